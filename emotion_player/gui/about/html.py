"""Plain HTML from plain text, for pages that Qt shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


def heading(text: str, level: int = 4) -> str:
    """A heading; 1 is the largest."""
    return f"<h{level}>{escape(text)}</h{level}>"


def paragraph(text: str) -> str:
    """A paragraph."""
    return f"<p>{escape(text)}</p>"


def bullets(lines: Iterable[str]) -> str:
    """A list."""
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table with a head."""
    head = "".join(f'<th align="left">{escape(each)}</th>' for each in heads)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f'<table cellpadding="4" cellspacing="0"><tr>{head}</tr>{body}</table>'
