"""Chromium, as it is found on the machine, and a page that notes what it complains of and asks for."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
DESK, PHONE = (1440, 900), (390, 844)


def executable() -> str | None:
    """Return where a Chromium is: on the path, or where playwright puts its own."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found:
        return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        own = play.chromium.executable_path
    return own if Path(own).exists() else None


@contextmanager
def chromium() -> Iterator[Any]:
    """Give a running Chromium; skip where there is none."""
    sync_api = pytest.importorskip("playwright.sync_api")
    path = executable()
    if path is None:
        pytest.skip("no Chromium on this machine (`make browser` installs Debian's): the page is not tested in one")
    # Chromium's own cage needs rights that a container does not have; the pages are the tests' own.
    args = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=args)
        yield browser
        browser.close()


class Opened:
    """A page opened from a file, with what it wrote to the console, what it asked for, and the dialogs it opened."""

    def __init__(self, browser: Any, path: Path, size: tuple[int, int] = DESK, **context: Any) -> None:
        self.complaints: list[str] = []
        self.context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **context)
        self.page = self.context.new_page()
        self.page.on("console", lambda m: self.complaints.append(f"{m.type}: {m.text}"))
        self.page.on("pageerror", lambda e: self.complaints.append(f"error: {e}"))
        self.page.on("dialog", lambda d: (self.complaints.append(f"dialog: {d.message}"), d.dismiss()))
        self.page.on("request", self._asked)
        self.address = path.as_uri()
        self.page.goto(self.address)

    def _asked(self, request: Any) -> None:
        if request.url.partition("#")[0] != self.address and not request.url.startswith("data:font/woff2;"):
            self.complaints.append(f"request: {request.url[:200]}")

    def run(self, script: str, argument: Any = None) -> Any:
        """Return what a script in the page gives."""
        return self.page.evaluate(script, argument)

    def close(self) -> None:
        """Close the page."""
        self.context.close()
