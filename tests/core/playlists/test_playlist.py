"""Playlists as text, out and in again."""

from __future__ import annotations

import os
import xml.etree.ElementTree as ET
from contextlib import suppress
from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from emotion_player.core.playlists.m3u import m3u8_text, read_m3u
from emotion_player.core.playlists.naming import as_line, from_line, from_uri, relative_to
from emotion_player.core.playlists.playlist import AbsolutePathKept, Playlist, PlaylistEntry, plain
from emotion_player.core.playlists.xspf import read_xspf, xspf_text
from emotion_player.core.track import Fingerprint
from emotion_player.errors import Sentence

quick = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
HERE = PurePosixPath("/music/lists")
DRIVE = PureWindowsPath("C:\\Music\\Lists")
SONG = PlaylistEntry(PurePosixPath("/music/Björk/Jóga.mp3"), "Jóga", "Björk", 305.4, Fingerprint("aa"))

posix_names = st.binary(min_size=1, max_size=12).map(
    lambda name: os.fsdecode(name.replace(b"\0", b"x").replace(b"/", b"y"))
)
posix_paths = st.lists(posix_names.filter(lambda name: name not in (".", "..")), min_size=1, max_size=4).map(
    lambda names: PurePosixPath("/", *names)
)
windows_names = st.text(
    st.characters(codec="utf-8", exclude_characters='<>:"/\\|?*', exclude_categories=["Cc"]), min_size=1, max_size=8
).filter(lambda name: name[-1] not in " ." and name == name.rstrip())
windows_paths = st.builds(
    lambda drive, names: PureWindowsPath(drive, *names),
    st.sampled_from(["C:\\", "D:\\", "\\\\server\\share\\"]),
    st.lists(windows_names, min_size=1, max_size=4),
)
texts = st.text(max_size=20)
durations = st.none() | st.integers(1, 20_000).map(float)


def playlists(paths: st.SearchStrategy[PurePath]) -> st.SearchStrategy[Playlist]:
    sounds = st.none() | st.sampled_from([Fingerprint("aa"), Fingerprint("0f")])
    entries = st.lists(st.builds(PlaylistEntry, paths, texts, texts, durations, sounds), max_size=5)
    names = texts.filter(plain).map(plain)
    return st.builds(Playlist, names, entries.map(tuple))


def told(entry: PlaylistEntry) -> str:
    """What a player shows of an entry that came from M3U, where artist and title are one text."""
    return f"{entry.artist} - {entry.display_title}" if entry.artist else entry.display_title


def label(entry: PlaylistEntry) -> str:
    """The same of an entry that goes there."""
    title, artist = plain(entry.display_title), plain(entry.artist)
    return f"{artist} - {title}" if artist else title


# ---- out and in again


@quick
@given(playlists(posix_paths) | playlists(windows_paths), st.booleans(), st.data())
def test_m3u8_comes_back_as_it_went(playlist: Playlist, relative: bool, data: st.DataObject) -> None:
    folder = _folder(playlist, data)
    text = m3u8_text(playlist, folder if relative else None).text

    back = read_m3u(text.encode("utf-8"), folder, may_be_latin=False)

    assert back.name == playlist.name
    assert back.skipped == ()
    assert [entry.path for entry in back.entries] == [entry.path for entry in playlist.entries]
    assert [entry.duration_s for entry in back.entries] == [entry.duration_s for entry in playlist.entries]
    for came, went in zip(back.entries, playlist.entries, strict=True):
        if " - " not in f" {label(went)} ".replace(" - ", "", 1):  # else where the artist ends cannot be told
            assert told(came).split() == label(went).split() or plain(went.display_title) == ""


@quick
@given(playlists(posix_paths) | playlists(windows_paths), st.booleans(), st.data())
def test_xspf_comes_back_as_it_went(playlist: Playlist, relative: bool, data: st.DataObject) -> None:
    folder = _folder(playlist, data)
    text = xspf_text(playlist, folder if relative else None).text

    back = read_xspf(text.encode("utf-8"), folder)

    assert back.name == playlist.name
    assert back.skipped == ()
    expected = [
        PlaylistEntry(each.path, plain(each.display_title), plain(each.artist), each.duration_s, each.fingerprint)
        for each in playlist.entries
    ]
    assert list(back.entries) == expected


