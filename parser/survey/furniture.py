"""Which lines belong to the page and not to the treaty: each is set aside with its reason.

Most of it stands in the head of the page, above the first provision. A title printed twice
frames the rest of it: the copy next to the treaty's text is the title, and short lines
between the two are the page's. Lines that are drawn and not written may stand anywhere.
"""

from __future__ import annotations

import re

from parser.dates import find
from parser.folding import fold
from parser.lexicon import Lexicon
from parser.numbering import heads
from parser.source import Span
from parser.survey.layout import Line, Stretch

TITLE = "repeated-title"
RUBRIC = "rubric"
PUBLICATION = "publication-date"
COUNTER = "view-counter"
RULE = "ruled-line"

_HEAD = 30  # lines of a page in which its furniture stands
_STAMP_WORDS = 6  # at most, beside date and time: "mis en ligne le lundi … à"
_RUBRIC_WORDS = 3  # at most, in the name of a section of the site
_CLOCK = re.compile(r"(?<!\d)[0-2]?\d\s?[:hH.]\s?[0-5]\d(?!\d)")
_RULED = re.compile(r"[\s_=*~·.•—–\-]{3,}")


def set_aside(
    lines: tuple[Line, ...], lexicon: Lexicon
) -> tuple[tuple[Line, ...], tuple[Stretch, ...]]:
    """The lines of the treaty, and the stretches of the page around them."""
    head = _head(lines, lexicon)
    copies = _copies(head)
    stamp = next((i for i, line in enumerate(head) if _is_stamp(line.text, lexicon)), None)
    reasons = {i: RULE for i, line in enumerate(lines) if _RULED.fullmatch(line.text)}
    between = range(copies[0] + 1, copies[-1]) if copies else ()
    reasons |= {i: _kind(head[i], lexicon) for i in between}
    reasons |= dict.fromkeys(copies[:-1], TITLE)
    if stamp is not None:
        beside = (i for i in _beside(head, stamp, lexicon) if i not in reasons)
        reasons |= {i: _kind(head[i], lexicon) for i in beside}
        reasons[stamp] = PUBLICATION
    return (
        tuple(line for i, line in enumerate(lines) if i not in reasons),
        _stretches(lines, reasons),
    )


def _head(lines: tuple[Line, ...], lexicon: Lexicon) -> tuple[Line, ...]:
    """The lines above the first numbered division, and no more than a page has."""
    reader = heads(lexicon)
    for i, line in enumerate(lines[:_HEAD]):
        mark = reader.head(line.text)
        if mark and mark.kind == "division":
            return lines[:i]
    return lines[:_HEAD]


def _copies(head: tuple[Line, ...]) -> list[int]:
    """Where the title stands that opens the page, if what is between is as short as furniture."""
    if not head:
        return []
    first = fold(head[0].text)
    copies = [i for i, line in enumerate(head) if fold(line.text) == first]
    between = head[1 : copies[-1]]
    if len(first.split()) < 3 or any(len(line.text) > len(first) for line in between):
        return []
    return copies


def _is_stamp(text: str, lexicon: Lexicon) -> bool:
    """Whether a line is a date, with a time of day or the word that it is one of publication."""
    date = next(iter(find(text, lexicon)), None)
    clock = _CLOCK.search(text, date.end if date else 0)
    if not date or not (clock or lexicon.published.match(fold(text))):
        return False
    rest = text[: date.start] + " " + text[date.end :].replace(clock[0] if clock else "", " ")
    return len(re.findall(r"\w+", rest)) <= _STAMP_WORDS


def _beside(head: tuple[Line, ...], stamp: int, lexicon: Lexicon) -> list[int]:
    """The counter and the rubric that stand with the date, with no blank line between.

    Words before the date may be the title, if there is no other line for it.
    """
    found = []
    after = stamp + 1
    if after < len(head) and _counts(head[after], lexicon):
        bare = head[after].text.replace(" ", "").isdecimal()
        if not (bare and head[after].apart):
            found.append(after)
    before = stamp - 1
    if before >= 0 and not head[stamp].apart:
        few = len(head[before].text.split()) <= _RUBRIC_WORDS
        if _counts(head[before], lexicon) or (few and len(head) - len(found) > 2):
            found.append(before)
    return found


def _counts(line: Line, lexicon: Lexicon) -> bool:
    return lexicon.counted.fullmatch(fold(line.text)) is not None


def _kind(line: Line, lexicon: Lexicon) -> str:
    """What a line of the page is, by its shape."""
    if _counts(line, lexicon):
        return COUNTER
    return PUBLICATION if _is_stamp(line.text, lexicon) else RUBRIC


def _stretches(lines: tuple[Line, ...], reasons: dict[int, str]) -> tuple[Stretch, ...]:
    """A stretch a line; the break between two neighbours goes with the first of them."""
    found = []
    for i, reason in sorted(reasons.items()):
        span = lines[i].passage.span
        if i + 1 in reasons and not lines[i + 1].apart:
            span = Span(span.start, lines[i + 1].passage.span.start)
        found.append(Stretch(reason, span, lines[i].text))
    return tuple(found)
