from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import travaux
from tests.present.page.browser import Opened, chromium
from travaux import pipeline
from travaux.model import Record
from travaux.present.page import to_page


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def cod(cod_treaty: Path) -> Record:
    """Return the packaged example as the program itself reads it."""
    return travaux.record(travaux.read([cod_treaty / "reports"]))


@pytest.fixture(scope="session")
def cod_page(cod: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "cod treaty.html"
    path.write_text(to_page(cod, pipeline.judge(cod.reports, cod.families)), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def small_page(small: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "small.html"
    path.write_text(to_page(small), encoding="utf-8")
    return path


@pytest.fixture
def opened(browser: Any) -> Iterator[Callable[..., Opened]]:
    """Open pages, and hold after the test that none of them complained or asked for anything."""
    pages: list[Opened] = []

    def open_one(path: Path, *args: Any, **more: Any) -> Opened:
        pages.append(Opened(browser, path, *args, **more))
        return pages[-1]

    yield open_one
    complaints = [c for page in pages for c in page.complaints]
    for page in pages:
        page.close()
    assert complaints == []
