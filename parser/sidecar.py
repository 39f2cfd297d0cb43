"""What a text does not say of itself: charter.toml beside charter.txt.

Every fact may name the document it is taken from. The file is closed: an unknown key is an
error, because a misspelt one would be lost without a word.
"""

import datetime
import re
import tomllib
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
)

from parser.diagnostics import CORE, Trouble, report
from parser.source import printable
from parser.vocabulary import JURISDICTION


def _one_line(words: str) -> str:
    if not words.strip() or words != printable(words) or "\n" in words:
        raise ValueError("it should be one line of text, without control characters")
    return words


# One line of text, which XML can hold.
Words = Annotated[str, AfterValidator(_one_line)]


class Closed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class Value(Closed):
    """One fact: a value, and the document that says it."""

    value: Words
    source: Words | None = None


class Word(Value):
    """A fact that becomes a part of an IRI, so it is one word."""

    value: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]*$")


class Instrument(Value):
    """What an instrument calls itself, in the words of Akoma Ntoso: charter, treaty …"""

    value: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$")


class Language(Value):
    """A language, by ISO 639-1 or 639-2."""

    value: str = Field(pattern=r"^[A-Za-z]{2,3}$")


class Jurisdiction(Value):
    """The first part of the IRI: ch, un, xx-az-us."""

    value: str = Field(pattern=JURISDICTION)


class PartyEntry(Closed):
    """A party; `code` is ISO 3166-1 alpha-3."""

    name: Words
    code: str | None = Field(None, pattern=r"^[A-Z]{3}$")
    source: Words | None = None


class Signature(Closed):
    """When and where it was signed."""

    date: datetime.date | None = None
    place: Words | None = None
    source: Words | None = None


class SignatoryEntry(Closed):
    """Who signed, in which office, for which party (alpha-3)."""

    name: Words
    role: Words | None = None
    party: str | None = Field(None, pattern=r"^[A-Z]{3}$")
    source: Words | None = None


class Sidecar(Closed):
    """The whole file; every table may be left out."""

    title: Value | None = None
    instrument: Instrument | None = None
    language: Language | None = None
    jurisdiction: Jurisdiction | None = None
    number: Word | None = None
    parties: tuple[PartyEntry, ...] = Field(default=(), strict=False)
    signature: Signature | None = None
    signatories: tuple[SignatoryEntry, ...] = Field(default=(), strict=False)

    @field_validator("parties")
    @classmethod
    def _each_once(cls, parties: tuple[PartyEntry, ...]) -> tuple[PartyEntry, ...]:
        codes = [party.code for party in parties if party.code]
        if len(set(codes)) < len(codes):
            raise ValueError("two parties have the same code")
        return parties


def read(data: bytes, path: str) -> Sidecar:
    """The facts of a sidecar. Raises Trouble, with the line where that can be told."""
    text = data.decode("utf-8-sig", "replace")
    try:
        return Sidecar.model_validate(tomllib.loads(text))
    except ValidationError as error:
        first = error.errors()[0]
        keys = [str(key) for key in first["loc"]]
        what = "unknown key" if first["type"] == "extra_forbidden" else _lowered(first["msg"])
        what = what.removeprefix("value error, ")
        raise _broken(f"{what}: {'.'.join(keys)}", path, _line(text, keys)) from error
    except (ValueError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        raise _broken(_lowered(str(error)), path, int(line[1]) if line else None) from error


def _lowered(message: str) -> str:
    return message[:1].lower() + message[1:]


def _line(text: str, keys: list[str]) -> int | None:
    """The line of a key: the first that sets it, behind the table that it is in."""
    names = [key for key in keys if not key.isdecimal()]
    if not names:
        return None
    rows = text.split("\n")
    tables = [
        n for n, row in enumerate(rows) if re.match(rf"\s*\[+\s*{re.escape(names[0])}\b", row)
    ]
    places = [int(key) for key in keys if key.isdecimal()]
    start = tables[places[0] if places and places[0] < len(tables) else 0] if tables else 0
    pattern = re.compile(rf"\s*{re.escape(names[-1])}\s*=")
    found = next((n for n in range(start, len(rows)) if pattern.match(rows[n])), None)
    return found + 1 if found is not None else (start + 1 if tables else None)


def _broken(message: str, path: str, line: int | None) -> Trouble:
    advice = f"its tables are {', '.join(Sidecar.model_fields)}"
    return Trouble(report(CORE["TP301"], message, path=path, line=line, help=advice))
