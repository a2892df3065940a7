"""What the models have heard and have still to hear, as the window shows and asks for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from emotion_player.collection.rescore_queue import RescoreRequest, Scope
from emotion_player.core.ports import TrackCatalog
from emotion_player.core.predictions.prediction import ModelStatus
from emotion_player.gui.message_bar import MessageBar
from emotion_player.gui.refinement.disagreement_window import DisagreementWindow
from emotion_player.gui.refinement.rescore_offer import RescoreOffer
from emotion_player.gui.refinement.rescoring import Rescoring
from emotion_player.gui.refinement.rescoring_bar import RescoringBar
from emotion_player.gui.refinement.status_line import StatusLine
from emotion_player.gui.scanning.scan import Analyze
from emotion_player.gui.scanning.scanning import Scanning
from emotion_player.gui.song_actions import Group, SongActions
from emotion_player.gui.songs.selection import Selection
from emotion_player.gui.songs.track_table_model import TrackTableModel
from emotion_player.gui.tasks import Tasks
from emotion_player.gui.theme import Theme

TEACHER = "teacher"
"""The model that refines."""


class Refinement(QObject):
    """Puts together what belongs to student and teacher: refining, the line that explains points, where they disagree.

    Args:
        analyze: Analyses files; runs on a task thread.
        catalog: The library, read on this thread.
        models: Student and teacher.
        tracks: The songs of the window.
        selection: The song in hand.
        scanning: The scans that go first.
        message: Says what came of it.
        tasks: The threads.
        state: Remembers what was begun.
        theme: The colours.
        parent: The window.

    Attributes:
        bar: Belongs at the foot of the window.
        line: Belongs under the plane.
        refining: Lets models hear songs.

    Signals:
        analyzed: Tracks were placed, as a list of PredictedTrack.
        track_picked: A song is to be heard: its id.
    """

    analyzed = Signal(list)
    track_picked = Signal(int)

    def __init__(
        self,
        analyze: Analyze,
        catalog: TrackCatalog,
        models: Sequence[ModelStatus],
        tracks: TrackTableModel,
        selection: Selection,
        scanning: Scanning,
        message: MessageBar,
        tasks: Tasks,
        state: QSettings,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._tracks = tracks
        self._selection = selection
        self._theme = theme
        self._window = parent
        self._disagreement: DisagreementWindow | None = None
        self.bar = RescoringBar()
        self.line = StatusLine()
        self.refining = Rescoring(
            analyze, catalog, models, tracks.collection, scanning, self.bar, message, tasks, state, self
        )
        self._news = RescoreOffer(models, tracks.collection, self.refining, message)
        self.refining.analyzed.connect(self.analyzed)
        self.refining.changed.connect(self._show_statuses)
        self.line.refine_requested.connect(lambda: self.refining.refine_all(self._shown))
        tracks.points_changed.connect(self._show_statuses)

    def begin(self, *, update: bool) -> None:
        """All songs are there: go on with what an earlier window had begun, and with new versions of models.

        Args:
            update: Whether a new version hears unasked what an earlier one has heard.
        """
        self.refining.go_on()
        self._news.tell_stale(update=update)

    def tell_unheard(self) -> None:
        """Another model is shown now: say how many songs it has not heard."""
        self._news.tell_unheard(self._shown)

    def show_disagreement(self) -> None:
        """Show the songs about which the first two models disagree most."""
        if self._disagreement is None:
            one, other = self._tracks.collection.placements.names[:2]
            window = DisagreementWindow(self._tracks, self._selection, (one, other), self._theme, self._window)
            window.track_picked.connect(self.track_picked)
            window.refine_requested.connect(lambda: self.refining.refine_all(other))
            self._disagreement = window
        self._disagreement.open_list()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        if self._disagreement is not None:
            self._disagreement.apply_theme(theme)

    def close(self) -> None:
        """Close the window beside, and begin nothing more."""
        if self._disagreement is not None:
            self._disagreement.close()
        self.refining.close()

    def add_actions(self, on_songs: SongActions) -> None:
        """Offer to refine the selected songs."""
        on_songs.add(Group.JUDGE, self.tr("Refine with the teacher"), lambda ids: self.refining.refine(TEACHER, ids))

    def refine_all(self) -> None:
        """Let the teacher hear every song, in the background."""
        self.refining.refine_all(TEACHER)

    @property
    def _shown(self) -> str:
        return self._tracks.collection.placements.shown

    def _show_statuses(self) -> None:
        refining = self.refining.wants(RescoreRequest(self._shown, Scope.ALL))
        songs = self._tracks.collection
        statuses = songs.placements.statuses()[songs.present()]
        self.line.show_statuses(statuses, self._shown, refining=refining)
