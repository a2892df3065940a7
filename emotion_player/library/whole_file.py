"""Files for other programs: whole or not there at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from emotion_player.errors import ExchangeError


@contextmanager
def whole_file(file: Path) -> Iterator[Path]:
    """Where to write a file that takes its place once it is whole; an old one stays until then. A link is followed.

    Raises:
        OSError: It cannot be put in its place.
    """
    target = file.resolve()
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield part
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def exchange_file(file: Path, content: str, endings: tuple[str, ...], *, overwrite: bool) -> Iterator[Path]:
    """Where to write a whole file of ``content`` ("The corrections"), with errors as sentences.

    Raises:
        ExchangeError: Its name has another ending, it is there and is not to be replaced, or it cannot be written.
    """
    if not file.name.lower().endswith(endings):
        raise ExchangeError(f"{content} cannot be written to {file}: its name must end in {' or '.join(endings)}.")
    if os.path.lexists(file) and not overwrite:
        raise ExchangeError(f"{file} is there already; --force replaces it.")
    try:
        with whole_file(file) as part:
            yield part
    except OSError as error:
        raise ExchangeError(f"{content} cannot be written to {file}: {error.strerror or error}.") from error
