"""The commands that need the extra `[server]`: serve, demo, worker, nightly, dataset, journal.

Django must be set up before any model is imported, so each command names the function that does it and
`run` sets Django up, then imports it.
"""

from __future__ import annotations

import argparse
import importlib
import os
from pathlib import Path
from typing import cast

import django
from django.core.exceptions import ImproperlyConfigured

from pondasi.core.errors import InvalidInput
from pondasi.core.values import Text


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser], language: str) -> None:
    """Add the server's commands; help in `language`."""

    def command(
        name: str, text: Text, function: str, under: argparse._SubParsersAction[argparse.ArgumentParser] = subparsers
    ) -> argparse.ArgumentParser:
        sentence = text.in_language(language)
        parser = under.add_parser(name, help=sentence, description=sentence)
        parser.set_defaults(func=run, does=function)
        return parser

    serve = command("serve", Text("jalankan situs dan pekerja latar", "run the site and its worker"), "serve:run")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    demo = command("demo", Text("muat kota contoh Balikpapan", "load the demo city of Balikpapan"), "demo:run")
    samples = Text("hanya tulis berkas Excel contoh ke DIR", "only write sample Excel files to DIR")
    demo.add_argument("--samples", type=Path, metavar="DIR", help=samples.in_language(language))
    command("worker", Text("jalankan pekerja latar saja", "run only the worker"), "worker:run")
    command(
        "nightly",
        Text(
            "periksa seluruh rilis sekarang, seperti setiap malam", "check all releases now, as it is done every night"
        ),
        "nightly:run",
    )
    export = command(
        "dataset",
        Text("tulis definisi sebuah dataset sebagai JSON", "write a dataset's definition as JSON"),
        "journal:run_dataset",
    )
    export.add_argument("code")
    journal = subparsers.add_parser(
        "journal", help=Text("periksa catatan jejak", "check the journal").in_language(language)
    )
    actions = journal.add_subparsers(required=True, metavar="{verify,anchor}")
    verify = command(
        "verify", Text("buktikan rantai catatan jejak", "prove the journal's chain"), "journal:run_verify", actions
    )
    against = Text("kepala rantai yang disimpan di tempat lain", "a head of the chain that was kept elsewhere")
    verify.add_argument("--anchor", type=Path, metavar="FILE", help=against.in_language(language))
    anchor = command(
        "anchor",
        Text("tulis kepala rantai ke berkas", "write the chain's head to a file"),
        "journal:run_anchor",
        actions,
    )
    anchor.add_argument("--out", type=Path, metavar="FILE")


def run(arguments: argparse.Namespace) -> int:
    """Set Django up and do the chosen command; returns its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pondasi.config.settings")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise InvalidInput(
            Text(f"Pengaturan belum lengkap: {error}", f"A setting is missing: {error}"),
            Text("Lihat docs/settings.md.", "See docs/settings.md."),
        ) from error
    module, function = arguments.does.split(":")
    return cast(int, getattr(importlib.import_module(f"pondasi.cli.{module}"), function)(arguments))
