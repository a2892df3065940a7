"""Text as searches and orders compare it: whatever its case, accents and typographic variants."""

from __future__ import annotations

import re
import unicodedata

_FIRST_MARK = "\N{COMBINING GRAVE ACCENT}"
"""No character before it combines with others: a quick answer for most."""

_NOT_TEXT = re.compile("[\0\n\ud800-\udfff]")
_AFTER_ALL_TEXT = "\U0010ffff"


def fold(text: str) -> str:
    """Text without case, accents and typographic variants ("Björk" is "bjork")."""
    if text.isascii():  # no more is to be done, and most text is
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join([c for c in decomposed if c < _FIRST_MARK or not unicodedata.combining(c)]).casefold()


def folded_line(text: str) -> str:
    """``fold`` for text of any origin: line breaks, NUL and bytes of a path that are no text become U+FFFD."""
    return fold(text if text.isascii() and text.isprintable() else _NOT_TEXT.sub("\N{REPLACEMENT CHARACTER}", text))


def name_key(artist: str, album: str, title: str) -> str:
    """What tracks are ordered by to come by artist, album and title; those without an artist come last."""
    return fold(f"{artist or _AFTER_ALL_TEXT}\n{album}\n{title}")
