"""The values of a parsed card, checked."""

from __future__ import annotations

import dataclasses
import reprlib
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

Part = TypeVar("Part")

_KINDS: dict[object, tuple[type, ...]] = {"str": (str,), "int": (int,), "float": (int, float), "bool": (bool,)}
_LARGEST_NUMBER = 1e12


def part(kind: Callable[..., Part], values: Mapping[str, Any]) -> Part:
    """Build a part of a card, and check that its fields have the declared types."""
    types = {each.name: each.type for each in dataclasses.fields(cast(Any, kind))}
    return kind(**{name: checked(types.get(name, ""), value) for name, value in values.items()})


def checked(kind: object, value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return the value if it has the type named ``kind``; a text must be encodable, a number not absurdly large."""
    if kind in _KINDS and (isinstance(value, bool) != (kind == "bool") or not isinstance(value, _KINDS[kind])):
        raise ValueError(f"{reprlib.repr(value)} is no {kind}")
    if isinstance(value, str) and any("\ud800" <= character <= "\udfff" for character in value):
        raise ValueError(f"{reprlib.repr(value)} is no text")
    if isinstance(value, int | float) and not abs(value) < _LARGEST_NUMBER:  # also true for NaN
        raise ValueError(f"{reprlib.repr(value)} is too large")
    return value
