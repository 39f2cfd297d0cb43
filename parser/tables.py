"""Grammars and lexicons, from prepared tables where those are fresh, else from the source.

Analysing a grammar takes Lark longer than parsing a treaty, so `make generate` stores what it
found in grammar/tables.json, and the lexicons with it. The tables belong to one version of Lark
and one wording of the files; where either differs, the files themselves are read, and the
result is the same.
"""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import lark

from parser import resources

TREATY, NUMBERING, TABLES = "treaty.lark", "numbering.lark", "tables.json"


def shapes() -> list[tuple[str, str]]:
    """The named shapes of numbering.lark as (name, pattern), in the order they are tried.

    The last is SEPARATOR, which is no shape of a line but follows one.
    """
    return [(name, pattern) for name, pattern in _tables()["shapes"]]


@cache
def treaty() -> lark.Lark:
    """The parser of treaty.lark: LALR, to be fed the tokens of the nesting step."""
    prepared = _tables().get("treaty")
    if prepared is None:
        return read_treaty()
    return lark.Lark.load(_with_numbers_as_keys(prepared))


def lexicons() -> dict[str, dict[str, Any]]:
    """What each file of grammar/lexicon holds, by its language code."""
    found: dict[str, dict[str, Any]] = _tables()["lexicons"]
    return found


@cache
def _tables() -> dict[str, Any]:
    """The prepared tables, if they belong to this grammar and this Lark; else only the shapes."""
    path = resources.GRAMMAR / TABLES
    if path.is_file():
        tables: dict[str, Any] = json.loads(path.read_bytes())
        if tables["made_from"] == made_from():
            return tables
    return {"shapes": _read_shapes(), "lexicons": _read_lexicons()}


def made_from() -> str:
    """What the tables depend on: both grammars, the lexicons, and the version of Lark."""
    files = [resources.GRAMMAR / TREATY, resources.GRAMMAR / NUMBERING, *_lexicon_files()]
    return sha256(
        b"\0".join([lark.__version__.encode(), *(f.read_bytes() for f in files)])
    ).hexdigest()


def prepare() -> str:
    """The text of tables.json, for `make generate`."""
    data, memo = read_treaty().memo_serialize([lark.lexer.TerminalDef, lark.grammar.Rule])
    tables = {
        "made_from": made_from(),
        "lexicons": _read_lexicons(),
        "shapes": _read_shapes(),
        "treaty": {"data": data, "memo": memo},
    }
    return json.dumps(tables, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


def read_treaty() -> lark.Lark:
    """The same parser, made from the grammar itself."""
    grammar = resources.text(resources.GRAMMAR, TREATY)
    return lark.Lark(grammar, parser="lalr", lexer="basic", maybe_placeholders=False)


def _read_shapes() -> list[tuple[str, str]]:
    """The terminals of numbering.lark that have a priority, and SEPARATOR."""
    grammar = resources.text(resources.GRAMMAR, NUMBERING)
    terminals = lark.Lark(grammar, parser=None, lexer="basic").terminals
    ranked = sorted((t for t in terminals if t.priority), key=lambda t: -t.priority)
    last = [t for t in terminals if t.name == "SEPARATOR"]
    return [(t.name, t.pattern.to_regexp()) for t in [*ranked, *last]]


def _lexicon_files() -> list[Path]:
    return sorted((resources.GRAMMAR / "lexicon").glob("*.toml"))


def _read_lexicons() -> dict[str, Any]:
    import tomllib

    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in _lexicon_files()}


def _with_numbers_as_keys(prepared: dict[str, Any]) -> dict[str, Any]:
    """The tables with the integer keys that JSON can only write as strings."""
    table = prepared["data"]["parser"]["parser"]
    table["tokens"] = _numbered(table["tokens"])
    table["states"] = {n: _numbered(row) for n, row in _numbered(table["states"]).items()}
    return {"data": prepared["data"], "memo": _numbered(prepared["memo"])}


def _numbered(table: dict[str, Any]) -> dict[int, Any]:
    return {int(key): value for key, value in table.items()}
