"""The nodes of the model as elements; they have the same names and the same eIds."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from parser.exporters.akn.inline import fill
from parser.exporters.akn.xml import element
from parser.model import Node, Text
from parser.vocabulary import HIERARCHICAL

# Parts whose paragraphs are, each as a whole, a title or a signature.
_WITHIN = {"longTitle": "docTitle", "signatures": "signature"}
# What an attachment is as a document of its own: root element, name.
_DOCUMENTS = {
    "annex": ("doc", "annex"),
    "appendix": ("doc", "appendix"),
    "schedule": ("doc", "schedule"),
    "letter": ("doc", "letter"),
    "declaration": ("statement", "declaration"),
    "protocol": ("act", "protocol"),
}


def part(node: Node, name: str) -> etree._Element:
    """A part of the document (preface, preamble, body …) under an element's name."""
    return _node(node, None, name)


def attachment(node: Node, meta: etree._Element, iri: str) -> etree._Element:
    """An attachment: number, heading, and a document with its own metadata.

    One that is only named, with no text here, refers to the component that it would be.
    """
    made = element(None, "attachment", node.e_id)
    _label(made, node)
    provisions = [child for child in node.children if child.type != "conclusions"]
    if not provisions:
        shown = node.heading or node.num or iri
        element(made, "documentRef", f"{node.e_id}__dref_1", href=iri, showAs=shown)
        return made
    kind, name = attached_document(node)
    document = element(made, kind, name=name)
    document.append(meta)
    main = element(document, "body" if kind == "act" else "mainBody", f"{node.e_id}__body")
    for child in provisions:
        _node(child, main, child.type)
    for child in node.children[len(provisions) :]:
        _node(child, document, child.type)
    return made


def attached_document(node: Node) -> tuple[str, str]:
    """The document type of an attachment and its name."""
    return _DOCUMENTS.get(node.name or "", ("doc", node.name or "annex"))


def _node(node: Node, parent: etree._Element | None, name: str) -> etree._Element:
    made = element(parent, name, node.e_id, name=None if node.type == "attachment" else node.name)
    _label(made, node)
    if node.type in HIERARCHICAL:
        _provision(made, node)
    else:
        _texts(made, node.content, _WITHIN.get(node.name or node.type))
        for child in node.children:
            _node(child, made, child.type)
    return made


def _label(made: etree._Element, node: Node) -> None:
    """Number and heading; a preamble can hold its heading only as a block."""
    if node.num is not None:
        element(made, "num").text = node.num
    if node.heading is None:
        return
    if node.type == "preamble":
        heading = element(made, "block", f"{node.e_id}__block_1", name="heading")
    else:
        heading = element(made, "heading", f"{node.e_id}__heading")
    fill(heading, node.heading, node.heading_marks, heading.get("eId", ""))


def _provision(made: etree._Element, node: Node) -> None:
    """`content`, or the children between `intro` and `wrapUp`."""
    if node.content:
        _texts(element(made, "content", f"{node.e_id}__content"), node.content)
    if node.intro:
        _texts(element(made, "intro", f"{node.e_id}__intro"), node.intro)
    for child in node.children:
        _node(child, made, child.type)
    if node.wrap_up:
        _texts(element(made, "wrapUp", f"{node.e_id}__wrapup"), node.wrap_up)


def _texts(parent: etree._Element, texts: Iterable[Text], within: str | None = None) -> None:
    """Each text as a paragraph; `within` is an inline element that holds all of its words."""
    for text in texts:
        block = element(parent, "p", text.e_id)
        if within:
            block = element(block, within, f"{text.e_id}__{within}_1")
        fill(block, text.text, text.marks, text.e_id)
