"""Documents of word processors: numbers, tracked changes as both versions, and what does harm."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import travaux
from tests.reports.forms import W, docx, p
from tests.texts.made import ACCORD, CONTRACT, compared
from travaux.pipeline_texts import read_drafts, track
from travaux.present.compare_docx import to_docx
from travaux.texts import docx as reader
from travaux.texts.errors import UnreadableTextError

BY = 'w:author="Ann Mora" w:date="2026-04-03T10:00:00Z"'


def ins(text: str) -> str:
    return f"<w:ins {BY}><w:r><w:t>{text}</w:t></w:r></w:ins>"


def out(text: str) -> str:
    return f"<w:del {BY}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def texts(*body: str, **parts: str) -> list[str]:
    named = {f"word/{name}.xml": text for name, text in parts.items()}
    return [v.text.strip() for v in reader.read(docx(*body, parts=named))]


@pytest.mark.parametrize(
    ("paragraphs", "before", "after"),
    [
        ([p("Ships may pass.")], None, "Ships may pass."),
        ([p("Ships ", ins("may "), "pass.")], "Ships pass.", "Ships may pass."),
        ([p("Ships ", out("shall "), ins("may "), "pass.")], "Ships shall pass.", "Ships may pass."),
        ([p("Ships "), p(ins("New."))], "Ships", "Ships\n\nNew."),
        ([p("One "), p("Two", more=f"<w:rPr><w:del {BY}/></w:rPr>"), p("Three")], "One\n\nTwo\n\nThree", "One\n\nTwoThree"),
        ([p("One ", more=f"<w:rPr><w:ins {BY}/></w:rPr>"), p("Two")], "One Two", "One\n\nTwo"),
        ([p("A", f"<w:ins {BY}><w:del {BY}><w:r><w:delText>never</w:delText></w:r></w:del></w:ins>", ins(" b"))], "A", "A b"),
        ([p(f"<w:moveFrom {BY}><w:r><w:t>Moved.</w:t></w:r></w:moveFrom>", "Rest."), p(f"<w:moveTo {BY}><w:r><w:t>Moved.</w:t></w:r></w:moveTo>")], "Moved.Rest.", "Rest.\n\nMoved."),
        ([p("Seen.", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>")], None, "Seen."),
    ],
)  # fmt: skip
def test_tracked_changes_are_two_versions(paragraphs: list[str], before: str | None, after: str) -> None:
    assert texts(*paragraphs) == ([before, after] if before is not None else [after])


def test_author_and_date_of_a_change(tmp_path: Path) -> None:
    file = tmp_path / "offer.docx"
    file.write_bytes(
        docx(p("Article 1"), p("The wage is ", out("900"), ins("950"), " dollars a month for every driver."))
    )
    found = travaux.compare([file])
    assert [d.name for d in found.drafts] == ["offer (before changes)", "offer"]
    link = found.steps[0].links[0]
    assert [n.says for n in link.named] == ["900 → 950 dollars a month"]
    changes = [run.revision for pair in link.clauses for run in pair.runs if run.kind != "same"]
    assert [(r.author, r.date) for r in changes if r] == [("Ann Mora", "2026-04-03T10:00:00Z")] * 2


NUMBERING = f"""<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Article %1"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2.%3"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""


