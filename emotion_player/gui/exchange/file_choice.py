"""Asks for a file by the system's own dialog."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file as the dialog offers it: its name, and its ending with the dot."""

    name: str
    ending: str

    @property
    def filter(self) -> str:
        """As Qt writes it."""
        return f"{self.name} (*{self.ending})"


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
        return self._chosen(dialog)

    def known_file(self, title: str, kinds: Sequence[FileKind]) -> Path | None:
        """Which file to read; None for none."""
        dialog = QFileDialog(self._window, title, str(self._folder))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([kind.filter for kind in kinds])
        return self._chosen(dialog)

    def _chosen(self, dialog: QFileDialog) -> Path | None:
        if not dialog.exec():
            return None
        file = Path(dialog.selectedFiles()[0])
        self._folder = file.parent
        return file
