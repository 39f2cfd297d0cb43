"""Dates as a language writes them, read with the months and forms of its lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from parser.folding import fold
from parser.lexicon import Lexicon, alternation


@dataclass(frozen=True, slots=True)
class Day:
    """A full date and where it stands in a text."""

    start: int
    end: int
    iso: str


def find(text: str, lexicon: Lexicon) -> Iterator[Day]:
    """The full dates in a text, in order. A day that no calendar has is no date."""
    pattern = _pattern(lexicon)
    if pattern is None:
        return
    for match in pattern.finditer(fold(text)):
        parts = {
            name.rstrip("_0123456789"): value for name, value in match.groupdict().items() if value
        }
        try:
            day = date(int(parts["year"]), lexicon.months[parts["month"]], int(parts["day"]))
        except ValueError:
            continue
        yield Day(match.start(), match.end(), day.isoformat())


@cache
def _pattern(lexicon: Lexicon) -> re.Pattern[str] | None:
    """One pattern for all forms of a language; groups are numbered by the form."""
    if not lexicon.months:
        return None
    endings = alternation(lexicon.day_endings)
    forms = []
    for n, form in enumerate(lexicon.date_forms):
        parts = {
            "day": rf"(?P<day_{n}>\d{{1,2}})(?:{endings})?",
            "month": rf"(?P<month_{n}>{alternation(lexicon.months)})\.?",
            "year": rf"(?P<year_{n}>\d{{4}})",
        }
        forms.append(re.sub(r"\s+", r"\\s+", form).format(**parts))
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")
