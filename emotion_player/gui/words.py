"""Words of the lower layers, which know no languages, in the language of the window."""

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
    """The name of a model, as one begins a line with it."""
    return QCoreApplication.translate("ModelName", name.capitalize())


def model_word(name: str) -> str:
    """The name of a model, as it stands within a sentence."""
    return QCoreApplication.translate("ModelWord", name)


def gems_word(name: str) -> str:
    """The name of an emotion of ``core.gems``, as one reads it."""
    return QCoreApplication.translate("GemsWord", name.replace("_", " "))


def search_help() -> str:
    """``core.query.SYNTAX``: how to search, in a few lines."""
    return "\n".join(map(translate_sentence, SYNTAX))
