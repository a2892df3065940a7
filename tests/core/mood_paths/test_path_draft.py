"""Choosing among the songs of a path, as somebody does who knows better."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_paths.mood_path import MoodPath, PathRequest
from emotion_player.core.mood_paths.path_draft import PathDraft, PathOffer, Shortfall

SAD_TO_HAPPY = MoodPath((Emotion(-0.8, -0.8), Emotion(0.8, 0.8)))
quick = settings(max_examples=60)


def offer(count: int = 60, seed: int = 0, artists: int = 1000) -> PathOffer:
    """Songs 100, 101, … of which the first hundred of a library are not offered."""
    random = np.random.default_rng(seed)
    points = np.clip(random.normal(0, 0.5, (100 + count, 2)), -1, 1)
    names = [f"Artist {number % artists}" for number in range(100 + count)]
    sounds = [str(number) for number in range(100 + count)]
    return PathOffer.of(range(100, 100 + count), points, np.full(100 + count, 200.0), names, sounds)


def draft(offered: PathOffer, count: int = 10, gap: int = 0) -> PathDraft:
    return PathDraft(SAD_TO_HAPPY, PathRequest(count, artist_gap=gap)).planned(offered)


def test_songs_are_offered_by_their_ids_and_each_sound_once() -> None:
    points = np.array([(0.0, 0.0), (0.5, 0.5), (0.5, 0.5), (-0.5, 0.0)])
    columns = (points, np.full(4, 60.0), ["Ana", "Bo", "bo", ""], ["a", "b", "b", "c"])
    assert PathOffer.of([3, 2, 1], *columns).ids.tolist() == [2, 3]
    assert PathOffer.of([3, 2], *columns, kept=[0, 1]).ids.tolist() == [0, 1, 3]
    offered = PathOffer.of(range(4), *columns, kept=[1, 2])
    assert offered.tracks.artists.tolist() == [0, 1, 1, -1]
    assert offered.without([1]).ids.tolist() == [0, 2, 3]


def test_the_songs_of_a_draft_lead_along_its_line() -> None:
    offered = offer()
    plan = draft(offered)
    assert len(plan.tracks) == len(set(plan.tracks)) == 10
    assert set(plan.tracks) <= set(offered.ids.tolist())
    assert plan.shortfall is Shortfall.NONE


def test_a_song_that_is_removed_stays_away_until_one_starts_over() -> None:
    offered = offer()
    first = draft(offered)
    gone = first.tracks[3]
    closed_up = first.removed([3])
    assert closed_up.tracks == first.tracks[:3] + first.tracks[4:]
    assert gone not in closed_up.planned(offered).tracks
    assert closed_up.reset().planned(offered).tracks == first.tracks


def test_a_song_is_replaced_by_the_nearest_other_again_and_again() -> None:
    offered = offer()
    plan = draft(offered)
    stop = SAD_TO_HAPPY.stops(10)[4]
    away = np.hypot(*(offered.tracks.points - stop).T)
    others = [song for song in offered.ids[away.argsort()].tolist() if song not in plan.tracks]
    seen = []
    for _ in range(3):
        replaced = plan.replaced(4, offered)
        assert replaced is not None
        plan = replaced
        seen.append(plan.tracks[4])
    assert seen == others[:3]


def test_a_song_that_is_replaced_is_locked_no_more_and_the_other_locks_hold() -> None:
    offered = offer()
    plan = draft(offered).with_lock([2, 4], locked=True)
    replaced = plan.replaced(4, offered)
    assert replaced is not None
    assert replaced.locked == {plan.tracks[2]: plan.locked[plan.tracks[2]]}


def test_where_no_other_song_may_stand_none_is_replaced() -> None:
    offered = offer(count=5)
    assert draft(offered, count=5).replaced(2, offered) is None


def test_what_a_choice_fell_short_of_is_no_longer_told_once_somebody_has_changed_it() -> None:
    short = draft(offer(count=5), count=10)
    assert short.shortfall is not Shortfall.NONE
    assert short.removed([0]).shortfall is Shortfall.NONE
    assert short.moved([0], 2).shortfall is Shortfall.NONE


def test_a_song_that_is_moved_stays_where_it_was_put() -> None:
    offered = offer()
    moved = draft(offered).moved([0], 10)
    song = moved.tracks[9]
    assert moved.locked == {song: 1.0}
    longer = PathDraft(moved.path, PathRequest(15, artist_gap=0), moved.tracks, moved.locked).planned(offered)
    assert longer.tracks[-1] == song


def test_to_move_songs_to_where_they_are_changes_nothing() -> None:
    plan = draft(offer())
    assert plan.moved([2, 3], 2) is plan
    assert plan.moved([2, 3], 4) is plan


def test_a_locked_song_stays_as_far_along_when_others_are_chosen() -> None:
    offered = offer()
    locked = draft(offered, count=9).with_lock([4], locked=True)
    other_way = PathDraft(
        MoodPath((Emotion(0.8, -0.8), Emotion(-0.8, 0.8))), PathRequest(21, artist_gap=0), locked.tracks, locked.locked
    ).planned(offered)
    assert other_way.tracks[10] == locked.tracks[4]
    assert not locked.with_lock([4], locked=False).is_adjusted


def test_a_path_has_room_for_all_locked_songs() -> None:
    offered = offer()
    locked = draft(offered, count=6).with_lock(range(6), locked=True)
    short = PathDraft(locked.path, PathRequest(2), locked.tracks, locked.locked).planned(offered)
    assert short.tracks == locked.tracks
    assert short.request.count == 6


def test_between_two_songs_the_path_begins_with_one_and_ends_with_the_other() -> None:
    offered = offer()
    between = PathDraft(SAD_TO_HAPPY, PathRequest(8), locked={150: 0.0, 120: 1.0}).planned(offered)
    assert (between.tracks[0], between.tracks[-1]) == (150, 120)
    staying = PathDraft(MoodPath((Emotion(0.1, 0.1),)), PathRequest(8), locked={120: 0.0}).planned(offered)
    assert staying.tracks[0] == 120


def test_a_path_that_is_turned_leads_back() -> None:
    offered = offer()
    plan = draft(offered).with_lock([0], locked=True)
    turned = plan.reversed()
    assert turned.tracks == plan.tracks[::-1]
    assert turned.path.corners == SAD_TO_HAPPY.corners[::-1]
    assert turned.locked == {plan.tracks[0]: 1.0}
    assert turned.reversed() == plan


def test_a_path_says_why_it_is_short() -> None:
    few = offer(count=4)
    assert draft(few, count=10).shortfall is Shortfall.ALL_TRACKS
    one_artist = offer(artists=1)
    assert draft(one_artist, gap=3).shortfall is Shortfall.ARTISTS
    lasting = PathDraft(SAD_TO_HAPPY, PathRequest(duration_s=1000.0)).planned(offer(artists=1000))
    assert lasting.shortfall is Shortfall.NONE
    between = PathDraft(SAD_TO_HAPPY, PathRequest(duration_s=1100.0)).planned(offer())
    assert between.shortfall is Shortfall.LENGTHS


def test_songs_say_how_far_they_lie_from_their_stops() -> None:
    points = np.array([(-0.8, -0.8), (0.0, 0.1), (0.8, 0.5)])
    plan = PathDraft(SAD_TO_HAPPY, PathRequest(3), tracks=(0, 1, 2))
    assert np.allclose(plan.distances(points), [0.0, 0.1, 0.3])


@quick
@given(st.data())
def test_adjusting_never_loses_or_doubles_a_song(data: st.DataObject) -> None:
    offered = offer(count=20)
    plan = draft(offered, count=8)
    for _ in range(data.draw(st.integers(1, 6))):
        places = data.draw(st.sets(st.integers(0, len(plan.tracks) - 1), min_size=1)) if plan.tracks else set()
        match data.draw(st.sampled_from(["move", "remove", "lock", "turn", "plan"])):
            case "move":
                moved = plan.moved(places, data.draw(st.integers(0, len(plan.tracks))))
                assert sorted(moved.tracks) == sorted(plan.tracks)
                plan = moved
            case "remove":
                removed = plan.removed(places)
                assert len(removed.tracks) == len(plan.tracks) - len(places)
                plan = removed
            case "lock":
                plan = plan.with_lock(places, locked=True)
            case "turn":
                plan = plan.reversed()
            case "plan":
                locked = {song: plan.tracks.index(song) for song in plan.locked}
                planned = plan.planned(offered)
                last = len(plan.tracks) - 1
                if len(planned.tracks) == len(plan.tracks) and all(
                    abs(plan.locked[song] * last - place) < 0.25 for song, place in locked.items()
                ):  # else one was locked between two stops of this path, and may come to either
                    assert {song: planned.tracks.index(song) for song in locked} == locked
                plan = planned
        assert len(set(plan.tracks)) == len(plan.tracks)
        assert plan.locked.keys() <= {*plan.tracks}
        assert not plan.refused & {*plan.tracks}
