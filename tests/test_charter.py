"""The charter: its structure, its metadata and its account, as they stand in the text."""

from collections import Counter

from parser import Treaty, parse
from parser.model import Node
from tests import CHARTER

SECTION_1 = "Connectivité régionale, y compris l’énergie, le commerce et le transit"


def e_ids(node: Node | None) -> list[str]:
    assert node is not None
    return [child.e_id for child in node.children]


def test_the_preamble_is_the_line_of_the_governments_and_five_recitals(charter: Treaty) -> None:
    assert charter.preamble is not None
    formula, recitals = charter.preamble.children
    assert (formula.type, formula.name) == ("formula", "enactingAuthority")
    assert formula.content[0].text.startswith("Le Gouvernement de la République d’Azerbaïdjan et")
    assert e_ids(recitals) == [f"preamble__recs_1__rec_{n}" for n in range(1, 6)]
    assert [recital.num for recital in recitals.children] == ["1.", "2.", "3.", "4.", "5."]


def test_section_1_has_two_alineas_and_a_list_of_five_paragraphs(charter: Treaty) -> None:
    section = charter.find("sec_I")
    assert section is not None
    assert (section.num, section.separator, section.heading) == ("Section I", ":", SECTION_1)
    assert e_ids(section) == ["sec_I__al_1", "sec_I__al_2", "sec_I__list_1"]
    lead = section.children[2]
    assert lead.intro[0].text.endswith("À cette fin :")
    assert [child.type for child in lead.children] == ["paragraph"] * 5
    assert [child.num for child in lead.children] == ["1.", "2.", "3.", "4.", "5."]


def test_section_2_has_seven_paragraphs(charter: Treaty) -> None:
    assert e_ids(charter.find("sec_II")) == [f"sec_II__para_{n}" for n in range(1, 8)]


def test_section_3_has_an_alinea_and_four_paragraphs(charter: Treaty) -> None:
    clauses = [f"sec_III__para_{n}" for n in range(1, 5)]
    assert e_ids(charter.find("sec_III")) == ["sec_III__al_1", *clauses]


def test_the_opening_of_section_4_is_no_recital(charter: Treaty) -> None:
    section = charter.find("sec_IV")
    assert section is not None
    assert e_ids(section) == ["sec_IV__al_1", "sec_IV__al_2", "sec_IV__al_3"]
    assert section.children[0].content[0].text.startswith("Reconnaissant leur volonté commune")


def test_there_are_28_units(charter: Treaty) -> None:
    leaves = Counter(node.type for node in charter.walk() if node.content)
    assert leaves["recital"] == 5
    assert leaves["paragraph"] == 16
    intros = sum(1 for node in charter.walk() if node.intro)
    assert leaves["alinea"] + intros == 7


def test_the_furniture_of_the_page_is_set_aside(charter: Treaty) -> None:
    stretches = [(o.reason, o.span.start, o.span.end, o.text[:10]) for o in charter.omitted]
    assert stretches == [
        ("repeated-title", 0, 83, "TEXTE DE L"),
        ("rubric", 85, 96, "Actualités"),
        ("publication-date", 96, 118, "10 Février"),
        ("view-counter", 118, 120, "35"),
    ]


def test_every_character_is_accounted_for(charter: Treaty) -> None:
    assert charter.coverage.model_dump() == {
        "length": 10_690,
        "blank": 140,
        "nonBlank": 10_550,
        "kept": 10_432,
        "omitted": 118,
        "missing": 0,
        "doubled": 0,
    }


def test_spans_lead_back_to_the_source(charter: Treaty) -> None:
    source = CHARTER.read_text(encoding="utf-8")
    for node in charter.walk():
        if node.num is not None and node.num_span:
            assert source[node.num_span.start : node.num_span.end] == node.num
        for text in node.texts():
            assert source[text.span.start : text.span.end] == text.text
            for mark in text.marks:
                words = text.text[mark.start : mark.end]
                assert source[mark.span.start : mark.span.end] == words


def test_the_dates_are_the_two_of_8_august_2025(charter: Treaty) -> None:
    dates = [
        (text.e_id, text.text[mark.start : mark.end], mark.date)
        for node in charter.walk()
        for text in node.texts()
        for mark in text.marks
        if mark.type == "date"
    ]
    assert dates == [
        ("preamble__recs_1__rec_2__p_1", "8 août 2025", "2025-08-08"),
        ("sec_I__al_2__p_1", "8 août 2025", "2025-08-08"),
    ]


