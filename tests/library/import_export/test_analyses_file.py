"""Analyses go from one computer to another, add what is new there, and harm nothing."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from emotion_player.core.analyses import Analysis, MergedAnalyses, SoundPrediction
from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.correction import Correction
from emotion_player.core.predictions.curve import CurvePoint, EmotionCurve
from emotion_player.core.predictions.gems import GemsShare
from emotion_player.core.predictions.prediction import ModelKey, Prediction
from emotion_player.core.track import Fingerprint
from emotion_player.errors import AlreadyExistsError, ImportExportError
from emotion_player.library.import_export.analyses_file import merge_analyses, write_analyses
from emotion_player.library.library import Library

STUDENT, TEACHER = ModelKey("student", "1"), ModelKey("teacher", "1")
A, B, C = (Fingerprint(letter * 40) for letter in "abc")
MARCH = datetime(2026, 3, 1, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "here.db") as library:
        yield library


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "there.db") as library:
        yield library


def answer(valence: float, at: datetime = MARCH, model: ModelKey = STUDENT) -> SoundPrediction:
    point = Emotion(valence, 0.25)
    curve = EmotionCurve(5.0, (CurvePoint(0.0, point), CurvePoint(2.5, Emotion(0.5, -0.5))))
    gems = (GemsShare("calmness", 0.25),) if model == TEACHER else ()
    return SoundPrediction(model, Prediction(point, Emotion(-1.0, -0.5), Emotion(1.0, 0.5), curve, gems), at)


def corrected(valence: float, at: datetime = MARCH) -> Correction:
    return Correction(Emotion(valence, 0.0), at)


def know(library: Library, *analyses: Analysis) -> None:
    for each in analyses:
        library.analyses.merge(each)
    library.analyses.commit()


def known(library: Library) -> dict[Fingerprint, Analysis]:
    return {each.sound: each for each in library.analyses.each()}


def written(library: Library, file: Path) -> Path:
    *_, sounds = write_analyses(library.analyses, file)
    assert sounds == len(known(library))
    return file


def merged(library: Library, file: Path) -> MergedAnalyses:
    *_, last = merge_analyses(library.analyses, file)
    assert last.share == 1.0
    return last


def test_everything_known_of_sounds_is_known_on_the_second_computer(
    here: Library, there: Library, tmp_path: Path
) -> None:
    know(
        here,
        Analysis(A, (answer(0.5), answer(-0.5, model=TEACHER), answer(0.125, model=ModelKey("student", "2")))),
        Analysis(B, (), corrected(0.25)),
        Analysis(C, (answer(-1.0),), corrected(-0.25)),
    )

    file = written(here, tmp_path / "a.jsonl.gz")

    assert merged(there, file) == MergedAnalyses(1.0, sounds=3, predictions=4, corrections=2)
    assert known(there) == known(here)
    with Library(there.path) as again:
        assert known(again) == known(here)
    assert again.corrections is not here.corrections
    assert merged(there, file) == MergedAnalyses(1.0, sounds=3)


def test_what_is_newer_wins_and_nothing_is_lost(here: Library, there: Library, tmp_path: Path) -> None:
    know(
        here,
        Analysis(A, (answer(0.5, MARCH + DAY),), corrected(0.5, MARCH - DAY)),
        Analysis(B, (answer(0.5, MARCH - DAY),), corrected(0.5, MARCH + DAY)),
    )
    know(
        there,
        Analysis(A, (answer(-0.5), answer(0.0, model=TEACHER)), corrected(-0.5)),
        Analysis(B, (answer(-0.5),), corrected(-0.5)),
        Analysis(C, (answer(-0.5),), corrected(-0.5)),
    )

    result = merged(there, written(here, tmp_path / "a.jsonl.gz"))

    assert (result.sounds, result.predictions, result.corrections) == (2, 1, 1)
    assert known(there) == {
        A: Analysis(A, (answer(0.5, MARCH + DAY), answer(0.0, model=TEACHER)), corrected(-0.5)),
        B: Analysis(B, (answer(-0.5),), corrected(0.5, MARCH + DAY)),
        C: Analysis(C, (answer(-0.5),), corrected(-0.5)),
    }


def test_what_claims_to_be_of_the_future_counts_as_of_now(there: Library) -> None:
    before = datetime.now(UTC)
    know(there, Analysis(A, (answer(0.5, before + 1_000 * DAY),), corrected(0.5, before + 1_000 * DAY)))

    (analysis,) = there.analyses.each()

    assert analysis.correction is not None
    for time in (analysis.predictions[0].analyzed_at, analysis.correction.corrected_at):
        assert before <= time <= datetime.now(UTC)


def test_an_empty_library_makes_a_file_that_adds_nothing(here: Library, there: Library, tmp_path: Path) -> None:
    assert merged(there, written(here, tmp_path / "a.jsonl.gz")) == MergedAnalyses(1.0)


def test_the_way_of_a_long_import_is_told(here: Library, there: Library, tmp_path: Path) -> None:
    know(here, *(Analysis(Fingerprint(f"{number:040x}"), (answer(0.5),)) for number in range(1_200)))
    file = tmp_path / "a.jsonl.gz"

    assert list(write_analyses(here.analyses, file)) == [500, 1_000, 1_200]
    steps = list(merge_analyses(there.analyses, file))

    assert [step.share for step in steps] == sorted(step.share for step in steps)
    assert [step.sounds for step in steps] == [0, 0, 500, 1_000, 1_200]


def test_an_import_that_is_stopped_leaves_what_it_has_taken(here: Library, there: Library, tmp_path: Path) -> None:
    know(here, *(Analysis(Fingerprint(f"{number:040x}"), (answer(0.5),)) for number in range(1_200)))
    steps = merge_analyses(there.analyses, written(here, tmp_path / "a.jsonl.gz"))
    assert next(step for step in steps if step.sounds).sounds == 500
    steps.close()  # type: ignore[attr-defined]

    with Library(there.path) as again:
        assert len(known(again)) == 500


def test_a_file_is_replaced_only_when_asked(here: Library, tmp_path: Path) -> None:
    file = written(here, tmp_path / "a.jsonl.gz")
    old = file.read_bytes()
    know(here, Analysis(A, (answer(0.5),)))

    with pytest.raises(AlreadyExistsError, match="exists already"):
        list(write_analyses(here.analyses, file))
    assert file.read_bytes() == old
    assert list(write_analyses(here.analyses, file, overwrite=True)) == [1]
    assert {each.name for each in tmp_path.iterdir() if "part" in each.name} == set()


def test_an_export_that_is_stopped_leaves_no_file(here: Library, tmp_path: Path) -> None:
    know(here, *(Analysis(Fingerprint(f"{number:040x}"), (answer(0.5),)) for number in range(600)))
    steps = write_analyses(here.analyses, tmp_path / "out" / "a.jsonl.gz")
    (tmp_path / "out").mkdir()
    next(steps)
    steps.close()  # type: ignore[attr-defined]

    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("name", ["a.json", "a.gz", "none/a.jsonl.gz"])
def test_where_no_file_can_be_written_is_told(here: Library, tmp_path: Path, name: str) -> None:
    with pytest.raises(ImportExportError, match=rf"^The analyses cannot be written to .*{name}: "):
        list(write_analyses(here.analyses, tmp_path / name))


# ---- damaged and hostile files


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    with Library(tmp_path_factory.mktemp("whole") / "l.db") as library:
        know(library, Analysis(A, (answer(0.5),)), Analysis(B, (answer(0.5),), corrected(0.5)))
        return written(library, library.path.with_name("a.jsonl.gz")).read_bytes()


def lines(content: bytes) -> list[bytes]:
    return gzip.decompress(content).splitlines(keepends=True)


def check_refused(library: Library, content: bytes, why: str = r"nothing was imported\.$") -> None:
    file = library.path.with_name("bad.jsonl.gz")
    file.write_bytes(content)
    with pytest.raises(ImportExportError, match=why) as refused:
        list(merge_analyses(library.analyses, file))
    assert "\n" not in str(refused.value)
    assert known(library) == {}


def test_a_file_that_lacks_its_end_changes_nothing(there: Library, whole: bytes) -> None:
    for length in range(0, len(whole), 7):
        check_refused(there, whole[:length])
    check_refused(there, gzip.compress(b"".join(lines(whole)[:-1])), "it ends too early")
    check_refused(there, gzip.compress(b"".join([*lines(whole)[:2], lines(whole)[-1]])), "it ends too early")
    check_refused(there, gzip.compress(b"".join([*lines(whole), lines(whole)[1]])), "it ends too early")


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_a_file_with_a_wrong_byte_changes_nothing(there: Library, whole: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(10, len(whole) - 1))  # before: a head that nobody reads
    byte = data.draw(st.integers(1, 255))
    check_refused(there, whole[:place] + bytes([whole[place] ^ byte]) + whole[place + 1 :])


@pytest.mark.parametrize("bit", [0, 3])
def test_a_damaged_file_is_never_taken_for_one_of_a_newer_program(there: Library, whole: bytes, bit: int) -> None:
    for place in range(10, len(whole)):
        check_refused(there, whole[:place] + bytes([whole[place] ^ 1 << bit]) + whole[place + 1 :])


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "it is something else"),
        (b"path,valence,arousal\n", "it is something else"),
        (gzip.compress(b""), "it is something else"),
        (gzip.compress(b"{}\n"), "it is something else"),
        (gzip.compress(b"[" * 100_000), "it is something else"),
        (
            gzip.compress(b'{"format": "emotion-player analyses", "version": 2}\n'),
            "newer Emotion Player: please update",
        ),
        (gzip.compress(b"\0" * (64 << 20)), "it is something else"),
    ],
    ids=["nothing", "a table", "nothing, packed", "no header", "nested lists", "of a newer program", "zeros"],
)
def test_something_else_changes_nothing(there: Library, content: bytes, why: str) -> None:
    check_refused(there, content, why)


def test_one_bad_sound_among_good_ones_changes_nothing(there: Library, whole: bytes) -> None:
    head, first, second, end = lines(whole)
    bad = json.loads(second)
    bad["correction"]["point"] = [7, 0]
    check_refused(there, gzip.compress(head + first + json.dumps(bad).encode() + b"\n" + end), "line 3: valence is 7")
    endless = b'{"sound": "' + b"a" * (2 << 20)
    check_refused(there, gzip.compress(head + first + endless), "line 3: a line is too long")


def test_a_file_that_is_not_there_is_told(there: Library, tmp_path: Path) -> None:
    with pytest.raises(ImportExportError, match=r"^The analyses in .* cannot be read: no such file or folder\.$"):
        list(merge_analyses(there.analyses, tmp_path / "none.jsonl.gz"))
