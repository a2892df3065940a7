"""What the window works with: everything that lies behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from emotion_player.core.model_card import ModelCard
from emotion_player.core.ports import (
    Exchange,
    ListenerLibrary,
    MoodTagger,
    OpenListenerLibrary,
    PlaylistStore,
    PlaylistWriter,
    ReadCover,
    TrackCatalog,
)
from emotion_player.core.predictions.prediction import ModelStatus
from emotion_player.gui.scanning.scan import Analyze


@dataclass(frozen=True, slots=True)
class Services:
    """The library, the models and the files, as the window may use them.

    Attributes:
        catalog: The library, read on the window's thread.
        playlists: Its playlists, read on the window's thread.
        playlist_writer: Changes them on a task thread.
        listener: What the listener corrected and the models learned from it, read on the window's thread.
        open_listener: Opens the same for a task thread.
        exchange: Takes the library to files; runs on task threads.
        models: Student and teacher, in the order of the switch.
        cards: Of the models that are installed.
        analyze: Analyses files; runs on a task thread.
        tagger: Writes moods into the tags of files; runs on task threads.
        read_cover: Reads the covers of songs; runs on task threads.
        stop_reading: Lets what reads covers stop at once, whatever a file does; called when the window closes.
        demo_folder: The demo songs.
        describe_installation: What there is to work with, as text; runs on a task thread.
    """

    catalog: TrackCatalog
    playlists: PlaylistStore
    playlist_writer: PlaylistWriter
    listener: ListenerLibrary
    open_listener: OpenListenerLibrary
    exchange: Exchange
    models: Sequence[ModelStatus]
    cards: Sequence[ModelCard]
    analyze: Analyze
    tagger: MoodTagger
    read_cover: ReadCover
    stop_reading: Callable[[], None]
    demo_folder: Path
    describe_installation: Callable[[], str]
