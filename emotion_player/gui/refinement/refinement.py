"""The features of student and teacher in the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from emotion_player.collection.rescore_queue import RescoreRequest, Scope
from emotion_player.core.ports.library import TrackCatalog
from emotion_player.gui.refinement.disagreement_window import DisagreementWindow
from emotion_player.gui.refinement.model_choice import ModelChoice
from emotion_player.gui.refinement.rescore_offer import RescoreOffer
from emotion_player.gui.refinement.rescoring import Rescoring
from emotion_player.gui.refinement.status_line import StatusLine
from emotion_player.gui.scanning.scanning import Scanning
from emotion_player.gui.services import Models
from emotion_player.gui.songs.tracks_and_selection import TracksAndSelection
from emotion_player.gui.theme import Theme
from emotion_player.gui.window.frame import Frame
from emotion_player.gui.window.song_actions import Group, SongActions

TEACHER = "teacher"
"""The model that refines."""


class Refinement(QObject):
    """Combines re-scoring, the status line and the disagreement window.

    Args:
        frame: The window.
        songs: The songs of the window.
        catalog: The library, read on this thread.
        models: Student and teacher.
        scanning: The scans, which have priority.

    Attributes:
        bar: The bar for the bottom of the window.
        line: The status line below the plane.
        refining: Re-scores songs.
        models: The choice of the shown model.

    Signals:
        analyzed: Tracks were analysed, as a list of PredictedTrack.
        track_picked: Play a song: its id.
    """

    analyzed = Signal(list)
    track_picked = Signal(int)

    def __init__(
        self, frame: Frame, songs: TracksAndSelection, catalog: TrackCatalog, models: Models, scanning: Scanning
    ) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._tracks, self._selection = songs.tracks, songs.selection
        self._disagreement: DisagreementWindow | None = None
        self.line = StatusLine()
        self.refining = Rescoring(frame, self._tracks.collection, catalog, models, scanning)
        self.bar = self.refining.bar
        self.models = ModelChoice(models.statuses, models.cards, self)
        self._offer = RescoreOffer(models.statuses, self._tracks.collection, self.refining, frame.message)
        self.refining.analyzed.connect(self.analyzed)
        self.refining.changed.connect(self._show_statuses)
        self.line.refine_requested.connect(lambda: self.refining.refine_all(self._shown))
        self._tracks.points_changed.connect(self._show_statuses)

    def begin(self, *, update: bool) -> None:
        """Resume re-scoring once all songs are loaded, and start it for new versions of models.

        Args:
            update: Whether a new version of a model automatically analyses the songs of an older one.
        """
        self.refining.resume()
        self._offer.report_outdated(update=update)

    def show_disagreement(self) -> None:
        """Show the songs about which the first two models disagree most."""
        if self._disagreement is None:
            one, other = self._tracks.collection.placements.names[:2]
            window = DisagreementWindow(
                self._tracks, self._selection, (one, other), self._frame.theme, self._frame.window
            )
            window.track_picked.connect(self.track_picked)
            window.refine_requested.connect(lambda: self.refining.refine_all(other))
            self._disagreement = window
        self._disagreement.open_list()

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self.bar.apply_theme(theme)
        if self._disagreement is not None:
            self._disagreement.apply_theme(theme)

    def close(self) -> None:
        """Close the disagreement window, and stop re-scoring."""
        if self._disagreement is not None:
            self._disagreement.close()
        self.refining.close()

    def add_actions(self, on_songs: SongActions) -> None:
        """Offer to refine the selected songs."""
        on_songs.add(
            Group.JUDGE,
            self.tr("Refine with the teacher"),
            lambda ids: self.refining.refine(TEACHER, ids),
            several=lambda count: self.tr("Refine %Ln song(s) with the teacher", "", count),
        )

    def refine_all(self) -> None:
        """Let the teacher analyse every song, in the background."""
        self.refining.refine_all(TEACHER)

    @property
    def _shown(self) -> str:
        return self._tracks.collection.placements.shown

    def _show_statuses(self) -> None:
        refining = self.refining.wants(RescoreRequest(self._shown, Scope.ALL))
        songs = self._tracks.collection
        statuses = songs.placements.statuses()[songs.present()]
        self.line.show_statuses(statuses, self._shown, refining=refining)
