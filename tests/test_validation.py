"""`validate`: each rule of ours lets the good file pass and names the place in the bad one."""

import json
import random
from typing import Any

import jsonschema
import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parser import Treaty, parse
from parser.diagnostics import Diagnostic
from parser.exporters import akn
from parser.exporters import json as as_json
from parser.model import SCHEMA_ID
from tests import ROOT

XML = (ROOT / "out" / "charter.akn.xml").read_text(encoding="utf-8")
JSON = (ROOT / "out" / "charter.json").read_text(encoding="utf-8")
SCHEMA = json.loads((ROOT / "schemas" / "treaty.schema.json").read_bytes())


def errors(findings: Any) -> list[str]:
    return [d.code for d in findings if d.severity == "error"]


def changed(text: str, old: str, new: str) -> bytes:
    assert text.count(old) >= 1, old
    return text.replace(old, new, 1).encode()


def test_our_own_files_are_valid() -> None:
    assert list(akn.validate(XML.encode())) == []
    assert errors(as_json.validate(JSON.encode())) == []


PARA = '<paragraph eId="sec_II__para_1">'
BROKEN_XML = {
    "not well formed": ("</akomaNtoso>", "</akomaNtos>", "TP602"),
    "a document type": ("<akomaNtoso", "<!DOCTYPE akomaNtoso><akomaNtoso", "TP603"),
    "another root": ("akn/3.0", "akn/2.0", "TP604"),
    "an unknown element": ("<body eId", "<bodi/><body eId", "TP601"),
    "an eId twice": ('eId="sec_II__para_2"', 'eId="sec_II__para_1"', "TP601"),
    "no eId": ('<content eId="sec_II__para_1__content">', "<content>", "TP610"),
    "an eId of another element": (PARA, '<paragraph eId="sec_II__par_1">', "TP611"),
    "an eId with a foreign prefix": (PARA, '<paragraph eId="sec_III__para_1">', "TP612"),
    "an eId with another number": ("<num>3.</num>", "<num>4.</num>", "TP613"),
    "an eId with a number from nowhere": ('eId="sec_I__al_1"', 'eId="sec_I__al_one"', "TP613"),
    "levels that do not agree": (
        'FRBRuri value="/akn/xx-az-us/act/charter/2026-02-10/partenariat-strategique/fra',
        'FRBRuri value="/akn/xx-az-us/act/charter/2026-02-11/partenariat-strategique/fra',
        "TP620",
    ),
    "an IRI with another language": ('language="fra"', 'language="eng"', "TP621"),
    "a link to nowhere": ('refersTo="#az"', 'refersTo="#zz"', "TP630"),
    "a link without #": ('refersTo="#az"', 'refersTo="az"', "TP630"),
    "a heading before its number": (
        "<num>Section IV</num>",
        '<heading eId="sec_IV__heading_2">x</heading><num>Section IV</num>',
        "TP640",
    ),
    "another name of the instrument": ('<act name="charter"', '<act name="treaty"', "TP621"),
    "an offset too long": ('at="1611 2137"', 'at="1611 2138"', "TP504"),
    "an overlap": ('at="2139 2710"', 'at="2136 2710"', "TP502"),
    "another sum": ('kept="10432"', 'kept="10431"', "TP503"),
    "a stretch that was lost": ('<tp:omitted reason="rubric" span="85 96">Actualités</tp:omitted>', "", "TP503"),
    "an empty paragraph": ('<p eId="sec_IV__al_1__p_1">', '<p/><p eId="sec_IV__al_1__p_1">', "TP641"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code"), BROKEN_XML.values(), ids=BROKEN_XML)
def test_a_broken_xml_file_is_named_with_its_line(old: str, new: str, code: str) -> None:
    data = changed(XML, old, new)
    found = [d for d in akn.validate(data) if d.severity == "error"]
    assert code in {d.code for d in found}
    assert all(d.line for d in found)


def test_divisions_that_changed_places_are_noticed() -> None:
    start, middle = XML.index('<section eId="sec_II">'), XML.index('<section eId="sec_III">')
    end = XML.index('<section eId="sec_IV">')
    swapped = XML[:start] + XML[middle:end] + XML[start:middle] + XML[end:]
    assert errors(akn.validate(swapped.encode())) == ["TP504"]


WARNED = {
    "an unused entry": (
        '<TLCRole eId="party"',
        '<TLCRole eId="unused" href="/x" showAs="x"/><TLCRole eId="party"',
        "TP631",
    ),
    "a number left as text": (">Ils reconnaissent", ">1. Ils reconnaissent", "TP642"),
}


@pytest.mark.parametrize(("old", "new", "code"), WARNED.values(), ids=WARNED)
def test_a_doubtful_xml_file_gives_a_warning(old: str, new: str, code: str) -> None:
    assert code in [d.code for d in akn.validate(changed(XML, old, new)) if d.severity == "warning"]


def test_references_within_references_and_turned_ranges_are_errors() -> None:
    inner = '<ref eId="sec_I__al_2__p_1__ref_2" href="/x">b</ref>'
    outer = f'<ref eId="sec_I__al_2__p_1__ref_1" href="/x">a{inner}</ref>'
    turned = (
        '<rref eId="sec_I__al_2__p_1__rref_1" from="#sec_II" upTo="#sec_I">Sections II to I</rref>'
    )
    start = '<p eId="sec_I__al_2__p_1">'
    assert "TP643" in errors(akn.validate(changed(XML, start, start + outer)))
    assert "TP632" in errors(akn.validate(changed(XML, start, start + turned)))


BROKEN_JSON = {
    "not JSON": ('"type"', "type", "TP606"),
    "an unknown key": ('"type": "treaty"', '"type": "treaty", "foo": 1', "TP605"),
    "an unknown element": ('"type": "section"', '"type": "sektion"', "TP605"),
    "a missing key": ('  "profile": "akn4un",\n', "", "TP605"),
    "a number that is not printed": ('"number": "3"', '"number": "4"', "TP206"),
    "a label that is no number": ('"num": "Section II"', '"num": "Sektion II"', "TP206"),
    "an eId twice": ('"eId": "sec_II__para_2"', '"eId": "sec_II__para_1"', "TP614"),
    "an eId with a foreign prefix": ('"eId": "sec_II__para_2"', '"eId": "sec_V__para_2"', "TP612"),
    "an eId of another element": ('"eId": "sec_II__para_2"', '"eId": "sec_II__par_2"', "TP611"),
    "a lost letter": ("bénéfice partagé", "bénéfice partag", "TP503"),
    "a span out of place": ('"start": 1527', '"start": 1528', "TP504"),
    "a lost stretch": ('"omitted": 118', '"omitted": 117', "TP503"),
    "a missing character": ('"missing": 0', '"missing": 1', "TP501"),
    "a doubled character": ('"doubled": 0', '"doubled": 1', "TP502"),
    "a key twice": ('"type": "treaty"', '"type": "treaty", "type": "treaty"', "TP606"),
    "an endless number": ('"length": 10690', '"length": ' + "9" * 5000, "TP606"),
    "half a character": ('"akn4un"', '"\\ud800"', "TP606"),
    "another IRI": ("/act/charter/2026-02-10/", "/act/charter/2026-02-11/", "TP313"),
}


@pytest.mark.parametrize(("old", "new", "code"), BROKEN_JSON.values(), ids=BROKEN_JSON)
def test_a_broken_json_file_is_named(old: str, new: str, code: str) -> None:
    assert code in errors(as_json.validate(changed(JSON, old, new)))


def test_a_broken_json_file_is_named_with_its_line() -> None:
    data = changed(JSON, '"number": "3"', '"number": "4"')
    found = next(d for d in as_json.validate(data) if d.code == "TP206")
    assert JSON.split("\n")[(found.line or 0) - 1].strip() == '"eId": "preamble__recs_1__rec_3",'


def test_json_that_is_no_text_or_too_deep_gives_a_diagnostic() -> None:
    assert errors(as_json.validate(b"\xff\xfe{}")) == ["TP606"]
    assert errors(as_json.validate(b"[" * 100_000)) == ["TP606"]
    assert errors(as_json.validate(b"{}"))[0] == "TP605"


def test_a_number_of_many_words_is_checked_in_time() -> None:
    words = "<num>Section " + "1 " * 3000 + "</num>"
    assert errors(akn.validate(changed(XML, "<num>Section IV</num>", words))) == ["TP504", "TP613"]


def test_the_schema_is_a_closed_and_described_2020_12_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["$id"] == SCHEMA_ID
    objects = [SCHEMA, *(s for s in SCHEMA["$defs"].values() if s.get("type") == "object")]
    assert all(schema["additionalProperties"] is False for schema in objects)
    assert all("description" in schema and "title" in schema for schema in objects)
    fields = [field for schema in objects for field in schema["properties"].values()]
    assert [field for field in fields if "description" not in field] == []


@given(st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_both_validators_agree_on_altered_json(rng: random.Random) -> None:
    value = json.loads(JSON)
    container: Any = value
    while True:
        keys = list(container) if isinstance(container, dict) else list(range(len(container)))
        key = rng.choice(keys)
        inner = container[key]
        if not inner or not isinstance(inner, dict | list) or rng.random() < 0.2:
            break
        container = inner
    container[key] = rng.choice([None, 0, -1, "", "x", [], {}, [1], {"a": 1}, True])
    oracle = jsonschema.Draft202012Validator(SCHEMA).is_valid(value)
    assert jsonschema_rs.Draft202012Validator(SCHEMA).is_valid(value) == oracle


GAPS: dict[str, tuple[str, list[str]]] = {
    "a number is missing": ("Article 1\nA.\nArticle 2\nB.\nArticle 4\nD.\n", ["TP202"]),
    "a number is used twice": ("Article 1\nA.\nArticle 2\nB.\nArticle 2:\nB.\n", ["TP203"]),
    "a number is out of turn": (
        "Article 1\nA.\nArticle 3:\nB.\nArticle 2:\nB.\n",
        ["TP202", "TP204"],
    ),
    "numbers count up": ("Article 1\nA.\nArticle 2\nB.\nArticle 3\nB.\n", []),
    "numbers start again in each part": (
        "Part I\nSection 1\nA.\nSection 2\nB.\nPart II\nSection 1\nC.\nSection 2\nD.\n",
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), GAPS.values(), ids=GAPS)
def test_the_run_of_numbers_is_watched(text: str, expected: list[str]) -> None:
    found: list[Diagnostic] = list(parse(text).diagnostics)
    numbers = [d for d in found if d.code in ("TP202", "TP203", "TP204")]
    assert [d.code for d in numbers] == expected
    assert all(d.line and d.e_id and d.help for d in numbers)


def test_the_second_of_two_equal_numbers_has_an_eid_of_its_own() -> None:
    treaty = parse("Article 1\nA.\nArticle 2:\nB.\nArticle 2:\nC.\n")
    assert [node.e_id for node in treaty.walk() if node.type == "article"] == [
        "art_1",
        "art_2",
        "art_2_2",
    ]
    assert errors(akn.validate(treaty.to_akn().encode())) == []


def test_the_json_is_the_model(charter: Treaty) -> None:
    again = Treaty.model_validate_json(charter.to_json())
    assert again == charter
    assert again.to_json() == charter.to_json()


def test_clauses_that_are_nested_too_deep_are_reported() -> None:
    marks = [
        "1.",
        "(1)",
        "1)",
        "a.",
        "(a)",
        "a)",
        "A.",
        "(A)",
        "A)",
        "i.",
        "(i)",
        "i)",
        "I.",
        "(I)",
        "I)",
    ]
    lines = [f"{mark} text {n}:" for n, mark in enumerate([*marks, "1.", "(1)", "1)"])]
    treaty = parse("Article 1\n" + "\n".join(lines) + "\nArticle 2\nEnd.")
    assert [d.code for d in treaty.diagnostics if d.code == "TP205"] == ["TP205"]
    assert treaty.coverage.missing == 0
    assert errors(akn.validate(treaty.to_akn().encode())) == []
