from __future__ import annotations

import pytest

from emotion_player.core.predictions.gems import GEMS, GemsShare


def test_there_are_nine_emotions_with_words_for_people() -> None:
    assert len(set(GEMS)) == 9
    words = [GemsShare(name, 0.5).word for name in GEMS]
    assert words[6] == "joyful activation"
    assert all(word.replace(" ", "").isalpha() for word in words)


@pytest.mark.parametrize(
    ("name", "share", "why"),
    [
        ("joy", 0.5, "joy is none of the GEMS emotions"),
        ("power", 1.1, "the share of power is 1.1, outside"),
        ("power", -0.1, "outside"),
        ("power", float("nan"), "outside"),
    ],
)
def test_what_is_no_share_of_a_known_emotion_is_refused(name: str, share: float, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        GemsShare(name, share)
