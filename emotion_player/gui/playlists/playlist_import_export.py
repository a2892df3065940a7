"""Import and export of playlist files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from emotion_player.core.playlists.playlist import ImportedPlaylist, Playlist
from emotion_player.core.ports.files import PlaylistFiles
from emotion_player.errors import PlaylistError
from emotion_player.gui.import_export.file_choice import FileChoice, FileKind
from emotion_player.gui.operation import LIBRARY, Operation
from emotion_player.gui.playlists.inline_prompt import PlaylistKind
from emotion_player.gui.playlists.playlist_texts import exported_text, imported_text, left_out
from emotion_player.gui.playlists.playlists import Playlists
from emotion_player.gui.sentences import translate_error
from emotion_player.gui.widgets.message_bar import Offer
from emotion_player.gui.window.frame import Frame

PLAYLIST_SUFFIXES = (".m3u8", ".m3u", ".xspf")
_NO_FILE_NAME = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))

_Result = tuple[list[ImportedPlaylist], list[PlaylistError]]


class PlaylistImportExport(QObject):
    """Asks for files, imports and exports them on a task thread, and reports the results.

    Args:
        frame: The window.
        playlists: The playlists, which show imported ones.
        files: Reads and writes playlist files; called on a task thread.
    """

    def __init__(self, frame: Frame, playlists: Playlists, files: PlaylistFiles) -> None:
        super().__init__(frame.window)
        self._playlists = playlists
        self._files = files
        self._tasks = frame.tasks
        self._ask = FileChoice(frame.window)
        self._message = frame.message
        playlists.export_requested.connect(self.export)
        playlists.pane.import_requested.connect(self.choose_files)

    def choose_files(self) -> None:
        """Ask which files to import."""
        kind = FileKind(self.tr("Playlists"), PLAYLIST_SUFFIXES[0], PLAYLIST_SUFFIXES[1:])
        if files := self._ask.known_files(self.tr("Import playlists"), [kind]):
            self.import_files(files)

    def import_files(self, files: Sequence[Path]) -> None:
        """Import files; one that cannot be read does not stop the others."""

        def work() -> _Result:
            imported: list[ImportedPlaylist] = []
            faults: list[PlaylistError] = []
            for file in files:
                try:
                    imported.append(self._files.import_file(file))
                except PlaylistError as error:
                    faults.append(error)
            return imported, faults

        self._tasks.start(Operation.call("importing playlists", work, LIBRARY).on_success(self._on_imported))

    def export(self, playlist: Playlist, kind: PlaylistKind) -> None:
        """Ask for a file and write a playlist to it."""
        name = playlist.name.translate(_NO_FILE_NAME).strip(". ") or self.tr("Playlist")
        kinds = [FileKind(kind.suffix[1:].upper(), kind.suffix)]
        file = self._ask.new_file(self.tr("Export playlist"), f"{name}{kind.suffix}", kinds)
        if file is not None:
            writing = Operation.call(
                "exporting a playlist",
                lambda: self._files.export_file(playlist, file, absolute=kind.absolute),
                LIBRARY,
            )
            self._tasks.start(
                writing.on_success(lambda stayed: self._message.inform(exported_text(playlist, file, stayed)))
            )

    def _on_imported(self, result: _Result) -> None:
        imported, faults = result
        self._playlists.note_imported([each.playlist for each in imported])
        names = left_out(imported)
        offer = Offer(self.tr("Copy missing names"), lambda: _copy(names)) if names else None
        text = "\n".join(filter(None, [imported_text(imported), *map(translate_error, faults)]))
        (self._message.warn if faults else self._message.inform)(text, offer)


def _copy(lines: Sequence[str]) -> None:
    QGuiApplication.clipboard().setText("\n".join(lines))
