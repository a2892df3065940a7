"""The models' names in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

TEACHER = "teacher"
"""The model that refines."""

_NAMES = (QT_TRANSLATE_NOOP("ModelName", "student"), QT_TRANSLATE_NOOP("ModelName", "teacher"))
"""The models that ship, where the tools that collect texts for translators find them."""


def model_name(name: str) -> str:
    """A model's name as it stands within a sentence."""
    return QCoreApplication.translate("ModelName", name)
