"""Numbers, comparisons and ranges as they are typed in a search."""

from __future__ import annotations

import math
import re

from emotion_player.core.search.search_terms import NumberField, NumberTerm
from emotion_player.errors import MalformedError, Sentence

SIGNED = r"[+-]?(?:\d+\.\d+|\d+|\.\d+)"
"""A pattern for a number with or without a sign."""

_NUMBER = rf"{SIGNED}(?::[0-5]\d)?"
_ALONE = re.compile(_NUMBER)
_COMPARED = re.compile(rf"([<>]=?)({_NUMBER})")
_RANGE = re.compile(rf"({_NUMBER})?\.\.({_NUMBER})?")
_CLOCK = re.compile(r"(\d+):(\d\d)")

_EXAMPLES = {
    NumberField.YEAR: Sentence("a year is written like 1999, 1990..1999 or >1990"),
    NumberField.DURATION: Sentence("a duration is written in minutes, like 3..5, <2.5 or >3:30"),
    NumberField.VALENCE: Sentence("valence is written like .3, -.2..0 or >.3"),
    NumberField.AROUSAL: Sentence("arousal is written like .3, -.2..0 or >.3"),
}


def number_term(field: NumberField, typed: str, negated: bool) -> NumberTerm:
    """Parse what follows the colon of a number's field: a number, a comparison or a range.

    Raises:
        MalformedError: It is none of these.
    """
    value = typed.strip().replace("\N{MINUS SIGN}", "-")
    if (match := _COMPARED.fullmatch(value)) is not None:
        number, is_open = _number(field, match[2]), len(match[1]) == 1
        if match[1][0] == ">":
            return NumberTerm(field, low=number, low_open=is_open, negated=negated)
        return NumberTerm(field, high=number, high_open=is_open, negated=negated)
    if (match := _RANGE.fullmatch(value)) is not None and value != "..":
        low = _number(field, match[1]) if match[1] else -math.inf
        high = _number(field, match[2]) if match[2] else math.inf
        if low > high:
            raise MalformedError("the range is the wrong way round")
        return NumberTerm(field, low, high, negated=negated)
    if _ALONE.fullmatch(value) is not None:
        number, half = _number(field, value), _half_a_digit(field, value)
        return NumberTerm(field, number - half, number + half, high_open=True, negated=negated)
    raise MalformedError(_EXAMPLES[field])


def _number(field: NumberField, typed: str) -> float:
    """Convert a number to the unit in which it is stored."""
    if ":" not in typed:
        return float(typed) * (60.0 if field is NumberField.DURATION else 1.0)
    clock = _CLOCK.fullmatch(typed)
    if clock is None or field is not NumberField.DURATION:
        raise MalformedError(_EXAMPLES[field])
    return float(clock[1]) * 60.0 + float(clock[2])


def _half_a_digit(field: NumberField, typed: str) -> float:
    """Return half of the unit of the last digit."""
    if ":" in typed:
        return 0.5
    half = 0.5 * 10.0 ** -len(typed.partition(".")[2])
    return half * 60.0 if field is NumberField.DURATION else half
