"""Mails: their heads, their parts, what they hand on, and what is attached to them."""

from __future__ import annotations

import base64
import quopri
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reports.forms import eml, parts, put, read_one, reasons
from tests.reports.made import MORE, PROSE, shown
from travaux.model import Report, make_report_id
from travaux.reports import read, readers

BODY = f"{PROSE}\r\n\r\n{MORE}\r\n"
TEXT = BODY.replace("\r\n", "\n")
HEAD = (
    'From: "Harbour Post" <news@harbour.example>\r\nTo: desk@example.org\r\nSubject: Ferry pact stalls\r\n'
    "Date: Fri, 03 Apr 2026 23:30:00 -0500\r\nMessage-ID: <m1@harbour.example>\r\n"
)
PAGE = (
    f"<html><body><article><h1>Ferry pact stalls</h1><p>{PROSE}</p><p>{MORE}</p><p>{PROSE}</p></article></body></html>"
)
PLAIN = f"Content-Type: text/plain; charset=utf-8\r\n\r\n{BODY}"
HTML = f"Content-Type: text/html; charset=utf-8\r\n\r\n{PAGE}"


def one(folder: Path, data: str | bytes, name: str = "a.eml") -> Report:
    pile = read_one(folder, name, data)
    assert len(pile.reports) == 1, pile.skipped
    return pile.reports[0]


def test_the_head_of_a_mail(tmp_path: Path) -> None:
    report = one(tmp_path, eml(BODY, headers=HEAD))
    assert (report.title, report.outlet, report.published, report.published_from, report.text) == (
        "Ferry pact stalls",
        "Harbour Post",
        "2026-04-03",
        "mail",
        TEXT,
    )
    assert report.published_words == "Fri, 03 Apr 2026 23:30:00 -0500"
    assert report.id == make_report_id("m1@harbour.example", TEXT)
    assert shown(report) == [("paragraph", PROSE), ("paragraph", MORE)]


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("Subject: Fwd: Re: Ferry pact", {"title": "Ferry pact"}),
        ("Subject: =?utf-8?B?" + base64.b64encode("Café pact".encode()).decode() + "?=", {"title": "Café pact"}),
        ("Subject: =?iso-8859-1?Q?Caf=E9?= pact", {"title": "Café pact"}),
        ("Subject: =?x-none?Q?Caf=E9?= pact", {"title": "Café pact"}),
        ("Subject: =?utf-8?B?%%%?=", {"outlet": None}),
        ("Subject: Café pact", {"title": "Café pact"}),
        ("From: desk@reuters.com", {"outlet": "Reuters"}),
        ("From: noreply <noreply@mail.harbour.example>", {"outlet": "mail.harbour.example"}),
        ("From: ann.mora@gmail.com", {"outlet": None}),
        ("From: Ann Mora from the River Gazette <a@substack.com>", {"outlet": "River Gazette", "byline": "Ann Mora"}),
        ("From: =?utf-8?Q?Caf=C3=A9_News?= <a@b.example>", {"outlet": "Café News"}),
        ("Date: 4 Apr 2026 09:00 +0200", {"published": "2026-04-04"}),
        ("Date: soon", {"published": None}),
        ("Date: Fri, 99 Apr 2026 23:30:00 -0500", {"published": None}),
    ],
)
def test_headers(tmp_path: Path, header: str, told: dict[str, object]) -> None:
    report = one(tmp_path, eml(BODY, headers=f"{header}\r\n"))
    assert {name: getattr(report, name) for name in told} == told


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable", "Fares “rise”, café =\n"),
        ("text/plain; charset=iso-8859-15\r\nContent-Transfer-Encoding: 8bit", "Fares rise by 5 €"),
        ("text/plain; charset=koi8-r\r\nContent-Transfer-Encoding: base64", "Тарифы растут"),
        ("text/plain; charset=us-ascii", "Fares “rise”"),
        ("text/plain; charset=none-such", "Fares “rise”"),
        ("text/plain", "Fares “rise”"),
    ],
)
def test_encodings_of_the_body(tmp_path: Path, kind: str, body: str) -> None:
    charset = {"koi8-r": "koi8-r", "iso-8859-15": "iso-8859-15"}.get(kind.split("=")[-1].split("\r")[0], "utf-8")
    raw = f"{PROSE} {body}".encode(charset)
    data = quopri.encodestring(raw) if "quoted" in kind else base64.b64encode(raw) if "base64" in kind else raw
    report = one(tmp_path, HEAD.encode() + f"Content-Type: {kind}\r\n\r\n".encode() + data)
    assert report.text.rstrip() == f"{PROSE} {body}".rstrip()


def test_the_plain_part_comes_before_the_page(tmp_path: Path) -> None:
    assert one(tmp_path, HEAD + parts(PLAIN, HTML)).text == TEXT
    nested = parts("Content-Type: text/plain\r\n\r\nwith regards", kind="mixed").replace("\r\n\r\nwith", "\r\n\r\nwith")
    assert "regards" in one(tmp_path / "b", HEAD + nested).text
    deep = parts(parts(PLAIN, HTML), kind="mixed")
    assert one(tmp_path / "c", HEAD + deep).text == TEXT


