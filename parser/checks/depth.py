"""How deep clauses stand in each other."""

from __future__ import annotations

from collections.abc import Iterator

from parser.diagnostics import Code, Diagnostic, report, table
from parser.model import Node, Treaty
from parser.vocabulary import DEEPEST

CODES = table(
    Code("TP205", "warning", "clauses are nested too deep", "Readers of XML and JSON stop at some depth, so clauses are kept at most 16 deep; what was deeper stands at that depth."),
)  # fmt: skip

_CLAUSES = ("paragraph", "point")


def check(treaty: Treaty) -> Iterator[Diagnostic]:
    for part in treaty.parts:
        yield from _deepest(part, 0)


def _deepest(node: Node, depth: int) -> Iterator[Diagnostic]:
    depth += node.type in _CLAUSES
    if depth == DEEPEST and node.type in _CLAUSES:
        message = f"clauses are nested {DEEPEST} deep, and no deeper level is kept"
        advice = "check how this list is numbered in the source"
        yield report(CODES["TP205"], message, e_id=node.e_id, span=node.num_span, help=advice)
    for child in node.children:
        yield from _deepest(child, depth)
