"""README, docs and CONTRIBUTING say what is so: figures, packages, links, and the tests that hold the promises."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from emotion_player import paths
from emotion_player.commands.window import DEBIAN_PACKAGES
from emotion_player.core.models.model_card import ModelCard
from emotion_player.training.evaluation.comparison import Comparison
from emotion_player.training.evaluation.peers import load_peers
from emotion_player.training.report.claims import claims_table
from emotion_player.training.report.proof import proof_table, standing_table

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
CARDS = {name: ModelCard.load(paths.models_folder() / f"{name}.json") for name in ("student", "teacher")}


def promises() -> list[str]:
    section = README.split("## What it promises\n")[1].split("\n## ")[0]
    return [promise.strip(".,") for promise in re.findall(r"^\* \*\*(.+?)\*\*", section, re.MULTILINE)]


def test_the_two_lines_stand_at_the_top() -> None:
    first, second = README.splitlines()[2:4]
    assert first == "    pip install -e . && python main.py"
    assert second == '    pip install -e ".[dev]" && pytest'


def test_the_packages_are_those_that_the_program_names() -> None:
    assert f"sudo apt install {' '.join(DEBIAN_PACKAGES)}\n" in README


def test_what_is_proven_is_what_was_measured() -> None:
    table = proof_table(CARDS.values(), load_peers(ROOT / "docs" / "report" / "peers.json"))
    assert table in README, f"The README is to say:\n{table}"


def test_which_network_is_better_is_what_was_measured() -> None:
    table = standing_table(Comparison.load(ROOT / "docs" / "report" / "comparison.json"))
    assert table in README, f"The README is to say:\n{table}"


def test_the_comparison_with_the_founding_report_is_in_the_report() -> None:
    costs = json.loads((ROOT / "docs" / "report" / "costs.json").read_text(encoding="utf-8"))
    assert claims_table(CARDS, costs) in (ROOT / "docs" / "report.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_and_picture_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_promise_is_held_by_tests_that_there_are() -> None:
    rows = dict(re.findall(r"^\| (.+?) \| (`tests/.+) \|$", CONTRIBUTING, re.MULTILINE))
    assert list(rows) == promises()
    for tests in rows.values():
        for file, test in re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", tests):
            assert f"\ndef {test}(" in (ROOT / file).read_text(encoding="utf-8"), f"{file} has no {test}"


def test_the_page_for_developers_draws_the_layers_that_are_checked() -> None:
    contract = (ROOT / "pyproject.toml").read_text(encoding="utf-8").split("layers = [\n")[1].split("]")[0]
    for layer in re.findall(r'"(.+)"', contract):
        parts = r" +\| +".join(layer.split(" | "))
        assert re.search(rf"^    {parts}( |$)", CONTRIBUTING, re.MULTILINE), f"{layer} is not drawn"


@pytest.mark.parametrize("page", [README, GUIDE], ids=["README", "guide"])
def test_what_is_named_of_the_window_is_written_on_it(page: str) -> None:
    sources = ElementTree.parse(paths.resources_folder() / "translations" / "emotion_player_de.ts").iter("source")
    written = {(source.text or "").replace("&", "").rstrip("…:") for source in sources}
    named = {
        part.rstrip("…")
        for words in re.findall(r"(?<!\*)\*([A-Z][^*\n]+(?:\n[^*\n]+)?)\*(?!\*)", page)
        for part in re.sub(r"\s+", " ", words).split(" → ")
    }
    named |= {part.rstrip("…") for words in re.findall(r"\*\*([^*]+ → [^*]+)\*\*", page) for part in words.split(" → ")}
    assert named
    assert named - written == set()
