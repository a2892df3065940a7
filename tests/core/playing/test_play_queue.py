from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion_player.core.playing.play_queue import PlayQueue, Repeat

SONGS = st.lists(st.integers(0, 30), unique=True, min_size=1, max_size=12)
MANY = st.lists(st.integers(0, 30), max_size=8)


def played(queue: PlayQueue | None, count: int) -> list[int | None]:
    """What is heard when ``count`` songs end by themselves."""
    heard: list[int | None] = []
    for _ in range(count):
        queue = queue and queue.ended()
        if queue is None:
            break
        heard.append(queue.current)
    return heard


@st.composite
def queues(draw: st.DrawFn) -> PlayQueue:
    """Queues that somebody came to by listening and choosing."""
    queue = PlayQueue(repeat=draw(st.sampled_from(Repeat)), shuffle=draw(st.booleans()))
    for step in draw(
        st.lists(st.sampled_from(["start", "next", "add", "skip", "back", "shuffle", "radio"]), max_size=8)
    ):
        match step:
            case "start":
                songs = draw(SONGS)
                queue = queue.started(songs, draw(st.integers(0, len(songs) - 1)))
            case "next":
                queue = queue.with_next(draw(MANY))
            case "add":
                queue = queue.with_added(draw(MANY))
            case "skip":
                queue = queue.skipped() or queue
            case "back":
                queue = queue.back() or queue
            case "shuffle":
                queue = queue.shuffling(not queue.shuffle)
            case _:
                queue = queue.extended(draw(MANY))
    return queue


def test_an_empty_queue_plays_nothing() -> None:
    assert PlayQueue().ended() is None
    assert PlayQueue(repeat=Repeat.ALL).skipped() is None
    assert PlayQueue(repeat=Repeat.ONE).ended() is None
    assert PlayQueue().back() is None


def test_a_song_goes_on_with_those_below_and_back_to_those_above() -> None:
    queue = PlayQueue().started([1, 2, 3, 4], 1)
    assert queue.current == 2
    assert played(queue, 9) == [3, 4]
    before = queue.back()
    assert before is not None
    assert before.current == 1
    assert before.back() is None
    assert played(before, 9) == [2, 3, 4]


def test_what_is_chosen_by_hand_comes_first_then_the_list_goes_on() -> None:
    queue = PlayQueue().started([1, 2, 3], 0).with_added([7, 8]).with_added([9]).with_next([6])
    assert played(queue, 9) == [6, 7, 8, 9, 2, 3]


def test_another_song_of_the_list_keeps_what_is_chosen_by_hand() -> None:
    queue = PlayQueue().started([1, 2, 3], 0).with_added([9]).started([4, 5, 6], 1)
    assert queue.current == 5
    assert played(queue, 9) == [9, 6]


def test_one_song_is_repeated_until_next_is_pressed() -> None:
    queue = PlayQueue(repeat=Repeat.ONE).started([1, 2], 0)
    assert played(queue, 3) == [1, 1, 1]
    after = queue.skipped()
    assert after is not None
    assert after.current == 2


def test_a_list_is_repeated_without_what_was_chosen_by_hand() -> None:
    assert played(PlayQueue(repeat=Repeat.ALL).started([1, 2], 0).with_next([9]), 5) == [9, 2, 1, 2, 1]


def test_songs_chosen_by_hand_without_any_list_are_repeated_themselves() -> None:
    assert played(PlayQueue(repeat=Repeat.ALL).with_added([3, 4]), 5) == [3, 4, 3, 4, 3]


def test_a_shuffled_song_leads_back_to_what_was_heard() -> None:
    first = PlayQueue(shuffle=True).started(range(20), 5)
    second = first.ended()
    third = second and second.ended()
    back = third and third.back()
    assert second is not None
    assert back is not None
    assert (back.current, back.coming) == (second.current, second.coming)
    assert back.back() == first


def test_shuffle_switched_off_goes_on_below_the_song() -> None:
    queue = PlayQueue(shuffle=True).started(range(10), 4).shuffling(False)
    assert played(queue, 9) == [5, 6, 7, 8, 9]


def test_shuffle_switched_on_plays_what_stands_above_as_well() -> None:
    queue = PlayQueue().started(range(10), 4).with_next([50]).shuffling(True)
    heard = played(queue, 99)
    assert heard[0] == 50
    assert sorted(song for song in heard[1:] if song is not None) == [0, 1, 2, 3, 5, 6, 7, 8, 9]
    assert heard[1:] != sorted(song for song in heard[1:] if song is not None)


def test_jumping_passes_over_what_comes_before() -> None:
    queue = PlayQueue().started([1, 2, 3, 4], 0).with_added([8, 9]).jumped(2)
    assert (queue.current, queue.coming, queue.by_hand) == (2, (3, 4), 0)


