import os

import pytest

from emotion_player.analysis.pacing import Pacing, Pause


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("cores", "chosen", "gentle", "workers"),
    [(8, 0, False, 8), (8, 0, True, 4), (8, 2, True, 2), (8, 6, True, 4), (1, 0, True, 1), (8, 12, False, 12)],
)
def test_gentle_means_half_the_cores_at_most(
    monkeypatch: pytest.MonkeyPatch, cores: int, chosen: int, gentle: bool, workers: int
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: cores)

    assert Pacing(chosen, gentle=gentle).workers == workers


def test_a_run_waits_on_battery_only_if_that_is_wished() -> None:
    assert Pacing(on_battery=lambda: True).pause is None
    assert Pacing(pauses_on_battery=True, on_battery=lambda: True).pause is Pause.ON_BATTERY
    assert Pacing(pauses_on_battery=True, on_battery=lambda: False).pause is None


def test_the_battery_is_asked_now_and_then() -> None:
    clock, asked = Clock(), list[float]()

    def on_battery() -> bool:
        asked.append(clock.now)
        return len(asked) > 1

    pacing = Pacing(pauses_on_battery=True, on_battery=on_battery, clock=clock)
    pauses = []
    for clock.now in range(12):
        pauses.append(pacing.pause)

    assert asked == [0, 5, 10]
    assert pauses == [None] * 5 + [Pause.ON_BATTERY] * 7


def test_a_run_waits_while_a_song_plays_only_if_that_is_wished() -> None:
    pacing = Pacing(pauses_while_playing=True)
    pacing.is_playing = True
    assert pacing.pause is Pause.WHILE_PLAYING
    pacing.pauses_while_playing = False
    assert pacing.pause is None


def test_the_user_can_hold_a_run_and_urge_it_whatever_it_waits_for() -> None:
    pacing = Pacing(pauses_on_battery=True, on_battery=lambda: True)
    pacing.hold()
    assert pacing.pause is Pause.BY_USER
    pacing.urge()
    assert pacing.pause is None
    pacing.begin()
    assert pacing.pause is Pause.ON_BATTERY
