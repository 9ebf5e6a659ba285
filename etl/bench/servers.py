"""Our server and stock Datasette on the same database, each in a process of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from tempfile import TemporaryFile

from etl.errors import Complaint
from etl.load.receipt import DATABASE
from etl.project import Project

PATIENCE = 60.0  # seconds for a server to begin


@contextmanager
def run_ours(project: Project) -> Iterator[int]:
    """Yield the port of `taizhang serve`."""
    port = find_port()
    call = "from etl.cli import main; main(prog_name='taizhang')"
    with run([sys.executable, "-c", call, "serve", "--port", str(port)], project, port, "/health", {}):
        yield port


@contextmanager
def run_stock(project: Project) -> Iterator[int]:
    """Yield the port of Datasette as it is installed: no plugin, no template, no setting; the file is immutable."""
    port = find_port()
    file = str(project.build / DATABASE)
    words = [sys.executable, "-m", "datasette", "serve", "--immutable", file, "--port", str(port)]
    with run(words, project, port, "/-/versions.json", {"DATASETTE_LOAD_PLUGINS": ""}):
        yield port


def find_port() -> int:
    """Return a port that is free now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


@contextmanager
def run(words: Sequence[str], project: Project, port: int, path: str, more: Mapping[str, str]) -> Iterator[None]:
    """Run a server until the block ends; it has begun when `path` is answered."""
    with TemporaryFile() as said:
        process = subprocess.Popen(words, cwd=project.root, env={**os.environ, **more}, stdout=said, stderr=said)
        try:
            until = time.monotonic() + PATIENCE
            while not _answers(port, path):
                if process.poll() is not None or time.monotonic() > until:
                    said.seek(0)
                    place = " ".join(words[1:])
                    raise Complaint("the server does not begin", place, said.read()[-400:].decode(errors="replace"))
                time.sleep(0.1)
            yield
        finally:
            process.terminate()
            process.wait()


def _answers(port: int, path: str) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
