from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion_player.core.emotion import Emotion, Quadrant
from emotion_player.core.mood_words import WORDS
from emotion_player.core.search.query import parse_search, written
from emotion_player.core.search.search_terms import (
    ChoiceTerm,
    DecadeTerm,
    ExactTerm,
    FolderTerm,
    ModelTerm,
    MoodTerm,
    NumberField,
    NumberTerm,
    QuadrantTerm,
    Search,
    State,
    StateTerm,
    Term,
    TextField,
    TextTerm,
)

YEAR, DURATION = NumberField.YEAR, NumberField.DURATION
VALENCE, AROUSAL = NumberField.VALENCE, NumberField.AROUSAL
ARTIST = TextField.ARTIST


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("", []),
        ("  Björk  JÓGA ", [TextTerm("bjork"), TextTerm("joga")]),
        ('"Kind of  Blue"', [TextTerm("kind of  blue")]),
        ("artist:Bach", [TextTerm("bach", ARTIST)]),
        ('ARTIST:"Miles Davis" so', [TextTerm("miles davis", ARTIST), TextTerm("so")]),
        ("genre:pop path:m/4", [TextTerm("pop", TextField.GENRE), TextTerm("m/4", TextField.PATH)]),
        ("-live", [TextTerm("live", negated=True)]),
        ('-"two words"', [TextTerm("two words", negated=True)]),
        ("-artist:bach", [TextTerm("bach", ARTIST, negated=True)]),
        ("NOT artist:bach", [TextTerm("bach", ARTIST, negated=True)]),
        ("not -artist:bach", [TextTerm("bach", ARTIST)]),
        ("do not go", [TextTerm("do"), TextTerm("not"), TextTerm("go")]),
        ("bach - air", [TextTerm("bach"), TextTerm("-"), TextTerm("air")]),
        ("-- AC-DC", [TextTerm("--"), TextTerm("ac-dc")]),
        ("11:11", [TextTerm("11:11")]),
        ("year:1990..1999", [NumberTerm(YEAR, 1990, 1999)]),
        ("year:1990..", [NumberTerm(YEAR, 1990)]),
        ("year:..1999", [NumberTerm(YEAR, high=1999)]),
        ("year:>1990", [NumberTerm(YEAR, 1990, low_open=True)]),
        ("-year:<=1990", [NumberTerm(YEAR, high=1990, negated=True)]),
        ("year:1999", [NumberTerm(YEAR, 1998.5, 1999.5, high_open=True)]),
        ("valence:>=.3", [NumberTerm(VALENCE, 0.3)]),
        ("valence:<-0.25", [NumberTerm(VALENCE, high=-0.25, high_open=True)]),
        ("valence:\N{MINUS SIGN}.5..+.5", [NumberTerm(VALENCE, -0.5, 0.5)]),
        ("valence:.25", [NumberTerm(VALENCE, 0.245, 0.255, high_open=True)]),
        ("arousal:-.2..0", [NumberTerm(AROUSAL, -0.2, 0)]),
        ("duration:3..5", [NumberTerm(DURATION, 180, 300)]),
        ("length:>3:30", [NumberTerm(DURATION, 210, low_open=True)]),
        ("duration:4", [NumberTerm(DURATION, 210, 270, high_open=True)]),
        ("duration:3:07", [NumberTerm(DURATION, 186.5, 187.5, high_open=True)]),
        ("quadrant:Q4", [QuadrantTerm(Quadrant.Q4)]),
        ("-model:teacher", [ModelTerm("teacher", negated=True)]),
        ("not quadrant:calm", [QuadrantTerm(Quadrant.Q4, negated=True)]),
        ("mood:calm -mood:Tense", [MoodTerm("calm"), MoodTerm("tense", negated=True)]),
        ("is:corrected -is:stale", [StateTerm(State.CORRECTED), StateTerm(State.STALE, negated=True)]),
        ("decade:1990s decade:2000", [DecadeTerm(1990), DecadeTerm(2000)]),
        ("-decade:none", [DecadeTerm(None, negated=True)]),
        ('artist:="Miles Davis" genre:=Jazz', [ExactTerm("Miles Davis", ARTIST), ExactTerm("Jazz", TextField.GENRE)]),
        ('-artist:=""', [ExactTerm("", ARTIST, negated=True)]),
        ('artist:="""Weird Al"" Yankovic"', [ExactTerm('"Weird Al" Yankovic', ARTIST)]),
        ('artist:"=bach"', [TextTerm("=bach", ARTIST)]),
        ('folder:"/m/Jazz & Blues" so', [FolderTerm("/m/Jazz & Blues"), TextTerm("so")]),
    ],
)
def test_what_is_typed_is_understood(typed: str, terms: list[Term]) -> None:
    assert parse_search(typed) == Search(tuple(terms))


