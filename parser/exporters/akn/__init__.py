"""Akoma Ntoso 3.0 XML, strict against the OASIS schema, conformance level 2."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from parser.exporters.akn.meta import attachment_meta, treaty_meta
from parser.exporters.akn.tree import attachment, part
from parser.exporters.akn.validation import CODES, gate, validate
from parser.exporters.akn.xml import element, serialise
from parser.model import Treaty
from parser.vocabulary import root

SUFFIX = ".akn.xml"
READS = (".xml", ".akn")  # endings of files that `validate` takes

__all__ = ["CODES", "READS", "SUFFIX", "export", "gate", "validate"]


def export(treaty: Treaty) -> str:
    """The XML text of a treaty. Raises ValueError for one that has no provisions."""
    if treaty.body is None:
        raise ValueError("a treaty without provisions cannot be written as Akoma Ntoso")
    return serialise(_document(treaty))


def _document(treaty: Treaty) -> etree._Element:
    top = element(None, "akomaNtoso")
    instrument = treaty.meta.instrument.value
    kind = root(instrument)
    document = element(top, kind, name=instrument, contains="originalVersion")
    document.append(treaty_meta(treaty))
    for node in (treaty.preface, treaty.preamble, treaty.body, treaty.conclusions):
        if node:
            main = node.type == "body" and kind != "act"
            document.append(part(node, "mainBody" if main else node.type))
    if treaty.attachments:
        attachments = element(document, "attachments")
        counts: Counter[str] = Counter()
        for node in treaty.attachments:
            name = node.name or "annex"
            counts[name] += 1
            component = f"{name}_{counts[name]}"
            iri = f"{treaty.meta.iri.expression}/!{component}"
            attachments.append(attachment(node, attachment_meta(treaty, component), iri))
    return top
