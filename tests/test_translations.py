"""Every text of the window has its German, with the same things to fill in, and what is shipped is up to date."""

from __future__ import annotations

import importlib.util
import re
import shutil
import sys
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

FOLDER = Path(__file__).parents[1] / "resources" / "translations"
_TO_FILL_IN = re.compile(r"\{\w*\}|%L?n|%\d")


@pytest.fixture(scope="module")
def update() -> ModuleType:
    """The script that brings them up to date; it is no part of the package."""
    spec = importlib.util.spec_from_file_location("update_translations", FOLDER / "update.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def messages(file: Path) -> list[tuple[str, ElementTree.Element]]:
    root = ElementTree.parse(file).getroot()
    return [
        (str(context.findtext("name")), message)
        for context in root.iter("context")
        for message in context.iter("message")
    ]


def test_the_shipped_translations_are_those_of_the_sources(update: ModuleType, tmp_path: Path) -> None:
    for file in FOLDER.glob("*.ts"):
        shutil.copy(file, tmp_path)
    update.extract(tmp_path)
    update.release(tmp_path)
    names = [f"emotion_player_{language}{ending}" for language in ("en", "de") for ending in (".ts", ".qm")]
    assert {file.name for file in tmp_path.glob("*.*")} == set(names)
    for name in names:
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes(), f"{name}: run update.py"


def test_the_german_is_complete_and_fills_in_the_same() -> None:
    found = messages(FOLDER / "emotion_player_de.ts")
    assert len(found) > 700
    for context, message in found:
        source, translation = message.findtext("source") or "", message.find("translation")
        where = f"{context}: {source}"
        assert translation is not None, where
        assert translation.get("type") != "unfinished", where
        forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
        assert len(forms) == (2 if message.get("numerus") == "yes" else 1), where
        for form in forms:
            assert form.strip(), where
            assert sorted(_TO_FILL_IN.findall(form)) == sorted(_TO_FILL_IN.findall(source)), where


@pytest.mark.parametrize("language", ["en", "de"])
def test_mnemonics_and_ellipses_are_kept(language: str) -> None:
    for context, message in messages(FOLDER / f"emotion_player_{language}.ts"):
        source, translation = message.findtext("source") or "", message.find("translation")
        assert translation is not None
        for form in [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]:
            assert form.endswith("…") == source.endswith("…"), f"{context}: {source}"
            assert ("&" in form) == ("&" in source), f"{context}: {source}"


def collected(update: ModuleType, folder: Path, code: str) -> set[tuple[str, str, str, bool]]:
    (folder / "widget.py").write_text(code)
    return {(each.context, each.source, each.comment, each.counts) for each in update.texts_of(folder)}


def test_texts_are_found_however_they_are_asked_for(update: ModuleType, tmp_path: Path) -> None:
    code = """
class Bar(QWidget):
    def name(self):
        class Inner(QWidget):
            title = lambda self: self.tr("inner")
        return self.tr("two " "parts") + self.tr("%n song(s)", "", len(self.songs))

def free(painter):
    painter.translate(1, 2)
    translate("Free", "said").format(x=translate("Free", "%n file(s)", None, 3))
    QCoreApplication.translate("Free", "open", "a verb")
WORDS = [QT_TRANSLATE_NOOP("Words", "calm")]
def word(name): return QCoreApplication.translate("Words", name)
"""
    assert collected(update, tmp_path, code) == {
        ("Bar", "two parts", "", False),
        ("Bar", "%n song(s)", "", True),
        ("Inner", "inner", "", False),
        ("Free", "said", "", False),
        ("Free", "%n file(s)", "", True),
        ("Free", "open", "a verb", False),
        ("Words", "calm", "", False),
    }


@pytest.mark.parametrize("call", ["self.tr(f'{x} songs')", "self.tr(text)", "translate('Other', text)"])
def test_a_text_that_no_translator_could_know_is_refused(update: ModuleType, tmp_path: Path, call: str) -> None:
    with pytest.raises(update.UntranslatableError, match=r"widget.py:1: .* is not written out"):
        collected(update, tmp_path, f"class Bar: pass; {call}")
