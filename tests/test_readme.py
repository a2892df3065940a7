from __future__ import annotations

import json
from pathlib import Path

from emotion_player import paths
from emotion_player.commands.window import DEBIAN_PACKAGES
from emotion_player.core.model_card import ModelCard
from emotion_player.core.predictions.gems import gems_word
from emotion_player.training.report.claims import claims_table

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _short(value: float, digits: int) -> str:
    """A figure below 1 as the README writes it: .712."""
    return f"{value:.{digits}f}".replace("0.", ".", 1)


def test_the_two_lines_stand_at_the_top() -> None:
    first, second = README.splitlines()[2:4]
    assert first == "    pip install -e . && python main.py"
    assert second == '    pip install -e ".[dev]" && pytest'


def test_the_packages_are_those_that_the_program_names() -> None:
    assert f"sudo apt install {' '.join(DEBIAN_PACKAGES)}\n" in README


def test_the_figures_are_those_of_the_cards() -> None:
    for name in ("student", "teacher"):
        card = ModelCard.load(paths.models_folder() / f"{name}.json")
        assert card.score is not None
        assert f"**{_short(card.score, 3)}** for the {name}" in README
        for f in card.figures:
            interval = f"({_short(f.ccc_low, 2)}–{_short(f.ccc_high, 2)})"  # noqa: RUF001
            rest = " | ".join(_short(value, 2) for value in (f.r2, f.pearson, f.rmse, f.mae))
            assert f"| {name} | {f.dataset} | {f.axis} | {f.n} | {_short(f.ccc, 3)} {interval} | {rest} |" in README
        assert f"{name} ±{_short(card.interval.valence, 2)}" in README
        assert f"±{_short(card.interval.arousal, 2)}" in README
        assert f"{card.parameters:,} parameters" in README
        for gems in card.gems:
            assert not gems.usable or f"{gems_word(gems.name)} ({_short(gems.r, 2)})" in README


def test_the_main_table_is_the_report_s() -> None:
    cards = {name: ModelCard.load(paths.models_folder() / f"{name}.json") for name in ("student", "teacher")}
    costs = json.loads((ROOT / "docs" / "report" / "costs.json").read_text(encoding="utf-8"))
    table = claims_table(cards, costs)
    assert table in README
    assert table in (ROOT / "docs" / "report.md").read_text(encoding="utf-8")


def test_every_picture_is_there() -> None:
    pictures = [target.split(")")[0] for target in README.split("](")[1:]]
    pictures = [picture for picture in pictures if picture.endswith(".png")]
    assert pictures
    assert all((ROOT / picture).is_file() for picture in pictures)
