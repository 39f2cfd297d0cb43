"""A treaty: what `parse` returns, what the JSON holds, what the XML is written from.

Names are Akoma Ntoso's; Python spells them `wrap_up`, JSON and XML `wrapUp`. Values are frozen.
Offsets count Unicode code points of the decoded source. The JSON is this model, nothing more
and nothing less: schemas/treaty.schema.json is generated from it.
"""

from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from parser.diagnostics import Diagnostic
from parser.source import Passage, Span
from parser.values import Model, optional

SchemaId = Literal["urn:treaty-parser:schema:treaty:1"]
SCHEMA_ID: SchemaId = "urn:treaty-parser:schema:treaty:1"

Origin = Literal["text", "page", "sidecar", "option", "default"]
_ORIGIN = "the text, the page around it, the sidecar, an option, or none of them"


# ── Facts found in a text ───────────────────────────────────────────────────────────


class Mark(Model):
    """A fact that stands in a text: from `start` to `end` in the string, `span` in the source."""

    type: str
    start: int = Field(ge=0, description="first character in the text")
    end: int = Field(ge=1, description="one past the last character in the text")
    span: Span = Field(description="the same in the source")


class DateMark(Mark):
    """A date, as much of it as the text says."""

    type: Literal["date"] = Field(description="kind of mark")
    date: str = Field(pattern="^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", description="ISO 8601")


class PartyMark(Mark):
    """A naming of a contracting party."""

    type: Literal["party"] = Field(description="kind of mark")
    code: str | None = Field(pattern=r"^[A-Z]{3}$", description="ISO 3166-1 alpha-3 of a state")


AnyMark = Annotated[DateMark | PartyMark, Field(discriminator="type")]


# From each (offset in the text, offset in the source) on, the two run side by side.
Pieces = tuple[tuple[int, int], ...]


class Text(Model):
    """A paragraph of text as the drafter wrote it, with the facts found in it.

    Where something in the midst of it was set aside, `pieces` says how it runs in the source.
    """

    e_id: str = Field(description="identifier of the AKN element `p`")
    text: str = Field(min_length=1, description="the words")
    span: Span = Field(description="where they stand in the source")
    pieces: Pieces = optional("how the text runs in the source", ())
    marks: tuple[AnyMark, ...] = optional("facts in the text, in order", ())


# ── The tree ────────────────────────────────────────────────────────────────────────

NodeType = Literal[
    "preface", "longTitle", "preamble", "formula", "recitals", "recital", "body",
    "book", "part", "title", "chapter", "section", "subsection", "article", "rule",
    "paragraph", "point", "list", "alinea",
    "conclusions", "container", "attachment",
]  # fmt: skip


class Node(Model):
    """A part of the treaty, by its Akoma Ntoso name.

    It has either `content`, or `children` with an `intro` before and a `wrapUp` after them.
    """

    type: NodeType = Field(description="name of the Akoma Ntoso element")
    e_id: str = Field(description="identifier, by the AKN naming convention")
    name: str | None = optional("what a formula, container or attachment is")
    num: str | None = optional("number or label as printed: 'Article premier', '(a)'")
    num_span: Span | None = optional("where it stands in the source")
    num_pieces: Pieces = optional("how it runs in the source", ())
    number: str | None = optional("the value it stands for: '1', 'a', '4bis'")
    separator: str | None = optional("what is printed between number and heading")
    separator_span: Span | None = optional("where it stands in the source")
    separator_pieces: Pieces = optional("how it runs in the source", ())
    heading: str | None = optional("the heading as printed")
    heading_span: Span | None = optional("where it stands in the source")
    heading_pieces: Pieces = optional("how it runs in the source", ())
    heading_marks: tuple[AnyMark, ...] = optional("facts in the heading", ())
    span: Span = Field(description="from the first to the last character of number, heading, text")
    content: tuple[Text, ...] = optional("the text, where there are no children", ())
    intro: tuple[Text, ...] = optional("lead-in to the children", ())
    children: tuple["Node", ...] = optional("the parts, in order", ())
    wrap_up: tuple[Text, ...] = optional("text that closes the children's sentence", ())

    def walk(self) -> "Iterator[Node]":
        """This node and all below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()

    def strings(self) -> "Iterator[Printed]":
        """Every string of this node alone, in order."""
        yield from _printed(self.e_id, "num", self.num, self.num_span, self.num_pieces)
        yield from _printed(
            self.e_id, "separator", self.separator, self.separator_span, self.separator_pieces
        )
        yield from _printed(
            self.e_id,
            "heading",
            self.heading,
            self.heading_span,
            self.heading_pieces,
            self.heading_marks,
        )
        for text in self.texts():
            yield from _printed(text.e_id, "text", text.text, text.span, text.pieces, text.marks)

    def texts(self) -> Iterator[Text]:
        """The texts of this node alone, in order."""
        yield from self.content
        yield from self.intro
        yield from self.wrap_up


class Printed(NamedTuple):
    """A string of the treaty: what it is, its words with the way to the source, its marks.

    `span` is where the model says it stands, which a check compares with the passage.
    """

    e_id: str
    kind: str  # num, separator, heading, text
    passage: Passage
    span: Span | None
    marks: tuple[AnyMark, ...]


def _printed(
    e_id: str,
    kind: str,
    string: str | None,
    span: Span | None,
    pieces: Pieces,
    marks: tuple[AnyMark, ...] = (),
) -> Iterator[Printed]:
    if string is not None:
        start = span.start if span else -1
        yield Printed(e_id, kind, Passage(string, pieces or ((0, start),)), span, marks)


# ── What is known about the treaty ──────────────────────────────────────────────────


class Fact(Model):
    """A value and where it comes from."""

    value: str = Field(description="the fact itself")
    origin: Origin = Field(description=_ORIGIN)
    source: str | None = optional("the document that says so")
    span: Span | None = optional("where the source text says so")


class Party(Model):
    """A contracting party."""

    name: str = Field(description="as printed")
    code: str | None = optional("ISO 3166-1 alpha-3, where it is a state")
    origin: Origin = Field(description=_ORIGIN)
    source: str | None = optional("the document that says so")
    span: Span | None = optional("where the source text says so")


class Signatory(Model):
    """Who signed."""

    name: str = Field(description="of the person")
    role: str | None = optional("office held")
    party: str | None = optional("ISO 3166-1 alpha-3 of the party signed for")
    origin: Origin = Field(description=_ORIGIN)
    source: str | None = optional("the document that says so")


class Identifiers(Model):
    """IRIs of the FRBR levels (AKN naming convention 4.5 to 4.7)."""

    work: str = Field(description="the treaty, in any language")
    expression: str = Field(description="this text of it, in its language")
    manifestation: str = Field(description="this file of the text")


class SourceRecord(Model):
    """The document that was read."""

    name: str = Field(description="of the file")
    media_type: str = Field(description="by RFC 6838")
    charset: str = Field(description="in which the bytes were read")
    unit: Literal["codepoint"] = Field(description="what lengths and spans count")
    length: int = Field(ge=0, description="of the decoded text")
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$", description="of the bytes")


class Meta(Model):
    """What is known about the treaty; each value says where it comes from."""

    title: Fact | None = optional("title of the instrument")
    instrument: Fact = Field(description="what it calls itself: treaty, convention, charter …")
    language: Fact = Field(description="ISO 639-1 code, or und")
    parties: tuple[Party, ...] = Field(description="contracting parties, in the order of the text")
    signature_date: Fact | None = optional("ISO 8601")
    signature_place: Fact | None = optional("where it was signed")
    signatories: tuple[Signatory, ...] = optional("who signed", ())
    publication_date: Fact | None = optional("date that the page bears, ISO 8601")
    publication: str | None = optional("date and time as the page prints them")
    jurisdiction: Fact = Field(description="first part of the IRI")
    number: Fact = Field(description="number, or words of the title, that end the work IRI")
    iri: Identifiers = Field(description="IRIs of the FRBR levels")
    source: SourceRecord = Field(description="the document that was read")

    @property
    def date(self) -> Fact | None:
        """The date of the work: its signature where anyone says so, else the page's."""
        return self.signature_date or self.publication_date


