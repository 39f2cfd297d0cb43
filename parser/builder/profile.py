"""Profiles: how a lead-in and what it governs are structured.

`akn4un`, after the United Nations' guidelines, is how drafts come: unnumbered text is an
`alinea`, a lead-in with its clauses a `list`. `flat` is the habit of Indigo and bluebell: all
leading text goes into the `intro` of the section or article, and there are no lists.
"""

from __future__ import annotations

from parser.builder.draft import Draft
from parser.source import Passage


def flatten(draft: Draft) -> Draft:
    """The draft with leading text in `intro`, and lists dissolved."""
    children = [flatten(child) for child in draft.children]
    leading: list[Passage] = []
    while children and children[0].type == "alinea" and draft.label:
        leading += children.pop(0).content
    if children and children[0].type == "list" and draft.label:
        leading += children[0].intro
        children[0].intro = []
    if leading and not children:
        draft.content, draft.children = leading, []
        return draft
    draft.intro += leading
    draft.children = []
    for child in children:
        draft.children += _dissolved(child) if child.type == "list" else [child]
    if children and children[-1].type == "list":
        closing = draft.children[-len(children[-1].wrap_up) :] if children[-1].wrap_up else []
        draft.wrap_up = [text for alinea in closing for text in alinea.content]
        draft.children = draft.children[: len(draft.children) - len(closing)]
    return draft


def _dissolved(lead: Draft) -> list[Draft]:
    """The clauses of a list in its place, its other texts as alineas around them."""
    before = [Draft("alinea", content=[text]) for text in lead.intro]
    after = [Draft("alinea", content=[text]) for text in lead.wrap_up]
    return [*before, *lead.children, *after]
