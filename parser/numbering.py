"""The mark that numbers a provision, at the head of a line, and the value it stands for.

The shapes are in grammar/numbering.lark; the words in them come from a lexicon. What a mark
looks like is read here; whether it really numbers something is decided by the survey.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from parser.folding import fold, plain
from parser.lexicon import Lexicon, alternation
from parser.tables import shapes

_ROMAN = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUE = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_NUMBER = re.compile(
    r"(?P<arabic>\d{1,4}(?:[.\-]\d{1,3}){0,4})?(?P<word>[^\W\d_]*?)"
    r"(?:[ ](?P<adverb>[^\W\d_]+))?"
)

# Shapes that number clauses; all others are those of divisions and attachments.
_CLAUSES = {"CLAUSE", "DEGREE", "DECIMAL", "DASH", "BULLET"}


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a number: its scheme, its place in a sequence, its value as text."""

    scheme: str  # arabic, roman, letter, with case and punctuation: "letter-small ()"
    ordinal: int
    value: str


@dataclass(frozen=True, slots=True)
class Head:
    """The mark at the head of a line.

    `kind` is "division", "attachment" or "clause"; `type` the Akoma Ntoso name of a division
    or attachment; `num` the length of the printed label; `separator` where the punctuation
    after it stands; `body` where the heading or text begins. `key` is the number as eIds have
    it (naming convention 5.4: roman numerals and letters stay, label words go).
    """

    kind: str
    type: str
    num: int
    separator: tuple[int, int] | None
    body: int
    key: str
    readings: tuple[Reading, ...]

    @property
    def value(self) -> str:
        """The value of the number, by its first reading."""
        return self.readings[0].value if self.readings else ""

    def read_as(self, reading: Reading) -> Head:
        """The head with one of its readings chosen."""
        return replace(self, readings=(reading,))

    @property
    def first_order(self) -> bool:
        """Whether clauses so numbered are paragraphs (1. (1) 1.1), not points (a) (i) —."""
        return any(reading.scheme.startswith("arabic") for reading in self.readings)


def roman(text: str) -> int:
    """The value of a well-formed roman numeral, 0 for anything else.

    >>> roman("XIV"), roman("IIII")
    (14, 0)
    """
    if not text or not _ROMAN.fullmatch(text):
        return 0
    values = [_ROMAN_VALUE[c] for c in text] + [0]
    return sum(-v if v < after else v for v, after in pairwise(values))


def letter(text: str) -> int:
    """The place of a letter in the alphabet; doubled letters go on after z.

    >>> letter("c"), letter("aa"), letter("ab")
    (3, 27, 0)
    """
    if len(set(text)) != 1 or not "a" <= text[0] <= "z":
        return 0
    return ord(text[0]) - 96 + 26 * (len(text) - 1)


class HeadReader:
    """Reads the heads of lines with the words of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = {
            "<label>": alternation(lexicon.divisions),
            "<annex>": alternation(lexicon.attachments),
            "<ordinal>": alternation(lexicon.numbers),
        }
        patterns = []
        for name, pattern in shapes():
            for placeholder, expression in words.items():
                pattern = pattern.replace(placeholder, expression)
            patterns.append(f"(?P<{name}>{pattern})")
        self._any = re.compile("|".join(patterns[:-1]))
        self._separator = re.compile(patterns[-1])
        self._label = re.compile(alternation(lexicon.divisions))
        self._annex = re.compile(alternation(lexicon.attachments))
        self._lexicon = lexicon

    def head(self, line: str) -> Head | None:
        """The mark at the head of a line that begins without white space."""
        text = plain(line)
        match = self._any.match(text)
        if not match or match.lastgroup is None:
            return None
        shape, printed = match.lastgroup, match[0]
        if shape in _CLAUSES:
            return self._clause(text, shape, printed)
        return self._division(text, shape, printed)

    def _clause(self, text: str, shape: str, printed: str) -> Head | None:
        number = printed.strip("().°º")
        around = printed.replace(number, "", 1)
        readings = tuple(_readings(number, around)) if around != "(." else ()
        if shape in ("DASH", "BULLET"):
            readings = (Reading(f"{shape}-{printed}", 0, ""),)
        if not readings:
            return None
        body = len(printed) + _blank(text, len(printed))
        return Head("clause", "", len(printed), None, body, _key(number), readings)

    def _division(self, text: str, shape: str, printed: str) -> Head | None:
        words = fold(printed)
        table = self._lexicon.attachments if shape == "ATTACHMENT" else self._lexicon.divisions
        found = (self._annex if shape == "ATTACHMENT" else self._label).search(words)
        if found is None:
            return None
        number = (words[: found.start()] + words[found.end() :]).strip()
        number_as_printed = (printed[: found.start()] + printed[found.end() :]).strip()
        readings = tuple(self._values(number, number_as_printed))
        if number and not readings:
            return None
        end = len(printed)
        separator = self._separator.match(text, end + _blank(text, end))
        body = separator.end() if separator else end
        return Head(
            kind="attachment" if shape == "ATTACHMENT" else "division",
            type=table[found[0]],
            num=end,
            separator=separator.span() if separator else None,
            body=body + _blank(text, body),
            key=self._division_key(number, number_as_printed),
            readings=readings,
        )

    def _values(self, number: str, printed: str) -> list[Reading]:
        """How the number of a division may be read: a word, else digits, roman or a letter."""
        word = self._lexicon.numbers.get(number)
        if word is not None:
            return [Reading("arabic", word, str(word))]
        return list(_readings(printed, ""))

    def _division_key(self, number: str, printed: str) -> str:
        word = self._lexicon.numbers.get(number)
        return _key(printed) if word is None else str(word)


def _blank(text: str, start: int) -> int:
    """How many blanks stand at an offset."""
    return len(text) - start - len(text[start:].lstrip())


def _key(number: str) -> str:
    """A number as an eId has it: no spaces, inner stops as hyphens.

    >>> _key("11.2 bis"), _key("IV")
    ('11-2bis', 'IV')
    """
    return re.sub(r"[^\w]+", lambda m: "-" if m[0].strip() else "", number).strip("-")


def _readings(number: str, around: str) -> list[Reading]:
    """The ways to read a number with the punctuation around it, the likeliest first.

    >>> [(r.scheme, r.ordinal) for r in _readings("i", "()")]
    [('roman-small ()', 1), ('letter-small ()', 9)]
    """
    match = _NUMBER.fullmatch(number)
    if not match:
        return []
    adverb = (match["adverb"] or "").lower()
    if match["arabic"]:
        parts = [int(part) for part in re.split(r"[.\-]", match["arabic"])]
        value = ".".join(map(str, parts)) + match["word"] + adverb
        scheme = "arabic" + f".{len(parts)}" * (len(parts) > 1)
        return [Reading(f"{scheme} {around}", parts[-1], value)]
    word = match["word"]
    case = "small" if word.islower() else "capital"
    found = []
    if value_of := roman(word.upper()):
        found.append(Reading(f"roman-{case} {around}", value_of, f"{value_of}{adverb}"))
    if place := letter(word.lower()) if word else 0:
        found.append(Reading(f"letter-{case} {around}", place, f"{word.lower()}{adverb}"))
    return found


@cache
def heads(lexicon: Lexicon) -> HeadReader:
    """The reader of heads for a lexicon, made once."""
    return HeadReader(lexicon)
