"""Renders the handbook of rules from the rules and their spec tests: `python -m tools.handbook`."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from textwrap import dedent

from tests.core.checks.grid import Example

from pondasi.core.checks import Parameter, Rule, check, rules
from pondasi.core.values import Text, format_number

ROOT = Path(__file__).parent.parent
HANDBOOK = ROOT / "docs" / "handbook"

_TITLE = Text("Buku pegangan aturan pemeriksaan", "Handbook of checks")
_INTRODUCTION = Text(
    "Setiap berkas yang masuk diperiksa dengan aturan-aturan ini. Halaman ini dibuat dari aturan dan contoh ujinya "
    "sendiri, jadi selalu sesuai dengan yang dijalankan.",
    "Every file that comes in is checked by these rules. These pages are made from the rules and their own test "
    "examples, and therefore always say what is run.",
)
_WORDS = {
    "rule": Text("Aturan", "Rule"),
    "weight": Text("Bobot", "Weight"),
    "why": Text("Mengapa penting", "Why it matters"),
    "parameters": Text("Ambang yang dapat diatur", "Thresholds that can be set"),
    "name": Text("Nama", "Name"),
    "default": Text("Bawaan", "Default"),
    "unit": Text("Satuan", "Unit"),
    "meaning": Text("Arti", "Meaning"),
    "examples": Text("Contoh", "Examples"),
    "earlier": Text("Sebelumnya:", "Before:"),
    "found": Text("Ditemukan:", "Found:"),
    "nothing": Text("Tidak ditemukan apa-apa.", "Nothing is found."),
    "no_table": Text("(berkas tanpa tabel)", "(a file without a table)"),
    "expected": Text("Periode yang ditunggu: {period}", "Period due: {period}"),
    "blocks": Text("tidak dapat dilewati", "cannot be passed by"),
    "door": Text("diperiksa sebelum berkas disimpan", "checked before the file is kept"),
}


def pages() -> dict[str, str]:
    """Every page of the handbook by file name."""
    made = {f"{rule.code}.md": _page(rule) for rule in rules()}
    made["README.md"] = _index()
    return made


def _index() -> str:
    lines = [f"# {_TITLE.id}", "", _INTRODUCTION.id, "", *_index_table("id")]
    lines += ["", "---", "", f"# {_TITLE.en}", "", _INTRODUCTION.en, "", *_index_table("en")]
    return "\n".join(lines) + "\n"


def _index_table(language: str) -> list[str]:
    head = [_word("rule", language), _word("weight", language), _word("why", language)]
    lines = [f"| {' | '.join(head)} |", "|---|---|---|"]
    for rule in rules():
        link = f"[{rule.title.in_language(language)}]({rule.code}.md)"
        lines.append(f"| {link} | {_weight(rule, language)} | {rule.reason.in_language(language)} |")
    return lines


def _page(rule: Rule) -> str:
    examples: tuple[Example, ...] = import_module(f"tests.core.checks.spec.{rule.code}").EXAMPLES
    return "\n".join([*_half(rule, examples, "id"), "", "---", "", *_half(rule, examples, "en")]) + "\n"


def _half(rule: Rule, examples: tuple[Example, ...], language: str) -> list[str]:
    lines = [f"# {rule.title.in_language(language)}", "", f"`{rule.code}` · {_weight(rule, language)}", ""]
    lines += [f"**{_word('why', language)}.** {rule.reason.in_language(language)}", ""]
    if rule.parameters:
        lines += [f"## {_word('parameters', language)}", "", *_parameters(rule.parameters, language), ""]
    lines += [f"## {_word('examples', language)}"]
    for example in examples:
        lines += ["", *_example(rule, example, language)]
    return lines


def _parameters(parameters: tuple[Parameter, ...], language: str) -> list[str]:
    head = [_word(name, language) for name in ("name", "default", "unit", "meaning")]
    lines = [f"| {' | '.join(head)} |", "|---|---|---|---|"]
    for one in parameters:
        default = format_number(one.default, language)
        unit, meaning = one.unit.in_language(language), one.meaning.in_language(language)
        lines.append(f"| `{one.name}` | {default} | {unit} | {meaning} |")
    return lines


def _example(rule: Rule, example: Example, language: str) -> list[str]:
    lines = [f"### {example.title.in_language(language)}", ""]
    for text in example.previous:
        lines += [_word("earlier", language), "", *_grid(text), ""]
    if example.expected_period:
        lines += [_WORDS["expected"].fill(period=example.expected_period).in_language(language), ""]
    lines += _grid(example.table) if example.table.strip() else [_word("no_table", language)]
    findings = [finding for finding in check(example.case) if finding.code == rule.code]
    if not findings:
        return [*lines, "", _word("nothing", language)]
    lines += ["", _word("found", language), ""]
    for finding in findings:
        message, fix = finding.message.in_language(language), finding.fix.in_language(language)
        lines.append(f"- **{finding.severity.text.in_language(language)}.** {message} *{fix}*")
    return lines


def _grid(text: str) -> list[str]:
    lines = [line.rstrip() for line in dedent(text).strip().splitlines()]
    return ["```", *lines, "```"]


def _weight(rule: Rule, language: str) -> str:
    words = [rule.severity.text.in_language(language)]
    if rule.always_blocks:
        words.append(_word("blocks", language))
    if rule.at_the_door:
        words.append(_word("door", language))
    return ", ".join(words)


def _word(name: str, language: str) -> str:
    return _WORDS[name].in_language(language)


def main() -> int:
    """Writes the pages and removes those of rules that are gone."""
    made = pages()
    HANDBOOK.mkdir(parents=True, exist_ok=True)
    for path in HANDBOOK.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (HANDBOOK / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
