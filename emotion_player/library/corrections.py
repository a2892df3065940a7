"""What the listener corrected, kept apart from what models say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from emotion_player.core.emotion import Emotion
from emotion_player.core.predictions.correction import Correction
from emotion_player.core.track import Fingerprint
from emotion_player.library.connection import Connection

_CORRECTIONS = """
    SELECT fingerprint, valence, arousal, corrected_at FROM corrections JOIN sounds ON sounds.id = sound_id
"""
_KEEP = "INSERT OR REPLACE INTO corrections (sound_id, valence, arousal, corrected_at) VALUES (?, ?, ?, ?)"
_TAKE_BACK = "DELETE FROM corrections WHERE sound_id = (SELECT id FROM sounds WHERE fingerprint = ?)"


class Corrections:
    """The corrections of one library; implements ``ports.CorrectionStore`` on the library's own connection.

    A correction belongs to the sound: it outlasts scans, moved files and models. What ``change`` and ``restore`` do
    is all done, and lasts, or nothing of it is.
    Every method raises ``LibraryError`` when the file cannot be read or written.
    """

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    # ---- ports.CorrectionStore

    def all(self) -> dict[Fingerprint, Correction]:
        """Every correction, the oldest first."""
        rows = self._db.rows(f"{_CORRECTIONS} ORDER BY corrected_at, sound_id")
        return {Fingerprint(sound): _correction(*rest) for sound, *rest in rows}

    def of(self, sound: Fingerprint) -> Correction | None:
        """The correction of one sound, if there is one."""
        row = self._db.row(f"{_CORRECTIONS} WHERE fingerprint = ?", [sound])
        return _correction(*row[1:]) if row else None

    def change(self, emotions: Mapping[Fingerprint, Emotion | None]) -> dict[Fingerprint, Correction | None]:
        """Correct sounds now, and take back the corrections of those with None; what each had before, for undoing."""
        now = datetime.now(UTC)
        before = {sound: self.of(sound) for sound in emotions}
        self.restore({sound: Correction(emotion, now) if emotion else None for sound, emotion in emotions.items()})
        return before

    def restore(self, corrections: Mapping[Fingerprint, Correction | None]) -> None:
        """Make sounds have exactly these corrections, each with its own time; None for none."""
        for sound, correction in corrections.items():
            self._set(sound, correction)
        self._db.commit()

    # ---- plumbing

    def _set(self, sound: Fingerprint, correction: Correction | None) -> None:
        if correction is None:
            self._db.write(_TAKE_BACK, [sound])
            return
        emotion, at = correction.emotion, correction.corrected_at.astimezone(UTC)
        self._db.write(_KEEP, [self._db.sound(sound), emotion.valence, emotion.arousal, at.isoformat()])


def _correction(valence: float, arousal: float, corrected_at: str) -> Correction:
    return Correction(Emotion(valence, arousal), datetime.fromisoformat(corrected_at))
