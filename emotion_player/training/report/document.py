"""The report: every figure of the models, as Markdown with pictures, from the files that the other steps wrote."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from emotion_player.errors import EmotionPlayerError
from emotion_player.training.evaluation.evaluate import times_measured
from emotion_player.training.evaluation.steadiness import CONTROL
from emotion_player.training.files import replace_file
from emotion_player.training.gan.gan_quality import Quality, Reading
from emotion_player.training.report import plots, tables
from emotion_player.training.report.claims import claims_table, cost_of, retention, short
from emotion_player.training.report.findings import MODELS, Findings, find

_STEP = "`emotion-player train {}`"


def write_report(work: Path, models: Path, out: Path) -> tuple[str, ...]:
    """Write ``<out>/report.md`` and ``<out>/report/``; return what was not measured, a sentence each.

    A section whose files are missing stays as the report before has it: the work of one step may be gone, or on another
    computer, when that of another is told.

    Raises:
        EmotionPlayerError: There is no model to report on, or a file is damaged.
    """
    found = find(work, models)
    if not found.cards:
        raise EmotionPlayerError(f"There is no model to report on in {models}.")
    report = _Report(found, out / "report", _sections_of(out / "report.md"))
    replace_file(out / "report.md", report.text().encode())
    return tuple(report.missing)


def _sections_of(file: Path) -> dict[str, str]:
    """The sections of a report that is there, by their titles."""
    if not file.is_file():
        return {}
    parts = file.read_text(encoding="utf-8").split("\n## ")[1:]
    return {title: content.lstrip("\n") for title, _, content in (part.partition("\n") for part in parts)}


class _NotMeasuredError(Exception):
    """The files of a whole section are missing; says which step makes them."""


class _Report:
    """The sections, in order; a section whose files are missing is the one of the report before, or one line."""

    def __init__(self, found: Findings, pictures: Path, before: Mapping[str, str]) -> None:
        self._found, self._pictures, self._before = found, pictures, before
        self.missing: list[str] = []
        self._both = all(name in found.cards and found.cards[name].figures for name in MODELS)

    def text(self) -> str:
        """The whole report."""
        sections: tuple[tuple[str, Callable[[], str]], ...] = (
            ("What was claimed, and what is measured", self._claims),
            ("Which network is better", self._comparison),
            ("On the test recordings", self._figures),
            ("What the student retains of the teacher", self._retention),
            ("Calibration", self._calibration),
            ("Examples", self._examples),
            ("What listeners feel", self._gems),
            ("Steadiness", self._steadiness),
            ("On a data set that was never heard", self._left_out),
            ("How the networks learned", self._learning),
            ("What each thing to learn from is worth", self._ablation),
            ("The generator", self._generator),
            ("What the exported files cost", self._deployment),
            ("Remarks", lambda: self._found.remarks + "\n" if self._found.remarks else ""),
        )
        parts = [
            "# The models, measured\n",
            "Made by `emotion-player train report` from files that the other steps of the training wrote; no number "
            "but those in the remarks is typed. CCC is the concordance correlation (Lin 1989): 1 is perfect, 0 is "
            "chance. Brackets hold 95 % intervals, of 2,000 bootstrap draws over the recordings unless it is said "
            "otherwise. Test recordings are real music of artists or songs that no training ever heard.\n",
        ]
        for title, section in sections:
            content = self._measured(title, section)
            if content:
                parts += [f"## {title}\n", content]
        return "\n".join(parts)

    def _measured(self, title: str, section: Callable[[], str]) -> str:
        try:
            return section() or self._before.get(title, "")
        except _NotMeasuredError as error:
            if title in self._before:
                self.missing.append(f"{title}: as it was before. {error}")
                return self._before[title]
            self.missing.append(str(error))
            return f"*{error}*\n"

    def _claims(self) -> str:
        costs = self._found.costs
        replace_file(self._pictures / "costs.json", (json.dumps(costs, indent=2) + "\n").encode())
        left = "" if costs["rows"] else self._left("Sizes and times of the exported files", "deploy")
        return (
            claims_table(self._found.cards, costs)
            + "\nThe claims are the founding report's, on DEAM, which is not at hand here: the data differ, and so the "
            "columns tell what each says, not which is better. Our CCC, MSE, MAE and R² are means over the data sets. "
            "Our times are the median of whole songs, from opening the file to the answer, on one thread, with the "
            f"models as they ship.{self._machine()}\n\n{left}"
        )

    def _comparison(self) -> str:
        found = self._found.comparison
        if found is None:
            raise _not_measured("The comparison on all rated recordings", "compare")
        found.save(self._pictures / "comparison.json")
        return (
            f"The test recordings are too few to tell good networks apart. So {found.folds} networks of each recipe "
            f"were trained, each without a part of {found.recordings:,} rated recordings, test recordings among them, "
            f"by their {found.groups:,} artists or songs; what they say of the recordings that they had not learned "
            "from is pooled. Intervals are of 2,000 bootstrap draws of artists or songs, the same for all. What ships "
            "was trained by the same recipes on training recordings alone.\n\n"
            f"{tables.comparison_table(found)}\n{tables.gains_table(found)}\n"
            "How their intervals fit, each fold's fitted to the others:\n\n"
            f"{tables.widths_table(found)}"
        )

    def _figures(self) -> str:
        parts = []
        for name, card in self._found.cards.items():
            if not card.figures:
                parts.append(self._left(f"The {name} on the test recordings", f"evaluate --model {name}"))
        measured = {name: card for name, card in self._found.cards.items() if card.figures}
        if measured:
            parts.insert(0, tables.figures_table({name: card.figures for name, card in measured.items()}))
        for name, card in measured.items():
            parts.append(
                f"{card.key}: score (mean of the CCCs) **{short(card.score or 0, 3)}**; measured on the test "
                f"recordings {_often(times_measured(card))}.\n"
            )
            found = self._found.predictions.get(name)
            if found is None:
                parts.append(self._left(f"Pictures of the {name}'s answers", f"evaluate --model {name}"))
                continue
            plots.scatter(self._pictures / f"scatter-{name}.png", found, name)
            plots.residuals(self._pictures / f"residuals-{name}.png", found, name)
            parts.append(
                self._picture(f"scatter-{name}.png", f"The {name}'s answers against labels")
                + self._picture(f"residuals-{name}.png", f"From labels to the {name}'s answers, on the plane")
            )
        return "\n".join(parts)

    def _retention(self) -> str:
        share = retention(self._found.cards)
        if not self._both or share is None:
            raise _not_measured("The comparison of both models", "evaluate", "for both models")
        cards = self._found.cards
        sizes = {name: cost_of(self._found.costs, name, "onnx") for name in MODELS}
        megabytes = {name: cost["bytes"] / 1e6 for name, cost in sizes.items() if cost}
        plots.retained(self._pictures / "retention.png", cards, megabytes)
        return (
            f"Student's score over teacher's, both on people's labels: **{100 * share:.1f} %**.\n\n"
            f"{tables.retention_table(cards)}\n{tables.size_table(cards, megabytes)}\n"
            + self._picture("retention.png", "CCC of both models, and their sizes")
        )

    def _calibration(self) -> str:
        predictions, cards = self._found.predictions, self._found.cards
        if not predictions:
            return ""  # said above
        coverage = {name: cards[name].interval.coverage for name in predictions}
        plots.calibration(self._pictures / "calibration.png", predictions, coverage)
        return (
            "The interval around an answer is split-conformal (Lei et al. 2018), from recordings kept out of training, "
            "and not from those here; brackets hold the interval of the share (Wilson 1927). The last column is the "
            "rank correlation of an interval's width with how far off the answer is.\n\n"
            f"{tables.coverage_table(predictions, cards)}\n"
            + self._picture("calibration.png", "Mean labels against mean answers, and coverage of the intervals")
        )

    def _examples(self) -> str:
        predictions = self._found.predictions
        if not predictions:
            return ""
        judge = "student" if "student" in predictions else next(iter(predictions))
        errors = predictions[judge].errors
        order = np.argsort(errors, kind="stable")
        middle = len(order) // 2
        picked = list(dict.fromkeys(int(row) for row in (*order[:2], *order[middle : middle + 2], *order[-2:])))
        keys = [predictions[judge].keys[row] for row in picked]
        rows, shown = [], []
        for number, (row, key) in enumerate(zip(picked, keys, strict=True), 1):
            answers = {
                name: found.predicted[found.keys.index(key)] for name, found in predictions.items() if key in found.keys
            }
            truth = predictions[judge].truth[row]
            points = (truth, *(answers.get(name) for name in predictions))
            rows.append(
                (
                    str(number),
                    key,
                    *("" if point is None else " / ".join(short(v, 2) for v in point) for point in points),
                    short(float(errors[row]), 2),
                )
            )
            shown.append((str(number), truth, answers))
        plots.examples(self._pictures / "examples.png", shown)
        header = ("", "recording", "label (V / A)", *predictions, f"{judge} off by")
        return (
            f"The {judge}'s two best, two middling and two worst answers, by distance on the plane.\n\n"
            f"{tables.table(header, rows)}\n" + self._picture("examples.png", "These recordings on the plane")
        )

    def _gems(self) -> str:
        gems = {name: card.gems for name, card in self._found.cards.items() if card.gems}
        if not gems:
            raise _not_measured("The nine emotions of the Geneva Emotional Music Scale", "evaluate")
        return (
            "How the told share of listeners who feel an emotion follows the counted one, on emotify's test recordings "
            "(Pearson's r). An emotion is usable, and shown in the application, from r = .5 on.\n\n"
            + tables.gems_table(gems)
        )

    def _steadiness(self) -> str:
        shifts = {name: card.shifts for name, card in self._found.cards.items() if card.shifts}
        if not shifts:
            raise _not_measured("What changes of the sound do", "evaluate")
        wide = {
            name: max(max(s.valence, s.arousal) for s in of_model if s.invariant and not s.change.startswith(CONTROL))
            for name, of_model in shifts.items()
        }
        words = "; ".join(
            f"the {name}'s answers by {short(value, 3)} at most ({'within' if value <= tables.STEADY else 'beyond'} "
            f"the {short(tables.STEADY, 2)} that are allowed, wanted .02)"
            for name, value in wide.items()
        )
        return (
            f"What makes no difference to a listener moves, on average over recordings, {words}. Heard are whole songs "
            "and training recordings; the test recordings are not touched.\n\n"
            f"{tables.shifts_table(shifts, invariant=True)}\n"
            "What should move answers: arousal with the tempo (compared with the same sound through the same phase "
            "vocoder; the control is slowed down and brought back, and shows what the vocoder does by itself), valence "
            "down from major to parallel minor (scores clearly in major, rendered with the same instrument).\n\n"
            + tables.shifts_table(shifts, invariant=False)
        )

    def _left_out(self) -> str:
        if not self._found.left_out:
            raise _not_measured("Figures on a data set that was left out", "student --leave-out muse")
        return (
            "The same training without one data set, measured on all recordings of that set, and on its test part.\n\n"
            + tables.left_out_table(self._found.left_out)
        )

    def _learning(self) -> str:
        runs = {name: run for name, run in self._found.runs.items() if run.validations}
        if not runs:
            raise _not_measured("Learning curves", "teacher", "and `train student`")
        plots.learning(self._pictures / "learning.png", runs)
        return self._picture("learning.png", "Validation score and training loss over the steps")

    def _ablation(self) -> str:
        trials = self._found.ablation
        if not trials:
            raise _not_measured("The ablation", "ablation")
        plots.ablation(self._pictures / "ablation.png", trials)
        return (
            "One perceptron of the student, taught by an ensemble like the teacher, on validation recordings that "
            "neither heard; the claims are on test recordings of another data set. Features are the embeddings of the "
            "ensemble's members, attention is how much predictions depend on each input, generated clips are those of "
            "the generator below. In the picture a square is the mean with its standard deviation over seeds, a dot "
            "is a seed, a cross is the claim.\n\n"
            f"{tables.ablation_table(trials)}\n" + self._picture("ablation.png", "Score by what was learned from")
        )

    def _generator(self) -> str:
        values = self._found.quality
        if values is None:
            raise _not_measured("The quality of the generator", "gan")
        try:
            readings = {axis: Reading(**values[axis]) for axis in plots.AXES}
            quality = Quality(**{**values, **readings})
        except (KeyError, TypeError) as error:
            raise EmotionPlayerError("gan/quality.json is damaged; run 'emotion-player train gan' again.") from error
        text = (
            f"A conditional GAN over mel segments, after {quality.steps:,} steps; {quality.segments:,} segments are "
            "compared with as many real ones. No evaluation hears what it makes.\n\n"
            + tables.table(("", "generated", "real music", "to compare"), quality.rows())
        )
        if self._found.samples is None:
            return text
        self._pictures.mkdir(parents=True, exist_ok=True)
        plots.shrink(self._found.samples, self._pictures / "generator.png")
        return text + "\n" + self._picture("generator.png", "Real and generated segments by quadrant")

    def _deployment(self) -> str:
        if not self._found.costs["rows"]:
            return ""  # said above
        return (
            "Each file in a process of its own, on one thread; a song is as many segments as the application hears, "
            f"from prepared sound to answer. Processor time stands for energy.{self._machine()}\n\n"
            f"{tables.deployment_table(self._found.costs)}\n{tables.claimed_deployment_table()}"
        )

    def _machine(self) -> str:
        machine = self._found.costs["machine"]
        return f" The machine: {machine['cpu']}, {machine['cores']} cores." if machine else ""

    def _picture(self, name: str, words: str) -> str:
        return f"![{words}]({self._pictures.name}/{name})\n"

    def _left(self, what: str, step: str) -> str:
        sentence = str(_not_measured(what, step))
        self.missing.append(sentence)
        return f"*{sentence}*\n"


def _not_measured(what: str, step: str, more: str = "") -> _NotMeasuredError:
    return _NotMeasuredError(f"{what}: not measured yet; run {_STEP.format(step)}{' ' + more if more else ''}.")


def _often(times: int) -> str:
    return {1: "once", 2: "twice"}.get(times, f"{times} times")
