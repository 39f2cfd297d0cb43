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
_RUBRIC_WORDS = 3  # at most, in the name of a section of the site
_CLOCK = re.compile(r"(?<!\d)[0-2]?\d\s?[:hH.]\s?[0-5]\d(?!\d)")
_RULED = re.compile(r"[\s_=*~·.•—–\-]{3,}")
_COUNT = re.compile(r"\d{1,3}(?:[ .,\u00a0\u202f]?\d{3})*")


def set_aside(
    lines: tuple[Line, ...], lexicon: Lexicon
) -> tuple[tuple[Line, ...], tuple[Stretch, ...]]:
    """The lines of the treaty, and the stretches of the page around them."""
    head = _head(lines, lexicon)
    copies = _copies(head)
    stamp = next((i for i, line in enumerate(head) if _is_stamp(line.text, lexicon)), None)
    reasons = {i: RULE for i, line in enumerate(lines) if _RULED.fullmatch(line.text)}
    reasons |= {i: _kind(head[i]) for i in range(copies[0] + 1, copies[-1])} if copies else {}
    reasons |= dict.fromkeys(copies[:-1], TITLE)
    if stamp is not None:
        reasons |= {i: _kind(head[i]) for i in _beside(head, stamp) if i not in reasons}
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
    """Whether a line is a date and a time of day, and hardly anything else."""
    date = next(iter(find(text, lexicon)), None)
    clock = _CLOCK.search(text, date.end if date else 0) or _CLOCK.search(text)
    if not date or not clock:
        return False
    rest = text[: date.start] + " " + text[date.end :].replace(clock[0], " ")
    return len(re.findall(r"\w+", rest)) <= 3


def _beside(head: tuple[Line, ...], stamp: int) -> list[int]:
    """The counter and the rubric that stand with the date, with no blank line between.

    Words before the date may be the title, if there is no other line for it.
    """
    found = []
    after = stamp + 1
    if after < len(head) and not head[after].apart and _COUNT.fullmatch(head[after].text):
        found.append(after)
    before = stamp - 1
    words = head[before].text if before >= 0 and not head[stamp].apart else ""
    spare = len(head) - len(found) > 2 and len(words.split()) <= _RUBRIC_WORDS
    if words and (spare or _COUNT.fullmatch(words)):
        found.append(before)
    return found


def _kind(line: Line) -> str:
    """What a line of the page is, by its shape."""
    return COUNTER if _COUNT.fullmatch(line.text) else RUBRIC


def _stretches(lines: tuple[Line, ...], reasons: dict[int, str]) -> tuple[Stretch, ...]:
    """A stretch a line; the break between two neighbours goes with the first of them."""
    found = []
    for i, reason in sorted(reasons.items()):
        span = lines[i].passage.span
        if i + 1 in reasons and not lines[i + 1].apart:
            span = Span(span.start, lines[i + 1].passage.span.start)
        found.append(Stretch(reason, span, lines[i].text))
    return tuple(found)
