"""Source → Survey: where the lines really are, which are furniture, which numbers are heads.

The survey decides by evidence: what a line looks like is not enough, its neighbours and the
run of its number count too. After it, every line that is left belongs to the treaty.
"""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass, replace

from parser.diagnostics import CORE, Diagnostic, report
from parser.lexicon import Lexicon
from parser.numbering import heads
from parser.source import Source
from parser.survey import families, furniture, language, layout
from parser.survey.layout import Line, Stretch


@dataclass(frozen=True)
class Survey:
    """The lines of the treaty, each with the mark that numbers it, and what was set aside.

    `front` is the number of lines before the provisions; `publication` the line with the date
    and time that the page bears; `is_treaty` whether the lines have the structure of one.
    """

    source: Source
    lexicon: Lexicon
    lines: tuple[Line, ...]
    front: int
    omitted: tuple[Stretch, ...]
    publication: Stretch | None
    is_treaty: bool
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
    lines = families.number(lines, heads(words))
    front = families.front(lines, words)
    starts = [stretch.span.start for stretch in aside]
    loose = (u for u in unprintable if not _within(u, aside, starts))
    return Survey(
        source=source,
        lexicon=words,
        lines=lines,
        front=front,
        omitted=tuple(sorted([*loose, *aside], key=lambda stretch: stretch.span.start)),
        publication=next((s for s in aside if s.reason == furniture.PUBLICATION), None),
        is_treaty=families.is_treaty(lines, front, words),
        diagnostics=(*source.diagnostics, *layout.findings(unprintable)),
    )


def _within(loose: Stretch, aside: tuple[Stretch, ...], starts: list[int]) -> bool:
    """Whether a stretch lies in one of those set aside, which begin at `starts`, in order."""
    n = bisect(starts, loose.span.start)
    return any(loose.span in stretch.span for stretch in aside[max(0, n - 1) : n])


def no_treaty(lexicon: Lexicon) -> Diagnostic:
    """The finding that a text has no structure of a treaty, and what was looked for."""
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
