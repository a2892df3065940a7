"""Why a file failed is told in today's words, whichever version stored it."""

from __future__ import annotations

import pytest

from emotion_player.errors import Sentence
from emotion_player.library.failure_reasons import reason_in

SHORT = "It is too short: at least {seconds} s of sound is needed."


@pytest.mark.parametrize(
    ("stored", "reason"),
    [
        ("It holds no sound.", Sentence("It contains no sound.")),
        ("It is silent.", Sentence("It is silent.")),
        ("It is too short: at least 1 s of sound are needed.", Sentence(SHORT, seconds=Sentence("1"))),
        (Sentence("It is too short: at least {seconds} s of sound are needed.", seconds=1).to_text(),
         Sentence(SHORT, seconds=1)),
        (Sentence(SHORT, seconds=1).to_text(), Sentence(SHORT, seconds=1)),
        ("It cannot be read: permission denied.",
         Sentence("It cannot be read: {why}.", why=Sentence("permission denied"))),
        ("It cannot be read: no such file or directory.",
         Sentence("It cannot be read: {why}.", why=Sentence("no such file or folder"))),
        ("It cannot be read: a {strange} reason.",
         Sentence("It cannot be read: {why}.", why=Sentence("a {strange} reason"))),
        ("The model student-1.0 has no answer to this sound.",
         Sentence("The model {model} gives no prediction for this sound.", model=Sentence("student-1.0"))),
        ("Nobody has ever said {this}.", Sentence("Nobody has ever said {this}.")),
    ],
)  # fmt: skip
def test_a_reason_is_told_as_this_version_says_it(stored: str, reason: Sentence) -> None:
    assert reason_in(stored) == reason
    assert str(reason_in(stored)) == str(reason)
