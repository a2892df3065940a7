"""The themes of the window: light, dark, or that of the system."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from emotion_player import paths


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one palette, as ``#rrggbb``.

    ``text`` and ``muted`` keep a contrast of at least 4.5 : 1 on every ground, ``edge``, around inputs and
    buttons, 3 : 1 (WCAG 2.2 AA: 1.4.3, 1.4.11). ``border`` only separates adjacent areas.
    """

    dark: bool
    window: str
    surface: str
    raised: str
    border: str
    edge: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    selection: str
    danger: str
    danger_surface: str
    note_surface: str


LIGHT = Theme(
    dark=False,
    window="#f3f4f7",
    surface="#ffffff",
    raised="#e9ebf0",
    border="#d9dce3",
    edge="#7f8694",
    text="#1a1d24",
    muted="#5a6170",
    disabled="#a3a8b3",
    accent="#3f51c7",
    accent_hover="#3343ab",
    on_accent="#ffffff",
    selection="#dfe4fb",
    danger="#b3261e",
    danger_surface="#fcebea",
    note_surface="#e8ecfd",
)
DARK = Theme(
    dark=True,
    window="#14161b",
    surface="#1b1e25",
    raised="#282c36",
    border="#30353f",
    edge="#737a8a",
    text="#e9ebf0",
    muted="#9aa2b1",
    disabled="#565c69",
    accent="#93a5ff",
    accent_hover="#aebcff",
    on_accent="#10131f",
    selection="#2d3557",
    danger="#ff8a80",
    danger_surface="#3a2224",
    note_surface="#232a45",
)


_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


class Look(QObject):
    """Applies a theme to the application: light, dark, or that of the system.

    Args:
        app: The application.
        choice: ``system``, ``light`` or ``dark``.

    Signals:
        changed: The theme changed.
    """

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        app.setStyle("Fusion")
        app.styleHints().setColorScheme(_SCHEMES[choice])
        self.apply_theme(self._chosen())
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    def choose(self, choice: str) -> None:
        """Choose light, dark or the system's theme, also for window frames and Qt's dialogs."""
        if choice != self._choice:
            self._choice = choice
            self._app.styleHints().setColorScheme(_SCHEMES[choice])
            self._on_system_changed()

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme until another is chosen or the system's changes."""
        self.theme = theme
        self._app.setPalette(_palette(theme))
        self._app.setStyleSheet(_style_sheet(theme))
        self.changed.emit()

    def _chosen(self) -> Theme:
        scheme = self._app.styleHints().colorScheme() if self._choice == "system" else _SCHEMES[self._choice]
        return DARK if scheme == Qt.ColorScheme.Dark else LIGHT

    def _on_system_changed(self) -> None:
        if (theme := self._chosen()) is not self.theme:
            self.apply_theme(theme)


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, color in (
        (role.Window, theme.window),
        (role.WindowText, theme.text),
        (role.Base, theme.surface),
        (role.AlternateBase, theme.window),
        (role.Text, theme.text),
        (role.Button, theme.surface),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.danger),
        (role.Highlight, theme.selection),
        (role.HighlightedText, theme.text),
        (role.ToolTipBase, theme.raised),
        (role.ToolTipText, theme.text),
        (role.PlaceholderText, theme.muted),
        (role.Link, theme.accent),
        (role.Accent, theme.accent),
        (role.Mid, theme.border),
    ):
        palette.setColor(which, QColor(color))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.disabled))
    return palette


def _style_sheet(theme: Theme) -> str:
    """``resources/style.qss`` with every ``@name`` replaced by the theme's colour, longer names first."""
    sheet = (paths.resources_folder() / "style.qss").read_text(encoding="utf-8")
    for name in sorted(Theme.__slots__, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", str(getattr(theme, name)))
    return sheet.replace("@icons", (paths.resources_folder() / "icons").as_posix())
