"""One rule file: read, checked key by key, and turned into a Definition or into errors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec
import yaml

from medlint.errors import RuleError
from medlint.rules.engine.keys import OF_TYPE, UNSUPPORTED, known
from medlint.rules.engine.spec import Spec
from medlint.settings import SEVERITIES, Severity

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Group = Literal["default", "pedantic"]


class ExampleText(msgspec.Struct, frozen=True, omit_defaults=True):
    """An example as the file gives it."""

    text: str
    format: str = "markdown"
    marks: tuple[str, ...] = ()
    fixed: str | None = None
    settings: dict[str, Any] = {}


class Definition(msgspec.Struct, frozen=True, omit_defaults=True):
    """A rule file that is right: what :class:`~medlint.rules.model.Rule` is made of."""

    name: str
    code: str
    path: str
    folder: str  # the folder that the file lies in: of a rule in Python, its package
    severity: Severity
    message: str
    spec: Spec
    summary: str = ""
    why: str = ""
    group: Group = "default"
    region: str = ""
    references: tuple[tuple[str, str], ...] = ()  # title and address
    bad: tuple[ExampleText, ...] = ()
    good: tuple[ExampleText, ...] = ()
    options: dict[str, Any] = {}
    data: dict[str, Any] = {}


class Unsupported(Exception):  # noqa: N818 - no error: the rule is named in a warning
    """A rule of a kind that medlint cannot run."""


class Wrong(Exception):  # noqa: N818 - turned into RuleError once the line is known
    """What is wrong with a file, and under which key."""

    def __init__(self, message: str, *keys: str | int) -> None:
        super().__init__(message)
        self.message = message
        self.keys = keys


def read_rule(path: Path, sources: Mapping[str, tuple[str, str]]) -> Definition:
    """Read a rule file.

    Raises RuleError with the line of what is wrong, Unsupported for a type that cannot be run.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"cannot be read: {error}", str(path)) from error
    try:
        content = yaml.load(text, Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error)
        raise RuleError(
            f"not valid YAML: {problem}", str(path), mark.line + 1 if mark else 0
        ) from error
    try:
        return definition(path, content, sources)
    except Wrong as wrong:
        raise RuleError(wrong.message, str(path), line_of(text, wrong.keys)) from wrong


def line_of(text: str, keys: tuple[str | int, ...]) -> int:
    """The line, from 1, on which the value under a path of keys stands."""
    node = yaml.compose(text, Loader)
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


def definition(path: Path, content: Any, sources: Mapping[str, tuple[str, str]]) -> Definition:
    """The definition that a file's content gives. Raises Wrong or Unsupported."""
    if not isinstance(content, dict):
        raise Wrong("a rule file is a mapping of keys; it needs at least extends and message")
    keys = {str(key).lower(): value for key, value in content.items()}
    kind = _kind(keys)
    _check_keys(keys, kind)
    code = keys.get("code")
    style = path.parent.name
    name = path.stem if code else f"{style}.{path.stem}"
    return Definition(
        name=name,
        code=_code(code) if code else name,
        path=str(path),
        folder=style,
        severity=_one_of(keys, "level", SEVERITIES, "warning"),
        message=" ".join(_text(keys, "message").split()) or _missing("message"),
        spec=_spec(kind, keys),
        summary=_text(keys, "summary") or _text(keys, "description"),
        why=" ".join(_text(keys, "why").split()),
        group=_one_of(keys, "group", get_args(Group), "default"),
        region=_one_of(keys, "region", ("", "uk", "us"), ""),
        references=tuple(_references(keys, sources)),
        bad=_examples(keys, "bad"),
        good=_examples(keys, "good"),
        options=_mapping(keys, "options"),
        data=_mapping(keys, "data"),
    )


def _missing(key: str) -> str:
    raise Wrong(f"the key {key!r} is missing")


def _kind(keys: Mapping[str, Any]) -> Any:
    kind = keys.get("extends") or _missing("extends")
    if kind in UNSUPPORTED:
        raise Unsupported(f"rules of type {kind!r} are not supported")
    if kind not in OF_TYPE:
        near = get_close_matches(str(kind), OF_TYPE, 1)
        hint = f" (did you mean {near[0]!r}?)" if near else ""
        raise Wrong(f"unknown type {kind!r}{hint}; there are {_list(OF_TYPE)}", "extends")
    return kind


def _check_keys(keys: Mapping[str, Any], kind: str) -> None:
    existing = known(kind)
    for key in keys:
        if key not in existing:
            near = get_close_matches(key, existing, 1)
            hint = f" (did you mean {near[0]!r}?)" if near else ""
            raise Wrong(
                f"unknown key {key!r}{hint}; a rule of type {kind} has {_list(existing)}", key
            )


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def _code(value: Any) -> str:
    code = str(value)
    if len(code) == 6 and code[:3].isalpha() and code[:3].isupper() and code[3:].isdigit():
        return code
    raise Wrong(f"{code!r} is no code: three capital letters and three digits, as STR101", "code")


def _text(keys: Mapping[str, Any], key: str) -> str:
    value = keys.get(key)
    if value is None:
        return ""
    if isinstance(value, dict | list):
        raise Wrong(f"{key!r} is a text", key)
    return str(value)


