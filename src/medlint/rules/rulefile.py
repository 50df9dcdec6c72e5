"""One rule file: read, checked key by key, and turned into a Definition or an error."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import msgspec
import yaml

from medlint import ready
from medlint.errors import RuleError
from medlint.rules.definition import Definition, Group
from medlint.rules.fields import Keys, Wrong, hint, mapping, missing, one_of, text
from medlint.rules.model import Example, Reference
from medlint.rules.specfile import check_keys, checked_units, kind_of, spec_of
from medlint.settings import SEVERITIES

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Sources = Mapping[str, Reference]
UNUSED = ("tests", "vocab")  # keys of Vale's format that change nothing here
CODE = ready.pattern(r"[A-Z]{3}\d{3}")


class StrictExample(Example, frozen=True, forbid_unknown_fields=True):
    """An example in a file, where an unknown key is a mistake."""


def read_rule(path: Path, sources: Sources, folder: Path | None = None) -> Definition | None:
    """Read a rule file, of a folder of rules; None for a YAML file that is no rule at all.

    Raises RuleError with the line of what is wrong, Unsupported for a rule that cannot be run.
    """
    content, source = read_yaml(path)
    if not isinstance(content, dict) or not {"extends", "message", "code"} & {
        str(key).lower() for key in content
    }:
        return None
    try:
        return definition(
            path.relative_to(folder or path.parent), style_of(path, folder), content, sources
        )
    except Wrong as wrong:
        raise RuleError(wrong.message, str(path), line_of(source, wrong.keys)) from wrong


def read_yaml(path: Path) -> tuple[Any, str]:
    """A file's content and its text. Raises RuleError."""
    try:
        source = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"cannot be read: {error}", str(path)) from error
    try:
        return yaml.load(source, Loader), source
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error)
        line = mark.line + 1 if mark else 0
        raise RuleError(f"not valid YAML: {problem}", str(path), line) from error
    except ValueError as error:  # such as a date that no calendar has
        raise RuleError(f"not valid YAML: {error}", str(path)) from error


def line_of(source: str, keys: tuple[str | int, ...]) -> int:
    """The line, from 1, of what stands under a path of keys."""
    node = yaml.compose(source, Loader)
    line = 1
    for key in keys:
        found = _below(node, key)
        if found is None:
            break
        line, node = found
    return line


def _below(node: Any, key: str | int) -> tuple[int, Any] | None:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if str(name.value).lower() == str(key).lower():
                return name.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key].start_mark.line + 1, node.value[key]
    return None


def style_of(path: Path, folder: Path | None) -> str:
    """The name that Vale gives a rule by its place: ``Style.Rule``, ``House.dates.Rule``."""
    parts = path.relative_to(folder).parts[:-1] if folder else ()
    return ".".join((*(parts or (path.parent.name,)), path.stem))


def definition(file: Path, style: str, content: Keys, sources: Sources) -> Definition:
    """The definition that a file's content gives. Raises Wrong or Unsupported."""
    keys = {str(key).lower(): value for key, value in content.items()}
    kind = kind_of(keys)
    check_keys(keys, kind)
    code = _code(keys)
    name = file.stem if code else style
    spec = spec_of(kind, keys)
    return Definition(
        name=name,
        code=code or name,
        file=file.as_posix(),
        severity=one_of(keys, "level", SEVERITIES, "warning"),
        message=" ".join(text(keys, "message").split()) or missing("message"),
        spec=spec,
        units=msgspec.Raw(msgspec.msgpack.encode(checked_units(spec, keys))),
        summary=text(keys, "summary") or text(keys, "description"),
        why=" ".join(text(keys, "why").split()),
        group=one_of(keys, "group", get_args(Group), "default"),
        region=one_of(keys, "region", ("", "uk", "us"), ""),
        references=tuple(_references(keys, sources)),
        bad=_examples(keys, "bad"),
        good=_examples(keys, "good"),
        options=mapping(keys, "options"),
        data=mapping(keys, "data"),
        unused=tuple(key for key in UNUSED if keys.get(key)),
    )


def _code(keys: Keys) -> str:
    if "code" not in keys:
        return ""
    code = str(keys["code"])
    if CODE.fullmatch(code):
        return code
    raise Wrong(f"{code!r} is no code: three capital letters and three digits, as STR101", "code")


def _references(keys: Keys, sources: Sources) -> Iterator[Reference]:
    value = keys.get("references") or []
    for i, item in enumerate(value if isinstance(value, list) else [value]):
        if isinstance(item, dict) and "title" in item:
            yield Reference(str(item["title"]), str(item.get("url") or ""))
        elif str(item) in sources:
            yield sources[str(item)]
        else:
            near = hint(str(item), sources)
            raise Wrong(f"no source {str(item)!r} in sources.yml{near}", "references", i)
    if link := text(keys, "link"):
        yield Reference(text(keys, "description") or link, link)


def _examples(keys: Keys, sort: str) -> tuple[Example, ...]:
    given = mapping(keys, "examples")
    for key in given:
        if key not in ("bad", "good"):
            raise Wrong(f"examples are bad or good, not {key!r}", "examples", key)
    items = given.get(sort) or []
    return tuple(
        _example(item, ("examples", sort, i))
        for i, item in enumerate(items if isinstance(items, list) else [items])
    )


def _example(item: Any, place: tuple[str | int, ...]) -> Example:
    content = {"text": item} if isinstance(item, str) else item
    if isinstance(content, dict) and isinstance(content.get("marks"), str):
        content = {**content, "marks": [content["marks"]]}
    try:
        given = msgspec.convert(content, type=StrictExample)
    except msgspec.ValidationError as error:
        fields = "text, format, marks, fixed, settings"
        raise Wrong(f"an example is a text, or has {fields}: {error}", *place) from error
    return Example(given.text, given.format, given.marks, given.fixed, given.settings)
