"""Sentences of the lower layers, which know no languages, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from emotion_player.errors import EmotionPlayerError, Sentence


def translate_error(error: EmotionPlayerError) -> str:
    """The sentence of an error in the language of the window."""
    return translate_sentence(error.sentence)


def translate_sentence(sentence: Sentence) -> str:
    """A sentence, with the sentences that fill it in, in the language of the window; English if it is not known."""
    text = QCoreApplication.translate("Sentence", sentence.template)
    values = {
        name: translate_sentence(value) if isinstance(value, Sentence) else value
        for name, value in sentence.values.items()
    }
    return text.format_map(values) if values else text
