"""Self-attention, as the student's and the teacher's transformers use it."""

from __future__ import annotations

from torch import Tensor, nn


class Attention(nn.Module):
    """Multi-head self-attention (Vaswani et al. 2017)."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.project = nn.Linear(width, width)

    def forward(self, x: Tensor) -> Tensor:
        """(batch, tokens, width) -> the same."""
        return self.attend(x)[0]

    def attend(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """As ``forward``, and (batch, tokens): where the first token looks; mean over heads.

        Written out: torch's fused attention makes this take twice as long on a CPU, with few tokens and bfloat16.
        """
        batch, tokens, width = x.shape
        qkv = self.qkv(x).reshape(batch, tokens, 3, self.heads, width // self.heads)
        q, k, v = qkv.permute(2, 0, 3, 1, 4)
        looks = (q * (width // self.heads) ** -0.5 @ k.transpose(2, 3)).softmax(-1)
        mixed = (looks.to(v.dtype) @ v).transpose(1, 2).reshape(batch, tokens, width)
        projected: Tensor = self.project(mixed)
        return projected, looks[:, :, 0].mean(1)
