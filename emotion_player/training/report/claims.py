"""What the founding report of the system claims, beside what is measured."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from emotion_player.core.models.figures import Figure
from emotion_player.core.models.model_card import ModelCard

CLAIMED_RETENTION = 0.932
CLAIMED_ABLATION = (("response", 0.620), ("response + features", 0.650), ("response + features + attention", 0.690))
"""Score of the student by what it learned from, by the arms' names in our ablation."""

CLAIMED_DEPLOYMENT = (
    ("TorchScript", "35 MB", "1.2 s", "48 ms", "180 MB"),
    ("ONNX", "35 MB", "0.8 s", "52 ms", "160 MB"),
    ("TFLite", "25 MB", "0.5 s", "65 ms", "140 MB"),
)
"""Of the student, on a phone: format, file, load time, one song, memory."""

_NETWORKS = {
    "teacher": "five perceptrons on four music taggers, mn04 and descriptors of harmony and rhythm",
    "student": "five perceptrons on a music tagger and mn04, inner maps included",
}
_NONE = "–"  # noqa: RUF001

Costs = Mapping[str, Any]
"""What exported files cost and how long a song takes, as ``Findings.costs`` and ``docs/report/costs.json`` have it."""


def claims_table(cards: Mapping[str, ModelCard], costs: Costs) -> str:
    """The main table as Markdown; a dash stands where nothing was measured.

    Args:
        cards: Of the measured models, by name: ``teacher``, ``student``.
        costs: What was measured of their files.
    """

    def row(name: str, claimed: tuple[str, str], measured: Callable[[str], str | None]) -> str:
        ours = (measured(model) or _NONE if model in cards else _NONE for model in _NETWORKS)
        return f"| {' | '.join((name, *claimed, *ours))} |"

    def mean(of: Callable[[Figure], float], axis: str | None = None) -> Callable[[str], str | None]:
        def value(model: str) -> str | None:
            figures = [f for f in cards[model].figures if axis in (None, f.axis)]
            return short(float(np.mean([of(f) for f in figures])), 3) if figures else None

        return value

    def scores(model: str) -> str | None:
        if not cards[model].figures:
            return None
        both, valence, arousal = (mean(lambda f: f.ccc, axis)(model) for axis in (None, "valence", "arousal"))
        return f"**{both}** ({valence} / {arousal})"

    def size(model: str) -> str | None:
        found = cost_of(costs, model, "onnx")
        return f"{found['bytes'] / 1e6:.1f} MB" if found else None

    def shipped(model: str) -> str | None:
        files = [each for each in costs["rows"] if each["file"] == f"{model}.onnx"]
        return f"{files[0]['bytes'] / 1e6:.1f} MB" if files else None

    def song(form: str) -> Callable[[str], str | None]:
        def value(model: str) -> str | None:
            return form.format(1000 * costs["song_s"][model]) if model in costs["song_s"] else None

        return value

    def kept(model: str) -> str | None:
        share = retention(cards)
        return f"**{100 * share:.1f} %**" if share and model == "student" else ""

    lines = (
        "| | claimed: teacher | claimed: student | ours: teacher | ours: student |",
        "|---|---|---|---|---|",
        row("network", ("ViT-B/16", "MobileViT-style"), _NETWORKS.get),
        row("parameters", ("86 M", "8.6 M"), lambda model: f"{cards[model].parameters / 1e6:.2f} M"),
        row("file (32-bit floats)", ("350 MB", "35 MB"), size),
        row("file that ships", ("", ""), shipped),
        row("tested on", ("DEAM", "DEAM"), lambda model: _tested_on(cards[model])),
        row("CCC, mean (valence / arousal)", (".740 (.73 / .75)", ".690 (.68 / .70)"), scores),
        row("MSE", (".195", ".230"), mean(lambda f: f.rmse**2)),
        row("MAE", (".315", ".350"), mean(lambda f: f.mae)),
        row("R²", (".695", ".660"), mean(lambda f: f.r2)),
        row("retained by the student", ("", f"{100 * CLAIMED_RETENTION:.1f} %"), kept),
        row("one song on a GPU", ("200 ms", "50 ms"), lambda _: "needs none"),
        row("one song on a CPU", ("2,500 ms", "500 ms"), song("{:,.0f} ms")),
        row("1,000 songs", ("200 s (GPU)", "50 s (GPU)"), song("{:,.0f} s (one CPU core)")),
    )
    return "\n".join(lines) + "\n"


def retention(cards: Mapping[str, ModelCard]) -> float | None:
    """The student's score as a share of the teacher's; None until both are measured."""
    scores = [cards[model].score if model in cards else None for model in ("student", "teacher")]
    return scores[0] / scores[1] if scores[0] is not None and scores[1] else None


def cost_of(costs: Costs, model: str, file_format: str) -> Mapping[str, Any] | None:
    """What one exported file of a model costs."""
    return next((row for row in costs["rows"] if (row["model"], row["format"]) == (model, file_format)), None)


def short(value: float, digits: int) -> str:
    """A number without a zero before the point: .712, -.05, 1.3."""
    text = f"{value:.{digits}f}"
    if float(text) == 0:
        return f"{0:.{digits}f}"[1:]
    return text.replace("0.", ".", 1) if text.lstrip("-").startswith("0.") else text


def _tested_on(card: ModelCard) -> str | None:
    counts = {f.dataset: f.n for f in card.figures}
    return ", ".join(f"{n} of {dataset}" for dataset, n in counts.items())
