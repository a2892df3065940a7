"""The search language: words, fields, numbers and negation."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from emotion_player.core.emotion import Emotion, Quadrant
from emotion_player.core.mood_words import WORDS
from emotion_player.core.search.folding import folded_line
from emotion_player.core.search.number_terms import SIGNED, number_term
from emotion_player.core.search.search_terms import (
    NEAREST,
    ChoiceTerm,
    DecadeTerm,
    ExactTerm,
    FolderTerm,
    ModelTerm,
    MoodTerm,
    NumberField,
    QuadrantTerm,
    Search,
    State,
    StateTerm,
    Term,
    TextField,
    TextTerm,
)
from emotion_player.errors import MalformedError, Sentence

_ALSO = {"length": NumberField.DURATION}
"""Aliases of fields, as the table names them."""

_NO_YEAR = "none"
_STATES = {state.value: state for state in State}
_QUADRANTS = {name: quadrant for quadrant in Quadrant for name in (quadrant.name.casefold(), quadrant.word)}
MOODS = {word: word for word in WORDS}
"""The mood words as they can be typed, each with the word of ``mood_words.WORDS``."""

FIELDS = (
    *(field.value for field in TextField),
    "mood",
    *(field.value for field in NumberField),
    *_ALSO,
    *("decade", "folder", "quadrant", "model", "is", "near"),
)
"""What can be typed before a colon."""

SYNTAX = (
    Sentence("Words are found in title, artist, album, genre and path, ignoring case and accents."),
    Sentence('title:air, artist:"miles davis", album:, genre:, path: look in one of them only.'),
    Sentence("year:1990..1999, year:>1990, valence:>.3, arousal:-.2..0 compare numbers; duration:3..5 is in minutes."),
    Sentence("quadrant:calm is a quarter of the plane: q1 or happy, q2 or tense, q3 or sad, q4 or calm."),
    Sentence("mood:calm is the mood of a song in one word, as the column Mood shows it."),
    Sentence("model:teacher finds what the teacher has analysed; is:corrected finds what you have corrected,"),
    Sentence("is:stale what only an older version has analysed, is:unrefined what the model shown has not analysed."),
    Sentence('artist:="air" is that artist and no other, artist:="" none at all; also title, album and genre.'),
    Sentence('decade:1990s, decade:none for no year, folder:"/music/jazz" with all that is in it.'),
    Sentence("Several moods, decades, quadrants, models, folders, states or texts after := mean any of them."),
    Sentence("near:.4,-.2 shows the {count} songs nearest to that point, the nearest first.", count=NEAREST),
    Sentence("Exclude with -live or not artist:bach."),
)
"""The help text for the search field."""

_PIECE = re.compile(r'(?:[^\s"]|"[^"]*(?:"|\Z))+')
_FIELD = re.compile(r"([^\W\d_]+):(.*)", re.DOTALL)
_ENCLOSED = re.compile(r'"(?:[^"]|"")*"')
_DECADE = re.compile(r"(\d{3}0)s?")
_PLACE = re.compile(rf"\s*({SIGNED})\s*,\s*({SIGNED})\s*")


def folder_prefix(term: FolderTerm) -> str:
    """Return the prefix of the folded paths of all files in the folder and its subfolders."""
    return folded_line(os.path.join(term.folder, ""))  # noqa: PTH118 - a path would take off the end


def parse_search(text: str, moods: Mapping[str, str] = MOODS) -> Search:
    """Parse a typed search; any text is accepted, and nothing is raised.

    Terms are separated by blanks and must all match, except for choices:

    * ``bach``, ``"miles davis"``: part of title, artist, album, genre or path, ignoring case and accents;
    * ``artist:bach``, ``title:``, ``album:``, ``genre:``, ``path:``: part of that field;
    * ``year:1990..1999``, ``year:..1999``, ``year:>1990``, ``valence:>=.3``, ``arousal:-.2..0``: both ends of a range
      are included; a single number means all that round to it: ``valence:.3`` is .25 to .35;
    * ``duration:3..5``, also ``length:``: minutes, or minutes and seconds as in ``>3:30``;
    * ``quadrant:q4``, ``quadrant:calm``;
    * ``mood:calm``: the mood word of a track; ``moods`` may name the words in another language;
    * ``model:teacher``: tracks that the teacher has analysed;
    * ``is:corrected``, ``is:stale``, ``is:unrefined``: see ``State``;
    * ``artist:="air"``: the whole field; ``artist:=""`` for an empty field; quotation marks inside are doubled;
    * ``decade:1990s``, ``decade:none``; ``folder:"/music/jazz"``: in that folder or a subfolder;
    * ``near:.4,-.2``: of the matching tracks, the nearest to a point; the last one counts;
    * ``-term`` for any term but the last, ``not field:value`` for one with a field: negation.

    Of several choices of one kind (``:=`` of one field, moods, decades, folders, quadrants, models, states) one must
    match.

    An incomplete or wrong field or number is searched for as plain text, and ``Search.faults`` explains why.
    """
    terms: list[Term] = []
    faults: list[Sentence] = []
    near: Emotion | None = None
    for piece, negated in _pieces(text):
        typed = piece.replace('"', "")
        try:
            term = _field_term(piece, negated, moods)
        except MalformedError as error:
            faults.append(Sentence("“{typed}”: {why}.", typed=typed, why=error.sentence))
            term = None
        if isinstance(term, Emotion):
            near = term
            continue
        term = term or TextTerm(folded_line(typed), None, negated)
        if not isinstance(term, TextTerm) or term.text.strip():
            terms.append(term)
    return Search(tuple(terms), tuple(faults), near)


def written(term: ChoiceTerm) -> str:
    """Format a term for ``parse_search``."""
    match term:
        case ExactTerm():
            text = f"{term.field.value}:={_always_quoted(term.text)}"
        case DecadeTerm():
            text = f"decade:{_NO_YEAR if term.start is None else f'{term.start}s'}"
        case FolderTerm():
            text = f"folder:{_always_quoted(term.folder)}"
        case QuadrantTerm():
            text = f"quadrant:{term.quadrant.word}"
        case MoodTerm():
            text = f"mood:{term.word}"
        case ModelTerm():
            text = f"model:{_always_quoted(term.name)}"
        case StateTerm():
            text = f"is:{term.state.value}"
    return f"-{text}" if term.negated else text


def quoted(text: str) -> str:
    """Put a value that is typed after a colon into quotation marks if blanks would divide it."""
    return _always_quoted(text) if " " in text else text


def piece_around(text: str, at: int) -> tuple[int, int]:
    """Return the start and the end of the typed term that ends at or goes on behind a place; both ``at`` for none."""
    found = (match.span() for match in _PIECE.finditer(text))
    return next((span for span in found if span[0] < at <= span[1]), (at, at))


def field_and_value(piece: str) -> tuple[str, str]:
    """Return the field that a typed term names, and what follows, folded and unquoted; no field for plain text."""
    match = _FIELD.fullmatch(piece)
    if match is None or match[1].casefold() not in FIELDS:
        return "", ""
    return match[1].casefold(), folded_line(match[2].removeprefix("=").replace('"', "")).strip()


def _always_quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Split a search into the typed terms without their negation, and whether each is negated."""
    pieces = _PIECE.findall(text)
    negated = False
    for piece, following in pairwise([*pieces, ""]):
        if piece.lower() == "not" and not negated and _names_field(following):
            negated = True
        elif piece[0] == "-" and piece[1:2] not in ("", "-"):  # dashes between words are text
            yield piece[1:], not negated
            negated = False
        else:
            yield piece, negated
            negated = False


