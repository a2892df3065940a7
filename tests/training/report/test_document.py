from __future__ import annotations

import argparse
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from emotion_player.commands.train import report
from emotion_player.commands.train.shared import Parents
from emotion_player.core.models.model_card import ModelCard
from emotion_player.errors import EmotionPlayerError
from emotion_player.training.evaluation.comparison import Comparison
from emotion_player.training.report import plots
from emotion_player.training.report.claims import claims_table, retention, short
from emotion_player.training.report.document import write_report
from emotion_player.training.report.findings import find
from emotion_player.training.report.proof import standing_table
from emotion_player.training.report.tables import ablation_table, coverage_table, left_out_table, shifts_table
from tests.training.report.made_work import make_models, make_work


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with work/, models/ and docs/, where everything was made and reported."""
    folder = tmp_path_factory.mktemp("full")
    make_work(folder / "work", folder / "models")
    assert write_report(folder / "work", folder / "models", folder / "docs") == ()
    return folder


@pytest.fixture
def own(full: Path, tmp_path: Path) -> Path:
    """A copy to change."""
    shutil.copytree(full, tmp_path / "own")
    return tmp_path / "own"


@pytest.fixture(scope="module")
def made_models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both models, and what they said of the test recordings, but nothing else that was made."""
    folder = tmp_path_factory.mktemp("made")
    make_models(folder / "work", folder / "models")
    return folder


@pytest.fixture
def bare(made_models: Path, tmp_path: Path) -> Path:
    """A copy of that to change."""
    return shutil.copytree(made_models, tmp_path / "bare")


@pytest.fixture
def nothing_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """What matters is what is written; ``full`` is drawn."""
    monkeypatch.setattr(plots, "_save", lambda _drawing, path: path.touch())


def _change_card(folder: Path, model: str, **changes: object) -> None:
    file = folder / "models" / f"{model}.json"
    file.write_text(replace(ModelCard.load(file), **changes).to_json(), encoding="utf-8")  # type: ignore[arg-type]


def _report(folder: Path) -> str:
    write_report(folder / "work", folder / "models", folder / "docs")
    return (folder / "docs" / "report.md").read_text(encoding="utf-8")


def test_the_report_has_every_part_and_every_picture_in_three_megabytes(full: Path) -> None:
    text = (full / "docs" / "report.md").read_text(encoding="utf-8")
    assert text.count("\n## ") == 14
    assert "not measured" not in text
    assert "What did not help: more of the same." in text
    shown = {link.split(")")[0] for link in text.split("](")[1:]}
    made = {path.relative_to(full / "docs").as_posix() for path in (full / "docs" / "report").glob("*.png")}
    assert shown == made
    assert len(made) == 10
    assert sum(path.stat().st_size for path in (full / "docs").rglob("*") if path.is_file()) < 3_000_000


def test_what_is_measured_stands_beside_what_was_claimed(full: Path) -> None:
    found = find(full / "work", full / "models")
    table = claims_table(found.cards, found.costs)
    assert table in (full / "docs" / "report.md").read_text(encoding="utf-8")
    teacher, student = found.cards["teacher"], found.cards["student"]
    assert f"| **{short(teacher.score or 0, 3)}** (" in table
    assert "| 86.81 M | 8.57 M |" in table
    assert "| 347.4 MB | 34.4 MB |" in table
    assert "| 89.0 MB | 34.4 MB |" in table
    assert "| 710 ms | 120 ms |" in table
    share = retention(found.cards)
    assert share == pytest.approx((student.score or 0) / (teacher.score or 1))
    assert f"**{100 * (share or 0):.1f} %**" in table


def test_the_main_table_can_be_made_again_from_what_lies_beside_the_report(full: Path) -> None:
    cards = {name: ModelCard.load(full / "models" / f"{name}.json") for name in ("teacher", "student")}
    costs = json.loads((full / "docs" / "report" / "costs.json").read_text())
    assert claims_table(cards, costs) in (full / "docs" / "report.md").read_text(encoding="utf-8")


