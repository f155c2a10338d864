"""What a user meets: a folder of everything, from the shell. Status, one clean line, nothing obeyed, nothing lost."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.reports.test_troubles import FILES
from travaux.cli import main

HOSTILE = """Cod treaty \x1b[31mred\x1b]0;owned\x07 talks stall <script>alert(1)</script>
Published: 2026-04-10

The chair, Henrike Vaal, presented a new \x1b[2Jcod text on Friday, and Veskar would get 31 percent of the total catch.

"We reject the <b>text</b>," Kaldmark minister Tor Brandt said, \x1b[5mblinking\x1b[0m, in Skerra on Friday.
"""
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in args])


def shell(*args: str | Path, before: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    command = [*before, sys.executable, "-c", "from travaux.cli import main; main()", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture(scope="module")
def everything(cod_treaty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with six reports on one negotiation, one that is hostile, and every file of the table."""
    folder = tmp_path_factory.mktemp("everything")
    for report in sorted((cod_treaty / "reports").iterdir())[:6]:
        shutil.copy(report, folder)
    (folder / "hostile.txt").write_text(HOSTILE)
    for file in FILES:
        (folder / file.name).write_bytes(file.data)
    return folder


def test_a_folder_of_everything(everything: Path, tmp_path: Path) -> None:
    done = shell(
        "brief", everything, "--md", tmp_path / "b.md", "--json", tmp_path / "r.json", "--all", "--keep-unrelated"
    )
    assert done.returncode == 0, done.stderr
    assert "THE LATEST VERSION" in done.stdout
    assert not CONTROL.search(done.stdout.replace("\n", ""))
    assert not CONTROL.search(done.stderr.replace("\n", "").replace("\r", ""))
    assert "<script>" not in (tmp_path / "b.md").read_text()
    record = json.loads((tmp_path / "r.json").read_text())
    reports, skipped = ({item["path"].split("#")[0] for item in record[key]} for key in ("reports", "skipped"))
    assert reports | skipped >= {path.name for path in everything.iterdir()}
    assert all(item["reason"] for item in record["skipped"])
    assert "hostile.txt" in reports
    for item in record["skipped"]:
        assert item["path"] in done.stdout


def test_two_negotiations_in_one_pile(cod_treaty: Path, tmp_path: Path) -> None:
    from tests.reports.test_relevance import wages

    folder = tmp_path / "two"
    shutil.copytree(cod_treaty / "reports", folder)
    for report in wages():
        (folder / report.path).write_text(report.text)
    result = run("brief", folder)
    assert result.exit_code == 0
    assert re.search(
        r"\(the pile\) \(7 reports on another negotiation \([^()]+\): for its record, --about '[^']+'\)", result.stderr
    )
    words = re.search(r"--about '([^']+)'", result.stderr)
    assert words
    other = run("export", folder, "--about", words[1])
    assert other.exit_code == 0
    assert {r["path"] for r in json.loads(other.stdout)["reports"]} == {f"wages{n}.txt" for n in range(7)}


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("empty.txt", "empty"),
        ("picture.txt", "a picture"),
        ("program.exe", "not read"),
        ("bomb.txt.gz", "zip bomb"),
        ("entities.docx", "entity bomb"),
        ("broken.pdf", "broken PDF"),
        ("script.html", "no article text"),
    ],
)
def test_nothing_but_a_bad_file(everything: Path, name: str, part: str) -> None:
    result = run("brief", everything / name)
    assert (result.exit_code, result.stdout) == (1, "")
    assert re.fullmatch(r"travaux: nothing to brief: [^\n]+\n", result.stderr)
    assert part in result.stderr


def test_what_may_not_be_read_is_named(everything: Path, tmp_path: Path) -> None:
    """As a user without the rights; root, who may read all, gives up that power first."""
    before: tuple[str, ...] = ()
    if os.geteuid() == 0:
        if not (setpriv := shutil.which("setpriv")):
            pytest.skip("root may read everything, and setpriv is not here to give that up")
        before = (setpriv, "--bounding-set=-dac_override,-dac_read_search")
    shutil.copy(everything / "utf8.txt", tmp_path / "open.txt")
    shutil.copy(everything / "utf8.txt", tmp_path / "closed.txt")
    (tmp_path / "folder").mkdir()
    (tmp_path / "closed.txt").chmod(0)
    (tmp_path / "folder").chmod(0)
    done = shell("copies", tmp_path, before=before)
    alone = shell("copies", tmp_path / "closed.txt", before=before)
    both = shell("copies", tmp_path / "closed.txt", tmp_path / "open.txt", before=before)
    (tmp_path / "folder").chmod(0o700)
    assert both.returncode == 0, both.stderr
    assert done.returncode == 0, done.stderr
    assert "closed.txt (not to be opened (Permission denied): check its rights)" in done.stderr
    assert "folder (folder not to be opened (permission denied): check its rights)" in done.stderr
    assert alone.returncode == 1
    assert alone.stdout == ""
