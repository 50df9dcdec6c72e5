from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from medlint.document.read import read_text
from medlint.errors import RuleError
from medlint.language.analysis import Analysis
from medlint.rules import bundle, loader
from medlint.rules.loader import load_rules, of_rules
from medlint.rules.model import Finding, Rule

RULE = "extends: existence\nmessage: \"Avoid '%s'.\"\ntokens: [{}]\n"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def styles(tmp_path: Path) -> Path:
    folder = tmp_path / "styles"
    for style, name, token in (("House", "Miracle", "miracle"), ("House", "Wonder", "wonder")):
        (folder / style).mkdir(parents=True, exist_ok=True)
        (folder / style / f"{name}.yml").write_text(RULE.format(token), encoding="utf-8")
    return folder


def marks(folder: Path, text: str) -> list[tuple[str, str]]:
    rules = load_rules([folder]).selected(select=["House"])
    found = rules.run(Analysis(read_text(text)))
    return sorted((text[f.span.start : f.span.end], f.code) for f in found)


def test_a_style_for_vale_loads_as_it_is(styles: Path) -> None:
    (styles / "House" / "meta.json").write_text("{}", encoding="utf-8")
    (styles / "House" / "Terms.yml").write_text(
        "extends: substitution\nmessage: Use '%s' instead of '%s'\nlevel: error\nignorecase: true\n"
        "link: https://example.org/terms\nswap:\n  pain killer: painkiller\n",
        encoding="utf-8",
    )
    (styles / "House" / "Spelling.yml").write_text(
        "extends: spelling\nmessage: '%s?'\n", encoding="utf-8"
    )
    (styles / "House" / "Verbs.yml").write_text(
        "extends: sequence\nmessage: '%s'\ntokens: [{tag: VB}]\n", encoding="utf-8"
    )
    (styles / "House" / "Child.yml").write_text(
        "extends: House.Terms\nmessage: x\n", encoding="utf-8"
    )
    rules = load_rules([styles])
    assert marks(styles, "A wonder pain killer.") == [
        ("pain killer", "House.Terms"),
        ("wonder", "House.Wonder"),
    ]
    terms = rules.get("House.Terms")
    assert terms is not None
    assert (terms.severity, terms.family) == ("error", "House")
    assert terms.references[0].url == "https://example.org/terms"
    told = [w for w in rules.warnings if "House" in w]
    assert [w.split(": left out: ")[0].rsplit("/", 1)[1] for w in told] == [
        "Child.yml",
        "Spelling.yml",
        "Verbs.yml",
    ]
    assert "type 'spelling'" in told[1]
    assert "'tag'" in told[2]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("extends: existence\nmessage: x\nignorcase: true\n", 3, "did you mean 'ignorecase'"),
        ("extends: existence\nmessage: x\n", 1, "'tokens' is missing"),
        ("extends: existance\nmessage: x\n", 1, "did you mean 'existence'"),
        ("message: x\n", 1, "'extends' is missing"),
        ("extends: existence\ntokens: [a]\n", 1, "'message' is missing"),
        ("extends: existence\nmessage: x\nlevel: grave\ntokens: [a]\n", 3, "not 'grave'"),
        ("extends: existence\nmessage: x\ntokens:\n  - a\n  - '(b'\n", 5, "no pattern"),
        ("extends: substitution\nmessage: x\nswap:\n  a: b\n  '[c': d\n", 5, "no pattern"),
        ("extends: existence\nmessage: x\ntokens: [a]\nunless: '(b'\n", 4, "no pattern"),
        ("extends: existence\nmessage: x\ntokens: [a\n", 4, "not valid YAML"),
        ("extends: existence\nmessage: x\nignorecase: perhaps\ntokens: [a]\n", 3, "true or false"),
        ("extends: existence\ncode: ABC1\nmessage: x\ntokens: [a]\n", 2, "no code"),
        ("extends: existence\ncode: ABC101\nmessage: x\nscope: headin\ntokens: [a]\n", 4, "scope"),
        ("extends: occurrence\nmessage: x\ntoken: a\n", 3, "max or min"),
        ("extends: python\nmessage: x\nscope: heading\n", 3, "unknown key 'scope'"),
        ("extends: metric\nmessage: x\ncondition: '> 1'\nformula: wrds + 1\n", 4, "wrds"),
        ("extends: metric\nmessage: x\ncondition: '> 1'\nformula: open('x')\n", 4, "open"),
        ("extends: readability\nmessage: x\ngrade: 8\nmetrics:\n  - Fog\n", 5, "Gunning Fog"),
        ("extends: sequence\nmessage: x\ntokens:\n  - patern: a\n", 4, "did you mean 'pattern'"),
        ("extends: existence\nmessage: x\ntokens: [a]\nreferences: [Nowhere]\n", 4, "sources.yml"),
        (
            "extends: existence\nmessage: x\ntokens: [a]\nexamples:\n  worse: [x]\n",
            5,
            "bad or good",
        ),
        (
            "extends: existence\nmessage: x\ntokens: [a]\nexamples:\n  bad:\n    - {txt: x}\n",
            6,
            "an example is a text",
        ),
    ],
)
def test_a_broken_file_is_named_with_its_line(
    styles: Path, text: str, line: int, said: str
) -> None:
    (styles / "House" / "Broken.yml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as raised:
        load_rules([styles])
    assert raised.value.path.endswith("Broken.yml")
    assert said in str(raised.value)
    assert raised.value.line == line


def test_all_broken_files_are_named_at_once(styles: Path) -> None:
    for name in ("A", "B"):
        (styles / f"{name}.yml").write_text("extends: nothing\n", encoding="utf-8")
    with pytest.raises(RuleError) as raised:
        load_rules([styles])
    assert "A.yml:1:" in str(raised.value)
    assert "B.yml:1:" in str(raised.value)


def test_a_rule_that_fails_is_named_and_the_others_run() -> None:
    def fails(rule: Rule, article: Analysis) -> Iterator[Finding]:
        yield rule.finding(article.passages[0].span(0, 1))
        raise KeyError("gone")

    def works(rule: Rule, article: Analysis) -> Iterator[Finding]:
        yield rule.finding(article.passages[0].span(0, 1))

    rules = of_rules(
        Rule(code, code, "error", "x", "", "", (), (), (), check)
        for code, check in (("XYZ901", fails), ("XYZ902", works))
    )
    told: list[str] = []
    found = rules.run(Analysis(read_text("text")), told.append)
    assert [f.code for f in found] == ["XYZ901", "XYZ902"]
    assert told == ["XYZ901: XYZ901 failed: KeyError: 'gone'"]


def test_keys_of_vale_that_change_nothing_are_named_once_for_a_folder(styles: Path) -> None:
    (styles / "House").mkdir(exist_ok=True)
    for name in ("One", "Two"):
        (styles / "House" / f"{name}.yml").write_text(
            "extends: existence\nmessage: x\ntokens: [a]\nvocab: true\n"
            "tests:\n  - name: it\n    input: a\n    want: []\n",
            encoding="utf-8",
        )
    assert [w for w in load_rules([styles]).warnings if "not used" in w] == [
        f"{styles}: not used by medlint: tests, vocab"
    ]


def test_matchcase_gives_the_correction_the_case_of_the_match(styles: Path) -> None:
    (styles / "Terms.yml").write_text(
        "extends: substitution\nmessage: Use %s\nmatchcase: true\nswap: {'[Pp]ain killer': painkiller}\n",
        encoding="utf-8",
    )
    rules = load_rules([styles]).selected(select=("Terms", "styles"))
    article = Analysis(read_text("Pain killer. A pain killer."))
    assert [f.message for f in rules.run(article)] == ["Use Painkiller", "Use painkiller"]


def test_two_rules_with_one_code(styles: Path) -> None:
    for name in ("one", "two"):
        (styles / f"{name}.yml").write_text("code: XYZ101\n" + RULE.format("a"), encoding="utf-8")
    with pytest.raises(RuleError, match="XYZ101 is taken by"):
        load_rules([styles])


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no such folder"):
        load_rules([tmp_path / "nowhere"])


def test_a_function_that_is_not_there(styles: Path) -> None:
    file = styles / "structure" / "no-such-rule.yml"
    file.parent.mkdir()
    file.write_text("extends: python\ncode: XYZ101\nmessage: x\n", encoding="utf-8")
    rule = load_rules([styles]).get("XYZ101")
    assert rule is not None
    with pytest.raises(RuleError, match="no function 'no_such_rule'"):
        list(rule.check(rule, Analysis(read_text("x"))))


def test_a_changed_file_is_read_again_and_only_that(
    styles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert marks(styles, "miracle wonder") == [
        ("miracle", "House.Miracle"),
        ("wonder", "House.Wonder"),
    ]
    read: list[str] = []
    original = bundle._read

    def note(files: list[tuple[str, int, int]], folder: Path) -> object:
        read.extend(name for name, *_ in files)
        return original(files, folder)

    monkeypatch.setattr(bundle, "_read", note)
    assert len(marks(styles, "miracle wonder")) == 2
    assert read == []
    (styles / "House" / "Wonder.yml").write_text(RULE.format("wonderful"), encoding="utf-8")
    assert marks(styles, "miracle wonder") == [("miracle", "House.Miracle")]
    assert read == ["House/Wonder.yml"]
    (styles / "House" / "Miracle.yml").unlink()
    assert marks(styles, "miracle wonderful") == [("wonderful", "House.Wonder")]


def test_a_damaged_cache_is_passed_by(styles: Path) -> None:
    assert len(marks(styles, "miracle")) == 1
    for damage in (b"", b"\x93\x01", b"not at all", bundle.cached(styles).read_bytes()[:-40]):
        bundle.cached(styles).write_bytes(damage)
        assert len(marks(styles, "miracle")) == 1


def test_a_cache_that_cannot_be_written_is_no_error(
    styles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert len(marks(styles, "miracle")) == 1


def test_a_compiled_folder_needs_no_other_file(styles: Path, tmp_path: Path) -> None:
    (tmp_path / "moved").mkdir()
    bundle.compile_folder(styles, tmp_path / "moved" / bundle.SHIPPED)
    assert marks(tmp_path / "moved", "miracle") == [("miracle", "House.Miracle")]


class Point:
    value = "package:rules"

    def __init__(self, offered: object) -> None:
        self.offered = offered

    def load(self) -> object:
        if isinstance(self.offered, Exception):
            raise self.offered
        return self.offered


def test_other_packages_offer_folders_rules_or_functions(
    styles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = Rule("XYZ900", "own", "error", "x", "", "", (), (), (), lambda *_: iter(()))
    for offered, code in ((styles, "House.Wonder"), ([rule], "XYZ900"), (lambda: [rule], "XYZ900")):
        monkeypatch.setattr(loader, "_entry_points", lambda offered=offered: [Point(offered)])
        assert load_rules().get(code) is not None
    for wrong in (ImportError("gone"), ["no rule"]):
        monkeypatch.setattr(loader, "_entry_points", lambda wrong=wrong: [Point(wrong)])
        with pytest.raises(RuleError, match="package:rules"):
            load_rules()


def test_entry_points_are_found_where_packages_are_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, styles: Path
) -> None:
    info = tmp_path / "site" / "acme-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Name: acme\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(
        "[medlint.rules]\nacme = acme_rules:folder\n", encoding="utf-8"
    )
    module = tmp_path / "site" / "acme_rules.py"
    module.write_text(f"folder = {str(styles)!r}\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    importlib.invalidate_caches()
    assert load_rules().get("House.Wonder") is not None


def test_selecting_rules(styles: Path) -> None:
    for number, group in ((101, "default"), (102, "pedantic"), (201, "default")):
        text = f"code: XYZ{number}\ngroup: {group}\n" + RULE.format("a")
        (styles / f"rule-{number}.yml").write_text(text, encoding="utf-8")
    rules = load_rules([styles])

    def codes(**chosen: list[str]) -> list[str]:
        kept = rules.selected(**chosen)  # type: ignore[arg-type]
        return [r.code for r in kept if r.code.startswith("XYZ")]

    assert codes() == ["XYZ101", "XYZ201"]
    assert codes(select=["XYZ1"]) == ["XYZ101", "XYZ102"]
    assert codes(extend_select=["pedantic"]) == ["XYZ101", "XYZ102", "XYZ201"]
    assert codes(ignore=["XYZ"]) == []
    assert codes(select=["XYZ201"], ignore=["XYZ2"]) == ["XYZ201"]
    assert codes(select=["ALL"], ignore=["rule-102"]) == ["XYZ101", "XYZ201"]
    assert [r.code for r in rules.without(["House", "XYZ1"]) if r.path.startswith(str(styles))] == [
        "XYZ201"
    ]
    assert rules.unknown(["XYZ", "NOPE", "House.Wonder"]) == ("NOPE",)
