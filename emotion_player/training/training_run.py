"""One training run of what lies above a network's backbones: on labels, experts' or a teacher's outputs."""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel

from emotion_player.core.models.interval import Interval
from emotion_player.networks.emotion_network import EmotionNetwork
from emotion_player.training import checkpoint
from emotion_player.training.datasets.clip import rated_datasets
from emotion_player.training.distributed import DistributedContext
from emotion_player.training.files import write_rows
from emotion_player.training.metrics import ccc, conformal_half_width
from emotion_player.training.objective import Objective, TrainingData
from emotion_player.training.recipes.recipe import NetworkRecipe
from emotion_player.training.validation import Validation, predict_songs


class TrainingRun:
    """One training run; everything it needs to go on after a kill is in its checkpoint.

    Args:
        network: With its backbones loaded; they are not trained.
        recipe: The values of the run.
        data: What it learns from.
        folder: For the checkpoint and the logs ``steps.csv`` and ``validation.csv``.
        context: The processes that train together.
    """

    def __init__(
        self,
        network: EmotionNetwork,
        recipe: NetworkRecipe,
        data: TrainingData,
        folder: Path,
        context: DistributedContext,
    ) -> None:
        self._recipe, self._data, self._folder, self._context = recipe, data, folder, context
        torch.manual_seed(recipe.seed)
        network.backbones.requires_grad_(False)
        self._objective = Objective(recipe, data, context.device)
        self._model = self._objective.model_of(network)
        self._model.to(context.device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        trained = [p for p in self._model.parameters() if p.requires_grad]
        self._optimizer = torch.optim.AdamW(trained, recipe.learning_rate, weight_decay=recipe.weight_decay, fused=True)
        self._average = _copy(network).eval().requires_grad_(False)
        current = network.state_dict()
        self._followed = [(value, current[name]) for name, value in _upper_weights(self._average).items()]
        self._step = 0
        self._log: list[dict[str, float]] = []
        self.validations: list[Validation] = []
        self._best: dict[str, Tensor] = {}
        self._resume()
        self._forward: nn.Module = self._model
        if context.size > 1:
            self._forward = DistributedDataParallel(self._model)
        self._forward.train()
        network.backbones.eval()

    @property
    def step(self) -> int:
        """How many steps have been made."""
        return self._step

    @property
    def seconds(self) -> float:
        """How long the steps took, altogether."""
        return sum(row["seconds"] for row in self._log)

    def train(self, on_step: Callable[[int], None], on_validation: Callable[[Validation], None]) -> None:
        """Train to the last step, or until the validation score gets no better; save on the way."""
        recipe, losses = self._recipe, []
        while self._step < recipe.steps and not self._is_over():
            began = time.monotonic()
            self._step += 1
            terms = self._one_step()
            losses.append(terms["loss"])
            self._log.append({"step": self._step, "seconds": round(time.monotonic() - began, 3), **terms})
            on_step(self._step)
            if self._step % recipe.steps_between_validations == 0 or self._step == recipe.steps:
                if self._context.is_main:
                    on_validation(self._validate(float(np.mean(losses))))
                losses = []
        self._context.barrier()

    def best(self) -> EmotionNetwork:
        """The averaged network at its best validation."""
        network = _copy(self._average)
        network.load_state_dict(self._best, strict=False)
        return network

    def last(self) -> EmotionNetwork:
        """The averaged network as it is now."""
        return _copy(self._average)

    def interval(self) -> Interval:
        """The split-conformal interval of the best network on the validation clips."""
        predicted, truth = predict_songs(self.best(), self._data.songs, self._context.device), self._truth()
        widths = [conformal_half_width(truth[:, a], predicted[:, a], self._recipe.coverage) for a in (0, 1)]
        return Interval(round(widths[0], 4), round(widths[1], 4), self._recipe.coverage)

    def _is_over(self) -> bool:
        """Whether the last validations were no better than the best before; the main process decides for all."""
        best = max(range(len(self.validations)), key=lambda i: self.validations[i].score, default=0)
        over = len(self.validations) - 1 - best >= self._recipe.patience
        return self._context.broadcast(over)

    def _one_step(self) -> dict[str, float]:
        recipe, context = self._recipe, self._context
        progress = self._step / recipe.steps
        rate = min(1.0, self._step / recipe.warm_up) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * progress)))
        for group in self._optimizer.param_groups:
            group["lr"] = recipe.learning_rate * rate
        source = (recipe.seed, self._step, context.rank)  # the same batch at this step, interrupted or not
        rng = np.random.default_rng(source)
        torch.manual_seed(int(rng.integers(2**62)))
        self._optimizer.zero_grad(set_to_none=True)
        shown: dict[str, float] = {}
        for _ in range(recipe.accumulate):
            with torch.autocast(context.device.type, torch.bfloat16, enabled=self._is_half_precise()):
                terms = self._objective.terms(self._model, self._forward, rng)
            loss = torch.stack(list(terms.values())).sum()
            (loss / recipe.accumulate).backward()  # type: ignore[no-untyped-call]
            for name, value in {"loss": loss, **terms}.items():
                shown[name] = shown.get(name, 0.0) + value.item() / recipe.accumulate
        nn.utils.clip_grad_norm_(self._model.parameters(), 5.0)
        self._optimizer.step()
        self._follow()
        return {name: round(value, 5) for name, value in shown.items()}

    def _is_half_precise(self) -> bool:
        """Whether to compute in bfloat16, which a CPU without AVX-512 does thirty times as slowly as in float32."""
        if self._context.device.type == "cuda":
            return True
        return self._recipe.bfloat16 and torch.backends.cpu.get_cpu_capability() == "AVX512"

    def _follow(self) -> None:
        """Move the averaged weights a little towards the current ones."""
        decay = min(self._recipe.average, (1 + self._step) / (10 + self._step))
        for value, current in self._followed:
            if value.dtype.is_floating_point:
                value.lerp_(current, 1 - decay)
            else:
                value.copy_(current)

    def _validate(self, loss: float) -> Validation:
        data = self._data
        predicted, truth = predict_songs(self._average, data.songs, self._context.device), self._truth()
        values = []
        for dataset in rated_datasets(data.validation):
            rows = [i for i, clip in enumerate(data.validation) if clip.dataset == dataset]
            values += [ccc(truth[rows, axis], predicted[rows, axis]) for axis in (0, 1)]
        validation = Validation(self._step, round(loss, 5), tuple(round(value, 4) for value in values))
        if not self.validations or validation.score > max(past.score for past in self.validations):
            self._best = _upper(self._average)
        self.validations.append(validation)
        self._save()
        return validation

    def _truth(self) -> npt.NDArray[np.float64]:
        emotions = [clip.emotion for clip in self._data.validation]
        return np.array([(e.valence, e.arousal) if e else (0.0, 0.0) for e in emotions])

    def _save(self) -> None:
        checkpoint.save(
            self._folder / "training.pt",
            {
                "recipe": repr(self._recipe),
                "step": self._step,
                "network_in_training": _upper(self._model),
                "average": _upper(self._average),
                "best": self._best,
                "optimizer": self._optimizer.state_dict(),
                "validations": [[validation.step, validation.loss, *validation.ccc] for validation in self.validations],
                "log": self._log,
            },
        )
        write_rows(self._folder / "steps.csv", self._log)
        datasets = rated_datasets(self._data.validation)
        axes = [f"{dataset}_{axis}" for dataset in datasets for axis in ("valence", "arousal")]
        write_rows(
            self._folder / "validation.csv",
            [
                {"step": k.step, "loss": k.loss, "score": round(k.score, 4), **dict(zip(axes, k.ccc, strict=True))}
                for k in self.validations
            ],
        )

    def _resume(self) -> None:
        state = checkpoint.load(self._folder / "training.pt")
        if state is None or state["recipe"] != repr(self._recipe):
            return
        self._step = int(state["step"])
        self._model.load_state_dict(state["network_in_training"], strict=False)
        self._average.load_state_dict(state["average"], strict=False)
        self._best = state["best"]
        self._optimizer.load_state_dict(state["optimizer"])
        self.validations = [Validation(int(row[0]), row[1], tuple(row[2:])) for row in state["validations"]]
        self._log = state["log"]


def _copy(network: EmotionNetwork) -> EmotionNetwork:
    """A copy of all but the backbones, which do not change: they are those of the network itself."""
    return copy.deepcopy(network, {id(network.backbones): network.backbones})


def _upper(network: nn.Module) -> dict[str, Tensor]:
    """A copy of all weights but the backbones', which do not change."""
    return {name: value.clone() for name, value in _upper_weights(network).items()}


def _upper_weights(network: nn.Module) -> dict[str, Tensor]:
    """All weights themselves but the backbones'."""
    return {name: value for name, value in network.state_dict().items() if "backbones." not in name}
