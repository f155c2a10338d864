"""The command ``travaux compare``; loaded when it is asked for."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from travaux.cli import Failure, _check_targets, _examples, _print_page, _warn, _write
from travaux.cli_options import STANDARD_OUTPUT, file_option, quiet_option

if TYPE_CHECKING:
    from travaux.model_texts import Comparison


@click.command(
    short_help="Compare full texts of drafts.",
    epilog=_examples(
        "travaux compare draft1.txt draft2.docx",
        "travaux compare draft1.txt counter.pdf draft2.html --html changes.html",
        "travaux compare drafts/ --csv - | cut -d, -f1-4",
        "travaux compare old.txt new.txt --docx redline.docx",
    ),
)
@click.argument("drafts", nargs=-1, required=True, metavar="DRAFT...", type=click.Path(readable=False, path_type=Path))
@file_option("--html", "html_to", "Write one self-contained page")
@file_option("--md", "markdown_to", "Write Markdown")
@file_option("--json", "json_to", "Write what became of every article as JSON")
@file_option("--csv", "csv_to", "Write the table of articles")
@file_option("--docx", "docx_to", "Write the last draft as tracked changes to the first")
@click.option(
    "--partial", multiple=True, metavar="DRAFT", help="DRAFT is not whole: what it lacks is unknown, not removed."
)
@click.option("--all", "full", is_flag=True, help="Cut no list and no text.")
@quiet_option
def compare(
    drafts: Sequence[Path],
    html_to: str | None,
    markdown_to: str | None,
    json_to: str | None,
    csv_to: str | None,
    docx_to: str | None,
    partial: Sequence[str],
    full: bool,
    quiet: bool,
) -> None:
    """Print how drafts in full run together: which article became which, what was changed, what is still in brackets.

    DRAFT is a text (.txt, .md, .html, .docx, .pdf), the older first, or a folder of them. A .docx with tracked changes
    is two drafts: before and after.
    """
    targets = {"--html": html_to, "--md": markdown_to, "--json": json_to, "--csv": csv_to, "--docx": docx_to}
    _check_targets(targets)
    from travaux import pipeline_texts
    from travaux.present import compare_data, compare_page

    try:
        found = pipeline_texts.compare(drafts, partial=partial)
    except LookupError as error:
        raise Failure(str(error)) from error
    _warn(found.skipped, quiet=quiet)
    page = compare_page.comparison_page(found, full=full)
    written = ((json_to, compare_data.to_json), (csv_to, compare_data.to_csv), (markdown_to, lambda _: str(page)))
    for target, form in written:
        if target:
            _write(form(found), target)
    if html_to:
        from travaux.present.compare_html import to_html

        _write(to_html(found), html_to)
    if docx_to:
        _write_docx(found, docx_to)
    if STANDARD_OUTPUT not in targets.values():
        _print_page(page)


def _write_docx(comparison: Comparison, target: str) -> None:
    """Write the last draft as tracked changes to the first."""
    from travaux.pipeline_texts import track
    from travaux.present.compare_docx import to_docx

    data = to_docx(track(comparison), date=comparison.drafts[-1].date)
    if target == STANDARD_OUTPUT:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        Path(target).write_bytes(data)
    except OSError as error:
        raise Failure(f"cannot write {target}: {error.strerror or error}") from error
