"""The listener's word: it counts at once in the window, is kept in the library, and can be undone."""

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
from emotion_player.gui.frame import Frame
from emotion_player.gui.sentences import translate_error
from emotion_player.gui.services import LibraryAccess
from emotion_player.gui.songs.track_table_model import TrackTableModel
from emotion_player.gui.tasks import LIBRARY, Operation

_MOST_UNDONE = 200
_REDO = QKeySequence("Ctrl+Shift+Z")
"""Redoes everywhere, whatever key a system has for it beside."""


class Corrections(QObject):
    """Corrects songs, and takes corrections back; all songs that hold the same sound move together.

    Args:
        frame: The window.
        tracks: The songs.
        library: Where corrections are kept.

    Signals:
        changed: The listener corrected songs or took corrections back.
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
        """Undo and redo, for a menu."""
        undo, redo = self._steps.createUndoAction(self), self._steps.createRedoAction(self)
        undo.setShortcuts(QKeySequence.StandardKey.Undo)
        keys = QKeySequence.keyBindings(QKeySequence.StandardKey.Redo)
        redo.setShortcuts(keys if _REDO in keys else [*keys, _REDO])
        return [undo, redo]

    def read(self) -> None:
        """Show what the library knows; what was done before can no longer be undone."""
        try:
            known = self._store.all()
        except EmotionPlayerError as error:
            self._message.warn(translate_error(error))
            return
        self._steps.clear()
        self._show({**dict.fromkeys(self._known), **known})

    def correct(self, song: int, valence: float, arousal: float) -> None:
        """Put one song, and what sounds the same, where the listener hears it."""
        self.correct_all([song], Emotion.clipped(valence, arousal))

    def correct_all(self, songs: Sequence[int], emotion: Emotion) -> None:
        """Put songs at one place."""
        now = datetime.now(UTC)
        sounds = self._sounds(songs)
        text = self.tr("correction of “{title}”").format(title=self._title(songs[0]))
        if len(sounds) > 1:
            text = self.tr("correction of %n song(s)", "", len(sounds))
        self._do(text, dict.fromkeys(sounds, Correction(emotion, now)))

    def take_back(self, songs: Sequence[int]) -> None:
        """Let the models say again where songs belong."""
        sounds = [sound for sound in self._sounds(songs) if sound in self._known]
        if not sounds:
            self._message.inform(self.tr("%n song(s) selected, none corrected.", "", len(songs)))
            return
        text = self.tr("removing %n correction(s)", "", len(sounds))
        self._do(text, dict.fromkeys(sounds))

    def _do(self, text: str, after: SoundCorrections) -> None:
        before = {sound: self._known.get(sound) for sound in after}
        self._steps.push(CorrectCommand(text, before, after, self._put))

    def _put(self, corrections: SoundCorrections) -> None:
        self._show(corrections)
        keeping = Operation.call("keeping corrections", partial(_keep, self._open_library, corrections), LIBRARY)
        self._tasks.start(keeping.on_failure(self._on_failed))
        self.changed.emit()

    def _show(self, corrections: SoundCorrections) -> None:
        for sound, correction in corrections.items():
            self._known.pop(sound, None)
            if correction is not None:
                self._known[sound] = correction
        self._tracks.correct({sound: each.emotion if each else None for sound, each in corrections.items()})

    def _on_failed(self, error: EmotionPlayerError) -> None:
        """Show what the library really has, once it has all that is still on its way."""
        self._message.warn(translate_error(error))
        self._tasks.start(Operation.call("waiting for corrections", lambda: None, LIBRARY).on_end(self.read))

    def _sounds(self, songs: Sequence[int]) -> list[Fingerprint]:
        return list(dict.fromkeys(Fingerprint(self._tracks.collection.fingerprints[song]) for song in songs))

    def _title(self, song: int) -> str:
        return " ".join(self._tracks.collection.track(song).display_title.split())


def _keep(open_library: OpenLibrary, corrections: SoundCorrections) -> None:
    with open_library() as library:
        library.corrections.restore(corrections)
