"""A project served on a port of its own, for what asks over the network."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from etl.project import Project
from etl.serve.app import open_datasette
from etl.serve.process.run import listen


@contextmanager
def serve(project: Project) -> Iterator[str]:
    """Yield the address."""
    listening = listen(0)
    server = uvicorn.Server(uvicorn.Config(open_datasette(project).app(), log_level="critical"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)
