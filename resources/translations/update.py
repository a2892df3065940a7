"""Brings the translations up to date with the sources: ``python resources/translations/update.py``.

New texts come into the ``.ts`` files unfinished; Qt Linguist (``pyside6-linguist``) or an editor finishes them; a
second run compiles them. English has plural forms alone, and those of “song(s)” finish themselves.

Qt's lupdate understands only some Python: it loses ``translate("Context", "%n song(s)", "", len(songs))``. So the texts
are found here, by Python's own parser, and handed to lupdate as the C++ that it knows best.
"""

from __future__ import annotations

import ast
import builtins
import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
LANGUAGES = ("en", "de")
_SOURCES = FOLDER.parents[1] / "emotion_player"
_SENTENCE = "Sentence"
_NOT_IN_THE_WINDOW = ("__main__.py", "cluster", "commands", "networks", "training")


@dataclass(frozen=True, order=True)
class Text:
    """A text of the sources; what disambiguates it may be empty."""

    context: str
    source: str
    comment: str
    counts: bool

    @property
    def cpp(self) -> str:
        """The call that lupdate finds it by."""
        literals = (json.dumps(each, ensure_ascii=False) for each in (self.context, self.source, self.comment))
        return f"QCoreApplication::translate({', '.join(literals)}{', 1' if self.counts else ''});\n"


class UntranslatableError(Exception):
    """A call whose text is not written out, so that no tool could find it."""


def texts_of(sources: Path) -> list[Text]:
    """Every text for the user under a folder, in order.

    Raises:
        UntranslatableError: A text is put together at run time; names the file and the line.
    """
    found: set[Text] = set()
    for file in sorted(sources.rglob("*.py")):
        if file.relative_to(sources).parts[0] in _NOT_IN_THE_WINDOW:
            continue
        collector = _Collector()
        try:
            collector.visit(ast.parse(file.read_text(encoding="utf-8")))
            collector.check_chosen()
        except UntranslatableError as error:
            raise UntranslatableError(f"{file}:{error}") from None
        found |= collector.texts
    return sorted(found)


def extract(folder: Path) -> None:
    """Bring the ``.ts`` files of a folder in line with the sources."""
    with tempfile.TemporaryDirectory() as scratch:
        cpp = Path(scratch) / "texts.cpp"
        cpp.write_text("".join(text.cpp for text in texts_of(_SOURCES)), encoding="utf-8")
        for language in LANGUAGES:
            options = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "en"]
            options += ["-disable-heuristic", "sametext", "-disable-heuristic", "similartext"]  # nothing is guessed
            plural = ["-pluralonly"] if language == "en" else []
            file = folder / f"emotion_player_{language}.ts"
            _run("pyside6-lupdate", *options, *plural, str(cpp), "-ts", str(file))
    english = folder / "emotion_player_en.ts"
    english.write_text(_UNFINISHED.sub(_with_regular_plurals, english.read_text(encoding="utf-8")), encoding="utf-8")


def release(folder: Path) -> None:
    """Compile the ``.ts`` files of a folder to ``.qm``."""
    for language in LANGUAGES:
        file = folder / f"emotion_player_{language}.ts"
        _run("pyside6-lrelease", "-silent", str(file), "-qm", str(file.with_suffix(".qm")))


_UNFINISHED = re.compile(
    r"<source>(?P<source>[^<]*)</source>(?P<between>\s*(?:<comment>[^<]*</comment>\s*)?)"
    r'<translation type="unfinished">\s*<numerusform>[^<]*</numerusform>\s*<numerusform>[^<]*</numerusform>'
)


def _with_regular_plurals(match: re.Match[str]) -> str:
    source = match["source"]
    one, many = (f"<numerusform>{source.replace('(s)', ending)}</numerusform>" for ending in ("", "s"))
    return f"<source>{source}</source>{match['between']}<translation>\n            {one}\n            {many}"


class _Collector(ast.NodeVisitor):
    """Collects the texts of one file."""

    def __init__(self) -> None:
        self.texts: set[Text] = set()
        self._class = ""
        self._registered = {_SENTENCE}  # their templates are found in all layers
        self._chosen: list[tuple[str, ast.expr]] = []

    def check_chosen(self) -> None:
        """A text that is chosen at run time must be one of those that the file registers.

        Raises:
            UntranslatableError: It registers none of that context.
        """
        for context, text in self._chosen:
            if context not in self._registered:
                raise UntranslatableError(f"{text.lineno}: {ast.unparse(text)} is not written out")

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        outer, self._class = self._class, node.name
        self.generic_visit(node)
        self._class = outer

    def visit_Call(self, node: ast.Call) -> None:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name == "tr":
            self._take(self._class, node.args, node.keywords)
        elif name in {"translate", "QT_TRANSLATE_NOOP"} and _is_literal(node.args[0]):  # painters translate, too
            context = _literal(node.args[0])
            if name == "QT_TRANSLATE_NOOP":
                self._registered.add(context)
            self._take(context, node.args[1:], node.keywords)
        elif name == _SENTENCE or (name.endswith("Error") and not hasattr(builtins, name)):
            self._take_sentence(node)
        self.generic_visit(node)

    def _take_sentence(self, node: ast.Call) -> None:
        """The template of an error or of another ``errors.Sentence``; one that is passed on is found where it began."""
        for argument in node.args:
            if isinstance(argument, ast.JoinedStr):
                raise UntranslatableError(f"{argument.lineno}: {ast.unparse(argument)} is not a template")
            if _is_literal(argument):
                self.texts.add(Text(_SENTENCE, _literal(argument), "", counts=False))

    def _take(self, context: str, arguments: list[ast.expr], keywords: list[ast.keyword]) -> None:
        text, *rest = arguments
        if _is_literal(text):
            comment = _literal(rest[0]) if rest and ast.unparse(rest[0]) != "None" else ""
            counts = len(rest) > 1 or any(keyword.arg == "n" for keyword in keywords)
            self.texts.add(Text(context, _literal(text), comment, counts))
        else:
            self._chosen.append((context, text))


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _literal(node: ast.expr) -> str:
    if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
        raise UntranslatableError(f"{node.lineno}: {ast.unparse(node)} is not written out")
    return node.value


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([Path(sys.executable).with_name(tool), *arguments], check=True)


if __name__ == "__main__":
    extract(FOLDER)
    release(FOLDER)
