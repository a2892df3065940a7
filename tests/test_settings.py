import dataclasses
import os
import sys
import tomllib
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from emotion_player.errors import SettingsError
from emotion_player.settings import Settings

texts = st.text(st.characters(codec="utf-8"))
plain = st.one_of(
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    texts,
    st.dates(date(1000, 1, 1)),
    st.times(),
    st.datetimes(datetime(1000, 1, 1)),
)
anything = st.recursive(plain, lambda inner: st.lists(inner) | st.dictionaries(texts, inner), max_leaves=12)
names = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.builds(
        Settings,
        folders=st.lists(names.map(Path)).map(tuple),
        model=st.text(st.characters(codec="utf-8")),
        workers=st.integers(0, 999),
        volume=st.floats(0, 1),
        exclude=st.lists(names).map(tuple),
        gentle=st.booleans(),
        language=st.sampled_from(["system", "en", "de"]),
    )
)
def test_what_was_saved_is_loaded_again(tmp_path: Path, chosen: Settings) -> None:
    file = tmp_path / "new folder" / "settings.toml"

    chosen.save(file)

    assert Settings.load(file) == chosen
    assert [path.name for path in file.parent.iterdir()] == ["settings.toml"]


def test_without_a_file_there_are_defaults(tmp_path: Path) -> None:
    assert Settings.load(tmp_path / "settings.toml") == Settings()


def test_a_file_may_say_little(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("volume = 1\n")

    assert Settings.load(file) == Settings(volume=1.0)


def test_what_only_a_later_version_knows_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('gentle = true\nshine = 3\n[stage]\nlights = ["red", {x = 1}]\nopens = 2030-01-01\n')
    before = tomllib.loads(file.read_text())

    loaded = Settings.load(file)
    dataclasses.replace(loaded, volume=0.25).save(file)

    assert loaded == Settings(gentle=True)
    assert tomllib.loads(file.read_text()).items() >= before.items()
    assert Settings.load(file) == Settings(gentle=True, volume=0.25)


@pytest.mark.parametrize(
    "text",
    [
        "volume = ",
        "volume = 2",
        "volume = nan",
        "workers = -1",
        "workers = 99999999999999999999",
        "workers = true",
        "model = 5",
        "folders = [5]",
        'folders = "/music"',
        'folders = [""]',
        "exclude = [true]",
        "gentle = 1",
        'theme = "blue"',
        "theme = [1]",
        "\udcff",
        "later = " + "[" * 5_000,
    ],
)
def test_a_file_that_makes_no_sense_is_told_in_a_sentence(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(os.fsencode(text))

    with pytest.raises(SettingsError) as refused:
        Settings.load(file)

    assert str(refused.value).startswith(f"The settings {file} cannot be understood: ")
    assert "\n" not in str(refused.value)


def test_a_word_that_is_no_choice_is_told_with_the_choices(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('theme = "blue"')

    with pytest.raises(SettingsError, match="theme is 'blue', not one of system, light, dark"):
        Settings.load(file)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(texts, anything, max_size=4))
def test_whatever_a_later_version_wrote_is_kept(tmp_path: Path, others: dict[str, object]) -> None:
    file = tmp_path / "settings.toml"
    Settings(others={f"later {name}": value for name, value in others.items()}, folders=(Path("/a"),)).save(file)

    kept = tomllib.loads(file.read_text(encoding="utf-8"))

    assert {name[6:]: value for name, value in kept.items() if name.startswith("later ")} == others
    assert kept["folders"] == ["/a"]


def test_a_place_that_cannot_be_read_or_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"cannot be read: it is a folder\.$"):
        Settings.load(tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(SettingsError, match=r"cannot be written: .*\.$"):
        Settings().save(tmp_path / "file" / "settings.toml")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_pipe_is_no_settings_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(file := tmp_path / "settings.toml")

    with pytest.raises(SettingsError, match=r"cannot be read: it is not a file\.$"):
        Settings.load(file)


def test_a_failed_save_leaves_the_old_settings(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    Settings(volume=0.5).save(file)

    with pytest.raises(SettingsError, match="not valid text"):
        Settings(folders=(Path(os.fsdecode(b"caf\xe9")),)).save(file)

    assert Settings.load(file) == Settings(volume=0.5)
    assert list(tmp_path.iterdir()) == [file]


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes(b'\xef\xbb\xbftheme = "dark"\n')

    assert Settings.load(tmp_path / "settings.toml").theme == "dark"


@pytest.mark.parametrize("content", [b"theme = ", b"\0\0\0", b'theme = "blue"', b"volume = 7", b"\xff\xfe\xff"])
def test_damaged_settings_are_set_aside_and_the_defaults_hold(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(content)

    settings, damage = Settings.load_or_set_aside(file)

    assert settings == Settings()
    assert str(damage).endswith("The defaults are used; the damaged file is kept as settings-damaged.toml.")
    assert (tmp_path / "settings-damaged.toml").read_bytes() == content
    assert Settings.load_or_set_aside(file) == (Settings(), None)
