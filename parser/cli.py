"""The command line: python -m parser FILE…

Data goes to standard output or into files, all else to standard error. Exit 0: clean or
warnings; 1: errors; 2: usage, reading or writing.
"""

import gc
import os
import sys

# A run is short, and half of it is starting up: nothing is collected while only modules are made,
# and pydantic looks for no plugins.
gc.disable()
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")

from contextlib import suppress  # noqa: E402
from dataclasses import replace  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Annotated, NoReturn  # noqa: E402

import typer  # noqa: E402

from parser import __version__, files, sidecar  # noqa: E402
from parser.api import verify  # noqa: E402
from parser.codes import codes  # noqa: E402
from parser.diagnostics import CORE, STYLES, Diagnostic, Style, Trouble, report  # noqa: E402
from parser.exporters import exporter, formats, validator  # noqa: E402
from parser.options import PROFILES, Options, Profile  # noqa: E402
from parser.pipeline import export, run  # noqa: E402
from parser.readers import read  # noqa: E402
from parser.summary import Screen, summarise  # noqa: E402

gc.freeze()
gc.enable()

app = typer.Typer(
    add_completion=True,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="""Treaty texts, as somebody copied them, into Akoma Ntoso XML and JSON.

    python -m parser charter.txt — writes into out/

    python -m parser validate charter.akn.xml — checks a file, ours or not

    python -m parser - -o - --to json — from standard input to standard output

    What is no command is a file: `python -m parser parse --help` has its options.
    A file that is called like a command is reached as ./validate.""",
)

Diagnostics = Annotated[
    str, typer.Option("--diagnostics", metavar="|".join(STYLES), help="How findings are printed.")
]


# Trouble with what a file holds; all other is with the file itself.
_OF_CONTENT = ("TP301",)


# ── Parsing ─────────────────────────────────────────────────────────────────────────


@app.command()
def parse(
    paths: Annotated[
        list[str], typer.Argument(metavar="FILE…", help="Texts; - is standard input.")
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="DIR|-",
            help="Folder to write into, or - for standard output.  [default: out]",
        ),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar=",".join(formats()), help="Formats to write.  [default: all]"),
    ] = None,
    meta: Annotated[
        str | None,
        typer.Option(
            "--meta",
            metavar="FILE",
            help="Sidecar with what the text does not say.  [default: NAME.toml beside the text]",
        ),
    ] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="CODE", help="Language of the text: fr or fra.")
    ] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", metavar="NAME", help="Encoding of the text.")
    ] = None,
    jurisdiction: Annotated[
        str | None,
        typer.Option(
            "--jurisdiction", metavar="CODE", help="First part of the IRI: ch, un, xx-az-us."
        ),
    ] = None,
    profile: Annotated[
        str,
        typer.Option("--profile", metavar="|".join(PROFILES), help="How lead-ins are structured."),
    ] = "akn4un",
    diagnostics: Diagnostics = "full",
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print errors only.")] = False,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Print every provision, and notes too.")
    ] = False,
) -> None:
    """Write the Akoma Ntoso XML and the JSON of treaties."""
    screen = Screen(_style(diagnostics), quiet, verbose)
    folder = ("-" if paths == ["-"] else "out") if output is None else output
    if not folder:
        raise typer.BadParameter("the folder to write into has no name")
    wanted = _formats(to, folder)
    options = Options(encoding, lang, jurisdiction, _profile(profile))
    try:
        verify(options)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    _refuse_collisions(paths, folder, wanted)
    worst = max(_parse_one(path, folder, wanted, meta, options, screen) for path in paths)
    raise typer.Exit(worst)


def _parse_one(
    path: str,
    folder: str,
    wanted: tuple[str, ...],
    meta: str | None,
    options: Options,
    screen: Screen,
) -> int:
    """Parse one file and write what is asked for. The exit code."""
    name = "stdin.txt" if path == "-" else Path(path).name
    try:
        facts = _facts(path, meta)
        source = read(files.read(path), name, options.encoding)
    except Trouble as error:
        screen.findings([error.diagnostic], path)
        return 1 if error.diagnostic.code in _OF_CONTENT else 2
    treaty = run(source, replace(options, sidecar=facts))
    outputs, faults = export(treaty, wanted)
    stem = Path(name).stem
    targets = {Path(folder) / f"{stem}{suffix}": text for suffix, text in outputs.items()}
    findings = [*treaty.diagnostics, *faults]
    try:
        _write(targets, folder)
    except Trouble as error:
        screen.findings([*findings, error.diagnostic], path)
        return 2
    if outputs:
        screen.say(summarise(treaty, [] if folder == "-" else [*targets], screen.verbose))
    screen.findings(findings, path)
    return int(any(d.severity == "error" for d in findings))


