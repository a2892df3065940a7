"""Whether the computer runs on its battery."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from pathlib import Path

_SUPPLIES = Path("/sys/class/power_supply")


def on_battery() -> bool:
    """Whether a battery feeds the computer; False where there is none, or nothing tells."""
    if sys.platform == "darwin":
        return _told_by_pmset()
    if sys.platform == "win32":
        return _told_by_windows()
    return told_by_supplies(_SUPPLIES)


def told_by_supplies(folder: Path) -> bool:
    """What Linux says: no mains is online, and a battery of the computer itself discharges.

    A mouse has a battery, too; its ``scope`` is ``Device``.
    """
    if not folder.is_dir():
        return False
    supplies = list(folder.iterdir())
    if any(_said(each, "type") in {"Mains", "USB"} and _said(each, "online") == "1" for each in supplies):
        return False
    return any(
        _said(each, "type") == "Battery" and _said(each, "scope") != "Device" and _said(each, "status") == "Discharging"
        for each in supplies
    )


def _said(supply: Path, name: str) -> str:
    try:
        return (supply / name).read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


def _told_by_pmset() -> bool:
    try:
        told = subprocess.run(
            ["/usr/bin/pmset", "-g", "batt"], capture_output=True, text=True, timeout=5, check=False, errors="replace"
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return "'Battery Power'" in told.stdout


class _PowerStatus(ctypes.Structure):
    """``SYSTEM_POWER_STATUS`` of Windows."""

    _fields_ = (
        ("line", ctypes.c_ubyte),
        ("battery", ctypes.c_ubyte),
        ("percent", ctypes.c_ubyte),
        ("saver", ctypes.c_ubyte),
        ("seconds", ctypes.c_ulong),
        ("full_seconds", ctypes.c_ulong),
    )


def _told_by_windows() -> bool:
    status = _PowerStatus()
    kernel = ctypes.CDLL("kernel32")
    return bool(kernel.GetSystemPowerStatus(ctypes.byref(status))) and status.line == 0
