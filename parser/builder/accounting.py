"""Where every character of the source went: kept, set aside, blank, or missing.

A stretch counts as kept only where the source really has the words that the model has there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parser.model import Coverage, Node, Omitted
from parser.source import AS_SPACES


def account(source: str, parts: Iterable[Node], omitted: Sequence[Omitted]) -> Coverage:
    """The coverage of a source by the nodes made of it and the stretches set aside."""
    kept = [
        span
        for part in parts
        for node in part.walk()
        for string in node.strings()
        for span, words in string.passage.runs()
        if source[span.start : span.end].translate(AS_SPACES) == words
    ]
    aside = [stretch.span for stretch in omitted]
    missing = doubled = position = 0
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