def _write(targets: dict[Path, str], folder: str) -> None:
    if folder != "-":
        files.write(targets)
        return
    for text in targets.values():
        files.print_out(text)


def _facts(path: str, meta: str | None) -> sidecar.Sidecar:
    """The facts of the sidecar that is named, or of the one beside the text."""
    beside = meta or files.beside(path, ".toml")
    return sidecar.read(files.read(beside), beside) if beside else sidecar.Sidecar()


def _formats(to: str | None, folder: str) -> tuple[str, ...]:
    default = ("akn",) if folder == "-" else formats()
    names = default if to is None else tuple(to.split(","))
    for name in names:
        if name not in formats():
            raise typer.BadParameter(f"{name!r} is no format; there are {', '.join(formats())}")
    if folder == "-" and len(names) > 1:
        raise typer.BadParameter("standard output takes one format, such as --to json")
    return names


def _style(name: str) -> Style:
    for style in STYLES:
        if style == name:
            return style
    raise typer.BadParameter(f"{name!r} is none of {', '.join(STYLES)}")


def _profile(name: str) -> Profile:
    for profile in PROFILES:
        if profile == name:
            return profile
    raise typer.BadParameter(f"{name!r} is none of {', '.join(PROFILES)}")


def _refuse_collisions(paths: list[str], folder: str, formats: tuple[str, ...]) -> None:
    """Two texts of one name would be written over each other, or over one of the inputs."""
    makers: dict[Path, str] = {}
    for path in paths if folder != "-" else ():
        for name in formats:
            target = Path(folder) / f"{Path(path).stem}{exporter(name).SUFFIX}"
            other = makers.setdefault(target, path)
            read = next((p for p in paths if files.same(target, p)), None)
            if other is not path or read:
                message = (
                    f"{read} would be written over"
                    if read
                    else f"{other} and {path} would both be written as {target}"
                )
                advice = "write into another folder with -o"
                raise Trouble(report(CORE["TP108"], message, path=path, help=advice))


# ── Validating, looking up ──────────────────────────────────────────────────────────


@app.command()
def validate(
    paths: Annotated[
        list[str], typer.Argument(metavar="FILE…", help="Akoma Ntoso XML or our JSON.")
    ],
    diagnostics: Diagnostics = "full",
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print errors only.")] = False,
) -> None:
    """Check Akoma Ntoso and JSON files, ours or not: schema first, then our own checks."""
    screen = Screen(_style(diagnostics), quiet, verbose=True)
    raise typer.Exit(max(_validate_one(path, screen) for path in paths))


def _validate_one(path: str, screen: Screen) -> int:
    module = validator(Path(path).suffix.lower())
    if module is None:
        advice = "files that can be checked end in .xml, .akn or .json"
        screen.findings([report(CORE["TP302"], "the kind of file is not known", help=advice)], path)
        return 2
    try:
        data = files.read(path)
    except Trouble as error:
        screen.findings([error.diagnostic], path)
        return 2
    findings: list[Diagnostic] = list(module.validate(data))
    screen.findings(findings, path)
    faulty = any(d.severity == "error" for d in findings)
    if not faulty:
        screen.say(f"{path}: valid\n")
    return int(faulty)


@app.command()
def schema() -> None:
    """Print the JSON Schema of the JSON."""
    from parser import resources
    from parser.exporters.json import SCHEMA

    files.print_out(resources.text(resources.SCHEMAS, SCHEMA))


@app.command()
def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", help="A code, such as TP204.")],
) -> None:
    """Say what a diagnostic code means."""
    row = codes().get(code.upper())
    if row is None:
        raise typer.BadParameter(f"no diagnostic is called {code}")
    stops = " Nothing is written." if row.blocks else ""
    files.print_out(f"{row.code} ({row.severity}): {row.title}\n\n{row.explanation}{stops}\n")


@app.command()
def version() -> None:
    """Print the version."""
    files.print_out(f"treaty-parser {__version__}\n")


def main() -> None:
    """The entry point: what is no command is a file to parse."""
    arguments = sys.argv[1:]
    commands = {"parse", "validate", "schema", "explain", "version"}
    general = {"--help", "--install-completion", "--show-completion"}
    if arguments and arguments[0] == "--version":
        arguments = ["version"]
    if arguments and arguments[0] not in commands | general:
        arguments = ["parse", *arguments]
    _leave(_run(arguments))


def _run(arguments: list[str]) -> int:
    """Run a command. The exit code."""
    try:
        app(arguments, prog_name="python -m parser")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except Trouble as error:
        Screen("full", quiet=True, verbose=False).findings([error.diagnostic], "python -m parser")
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return 0


def _leave(code: int) -> NoReturn:
    """End at once: taking the interpreter apart would take longer than parsing a treaty."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code)