def _names_field(piece: str) -> bool:
    match = _FIELD.fullmatch(piece.removeprefix("-"))
    return match is not None and match[1].casefold() in FIELDS


def _field_term(piece: str, negated: bool, moods: Mapping[str, str]) -> Term | Emotion | None:
    """Parse a piece that names a field, or the point of ``near``; None for a piece that names no field."""
    match = _FIELD.fullmatch(piece)
    if match is None:
        return None
    name, value = match[1].casefold(), match[2]
    if name not in FIELDS:
        known = ", ".join(FIELDS)
        raise MalformedError(
            "there is no field “{field}”, only {known}; quotes around it make it plain text",
            field=match[1],
            known=known,
        )
    if name in _TEXT_FIELDS:
        return _text_term(_TEXT_FIELDS[name], value, negated)
    plain = value.replace('"', "")
    if name in _NUMBER_FIELDS:
        return number_term(_NUMBER_FIELDS[name], plain, negated)
    if not folded_line(plain).strip():
        raise MalformedError("nothing follows the colon")
    if name == "near":
        return _place(plain, negated)
    if name == "mood":
        return _mood_term(plain, negated, moods)
    return FolderTerm(_unquoted(value), negated) if name == "folder" else _CHOICES[name](plain.casefold(), negated)


def _text_term(field: TextField, value: str, negated: bool) -> Term:
    if value[:1] == "=" and (_ENCLOSED.fullmatch(value[1:]) or _unquoted(value[1:]).strip()):
        return ExactTerm(_unquoted(value[1:]), field, negated)
    text = folded_line(value.replace('"', ""))
    if text.strip() in ("", "="):
        raise MalformedError("nothing follows the colon")
    return TextTerm(text, field, negated)


