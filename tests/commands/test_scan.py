import os
import re
import resource
import shutil
import signal
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from emotion_player import paths
from emotion_player.__main__ import main
from emotion_player.analysis.events import FilesFound, TrackUnchanged
from emotion_player.analysis.run_tally import RunTally
from emotion_player.commands import scan
from emotion_player.core.predictions.prediction import ModelKey
from emotion_player.core.track import FileStamp
from emotion_player.library.library import Library

MakeSong = Callable[..., Path]
MODEL = ModelKey("student", "7")
CHECKOUT = Path(__file__).parents[2]


def placed(library_file: Path) -> list[str]:
    with Library(library_file) as library:
        paths = map(Path, library.track_paths())
        return sorted(path.name for path in paths if library.predicted_track(path, MODEL) is not None)


def counts(summary: str) -> dict[str, int]:
    return {word: int(number) for number, word in re.findall(r"^ +(\d+) (\w+)", summary, re.MULTILINE)}


def test_songs_are_placed_once_and_the_second_scan_says_so(
    music: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["scan", str(music)]) == 0
    first = capsys.readouterr()
    assert main(["scan", str(music)]) == 0
    second = capsys.readouterr()

    assert counts(first.out) == {"new": 5, "unchanged": 0, "failed": 0}
    assert counts(second.out) == {"new": 0, "unchanged": 5, "failed": 0}
    assert first.out.startswith("Finished after 0:0")
    assert first.err == ""
    assert placed(home / "library.db") == [f"song {number}.wav" for number in range(5)]


def test_a_moved_and_a_copied_song_are_remembered(music: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["scan", str(music)])
    (music / "song 0.wav").rename(music / "moved.wav")
    shutil.copy(music / "song 1.wav", music / "copy.wav")
    capsys.readouterr()

    main(["scan", str(music)])

    assert counts(capsys.readouterr().out) == {"new": 0, "remembered": 2, "unchanged": 4, "failed": 0}


def test_a_library_of_ones_own_choice_is_used(music: Path, home: Path, tmp_path: Path) -> None:
    assert main(["scan", str(music), "--library", str(tmp_path / "one.db")]) == 0
    assert main(["--library", str(tmp_path / "two.db"), "scan", str(music / "song 0.wav"), "--workers", "1"]) == 0

    assert len(placed(tmp_path / "one.db")) == 5
    assert placed(tmp_path / "two.db") == ["song 0.wav"]
    assert not home.exists()


def test_a_device_that_is_not_there_is_told_and_the_processor_works(
    music: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["scan", str(music), "--device", "directml"]) == 0

    out = capsys.readouterr().out
    assert counts(out) == {"new": 5, "unchanged": 0, "failed": 0}
    assert out.splitlines()[-1] == (
        "The model ran on the processor. The installed onnxruntime does not offer DirectML."
    )


