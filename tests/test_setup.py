"""What the setup promises: an edition that can be cited, locks that agree, and commands that are there."""

import json
import os
import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def read_lock(name: str) -> dict[str, str]:
    text = (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)==([^\s;]+)", text, re.MULTILINE))


def test_the_edition_is_cited_and_in_the_changelog():
    edition = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))["version"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert citation["version"] == edition
    assert f"## [{edition}] - {citation['date-released']}" in changelog


def test_lock_names_every_dependency():
    wanted = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["build"]]
    for extra in PROJECT["project"]["optional-dependencies"].values():
        wanted += extra
    names = {re.match(r"[A-Za-z0-9._-]+", w)[0].lower() for w in wanted}
    assert names <= set(read_lock("dev"))


def test_serving_uses_the_versions_that_were_tested():
    everything = read_lock("dev")
    assert {n: v for n, v in read_lock("serve").items() if everything.get(n) != v} == {}


def test_serving_installs_no_checking_tools():
    assert {"great-expectations", "pytest", "playwright", "pandas"}.isdisjoint(read_lock("serve"))


@pytest.mark.parametrize("name", ["dev", "serve", "uv"])
def test_every_pin_has_a_hash_and_no_host(name: str):
    text = (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")
    assert "://" not in text
    pins = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in pin for pin in pins)


def test_the_locked_backend_is_the_one_that_builds():
    assert set(PROJECT["build-system"]["requires"]) <= set(PROJECT["dependency-groups"]["build"])


def test_every_target_is_explained():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)[1].split()
    assert all(re.search(rf"^{t}:.*  ## \S", makefile, re.MULTILINE) for t in targets)


@pytest.mark.parametrize("script", [".ci/run", ".ci/install-browser"])
def test_scripts_can_be_run(script: str):
    assert os.access(ROOT / script, os.X_OK)


@pytest.mark.parametrize("path", sorted((ROOT / ".github/workflows").glob("*.yml")), ids=lambda p: p.stem)
def test_workflows_call_what_the_house_calls(path: Path):
    jobs = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
    steps = [step for job in jobs.values() for step in job["steps"]]
    assert any(step.get("run", "").startswith("make ") for step in steps)
    assert all(re.search(r"@v\d+$", step["uses"]) for step in steps if "uses" in step)
