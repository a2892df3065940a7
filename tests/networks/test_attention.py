from __future__ import annotations

import torch
from torch.nn import functional

from emotion_player.networks.attention import Attention


def test_it_is_the_attention_of_torch_and_tells_where_the_first_token_looks() -> None:
    torch.manual_seed(0)
    attention, x = Attention(24, 3), torch.randn(2, 5, 24)
    q, k, v = attention.qkv(x).reshape(2, 5, 3, 3, 8).permute(2, 0, 3, 1, 4)
    expected = attention.project(functional.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(2, 5, 24))
    mixed, looks = attention.attend(x)
    assert torch.allclose(mixed, expected, atol=1e-6)
    assert torch.allclose(looks, (q[:, :, :1] @ k.transpose(2, 3) / 8**0.5).softmax(-1).mean((1, 2)), atol=1e-6)
