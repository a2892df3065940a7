"""The services that the window uses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from emotion_player.core.models.model_card import ModelCard
from emotion_player.core.ports.files import ImportExport, MoodTagger, PlaylistFiles, ReadCover
from emotion_player.core.ports.library import OpenedLibrary, OpenLibrary
from emotion_player.core.predictions.prediction import ModelKey, ModelStatus
from emotion_player.gui.scanning.scan import Analyze


@dataclass(frozen=True, slots=True)
class LibraryAccess:
    """The library, for short reads on the window's thread and for all else on task threads.

    Attributes:
        here: The library, open for reading on the window's thread.
        open: Opens the library for a task thread.
        playlist_files: Playlists from and for other programs; runs on task threads.
        import_export: The rest of the library as files; runs on task threads.
        check: Backs up what cannot be recreated, and checks whether the file is intact; runs on a task thread.
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
        cards: The cards of the installed ones.
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
        """Return the status of a model; None for an unknown one."""
        return next((model for model in self.statuses if model.name == name), None)


@dataclass(frozen=True, slots=True)
class FileAccess:
    """What opens the files of songs; worker processes read them, so that no file can harm the window.

    Attributes:
        open_tagger: Makes what writes moods into the tags of files and runs on task threads; called when first needed.
        read_cover: Reads the cover of a song; runs on task threads.
        stop: Stops both at once; called when the window closes.
    """

    open_tagger: Callable[[], MoodTagger]
    read_cover: ReadCover
    stop: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Services:
    """All services behind the window.

    Attributes:
        library: The library.
        models: The models.
        files: What opens the files of songs.
        demo_folder: The folder of the demo songs.
        describe_installation: Describes the installation as text; runs on a task thread.
    """

    library: LibraryAccess
    models: Models
    files: FileAccess
    demo_folder: Path
    describe_installation: Callable[[], str]
