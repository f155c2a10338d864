"""The session that the README shows is a real one."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from travaux.cli import main

README = Path(__file__).resolve().parents[1] / "README.md"


def test_the_session_is_what_the_demo_prints(cod_treaty: Path) -> None:
    shown = re.search(r"```console\n\$ make demo\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert shown is not None
    printed = CliRunner().invoke(main, ["brief", str(cod_treaty / "reports"), "--quiet"]).stdout.splitlines()
    wanted = [line for line in shown.group(1).splitlines() if line.strip() and line != "…"]
    assert len(wanted) > 20
    assert [line for line in wanted if line not in printed] == []
