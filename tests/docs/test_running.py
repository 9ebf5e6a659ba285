"""The examples for running the site: what they name exists, and the programs that read them accept them."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from etl.bench.servers import find_port
from etl.cli import main
from etl.serve.editions.shelf import FOR_A_WHILE, FOR_EVER
from etl.serve.kept import freshness
from etl.serve.kept.store import LIMIT
from etl.serve.origin import SETTING
from etl.serve.plugins.health import register_routes
from etl.serve.process import run
from etl.serve.process.generation import PATIENCE
from etl.serve.process.switch import EVERY

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "running"
PAGE = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
FILES = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
INSTRUCTIONS = {
    "FROM", "WORKDIR", "RUN", "COPY", "ENV", "USER", "EXPOSE", "HEALTHCHECK", "STOPSIGNAL", "CMD",
}  # fmt: skip


def read_instructions() -> list[tuple[str, str]]:
    text = re.sub(r"\\\n\s*", "", FILES["Containerfile"])
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(line.split(None, 1)[0], line.split(None, 1)[1]) for line in lines]


def read_unit(name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, value in re.findall(r"^(\w+)=(.*)$", FILES[name], re.MULTILINE):
        found.setdefault(key, []).append(value)
    return found


def list_calls() -> list[tuple[str, list[str]]]:
    """Every call of taizhang in the page and the examples: where, and its words."""
    calls = []
    for name, text in (*FILES.items(), ("running.md", PAGE)):
        plain = re.sub(r'", "', " ", text)
        for words in re.findall(r"bin/taizhang\b([^\n`\"]*)", plain):
            calls.append((name, shlex.split(words.rstrip("]"))))
        calls += [(name, words.split()) for words in re.findall(r"`taizhang ([a-z][^`]*)`", text)]
    return calls


def test_every_call_is_one_that_there_is() -> None:
    calls = list_calls()
    assert {name for name, _ in calls} >= {"Containerfile", "taizhang.service", "running.md"}
    for name, (verb, *words) in calls:
        told = CliRunner().invoke(main, [verb, "--help"])
        assert told.exit_code == 0, f"{name}: {verb}"
        for option in (w for w in words if w.startswith("--")):
            assert f"{option} " in told.output, f"{name}: {verb} {option}"


def test_every_file_that_is_copied_is_there() -> None:
    stages: set[str] = set()
    for instruction, rest in read_instructions():
        assert instruction in INSTRUCTIONS
        if instruction == "FROM":
            stages |= set(re.findall(r" AS (\w+)", rest))
        if instruction == "COPY" and not rest.startswith("--from"):
            for path in rest.split()[:-1]:
                assert (ROOT / path).exists(), path
        for stage in re.findall(r"(?:--|,)from=(\w+)", rest):
            assert stage in stages
        for path in re.findall(r"/srv/taizhang/([\w./-]+)", rest):
            assert (ROOT / path).exists(), path
    assert stages == {"sources", "build"}


def test_container_is_no_root_says_how_it_is_and_listens_where_it_says() -> None:
    told = dict(read_instructions())
    user, group = told["USER"].split(":")
    assert int(user) > 0 < int(group)
    port = told["EXPOSE"]
    assert f"127.0.0.1:{port}/health" in told["HEALTHCHECK"]
    assert re.search(register_routes()[0][0], "/health")
    assert f'"--port", "{port}"' in told["CMD"]
    assert '"--host", "0.0.0.0"' in told["CMD"]
    assert re.search(r"--read-only --tmpfs /tmp", FILES["Containerfile"])


def test_ports_agree() -> None:
    assert read_unit("taizhang.socket")["ListenStream"] == ["127.0.0.1:8001"]
    assert "server 127.0.0.1:8001;" in FILES["nginx.conf"]
    assert "8001" in CliRunner().invoke(main, ["serve", "--help"]).output


def test_unit_gives_what_has_begun_its_time() -> None:
    unit = read_unit("taizhang.service")
    assert int(unit["TimeoutStopSec"][0]) > run.GRACE
    assert unit["ExecStart"] == [f"{unit['WorkingDirectory'][0]}/.venv/bin/taizhang serve"]
    assert any(value.startswith(f"{SETTING}=https://") for value in unit["Environment"])


def test_proxy_closes_before_the_server_does() -> None:
    assert int(re.search(r"keepalive_timeout (\d+)s", FILES["nginx.conf"])[1]) < run.IDLE
    assert "after which Taizhang closes an unused connection" in FILES["nginx.conf"]
    assert f"{run.IDLE} s after which" in FILES["nginx.conf"]


def test_page_says_what_the_code_does() -> None:
    for freshness_ in (FOR_EVER, FOR_A_WHILE, freshness.CURRENT, freshness.MISSING, freshness.NEVER):
        assert f"`{freshness_}`" in PAGE
    assert (run.GRACE, EVERY, LIMIT, PATIENCE) == (30, 1.0, 64 * 2**20, 60.0), "then docs/running.md says otherwise"
    assert f"`{SETTING}`" in PAGE
    for link in re.findall(r"\]\((running/[^)]+|speed\.md)\)", PAGE):
        assert (ROOT / "docs" / link).is_file(), link


def test_systemd_accepts_the_units(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd is not installed here")
    program = Path(sys.executable).with_name("taizhang")
    for name in ("taizhang.service", "taizhang.socket"):
        text = FILES[name].replace("/srv/taizhang/.venv/bin/taizhang", str(program))
        (tmp_path / name).write_text(text, encoding="utf-8")
    words = ["systemd-analyze", "verify", "--man=no", *map(str, sorted(tmp_path.iterdir()))]
    told = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout) == (0, ""), told.stderr


def test_nginx_accepts_the_configuration(tmp_path: Path) -> None:
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
    if program is None:
        pytest.skip("nginx is not installed here")
    text = FILES["nginx.conf"].replace("/var/cache/nginx/taizhang", str(tmp_path / "cache"))
    text = text.replace("listen 80;", f"listen 127.0.0.1:{find_port()};")
    (tmp_path / "site.conf").write_text(text, encoding="utf-8")
    # What a system's own nginx.conf says, in folders that a test may write.
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    folders = " ".join(f"{kind}_temp_path {tmp_path}/{kind};" for kind in kinds)
    folders += f" access_log {tmp_path}/log;"
    whole = f"pid {tmp_path}/pid; error_log stderr; events {{}} http {{ {folders} include {tmp_path}/site.conf; }}"
    (tmp_path / "nginx.conf").write_text(whole, encoding="utf-8")
    words = [program, "-t", "-q", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")]
    told = subprocess.run(words, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
