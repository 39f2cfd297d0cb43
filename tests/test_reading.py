"""Encodings and line breaks: the same structure, however the charter was saved."""

import codecs
from collections.abc import Callable

import pytest

from parser import Treaty, parse
from parser.model import Node
from tests import CHARTER

TEXT = CHARTER.read_text(encoding="utf-8")

ENCODED: dict[str, bytes] = {
    "utf-8": TEXT.encode(),
    "utf-8 with a mark": codecs.BOM_UTF8 + TEXT.encode(),
    "cp1252": TEXT.encode("cp1252"),
    "utf-16": TEXT.encode("utf-16"),
    "utf-16-le without a mark": TEXT.encode("utf-16-le"),
    "utf-16-be without a mark": TEXT.encode("utf-16-be"),
    "utf-32": TEXT.encode("utf-32"),
}

SET: dict[str, Callable[[str], str]] = {
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "no-break spaces": lambda text: text.replace(" :", "\u00a0:").replace(" ;", "\u00a0;"),
    "narrow no-break spaces": lambda text: text.replace(" :", "\u202f:").replace(" ;", "\u202f;"),
    "no indents": lambda text: "\n".join(line.lstrip() for line in text.split("\n")),
    "tabs before every line": lambda text: "\n".join(f"\t{line}" for line in text.split("\n")),
    "blanks after every line": lambda text: "\n".join(f"{line}  " for line in text.split("\n")),
}


def structure(node: Node) -> tuple[object, ...]:
    strings = len(node.content), len(node.intro), len(node.wrap_up)
    heading = node.heading and " ".join(node.heading.split())
    return (node.type, node.e_id, node.num, heading, strings, *map(structure, node.children))


def same(treaty: Treaty) -> bool:
    expected = parse(TEXT)
    return [structure(part) for part in treaty.parts] == [
        structure(part) for part in expected.parts
    ] and [stretch.text for stretch in treaty.omitted] == [o.text for o in expected.omitted]


@pytest.mark.parametrize("data", ENCODED.values(), ids=ENCODED)
def test_every_encoding_gives_the_same_structure(data: bytes) -> None:
    treaty = parse(data, name="charter.txt")
    assert same(treaty)
    assert treaty.coverage.missing == 0


@pytest.mark.parametrize("change", SET.values(), ids=SET)
def test_every_layout_gives_the_same_structure(change: Callable[[str], str]) -> None:
    treaty = parse(change(TEXT))
    assert same(treaty)
    assert treaty.coverage.missing == 0


def test_the_encoding_can_be_named() -> None:
    treaty = parse("Article 1\nπ.\nArticle 2\nρ.".encode("cp1253"), encoding="cp1253")
    node = treaty.find("art_1")
    assert node is not None
    assert node.content[0].text == "π."


CONTROLS = "the file is no text: more than one in ten characters is a control character"


@pytest.mark.parametrize(
    ("data", "encoding", "code", "message"),
    [
        (b"", None, "TP102", "no treaty structure found: the file is empty"),
        (b" \n\t\r\n", None, "TP102", "no treaty structure found: the file is empty"),
        (b"%PDF-1.7\n...", None, "TP104", "the file is a PDF file"),
        (b"PK\x03\x04....", None, "TP104", "the file is a ZIP archive, such as a Word file"),
        (b"\x00\x01\x02\x03" * 50, None, "TP104", CONTROLS),
        (b"\x00\x00\x00\x00" * 50, None, "TP104", CONTROLS),
        (
            "Fait à l'été, là où c'était\n".encode() + b"\xff",
            None,
            "TP103",
            "the bytes are UTF-8 but for 1, the first at byte 34 (line 2)",
        ),
        (b"Article \xff", "utf-8", "TP103", "the bytes are not utf-8 (byte 8)"),
    ],
)
def test_bytes_that_are_no_text_give_a_diagnostic(
    data: bytes, encoding: str | None, code: str, message: str
) -> None:
    treaty = parse(data, encoding=encoding)
    assert [(d.code, d.message) for d in treaty.diagnostics] == [(code, message)]
    assert treaty.body is None


@pytest.mark.parametrize("encoding", ["klingon", "base64", ""])
def test_an_encoding_that_is_none_is_refused(encoding: str) -> None:
    with pytest.raises(ValueError, match="is no encoding of text"):
        parse(b"Article 1", encoding=encoding)


def test_characters_that_xml_may_not_hold_are_set_aside() -> None:
    treaty = parse("Article 1\nA\x00B \ud800C\ufffe.\nArticle 2\nD.")
    assert [(o.reason, o.span.start, o.span.end) for o in treaty.omitted] == [
        ("control-character", 11, 12),
        ("control-character", 14, 15),
        ("control-character", 16, 17),
    ]
    node = treaty.find("art_1")
    assert node is not None
    assert node.content[0].text == "AB C."
    assert node.content[0].pieces == ((0, 10), (1, 12), (3, 15), (4, 17))
    assert treaty.coverage.missing == 0
    assert "TP105" in {d.code for d in treaty.diagnostics}
    assert "AB C." in treaty.to_akn()


NO_TREATY = {
    "a poem": "Roses are red,\nviolets are blue,\n\nI\nsugar is sweet,\nII\nand so are you.",
    "a log": "10:00:00 INFO start\n1. open the file\n10:00:01 ERROR no file\n2. give up",
    "a recipe": "Pancakes\n1. Take the milk and the flour.\n2. Stir.\n3. Bake it in a pan.",
    "a report": "The ministers met.\nArticle 5 of the accord was praised by the press.",
}


@pytest.mark.parametrize("text", NO_TREATY.values(), ids=NO_TREATY)
def test_what_is_no_treaty_is_said_to_be_none(text: str) -> None:
    treaty = parse(text)
    errors = [d for d in treaty.diagnostics if d.severity == "error"]
    assert [(d.code, d.message) for d in errors] == [("TP201", "no treaty structure found")]
    assert errors[0].notes[1].startswith("looked for numbered clauses")
    assert treaty.coverage.missing == 0


def test_a_control_character_in_a_label_breaks_nothing() -> None:
    treaty = parse("Art\x01icle 1 -\x02- Scope\nText.\nArticle 2\n1\x03. B.\n2. C.")
    assert treaty.coverage.missing == 0
    labels = [node.num for node in treaty.walk() if node.num]
    assert labels == ["Article 1", "Article 2", "1.", "2."]
    assert treaty.to_akn()
    assert not [d for d in treaty.diagnostics if d.code[2] in "569"]


@pytest.mark.parametrize("name", ["a\x01b.txt", "esc\x1b[31m.txt", "b\udcffad.txt", "a\uffff"])
def test_a_name_that_xml_cannot_hold_is_cleaned(name: str) -> None:
    treaty = parse("Article 1\nA.\nArticle 2\nB.", name=name)
    assert "\ufffd" in treaty.meta.source.name
    assert treaty.to_akn()


def test_letters_that_only_seem_to_be_the_same_do_not_mislead() -> None:
    treaty = parse("Artıcle 1\nA.\nArticle 2\nB.\nſection 1\nC.")
    assert treaty.coverage.missing == 0
    assert treaty.to_akn()