def test_without_measurements_the_main_table_has_dashes(full: Path) -> None:
    card = replace(ModelCard.load(full / "models" / "student.json"), figures=())
    table = claims_table({"student": card}, {"machine": {}, "rows": (), "song_s": {}})
    lines = dict(line.strip("| ").split(" | ", 1) for line in table.splitlines()[2:])
    for name in ("CCC, mean (valence / arousal)", "MSE", "tested on", "file that ships", "one song on a CPU"):
        assert lines[name].endswith("– | –")  # noqa: RUF001


_CHANGES = (
    ("models/student.json", '"valence": 0.018', '"valence": 0.0987', ".099"),
    ("models/student.json", '"n": 46', '"n": 4646', "| 4646 |"),
    ("models/teacher.json", '"r": 0.7', '"r": 0.777', ".777 ("),
    ("models/teacher.json", "recordings: 2.", "recordings: 7.", "recordings 7 times"),
    ("work/ablation.json", '"score": 0.604', '"score": 0.904', ".708 ± .170"),
    ("work/deployment.json", '"load_s": 0.21', '"load_s": 4.56', "4.56 s"),
    ("work/gan/quality.json", '"variety": 0.8', '"variety": 0.37', "0.37"),
    ("work/student-without-muse/left-out.json", '"ccc": 0.47', '"ccc": 0.555', ".555 ("),
    ("work/predictions/student.json", '"song_s": 0.12', '"song_s": 0.345', "345 ms"),
    ("work/predictions/student.json", '"key": "muse/', '"key": "changed/', "changed/"),
    ("work/notes.md", "more of the same", "less", "What did not help: less."),
)


@pytest.mark.usefixtures("nothing_drawn")
def test_a_number_that_changes_in_a_file_changes_in_the_report(own: Path) -> None:
    before = (own / "docs" / "report.md").read_text(encoding="utf-8")
    for file, old, new, _ in _CHANGES:
        text = (own / file).read_text(encoding="utf-8")
        assert old in text
        (own / file).write_text(text.replace(old, new), encoding="utf-8")
    after = _report(own)
    for *_, shown in _CHANGES:
        assert shown not in before
        assert shown in after


@pytest.mark.usefixtures("nothing_drawn")
def test_a_section_whose_files_are_gone_stays_as_the_report_before_has_it(own: Path) -> None:
    before = (own / "docs" / "report.md").read_text(encoding="utf-8")
    for gone in ("comparison.json", "ablation.json", "deployment.json", "notes.md", "gan/quality.json"):
        (own / "work" / gone).unlink()
    for folder in ("teacher", "student", "student-without-muse", "teacher-without-muse"):
        shutil.rmtree(own / "work" / folder, ignore_errors=True)
    _change_card(own, "student", version="99.5")
    missing = write_report(own / "work", own / "models", own / "docs")
    after = (own / "docs" / "report.md").read_text(encoding="utf-8")
    assert "student 99.5: score" in after
    sections = {text: {part.partition("\n")[0]: part for part in text.split("\n## ")} for text in (before, after)}
    kept = (
        "Which network is better",
        "On a data set that was never heard",
        "How the networks learned",
        "What each thing to learn from is worth",
        "The generator",
        "What the exported files cost",
        "Remarks",
    )
    for title in kept:
        assert sections[after][title].strip() == sections[before][title].strip()
    assert any(sentence.startswith("The generator: as it was before.") for sentence in missing)


def test_what_was_not_made_yet_is_one_line_that_says_how_to_make_it(bare: Path) -> None:
    for model in ("teacher", "student"):
        _change_card(bare, model, figures=(), gems=(), shifts=(), sha256="another")
    text = _report(bare)
    steps = ("ablation", "deploy", "gan", "teacher", "evaluate", "student --leave-out muse", "evaluate --model teacher")
    for step in steps:
        assert f"run `emotion-player train {step}`" in text
    assert "## Remarks" not in text
    assert "![" not in text


