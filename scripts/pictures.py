"""Makes the pictures of the README: ``python scripts/pictures.py``, from a checkout.

Needs Chromium with its driver and the packages of the dev group.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from io import BytesIO, StringIO
from pathlib import Path

from PIL import Image
from rich.console import Console
from rich.text import Text
from selenium import webdriver

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
ARTICLE = "content/flawed/insomnia.txt"
COLUMNS, LINES = 100, 34
SIZE = (1280, 1000)
# The picture may ask for no font elsewhere.
SVG = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg"
role="img" aria-label="medlint check in a terminal"><style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, monospace;
font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
{styles}</style><defs><clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/></clipPath>{lines}</defs>
<rect fill="#16191d" x="1" y="1" width="{width}" height="{height}" rx="8"/>
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}<g class="{unique_id}-matrix">{matrix}</g></g></svg>
"""


def medlint(*args: str) -> str:
    """What ``medlint check`` prints on a terminal that has colours."""
    code = "from medlint.cli import main; main(color=True)"
    command = [sys.executable, "-c", code, "check", "--no-cache", *args]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).stdout.decode()


def terminal(target: Path) -> None:
    """The first lines of the report in a terminal, as SVG."""
    lines = [f"$ medlint check {ARTICLE}", *medlint(ARTICLE).splitlines()]
    console = Console(record=True, width=COLUMNS, file=StringIO())
    for line in lines[:LINES]:
        console.print(Text.from_ansi(line))
    target.write_text(console.export_svg(title="", code_format=SVG), encoding="utf-8")


def report(target: Path) -> None:
    """The first screen of the HTML report, as PNG."""
    options = webdriver.ChromeOptions()
    for argument in ("--headless", "--no-sandbox", "--hide-scrollbars"):
        options.add_argument(argument)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "report.html")
        medlint("--format", "html", "--output-file", str(page), ARTICLE)
        service = webdriver.ChromeService(executable_path=shutil.which("chromedriver"))
        browser = webdriver.Chrome(options=options, service=service)
        try:
            metrics = {"width": SIZE[0], "height": SIZE[1], "deviceScaleFactor": 1, "mobile": False}
            browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
            browser.get(page.as_uri())
            taken = browser.get_screenshot_as_png()
        finally:
            browser.quit()
    Image.open(BytesIO(taken)).convert("P", palette=Image.Palette.ADAPTIVE).save(
        target, optimize=True
    )


if __name__ == "__main__":
    IMAGES.mkdir(exist_ok=True)
    terminal(IMAGES / "terminal.svg")
    report(IMAGES / "report.png")
