from emotion_player.collection.selection import TrackSelection


def test_the_current_track_stays_while_it_is_selected() -> None:
    one = TrackSelection().with_selected([3], 3)
    assert one.with_selected([1, 3, 1]) == TrackSelection((1, 3), 3)
    assert one.with_selected([5, 6]) == TrackSelection((5, 6), 5)
    assert one.with_selected([5, 6], current=6) == TrackSelection((5, 6), 6)


def test_tracks_that_are_gone_are_selected_no_longer_and_may_play_on() -> None:
    selection = TrackSelection((1, 2, 3), 2, playing=2)
    assert selection.without([2, 9]) == TrackSelection((1, 3), 1, playing=2)
    assert selection.without([7]) is selection
    assert selection.without([1, 2, 3]) == TrackSelection((), None, playing=2)
