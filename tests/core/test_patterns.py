import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion_player.core.patterns import FilePatterns

names = st.text(st.sampled_from("abÉe *?[]."), min_size=1, max_size=4)
paths = st.lists(names, min_size=1, max_size=4).map("/".join)
patterns = st.text(st.sampled_from("abÉe *?/[]."), max_size=8)


@pytest.mark.parametrize(
    ("pattern", "fits", "fits_not"),
    [
        ("*.wav", ["a.wav", "deep/er/B.WAV"], ["a.mp3", "a.wave"]),
        ("Podcasts", ["Podcasts/1.mp3", "x/podcasts/y/1.mp3", "Podcasts"], ["My Podcasts/1.mp3"]),
        ("/Podcasts", ["Podcasts/1.mp3"], ["x/Podcasts/1.mp3"]),
        ("Podcasts/", ["Podcasts/1.mp3", "x/Podcasts/1.mp3"], ["Podcasts", "x/Podcasts"]),
        ("Live/*.wav", ["Live/a.wav"], ["Live/x/a.wav", "x/Live/a.wav"]),
        ("Live/**/*.wav", ["Live/a.wav", "Live/x/y/a.wav"], ["x/Live/a.wav", "Live/a.mp3"]),
        ("**/**/Live/*", ["Live/a.wav", "x/Live/a.wav"], ["Live"]),
        ("**/Live/*", ["Live/a.wav", "x/y/Live/a.wav", "x/Live/b/a.wav"], ["Live"]),
        ("Live/20??/**", ["Live/2019/a.mp3"], ["Live/19/a.mp3", "Live/2019"]),
        ("[2003] Demo", ["[2003] demo/a.mp3"], ["2 Demo/a.mp3"]),
        ("Cafe\u0301", ["Caf\u00e9/a.mp3", "CAFE\u0301/a.mp3"], ["Cafe/a.mp3"]),
    ],
)
def test_a_pattern_fits_what_it_says(pattern: str, fits: list[str], fits_not: list[str]) -> None:
    out = FilePatterns(exclude=(pattern,))

    assert [path for path in fits if out.takes(path)] == []
    assert [path for path in fits_not if not out.takes(path)] == []


def test_only_what_is_included_is_taken_and_nothing_that_is_excluded() -> None:
    chosen = FilePatterns(include=("*.flac", "Best of"), exclude=("Live",))

    assert chosen.takes("a/b.flac")
    assert chosen.takes("Best of/c.mp3")
    assert not chosen.takes("a/c.mp3")
    assert not chosen.takes("Live/b.flac")


@given(paths)
def test_without_patterns_everything_is_taken(path: str) -> None:
    assert FilePatterns().takes(path)
    assert FilePatterns(("", " ", "/"), ("", " / ")).takes(path)


@given(patterns, paths, paths)
def test_nothing_in_a_folder_that_is_left_out_would_be_taken(pattern: str, folder: str, rest: str) -> None:
    out = FilePatterns(exclude=(pattern,))

    if out.excludes_folder(folder):
        assert not out.takes(f"{folder}/{rest}")
        assert out.excludes_folder(f"{folder}/{rest}")


@given(patterns, patterns, paths)
def test_a_further_pattern_never_takes_back_what_another_leaves_out(one: str, other: str, path: str) -> None:
    if not FilePatterns(exclude=(one,)).takes(path):
        assert not FilePatterns(exclude=(one, other)).takes(path)


@given(paths)
def test_a_plain_path_fits_itself(path: str) -> None:
    plain = path.replace("*", "").replace("?", "").strip(" /")
    if plain:
        assert not FilePatterns(exclude=("/" + plain,)).takes(plain)


@pytest.mark.parametrize("pattern", ["**/" * 12 + "x", "*a" * 12 + "*b", "**a" * 12 + "**b", "a/" + "**/" * 12 + "x"])
def test_many_stars_take_no_time(pattern: str) -> None:
    assert FilePatterns(exclude=(pattern,)).takes("a/" * 40 + "a" * 40 + ".mp3")
