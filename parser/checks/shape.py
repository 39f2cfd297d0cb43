"""Shapes that the schema lets pass though no drafter means them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from parser.diagnostics import Code, Diagnostic, report, table
from parser.vocabulary import AKN, HIERARCHICAL

CODES = table(
    Code("TP640", "error", "number and heading are out of order", "A number comes before its heading, a heading before a subheading, and there is one of each.", True),
    Code("TP641", "error", "an element is empty", "A paragraph, number, heading, content or division holds nothing.", True),
    Code("TP642", "warning", "a number was left as text", "A text begins with the number of a clause, which belongs into `num`."),
    Code("TP643", "error", "a reference stands in a reference", "A `ref` may not hold another.", True),
)  # fmt: skip

_LABELS = ("num", "heading", "subheading")
_FILLED = HIERARCHICAL | {
    "p",
    "num",
    "heading",
    "subheading",
    "content",
    "intro",
    "wrapUp",
    "recital",
    "formula",
}
_CLAUSE = re.compile(r"\s*(?:\(\w{1,3}\)|\d{1,2}\.|[a-z]\))\s+\w")
_CHILDREN = HIERARCHICAL | {"recital"}


def check_akn(root: etree._Element) -> Iterator[Diagnostic]:
    for element in root.iter(f"{{{AKN}}}*"):
        name = etree.QName(element).localname
        if name in _CHILDREN:
            yield from _labels(element, name)
        if name in _FILLED and not len(element) and not (element.text or "").strip():
            yield report(
                CODES["TP641"], f"{name} is empty", e_id=element.get("eId"), line=element.sourceline
            )
        if (
            name == "p"
            and _CLAUSE.match("".join(element.itertext()))
            and _first_of_content(element)
        ):
            yield report(
                CODES["TP642"],
                "a text begins with the number of a clause",
                e_id=element.get("eId"),
                line=element.sourceline,
            )
        if name == "ref" and any(
            etree.QName(a).localname == "ref" for a in element.iterancestors()
        ):
            yield report(
                CODES["TP643"],
                "a ref stands in a ref",
                e_id=element.get("eId"),
                line=element.sourceline,
            )


def _labels(element: etree._Element, name: str) -> Iterator[Diagnostic]:
    found = [etree.QName(child).localname for child in element.iterchildren(f"{{{AKN}}}*")]
    labels = [child for child in found if child in _LABELS]
    if labels != found[: len(labels)] or labels != [label for label in _LABELS if label in labels]:
        message = f"{name} has {', '.join(labels)} out of order"
        yield report(CODES["TP640"], message, e_id=element.get("eId"), line=element.sourceline)


def _first_of_content(element: etree._Element) -> bool:
    parent = element.getparent()
    return (
        parent is not None
        and etree.QName(parent).localname in ("content", "intro")
        and parent[0] is element
    )
