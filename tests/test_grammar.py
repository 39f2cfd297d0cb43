"""The prose cases of tests/grammar: text, a lone dot, the tree."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lark import Token, Tree

from parser import tables
from parser.grammar import parse
from parser.grammar.lexer import lex
from parser.grammar.nesting import nest
from parser.source import Source
from parser.survey import Survey, survey
from tests import CHARTER, ROOT, TREATIES

CASE = re.compile(r"^## (?P<name>.+?)$.*?^```\n(?P<text>.*?)^\.\n(?P<tree>.*?)^```$", re.M | re.S)
FILES = sorted((ROOT / "tests" / "grammar").glob("*.md"))


def cases() -> Iterator[tuple[str, str, str]]:
    for path in FILES:
        for case in CASE.finditer(path.read_text(encoding="utf-8")):
            yield f"{path.stem}: {case['name']}", case["text"], case["tree"]


def surveyed(text: str) -> Survey:
    return survey(Source(text, "text.txt", "utf-8", "0" * 64))


def drawn(node: Tree[Token] | Token, depth: int = 0) -> Iterator[str]:
    if isinstance(node, Token):
        yield f"{'  ' * depth}{node.type} {node.value}\n"
        return
    yield f"{'  ' * depth}{node.data}\n"
    for child in node.children:
        yield from drawn(child, depth + 1)


@pytest.mark.parametrize(("name", "text", "tree"), list(cases()), ids=[c[0] for c in cases()])
def test_a_text_gives_its_tree(name: str, text: str, tree: str) -> None:
    parts = parse(surveyed(text)).children
    assert "".join(line for part in parts for line in drawn(part)) == tree


def test_every_prose_file_holds_cases() -> None:
    files = [path for path in FILES if path.name != "README.md"]
    assert [path.name for path in files if not CASE.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("path", [CHARTER, *(f / "text.txt" for f in TREATIES)], ids=str)
def test_prepared_tables_parse_as_the_grammar_itself(path: Path) -> None:
    seen = surveyed(path.read_text(encoding="utf-8"))
    reading = tables.read_treaty().parse_interactive()
    for token in nest(lex(seen)):
        reading.feed_token(token)
    assert reading.feed_eof() == parse(seen)  # type: ignore[no-untyped-call]
