"""Asks for a file by the system's own dialog."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file as the dialog offers it: its name, its ending with the dot, and others that are as good."""

    name: str
    ending: str
    other_endings: tuple[str, ...] = ()

    @property
    def filter(self) -> str:
        """As Qt writes it."""
        return f"{self.name} ({' '.join(f'*{ending}' for ending in (self.ending, *self.other_endings))})"


class FileChoice:
    """Asks in front of a window; dialogs begin in the folder that was chosen last."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._folder = Path.home()

    def new_file(self, title: str, name: str, kinds: Sequence[FileKind]) -> Path | None:
        """Where to write, with one of the endings; the user has agreed to replace what is there. None: nowhere."""
        dialog = QFileDialog(self._window, title, str(self._folder))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([kind.filter for kind in kinds])
        endings = {kind.filter: kind.ending[1:] for kind in kinds}
        dialog.setDefaultSuffix(kinds[0].ending[1:])
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(endings[chosen]))
        dialog.selectFile(name)
        return next(iter(self._chosen(dialog)), None)

    def known_file(self, title: str, kinds: Sequence[FileKind]) -> Path | None:
        """Which file to read; None for none."""
        return next(iter(self._known(title, kinds, QFileDialog.FileMode.ExistingFile)), None)

    def known_files(self, title: str, kinds: Sequence[FileKind]) -> list[Path]:
        """Which files to read."""
        return self._known(title, kinds, QFileDialog.FileMode.ExistingFiles)

    def _known(self, title: str, kinds: Sequence[FileKind], mode: QFileDialog.FileMode) -> list[Path]:
        dialog = QFileDialog(self._window, title, str(self._folder))
        dialog.setFileMode(mode)
        dialog.setNameFilters([kind.filter for kind in kinds])
        return self._chosen(dialog)

    def _chosen(self, dialog: QFileDialog) -> list[Path]:
        if not dialog.exec():
            return []
        files = [Path(file) for file in dialog.selectedFiles()]
        self._folder = files[0].parent
        return files
