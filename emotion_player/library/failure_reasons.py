"""The reasons of failures as a library keeps them; those of former versions are put into the words of this one.

A file that has not changed is not tried again, so what it failed of is shown as long as the library lives. Former
versions stored whole sentences, which nothing translates.
"""

from __future__ import annotations

import os
import re

from emotion_player.errors import SYSTEM_REASONS, Sentence

_NOW_CALLED = {
    "It holds no sound.": "It contains no sound.",
    "It is not an audio file.": "It is not an audio file, or it is damaged.",
    "Its sound is encoded in an unknown way.": "Its sound is in an unknown format.",
    "It is too short: at least {seconds} s of sound are needed.": (
        "It is too short: at least {seconds} s of sound is needed."
    ),
    "It is too short: at least {seconds} s of sound is needed.": (
        "It is too short: at least {seconds} s of sound is needed."
    ),
    "It cannot be read: {why}.": "It cannot be read: {why}.",
    "The file cannot be read: {why}.": "The file cannot be read: {why}.",
    "The model {model} has no answer to this sound.": "The model {model} gives no prediction for this sound.",
    "Reading it failed in an unexpected way; the log tells how.": "Reading it failed unexpectedly; see the log.",
}
"""Sentences as they were once stored, filled in or not, and how they are said now."""

_SYSTEM_REASONS = {os.strerror(number).lower(): str(reason) for number, reason in SYSTEM_REASONS.items()}


def reason_in(text: str) -> Sentence:
    """The reason that ``Sentence.to_text`` or a former version wrote."""
    stored = Sentence.from_text(text)
    if stored.values:
        return Sentence(_NOW_CALLED.get(stored.template, stored.template), **stored.values)
    for former, now in _NOW_CALLED.items():
        if found := re.fullmatch(re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+)", re.escape(former)), stored.template):
            return Sentence(now, **{name: _part(value) for name, value in found.groupdict().items()})
    return stored


def _part(text: str) -> Sentence:
    """What filled a sentence in; what the system says is a sentence of its own."""
    return Sentence(_SYSTEM_REASONS.get(text.lower(), text))
