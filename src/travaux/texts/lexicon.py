"""The word lists of this room, read once from ``texts/data``."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> Mapping[str, Any]:
    """Return the lexicon ``texts/data/<name>.toml``."""
    return tomllib.loads((files("travaux.texts") / "data" / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def weights(name: str) -> Mapping[str, Any]:
    """Return the numbers in ``texts/data/<name>.json``."""
    loaded: Mapping[str, Any] = json.loads(
        (files("travaux.texts") / "data" / f"{name}.json").read_text(encoding="utf-8")
    )
    return loaded


@cache
def words(name: str, section: str, key: str = "words") -> frozenset[str]:
    """Return one list of a lexicon as a set."""
    return frozenset(table(name)[section][key])
