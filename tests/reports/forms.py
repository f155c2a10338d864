"""Files of the forms that are not plain text, made for the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

from travaux.model import Pile
from travaux.reports import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Eigen"><w:name w:val="Own"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Ring"><w:name w:val="Ring"/><w:basedOn w:val="Ring"/></w:style>
</w:styles>"""
CORE = """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">
<dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator><dcterms:created>{created}</dcterms:created>
</cp:coreProperties>"""


def put(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def read_one(folder: Path, name: str, data: str | bytes) -> Pile:
    """Return what is read of a folder with one file."""
    put(folder, name, data)
    return read([folder])


def reasons(pile: Pile) -> dict[str, str]:
    return {s.path: s.reason for s in pile.skipped}


def p(*runs: str, style: str = "", more: str = "") -> str:
    """Return a paragraph of a document; runs are texts, or XML if they begin with a tag."""
    inner = "".join(run if run.startswith("<") else f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{more}</w:pPr>{inner}</w:p>"


def docx(*body: str, core: str = "", parts: dict[str, str | bytes] | None = None) -> bytes:
    """Return a document with these elements in its body."""
    document = f'<?xml version="1.0"?><w:document xmlns:w="{W}"><w:body>{"".join(body)}</w:body></w:document>'
    listed: dict[str, str | bytes] = {"word/document.xml": document, "word/styles.xml": STYLES}
    if core:
        listed["docProps/core.xml"] = core
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in (listed | (parts or {})).items():
            out.writestr(name, data)
    return packed.getvalue()


Shown = tuple[float, float, float, str]


def pdf(*pages: Sequence[Shown], info: str = "", extra: str = "") -> bytes:
    """Return a PDF: each page is a list of (from the left, from the foot, size of the letters, text)."""
    count = len(pages)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{' '.join(f'{5 + 2 * n} 0 R' for n in range(count))}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< {info} >>",
    ]
    for n, page in enumerate(pages):
        shown = "".join(f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n" for x, y, size, text in page)
        font = "/Resources << /Font << /F 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {font} /Contents {6 + 2 * n} 0 R >>")
        objects.append(f"<< /Length {len(shown.encode('cp1252'))} >>\nstream\n{shown}endstream")
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for n, item in enumerate(objects, 1):
        places.append(len(out))
        out += f"{n} 0 obj\n{item}\nendobj\n".encode("cp1252")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += "".join(f"{place:010} 00000 n \n" for place in places).encode()
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R {extra} >>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(out)


def column(*paragraphs: str, top: float = 780, size: float = 10, x: float = 50, gap: float = 8) -> list[Shown]:
    """Return lines of print, one under the other; a paragraph is its lines, parted by newlines."""
    lines, y = list[Shown](), top
    for paragraph in paragraphs:
        for line in paragraph.split("\n"):
            lines.append((x, y, size, line))
            y -= size * 1.2
        y -= gap
    return lines


def eml(body: str = "", *, headers: str = "", kind: str = "text/plain; charset=utf-8") -> bytes:
    """Return a mail with one part."""
    return f"{headers}MIME-Version: 1.0\r\nContent-Type: {kind}\r\n\r\n{body}".encode()


def parts(*inner: str, kind: str = "alternative") -> str:
    """Return the content of a mail of several parts, header line and all; each is its headers, an empty line, its text."""
    joined = "".join(f"--next-{kind}\r\n{part}\r\n" for part in inner)
    return f'Content-Type: multipart/{kind}; boundary="next-{kind}"\r\n\r\n{joined}--next-{kind}--\r\n'
