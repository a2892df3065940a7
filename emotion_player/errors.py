"""The errors a user can meet; each says one sentence that names the thing, in English and ready to be translated."""

from __future__ import annotations

import errno
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any


class Sentence:
    """An English sentence, or a part of one, as a template and its values: the window translates the template.

    Attributes:
        template: With ``{name}`` for each value. Where there are no values, braces stand for themselves.
        values: What fills it in; a value that is a sentence is translated, too.
    """

    __slots__ = ("template", "values")

    def __init__(self, template: str, /, **values: object) -> None:
        self.template = template
        self.values: Mapping[str, str | Sentence] = {
            name: value if isinstance(value, Sentence) else str(value) for name, value in values.items()
        }

    def to_text(self) -> str:
        """For storing: the sentence itself, or, if it has values, its template and values as JSON."""
        return json.dumps(self._parts()) if self.values else self.template

    @classmethod
    def from_text(cls, text: str) -> Sentence:
        """The sentence that ``to_text`` wrote; any other text is a sentence without values."""
        try:
            return cls._of_parts(json.loads(text))
        except (ValueError, TypeError, AttributeError, RecursionError):
            return cls(text)

    def _parts(self) -> list[Any]:
        values = {name: each._parts() if isinstance(each, Sentence) else each for name, each in self.values.items()}
        return [self.template, values]

    @classmethod
    def _of_parts(cls, parts: Any) -> Sentence:  # noqa: ANN401 - whatever JSON holds
        template, values = parts
        if not isinstance(template, str):
            raise TypeError("a template is a text")
        return cls(
            template, **{name: each if isinstance(each, str) else cls._of_parts(each) for name, each in values.items()}
        )

    def __str__(self) -> str:
        return self.template.format_map(self.values) if self.values else self.template

    def __repr__(self) -> str:
        return f"Sentence({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sentence) and (self.template, self.values) == (other.template, other.values)

    def __hash__(self) -> int:
        return hash(self.template)


class EmotionPlayerError(Exception):
    """The whole run cannot go on.

    Attributes:
        sentence: What went wrong, for the user: its template is written out where the error is raised, so that
            ``resources/translations/update.py`` finds it.
    """

    def __init__(self, template: str | Sentence, /, **values: object) -> None:
        self.sentence = template if isinstance(template, Sentence) else Sentence(template, **values)
        super().__init__(self.sentence)  # pickle makes it again of its arguments

    def __str__(self) -> str:
        return str(self.sentence)


class ModelError(EmotionPlayerError):
    """A model or its card is missing, damaged, or does not fit."""


class LibraryError(EmotionPlayerError):
    """The library file cannot be opened, read or written."""


class LibraryDamagedError(LibraryError):
    """The library file is damaged; it can be rebuilt."""


class SettingsError(EmotionPlayerError):
    """The settings file cannot be understood or written."""


class PlaylistError(EmotionPlayerError):
    """A playlist cannot be read, written or found."""


class ImportExportError(EmotionPlayerError):
    """A file for another program or computer cannot be written, or one from there cannot be read."""


class AlreadyExistsError(EmotionPlayerError):
    """What is to be written exists already, and nobody has agreed to replace it."""


class CorrectionError(EmotionPlayerError):
    """A song cannot be corrected, or there is not enough to learn from."""


class ClusterError(EmotionPlayerError):
    """The cluster cannot be reached, or does not fit this computer."""


class WorkersStoppedError(EmotionPlayerError):
    """Nothing is read any more, as the program is to stop."""


class DatasetError(EmotionPlayerError):
    """A training dataset is missing or malformed: names the file, and the row and column where it can."""


class MalformedError(EmotionPlayerError, ValueError):
    """A text does not have the form that it should have; says why as the end of a sentence, without a full stop."""


class TrackError(EmotionPlayerError):
    """One track is bad; the run goes on and the reason is stored and shown.

    Attributes:
        path: The file.
        reason: One readable sentence, without the path.
    """

    def __init__(self, path: Path, template: str | Sentence, /, **values: object) -> None:
        self.path = path
        self.reason = template if isinstance(template, Sentence) else Sentence(template, **values)
        super().__init__("{path}: {reason}", path=path, reason=self.reason)
        self.args = (path, self.reason)


class AudioDecodeError(TrackError):
    """A file holds no sound that can be decoded and judged."""


class TrackReadError(TrackError):
    """A file cannot be read at all: gone, or not permitted."""


class TagWriteError(TrackError):
    """A file's tags cannot be written, and are as they were."""


SYSTEM_REASONS = {
    errno.EACCES: Sentence("permission denied"),
    errno.EPERM: Sentence("permission denied"),
    errno.ENOENT: Sentence("no such file or folder"),
    errno.ENOTDIR: Sentence("part of its path is not a folder"),
    errno.EISDIR: Sentence("it is a folder"),
    errno.EEXIST: Sentence("it exists already"),
    errno.ENOSPC: Sentence("the disk is full"),
    errno.EDQUOT: Sentence("the disk is full"),
    errno.EFBIG: Sentence("it is too large for this disk"),
    errno.EROFS: Sentence("the disk is read-only"),
    errno.EIO: Sentence("the disk reports an error"),
    errno.ENAMETOOLONG: Sentence("its name is too long"),
    errno.ELOOP: Sentence("its links lead in a circle"),
}
"""What the system says, as the end of a sentence, by its number."""


def reason_of(error: Exception) -> Sentence:
    """Why something failed, as the end of a sentence, without a full stop."""
    if isinstance(error, EmotionPlayerError):
        return error.sentence
    if isinstance(error, UnicodeDecodeError):
        return Sentence("it is not UTF-8 text")
    if isinstance(error, RecursionError):
        return Sentence("it is nested too deeply")
    if isinstance(error, OSError):
        return SYSTEM_REASONS.get(error.errno or 0) or Sentence(error.strerror or str(error))
    return Sentence(str(error))