@pytest.mark.parametrize(
    "stub", ["", "View this email in your browser\r\nhttps://x.example/a", "Please enable HTML. " * 9]
)
def test_the_page_comes_before_a_stub(tmp_path: Path, stub: str) -> None:
    report = one(tmp_path, HEAD + parts(f"Content-Type: text/plain\r\n\r\n{stub}", HTML))
    assert PROSE in report.text
    assert "<p>" not in report.text
    assert (report.title, report.outlet, report.published) == ("Ferry pact stalls", "Harbour Post", "2026-04-03")
    assert report.path == "a.eml"


def test_attachments_are_named_and_not_read(tmp_path: Path) -> None:
    named = "Content-Disposition: attachment; filename*=utf-8''dr%C3%A4ft.txt"
    attached = f"Content-Type: text/plain\r\n{named}\r\n\r\nNo."
    picture = "Content-Type: image/png; name=logo.png\r\nContent-Disposition: inline\r\n\r\nAAAA"
    pile = read_one(tmp_path, "a.eml", (HEAD + parts(attached, picture, PLAIN, kind="mixed")).encode())
    assert [r.text for r in pile.reports] == [TEXT]
    assert [(s.path, s.reason.split(":")[0]) for s in pile.skipped] == [("a.eml#dräft.txt", "attached to a mail")]


FORWARD = (
    "FYI\r\n\r\n---------- Forwarded message ---------\r\nFrom: River Gazette <n@river.example>\r\n"
    "Date: Wed, 1 Apr 2026 at 10:00\r\nSubject: Talks begin\r\nTo: <desk@example.org>\r\n\r\n\r\n"
)


@pytest.mark.parametrize(
    ("top", "size"),
    [
        (FORWARD, 6),
        (FORWARD.removeprefix("FYI\r\n\r\n"), 5),
        (FORWARD[FORWARD.index("From:") :], 4),
        (FORWARD.replace("---------- Forwarded message ---------", "Begin forwarded message:"), 6),
    ],
)
def test_what_is_handed_on_has_its_own_head(tmp_path: Path, top: str, size: int) -> None:
    report = one(tmp_path, eml(top + BODY, headers=HEAD.replace("Ferry pact stalls", "Fwd: Talks begin")))
    assert (report.title, report.outlet, report.published) == ("Talks begin", "River Gazette", "2026-04-01")
    assert report.published_sure == "likely"
    assert [kind for kind, _ in shown(report)] == ["furniture"] * size + ["paragraph", "paragraph"]


def test_a_message_attached_as_such_is_the_report(tmp_path: Path) -> None:
    inner = f"Content-Type: message/rfc822\r\n\r\n{HEAD}Content-Type: text/plain\r\n\r\n{BODY}"
    note = "Content-Type: text/plain\r\n\r\nFYI"
    outer = HEAD.replace("Ferry pact stalls", "look").replace("Harbour Post", "Desk")
    report = one(tmp_path, outer + parts(note, inner, kind="mixed"))
    assert (report.title, report.outlet, report.text.strip()) == ("Ferry pact stalls", "Harbour Post", TEXT.strip())


def test_a_page_saved_as_one_file(tmp_path: Path) -> None:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://post.example/2026/04/02/ferry\r\n"
        "Subject: Ferry pact stalls\r\nDate: Fri, 24 Apr 2026 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
    )
    style = "Content-Type: text/css\r\nContent-Disposition: attachment; filename=x.css\r\n\r\np {}"
    report = one(tmp_path, head + parts(HTML, style, kind="related"), "a.mhtml")
    assert (report.url, report.title) == ("https://post.example/2026/04/02/ferry", "Ferry pact stalls")
    assert report.published != "2026-04-24"
    assert report.outlet == "post.example"


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"", "no mail"),
        (b"Just a text without any header.", "no mail"),
        (eml("", headers=HEAD), "without text"),
        (eml(" \r\n\u200b\r\n", headers=HEAD), "without text"),
        ((HEAD + parts("Content-Type: application/pdf\r\n\r\nJVBERi0=", kind="mixed")).encode(), "without text"),
    ],
)
def test_mails_without_a_report_are_named(tmp_path: Path, data: bytes, part: str) -> None:
    assert part in reasons(read_one(tmp_path, "a.eml", data))["a.eml"]


def test_parts_within_parts_end(tmp_path: Path) -> None:
    deep = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(3000))
    pile = read_one(tmp_path, "a.eml", HEAD + deep + PLAIN)
    assert pile.reports or "a.eml" in reasons(pile)
    assert not [s for s in pile.skipped if s.reason.startswith(readers.UNEXPECTED)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)
@given(at=st.integers(0, 2000), piece=st.binary(max_size=8), cut=st.booleans())
def test_any_damage(tmp_path: Path, at: int, piece: bytes, cut: bool) -> None:
    data = (HEAD + parts(PLAIN, HTML)).encode()
    at %= len(data)
    put(tmp_path, "a.eml", data[:at] + piece + (b"" if cut else data[at + len(piece) :]))
    pile = read([tmp_path])
    assert pile.reports or pile.skipped
    assert not [s for s in pile.skipped if s.reason.startswith(readers.UNEXPECTED)]
