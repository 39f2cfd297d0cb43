"""Links inside a document: each leads somewhere, and nothing in the ontology is unused."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from parser.diagnostics import Code, Diagnostic, report, table
from parser.vocabulary import AKN, OWN

CODES = table(
    Code("TP630", "error", "a link leads nowhere", "An attribute that begins with # names an eId that no element of the document has.", True),
    Code("TP631", "warning", "an entry of the ontology is not used", "A TLC element stands in the metadata, and nothing refers to it."),
    Code("TP632", "error", "a range is turned round", "The end of a range of references stands before its beginning.", True),
)  # fmt: skip

_LINKS = (
    "href",
    "source",
    "as",
    "by",
    "for",
    "refersTo",
    "from",
    "upTo",
    "period",
    "dictionary",
    "start",
    "end",
    "current",
    "original",
    "pos",
    "on",
)


def check_akn(root: etree._Element) -> Iterator[Diagnostic]:
    places = {e.get("eId"): place for place, e in enumerate(root.iter()) if e.get("eId")}
    used = set()
    for element in root.iter(f"{{{AKN}}}*", f"{{{OWN}}}*"):
        targets = [t for t in (element.get(a) for a in _LINKS) if t and t.startswith("#")]
        for target in targets:
            used.add(target[1:])
            if target[1:] not in places:
                name = etree.QName(element).localname
                yield report(
                    CODES["TP630"],
                    f"{name} refers to {target}, which is nowhere",
                    line=element.sourceline,
                )
        refers = element.get("refersTo")
        if refers and not re.match(r"#|/|[a-z][a-z0-9+.-]*:", refers):
            message = f"refersTo is neither an eId behind # nor an IRI: {refers}"
            yield report(CODES["TP630"], message, line=element.sourceline)
        yield from _range(element, places)
    for element in root.iter(f"{{{AKN}}}*"):
        name = etree.QName(element).localname
        if name.startswith("TLC") and element.get("eId") not in used:
            yield report(
                CODES["TP631"],
                f"nothing refers to {name} {element.get('eId')!r}",
                line=element.sourceline,
            )


def _range(element: etree._Element, places: dict[str | None, int]) -> Iterator[Diagnostic]:
    start, end = (places.get((element.get(a) or "")[1:]) for a in ("from", "upTo"))
    if start is not None and end is not None and start > end:
        message = f"the range from {element.get('from')} to {element.get('upTo')} is turned round"
        yield report(CODES["TP632"], message, line=element.sourceline)
