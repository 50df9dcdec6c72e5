"""Items of one list, some with a full stop and some without."""

from __future__ import annotations

from collections.abc import Iterator

from medlint.document.model import Block
from medlint.language.analysis import Analysis, Passage
from medlint.rules.fixes import replaced
from medlint.rules.model import Finding, Rule
from medlint.rules.registry import check

LEAST = 3  # items: two that differ do not show what was meant


@check
def list_full_stop(rule: Rule, article: Analysis) -> Iterator[Finding]:
    """The items that end as fewer than a third of their list do."""
    for items in _lists(article):
        stopped = [i for i in items if i.text.rstrip().endswith(".")]
        plain = [i for i in items if i.text.rstrip()[-1:].isalnum()]
        if len(stopped) + len(plain) < len(items) or len(items) < LEAST:
            continue
        few, take = (stopped, True) if len(stopped) < len(plain) else (plain, False)
        last_alone = take and few == items[-1:]  # "one, two, and three." written as a list
        if 0 < 3 * len(few) <= len(items) and not last_alone:
            yield from (_finding(rule, item, take) for item in few)


def _lists(article: Analysis) -> Iterator[list[Passage]]:
    """For each list without lists inside, the passages of its items, one sentence each."""
    by_list: dict[int, list[Passage]] = {}
    unfit: set[int] = set()
    for passage in article.passages:
        holder = next((c for c in reversed(passage.containers) if c.kind == "list"), None)
        if holder is None:
            continue
        key = id(holder)
        if key not in by_list and _nested(holder):
            unfit.add(key)
        by_list.setdefault(key, []).append(passage)
        if len(passage.sentences) != 1:
            unfit.add(key)
    for key, passages in by_list.items():
        items = {id(_item(p)) for p in passages}
        if key not in unfit and len(items) == len(passages):
            yield passages


def _item(passage: Passage) -> Block:
    around = [c for c in passage.containers if c.kind == "item"]
    return around[-1] if around else passage.block


def _nested(holder: Block) -> bool:
    return any(block.kind == "list" for item in holder.children for block in item.children)


def _finding(rule: Rule, item: Passage, take: bool) -> Finding:
    end = len(item.text.rstrip())
    last = item.span(end - 1, end)
    fix = replaced(item, end - 1, end, "" if take else item.text[end - 1] + ".")
    message = rule.data["take out"] if take else rule.data["put in"]
    return rule.finding(last, message, fix=fix)
