"""What the window works with: everything that lies behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from emotion_player.core.model_card import ModelCard
from emotion_player.core.ports import (
    ImportExport,
    MoodTagger,
    OpenedLibrary,
    OpenLibrary,
    PlaylistFiles,
    ReadCover,
)
from emotion_player.core.predictions.prediction import ModelKey, ModelStatus
from emotion_player.gui.scanning.scan import Analyze


@dataclass(frozen=True, slots=True)
class LibraryAccess:
    """The library, for reading a little at once and for all else on task threads.

    Attributes:
        here: It, open for the window's thread, which only reads.
        open: Opens it for a task thread.
        playlist_files: Playlists from and for other programs; runs on task threads.
        import_export: The rest of the library as files; runs on task threads.
        check: Backs up what cannot be made again, and tells whether the file is sound; runs on a task thread.
    """

    here: OpenedLibrary
    open: OpenLibrary
    playlist_files: PlaylistFiles
    import_export: ImportExport
    check: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Models:
    """The models.

    Attributes:
        statuses: Student and teacher, in the order of the switch.
        cards: Of those that are installed.
        analyze: Analyses files with one of them; runs on a task thread.
    """

    statuses: Sequence[ModelStatus]
    cards: Sequence[ModelCard]
    analyze: Analyze

    @property
    def names(self) -> list[str]:
        """All of them, in the order of the switch."""
        return [model.name for model in self.statuses]

    @property
    def usable(self) -> list[ModelKey]:
        """Those that can be used."""
        return [model.key for model in self.statuses if model.key]

    def status(self, name: str) -> ModelStatus | None:
        """Whether a model can be used, and if not, why; None for one that is not known here."""
        return next((model for model in self.statuses if model.name == name), None)


@dataclass(frozen=True, slots=True)
class CoverReader:
    """Reads covers.

    Attributes:
        read: Reads the cover of a song; runs on task threads.
        stop: Lets it stop at once, whatever a file does; called when the window closes.
    """

    read: ReadCover
    stop: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Services:
    """All that lies behind the window.

    Attributes:
        library: What is known of songs.
        models: What predicts their emotions.
        tagger: Writes moods into the tags of files; runs on task threads.
        covers: What reads covers.
        demo_folder: The demo songs.
        describe_installation: What there is to work with, as text; runs on a task thread.
    """

    library: LibraryAccess
    models: Models
    tagger: MoodTagger
    covers: CoverReader
    demo_folder: Path
    describe_installation: Callable[[], str]
