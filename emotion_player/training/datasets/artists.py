"""Who plays in datasets that tell it in lists of their own, and which of their songs are for testing."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

from emotion_player.core.search.folding import fold
from emotion_player.errors import DatasetError

_TEST_SHARE = 5
"""One group in so many is for testing."""

_NUMBERS = ("song_id", "id", "musicid")
_NOBODY = {"", "na", "unknown", "unknownartist", "variousartists"}


def song_groups(deam: Path, emomusic: Path) -> dict[int, str]:
    """The artist of each song of DEAM and emoMusic whose artist is known, by the song's number.

    emoMusic's songs are DEAM's songs up to number 1,000. Whichever of the two folders has their list of artists, both
    datasets group, and so split, their songs by it: a song never is for training in one and for testing in the other.

    Raises:
        DatasetError: A list cannot be read.
    """
    of_both = (
        deam / "metadata" / "metadata_2013.csv",
        emomusic / "annotations" / "songs_info.csv",
        emomusic / "songs_info.csv",
    )
    of_deam = (deam / "metadata" / f"metadata_{year}.csv" for year in (2014, 2015))
    lists = [*[table for table in of_both if table.is_file()][:1], *(table for table in of_deam if table.is_file())]
    return {number: artist for table in lists for number, artist in artists_in(table).items()}


def artists_in(table: Path) -> dict[int, str]:
    """Artist by song number, in lower-case letters and digits only; without those songs whose artist is not told.

    The lists are careless: blanks and tabs around everything, headers in any case, rows of any length, odd bytes.

    Raises:
        DatasetError: The list cannot be read.
    """
    try:
        with table.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            rows = [[field.strip() for field in row] for row in csv.reader(file, skipinitialspace=True)]
    except OSError as error:
        raise DatasetError(f"The list of songs {table} cannot be read: {error.strerror}.") from error
    except csv.Error as error:
        raise DatasetError(f"The list of songs {table} is not a CSV file: {error}.") from error
    header = [name.casefold() for name in rows[0]] if rows else []
    number = next((place for place, name in enumerate(header) if name in _NUMBERS), None)
    if number is None or "artist" not in header:
        return {}
    artist = header.index("artist")
    named = (row for row in rows[1:] if len(row) > max(number, artist) and row[number].isdecimal())
    keys = ((int(row[number]), "".join(c for c in fold(row[artist]) if c.isalnum())) for row in named)
    return {song: key for song, key in keys if key not in _NOBODY}


def split_of(group: str) -> str:
    """``test`` for a fifth of all groups, else ``train``: the same for the same name, in every dataset and for ever."""
    digest = hashlib.blake2b(group.encode(), digest_size=8).digest()
    return "train" if int.from_bytes(digest, "big") % _TEST_SHARE else "test"
