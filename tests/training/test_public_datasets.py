"""DEAM, emoMusic and PMEmo as a user finds them on disk, in small."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emotion_player.core.emotion import Emotion
from emotion_player.errors import DatasetError
from emotion_player.training.datasets.artists import artists_in, split_of
from emotion_player.training.datasets.catalog import RECORDINGS, load_datasets, terms
from emotion_player.training.datasets.clip import LabelledClip

Ratings = Mapping[int, tuple[float, float]]
"""Valence and arousal, 1..9, by song number."""

SONG_LEVEL = Path("deam/annotations/annotations averaged per song/song_level")
RATINGS: Ratings = {2: (3.1, 3.0), 17: (5.7, 4.9), 1000: (1.0, 9.0)}
LATER: Ratings = {1001: (6.5, 2.5), 2000: (9.0, 1.0)}
LAST: Ratings = {2001: (5.0, 7.0)}

LIST_2013 = (
    "song_id,\tfile_name,\tArtist,\tSong title, start of the segment (min.sec), end of the segment (min.sec), Genre\n"
    '2,\t2.mp3\t,\tThe Bands\t,\t"Tonight, a \xc4nger"\t,0.09,0.54,\tBlues\n'
    "17,17.mp3, the B\xe4nds ,Another,0.30,1.15,Pop\n"
    "1000,1000.mp3,N/A,Third,1.0,1.45,Rock\n"
)
LIST_2014 = (
    "Id,Artist,Album,Track,Genre,segment start,segment end,last.fm labels\n"
    "1001,THE BANDS,Album,Track,Pop,1:0,1:45,one,two,three,\n"
    "2000,Solo\n"
    "\n"
)
LIST_2015 = 'id,Filename,title,artist,album,genre\n2001,"a, b.mp3","Title, long",Solo,n/a,Rock,Jazz\n'
SONGS_INFO = (
    "song_id,file_name,Artist,Song title,start of the segment (min.sec),end of the segment (min.sec),Genre,"
    "Mediaeval 2013 set\n"
    "2,2.mp3,The Bands,Tonight,0.09,0.54,Blues,development\n"
    "17,17.mp3,The Bands,Another,0.30,1.15,Pop,evaluation\n"
    "1000,1000.mp3,,Third,1.0,1.45,Rock,development\n"
)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_songs(folder: Path, numbers: Mapping[int, object]) -> None:
    for number in numbers:
        write(folder / f"{number}.mp3", "")


def write_deam(data: Path, first: Ratings = RATINGS, later: Ratings = LATER, last: Ratings = LAST) -> None:
    """Song-level tables as they are published: blanks after the commas, and the first 1,000 songs swapped."""
    swapped = {number: (arousal, valence) for number, (valence, arousal) in first.items()}
    head = "song_id, valence_mean, valence_std, arousal_mean, arousal_std"
    table = "".join(f"{number}, {v}, 1.5, {a}, 0.5\n" for number, (v, a) in {**swapped, **later}.items())
    write(data / SONG_LEVEL / "static_annotations_averaged_songs_1_2000.csv", f"{head}\n{table}")
    more = ", valence_ max_mean, arousal_max_mean"
    table = "".join(f"{number}, {v}, 1.5, {a}, 0.5, 9, 9\n" for number, (v, a) in last.items())
    write(data / SONG_LEVEL / "static_annotations_averaged_songs_2000_2058.csv", f"{head}{more}\n{table}")
    write_songs(data / "deam" / "DEAM_audio" / "MEMD_audio", {**first, **later, **last})


def write_emomusic(data: Path, ratings: Ratings = RATINGS) -> None:
    rows = "".join(f"{number},{a},0.5,{v},1.5\n" for number, (v, a) in ratings.items())
    head = "song_id,mean_arousal,std_arousal,mean_valence,std_valence\n"
    write(data / "emomusic" / "annotations" / "static_annotations.csv", head + rows)
    write_songs(data / "emomusic" / "clips_45seconds", ratings)


def write_pmemo(data: Path, ratings: Ratings) -> None:
    rows = "".join(f"{number},{a},{v}\n" for number, (v, a) in ratings.items())
    write(data / "pmemo" / "annotations" / "static_annotations.csv", "musicId,Arousal(mean),Valence(mean)\n" + rows)
    write_songs(data / "pmemo" / "chorus", ratings)


def by_number(clips: list[LabelledClip], dataset: str) -> dict[int, LabelledClip]:
    return {int(clip.id): clip for clip in clips if clip.dataset == dataset}


def test_deam_gives_every_song_of_both_tables_its_file_and_its_point(tmp_path: Path) -> None:
    write_deam(tmp_path)
    clips = by_number(load_datasets(tmp_path, ["deam"]), "deam")
    expected = {number: Emotion((v - 5) / 4, (a - 5) / 4) for number, (v, a) in {**RATINGS, **LATER, **LAST}.items()}
    assert {number: clip.emotion for number, clip in clips.items()} == expected
    assert clips[2001].path == tmp_path / "deam" / "DEAM_audio" / "MEMD_audio" / "2001.mp3"
    assert clips[2001].key == "deam/2001"
    assert {clip.weight for clip in clips.values()} == {1.0}


def test_the_swap_ends_with_song_1000(tmp_path: Path) -> None:
    write_deam(tmp_path)
    table = (tmp_path / SONG_LEVEL / "static_annotations_averaged_songs_1_2000.csv").read_text().splitlines()
    assert table[3:5] == ["1000, 9.0, 1.5, 1.0, 0.5", "1001, 6.5, 1.5, 2.5, 0.5"]
    clips = by_number(load_datasets(tmp_path, ["deam"]), "deam")
    assert clips[1000].emotion == Emotion(-1.0, 1.0)
    assert clips[1001].emotion == Emotion(0.375, -0.625)


ratings = st.dictionaries(
    st.integers(1, 1000), st.tuples(*[st.decimals(1, 9, places=1).map(float)] * 2), min_size=1, max_size=8
)


@settings(max_examples=25)
@given(ratings)
def test_deam_and_emomusic_agree_on_the_songs_that_both_have(
    tmp_path_factory: pytest.TempPathFactory, both: Ratings
) -> None:
    data = tmp_path_factory.mktemp("data")
    write_deam(data, both)
    write_emomusic(data, both)
    clips = load_datasets(data, ["deam", "emomusic"])
    deam, emomusic = by_number(clips, "deam"), by_number(clips, "emomusic")
    assert set(emomusic) == set(both)
    for number, clip in emomusic.items():
        same = deam[number]
        assert (same.emotion, same.group, same.split) == (clip.emotion, clip.group, clip.split)


@pytest.mark.parametrize(
    ("places", "named_from"),
    [
        (["deam/metadata/metadata_2013.csv"], 1),
        (["emomusic/annotations/songs_info.csv"], 31),
        (["emomusic/songs_info.csv"], 31),
        (["deam/metadata/metadata_2013.csv", "emomusic/annotations/songs_info.csv"], 1),
        ([], 61),
    ],
)
def test_a_song_is_never_for_training_in_one_and_for_testing_in_the_other(
    places: list[str], named_from: int, tmp_path: Path
) -> None:
    many: Ratings = dict.fromkeys(range(1, 61), (5.0, 5.0))
    write_deam(tmp_path, many)
    write_emomusic(tmp_path, many)
    for place in places:
        listed = range(1 if place.startswith("deam") else 31, 61)
        rows = "".join(f"{number},{number}.mp3,Artist {number // 3},Title\n" for number in listed)
        write(tmp_path / place, f"song_id,file_name,Artist,Song title\n{rows}")

    deam = by_number(load_datasets(tmp_path, ["deam"]), "deam")
    emomusic = by_number(load_datasets(tmp_path, ["emomusic"]), "emomusic")

    assert {number: clip.group for number, clip in emomusic.items()} == {
        number: f"artist{number // 3}" if number >= named_from else f"song {number}" for number in many
    }
    for number, clip in emomusic.items():
        assert (deam[number].group, deam[number].split) == (clip.group, clip.split)
    assert {clip.split for clip in emomusic.values()} == {"train", "test"}


def test_songs_of_one_artist_lie_together_however_the_lists_write_the_name(tmp_path: Path) -> None:
    write_deam(tmp_path)
    for year, text in ((2013, LIST_2013), (2014, LIST_2014), (2015, LIST_2015)):
        write(tmp_path / "deam" / "metadata" / f"metadata_{year}.csv", text)
    groups = {number: clip.group for number, clip in by_number(load_datasets(tmp_path, ["deam"]), "deam").items()}
    assert groups == {
        2: "thebands", 17: "thebands", 1000: "song 1000", 1001: "thebands", 2000: "solo", 2001: "solo",
    }  # fmt: skip


def test_emomusic_is_grouped_by_its_own_list_too(tmp_path: Path) -> None:
    write_emomusic(tmp_path)
    write(tmp_path / "emomusic" / "annotations" / "songs_info.csv", SONGS_INFO)
    clips = by_number(load_datasets(tmp_path, ["emomusic"]), "emomusic")
    assert {number: clip.group for number, clip in clips.items()} == {2: "thebands", 17: "thebands", 1000: "song 1000"}
    assert clips[1000].emotion == Emotion(-1.0, 1.0)
    assert clips[17].path == tmp_path / "emomusic" / "clips_45seconds" / "17.mp3"


def test_pmemo_is_rated_from_0_to_1_and_grouped_by_artist(tmp_path: Path) -> None:
    write_pmemo(tmp_path, {1: (0.0, 1.0), 4: (0.5, 0.25), 5: (0.75, 0.5)})
    write(
        tmp_path / "pmemo" / "metadata.csv",
        "musicId,fileName,title,artist,album,duration,chorus_start_time,chorus_end_time\n"
        '1,1.mp3,Good Drank,"2 Chainz, Gucci Mane",Album,32.1,02:35,03:05\n4,4.mp3,Song,Adele,25,30,00:00,00:30\n',
    )
    clips = by_number(load_datasets(tmp_path, ["pmemo"]), "pmemo")
    assert {number: clip.emotion for number, clip in clips.items()} == {
        1: Emotion(-1.0, 1.0),
        4: Emotion(0.0, -0.5),
        5: Emotion(0.5, 0.0),
    }
    assert [clip.group for clip in clips.values()] == ["2chainzguccimane", "adele", "song 5"]
    assert clips[4].path == tmp_path / "pmemo" / "chorus" / "4.mp3"


def test_the_split_is_the_same_for_ever_and_a_fifth_is_for_testing() -> None:
    assert [split_of(f"song {number}") for number in range(1, 9)] == [
        "train",
        "test",
        "train",
        "train",
        "train",
        "train",
        "train",
        "train",
    ]
    count = sum(split_of(f"song {number}") == "test" for number in range(2_000))
    assert 350 < count < 450


def test_a_list_without_artists_or_without_anything_names_none(tmp_path: Path) -> None:
    for text in ("", "song_id,title\n1,One\n", "artist\nAda\n", "song_id,artist\nAda\n,Ada\nx,Ada\n2\n"):
        write(tmp_path / "list.csv", text)
        assert artists_in(tmp_path / "list.csv") == {}


def test_a_list_with_odd_bytes_is_read(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes("song_id,artist\n1,Bj\xf6rk\n2,Bj\xf6rk\n".encode("latin-1"))
    first, second = artists_in(tmp_path / "list.csv").values()
    assert first == second == "bjrk"


@pytest.mark.parametrize(
    ("name", "audio"),
    [("deam", "DEAM_audio/MEMD_audio/17.mp3"), ("emomusic", "clips_45seconds/17.mp3"), ("pmemo", "chorus/17.mp3")],
)
def test_missing_audio_is_one_sentence(name: str, audio: str, tmp_path: Path) -> None:
    write_deam(tmp_path)
    write_emomusic(tmp_path)
    write_pmemo(tmp_path, {2: (0.5, 0.5), 17: (0.5, 0.5)})
    (tmp_path / name / audio).unlink()
    with pytest.raises(DatasetError) as caught:
        load_datasets(tmp_path, [name])
    sentence = str(caught.value)
    assert sentence.endswith(
        f".csv, row 3, column {'musicId' if name == 'pmemo' else 'song_id'}: "
        f"the file {tmp_path / name / audio} is missing."
    )
    assert "\n" not in sentence


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("17, 0.5, 1, 5, 1", r"row 2, column valence_mean: 0\.5 is outside 1\.\.9"),
        ("17, 5, 1, , 1", "row 2, column arousal_mean: is empty"),
        ("x17, 5, 1, 5, 1", "row 2, column song_id: 'x17' is not a whole number"),
    ],
)
def test_a_bad_row_of_deam_is_named(row: str, said: str, tmp_path: Path) -> None:
    write_deam(tmp_path)
    table = tmp_path / SONG_LEVEL / "static_annotations_averaged_songs_1_2000.csv"
    write(table, f"song_id, valence_mean, valence_std, arousal_mean, arousal_std\n{row}\n")
    with pytest.raises(DatasetError, match=said):
        load_datasets(tmp_path, ["deam"])


@pytest.mark.parametrize("name", ["deam", "emomusic", "pmemo"])
def test_an_incomplete_download_is_named(name: str, tmp_path: Path) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(DatasetError, match=r"The dataset table .*static_annotations.*\.csv is missing\."):
        load_datasets(tmp_path, [name])


def test_an_evaluation_may_use_them_and_a_card_names_their_terms() -> None:
    assert {"deam", "emomusic", "pmemo"} <= set(RECORDINGS)
    assert all("research only" in text for text in terms(["deam", "emomusic", "pmemo"]))
