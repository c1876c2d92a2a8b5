"""`pondasi demo`: load the demo city, unless this is production."""

from __future__ import annotations

import argparse

from django.conf import settings

from pondasi.cli.output import language, write_line
from pondasi.cli.serve import prepare
from pondasi.core.errors import NotPermitted
from pondasi.core.values import Text
from pondasi.demo.accounts import ACCOUNTS, DEMO_PASSWORD
from pondasi.demo.load import load
from pondasi.demo.workbooks import write_samples
from pondasi.people.journal import seal
from pondasi.people.selectors import has_demo_accounts
from pondasi.programme.selectors import datasets


def run(arguments: argparse.Namespace) -> int:
    """Load what is missing and say who can sign in; with `--samples` only write workbooks. Refused in production."""
    if arguments.samples:
        for path in write_samples(arguments.samples):
            write_line(f"  {path}")
        return 0
    if settings.PONDASI_PRODUCTION:
        raise NotPermitted(
            Text("Kota contoh tidak dimuat di produksi.", "The demo city is not loaded in production."),
            Text("Jalankan tanpa PONDASI_ENV=production.", "Run it without PONDASI_ENV=production."),
        )
    prepare()
    stamp = settings.PONDASI_HOME / "demo-loaded"
    if not (stamp.exists() and has_demo_accounts() and datasets().exists()):
        write_line(Text("Memuat kota contoh Balikpapan …", "Loading the demo city …").in_language(language()))
        load(lambda line: write_line(f"  {line}"))
        while seal():
            pass
        stamp.touch()
    _say_accounts()
    return 0


def _say_accounts() -> None:
    head = Text("Akun contoh (kata sandi: {password})", "Demo accounts (password: {password})")
    write_line(head.fill(password=DEMO_PASSWORD).in_language(language()))
    for account in ACCOUNTS:
        write_line(f"  {account.email:40} {account.name}")
