import os
import resource
import sqlite3
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.curve import CurvePoint, EmotionCurve
from emotion_player.core.predictions.gems import GEMS, GemsShare
from emotion_player.core.predictions.prediction import FailedFile, ModelKey, Prediction
from emotion_player.core.track import FileStamp, Fingerprint, Track
from emotion_player.errors import LibraryError, Sentence
from emotion_player.library.library import Library
from emotion_player.library.migrations import MIGRATIONS
from emotion_player.library.safety.integrity import problems

STUDENT, TEACHER = ModelKey("student", "1"), ModelKey("teacher", "1")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library.db") as library:
        yield library


def track(path: str | Path = "/music/song.mp3", sound: str = "aa", **tags: str) -> Track:
    return Track(FileStamp(Path(path), 1_000, 77), Fingerprint(sound), 200.5, **tags)  # type: ignore[arg-type]


def prediction(valence: float = 0.5, arousal: float = -0.25) -> Prediction:
    emotion = Emotion(valence, arousal)
    low, high = Emotion.clipped(valence - 0.3, arousal - 0.2), Emotion.clipped(valence + 0.3, arousal + 0.2)
    return Prediction(emotion, low, high, EmotionCurve(3.0, (CurvePoint(0.0, emotion), CurvePoint(9.5, low))))


def add(library: Library, track: Track, prediction: Prediction, model: ModelKey = STUDENT) -> None:
    library.add_track(track)
    library.add_prediction(track.fingerprint, model, prediction)


def paths(library: Library, model: ModelKey = STUDENT) -> list[str]:
    """Where the tracks lie that a version of a model has analysed, in order."""
    every = sorted(library.track_paths())
    return [path for path in every if library.predicted_track(Path(path), model) is not None]


def test_what_was_added_is_found_again_by_another_connection(library: Library) -> None:
    song = track(title="Title", artist="Artist", album="Album", genre="Genre")
    add(library, song, prediction())
    library.commit()

    with Library(library.path) as other:
        placed = other.predicted_track(song.path, STUDENT)
        assert placed is not None
        assert placed.track == song
        assert placed.prediction == prediction()
        assert placed.model == STUDENT
        assert timedelta(0) <= datetime.now(UTC) - placed.analyzed_at < timedelta(minutes=1)
        assert other.latest_prediction(song.path, STUDENT) == placed
        assert other.known_track(song.file) == song
        assert other.known_prediction(song.fingerprint, STUDENT) == prediction()
        assert other.is_done(song.file, STUDENT)


def test_a_file_of_another_size_or_time_is_another_file(library: Library) -> None:
    song = track()
    add(library, song, prediction())
    library.add_failure(FailedFile(FileStamp(Path("/bad.mp3"), 5, 6), Sentence("No sound.")), "decoder 1")

    for changed in (FileStamp(song.path, 1_001, 77), FileStamp(song.path, 1_000, 78)):
        assert not library.is_done(changed, STUDENT)
        assert library.known_track(changed) is None
    for changed in (FileStamp(Path("/bad.mp3"), 6, 6), FileStamp(Path("/bad.mp3"), 5, 7)):
        assert library.known_failure(changed, "decoder 1") is None


def test_of_many_files_found_those_are_told_that_are_as_they_were(library: Library) -> None:
    tracks = [track(f"/music/{number}.mp3", sound=f"{number:02}") for number in range(400)]
    for song in tracks:
        add(library, song, prediction())
    files = [replace(song.file, size=song.file.size + (number % 3 == 0)) for number, song in enumerate(tracks)]
    unknown = FileStamp(Path("/music/unknown.mp3"), 1_000, 77)

    wanted = [number % 3 != 0 for number in range(400)]
    assert library.are_done([unknown, *files], STUDENT) == [False, *wanted]
    assert library.are_done(files, TEACHER) == [False] * 400
    assert library.are_done([], STUDENT) == []


