"""Nothing lost: every character of the source stands in one place, and the spans bear it out."""

from __future__ import annotations

from collections.abc import Iterator

from parser.builder.accounting import stretches
from parser.diagnostics import Code, Diagnostic, report, table
from parser.model import Node, Treaty
from parser.source import Span

CODES = table(
    Code("TP501", "error", "characters were lost", "Some characters of the source stand neither in the treaty nor among what was set aside. A fault of this program: please report it.", True),
    Code("TP502", "error", "characters stand twice", "Some characters of the source stand in more than one place. A fault of this program: please report it.", True),
    Code("TP503", "error", "the account does not add up", "The coverage that is stated is not what the spans of the numbers, headings, texts and omitted stretches add up to.", True),
    Code("TP504", "error", "a span is out of place", "The span of a part lies outside the part that holds it, or before the one in front of it, or is shorter than its text.", True),
)  # fmt: skip


def check(treaty: Treaty) -> Iterator[Diagnostic]:
    coverage = treaty.coverage
    if coverage.missing:
        yield report(
            CODES["TP501"], f"{coverage.missing} characters of the source are not accounted for"
        )
    if coverage.doubled:
        yield report(
            CODES["TP502"], f"{coverage.doubled} characters of the source are accounted for twice"
        )
    yield from _sums(treaty)
    for part in treaty.parts:
        yield from _order(part)


def _sums(treaty: Treaty) -> Iterator[Diagnostic]:
    coverage = treaty.coverage
    kept = sum(span.length for part in treaty.parts for span, _ in stretches(part))
    omitted = sum(stretch.span.length for stretch in treaty.omitted)
    stated = (
        ("kept", coverage.kept, kept),
        ("omitted", coverage.omitted, omitted),
        ("nonBlank", coverage.non_blank, kept + omitted + coverage.missing - coverage.doubled),
        ("length", coverage.length, coverage.blank + coverage.non_blank),
        ("length of the source", coverage.length, treaty.meta.source.length),
    )
    for name, said, found in stated:
        if said != found:
            yield report(
                CODES["TP503"], f"{name} is said to be {said} characters, but comes to {found}"
            )


def _order(node: Node) -> Iterator[Diagnostic]:
    """Children lie in their parent, one behind the other; strings fit their spans."""
    position = node.span.start
    for child in node.children:
        if child.span.start < position or child.span.end > node.span.end:
            yield _misplaced(child.e_id, child.span, node.span)
        position = child.span.end
        yield from _order(child)
    for text in node.texts():
        if text.span not in node.span or len(text.text) > text.span.length + len(text.pieces):
            yield _misplaced(text.e_id, text.span, node.span)
    for string, span in ((node.num, node.num_span), (node.separator, node.separator_span)):
        if string is not None and (span is None or span.length != len(string)):
            yield _misplaced(node.e_id, span or node.span, node.span)


def _misplaced(e_id: str, span: Span, within: Span) -> Diagnostic:
    message = f"the span {span.start}–{span.end} does not fit where it stands ({within.start}–{within.end})"
    return report(CODES["TP504"], message, e_id=e_id)
