"""What happens during a run, one event per file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from emotion_player.analysis.pacing import Pause
from emotion_player.core.models.device import DeviceUse
from emotion_player.core.patterns import UnmatchedPattern
from emotion_player.core.predictions.prediction import FailedFile, PredictedTrack
from emotion_player.core.track import FileStamp


@dataclass(frozen=True, slots=True)
class FilesFound:
    """The folders have been walked so far: ``total`` files; ``complete`` once there will be no more."""

    total: int
    complete: bool


@dataclass(frozen=True, slots=True)
class TrackUnchanged:
    """The file is as it was and its emotion is known."""

    file: FileStamp


@dataclass(frozen=True, slots=True)
class TrackAnalyzed:
    """A track has its emotion: fresh, or remembered because the same sound was known under another name."""

    predicted: PredictedTrack
    from_cache: bool


@dataclass(frozen=True, slots=True)
class TrackFailed:
    """A file could not be analysed; ``again`` if that was known from before and not tried anew."""

    failed: FailedFile
    again: bool


@dataclass(frozen=True, slots=True)
class PauseChanged:
    """The run waits, and why; or goes on, with None."""

    pause: Pause | None


@dataclass(frozen=True, slots=True)
class FolderShrunk:
    """Most of what is known of a folder is not there, so nothing of it was forgotten: a drive may be missing.

    Attributes:
        folder: Which.
        known: How many files are known there.
        gone: How many of them are not there.
    """

    folder: Path
    known: int
    gone: int


@dataclass(frozen=True, slots=True)
class PatternsUnmatched:
    """All folders have been walked, and these patterns matched nothing there."""

    patterns: tuple[UnmatchedPattern, ...]


@dataclass(frozen=True, slots=True)
class DeviceChosen:
    """What the model runs on, and why not on what was wanted."""

    use: DeviceUse


AnalysisEvent: TypeAlias = (
    DeviceChosen
    | FilesFound
    | TrackUnchanged
    | TrackAnalyzed
    | TrackFailed
    | PauseChanged
    | FolderShrunk
    | PatternsUnmatched
)
