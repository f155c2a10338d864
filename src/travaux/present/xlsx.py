"""Tables as a workbook (ECMA-376 SpreadsheetML), a sheet for each: text as text, numbers as numbers, links as links.

Written by hand, since a workbook with the hour of its making in it, or packed by one compressor or another, would not
be the same bytes on every machine.
"""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Iterable, Sequence
from functools import cache
from xml.sax.saxutils import escape, quoteattr

from travaux.present.tables import LINK, Table, Value

# Limits of the format's best known reader.
LONGEST_CELL = 32_767
LONGEST_LINK = 2_079
MOST_LINKS = 65_530
MOST_ROWS = 1_048_576
NARROWEST, WIDEST = 8, 60
MEASURED_ROWS = 200
EPOCH = (1980, 1, 1, 0, 0, 0)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font>'
    '<font><u/><sz val="11"/><color rgb="FF0B5466"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="3"><xf xfId="0"/><xf fontId="1" xfId="0" applyFont="1"/><xf fontId="2" xfId="0" applyFont="1"/>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
OUTSIDE = ' TargetMode="External"'
PLAIN, BOLD, LINKED = 0, 1, 2


def to_xlsx(tables: Sequence[Table]) -> bytes:
    """Return ``tables`` as a workbook, one sheet for each. The same tables give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
        for name, content in _parts(tables):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 0
            packed.writestr(entry, HEAD + content)
    return out.getvalue()


def _parts(tables: Sequence[Table]) -> Iterable[tuple[str, str]]:
    yield "[Content_Types].xml", _types(len(tables))
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml", False)])
    yield "xl/workbook.xml", _workbook(tables)
    sheets = [("worksheet", f"worksheets/sheet{n}.xml", False) for n in range(1, len(tables) + 1)]
    yield "xl/_rels/workbook.xml.rels", _relations([*sheets, ("styles", "styles.xml", False)])
    yield "xl/styles.xml", STYLES
    for n, table in enumerate(tables, 1):
        sheet, links = _sheet(table)
        yield f"xl/worksheets/sheet{n}.xml", sheet
        if links:
            told = [("hyperlink", link, True) for link in links]
            yield f"xl/worksheets/_rels/sheet{n}.xml.rels", _relations(told)


def _types(sheets: int) -> str:
    parts = [("/xl/workbook.xml", f"{SHEET}.sheet.main+xml"), ("/xl/styles.xml", f"{SHEET}.styles+xml")]
    parts += [(f"/xl/worksheets/sheet{n}.xml", f"{SHEET}.worksheet+xml") for n in range(1, sheets + 1)]
    told = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts)
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{told}</Types>'
    )


def _relations(parts: Iterable[tuple[str, str, bool]]) -> str:
    """Return relationships: their kind, where they lead, and whether that is outside of the workbook."""
    told = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target={quoteattr(_shown(target))}{OUTSIDE * outside}/>'
        for n, (kind, target, outside) in enumerate(parts, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{told}</Relationships>'


def _workbook(tables: Iterable[Table]) -> str:
    sheets = "".join(
        f'<sheet name={quoteattr(table.name)} sheetId="{n}" r:id="rId{n}"/>' for n, table in enumerate(tables, 1)
    )
    return f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>'


def _sheet(table: Table) -> tuple[str, list[str]]:
    """Return a sheet and the links that its cells lead to, in the order of the rows."""
    at = table.columns.index(LINK) if LINK in table.columns else -1
    rows = table.rows[: MOST_ROWS - 1]
    links = [(n, str(row[at])) for n, row in enumerate(rows, 2) if at >= 0 and _leads(row[at])][:MOST_LINKS]
    linked = {n for n, _ in links}
    told = [_row(1, table.columns, -1, BOLD)]
    told += [_row(n, row, at if n in linked else -1, PLAIN) for n, row in enumerate(rows, 2)]
    area = f"A1:{_letters(len(table.columns) - 1)}{len(rows) + 1}"
    anchors = "".join(f'<hyperlink ref="{_letters(at)}{n}" r:id="rId{i}"/>' for i, (n, _) in enumerate(links, 1))
    hyperlinks = f"<hyperlinks>{anchors}</hyperlinks>" if anchors else ""
    sheet = (
        f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{_widths(table)}</cols><sheetData>{''.join(told)}</sheetData>"
        f'<autoFilter ref="{area}"/>{hyperlinks}</worksheet>'
    )
    return sheet, [link for _, link in links]


def _leads(value: Value) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST_LINK


def _widths(table: Table) -> str:
    told = []
    for n, name in enumerate(table.columns):
        longest = max((len(str(row[n])) for row in table.rows[:MEASURED_ROWS] if row[n] is not None), default=0)
        width = min(WIDEST, max(NARROWEST, len(name) + 3, longest + 2))
        told.append(f'<col min="{n + 1}" max="{n + 1}" width="{width}" customWidth="1"/>')
    return "".join(told)


def _row(number: int, values: Sequence[Value], link: int, style: int) -> str:
    cells = (
        _cell(f"{_letters(n)}{number}", value, LINKED if n == link else style)
        for n, value in enumerate(values)
        if value not in (None, "")
    )
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(place: str, value: Value, style: int) -> str:
    styled = f' s="{style}"' if style else ""
    if isinstance(value, int | float) and math.isfinite(value):
        return f'<c r="{place}"{styled}><v>{value!r}</v></c>'
    text = _shown(str(value))
    if len(text) > LONGEST_CELL:
        text = text[: LONGEST_CELL - 1] + "…"
    kept = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f'<c r="{place}"{styled} t="inlineStr"><is><t{kept}>{escape(text)}</t></is></c>'


def _letters(number: int) -> str:
    """Return A, B, ... Z, AA for 0, 1, ... 25, 26."""
    head, last = divmod(number, 26)
    return (_letters(head - 1) if head else "") + chr(ord("A") + last)


@cache
def _unwritable() -> re.Pattern[str]:
    """Characters that XML 1.0 cannot hold, and bidi controls, which a cell would obey."""
    return re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def _shown(text: str) -> str:
    """Return text with a visible mark for what cannot be written, and its own escapes made text."""
    return re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", _unwritable().sub("\N{REPLACEMENT CHARACTER}", text))
