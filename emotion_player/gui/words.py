"""Words of the lower layers, which know no languages, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from emotion_player.core.search.query import SYNTAX

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

_SEARCH_HELP = (
    QT_TRANSLATE_NOOP(
        "SearchHelp", "Words are found in title, artist, album, genre and path, whatever their case and accents."
    ),
    QT_TRANSLATE_NOOP("SearchHelp", 'title:air, artist:"miles davis", album:, genre:, path: look in one of them only.'),
    QT_TRANSLATE_NOOP(
        "SearchHelp",
        "year:1990..1999, year:>1990, valence:>.3, arousal:-.2..0 compare numbers; duration:3..5 is in minutes.",
    ),
    QT_TRANSLATE_NOOP(
        "SearchHelp", "quadrant:calm is a quarter of the plane: q1 or happy, q2 or tense, q3 or sad, q4 or calm."
    ),
    QT_TRANSLATE_NOOP(
        "SearchHelp", "model:teacher finds what the teacher has analysed, is:corrected what you have corrected,"
    ),
    QT_TRANSLATE_NOOP(
        "SearchHelp", "is:stale what only an older version has analysed, is:unrefined what the shown model has not."
    ),
    QT_TRANSLATE_NOOP(
        "SearchHelp", 'artist:="air" is that artist and no other, artist:="" none at all; also title, album and genre.'
    ),
    QT_TRANSLATE_NOOP(
        "SearchHelp", 'decade:1990s, decade:none for no year, folder:"/music/jazz" with all that is in it.'
    ),
    QT_TRANSLATE_NOOP(
        "SearchHelp", "Several decades, quadrants, models, folders, states or texts after := mean any of them."
    ),
    QT_TRANSLATE_NOOP("SearchHelp", "near:.4,-.2 shows the 50 nearest songs to that place, the nearest first."),
    QT_TRANSLATE_NOOP("SearchHelp", "Exclude with -live, -artist:bach or not artist:bach."),
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
    return "\n".join(QCoreApplication.translate("SearchHelp", line) for line in SYNTAX.splitlines())
