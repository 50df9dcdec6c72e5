"""Rules about figures of the whole article: a formula over its counts, and a condition."""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from medlint.document.source import Span
from medlint.language.analysis import Analysis
from medlint.rules.engine import wording
from medlint.rules.engine.keys import names
from medlint.rules.engine.state import Job
from medlint.rules.model import Finding

OPERATORS: dict[type[ast.AST], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Mod: operator.mod,
}
COMPARISONS: dict[type[ast.AST], Callable[[float, float], bool]] = {
    ast.Gt: operator.gt,
    ast.Lt: operator.lt,
    ast.GtE: operator.ge,
    ast.LtE: operator.le,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
FUNCTIONS = ("sqrt", "log", "log10", "log2", "exp", "floor", "ceil", "fabs", "pow")
COUNTS = names(
    "words sentences paragraphs characters syllables complex_words polysyllabic_words long_words"
    " list blockquote pre heading_h1 heading_h2 heading_h3 heading_h4 heading_h5 heading_h6"
)
GRADES = {
    "Flesch-Kincaid": "0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59",
    "Gunning Fog": "0.4 * ((words / sentences) + 100.0 * (complex_words / words))",
    "SMOG": "1.0430 * math.sqrt(polysyllabic_words * 30.0 / sentences) + 3.1291",
    "Coleman-Liau": "5.89 * (characters / words) - 30.0 * (sentences / words) - 15.8",
    "Automated Readability": "4.71 * (characters / words) + 0.5 * (words / sentences) - 21.43",
}


class NoValueError(Exception):
    """A function that is not defined there, such as the root of a negative number."""


def metric(job: Job) -> Iterator[Finding]:
    """Flag an article whose figures meet the rule's condition."""
    keys = job.state.spec.keys
    counts = counts_of(job.article)
    if not counts["words"]:
        return
    value = round(evaluate(str(keys["formula"]), counts), 6)
    if evaluate(f"{value} {keys['condition']}", {}):
        yield _finding(job, value)


def readability(job: Job) -> Iterator[Finding]:
    """Flag an article whose mean grade, by the formulas named, is above the rule's."""
    keys = job.state.spec.keys
    counts = counts_of(job.article)
    if not counts["words"]:
        return
    grades = [evaluate(GRADES[name], counts) for name in keys["metrics"]]
    mean = sum(grades) / len(grades)
    if mean > float(keys["grade"]):
        yield _finding(job, mean)


def _finding(job: Job, value: float) -> Finding:
    passages = job.article.prose
    span = passages[0].span(0, len(passages[0].text)) if passages else Span(0, 0)
    return job.state.rule.finding(span, wording.message(job.state.rule.message, (f"{value:.2f}",)))


def counts_of(article: Analysis) -> dict[str, float]:
    """The counts that a formula may use: of words, those of the readability layer."""
    from medlint.language.readability import is_counted

    whole = article.readability.article
    prose = [p for p in article.prose if is_counted(p)]
    blocks = list(article.document.walk())
    counts = dict.fromkeys(COUNTS, 0.0)
    counts.update(
        words=whole.words,
        sentences=whole.sentences,
        paragraphs=sum(p.kind == "paragraph" for p in prose),
        characters=whole.letters,
        syllables=whole.syllables,
        complex_words=whole.complex_words,
        polysyllabic_words=whole.polysyllables,
        long_words=sum(len(w.text) > 6 for p in prose for s in p.sentences for w in s.words),
        list=sum(b.kind == "list" for b in blocks),
        blockquote=sum(b.kind == "quote" for b in blocks),
        pre=sum(b.kind == "code" for b in blocks),
    )
    for level in range(1, 7):
        counts[f"heading_h{level}"] = sum(b.kind == "heading" and b.level == level for b in blocks)
    return counts


def evaluate(formula: str, values: Mapping[str, float]) -> float:
    """The value of an arithmetic formula. Raises ValueError for anything else.

    What has no value, such as a division by zero, counts as 0.
    """
    try:
        tree = ast.parse(_plain(formula), mode="eval")
    except SyntaxError as error:
        raise ValueError(f"{formula!r} is no formula") from error
    try:
        return float(_value(tree.body, values))
    except (ZeroDivisionError, OverflowError, NoValueError):
        return 0.0


def _plain(formula: str) -> str:
    for level in range(1, 7):
        formula = formula.replace(f"heading.h{level}", f"heading_h{level}")
    return " ".join(formula.split())


def _value(node: Any, values: Mapping[str, float]) -> Any:
    match node:
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.Name(id=name) if name in values:
            return float(values[name])
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, values)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATORS:
            return OPERATORS[type(op)](_value(left, values), _value(right, values))
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in COMPARISONS:
            return COMPARISONS[type(op)](_value(left, values), _value(right, values))
        case ast.Call(func=ast.Attribute(value=ast.Name(id="math"), attr=name), args=args):
            if name in FUNCTIONS:
                given = [_value(a, values) for a in args]
                try:
                    return getattr(math, name)(*given)
                except ValueError as error:
                    raise NoValueError from error
    raise ValueError(f"{ast.unparse(node)!r} cannot stand in a formula")
