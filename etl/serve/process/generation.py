"""One build, opened and answering: from its copy, with its own kept answers, until nobody asks it any more."""

import asyncio
import shutil
import time
from dataclasses import replace
from typing import Any

from etl.contract import load_contract
from etl.project import Project
from etl.serve.app import open_datasette
from etl.serve.editions.shelf import forget_shelf
from etl.serve.process.snapshot import take_snapshot, take_stamp
from etl.serve.site import Site

PATIENCE = 60.0  # seconds that an answer which has begun has to end, once there is a newer build


class Generation:
    """A build that is served; `stamp` is what the build had on it when it was copied."""

    def __init__(self, project: Project) -> None:
        self.stamp = take_stamp(project.build)
        self._folder = take_snapshot(project)
        load_contract.cache_clear()  # a new build may come with a new contract
        self.served = open_datasette(replace(project, served=self._folder))
        self.app = self.served.app()
        self._asked = 0
        self._end = asyncio.Event()
        self._life: asyncio.Task[None] | None = None

    @property
    def site(self) -> Site:
        """What its pages know."""
        site: Site = self.served.taizhang_site
        return site

    async def answer(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer a request; the build stays open until that is done."""
        self._asked += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self._asked -= 1

    async def start(self) -> None:
        """Let the application and its plugins begin."""
        ready = asyncio.Event()
        self._life = asyncio.create_task(self._live(ready))
        waiting = asyncio.create_task(ready.wait())
        await asyncio.wait({self._life, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if not ready.is_set():
            waiting.cancel()
            await self._life

    async def _live(self, ready: asyncio.Event) -> None:
        told = False

        async def receive() -> dict[str, str]:
            nonlocal told
            if told:
                await self._end.wait()
                return {"type": "lifespan.shutdown"}
            told = True
            return {"type": "lifespan.startup"}

        async def send(message: dict[str, str]) -> None:
            if message["type"] == "lifespan.startup.complete":
                ready.set()

        await self.app({"type": "lifespan", "asgi": {"version": "3.0"}}, receive, send)

    async def close(self, patience: float = PATIENCE) -> None:
        """End when what was asked is answered, or patience is; free threads, connections and the copy."""
        until = time.monotonic() + patience
        try:
            while self._asked and time.monotonic() < until:
                await asyncio.sleep(0.1)
            self._end.set()
            if self._life:
                await self._life
        finally:
            await asyncio.to_thread(self._free)

    def _free(self) -> None:
        forget_shelf(self.site)
        self.served.executor.shutdown(wait=True, cancel_futures=True)
        for database in self.served.databases.values():
            database.close()
        shutil.rmtree(self._folder, ignore_errors=True)
