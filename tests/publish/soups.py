"""Random articles: HTML nested in every wrong way, Markdown put together from its parts."""

from __future__ import annotations

from random import Random

TAGS = (
    "p div span ul ol li dl dt dd table tr td th caption thead tbody h1 h2 h3 h6 blockquote figure"
    " figcaption pre code em strong b a sup q abbr time img br hr section article main nav details"
    " summary font label fieldset legend address ins del ruby rt video picture svg math form button"
    " select option textarea iframe noscript"
).split(" ")
ATTRIBUTES = [
    "", "", "", ' id="a"', ' id="b c"', ' href="#a"', ' href="x"', " colspan=3", " rowspan=4",
    ' title="t"', ' datetime="2024"', ' datetime="x"', ' src="a.png"', ' start="3"', ' start="x"',
    ' scope="row"', " align=right",
]  # fmt: skip
WORDS = ["word ", "Two words. ", " ", "&nbsp;", "&amp;", "1 ", "\n"]
PARTS = [
    "# ", "## ", "- ", "1. ", "> ", "| a | b |\n|---|---|\n| c | d |\n", "**", "*", "`", "```\n",
    "[a](b)", "![a](b.png)", "[^1]", "\n\n[^1]: note\n\n", "\n\n", "\n", "    ", "<div>", "</div>",
    "<b>", "</p>", "<td>", "text ", "Term\n: def\n", "~~", "<https://a.org>", "\\", "&amp;", "***\n",
    "[x]: y\n", "[x]", "<!-- c -->", "---\n", "{#a}", "H~2~O", "[a](#a)", '"', "'", " - ", "5 mg ",
]  # fmt: skip


def soup(seed: int) -> tuple[str, str]:
    """Format and text of a random article."""
    random = Random(seed)
    if seed % 2:
        return "html", "<h1>T</h1>" + _html(random, 0)
    return "markdown", "# T\n\n" + "".join(random.choices(PARTS, k=random.randint(3, 60)))


def _html(random: Random, depth: int) -> str:
    out = []
    for _ in range(random.randint(1, 4)):
        if depth > 7 or random.random() < 0.3:
            out.append(random.choice(WORDS))
            continue
        tag = random.choice(TAGS)
        end = f"</{tag}>" if random.random() < 0.85 else ""
        out.append(f"<{tag}{random.choice(ATTRIBUTES)}>{_html(random, depth + 1)}{end}")
    return "".join(out)
