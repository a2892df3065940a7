"""Reads a CSV of clips and says exactly where it is wrong."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from emotion_player.core.emotion import Emotion, Quadrant
from emotion_player.errors import DatasetError
from emotion_player.training.datasets.clip import LabelledClip

CLIP = ("id", "file", "group", "split")
"""The columns from which ``Row.clip`` makes a clip."""

EMOTION = ("valence", "arousal")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table. Every reader raises DatasetError naming file, row (as a spreadsheet counts) and column."""

    table: Path
    number: int
    values: Mapping[str, str]

    def text(self, column: str) -> str:
        """The words in a column, which must not be empty."""
        value = (self.values.get(column) or "").strip()
        if not value:
            raise self._wrong(column, "is empty")
        return value

    def number_in(self, column: str, low: float, high: float) -> float:
        """The number in a column, in [low, high]."""
        text = self.text(column)
        try:
            value = float(text)
        except ValueError:
            raise self._wrong(column, f"'{text}' is not a number") from None
        if not low <= value <= high:
            raise self._wrong(column, f"{text} is outside {low:g}..{high:g}")
        return value

    def whole(self, column: str) -> int:
        """The whole number, from 0 on, in a column."""
        text = self.text(column)
        if not text.isdecimal():
            raise self._wrong(column, f"'{text}' is not a whole number")
        return int(text)

    def one_of(self, column: str, choices: Sequence[str]) -> str:
        """The word in a column, one of ``choices``."""
        text = self.text(column)
        if text not in choices:
            raise self._wrong(column, f"'{text}' is none of {', '.join(choices)}")
        return text

    def file(self, column: str) -> Path:
        """The file named in a column, relative to the table's folder."""
        return self.there(column, self.table.parent / self.text(column))

    def there(self, column: str, path: Path) -> Path:
        """The file that a column stands for, which must be there."""
        if not path.is_file():
            raise self._wrong(column, f"the file {path} is missing")
        return path

    def quadrant(self) -> Quadrant:
        """The quadrant, Q1..Q4, in the column of that name."""
        return Quadrant[self.one_of("quadrant", [quadrant.name for quadrant in Quadrant])]

    def emotion(self, axes: tuple[str, str] = EMOTION, scale: tuple[float, float] = (-1.0, 1.0)) -> Emotion:
        """The point in the columns of valence and of arousal, which run from ``scale[0]`` to ``scale[1]``."""
        low, high = scale
        middle, half = (low + high) / 2, (high - low) / 2
        valence, arousal = ((self.number_in(axis, low, high) - middle) / half for axis in axes)
        return Emotion.clipped(valence, arousal)

    def clip(
        self,
        dataset: str,
        emotion: Emotion | None = None,
        weight: float = 1.0,
        quadrant: Quadrant | None = None,
        gems: tuple[float, ...] | None = None,
    ) -> LabelledClip:
        """The clip of a row that has the columns ``CLIP``, with these labels."""
        return LabelledClip(
            dataset=dataset,
            id=self.text("id"),
            path=self.file("file"),
            group=self.text("group"),
            split=self.one_of("split", ("train", "test")),
            emotion=emotion,
            weight=weight,
            quadrant=quadrant,
            gems=gems,
        )

    def _wrong(self, column: str, what: str) -> DatasetError:
        return DatasetError(f"{self.table}, row {self.number}, column {column}: {what}.")


def read_table(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of a CSV file with a header.

    Raises:
        DatasetError: The file is missing or not UTF-8, lacks one of ``columns``, or a row has another number of fields.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            header = [name.strip() for name in reader.fieldnames or ()]
            reader.fieldnames = header
            for column in columns:
                if column not in header:
                    raise DatasetError(f"{path}, row 1: the column {column} is missing.")
            for values in reader:
                if None in values or None in values.values():
                    raise DatasetError(f"{path}, row {reader.line_num}: it does not have {len(header)} fields.")
                yield Row(path, reader.line_num, values)
    except FileNotFoundError:
        raise DatasetError(f"The dataset table {path} is missing.") from None
    except OSError as error:
        raise DatasetError(f"The dataset table {path} cannot be read: {error.strerror}.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise DatasetError(f"The dataset table {path} is not a CSV file in UTF-8: {error}.") from error