def item(text: str, level: int, inner: str = "") -> str:
    return p(text, inner, more=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


def test_automatic_numbers_are_counted() -> None:
    body = [
        item("Passage.", 0),
        item("by day", 1),
        item("by night", 1),
        item("deep", 2),
        item("Dues.", 0),
        item("none", 1),
    ]
    assert texts(*body, numbering=NUMBERING)[0].split("\n\n") == [
        "Article 1 Passage.", "(a) by day", "(b) by night", "1.b.i deep", "Article 2 Dues.", "(a) none",
    ]  # fmt: skip


def test_numbers_are_counted_for_each_version() -> None:
    gone = p(
        out("Pilots are free."),
        more=f'<w:rPr><w:del {BY}/></w:rPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
    )
    before, after = texts(item("Ships may pass.", 0), gone, item("Dues are paid.", 0), numbering=NUMBERING)
    assert before.endswith("Article 3 Dues are paid.")
    assert after.endswith("Article 2 Dues are paid.")


def test_footnotes_are_notes() -> None:
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>See 1911.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    assert texts(p("Ships pass.", '<w:r><w:footnoteReference w:id="2"/></w:r>'), footnotes=notes) == [
        "Ships pass.[^1]\n\n[^1]: See 1911."
    ]


BOMB = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"", "no .docx"),
        (b"no zip at all", "no .docx"),
        (docx(p(ACCORD))[:200], "no .docx"),
        (docx(p(ACCORD)).replace(b"word/document.xml", b"word/documint.xml"), "no word processor"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "password"),
        (docx(p(" ")), "empty"),
        (docx("<w:p"), "broken XML"),
        (docx(parts={"word/document.xml": BOMB}), "entity bomb"),
        (docx(parts={"word/document.xml": BOMB.encode("utf-16")}), "entity bomb"),
        (docx(parts={"word/document.xml": OUTSIDE}), "entity bomb"),
        (docx(p("x" * 9_000_000)), "zip bomb"),
        (docx(p(ACCORD), parts={"word/numbering.xml": b" " * 9_000_000}), "zip bomb"),
    ],
)
def test_what_does_harm_is_named(data: bytes, part: str) -> None:
    with pytest.raises(UnreadableTextError, match=part):
        reader.read(data)


def read_back(data: bytes) -> list[list[str]]:
    found = []
    for version in reader.read(data):
        found.append([" ".join(version.text[b.start : b.end].split()) for b in version.blocks])
    return found


def lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (ACCORD, ACCORD.replace("200 observers", "250 observers").replace("3. Prisoners. Each side shall release all prisoners within 30 days.\n", "")),
        (ACCORD, "\n".join([*ACCORD.splitlines()[:3], *ACCORD.splitlines()[4:], ACCORD.splitlines()[3]])),
        (ACCORD, CONTRACT),
        (CONTRACT, CONTRACT.replace("ARTICLE II –", "ARTICLE III –")),
    ],
)  # fmt: skip
def test_a_redlined_document_gives_both_texts_back(old: str, new: str) -> None:
    found = compared(old, new)
    assert read_back(to_docx(track(found), date="2026-04-03")) == [lines(old), lines(new)]


WORDS = st.lists(
    st.sampled_from(["Ships", "may", "pass", "7", "[", "]", "<b>", "&", "Article 2", "\x00", "of"]),
    min_size=1,
    max_size=6,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, min_size=1, max_size=5), st.lists(WORDS, min_size=1, max_size=5))
@example([["Ships"]], [["Ships", "Ships", "Ships", "Ships", "Article 2", "Article 2"], ["Ships"]])
def test_any_redlined_document_gives_both_texts_back(old: list[list[str]], new: list[list[str]]) -> None:
    texts_ = [lines("\n".join(" ".join(line) for line in side)) for side in (old, new)]
    if any(not any(c.isalnum() for c in " ".join(side)) for side in texts_) or texts_[0] == texts_[1]:
        return
    found = compared("\n\n".join(texts_[0]), "\n\n".join(texts_[1]))  # else a long line may be a wrapped paragraph's
    fit = [[line.replace("\x00", "\ufffd") for line in side] for side in texts_]
    assert read_back(to_docx(track(found))) == fit


def test_the_same_bytes_each_time() -> None:
    found = compared(ACCORD, CONTRACT)
    assert to_docx(track(found)) == to_docx(track(found))


def test_a_folder_keeps_both_versions_in_order(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx(p("Ships ", ins("may "), "pass.")))
    drafts, skipped = read_drafts([tmp_path])
    assert [d.name for d in drafts] == ["a (before changes)", "a"]
    assert skipped == []
