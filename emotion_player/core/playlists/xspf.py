"""XSPF playlists: the XML Shareable Playlist Format (version 1)."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import PurePath

from emotion_player.core.playlists.naming import as_relative_uri, from_uri, relative_to
from emotion_player.core.playlists.playlist import (
    ON_ANOTHER_DRIVE,
    AbsolutePathKept,
    Playlist,
    PlaylistEntry,
    PlaylistText,
    ReadPlaylist,
    plain,
)
from emotion_player.core.track import Fingerprint
from emotion_player.errors import MalformedError

_NAMESPACE = "http://xspf.org/ns/0/"
_SOUND = "urn:x-emotion-player:sound:"
"""The prefix of a fingerprint as the identifier of a song, by which a moved song is found again."""

_MOST_TAGS = 1_500_000
"""Each element begins and ends with one; 100,000 songs of this program have 1.3 million and take 340 MB."""


def xspf_text(playlist: Playlist, folder: PurePath | None) -> PlaylistText:
    """Format a playlist as XSPF, to be stored as UTF-8.

    Args:
        playlist: A playlist with absolute paths.
        folder: The folder of the file, absolute and without links, for relative locations; None for absolute ones.
    """
    root = ET.Element("playlist", {"version": "1", "xmlns": _NAMESPACE})
    ET.SubElement(root, "title").text = plain(playlist.name)
    tracks = ET.SubElement(root, "trackList")
    stayed = []
    for entry in playlist.entries:
        relative = None if folder is None else relative_to(entry.path, folder)
        if folder is not None and relative is None:
            stayed.append(AbsolutePathKept(entry.path, ON_ANOTHER_DRIVE))
        track = ET.SubElement(tracks, "track")
        ET.SubElement(track, "location").text = entry.path.as_uri() if relative is None else as_relative_uri(relative)
        if entry.fingerprint is not None:
            ET.SubElement(track, "identifier").text = f"{_SOUND}{entry.fingerprint}"
        ET.SubElement(track, "title").text = plain(entry.display_title)
        if artist := plain(entry.artist):
            ET.SubElement(track, "creator").text = artist
        if entry.duration_s is not None:
            ET.SubElement(track, "duration").text = str(round(entry.duration_s * 1_000))
    ET.indent(root)
    body = ET.tostring(root, encoding="unicode")
    return PlaylistText(f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n', tuple(stayed))


def read_xspf(data: bytes, folder: PurePath) -> ReadPlaylist:
    """Parse an XSPF file.

    Args:
        data: The whole file.
        folder: The folder of the file, to which relative locations refer.

    Raises:
        ValueError: The data is not XSPF; the message says why, as the end of a sentence.
    """
    if data.count(b"<") > _MOST_TAGS:
        raise MalformedError("it is too large for a playlist")
    try:
        root = ET.fromstring(data, ET.XMLParser(target=_NoDocumentType()))
    except (ET.ParseError, LookupError, UnicodeError) as error:  # the latter two: an unknown encoding
        raise MalformedError("it is not well-formed XML ({why})", why=error) from error
    if _name(root) != "playlist":
        raise MalformedError("it is XML, but not an XSPF playlist")
    name = next((_text(child) for child in root if _name(child) == "title"), "")
    entries, skipped = [], []
    for track in (each for each in root.iter() if _name(each) == "track"):
        locations = [_text(child) for child in track if _name(child) == "location"]
        paths = (from_uri(location, folder) for location in locations if location)
        path = next((path for path in paths if path is not None), None)
        if path is None:
            skipped.append(" ".join(locations) or "a song without a location")
        else:
            entries.append(_entry(track, path))
    return ReadPlaylist(name, tuple(entries), tuple(skipped))


class _NoDocumentType(ET.TreeBuilder):
    """Rejects a document type: XSPF has none, and it may define entities that expand without limit."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        """Raise, since there is a document type."""
        raise MalformedError("it has a document type, which XSPF does not allow")


def _entry(track: ET.Element, path: PurePath) -> PlaylistEntry:
    texts = {_name(child): _text(child) for child in reversed(track)}
    digits = texts.get("duration", "")
    milliseconds = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 12 else 0
    identifiers = (_text(child) for child in track if _name(child) == "identifier")
    sound = next((each.removeprefix(_SOUND) for each in identifiers if each.startswith(_SOUND)), None)
    return PlaylistEntry(
        path,
        texts.get("title", ""),
        texts.get("creator", ""),
        milliseconds / 1_000 or None,
        None if sound is None else Fingerprint(sound),
    )


def _name(element: ET.Element) -> str:
    """Return an element's name without its namespace, which not every program writes."""
    return str(element.tag).rpartition("}")[2]


def _text(element: ET.Element) -> str:
    return (element.text or "").strip()
