from __future__ import annotations

import dataclasses
import os
import re
import shutil
import signal
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

import emotion_player
from emotion_player.__main__ import main
from emotion_player.analysis.analyzer import Analyzer
from emotion_player.analysis.events import AnalysisEvent, TrackAnalyzed, TrackFailed, TrackUnchanged
from emotion_player.app import open_models
from emotion_player.cluster.place import ClusterPlace
from emotion_player.cluster.songs import SongAnswer, SongJob
from emotion_player.core.track import FileStamp
from emotion_player.errors import ClusterError, Sentence
from emotion_player.library.files.discover import AudioFinder
from emotion_player.library.library import Library
from tests.cluster.machines import FragileMachine
from tests.commands.conftest import CARD, install

distributed = pytest.importorskip("distributed")

from emotion_player.cluster.cluster import Cluster, ClusterPredictor, open_cluster  # noqa: E402 - it needs Dask

MakeSong = Callable[..., Path]


def contents(library_file: Path) -> dict[str, tuple[object, ...]]:
    """Whatever a scan stores of each file, but for when."""
    with Library(library_file) as library:
        model = open_models().card("student").key
        songs = {path: library.predicted_track(Path(path), model) for path in library.track_paths()}
        stored: dict[str, tuple[object, ...]] = {
            path: (song.track, song.prediction) for path, song in songs.items() if song is not None
        }
        stored |= {str(failed.file.path): (failed.file, failed.reason) for failed in library.failed_files()}
    return stored


def counts(summary: str) -> dict[str, int]:
    return {word: int(number) for number, word in re.findall(r"^ +(\d+) (new|\w+ed)\b", summary, re.MULTILINE)}


@contextmanager
def fragile_cluster(address: str) -> Iterator[Cluster]:
    card = dataclasses.replace(open_models().card("student"), sha256="fragile")
    with open_cluster(ClusterPlace(address), card, "cpu", FragileMachine) as opened:
        yield opened


def scan(cluster: Cluster, library: Library, music: Path) -> Generator[AnalysisEvent, None, None]:
    analyzer = Analyzer(AudioFinder(), cluster.reader, cluster.predictor, library, cluster.pacing, give_up=cluster.stop)
    return analyzer.run([music])


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Sixty files that only a ``FragileMachine`` takes for songs."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number:02}.mp3").write_text("sound")
    return folder


