"""Moods as the texts of tags."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_tags import MoodField, MoodTags, changes

AXIS = st.floats(-1, 1)


@given(valence=AXIS, arousal=AXIS)
def test_numbers_have_two_places_and_say_where_the_song_lies(valence: float, arousal: float) -> None:
    texts = MoodTags("calm", Emotion(valence, arousal)).texts()

    assert texts[MoodField.WORD] == ("calm",)
    for field, value in ((MoodField.VALENCE, valence), (MoodField.AROUSAL, arousal)):
        (text,) = texts[field]
        assert abs(float(text) - value) <= 0.005 + 1e-9
        assert text.removeprefix("-")[1] == "."
        assert len(text.removeprefix("-")) == 4
        assert text != "-0.00"


def test_only_the_fields_that_are_wished_for_are_told() -> None:
    tags = MoodTags("calm", Emotion(0.425, -1))

    assert list(tags.texts([MoodField.AROUSAL, MoodField.WORD])) == [MoodField.WORD, MoodField.AROUSAL]
    assert tags.texts([MoodField.AROUSAL]) == {MoodField.AROUSAL: ("-1.00",)}


def test_a_change_knows_whether_it_is_one() -> None:
    same, other = changes(Path("a"), {MoodField.WORD: ("x",)}, {MoodField.WORD: ("x",), MoodField.VALENCE: ("1.00",)})

    assert not same.is_change
    assert (other.is_change, other.before) == (True, ())
