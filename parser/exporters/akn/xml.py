"""Making elements and writing them out, so that white space inside text is never touched."""

from __future__ import annotations

from lxml import etree

from parser.vocabulary import AKN, MIXED, OWN

_NAMESPACES = {None: AKN, "tp": OWN}


def element(
    parent: etree._Element | None, name: str, /, eId: str | None = None, **attributes: str | None
) -> etree._Element:
    """A new Akoma Ntoso element, last in its parent; attributes that are None are left out.

    A name that a Python keyword has (`as`) or that holds a colon is given with a `_` behind it
    or as `tp:name`, which puts the element in our own namespace.
    """
    space, _, local = name.rpartition(":")
    tag = f"{{{OWN if space else AKN}}}{local}"
    given = {"eId": eId} | {key.rstrip("_"): value for key, value in attributes.items()}
    present = {key: value for key, value in given.items() if value is not None}
    if parent is None:
        return etree.Element(tag, present, nsmap=_NAMESPACES)
    return etree.SubElement(parent, tag, present)


def serialise(root: etree._Element) -> str:
    """The XML text, indented, with a final line break."""
    _indent(root, 0)
    text: str = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _indent(parent: etree._Element, level: int) -> None:
    """Put each element on a line of its own, but leave those that hold text for reading."""
    if not len(parent) or etree.QName(parent).localname in MIXED:
        return
    inner = "\n" + "  " * (level + 1)
    parent.text = inner
    for child in parent:
        _indent(child, level + 1)
        child.tail = inner
    parent[-1].tail = "\n" + "  " * level