def _folder(playlist: Playlist, data: st.DataObject) -> PurePath:
    windows = any(isinstance(entry.path, PureWindowsPath) for entry in playlist.entries)
    return data.draw(windows_paths if windows else posix_paths, label="folder")


@quick
@given(posix_paths | windows_paths, st.data())
def test_a_relative_path_leads_from_the_folder_to_the_file(path: PurePath, data: st.DataObject) -> None:
    folder = data.draw(windows_paths if isinstance(path, PureWindowsPath) else posix_paths)

    relative = relative_to(path, folder)

    assert (relative is None) == (path.anchor.casefold() != folder.anchor.casefold())
    if relative is not None:
        here = folder
        for step in relative.split("/"):
            here = here.parent if step == ".." else here / step
        assert here == path
        assert not PurePath(relative).is_absolute()


# ---- what is written


def test_m3u8_looks_as_other_programs_expect_it() -> None:
    other = PlaylistEntry(PurePosixPath("/music/lists/no tags.flac"))

    assert m3u8_text(Playlist("Evening", (SONG, other)), HERE).text == (
        "#EXTM3U\n#PLAYLIST:Evening\n#EXTINF:305,Björk - Jóga\n../Björk/Jóga.mp3\n#EXTINF:-1,no tags\nno tags.flac\n"
    )
    assert "\n/music/Björk/Jóga.mp3\n" in m3u8_text(Playlist("Evening", (SONG,)), None).text


def test_xspf_looks_as_other_programs_expect_it() -> None:
    assert xspf_text(Playlist("A & <B>", (SONG,)), None).text == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<playlist version="1" xmlns="http://xspf.org/ns/0/">\n'
        "  <title>A &amp; &lt;B&gt;</title>\n"
        "  <trackList>\n"
        "    <track>\n"
        "      <location>file:///music/Bj%C3%B6rk/J%C3%B3ga.mp3</location>\n"
        "      <identifier>urn:x-emotion-player:sound:aa</identifier>\n"
        "      <title>Jóga</title>\n"
        "      <creator>Björk</creator>\n"
        "      <duration>305400</duration>\n"
        "    </track>\n"
        "  </trackList>\n"
        "</playlist>\n"
    )
    relative = ET.fromstring(xspf_text(Playlist("x", (SONG,)), HERE).text)
    assert relative.findtext(".//{*}location") == "../Bj%C3%B6rk/J%C3%B3ga.mp3"


def test_a_file_on_another_drive_is_named_absolutely_and_that_is_told() -> None:
    near = PlaylistEntry(PureWindowsPath("c:\\music\\A\\1.mp3"))
    far = PlaylistEntry(PureWindowsPath("D:\\x\\é.mp3"))
    reasons = (AbsolutePathKept(far.path, Sentence("it is on another drive")),)

    m3u = m3u8_text(Playlist("x", (near, far)), DRIVE)
    xspf = xspf_text(Playlist("x", (near, far)), DRIVE)

    assert [line for line in m3u.text.splitlines() if line[0] != "#"] == ["../A/1.mp3", "D:\\x\\é.mp3"]
    locations = [each.text for each in ET.fromstring(xspf.text).iterfind(".//{*}location")]
    assert locations == ["../A/1.mp3", "file:///D:/x/%C3%A9.mp3"]
    assert m3u.stayed_absolute == xspf.stayed_absolute == reasons


def test_a_name_that_no_line_can_hold_becomes_a_uri_and_that_is_told() -> None:
    names = ["a\nb.mp3", "a\\b.mp3", os.fsdecode(b"caf\xe9.mp3"), "end "]
    entries = tuple(PlaylistEntry(HERE / name) for name in names)

    written = m3u8_text(Playlist("x", entries), HERE)

    assert "file:///music/lists/a%0Ab.mp3\n" in written.text
    assert "file:///music/lists/caf%E9.mp3\n" in written.text
    assert [each.path for each in written.stayed_absolute] == [entry.path for entry in entries]
    assert {str(each.reason) for each in written.stayed_absolute} == {"its name does not fit on one line of text"}
    assert xspf_text(Playlist("x", entries), HERE).stayed_absolute == ()


