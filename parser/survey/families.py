"""Which marks at the heads of lines really number something, by the run of their numbers.

A line that begins with "Article 5" may be a heading or the end of a wrapped cross-reference.
What tells them apart is the family: headings of one kind count up, and a heading is short,
set off by punctuation, or alone on its line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from parser.folding import fold
from parser.lexicon import Lexicon
from parser.numbering import Head, HeadReader, Reading
from parser.survey.layout import Line

HEADING_LENGTH = 150  # characters that a heading on its line has at most
_SENTENCE_END = re.compile(r"[.;,:]\W*$")
_GOES_ON = re.compile(r"[a-zß-öø-ÿ,;)\]]")  # how the rest of a sentence begins


def number(lines: tuple[Line, ...], reader: HeadReader) -> tuple[Line, ...]:
    """The lines with the heads that are borne out by their families."""
    candidates = [reader.head(line.text) for line in lines]
    found = dict(_divisions(lines, candidates))
    found |= dict(_attachments(lines, candidates, found))
    found |= dict(_clauses(lines, candidates))
    return tuple(replace(line, head=found.get(i)) for i, line in enumerate(lines))


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
        before = last.get(head.type, 0)
        reading = next((r for r in head.readings if _in_turn(r, before)), None)
        if reading is None and (not rest or head.separator):
            reading = min(head.readings, key=lambda r: r.ordinal)
        if reading:
            last[head.type] = reading.ordinal
            yield i, head.read_as(reading)


def _in_turn(reading: Reading, last: int) -> bool:
    """A number that goes on with its family, stands again with a suffix (4 bis), or starts anew."""
    again = reading.ordinal == last and reading.value != str(last)
    return again or reading.ordinal in (1, last + 1)


def _attachments(
    lines: tuple[Line, ...], candidates: list[Head | None], divisions: dict[int, Head]
) -> Iterator[tuple[int, Head]]:
    """Headings of annexes and the like: a short line of their own, behind the first division.

    The heading of an article may be "Protocol" too; but behind an annex no article goes on
    with the numbers before it.
    """
    places = sorted(divisions)
    last: dict[str, int] = {}  # the number of the last division of each type
    for i, head in enumerate(candidates):
        division = divisions.get(i)
        if division is not None:
            last[division.type] = division.readings[0].ordinal
        if head is None or head.kind != "attachment" or not last:
            continue
        rest = lines[i].text[head.body :]
        named = head.separator or head.readings or head.num == len(lines[i].text)
        before = divisions.get(i - 1)
        heads_it = before is not None and not lines[i - 1].text[before.body :]
        n = bisect_right(places, i)
        after = places[n : n + 1]
        inside = any(_continues(divisions[place], last) for place in after)
        if named and not heads_it and not inside and (not rest or is_heading(rest)):
            yield i, head


def _continues(division: Head, last: dict[str, int]) -> bool:
    """Whether the number of a division goes on from the last of its type."""
    return division.readings[0].ordinal == last.get(division.type, -1) + 1


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


def _clauses(lines: tuple[Line, ...], candidates: list[Head | None]) -> Iterator[tuple[int, Head]]:
    """Marks of clauses that start a list or have a neighbour in one, and number some text."""
    marks = [
        (i, head)
        for i, head in enumerate(candidates)
        if head and head.kind == "clause" and _numbers(i, head, lines, candidates)
    ]
    schemes = [{r.scheme for r in head.readings} for _, head in marks]
    ahead = _following(marks)
    seen: dict[str, int] = {}
    for n, (i, head) in enumerate(marks):
        beside = set().union(*schemes[max(0, n - 1) : n], *schemes[n + 1 : n + 2])
        borne_out = [
            r
            for r in head.readings
            if (r.scheme in beside if not r.ordinal else r.ordinal == 1)
            or seen.get(r.scheme) == r.ordinal - 1
            or ahead[n].get(r.scheme) == r.ordinal + 1
        ]
        if borne_out:
            seen |= {r.scheme: r.ordinal for r in borne_out}
            yield i, head


def _numbers(i: int, head: Head, lines: tuple[Line, ...], candidates: list[Head | None]) -> bool:
    """Whether there is text behind a mark, on its line or on the next."""
    return bool(lines[i].text[head.body :]) or candidates[i + 1 : i + 2] == [None]


def _following(marks: list[tuple[int, Head]]) -> list[dict[str, int]]:
    """For each mark, the ordinal of the next mark of each of its schemes."""
    after: dict[str, int] = {}
    found = []
    for _, head in reversed(marks):
        found.append({r.scheme: after[r.scheme] for r in head.readings if r.scheme in after})
        after |= {r.scheme: r.ordinal for r in head.readings}
    return found[::-1]


def front(lines: tuple[Line, ...], lexicon: Lexicon) -> int:
    """How many lines stand before the provisions.

    These begin with the first division, or behind the enacting words before it; where neither
    is there, with the first numbered clause.
    """
    heads = {kind: i for i, line in reversed(list(enumerate(lines))) if (kind := _kind(line))}
    first = heads.get("division", len(lines))
    enacting = [i for i, line in enumerate(lines[:first]) if _enacts(line, lexicon)]
    if enacting:
        return 1 + (enacting[-1] if "division" in heads else enacting[0])
    return min(first, heads.get("clause", first) if "division" not in heads else first)


def _kind(line: Line) -> str:
    return line.head.kind if line.head else ""


def _enacts(line: Line, lexicon: Lexicon) -> bool:
    return line.head is None and lexicon.enacts(fold(line.text))


def is_treaty(lines: tuple[Line, ...], front: int, lexicon: Lexicon) -> bool:
    """Two articles make a treaty; other divisions or clauses need the words of one besides.

    These are the parties, recitals, enacting words, or a title that names an instrument.
    """
    heads = Counter(line.head.type or "clause" for line in lines if line.head)
    if heads["article"] >= 2:
        return True
    before = [fold(line.text) for line in lines[:front]]
    words = any(
        lexicon.enacts(text) or lexicon.parties.match(text) or lexicon.recitals.match(text)
        for text in before
    )
    if heads.total() > heads["clause"]:
        return words or any(lexicon.instrument.search(text) for text in before[:3])
    return words and heads["clause"] >= 2
