"""A report as code hosts take it in: beside the lines of a pull request, or in the list of what a job found.

GitHub reads workflow commands (docs.github.com, “Workflow commands”), GitLab the Code Quality report (docs.gitlab.com,
“Code Quality”, whose fingerprint must not move with a line), many hosts and editors SARIF 2.1.0 (OASIS), and nearly
all of them JUnit's XML. Files are named from the folder the command runs in, as the hosts know them.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import Counter, defaultdict
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

from handbook.model.problems import RULES, Problem, Severity
from handbook.project.check import Report
from handbook.project.repeated_problems import SAME_AT

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
GRAVITY = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.ADVICE: "info"}
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def as_github(report: Report, folder: Path) -> str:
    """Workflow commands that put every problem beside its line in a pull request; Gitea and Forgejo show them in the log."""
    return "\n".join(_command(problem, folder) for problem in report.problems)


def _command(problem: Problem, folder: Path) -> str:
    place = {
        "file": _path(problem, folder),
        "line": str(problem.line),
        "col": str(problem.column),
        "title": problem.rule,
    }
    properties = ",".join(f"{name}={_escaped(value, also=':,')}" for name, value in place.items())
    return f"::{COMMANDS[problem.severity]} {properties}::{_escaped(_said(problem))}"


def _escaped(text: str, also: str = "") -> str:
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def as_gitlab(report: Report, folder: Path) -> str:
    """A Code Quality report."""
    seen: Counter[str] = Counter()
    return json.dumps([_issue(problem, folder, seen) for problem in report.problems], indent=1)


def _issue(problem: Problem, folder: Path, seen: Counter[str]) -> dict[str, Any]:
    path = _path(problem, folder)
    return {
        "description": _said(problem),
        "check_name": problem.rule,
        "fingerprint": _fingerprint(problem, path, seen),
        "severity": GRAVITY[problem.severity],
        "location": {"path": path, "lines": {"begin": problem.line}},
    }


def _fingerprint(problem: Problem, path: str, seen: Counter[str]) -> str:
    """The same for the same problem wherever in its file it has moved; a second one like it has one of its own."""
    what = "\0".join((path, problem.rule, problem.message.partition(SAME_AT)[0]))
    seen[what] += 1
    return hashlib.sha256(f"{what}\0{seen[what]}".encode()).hexdigest()


def as_sarif(report: Report, folder: Path) -> str:
    """A log of one run in SARIF 2.1.0, with what each rule that was broken says."""
    seen: Counter[str] = Counter()
    results = [_result(problem, folder, seen) for problem in report.problems]
    driver = {
        "name": "handbook",
        "version": version("handbook-as-code"),
        "rules": [_rule(name) for name in sorted({problem.rule for problem in report.problems})],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SARIF, "version": "2.1.0", "runs": [run]}, indent=1)


def _rule(name: str) -> dict[str, Any]:
    rule = RULES[name]
    texts = {"shortDescription": rule.title, "fullDescription": rule.why, "help": rule.cure}
    level = {"level": LEVELS[rule.severity]}
    return {"id": name, "defaultConfiguration": level} | {key: {"text": text} for key, text in texts.items() if text}


def _result(problem: Problem, folder: Path, seen: Counter[str]) -> dict[str, Any]:
    path = _path(problem, folder)
    region = {"startLine": problem.line, "startColumn": problem.column}
    place = {"artifactLocation": {"uri": quote(path)}, "region": region}
    return {
        "ruleId": problem.rule,
        "level": LEVELS[problem.severity],
        "message": {"text": _said(problem)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"handbookProblem": _fingerprint(problem, path, seen)},
    }


def as_junit(report: Report, folder: Path) -> str:
    """A test case for each file that was read: failed by errors; what only should be looked at is told beside it."""
    by_file: defaultdict[str, list[Problem]] = defaultdict(list)
    for name in report.project.lines:
        by_file[name] = []
    for problem in report.problems:
        by_file[problem.file].append(problem)
    suites = ElementTree.Element("testsuites")
    failing = sum(any(one.severity is Severity.ERROR for one in problems) for problems in by_file.values())
    counts = {"tests": str(len(by_file)), "failures": str(failing), "errors": "0", "skipped": "0"}
    suite = ElementTree.SubElement(suites, "testsuite", {"name": "handbook check", **counts})
    for name, problems in by_file.items():
        path = _sayable((folder / name).as_posix())
        case = {"classname": "handbook", "name": path, "file": path}
        _add_case(ElementTree.SubElement(suite, "testcase", case), problems)
    ElementTree.indent(suites)
    return ElementTree.tostring(suites, encoding="unicode", xml_declaration=True)


def _add_case(case: ElementTree.Element, problems: list[Problem]) -> None:
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    others = [problem for problem in problems if problem.severity is not Severity.ERROR]
    if errors:
        count = f"{len(errors)} × error"
        ElementTree.SubElement(case, "failure", {"message": count}).text = _lines(errors)
    if others:
        ElementTree.SubElement(case, "system-out").text = _lines(others)


def _lines(problems: list[Problem]) -> str:
    return _sayable("\n".join(f"{one.line}:{one.column} {one.severity} {one.rule}: {_said(one)}" for one in problems))


def _sayable(text: str) -> str:
    """A text without the characters that no XML may hold."""
    return NOT_IN_XML.sub("\ufffd", text)


def _path(problem: Problem, folder: Path) -> str:
    return Path(os.path.normpath(folder / problem.file)).as_posix()


def _said(problem: Problem) -> str:
    return f"{problem.message} {problem.cure}"
