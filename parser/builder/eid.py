"""eIds by the AKN naming convention (OASIS, version 1.0, section 5), as tables first.

`[prefix__]ref[_number]`: the prefix is the eId of what contains the node, the number is the
printed one without its label, or else the place among nodes of the same name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from parser.builder.draft import Draft
from parser.model import Node, Text
from parser.source import Passage, Span
from parser.vocabulary import CONTINUOUS, reference

# There is one of each in its document, so it takes no number.
_UNIQUE = {"preface", "preamble", "body", "conclusions"}
# What is in these takes no prefix from them.
_TRANSPARENT = {"body"}


class Namer:
    """Names the drafts of one document; no eId is given twice."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._given: Counter[str] = Counter()
        self._through: set[str] = set()
        self._begin([d for d in drafts if d.type != "attachment"])

    def _begin(self, drafts: list[Draft]) -> None:
        """See which divisions are numbered through: those that do not begin again."""
        keys: dict[str, list[str]] = {name: [] for name in CONTINUOUS}
        _collect(drafts, keys)
        self._through = {
            name for name, found in keys.items() if found and found.count(found[0]) == 1
        }

    def node(self, draft: Draft, prefix: str = "", document: str = "", place: int = 1) -> Node:
        """The node of a draft. `document` is the prefix of the attachment it is in, if any."""
        through = draft.type in self._through and draft.label is not None
        e_id = self._free(self._name(draft, document if through else prefix, place))
        if draft.type == "attachment":
            return self._attachment(draft, e_id)
        inner = prefix if draft.type in _TRANSPARENT else e_id
        children = self.nodes(draft.children, inner, document)
        return self._made(draft, e_id, children)

    def nodes(self, drafts: list[Draft], prefix: str, document: str) -> tuple[Node, ...]:
        """The nodes of drafts that stand side by side."""
        places: Counter[str] = Counter()
        made = []
        for draft in drafts:
            places[draft.type] += 1
            made.append(self.node(draft, prefix, document, places[draft.type]))
        return tuple(made)

    def _attachment(self, draft: Draft, e_id: str) -> Node:
        """An attachment is a document of its own: its articles are numbered for themselves."""
        outer = self._through
        self._begin(draft.children)
        children = self.nodes(draft.children, e_id, e_id)
        self._through = outer
        return self._made(draft, e_id, children)

    def _name(self, draft: Draft, prefix: str, place: int) -> str:
        name = reference(draft.type)
        if draft.type not in _UNIQUE:
            key = "" if draft.type == "attachment" else draft.key
            name += f"_{key or place}"
        return f"{prefix}__{name}" if prefix else name

    def _free(self, e_id: str) -> str:
        """The eId, or with _2, _3 … where the source numbers two nodes alike."""
        self._given[e_id] += 1
        return e_id if self._given[e_id] == 1 else self._free(f"{e_id}_{self._given[e_id]}")

    def _made(self, draft: Draft, e_id: str, children: tuple[Node, ...]) -> Node:
        label, separator, heading = draft.label, draft.separator, draft.heading
        return Node(
            type=draft.type,  # type: ignore[arg-type]
            e_id=e_id,
            name=draft.name,
            num=label.num.text if label else None,
            num_span=label.num.span if label else None,
            num_pieces=pieces(label.num) if label else (),
            number=(label.head.value or None) if label else None,
            separator=separator.text if separator else None,
            separator_span=separator.span if separator else None,
            separator_pieces=pieces(separator) if separator else (),
            heading=heading.text if heading else None,
            heading_span=heading.span if heading else None,
            heading_pieces=pieces(heading) if heading else (),
            span=_span(draft, children),
            content=_texts(draft.content, e_id),
            intro=_texts(draft.intro, f"{e_id}__intro"),
            children=children,
            wrap_up=_texts(draft.wrap_up, f"{e_id}__wrapup"),
        )


def _collect(drafts: Iterable[Draft], keys: dict[str, list[str]]) -> None:
    for draft in drafts:
        if draft.type in keys:
            keys[draft.type].append(draft.key)
        _collect(draft.children, keys)


def _texts(passages: list[Passage], prefix: str) -> tuple[Text, ...]:
    return tuple(
        Text(e_id=f"{prefix}__p_{n}", text=passage.text, span=passage.span, pieces=pieces(passage))
        for n, passage in enumerate(passages, 1)
    )


def pieces(passage: Passage) -> tuple[tuple[int, int], ...]:
    """The pieces of a passage, where it does not simply run on in the source."""
    return passage.pieces if len(passage.pieces) > 1 else ()


def _span(draft: Draft, children: tuple[Node, ...]) -> Span:
    """From the first to the last character of a draft and of what is in it."""
    spans = [*(passage.span for passage in draft.own()), *(child.span for child in children)]
    return Span(min(s.start for s in spans), max(s.end for s in spans))