def test_a_cluster_stores_what_one_computer_stores(
    cluster: str, music: Path, make_song: MakeSong, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (music / "empty.mp3").touch()
    make_song("silent.wav", pitch_hz=0, noise=0)
    make_song(os.fsdecode(b"caf\xe9 \xf0\x9f\x8e\xb5.wav"), pitch_hz=600)
    shutil.copy(music / "song 1.wav", music / "copy.wav")
    libraries = [tmp_path / "here.db", tmp_path / "there.db"]

    assert main(["scan", str(music), "--library", str(libraries[0])]) == 0
    here = capsys.readouterr()
    assert main(["scan", str(music), "--library", str(libraries[1]), "--cluster", cluster]) == 0
    there = capsys.readouterr()

    assert contents(libraries[0]) == contents(libraries[1])
    assert len(contents(libraries[1])) == 9
    assert counts(there.out) == counts(here.out)
    assert "silent.wav: It is silent." in there.out
    assert there.out.count(" by tcp://127.0.0.1:") == 2
    assert there.err == ""


def test_what_a_cluster_stored_is_not_analysed_again_and_what_moved_is_remembered(
    cluster: str, music: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["scan", str(music), "--cluster", cluster])
    (music / "song 0.wav").rename(music / "moved.wav")
    capsys.readouterr()

    assert main(["scan", str(music), "--cluster", cluster]) == 0

    assert counts(capsys.readouterr().out) == {"new": 0, "remembered": 1, "unchanged": 4, "failed": 0}


def test_workers_see_the_music_under_another_name(cluster: str, music: Path, tmp_path: Path, home: Path) -> None:
    (tmp_path / "mount").symlink_to(music)

    assert main(["scan", str(music), "--cluster", cluster, "--map", f"{music}={tmp_path / 'mount'}/"]) == 0

    assert sorted(contents(home / "library.db")) == sorted(map(str, music.iterdir()))


def test_a_worker_that_does_not_see_the_music_ends_the_scan_with_advice(
    cluster: str, music: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["scan", str(music), "--cluster", cluster, "--map", f"{music}=/nowhere"]) == 1

    told = capsys.readouterr().err
    assert told.startswith("emotion-player: The worker tcp://127.0.0.1:")
    assert "does not see" in told
    assert "--map HERE=THERE" in told
    assert contents(home / "library.db") == {}


def test_a_worker_that_is_killed_in_mid_scan_loses_nothing(cluster: str, many: Path, tmp_path: Path) -> None:
    with fragile_cluster(cluster) as opened, Library(tmp_path / "library.db") as library:
        events = []
        for event in scan(opened, library, many):
            events.append(event)
            analyzed = [each for each in events if isinstance(each, TrackAnalyzed)]
            if len(analyzed) == 10 and isinstance(event, TrackAnalyzed):
                os.kill(int(analyzed[0].predicted.track.title), signal.SIGKILL)

        assert len(library.track_paths()) == 60
        assert not [event for event in events if isinstance(event, TrackFailed)]


def test_a_song_that_kills_its_workers_fails_alone(cluster: str, many: Path, tmp_path: Path) -> None:
    (many / "deadly.mp3").write_text("sound")
    with fragile_cluster(cluster) as opened, Library(tmp_path / "library.db") as library:
        events = list(scan(opened, library, many))

        failed = [event.failed for event in events if isinstance(event, TrackFailed)]
        assert [(each.file.path.name, str(each.reason)) for each in failed] == [
            ("deadly.mp3", "The workers of the cluster die when they analyse it.")
        ]
        assert len(library.track_paths()) == 60


def test_a_scan_that_is_stopped_goes_on_where_it_was(cluster: str, many: Path, tmp_path: Path) -> None:
    with Library(tmp_path / "library.db") as library:
        with fragile_cluster(cluster) as opened, closing(scan(opened, library, many)) as events:
            for event in events:
                if isinstance(event, TrackAnalyzed):
                    break
        stored = len(library.track_paths())
        with fragile_cluster(cluster) as opened:
            kinds = Counter(type(event) for event in scan(opened, library, many))

    assert 1 <= stored < 60
    assert (kinds[TrackUnchanged], kinds[TrackAnalyzed]) == (stored, 60 - stored)


def test_workers_with_another_model_are_refused(
    cluster: str,
    music: Path,
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    other = tmp_path / "other models"
    other.mkdir()
    install(other, CARD, slope=0.03)
    monkeypatch.setenv("EMOTION_PLAYER_MODELS", str(other))

    assert main(["scan", str(music), "--cluster", cluster]) == 1

    told = capsys.readouterr().err
    assert told.startswith("emotion-player: The worker tcp://127.0.0.1:")
    assert "is not the one that the scanning computer uses" in told
    assert not home.exists()


def test_workers_with_another_version_are_refused(
    cluster: str, music: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    version = emotion_player.__version__
    monkeypatch.setattr(emotion_player, "__version__", "99.0")

    assert main(["scan", str(music), "--cluster", cluster]) == 1

    assert f"has Emotion Player {version}, and this computer has 99.0" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--cluster", "nonsense"], "The cluster at nonsense cannot be reached: missing port number"),
        (["--cluster", ""], "The cluster at  cannot be reached: missing port number"),
        (["--cluster", "tcp://127.0.0.1:1"], "The cluster at tcp://127.0.0.1:1 cannot be reached: "),
        (["--cluster", "tls://127.0.0.1:1"], "The cluster at tls://127.0.0.1:1 cannot be reached: TLS expects"),
        (["--cluster", "tls://127.0.0.1:1", "--tls-ca", "/nowhere.pem"], "There is no file /nowhere.pem."),
    ],
)
def test_a_cluster_that_cannot_be_reached_is_told_in_a_sentence(
    options: list[str],
    why: str,
    music: Path,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("emotion_player.cluster.cluster._CONNECT_S", 0.2)

    assert main(["scan", str(music), *options]) == 1

    assert capsys.readouterr().err.startswith(f"emotion-player: {why}")
    assert not home.exists()


def test_a_worker_that_joins_and_cannot_analyse_ends_the_scan_with_its_reason(tmp_path: Path) -> None:
    class Unfit:
        def ask(self, job: SongJob) -> SongAnswer:
            return SongAnswer(job.number, "tcp://late:1", obstacle=Sentence("its model is another one."))

    late = ClusterPredictor(ClusterPlace("tcp://somewhere:8786"), Unfit(), CARD.key)  # type: ignore[arg-type]

    with pytest.raises(ClusterError, match=r"The worker tcp://late:1 cannot analyse songs: its model is another one\."):
        late.read(FileStamp(tmp_path / "song.mp3", 1, 1))


def test_a_song_costs_this_computer_and_the_scheduler_little_and_the_benchmark_tells_how_much(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["benchmark", "--cluster", "local:1", "--songs", "400"]) == 0

    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("| ")]
    table = dict(line.strip("| ").split(" | ") for line in lines[2:])
    assert re.fullmatch(r"400 by 1 workers, [\d,]+ a second", table["simulated songs"])
    for whose in ("this computer", "scheduler"):
        assert re.fullmatch(r"\d+\.\d\d ms of the processor", table[f"{whose}, a song"])
        assert re.fullmatch(r"[\d,]+ MB after \d+ songs, [\d,]+ MB after 400", table[f"{whose}, memory"])
    assert not home.exists()
