from __future__ import annotations

from collections.abc import Callable

import pytest

from medlint.document.read import read_text
from medlint.language.analysis import Analysis
from medlint.rules.engine.scopes import selectors
from medlint.rules.model import Rule

ARTICLE = """---
title: pain-title
author: Dr pain-author
---

# pain-h1

## pain-h2

A paragraph of pain-paragraph, **pain-strong**, *pain-emphasis* and [pain-link](https://x.org/pain).
Then `pain-code`. And ![pain-alt](pain.png).

- An item of pain-item

> A quotation of pain-quote

| pain-header |
|---|
| pain-cell |

```
pain-fence
```
"""


def marks(rule: Rule, text: str, kind: str = "markdown") -> list[str]:
    article = Analysis(read_text(text, "", kind))  # type: ignore[arg-type]
    return [text[f.span.start : f.span.end] for f in rule.check(rule, article)]


def rule(make: Callable[[str], Rule], scope: str, pattern: str = "pain-\\w+") -> Rule:
    return make(f"extends: existence\nmessage: '%s'\nscope: {scope}\ntokens: ['{pattern}']\n")


@pytest.mark.parametrize(
    ("scope", "found"),
    [
        (
            "text",
            "h1 h2 paragraph strong emphasis link item quote header cell",
        ),
        ("heading", "h1 h2"),
        ("heading.h2", "h2"),
        ("paragraph", "paragraph strong emphasis link"),
        ("list", "item"),
        ("blockquote", "quote"),
        ("table", "header cell"),
        ("table.header", "header"),
        ("table.cell", "cell"),
        ("[heading, list]", "h1 h2 item"),
        ("heading & ~h1", "h2"),
        ("~heading & ~paragraph", "item quote header cell"),
        ("strong", "strong"),
        ("emphasis", "emphasis"),
        ("link", "link"),
        ("code", "code"),
        ("alt", "alt"),
        ("frontmatter.title", "title"),
        ("frontmatter.author", "author"),
        ("sentence & list", "item"),
        ("summary", "paragraph strong emphasis link item quote"),
        (
            "raw",
            "title author h1 h2 paragraph strong emphasis link code alt item quote header cell"
            " fence",
        ),
        ("heading & md", "h1 h2"),
        ("heading & html", ""),
    ],
)
def test_scopes(rule_from: Callable[[str], Rule], scope: str, found: str) -> None:
    names = [mark.removeprefix("pain-") for mark in marks(rule(rule_from, scope), ARTICLE)]
    assert names == found.split()


def test_scopes_of_a_page() -> None:
    with pytest.raises(ValueError, match="unknown scope 'headin'"):
        selectors(("headin.h2",))


def test_a_figures_caption(rule_from: Callable[[str], Rule]) -> None:
    page = "<figure><img src='a.png' alt='pain-alt'><figcaption>pain-caption</figcaption></figure>"
    page += "<table><caption>pain-table</caption><tr><th>pain-a</th><th>pain-b</th></tr>"
    page += "<tr><td>pain-c</td><td>pain-d</td></tr></table>"
    assert marks(rule(rule_from, "figure.caption"), page, "html") == ["pain-caption"]
    assert marks(rule(rule_from, "table.caption"), page, "html") == ["pain-table"]
    assert marks(rule(rule_from, "alt"), page, "html") == ["pain-alt"]


def test_a_sentence_is_a_text_of_its_own(rule_from: Callable[[str], Rule]) -> None:
    text = "First pain here. Last pain"
    assert marks(rule(rule_from, "sentence", "pain$"), text) == ["pain"]
    made = rule_from(
        "extends: occurrence\nmessage: '%d'\nscope: sentence\nmax: 3\ntoken: '[a-z]+'\n"
    )
    assert marks(made, "One two three. One two three four five.") == ["ne"]


def test_no_fix_across_markup_or_an_entity(rule_from: Callable[[str], Rule]) -> None:
    made = rule_from(
        "extends: substitution\nmessage: '%s'\nnonword: true\n"
        "swap: {pain killer: painkiller, R&D: research}\n"
    )
    for text, fixed in (
        ("a pain killer", True),
        ("a pain *killer*", False),
        ("a pain\nkiller", False),
        ("R&amp;D", False),
        ("**pain killer**", True),
    ):
        (finding,) = made.check(made, Analysis(read_text(text, "", "markdown")))
        assert (finding.fix is not None) == fixed, text


def test_a_match_across_markup_is_marked_whole(rule_from: Callable[[str], Rule]) -> None:
    assert marks(rule(rule_from, "text", "side effects?"), "A *side* [effect](x) here") == [
        "side* [effect"
    ]
