"""Texts from tags in tool tips, whose format Qt guesses: a title may look like HTML."""

from __future__ import annotations

import html


def plain_tip(text: str) -> str:
    """A text that a tool tip shows as it is, whatever it looks like: no tag loads a picture or opens a link."""
    return f'<span style="white-space: pre-wrap">{html.escape(text)}</span>' if "<" in text else text
