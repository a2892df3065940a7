"""Corrections by the user: shown at once, stored in the library, and undoable."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence, QUndoStack

from emotion_player.core.emotion import Emotion
from emotion_player.core.ports import OpenLibrary
from emotion_player.core.predictions.correction import Correction
from emotion_player.core.track import Fingerprint
from emotion_player.errors import EmotionPlayerError
from emotion_player.gui.corrections.correct_command import CorrectCommand, SoundCorrections
from emotion_player.gui.sentences import translate_error
from emotion_player.gui.services import LibraryAccess
from emotion_player.gui.songs.table.track_table_model import TrackTableModel
from emotion_player.gui.tasks import LIBRARY, Operation
from emotion_player.gui.window.frame import Frame

_MOST_UNDONE = 200
_REDO = QKeySequence("Ctrl+Shift+Z")
"""A shortcut for redo on every system, in addition to the system's own."""


class Corrections(QObject):
    """Corrects songs and removes corrections; all songs with the same sound are corrected together.

    Args:
        frame: The window.
        tracks: The songs.
        library: The library, which stores the corrections.

    Signals:
        changed: The user corrected songs or removed corrections.
    """

    changed = Signal()

    def __init__(self, frame: Frame, tracks: TrackTableModel, library: LibraryAccess) -> None:
        super().__init__(frame.window)
        self._tracks = tracks
        self._store = library.here.corrections
        self._open_library = library.open
        self._tasks = frame.tasks
        self._message = frame.message
        self._known: dict[Fingerprint, Correction] = {}
        self._steps = QUndoStack(self)
        self._steps.setUndoLimit(_MOST_UNDONE)

    def __len__(self) -> int:
        return len(self._known)

    def undo_actions(self) -> list[QAction]:
        """Create the actions undo and redo, for a menu."""
        undo, redo = self._steps.createUndoAction(self), self._steps.createRedoAction(self)
        undo.setShortcuts(QKeySequence.StandardKey.Undo)
        keys = QKeySequence.keyBindings(QKeySequence.StandardKey.Redo)
        redo.setShortcuts(keys if _REDO in keys else [*keys, _REDO])
        return [undo, redo]

    def read(self) -> None:
        """Read the corrections from the library and show them; earlier changes can no longer be undone."""
        try:
            known = self._store.all()
        except EmotionPlayerError as error:
            self._message.warn(translate_error(error))
            return
        self._steps.clear()
        self._show({**dict.fromkeys(self._known), **known})

    def correct(self, song: int, valence: float, arousal: float) -> None:
        """Correct one song, and all songs with the same sound."""
        self.correct_all([song], Emotion.clipped(valence, arousal))

    def correct_all(self, songs: Sequence[int], emotion: Emotion) -> None:
        """Correct songs to the same emotion."""
        now = datetime.now(UTC)
        sounds = self._sounds(songs)
        text = self.tr("correction of “{title}”").format(title=self._title(songs[0]))
        if len(sounds) > 1:
            text = self.tr("correction of %n song(s)", "", len(sounds))
        self._do(text, dict.fromkeys(sounds, Correction(emotion, now)))

    def remove(self, songs: Sequence[int]) -> None:
        """Remove the corrections of songs, so that predictions are shown again."""
        sounds = [sound for sound in self._sounds(songs) if sound in self._known]
        if not sounds:
            self._message.inform(self.tr("%n song(s) selected, none corrected.", "", len(songs)))
            return
        text = self.tr("removing %n correction(s)", "", len(sounds))
        self._do(text, dict.fromkeys(sounds))

    def _do(self, text: str, after: SoundCorrections) -> None:
        before = {sound: self._known.get(sound) for sound in after}
        self._steps.push(CorrectCommand(text, before, after, self._apply))

    def _apply(self, corrections: SoundCorrections) -> None:
        self._show(corrections)
        keeping = Operation.call("keeping corrections", partial(_store, self._open_library, corrections), LIBRARY)
        self._tasks.start(keeping.on_failure(self._on_failed))
        self.changed.emit()

    def _show(self, corrections: SoundCorrections) -> None:
        for sound, correction in corrections.items():
            self._known.pop(sound, None)
            if correction is not None:
                self._known[sound] = correction
        self._tracks.correct({sound: each.emotion if each else None for sound, each in corrections.items()})

    def _on_failed(self, error: EmotionPlayerError) -> None:
        """Show the corrections in the library, once all pending ones are stored."""
        self._message.warn(translate_error(error))
        self._tasks.start(Operation.call("waiting for corrections", lambda: None, LIBRARY).on_end(self.read))

    def _sounds(self, songs: Sequence[int]) -> list[Fingerprint]:
        return list(dict.fromkeys(Fingerprint(self._tracks.collection.fingerprints[song]) for song in songs))

    def _title(self, song: int) -> str:
        return " ".join(self._tracks.collection.track(song).display_title.split())


def _store(open_library: OpenLibrary, corrections: SoundCorrections) -> None:
    with open_library() as library:
        library.corrections.restore(corrections)
