"""Values written as TOML; the standard library only reads it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, time
from pathlib import Path


def toml_line(key: str, value: object) -> str:
    """``key = value`` with its line break; a list has a line for each of its values.

    Raises:
        TypeError: TOML has no such value.
    """
    if isinstance(value, list | tuple) and value:
        lines = "".join(f"    {toml_value(each)},\n" for each in value)
        return f"{_key(key)} = [\n{lines}]\n"
    return f"{_key(key)} = {toml_value(value)}\n"


def toml_value(value: object) -> str:
    """A value on one line, tables inline.

    Raises:
        TypeError: TOML has no such value.
    """
    match value:
        case bool():
            text = "true" if value else "false"
        case int():
            text = str(value)
        case float():
            text = repr(value) if math.isfinite(value) else str(value)
        case str():
            text = _quoted(value)
        case Path():
            text = _quoted(str(value))
        case date() | time():  # a datetime is a date
            text = value.isoformat()
        case list() | tuple():
            text = f"[{', '.join(map(toml_value, value))}]"
        case Mapping():
            text = f"{{{', '.join(f'{_key(key)} = {toml_value(each)}' for key, each in value.items())}}}"
        case _:
            raise TypeError(f"TOML has no {type(value).__name__}")
    return text


def _key(name: str) -> str:
    plain = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if plain else _quoted(name)


def _quoted(text: str) -> str:
    """A basic string."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in plain) + '"'
