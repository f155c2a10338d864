"""Other ways to align two texts, each as its users have it."""

from __future__ import annotations

from collections.abc import Callable

Links = set[tuple[int, int]]
ALIGNERS: dict[str, Callable[[list[str], list[str]], Links]] = {}
