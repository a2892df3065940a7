"""What a half-typed search may go on with: fields, and the values that songs have."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject

from emotion_player.collection.collection import TrackCollection
from emotion_player.collection.columns import Column
from emotion_player.core.emotion import Quadrant
from emotion_player.core.search.folding import folded_line
from emotion_player.core.search.query import FIELDS, field_and_value, quoted, written
from emotion_player.core.search.search_terms import MoodTerm, QuadrantTerm, TextField
from emotion_player.gui.filters.facets import Choice, Facet, choices, choices_of_text
from emotion_player.gui.songs.table.column_headings import heading
from emotion_player.gui.songs.table.track_table_model import TrackTableModel

translate = QCoreApplication.translate

_MOST = 10
"""So many are read at a glance."""

_ANYWHERE = ("mood", "artist", "genre", "album")
"""Fields whose values are offered for a word without a field."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One way to go on.

    Attributes:
        text: What takes the place of the word that is being typed.
        label: What the user reads.
        note: What it is, and how many songs have it.
        is_field: Whether it is the name of a field, after which a value comes.
    """

    text: str
    label: str
    note: str
    is_field: bool = False


@dataclass(frozen=True, slots=True)
class _Value:
    suggestion: Suggestion
    folded: str


class Suggestions(QObject):
    """Suggests from the values of all songs, which are gathered when first needed after the songs have changed.

    Args:
        tracks: The songs.
        parent: The owner.
    """

    def __init__(self, tracks: TrackTableModel, parent: QObject) -> None:
        super().__init__(parent)
        self._tracks = tracks.collection
        self._values: dict[str, list[_Value]] = {}
        tracks.points_changed.connect(self._values.clear)

    def for_word(self, typed: str) -> list[Suggestion]:
        """Suggest what a word of a search may become, the likeliest first.

        A word that names a field is offered the values that contain what follows the colon. Another word is offered
        the fields that begin like it, and the moods, artists, genres and albums of which a word begins like it.
        """
        sign = typed[: len(typed) - len(typed.lstrip("-"))]
        word = typed[len(sign) :]
        field, value = field_and_value(word)
        if field:
            found = [each for each in self._of_field(field) if value in each.folded]
            found.sort(key=lambda each: not each.folded.startswith(value))
            offered = [each.suggestion for each in found]
        else:
            offered = [*self._fields(folded_line(word)), *self._anywhere(folded_line(word.strip('"')))]
        others = (each for each in offered if each.text != word)
        return [dataclasses.replace(each, text=f"{sign}{each.text}") for each in others][:_MOST]

    def _fields(self, begun: str) -> list[Suggestion]:
        if not begun:
            return []
        titles = field_titles()
        return [
            Suggestion(f"{name}:", f"{name}:", title, is_field=True)
            for name, title in titles.items()
            if name.startswith(begun) or folded_line(title).startswith(begun)
        ]

    def _anywhere(self, begun: str) -> list[Suggestion]:
        if not begun:
            return []
        values = [each for name in _ANYWHERE for each in self._of_field(name)]
        first = [each.suggestion for each in values if each.folded.startswith(begun)]
        within = [
            each.suggestion
            for each in values
            if not each.folded.startswith(begun) and f" {begun}" in each.folded and len(begun) > 1
        ]
        return [*first, *within]

    def _of_field(self, name: str) -> list[_Value]:
        if name not in self._values:
            title = field_titles().get(name, "")
            found = sorted(_choices(self._tracks, name), key=lambda each: -each.count)
            self._values[name] = [_value(choice, title) for choice in found]
        return self._values[name]


def field_titles() -> dict[str, str]:
    """Return the fields of a search, each with its name in the language of the window."""
    columns = {
        "title": Column.TITLE,
        "artist": Column.ARTIST,
        "album": Column.ALBUM,
        "genre": Column.GENRE,
        "path": Column.FILE,
        "mood": Column.MOOD,
        "year": Column.YEAR,
        "duration": Column.LENGTH,
        "length": Column.LENGTH,
        "valence": Column.VALENCE,
        "arousal": Column.AROUSAL,
        "folder": Column.FOLDER,
        "model": Column.MODEL,
    }
    others = {
        "decade": Facet.DECADE.title,
        "quadrant": translate("Suggestions", "Quarter of the plane"),
        "is": Facet.STATE.title,
        "near": translate("Suggestions", "Songs nearest to a point"),
    }
    return {name: heading(columns[name]) if name in columns else others[name] for name in FIELDS}


def _choices(tracks: TrackCollection, field: str) -> Iterable[Choice]:
    """The values that a field can be searched for, with the songs that have them."""
    ids = tracks.present_ids()
    facets = {"mood": Facet.MOOD, "decade": Facet.DECADE, "folder": Facet.FOLDER, "model": Facet.MODEL}
    texts = {"artist": TextField.ARTIST, "album": TextField.ALBUM, "genre": TextField.GENRE}
    if field in texts:
        return (choice for choice in choices_of_text(tracks, texts[field], ids) if choice.label)
    if field == "quadrant":
        return [Choice.of(QuadrantTerm(each), len(tracks.fitting(QuadrantTerm(each), ids))) for each in Quadrant]
    if field == "is":
        return choices(tracks, Facet.STATE, ids)
    return choices(tracks, facets[field], ids) if field in facets else ()


def _value(choice: Choice, title: str) -> _Value:
    songs = translate("Suggestions", "%n song(s)", "", choice.count)
    label = choice.label
    text = f"mood:{quoted(label)}" if isinstance(choice.term, MoodTerm) else written(choice.term)
    return _Value(Suggestion(text, label, f"{title}, {songs}"), folded_line(label))
