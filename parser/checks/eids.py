"""eIds: there where they are needed, well formed, and prefixed by what contains them.

AKN naming convention 5.4 (form), 5.5.1 (which elements need one). That no eId comes twice is
seen by the schema.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from parser.diagnostics import Code, Diagnostic, report, table
from parser.model import Node, Treaty
from parser.vocabulary import AKN, HIERARCHICAL, INLINE, NEEDS_EID, reference

CODES = table(
    Code("TP610", "error", "an element has no eId", "As soon as one element has an eId, every element that can be referred to needs one (conformance level 2).", True),
    Code("TP611", "error", "an eId is malformed", "An eId is the eId of a containing element, two underscores, and the short name of the element with its number.", True),
    Code("TP612", "error", "the prefix of an eId is no container's", "What stands before the last two underscores must be the eId of an element around it, and not of an inline one.", True),
    Code("TP613", "error", "an eId has another number than is printed", "The number in an eId is the printed one, without its label and punctuation.", True),
    Code("TP614", "error", "an eId comes twice", "An eId must be unique in the whole document.", True),
)  # fmt: skip

_MOST_WORDS = 12  # of a printed number that are looked at
_NUMBERED = HIERARCHICAL | {"recital"}
# Words of a printed number that an eId keeps as they are; others, such as "premier", it turns
# into digits.
_NUMBER = re.compile(r"\d+\w*|[IVXLCDM]+|[a-zA-Z]")
_STEP = re.compile(r"(?P<ref>[A-Za-z]+)(?:_(?P<number>[^\s_]+(?:_[^\s_]+)*))?")


def check(treaty: Treaty) -> Iterator[Diagnostic]:
    """Our own nodes and texts: unique, and each under the eId of a node that holds it."""
    counts: Counter[str] = Counter()
    for part in treaty.parts:
        yield from _under(part, (), counts)
    for e_id, count in counts.items():
        if count > 1:
            yield report(CODES["TP614"], f"{e_id} stands {count} times", e_id=e_id)


def _under(node: Node, above: tuple[str, ...], counts: Counter[str]) -> Iterator[Diagnostic]:
    counts[node.e_id] += 1
    yield from _named(node.e_id, node.type, above)
    inner = (*above, node.e_id)
    for place, texts in (("", node.content), ("__intro", node.intro), ("__wrapup", node.wrap_up)):
        for n, text in enumerate(texts, 1):
            counts[text.e_id] += 1
            if text.e_id != f"{node.e_id}{place}__p_{n}":
                yield _finding("TP612", text.e_id, f"{text.e_id} stands in {node.e_id}")
    for child in node.children:
        yield from _under(child, inner, counts)


def _named(
    e_id: str, element: str, above: tuple[str, ...], line: int | None = None
) -> Iterator[Diagnostic]:
    """The form of one eId, and that its prefix is the eId of something around it."""
    prefix, _, last = e_id.rpartition("__")
    step = _STEP.fullmatch(last)
    if step is None or step["ref"] != reference(element):
        yield _finding("TP611", e_id, f"{e_id!r} is no eId for {element}", line)
    if prefix and prefix not in above:
        yield _finding("TP612", e_id, f"nothing around {e_id!r} is called {prefix!r}", line)


def check_akn(root: etree._Element) -> Iterator[Diagnostic]:
    """Any document: only where it uses eIds at all."""
    elements = [e for e in root.iter(f"{{{AKN}}}*") if _in_content(e)]
    if not any(e.get("eId") for e in elements):
        return
    for element in elements:
        name, e_id = etree.QName(element).localname, element.get("eId")
        if e_id is None:
            if name in NEEDS_EID:
                yield _finding("TP610", None, f"{name} has no eId", element.sourceline)
            continue
        above = tuple(map(_as_prefix, element.iterancestors()))
        yield from _named(e_id, name, (*above, *_documents_above(above)), element.sourceline)
        yield from _numbered(element, name, e_id)


def _in_content(element: etree._Element) -> bool:
    """Labels in `meta` (TLC…, original, keyword) are free; eIds in content follow the rule."""
    name = etree.QName(element).localname
    if name in NEEDS_EID and element.get("eId") is None:
        return True
    return not any(etree.QName(a).localname == "meta" for a in element.iterancestors())


def _as_prefix(element: etree._Element) -> str:
    """What an element puts before the eIds in it: its own, or its name where it has none.

    Only the parts of a document may do without ("preamble__p_1"), and inline elements never
    are a prefix.
    """
    name = etree.QName(element).localname
    if name in INLINE:
        return ""
    return element.get("eId") or (reference(name) if name not in NEEDS_EID else "")


def _documents_above(above: tuple[str, ...]) -> tuple[str, ...]:
    """`body` and `mainBody` may be left out of a prefix, so what stands before them serves."""
    return tuple(e_id.rpartition("__")[0] for e_id in above if e_id.endswith("__body"))


def _numbered(element: etree._Element, name: str, e_id: str) -> Iterator[Diagnostic]:
    """The number of the eId is made of words of the printed number, label words aside."""
    num = element.find(f"{{{AKN}}}num")
    step = _STEP.fullmatch(e_id.rpartition("__")[2])
    if step is None or step["number"] is None:
        return
    if num is None and not re.fullmatch(r"(nn|\d+)(_\d+)*", step["number"]):
        yield _finding(
            "TP613", e_id, f"{e_id!r} has a number, and nothing is printed", element.sourceline
        )
    if num is None or name not in _NUMBERED:
        return
    printed = "".join(num.itertext())
    words = re.findall(r"\w+", printed)[:_MOST_WORDS]
    runs = [words[i:j] for i in range(len(words)) for j in range(i + 1, len(words) + 1)]
    said = {joint.join(run) for run in runs for joint in ("", "-")}
    said |= {digits[0] for word in words if (digits := re.match(r"\d+", word))}  # 1er, 2nd
    if any(map(_NUMBER.fullmatch, words)) and step["number"].split("_")[0] not in said:
        message = f"{e_id!r} numbers what is printed {printed!r}"
        yield _finding("TP613", e_id, message, element.sourceline)


def _finding(code: str, e_id: str | None, message: str, line: int | None = None) -> Diagnostic:
    return report(CODES[code], message, e_id=e_id, line=line)
