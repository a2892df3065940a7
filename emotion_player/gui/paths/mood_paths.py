"""Mood paths: drawn on the plane or between two places, and adjusted before they are saved."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from emotion_player.core.emotion import Emotion
from emotion_player.core.mood_paths.mood_path import MoodPath, PathRequest
from emotion_player.core.mood_paths.path_draft import PathDraft, PathOffer
from emotion_player.gui.operation import Lane, Operation
from emotion_player.gui.paths.path_panel import PathPanel
from emotion_player.gui.paths.path_texts import lines_of, shortfall_text, title_text, total_text
from emotion_player.gui.paths.places import Place, current_songs, end_of, moods
from emotion_player.gui.songs.tracks_and_selection import TracksAndSelection
from emotion_player.gui.undo.undo_history import Step
from emotion_player.gui.window.frame import Frame

_CHOICES = Lane("mood path", newest_wins=True)


class PathPlane(Protocol):
    """The interface of the plane for paths."""

    path_drawn: SignalInstance
    path_dropped: SignalInstance

    def show_path(self, path: MoodPath | None, track_ids: Sequence[int] = ()) -> None:
        """Draw a path, and the songs chosen along it; without a signal."""


class MoodPaths(QObject):
    """Chooses the songs of a path, and shows it on the plane and in the panel.

    Only shown songs take part, or those for which a path was requested. The choice runs on a task thread, with copies
    of the columns.

    Args:
        frame: The window.
        songs: The songs of the window.
        plane: The plane on which paths are drawn.
        panel: The panel in which they are adjusted.
        name_fault: Returns why no playlist can have a name, in a sentence; empty if one can.

    Signals:
        changed: Another path is shown: its title, empty for none.
        shown: A new path is shown: bring the panel to the front.
        play_requested: Play songs: a list of ids, and the index of the first.
        queue_requested: Add songs to the queue: a list of ids.
        save_requested: Save songs as a playlist: a list of ids, and the name.
        export_requested: Export songs: a list of ids, a suggested name and the PlaylistKind.
    """

    changed = Signal(str)
    shown = Signal()
    play_requested = Signal(list, int)
    queue_requested = Signal(list)
    save_requested = Signal(list, str)
    export_requested = Signal(list, str, object)

    def __init__(
        self,
        frame: Frame,
        songs: TracksAndSelection,
        plane: PathPlane,
        panel: PathPanel,
        name_fault: Callable[[str], str],
    ) -> None:
        super().__init__(frame.window)
        self._name_fault = name_fault
        self._tracks, self._selection = songs.tracks, songs.selection
        self._plane = plane
        self._panel = panel
        self._draft: PathDraft | None = None
        self._tasks = frame.tasks
        self._history = frame.history
        self._planning: Operation[PathDraft | None] | None = None
        self._connect()
        self._offer_places()
        self._show()

    @property
    def draft(self) -> PathDraft | None:
        """The shown path."""
        return self._draft

    def between(self, songs: Sequence[int]) -> None:
        """Start a path from the first of some songs to the last, both included."""
        first, last = songs[0], songs[-1]
        path = MoodPath((self._emotion(first), self._emotion(last)))
        self._begin(PathDraft(path, self._panel.form.request, locked={first: 0.0, last: 1.0}))

    def through(self, songs: Sequence[int]) -> None:
        """Start a path through some songs, and along no others, from the less excited to the more excited of them."""
        request = self._panel.form.request
        if request.count is not None:
            request = dataclasses.replace(request, count=min(request.count, len(songs)))
        path = MoodPath.through(self._tracks.collection.points()[list(songs)])
        self._begin(PathDraft(path, request, among=frozenset(songs)))

    def drop(self) -> None:
        """Remove the path."""
        self._on_path_dropped()

    def ask(self) -> None:
        """Let the user choose the start and the end."""
        self.shown.emit()
        self._panel.form.start()

    # How a path comes to be

    def _on_path_drawn(self, path: MoodPath) -> None:
        """Start a path, or continue with one of which a corner was dragged."""
        draft = self._draft
        if draft is not None and _are_alike(draft.path, path):
            self._plan(dataclasses.replace(draft, path=path))
        else:
            self._begin(PathDraft(path, self._panel.form.request))

    def _on_asked(self, start: Place, end: Place) -> None:
        ends = [(start.song, 0.0), (end.song, 1.0)]
        locked = {song: share for song, share in reversed(ends) if song is not None}
        draft, request = self._draft, self._panel.form.request
        if draft is not None and (start, end) == self._ends(draft):  # choose again along the line, even a bent one
            self._begin(PathDraft(draft.path, request, locked=locked, among=draft.among))
            return
        corners = (start.emotion,) if start.emotion == end.emotion else (start.emotion, end.emotion)
        self._begin(PathDraft(MoodPath(corners), request, locked=locked))

    def _begin(self, draft: PathDraft) -> None:
        self._plane.show_path(draft.path)
        self.shown.emit()
        self._plan(draft)

    def _on_path_dropped(self) -> None:
        self._forget_choice()
        self._take(None)

    # How it is adjusted

    def _on_request_changed(self, request: PathRequest) -> None:
        if self._draft is not None:
            self._plan(dataclasses.replace(self._draft, request=request))

    def _on_restart(self) -> None:
        if self._draft is not None:
            self._plan(self._draft.reset())

    def _on_replace(self, row: int) -> None:
        draft = self._draft
        if draft is not None:
            offer = self._offer(draft, draft.tracks)
            self._choose(lambda: draft.replaced(row, offer()))

    def _adjust(self, change: Callable[[PathDraft], PathDraft]) -> None:
        if self._draft is not None:
            self._forget_choice()
            self._take(change(self._draft))

    def _on_lock(self, rows: list[int]) -> None:
        draft = self._draft
        if draft is not None:
            are_locked = all(draft.tracks[row] in draft.locked for row in rows)
            self._adjust(lambda draft: draft.with_lock(rows, locked=not are_locked))

    # Choosing

    def _plan(self, draft: PathDraft) -> None:
        offer = self._offer(draft, draft.locked)
        self._choose(lambda: draft.planned(offer()))

    def _choose(self, choose: Callable[[], PathDraft | None]) -> None:
        """Choose songs in the background; ``choose`` must read only constant data. Only the newest choice counts."""
        self._planning = Operation.call("choosing the songs of a path", choose, _CHOICES).on_success(self._on_planned)
        self._tasks.start(self._planning)

    def _forget_choice(self) -> None:
        if self._planning is not None:
            self._planning.drop()

    def _offer(self, draft: PathDraft, kept: Iterable[int]) -> Callable[[], PathOffer]:
        """Copy the columns, and return a function that builds the offer from them on any thread."""
        songs = self._tracks.collection
        shown = songs.shown[:] if draft.among is None else sorted(draft.among.intersection(songs.present_ids()))
        points, durations_s = songs.points(), songs.durations_s().copy()
        artists, sounds, kept = songs.artists[:], songs.fingerprints[:], frozenset(kept)
        return lambda: PathOffer.of(shown, points, durations_s, artists, sounds, kept)

    def _on_planned(self, draft: PathDraft | None) -> None:
        if draft is None:
            self._panel.show_note(self.tr("No other song shown fits there."))
        else:
            self._panel.form.show_request(draft.request)  # there may be more locked songs than requested
            self._take(draft)

    def _take(self, draft: PathDraft | None) -> None:
        """Show a draft; a different one can be undone."""
        before = self._draft
        if draft != before:
            text = self.tr("Choose a mood path") if before is None else self.tr("Change the mood path")
            text = text if draft else self.tr("Remove the mood path")
            self._draft = draft
            self._history.did(Step(text, undo=lambda: self._become(before), redo=lambda: self._become(draft)))
        self._show()

    def _become(self, draft: PathDraft | None) -> None:
        self._forget_choice()
        self._draft = draft
        if draft is not None:
            self._panel.form.show_request(draft.request)
        self._show()

    # What is to be seen

    def _show(self) -> None:
        draft, songs = self._draft, self._tracks.collection
        self.changed.emit(title_text(draft.path) if draft else "")
        self._panel.allow_restart(allowed=draft is not None and draft.is_adjusted)
        if draft is None:
            self._plane.show_path(None)
            self._panel.form.show_ends(None, None)
            self._panel.show_nothing()
            return
        self._plane.show_path(draft.path, draft.tracks)
        self._panel.form.show_ends(*self._ends(draft))
        total = total_text(len(draft.tracks), float(songs.durations_s()[list(draft.tracks)].sum()))
        self._panel.show_path(lines_of(draft, songs), total, shortfall_text(draft))

    def _ends(self, draft: PathDraft) -> tuple[Place, Place]:
        """Where a path starts and where it ends."""
        songs, corners = self._tracks.collection, draft.path.corners
        locked = {share: song for song, share in draft.locked.items()}
        start = end_of(corners[0], locked.get(0.0), songs)
        return start, start if len(corners) == 1 else end_of(corners[-1], locked.get(1.0), songs)

    def _offer_places(self) -> None:
        at_hand, words = current_songs(self._tracks.collection, self._selection), moods()
        self._panel.form.show_places([*at_hand, *words], [*words, *reversed(at_hand)])

    def _on_points_changed(self) -> None:
        """Update the path after songs were added, moved or removed."""
        self._show()

    def _on_rows_chosen(self) -> None:
        """Select the songs of the chosen rows on the plane and in the table."""
        songs = self._songs()
        if rows := self._panel.list.rows():
            self._selection.select([songs[row] for row in rows], current=songs[rows[0]])

    def _on_playing_changed(self) -> None:
        self._panel.list.mark_playing(self._selection.playing)
        self._offer_places()

    def _emotion(self, song: int) -> Emotion:
        return Emotion.clipped(*self._tracks.collection.points()[song].tolist())

    # What becomes of it

    def _songs(self) -> list[int]:
        return list(self._draft.tracks) if self._draft else []

    def _name(self) -> str:
        return title_text(self._draft.path) if self._draft else ""

    def _connect(self) -> None:
        panel, form = self._panel, self._panel.form
        self._plane.path_drawn.connect(self._on_path_drawn)
        self._plane.path_dropped.connect(self._on_path_dropped)
        self._tracks.points_changed.connect(self._on_points_changed)
        self._selection.current_changed.connect(self._offer_places)
        self._selection.playing_changed.connect(self._on_playing_changed)
        form.asked.connect(self._on_asked)
        form.request_changed.connect(self._on_request_changed)
        panel.list.moved.connect(lambda rows, to: self._adjust(lambda draft: draft.moved(rows, to)))
        panel.list.removed.connect(lambda rows: self._adjust(lambda draft: draft.removed(rows)))
        panel.list.rows_chosen.connect(self._on_rows_chosen)
        panel.list.picked.connect(lambda row: self.play_requested.emit(self._songs(), row))
        panel.replace_requested.connect(self._on_replace)
        panel.lock_requested.connect(self._on_lock)
        panel.turn_requested.connect(lambda: self._adjust(PathDraft.reversed))
        panel.restart_requested.connect(self._on_restart)
        panel.play_requested.connect(lambda: self.play_requested.emit(self._songs(), 0))
        panel.queue_requested.connect(lambda: self.queue_requested.emit(self._songs()))
        panel.save_requested.connect(lambda: panel.foot.ask_name(self._name(), self._name_fault))
        panel.export_requested.connect(panel.foot.ask_kind)
        panel.foot.name_given.connect(lambda name: self.save_requested.emit(self._songs(), name))
        panel.foot.kind_given.connect(lambda kind: self.export_requested.emit(self._songs(), self._name(), kind))


def _are_alike(one: MoodPath, other: MoodPath) -> bool:
    """Whether one path is the other with one corner moved."""
    if len(one.corners) != len(other.corners):
        return False
    return sum(here != there for here, there in zip(one.corners, other.corners, strict=True)) <= 1
