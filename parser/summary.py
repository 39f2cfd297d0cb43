"""What is printed for a person: the outline of a treaty in a few lines, and the findings.

Everything goes to standard error. Colour only on a terminal; elsewhere the same words, plain.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO

from parser.diagnostics import Diagnostic, Style, render
from parser.model import Fact, Node, Treaty

_WIDTH = 72
_COLOURS = {"error": "bold red", "warning": "yellow", "info": "blue"}


class Screen:
    """Where things are said, and how loudly."""

    def __init__(self, style: Style, quiet: bool, verbose: bool) -> None:
        self.style = style
        self.quiet = quiet
        self.verbose = verbose

    def say(self, text: str) -> None:
        """For a person; where findings are for programs, nothing else stands among them."""
        if not self.quiet and self.style in ("full", "concise"):
            _print(text)

    def findings(self, found: Iterable[Diagnostic], name: str) -> None:
        """Errors always, warnings unless quiet, notes only when verbose (or for programs)."""
        shown = [
            d
            for d in found
            if d.severity == "error"
            or (d.severity == "warning" and not self.quiet)
            or (d.severity == "info" and (self.verbose or self.style == "json") and not self.quiet)
        ]
        for diagnostic in shown:
            _print(render([diagnostic], self.style, name), _COLOURS[diagnostic.severity])


def _print(text: str, colour: str = "bold") -> None:
    """Coloured on a terminal, plain elsewhere. Where nothing can be said, nothing is said."""
    stream: TextIO | None = sys.stderr
    if stream is None:
        return
    try:
        if stream.isatty():
            _print_coloured(text, colour)
        else:
            encoding = stream.encoding or "utf-8"
            stream.write(text.encode(encoding, "replace").decode(encoding))
            stream.flush()
    except OSError:
        return


def _print_coloured(text: str, colour: str) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(stderr=True, highlight=False)
    first, _, rest = text.partition("\n")
    console.print(Text(first, style=colour), soft_wrap=True)
    if rest:
        console.print(Text(rest), end="", soft_wrap=True)


# ── The summary ─────────────────────────────────────────────────────────────────────


def summarise(treaty: Treaty, written: Sequence[Path], verbose: bool) -> str:
    """Title, parties, outline with counts, coverage, and the paths written."""
    rows = [*_facts(treaty), *_outline(treaty, verbose), ("coverage", _coverage(treaty))]
    if written:
        rows.append(("written", ", ".join(path.as_posix() for path in written)))
    lines = [treaty.title or treaty.meta.source.name]
    lines += [f"  {label:<11}  {text}" for label, text in rows]
    return "\n".join(lines) + "\n"


def _facts(treaty: Treaty) -> list[tuple[str, str]]:
    known = treaty.meta
    kind = f"{known.instrument.value}, language {known.language.value}"
    rows = [("kind", kind)]
    for label, date in (("signed", known.signature_date), ("published", known.publication_date)):
        if date:
            place = known.signature_place if label == "signed" else None
            where = f" at {place.value}" if place else ""
            rows.append((label, f"{date.value}{where} ({_origin(date)})"))
    names = [
        f"{party.name} ({party.code})" if party.code else party.name for party in treaty.parties
    ]
    return [*rows, ("parties", ", ".join(names) or "none recognised")]


def _origin(fact: Fact) -> str:
    return f"{fact.origin}: {fact.source}" if fact.source else fact.origin


def _outline(treaty: Treaty, verbose: bool) -> list[tuple[str, str]]:
    rows = []
    if treaty.preamble:
        rows.append(("preamble", counted(treaty.preamble)))
    divisions = [node for node in (treaty.body.children if treaty.body else ()) if node.num]
    if treaty.body:
        rows.append(("body", counted(treaty.body)))
    rows += [row for node in divisions for row in _division(node, 0, verbose)]
    if treaty.conclusions:
        rows.append(("conclusions", counted(treaty.conclusions)))
    for node in treaty.attachments:
        rows += _division(node, 0, verbose)
    return rows


def _division(node: Node, depth: int, verbose: bool) -> list[tuple[str, str]]:
    """A division in one line; what is in it too, where all is wanted."""
    if depth > 1 and not verbose:
        return []
    words = " ".join(part for part in (node.num, node.heading, _first_words(node, verbose)) if part)
    shown = words if len(words) <= _WIDTH else f"{words[: _WIDTH - 1]}…"
    contents = counted(node)
    row = ("", f"{'  ' * depth}{shown}" + (f": {contents}" if contents else ""))
    inner = [child for child in node.children if child.heading or (verbose and child.num)]
    return [row, *(line for child in inner for line in _division(child, depth + 1, verbose))]


def _first_words(node: Node, verbose: bool) -> str | None:
    """How the text of a numbered clause begins, where everything is wanted."""
    if not verbose or node.heading or node.type not in ("paragraph", "point"):
        return None
    return next((text.text for inner in node.walk() for text in inner.texts()), None)


def counted(node: Node) -> str:
    """What a node holds, in words.

    The parts of a recitals or list element count, not the element itself.
    """
    counts: Counter[str] = Counter()
    for child in node.children:
        if child.type in ("recitals", "list"):
            counts.update(grandchild.type for grandchild in child.children)
        else:
            counts[child.type] += 1
    return ", ".join(
        f"{count} {name if count == 1 else name + 's'}" for name, count in counts.items()
    )


def _coverage(treaty: Treaty) -> str:
    coverage = treaty.coverage
    accounted = coverage.kept + coverage.omitted - coverage.doubled
    text = f"{accounted:,} of {coverage.non_blank:,} characters accounted for"
    if treaty.omitted:
        reasons = Counter(stretch.reason.replace("-", " ") for stretch in treaty.omitted)
        aside = ", ".join(name if n == 1 else f"{n} × {name}" for name, n in reasons.items())
        text += f" ({coverage.omitted:,} set aside: {aside})"
    return text
