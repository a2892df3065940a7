"""A work and a models folder as the steps of the training leave them, of invented numbers."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from emotion_player import paths
from emotion_player.core.emotion import Emotion
from emotion_player.core.models.figures import Figure, GemsFigure, Shift
from emotion_player.core.models.model_card import ModelCard
from emotion_player.core.predictions.gems import GEMS
from emotion_player.training.datasets.clip import LabelledClip
from emotion_player.training.evaluation.comparison import compare
from emotion_player.training.evaluation.evaluate import TestPrediction, emotion_figures, write_predictions
from emotion_player.training.evaluation.steadiness import CONTROL
from emotion_player.training.files import write_rows

SIZES = {"muse": 46, "4q": 110}
NOISE = {"teacher": 0.2, "student": 0.25}


def made_answers(model: str) -> list[TestPrediction]:
    """Answers that are right but for noise and a pull to the middle."""
    rng = np.random.default_rng(5)
    noise = np.random.default_rng(len(model))
    predictions = []
    for dataset, n in SIZES.items():
        for i in range(n):
            truth = rng.normal(0, 0.4, 2).clip(-1, 1)
            said = 0.7 * truth + noise.normal(0, NOISE[model], 2)
            clip = LabelledClip(dataset, f"clip{i}", Path("none"), str(i), "test", Emotion(*map(float, truth)))
            low, middle, high = (
                Emotion.clipped(*map(float, said + sign * np.array([0.5, 0.4]))) for sign in (-1, 0, 1)
            )
            predictions.append(TestPrediction(clip, middle, low, high, None))
    return predictions


def make_card(model: str, figures: tuple[Figure, ...]) -> ModelCard:
    """A card with everything in it."""
    shipped = ModelCard.load(paths.models_folder() / "student.json")
    gems = tuple(GemsFigure(name, 53, 0.3 + 0.05 * i, 0.1, 0.8, i > 3) for i, name in enumerate(GEMS))
    shifts = (
        Shift("gain +12 dB", True, 26, 0.001, 0.002, 0.0001, -0.0002),
        Shift("begins 1 s later", True, 26, 0.018, 0.0204, 0.008, -0.003),
        Shift(f"{CONTROL}20 % slower and back", True, 26, 0.11, 0.0817, -0.1353, 0.0019),
        Shift("20 % faster, same pitch", False, 26, 0.09, 0.08, -0.06, 0.075),
    )
    return replace(
        shipped,
        name=model,
        sha256=model,
        parameters={"teacher": 86_812_345, "student": 8_571_234}[model],
        figures=figures,
        gems=gems,
        shifts=shifts,
        notes=("Times this model was measured on the test recordings: 2.",),
    )


def make_models(work: Path, models: Path) -> None:
    """Cards of both models, and what they said of the test recordings."""
    models.mkdir(parents=True, exist_ok=True)
    for model in ("teacher", "student"):
        predictions = made_answers(model)
        card = make_card(model, emotion_figures(predictions))
        (models / f"{model}.json").write_text(card.to_json(), encoding="utf-8")
        write_predictions(work, card, predictions, {"teacher": 0.71, "student": 0.12}[model])


def make_work(work: Path, models: Path) -> None:
    """Everything that a report can tell of."""
    make_models(work, models)
    rng = np.random.default_rng(1)
    for model, steps in (("teacher", 900), ("student", 600)):
        validations = [
            {"step": s, "loss": 2 - s / 900, "score": 0.75 - 0.3 * np.exp(-s / 150) + rng.normal(0, 0.01)}
            for s in range(50, steps + 1, 50)
        ]
        losses = [
            {"step": s, "seconds": 0.1, "loss": 1 + 2 * np.exp(-s / 200) + 0.1 * rng.random()} for s in range(1, steps)
        ]
        write_rows(work / model / "validation.csv", validations)
        write_rows(work / model / "steps.csv", losses)
    arms = ("labels", "labels + experts", "response", "response + features", "response + features + attention")
    rows = [
        {"arm": arm, "seed": seed, "step": 200, "score": 0.6 + 0.03 * i + 0.004 * seed, "ccc": [0.6] * 4}
        for i, arm in enumerate(arms)
        for seed in (1, 2, 3)
    ]
    _write(work / "ablation.json", {"recipe": "", "rows": rows})
    left_out = [
        Figure("muse", axis, 261, ccc, ccc - 0.1, ccc + 0.1, 0.3, 0.6, 0.3, 0.25, 0.5)
        for axis, ccc in (("valence", 0.47), ("arousal", 0.76))
    ]
    figures = [{name: getattr(f, name) for name in Figure.__slots__} for f in left_out]
    _write(work / "student-without-muse" / "left-out.json", {"dataset": "muse", "figures": figures})
    reading = {"real": 0.7, "generated": 0.5}
    names = ("real", "generated", "shuffled", "noise")
    quality = {
        "steps": 3000, "segments": 500, **{f"frechet_{name}": 10.0 * i for i, name in enumerate(names, 1)},
        "variety": 0.8, "valence": reading, "arousal": reading, "nearest_real": 0.9, "nearest_generated": 0.8,
        "copies_percent": 1.5,
    }  # fmt: skip
    _write(work / "gan" / "quality.json", quality)
    Image.fromarray(rng.integers(0, 255, (60, 100, 3), np.uint8)).save(work / "gan" / "samples.png")
    costs = [
        {
            "model": name[:7], "format": form, "file": name, "bytes": size, "parameters": 8_571_234, "load_s": 0.21,
            "latency_s": latency, "cpu_s": latency, "peak_mb": 180.4, "delta_valence": 0.0001, "delta_arousal": 0.0002,
        }
        for name, form, size, latency in (
            ("teacher-fp32.onnx", "onnx", 347_400_000, 0.9), ("teacher.onnx", "onnx-int8", 89_000_000, 0.6),
            ("student.onnx", "onnx", 34_400_000, 0.098), ("student.ts", "torchscript", 34_600_000, 0.12),
        )
    ]  # fmt: skip
    _write(work / "deployment.json", {"machine": {"cores": 2, "cpu": "Some CPU", "system": "Linux"}, "rows": costs})
    clips = [answer.clip for answer in made_answers("student")]
    told = {
        f"{model} 1": np.array([(answer.emotion.valence, answer.emotion.arousal) for answer in made_answers(model)])
        for model in ("student", "teacher")
    }
    intervals = {name: (of_model - 0.4, of_model + 0.4) for name, of_model in told.items()}
    compare(clips, told, intervals, 5).save(work / "comparison.json")
    (work / "notes.md").write_text("What did not help: more of the same.\n", encoding="utf-8")


def _write(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")
