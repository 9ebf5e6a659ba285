"""The server's application: it leads every request to the build that is served now, and looks out for the next.

A new build is copied, opened and warmed beside the one that answers. Then it takes over between two requests; those
that have begun end on the old one, which is closed after them.
"""

import asyncio
import sys
from datetime import UTC, datetime
from typing import Any

from etl.errors import Complaint
from etl.project import Project
from etl.serve.process.generation import Generation
from etl.serve.process.snapshot import take_stamp
from etl.serve.process.warming import warm_generation

EVERY = 1.0  # seconds between two looks


class Switch:
    """An ASGI application over the last build of a project; a Complaint where there is none to begin with."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.current = Generation(project)
        self._seen = self.current.stamp
        self._tasks: set[asyncio.Task[None]] = set()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        else:
            await self.current.answer(scope, receive, send)

    async def _live(self, receive: Any, send: Any) -> None:
        await receive()
        await self.current.start()
        self._begin(warm_generation(self.current))
        self._begin(self._watch())
        await send({"type": "lifespan.startup.complete"})
        await receive()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.current.close(patience=0)
        await send({"type": "lifespan.shutdown.complete"})

    def _begin(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(EVERY)
            stamp = take_stamp(self.project.build)
            if stamp[0] is None or stamp == self._seen:
                continue
            self._seen = stamp
            try:
                await self._take_next()
            except Exception as error:  # whatever a build may have wrong with it, the old one goes on answering
                what = f"the new build cannot be opened ({type(error).__name__})"
                self.current.served.taizhang_trouble = what  # /health tells it, so without the place on this machine
                told = Complaint(f"{what}: {error}", self.project.build, "The last one is served. Build again.")
                print(f"taizhang: {told}", file=sys.stderr)  # noqa: T201

    async def _take_next(self) -> None:
        new = await asyncio.to_thread(Generation, self.project)
        try:
            await new.start()
            await warm_generation(new)
        except BaseException:
            await new.close(patience=0)
            raise
        old, self.current, self._seen = self.current, new, new.stamp
        new.served.taizhang_since = datetime.now(UTC)
        self._begin(old.close())
