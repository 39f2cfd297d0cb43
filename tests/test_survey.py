"""The survey: the page's furniture, the language, and marks that number nothing."""

import pytest

from parser import parse
from parser.model import Node

ARTICLES = """
Le Gouvernement du Kenya et le Gouvernement du Tchad,
Sont convenus de ce qui suit :
Article premier
Les Parties se réunissent.
Article 2
Elles coopèrent.
"""

PAGES = {
    "date and counter under the title": (
        "Traité d'amitié entre le Kenya et le Tchad\nPublié le 14 mars 2019\nLu 1 245 fois\n",
        ["publication-date", "view-counter"],
    ),
    "counter before the date, with its word": (
        "Traité d'amitié entre le Kenya et le Tchad\n1 245 vues\n14 mars 2019 10:30\n",
        ["view-counter", "publication-date"],
    ),
    "a frame of two titles": (
        "Traité d'amitié entre le Kenya et le Tchad\nAccueil > Traités\nPartager\n"
        "Mis en ligne le lundi 4 mars 2019 à 10:15\nTraité d'amitié entre le Kenya et le Tchad\n",
        ["repeated-title", "rubric", "rubric", "publication-date"],
    ),
    "a drawn line": ("Traité d'amitié entre le Kenya et le Tchad\n__________\n", ["ruled-line"]),
    "no furniture": ("Traité d'amitié entre le Kenya et le Tchad\n", []),
}


@pytest.mark.parametrize(("page", "reasons"), PAGES.values(), ids=PAGES)
def test_the_furniture_of_a_page_is_set_aside(page: str, reasons: list[str]) -> None:
    treaty = parse(page + ARTICLES)
    assert [stretch.reason for stretch in treaty.omitted] == reasons
    assert treaty.title == "Traité d'amitié entre le Kenya et le Tchad"
    assert treaty.coverage.missing == 0
    if "publication-date" in reasons:
        assert treaty.meta.publication_date is not None
        assert treaty.meta.publication_date.value.startswith("2019-03-")


def test_english_pages_too() -> None:
    treaty = parse(
        "Treaty of Peace between Kenya and Chad\nPosted on: March 3, 2021\nViews: 1,204\n\n"
        "The Government of Kenya and the Government of Chad have agreed as follows:\n"
        "Article 1\nThere is peace.\nArticle 2\nThere is no war.\n"
    )
    assert [stretch.reason for stretch in treaty.omitted] == ["publication-date", "view-counter"]
    assert treaty.meta.iri.work == "/akn/xx-ke-td/act/treaty/2021-03-03/peace"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Article 1\nThe Parties shall meet in the capital of the other.\nArticle 2\nEnd.", "en"),
        ("Article 1\nLes Parties se réunissent dans la capitale.\nArticle 2\nFin.", "fr"),
        ("Wer reitet so spät durch Nacht und Wind? Es ist der Vater mit seinem Kind.", "und"),
    ],
)
def test_the_lexicons_vote_on_the_language(text: str, language: str) -> None:
    assert parse(text).meta.language.value == language


def labels(text: str) -> list[tuple[str, str | None]]:
    nodes: list[Node] = list(parse(text).walk())
    return [(node.type, node.num) for node in nodes if node.num]


def test_a_conjunction_on_its_own_line_does_not_break_a_list() -> None:
    text = "Article 1\nThe goods are:\n(a) gold;\nand\n(b) iron.\nArticle 2\nThe end."
    treaty = parse(text)
    goods = treaty.find("art_1__list_1")
    assert goods is not None
    assert [node.num for node in goods.children] == ["(a)", "(b)"]
    assert goods.wrap_up == ()


def test_an_initial_alone_numbers_nothing() -> None:
    assert labels("Article 1\nB.\nArticle 2\nThe end.") == [
        ("article", "Article 1"),
        ("article", "Article 2"),
    ]


NO_TREATY = {
    "a report with numbered points": (
        "What the new trade agreement between Canada and Mexico means\n"
        "1. Canada signed the agreement.\n2. Mexico signed it.\n3. The Parties meet.\n"
    ),
    "a novel": "Chapter 1\nIt was the best of times.\nChapter 2\nIt was the worst of times.\n",
}


@pytest.mark.parametrize("text", NO_TREATY.values(), ids=NO_TREATY)
def test_numbers_alone_make_no_treaty(text: str) -> None:
    assert "TP201" in [d.code for d in parse(text).diagnostics]


def test_articles_without_a_word_of_a_treaty_are_doubted() -> None:
    treaty = parse("ON DOGS\nArticle 1\nDogs are kept.\nArticle 2\nThey are fed by the owner.\n")
    assert "TP314" in [d.code for d in treaty.diagnostics]
