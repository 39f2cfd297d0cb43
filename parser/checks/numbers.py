"""The run of the numbers: gaps, repetitions, and numbers that their nodes' fields belie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from parser.diagnostics import Code, Diagnostic, report, table
from parser.lexicon import NONE, find
from parser.model import Node, Treaty
from parser.numbering import Head, HeadReader, heads
from parser.vocabulary import CONTINUOUS

CODES = table(
    Code("TP202", "warning", "a number is missing", "The numbers of neighbours jump. Either the source leaves one out, or a heading was lost or not recognised."),
    Code("TP203", "error", "a number is used twice", "Two neighbours have the same number. The eId of the second has _2 behind it."),
    Code("TP204", "warning", "a number is out of turn", "A number is smaller than the one before it."),
    Code("TP206", "error", "a number is not what is printed", "The value of a number, or its eId, is not that of the number as printed.", True),
)  # fmt: skip


def check(treaty: Treaty) -> Iterator[Diagnostic]:
    reader = heads(find(treaty.meta.language.value) or NONE)
    for part in treaty.parts:
        nodes = list(part.walk())
        yield from _run(node for node in nodes if node.type in CONTINUOUS)
        for node in nodes:
            yield from _run(child for child in node.children if child.type not in CONTINUOUS)
            if node.num is not None:
                yield from _agreement(node, reader)


def _run(nodes: Iterable[Node]) -> Iterator[Diagnostic]:
    """Numbers count up: of articles through a whole document, of all others among neighbours."""
    last: dict[str, Node] = {}
    for node in nodes:
        before, last[node.type] = last.get(node.type), node
        if before is None or not (before.number and node.number):
            continue
        if not (_countable(before.number) and _countable(node.number)):
            continue
        step = int(node.number) - int(before.number)
        if step == 0:
            yield _finding(
                "TP203",
                node,
                f"{node.num} is used twice",
                "number the second as one inserted: bis, or A",
            )
        elif step > 1:
            yield _finding(
                "TP202", node, f"{node.num} follows {before.num}", "compare with the source"
            )
        elif step < 0 and node.number != "1":
            yield _finding(
                "TP204", node, f"{node.num} follows {before.num}", "compare with the source"
            )


def _countable(number: str) -> bool:
    return number.isdecimal() and len(number) < 10


def _agreement(node: Node, reader: HeadReader) -> Iterator[Diagnostic]:
    """The number and the eId are those of the printed label."""
    if node.type == "attachment" or (node.number is None and reader.head(node.num or "") is None):
        return
    head = reader.head(node.num or "")
    values = {reading.value for reading in head.readings} if head else set()
    if node.number is not None and node.number not in values:
        yield _finding("TP206", node, f"{node.num!r} does not stand for {node.number!r}", None)
    elif head and not _named(node, head):
        yield _finding("TP206", node, f"the eId does not have the number of {node.num!r}", None)


def _named(node: Node, head: Head) -> bool:
    """Whether the last step of the eId ends in the printed number, or that and a distinction."""
    last = node.e_id.rsplit("__", 1)[-1].split("_")[1:]
    return not head.key or head.key in (last[0] if last else "", "_".join(last))


def _finding(code: str, node: Node, message: str, help: str | None) -> Diagnostic:
    return report(CODES[code], message, e_id=node.e_id, help=help, span=node.num_span)
