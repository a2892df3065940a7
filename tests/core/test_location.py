"""Where a file is, on file systems of every kind."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from emotion_player.core.location import Location
from tests.folding import fold_case_below


def test_a_location_is_where_links_lead(tmp_path: Path) -> None:
    (tmp_path / "music").mkdir()
    (tmp_path / "link").symlink_to("music")

    assert Location.of(tmp_path / "link" / ".." / "music") == Location(tmp_path / "music")
    assert Location.of(tmp_path / "link" / "gone.mp3").path == tmp_path / "music" / "gone.mp3"


def test_links_in_a_circle_and_names_that_cannot_be_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "self").symlink_to("self")

    assert Location.of(tmp_path / "self" / "x").path.is_absolute()
    assert Location.of(Path("a\0b")).path.is_absolute()


def test_what_lies_in_a_folder_has_a_place_there() -> None:
    folder, song = Location(Path("/music")), Location(Path("/music/a/b.mp3"))

    assert song.is_in(folder)
    assert folder.is_in(folder)
    assert not Location(Path("/musical/b.mp3")).is_in(folder)
    assert (song.place_in(folder), folder.place_in(folder)) == ("a/b.mp3", "")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps any bytes as a name")
def test_bytes_that_are_no_text_have_a_key_and_a_uri() -> None:
    odd = Location(Path(os.fsdecode(b"/music/caf\xe9.mp3")))

    assert odd.key == b"/music/caf\xe9.mp3"
    assert Location.from_key(odd.key) == odd
    assert odd.uri == "file:///music/caf%E9.mp3"
    assert not odd.is_text
    assert Location(Path("/music/café.mp3")).is_text


def test_names_are_spelt_as_they_are_listed_where_case_does_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Music").mkdir()
    (tmp_path / "Music" / "Björk.mp3").touch()
    fold_case_below(tmp_path, monkeypatch)

    assert Location.of(tmp_path / "mUSIC" / "BJÖRK.mp3").path == tmp_path / "Music" / "Björk.mp3"
    assert Location(tmp_path / "Music" / "BJÖRK.mp3").is_old_spelling_of(Location(tmp_path / "Music" / "Björk.mp3"))


def test_where_case_matters_two_names_are_two_files(tmp_path: Path) -> None:
    for name in ("a.mp3", "A.mp3"):
        (tmp_path / name).touch()

    assert not Location(tmp_path / "a.mp3").is_old_spelling_of(Location(tmp_path / "A.mp3"))
    assert Location.of(tmp_path / "a.mp3").path.name == "a.mp3"


def test_two_names_of_one_file_are_no_spellings(tmp_path: Path) -> None:
    (tmp_path / "a.mp3").touch()
    os.link(tmp_path / "a.mp3", tmp_path / "A.mp3")

    assert not Location(tmp_path / "a.mp3").is_old_spelling_of(Location(tmp_path / "A.mp3"))
