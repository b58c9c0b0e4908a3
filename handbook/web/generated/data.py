"""What other programs and scripts read of a site: the whole edition as JSON with its schema, and the jobs."""

from __future__ import annotations

import json
from functools import cache

from pydantic_core import to_json

from handbook.editions.snapshot import without_drafts
from handbook.model import Handbook
from handbook.pages import addresses
from handbook.pages.homes import Index
from handbook.pages.menu import small_page
from handbook.project.load import Project
from handbook.views.context import Shown


def jobs_of(shown: Shown, index: Index) -> str:
    """The jobs with their departments and pages, as the script that asks for one's own job loads them."""
    departments = {department.id: department.title for department in shown.book.departments}
    jobs = [
        {
            "id": role.id,
            "title": role.title,
            "department": departments.get(role.department, ""),
            "address": index.address(role.id) or small_page(role.id),
        }
        for role in shown.book.roles
    ]
    return f"handbook.jobs = {json.dumps(jobs, ensure_ascii=False)};\n"


def data_of(project: Project) -> bytes:
    """The whole edition as JSON: every section as it is written but for drafts, and the home of every entry."""
    written = project.book.model_dump(mode="json", by_alias=True, exclude_unset=True)
    data = written if project.shown.preview else without_drafts(written)
    homes = {
        id_: project.index.address(id_) for id_ in project.book.entries if project.index and id_ in project.index.homes
    }
    # Python's `json` holds all pieces of a text until it joins them, in three times the memory.
    return to_json({"$schema": addresses.SCHEMA, **data, "homes": homes})


@cache
def schema() -> str:
    """The JSON schema of `handbook.json`, and of `standards.yml` in one file."""
    described = Handbook.model_json_schema(by_alias=True)
    described["properties"] |= {
        "$schema": {"type": "string"},
        "homes": {
            "description": "Where each entry is at home.",
            "type": "object",
            "additionalProperties": {"type": "string"},
        },
    }
    return (
        json.dumps(
            {"$schema": "https://json-schema.org/draft/2020-12/schema", **described}, ensure_ascii=False, indent=1
        )
        + "\n"
    )
