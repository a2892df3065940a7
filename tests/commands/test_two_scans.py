"""Two programs that scan the same folders at once share the work."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import soundfile

from emotion_player.library.library import Library

SONGS = 24


def make_songs(folder: Path) -> None:
    folder.mkdir(parents=True)
    for number in range(SONGS):
        noise = np.random.default_rng(number).normal(0, 0.1, 16_000 * 30)
        soundfile.write(folder / f"song {number:02}.wav", noise, 16_000)


def start_scan(folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "emotion_player", "scan", "--workers", "2", str(folder)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ})


def count(output: str, what: str) -> int:
    found = re.search(rf"(\d+) {what}", output)
    return int(found[1]) if found else 0


def test_no_sound_is_heard_twice(tmp_path: Path, home: Path) -> None:
    make_songs(tmp_path / "music" / "album")
    Library(home / "library.db").close()

    scans = [start_scan(tmp_path / "music"), start_scan(tmp_path / "music" / "album")]
    outputs = [scan.communicate(timeout=120)[0] for scan in scans]

    assert [scan.returncode for scan in scans] == [0, 0]
    heard = [count(output, "new") for output in outputs]
    known = [count(output, "remembered") + count(output, "unchanged") for output in outputs]
    assert sum(heard) == SONGS
    assert [a + b for a, b in zip(heard, known, strict=True)] == [SONGS, SONGS]
    with Library(home / "library.db") as library:
        assert len(library.track_paths()) == SONGS


def test_what_a_killed_scan_was_listening_to_is_heard_by_the_other(tmp_path: Path, home: Path) -> None:
    make_songs(tmp_path / "music")
    Library(home / "library.db").close()

    killed, other = start_scan(tmp_path / "music"), start_scan(tmp_path / "music")
    with Library(home / "library.db") as library:
        while not library.track_paths():
            time.sleep(0.05)
    killed.kill()
    output = other.communicate(timeout=120)[0]

    assert other.returncode == 0
    killed.communicate()
    assert count(output, "failed") == 0
    with Library(home / "library.db") as library:
        assert len(library.track_paths()) == SONGS