def test_student_and_teacher_and_their_versions_stand_side_by_side(library: Library) -> None:
    new_student = ModelKey("student", "2")
    add(library, track(), prediction(0.1))
    add(library, track(), prediction(0.2), TEACHER)

    assert not library.is_done(track().file, new_student)
    assert library.known_prediction(Fingerprint("aa"), new_student) is None
    assert paths(library, model=new_student) == []

    add(library, track(), prediction(0.3), new_student)

    found = [library.known_prediction(Fingerprint("aa"), model) for model in (STUDENT, TEACHER, new_student)]
    assert found == [prediction(0.1), prediction(0.2), prediction(0.3)]
    assert library.song_counts() == {STUDENT: 1, TEACHER: 1, new_student: 1}


def test_a_failure_is_known_until_file_or_decoder_change_or_the_file_is_read(library: Library) -> None:
    failed = FailedFile(track().file, Sentence("It cannot be read: {why}.", why=Sentence("permission denied")))
    library.add_failure(failed, "PyAV 14")

    assert library.known_failure(failed.file, "PyAV 14") == failed.reason
    assert library.known_failure(failed.file, "PyAV 15") is None
    assert list(library.failed_files()) == [failed]

    library.add_track(track())

    assert library.known_failure(failed.file, "PyAV 14") is None
    assert list(library.failed_files()) == []


def test_a_track_whose_file_was_overwritten_with_rubbish_is_forgotten(library: Library) -> None:
    add(library, track(), prediction())

    library.add_failure(FailedFile(FileStamp(track().path, 3, 99), Sentence("It contains no sound.")), "decoder")

    assert paths(library) == []
    assert library.known_prediction(Fingerprint("aa"), STUDENT) == prediction()


def test_a_moved_song_leaves_its_old_place_and_a_copied_one_has_both(library: Library, tmp_path: Path) -> None:
    old, copy, new = tmp_path / "old.mp3", tmp_path / "copy.mp3", tmp_path / "new.mp3"
    for path in (old, copy):
        path.touch()
        add(library, track(path), prediction())
    assert paths(library) == [str(copy), str(old)]

    old.rename(new)
    library.add_track(track(new))

    assert paths(library) == [str(copy), str(new)]


def test_what_lies_under_a_folder_can_be_listed_and_forgotten_meanwhile(library: Library) -> None:
    names = [f"/music/a/{number:04}.mp3" for number in range(2_500)]
    for name in names:
        library.add_track(track(name, sound=name))
    library.add_failure(FailedFile(FileStamp(Path("/music/a"), 1, 1), Sentence("Bad.")), "decoder")
    for outside in ("/music/a.mp3", "/music/ab/1.mp3", "/music/A/1.mp3"):
        library.add_track(track(outside, sound=outside))

    known = []
    for path in library.known_paths(Path("/music/a")):
        known.append(str(path))
        library.forget(Path(path))

    assert known == ["/music/a", *names]
    assert list(library.known_paths(Path("/music/a"))) == []
    assert len(list(library.known_paths(Path("/")))) == 3


def test_what_was_not_committed_is_seen_by_nobody_else_and_lost_on_closing(tmp_path: Path) -> None:
    writer, reader = Library(tmp_path / "l.db"), Library(tmp_path / "l.db")
    add(writer, track("/1"), prediction())
    writer.commit()
    add(writer, track("/2", sound="bb"), prediction())

    assert paths(reader) == ["/1"]
    writer.close()
    assert paths(reader) == ["/1"]
    reader.close()


