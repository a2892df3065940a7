"""The texts about playlists, their import and their export."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from emotion_player.core.durations import duration_text
from emotion_player.core.playlists.playlist import AbsolutePathKept, ImportedPlaylist, Playlist
from emotion_player.errors import Sentence
from emotion_player.gui.numbers import count_text
from emotion_player.gui.sentences import translate_sentence

translate = QCoreApplication.translate


def total_text(playlist: Playlist) -> str:
    """Format the number of songs of a playlist and their duration."""
    songs = translate("PlaylistText", "%n song(s)", "", len(playlist.entries))
    return f"{songs}, {duration_text(playlist.duration_s)}" if playlist.entries else songs


def imported_text(imported: Sequence[ImportedPlaylist]) -> str:
    """Summarise the import of playlist files in a few sentences."""
    if not imported:
        return ""
    songs = sum(len(each.playlist.entries) for each in imported)
    if len(imported) == 1:
        text = translate("PlaylistText", "“{name}” was imported with %n song(s).", "", songs)
        sentences = [text.format(name=imported[0].playlist.name)]
    else:
        text = translate("PlaylistText", "%n playlists were imported with {songs} songs.", "", len(imported))
        sentences = [text.format(songs=count_text(songs))]
    for sentence_for, count in (
        (_moved_text, sum(each.moved for each in imported)),
        (_missing_text, sum(len(each.missing) for each in imported)),
        (_soundless_text, sum(len(each.soundless) for each in imported)),
        (_skipped_text, sum(len(each.skipped) for each in imported)),
    ):
        if count:
            sentences.append(sentence_for(count))
    return " ".join(sentences)


def left_out(imported: Sequence[ImportedPlaylist]) -> list[str]:
    """List the entries of playlist files that were not found, hold no sound or are not files."""
    return [
        name
        for each in imported
        for name in (*(str(entry.path) for entry in (*each.missing, *each.soundless)), *each.skipped)
    ]


def exported_text(playlist: Playlist, file: Path, stayed: Sequence[AbsolutePathKept]) -> str:
    """Report that a playlist was written, and which songs could not have relative paths."""
    text = translate("PlaylistText", "“{name}” was written to {file}.").format(name=playlist.name, file=file)
    why = [_stayed_text(reason, count) for reason, count in Counter(each.reason for each in stayed).items()]
    return " ".join([text, *why])


def _moved_text(count: int) -> str:
    return translate("PlaylistText", "%n of them were found in another place.", "", count)


def _missing_text(count: int) -> str:
    return translate("PlaylistText", "%n song(s) could not be found and were left out.", "", count)


def _soundless_text(count: int) -> str:
    return translate("PlaylistText", "%n file(s) were left out, as no sound was found in them.", "", count)


def _skipped_text(count: int) -> str:
    return translate("PlaylistText", "%n entries were left out because they are not files.", "", count)


def _stayed_text(reason: Sentence, count: int) -> str:
    text = translate("PlaylistText", "Full paths are used for %n song(s): {reason}.", "", count)
    return text.format(reason=translate_sentence(reason))
