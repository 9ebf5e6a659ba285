"""A running server: another build takes the place of the last, no request fails; an orderly end; a socket given."""

import asyncio
import json
import os
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.parse import urlencode

import pytest
from edition import EDITION, ROOT, make_tables, make_text_rows, write_edition

from etl.contract import load_contract
from etl.load.build import load_edition
from etl.project import Project
from etl.serve.kept.application import find_kept
from etl.serve.process.generation import Generation
from etl.serve.process.snapshot import take_snapshot, take_stamp
from etl.serve.process.warming import receive_nothing, warm_generation, write_scope

OLD: str = EDITION["facts"]["editions"][-1]["edition"]
NEW = "0.9.0"
PATIENCE = 40.0  # seconds
RUN = """
import os, sys
from pathlib import Path
from etl.project import Project
from etl.serve.process.run import FIRST_GIVEN, serve_edition
if len(sys.argv) > 2:  # as a service manager does
    os.dup2(int(sys.argv[2]), FIRST_GIVEN)
    os.environ |= {"LISTEN_PID": str(os.getpid()), "LISTEN_FDS": "1"}
serve_edition(Project(Path(sys.argv[1]), Path("sources")), 0)
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = write_edition(tmp_path / "project")
    load_edition(made, make_text_rows())
    return made


def build_next(project: Project) -> None:
    """Build an edition that says something else: a number more, and one task fewer to be found."""
    tables = make_tables()
    tables["editions"].append(tables["editions"][-1] | {"edition": NEW, "position": 9})
    write_edition(project.root, tables)
    descriptor = json.loads(project.contract.read_text(encoding="utf-8")) | {"version": NEW}
    project.contract.write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")
    load_contract.cache_clear()
    load_edition(project, {})


@contextmanager
def serve(project: Project, folder: Path, *, given: socket.socket | None = None) -> "Iterator[tuple[Any, int]]":
    """Run a server of its own; yield the process and its port. `folder` is where it may write."""
    folder.mkdir(exist_ok=True)
    env = {**os.environ, "TMPDIR": str(folder)}
    words = [sys.executable, "-c", RUN, str(project.root)]
    passed = (given.fileno(),) if given else ()
    words += map(str, passed)
    with subprocess.Popen(words, cwd=ROOT, stderr=subprocess.PIPE, text=True, env=env, pass_fds=passed) as process:
        assert process.stderr is not None
        try:
            line = process.stderr.readline()
            yield process, int(line.split("/")[2].rpartition(":")[2])
        finally:
            process.terminate()
            process.stderr.read()


def ask(port: int, path: str, method: str = "GET") -> tuple[int, bytes, dict[str, str]]:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request(method, path)
        answer = connection.getresponse()
        return answer.status, answer.read(), {k.lower(): v for k, v in answer.getheaders()}
    finally:
        connection.close()


async def ask_generation(generation: Generation, path: str, query: str = "") -> bytes:
    """Ask an opened build for a path; return the body."""
    pieces: list[bytes] = []

    async def send(message: Any) -> None:
        assert message.get("status", 200) == 200
        pieces.append(message.get("body", b""))

    await generation.answer(write_scope(path, query), receive_nothing, send)
    return b"".join(pieces)


def tell_health(port: int) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(ask(port, "/health")[1])
    return told


def wait_for(true: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < until, what
        time.sleep(0.05)


def ask_steadily(port: int, path: str, stop: Event, seen: "Counter[tuple[int | str, str]]") -> None:
    """Ask over one connection, again and again; note the status and the edition that the answer is of."""
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    while not stop.is_set():
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            body = answer.read().decode()
            seen[answer.status, NEW if NEW in body else OLD if OLD in body else "none"] += 1
        except (OSError, HTTPException) as error:
            seen[type(error).__name__, "none"] += 1
            connection.close()
    connection.close()


def test_new_build_takes_over_without_a_failed_request(project: Project, tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    with serve(project, copies) as (_, port):
        assert tell_health(port)["edition"] == OLD
        paths = ["/zh/", "/en/editions", "/policy/editions", "/policy/editions.json?_shape=array", "/health"]
        # One path that is never kept twice, so that the database is asked all the time.
        paths.append("/policy.json?sql=select+max(edition)+as+e+from+editions&_timelimit=1500")
        stop, seen = Event(), {path: Counter[tuple[int | str, str]]() for path in paths}
        clients = [Thread(target=ask_steadily, args=(port, path, stop, seen[path])) for path in paths]
        for client in clients:
            client.start()
        time.sleep(0.5)
        build_next(project)
        wait_for(lambda: tell_health(port)["edition"] == NEW, "the new edition is never served")
        for path in paths:
            assert NEW in ask(port, path)[1].decode(), path
        time.sleep(0.5)
        stop.set()
        for client in clients:
            client.join()
        wait_for(lambda: len(list(copies.iterdir())) == 1, "the copy of the old build is not removed")
        health = tell_health(port)
    for path, counts in seen.items():
        assert set(counts) == {(200, OLD), (200, NEW)}, path
    assert (health["state"], health["texts"], health["trouble"]) == ("well", 0, None)


def test_answer_that_has_begun_ends_on_the_old_build(project: Project) -> None:
    numbers = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 400000)"
    sql = f"{numbers} select count(*) as n, (select max(edition) from editions) as e from n"
    whole = (project.build / "policy.db").read_bytes()

    async def run() -> tuple[Any, Any, bool]:
        generation = Generation(project)
        await generation.start()
        begun = asyncio.create_task(ask_generation(generation, "/policy.json", urlencode({"sql": sql})))
        await asyncio.sleep(0.01)
        build_next(project)
        file = await ask_generation(generation, "/policy.db")
        closing = asyncio.create_task(generation.close())
        answer = await begun
        await closing
        return answer, file, generation.site.database.exists()

    answer, file, is_left = asyncio.run(run())
    assert json.loads(answer)["rows"] == [[400000, OLD]]
    assert file == whole
    assert not is_left


def test_build_that_cannot_be_opened_leaves_the_last_one_served(project: Project, tmp_path: Path) -> None:
    with serve(project, tmp_path / "copies") as (_, port):
        receipt = project.build / "datapackage.json"
        told = json.loads(receipt.read_text(encoding="utf-8"))
        receipt.write_text(json.dumps(told | {"fingerprint": "another"}), encoding="utf-8")
        (project.build / "policy.db").write_bytes(b"broken")
        wait_for(lambda: tell_health(port)["state"] == "behind", "trouble is not told")
        health = tell_health(port)
        assert health["edition"] == OLD
        assert "cannot be opened" in health["trouble"]
        assert str(project.root) not in health["trouble"]
        assert ask(port, "/policy/tasks")[0] == 200
        build_next(project)
        wait_for(lambda: tell_health(port)["edition"] == NEW, "a good build does not mend it")
        assert tell_health(port)["state"] == "well"


def test_pages_that_everybody_asks_are_there_before_anybody_asks(project: Project) -> None:
    async def run() -> list[Any]:
        generation = Generation(project)
        await generation.start()
        await warm_generation(generation)
        kept: list[Any] = find_kept(generation.served).keys()
        await generation.close()
        return kept

    kept = {key[-2].decode() for key in asyncio.run(run())}
    assert {"/zh/", "/en/", "/zh/documents", "/en/download", "/zh/d/990100-2031-1", "/static/site.css"} <= kept


def test_told_to_end_it_ends_what_has_begun(project: Project, tmp_path: Path) -> None:
    slow = "with+recursive+n(i)+as+(select+1+union+all+select+i+%2B+1+from+n+where+i+<+400000)+select+count(*)+from+n"
    with serve(project, tmp_path / "copies") as (process, port):
        status, body, headers = ask(port, "/health", "HEAD")
        assert (status, body, headers["cache-control"]) == (200, b"", "no-store")
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection.request("GET", f"/policy.json?sql={slow}&_shape=array")
        time.sleep(0.1)
        process.terminate()
        answer = connection.getresponse()
        assert (answer.status, json.loads(answer.read())) == (200, [{"count(*)": 400000}])
        assert process.wait(PATIENCE) == 0
        assert list((tmp_path / "copies").iterdir()) == []


def test_one_process_follows_another_on_the_same_socket(project: Project, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as given:
        port = given.getsockname()[1]
        with serve(project, tmp_path / "one", given=given) as (first, number):
            assert number == port
            assert ask(port, "/health")[0] == 200
            first.terminate()
            assert first.wait(PATIENCE) == 0
            # Nobody listens now, and nobody is refused.
            late: list[int] = []
            visitor = Thread(target=lambda: late.append(ask(port, "/zh/")[0]))
            visitor.start()
            with serve(project, tmp_path / "two", given=given):
                visitor.join(PATIENCE)
        assert late == [200]


def test_stamp_changes_with_every_build_and_every_check(project: Project) -> None:
    first = take_stamp(project.build)
    (project.build / "quality").mkdir()
    (project.build / "quality" / "report.json").write_text("{}")
    second = take_stamp(project.build)
    build_next(project)
    assert len({first, second, take_stamp(project.build), take_stamp(project.root / "nowhere")}) == 4


def test_copy_is_whole(project: Project) -> None:
    folder = take_snapshot(project)
    try:
        assert (folder / "policy.db").read_bytes() == (project.build / "policy.db").read_bytes()
    finally:
        subprocess.run(["rm", "-r", str(folder)], check=True)
