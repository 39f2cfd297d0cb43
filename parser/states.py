"""States as a text names them: short name, long form, with or without their government.

Short names come from the Unicode CLDR (grammar/states/xx.json, generated), long forms from the
lexicon: a style ("République", "Kingdom") and its joint before the short name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from parser import resources
from parser.folding import fold
from parser.lexicon import Lexicon, alternation

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class State:
    """A naming of a state: the whole (with "Gouvernement de la"), and the state alone."""

    start: int
    name_start: int
    end: int
    code: str  # ISO 3166-1 alpha-3


def find(text: str, lexicon: Lexicon) -> Iterator[State]:
    """The states named in a text, in order; the longest name wins."""
    names = _names(lexicon)
    folded = fold(text)
    words = [(m[0], m.start(), m.end()) for m in _WORD.finditer(folded)]
    i = 0
    while i < len(words):
        for name, code in names.get(words[i][0], ()):
            if tuple(word for word, _, _ in words[i : i + len(name)]) == name:
                name_start = _extended(folded, words[i][1], _styles(lexicon))
                start = _extended(folded, name_start, _governments(lexicon))
                i += len(name) - 1
                yield State(start, name_start, words[i][2], code)
                break
        i += 1


def alpha_2(code: str) -> str:
    """ISO 3166-1 alpha-2 of an alpha-3 code, "" for one that is not known.

    >>> alpha_2("AZE")
    'AZ'
    """
    return _codes().get(code, "")


def _extended(folded: str, start: int, before: re.Pattern[str]) -> int:
    """Where a name begins that has words of the pattern before it."""
    while match := before.search(folded[max(0, start - 80) : start]):
        start = max(0, start - 80) + match.start()
    return start


@cache
def _styles(lexicon: Lexicon) -> re.Pattern[str]:
    return _before(lexicon.state_styles, lexicon)


@cache
def _governments(lexicon: Lexicon) -> re.Pattern[str]:
    return _before(lexicon.governments, lexicon)


def _before(words: tuple[str, ...], lexicon: Lexicon) -> re.Pattern[str]:
    """A pattern for one of the words, with its qualities and joint, at the end of a text."""
    quality, word = alternation(lexicon.state_qualities), alternation(words)
    joint = "|".join(re.escape(j) + ("" if j.endswith("'") else " ") for j in lexicon.state_joints)
    named = rf"(?:(?:{quality}) )*(?:{word})(?: (?:{quality}))*"
    return re.compile(rf"(?<!\w){named} (?:{joint or '(?!)'})$")


@cache
def _names(lexicon: Lexicon) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Folded names by their first word, the longest first."""
    path = resources.GRAMMAR / "states" / f"{lexicon.code}.json"
    short = json.loads(path.read_bytes()) if path.is_file() else {}
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for code, names in (*((c, (name,)) for c, name in short.items()), *lexicon.state_names.items()):
        for name in names:
            words = tuple(_WORD.findall(fold(name)))
            found.setdefault(words[0], []).append((words, code))
    return {first: sorted(names, key=lambda n: -len(n[0])) for first, names in found.items()}


@cache
def _codes() -> dict[str, str]:
    codes: dict[str, str] = json.loads(resources.text(resources.GRAMMAR / "states", "codes.json"))
    return codes
