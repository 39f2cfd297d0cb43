"""What is wrong with a text or a file, as values: code, severity, place, message, help.

Codes go by hundreds: TP1 reading, TP2 structure, TP3 names and metadata, TP4 references and
terms, TP5 accounting, TP6 validity of output, TP9 a fault of this program. The rows here are
the core's; a check brings its own. Messages state the fault, and only `help` advises.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from parser.source import Source, Span
from parser.values import Model, optional

Severity = Literal["error", "warning", "info"]
Style = Literal["full", "concise", "json", "github"]
_LONGEST = 300  # characters of a message
STYLES: tuple[Style, ...] = ("full", "concise", "json", "github")


@dataclass(frozen=True)
class Code:
    """A row of the table: what a code means. `blocks`: with it, nothing is written."""

    code: str
    severity: Severity
    title: str
    explanation: str
    blocks: bool = False


def table(*rows: Code) -> dict[str, Code]:
    return {row.code: row for row in rows}


CORE = table(
    Code("TP101", "error", "a file cannot be read", "The file is missing, is a directory, or may not be read.", True),
    Code("TP102", "error", "a file is empty", "There is nothing in it but white space.", True),
    Code("TP103", "error", "bytes cannot be decoded", "The bytes are no text in the encoding that was named, or in any that is tried: UTF-8, UTF-16, UTF-32 and the legacy code pages.", True),
    Code("TP104", "error", "a file is no text", "It holds NUL bytes or starts like a known binary format (PDF, ZIP, image). A PDF or Word file is to be saved as text first.", True),
    Code("TP105", "warning", "characters that no document may hold", "Control characters, halves of surrogate pairs and the like are not allowed in XML. They are left out of the text and recorded as omitted."),
    Code("TP106", "warning", "a legacy encoding was assumed", "The bytes are not UTF-8. The likeliest code page was taken; name another with --encoding."),
    Code("TP107", "error", "a file cannot be written", "The folder is missing, may not be written to, or the disk is full. No half-written file is left behind.", True),
    Code("TP108", "error", "two inputs have one output", "Two of the files named would be written under the same name.", True),
    Code("TP201", "error", "no treaty structure found", "Neither numbered divisions (articles, sections, chapters …) nor numbered clauses together with the formulas of a treaty (parties, recitals, enacting words) were found.", True),
    Code("TP301", "error", "a sidecar is broken", "The file of metadata beside the text is not TOML, has an unknown key, or a value of the wrong kind.", True),
    Code("TP302", "error", "an option is unknown", "The value is none of those that the option takes.", True),
    Code("TP901", "error", "the structure could not be put together", "A fault of this program: its grammar rejected what it had read. Nothing is lost, but the result has no structure. Please report it with the text.", True),
)  # fmt: skip


class Diagnostic(Model):
    """One finding. `span`, `line` and `column` say where in the source, `path` in which file."""

    code: str = Field(pattern="^TP[1-9][0-9]{2}$", description="stable code, see `explain`")
    severity: Severity = Field(description="error, warning or info")
    message: str = Field(description="the fault, in one line")
    path: str | None = optional("the file, where it is not the source")
    e_id: str | None = optional("the element it is about")
    span: Span | None = optional("where it stands in the source")
    line: int | None = optional("line of the file, from 1")
    column: int | None = optional("column of the line, from 1")
    excerpt: str | None = optional("the line itself, shortened")
    notes: tuple[str, ...] = optional("context", ())
    help: str | None = optional("what can be done")

    def __str__(self) -> str:
        return f"{self.severity}[{self.code}]: {self.message}"


class Trouble(Exception):
    """Something could not be read or written; the diagnostic says what and why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(str(diagnostic))
        self.diagnostic = diagnostic


def report(
    code: Code,
    message: str,
    *,
    span: Span | None = None,
    path: str | None = None,
    e_id: str | None = None,
    line: int | None = None,
    column: int | None = None,
    notes: Iterable[str] = (),
    help: str | None = None,
) -> Diagnostic:
    """A finding. Where only a span is given, `locate` finds the line later."""
    return Diagnostic(
        code=code.code,
        severity=code.severity,
        message=_shortened(message, _LONGEST),
        path=path,
        e_id=e_id,
        span=span,
        line=line,
        column=column,
        notes=tuple(notes),
        help=help,
    )


def locate(findings: Iterable[Diagnostic], source: Source) -> Iterator[Diagnostic]:
    """The findings with line, column and excerpt, where they have a span in the source."""
    for finding in findings:
        if finding.span is None or finding.line is not None:
            yield finding
            continue
        line, column = source.position(finding.span.start)
        excerpt = _shortened(source.line_at(finding.span.start).rstrip("\r\n"))
        yield finding.model_copy(update={"line": line, "column": column, "excerpt": excerpt})


def _shortened(line: str, most: int = 120) -> str:
    line = "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in line)
    return line if len(line) <= most else line[: most - 1] + "…"


# ── The printer ─────────────────────────────────────────────────────────────────────


def render(diagnostics: Iterable[Diagnostic], style: Style, name: str) -> str:
    """Diagnostics as text in one of the styles, "" for none. `name` is the file they are of."""
    found = list(diagnostics)
    if style == "json":
        rows = [{"path": name} | d.model_dump(mode="json") for d in found]
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    printer = {"full": _full, "concise": _concise, "github": _github}[style]
    return "".join(printer(d, d.path or name) + "\n" for d in found)


def _place(d: Diagnostic, name: str) -> str:
    return ":".join(str(part) for part in (name, d.line, d.column) if part is not None)


def _full(d: Diagnostic, name: str) -> str:
    lines = [str(d), f"  --> {_place(d, name)}"]
    if d.excerpt is not None:
        lines.append(f"{d.line} | {d.excerpt}")
        column = (d.column or 1) - 1
        if d.span and column < len(d.excerpt):
            width = max(1, min(d.span.length, len(d.excerpt) - column))
            lines.append(f"{' ' * len(str(d.line))} | {' ' * column}{'^' * width}")
    lines += [f"    = in {d.e_id}"] if d.e_id else []
    lines += [f"    = {note}" for note in d.notes]
    if d.help:
        lines.append(f"    = help: {d.help}")
    return "\n".join(lines)


def _concise(d: Diagnostic, name: str) -> str:
    return f"{_place(d, name)}: {d}"


def _github(d: Diagnostic, name: str) -> str:
    level = {"error": "error", "warning": "warning", "info": "notice"}[d.severity]
    where = f"file={_property(name)}"
    where += f",line={d.line}" if d.line else ""
    where += f",col={d.column}" if d.column else ""
    text = d.message + (f" ({d.help})" if d.help else "")
    return f"::{level} {where},title={d.code}::{_message(text)}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
