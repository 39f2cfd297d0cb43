"""Where every character of the source went: kept, set aside, blank, or missing.

A stretch counts as kept only where the source really has the words that the model has there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from parser.model import Coverage, Node, Omitted
from parser.source import AS_SPACES, Span


def account(source: str, parts: Iterable[Node], omitted: Sequence[Omitted]) -> Coverage:
    """The coverage of a source by the nodes made of it and the stretches set aside."""
    kept = [
        span
        for part in parts
        for span, words in stretches(part)
        if source[span.start : span.end].translate(AS_SPACES) == words
    ]
    aside = [stretch.span for stretch in omitted]
    blank = missing = doubled = position = 0
    for span in sorted((*kept, *aside), key=lambda span: (span.start, span.end)):
        gap = source[position : span.start]
        missing += len("".join(gap.split()))
        doubled += max(0, min(position, span.end) - span.start)
        position = max(position, span.end)
    missing += len("".join(source[position:].split()))
    kept_length, omitted_length = (sum(span.length for span in spans) for spans in (kept, aside))
    blank = len(source) - (kept_length + omitted_length - doubled) - missing
    return Coverage(
        length=len(source),
        blank=blank,
        non_blank=len(source) - blank,
        kept=kept_length,
        omitted=omitted_length,
        missing=missing,
        doubled=doubled,
    )


def stretches(part: Node) -> Iterator[tuple[Span, str]]:
    """The stretches of source that a part's numbers, headings and texts are made of."""
    for node in part.walk():
        for text, span, pieces in _strings(node):
            yield from _runs(text, span, pieces)


def _strings(node: Node) -> Iterator[tuple[str, Span, Sequence[tuple[int, int]]]]:
    if node.num is not None and node.num_span:
        yield node.num, node.num_span, ()
    if node.separator is not None and node.separator_span:
        yield node.separator, node.separator_span, ()
    if node.heading is not None and node.heading_span:
        yield node.heading, node.heading_span, node.heading_pieces
    for text in node.texts():
        yield text.text, text.span, text.pieces


def _runs(text: str, span: Span, pieces: Sequence[tuple[int, int]]) -> Iterator[tuple[Span, str]]:
    """The runs of a text that stand unbroken in the source, each with its words."""
    starts = pieces or ((0, span.start),)
    ends = [*(at for at, _ in starts[1:]), len(text)]
    for (at, there), end in zip(starts, ends, strict=True):
        words = text[at:end].rstrip() if end < len(text) else text[at:end]
        if words:
            yield Span(there, there + len(words)), words
