"""The command `pondasi`."""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import os
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from pondasi import __version__
from pondasi.cli.output import language, write_line
from pondasi.core.errors import PondasiError
from pondasi.core.values import Text

_OF_A_LAPTOP = ("read", "check", "template")
"""Commands in modules of their names; only the module of the one asked for is loaded, all of them for the list."""

_DESCRIPTION = Text(
    "Pondasi membaca dan memeriksa tabel statistik sektoral: Excel, CSV, ODS dan HTML.",
    "Pondasi reads and checks tables of sectoral statistics: Excel, CSV, ODS and HTML.",
)
_USAGE = Text("Pemakaian: ", "Usage: ")
_OPTIONS = Text("Pilihan", "Options")
_ARGUMENTS = Text("Argumen", "Arguments")
_COMMANDS = Text("Perintah", "Commands")
_COMMAND = Text("PERINTAH", "COMMAND")
_HELP = Text("tampilkan bantuan ini", "show this help")
_VERSION = Text("tampilkan versi", "show the version")
_COMMAND_HELP = Text(
    "pondasi PERINTAH --help menjelaskan satu perintah.", "pondasi COMMAND --help explains one command."
)
_STOPPED = Text("Dihentikan.", "Stopped.")
_ERRORS = (
    (r"the following arguments are required: (.*)", "argumen berikut diperlukan: {}"),
    (r"unrecognized arguments: (.*)", "argumen tidak dikenal: {}"),
    (r"argument (\S+): expected one argument", "{} memerlukan satu nilai"),
    (r"argument (\S+): invalid choice: (.*?) \(choose from (.*)\)", "{}: {} tidak dikenal; pilihannya {}"),
    (r"argument (\S+): invalid \w+ value: (.*)", "{}: nilai {} tidak dapat dipakai"),
)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help that begins in the reader's language."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, _USAGE.in_language(language()) if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks the reader's language, as far as argparse allows."""

    def __init__(self, *, description: str | None = None, prog: str | None = None, epilog: str | None = None) -> None:
        super().__init__(prog=prog, description=description, epilog=epilog, formatter_class=_Formatter, add_help=False)
        spoken = language()
        self._positionals.title = _ARGUMENTS.in_language(spoken)
        self._optionals.title = _OPTIONS.in_language(spoken)
        self.add_argument("-h", "--help", action="help", help=_HELP.in_language(spoken))

    def error(self, message: str) -> NoReturn:
        """One sentence on stderr and exit code 2."""
        if language() != "en":
            for pattern, words in _ERRORS:
                if match := re.fullmatch(pattern, message):
                    message = words.format(*match.groups())
        self.exit(2, f"{self.format_usage()}{self.prog}: {message}\n")

    def _print_message(self, message: str, file: Any = None) -> None:  # noqa: ANN401 - as argparse has it
        write_line(message.removesuffix("\n"), to_errors=file is not sys.stdout)


def main(argv: Sequence[str] | None = None) -> int:
    """Exit code: 0 done, 1 errors found in the data, 2 could not be done (the reason on stderr)."""
    spoken = language()
    try:
        words = sys.argv[1:] if argv is None else argv
        args = _parser(spoken, words[0] if words else "").parse_args(words)
        code = int(args.func(args))
        sys.stdout.flush()
    except SystemExit as stop:  # argparse: help, version, wrong arguments
        return int(stop.code or 0)
    except PondasiError as error:
        write_line(error.sentence(spoken), to_errors=True)
        return 2
    except KeyboardInterrupt:
        write_line(_STOPPED.in_language(spoken), to_errors=True)
        return 130
    except BrokenPipeError:  # the reader of our output has gone, such as `head`; do not complain at exit either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _parser(spoken: str, first: str) -> Parser:
    parser = Parser(
        prog="pondasi",
        description=_DESCRIPTION.in_language(spoken),
        epilog=_COMMAND_HELP.in_language(spoken),
    )
    version = _VERSION.in_language(spoken)
    parser.add_argument("--version", action="version", version=f"pondasi {__version__}", help=version)
    commands = _COMMANDS.in_language(spoken)
    subparsers: argparse._SubParsersAction[Any] = parser.add_subparsers(
        title=commands, metavar=_COMMAND.in_language(spoken), required=True
    )
    alone = first in _OF_A_LAPTOP
    names = [first] if alone else [*_OF_A_LAPTOP]
    # The server's commands come with the extra [server]: without Django they are not offered, nothing of it is loaded.
    if not alone and importlib.util.find_spec("django"):
        names.append("server")
    for name in names:
        importlib.import_module(f"pondasi.cli.{name}").add_parser(subparsers, spoken)
    return parser


if __name__ == "__main__":
    sys.exit(main())
