"""The stages in order, and nothing else.

bytes ─read→ Source ─survey→ Survey ─parse→ lark.Tree ─build→ Treaty ─annotate→ Treaty ─check→
Treaty with its diagnostics ─export→ text, validated.
"""

from __future__ import annotations

from collections.abc import Iterable

from lark import UnexpectedInput

from parser.annotators import annotate
from parser.builder import build
from parser.checks import check
from parser.codes import blocks
from parser.diagnostics import CORE, Diagnostic, locate, report
from parser.exporters import exporter
from parser.grammar import parse
from parser.lexicon import NONE, find
from parser.model import Treaty
from parser.options import Options
from parser.source import Passage, Source
from parser.survey import Survey, no_treaty, survey


def run(source: Source, options: Options) -> Treaty:
    """The treaty in a source, whatever the source is: what is wrong is in its diagnostics."""
    given = options.sidecar.language
    language = options.language or (given.value if given else None)
    surveyed = survey(source, (find(language) or NONE) if language else None)
    treaty = _structured(surveyed, options)
    findings = [*treaty.diagnostics]
    unread = any(map(blocks, findings))
    if not unread and (treaty.body is None or not surveyed.is_treaty):
        findings.append(no_treaty(surveyed.lexicon))
    elif not unread:
        findings += check(treaty)
    return treaty.model_copy(update={"diagnostics": tuple(locate(findings, source))})


def _structured(surveyed: Survey, options: Options) -> Treaty:
    """Parse, build, annotate; a text whose tokens the grammar rejects is kept without structure."""
    try:
        tree = parse(surveyed)
    except UnexpectedInput as error:
        token = getattr(error, "token", None)
        words = token.value if token is not None and isinstance(token.value, Passage) else None
        finding = report(
            CORE["TP901"],
            "the structure could not be put together",
            span=words.span if words else None,
            help="please report it with the text",
        )
        surveyed = surveyed.plain(finding)
        tree = parse(surveyed)
    return annotate(build(tree, surveyed, options), surveyed.lexicon)


def export(treaty: Treaty, formats: Iterable[str]) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """The outputs by their endings, and what is wrong with them: then there are none."""
    if any(map(blocks, treaty.diagnostics)):
        return {}, ()
    outputs, findings = {}, []
    for name in formats:
        module = exporter(name)
        outputs[module.SUFFIX] = text = module.export(treaty)
        if hasattr(module, "gate"):
            findings += module.gate(text)
    return ({} if findings else outputs), tuple(findings)