@pytest.mark.parametrize("name", ["#1.mp3", " 1.mp3", "http:/1.mp3", "c:/1.mp3"])
def test_a_name_that_would_be_taken_for_something_else_starts_with_a_dot(name: str) -> None:
    line = as_line(name, windows=False)

    assert line == f"./{name}"
    assert from_line(line, HERE) == HERE / name


# ---- what other programs write


def test_an_old_m3u_is_read_with_its_comments_line_ends_and_letters() -> None:
    data = (
        b'#EXTM3U\r\n# mine\r\n\r\n#EXTINF:123.6 x="1",Bj\xf6rk - J\xf3ga\r\nBj\xf6rk\\J\xf3ga.mp3\r\n2.mp3\rlast.mp3'
    )

    back = read_m3u(data, HERE, may_be_latin=True)

    assert back.name == ""
    assert list(back.entries) == [
        PlaylistEntry(HERE / "Björk" / "Jóga.mp3", "Jóga", "Björk", 123.6),
        PlaylistEntry(HERE / "2.mp3"),
        PlaylistEntry(HERE / "last.mp3"),
    ]
    with pytest.raises(ValueError, match="not UTF-8 text"):
        read_m3u(data, HERE, may_be_latin=False)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("may_be_latin", [True, False])
def test_a_byte_order_mark_is_no_part_of_the_first_name(encoding: str, may_be_latin: bool) -> None:
    back = read_m3u("é 雨.mp3\n".encode(encoding), HERE, may_be_latin=may_be_latin)

    assert [entry.path for entry in back.entries] == [HERE / "é 雨.mp3"]


@pytest.mark.parametrize(
    ("info", "title", "artist", "duration_s"),
    [
        ("#EXTINF:10,A - B - C", "B - C", "A", 10.0),
        ("#EXTINF:10, Only a title ", "Only a title", "", 10.0),
        ("#extinf:-1,A - B", "B", "A", None),
        ("#EXTINF:0,", "", "", None),
        (f"#EXTINF:{'9' * 400},", "", "", None),
        ("#EXTINF:18333333333333,", "", "", None),
        ("#EXTINF:,x", "x", "", None),
        ("#EXTINF:12", "", "", 12.0),
        ("#EXTINF:nonsense,x", "x", "", None),
        ("#EXTINF:" + "9" * 400 + ",x", "x", "", None),
    ],
)
def test_infos_of_all_kinds_are_understood(info: str, title: str, artist: str, duration_s: float | None) -> None:
    back = read_m3u(f"{info}\n1.mp3\n2.mp3\n".encode(), HERE, may_be_latin=False)

    assert back.entries[0] == PlaylistEntry(HERE / "1.mp3", title, artist, duration_s)
    assert back.entries[1] == PlaylistEntry(HERE / "2.mp3")


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("../a/1.mp3", PurePosixPath("/music/a/1.mp3")),
        ("..\\a\\1.mp3", PurePosixPath("/music/a/1.mp3")),
        ("/x/./y/../1.mp3", PurePosixPath("/x/1.mp3")),
        ("C:\\Music\\1.mp3", PureWindowsPath("C:\\Music\\1.mp3")),
        ("c:/Music/../1.mp3", PureWindowsPath("C:\\1.mp3")),
        ("\\\\server\\share\\1.mp3", PureWindowsPath("\\\\server\\share\\1.mp3")),
        ("file:///x/%C3%A9%201.mp3", PurePosixPath("/x/é 1.mp3")),
        ("FILE://localhost/x/1.mp3", PurePosixPath("/x/1.mp3")),
        ("file:/x/1.mp3", PurePosixPath("/x/1.mp3")),
        ("file:///C:/Music/1%23.mp3", PureWindowsPath("C:\\Music\\1#.mp3")),
        ("file://C:/Music/1.mp3", PureWindowsPath("C:\\Music\\1.mp3")),
        ("file://server/share/1.mp3", PureWindowsPath("\\\\server\\share\\1.mp3")),
        ("http://radio.example/live", None),
        ("file:///x/%00.mp3", None),
        ("a\0.mp3", None),
    ],
)
def test_a_line_means_a_file_however_it_is_written(line: str, path: PurePath | None) -> None:
    assert from_line(line, HERE) == path


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("..\\a\\1.mp3", "C:\\Music\\a\\1.mp3"),
        ("../a/1.mp3", "C:\\Music\\a\\1.mp3"),
        ("\\a\\1.mp3", "C:\\a\\1.mp3"),
        ("D:\\1.mp3", "D:\\1.mp3"),
        ("file:///D:/1.mp3", "D:\\1.mp3"),
        ("file://server/share/1.mp3", "\\\\server\\share\\1.mp3"),
    ],
)
def test_a_line_means_a_file_on_windows_too(line: str, path: str) -> None:
    assert from_line(line, DRIVE) == PureWindowsPath(path)


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("../%C3%A9%5C.mp3", PurePosixPath("/music/é\\.mp3")),
        ("file:///x/1.mp3", PurePosixPath("/x/1.mp3")),
        ("C:\\1.mp3", PureWindowsPath("C:\\1.mp3")),
        ("a\\1.mp3", PurePosixPath("/music/lists/a/1.mp3")),
        ("https://radio.example/live", None),
        ("urn:isbn:1", None),
    ],
)
def test_a_uri_means_a_file_however_it_is_written(uri: str, path: PurePath | None) -> None:
    assert from_uri(uri, HERE) == path


