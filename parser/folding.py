"""Copies of a text for comparing it, character for character as long as the text itself.

Lengths never change, so an offset in the copy is an offset in the text. (Unicode's own
normal forms and case foldings change lengths: "ß" becomes "ss", and a decomposed "é" is two.)
"""

import unicodedata

_ALIKE = {"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "‐": "-", "‑": "-", "ı": "i", "ſ": "s"}


class _Plain(dict[int, str]):
    """Accents off, spaces and apostrophes of one kind; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character.isspace():
            plain = " "
        else:
            base = unicodedata.normalize("NFD", character)[0]
            plain = base if base.isalpha() and character.isalpha() else character
        self[code] = plain = _ALIKE.get(character, plain)
        return plain


class _Folded(_Plain):
    """The same in lower case."""

    def __missing__(self, code: int) -> str:
        plain = _PLAIN[code]
        lower = plain.lower()
        self[code] = lower = lower if len(lower) == 1 else plain
        return lower


_PLAIN = _Plain()
_FOLDED = _Folded()


def plain(text: str) -> str:
    """A text without accents, its spaces and apostrophes plain.

    >>> plain("À l’article 5\u00a0:")
    "A l'article 5 :"
    """
    return text.translate(_PLAIN)


def fold(text: str) -> str:
    """A text as it is compared: plain, and in lower case.

    >>> fold("PRÉAMBULE") == fold("Preambule")
    True
    """
    return text.translate(_FOLDED)
