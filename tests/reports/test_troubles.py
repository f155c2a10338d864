"""Each kind of trouble that the web and a careless hand make, once: a small file, and what is read of it.

The other tests of this room take each kind apart; this table is the overview, and the pile that holds them all is read
as one at the end.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import zlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.reports.forms import W, column, docx, eml, p, pdf
from tests.reports.made import MORE, PROSE
from tests.reports.made_html import PROSE as PAGE_PROSE
from tests.reports.made_html import TITLE as PAGE_TITLE
from tests.reports.made_html import ld, meta, story
from travaux.model import Report
from travaux.reports import read
from travaux.reports.readers import UNEXPECTED

TITLE = "Ferry pact stalls in sight of the quay"
HEAD = f"{TITLE}\nBy Ann Mora\nPublished: 3 April 2026\n"
LAST = "The ferries sail on for now, under the old fares, and the league has called no strike."
DAY = "2026-04-03"


@dataclass(frozen=True)
class File:
    """A file, and what is read of it: blocks as their kinds, in order, ``P`` for a paragraph."""

    name: str
    data: bytes
    title: str | None = None
    day: str | None = None
    outlet: str | None = None
    blocks: str = ""  # "" for a file that gives no report
    reason: str = ""  # part of what is named as skipped or doubted; "" for nothing
    holds: str = ""  # words that the text has to have, exactly
    partial: bool = False
    modified: str | None = None
    of: str = ""  # the part of a file that is looked at ("#7")

    @property
    def stored(self) -> str:
        """The name on the disk: a number where the name is to tell nothing."""
        head, dot, ending = self.name.partition(".")
        return self.name if head[0].isdecimal() or not dot else f"{zlib.crc32(head.encode())}.{ending}"


KINDS = {
    "headline": "T", "standfirst": "S", "heading": "H", "paragraph": "P", "item": "I", "caption": "C", "stamp": "D",
    "correction": "K", "furniture": "F",
}  # fmt: skip


def text(*lines: str, head: str = HEAD) -> bytes:
    return "\n\n".join([head.strip(), PROSE, *lines, MORE, LAST]).encode() + b"\n"


def foot(*lines: str, head: str = HEAD) -> bytes:
    return "\n\n".join([head.strip(), PROSE, MORE, *lines]).encode() + b"\n"


def page(**parts: str) -> bytes:
    return story(**parts).encode()


BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
NEWS = ld(headline=PAGE_TITLE, datePublished="2026-04-03T23:30:00-05:00", dateModified="2026-04-05T08:00:00Z")
ROWS = [json.dumps({"text": f"{PROSE} {n}", "title": f"Talks, day {n}", "published": DAY}) for n in range(1, 10)]
BROKEN_ROWS = "\n".join([*ROWS[:6], '{"text": "cut off in the mid', *ROWS[7:]]).encode()
FIRST = random.Random(5).randbytes(400)
LIVE = (
    f"Ferry pact live: deal at dawn\nLast updated: 2026-04-25T06:02\n\n06:02\n{PROSE}\n\n00:15 Saturday\n{MORE}\n\n"
    f"23:50\n{LAST}\n\n16:05 Friday\nThe ministers go in.\n"
).encode()

ENCODED = [
    File("utf8.txt", text("Café, as before, it said."), TITLE, DAY, None, "TDDPPPP", holds="Café"),
    File("mark.txt", b"\xef\xbb\xbf" + text(), TITLE, DAY, None, "TDDPPP"),
    File("utf16.txt", text("Café, as before, it said.").decode().encode("utf-16"), TITLE, DAY, None, "TDDPPPP", holds="Café"),
    File("cp1252.txt", text("“Café”, as before, it said.").decode().encode("cp1252"), TITLE, DAY, None, "TDDPPPP", "Windows-1252", "“Café”"),
    File("mislabelled.txt", b"\xff\xfe" + text(), TITLE, DAY, None, "TDDPPP", "its mark says UTF-16"),
    File("mislabelled.html", page(body=f"{PAGE_PROSE}<p>“Café”, as before, it was said.</p>").decode().encode("cp1252"), PAGE_TITLE, None, "Harbour Post", "TPPPP", "Windows-1252", "“Café”"),
    File("twice.txt", text("The ministryâ€™s ‘noâ€™ was the chairâ€™s, it said."), TITLE, DAY, None, "TDDPPPP", "garbled", "ministryâ€™s"),
    File("crlf.txt", text().replace(b"\n", b"\r\n"), TITLE, DAY, None, "TDDPPP", holds="\r\n\r\n"),
    File("cr.txt", text().replace(b"\n", b"\r"), TITLE, DAY, None, "TDDPPP", holds="\r\r"),
    File("separators.txt", text().replace(b"\n\n", "\u2029".encode()), TITLE, DAY, None, "TDDPPP", holds="\u2029"),
    File("nul.txt", text()[:90] + b"\0" + text()[90:], reason="NUL bytes, the first at byte 90"),
    File("soft.txt", text("The min\u00adistry said so on the quay."), TITLE, DAY, None, "TDDPPPP", holds="min\u00adistry"),
    File("soft.html", page(body=f"<p>The min&shy;istry&#8217;s &ldquo;no&rdquo; was\u200b final, it was said.</p>{PAGE_PROSE}"), PAGE_TITLE, None, "Harbour Post", "TPPPP", holds="The ministry’s “no” was final"),
    File("ligature.txt", text("The ﬁnal oﬀer was signed on the quay, it said."), TITLE, DAY, None, "TDDPPPP", holds="ﬁnal oﬀer"),
    File("bidi.txt", text("The \u202edraft\u202c and \u2066signed\u2069, it was said."), TITLE, DAY, None, "TDDPPPP", holds="\u202edraft\u202c"),
    File("quotes.txt", text("“No,” 'no' and ‘no’ and \"no\", it was said."), TITLE, DAY, None, "TDDPPPP", holds="“No,” 'no' and ‘no’ and \"no\""),
    File("escapes.txt", text("The \x1b[31mred\x1b[0m \x1b]0;owned\x07 text, it was said."), TITLE, DAY, None, "TDDPPPP", holds="\x1b[31mred\x1b[0m \x1b]0;owned\x07"),
    File("markup.txt", text("The note read <script>sign()</script>, it was said."), TITLE, DAY, None, "TDDPPPP", holds="<script>sign()</script>"),
]  # fmt: skip

DATED = [
    File("json-ld.html", page(head=NEWS), PAGE_TITLE, DAY, "Harbour Post", "TPPP", modified="2026-04-05"),
    File("meta.html", page(head=meta(article__published_time="2026-04-03T01:00:00+09:00")), PAGE_TITLE, DAY, "Harbour Post", "TPPP"),
    File("header.txt", text(head=f"{TITLE}\nAnalysis | River Gazette | 3 April 2026"), TITLE, DAY, "River Gazette", "TDPPP"),
    File("dateline.txt", f"{TITLE}\n\nPORT ANNA, April 3, 2026 (XNA) - {PROSE}\n\n{MORE}\n".encode(), TITLE, DAY, "XNA", "TDPP"),
    File("address.txt", text(head=f"{TITLE}\nhttps://www.reuters.com/world/2026/04/03/ferry-pact"), TITLE, DAY, "Reuters", "TDPPP"),
    File("caption.txt", text("The minister on the quay on April 3, 2026 [Ann Mora/Reuters]", head=TITLE), TITLE, DAY, None, "TPCPP"),
    File("2026-04-03-harbour-post.txt", text(head=TITLE), TITLE, DAY, "Harbour Post", "TPPP"),
    File("foot.txt", foot("First published on Fri 3 Apr 2026 19.12 BST", head=TITLE), TITLE, DAY, None, "TPPD"),
    File("changed.txt", text(head=f"{TITLE}\nPublished 3 April 2026 | Updated 5 April 2026"), TITLE, DAY, None, "TDPPP", modified="2026-04-05"),
    File("ambiguous.txt", text(head=f"{TITLE}\nPublished: 03/04/2026"), TITLE, None, None, "TDPPP"),
    File("relative.txt", text(head=f"{TITLE}\n3 days ago"), TITLE, None, None, "TDPPP"),
    File("impossible.txt", text(head=f"{TITLE}\nPublished: 31 April 2026"), TITLE, None, None, "TDPPP"),
    File("live.txt", LIVE, "Ferry pact live: deal at dawn", "2026-04-25", None, "TDDPDPDPDP", modified="2026-04-25"),
    File("site.html", page(head=meta(og__site_name="River Gazette")), PAGE_TITLE, None, "River Gazette", "TPPP"),
    File("host.html", page(title=PAGE_TITLE, head='<link rel="canonical" href="https://www.reuters.com/a">'), PAGE_TITLE, None, "Reuters", "TPPP"),
]  # fmt: skip

FURNISHED = [
    File("cookies.txt", foot("We use cookies to improve your experience.", "Accept all cookies"), TITLE, DAY, None, "TDDPPFF"),
    File("wall.txt", foot("Subscribe to continue reading"), TITLE, DAY, None, "TDDPPF", partial=True),
    File("more.txt", text("Read more: Who gains from the pact"), TITLE, DAY, None, "TDDPFPP"),
    File("recommended.txt", text("RECOMMENDED FOR YOU\nWhy tides are late\nTen harbours to see"), TITLE, DAY, None, "TDDPFFFPP"),
    File("share.txt", text("Share | Tweet | Email | Print"), TITLE, DAY, None, "TDDPFPP"),
    File("teaser.html", page(body=f"{PAGE_PROSE}<p><a href=/x>Why the tides were late this spring</a></p><p>{LAST}</p>"), PAGE_TITLE, None, "Harbour Post", "TPPPFP"),
    File("life.txt", foot("Ann Mora covers ferries for the Harbour Post."), TITLE, DAY, None, "TDDPPF"),
    File("comments.txt", foot("2 comments", "Bo Lind", "3 hours ago", "What a pact, and what a quay, I say.", "Reply"), TITLE, DAY, None, "TDDPPFFFFF"),
    File("correction.txt", foot("Correction: An earlier version gave the fare as 14 crowns."), TITLE, DAY, None, "TDDPPK"),
    File("update.txt", foot("This story has been updated to include a statement by the ministry."), TITLE, DAY, None, "TDDPPK"),
    File("quote.txt", text("“The talks on the ferry pact ended without a result on Friday”"), TITLE, DAY, None, "TDDPFPP"),
    File("gallery.txt", text(LAST[:-1], LAST[:-1]), TITLE, DAY, None, "TDDPPFPP"),
    File("credit.txt", foot("(Reporting by A. Mora and Bo Lind; editing by C. Poe)"), TITLE, DAY, None, "TDDPPF"),
    File("chrome.html", page(), PAGE_TITLE, None, "Harbour Post", "TPPP"),
    File("hidden.html", page(body=f"{PAGE_PROSE}<p hidden>Not for your eyes, whoever you are, it said.</p>"), PAGE_TITLE, None, "Harbour Post", "TPPP"),
]  # fmt: skip

FORMS = [
    File("report.md", f"---\ndate: 2026-04-03\n---\n# {TITLE}\n\n{PROSE}\n\n- one\n- two\n".encode(), TITLE, DAY, None, "FDFTPII"),
    File("rows.jsonl", BROKEN_ROWS, "Talks, day 8", DAY, None, "P", "line 7: malformed JSON", of="#8"),
    File("rows.csv", f'text,outlet,published\n"{PROSE}",River Gazette,{DAY}\n'.encode(), None, DAY, "River Gazette", "P", of="#2"),
    File("nothing.json", b'[{"headline": "Talks"}]', reason="no text"),
    File("letter.eml", eml(f"{PROSE}\r\n\r\n{MORE}\r\n", headers=f"From: Harbour Post <n@post.example>\r\nSubject: {TITLE}\r\nDate: Fri, 03 Apr 2026 23:30:00 -0500\r\n"), TITLE, DAY, "Harbour Post", "PP"),
    File("paper.docx", docx(p(TITLE, style="Titel"), p("3 April 2026"), p(PROSE), p("Fares rise", more="<w:numPr/>")), TITLE, DAY, None, "TDPI"),
    File("print.pdf", pdf([(50, 800, 22, TITLE), *column("3 April 2026", PROSE.replace(", the", ",\nthe"), top=760)]), TITLE, DAY, None, "TDP"),
    File("packed.txt.gz", gzip.compress(text()), TITLE, DAY, None, "TDDPPP"),
]  # fmt: skip

BAD = [
    File("empty.txt", b"", reason="empty"),
    File("blank.txt", "\ufeff \n\u200b\n".encode(), reason="empty"),
    File("picture.txt", b"\x89PNG\r\n\x1a\n" + FIRST, reason="a picture"),
    File("noise.txt", FIRST, reason="not a text file"),
    File("program.exe", FIRST, reason=".exe files are not read"),
    File("no-suffix", text(), reason="files without a suffix are not read"),
    File("cut.txt.gz", gzip.compress(text())[:-12], reason="breaks off"),
    File("bomb.txt.gz", gzip.compress(b"x" * 8_000_000), reason="zip bomb"),
    File("bomb.docx", docx(p("x" * 9_000_000)), reason="zip bomb"),
    File("entities.docx", docx(parts={"word/document.xml": f'{BOMB}<w:document xmlns:w="{W}"><w:body/></w:document>'}), reason="entity bomb"),
    File("entities.xhtml", f'<?xml version="1.0"?>{BOMB}'.encode() + page(body=PAGE_PROSE.replace("<p>", "<p>&b; ", 1)), PAGE_TITLE, None, "Harbour Post", "TPPP"),
    File("deep.html", ("<div>" * 10_000 + PAGE_PROSE).encode(), None, None, None, "PPP"),
    File("script.html", b"<html><body><div id=root></div><script>draw()</script></body></html>", reason="no article text found"),
    File("broken.pdf", pdf(column(PROSE))[:200], reason="broken PDF"),
    File("scan.pdf", pdf([]), reason="no text layer"),
    File("long.txt", f"{PROSE}\n\n".encode() * 10_000, reason="more than a report has"),
    File("one-line.txt", f"{PROSE} ".encode() * 2_000, reason="break it into paragraphs"),
]  # fmt: skip

FILES = [*ENCODED, *DATED, *FURNISHED, *FORMS, *BAD]


def kinds_of(report: Report) -> str:
    return "".join("P" if b.kind == "paragraph" else KINDS[b.kind] for b in report.blocks)


def seen(report: Report) -> dict[str, object]:
    return {
        "title": report.title,
        "day": report.published,
        "outlet": report.outlet,
        "blocks": kinds_of(report),
        "partial": report.partial,
        "modified": report.modified,
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_what_is_read_of_a_file(file: File, tmp_path: Path) -> None:
    path = tmp_path / file.stored
    path.write_bytes(file.data)
    pile = read([tmp_path])
    told = {s.path: s.reason for s in pile.skipped}
    reports = {r.path: r for r in pile.reports}
    assert bool(told) == bool(file.reason)
    assert file.reason in "; ".join(told.values())
    if not file.blocks:
        assert not reports
        return
    report = reports[f"{file.stored}{file.of}"]
    wanted = {name: getattr(file, name) for name in ("title", "day", "outlet", "blocks", "partial", "modified")}
    assert seen(report) == wanted
    assert file.holds in report.text


def test_the_table_is_long_enough() -> None:
    assert len({file.name for file in FILES}) == len(FILES) >= 60


def test_all_of_them_in_one_pile(tmp_path: Path) -> None:
    for n, file in enumerate(FILES):
        folder = tmp_path / f"folder{n % 4}" / ("deeper" if n % 3 else "")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / file.stored).write_bytes(file.data)
    (tmp_path / "folder0" / "again").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    with (tmp_path / "large.txt").open("wb") as large:
        large.truncate(50 * 2**20)
    os.mkfifo(tmp_path / "pipe.txt")
    pile = read([tmp_path, tmp_path / "missing"])
    named = {
        path.split("#")[0].rsplit("/", 1)[-1]
        for path in [*(r.path for r in pile.reports), *(s.path for s in pile.skipped)]
    }
    assert named >= {f.stored for f in FILES} | {"again", "gone.txt", "large.txt", "pipe.txt", "missing"}
    assert not [s for s in pile.skipped if s.reason.startswith(UNEXPECTED)]
    assert [s.reason for s in pile.skipped if s.path == "large.txt"] == [
        "50 MB, larger than 16 MB: split it into one file for each report"
    ]