def test_streams_are_left_out_and_told() -> None:
    m3u = read_m3u(b"#EXTINF:-1,Radio\nhttp://radio.example/live\n1.mp3\n", HERE, may_be_latin=False)
    xspf = read_xspf(
        b"<playlist><trackList><track><location>http://radio.example/live</location></track>"
        b"<track><location>http://x.example/1</location><location> 1.mp3 </location></track>"
        b"<track/></trackList></playlist>",
        HERE,
    )

    assert [entry.path for entry in m3u.entries] == [entry.path for entry in xspf.entries] == [HERE / "1.mp3"]
    assert m3u.entries[0].title == ""
    assert m3u.skipped == ("http://radio.example/live",)
    assert xspf.skipped == ("http://radio.example/live", "a song without a location")


@pytest.mark.parametrize("duration", ["", "x", "-5", "0", "9" * 400, "٣"])
def test_an_impossible_duration_is_unknown(duration: str) -> None:
    text = f"<playlist><track><location>1.mp3</location><duration>{duration}</duration></track></playlist>"

    assert read_xspf(text.encode(), HERE).entries == (PlaylistEntry(HERE / "1.mp3"),)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "not well-formed XML"),
        (b"<playlist>", "not well-formed XML"),
        (b"#EXTM3U", "not well-formed XML"),
        (b'<?xml version="1.0" encoding="klingon"?><playlist/>', "not well-formed XML"),
        (b"<html/>", "not an XSPF playlist"),
        (b'<!DOCTYPE p [<!ENTITY a "aaa"><!ENTITY b "&a;&a;">]><playlist>&b;</playlist>', "has a document type"),
    ],
)
def test_what_is_no_xspf_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_xspf(data, HERE)


@quick
@given(st.binary(max_size=200))
def test_no_bytes_make_reading_fail_in_other_ways(data: bytes) -> None:
    read_m3u(data, HERE, may_be_latin=True)
    with suppress(ValueError):
        read_m3u(data, HERE, may_be_latin=False)
    with suppress(ValueError):
        read_xspf(data, HERE)


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "a\n"])
def test_a_name_is_one_line_with_something_in_it(name: str) -> None:
    with pytest.raises(ValueError, match="one line"):
        Playlist(name)
