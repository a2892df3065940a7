"""Translation of the words of lower layers into the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from emotion_player.core.search.query import SYNTAX
from emotion_player.gui.sentences import translate_sentence

_MODELS = (QT_TRANSLATE_NOOP("ModelName", "Student"), QT_TRANSLATE_NOOP("ModelName", "Teacher"))

_MODELS_WITHIN = (QT_TRANSLATE_NOOP("ModelWord", "student"), QT_TRANSLATE_NOOP("ModelWord", "teacher"))

_GEMS = (
    QT_TRANSLATE_NOOP("GemsWord", "amazement"),
    QT_TRANSLATE_NOOP("GemsWord", "solemnity"),
    QT_TRANSLATE_NOOP("GemsWord", "tenderness"),
    QT_TRANSLATE_NOOP("GemsWord", "nostalgia"),
    QT_TRANSLATE_NOOP("GemsWord", "calmness"),
    QT_TRANSLATE_NOOP("GemsWord", "power"),
    QT_TRANSLATE_NOOP("GemsWord", "joyful activation"),
    QT_TRANSLATE_NOOP("GemsWord", "tension"),
    QT_TRANSLATE_NOOP("GemsWord", "sadness"),
)


def model_name(name: str) -> str:
    """Translate the name of a model, for the start of a line."""
    return QCoreApplication.translate("ModelName", name.capitalize())


def model_word(name: str) -> str:
    """Translate the name of a model, for use within a sentence."""
    return QCoreApplication.translate("ModelWord", name)


def gems_word(name: str) -> str:
    """Translate the name of a GEMS emotion."""
    return QCoreApplication.translate("GemsWord", name.replace("_", " "))


def search_help() -> str:
    """``core.query.SYNTAX``: how to search, in a few lines."""
    return "\n".join(map(translate_sentence, SYNTAX))
