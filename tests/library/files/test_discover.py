import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emotion_player.core.patterns import FilePatterns, UnmatchedPattern
from emotion_player.core.predictions.prediction import FailedFile
from emotion_player.core.track import FileStamp, LinkedFolder
from emotion_player.library.files.discover import AudioFinder


@pytest.fixture
def touch(tmp_path: Path) -> Callable[..., None]:
    def touch(*names: str) -> None:
        for name in names:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(b"sound")

    return touch


def found(*roots: Path) -> list[Path]:
    files = list(AudioFinder().find(roots))
    assert not [file for file in files if isinstance(file, FailedFile)]
    return [file.path for file in files if isinstance(file, FileStamp)]


def names(root: Path) -> list[str]:
    return [str(path.relative_to(root)) for path in found(root)]


Touch = Callable[..., None]


def test_audio_files_are_found_in_order_of_name_and_everything_else_is_left_out(tmp_path: Path, touch: Touch) -> None:
    touch("b.FLAC", "a.mp3", "cover.jpg", "notes.txt", "z/1.opus", "m/2.wma", "m/deep/er/3.wv", "mp3")

    assert names(tmp_path) == ["a.mp3", "b.FLAC", "m/2.wma", "m/deep/er/3.wv", "z/1.opus"]


def test_hidden_files_and_folders_are_left_out_unless_named(tmp_path: Path, touch: Touch) -> None:
    touch("._a.mp3", ".b.mp3", ".trash/c.mp3", "d.mp3")

    assert names(tmp_path) == ["d.mp3"]
    assert names(tmp_path / ".trash") == ["c.mp3"]


def test_a_named_file_is_taken_whatever_its_ending(tmp_path: Path, touch: Touch) -> None:
    touch("sound.xyz")

    (file,) = AudioFinder().find([tmp_path / "sound.xyz"])

    assert isinstance(file, FileStamp)
    assert (file.path, file.size) == (tmp_path / "sound.xyz", 5)
    assert file.mtime_ns == (tmp_path / "sound.xyz").stat().st_mtime_ns


def test_links_that_go_round_in_a_circle_end(tmp_path: Path, touch: Touch) -> None:
    touch("a/b/song.mp3")
    (tmp_path / "a/b/up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a/self").symlink_to(tmp_path / "a/self")

    assert names(tmp_path) == ["a/b/song.mp3"]


def test_each_file_comes_once_and_under_its_real_name(tmp_path: Path, touch: Touch) -> None:
    touch("music/z/song.mp3", "elsewhere/other.mp3", "music/hard.mp3")
    (tmp_path / "music/a").symlink_to(tmp_path / "music/z")
    (tmp_path / "music/b.mp3").symlink_to(tmp_path / "music/z/song.mp3")
    (tmp_path / "music/c").symlink_to(tmp_path / "elsewhere")
    os.link(tmp_path / "music/hard.mp3", tmp_path / "music/hard link.mp3")

    paths = found(tmp_path / "music", tmp_path / "music/z", tmp_path / "music/z/song.mp3")

    assert [str(path.relative_to(tmp_path)) for path in paths] == [
        "music/hard link.mp3",
        "music/z/song.mp3",
        "elsewhere/other.mp3",
    ]


def test_a_link_to_a_file_elsewhere_keeps_the_name_that_the_user_gave_it(tmp_path: Path, touch: Touch) -> None:
    touch("store/a81fc.bin")
    (tmp_path / "music").mkdir()
    (tmp_path / "music/My song.mp3").symlink_to(tmp_path / "store/a81fc.bin")

    assert names(tmp_path / "music") == ["My song.mp3"]


def test_what_cannot_be_looked_into_is_told_and_the_rest_goes_on(tmp_path: Path, touch: Touch) -> None:
    touch("music/song.mp3")
    (tmp_path / "music/lost.mp3").symlink_to(tmp_path / "gone.mp3")
    os.mkfifo(tmp_path / "pipe.mp3")

    files = list(AudioFinder().find([tmp_path / "typo", tmp_path / "pipe.mp3", Path("a\0b"), tmp_path / "music"]))

    reasons = {file.file.path.name: str(file.reason) for file in files if isinstance(file, FailedFile)}
    assert reasons == {
        "typo": "There is no such file or folder.",
        "pipe.mp3": "This is neither a file nor a folder.",
        "a\0b": "It cannot be read: embedded null byte.",
        "lost.mp3": "The link is broken: no such file or folder.",
    }
    assert [file.path.name for file in files if isinstance(file, FileStamp)] == ["song.mp3"]


