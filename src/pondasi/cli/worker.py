"""The worker: does what waits in the rooms' own tables. Killed at any moment, it goes on where it was."""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import logging
import os
import time
from collections.abc import Callable
from datetime import datetime
from types import ModuleType

from django.apps import apps
from django.db import OperationalError, close_old_connections, connection
from django.utils import timezone

logger = logging.getLogger("pondasi.worker")
IDLE_SECONDS = 0.2

Task = Callable[[datetime], int]


def tasks() -> dict[Task, float]:
    """Every room's tasks and how often (in seconds) each is looked at."""
    found: dict[Task, float] = {}
    for module in _modules():
        found |= module.EVERY_SECONDS
    return found


def _modules() -> list[ModuleType]:
    names = [f"{c.name}.tasks" for c in apps.get_app_configs() if c.name.startswith("pondasi.")]
    return [importlib.import_module(name) for name in names if importlib.util.find_spec(name)]


def run_due(due: dict[Task, float], last: dict[Task, float], now: float) -> bool:
    """Do every task whose time has come; True while any of them found something to do."""
    busy = False
    for task, seconds in due.items():
        if now - last.get(task, -seconds - 1) < seconds:
            continue
        last[task] = now
        try:
            busy = bool(task(timezone.now())) or busy
        except OperationalError as error:
            logger.warning("%s: database is not there now, trying again: %s", task.__name__, error)
            connection.close()
        except Exception:
            logger.exception("%s failed", task.__name__)
    return busy


def run_until_idle(most: int = 10_000) -> None:
    """Do everything that waits, whatever its interval; for set-up and tests."""
    for _ in range(most):
        if not run_due(tasks(), {}, time.monotonic()):
            return


def resume() -> None:
    """At start: take back what a worker that was killed had claimed. With several workers this only repeats work."""
    for module in _modules():
        for task in getattr(module, "AT_START", ()):
            task()


def run(arguments: argparse.Namespace) -> int:
    """The command."""
    work_forever()
    return 0


def work_forever() -> None:
    """Until the process ends, or until the supervisor that started it is gone."""
    resume()
    supervisor = os.environ.get("PONDASI_SUPERVISOR")
    due = tasks()
    last: dict[Task, float] = {}
    while supervisor is None or os.getppid() == int(supervisor):
        close_old_connections()
        if not run_due(due, last, time.monotonic()):
            time.sleep(IDLE_SECONDS)
