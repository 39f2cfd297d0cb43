"""lark.Tree → Treaty: the model, its eIds, its IRIs, and the account of every character."""

from __future__ import annotations

from lark import Token, Tree

from parser.builder.accounting import account
from parser.builder.draft import draft
from parser.builder.eid import Namer
from parser.builder.meta import describe
from parser.builder.profile import flatten
from parser.model import SCHEMA_ID, Node, Omitted, Treaty
from parser.options import Options
from parser.survey import Survey


def build(tree: Tree[Token], survey: Survey, options: Options) -> Treaty:
    """The treaty that a tree describes, in the profile asked for."""
    parts = [draft(part) for part in tree.children if isinstance(part, Tree)]
    drafts = [part for part in parts if part.type != "body" or part.children]
    main = {part.type: part for part in drafts if part.type != "attachment"}
    meta = describe(main, survey, options)
    if options.profile == "flat":
        drafts = [flatten(part) for part in drafts]
    nodes = Namer(drafts).nodes(drafts, "", "")
    omitted = tuple(
        Omitted(reason=stretch.reason, span=stretch.span, text=stretch.text)
        for stretch in survey.omitted
    )
    return Treaty(
        type="treaty",
        schema=SCHEMA_ID,
        profile=options.profile,
        meta=meta,
        preface=_part(nodes, "preface"),
        preamble=_part(nodes, "preamble"),
        body=_part(nodes, "body"),
        conclusions=_part(nodes, "conclusions"),
        attachments=tuple(node for node in nodes if node.type == "attachment"),
        omitted=omitted,
        coverage=account(survey.source.text, nodes, omitted),
        diagnostics=survey.diagnostics,
    )


def _part(nodes: tuple[Node, ...], name: str) -> Node | None:
    return next((node for node in nodes if node.type == name), None)
