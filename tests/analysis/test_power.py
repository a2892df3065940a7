import sys
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from emotion_player.analysis.power import on_battery, supplies_discharge


@pytest.mark.parametrize(
    ("supplies", "on_battery"),
    [
        ({}, False),
        ({"AC": {"type": "Mains", "online": "1"}, "BAT0": {"type": "Battery", "status": "Charging"}}, False),
        ({"AC": {"type": "Mains", "online": "0"}, "BAT0": {"type": "Battery", "status": "Discharging"}}, True),
        ({"AC": {"type": "USB", "online": "1"}, "BAT0": {"type": "Battery", "status": "Discharging"}}, False),
        ({"BAT0": {"type": "Battery", "status": "Full"}}, False),
        ({"mouse": {"type": "Battery", "scope": "Device", "status": "Discharging"}}, False),
        ({"odd": {}}, False),
    ],
)
def test_a_computer_is_on_battery_when_nothing_else_feeds_it(
    tmp_path: Path, supplies: dict[str, dict[str, str]], on_battery: bool
) -> None:
    for name, values in supplies.items():
        (tmp_path / name).mkdir()
        for what, value in values.items():
            (tmp_path / name / what).write_text(f"{value}\n")

    assert supplies_discharge(tmp_path) is on_battery


def test_a_computer_that_tells_nothing_is_not_on_battery(tmp_path: Path) -> None:
    assert supplies_discharge(tmp_path / "none") is False


@pytest.mark.parametrize(("plugged", "expected"), [(True, False), (False, True), (None, False), ("no battery", False)])
def test_macos_and_windows_say_whether_the_mains_is_connected(
    monkeypatch: pytest.MonkeyPatch, plugged: object, expected: bool
) -> None:
    battery = None if plugged == "no battery" else SimpleNamespace(power_plugged=plugged)
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(psutil, "sensors_battery", lambda: battery)

    assert on_battery() is expected


@pytest.mark.skipif(sys.platform != "linux", reason="asks this computer")
def test_this_computer_answers() -> None:
    assert on_battery() in {True, False}
