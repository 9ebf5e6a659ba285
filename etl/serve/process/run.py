"""The server's process: a socket, the application on it, and an orderly end."""

import errno
import os
import signal
import socket
import sys

import uvicorn

from etl.errors import Complaint
from etl.project import Project
from etl.serve.origin import read_origin
from etl.serve.process.switch import Switch

GRACE = 30  # seconds that answers have to end after SIGTERM or Ctrl-C
IDLE = 75  # seconds that a connection stays open unused: longer than a proxy keeps it, so that the proxy closes first
FIRST_GIVEN = 3  # the first socket that systemd hands over


def serve_edition(project: Project, port: int, host: str = "127.0.0.1") -> None:
    """Serve the last build, and each build that takes its place, until SIGTERM or Ctrl-C; then end with 0."""
    read_origin()  # a public address that is none should end this now, and not every page later
    listening = take_given_socket() or listen(port, host)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: sys.exit(0))  # uvicorn raises it again when the last answer has ended
    application = Switch(project)
    address, number = listening.getsockname()[:2]
    print(f"Taizhang on http://{address}:{number}/ (stop with Ctrl-C)", file=sys.stderr)  # noqa: T201
    config = uvicorn.Config(
        application, log_level="warning", lifespan="on", timeout_graceful_shutdown=GRACE, timeout_keep_alive=IDLE
    )
    uvicorn.Server(config).run(sockets=[listening])


def take_given_socket() -> socket.socket | None:
    """Return the socket that a service manager holds open for us while one process follows another, or None."""
    if os.environ.get("LISTEN_PID") != str(os.getpid()) or os.environ.get("LISTEN_FDS") != "1":
        return None
    return socket.socket(fileno=FIRST_GIVEN)


def listen(port: int, host: str = "127.0.0.1") -> socket.socket:
    """Return a socket on an address of this machine; a port in use is a Complaint. Port 0 is any that is free."""
    # The protocol is named because only then does asyncio send small packets at once (TCP_NODELAY); else an answer in
    # two pieces, head and body, waits 40 ms for the other side.
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()
    except OSError as error:
        listening.close()
        raise Complaint(explain(error), f"{host}:{port}", "Choose another with `--port` or `--host`.", 2) from None
    return listening


def explain(error: OSError) -> str:
    """Return why nothing can listen there."""
    if error.errno == errno.EADDRINUSE:
        return "the port is taken"
    return "the port is not ours to open" if error.errno == errno.EACCES else f"nothing can listen there ({error})"
