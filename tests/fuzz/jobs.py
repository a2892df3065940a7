"""What the program does with a file of each kind, each a job for a worker; and what must be true of it."""

from __future__ import annotations

import gzip
import json
import re
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np

from emotion_player import reading
from emotion_player.core.emotion import Emotion
from emotion_player.core.mel import MelSpec
from emotion_player.core.models.model_card import ModelCard
from emotion_player.core.models.segments import SegmentSpec
from emotion_player.core.mood_tags import MoodTags
from emotion_player.core.track import FileStamp, Track
from emotion_player.errors import EmotionPlayerError, TagWriteError
from emotion_player.library.import_export.analyses_file import merge_analyses
from emotion_player.library.library import Library
from emotion_player.library.playlists.playlist_files import read_playlist
from emotion_player.library.tagging.cover_art import cover_art
from emotion_player.library.tagging.tag_writer import TagEdit, read_fields
from emotion_player.settings import Settings

_MELS = (MelSpec(),)
_SEGMENTS = SegmentSpec(duration_s=1.0, count=3, loudness_lufs=-24.0, trim=0.0)

_MOOD = MoodTags("happy", Emotion(0.42, -0.15)).texts()

READ = "read"


def outcome(kind: str, path: Path) -> str:
    """``read``, or the reason why the file is not read; raises whatever is neither."""
    try:
        _DO[kind](path)
    except EmotionPlayerError as error:
        return _one_line(str(getattr(error, "reason", error)).replace(str(path), "FILE"))
    return READ


def _one_line(reason: str) -> str:
    assert reason
    assert "\n" not in reason
    return reason


def _song(path: Path) -> None:
    _check(_track(path))
    heard = reading.decode_mels(path, _MELS, _SEGMENTS)
    (mels,) = heard.mels
    assert mels.shape[0] == len(heard.starts_s) > 0
    assert np.isfinite(mels).all()
    assert list(heard.starts_s) == sorted(set(heard.starts_s))


def _tags(path: Path) -> None:
    assert isinstance(cover_art(path), bytes)
    track = _track(path)
    _check(track)
    content = path.read_bytes()
    try:
        with TagEdit(path, _MOOD) as edit:
            edit.replace()
    except TagWriteError:
        assert path.read_bytes() == content
        return
    assert read_fields(path) == _MOOD
    again = _track(path)
    assert (again.fingerprint, again.title, again.artist) == (track.fingerprint, track.title, track.artist)
    with TagEdit(path, edit.before) as undone:
        undone.replace()
    assert read_fields(path) == edit.before


def _track(path: Path) -> Track:
    status = path.stat()
    return reading.read_track(FileStamp(path, status.st_size, status.st_mtime_ns))


def _check(track: Track) -> None:
    assert re.fullmatch("[0-9a-f]{40}", track.fingerprint)
    assert 0 <= track.duration_s < 1e9, track.duration_s
    for text in (track.title, track.artist, track.album, track.genre):
        assert len(text) <= 1_000
        assert text == text.strip()
        text.encode()
    assert track.year is None or 1_000 <= track.year <= 9_999


def _playlist(path: Path) -> None:
    for entry in read_playlist(path).entries:
        assert entry.duration_s is None or 0 <= entry.duration_s < 1e9


def _analyses(path: Path) -> None:
    if not path.read_bytes().startswith(b"\x1f\x8b"):
        path.write_bytes(gzip.compress(path.read_bytes(), 1))  # damage inside what is packed
    for _ in merge_analyses(_library().analyses, path):
        pass


def _settings(path: Path) -> None:
    settings = Settings.load(path)
    settings.save(path)
    assert Settings.load(path) == settings


def _card(path: Path) -> None:
    card = ModelCard.load(path)
    assert ModelCard.from_mapping(json.loads(card.to_json())) == card
    assert card.score is None or np.isfinite(card.score)


@cache
def _library() -> Library:
    return Library(Path(tempfile.mkdtemp(prefix="emotion-player-fuzz-")) / "library.db")


_DO: dict[str, Callable[[Path], None]] = {
    "song": _song,
    "tags": _tags,
    "playlist": _playlist,
    "analyses": _analyses,
    "settings": _settings,
    "card": _card,
}
