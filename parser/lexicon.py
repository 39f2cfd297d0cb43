"""The words of one drafting language, read from grammar/lexicon/xx.toml.

Every word is kept folded (see folding.py), so that a text folded the same way can be compared
with it. Code asks the lexicon and never which language it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from parser import tables
from parser.folding import fold

_TAIL = 45  # characters behind enacting words at most: "on the following provisions"

# Akoma Ntoso's names for divisions, from the outermost inwards, as a lexicon may use them.
DIVISIONS = ("book", "part", "title", "chapter", "section", "subsection", "article", "rule")


def alternation(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; one that never matches for none.

    >>> alternation(["art.", "article"])
    'article|art\\\\.'
    """
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, longest_first)) or "(?!)"


def opening(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for a line that begins with one of the words."""
    return re.compile(rf"\W*(?:{alternation(words)})(?!\w)")


@dataclass(frozen=True, eq=False)
class Lexicon:
    """One language's file, folded; `code` is ISO 639-1, `terminology` ISO 639-2/T."""

    name: str
    code: str
    terminology: str
    common: frozenset[str]
    divisions: dict[str, str]  # folded word → Akoma Ntoso name
    attachments: dict[str, str]
    numbers: dict[str, int]
    preamble: dict[str, tuple[str, ...]]
    conclusions: dict[str, tuple[str, ...]]
    title_words: frozenset[str]
    instruments: dict[str, str]
    page: dict[str, tuple[str, ...]]
    months: dict[str, int]
    date_forms: tuple[str, ...]
    day_endings: tuple[str, ...]
    governments: tuple[str, ...]
    state_styles: tuple[str, ...]
    state_qualities: tuple[str, ...]
    state_joints: tuple[str, ...]
    state_names: dict[str, tuple[str, ...]]  # ISO 3166-1 alpha-3 → further names

    @classmethod
    def read(cls, data: dict[str, Any]) -> Lexicon:
        """The lexicon that one parsed TOML file holds."""
        dates, states = data.get("dates", {}), data.get("states", {})
        return cls(
            name=data["name"],
            code=data["code"],
            terminology=data["terminology"],
            common=frozenset(map(fold, data["common"])),
            divisions=_inverted(data["divisions"]),
            attachments=_inverted(data["attachments"]),
            numbers={fold(word): value for word, value in data["numbers"].items()},
            preamble={role: _folded(words) for role, words in data["preamble"].items()},
            conclusions={role: _folded(words) for role, words in data["conclusions"].items()},
            title_words=frozenset(map(fold, data["titles"]["small"])),
            page={role: _folded(words) for role, words in data["page"].items()},
            instruments={fold(word): name for word, name in data["instruments"].items()},
            months={fold(word): n for n, word in enumerate(dates.get("months", ()), 1)},
            date_forms=tuple(dates.get("forms", ())),
            day_endings=_folded(dates.get("day_endings", ())),
            governments=_folded(states.get("government", ())),
            state_styles=_folded(states.get("styles", ())),
            state_qualities=_folded(states.get("qualities", ())),
            state_joints=_folded(states.get("joints", ())),
            state_names={code: tuple(names) for code, names in states.get("names", {}).items()},
        )

    @cached_property
    def parties(self) -> re.Pattern[str]:
        return opening(self.preamble["parties"])

    @cached_property
    def continued(self) -> re.Pattern[str]:
        return opening(self.preamble["continued"])

    @cached_property
    def recitals(self) -> re.Pattern[str]:
        return opening(self.preamble["recitals"])

    @cached_property
    def preamble_heading(self) -> re.Pattern[str]:
        return re.compile(rf"\W*(?:{alternation(self.preamble['heading'])})\W*")

    @cached_property
    def _enacting(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{alternation(self.preamble['enacting'])})(?!\w)")

    def enacts(self, text: str) -> bool:
        """Whether a folded line is an enacting formula: its words begin the line or close it.

        "Recalling that they have agreed in 1999 to …" has the words, and is a recital.
        """
        match = self._enacting.search(text)
        if match is None:
            return False
        begins = not re.search(r"\w", text[: match.start()])
        closes = len(text) - match.end() <= _TAIL and not self.recitals.match(text)
        return begins or closes or text.endswith(":")

    @cached_property
    def testimonium(self) -> re.Pattern[str]:
        return opening(self.conclusions["testimonium"])

    @cached_property
    def done(self) -> re.Pattern[str]:
        return opening(self.conclusions["done"])

    @cached_property
    def signature(self) -> re.Pattern[str]:
        return opening(self.conclusions["signature"])

    @cached_property
    def published(self) -> re.Pattern[str]:
        return opening(self.page["published"])

    @cached_property
    def counted(self) -> re.Pattern[str]:
        """A number, and hardly more than the words of what it counts."""
        word = rf"(?:(?:{alternation(self.page['counted'])})\W*)"
        return re.compile(rf"{word}*\d{{1,3}}(?:[ .,]?\d{{3}})*\W*{word}*")

    @cached_property
    def instrument(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{alternation(self.instruments)})(?!\w)")


def _folded(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(fold, words))


def _inverted(table: dict[str, list[str]]) -> dict[str, str]:
    return {fold(word): name for name, words in table.items() for word in words}


@cache
def lexicons() -> dict[str, Lexicon]:
    """Every lexicon there is, by its two-letter code."""
    return {code: Lexicon.read(data) for code, data in tables.lexicons().items()}


# For a text in a language that has no lexicon: every table is empty.
NONE = Lexicon.read(
    {
        "name": "undetermined",
        "code": "und",
        "terminology": "und",
        "common": (),
        "divisions": {},
        "attachments": {},
        "numbers": {},
        "preamble": {"heading": (), "parties": (), "continued": (), "recitals": (), "enacting": ()},
        "conclusions": {"testimonium": (), "done": (), "signature": ()},
        "titles": {"small": ()},
        "instruments": {},
        "page": {"published": (), "counted": ()},
    }
)


def find(code: str) -> Lexicon | None:
    """The lexicon of a language named by either of its codes, in any case."""
    wanted = code.casefold()
    return next((lex for lex in lexicons().values() if wanted in (lex.code, lex.terminology)), None)
