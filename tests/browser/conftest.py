"""Real tools for the published pages; what is not installed is skipped, with a word on why.

Chromium and ChromeDriver come from the system's packages; ``npm install`` in this folder brings
the Nu HTML checker and axe-core.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "publish"))
MODULES = HERE / "node_modules"
OPTIONS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--allow-file-access-from-files",
]


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        pytest.skip("Chromium or ChromeDriver is not installed")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in (*OPTIONS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = webdriver.ChromeService(executable_path=driver)
    try:
        running = webdriver.Chrome(options=options, service=service)
    except Exception as error:
        pytest.skip(f"Chromium does not start: {str(error).splitlines()[0]}")
    yield running
    running.quit()


@pytest.fixture(scope="session")
def axe() -> str:
    source = MODULES / "axe-core" / "axe.min.js"
    if not source.is_file():
        pytest.skip("axe-core is not installed: npm install in tests/browser")
    return source.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def checker() -> Callable[[list[Path]], str]:
    jar = next(MODULES.glob("vnu-jar/**/vnu.jar"), None)
    java = shutil.which("java")
    if jar is None or java is None:
        pytest.skip("Java or vnu-jar is not installed: npm install in tests/browser")

    def check(pages: list[Path]) -> str:
        """The errors in some pages, one a line; '' where there is none."""
        command = [java, "-Xss4m", "-jar", str(jar), "--errors-only", *map(str, pages)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.stderr + done.stdout

    return check


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The sample articles as a site; those of ``MEDLINT_ARTICLES`` (a folder) instead, if set."""
    from click.testing import CliRunner

    from medlint.cli import main

    content = os.environ.get("MEDLINT_ARTICLES") or str(HERE.parent.parent / "content")
    site = tmp_path_factory.mktemp("site")
    arguments = ["publish", content, "-o", str(site), "--draft", "--fail-level", "never"]
    done = CliRunner().invoke(main, [*arguments, "--site-title", "Samples"])
    assert done.exit_code == 0, done.output
    return [*sorted(site.rglob("*.html")), _everything(site)]


def _everything(folder: Path) -> Path:
    """A page with every kind of block, in a folder of its own."""
    from publish_samples import everything

    from medlint.publish.article import render_article
    from medlint.publish.metadata import read_metadata
    from medlint.publish.page import Site, full_page, make_page

    document = everything()
    page = make_page(
        render_article(document), read_metadata(document), home="index.html", draft=True
    )
    path = folder / "every-kind-of-block.html"
    path.write_text(full_page(page, Site("Samples", footer="A foot.")), encoding="utf-8")
    return path