def test_a_folder_that_may_not_be_read_is_told(tmp_path: Path, touch: Touch, monkeypatch: pytest.MonkeyPatch) -> None:
    touch("closed/song.mp3", "open/song.mp3")
    real = os.scandir

    def scandir(folder: Path) -> object:  # the superuser, whom tests may run as, may read everything
        if folder.name == "closed":
            raise PermissionError(13, "permission denied")
        return real(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    failed, song = AudioFinder().find([tmp_path])

    assert isinstance(failed, FailedFile)
    assert failed.file.path == tmp_path / "closed"
    assert str(failed.reason) == "The folder cannot be read: permission denied."
    assert not isinstance(song, FailedFile)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps any bytes as a name")
def test_names_may_hold_newlines_emoji_and_bytes_that_are_no_text(tmp_path: Path, touch: Touch) -> None:
    odd = ["line\nbreak.mp3", "🎵.mp3", os.fsdecode(b"caf\xe9.mp3"), " .mp3", "-rf.mp3"]
    touch(*odd)

    assert sorted(names(tmp_path)) == sorted(odd)


def test_a_file_that_vanishes_while_its_folder_is_walked_is_told(tmp_path: Path, touch: Touch) -> None:
    touch("a.mp3", "b.mp3", "c.mp3")
    walk = AudioFinder().find([tmp_path])

    next(walk)
    (tmp_path / "b.mp3").unlink()
    failed, last = walk

    assert isinstance(failed, FailedFile)
    assert failed.file.path == tmp_path / "b.mp3"
    assert str(failed.reason) == "It cannot be read: no such file or folder."
    assert not isinstance(last, FailedFile)


def test_patterns_leave_out_files_and_whole_folders_and_say_which_kinds_are_taken(tmp_path: Path, touch: Touch) -> None:
    touch("a.mp3", "b.wav", "Podcasts/c.mp3", "x/Podcasts/d.mp3", "Live/e.mp3", "Live/2019/f.mp3", "g.flac")
    patterns = FilePatterns(include=("*.mp3", "*.wav"), exclude=("Podcasts", "Live/20??/**"))

    files = [file for file in AudioFinder(patterns).find([tmp_path]) if isinstance(file, FileStamp)]

    assert [str(file.path.relative_to(tmp_path)) for file in files] == ["a.mp3", "b.wav", "Live/e.mp3"]


@pytest.mark.parametrize(
    ("include", "exclude", "unmatched"),
    [
        (("*.mp3", "*.fla", " "), (), [UnmatchedPattern("*.fla", is_include=True)]),
        ((), ("Podcast", "Podcasts", "x/*"), [UnmatchedPattern("Podcast", is_include=False)]),
        (("*.mp3",), ("*.mp3", "*.jpg"), [UnmatchedPattern("*.jpg", is_include=False)]),
        (("Podcasts",), ("*",), [UnmatchedPattern("Podcasts", is_include=True)]),
    ],
)
def test_patterns_that_match_nothing_are_told_at_the_end(
    tmp_path: Path, touch: Touch, include: tuple[str, ...], exclude: tuple[str, ...], unmatched: list[UnmatchedPattern]
) -> None:
    touch("a.mp3", "cover.jpg", "Podcasts/b.mp3", "x/c.wav")

    walk = list(AudioFinder(FilePatterns(include, exclude)).find([tmp_path]))

    assert [each for each in walk if isinstance(each, UnmatchedPattern)] == unmatched
    assert walk[len(walk) - len(unmatched) :] == unmatched


def test_where_there_is_nothing_to_match_no_pattern_is_blamed(tmp_path: Path, touch: Touch) -> None:
    patterns = FilePatterns(("*.mp3",), ("Podcasts",))
    touch("cover.jpg", "a.wav")

    walk = [*AudioFinder(patterns).find([tmp_path / "a.wav"])]
    (tmp_path / "a.wav").unlink()
    walk += AudioFinder(patterns).find([tmp_path])

    assert not [each for each in walk if isinstance(each, UnmatchedPattern)]


def test_a_link_goes_by_its_own_name(tmp_path: Path, touch: Touch) -> None:
    touch("store/a.mp3", "store/b/c.mp3")
    (tmp_path / "music").mkdir()
    (tmp_path / "music/Talk").symlink_to(tmp_path / "store/b")
    (tmp_path / "music/song.mp3").symlink_to(tmp_path / "store/a.mp3")
    (tmp_path / "music/lost.mp3").symlink_to(tmp_path / "nowhere.mp3")

    out = AudioFinder(FilePatterns(exclude=("Talk", "lost.*"))).find([tmp_path / "music"])
    only = AudioFinder(FilePatterns(include=("Talk/c*",))).find([tmp_path / "music"])

    assert [file.path.name for file in out if isinstance(file, FileStamp)] == ["song.mp3"]
    assert [file.path.name for file in only if isinstance(file, FileStamp)] == ["c.mp3"]


def test_a_named_file_is_taken_whatever_the_patterns(tmp_path: Path, touch: Touch) -> None:
    touch("a.mp3")

    (file,) = AudioFinder(FilePatterns(exclude=("*",))).find([tmp_path / "a.mp3"])

    assert isinstance(file, FileStamp)


def test_names_may_begin_with_dots_that_are_meant(tmp_path: Path, touch: Touch) -> None:
    meant = ["...And Justice for All/01 Blackened.mp3", "...Baby One More Time.mp3", ".38 Special/01.mp3"]
    touch(*meant, ".hidden.mp3", "._AppleDouble.mp3", ".cache/x.mp3", ".5: The Gray Chapter/.x.mp3")

    assert sorted(names(tmp_path)) == sorted(meant)


@pytest.mark.parametrize(
    "folder",
    ["#recycle", "$RECYCLE.BIN/S-1-5-21", "#snapshot/GMT-2026.01.01", "a/@eaDir/x.mp3", "lost+found", "@Recycle"],
)
def test_bins_snapshots_and_indexes_of_systems_are_left_out_unless_named(
    tmp_path: Path, touch: Touch, folder: str
) -> None:
    touch("Album/x.mp3", f"{folder}/Album/deleted.mp3")

    assert names(tmp_path) == ["Album/x.mp3"]
    assert names(tmp_path / folder) == ["Album/deleted.mp3"]


def test_an_album_may_be_called_as_a_folder_of_the_system(tmp_path: Path, touch: Touch) -> None:
    touch("Jonathan Coulton/lost+found/01.mp3")

    assert names(tmp_path) == ["Jonathan Coulton/lost+found/01.mp3"]


@pytest.mark.parametrize("number", [0, 7])
def test_files_are_told_apart_where_all_have_the_same_inode_number(
    tmp_path: Path, touch: Touch, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    for count, name in enumerate(["a.mp3", "b/c.mp3", "b/d.mp3"]):
        touch(name)
        (tmp_path / name).write_bytes(b"sound" * count)
    real = os.stat

    class Alike:
        """What the file system says, but for the number."""

        def __init__(self, status: os.stat_result) -> None:
            self._status = status

        def __getattr__(self, name: str) -> object:
            return number if name == "st_ino" else getattr(self._status, name)

    def stat(path: Path, **options: bool) -> object:
        is_meant = Path(path).is_relative_to(tmp_path) and (number == 0 or Path(path).suffix)
        return Alike(real(path, **options)) if is_meant else real(path, **options)

    monkeypatch.setattr(os, "stat", stat)

    assert names(tmp_path) == ["a.mp3", "b/c.mp3", "b/d.mp3"]


def test_where_a_link_leads_is_told_before_what_is_in_it(tmp_path: Path, touch: Touch) -> None:
    touch("store/a.mp3")
    (tmp_path / "music" / "deep").mkdir(parents=True)
    (tmp_path / "music" / "deep" / "link").symlink_to(tmp_path / "store")

    linked, song = AudioFinder().find([tmp_path / "music"])

    assert linked == LinkedFolder(tmp_path / "store", "deep/link")
    assert isinstance(song, FileStamp)


names_of_files = st.lists(
    st.sampled_from(["a", "b", "Live", "x.mp3", "y.wav", ".x", "...y", "@eaDir", "lost+found"]), min_size=1, max_size=3
)
some_patterns = st.lists(
    st.sampled_from(["a", "b/", "/Live", "*.mp3", "a/**", "**/b/*", "?", "Live/*.wav"]), max_size=3
)


@settings(max_examples=60)
@given(st.lists(names_of_files, max_size=8), some_patterns, some_patterns)
def test_a_walk_finds_just_what_it_says_it_takes(
    files: list[list[str]], include: list[str], exclude: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        for names_down in files:
            path = root.joinpath(*names_down[:-1], f"{names_down[-1]}.ogg")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"sound")
        finder = AudioFinder(FilePatterns(tuple(include), tuple(exclude)))

        walked = {file.path for file in finder.find([root]) if isinstance(file, FileStamp)}

        assert walked == {path for path in root.rglob("*.ogg") if finder.takes(path.relative_to(root).as_posix())}
