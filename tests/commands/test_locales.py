# ruff: noqa: RUF001
"""Commands work where the terminal's letters are not those of the files' names."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from emotion_player.paths import demo_folder

LOCALES = {
    "ascii": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    "latin": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"},
}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps any bytes as a name")
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", ["m3u8", "xspf"])
def test_a_song_is_found_and_told_under_any_locale(tmp_path: Path, locale: str, kind: str) -> None:
    folder = tmp_path
    shutil.copyfile(demo_folder() / "Iron Weather.mp3", folder / "I ♥ U.mp3")
    text = "#EXTINF:1,A – ♥\nI ♥ U.mp3\nGone ♥.mp3\n"
    if kind == "xspf":
        tracks = "".join(f"<track><location>{name} ♥.mp3</location></track>" for name in ("I", "Gone"))
        text = f"<playlist><trackList>{tracks}</trackList></playlist>".replace("I ♥.mp3", "I ♥ U.mp3")
    (folder / f"heart.{kind}").write_text(text, encoding="utf-8")

    def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "emotion_player", "playlist", *arguments]
        environment = {**os.environ, **LOCALES[locale], "EMOTION_PLAYER_HOME": str(folder / "home")}
        return subprocess.run(command, env=environment, capture_output=True, timeout=60, check=False)

    done = run("import", str(folder / f"heart.{kind}"))
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"1 song" in done.stdout
    shown = run("show", "heart")
    assert (shown.returncode, shown.stderr) == (0, b"")
