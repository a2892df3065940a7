from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion_player.core.missing_folders import MissingFolders

FOLDERS = st.lists(st.sampled_from("abc"), min_size=1, max_size=4).map(
    lambda parts: "".join(os.sep + part for part in parts)
)


@given(missing=st.lists(FOLDERS), songs=st.lists(FOLDERS.map(lambda folder: os.path.join(folder, "song.mp3"))))  # noqa: PTH118
def test_a_path_lies_in_what_it_begins_with(missing: list[str], songs: list[str]) -> None:
    folders = MissingFolders(missing)
    assert bool(folders) is bool(missing)
    for song in (*songs, *songs):  # the second time from memory
        assert folders.hold(song) is any(song.startswith(folder + os.sep) for folder in missing)


@pytest.mark.parametrize("path", ["", "song.mp3", os.sep, os.sep + "song.mp3", f"{os.sep}usbstick{os.sep}song.mp3"])
def test_odd_paths_and_like_names_lie_in_none(path: str) -> None:
    assert not MissingFolders([f"{os.sep}usb"]).hold(path)
