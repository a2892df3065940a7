"""Tags that are nothing but names and values, in formats that mutagen does not write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


class PlainTags:
    """Names and values in an order; a name may come several times, and its case does not matter.

    Behaves as mutagen's Vorbis comments do.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._pairs = list(pairs)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._pairs)

    def __len__(self) -> int:
        return len(self._pairs)

    def __contains__(self, name: str) -> bool:
        return any(known.upper() == name.upper() for known, _ in self._pairs)

    def __setitem__(self, name: str, values: Iterable[str]) -> None:
        if name in self:
            del self[name]
        self._pairs += [(name, value) for value in values]

    def __delitem__(self, name: str) -> None:
        self._pairs = [(known, value) for known, value in self._pairs if known.upper() != name.upper()]

    def get(self, name: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """All values of a name, or the default if there are none."""
        return tuple(value for known, value in self._pairs if known.upper() == name.upper()) or default
