"""The tables of the report, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from emotion_player.core.models.figures import Figure, GemsFigure, Shift
from emotion_player.core.models.model_card import ModelCard
from emotion_player.core.predictions.gems import gems_word
from emotion_player.training.evaluation.comparison import Comparison
from emotion_player.training.evaluation.steadiness import CONTROL
from emotion_player.training.metrics import rank_correlation
from emotion_player.training.report.claims import CLAIMED_ABLATION, CLAIMED_DEPLOYMENT, Costs, short
from emotion_player.training.report.findings import Predictions, Trial
from emotion_player.training.report.plots import AXES, coverage_of

FLOORS = {("muse", "valence"): (0.40, 0.60), ("muse", "arousal"): (0.70, 0.80)}
"""What a network should reach on a data set it never heard, at least and at best."""

STEADY = 0.05
"""Answers should not move further on average when nothing changes for a listener."""


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = (header, ["---"] * len(header), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def figures_table(figures: Mapping[str, Sequence[Figure]]) -> str:
    """All figures, by model or run."""
    rows = (
        (
            name,
            f.dataset,
            f.axis,
            str(f.n),
            _ranged(f.ccc, f.ccc_low, f.ccc_high),
            *(short(value, 2) for value in (f.r2, f.pearson, f.rmse, f.mae, f.slope)),
        )
        for name, of_model in figures.items()
        for f in of_model
    )
    return table(("model", "data", "axis", "n", "CCC (95 %)", "R²", "r", "RMSE", "MAE", "slope"), rows)


def comparison_table(found: Comparison) -> str:
    """The contenders of a comparison: score and CCCs."""
    header = ("model", "score (95 %)", *(f"{f.dataset}: {f.axis}" for f in found.contenders[0].figures))
    rows = (
        (each.name, _ranged(each.score, each.low, each.high), *(short(f.ccc, 3) for f in each.figures))
        for each in found.contenders
    )
    return table(header, rows)


def widths_table(found: Comparison) -> str:
    """How the contenders' intervals fit their errors."""
    rows = (
        (
            each.name,
            axis_name,
            f"±{short(each.interval.half_width[axis], 2)}",
            f"{100 * each.interval.held[axis]:.1f} %",
            ", ".join(f"{name} {100 * held[axis]:.0f} %" for name, held in each.interval.parts.items()),
            _ranged(each.interval.rank[axis], *each.interval.rank_range[axis]),
        )
        for each in found.contenders
        for axis, axis_name in enumerate(AXES)
    )
    return table(
        ("model", "axis", "interval", "held", "by dataset and quadrant", "width and error, rank r (95 %)"), rows
    )


def gains_table(found: Comparison) -> str:
    """By how much contenders differ, and how sure that is."""
    rows = (
        (
            f"{each.name} over {each.over}",
            f"{_signed(each.gain)} ({_signed(each.low)} to {_signed(each.high)})",
            f"{100 * each.probability:.1f} %",
        )
        for each in found.gains
    )
    return table(("", "gain (95 %)", "draws in which it is better"), rows)


def retention_table(cards: Mapping[str, ModelCard]) -> str:
    """Both models' CCCs on people's labels, and the student's as a share of the teacher's."""
    theirs = {(f.dataset, f.axis): f.ccc for f in cards["teacher"].figures}
    rows = [
        (f"{f.dataset}: {f.axis}", theirs[f.dataset, f.axis], f.ccc)
        for f in cards["student"].figures
        if (f.dataset, f.axis) in theirs
    ]
    rows.append(("**mean**", cards["teacher"].score or 0.0, cards["student"].score or 0.0))
    return table(
        ("", "teacher → people", "student → people", "retained"),
        ((name, short(t, 3), short(s, 3), f"{100 * s / t:.1f} %" if t > 0 else "") for name, t, s in rows),
    )


def size_table(cards: Mapping[str, ModelCard], megabytes: Mapping[str, float]) -> str:
    """Parameters and files, counted, and how many times the teacher is larger."""
    parameters = {name: float(card.parameters) for name, card in cards.items()}
    rows = (("parameters", parameters, "{:,.0f}"), ("file with 32-bit floats, MB", megabytes, "{:.1f}"))
    return table(
        ("", "teacher", "student", "ratio"),
        (
            (name, form.format(values["teacher"]), form.format(values["student"]), _times(values))
            for name, values, form in rows
            if {"teacher", "student"} <= values.keys()
        ),
    )


