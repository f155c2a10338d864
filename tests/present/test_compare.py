"""Comparisons shown: as a document, a page, data and a table; hostile drafts are shown, not obeyed."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.present.hostile import ESCAPES, MARKS, RICH
from tests.texts.made import ACCORD, CONTRACT, compared
from travaux.cli import main
from travaux.model_texts import Comparison
from travaux.present.compare_data import to_csv, to_data, to_json
from travaux.present.compare_html import to_html
from travaux.present.compare_page import comparison_page
from travaux.present.terminal import to_terminal

NEW = (
    ACCORD.replace("200 observers", "250 observers").replace("shall withdraw", "should withdraw")
    + "6. Aid. [Food][Medicine] is let in.\n"
)


@pytest.fixture
def small() -> Comparison:
    return compared(ACCORD, NEW)


def test_the_terminal(small: Comparison) -> None:
    text = to_terminal(comparison_page(small))
    assert (
        "3 kept, 2 changed and 1 added; of those that go on, 2 in substance and 0 reworded; in brackets 0 → 2"
        in " ".join(text.split())
    )
    assert "4, Monitoring (changed in substance): 200 → 250 observers" in text
    assert "shall → should" in text
    assert "[-200-] {+250+}" in text
    assert text.index("CHANGES OF SUBSTANCE") < text.index("ARTICLES") < text.index("REDLINE")


def test_markdown(small: Comparison) -> None:
    text = str(comparison_page(small))
    assert "A mission of ~~200~~ **250** observers" in text
    assert text.startswith("# d1 → d2\n")


def test_json(small: Comparison) -> None:
    items = json.loads(to_json(small))
    assert items == to_data(small)
    assert items[3] | {"redline": []} == {
        "from_draft": "d1", "to_draft": "d2", "from_articles": [4], "to_articles": [4], "kind": "changed", "also": [],
        "change": "substance", "part": "article", "from_labels": ["4"], "to_labels": ["4"], "heading": "Monitoring",
        "renumbered": False, "brackets": {"from": 0, "to": 0}, "options": {"from": 0, "to": 0}, "similarity": items[3]["similarity"],
        "named": [{"kind": "quantity", "old": "200 observers", "new": "250 observers", "says": "200 → 250 observers"}],
        "redline": [],
    }  # fmt: skip
    assert [x["kind"] for x in items] == ["kept", "changed", "kept", "changed", "kept", "added"]
    assert "".join(r["text"] for r in items[3]["redline"][0]["runs"] if r["op"] != "inserted").startswith(
        "A mission of 200"
    )


def test_csv(small: Comparison) -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(small))))
    assert rows[3]["d1 to d2: what"] == "200 → 250 observers"
    assert [r["d1"] for r in rows] == ["1", "2", "3", "4", "5", ""]
    assert rows[5]["brackets in d2"] == "2"


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.depth: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.depth.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.depth.pop() == tag


def read_page(text: str) -> _Tags:
    found = _Tags()
    found.feed(text)
    assert found.depth == []
    return found


def test_the_page_stands_alone(small: Comparison) -> None:
    page = to_html(small)
    tags = read_page(page)
    assert not {"script", "img", "link", "iframe", "object"} & {tag for tag, _ in tags.tags}
    assert all((a.get("href") or "#").startswith("#") for _, a in tags.tags)
    assert not any(key in a for _, a in tags.tags for key in ("src", "style", "onclick", "onload"))
    targets = {a["id"] for _, a in tags.tags if "id" in a}
    assert {(a["href"] or "")[1:] for tag, a in tags.tags if tag == "a"} <= targets
    policy = next(a["content"] for _, a in tags.tags if a.get("http-equiv") == "Content-Security-Policy") or ""
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert "<del>200</del>" in page.replace("\n", "")
    assert "<ins>250</ins>" in page


def test_the_hash_of_the_style_is_right(small: Comparison) -> None:
    import base64
    import hashlib

    page = to_html(small)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style is not None
    assert base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode() in page


@pytest.mark.parametrize(
    "payload",
    [ESCAPES, MARKS, RICH, "<script>alert(1)</script>", '"><img src=x onerror=y>', "{{ 7*7 }}{% x %}", "=cmd()"],
)
def test_hostile_drafts_are_shown_not_obeyed(payload: str) -> None:
    def poisoned(text: str) -> str:
        return "\n".join(f"{line} {payload}" if line else line for line in text.splitlines())

    found = compared(poisoned(ACCORD), poisoned(NEW))
    page = to_html(found)
    read_page(page)
    plain = {tag for tag, _ in read_page(to_html(compared(ACCORD, NEW))).tags}
    assert {tag for tag, _ in read_page(page).tags} <= plain
    for shown in (page, to_terminal(comparison_page(found)), to_terminal(comparison_page(found), colour=False)):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert all(
        not cell.startswith(("=", "+", "@", "-")) for row in csv.reader(io.StringIO(to_csv(found))) for cell in row
    )
    assert "49" not in re.findall(r"\{\{ 7\*7 \}\}|49", page) if "7*7" in payload else True


def run(*args: str) -> tuple[int, str, str]:
    found = CliRunner().invoke(main, ["compare", *args])
    return found.exit_code, found.stdout, found.stderr


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    for name, text in (("old", ACCORD), ("new", NEW), ("other", CONTRACT)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return [str(tmp_path / "old.txt"), str(tmp_path / "new.txt")]


@pytest.mark.parametrize(
    ("option", "start"),
    [("--html", "<!DOCTYPE html>"), ("--md", "# old → new"), ("--json", "[\n {"), ("--csv", "heading,old,new")],
)
def test_each_output_to_standard_output_or_a_file(files: list[str], tmp_path: Path, option: str, start: str) -> None:
    code, here, _ = run(*files, option, "-")
    assert (code, here.startswith(start)) == (0, True)
    target = tmp_path / "out"
    code, shown, _ = run(*files, option, str(target))
    assert (code, target.read_text(encoding="utf-8")) == (0, here)
    assert shown.startswith("old → new")


def test_a_document_is_written(files: list[str], tmp_path: Path) -> None:
    target = tmp_path / "redline.docx"
    assert run(*files, "--docx", str(target), "-q")[0] == 0
    assert target.read_bytes().startswith(b"PK")


def test_two_outputs_cannot_share_standard_output(files: list[str]) -> None:
    code, _, told = run(*files, "--json", "-", "--csv", "-")
    assert code == 2
    assert "cannot both go" in told


def test_what_cannot_be_compared_is_one_line(files: list[str], tmp_path: Path) -> None:
    code, out, told = run(files[0])
    assert (code, out, told.count("\n")) == (1, "", 1)
    assert "nothing to compare it with" in told
    code, _, told = run(*files, str(tmp_path / "gone.txt"))
    assert code == 0
    assert "gone.txt" in told


def test_unrelated_and_identical_texts_are_said_to_be_so(files: list[str], tmp_path: Path) -> None:
    assert "next to nothing in common" in " ".join(run(files[0], str(tmp_path / "other.txt"))[1].split())
    same = tmp_path / "same.txt"
    same.write_text(ACCORD, encoding="utf-8")
    assert "the two say the same" in run(files[0], str(same))[1]
