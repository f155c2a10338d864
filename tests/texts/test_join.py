"""Texts joined with the drafts that reports speak of, and what the reports tell held against them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

import travaux
from tests.texts.made import CONTRACT, draft
from travaux.cli import main
from travaux.model import Draft, Evidence, MadeBy, Provision, Quantity, Record
from travaux.pipeline_texts import with_texts
from travaux.present.export import schema
from travaux.texts.join import join

EVIDENCE = (Evidence("r", 0, 1, "x", "f"),)


def told(says: str, issue: str, value: float | None = None, unit: str = "", of: str = "d1") -> Provision:
    quantity = Quantity(value, unit) if value is not None else None
    return Provision(f"p-{says}", of, issue, issue, says, "must", EVIDENCE, quantity=quantity)


def record(*provisions: Provision, drafts: tuple[Draft, ...]) -> Record:
    return Record("talks", None, MadeBy("", "", ""), drafts=drafts, provisions=provisions)


COMPANY = Draft("d1", "the company's offer", "proposed", EVIDENCE, date="2026-05-01", points=4)
UNION = Draft("d2", "the union's demands", "demands", EVIDENCE, date="2026-04-10", points=12)


def test_a_text_is_joined_by_what_it_bears() -> None:
    found = join(record(drafts=(UNION, COMPANY)), [draft(CONTRACT)])[0]
    assert (found.draft, found.because) == ("d1", ("number of articles", "date"))
    assert found.articles == 4


@pytest.mark.parametrize(
    "only",
    [
        replace(COMPANY, points=None, date=None),
        replace(COMPANY, points=9),
        replace(COMPANY, date="2026-02-01", points=None),
        replace(COMPANY, points=4, date="2026-01-01"),
    ],
)
def test_what_does_not_tell_joins_nothing(only: Draft) -> None:
    assert join(record(drafts=(only,)), [draft(CONTRACT)])[0].draft is None


def test_a_draft_has_one_text() -> None:
    found = join(record(drafts=(COMPANY,)), [draft(CONTRACT, "b"), draft(CONTRACT, "a")])
    assert [t.draft for t in found] == ["d1", None]


@pytest.mark.parametrize(
    ("provision", "kind", "article"),
    [
        (told("wages would rise by 3 percent in July", "wages", 3, "percent"), "same figure", "Article II(1)"),
        (told("wages would rise by 5 percent in July", "wages", 5, "percent"), "other figure", "Article II(1)"),
        (told("drivers get a bonus of $500", "bonus", 500, "dollars"), "same figure", "Article II(2)"),
        (told("77 buses would be sold", "fleet", 77, "buses"), "no such figure", ""),
        (told("overtime is paid at a higher hourly rate", "overtime"), "wording", "Article III(2)"),
    ],
)
def test_an_account_beside_the_text(provision: Provision, kind: str, article: str) -> None:
    text = draft(CONTRACT)
    account = join(record(provision, drafts=(COMPANY,)), [text])[0].accounts[0]
    assert (account.kind, account.article) == (kind, article)
    assert text.text[account.start : account.end] == account.text


def test_what_cannot_be_placed_is_not_told() -> None:
    assert join(record(told("the buses are red", "colour"), drafts=(COMPANY,)), [draft(CONTRACT)])[0].accounts == ()


def test_a_partial_text_lacks_no_figure() -> None:
    text = draft(CONTRACT, partial=True)
    found = join(record(told("77 buses would be sold", "fleet", 77, "buses"), drafts=(COMPANY,)), [text])[0]
    assert (found.draft, found.accounts) == ("d1", ())


def test_the_brief_with_texts(cod_treaty: Path, tmp_path: Path) -> None:
    out = tmp_path / "record.json"
    args = ["brief", str(cod_treaty / "reports"), "--texts", str(cod_treaty / "drafts"), "--json", str(out), "-q"]
    page = CliRunner().invoke(main, args)
    assert page.exit_code == 0
    shown = " ".join(page.stdout.split())
    assert "draft2.txt (“DRAFT AGREEMENT" in shown
    assert "the text has 400,000 tonnes: Article 5(1)" in shown
    assert "(Art. 5(1))" in shown
    data = json.loads(out.read_text(encoding="utf-8"))
    jsonschema.validate(data, schema())
    points = {d["id"]: d["points"] for d in data["drafts"]}
    assert {t["path"]: points[t["draft"]] for t in data["texts"]} == {
        "draft1.txt": 24,
        "tolness.txt": 21,
        "draft2.txt": 19,
    }
    kinds = [a["kind"] for t in data["texts"] for a in t["accounts"]]
    assert kinds.count("same figure") >= 30
    for text in data["texts"]:
        for account in text["accounts"]:
            assert text["text"][account.get("start", 0) : account.get("end", 0)] == account.get("text", "")


def test_a_folder_without_texts_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text("The ferry talks ended on Friday.", encoding="utf-8")
    made = travaux.record(travaux.read([tmp_path / "reports"]), keep_unrelated=True)
    assert with_texts(made, [tmp_path / "none"]).texts == ()
    assert [s.path for s in with_texts(made, [tmp_path / "none"]).skipped][-1].endswith("none")
