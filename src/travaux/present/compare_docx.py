"""A redlined .docx: real tracked changes, which Word and LibreOffice show, accept and reject."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from travaux.model_texts import Run, TrackedParagraph

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
AUTHOR = "Travaux"
# Every file is as old as the format can say, so that the same drafts give the same bytes.
OLDEST = (1980, 1, 1, 0, 0, 0)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    _HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_ROOT = _HEAD + _RELATIONS.format(
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
)
_OF_DOCUMENT = _HEAD + _RELATIONS.format(f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>')
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_docx(paragraphs: Sequence[TrackedParagraph], *, date: str | None = None, author: str = AUTHOR) -> bytes:
    """Return a document of tracked changes: rejected they give the old text, accepted the new one.

    ``date`` (ISO day) is when the changes are said to have been made; without it they bear none.
    """
    body = "".join(_paragraphs(paragraphs, date, author))
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'  # fmt: skip  # noqa: E501
    document = f'{_HEAD}<w:document xmlns:w="{W}"><w:body>{body}{section}</w:body></w:document>'
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT,
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _OF_DOCUMENT,
        "word/styles.xml": _styles(),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, OLDEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            pack.writestr(info, text.encode("utf-8"))
    return out.getvalue()


def _styles() -> str:
    named = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/><w:basedOn w:val="Normal"/>'
        f'<w:pPr><w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="{n - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{max(22, 32 - 2 * n)}"/></w:rPr></w:style>'
        for n in range(1, 7)
    )
    return (
        f'{_HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        f"{named}</w:styles>"
    )


def _paragraphs(paragraphs: Sequence[TrackedParagraph], date: str | None, author: str) -> Iterator[str]:
    numbers = count(1)

    def mark() -> str:
        when = f" w:date={quoteattr(date + 'T00:00:00Z')}" if date else ""
        return f'w:id="{next(numbers)}" w:author={quoteattr(fit(author))}{when}'

    for paragraph in paragraphs:
        style = f'<w:pStyle w:val="Heading{min(6, paragraph.level)}"/>' if paragraph.level else ""
        own = {"inserted": "ins", "removed": "del"}.get(paragraph.mark)
        ends = f"<w:rPr><w:{own} {mark()}/></w:rPr>" if own else ""
        runs = "".join(_run(run, mark() if run.kind != "same" else "") for run in paragraph.runs)
        yield f"<w:p>{f'<w:pPr>{style}{ends}</w:pPr>' if style or ends else ''}{runs}</w:p>"


def _run(run: Run, mark: str) -> str:
    text = escape(fit(run.text))
    if run.kind == "removed":
        return f'<w:del {mark}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'
    plain = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:ins {mark}>{plain}</w:ins>" if run.kind == "inserted" else plain


def fit(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", text)
