"""The details of a song, and actions that find similar songs and the file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from emotion_player.core.ports.library import TrackCatalog
from emotion_player.core.predictions.prediction import ModelKey
from emotion_player.errors import EmotionPlayerError
from emotion_player.gui.corrections.corrections import Corrections
from emotion_player.gui.details.folder_view import show_in_folder
from emotion_player.gui.details.model_predictions import ModelPrediction
from emotion_player.gui.details.song_details import SongDetails
from emotion_player.gui.plane.covers import Covers
from emotion_player.gui.sentences import translate_error
from emotion_player.gui.services import Models
from emotion_player.gui.songs.tracks_and_selection import TracksAndSelection
from emotion_player.gui.theme import Theme
from emotion_player.gui.widgets.late_window import LateWindow
from emotion_player.gui.window.frame import Frame
from emotion_player.gui.window.song_actions import Group, SongActions


class Details(QObject):
    """Opens the details window, lets it follow the current song unless it is pinned, and updates it.

    Args:
        frame: The window.
        songs: The songs of the window.
        catalog: The library, read on this thread.
        models: The models.
        covers: Loads covers.
        corrections: The user's corrections.

    Signals:
        play_requested: Play a song: its id.
        play_from_requested: Play a song from a position: its id and the seconds.
        search_requested: Find songs like one, the nearest first: the search.
    """

    play_requested = Signal(int)
    play_from_requested = Signal(int, float)
    search_requested = Signal(str)

    def __init__(
        self,
        frame: Frame,
        songs: TracksAndSelection,
        catalog: TrackCatalog,
        models: Models,
        covers: Covers,
        corrections: Corrections,
    ) -> None:
        super().__init__(frame.window)
        self._tracks, self._selection = songs.tracks, songs.selection
        self._catalog = catalog
        self._models = models
        self._covers = covers
        self._message = frame.message
        self._song: int | None = None
        self._is_pinned = False
        self._position_s = 0.0
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show)
        self._frame = frame
        self._corrections = corrections
        self._late = LateWindow(self._build)
        self._selection.current_changed.connect(self._on_current_changed)
        self._selection.playing_changed.connect(self._show_position)
        self._tracks.points_changed.connect(self._soon.start)  # emitted before the change is complete

    @property
    def window(self) -> SongDetails:
        """The details window, shown or not."""
        return self._late.built()

    def add_actions(self, actions: SongActions) -> None:
        """Add the actions to the menus of songs."""
        actions.add(Group.FIND, self.tr("Details…"), lambda ids: self.open_for(ids[0]), key="Ctrl+I", most=1)
        actions.add(Group.FIND, self.tr("More like this"), lambda ids: self.find_like(ids[0]), key="Ctrl+L", most=1)
        actions.add(
            Group.FIND, self.tr("Show in folder"), lambda ids: self.show_folder(ids[0]), key="Ctrl+Shift+I", most=1
        )
        actions.add(Group.JUDGE, self.tr("Correct…"), lambda ids: self.correct(ids[0]), most=1)

    def open_for(self, song: int) -> None:
        """Show the details of a song."""
        self._take(song)
        self._late.open()

    def correct(self, song: int) -> None:
        """Show the details of a song with the focus on the numbers of its emotion."""
        self.open_for(song)
        self.window.correction.start_editing()

    def find_like(self, song: int) -> None:
        """Find the songs nearest to one, itself first."""
        valence, arousal = self._tracks.collection.points()[song].tolist()
        self.search_requested.emit(f"near:{valence:.4f},{arousal:.4f}")

    def show_folder(self, song: int) -> None:
        """Show the file of a song in its folder."""
        path = self._tracks.collection.path(song)
        if not show_in_folder(path):
            self._message.warn(self.tr("The folder {folder} cannot be opened.").format(folder=path.parent))

    def set_position(self, position_s: float) -> None:
        """Set the playback position of the playing song."""
        self._position_s = position_s
        self._show_position()

    def apply_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        if self._late.now is not None:
            self._late.now.apply_theme(theme)

    def close(self) -> None:
        """Close the window, before the main window closes."""
        self._soon.stop()
        self._late.close()

    def _build(self) -> SongDetails:
        window = SongDetails(self._frame.theme, self._frame.window)
        window.pinned.connect(self._on_pinned)
        window.folder_requested.connect(lambda: self._with_song(self.show_folder))
        window.play_requested.connect(lambda: self._with_song(self.play_requested.emit))
        window.correction.corrected.connect(
            lambda valence, arousal: self._with_song(lambda song: self._corrections.correct(song, valence, arousal))
        )
        window.correction.removal_requested.connect(
            lambda: self._with_song(lambda song: self._corrections.remove([song]))
        )
        for sought in (window.curve.sought, window.why.sought):
            sought.connect(self._on_sought)
        return window

    def _take(self, song: int) -> None:
        if song != self._song:
            self.window.show_cover(None)
        self._song = song
        self._show()
        self._covers.want(song, lambda: self._song == song, self.window.show_cover)

    def _show(self) -> None:
        songs = self._tracks.collection
        if self._song is None or self._song >= len(songs):
            return
        try:
            predictions = [self._prediction(self._song, name) for name in self._by_preference()]
        except EmotionPlayerError as error:
            self._message.warn(translate_error(error))
            return
        is_available = songs.is_available(self._song)
        self.window.show_song(songs.shown_track(self._song), predictions, is_available=is_available)
        self._show_position()

    def _by_preference(self) -> list[str]:
        placements = self._tracks.collection.placements
        return sorted(placements.names, key=lambda name: name != placements.shown)

    def _prediction(self, track_id: int, name: str) -> ModelPrediction:
        """Return the latest prediction of a model, in any version, installed or not."""
        status, tracks = self._models.status(name), self._tracks.collection
        in_use = status.key if status is not None else None
        predicted = self._catalog.latest_prediction(tracks.path(track_id), in_use or ModelKey(name, ""))
        is_current = predicted is not None and predicted.model == in_use
        is_outdated = predicted is not None and in_use is not None and not is_current
        return ModelPrediction(
            name, predicted, is_outdated, tracks.placements.calibration(name) if is_current else None
        )

    def _with_song(self, do: Callable[[int], None]) -> None:
        if self._song is not None:
            do(self._song)

    def _on_pinned(self, pinned: bool) -> None:
        self._is_pinned = pinned
        self._on_current_changed()

    def _on_current_changed(self) -> None:
        current = self._selection.current
        if current is not None and not self._is_pinned and self._late.is_visible:
            self._take(current)

    def _on_sought(self, seconds: float) -> None:
        if self._song is not None:
            self.play_from_requested.emit(self._song, seconds)

    def _show_position(self) -> None:
        if self._song is None:
            return
        is_playing = self._song == self._selection.playing
        self.window.curve.show_position(self._position_s if is_playing else None)