def test_threads_and_processes_take_turns_in_writing(tmp_path: Path) -> None:
    def write(name: str) -> None:
        with Library(tmp_path / "l.db") as library:
            for number in range(20):
                add(library, track(f"/{name}/{number}", sound=f"{name}{number}"), prediction())
                library.commit()

    threads = [threading.Thread(target=write, args=[name]) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with Library(tmp_path / "l.db") as library:
        assert len(paths(library)) == 80


def test_a_track_with_new_tags_keeps_its_place_in_the_order_of_arrival(library: Library) -> None:
    for name in ("1", "2"):
        add(library, track(f"/m/{name}", sound=name), prediction())
    add(library, track("/m/1", sound="1", title="New"), prediction())

    (page,) = library.track_pages([STUDENT], 10)
    assert list(page.titles) == ["New", ""]


def test_corrected_tracks_come_by_artist_album_and_title_and_the_nameless_last(library: Library) -> None:
    names = {
        "1": ("Jóga", "Björk", "Homogenic"),
        "2": ("STRASSE", "anna", "Zoo"),
        "3": ("b", "Änna", "Apple"),
        "4": ("",) * 3,
        "6": ("Army", "Björk", "Homogenic"),
        "7": ("Yoga", "Björk", "Debut"),
    }
    for sound, (title, artist, album) in names.items():
        library.add_track(track(f"/m/{sound}", sound, title=title, artist=artist, album=album))
    library.add_track(track("/m/5", "5"))
    library.corrections.change({Fingerprint(sound): Emotion(int(sound) / 10, 0.0) for sound in "123467"})

    corrected = library.corrected_tracks()
    assert [track.path.name for track, _ in corrected] == ["3", "2", "7", "6", "1", "4"]
    assert [correction.emotion.valence for _, correction in corrected] == [0.3, 0.2, 0.7, 0.6, 0.1, 0.4]
    assert [correction for track, correction in corrected] == [
        library.corrections.of(track.fingerprint) for track, _ in corrected
    ]


texts = st.text(st.characters(codec="utf-8"), max_size=30)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.binary(min_size=1, max_size=40).map(lambda name: name.replace(b"\0", b"x")),
    tags=st.tuples(st.floats(0, 1e6), texts, texts, texts, texts, st.none() | st.integers(1, 9999)),
    points=st.lists(st.tuples(st.floats(0, 1e6), st.floats(-1, 1), st.floats(-1, 1)), max_size=5),
    felt=st.dictionaries(st.sampled_from(GEMS), st.floats(0, 1)),
)
def test_any_track_and_estimate_come_back_as_they_were(
    library: Library,
    name: bytes,
    tags: tuple[float, str, str, str, str, int | None],
    points: list[tuple[float, float, float]],
    felt: dict[str, float],
) -> None:
    path = Path("/music") / os.fsdecode(name).strip("/")
    song = Track(FileStamp(path, 2**40, 2**61), Fingerprint("cc"), *tags)
    curve = EmotionCurve(3.0, tuple(CurvePoint(start_s, Emotion(v, a)) for start_s, v, a in points))
    gems = tuple(GemsShare(name, share) for name, share in felt.items())
    judged = Prediction(Emotion(-1.0, 1.0), Emotion(-1.0, 0.1), Emotion(1 / 3, 1.0), curve, gems)

    add(library, song, judged)

    placed = library.predicted_track(path, STUDENT)
    assert placed is not None
    assert placed.track == song
    assert placed.prediction == judged
    assert str(path) in set(library.known_paths(Path("/")))


# ---- library files that are not as they should be


def refusal(path: Path) -> str:
    with pytest.raises(LibraryError) as refused:
        Library(path)
    message = str(refused.value)
    assert "\n" not in message
    assert message.endswith(".")
    return message


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("My notes, which nobody may overwrite. " * 100)

    assert refusal(path) == f"The library {path} cannot be used: it is not a database."
    assert path.read_text().startswith("My notes")


def test_the_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.db"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE bookmarks (url)")
    database.close()
    before = path.read_bytes()

    assert refusal(path) == f"{path} is a database of another program, not a library of Emotion Player."
    assert path.read_bytes() == before


def test_a_newer_library_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    Library(path).close()
    database = sqlite3.connect(path)
    database.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    database.close()
    before = path.read_bytes()

    assert "was made by a newer Emotion Player" in refusal(path)
    assert path.read_bytes() == before


