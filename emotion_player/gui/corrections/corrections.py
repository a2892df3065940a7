"""Corrections by the user: shown at once, and stored in the library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from emotion_player.core.emotion import Emotion
from emotion_player.core.ports.library import OpenLibrary
from emotion_player.core.predictions.correction import Correction
from emotion_player.core.track import Fingerprint
from emotion_player.errors import EmotionPlayerError
from emotion_player.gui.operation import LIBRARY, Operation
from emotion_player.gui.sentences import translate_error
from emotion_player.gui.services import LibraryAccess
from emotion_player.gui.songs.table.track_table_model import TrackTableModel
from emotion_player.gui.undo.undo_history import Step
from emotion_player.gui.window.frame import Frame

SoundCorrections = Mapping[Fingerprint, Correction | None]
"""Corrections by sound; None for no correction."""


class Corrections(QObject):
    """Corrects songs and removes corrections; all songs with the same sound are corrected together.

    Args:
        frame: The window.
        tracks: The songs.
        library: The library, which stores the corrections.

    Signals:
        changed: The user corrected songs or removed corrections.
        shown: Other corrections are shown, whoever made them.
    """

    changed = Signal()
    shown = Signal()

    def __init__(self, frame: Frame, tracks: TrackTableModel, library: LibraryAccess) -> None:
        super().__init__(frame.window)
        self._tracks = tracks
        self._store = library.here.corrections
        self._open_library = library.open
        self._tasks = frame.tasks
        self._message = frame.message
        self._history = frame.history
        self._known: dict[Fingerprint, Correction] = {}
        self._under_way: list[SoundCorrections] = []

    def __len__(self) -> int:
        return len(self._known)

    def read(self) -> None:
        """Show the corrections in the library, with those that are still to be stored."""
        try:
            known = self._store.all()
        except EmotionPlayerError as error:
            self._message.warn(translate_error(error))
            return
        shown: dict[Fingerprint, Correction | None] = {**dict.fromkeys(self._known), **known}
        for coming in self._under_way:
            shown |= coming
        self._show(shown)

    def are_any_of(self, songs: Sequence[int]) -> bool:
        """Whether any of these songs is corrected."""
        return bool(self._known) and any(sound in self._known for sound in self._sounds(songs))

    def correct(self, song: int, valence: float, arousal: float) -> None:
        """Correct one song, and all songs with the same sound."""
        self.correct_all([song], Emotion.clipped(valence, arousal))

    def correct_all(self, songs: Sequence[int], emotion: Emotion) -> None:
        """Correct songs to the same emotion."""
        now = datetime.now(UTC)
        sounds = self._sounds(songs)
        text = self.tr("Correct “{title}”").format(title=self._title(songs[0]))
        if len(sounds) > 1:
            text = self.tr("Correct %n song(s)", "", len(sounds))
        self._do(text, dict.fromkeys(sounds, Correction(emotion, now)))

    def remove(self, songs: Sequence[int]) -> None:
        """Remove the corrections of songs, so that predictions are shown again."""
        sounds = [sound for sound in self._sounds(songs) if sound in self._known]
        text = self.tr("Remove %n correction(s)", "", len(sounds))
        self._do(text, dict.fromkeys(sounds))

    def _do(self, text: str, after: SoundCorrections) -> None:
        before = {sound: self._known.get(sound) for sound in after}
        self._apply(after)
        self._history.did(Step(text, undo=lambda: self._apply(before), redo=lambda: self._apply(after)))

    def _apply(self, corrections: SoundCorrections) -> None:
        self._show(corrections)
        self._under_way.append(corrections)
        keeping = Operation.call("keeping corrections", partial(_store, self._open_library, corrections), LIBRARY)
        keeping.on_failure(self._on_failed).on_end(lambda: self._under_way.remove(corrections))
        self._tasks.start(keeping)
        self.changed.emit()

    def _show(self, corrections: SoundCorrections) -> None:
        for sound, correction in corrections.items():
            self._known.pop(sound, None)
            if correction is not None:
                self._known[sound] = correction
        self._tracks.correct({sound: each.emotion if each else None for sound, each in corrections.items()})
        self.shown.emit()

    def _on_failed(self, error: EmotionPlayerError) -> None:
        """Show the corrections in the library, once all pending ones are stored."""
        self._message.warn(translate_error(error))
        self._tasks.start(Operation.call("waiting for corrections", lambda: None, LIBRARY).on_end(self.read))

    def _sounds(self, songs: Sequence[int]) -> list[Fingerprint]:
        return list(dict.fromkeys(self._tracks.collection.fingerprints[song] for song in songs))

    def _title(self, song: int) -> str:
        return " ".join(self._tracks.collection.track(song).display_title.split())


def _store(open_library: OpenLibrary, corrections: SoundCorrections) -> None:
    with open_library() as library:
        library.corrections.restore(corrections)