def test_answers_of_another_file_than_the_card_describes_are_not_shown(bare: Path) -> None:
    _change_card(bare, "teacher", sha256="another")
    assert find(bare / "work", bare / "models").predictions.keys() == {"student"}


def test_without_any_model_there_is_no_report(tmp_path: Path) -> None:
    with pytest.raises(EmotionPlayerError, match="no model to report on"):
        write_report(tmp_path, tmp_path, tmp_path / "docs")


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("ablation.json", '{"rows": [{"arm": "labels"}]}'),
        ("deployment.json", "[]"),
        ("predictions/student.json", '{"sha256": "student", "clips": [{}]}'),
        ("gan/quality.json", '{"steps": 3}'),
        ("student/validation.csv", "step,score\n1,high\n"),
        ("student-without-muse/left-out.json", '{"figures": [{"ccc": 1}]}'),
    ],
)
def test_a_damaged_file_is_named(file: str, content: str, made_models: Path, tmp_path: Path) -> None:
    shutil.copytree(made_models / "models", tmp_path / "models")
    _change_card(tmp_path, "student", figures=())
    (tmp_path / "models" / "teacher.json").unlink()
    (tmp_path / "work" / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "work" / file).write_text(content)
    with pytest.raises(EmotionPlayerError, match=f"{Path(file).name} is damaged"):
        _report(tmp_path)


def test_controls_stand_with_what_should_move(full: Path) -> None:
    shifts = {"student": ModelCard.load(full / "models" / "student.json").shifts}
    assert "control" not in shifts_table(shifts, invariant=True)
    assert "gain" not in shifts_table(shifts, invariant=False)
    assert "| student | control: 20 % slower and back | 26 |" in shifts_table(shifts, invariant=False)


def test_tables_compare_with_what_is_aimed_at(full: Path) -> None:
    found = find(full / "work", full / "models")
    assert "| .470 (.37–.57) | .30 | .60 | .40 | .60 |" in left_out_table(found.left_out)  # noqa: RUF001
    assert "| response + features | 3 | .698 ± .004 | .650 |" in ablation_table(found.ablation)
    of_4q = found.predictions["student"].of("4q")
    width = short(float((of_4q.high - of_4q.low)[:, 0].mean()) / 2, 2)
    coverage = coverage_table(found.predictions, found.cards)
    assert f"| student | 4q | valence | 110 | ±{width} | 90 % |" in coverage
    assert "| student | all | arousal | 156 |" in coverage
    assert coverage.count("| student | V+ A- |") == 2


def test_numbers_are_written_without_a_zero_before_the_point() -> None:
    assert [short(value, 2) for value in (0.715, -0.05, 1.3, 10.04, 0.0, -0.0001)] == [
        ".71", "-.05", "1.30", "10.04", ".00", ".00",
    ]  # fmt: skip


def test_the_command_writes_the_report_of_one_model_and_says_what_is_missing(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own / "models" / "teacher.json").unlink()
    parser = argparse.ArgumentParser()
    report.add_step(parser.add_subparsers(), Parents.make())
    where = ("--work", own / "work", "--models", own / "models", "--out", own / "new")
    arguments = parser.parse_args(["report", *map(str, where)])
    assert arguments.run(arguments) == 0
    assert "The comparison of both models: not measured yet" in capsys.readouterr().out
    assert "| student | muse | valence | 46 |" in (own / "new" / "report.md").read_text(encoding="utf-8")


def test_the_networks_are_compared_and_the_comparison_is_kept_beside_the_report(full: Path) -> None:
    text = (full / "docs" / "report.md").read_text(encoding="utf-8")
    found = Comparison.load(full / "docs" / "report" / "comparison.json")
    (gain,) = found.gains
    assert f"| teacher 1 over student 1 | +{short(gain.gain, 3)} (" in text
    assert "each without a part of 156 rated recordings" in text
    for line in standing_table(found).splitlines()[2:]:
        assert line.startswith(("| student 1 | 156 |", "| teacher 1 | 156 |", "| teacher 1 over student 1 | 156 |"))
