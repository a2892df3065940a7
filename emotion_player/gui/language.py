"""The language of the window: English or German, or the computer's if it is one of them."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from emotion_player import paths

LANGUAGES = {"en": "English", "de": "Deutsch"}
"""The languages of the window, each by its own name."""


class Language:
    """Translates an application into one of the languages.

    English has a file, too: it knows that one song is not “1 songs”.
    """

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._translators: list[QTranslator] = []
        self._former_locale: QLocale | None = None

    def uninstall(self) -> None:
        """Leave the application as it was."""
        if self._former_locale is not None:
            QLocale.setDefault(self._former_locale)
            self._former_locale = None
        for translator in self._translators:
            self._app.removeTranslator(translator)
            translator.deleteLater()
        self._translators = []

    def install(self, choice: str) -> None:
        """Take a language of ``LANGUAGES``, or the computer's for ``system``; widgets made from now on use it."""
        code = _code_of(choice)
        self.uninstall()
        ours, qts = QTranslator(self._app), QTranslator(self._app)
        ours.load(f"emotion_player_{code}", str(paths.resources_folder() / "translations"))
        qts.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        self._translators = [qts, ours]  # the last one installed is asked first
        for translator in self._translators:
            self._app.installTranslator(translator)
        self._former_locale, system = QLocale(), QLocale.system()
        QLocale.setDefault(system if _code(system.name()) == code else QLocale(code))


def _code_of(choice: str) -> str:
    if choice in LANGUAGES:
        return choice
    wanted = (_code(name) for name in QLocale.system().uiLanguages())
    return next((code for code in wanted if code in LANGUAGES), "en")


def _code(name: str) -> str:
    """``de`` of ``de-AT`` or ``de_AT``."""
    return name.replace("_", "-").partition("-")[0]
