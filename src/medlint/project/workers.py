"""Executors to hand work to: this process, the cores of this machine, or an engine elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


class InProcess(Executor):
    """Does the work when it is handed over, here."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Do the work at once."""
        future: Future[T] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


class Workers:
    """Processes that work on items in chunks; one that dies costs the item that killed it, only."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._pool = self._make()

    def _make(self) -> Executor:
        return InProcess() if self._count == 1 else ProcessPoolExecutor(self._count)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.shutdown(wait=kind is None, cancel_futures=True)

    def submit(self, fn: Callable[[T], R], item: T) -> Future[R]:
        """Hand an item over; a pool that has broken is made anew."""
        try:
            return self._pool.submit(fn, item)
        except BrokenExecutor:
            self._pool = self._make()
            return self._pool.submit(fn, item)

    def each(self, work: Callable[[T], R], items: Sequence[T], died: Callable[[T], R]) -> list[R]:
        """Work on items one at a time; ``died`` says what to put for one that kills its process."""
        results: list[R] = []
        for item in items:
            try:
                with ProcessPoolExecutor(1) as pool:
                    results.append(pool.submit(work, item).result())
            except BrokenExecutor:
                results.append(died(item))
        return results
