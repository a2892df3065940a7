"""What the user chose, kept in a TOML file."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import tomli_w

from emotion_player.errors import SettingsError, reason_of
from emotion_player.files import whole_file


@dataclass(frozen=True, slots=True)
class Settings:
    """A user's choices; a new one takes no more than a field here: bool, int, float, str, Path, a Literal, or a tuple.

    Attributes:
        folders: The music folders that the window offers to scan again.
        include: Patterns of the files that a scan takes; all if there are none (``core.patterns``).
        exclude: Patterns of the files and folders that a scan leaves out, whatever ``include`` says.
        model: Which model's answers are shown: ``student`` or ``teacher``.
        update_places: Whether a new version of a model hears, unasked, the songs that an earlier one has placed.
        workers: Songs analysed at once; 0 for one per processor core.
        gentle: Whether a scan leaves half of the processor to others.
        pause_on_battery: Whether a scan waits while the computer runs on its battery.
        pause_while_playing: Whether a scan waits while a song plays.
        volume: Of the player, in [0, 1].
        output_device: Which sound device music goes to, as Qt knows it; empty for the system's choice.
        radio_drift: How far the mood radio moves over the plane from song to song.
        preview: Whether the typical seconds of a song sound while the pointer rests on it.
        theme: The colours; ``system`` follows the computer's.
        language: Of the window; ``system`` follows the computer's.
        others: What only a later version understands; kept when the settings are saved.

    Raises:
        ValueError: A number lies outside its range, or a word is none of its choices.
    """

    folders: tuple[Path, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    model: str = "student"
    update_places: bool = True
    workers: int = 0
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
            return cls._from_mapping(tomllib.loads(file.read_text(encoding="utf-8-sig")))  # Notepad writes a mark
        except FileNotFoundError:
            return cls()
        except OSError as error:
            raise SettingsError(
                "The settings {file} cannot be read: {why}.", file=file, why=reason_of(error)
            ) from error
        except (TypeError, ValueError) as error:  # also what is no TOML, or no text
            raise SettingsError(
                "The settings {file} cannot be understood: {why}.", file=file, why=reason_of(error)
            ) from error

    @classmethod
    def load_or_set_aside(cls, file: Path) -> tuple[Settings, SettingsError | None]:
        """Read settings; those that cannot be understood are set aside, and the defaults hold.

        Returns:
            The settings, and why they are not those of the file, if they are not.

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
                "{error} The defaults hold; the damaged file is kept as {name}.",
                error=error.sentence,
                name=aside.name,
            )

    def save(self, file: Path) -> None:
        """Write settings; the old file stays whole until the new one is.

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
    """The type of every choice, in the order of the file."""
    hints = get_type_hints(Settings)
    return {each.name: hints[each.name] for each in dataclasses.fields(Settings) if each.name != "others"}


def _toml_value(value: object) -> object:
    """A choice as TOML knows it: paths are text, tuples lists."""
    if isinstance(value, tuple):
        return [_toml_value(each) for each in value]
    return str(value) if isinstance(value, Path) else value


def _understood(name: str, value: Any, kind: Any) -> Any:  # noqa: ANN401 - whatever TOML holds
    """A value of the file as its field wants it."""
    if get_origin(kind) is Literal:
        if value not in get_args(kind):
            raise ValueError(f"{name} is {value!r}, not one of {', '.join(get_args(kind))}")
        return value
    if get_origin(kind) is tuple:
        if type(value) is not list:
            raise TypeError(f"{name} is {value!r}")
        return tuple(_understood(f"what {name} holds", each, get_args(kind)[0]) for each in value)
    if kind is Path and type(value) is str:
        return Path(value)
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is not kind:  # a bool is no int here
        raise TypeError(f"{name} is {value!r}")
    return value
