"""Nothing lost: every character of the source stands in one place, and the spans bear it out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from parser.diagnostics import Code, Diagnostic, report, table
from parser.model import Node, Treaty
from parser.source import Span
from parser.vocabulary import AKN, OWN

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


# A stretch of the source, and the line of the file that says so.
Placed = tuple[Span, int | None]


# ── Any Akoma Ntoso file that has our offsets ───────────────────────────────────────


def check_akn(root: etree._Element) -> Iterator[Diagnostic]:
    """The offsets that stand off in the metadata: in order, apart, as long as their words."""
    entries = {(e.get("on") or "")[1:]: e for e in root.iter(f"{{{OWN}}}s")}
    if not entries:
        return
    kept: list[Placed] = []
    for element in root.iter(f"{{{AKN}}}*"):
        entry = entries.get(element.get("eId") or "")
        if entry is None:
            continue
        for name in ("num", "sep", "heading", "at"):
            runs = _runs(entry.get(name))
            kept += [(run, element.sourceline) for run in runs]
            if runs and not _fits(runs, _words(name, element, entry)):
                message = f"the {name} of {entry.get('on')} is not as long as its words"
                yield report(CODES["TP504"], message, line=entry.sourceline)
    omitted = [
        (run, e.sourceline) for e in root.iter(f"{{{OWN}}}omitted") for run in _runs(e.get("span"))
    ]
    yield from _apart(kept, omitted)
    for coverage in root.iter(f"{{{OWN}}}coverage"):
        for name, found in (("kept", kept), ("omitted", omitted)):
            total = sum(run.length for run, _ in found)
            if coverage.get(name) != str(total):
                message = (
                    f"{name} is said to be {coverage.get(name)} characters, but comes to {total}"
                )
                yield report(CODES["TP503"], message, line=coverage.sourceline)


def _runs(pairs: str | None) -> list[Span]:
    """Pairs of offsets, as they are written: "306 503 510 520"."""
    numbers = [int(n) if n.isdecimal() and len(n) < 10 else -1 for n in (pairs or "").split()]
    return [Span(a, b) for a, b in zip(numbers[::2], numbers[1::2], strict=False)]


def _words(name: str, element: etree._Element, entry: etree._Element) -> str:
    """The words that offsets of a name are said to be of."""
    if name == "sep":
        return entry.get("separator") or ""
    if name != "at":
        found = element.find(f"{{{AKN}}}{name}")
        if found is None:
            found = element.find(f"{{{AKN}}}block[@name='{name}']")
        if found is None:
            return ""
        element = found
    return "".join(map(str, element.itertext()))


def _fits(runs: list[Span], words: str) -> bool:
    """Whether runs have the length of the words; between several there may be blanks."""
    total = sum(run.length for run in runs)
    return total == len(words) or (len(runs) > 1 and total <= len(words))


def _apart(kept: list[Placed], omitted: list[Placed]) -> Iterator[Diagnostic]:
    """The stretches that are kept follow the order of the text, and none overlaps another."""
    for (a, _), (b, line) in pairwise(kept):
        if a.start > b.start:
            message = (
                f"what stands at {b.start} in the source comes behind what stands at {a.start}"
            )
            yield report(CODES["TP504"], message, line=line)
    every = sorted([*kept, *omitted], key=lambda placed: (placed[0].start, placed[0].end))
    for (a, _), (b, line) in pairwise(every):
        if a.end > b.start:
            message = f"two stretches of the source overlap at {b.start}"
            yield report(CODES["TP502"], message, line=line)
