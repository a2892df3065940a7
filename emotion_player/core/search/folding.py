"""Folding of text for searching and sorting: without case, accents and typographic variants."""

from __future__ import annotations

import re
import unicodedata

_FIRST_MARK = "\N{COMBINING GRAVE ACCENT}"
"""The first combining character: a fast check for most text."""

_NOT_TEXT = re.compile("[\0\n\ud800-\udfff]")
_AFTER_ALL_TEXT = "\U0010ffff"


def fold(text: str) -> str:
    """Remove case, accents and typographic variants ("Björk" becomes "bjork")."""
    if text.isascii():  # no more is to be done, and most text is
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join([c for c in decomposed if c < _FIRST_MARK or not unicodedata.combining(c)]).casefold()


def folded_line(text: str) -> str:
    """Fold text of any origin: line breaks, NUL and bytes of a path that are not text become U+FFFD."""
    return fold(text if text.isascii() and text.isprintable() else _NOT_TEXT.sub("\N{REPLACEMENT CHARACTER}", text))


def name_key(artist: str, album: str, title: str) -> str:
    """Return the key that sorts tracks by artist, album and title; tracks without an artist come last."""
    return fold(f"{artist or _AFTER_ALL_TEXT}\n{album}\n{title}")
