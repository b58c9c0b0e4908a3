"""The bill of materials, in CycloneDX: what a site and its paper are made with, in a form that scanners read.

The packages are found by CycloneDX' own tool in the environment that runs the handbook, and only those that it needs
are kept; scripts, fonts and icons, which that tool does not know, are added. It is the same at each making: it holds
no time, no number drawn by lot, and no folder of this machine.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from packaging.utils import canonicalize_name

from handbook import __version__
from handbook.system.installed import is_installed
from handbook.web.licences.components import OURS, Component, installed, published
from handbook.words.unable import Unable

TOOL = "cyclonedx-py"
MODULE = "cyclonedx_py"
Json = dict[str, Any]
TYPES = {"script": "library", "font": "file", "icons": "file"}


class NoTool(Unable):
    """CycloneDX' tool is not installed, or refused."""


def bill() -> str:
    """The bill as JSON. Raises NoTool."""
    found = _found_by_tool()
    kept = {canonicalize_name(package.metadata["Name"]) for package in installed()}
    packages = [_tidy(each) for each in found["components"] if canonicalize_name(each["name"]) in kept]
    ours = next((each for each in packages if canonicalize_name(each["name"]) == OURS), None)
    if ours:
        packages.remove(ours)
        found["metadata"]["component"] = ours | {"type": "application", "version": __version__}
    others = [_listed(each) for each in published()]
    found["components"] = sorted([*packages, *others], key=lambda each: str(each["bom-ref"]))
    refs = {each["bom-ref"] for each in (*found["components"], *([ours] if ours else ()))}
    found["dependencies"] = sorted(_among(refs, found.get("dependencies", ())), key=lambda each: str(each["ref"]))
    return json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _found_by_tool() -> Json:
    elsewhere = shutil.which(TOOL)
    command = [sys.executable, "-m", MODULE] if is_installed(MODULE) else [elsewhere] if elsewhere else []
    if not command:
        raise NoTool("cannot.bill.no-tool", command=f"pip install '{OURS}[bill]'")
    options = ["--output-reproducible", "--short-PURLs", "--no-validate", "--of", "JSON", "-o", "-"]
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    run = subprocess.run([*command, "environment", *options, sys.executable], capture_output=True, env=environment, check=False)  # fmt: skip
    if run.returncode:
        raise NoTool("cannot.bill.refused", tool=TOOL, why=run.stderr.decode(errors="replace").strip())
    read: Json = json.loads(run.stdout)
    return read


def _tidy(component: Json) -> Json:
    """A package without the place it was installed from."""
    references = [each for each in component.get("externalReferences", ()) if not each["url"].startswith("file:")]
    rest = {name: value for name, value in component.items() if name != "externalReferences"}
    return rest | ({"externalReferences": references} if references else {})


def _listed(component: Component) -> Json:
    listed: Json = {
        "bom-ref": f"{component.kind}:{component.name}",
        "type": TYPES[component.kind],
        "name": component.name,
        "licenses": [{"license": {"id": component.licence, "acknowledgement": "declared"}}]
        if component.licence
        else [],
    }
    return listed | ({"purl": f"pkg:npm/{component.name}"} if component.kind == "script" else {})


def _among(refs: set[str], dependencies: list[Json]) -> Iterator[Json]:
    for each in dependencies:
        if each["ref"] in refs:
            needed = sorted(ref for ref in each.get("dependsOn", ()) if ref in refs)
            yield {"ref": each["ref"]} | ({"dependsOn": needed} if needed else {})
