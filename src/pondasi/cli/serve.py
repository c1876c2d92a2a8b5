"""`pondasi serve`: prepare, then start the web server and the worker, watch both, start again what fell over."""

from __future__ import annotations

import argparse
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from pondasi import __version__
from pondasi.cli.output import write_line
from pondasi.core.errors import InvalidInput
from pondasi.core.values import Text
from pondasi.people.selectors import has_demo_accounts

_CALM_SECONDS = 5.0
_PR_SET_PDEATHSIG = 1


def prepare() -> None:
    """Bring the database and the static files up to this version; quick when nothing is new."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    stamp = Path(settings.STATIC_ROOT) / ".pondasi-version"
    newest = max(path.stat().st_mtime for path in (settings.PACKAGE / "web" / "static").rglob("*"))
    wanted = f"{__version__} {newest:.0f}"
    if not stamp.exists() or stamp.read_text() != wanted:
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        stamp.write_text(wanted)


def refuse_demo_in_production() -> None:
    """Raises InvalidInput when a production server still holds demo accounts."""
    if settings.PONDASI_PRODUCTION and has_demo_accounts():
        raise InvalidInput(
            Text("Di sini masih ada akun contoh.", "Demo accounts are still here."),
            Text(
                "Pakai PONDASI_HOME dan basis data yang baru untuk produksi.",
                "Use a fresh PONDASI_HOME and database for production.",
            ),
        )


def run(arguments: argparse.Namespace) -> int:
    """The command."""
    return serve(arguments.host, arguments.port)


def serve(host: str, port: int) -> int:
    """Run until told to stop (SIGTERM, SIGINT) or until the web server cannot start; returns the exit code."""
    _check_port(host, port)
    prepare()
    refuse_demo_in_production()
    web = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)]
    web += ["--workers", "1", "--blocking-threads", "4", "--backpressure", "64", "--workers-kill-timeout", "5"]
    web += ["--respawn-failed-workers", "--no-ws", "--log-level", "warning", "pondasi.config.wsgi:application"]
    worker = [sys.executable, "-m", "pondasi.cli.main", "worker"]
    signal.signal(signal.SIGTERM, _stop)
    children = {"web": _start(web), "worker": _start(worker)}
    started = dict.fromkeys(children, time.monotonic())
    commands = {"web": web, "worker": worker}
    write_line(f"Pondasi: http://{host}:{port}/")
    try:
        while True:
            time.sleep(0.3)
            for name, child in children.items():
                if child.poll() is None:
                    continue
                if name == "web" and time.monotonic() - started[name] < _CALM_SECONDS:
                    return child.returncode or 1
                time.sleep(1)
                children[name], started[name] = _start(commands[name]), time.monotonic()
    except KeyboardInterrupt:
        return 0
    finally:
        for child in children.values():
            child.terminate()
        for child in children.values():
            try:
                child.wait(timeout=10)
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    environment = os.environ | {"PONDASI_SUPERVISOR": str(os.getpid())}
    dies_too = _die_with_supervisor if sys.platform == "linux" else None
    return subprocess.Popen(command, env=environment, start_new_session=True, preexec_fn=dies_too)  # noqa: S603, PLW1509 our own programs; no threads here


def _die_with_supervisor() -> None:
    """Runs in the child: when the supervisor is killed -9, its children are told to end and the port is free again."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _check_port(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise InvalidInput(
                Text(
                    f"Alamat {host}:{port} sudah dipakai; mungkin Pondasi sudah berjalan di sana.",
                    f"The address {host}:{port} is in use; perhaps Pondasi runs there already.",
                ),
                Text("Hentikan dulu, atau pilih port lain.", "Stop it first, or choose another port."),
            ) from error


def _stop(*_: object) -> None:
    raise KeyboardInterrupt
