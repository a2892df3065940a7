"""Tables for other programs: CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Cell: TypeAlias = str | int | float | bool | None
Row: TypeAlias = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class WrittenLabels:
    """How many songs a file of labels has, and of how many corrected songs no file could be named."""

    songs: int
    left_out: int


@dataclass(frozen=True, slots=True)
class SongTable:
    """Songs as rows, which come as they are read, with the names of their columns in order."""

    columns: Sequence[str]
    rows: Iterator[Row]


def csv_text(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    """CSV, a line with its end at a time, the header first; what is None is empty."""
    yield _csv_line(columns)
    for row in rows:
        yield _csv_line([row[column] for column in columns])


def json_text(rows: Iterable[Row]) -> Iterator[str]:
    """A JSON array, an object a line, piece by piece."""
    before = "["
    for row in rows:
        yield f"{before}\n  {json.dumps(row, ensure_ascii=False)}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def _csv_line(cells: Sequence[Cell]) -> str:
    """A line of CSV; truth stands in JSON's words."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(
        [str(cell).lower() if isinstance(cell, bool) else cell for cell in cells]
    )
    return line.getvalue()