@pytest.mark.parametrize(("places", "to", "expected"), [
    ([0], 2, (2, 1, 3, 4)), ([3], 0, (4, 1, 2, 3)), ([0, 2], 4, (2, 4, 1, 3)), ([1, 2], 2, (1, 2, 3, 4)),
])  # fmt: skip
def test_songs_are_moved(places: list[int], to: int, expected: tuple[int, ...]) -> None:
    assert PlayQueue().with_added([1, 2, 3, 4]).moved(places, to).coming == expected


def test_a_cleared_queue_comes_back_before_what_the_radio_added_meanwhile() -> None:
    queue = PlayQueue().started([1, 2, 3], 0).with_added([8])
    cleared = queue.cleared()
    assert cleared.ended() is None
    assert cleared.undone(queue, cleared) == queue
    assert cleared.extended([9]).undone(queue, cleared).coming == (8, 2, 3, 9)


def test_songs_that_were_played_since_a_change_do_not_come_again() -> None:
    queue = PlayQueue().started([1, 2, 3, 4, 5], 0).with_added([3])
    fewer = queue.removed([1, 3])
    assert fewer.coming == (3, 3, 5)
    played = fewer.jumped(1)
    assert played.undone(queue, fewer).coming == (2, 4, 5)
    back = fewer.jumped(0)
    assert back.current == 3
    again = back.back()
    assert again is not None
    assert again.undone(queue, fewer).coming == queue.coming


@given(SONGS, st.data())
def test_no_song_is_heard_twice_in_a_shuffled_round_and_none_is_left_out(songs: list[int], data: st.DataObject) -> None:
    queue = PlayQueue(shuffle=True, repeat=Repeat.ALL).started(songs, data.draw(st.integers(0, len(songs) - 1)))
    first = [queue.current, *played(queue, len(songs) - 1)]
    rounds = played(queue, 3 * len(songs) - 1)
    assert Counter(first) == Counter(songs)
    for start in (len(songs) - 1, 2 * len(songs) - 1):
        assert Counter(rounds[start : start + len(songs)]) == Counter(songs)
    if len(songs) > 1:
        assert all(one != other for one, other in zip([queue.current, *rounds], rounds, strict=False))


@given(queues())
def test_the_marks_of_every_queue_lie_within_it(queue: PlayQueue) -> None:
    assert 0 <= queue.by_hand <= len(queue.coming)
    assert 0 <= queue.unplayed <= len(queue.before)


@given(queues())
def test_next_and_previous_undo_each_other(queue: PlayQueue) -> None:
    after = queue.skipped()
    if after is not None and queue.current is not None:
        back = after.back()
        assert back is not None
        assert back.current == queue.current
        assert back.coming[0] == after.current


@given(queues(), st.data())
def test_moving_and_removing_lose_nothing_else(queue: PlayQueue, data: st.DataObject) -> None:
    size = len(queue.coming)
    places = data.draw(st.sets(st.integers(0, size - 1))) if size else set()
    to = data.draw(st.integers(0, size))
    moved = queue.moved(places, to)
    assert Counter(moved.coming) == Counter(queue.coming)
    assert 0 <= moved.by_hand <= size
    rest = [song for place, song in enumerate(queue.coming) if place not in places]
    assert list(queue.removed(places).coming) == rest
    start = to - sum(place < to for place in places)
    assert list(moved.coming[:start]) == rest[:start]
    assert list(moved.coming[start + len(places) :]) == rest[start:]


@given(queues())
def test_a_queue_goes_on_as_it_said_it_would(queue: PlayQueue) -> None:
    assert queue.ended() == queue.ended()


@given(queues(), st.data())
def test_a_change_is_undone_at_once_and_leaves_out_only_what_was_played(queue: PlayQueue, data: st.DataObject) -> None:
    places = data.draw(st.sets(st.integers(0, len(queue.coming) - 1))) if queue.coming else set()
    changes = [queue.cleared(), queue.with_next([7]), queue.with_added([7, 8]), queue.removed(places)]
    changed = data.draw(st.sampled_from(changes))
    undone = changed.undone(queue, changed)
    assert (undone.coming, undone.by_hand, undone.source) == (queue.coming, queue.by_hand, queue.source)
    if changed.coming:
        later = changed.jumped(0).undone(queue, changed)
        assert Counter(later.coming) == Counter(queue.coming) - Counter([changed.coming[0]])


@given(queues(), MANY)
def test_what_is_added_comes_after_what_was_chosen_and_before_the_list(queue: PlayQueue, songs: list[int]) -> None:
    added = queue.with_added(songs)
    chosen = queue.coming[: queue.by_hand]
    assert added.coming == (*chosen, *songs, *queue.coming[queue.by_hand :])
    assert added.by_hand == len(chosen) + len(songs)
