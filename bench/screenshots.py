"""Pictures of the page of the packaged example, for docs/: desk, dark, phone, print.

make screenshots
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.present.page.browser import executable  # noqa: E402

import travaux  # noqa: E402
from travaux import pipeline  # noqa: E402
from travaux.present.page import to_page  # noqa: E402

REPORTS = ROOT / "src/travaux/examples/cod-treaty/reports"
PICTURES = ROOT / "docs" / "pictures"
DESK, PHONE, SHEET = (1360, 880), (390, 844), (760, 1075)


def main() -> None:
    from playwright.sync_api import sync_playwright

    record = travaux.record(travaux.read([REPORTS]))
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        file = Path(folder) / "brief.html"
        file.write_text(to_page(record, pipeline.judge(record.reports, record.families)), encoding="utf-8")
        browser = play.chromium.launch(executable_path=executable(), args=["--no-sandbox"])
        page = opened(browser, file, DESK)
        cite(page, ".now li", "bycatch")
        show(page, "body", above=0)
        taken(page, "page-desk.png")
        show(page, "#terms .matrix tbody tr >> nth=2", above=150)
        cite(page, "#terms .matrix tbody tr", "bycatch")
        show(page, "#terms .matrix tbody tr >> nth=4", above=150)
        taken(page, "page-matrix.png")
        page = opened(browser, file, DESK, color_scheme="dark")
        show(page, "#timeline")
        taken(page, "page-dark.png")
        page = opened(browser, file, PHONE, device_scale_factor=1.5)
        show(page, "#terms", above=60)
        cite(page, ".matrix tbody tr", "total catch")
        taken(page, "page-phone.png")
        page = opened(browser, file, SHEET)
        page.emulate_media(media="print")
        page.evaluate("document.body.style.padding = '48px'")  # the margins of the sheet
        taken(page, "page-print.png")
        browser.close()


def opened(browser: Any, file: Path, size: tuple[int, int], **context: Any) -> Any:
    """Return a page of its own, in a window of a size."""
    window = {"width": size[0], "height": size[1]}
    page = browser.new_context(viewport=window, reduced_motion="reduce", **context).new_page()
    page.goto(file.as_uri())
    page.evaluate("document.fonts.ready")
    return page


def cite(page: Any, box: str, words: str) -> None:
    """Open the first citation of the first box that has some words."""
    page.locator(box).filter(has_text=words).first.locator("a.c:visible").last.click()


def show(page: Any, place: str, above: int = 70) -> None:
    """Scroll to a place, and leave so much above it."""
    page.locator(place).first.evaluate(
        "(e, above) => scrollTo(0, e.getBoundingClientRect().top + scrollY - above)", above
    )


def taken(page: Any, name: str) -> None:
    """Take the picture."""
    page.wait_for_timeout(200)
    page.screenshot(path=PICTURES / name)
    print(PICTURES / name)


if __name__ == "__main__":
    main()
