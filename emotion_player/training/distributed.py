"""The processes that train one network together; a single one, unless ``torchrun`` started several."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import torch
from torch import distributed


@dataclass(frozen=True, slots=True)
class DistributedContext:
    """This process among those that train together.

    Attributes:
        rank: Which of them it is; that of rank 0 is the main one: it alone reports and writes.
        size: How many they are.
        device: Where it computes.
    """

    rank: int
    size: int
    device: torch.device

    @property
    def is_main(self) -> bool:
        """Whether this process reports and writes."""
        return self.rank == 0

    def barrier(self) -> None:
        """Wait until all have come here."""
        if self.size > 1:
            distributed.barrier()

    def broadcast(self, decision: bool) -> bool:
        """What the main process decides, told to all."""
        if self.size == 1:
            return decision
        told = torch.tensor([decision], dtype=torch.uint8, device=self.device)
        distributed.broadcast(told, 0)
        return bool(told.item())

    @classmethod
    @contextmanager
    def join(cls, device: str | None = None) -> Iterator[DistributedContext]:
        """Join the processes that ``torchrun`` started, if it did, on ``device`` or on a GPU where there is one."""
        name = device or ("cuda" if torch.cuda.is_available() else "cpu")
        if name == "cuda":
            name = f"cuda:{os.environ.get('LOCAL_RANK', '0')}"
        size = int(os.environ.get("WORLD_SIZE", "1"))
        if size == 1:
            yield cls(0, 1, torch.device(name))
            return
        distributed.init_process_group("nccl" if name.startswith("cuda") else "gloo")
        try:
            yield cls(distributed.get_rank(), size, torch.device(name))
        finally:
            distributed.destroy_process_group()
