"""``emotion-player playlist``: create, list, import, export and delete playlists."""

from __future__ import annotations

import argparse

from emotion_player.commands.playlist import import_export, path, saved


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register ``playlist`` and its actions."""
    parser = subparsers.add_parser(
        "playlist",
        help="make playlists along a path of moods; keep, export and import them",
        description="Make playlists that lead along a path of moods, keep them in the library, and exchange them with "
        "other programs as M3U8 and XSPF.",
    )
    actions = parser.add_subparsers(title="actions", required=True, metavar="ACTION")
    for module in (path, saved, import_export):
        module.add_actions(actions)
