"""Profiles: how a lead-in and what it governs are structured.

`akn4un`, after the United Nations' guidelines, is how drafts come: unnumbered text is an
`alinea`, a lead-in with its clauses a `list`. `flat` is the habit of Indigo and bluebell: all
leading text goes into the `intro` of the section or article, and there are no lists.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from parser.builder.draft import Draft
from parser.source import Passage


def flatten(draft: Draft) -> Draft:
    """The draft with leading text in `intro`, and lists dissolved."""
    children = [flatten(child) for child in draft.children]
    leading: list[Passage] = []
    if draft.is_provision:
        lead = list(takewhile(lambda child: child.type == "alinea", children))
        leading = [text for alinea in lead for text in alinea.content]
        children = children[len(lead) :]
        if children and children[0].type == "list":
            leading += children[0].intro
            children = [replace(children[0], intro=[]), *children[1:]]
    if leading and not children:
        return replace(draft, content=leading, children=[])
    last = children[-1] if children and draft.is_provision else None
    closing = last.wrap_up if last and last.type == "list" else []
    if closing:
        children = [*children[:-1], replace(children[-1], wrap_up=[])]
    inner = [part for child in children for part in _dissolved(child)]
    intro, wrap_up = draft.intro + leading, draft.wrap_up + closing
    return replace(draft, intro=intro, children=inner, wrap_up=wrap_up)


def _dissolved(lead: Draft) -> list[Draft]:
    """The clauses of a list in its place, its other texts as alineas around them."""
    if lead.type != "list":
        return [lead]
    before = [Draft("alinea", content=[text]) for text in lead.intro]
    after = [Draft("alinea", content=[text]) for text in lead.wrap_up]
    return [*before, *lead.children, *after]
