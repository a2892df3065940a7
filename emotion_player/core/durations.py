"""Durations as players display them."""

from __future__ import annotations


def duration_text(seconds: float) -> str:
    """Format a duration as ``3:07``, or as ``1:02:05`` from an hour on."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
