"""`python -m bench.yaml_parsers`: mistakes in the writing of YAML that our scanner says at their line, and who else does.

The files are those of tests/handbooks/bad/{slips,traps,yaml-more}, with what `handbook check` is known to say of each
in `expected.txt`; only mistakes of writing count, not those that need to know the fields. A parser is asked for
everything it reports of a file. The others are no part of what this project needs:
`pip install tree-sitter tree-sitter-yaml ruamel.yaml yamllint`.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

BAD = Path(__file__).parent.parent / "tests" / "handbooks" / "bad"
FOLDERS = ("slips", "traps", "yaml-more")
SAID = re.compile(r"(?P<file>\S+):(?P<line>\d+):\d+ \w+ (?P<rule>[\w-]+):")
OF_FIELDS = {
    "banned-phrase",
    "edition-quoted",
    "line-break",
    "not-a-choice",
    "not-a-date",
    "not-a-number",
    "not-fields",
    "not-true-or-false",
    "too-deep",
    "unknown-key",
}
"""Rules that no parser can know without the model."""


def planted() -> dict[Path, set[int]]:
    """The lines with a mistake of writing, by file."""
    lines: dict[Path, set[int]] = defaultdict(set)
    for folder in FOLDERS:
        for said in SAID.finditer((BAD / folder / "expected.txt").read_text("utf-8")):
            if said["rule"] not in OF_FIELDS:
                lines[BAD / folder / said["file"]].add(int(said["line"]))
    return dict(lines)


def tree_sitter() -> Callable[[bytes], list[int]]:
    """Every node that tree-sitter, which goes on after a mistake, could not fit or had to invent."""
    module = import_module("tree_sitter")
    parser = module.Parser(module.Language(import_module("tree_sitter_yaml").language()))

    def broken(node: Any) -> Iterator[int]:
        if node.is_error or node.is_missing:
            yield node.start_point[0] + 1
        for child in node.children:
            yield from broken(child)

    return lambda text: sorted(broken(parser.parse(text).root_node))


def stops_at(load: Callable[[bytes], object], error: type[Exception]) -> Callable[[bytes], list[int]]:
    """The one line at which a parser stops that knows no second mistake."""

    def reported(text: bytes) -> list[int]:
        try:
            load(text)
        except error as stopped:
            mark = getattr(stopped, "problem_mark", None)
            return [mark.line + 1 if mark else 0]
        return []

    return reported


def pyyaml() -> Callable[[bytes], list[int]]:
    return stops_at(lambda text: yaml.compose(text, Loader=yaml.SafeLoader), yaml.YAMLError)


def ruamel() -> Callable[[bytes], list[int]]:
    loader = import_module("ruamel.yaml").YAML(typ="rt", pure=True)
    return stops_at(loader.load, import_module("ruamel.yaml.error").YAMLError)


def yamllint() -> Callable[[bytes], list[int]]:
    """What yamllint reports with its rules of meaning and without those of style; it ends where a character is none."""
    linter = import_module("yamllint.linter")
    rules = "rules: {key-duplicates: enable, anchors: enable, truthy: enable, braces: {forbid: true}}"
    config = import_module("yamllint.config").YamlLintConfig(rules)

    def reported(text: bytes) -> list[int]:
        try:
            return sorted({problem.line for problem in linter.run(text, config)})
        except (UnicodeError, yaml.YAMLError):
            return []

    return reported


PARSERS = {"tree-sitter-yaml": tree_sitter, "PyYAML": pyyaml, "ruamel.yaml": ruamel, "yamllint": yamllint}


def main() -> None:
    """Print for every parser in how many of the files, and at how many of the lines, it says something."""
    files = planted()
    lines = sum(map(len, files.values()))
    print(f"{lines} lines with a mistake of writing in {len(files)} files; `handbook check` says each at its line.")
    for name, make in PARSERS.items():
        try:
            reports = make()
        except ModuleNotFoundError as missing:
            print(f"{name:>17}: not installed ({missing.name})", file=sys.stderr)
            continue
        said = {file: reports(file.read_bytes()) for file in files}
        seen = sum(len(files[file] & set(found)) for file, found in said.items())
        silent = sum(not found for found in said.values())
        astray = sum(bool(found) and found[0] not in files[file] for file, found in said.items())
        print(
            f"{name:>17}: names {seen:2} of the {lines} lines; silent about {silent} files,"
            f" and in {astray} more the first line it names is sound"
        )


if __name__ == "__main__":
    main()
