"""Drafts as pages, prints and plain files: what is read of them, and bad input named while the rest goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import travaux
from tests.reports.forms import docx, p, pdf, put
from tests.texts.made import ACCORD, CONTRACT
from travaux.pipeline_texts import read_drafts
from travaux.texts import html

PAGE = """<!DOCTYPE html><html><head><title>Plan</title><style>p{color:red}</style><script>alert(1)</script></head>
<body><nav><a href="/">Home</a></nav><h1>Plan for the Valley</h1>
<h2>Article 1 <em>Truce</em></h2><p>All guns fall silent<sup>1</sup> within 48 hours.</p>
<h2>Article 2</h2><p>The parties shall:</p><ol type="a"><li>open the roads; and</li><li>let in food.</li></ol>
<p hidden>Not seen.</p><p>It lasts for one year.<br>It may be renewed.</p><!-- left out -->
<footer>Printed by us</footer></body></html>"""


def test_a_page() -> None:
    (version,) = html.read(PAGE)
    assert [version.text[b.start : b.end] for b in version.blocks] == [
        "Plan for the Valley",
        "Article 1 Truce",
        "All guns fall silent[^1] within 48 hours.",
        "Article 2",
        "The parties shall:",
        "(a) open the roads; and",
        "(b) let in food.",
        "It lasts for one year.",
        "It may be renewed.",
    ]
    assert [b.level for b in version.blocks[:4]] == [1, 2, 0, 2]


def test_marked_changes_of_a_page_are_two_versions() -> None:
    text = '<p>The fee is <del datetime="2026-04-03">450</del><ins data-author="Mora">500</ins> dollars.</p><ins><p>New.</p></ins>'
    before, after = html.read(text)
    assert (before.text.strip(), after.text.strip()) == ("The fee is 450 dollars.", "The fee is 500 dollars.\n\nNew.")
    assert (after.revisions[0].author, before.revisions[0].date) == ("Mora", "2026-04-03")


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<ol>",
                "<li>",
                "</li>",
                "<ins>",
                "</ins>",
                "<del>",
                "<table>",
                "<td>",
                "x",
                " y ",
                "<br>",
                "&lt;",
                "<h2>",
                "<!--",
                "-->",
                "<![CDATA[",
            ]
        ),
        max_size=20,
    )
)
def test_any_page(parts: list[str]) -> None:
    try:
        versions = html.read("".join(parts))
    except ValueError:
        return
    for version in versions:
        assert all(version.text[b.start : b.end].strip() for b in version.blocks)


def test_a_printed_draft(tmp_path: Path) -> None:
    head = (72.0, 800.0, 8.0, "CONF/2026/D.1")
    first = [
        head,
        (72, 760, 11, "Article 1"),
        (72, 745, 11, "Passage"),
        (72, 730, 11, "All ships that fly the flag of a party enjoy free pas-"),
        (72, 716, 11, "sage through the strait."),
        (72, 690, 11, "Article 2"),
        (72, 676, 11, "1. A pilot is taken on board by every ship that is"),
        (72, 40, 9, "1"),
    ]
    second = [
        head,
        (72, 760, 11, "longer than ninety metres."),
        (72, 746, 11, "2. The fee is 450 dollars."),
        (72, 40, 9, "2"),
    ]
    put(tmp_path, "a.pdf", pdf(first, second))
    drafts, skipped = read_drafts([tmp_path / "a.pdf"])
    assert skipped == []
    draft = drafts[0]
    assert [(a.label, a.heading, len(a.clauses)) for a in draft.articles] == [
        ("Article 1", "Passage", 1),
        ("Article 2", "", 2),
    ]
    assert "free passage through the strait." in draft.text
    assert "every ship that is longer than ninety metres." in draft.text


EMPTY_PAGE = [(0.0, 0.0, 1.0, " ")]


@pytest.mark.parametrize(
    ("name", "data", "part"),
    [
        ("a.pdf", pdf([]), "run text recognition"),
        ("a.pdf", b"%PDF-1.4\nbroken", "broken PDF"),
        ("a.docx", b"PK\x03\x04 broken", "no .docx"),
        ("a.docx", docx(p("x" * 9_000_000)), "zip bomb"),
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\n ", "empty"),
        ("a.txt", b"%PDF-1.4 text", "PDF"),
        ("a.txt", b"word " * 1_100_000, "part by part"),
        ("a.html", b"<html><body><script>x</script></body></html>", "empty"),
        ("a.html", b"", "empty"),
        ("a.odt", b"x", ".odt"),
        ("a", b"x", "without a suffix"),
        ("missing.txt", None, "No such file"),
    ],
)
def test_bad_input_is_named_and_the_rest_goes_on(tmp_path: Path, name: str, data: bytes | None, part: str) -> None:
    bad = tmp_path / name
    if data is not None:
        bad.write_bytes(data)
    old = put(tmp_path, "old.txt", ACCORD)
    new = put(tmp_path, "new.txt", ACCORD.replace("200", "250"))
    found = travaux.compare([old, bad, new])
    assert [d.name for d in found.drafts] == ["old", "new"]
    assert part in " ".join(s.reason for s in found.skipped if s.path == str(bad))
    with pytest.raises(LookupError, match="nothing to compare"):
        travaux.compare([old, bad])


def test_an_encrypted_pdf_is_named(tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    plain = put(tmp_path, "plain.pdf", pdf([(72, 700, 11, "Article 1")]))
    writer = PdfWriter(clone_from=PdfReader(plain))
    writer.encrypt("secret", algorithm="RC4-128")
    with (tmp_path / "locked.pdf").open("wb") as out:
        writer.write(out)
    drafts, skipped = read_drafts([tmp_path / "locked.pdf"])
    assert drafts == []
    assert "password" in skipped[0].reason or "encrypt" in skipped[0].reason


def test_drafts_of_different_forms_are_one_text(tmp_path: Path) -> None:
    paragraphs = [line for line in ACCORD.splitlines() if line]
    files = [
        put(tmp_path, "a.txt", ACCORD),
        put(tmp_path, "b.docx", docx(*[p(line) for line in paragraphs])),
        put(tmp_path, "c.html", "".join(f"<p>{line}</p>" for line in paragraphs)),
        put(tmp_path, "d.md", "\n\n".join(paragraphs)),
        put(tmp_path, "e.pdf", pdf([(72, 760 - 20 * n, 11, line) for n, line in enumerate(paragraphs)])),
    ]
    found = travaux.compare(files)
    assert [s.verdict for s in found.steps] == ["identical"] * 10


def test_names_that_are_the_same_are_kept_apart(tmp_path: Path) -> None:
    one, two = put(tmp_path, "x/draft.txt", ACCORD), put(tmp_path, "y/draft.txt", CONTRACT)
    assert [d.name for d in travaux.compare([one, two]).drafts] == [str(one), str(two)]


def test_a_folder_is_in_the_order_of_its_dates(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "Plan\n3 May 2026\n\n" + ACCORD.split("\n", 2)[2])
    put(tmp_path, "b.txt", "Plan\n3 April 2026\n\n" + ACCORD.split("\n", 2)[2])
    put(tmp_path, "alignment.json", "[]")
    assert [d.name for d in travaux.compare([tmp_path]).drafts] == ["b", "a"]


def test_a_name_that_no_draft_has(tmp_path: Path) -> None:
    files = [put(tmp_path, "a.txt", ACCORD), put(tmp_path, "b.txt", CONTRACT)]
    found = travaux.compare(files, partial=["b", "zzz"])
    assert [d.partial for d in found.drafts] == [False, True]
    assert [s.path for s in found.skipped] == ["zzz"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60), st.sampled_from(["a.txt", "a.md", "a.html", "a.docx", "a.pdf"]))
def test_any_bytes_are_read_or_named(tmp_path: Path, data: bytes, name: str) -> None:
    put(tmp_path, name, data)
    drafts, skipped = read_drafts([tmp_path / name])
    assert drafts or skipped
    assert not any("not readable" in s.reason and "Error:" in s.reason for s in skipped)
