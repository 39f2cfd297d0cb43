"""From Python: `parse` for a text, `parse_file` for a file.

>>> treaty = parse("Article 1\\nThe Parties shall meet.\\nArticle 2\\nThey shall agree.")
>>> [node.e_id for node in treaty.walk() if node.type == "article"]
['art_1', 'art_2']
"""

from __future__ import annotations

import os
import re

from parser import files, sidecar
from parser.lexicon import find, lexicons
from parser.model import Treaty
from parser.options import PROFILES, Options, Profile
from parser.pipeline import run
from parser.readers import is_encoding, read
from parser.sidecar import Sidecar
from parser.source import Source, digest, printable
from parser.vocabulary import JURISDICTION


def parse(
    text: str | bytes,
    *,
    name: str = "text.txt",
    encoding: str | None = None,
    language: str | None = None,
    jurisdiction: str | None = None,
    profile: Profile = "akn4un",
    facts: Sidecar | None = None,
) -> Treaty:
    """The treaty in a text, or in the bytes of a document.

    Never raises for what the text is or holds: see the treaty's `diagnostics`. `name` is how the
    source is called, and its ending says how bytes are read; `language` and `jurisdiction` are
    codes; `facts` is what a sidecar would say. Raises ValueError for options that make no sense.
    """
    options = Options(encoding, language, jurisdiction, profile, facts or Sidecar())
    verify(options)
    if isinstance(text, bytes):
        return run(read(text, name, encoding), options)
    sha256 = digest(text.encode("utf-8", "surrogatepass"))
    return run(Source(text, printable(name), "utf-8", sha256), options)


def parse_file(
    path: str | os.PathLike[str],
    *,
    encoding: str | None = None,
    language: str | None = None,
    jurisdiction: str | None = None,
    profile: Profile = "akn4un",
    facts: Sidecar | None = None,
) -> Treaty:
    """The treaty in a file, with the facts of the sidecar (.toml) beside it, if there is one.

    Raises diagnostics.Trouble where the file cannot be read or its sidecar is broken, ValueError
    for options that make no sense.
    """
    path = os.fspath(path)
    beside = files.beside(path, ".toml") if facts is None else None
    if beside:
        facts = sidecar.read(files.read(beside), beside)
    return parse(
        files.read(path),
        name=os.path.basename(path),
        encoding=encoding,
        language=language,
        jurisdiction=jurisdiction,
        profile=profile,
        facts=facts,
    )


def verify(options: Options) -> None:
    """Raises ValueError for an option that makes no sense."""
    if options.language is not None and find(options.language) is None:
        there = ", ".join(lexicons())
        raise ValueError(f"there is no lexicon for {options.language!r}; there are {there}")
    if options.jurisdiction is not None and not re.match(JURISDICTION, options.jurisdiction):
        raise ValueError(f"{options.jurisdiction!r} is no jurisdiction, such as ch, un or xx-az-us")
    if options.encoding is not None and not is_encoding(options.encoding):
        raise ValueError(f"{options.encoding!r} is no encoding of text, such as utf-8 or cp1252")
    if options.profile not in PROFILES:
        raise ValueError(f"{options.profile!r} is no profile, such as {' or '.join(PROFILES)}")
