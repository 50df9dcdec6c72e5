"""Executors to hand work to: this process, the cores of this machine, or an engine elsewhere."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from signal import SIG_IGN, SIGINT, signal
from types import TracebackType
from typing import TYPE_CHECKING, Any, ParamSpec, Self, TypeVar

from medlint.errors import ConfigurationError

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

CONNECT = 10  # seconds to wait for a scheduler

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
    """Processes that work on items in chunks; one that dies costs the item that killed it, only.

    ``cluster`` is the address of a Dask scheduler; its workers then do the work, and what a lost
    one had in hand is done again by the others.
    """

    def __init__(self, count: int, cluster: str = "") -> None:
        self._count = count
        self._client = _connect(cluster) if cluster else None
        self._pool = self._make()
        #: What a result raises when the process that was to give it has died.
        self.lost: tuple[type[Exception], ...] = (BrokenExecutor, *_lost_by(self._client))

    def _make(self) -> Executor:
        if self._client is not None:
            pool: Executor = self._client.get_executor(pure=False)
            return pool
        return InProcess() if self._count == 1 else _pool(self._count)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._client is None:
            self._pool.shutdown(wait=kind is None, cancel_futures=True)
        else:
            self._pool.shutdown(wait=kind is None)
            self._client.close()

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
                results.append(self._alone(work, item))
            except self.lost:
                results.append(died(item))
        return results

    def _alone(self, work: Callable[[T], R], item: T) -> R:
        if self._client is not None:
            return self._pool.submit(work, item).result()
        with _pool(1) as pool:
            return pool.submit(work, item).result()


def _pool(count: int) -> ProcessPoolExecutor:
    """Processes that collect cycles as the one that started them does, and leave Ctrl-C to it."""
    from concurrent.futures import ProcessPoolExecutor  # slow, and few files need it

    return ProcessPoolExecutor(count, initializer=_begin, initargs=(gc.get_threshold(),))


def _begin(thresholds: tuple[int, int, int]) -> None:
    signal(SIGINT, SIG_IGN)
    gc.set_threshold(*thresholds)


def _connect(address: str) -> Any:
    """A client of a Dask scheduler. Raises ConfigurationError where there is none."""
    try:
        from distributed import Client
    except ImportError as error:
        message = "--cluster needs the extra: pip install 'medlint[cluster]'"
        raise ConfigurationError(message) from error
    try:
        return Client(address, timeout=CONNECT)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TypeError) as error:
        raise ConfigurationError(f"no Dask scheduler answers at {address}") from error


def _lost_by(client: Any) -> tuple[type[Exception], ...]:
    """What Dask raises when a task has killed one worker after another."""
    if client is None:
        return ()
    from distributed.scheduler import KilledWorker

    return (KilledWorker,)
