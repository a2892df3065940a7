"""Every Protocol that a lower layer implements names its implementer, which names it in turn."""

from __future__ import annotations

import importlib
import inspect
import re

import pytest

from emotion_player.core.ports import analysis, files, library

PROTOCOLS = [
    each
    for module in (analysis, files, library)
    for _, each in inspect.getmembers(module, inspect.isclass)
    if getattr(each, "_is_protocol", False) and each.__module__ == module.__name__
]


@pytest.mark.parametrize("protocol", PROTOCOLS, ids=lambda protocol: protocol.__name__)
def test_a_protocol_names_its_implementer(protocol: type) -> None:
    named = re.findall(r"``((?:library|inference|machine)\.[\w.]+)``", protocol.__doc__ or "")
    assert len(named) == 1
    module, name = named[0].rsplit(".", 1)
    implementer = getattr(importlib.import_module(f"emotion_player.{module}"), name)
    assert "ports." in implementer.__doc__ or protocol.__name__ in implementer.__doc__
