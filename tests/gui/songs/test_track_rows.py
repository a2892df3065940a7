from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from emotion_player.gui.songs.track_rows import Column, TrackRow, TrackRows
from tests.gui.conftest import four_songs, place


def songs() -> TrackRows:
    tracks = TrackRows()
    tracks.put(TrackRow.of(placed) for placed in four_songs())
    tracks.look_for("")
    return tracks


def titles(tracks: TrackRows) -> list[str]:
    return [tracks.rows[track_id].track.title for track_id in tracks.shown]


def test_every_word_must_be_found_whatever_its_case() -> None:
    tracks = songs()
    tracks.look_for("aDA an")
    assert titles(tracks) == ["Anthem"]


def test_words_are_found_in_the_path_too() -> None:
    tracks = songs()
    tracks.look_for("music/dirge.mp3")
    assert titles(tracks) == ["Dirge"]


def test_tracks_without_a_value_come_last_in_both_directions() -> None:
    tracks = songs()
    tracks.order_by(Column.YEAR, descending=False)
    assert titles(tracks) == ["Dirge", "Anthem", "Battle", "Cradle"]
    tracks.order_by(Column.YEAR, descending=True)
    assert titles(tracks) == ["Battle", "Anthem", "Dirge", "Cradle"]


def test_an_accented_artist_stands_beside_the_plain_letter() -> None:
    tracks = songs()
    tracks.put([TrackRow.of(place("Finale", artist="Zoe"))])
    tracks.look_for("")
    tracks.order_by(Column.ARTIST, descending=False)
    assert titles(tracks)[-2:] == ["Dirge", "Finale"]


def test_a_track_at_a_known_path_takes_the_place_of_the_old_one() -> None:
    tracks = songs()
    added, replaced = tracks.put([TrackRow.of(place("Anthem", -1.0, -1.0))])
    assert (added, replaced) == ([], [0])
    assert tracks.points()[0].tolist() == [-1.0, -1.0]
    assert len(tracks.rows) == 4


def test_the_points_of_many_tracks_are_kept_in_order_of_arrival() -> None:
    tracks = TrackRows()
    tracks.put(TrackRow.of(place(str(i), i / 5000 - 1)) for i in range(5000))
    points = tracks.points()
    assert points.shape == (5000, 2)
    assert abs(points[4999, 0] - (4999 / 5000 - 1)) < 1e-6


@given(
    st.lists(st.tuples(st.text("ab ", max_size=4), st.one_of(st.none(), st.integers(1950, 1955))), max_size=30),
    st.text("abAB ", max_size=4),
    st.booleans(),
)
def test_what_comes_later_falls_into_the_same_place_as_if_it_had_been_there(
    tags: list[tuple[str, int | None]], search: str, descending: bool
) -> None:
    rows = [TrackRow.of(place(f"t{i}", artist=artist, year=year)) for i, (artist, year) in enumerate(tags)]
    at_once, bit_by_bit = TrackRows(), TrackRows()
    at_once.put(rows)
    at_once.look_for(search)
    at_once.order_by(Column.YEAR, descending=descending)
    bit_by_bit.order_by(Column.YEAR, descending=descending)
    bit_by_bit.look_for(search)
    for row in rows:
        added, _ = bit_by_bit.put([row])
        bit_by_bit.shown.extend(bit_by_bit.matching(added))
        bit_by_bit.order_again()
    assert bit_by_bit.shown == at_once.shown