def coverage_table(predictions: Mapping[str, Predictions], cards: Mapping[str, ModelCard]) -> str:
    """How often intervals hold the label, against what the card promises, and whether wide ones err more.

    After the datasets come all recordings together, and each quadrant of the labels.
    """
    rows = []
    for model, found in predictions.items():
        interval = cards[model].interval
        parts = {dataset: found.of(dataset) for dataset in dict.fromkeys(found.datasets)}
        for name_of_part, part in (parts | {"all": found} | found.quadrants()).items():
            for axis, name in enumerate(AXES):
                half_width = float(np.mean(part.high[:, axis] - part.low[:, axis])) / 2
                held, low, high = (f"{100 * share:.0f}" for share in coverage_of(part, axis))
                promised = f"{100 * interval.coverage:.0f} %"
                place = (model, name_of_part, name, str(len(part.keys)))
                told = (f"±{short(half_width, 2)}", promised, f"{held} % ({low}–{high})")  # noqa: RUF001
                width, error = part.high - part.low, np.abs(part.predicted - part.truth)
                rows.append((*place, *told, short(rank_correlation(width[:, axis], error[:, axis]), 2)))
    return table(("model", "data", "axis", "n", "interval", "promised", "held (95 %)", "width and error, rank r"), rows)


def gems_table(gems: Mapping[str, Sequence[GemsFigure]]) -> str:
    """Correlations of every emotion's share of listeners, by model."""
    rows = (
        (model, gems_word(f.name), str(f.n), _ranged(f.r, f.r_low, f.r_high), "yes" if f.usable else "no")
        for model, figures in gems.items()
        for f in figures
    )
    return table(("model", "emotion", "n", "r (95 %)", "usable"), rows)


def shifts_table(shifts: Mapping[str, Sequence[Shift]], invariant: bool) -> str:
    """What changes of the sound do to answers: those that should stay, or those that should move, with controls."""
    rows = []
    for model, of_model in shifts.items():
        for s in of_model:
            if (s.invariant and not s.change.startswith(CONTROL)) is not invariant:
                continue
            far = short(s.valence, 3), short(s.arousal, 3)
            by = _signed(s.valence_by), _signed(s.arousal_by)
            rows.append((model, s.change, str(s.n), *far, *by))
    return table(("model", "change", "n", "mean abs ΔV", "mean abs ΔA", "mean ΔV", "mean ΔA"), rows)


def ablation_table(trials: Sequence[Trial]) -> str:
    """Mean and standard deviation of each arm's score over seeds, beside what is claimed."""
    claimed = dict(CLAIMED_ABLATION)
    arms: dict[str, list[float]] = {}
    for trial in trials:
        arms.setdefault(trial.arm, []).append(trial.score)
    rows = (
        (
            arm,
            str(len(scores)),
            short(float(np.mean(scores)), 3) + (f" ± {short(float(np.std(scores, ddof=1)), 3)}" if scores[1:] else ""),
            short(claimed[arm], 3) if arm in claimed else "",
        )
        for arm, scores in arms.items()
    )
    return table(("what the student learns from", "runs", "validation score, mean ± sd", "claimed (test)"), rows)


def deployment_table(deployment: Costs) -> str:
    """What every exported file costs."""
    rows = (
        (
            row["model"],
            row["format"],
            f"{row['bytes'] / 1e6:.1f} MB",
            f"{row['parameters']:,}",
            f"{row['load_s']:.2f} s",
            f"{1000 * row['latency_s']:.0f} ms",
            f"{1000 * row['cpu_s']:.0f} ms",
            _known(row["peak_mb"], "{:.0f} MB"),
            " / ".join(_known(row[name], "{:.4f}") for name in ("delta_valence", "delta_arousal")),
        )
        for row in deployment["rows"]
    )
    header = ("model", "format", "file", "parameters", "load", "one song", "processor time", "memory", "off by (V / A)")
    return table(header, rows)


def claimed_deployment_table() -> str:
    """What is claimed of the student on a phone."""
    return table(("claimed, on a phone", "file", "load", "one song", "memory"), CLAIMED_DEPLOYMENT)


def left_out_table(left_out: Mapping[str, Sequence[Figure]]) -> str:
    """Figures on data sets that were never heard, against the floors."""
    rows = []
    for run, figures in left_out.items():
        for f in figures:
            floor, wanted = FLOORS.get((f.dataset, f.axis), (None, None))
            aims = ("", "") if floor is None or wanted is None else (short(floor, 2), short(wanted, 2))
            values = (_ranged(f.ccc, f.ccc_low, f.ccc_high), short(f.r2, 2), short(f.pearson, 2))
            rows.append((run.replace("-", " "), f.dataset, f.axis, str(f.n), *values, *aims))
    return table(("network", "data", "axis", "n", "CCC (95 %)", "R²", "r", "floor", "wanted"), rows)


def _ranged(value: float, low: float, high: float) -> str:
    return f"{short(value, 3)} ({short(low, 2)}–{short(high, 2)})"  # noqa: RUF001


def _signed(value: float) -> str:
    text = short(value, 3)
    return text if text.startswith("-") or float(text) == 0 else f"+{text}"


def _known(value: float | None, form: str) -> str:
    return "" if value is None else form.format(value)


def _times(values: Mapping[str, float]) -> str:
    return f"{values['teacher'] / values['student']:.1f}×"  # noqa: RUF001
