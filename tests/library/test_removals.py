"""What is taken out of the library comes back as it was."""

from __future__ import annotations

from pathlib import Path

from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.curve import EmotionCurve
from emotion_player.core.predictions.prediction import FailedFile, ModelKey, Prediction
from emotion_player.core.track import FileStamp, Fingerprint, Track
from emotion_player.errors import Sentence
from emotion_player.library.library import Library

STUDENT = ModelKey("student", "1")


def test_tracks_and_failures_come_back_as_they_were(tmp_path: Path) -> None:
    track = Track(FileStamp(Path("/m/a.mp3"), 5, 7), Fingerprint("aa"), 3.5, "Title", "Artist", "Album", "Jazz", 1999)
    failed = FailedFile(FileStamp(Path("/m/b.mp3"), 1, 2), Sentence("It is silent."))
    with Library(tmp_path / "library.db") as library, Library(tmp_path / "library.db") as other:
        library.add_track(track)
        library.add_failure(failed, "decoder")
        library.commit()

        removed = library.removals.remove([track.path, failed.file.path, Path("/m/unknown.mp3")])
        assert len(removed) == 2
        assert (other.track_paths(), list(other.failed_files())) == (set(), [])

        library.removals.restore(removed)
        library.removals.restore(removed)
        assert other.known_track(track.file) == track
        assert list(other.failed_files()) == [failed]


def test_what_has_come_to_a_place_since_stays(tmp_path: Path) -> None:
    old = Track(FileStamp(Path("/m/a.mp3"), 5, 7), Fingerprint("aa"), 3.5, "Old")
    new = Track(FileStamp(Path("/m/a.mp3"), 6, 8), Fingerprint("bb"), 4.5, "New")
    with Library(tmp_path / "library.db") as library:
        library.add_track(old)
        removed = library.removals.remove([old.path])
        library.add_track(new)

        library.removals.restore(removed)

        assert library.known_track(new.file) == new


def test_a_restored_track_is_where_it_was_in_the_order_of_arrival(tmp_path: Path) -> None:
    with Library(tmp_path / "library.db") as library:
        for name in "abc":
            arrive(library, name)
        removed = library.removals.remove([Path("/m/a.mp3"), Path("/m/c.mp3")])
        arrive(library, "d")  # SQLite gives it the number of c

        library.removals.restore(removed)

        (page,) = library.track_pages([STUDENT], 10)
        assert list(page.titles) == ["a", "b", "d", "c"]


def arrive(library: Library, name: str) -> None:
    library.add_track(Track(FileStamp(Path(f"/m/{name}.mp3"), 5, 7), Fingerprint(name), 3.5, name))
    here = Emotion(0.1, 0.2)
    library.add_prediction(Fingerprint(name), STUDENT, Prediction(here, here, here, EmotionCurve(1.0, ())))
    library.commit()
