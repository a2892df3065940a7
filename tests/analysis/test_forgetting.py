"""What a scan forgets, and what it keeps although it is not there."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from emotion_player.analysis.analyzer import Analyzer
from emotion_player.analysis.events import AnalysisEvent, FolderShrunk, TrackAnalyzed, TrackUnchanged
from emotion_player.analysis.options import RunOptions
from emotion_player.analysis.pacing import Pacing
from emotion_player.core.patterns import FilePatterns
from emotion_player.library.files.discover import AudioFinder
from emotion_player.library.library import Library
from tests.analysis.test_analyzer import ContentReader, CountingPredictor, count, placed
from tests.folding import fold_case_below


@pytest.fixture
def music(tmp_path: Path) -> Path:
    folder = tmp_path / "music"
    for name in ("a.mp3", "Live/b.mp3", "Live/c.mp3"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library.db") as library:
        yield library


def scan(
    library: Library,
    *roots: Path,
    exclude: tuple[str, ...] = (),
    broken: set[str] | None = None,
    forget_missing: bool = False,
) -> list[AnalysisEvent]:
    options = RunOptions(forget_missing=forget_missing, forget_named=True)
    predictor = CountingPredictor(broken=broken or set())
    finder = AudioFinder(FilePatterns(exclude=exclude))
    run = Analyzer(finder, ContentReader(), predictor, library, Pacing(2)).run(roots, options)
    return list(run)


def failed(library: Library) -> list[str]:
    return [failed.file.path.name for failed in library.failed_files()]


@pytest.mark.parametrize("pattern", ["Live", "linked/Live", "/linked/Live/", "linked/**/*.mp3", "*.mp3"])
def test_patterns_go_for_a_linked_folder_on_every_scan(
    library: Library, tmp_path: Path, music: Path, pattern: str
) -> None:
    collection = tmp_path / "collection"
    collection.mkdir()
    (collection / "own.ogg").write_text("own")
    (collection / "linked").symlink_to(music)
    scan(library, collection)
    assert placed(library) == ["a.mp3", "b.mp3", "c.mp3", "own.ogg"]

    scan(library, collection, exclude=(pattern,))

    assert placed(library) == (["own.ogg"] if "*" in pattern else ["a.mp3", "own.ogg"])


@pytest.mark.parametrize("pattern", ["Live", "Live/*.mp3", "/Live/"])
def test_patterns_go_for_a_music_folder_that_is_itself_a_link(
    library: Library, tmp_path: Path, music: Path, pattern: str
) -> None:
    (tmp_path / "link").symlink_to(music)
    scan(library, tmp_path / "link")

    scan(library, tmp_path / "link", exclude=(pattern,))

    assert placed(library) == ["a.mp3"]


def test_a_song_that_is_gone_from_a_linked_folder_is_forgotten(library: Library, tmp_path: Path, music: Path) -> None:
    (tmp_path / "collection").mkdir()
    (tmp_path / "collection" / "linked").symlink_to(music)
    scan(library, tmp_path / "collection")
    (music / "a.mp3").unlink()

    scan(library, tmp_path / "collection")

    assert placed(library) == ["b.mp3", "c.mp3"]


@pytest.mark.parametrize("broken", [set[str](), {"a.mp3"}], ids=["song", "failure"])
def test_a_file_that_was_added_alone_is_forgotten_when_it_is_gone(
    library: Library, music: Path, broken: set[str]
) -> None:
    scan(library, music / "a.mp3", broken=broken)
    assert (placed(library), failed(library)) == (([], ["a.mp3"]) if broken else (["a.mp3"], []))
    (music / "a.mp3").unlink()

    scan(library, music / "a.mp3")

    assert (placed(library), failed(library)) == ([], [])


def test_a_file_whose_drive_is_not_there_is_kept(library: Library, music: Path) -> None:
    scan(library, music / "Live" / "b.mp3")
    (music / "Live").rename(music / "elsewhere")

    scan(library, music / "Live" / "b.mp3", music / "Live")

    assert placed(library) == ["b.mp3"]


def test_when_most_of_a_folder_is_gone_nothing_is_forgotten_unless_it_is_wished(library: Library, music: Path) -> None:
    scan(library, music)
    for name in ("b.mp3", "c.mp3"):
        (music / "Live" / name).unlink()

    events = scan(library, music)
    assert [event for event in events if isinstance(event, FolderShrunk)] == [FolderShrunk(music, 3, 2)]
    assert placed(library) == ["a.mp3", "b.mp3", "c.mp3"]

    events = scan(library, music, forget_missing=True)
    assert count(events, FolderShrunk) == 0
    assert placed(library) == ["a.mp3"]


def test_when_most_of_a_folder_has_moved_within_it_the_old_places_are_forgotten(library: Library, music: Path) -> None:
    scan(library, music)
    (music / "Live").rename(music / "On stage")

    events = scan(library, music)

    assert count(events, FolderShrunk) == 0
    assert count(events, TrackAnalyzed) == 2
    assert sorted(Path(path).parent.name for path in library.track_paths()) == ["On stage", "On stage", "music"]


def test_all_tags_are_read_again_on_request(library: Library, music: Path) -> None:
    scan(library, music)
    reader, predictor = ContentReader(), CountingPredictor()
    analyzer = Analyzer(AudioFinder(), reader, predictor, library, Pacing(2))

    events = list(analyzer.run([music], RunOptions(reread_tags=True)))

    assert sorted(reader.read_paths) == ["a.mp3", "b.mp3", "c.mp3"]
    assert count(events, TrackAnalyzed) == 3
    assert not predictor.heard


@pytest.mark.parametrize("broken", [set[str](), {"A.mp3", "a.mp3"}], ids=["song", "failure"])
@pytest.mark.parametrize("renamed", [("a.mp3", "A.mp3"), ("Live", "LIVE")], ids=["file", "folder"])
def test_a_rename_that_changes_only_the_case_leaves_one_song(
    library: Library,
    music: Path,
    monkeypatch: pytest.MonkeyPatch,
    renamed: tuple[str, str],
    broken: set[str],
) -> None:
    fold_case_below(music, monkeypatch)
    scan(library, music, broken=broken)
    (music / renamed[0]).rename(music / renamed[1])

    for _ in range(2):
        scan(library, music, broken=broken)

        names = sorted(library.track_paths() | {str(each.file.path) for each in library.failed_files()})
        assert names == sorted(str(path) for path in music.rglob("*.mp3"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell when a file was changed")
@pytest.mark.parametrize("broken", [set[str](), {"a.mp3"}], ids=["song", "failure"])
def test_a_change_that_keeps_size_and_time_is_noticed(library: Library, music: Path, broken: set[str]) -> None:
    scan(library, music, broken=broken)
    before = (music / "a.mp3").stat()
    (music / "a.mp3").write_text("A.mp3")
    os.utime(music / "a.mp3", ns=(before.st_atime_ns, before.st_mtime_ns))
    reader = ContentReader()

    list(Analyzer(AudioFinder(), reader, CountingPredictor(), library, Pacing(2)).run([music]))

    assert reader.read_paths == ["a.mp3"]


def test_a_library_that_knows_no_times_of_change_learns_them_and_reads_nothing_again(
    library: Library, music: Path
) -> None:
    scan(library, music)
    library._db.write("UPDATE tracks SET changed_ns = 0")
    library.commit()

    for _ in range(2):
        events = scan(library, music)
        assert count(events, TrackUnchanged) == 3

    (music / "a.mp3").chmod(0o600)
    assert count(scan(library, music), TrackUnchanged) == (2 if os.name == "posix" else 3)


def test_files_apart_are_scanned_but_those_that_a_link_leads_to_are_left_to_the_patterns(
    library: Library, tmp_path: Path, music: Path
) -> None:
    (tmp_path / "collection").mkdir()
    (tmp_path / "collection" / "own.ogg").write_text("own")
    (tmp_path / "collection" / "linked").symlink_to(music)
    (tmp_path / "alone.mp3").write_text("alone")
    scan(library, tmp_path / "collection", tmp_path / "alone.mp3")
    known = tuple(map(Path, library.track_paths()))

    finder = AudioFinder(FilePatterns(exclude=("Live", "alone.mp3")))
    options = RunOptions(apart=known, forget_named=True)
    (tmp_path / "alone.mp3").write_text("alone, and changed")
    analyzer = Analyzer(finder, ContentReader(), CountingPredictor(), library, Pacing(2))
    events = list(analyzer.run([tmp_path / "collection"], options))

    assert placed(library) == ["a.mp3", "alone.mp3", "own.ogg"]
    assert count(events, TrackAnalyzed) == 1
