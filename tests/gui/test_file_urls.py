"""Names of files that are no text can be told to Qt, to other programs and back."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from emotion_player.gui.file_urls import path_of, url_of
from emotion_player.gui.songs.track_drag import tracks_mime

NAMES = [b"/m/caf\xe9.mp3", "/m/ca é#?%25.mp3".encode(), "/m/a\ufffdb.mp3".encode(), b"/m/%E9.mp3"]
ONLY_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps any bytes as a name")


@ONLY_LINUX
@pytest.mark.parametrize("name", NAMES)
def test_a_name_survives_as_a_url(name: bytes) -> None:
    path = Path(os.fsdecode(name))

    assert path_of(url_of(path)) == path


def test_what_lies_elsewhere_is_no_file() -> None:
    assert path_of(QUrl("https://example.org/a.mp3")) is None


@ONLY_LINUX
def test_other_programs_are_told_the_bytes_of_a_dragged_song(qtbot: QtBot) -> None:
    mime = tracks_mime([0], [Path(os.fsdecode(NAMES[0]))])

    assert bytes(mime.data("text/uri-list").data()).strip() == b"file:///m/caf%E9.mp3"
