"""Nothing lost: every character of the source stands in one place, and the spans bear it out."""

from __future__ import annotations

from collections.abc import Iterator

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
    runs = (
        run for node in treaty.walk() for string in node.strings() for run in string.passage.runs()
    )
    kept = sum(span.length for span, _ in runs)
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
    """A node reaches from its first to its last character, its parts one behind the other."""
    strings = list(node.strings())
    before = len(strings) - len(node.wrap_up)
    spans = [
        *(string.passage.span for string in strings[:before]),
        *(child.span for child in node.children),
        *(string.passage.span for string in strings[before:]),
    ]
    position = node.span.start
    for span in spans:
        if span.start < position:
            yield _misplaced(node.e_id, span, node.span)
        position = span.end
    if spans and (spans[0].start, spans[-1].end) != (node.span.start, node.span.end):
        yield _misplaced(node.e_id, node.span, Span(spans[0].start, spans[-1].end))
    for e_id, _, passage, stated, marks in strings:
        if stated != passage.span:
            yield _misplaced(e_id, stated or node.span, passage.span)
        for mark in marks:
            fits = mark.start < mark.end <= len(passage.text)
            if not fits or passage.span_of(mark.start, mark.end) != mark.span:
                yield _misplaced(e_id, mark.span, passage.span)
    for child in node.children:
        yield from _order(child)


def _misplaced(e_id: str, span: Span, within: Span) -> Diagnostic:
    message = f"the span {span.start}–{span.end} does not fit where it stands ({within.start}–{within.end})"
    return report(CODES["TP504"], message, e_id=e_id)