def test_a_damaged_library_is_told(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library(path) as library:
        for number in range(300):
            library.add_track(track(f"/{number}", sound=str(number)))
        library.commit()
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(8_192)
        file.write(b"\xff" * (size - 12_288))

    with pytest.raises(LibraryError, match=r"is damaged \(.*\)\."), Library(path) as library:
        list(library.known_paths(Path("/")))


@contextmanager
def as_ordinary_user() -> Iterator[None]:
    """Tests may run as the superuser, who may write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65_534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder that every user may look into."""
    folder = tmp_path_factory.mktemp("open")
    closed = [parent for parent in folder.parents if not parent.stat().st_mode & 0o001]
    modes = [parent.stat().st_mode for parent in closed]
    for parent in [*closed, folder]:
        parent.chmod(0o755)
    yield folder
    for parent, mode in zip(closed, modes, strict=True):
        parent.chmod(mode)


def test_an_unwritable_library_is_read_and_that_it_cannot_be_written_is_told_in_a_sentence(open_folder: Path) -> None:
    path = open_folder / "library.db"
    with Library(path) as library:
        library.add_track(track())
        library.commit()
    path.chmod(0o444)
    open_folder.chmod(0o555)

    with as_ordinary_user():
        with Library(path) as library:
            known = library.known_track(track().file)
            with pytest.raises(LibraryError) as refused:
                library.forget(track().path)
        found = problems(path)
        new = refusal(open_folder / "new.db")
        folder = refusal(open_folder / "new" / "library.db")
    open_folder.chmod(0o755)

    assert known == track()
    assert found == []
    assert str(refused.value) == f"The library {path} cannot be used: it is read-only."
    assert new == f"The library {open_folder}/new.db cannot be used: permission denied."
    assert "permission denied" in folder


def test_a_library_in_an_impossible_place_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    inside_a_file = tmp_path / "file" / "l.db"
    why = "part of its path is not a folder"
    assert refusal(inside_a_file) == f"The library {inside_a_file} cannot be created: {why}."
    assert refusal(tmp_path) == f"The library {tmp_path} cannot be used: it is a folder."
    too_long = tmp_path / ("n" * 250 + ".db")
    assert refusal(too_long) == f"The library {too_long} cannot be used: its name is too long."


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes and links")
def test_what_is_no_file_is_no_library(tmp_path: Path) -> None:
    os.mkfifo(pipe := tmp_path / "pipe.db")
    (circle := tmp_path / "circle.db").symlink_to(circle)

    assert refusal(pipe) == f"The library {pipe} cannot be used: it is not a file."
    assert refusal(circle) == f"The library {circle} cannot be used: its links lead in a circle."


def fill(library: Library) -> None:
    for number in range(3_000):
        library.add_track(track(f"/{number}", sound=str(number), title="x" * 200))
    library.commit()


def test_a_full_disk_is_told_and_the_library_stays_usable(library: Library) -> None:
    add(library, track("/first"), prediction())
    library.commit()
    library._db.row("PRAGMA max_page_count = 60")

    with pytest.raises(LibraryError) as full:
        fill(library)

    assert str(full.value) == f"The library {library.path} cannot be used: the disk is full."
    library.commit()
    assert paths(library) == ["/first"]


def test_a_disk_that_takes_no_more_bytes_is_told_and_nothing_committed_is_lost(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with Library(tmp_path / "l.db") as library:
        add(library, track("/first"), prediction())
        library.commit()
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, hard))
        try:
            with pytest.raises(LibraryError, match=f"The library {library.path} cannot"):
                fill(library)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    with Library(tmp_path / "l.db") as library:
        assert paths(library) == ["/first"]


def test_two_programs_that_make_the_library_at_once_make_one(tmp_path: Path) -> None:
    errors: list[BaseException] = []
    start = threading.Barrier(6)

    def make(open_library: Callable[[Path], Library] = Library) -> None:
        start.wait()
        try:
            open_library(tmp_path / "l.db").close()
        except LibraryError as error:
            errors.append(error)

    threads = [threading.Thread(target=make) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert errors == []


def test_a_library_that_another_program_is_just_making_is_waited_for(tmp_path: Path) -> None:
    file = tmp_path / "l.db"
    other = sqlite3.connect(file)
    other.execute("BEGIN IMMEDIATE")

    with ThreadPoolExecutor(1) as pool:
        opening = pool.submit(lambda: Library(file).close())
        time.sleep(0.2)  # long enough for it to meet the lock
        other.commit()
        other.close()

        opening.result()


@pytest.mark.skipif(sys.platform == "win32", reason="open files cannot be deleted there")
@pytest.mark.parametrize("replaced", [False, True])
def test_a_library_that_is_deleted_or_replaced_while_it_is_open_is_written_no_more(
    library: Library, *, replaced: bool
) -> None:
    add(library, track("/1"), prediction())
    library.commit()
    library.path.rename(library.path.with_name("elsewhere.db"))
    if replaced:
        Library(library.path).close()

    with pytest.raises(LibraryError, match="was deleted or replaced while it was open"):
        add(library, track("/2"), prediction())
