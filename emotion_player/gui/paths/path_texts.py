"""The texts about a mood path."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from emotion_player.collection.collection import TrackCollection
from emotion_player.core.durations import duration_text
from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_paths.mood_path import MoodPath
from emotion_player.core.mood_paths.path_draft import PathDraft, Shortfall
from emotion_player.core.mood_words import mood_word
from emotion_player.gui.mood_text import mood_text
from emotion_player.gui.numbers import number_text
from emotion_player.gui.songs.track_list_model import TrackLine

translate = QCoreApplication.translate


def title_text(path: MoodPath) -> str:
    """Describe the start and the end of a path."""
    start, end = _word(path.corners[0]), _word(path.corners[-1])
    if start == end and len(path.corners) == 1:
        return translate("PathText", "Staying {mood}").format(mood=start)
    return translate("PathText", "From {start} to {end}").format(start=start, end=end)


def total_text(count: int, duration_s: float) -> str:
    """Format the number of songs and their duration."""
    songs = translate("PathText", "%n song(s)", "", count)
    return f"{songs}, {duration_text(duration_s)}" if count else ""


def shortfall_text(draft: PathDraft) -> str:
    """Explain why a path is not as long as requested, in a sentence; empty if it is."""
    match draft.shortfall:
        case Shortfall.ALL_TRACKS:
            return translate("PathText", "Shorter than requested: these are all the songs shown.")
        case Shortfall.ARTISTS:
            return translate(
                "PathText",
                "Shorter than requested: no more of the songs shown fit with %n song(s) between two by one artist.",
                "",
                draft.request.artist_gap,
            )
        case Shortfall.LENGTHS:
            return translate("PathText", "Not the requested length: no songs near the line come closer.")
        case Shortfall.NONE:
            return ""


def lines_of(draft: PathDraft, songs: TrackCollection) -> list[TrackLine]:
    """List the songs of a path, each with its distance from its stop on the line."""
    text = translate("PathText", "{distance} from its place on the line")
    return [
        TrackLine(
            song,
            songs.path(song),
            songs.titles[song] or songs.path(song).stem,
            songs.artists[song],
            float(songs.durations_s()[song]),
            number_text(distance),
            text.format(distance=number_text(distance)),
            song in draft.locked,
        )
        for song, distance in zip(draft.tracks, draft.distances(songs.points()).tolist(), strict=True)
    ]


def _word(emotion: Emotion) -> str:
    return mood_text(mood_word(emotion))
