"""The pictures of the report, each a PNG file of some ten kilobytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from PIL import Image

from emotion_player.core.models.model_card import ModelCard
from emotion_player.training.report.claims import CLAIMED_ABLATION, CLAIMED_RETENTION
from emotion_player.training.report.findings import MODELS, Predictions, Run, Trial, Vector

COLORS = {"teacher": "#3b5bdb", "student": "#e8590c"}
AXES = ("valence", "arousal")
BINS = 5
"""As many equal parts are answers sorted into, to compare their means with those of the labels."""

_DPI = 96
_GRAY = "#868e96"


def scatter(path: Path, predictions: Predictions, model: str) -> None:
    """Answers with their intervals against labels; a row of panels for each dataset, a column for each axis."""
    datasets = tuple(dict.fromkeys(predictions.datasets))
    drawing, panels = _panels(len(datasets), 2, 3.4, 3.2)
    for line, dataset in zip(panels, datasets, strict=True):
        part = predictions.of(dataset)
        for axis, panel in enumerate(line):
            truth, predicted = part.truth[:, axis], part.predicted[:, axis]
            panel.plot([-1, 1], [-1, 1], color=_GRAY, linewidth=0.8, linestyle="--")
            panel.vlines(truth, part.low[:, axis], part.high[:, axis], color=COLORS[model], alpha=0.15, linewidth=1.5)
            panel.scatter(truth, predicted, s=9, color=COLORS[model], linewidths=0)
            _square(panel)
            _title(panel, f"{dataset}: {AXES[axis]}")
            panel.set(xlabel="label", ylabel=f"{model}'s answer")
    _save(drawing, path)


def residuals(path: Path, predictions: Predictions, model: str) -> None:
    """An arrow from each label to the answer, on the plane."""
    datasets = tuple(dict.fromkeys(predictions.datasets))
    drawing, panels = _panels(1, len(datasets), 4.2, 4.2)
    for panel, dataset in zip(panels[0], datasets, strict=True):
        part = predictions.of(dataset)
        moved = part.predicted - part.truth
        panel.quiver(
            *part.truth.T, *moved.T, part.errors, angles="xy", scale_units="xy", scale=1, width=0.004,
            cmap="viridis_r", clim=(0, 1.2), alpha=0.85,
        )  # fmt: skip
        panel.scatter(*part.truth.T, s=5, color=_GRAY, linewidths=0)
        _plane(panel)
        _title(panel, f"{dataset}: from label to {model}'s answer")
    _save(drawing, path)


def calibration(path: Path, predictions: Mapping[str, Predictions], coverage: Mapping[str, float]) -> None:
    """Left: mean label over mean answer, in equal parts of the answers. Right: how often intervals hold the label.

    Args:
        path: The file to make.
        predictions: By model.
        coverage: What each model's card promises.
    """
    drawing, panels = _panels(1, 2, 4.2, 3.4)
    left, right = panels[0]
    left.plot([-1, 1], [-1, 1], color=_GRAY, linewidth=0.8, linestyle="--")
    names: list[str] = []
    lowest = 0.6
    for model, found in predictions.items():
        for axis, style in enumerate(("-", ":")):
            answers, labels = binned(found.truth[:, axis], found.predicted[:, axis])
            label = f"{model}, {AXES[axis]}"
            left.plot(answers, labels, style, marker="o", markersize=4, color=COLORS[model], linewidth=1.3, label=label)
        for row, (dataset, axis) in enumerate((d, a) for d in dict.fromkeys(found.datasets) for a in (0, 1)):
            held, low, high = coverage_of(found.of(dataset), axis)
            lowest = min(lowest, low - 0.02)
            place = row + (0.15 if model == "student" else -0.15)
            right.errorbar(held, place, xerr=[[held - low], [high - held]], fmt="o", markersize=4, color=COLORS[model])
            if f"{dataset}: {AXES[axis]}" not in names:
                names.append(f"{dataset}: {AXES[axis]}")
        right.axvline(coverage[model], color=_GRAY, linewidth=0.8, linestyle="--")
    left.set(xlim=(-0.9, 0.9), ylim=(-0.9, 0.9), aspect="equal", xlabel="mean answer", ylabel="mean label")
    _title(left, f"Answers in {BINS} equal parts")
    left.legend(fontsize=7, frameon=False)
    right.set_yticks(range(len(names)), names)
    right.invert_yaxis()
    right.set(xlim=(lowest, 1.01), xlabel="share of labels inside the interval")
    _title(right, "Intervals (dashed: promised)")
    _save(drawing, path)


def learning(path: Path, runs: Mapping[str, Run]) -> None:
    """Left: the validation score of every run over its steps. Right: its training loss."""
    drawing, panels = _panels(1, 2, 4.0, 3.0)
    left, right = panels[0]
    for name, run in runs.items():
        steps = np.array([row["step"] for row in run.validations])
        scores = np.array([row["score"] for row in run.validations])
        left.plot(steps, scores, color=COLORS[name], linewidth=1.3, label=name)
        best = int(scores.argmax())
        left.plot(steps[best], scores[best], "o", color=COLORS[name], markersize=5)
        losses = np.array([(row["step"], row["loss"]) for row in run.steps if "loss" in row]).reshape(-1, 2)
        if len(losses):
            right.plot(*smoothed(losses).T, color=COLORS[name], linewidth=1.2, label=name)
    left.set(xlabel="step", ylabel="validation score")
    right.set(xlabel="step", ylabel="training loss")
    _title(left, "Mean CCC; the dot is what was kept")
    _title(right, "Weighted sum of all terms")
    left.legend(fontsize=8, frameon=False)
    _save(drawing, path)


def retained(path: Path, cards: Mapping[str, ModelCard], megabytes: Mapping[str, float]) -> None:
    """Left: every CCC of both models, with intervals. Right: how large they are.

    Args:
        path: The file to make.
        cards: Of both models.
        megabytes: Size of the file with 32-bit floats, of those models whose file was measured.
    """
    drawing, panels = _panels(1, 2, 4.4, 3.0, widths=(2.4, 1))
    left, right = panels[0]
    for place, model in zip((-0.18, 0.18), MODELS, strict=True):
        figures = cards[model].figures
        values, low, high = (np.array([getattr(f, n) for f in figures]) for n in ("ccc", "ccc_low", "ccc_high"))
        positions = np.arange(len(figures)) + place
        error = np.maximum(0, [values - low, high - values])
        left.bar(positions, values, 0.34, yerr=error, color=COLORS[model], label=model, ecolor="#495057", capsize=2)
    names = [f"{f.dataset}\n{f.axis}" for f in cards[MODELS[0]].figures]
    left.set_xticks(range(len(names)), names)
    left.set(ylim=(0, 1.15), yticks=np.linspace(0, 1, 6), ylabel="CCC, 95 %")
    share = (cards["student"].score or 0) / (cards["teacher"].score or 1)
    _title(left, f"The student keeps {100 * share:.1f} % (claimed: {100 * CLAIMED_RETENTION:.1f} %)")
    left.legend(fontsize=8, frameon=False, ncols=2, loc="upper left")
    sizes = [[cards[model].parameters / 1e6 for model in MODELS], [megabytes.get(model, 0.0) for model in MODELS]]
    for place, model, size in zip((-0.18, 0.18), MODELS, zip(*sizes, strict=True), strict=True):
        bars = right.bar(np.arange(2) + place, size, 0.34, color=COLORS[model])
        right.bar_label(bars, [f"{value:.3g}" if value else "" for value in size], fontsize=7)
    right.set_xticks(range(2), ["parameters,\nmillions", "file,\nMB"])
    right.margins(y=0.15)
    _title(right, "Size")
    _save(drawing, path)


def ablation(path: Path, trials: Sequence[Trial]) -> None:
    """The mean score of every arm with its standard deviation, a dot for each seed, and what was claimed."""
    arms = list(dict.fromkeys(trial.arm for trial in trials))
    drawing, panels = _panels(1, 1, 6.4, 0.9 + 0.36 * len(arms))
    panel = panels[0][0]
    claimed = dict(CLAIMED_ABLATION)
    for row, arm in enumerate(arms):
        scores = np.array([trial.score for trial in trials if trial.arm == arm])
        deviation = float(scores.std(ddof=1)) if len(scores) > 1 else 0.0
        panel.errorbar(scores.mean(), row, xerr=deviation, fmt="s", color=COLORS["student"], markersize=6, capsize=3)
        panel.plot(scores, np.full(len(scores), row + 0.22), ".", color=_GRAY, markersize=5)
        if arm in claimed:
            panel.plot(claimed[arm], row, "x", color="black", markersize=6)
    panel.set_yticks(range(len(arms)), arms)
    panel.invert_yaxis()
    panel.set(xlabel="score")
    _save(drawing, path)


def examples(path: Path, clips: Sequence[tuple[str, Vector, Mapping[str, Vector]]]) -> None:
    """Some clips on the plane: label (cross) and answers.

    Args:
        path: The file to make.
        clips: Number, label (2,), and answers (2,) by model.
    """
    drawing, panels = _panels(1, 1, 4.8, 4.8)
    panel = panels[0][0]
    for number, truth, answers in clips:
        for model, answer in answers.items():
            panel.plot(*zip(truth, answer, strict=True), color=COLORS[model], linewidth=0.9, alpha=0.6)
            panel.plot(*answer, "o", color=COLORS[model], markersize=6)
        panel.plot(*truth, "x", color="black", markersize=7)
        panel.annotate(
            number, (float(truth[0]), float(truth[1])), xytext=(5, 4), textcoords="offset points", fontsize=9
        )
    for model in dict.fromkeys(model for _, _, answers in clips for model in answers):
        panel.plot([], [], "o", color=COLORS[model], label=model)
    panel.plot([], [], "x", color="black", linestyle="none", label="label")
    _plane(panel)
    panel.legend(fontsize=8, frameon=False, loc="lower right")
    _save(drawing, path)


def shrink(source: Path, path: Path) -> None:
    """Copy a picture with a palette of 96 colours, which makes noise a third as large."""
    with Image.open(source) as picture:
        picture.convert("RGB").quantize(96).save(path, optimize=True)


def binned(truth: Vector, predicted: Vector) -> tuple[Vector, Vector]:
    """Mean answers and mean labels of ``BINS`` parts of the answers, each of as many clips."""
    parts = np.array_split(np.argsort(predicted, kind="stable"), min(BINS, len(predicted)))
    return np.array([predicted[part].mean() for part in parts]), np.array([truth[part].mean() for part in parts])


def coverage_of(predictions: Predictions, axis: int) -> tuple[float, float, float]:
    """The share of labels inside their intervals, with its own 95 % interval (Wilson 1927)."""
    inside = (predictions.low <= predictions.truth) & (predictions.truth <= predictions.high)
    n, share, z = len(inside), float(inside[:, axis].mean()), 1.96
    centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * np.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return share, min(share, float(centre - half)), max(share, float(centre + half))


def smoothed(points: npt.NDArray[np.floating[Any]]) -> npt.NDArray[np.floating[Any]]:
    """(steps, 2): step and loss -> at most 120 means of as many steps."""
    parts = np.array_split(points, min(120, len(points)))
    return np.array([part.mean(0) for part in parts])


def _panels(rows: int, columns: int, width: float, height: float, widths: Sequence[float] | None = None) -> Any:  # noqa: ANN401
    """A drawing and its panels, (rows, columns), each so many inches large."""
    drawing = Drawing(figsize=(columns * width, rows * height), dpi=_DPI, layout="constrained")
    panels = drawing.subplots(rows, columns, squeeze=False, width_ratios=widths)
    for panel in panels.flat:
        panel.tick_params(labelsize=7, color=_GRAY)
        panel.spines[["top", "right"]].set_visible(False)
        panel.xaxis.label.set_size(8)
        panel.yaxis.label.set_size(8)
    return drawing, panels


def _title(panel: Axes, words: str) -> None:
    panel.set_title(words, fontsize=9)


def _plane(panel: Axes) -> None:
    panel.axhline(0, color=_GRAY, linewidth=0.6)
    panel.axvline(0, color=_GRAY, linewidth=0.6)
    _square(panel)
    panel.set(xlabel="valence", ylabel="arousal")


def _square(panel: Axes) -> None:
    """Both axes from -1 to 1."""
    ticks = (-1, -0.5, 0, 0.5, 1)
    panel.set(xlim=(-1.02, 1.02), ylim=(-1.02, 1.02), aspect="equal", xticks=ticks, yticks=ticks)


def _save(drawing: Drawing, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    drawing.savefig(path, metadata={"Software": None})
