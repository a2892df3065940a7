"""The formatting of text for the terminal."""

from __future__ import annotations


def counted(number: int, thing: str) -> str:
    """Format ``1 file``, ``2 files``."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def one_line(text: str) -> str:
    """Text that cannot break a line or steer a terminal: control characters and bytes that are no text become ``?``."""
    return "".join(c if c.isprintable() or c in "\u200d\ufe0f" else "?" for c in text)


def cut(text: str, size: int) -> str:
    """Cut or pad text to exactly ``size`` cells of the terminal."""
    from rich.cells import cell_len, set_cell_size  # noqa: PLC0415 - what prints no table begins sooner without

    if cell_len(text) > size:
        text = set_cell_size(text, size - 1).rstrip() + "…"
    return set_cell_size(text, size)
