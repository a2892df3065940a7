from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from emotion_player.core.emotion import Emotion, Quadrant
from emotion_player.core.predictions.gems import GEMS
from emotion_player.errors import DatasetError
from emotion_player.training.datasets.catalog import RECORDINGS, SCORES, is_own, load_datasets, terms

_EMOTIONS = "id,file,group,valence,arousal,quadrant,split\n"


def _write(folder: Path, name: str, text: str, *files: str) -> None:
    (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / name / "tracks.csv").write_text(text, encoding="utf-8")
    for file in files:
        (folder / name / file).touch()


@pytest.mark.parametrize(("name", "weight"), [("muse", 1.0), ("4q", 0.5)])
def test_rated_and_derived_labels_are_read_with_their_weight(name: str, weight: float, tmp_path: Path) -> None:
    _write(tmp_path, name, _EMOTIONS + "a,a.opus,someone,-0.5,0.25,Q2,train\n", "a.opus")
    (clip,) = load_datasets(tmp_path, [name])
    assert clip.emotion == Emotion(-0.5, 0.25)
    assert (clip.weight, clip.quadrant, clip.group, clip.split) == (weight, Quadrant.Q2, "someone", "train")
    assert clip.key == f"{name}/a"
    assert not clip.is_midi


def test_emotify_gives_nine_shares_and_no_valence(tmp_path: Path) -> None:
    shares = ",".join(f"0.{i}" for i in range(1, 10))
    _write(tmp_path, "emotify", f"id,file,group,{','.join(GEMS)},split\na,a.opus,g,{shares},test\n", "a.opus")
    (clip,) = load_datasets(tmp_path, ["emotify"])
    assert clip.gems == tuple(i / 10 for i in range(1, 10))
    assert clip.emotion is None


@pytest.mark.parametrize("name", ["vgmidi", "memomusic"])
def test_rated_scores_are_midi(name: str, tmp_path: Path) -> None:
    _write(tmp_path, name, "id,file,group,valence,arousal,split\na,a.mid,g,.5,-.5,train\n", "a.mid")
    (clip,) = load_datasets(tmp_path, [name])
    assert clip.is_midi
    assert clip.emotion == Emotion(0.5, -0.5)


def test_emopia_gives_quadrants(tmp_path: Path) -> None:
    _write(tmp_path, "emopia", "id,file,group,quadrant,split\na,a.mid,g,Q3,train\n", "a.mid")
    (clip,) = load_datasets(tmp_path, ["emopia"])
    assert clip.quadrant is Quadrant.Q3
    assert clip.emotion is None


