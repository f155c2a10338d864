"""The session in docs/compare.md is a real one."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from travaux.cli import main

PAGE = Path(__file__).resolve().parents[1] / "docs" / "compare.md"


def test_the_session_is_what_is_printed(cod_treaty: Path) -> None:
    text = PAGE.read_text(encoding="utf-8")
    shown = re.search(r"\$ travaux compare draft1.txt tolness.txt draft2.txt\n(.*?)```", text, re.DOTALL)
    assert shown is not None
    drafts = [str(cod_treaty / "drafts" / f"{name}.txt") for name in ("draft1", "tolness", "draft2")]
    printed = CliRunner().invoke(main, ["compare", *drafts]).stdout.splitlines()
    wanted = [line for line in shown.group(1).splitlines() if line.strip() and line != "…"]
    assert len(wanted) > 10
    assert [line for line in wanted if line not in printed] == []
