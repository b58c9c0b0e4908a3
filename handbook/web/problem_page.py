"""What is wrong, as a page: the preview shows it in the place of every page until it is mended."""

from __future__ import annotations

import jinja2

from handbook.model.problems import Severity
from handbook.project.check import Report
from handbook.web.markup import on_one_line


def problem_page(report: Report) -> str:
    """The errors of a report with their lines, as one line of HTML."""
    errors = [problem for problem in report.problems if problem.severity is Severity.ERROR]
    lines = {problem: report.line_of(problem) for problem in errors}
    templates = jinja2.Environment(loader=jinja2.PackageLoader("handbook.web"), autoescape=True)
    given = {"errors": errors, "lines": lines, "words": report.project.shown.words}
    html = templates.get_template("problems.html").render(given)
    return on_one_line(html).translate({ord("`"): "&#96;", ord("~"): "&#126;"})