def test_own_labels_need_no_more_than_path_valence_and_arousal(tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("path,valence,arousal\nsong.mp3,0.1,-0.2\n")
    (tmp_path / "song.mp3").touch()
    (clip,) = load_datasets(tmp_path, [str(table)])
    assert clip.path == tmp_path / "song.mp3"
    assert (clip.dataset, clip.group, clip.split, clip.weight) == ("mine", "song.mp3", "train", 1.0)


def test_own_labels_are_brought_from_their_scale_to_the_plane(tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("path,valence,arousal,group,split,weight\nsong.mp3,9,5,me,test,.3\n")
    (tmp_path / "song.mp3").touch()
    (clip,) = load_datasets(tmp_path, [f"{table}:1..9"])
    assert clip.emotion == Emotion(1.0, 0.0)
    assert (clip.group, clip.split, clip.weight) == ("me", "test", 0.3)


@pytest.mark.parametrize(
    ("scale", "emotion"),
    [
        ("", Emotion(0.5, -0.25)),
        (":-1..1", Emotion(0.5, -0.25)),
        (":-5..+5", Emotion(0.1, -0.05)),
        (":-.5..1.5", Emotion(0.0, -0.75)),
        (":-1.0..0.5", Emotion(1.0, 0.0)),
    ],
)
def test_the_scale_of_own_labels_may_be_any(scale: str, emotion: Emotion, tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("path,valence,arousal\nsong.mp3,0.5,-0.25\n")
    (tmp_path / "song.mp3").touch()
    assert is_own(f"{table}{scale}")
    (clip,) = load_datasets(tmp_path, [f"{table}{scale}"])
    assert clip.dataset == "mine"
    assert clip.emotion is not None
    assert (clip.emotion.valence, clip.emotion.arousal) == pytest.approx((emotion.valence, emotion.arousal))


def test_a_label_beyond_the_stated_scale_is_named(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("path,valence,arousal\nsong.mp3,0.5,9.5\n")
    (tmp_path / "song.mp3").touch()
    with pytest.raises(DatasetError, match=r"mine\.csv, row 2, column arousal: 9\.5 is outside 0\.\.9"):
        load_datasets(tmp_path, [f"{tmp_path / 'mine.csv'}:0..9"])


@pytest.mark.parametrize("scale", ["9..1", "1..1"])
def test_a_scale_that_does_not_rise_is_refused(scale: str, tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"scale of 'mine\.csv:.*' must run from a lower to a higher number\."):
        load_datasets(tmp_path, [f"mine.csv:{scale}"])


@pytest.mark.parametrize("name", ["mine.csv:1-9", "mine.csv:", "mine.csv:a..b", "mine.txt", "muse"])
def test_what_is_no_csv_file_with_a_scale_is_not_taken_for_one(name: str, tmp_path: Path) -> None:
    assert not is_own(name)
    with pytest.raises(DatasetError):
        load_datasets(tmp_path, [name])


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("a,a.opus,g,much,0,Q1,train", r"row 2, column valence: 'much' is not a number"),
        ("a,a.opus,g,0,1.5,Q1,train", r"row 2, column arousal: 1.5 is outside -1..1"),
        ("a,a.opus,g,nan,0,Q1,train", r"row 2, column valence: nan is outside"),
        ("a,gone.opus,g,0,0,Q1,train", r"row 2, column file: the file .*gone.opus is missing"),
        ("a,a.opus,g,0,0,Q5,train", r"row 2, column quadrant: 'Q5' is none of Q1, Q2, Q3, Q4"),
        ("a,a.opus,g,0,0,Q1,dev", r"row 2, column split: 'dev' is none of train, test"),
        ("a,a.opus,,0,0,Q1,train", r"row 2, column group: is empty"),
        ("a,a.opus,g,0,0,Q1", r"row 2: it does not have 7 fields"),
        ("a,a.opus,g,0,0,Q1,train,more", r"row 2: it does not have 7 fields"),
    ],
)
def test_a_bad_row_is_named_by_file_row_and_column(row: str, said: str, tmp_path: Path) -> None:
    _write(tmp_path, "muse", _EMOTIONS + row + "\n", "a.opus")
    with pytest.raises(DatasetError, match=r"tracks\.csv, " + said):
        load_datasets(tmp_path, ["muse"])


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    _write(tmp_path, "muse", "id,file,group,valence,quadrant,split\n")
    with pytest.raises(DatasetError, match=r"tracks\.csv, row 1: the column arousal is missing"):
        load_datasets(tmp_path, ["muse"])


def test_a_table_that_is_not_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "muse").mkdir()
    (tmp_path / "muse" / "tracks.csv").write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(DatasetError, match="is not a CSV file in UTF-8"):
        load_datasets(tmp_path, ["muse"])


def test_missing_and_unknown_datasets_are_named(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"folder .*muse is missing"):
        load_datasets(tmp_path, ["muse"])
    with pytest.raises(DatasetError, match=r"no dataset 'moose'; known are muse, 4q"):
        load_datasets(tmp_path, ["moose"])
    (tmp_path / "muse").mkdir()
    with pytest.raises(DatasetError, match=r"table .*tracks\.csv is missing"):
        load_datasets(tmp_path, ["muse"])


def test_an_artist_in_both_splits_is_refused(tmp_path: Path) -> None:
    rows = "a,a.opus,Bach,0,0,Q1,train\nb,a.opus,Bach,0,0,Q1,test\n"
    _write(tmp_path, "muse", _EMOTIONS + rows, "a.opus")
    with pytest.raises(DatasetError, match="group 'Bach' of muse is in both train and test"):
        load_datasets(tmp_path, ["muse"])


def test_every_dataset_has_terms() -> None:
    texts = terms([*RECORDINGS, *SCORES, "own.csv", "own.csv:1..9"])
    assert all(texts)
    assert texts[-2] == texts[-1]


@pytest.mark.data
def test_the_research_data_is_understood(data: Path) -> None:
    expected = {"muse": 46, "4q": 110, "emotify": 53, "vgmidi": 20, "memomusic": 28, "emopia": 115}
    clips = load_datasets(data, expected)
    assert Counter(clip.dataset for clip in clips if clip.split == "test") == expected
