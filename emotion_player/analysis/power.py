"""Whether the computer runs on its battery."""

from __future__ import annotations

import sys
from pathlib import Path

_SUPPLIES = Path("/sys/class/power_supply")


def on_battery() -> bool:
    """Whether a battery feeds the computer; False where there is none, or the system does not say."""
    if sys.platform == "linux":
        return supplies_discharge(_SUPPLIES)  # psutil takes the battery of a mouse for that of the computer
    import psutil  # noqa: PLC0415 - a scan begins sooner without it

    battery = psutil.sensors_battery()
    return battery is not None and battery.power_plugged is False


def supplies_discharge(folder: Path) -> bool:
    """What Linux says: no mains is online, and a battery of the computer itself discharges.

    A mouse has a battery, too; its ``scope`` is ``Device``.
    """
    if not folder.is_dir():
        return False
    supplies = list(folder.iterdir())
    if any(_read(each, "type") in {"Mains", "USB"} and _read(each, "online") == "1" for each in supplies):
        return False
    return any(
        _read(each, "type") == "Battery" and _read(each, "scope") != "Device" and _read(each, "status") == "Discharging"
        for each in supplies
    )


def _read(supply: Path, name: str) -> str:
    try:
        return (supply / name).read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""
