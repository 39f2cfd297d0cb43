"""Which marks at the heads of lines really number something, by the run of their numbers.

A line that begins with "Article 5" may be a heading or the end of a wrapped cross-reference.
What tells them apart is the family: headings of one kind count up, and a heading is short,
set off by punctuation, or alone on its line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from parser.folding import fold
from parser.lexicon import Lexicon
from parser.numbering import Head, Marks, Reading
from parser.survey.layout import Line

HEADING_LENGTH = 150  # characters that a heading on its line has at most
_SENTENCE_END = re.compile(r"[.;,:]\W*$")
_GOES_ON = re.compile(r"[a-zß-öø-ÿ,;)\]]")  # how the rest of a sentence begins


def number(lines: tuple[Line, ...], reader: Marks) -> tuple[Line, ...]:
    """The lines with the marks that are borne out by their families."""
    candidates = [reader.head(line.text) for line in lines]
    heads = dict(_divisions(lines, candidates))
    heads |= dict(_attachments(lines, candidates, min(heads, default=len(lines))))
    heads |= dict(_clauses(candidates))
    return tuple(replace(line, head=heads.get(i)) for i, line in enumerate(lines))


def _divisions(
    lines: tuple[Line, ...], candidates: list[Head | None]
) -> Iterator[tuple[int, Head]]:
    """Headings of divisions: in turn, or set off so clearly that a gap is the likelier reading."""
    last: dict[str, int] = {}
    for i, head in enumerate(candidates):
        if head is None or head.kind != "division":
            continue
        rest = lines[i].text[head.body :]
        following = rest or (lines[i + 1].text if i + 1 < len(lines) else "")
        if not head.separator and goes_on(following):
            continue
        set_off = not rest or head.separator is not None
        if any(_in_turn(reading, last.get(head.type, 0)) for reading in head.readings) or set_off:
            last[head.type] = _best(head, last.get(head.type, 0)).ordinal
            yield i, head


def _in_turn(reading: Reading, last: int) -> bool:
    """A number that goes on with its family, stands again with a suffix (4 bis), or starts anew."""
    return reading.ordinal in (1, last + 1) or (
        reading.ordinal == last and reading.value != str(last)
    )


def _best(head: Head, last: int) -> Reading:
    return next((r for r in head.readings if r.ordinal == last + 1), head.readings[0])


def _attachments(
    lines: tuple[Line, ...], candidates: list[Head | None], after: int
) -> Iterator[tuple[int, Head]]:
    """Headings of annexes and the like: a short line of their own, behind the first division."""
    for i, head in enumerate(candidates):
        if i > after and head is not None and head.kind == "attachment":
            rest = lines[i].text[head.body :]
            if not rest or (
                is_heading(rest) and (head.separator or head.readings or head.num <= 12)
            ):
                yield i, head


def is_heading(text: str, small: bool = False) -> bool:
    """Whether words have the look of a heading: short, no sentence's end, no lower-case start.

    `small` allows the last: the title of a protocol goes on from its name ("on Students").
    """
    return (
        len(text) <= HEADING_LENGTH
        and not _SENTENCE_END.search(text)
        and (small or not goes_on(text))
    )


def goes_on(text: str) -> bool:
    """Whether words begin as the rest of a sentence does, not as a heading or a new one."""
    return _GOES_ON.match(text) is not None


def _clauses(candidates: list[Head | None]) -> Iterator[tuple[int, Head]]:
    """Marks of clauses that start a list or have a neighbour in one."""
    marks = [(i, head) for i, head in enumerate(candidates) if head and head.kind == "clause"]
    ahead = _following(marks)
    seen: dict[str, int] = {}
    unordered = Counter(r.scheme for _, head in marks for r in head.readings if not r.ordinal)
    for (i, head), following in zip(marks, ahead, strict=True):
        borne_out = [
            r
            for r in head.readings
            if (unordered[r.scheme] > 1 if not r.ordinal else r.ordinal == 1)
            or seen.get(r.scheme) == r.ordinal - 1
            or following.get(r.scheme) == r.ordinal + 1
        ]
        if borne_out:
            seen |= {r.scheme: r.ordinal for r in borne_out}
            yield i, head


def _following(marks: list[tuple[int, Head]]) -> list[dict[str, int]]:
    """For each mark, the ordinal of the next mark of each of its schemes."""
    after: dict[str, int] = {}
    found = []
    for _, head in reversed(marks):
        found.append({r.scheme: after[r.scheme] for r in head.readings if r.scheme in after})
        after |= {r.scheme: r.ordinal for r in head.readings}
    return found[::-1]


def front(lines: tuple[Line, ...], lexicon: Lexicon) -> int:
    """How many lines stand before the provisions: up to the first division or enacting words."""
    clause = None
    for i, line in enumerate(lines):
        if line.head and line.head.kind == "division":
            return i
        if lexicon.enacting.search(fold(line.text)):
            return i + 1
        if clause is None and line.head:
            clause = i
    return len(lines) if clause is None else clause


def is_treaty(lines: tuple[Line, ...], front: int, lexicon: Lexicon) -> bool:
    """Two divisions make a treaty; so do two clauses or one division with a treaty's formulas."""
    heads = Counter(line.head.kind for line in lines if line.head)
    if heads["division"] >= 2:
        return True
    formulas = any(
        lexicon.enacting.search(text) or lexicon.parties.match(text) or lexicon.recitals.match(text)
        for text in (fold(line.text) for line in lines[:front])
    )
    return formulas and (heads["division"] == 1 or heads["clause"] >= 2)
