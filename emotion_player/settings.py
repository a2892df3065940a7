"""What the user chose, kept in a TOML file."""

from __future__ import annotations

import os
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from emotion_player.errors import SettingsError

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Settings:
    """A user's choices.

    Attributes:
        folders: The music folders that the window offers to scan again.
        model: Which model's answers are shown: ``student`` or ``teacher``.
        workers: Songs analysed at once; 0 for one per processor core.
        volume: Of the player, in [0, 1].

    Raises:
        ValueError: A number lies outside its range.
    """

    folders: tuple[Path, ...] = ()
    model: str = "student"
    workers: int = 0
    volume: float = 0.8

    def __post_init__(self) -> None:
        if self.workers < 0:
            raise ValueError("workers is negative")
        if not 0 <= self.volume <= 1:
            raise ValueError("volume is not between 0 and 1")

    @classmethod
    def load(cls, file: Path) -> Settings:
        """Read settings; what the file does not say, or a file that is not there, gives the defaults.

        Raises:
            SettingsError: The file cannot be read or understood.
        """
        try:
            values = tomllib.loads(file.read_text(encoding="utf-8"))
            return cls._from_mapping(values)
        except FileNotFoundError:
            return cls()
        except OSError as error:
            raise SettingsError(f"The settings {file} cannot be read: {error.strerror or error}.") from error
        except (TypeError, ValueError) as error:  # also what is no TOML, or no text
            raise SettingsError(f"The settings {file} cannot be understood: {error}.") from error

    def save(self, file: Path) -> None:
        """Write settings; the old file stays whole until the new one is.

        Raises:
            SettingsError: The file cannot be written.
        """
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=file.name)
            try:
                with os.fdopen(descriptor, "w", encoding="utf-8") as output:
                    output.write(self._to_toml())
                Path(name).replace(file)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
        except OSError as error:
            raise SettingsError(f"The settings {file} cannot be written: {error.strerror or error}.") from error
        except UnicodeEncodeError as error:
            raise SettingsError("A folder whose name is not valid text cannot be kept in the settings.") from error

    def _to_toml(self) -> str:
        folders = "".join(f"    {_quoted(str(folder))},\n" for folder in self.folders)
        return (
            f"folders = [\n{folders}]\nmodel = {_quoted(self.model)}\n"
            f"workers = {self.workers}\nvolume = {float(self.volume)!r}\n"
        )

    @classmethod
    def _from_mapping(cls, values: dict[str, Any]) -> Settings:
        defaults = cls()
        folders = _typed(values, "folders", list, [])
        if not all(isinstance(folder, str) for folder in folders):
            raise TypeError("folders holds something that is no text")
        volume = values.get("volume", defaults.volume)
        return cls(
            tuple(Path(folder) for folder in folders),
            _typed(values, "model", str, defaults.model),
            _typed(values, "workers", int, defaults.workers),
            _typed({"volume": float(volume) if type(volume) is int else volume}, "volume", float, defaults.volume),
        )


def _typed(values: dict[str, Any], name: str, kind: type[_T], default: _T) -> _T:
    value = values.get(name, default)
    if type(value) is not kind:  # a bool is no int here
        raise TypeError(f"{name} is {value!r}")
    return value


def _quoted(text: str) -> str:
    """A TOML basic string."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in plain) + '"'