def test_bad_files_end_in_a_reason_each_and_the_rest_goes_on(
    music: Path, make_song: MakeSong, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = (music / "song 0.wav").read_bytes()
    (music / "empty.mp3").touch()
    (music / "text.mp3").write_text("I am no song. " * 200)
    (music / "no sound.wav").write_bytes(whole[:40] + struct.pack("<I", 0))
    make_song("silent.wav", pitch_hz=0, noise=0)
    make_song("short.wav", seconds=0.3)
    (music / "noise.flac").write_bytes(os.urandom(5_000))
    (music / "lost.ogg").symlink_to(music / "gone.ogg")
    (music / "loop").symlink_to(music)
    os.mkfifo(music / "pipe.mp3")
    make_song("8 kHz.wav", rate=8_000)
    make_song("192 kHz.wav", rate=192_000)
    make_song("line\nbreak \x1b[31m.wav", pitch_hz=500)
    make_song(os.fsdecode(b"caf\xe9 \xf0\x9f\x8e\xb5.wav"), pitch_hz=600)

    assert main(["scan", str(music)]) == 0

    out = capsys.readouterr().out
    assert counts(out) == {"new": 9, "unchanged": 0, "failed": 7}
    reasons = dict(re.findall(r"^ +/.*/(.+?): (.+)$", out, re.MULTILINE))
    assert set(reasons) == {
        *("empty.mp3", "text.mp3", "no sound.wav", "silent.wav", "short.wav", "noise.flac", "lost.ogg"),
    }
    assert all(reason.endswith(".") for reason in reasons.values())
    assert reasons["empty.mp3"] == "The file is empty."
    assert reasons["silent.wav"] == "It is silent."


def test_files_that_harm_whoever_reads_them_fail_alone_or_give_their_sound(
    music: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mp3 = next(paths.demo_folder().glob("*.mp3")).read_bytes()
    frames = (b"TXXX" + struct.pack(">IH", 4, 0) + b"\0a\0b") * 300_000
    bomb = zlib.compress(b"\3" + b"A" * 150_000_000, 9)
    packed = b"TIT2" + _syncsafe(len(bomb) + 4) + b"\0\x09" + _syncsafe(150_000_001) + bomb
    (music / "many frames.mp3").write_bytes(b"ID3\3\0\0" + _syncsafe(len(frames)) + frames + mp3)
    (music / "bomb.mp3").write_bytes(b"ID3\4\0\0" + _syncsafe(len(packed)) + packed + mp3[len(mp3) // 2 :])
    fmt = struct.pack("<4sQIIIIIIQII", b"fmt ", 52, 1, 0, 2, 2, 0, 1, 5_636_096, 4096, 0)
    (music / "rate 0.dsf").write_bytes(
        struct.pack("<4sQQQ", b"DSD ", 28, 80_028 + 64, 0) + fmt + struct.pack("<4sQ", b"data", 80_012) + b"i" * 80_000
    )
    (music / "packet of size 0.mpc").write_bytes(b"MPCKXX\0")
    began = time.monotonic()

    assert main(["scan", str(music)]) == 0

    assert time.monotonic() - began < 30
    out = capsys.readouterr().out
    assert counts(out) == {"new": 7, "unchanged": 0, "failed": 2}
    reasons = dict(re.findall(r"^ +/.*/(.+?): (.+)$", out, re.MULTILINE))
    assert set(reasons) == {"rate 0.dsf", "packet of size 0.mpc"}


def _syncsafe(size: int) -> bytes:
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))


@pytest.mark.parametrize("year", [1601, 2300])
def test_a_song_of_another_century_is_placed_once(year: int, music: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mtime_ns = int((datetime(year, 1, 1, tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()) * 10**9
    for song in music.iterdir():
        os.utime(song, ns=(0, mtime_ns))
        if song.stat().st_mtime_ns != mtime_ns:
            pytest.skip("this file system does not keep such times")
    assert main(["scan", str(music)]) == 0
    assert counts(capsys.readouterr().out) == {"new": 5, "unchanged": 0, "failed": 0}
    assert main(["scan", str(music)]) == 0
    assert counts(capsys.readouterr().out) == {"new": 0, "unchanged": 5, "failed": 0}


def test_files_that_failed_are_tried_again_on_request_only(music: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (music / "text.mp3").write_text("I am no song.")
    main(["scan", str(music)])
    capsys.readouterr()

    main(["scan", str(music)])
    again = capsys.readouterr().out
    main(["scan", str(music), "--retry-failed"])
    retried = capsys.readouterr().out

    assert "1 file failed before and did not change; --retry-failed tries again" in again
    assert "text.mp3:" not in again
    assert "text.mp3:" in retried


def test_of_many_failures_the_first_are_listed(tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(30):
        (tmp_path / f"{number}.mp3").touch()

    assert main(["scan", str(tmp_path), "--library", str(home / "l.db")]) == 0

    out = capsys.readouterr().out
    assert counts(out)["failed"] == 30
    assert out.count("The file is empty.") == 20
    assert f"and 10 more; see: emotion-player list --failed --library {home / 'l.db'}" in out


def test_without_a_terminal_lines_tell_how_far_it_is(
    music: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scan, "_PLAIN_LINE_EVERY_S", 0.0)

    main(["scan", str(music), "--workers", "1"])

    lines = capsys.readouterr().err.splitlines()
    assert lines[-1].startswith("5 of 5")


def test_the_pace_and_the_time_left_are_told_once_they_are_known() -> None:
    times = iter([0.0, 0.0, 10.0])
    tally = RunTally(lambda: next(times))
    tally.count([FilesFound(1_050, True)])
    assert scan.pace_text(tally) == ""
    tally.count([TrackUnchanged(FileStamp(Path("/a.mp3"), 1, 1))] * 50)
    assert scan.pace_text(tally) == "5.0 songs/s, 3:20 left"


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("emotion-player: ")
    assert captured.err.count("\n") == 1
    return captured.err.removeprefix("emotion-player: ").strip()


def test_a_path_where_nothing_is_is_told(tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert refusal(capsys, "scan", str(tmp_path / "typo")) == f"There is nothing at {tmp_path / 'typo'}."
    assert refusal(capsys, "scan", "~no such user") == "There is nothing at ~no such user."
    assert not home.exists()


def test_a_folder_without_music_is_told(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "photos").mkdir()

    assert main(["scan", str(tmp_path / "photos")]) == 0
    assert capsys.readouterr().out == "No audio files were found.\n"


def test_a_mistyped_pattern_is_told(music: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan", str(music), "--include", "*.wave"]) == 0
    assert capsys.readouterr().out == "No audio files were found.\nNo song matches --include '*.wave'.\n"

    assert main(["scan", str(music), "--exclude", "Podcast", "--include", "song 1*"]) == 0
    found = capsys.readouterr().out
    assert counts(found) == {"new": 1, "unchanged": 0, "failed": 0}
    assert found.endswith("\nNo song or folder matches --exclude Podcast.\n")


def test_a_missing_model_is_told_before_a_library_is_made(
    music: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refusal(capsys, "scan", str(music), "--model", "teacher").startswith("No teacher model is installed.")
    assert not home.exists()


def test_a_library_that_is_none_is_told(music: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("Buy milk. " * 100)

    assert refusal(capsys, "scan", str(music), "--library", str(notes)).startswith(
        f"The library {notes} cannot be used"
    )
    assert notes.read_text().startswith("Buy milk.")


def test_a_disk_that_fills_up_is_told_and_what_was_stored_stays(
    music: Path,
    make_song: MakeSong,
    home: Path,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert main(["scan", str(music)]) == 0
    for number in range(60):
        make_song(f"{number}{'x' * 200}.wav", pitch_hz=100 + number, seconds=1.0)
    capsys.readouterr()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (65_536, hard))
    try:
        status = main(["scan", str(music)])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    caplog.clear()  # no backup can be made either

    assert status == 1
    err = capsys.readouterr().err
    assert err.startswith(f"emotion-player: The library {home / 'library.db'} cannot ")
    assert err.count("\n") == 1
    assert len(placed(home / "library.db")) >= 5
    assert main(["scan", str(music)]) == 0
    assert len(placed(home / "library.db")) == 65


@pytest.mark.parametrize(
    "arguments", [["scan"], ["scan", "/", "--workers", "0"], ["scan", "/", "--model", "x"], ["fly"]]
)
def test_wrong_usage_ends_with_status_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2


@pytest.fixture
def heeded_sigint() -> Iterator[None]:
    """A child of this process heeds Ctrl-C even if the tests run in a shell's background, where it is ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_ctrl_c_stops_and_the_same_command_goes_on(
    make_song: MakeSong, home: Path, capsys: pytest.CaptureFixture[str], heeded_sigint: None
) -> None:
    for number in range(100):
        music = make_song(f"{number:03}.wav", pitch_hz=100 + number, seconds=2.0, rate=44_100).parent
    command = [sys.executable, "-m", "emotion_player", "scan", "--workers", "1", str(music)]  # slow enough
    process = subprocess.Popen(
        command, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not ((home / "library.db").exists() and len(placed(home / "library.db")) > 3):
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)

    assert process.returncode == 130
    assert err == ""
    assert out.startswith("Stopped after ")
    assert out.endswith("What is done is kept; the same command goes on from here.\n")
    done = len(placed(home / "library.db"))
    assert counts(out)["new"] <= done < 100

    assert main(["scan", str(music)]) == 0
    assert counts(capsys.readouterr().out) == {"new": 100 - done, "unchanged": done, "failed": 0}
