"""The user's settings, stored in a TOML file."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import TextIOWrapper
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import tomli_w

from emotion_player.core.models.device import Device
from emotion_player.errors import SettingsError, reason_of
from emotion_player.files import open_plain, whole_file

_MOST_WORKERS = 1_000


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings; a new one needs only a field here: bool, int, float, str, Path, a Literal, or a tuple.

    Attributes:
        folders: The music folders that a rescan covers.
        include: Patterns of the files that a scan includes; all if there are none (``core.patterns``).
        exclude: Patterns of the files and folders that a scan excludes, even if ``include`` matches them.
        model: The model whose predictions are shown: ``student`` or ``teacher``.
        update_places: Whether a new version of a model automatically analyses the songs of an earlier one.
        workers: Songs analysed at once; 0 for one per processor core.
        device: What the model runs on while scanning; ``auto`` for the fastest that predicts the same.
        gentle: Whether a scan uses only half of the processor cores.
        pause_on_battery: Whether a scan pauses while the computer runs on battery.
        pause_while_playing: Whether a scan pauses while a song plays.
        volume: The volume of the player, in [0, 1].
        output_device: The id of the sound device in Qt; empty for the system's default.
        radio_drift: How far the mood radio moves over the plane from song to song.
        preview: Whether a preview of a song plays while the pointer rests on it.
        theme: The theme; ``system`` follows the computer's.
        language: The language of the window; ``system`` follows the computer's.
        others: Settings of later versions; kept when the settings are saved.

    Raises:
        ValueError: A number is outside its range, or a word is not one of the choices.
    """

    folders: tuple[Path, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    model: str = "student"
    update_places: bool = True
    workers: int = 0
    device: Device = "auto"
    gentle: bool = False
    pause_on_battery: bool = False
    pause_while_playing: bool = False
    volume: float = 0.8
    output_device: str = ""
    radio_drift: Literal["stay", "drift", "wander"] = "drift"
    preview: bool = False
    theme: Literal["system", "light", "dark"] = "system"
    language: Literal["system", "en", "de"] = "system"
    others: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        if not 0 <= self.workers <= _MOST_WORKERS:
            raise ValueError(f"workers is not between 0 and {_MOST_WORKERS}")
        if not 0 <= self.volume <= 1:
            raise ValueError("volume is not between 0 and 1")

    @classmethod
    def load(cls, file: Path) -> Settings:
        """Read settings, with defaults for missing ones or a missing file.

        Raises:
            SettingsError: The file cannot be read or parsed.
        """
        try:
            with TextIOWrapper(open_plain(file), encoding="utf-8-sig") as source:  # Notepad writes a mark
                return cls._from_mapping(tomllib.loads(source.read()))
        except FileNotFoundError:
            return cls()
        except OSError as error:
            raise SettingsError(
                "The settings {file} cannot be read: {why}.", file=file, why=reason_of(error)
            ) from error
        except (RecursionError, TypeError, ValueError) as error:  # also what is no TOML, or no text
            raise SettingsError(
                "The settings {file} cannot be understood: {why}.", file=file, why=reason_of(error)
            ) from error

    @classmethod
    def load_or_set_aside(cls, file: Path) -> tuple[Settings, SettingsError | None]:
        """Read settings; move a file that cannot be parsed aside, and use the defaults.

        Returns:
            The settings, and why they are the defaults, if the file could not be used.

        Raises:
            SettingsError: The file cannot be read, or cannot be set aside.
        """
        try:
            return cls.load(file), None
        except SettingsError as error:
            if isinstance(error.__cause__, OSError):
                raise
            aside = file.with_name(f"{file.stem}-damaged{file.suffix}")
            try:
                file.replace(aside)
            except OSError as refused:
                raise error from refused
            return cls(), SettingsError(
                "{error} The defaults are used; the damaged file is kept as {name}.",
                error=error.sentence,
                name=aside.name,
            )

    def save(self, file: Path) -> None:
        """Write settings atomically.

        Raises:
            SettingsError: The file cannot be written.
        """
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with whole_file(file) as part:
                part.write_text(self._to_toml(), encoding="utf-8")
        except OSError as error:
            raise SettingsError(
                "The settings {file} cannot be written: {why}.", file=file, why=reason_of(error)
            ) from error
        except UnicodeEncodeError as error:
            raise SettingsError("A folder whose name is not valid text cannot be kept in the settings.") from error

    def _to_toml(self) -> str:
        known = {name: _toml_value(getattr(self, name)) for name in _kinds()}
        return tomli_w.dumps({**self.others, **known})

    @classmethod
    def _from_mapping(cls, values: Mapping[str, Any]) -> Settings:
        kinds = _kinds()
        known = {name: _understood(name, value, kinds[name]) for name, value in values.items() if name in kinds}
        return cls(**known, others={name: value for name, value in values.items() if name not in kinds})


def _kinds() -> dict[str, Any]:
    """Return the type of every setting, in the order of the file."""
    hints = get_type_hints(Settings)
    return {each.name: hints[each.name] for each in dataclasses.fields(Settings) if each.name != "others"}


def _toml_value(value: object) -> object:
    """Convert a setting to a TOML value: paths to text, tuples to lists."""
    if isinstance(value, tuple):
        return [_toml_value(each) for each in value]
    return str(value) if isinstance(value, Path) else value


def _understood(name: str, value: Any, kind: Any) -> Any:  # noqa: ANN401 - whatever TOML holds
    """Convert a value of the file to the type of its field."""
    if get_origin(kind) is Literal:
        if value not in get_args(kind):
            raise ValueError(f"{name} is {value!r}, not one of {', '.join(get_args(kind))}")
        return value
    if get_origin(kind) is tuple:
        if type(value) is not list:
            raise TypeError(f"{name} is {value!r}")
        return tuple(_understood(f"what {name} holds", each, get_args(kind)[0]) for each in value)
    if kind is Path and type(value) is str:
        if not value:  # Path takes it for the current folder
            raise ValueError(f"{name} is an empty path")
        return Path(value)
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is not kind:  # a bool is no int here
        raise TypeError(f"{name} is {value!r}")
    return value