# ── Accounting ──────────────────────────────────────────────────────────────────────


class Omitted(Model):
    """A stretch of the source that is no part of the treaty, and why."""

    reason: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$", description="what it is: view-counter …")
    span: Span = Field(description="where it stands in the source")
    text: str = Field(description="what it says")


class Coverage(Model):
    """Where every character of the source went: kept, omitted, blank, or missing."""

    length: int = Field(ge=0, description="code points of the source")
    blank: int = Field(ge=0, description="white space between the stretches")
    non_blank: int = Field(ge=0, description="all others")
    kept: int = Field(ge=0, description="in numbers, separators, headings and texts")
    omitted: int = Field(ge=0, description="set aside, with a reason")
    missing: int = Field(ge=0, description="in neither")
    doubled: int = Field(ge=0, description="in more than one")


class Treaty(Model):
    """A treaty, whole."""

    type: Literal["treaty"] = Field(description="what this document is")
    schema_: SchemaId = Field(alias="schema", description="the $id of this schema")
    profile: Literal["akn4un", "flat"] = Field(description="how lead-ins are structured")
    meta: Meta = Field(description="what is known about the treaty")
    preface: Node | None = optional("the title and what stands with it")
    preamble: Node | None = optional("parties, recitals, enacting words")
    body: Node | None = optional("the provisions")
    conclusions: Node | None = optional("testimonium, place and date, signatures")
    attachments: tuple[Node, ...] = optional("annexes, protocols and the like", ())
    omitted: tuple[Omitted, ...] = Field(description="what was set aside, in order")
    coverage: Coverage = Field(description="the account of every character")
    diagnostics: tuple[Diagnostic, ...] = Field(description="what was found wrong")

    @property
    def title(self) -> str | None:
        """The title, from wherever it is known."""
        return self.meta.title.value if self.meta.title else None

    @property
    def parties(self) -> tuple[Party, ...]:
        return self.meta.parties

    @property
    def parts(self) -> tuple[Node, ...]:
        """Preface, preamble, body, conclusions and attachments, those that there are."""
        main = (self.preface, self.preamble, self.body, self.conclusions)
        return (*(part for part in main if part), *self.attachments)

    def walk(self) -> "Iterator[Node]":
        """Every node, in the order of the text."""
        for part in self.parts:
            yield from part.walk()

    def find(self, e_id: str) -> Node | None:
        """The node with an eId."""
        return next((node for node in self.walk() if node.e_id == e_id), None)

    def to_json(self) -> str:
        """The model as JSON, indented; `Treaty.model_validate_json` reads it back."""
        from parser.exporters.json import export

        return export(self)

    def to_akn(self) -> str:
        """The treaty as Akoma Ntoso 3.0 XML."""
        from parser.exporters.akn import export

        return export(self)