def _one_of(keys: Mapping[str, Any], key: str, allowed: Iterable[str], default: str) -> Any:
    value = keys.get(key, default)
    if value not in allowed:
        raise Wrong(f"{key!r} is one of {', '.join(filter(None, allowed))}; not {value!r}", key)
    return value


def _flag(keys: Mapping[str, Any], key: str) -> bool:
    value = keys.get(key, False)
    if not isinstance(value, bool):
        raise Wrong(f"{key!r} is true or false; not {value!r}", key)
    return value


def _mapping(keys: Mapping[str, Any], key: str) -> dict[str, Any]:
    value = keys.get(key) or {}
    if not isinstance(value, dict):
        raise Wrong(f"{key!r} is a mapping of names to values", key)
    return value


def _strings(keys: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = keys.get(key)
    if value is None:
        return ()
    items = value if isinstance(value, list) else [value]
    for i, item in enumerate(items):
        if isinstance(item, dict | list):
            raise Wrong(f"{key!r} is a list of texts", key, i)
    return tuple(_scalar(item) for item in items if item is not None and str(item).strip())


def _scalar(value: Any) -> str:
    # YAML 1.1 reads "on" and "no" as truth values; as a token they are words.
    return str(value).lower() if isinstance(value, bool) else str(value)


def _pairs(keys: Mapping[str, Any], key: str) -> tuple[tuple[str, str], ...]:
    value = _mapping(keys, key) or _missing(key)
    for name, good in value.items():  # type: ignore[union-attr]
        if isinstance(good, dict | list):
            raise Wrong(f"{key!r} gives each pattern one text", key, str(name))
    return tuple(
        (_scalar(name), "" if good is None else _scalar(good))
        for name, good in value.items()  # type: ignore[union-attr]
    )


def _spec(kind: Any, keys: Mapping[str, Any]) -> Spec:
    action, params = _action(keys)
    pair_key = {"substitution": "swap", "consistency": "either"}.get(kind)
    own = {k: v for k, v in keys.items() if k in OF_TYPE[kind]}
    return Spec(
        kind=kind,
        scope=_strings(keys, "scope") or ("text",),
        ignorecase=_flag(keys, "ignorecase"),
        nonword=_flag(keys, "nonword"),
        exceptions=_strings(keys, "exceptions"),
        unless=_strings(keys, "unless"),
        limit=int(keys.get("limit") or 0),
        action=action,
        params=params,
        safety=_one_of(keys, "safety", ("safe", "unsafe"), "unsafe"),
        ours="code" in keys,
        tokens=() if kind == "sequence" else _strings(keys, "tokens"),
        raw="".join(_strings(keys, "raw")),
        append=_flag(keys, "append"),
        pairs=_pairs(keys, pair_key) if pair_key else (),
        capitalize=_flag(keys, "capitalize"),
        keys={k: v for k, v in own.items() if k not in SPELT_OUT or kind == "sequence"},
    )


SPELT_OUT = frozenset(
    [
        "tokens",
        "raw",
        "append",
        "ignorecase",
        "nonword",
        "exceptions",
        "swap",
        "either",
        "capitalize",
        "pos",
    ]
)


def _action(keys: Mapping[str, Any]) -> tuple[str, tuple[Any, ...]]:
    action = _mapping(keys, "action")
    params = action.get("params") or []
    return str(action.get("name", "")), tuple(params if isinstance(params, list) else [params])


def _references(
    keys: Mapping[str, Any], sources: Mapping[str, tuple[str, str]]
) -> Iterable[tuple[str, str]]:
    value = keys.get("references") or []
    for i, item in enumerate(value if isinstance(value, list) else [value]):
        if isinstance(item, dict) and "title" in item:
            yield str(item["title"]), str(item.get("url") or "")
        elif str(item) in sources:
            yield sources[str(item)]
        else:
            near = get_close_matches(str(item), sources, 1)
            hint = f" (did you mean {near[0]!r}?)" if near else ""
            raise Wrong(f"no source {str(item)!r} in sources.yml{hint}", "references", i)
    if keys.get("link"):
        yield _text(keys, "description") or str(keys["link"]), str(keys["link"])


def _examples(keys: Mapping[str, Any], sort: str) -> tuple[ExampleText, ...]:
    given = _mapping(keys, "examples")
    for key in given:
        if key not in ("bad", "good"):
            raise Wrong(f"examples are bad or good, not {key!r}", "examples", str(key))
    items = given.get(sort) or []
    return tuple(
        _example(item, ("examples", sort, i))
        for i, item in enumerate(items if isinstance(items, list) else [items])
    )


def _example(item: Any, place: tuple[str | int, ...]) -> ExampleText:
    content = {"text": item} if isinstance(item, str) else item
    if isinstance(content, dict) and isinstance(content.get("marks"), str):
        content = {**content, "marks": [content["marks"]]}
    try:
        return msgspec.convert(content, type=StrictExample)
    except msgspec.ValidationError as error:
        raise Wrong(
            f"an example is a text, or has text, format, marks, fixed, settings: {error}", *place
        ) from error


class StrictExample(ExampleText, frozen=True, forbid_unknown_fields=True):
    """An example in a file, where an unknown key is a mistake."""
