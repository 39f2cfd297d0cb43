"""Plain text: a byte order mark decides, else strict UTF-8, else the likeliest code page."""

import codecs
import re

from parser.diagnostics import CORE, Diagnostic, Trouble, report
from parser.source import Source, digest

SUFFIXES = (".txt", ".text", "")

# UTF-32 before UTF-16: its little-endian mark begins with the other's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# How files begin that are often fed in by mistake.
_SIGNATURES = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP archive, such as a Word file",
    b"\xd0\xcf\x11\xe0": "an old Word file",
    b"{\\rtf": "a rich text file",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x1f\x8b": "a compressed file",
}
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
# Code pages in which treaties are found; others are guessed wrong more often than right.
_CODE_PAGES = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257",
    "iso8859_2", "iso8859_5", "koi8_r", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip


def read(data: bytes, name: str, encoding: str | None = None) -> Source:
    """Decode a text file. Raises Trouble for binary, undecodable or blank files."""
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise _unreadable("TP104", f"the file is {what}", "save it as plain text first")
    text, charset = _decode(data, encoding)
    notes: tuple[Diagnostic, ...] = ()
    if not text.strip():
        raise _unreadable(
            "TP102", "no treaty structure found: the file is empty", "is it the right file?"
        )
    if len(_CONTROL.findall(text)) * 10 > len(text):
        message = "the file is no text: more than one in ten characters is a control character"
        raise _unreadable("TP104", message, "is it the right file?")
    if encoding is None and not charset.startswith("utf"):
        message = f"the bytes are not UTF-8 and were read as {charset}"
        notes = (report(CORE["TP106"], message, help="name another with --encoding"),)
    return Source(text, name, charset, digest(data), diagnostics=notes)


def _decode(data: bytes, encoding: str | None) -> tuple[str, str]:
    """The text and the charset it was in."""
    if encoding is not None:
        return _decode_as(data, encoding)
    charset = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _wide(data)
    if charset:
        return _decode_as(data, charset)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        _refuse_damaged(data, error.start)
    return _guess(data)


def _decode_as(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        charset = codecs.lookup(encoding).name
        text = data.decode(charset)
    except LookupError as error:
        message = f"{encoding!r} is no encoding of text"
        raise _unreadable("TP302", message, "such as utf-8, cp1252, utf-16") from error
    except (UnicodeError, ValueError) as error:
        at = f" (byte {error.start})" if isinstance(error, UnicodeDecodeError) else ""
        message = f"the bytes are not {encoding}{at}"
        raise _unreadable("TP103", message, "name the right one with --encoding") from error
    return text.removeprefix("\ufeff"), "utf-8" if charset == "utf-8-sig" else charset


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in Western text every other byte is NUL, and none beside it."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if max(even, odd) * 4 < len(data) or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _refuse_damaged(data: bytes, first: int) -> None:
    """Bytes that are UTF-8 but for a few are damaged, and no legacy text."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(c > "\x7f" for c in text) - bad
    if good > 3 * bad:
        line = data.count(b"\n", 0, first) + 1
        message = f"the bytes are UTF-8 but for {bad}, the first at byte {first} (line {line})"
        raise _unreadable("TP103", message, "copy the text again, or name its --encoding")


def _guess(data: bytes) -> tuple[str, str]:
    """The text in the code page that makes most sense of it."""
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=_CODE_PAGES).best()
    if best is None:
        raise _unreadable(
            "TP103", "the bytes are no text in any known encoding", "name it with --encoding"
        )
    return _decode_as(data, best.encoding)


def _unreadable(code: str, message: str, help: str) -> Trouble:
    return Trouble(report(CORE[code], message, help=help))
