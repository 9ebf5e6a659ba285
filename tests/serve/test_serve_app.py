"""How the server opens: complaints, settings, what machines need."""

import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from edition import ROOT, write_edition

from etl.errors import Complaint
from etl.project import Project
from etl.serve.app import open_datasette
from etl.serve.process.run import listen, serve_edition

Get = Callable[..., Any]


def test_without_a_build_the_next_step_is_named(tmp_path: Path) -> None:
    with pytest.raises(Complaint, match=r"there is no build yet.*taizhang build"):
        open_datasette(write_edition(tmp_path))


def test_taken_port_is_named(with_texts: Project) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(Complaint, match=rf"127\.0\.0\.1:{port}: the port is taken") as raised:
            serve_edition(with_texts, port)
    assert raised.value.exit_code == 2


def test_any_free_port_can_be_had() -> None:
    with listen(0) as listening:
        assert listening.getsockname()[0] == "127.0.0.1"
        assert listening.proto == socket.IPPROTO_TCP  # else asyncio leaves Nagle's delay on: 40 ms a page


def test_database_is_immutable_and_called_policy(served: Any) -> None:
    assert [name for name in served.databases if name != "_internal"] == ["policy"]
    assert not served.databases["policy"].is_mutable


def test_reading_is_allowed_from_anywhere(get: Get) -> None:
    for path in (
        "/policy/tasks.json",
        "/policy/tasks.csv",
        "/policy.db",
        "/policy/due_in_year.json",
        "/policy/nothing.json",
    ):
        assert get(path).headers.get_list("access-control-allow-origin") == ["*"], path


def test_database_can_be_taken_whole(get: Get, with_texts: Project) -> None:
    assert get("/policy.db").content == (with_texts.build / "policy.db").read_bytes()


def test_writing_is_refused(get: Get) -> None:
    assert get("/policy?sql=delete+from+tasks").status_code == 400


def test_long_query_is_stopped(get: Get) -> None:
    endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n"
    response = get("/policy", params={"sql": endless, "_timelimit": "50"})
    assert response.status_code == 400
    assert "SQL" in response.text


def test_cut_result_says_so(get: Get) -> None:
    many = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 6000) select i from n"
    text = get("/policy", params={"sql": many}).text
    assert "只显示前 5,000 行" in text
    assert "Only the first 5,000 rows are shown" in text


def test_nothing_of_the_machine_is_told(get: Get, with_texts: Project) -> None:
    for path in (
        "/",
        "/policy",
        "/-/metadata.json",
        "/-/plugins.json",
        "/-/settings.json",
        "/-/databases.json",
        "/.json",
    ):
        assert str(with_texts.root) not in get(path).text, path


def test_downloaded_database_answers_stock_sqlite(with_texts: Project) -> None:
    with sqlite3.connect(with_texts.build / "policy.db") as database:
        for (name,) in database.execute("select name from sqlite_master where type = 'view'").fetchall():
            database.execute(f"select * from {name}").fetchall()


def test_server_starts_and_answers(with_texts: Project) -> None:
    code = f"""
from pathlib import Path
from etl.project import Project
from etl.serve.process.run import serve_edition

serve_edition(Project(Path({str(with_texts.root)!r}), Path("sources")), 0)
"""
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        try:
            line = server.stderr.readline()
            address = line.split()[2]
            with urlopen(address, timeout=20) as response:
                assert "台账" in response.read().decode()
        finally:
            server.terminate()
