"""What is written into tags can be undone: later, elsewhere, after a crash; never over somebody else's words."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path

import pytest

from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_tags import (
    ALL_FIELDS,
    FieldTexts,
    MoodField,
    MoodTags,
    TagPreview,
    TagRequest,
    TagsRefused,
    TagsSaved,
)
from emotion_player.core.predictions.curve import EmotionCurve
from emotion_player.core.predictions.prediction import ModelKey, Prediction
from emotion_player.core.track import FileStamp
from emotion_player.errors import Sentence
from emotion_player.library.files.reader import FileReader
from emotion_player.library.library import Library
from emotion_player.library.tagging.mood_tagging import MoodTagging
from emotion_player.library.tagging.tag_writer import TagEdit, read_fields

MakeSong = Callable[..., Path]
STUDENT = ModelKey("student", "1")
HAPPY = MoodTags("happy", Emotion(0.42, -0.15))
SAD = MoodTags("sad", Emotion(-0.5, -0.004))
NONE: FieldTexts = dict.fromkeys(MoodField, ())

CHANGED = Sentence("Its mood tags have been changed since; they were left as they are.")
GONE = Sentence("The file is gone, and its sound is nowhere else in the library.")


def nothing_plays() -> list[Path]:
    return []


@pytest.fixture
def library_file(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def tagging(library_file: Path) -> MoodTagging:
    return MoodTagging(partial(Library, library_file))


@pytest.fixture
def songs(make_song: MakeSong, library_file: Path) -> list[Path]:
    """Three songs that the library knows."""
    paths = [make_song(f"{name}.{ending}", seed=seed) for seed, (name, ending) in enumerate(NAMES)]
    scan(library_file, paths)
    return paths


NAMES = [("one", "mp3"), ("two", "flac"), ("three", "m4a")]


def stamp(path: Path) -> FileStamp:
    status = path.stat()
    return FileStamp(path, status.st_size, status.st_mtime_ns)


def scan(library_file: Path, paths: list[Path]) -> None:
    zero = Emotion(0, 0)
    with Library(library_file) as library:
        for path in paths:
            track = FileReader(lambda _: 1.0).read(stamp(path))
            library.add_track(track)
            library.add_prediction(track.fingerprint, STUDENT, Prediction(zero, zero, zero, EmotionCurve(1.0, ())))
        library.commit()


def requests(paths: list[Path], tags: MoodTags = HAPPY) -> list[TagRequest]:
    return [TagRequest(path, tags) for path in paths]


def write(tagging: MoodTagging, paths: list[Path], tags: MoodTags = HAPPY) -> int:
    results = list(tagging.write(requests(paths, tags), ALL_FIELDS, keep_times=False, in_use=nothing_plays))
    saved = [result for result in results if isinstance(result, TagsSaved)]
    assert len(saved) == len(paths), results
    return saved[-1].batch


def undo(tagging: MoodTagging, batch: int) -> list[TagsSaved | TagsRefused]:
    return list(tagging.undo(batch, in_use=nothing_plays))


def test_a_preview_tells_every_change_and_changes_nothing(
    tagging: MoodTagging, songs: list[Path], tmp_path: Path
) -> None:
    contents = [song.read_bytes() for song in songs]
    gone = tmp_path / "gone.mp3"

    first, *_, last = list(tagging.preview(requests([*songs, gone])))

    assert isinstance(first, TagPreview)
    assert first.path == songs[0]
    assert [(each.field.value, each.before, each.after) for each in first.changes] == [
        ("MOOD", (), ("happy",)),
        ("MOOD_VALENCE", (), ("0.42",)),
        ("MOOD_AROUSAL", (), ("-0.15",)),
    ]
    assert last == TagsRefused(gone, Sentence("The file is gone."))
    assert [song.read_bytes() for song in songs] == contents


def test_written_songs_are_not_analysed_again(tagging: MoodTagging, songs: list[Path], library_file: Path) -> None:
    before = [stamp(song) for song in songs]

    write(tagging, songs)

    assert [stamp(song) for song in songs] != before
    with Library(library_file) as library:
        assert all(library.is_done(stamp(song), STUDENT) for song in songs)


def test_a_song_that_had_changed_since_the_scan_is_still_read_anew(
    tagging: MoodTagging, songs: list[Path], library_file: Path
) -> None:
    os.utime(songs[0], ns=(1, 1))

    write(tagging, songs)

    with Library(library_file) as library:
        assert [library.is_done(stamp(song), STUDENT) for song in songs] == [False, True, True]


def test_undoing_a_batch_gives_back_what_was_there_and_only_once(tagging: MoodTagging, songs: list[Path]) -> None:
    first = write(tagging, songs, SAD)
    second = write(tagging, songs, HAPPY)
    assert read_fields(songs[1])[MoodField.AROUSAL] == ("-0.15",)

    assert all(isinstance(each, TagsSaved) for each in undo(tagging, second))
    assert [read_fields(song) for song in songs] == [SAD.texts()] * 3
    assert SAD.texts()[MoodField.AROUSAL] == ("0.00",)

    assert undo(tagging, second) == []
    undo(tagging, first)
    assert [read_fields(song) for song in songs] == [NONE] * 3
    assert [(each.number, each.files, each.undone) for each in tagging.batches()] == [(second, 3, 3), (first, 3, 3)]


def test_undone_songs_are_not_analysed_again_either(
    tagging: MoodTagging, songs: list[Path], library_file: Path
) -> None:
    undo(tagging, write(tagging, songs))

    with Library(library_file) as library:
        assert all(library.is_done(stamp(song), STUDENT) for song in songs)


def test_one_song_of_a_batch_can_be_undone_alone(tagging: MoodTagging, songs: list[Path]) -> None:
    batch = write(tagging, songs)

    list(tagging.undo(batch, in_use=nothing_plays, only=[songs[1]]))

    assert [read_fields(song) for song in songs] == [HAPPY.texts(), NONE, HAPPY.texts()]
    assert [(each.path, each.undone) for each in tagging.writes(batch)] == [
        (songs[0], False),
        (songs[1], True),
        (songs[2], False),
    ]
    assert [each.after for each in tagging.writes(batch)[0].changes] == [("happy",), ("0.42",), ("-0.15",)]


def test_what_somebody_has_changed_since_is_left_alone(tagging: MoodTagging, songs: list[Path]) -> None:
    batch = write(tagging, songs)
    with TagEdit(songs[0], {MoodField.WORD: ("my own word",)}) as edit:
        edit.replace()

    results = undo(tagging, batch)

    assert results[0] == TagsRefused(songs[0], CHANGED)
    assert [read_fields(song)[MoodField.WORD] for song in songs] == [("my own word",), (), ()]
    assert tagging.batches()[0].undone == 2


def test_a_song_that_has_moved_is_found_by_its_sound(
    tagging: MoodTagging, songs: list[Path], library_file: Path
) -> None:
    batch = write(tagging, songs)
    moved = songs[0].with_name("elsewhere.mp3")
    songs[0].rename(moved)
    songs[1].unlink()
    scan(library_file, [moved])

    results = undo(tagging, batch)

    assert isinstance(results[0], TagsSaved)
    assert results[0].path == songs[0]
    assert read_fields(moved) == NONE
    assert results[1] == TagsRefused(
        songs[1], Sentence("The file is gone, and its sound is nowhere else in the library.")
    )


def test_of_several_copies_the_one_that_was_written_is_undone(
    tagging: MoodTagging, make_song: MakeSong, library_file: Path
) -> None:
    song = make_song("song.flac")
    untouched = song.with_name("a copy.flac")
    untouched.write_bytes(song.read_bytes())
    batch = write(tagging, [song])
    moved = song.rename(song.with_name("moved.flac"))
    scan(library_file, [untouched, moved])

    undo(tagging, batch)

    assert read_fields(moved) == NONE


def test_a_song_that_plays_is_left_alone(tagging: MoodTagging, songs: list[Path], tmp_path: Path) -> None:
    link = tmp_path / "link.mp3"
    link.symlink_to(songs[0])
    content = songs[0].read_bytes()

    results = list(tagging.write(requests(songs), ALL_FIELDS, keep_times=False, in_use=lambda: [link]))

    assert results[0] == TagsRefused(songs[0], Sentence("The player is using it: play another song, then try again."))
    assert songs[0].read_bytes() == content
    assert all(isinstance(each, TagsSaved) for each in results[1:])
    undone = list(tagging.undo(tagging.batches()[0].number, in_use=lambda: [songs[1]]))
    assert [type(each) for each in undone] == [TagsRefused, TagsSaved]


def test_what_a_file_was_lies_on_the_disk_itself_before_the_file_is_replaced(
    songs: list[Path], library_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library(library_file)
    modes, replace = [], TagEdit.replace

    def watched(edit: TagEdit) -> None:
        modes.append(library._db.row("PRAGMA synchronous"))
        with Library(library_file) as other:
            (batch,) = other.tag_journal.batches()
            assert other.tag_journal.entries(batch.number)[-1].path == edit._path
        replace(edit)

    monkeypatch.setattr(TagEdit, "replace", watched)
    written = MoodTagging(lambda: library).write(requests(songs), ALL_FIELDS, keep_times=False, in_use=nothing_plays)
    assert all(isinstance(each, TagsSaved) for each in written)
    assert modes == [(2,)] * len(songs)  # FULL: each commit waits for the disk, so that a power cut takes none


def test_times_that_were_kept_are_kept_when_undoing(tagging: MoodTagging, songs: list[Path]) -> None:
    times = [song.stat().st_mtime_ns for song in songs]

    results = list(tagging.write(requests(songs), [MoodField.WORD], keep_times=True, in_use=nothing_plays))
    assert isinstance(results[0], TagsSaved)
    assert [song.stat().st_mtime_ns for song in songs] == times
    undo(tagging, results[0].batch)

    assert [song.stat().st_mtime_ns for song in songs] == times


def test_a_file_that_says_so_already_is_not_in_the_journal(tagging: MoodTagging, songs: list[Path]) -> None:
    write(tagging, songs[:1])
    write(tagging, songs[:1])

    assert [each.files for each in tagging.batches()] == [1]


def test_a_file_that_could_not_be_written_is_not_in_the_journal(
    tagging: MoodTagging, songs: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise PermissionError(13, "permission denied")

    contents = [song.read_bytes() for song in songs]
    monkeypatch.setattr(os, "replace", fail)

    results = list(tagging.write(requests(songs), ALL_FIELDS, keep_times=False, in_use=nothing_plays))

    assert results[0] == TagsRefused(
        songs[0], Sentence("It cannot be written: {why}.", why=Sentence("permission denied"))
    )
    assert [song.read_bytes() for song in songs] == contents
    assert tagging.batches() == []


def test_stopping_leaves_the_rest_untouched(tagging: MoodTagging, songs: list[Path]) -> None:
    running = tagging.write(requests(songs), ALL_FIELDS, keep_times=False, in_use=nothing_plays)
    next(running)
    assert isinstance(running, Generator)
    running.close()

    assert [read_fields(song) for song in songs] == [HAPPY.texts(), NONE, NONE]
    undo(tagging, tagging.batches()[0].number)
    assert read_fields(songs[0]) == NONE


KILLED = """
import os, signal, sys
from functools import partial
from pathlib import Path
from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_tags import ALL_FIELDS, MoodTags, TagRequest
from emotion_player.library.library import Library
from emotion_player.library.tagging.mood_tagging import MoodTagging
replace, when = os.replace, sys.argv[1]
def killed(*paths):
    if when == "after":
        replace(*paths)
    os.kill(os.getpid(), signal.SIGKILL)
os.replace = killed
tagging = MoodTagging(partial(Library, Path(sys.argv[2])))
request = TagRequest(Path(sys.argv[3]), MoodTags("happy", Emotion(0.42, -0.15)))
list(tagging.write([request], ALL_FIELDS, keep_times=False, in_use=list))
"""


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_program_that_is_killed_while_writing_loses_nothing(
    tagging: MoodTagging, songs: list[Path], library_file: Path, when: str
) -> None:
    content = songs[0].read_bytes()

    died = subprocess.run([sys.executable, "-c", KILLED, when, library_file, songs[0]], check=False)

    assert died.returncode == -9
    if when == "before":
        assert songs[0].read_bytes() == content
    else:
        assert read_fields(songs[0]) == HAPPY.texts()
    (batch,) = tagging.batches()
    undo(tagging, batch.number)
    assert read_fields(songs[0]) == NONE
    assert tagging.batches()[0].undone == 1
