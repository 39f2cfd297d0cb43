"""Source → Survey: where the lines really are, which are furniture, which numbers are heads.

The survey decides by evidence: what a line looks like is not enough, its neighbours and the
run of its number count too. After it, every line that is left belongs to the treaty.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from parser.diagnostics import CORE, Diagnostic, report
from parser.lexicon import Lexicon
from parser.numbering import marks
from parser.source import Source
from parser.survey import families, furniture, language, layout
from parser.survey.layout import Line, Stretch


@dataclass(frozen=True)
class Survey:
    """The lines of the treaty, each with the mark that numbers it, and what was set aside.

    `front` is the number of lines before the provisions; `publication` the line with the date
    and time that the page bears.
    """

    source: Source
    lexicon: Lexicon
    lines: tuple[Line, ...]
    front: int
    omitted: tuple[Stretch, ...]
    publication: Stretch | None
    diagnostics: tuple[Diagnostic, ...] = ()

    def plain(self, finding: Diagnostic) -> Survey:
        """The same lines as mere text, should their structure turn out to be none."""
        lines = tuple(replace(line, head=None) for line in self.lines)
        found = (*self.diagnostics, finding)
        return replace(self, lines=lines, front=len(lines), diagnostics=found)


def survey(source: Source, lexicon: Lexicon | None = None) -> Survey:
    """Survey a source, in the language given or the one that its words vote for."""
    lines, unprintable = layout.lines(source)
    words = lexicon or language.vote(lines)
    lines, aside = furniture.set_aside(lines, words)
    lines = families.number(lines, marks(words))
    front = families.front(lines, words)
    found = [*source.diagnostics, *layout.findings(unprintable)]
    if source.text and not families.is_treaty(lines, front, words):
        found.append(_no_treaty(words))
    omitted = sorted([*unprintable, *aside], key=lambda stretch: stretch.span.start)
    return Survey(
        source=source,
        lexicon=words,
        lines=lines,
        front=front,
        omitted=tuple(omitted),
        publication=next((s for s in aside if s.reason == furniture.PUBLICATION), None),
        diagnostics=tuple(found),
    )


def _no_treaty(lexicon: Lexicon) -> Diagnostic:
    kinds = ", ".join(sorted(set(lexicon.divisions.values())))
    looked = (
        f"looked for numbered divisions ({kinds})" if kinds else "looked for numbered divisions"
    )
    return report(
        CORE["TP201"],
        "no treaty structure found",
        notes=(
            looked,
            "looked for numbered clauses with the parties, recitals or enacting words of a treaty",
            f"the words looked for were {lexicon.name}",
        ),
        help="was the whole text copied? if so, name its language with --lang",
    )