def _unquoted(value: str) -> str:
    """Remove the enclosing quotation marks and undouble those inside; else remove all quotation marks."""
    if _ENCLOSED.fullmatch(value):
        return value[1:-1].replace('""', '"')
    return value.replace('"', "")


def _decade_term(value: str, negated: bool) -> DecadeTerm:
    if value == _NO_YEAR:
        return DecadeTerm(None, negated)
    match = _DECADE.fullmatch(value)
    if match is None:
        raise MalformedError("a decade is written like 1990s, or {none} for no year", none=_NO_YEAR)
    return DecadeTerm(int(match[1]), negated)


def _quadrant_term(value: str, negated: bool) -> QuadrantTerm:
    if value not in _QUADRANTS:
        raise MalformedError("a quadrant is one of {words}", words=", ".join(_QUADRANTS))
    return QuadrantTerm(_QUADRANTS[value], negated)


def _mood_term(value: str, negated: bool, moods: Mapping[str, str]) -> MoodTerm:
    known = {folded_line(typed): word for typed, word in (MOODS | dict(moods)).items()}
    if (word := known.get(folded_line(value))) is None:
        raise MalformedError("a mood is one of {words}", words=", ".join(sorted(moods)))
    return MoodTerm(word, negated)


def _state_term(value: str, negated: bool) -> StateTerm:
    if value not in _STATES:
        raise MalformedError("a song can be {states}", states=", ".join(_STATES))
    return StateTerm(_STATES[value], negated)


def _place(value: str, negated: bool) -> Emotion:
    match = _PLACE.fullmatch(value.replace("\N{MINUS SIGN}", "-"))
    if match is None or negated:
        raise MalformedError("a point is written like near:.4,-.2, without a minus sign before it")
    return Emotion.clipped(float(match[1]), float(match[2]))


_TEXT_FIELDS = {field.value: field for field in TextField}
_NUMBER_FIELDS = {field.value: field for field in NumberField} | _ALSO
_CHOICES: dict[str, Callable[[str, bool], Term]] = {
    "decade": _decade_term,
    "quadrant": _quadrant_term,
    "model": lambda value, negated: ModelTerm(folded_line(value), negated),
    "is": _state_term,
}