@pytest.mark.parametrize(
    ("typed", "looked_for", "why"),
    [
        ("artist:", "artist:", "nothing follows the colon"),
        ('album:"', "album:", "nothing follows the colon"),
        ("composer:bach", "composer:bach", "there is no field “composer”, only title, artist"),
        ("year:abc", "year:abc", "a year is written like 1999"),
        ("year:>", "year:>", "a year is written like 1999"),
        ("year:1:30", "year:1:30", "a year is written like 1999"),
        ("year:..", "year:..", "a year is written like 1999"),
        ("year:1999..1990", "year:1999..1990", "the range is the wrong way round"),
        ("duration:3:75", "duration:3:75", "a duration is written in minutes"),
        ("duration:-1:30", "duration:-1:30", "a duration is written in minutes"),
        ("valence:>.", "valence:>.", "valence is written like .3"),
        ("arousal:nan", "arousal:nan", "arousal is written like .3"),
        ("quadrant:q5", "quadrant:q5", "a quadrant is one of q1, happy, q2"),
        ("mood:cal", "mood:cal", "a mood is one of aggressive, angry"),
        ("artist:=", "artist:=", "nothing follows the colon"),
        ('artist:="', "artist:=", "nothing follows the colon"),
        ("is:new", "is:new", "a song can be corrected, stale"),
        ("decade:1995", "decade:1995", "a decade is written like 1990s"),
        ("near:.4", "near:.4", "a point is written like near:.4,-.2"),
    ],
)
def test_what_is_half_typed_or_wrong_is_text_and_a_sentence_says_why(typed: str, looked_for: str, why: str) -> None:
    found = parse_search(typed)

    assert found.terms == (TextTerm(looked_for),)
    (fault,) = found.faults
    assert str(fault).startswith(f"“{looked_for}”: {why}")
    assert str(fault).endswith(".")


def test_moods_may_be_named_in_another_language_and_in_english_always() -> None:
    german = {"wütend": "angry", "ruhig": "calm"}
    for typed in ("mood:wütend", "mood:WUTEND", "mood:angry"):
        assert parse_search(typed, german).terms == (MoodTerm("angry"),)
    (fault,) = parse_search("mood:froh", german).faults
    assert str(fault) == "“mood:froh”: a mood is one of ruhig, wütend."


def test_quotes_make_a_field_plain_text() -> None:
    assert parse_search('"composer:bach" "year:>"') == Search((TextTerm("composer:bach"), TextTerm("year:>")))


@given(st.text() | st.lists(st.sampled_from('-": <>.19ayr') | st.sampled_from(["year:", "not "])).map("".join))
def test_anything_can_be_typed(typed: str) -> None:
    found = parse_search(typed)

    for term in found.terms:
        if isinstance(term, TextTerm):
            assert term.text.strip()
        if isinstance(term, NumberTerm):
            assert not math.isnan(term.low)
            assert term.low <= term.high


@given(st.sampled_from(NumberField), st.floats(-1e6, 1e6), st.floats(0, 1e6))
def test_both_ends_of_a_range_are_taken_as_typed(field: NumberField, low: float, width: float) -> None:
    unit = 60.0 if field is DURATION else 1.0
    first, last = f"{low:.3f}", f"{low + width:.3f}"

    expected = NumberTerm(field, float(first) * unit, float(last) * unit)
    assert parse_search(f"{field.value}:{first}..{last}").terms == (expected,)


def test_a_number_may_have_any_length() -> None:
    nines = "9" * 5_000
    assert parse_search(f"duration:>{nines}:30").terms == (NumberTerm(DURATION, math.inf, low_open=True),)
    assert parse_search(f"year:..{nines} valence:>.{nines}").terms == (
        NumberTerm(YEAR),
        NumberTerm(VALENCE, 1.0, low_open=True),
    )


def test_every_prefix_of_a_search_is_a_search() -> None:
    typed = 'artist:"miles davis" -year:1990..1999 valence:>.3 not quadrant:calm duration:<=3:30'
    for end in range(len(typed)):
        parse_search(typed[:end])
    assert not parse_search(typed).faults


def test_choices_of_one_kind_stand_in_for_each_other_and_other_terms_must_all_hold() -> None:
    found = parse_search("air decade:1990s valence:>0 -decade:none so decade:2000s is:stale -is:corrected valence:<1")

    assert [len(group) for group in found.groups] == [1, 2, 1, 1, 1, 1, 1, 1]
    assert found.groups[1] == (DecadeTerm(1990), DecadeTerm(2000))
    assert found.without(found.groups[1]).groups == [group for group in found.groups if len(group) == 1]


def test_a_place_to_be_near_is_no_term_but_the_last_one_counts() -> None:
    assert parse_search("near:.1,.2 bach near:-1.5,\N{MINUS SIGN}.25") == Search(
        (TextTerm("bach"),), near=Emotion(-1.0, -0.25)
    )
    assert parse_search("-near:.1,.2").near is None


TEXTS = st.text('aZé "=-:.\\/雨', max_size=8)
CHOICES = st.one_of(
    st.builds(ExactTerm, TEXTS, st.sampled_from(TextField), st.booleans()),
    st.builds(DecadeTerm, st.none() | st.sampled_from(range(1000, 3000, 10)), st.booleans()),
    st.builds(FolderTerm, TEXTS.map("/m/{}".format), st.booleans()),
    st.builds(QuadrantTerm, st.sampled_from(Quadrant), st.booleans()),
    st.builds(MoodTerm, st.sampled_from(WORDS), st.booleans()),
    st.builds(ModelTerm, st.sampled_from(["student", "the teacher"]), st.booleans()),
    st.builds(StateTerm, st.sampled_from(State), st.booleans()),
)


@given(st.lists(CHOICES, max_size=5))
def test_choices_are_written_as_they_are_typed(terms: list[ChoiceTerm]) -> None:
    assert parse_search(" ".join(map(written, terms))) == Search(tuple(terms))
