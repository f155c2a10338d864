"""Pages as news sites make them, each with one kind of trouble: what is read of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.reports.made import shown
from tests.reports.made_html import P1, P2, P3, PROSE, TITLE, ld, meta, site, story
from travaux.model import Report, Skipped
from travaux.reports import html, read
from travaux.reports.readers import Source

URL = "https://www.harbour-post.com/world/2026/04/03/ferry-pact"
CANONICAL = f'<link rel="canonical" href="{URL}">'
NEWS = ld(headline=TITLE, datePublished="2026-04-03T23:30:00+02:00", dateModified="2026-04-04T08:15:00Z")
BODY = [("headline", TITLE), ("paragraph", P1), ("paragraph", P2), ("paragraph", P3)]


@dataclass(frozen=True)
class Case:
    """A page, what its report has to be, blocks that it has to have, and words that must not be in it."""

    name: str
    page: str | bytes
    told: dict[str, Any] = field(default_factory=dict)
    blocks: list[tuple[str, str]] | None = None  # all of them
    holds: list[tuple[str, str]] = field(default_factory=list)  # some of them
    without: tuple[str, ...] = ()
    file: str = "page.html"
    doubt: str | None = None


def dated(words: str, day: str | None = None, source: str | None = None, sure: str = "sure") -> dict[str, Any]:
    return {"published": day, "published_from": source or "", "published_words": words, "published_sure": sure}


def time(when: str, said: str = "", kind: str = "") -> str:
    return f'<time datetime="{when}" {kind}>{said}</time>'


GRAPH = (
    '<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2020-01-01"},'
    '{"@type": "Organization", "name": "Harbour Post"},'
    f'{{"@type": "NewsArticle", "headline": "{TITLE}", "datePublished": "2026-04-03",'
    '"author": [{"name": "Ann Mora"}, {"name": "Bo Lind"}], "publisher": {"name": "Harbour Post"}}]}</script>'
)
BROKEN_LD = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2026-04-03T10:00:00Z",}</script>'
)
LIST_LD = ld("ItemList", itemListElement=[{"@type": "NewsArticle", "datePublished": "2019-01-01"}])

DATES = [
    Case("json-ld", story(head=NEWS), dated("datePublished: 2026-04-03T23:30:00+02:00", "2026-04-03", "json-ld")),
    Case("json-ld graph", story(head=GRAPH), dated("datePublished: 2026-04-03", "2026-04-03", "json-ld")),
    Case("json-ld broken", story(head=BROKEN_LD), {"published": "2026-04-03", "published_from": "json-ld"}),
    Case("json-ld of other stories", story(head=LIST_LD), dated("")),
    Case(
        "json-ld before meta",
        story(head=NEWS + meta(article__published_time="2026-03-01")),
        {"published": "2026-04-03", "published_from": "json-ld", "modified": "2026-04-04"},
    ),
    Case(
        "meta",
        story(head=meta(article__published_time="2026-04-03T10:00:00Z", article__modified_time="2026-04-05T10:00:00Z")),
        {
            **dated("article:published_time: 2026-04-03T10:00:00Z", "2026-04-03", "meta"),
            "modified": "2026-04-05",
        },
    ),
    Case(
        "meta by other names",
        story(head='<meta name="parsely-pub-date" content="2026-04-03T10:00:00Z">'),
        dated("parsely-pub-date: 2026-04-03T10:00:00Z", "2026-04-03", "meta"),
    ),
    Case("meta in seconds", story(head='<meta name="date" content="1775210400">'), {"published": "2026-04-03"}),
    Case("meta that cannot be", story(head=meta(article__published_time="1970-01-01T00:00:00Z")), dated("")),
    Case("meta in two ways", story(head='<meta name="date" content="03/04/2026">'), dated("")),
    Case(
        "time element",
        story(top=f"<p>{time('2026-04-03T10:00', '3 April')}</p>"),
        dated("2026-04-03T10:00", "2026-04-03", "time"),
    ),
    Case(
        "time element of the change",
        story(
            top=f"<p>Updated {time('2026-04-05T10:00', '5 April 2026')}</p><p>{time('2026-04-03', '3 April 2026')}</p>"
        ),
        {"published": "2026-04-03", "published_from": "time"},
    ),
    Case(
        "a line of the head",
        story(top='<p class="byline">By Ann Mora</p><div>Published: 3 April 2026</div>'),
        {**dated("Published: 3 April 2026", "2026-04-03", "header"), "byline": "Ann Mora"},
        [BODY[0], ("stamp", "By Ann Mora"), ("stamp", "Published: 3 April 2026"), *BODY[1:]],
    ),
    Case(
        "metadata and head that differ",
        story(head=NEWS, top="<p>Published: 3 March 2026</p>"),
        {"published": "2026-04-03", "published_sure": "likely"},
    ),
    Case("address", story(head=CANONICAL), dated("2026/04/03", "2026-04-03", "url", "likely")),
    Case(
        "caption",
        story(
            body=f"<p>{P1}</p><figure><figcaption>The quay on April 3, 2026 [Ann Mora/Post]</figcaption></figure><p>{P2}</p>"
        ),
        dated("April 3, 2026", "2026-04-03", "caption", "likely"),
    ),
    Case(
        "a class that says date",
        story(after='<div class="post-date">2026-04-03 at the pier</div>'),
        {"published": "2026-04-03", "published_from": "htmldate", "published_sure": "likely"},
    ),
]

NAMES = [
    Case(
        "title, outlet, writer and address",
        story(head=NEWS + CANONICAL + meta(og__site_name="Harbour Post", article__author="Ann Mora")),
        {"title": TITLE, "outlet": "Harbour Post", "byline": "Ann Mora", "url": URL},
        BODY,
    ),
    Case("two writers", story(head=GRAPH), {"byline": "Ann Mora and Bo Lind", "outlet": "Harbour Post"}),
    Case("a login is no writer", story(head='<meta name="author" content="admin">'), {"byline": None}),
    Case(
        "a byline by its class",
        story(top='<div class="article-author"><a href="/mora">Ann Mora</a></div>'),
        {"byline": "Ann Mora"},
    ),
    Case(
        "outlet behind the title", story(title=f"{TITLE} | River Gazette"), {"title": TITLE, "outlet": "River Gazette"}
    ),
    Case(
        "outlet by its host",
        story(head='<link rel="canonical" href="https://www.reuters.com/world/ferry-pact">', title=TITLE),
        {"outlet": "Reuters"},
    ),
    Case("outlet by the file", story(title=TITLE), {"outlet": "Coast Wire"}, file="coast-wire.html"),
    Case(
        "no address but of the web",
        story(head='<link rel="canonical" href="javascript:alert(1)">' + meta(og__url="file:///etc/passwd")),
        {"url": None},
    ),
    Case("saved by a browser", f"<!-- saved from url=(0062){URL} -->\n" + story(), {"url": URL}),
    Case(
        "heading of the first level is the site's name",
        site(
            f"<h1>Harbour Post</h1><h2>{TITLE}</h2><div>{PROSE}</div>",
            head=meta(og__title=TITLE, og__site_name="Harbour Post"),
        ),
        {"title": TITLE},
        without=("World",),
    ),
    Case(
        "title in the metadata alone",
        site(f"<div>{PROSE}</div>", head=meta(og__title=f"{TITLE} - Harbour Post", og__site_name="Harbour Post")),
        {"title": TITLE},
        BODY[1:],
    ),
]

LISTS = "<h2>What is left open</h2><ul><li>the fares in winter</li><li>the ice</li></ul>"
TABLE = "<table><tr><th>Bank</th><th>Fare</th></tr><tr><td>North</td><td>12 crowns</td></tr></table>"
LIVE = "".join(
    f'<article class="live-entry"><div class="entry-meta">{time(when, said)}</div><p>{text}</p></article>'
    for when, said, text in [
        ("2026-04-25T00:15", "00:15", P1),
        ("2026-04-24T23:50", "23:50", P2),
        ("2026-04-24T16:05", "16:05", P3),
    ]
)

BLOCKS = [
    Case(
        "headings, lists, quotations, tables, captions",
        story(
            body=f"<p>{P1}</p><blockquote><p>“{P2}”</p></blockquote>{LISTS}{TABLE}"
            f"<figure><img src=q.jpg alt='Nothing to see'><figcaption>The quay at dawn <span>Ann Mora</span></figcaption></figure><p>{P3}</p>"
        ),
        blocks=[
            ("headline", TITLE),
            ("paragraph", P1),
            ("paragraph", f"“{P2}”"),
            ("heading", "What is left open"),
            ("item", "the fares in winter"),
            ("item", "the ice"),
            ("paragraph", "Bank | Fare"),
            ("paragraph", "North | 12 crowns"),
            ("caption", "The quay at dawn Ann Mora"),
            ("paragraph", P3),
        ],
        without=("Nothing to see",),
    ),
    Case(
        "standfirst",
        story(top='<p class="article__standfirst">A night of talks ends with a new date and nothing else.</p>'),
        holds=[("standfirst", "A night of talks ends with a new date and nothing else.")],
    ),
    Case(
        "line breaks for paragraphs",
        story(body=f"<div>{P1}<br><br>{P2}<br><br>{P3}</div>"),
        blocks=BODY,
    ),
    Case(
        "a time inside a sentence stays",
        story(
            body=f"<p>{P1}</p><p>The ministers met on {time('2026-04-03', 'April 3')} in the old hall.</p><p>{P2}</p>"
        ),
        holds=[("paragraph", "The ministers met on April 3 in the old hall.")],
    ),
    Case(
        "entities, soft hyphens, zero width",
        story(
            body=f"<p>The min&shy;istry&#8217;s &ldquo;no&rdquo; was\u200b final &amp; short, all of the delegates said.</p>{PROSE}"
        ),
        holds=[("paragraph", "The ministry’s “no” was final & short, all of the delegates said.")],
    ),
    Case(
        "ligatures and bidi controls stay",
        story(
            body=f"<p>The \ufb01nal o\ufb00er was \u2066signed\u2069 by both of the ministers on the quay.</p>{PROSE}"
        ),
        holds=[("paragraph", "The \ufb01nal o\ufb00er was \u2066signed\u2069 by both of the ministers on the quay.")],
    ),
    Case(
        "markup in the text is text",
        story(
            body=f"<p>The note read &lt;script&gt;sign()&lt;/script&gt; and nothing else, a delegate said.</p>{PROSE}"
        ),
        holds=[("paragraph", "The note read <script>sign()</script> and nothing else, a delegate said.")],
    ),
    Case(
        "a live page",
        site(
            f"<h1>{TITLE}</h1>{LIVE}",
            head=ld(
                "LiveBlogPosting", headline=TITLE, datePublished="2026-04-24T16:00", dateModified="2026-04-25T01:00"
            ),
        ),
        {"published": "2026-04-24", "modified": "2026-04-25"},
        holds=[("stamp", "00:15"), ("paragraph", P1), ("stamp", "23:50"), ("stamp", "16:05"), ("paragraph", P3)],
    ),
]

WALL = '<div class="paywall"><h3>Subscribe to continue reading</h3><p>Already a subscriber? Log in</p></div>'
COMMENTS = (
    "<section><h3>2 comments</h3><p>Bo Lind</p><p>3 hours ago</p><p>What a pact, and what a quay. I have seen it before and"
    " shall see it again, I fear.</p><p>Reply</p></section>"
)

FURNITURE = [
    Case(
        "chrome",
        story(),
        blocks=BODY,
        without=("cookies", "World", "Facebook", "Ten harbours", "newsletter", "Copyright", "dataLayer", "rendered"),
    ),
    Case(
        "a subscription wall",
        story(body=f"<p>{P1}</p><p>{P2}</p>{WALL}"),
        {"partial": True},
        holds=[("furniture", "Subscribe to continue reading"), ("paragraph", P2)],
    ),
    Case(
        "a wall in the last paragraph",
        story(body=f"<p>{P1}</p><p>{P2}</p><p>Both banks want… Read the full story with a subscription.</p>"),
        {"partial": True},
        holds=[("paragraph", "Both banks want…"), ("furniture", "Read the full story with a subscription.")],
    ),
    Case(
        "a call to subscribe is no wall", story(body=PROSE + "<p>Subscribe to our newsletter</p>"), {"partial": False}
    ),
    Case(
        "a writer's life",
        story(
            top='<p class="byline">By Ann Mora</p>', body=PROSE + "<p>Ann Mora covers ferries for the Harbour Post.</p>"
        ),
        holds=[("furniture", "Ann Mora covers ferries for the Harbour Post."), ("paragraph", P3)],
    ),
    Case(
        "comments",
        site(f"<h1>{TITLE}</h1>{PROSE}{COMMENTS}"),
        holds=[("paragraph", P3)],
        without=(),
    ),
    Case(
        "corrections and updates at the foot",
        story(
            body=PROSE,
            after="<div class='article-correction'><p>Correction: An earlier version gave the fare as 14 crowns.</p></div>",
        ),
        holds=[("correction", "Correction: An earlier version gave the fare as 14 crowns.")],
    ),
    Case(
        "an update at the foot",
        story(body=PROSE + "<p>This story has been updated to include a statement by the ministry.</p>"),
        holds=[("correction", "This story has been updated to include a statement by the ministry.")],
    ),
    Case(
        "a link to another story between paragraphs",
        story(body=f"<p>{P1}</p><p><a href=/x>WHY THE TIDES WERE LATE THIS SPRING</a></p><p>{P2}</p><p>{P3}</p>"),
        blocks=None,
        without=(),
        holds=[("paragraph", P2)],
    ),
    Case(
        "hidden parts",
        story(
            body=PROSE
            + '<p hidden>Not for your eyes, whoever you may be, said the page.</p><p class="sr-only">Skip this part of the page now.</p>'
        ),
        blocks=BODY,
    ),
    Case(
        "shown by script alone",
        f'<html><head><title>{TITLE}</title></head><body><div style="display:none"><h1>{TITLE}</h1>{PROSE}</div></body></html>',
        blocks=BODY,
    ),
]

ENCODINGS = [
    Case(
        "utf-8 with mark",
        story(body=PROSE + "<p>Café in Curaçao, as before.</p>").encode("utf-8-sig"),
        holds=[("paragraph", "Café in Curaçao, as before.")],
    ),
    Case(
        "utf-16",
        story(body=PROSE + "<p>Café in Curaçao, as before.</p>").encode("utf-16"),
        holds=[("paragraph", "Café in Curaçao, as before.")],
    ),
    Case(
        "windows-1252, as it says",
        story(body=PROSE + "<p>“Café in Curaçao”, as before.</p>").replace("utf-8", "windows-1252").encode("cp1252"),
        holds=[("paragraph", "“Café in Curaçao”, as before.")],
    ),
    Case(
        "windows-1252, but it says UTF-8",
        story(body=PROSE + "<p>“Café in Curaçao”, as before.</p>").encode("cp1252"),
        holds=[("paragraph", "“Café in Curaçao”, as before.")],
        doubt="Windows-1252",
    ),
    Case(
        "UTF-8, but it says Latin-1",
        story(body=PROSE + "<p>“Café in Curaçao”, as before.</p>").replace("utf-8", "iso-8859-1").encode(),
        holds=[("paragraph", "“Café in Curaçao”, as before.")],
    ),
    Case(
        "another encoding",
        story(body=PROSE + "<p>Łódź żyje, as before.</p>")
        .replace("utf-8", "iso-8859-2")
        .encode("iso-8859-2", "xmlcharrefreplace"),
        holds=[("paragraph", "Łódź żyje, as before.")],
    ),
    Case(
        "encoded twice",
        story(body=PROSE + "<p>The ministryâ€™s ‘noâ€™ was the chairâ€™s, as before.</p>"),
        holds=[("paragraph", "The ministryâ€™s ‘noâ€™ was the chairâ€™s, as before.")],
        doubt="garbled",
    ),
    Case("a stray NUL", story(body="\0" + PROSE).encode(), blocks=BODY, doubt="NUL"),
]

CARRIED = f"{P1}\n\n{P2}\n{P3}"

HOSTILE = [
    Case("ten thousand levels", site(f"<h1>{TITLE}</h1>" + "<div>" * 10_000 + PROSE + "</div>" * 10_000), blocks=BODY),
    Case(
        "never closed", f"<h1>{TITLE}<p><b><i><font>{PROSE}<table><tr><td>", {"title": TITLE}, holds=[("paragraph", P3)]
    ),
    Case("without body", f"<title>{TITLE}</title>{PROSE}", {"title": TITLE}, blocks=BODY[1:]),
    Case(
        "an entity bomb",
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>{TITLE}</h1>{PROSE}<p>&b;&b;</p></body></html>',
        {"title": TITLE},
        without=("lollol",),
        file="page.xhtml",
    ),
    Case(
        "a huge attribute",
        site(f'<h1>{TITLE}</h1><img src="data:image/png;base64,{"A" * 2_000_000}">{PROSE}'),
        blocks=BODY,
    ),
    Case(
        "text in JSON-LD alone",
        f'<html><head>{ld(headline=TITLE, articleBody=CARRIED)}</head><body><div id="root"></div><script>go()</script></body></html>',
        {"title": TITLE},
        BODY[1:],
    ),
    Case(
        "terminal escapes",
        story(body=f"<p>\x1b[31mThe talks\x07 went on and on, a delegate told the paper.</p>{PROSE}"),
        without=("\x1b", "\x07"),
    ),
]

CASES = [*DATES, *NAMES, *BLOCKS, *FURNITURE, *ENCODINGS, *HOSTILE]


def read_case(case: Case, folder: Path) -> tuple[Report, list[Skipped]]:
    path = folder / case.file
    path.write_bytes(case.page if isinstance(case.page, bytes) else case.page.encode())
    items = list(html.read_file(Source(path, case.file)))
    (report,) = [item for item in items if isinstance(item, Report)]
    return report, [item for item in items if isinstance(item, Skipped)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_pages(case: Case, tmp_path: Path) -> None:
    report, skipped = read_case(case, tmp_path)
    assert {key: getattr(report, key) for key in case.told} == case.told
    blocks = shown(report)
    if case.blocks is not None:
        assert blocks == case.blocks
    assert [b for b in case.holds if b not in blocks] == []
    assert [w for w in case.without if w in report.text] == []
    assert ("".join(s.reason for s in skipped) != "") == (case.doubt is not None)
    assert case.doubt is None or case.doubt in skipped[0].reason


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("", "empty"),
        ("<html><frameset><frame src='a.html'></frameset></html>", "no article text found"),
        (
            '<html><body><div id="root"></div><script>{"text": "' + P1 * 9 + '"}</script></body></html>',
            "no article text",
        ),
        ("<html><body><nav><a href=x>World</a></nav></body></html>", "no article text"),
        ("<i>" * 300_000, "elements"),
        ("<b>" * 60_000 + "</i>" * 60_000, "tags within tags"),
    ],
)
def test_pages_without_text_are_named(page: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    pile = read([tmp_path])
    assert pile.reports == ()
    assert reason in pile.skipped[0].reason


def test_the_days_of_live_entries(tmp_path: Path) -> None:
    case = next(case for case in BLOCKS if case.name == "a live page")
    report, _ = read_case(case, tmp_path)
    days = {report.text[b.start : b.end]: b.day for b in report.blocks}
    assert (days["00:15"], days[P1]) == ("2026-04-25", "2026-04-25")
    assert (days["23:50"], days[P2], days[P3]) == (None, None, None)


def test_a_wall_that_cuts_nothing_off(tmp_path: Path) -> None:
    page = story(body=f"<p>{P1}</p>{WALL}<p>{P2}</p><p>{P3}</p>")
    report, _ = read_case(Case("", page), tmp_path)
    assert not report.partial
