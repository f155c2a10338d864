"""Keeps one section of bench/RESULTS.md: date, command, versions, figures. Used by the other commands here."""

from __future__ import annotations

import platform
import re
from datetime import date
from importlib.metadata import version
from pathlib import Path

RESULTS = Path(__file__).resolve().with_name("RESULTS.md")
HEAD = (
    "# Results\n\nEach section is written by the command it names; figures come from real runs on a 2-core machine.\n"
)


def put(key: str, title: str, command: str, body: str) -> None:
    """Replace, or add at the end, the section ``key``."""
    text = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else HEAD
    versions = f"Python {platform.python_version()}, spaCy {version('spacy')}, travaux {version('travaux')}"
    head = f"## {title}\n\n{date.today().isoformat()} · `{command}` · {versions}"
    section = f"<!-- {key} -->\n{head}\n\n{body}\n<!-- /{key} -->\n"
    pattern = re.compile(rf"<!-- {key} -->.*?<!-- /{key} -->\n", re.DOTALL)
    text = pattern.sub(lambda _: section, text) if pattern.search(text) else f"{text.rstrip()}\n\n{section}"
    RESULTS.write_text(text, encoding="utf-8")
