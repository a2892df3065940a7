"""Translation of the sentences of lower layers into the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from emotion_player.errors import EmotionPlayerError, Sentence


def translate_error(error: EmotionPlayerError) -> str:
    """Translate the sentence of an error."""
    return translate_sentence(error.sentence)


def translate_sentence(sentence: Sentence) -> str:
    """Translate a sentence and the sentences inserted in it; English if there is no translation."""
    text = QCoreApplication.translate("Sentence", sentence.template)
    values = {
        name: translate_sentence(value) if isinstance(value, Sentence) else value
        for name, value in sentence.values.items()
    }
    return text.format_map(values) if values else text
