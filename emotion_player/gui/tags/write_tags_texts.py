"""The sentences of the window that writes tags."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from emotion_player.gui.tags.changes_model import ChangeCounts

translate = QCoreApplication.translate


def counts_text(counts: ChangeCounts) -> str:
    """Say what writing would do."""
    parts = [translate("WriteTagsWindow", "%n file(s) will change", "", counts.changing)]
    if counts.same:
        parts.append(translate("WriteTagsWindow", "%n file(s) need no change", "", counts.same))
    if counts.refused:
        parts.append(translate("WriteTagsWindow", "%n file(s) cannot be written", "", counts.refused))
    return "  ·  ".join(parts)


def outcome_text(*, undone: bool, saved: int, refused: int, left: int) -> str:
    """Say what was written or undone.

    Args:
        undone: Whether tags were undone, not written.
        saved: The files that were changed.
        refused: Those that could not be.
        left: Those that were not reached.
    """
    if undone:
        text = translate("WriteTagsWindow", "The tags of %n file(s) were restored.", "", saved)
    else:
        text = translate("WriteTagsWindow", "Tags were written into %n file(s).", "", saved)
    if refused:
        text += " " + translate("WriteTagsWindow", "%n file(s) could not be written; the table says why.", "", refused)
    if left:
        text += " " + translate("WriteTagsWindow", "%n file(s) were not processed.", "", left)
    return text
