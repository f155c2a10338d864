"""Piles as they come: several forms, strangers among the reports, other languages, dates in doubt."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path

import pytest

import travaux

STRANGER = """Rain spoils the harvest in the southern hills
Published: 2026-04-02

Farmers in the southern hills have lost half of their barley after three weeks of rain, the growers' union said on
Thursday. Brewers expect prices to rise in the autumn, and two mills have put their workers on short time.

The barley was to be cut at the end of the month. Now the fields stand under water, and the combines cannot get in.
Insurance pays for hail, but not for rain, and many growers have no cover at all, said the union's secretary.

The weather service sees no change before the middle of next week. Bakeries are not affected, since they use wheat,
most of which comes from the plains, where it has been dry. Malt houses have stocks until September.

In the village of Hollerbeck the chapel has been opened to the seasonal pickers, whose tents were washed away on
Sunday night. The fire brigade pumped out forty cellars and a bakery; the school stayed shut. The railway between
Hollerbeck and Tann is closed after a landslide took a signal box with it, and buses run on the upper road instead.

The beekeepers have their own sorrow. Hives that stood in the orchards were found upside down, said Marit Olufsen,
who keeps sixty of them. "Bees do not fly in the rain, and lime trees do not wait," she said. Honey from the hills is
sold to confectioners in the capital, who have been told to expect a third of the usual jars.

A geologist from the university of Tann, Doctor Emil Brandt, blamed the felling of the beech forest above the slope.
The forestry office disputed that and pointed to old clay pits, which had never been filled. A report is to be written.
"""
FRENCH = """La pluie gâte la récolte dans les collines
2 avril 2026

Les agriculteurs des collines du sud ont perdu la moitié de leur orge après trois semaines de pluie, a déclaré jeudi
le syndicat des producteurs. Les brasseurs s'attendent à une hausse des prix à l'automne, et deux moulins ont mis
leurs ouvriers au chômage partiel. Le service météorologique ne voit pas de changement avant la semaine prochaine.
"""


@pytest.fixture
def pile(cod_treaty: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    shutil.copytree(cod_treaty / "reports", folder)
    return folder


def test_a_stranger_is_left_out_and_named(pile: Path) -> None:
    (pile / "99-harvest.txt").write_text(STRANGER)
    record = travaux.record(travaux.read([pile]))
    assert len(record.reports) == 18
    assert [s.path for s in record.skipped if "unrelated" in s.reason] == ["99-harvest.txt"]
    kept = travaux.record(travaux.read([pile]), keep_unrelated=True)
    assert len(kept.reports) == 19


def test_another_language_is_left_out_and_named(pile: Path) -> None:
    (pile / "98-orge.txt").write_text(FRENCH)
    read = travaux.read([pile])
    assert len(read.reports) == 18
    assert [s.reason for s in read.skipped if s.path == "98-orge.txt"] == [
        "written in French (fr): only English is read so far"
    ]


def test_about_keeps_what_has_the_terms(pile: Path) -> None:
    record = travaux.record(travaux.read([pile]), about="nordhav")
    assert [r.path for r in record.reports] == ["04-kaldmark-business-review.txt"]
    assert len([s for s in record.skipped if "unrelated" in s.reason]) == 17


def test_rows_and_packed_files_are_reports_like_others(pile: Path, tmp_path: Path) -> None:
    texts = sorted(pile.glob("0*.txt"))
    mixed = tmp_path / "mixed"
    mixed.mkdir()
    rows = [{"id": p.stem, "text": p.read_text(), "outlet": "Row Wire"} for p in texts[:3]]
    (mixed / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    for path in texts[3:]:
        with gzip.open(mixed / f"{path.name}.gz", "wt", encoding="utf-8") as packed:
            packed.write(path.read_text())
    record = travaux.record(travaux.read([mixed]))
    assert len(record.reports) == len(texts)
    assert {r.outlet for r in record.reports if r.path.startswith("rows.jsonl")} == {"Row Wire"}
    assert record.drafts
