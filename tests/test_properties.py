"""The promises, for any text: nothing lost, always valid, never falls over, same bytes."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from parser import Treaty, parse
from parser.codes import blocks
from parser.exporters.akn import validate
from parser.pipeline import export
from tests import CHARTER, TREATIES

SLOW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])

# Pieces of lines that mean something to a treaty, in any order.
PIECES = [
    "Article 1", "Article 2", "Article 3", "Article premier", "Art. 4 bis", "Section I :", "Section II",
    "Chapter One", "PARTIE I", "TITRE II –", "Annexe I", "Annex", "PROTOCOL", "Preamble", "Préambule",
    "1.", "2.", "3.", "(a)", "(b)", "(i)", "(ii)", "(c)", "a)", "i)", "A.", "I.", "—", "-", "•", "1.1", "1°",
    "Le Gouvernement du Kenya et le Gouvernement du Tchad,", "The Government of Norway,",
    "Rappelant leur amitié,", "Recalling peace,", "Whereas it is so,", "have agreed as follows:",
    "sont convenus de ce qui suit :", "En foi de quoi, ils signent.", "IN WITNESS WHEREOF they sign.",
    "Fait à Arlon, le 1er mars 2000.", "Done at Oslo on 31 February 2001.", "For the Government of Norway",
    "Each Party shall:", "the Parties cooperate;", "they meet.", "et", "of the Charter", "2 mars 2001 10:30",
    "35", "", "   ", "\t", "\u00a0", "\x00", "\x0c", "\u2028", "\ufeff", "\u202e", "\ud800", "²", "٣", "第一条",
    "e\u0301", "9" * 5000, "(" * 50,
]  # fmt: skip

LINES = st.lists(
    st.builds(lambda a, b, c: f"{a} {b}{c}", *[st.sampled_from([*PIECES, ""])] * 3), max_size=40
).map("\n".join)


def sound(treaty: Treaty) -> bool:
    """What must hold of any result."""
    assert treaty.coverage.missing == 0
    assert treaty.coverage.doubled == 0
    assert not [d for d in treaty.diagnostics if d.code[2] in "569"]
    assert Treaty.model_validate_json(treaty.to_json()) == treaty
    outputs, faults = export(treaty, ("akn", "json"))
    assert faults == ()
    if outputs:
        assert not [d for d in validate(outputs[".akn.xml"].encode()) if d.severity == "error"]
    return bool(outputs) != any(map(blocks, treaty.diagnostics))


@given(LINES)
@example("".join(f"{n}. x\n" for n in range(1, 200)))
@example("Article 1\n" + "1. x\n(a) x\n(i) x\n(A) x\n" * 100 + "Article 2\nx")
@SLOW
def test_lines_of_treaties_in_any_order(text: str) -> None:
    assert sound(parse(text))


@given(st.text(max_size=400))
@SLOW
def test_any_text(text: str) -> None:
    assert sound(parse(text))


@given(st.binary(max_size=400))
@SLOW
def test_any_bytes(data: bytes) -> None:
    assert sound(parse(data))


@given(LINES)
@SLOW
def test_the_flat_profile_is_as_sound(text: str) -> None:
    assert sound(parse(text, profile="flat"))


def altered(lines: list[str], rng: random.Random) -> list[str]:
    """A treaty with lines dropped, doubled, swapped and joined, as copying does it."""
    lines = list(lines)
    for _ in range(rng.randint(1, 6)):
        i, j = rng.randrange(len(lines)), rng.randrange(len(lines))
        match rng.randrange(4):
            case 0 if len(lines) > 2:
                del lines[i]
            case 1:
                lines.insert(j, lines[i])
            case 2:
                lines[i], lines[j] = lines[j], lines[i]
            case _:
                lines[i : i + 2] = [" ".join(lines[i : i + 2])]
        if not lines:
            return ["x"]
    return lines


TEXTS = [CHARTER, *(folder / "text.txt" for folder in TREATIES)]


@given(st.sampled_from(TEXTS), st.randoms(use_true_random=False))
@SLOW
def test_damaged_treaties(path: Path, rng: random.Random) -> None:
    text = path.read_text(encoding="utf-8")
    assert sound(parse("\n".join(altered(text.split("\n"), rng))))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Article 1",
        "Article 1\nArticle 2",
        "Article " + "9" * 6000 + "\nx\nArticle 2\ny",
        "(a)\n" * 500,
        "Article 1\nx\nArticle 2\n" + "\n".join("(" * n + "a)" for n in range(60)),
        "Article 1\nx\nArticle 2\ny\n" + "Annex I\n" * 50,
        "\u202eArticle 1\nx\n\u202eArticle 2\ny",
        "Article ²\nx\nArticle ³\ny",
        "Article 1\r\rArticle 2\r\n\r\nx\x85y\u2028z",
    ],
    ids=range(10),
)
def test_hostile_texts(text: str) -> None:
    assert sound(parse(text))