def test_the_republics_are_found_in_every_spelling(charter: Treaty) -> None:
    spellings = {
        (text.text[mark.start : mark.end], mark.code)
        for node in charter.walk()
        for text in node.texts()
        for mark in text.marks
        if mark.type == "party"
    }
    assert spellings == {
        ("AZERBAIDJAN", "AZE"),
        ("Azerbaïdjan", "AZE"),
        ("République d’Azerbaïdjan", "AZE"),
        ("Gouvernement de la République d’Azerbaïdjan", "AZE"),
        ("ETATS-UNIS", "USA"),
        ("États-Unis", "USA"),
        ("États-Unis d’Amérique", "USA"),
        ("Gouvernement des États-Unis d’Amérique", "USA"),
    }


def test_the_sidecar_says_when_and_where_it_was_signed(charter: Treaty) -> None:
    known = charter.meta
    assert known.signature_date is not None
    assert known.signature_place is not None
    assert (known.signature_date.value, known.signature_date.origin) == ("2026-02-10", "sidecar")
    assert known.signature_place.value == "Baku"
    assert known.signature_date.source == "002_2c6526d5c31049d5.txt"
    assert [(party.name, party.code) for party in known.parties] == [
        ("République d’Azerbaïdjan", "AZE"),
        ("États-Unis d’Amérique", "USA"),
    ]
    assert [signatory.name for signatory in known.signatories] == ["Ilham Aliyev", "JD Vance"]


def test_without_the_sidecar_the_date_is_that_of_the_page() -> None:
    treaty = parse(CHARTER.read_bytes(), name="charter.txt")
    assert treaty.meta.signature_date is None
    assert treaty.meta.publication_date is not None
    assert treaty.meta.publication_date.value == "2026-02-10"
    assert treaty.meta.publication_date.origin == "page"
    assert treaty.meta.publication == "10 Février 2026 22:30"
    assert '<FRBRdate date="2026-02-10" name="publication"/>' in treaty.to_akn()


def test_options_override_the_sidecar(charter: Treaty) -> None:
    treaty = parse(CHARTER.read_bytes(), jurisdiction="az", language="fra")
    assert (treaty.meta.jurisdiction.value, treaty.meta.jurisdiction.origin) == ("az", "option")
    assert (treaty.meta.language.value, treaty.meta.language.origin) == ("fr", "option")
    assert charter.meta.jurisdiction.origin == "default"


def test_the_flat_profile_has_lead_text_in_intro_and_no_lists() -> None:
    treaty = parse(CHARTER.read_bytes(), profile="flat")
    section = treaty.find("sec_I")
    assert section is not None
    assert [text.e_id for text in section.intro] == [f"sec_I__intro__p_{n}" for n in (1, 2, 3)]
    assert e_ids(section) == [f"sec_I__para_{n}" for n in range(1, 6)]
    assert {"list", "alinea"}.isdisjoint(node.type for node in treaty.walk())


def test_another_treaty_of_the_same_form_needs_no_page_around_it() -> None:
    lines = CHARTER.read_text(encoding="utf-8").split("\n")
    bare = parse("\n".join(lines[5:]))
    full = parse(CHARTER.read_bytes())
    assert bare.omitted == ()
    assert bare.coverage.missing == 0
    assert [node.e_id for node in bare.walk()] == [node.e_id for node in full.walk()]


def test_place_and_date_of_signature_are_read_in_the_conclusions() -> None:
    treaty = parse(
        "Article 1\nPeace.\nArticle 2\nEnd.\n"
        "Done at Port Louis (Mauritius), on the 4th of May 1999.\n"
    )
    known = treaty.meta
    assert known.signature_place is not None
    assert known.signature_date is not None
    assert (known.signature_place.value, known.signature_place.origin) == (
        "Port Louis (Mauritius)",
        "text",
    )
    assert (known.signature_date.value, known.signature_date.origin) == ("1999-05-04", "text")
    assert known.iri.work == "/akn/xx/act/treaty/1999-05-04/nn"
