"""Files for other programs, with errors as sentences."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from emotion_player.errors import AlreadyExistsError, ImportExportError, Sentence, reason_of
from emotion_player.files import whole_file


@contextmanager
def export_file(file: Path, content: Sentence, endings: tuple[str, ...], *, overwrite: bool) -> Iterator[Path]:
    """Where to write a whole file of ``content`` (such as "The corrections"), with errors as sentences.

    Raises:
        ImportExportError: Its name has another ending, or it cannot be written.
        AlreadyExistsError: It exists and is not to be replaced.
    """
    if not file.name.lower().endswith(endings):
        raise ImportExportError(
            "{content} cannot be written to {file}: its name must end in {endings}.",
            content=content,
            file=file,
            endings=" or ".join(endings),
        )
    if os.path.lexists(file) and not overwrite:
        raise AlreadyExistsError("{file} exists already.", file=file)
    try:
        with whole_file(file) as part:
            yield part
    except OSError as error:
        raise ImportExportError(
            "{content} cannot be written to {file}: {why}.", content=content, file=file, why=reason_of(error)
        ) from error
