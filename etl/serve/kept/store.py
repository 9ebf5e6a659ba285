"""Answers that are kept: the last used stay, up to a number of bytes."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

Thing = TypeVar("Thing")
LIMIT = 64 * 2**20  # bytes; some thousand pages


class Kept(Generic[Thing]):
    """Things by key, the least recently used forgotten first once together they are larger than `limit`."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._things: OrderedDict[Hashable, tuple[Thing, int]] = OrderedDict()
        self._limit, self._size = limit, 0

    def keys(self) -> list[Hashable]:
        """Return what there is something under, the least recently used first."""
        return list(self._things)

    def find(self, key: Hashable) -> Thing | None:
        """Return what is kept under a key, or None."""
        if key not in self._things:
            return None
        self._things.move_to_end(key)
        return self._things[key][0]

    def keep(self, key: Hashable, thing: Thing, size: int) -> None:
        """Keep a thing of `size` bytes."""
        if key in self._things:
            self._size -= self._things.pop(key)[1]
        self._things[key] = (thing, size)
        self._size += size
        while self._size > self._limit and self._things:
            self._size -= self._things.popitem(last=False)[1][1]
