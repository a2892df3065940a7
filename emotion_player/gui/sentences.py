"""Sentences of the lower layers, which know no languages, in the language of the window."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_SENTENCES = (
    QT_TRANSLATE_NOOP("Sentence", "The settings {file} cannot be read: {why}."),
    QT_TRANSLATE_NOOP("Sentence", "The settings {file} cannot be understood: {why}."),
    QT_TRANSLATE_NOOP("Sentence", "The settings {file} cannot be written: {why}."),
    QT_TRANSLATE_NOOP("Sentence", "A folder whose name is not valid text cannot be kept in the settings."),
    QT_TRANSLATE_NOOP("Sentence", "The model has no card: {path} is missing."),
    QT_TRANSLATE_NOOP("Sentence", "The card {path} cannot be read: {why}."),
    QT_TRANSLATE_NOOP("Sentence", "The card {path} is damaged: it has no {what}."),
    QT_TRANSLATE_NOOP("Sentence", "The card {path} is damaged: {why}."),
    QT_TRANSLATE_NOOP("Sentence", "The card {path} has no model: {model} is missing."),
    QT_TRANSLATE_NOOP("Sentence", 'The card {path} describes another model, "{model}".'),
    QT_TRANSLATE_NOOP("Sentence", "No {name} model is installed. Put {network} and {card} into {folder}."),
    QT_TRANSLATE_NOOP("Sentence", "The model {file} is not the one its card describes: its sha256 differs."),
    QT_TRANSLATE_NOOP("Sentence", "The model {file} cannot be read: {why}."),
    QT_TRANSLATE_NOOP("Sentence", "The model {model} has no answer to this sound."),
    QT_TRANSLATE_NOOP("Sentence", "The card of {model} does not fit its network: {side} is {found}, not {wanted}."),
    QT_TRANSLATE_NOOP(
        "Sentence", "The card of {model} tells of GEMS emotions, but its network has no output for them."
    ),
    QT_TRANSLATE_NOOP("Sentence", "The card of {model} must name all GEMS emotions in this order: {names}."),
    QT_TRANSLATE_NOOP("Sentence", "The network of {model} does not answer with valence and arousal."),
    QT_TRANSLATE_NOOP("Sentence", "The network of {model} does not answer with shares of listeners, from 0 to 1."),
    QT_TRANSLATE_NOOP("Sentence", "{network} is not a network that onnxruntime can run."),
    QT_TRANSLATE_NOOP("Sentence", "{network} failed on an input of shape {shape}."),
    QT_TRANSLATE_NOOP("Sentence", "“{typed}”: {why}."),
    QT_TRANSLATE_NOOP("Sentence", "there is no field “{field}”, only {known}; quotes around it make it plain text"),
    QT_TRANSLATE_NOOP("Sentence", "nothing follows the colon"),
    QT_TRANSLATE_NOOP("Sentence", "a decade is written like 1990s, or {none} for no year"),
    QT_TRANSLATE_NOOP("Sentence", "a quadrant is one of {words}"),
    QT_TRANSLATE_NOOP("Sentence", "a song can be {states}"),
    QT_TRANSLATE_NOOP("Sentence", "a place is written like near:.4,-.2, without a dash before it"),
    QT_TRANSLATE_NOOP("Sentence", "the range runs backwards"),
    QT_TRANSLATE_NOOP("Sentence", "a year is written like 1999, 1990..1999 or >1990"),
    QT_TRANSLATE_NOOP("Sentence", "a duration is written in minutes, like 3..5, <2.5 or >3:30"),
    QT_TRANSLATE_NOOP("Sentence", "valence is written like .3, -.2..0 or >.3"),
    QT_TRANSLATE_NOOP("Sentence", "arousal is written like .3, -.2..0 or >.3"),
    QT_TRANSLATE_NOOP("Sentence", "The analyses in {file} were written by a newer Emotion Player: please update."),
    QT_TRANSLATE_NOOP("Sentence", "The analyses in {file} cannot be read: {why}."),
    QT_TRANSLATE_NOOP("Sentence", "{file} is no file of analyses, or damaged ({why}); nothing was taken from it."),
    QT_TRANSLATE_NOOP("Sentence", "The library is damaged: what it has learned from corrections is {what}."),
    QT_TRANSLATE_NOOP("Sentence", "The library {path} cannot be made: {why}."),
    QT_TRANSLATE_NOOP("Sentence", "{path} is not a library: it is no database at all."),
    QT_TRANSLATE_NOOP("Sentence", "The library {path} cannot grow: the disk is full."),
    QT_TRANSLATE_NOOP("Sentence", "The library {path} cannot be written: it is read-only."),
    QT_TRANSLATE_NOOP("Sentence", "The library {path} is in use by another program; please try again later."),
    QT_TRANSLATE_NOOP("Sentence", "The library {path} is damaged ({why}); move it away and scan again."),
    QT_TRANSLATE_NOOP("Sentence", "The library {path} cannot be opened or made: no leave to read or write it."),
    QT_TRANSLATE_NOOP("Sentence", "The library {path} cannot be read or written: {why}."),
    QT_TRANSLATE_NOOP("Sentence", "{path} is a database of another program, not a library of Emotion Player."),
    QT_TRANSLATE_NOOP(
        "Sentence",
        "The library {path} was made by a newer Emotion Player (its tables have version {version}, this program "
        "knows {known}): please update.",
    ),
    QT_TRANSLATE_NOOP("Sentence", "There is no such file or folder."),
    QT_TRANSLATE_NOOP("Sentence", "This is neither a file nor a folder."),
    QT_TRANSLATE_NOOP("Sentence", "The folder cannot be read: {why}"),
    QT_TRANSLATE_NOOP("Sentence", "The link leads nowhere: {why}"),
    QT_TRANSLATE_NOOP("Sentence", "The file is gone."),
    QT_TRANSLATE_NOOP("Sentence", "The file cannot be read: {why}."),
    QT_TRANSLATE_NOOP("Sentence", "The file is gone, and its sound is nowhere else in the library."),
    QT_TRANSLATE_NOOP("Sentence", "{file} is no playlist that can be read: its name must end in .m3u8, .m3u or .xspf."),
    QT_TRANSLATE_NOOP("Sentence", "{file} is no name for a playlist: it must end in .m3u8 or .xspf."),
    QT_TRANSLATE_NOOP("Sentence", "{file} is there already; --force replaces it."),
    QT_TRANSLATE_NOOP("Sentence", "The playlist {file} cannot be read: {why}."),
    QT_TRANSLATE_NOOP("Sentence", "The playlist {file} cannot be written: {why}."),
    QT_TRANSLATE_NOOP("Sentence", "The playlist {file} has no songs."),
    QT_TRANSLATE_NOOP(
        "Sentence", "No song of the playlist {file} can be found; scan the folder that they are in first."
    ),
    QT_TRANSLATE_NOOP("Sentence", "Its tag {field} holds something that is no text."),
    QT_TRANSLATE_NOOP("Sentence", "Its other tags hold damaged text, which would be lost."),
    QT_TRANSLATE_NOOP("Sentence", "This is no file."),
    QT_TRANSLATE_NOOP("Sentence", "The file is write-protected."),
    QT_TRANSLATE_NOOP("Sentence", "The folder is write-protected."),
    QT_TRANSLATE_NOOP("Sentence", "This kind of file has no place for tags."),
    QT_TRANSLATE_NOOP("Sentence", "More than these tags would change in it; it was left as it is."),
    QT_TRANSLATE_NOOP("Sentence", "Another program has just changed the file; it was left as it is."),
    QT_TRANSLATE_NOOP("Sentence", "{content} cannot be written to {file}: its name must end in {endings}."),
    QT_TRANSLATE_NOOP("Sentence", "{content} cannot be written to {file}: {why}."),
    QT_TRANSLATE_NOOP("Sentence", "The corrections"),
    QT_TRANSLATE_NOOP("Sentence", "The library"),
    QT_TRANSLATE_NOOP("Sentence", "The analyses"),
    QT_TRANSLATE_NOOP("Sentence", "It holds no sound."),
    QT_TRANSLATE_NOOP("Sentence", "Its sound is encoded in an unknown way."),
    QT_TRANSLATE_NOOP("Sentence", "It is not an audio file, or it is damaged."),
    QT_TRANSLATE_NOOP("Sentence", "It cannot be read: permission denied."),
    QT_TRANSLATE_NOOP("Sentence", "It cannot be read: {why}."),
    QT_TRANSLATE_NOOP("Sentence", "It is not a file."),
    QT_TRANSLATE_NOOP("Sentence", "The file is empty."),
    QT_TRANSLATE_NOOP("Sentence", "Only {heard} seconds of sound; at least {least} second is needed."),
    QT_TRANSLATE_NOOP("Sentence", "It is silent."),
    QT_TRANSLATE_NOOP("Sentence", "It makes the decoder crash."),
    QT_TRANSLATE_NOOP("Sentence", "Reading it takes too long."),
    QT_TRANSLATE_NOOP("Sentence", "Reading it needs too much memory."),
    QT_TRANSLATE_NOOP("Sentence", "Reading it failed in an unexpected way; the log tells how."),
    QT_TRANSLATE_NOOP("Sentence", "Songs cannot be read: no process can be started ({why})."),
    QT_TRANSLATE_NOOP("Sentence", "Songs cannot be read: what reads them does not start."),
    QT_TRANSLATE_NOOP("Sentence", "Songs cannot be read: {why}."),
    QT_TRANSLATE_NOOP("Sentence", "Its tag holds too many frames, or too large ones, to be written anew."),
    QT_TRANSLATE_NOOP("Sentence", "The card of {model} tells of another number of inputs than its network has."),
    QT_TRANSLATE_NOOP("Sentence", "{network} must have one or two float32 inputs and one or two outputs."),
)
"""Errors, reasons of failures and faults of searches, as they are raised; in braces what differs from time to time."""


def told(text: str) -> str:
    """What a lower layer says, line by line, in the language of the window; what is not known here stays as it is."""
    return "\n".join(map(_told_line, text.split("\n"))) if text else ""


def is_known(sentence: str) -> bool:
    """Whether a sentence can be translated."""
    return any(pattern.fullmatch(sentence) for _, pattern in _patterns())


def _told_line(line: str) -> str:
    for template, pattern in _patterns():
        if (match := pattern.fullmatch(line)) is not None:
            values = {name: _told_line(value) for name, value in match.groupdict().items()}
            return QCoreApplication.translate("Sentence", template).format(**values)
    return line


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Every sentence with what it looks like; those that say most in words of their own come first."""
    own_first = sorted(map(str, _SENTENCES), key=lambda template: -sum(map(len, _own_words(template))))
    return tuple((template, _pattern(template)) for template in own_first)


def _own_words(template: str) -> Iterable[str]:
    return re.split(r"\{\w+\}", template)


def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", template)
    return re.compile("".join(f"(?P<{part}>.+?)" if at % 2 else re.escape(part) for at, part in enumerate(parts)))
