"""A descriptor file: a Table Schema alone, a resource, or a whole Data Package with the resource that is meant."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

from pondasi.core.errors import InvalidInput, UnreadableFile
from pondasi.core.formats.json_node import Node
from pondasi.core.formats.table_schema.model import Dialect, Resource
from pondasi.core.formats.table_schema.parse import DOCUMENT, parse_dialect, parse_schema
from pondasi.core.values import Text

_NO_FILE = Text("Berkas {path} tidak dapat dibuka.", "The file {path} cannot be opened.")
_CHECK_PATH = Text("Periksa nama dan letaknya.", "Check its name and place.")
_NO_JSON = Text(
    "Berkas {path} bukan JSON yang utuh: baris {line}, kolom {column}.",
    "The file {path} is no complete JSON: line {line}, column {column}.",
)
_NO_TEXT = Text("Berkas {path} bukan teks UTF-8.", "The file {path} is no text in UTF-8.")
_NOT_FOUND = Text(
    "Paket data tidak memuat sumber daya untuk {path}. Yang ada: {names}.",
    "The data package has no resource for {path}. It has: {names}.",
)
_NAME_IT = Text("Sebutkan namanya dengan --resource.", "Name it with --resource.")
_NO_SCHEMA = Text("tidak ada, jadi tidak ada yang dapat diperiksa", "is missing, so there is nothing to check")


def resource_of(path: Path, file: Path, name: str | None = None) -> Resource:
    """What the descriptor at `path` says of `file`; in a package the resource of that `name`, else of that path.

    Raises `UnreadableFile` or `InvalidInput` with the place and what to do.
    """
    root = Node(_json(path), DOCUMENT)
    if root.has("resources"):
        return _of_package(root, path, file, name)
    if root.has("schema"):
        return _resource(root, path.parent, {})
    return Resource(parse_schema(root))


def _json(path: Path) -> object:
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UnreadableFile(_NO_FILE.fill(path=str(path)), _CHECK_PATH) from error
    except json.JSONDecodeError as error:
        place = _NO_JSON.fill(path=str(path), line=error.lineno, column=error.colno)
        raise InvalidInput(place, DOCUMENT.remedy) from error
    except UnicodeDecodeError as error:
        raise InvalidInput(_NO_TEXT.fill(path=str(path)), DOCUMENT.remedy) from error


def _of_package(root: Node, path: Path, file: Path, name: str | None) -> Resource:
    nodes = root.at("resources").items()
    paths = {one.at("name").word(): _first_path(one) for one in nodes if one.has("name") and one.has("path")}
    chosen = _chosen(nodes, path.parent, file, name)
    if chosen is None:
        names = ", ".join(str(one.at("name", default="?").value) for one in nodes)
        raise InvalidInput(_NOT_FOUND.fill(path=name or str(file), names=names), _NAME_IT)
    return _resource(chosen, path.parent, paths)


def _chosen(nodes: list[Node], folder: Path, file: Path, name: str | None) -> Node | None:
    """By name; else by path, by the file's name, or because there is only one."""
    if name is not None:
        return next((one for one in nodes if one.at("name", default=None).value == name), None)
    listed = [(one, _first_path(one)) for one in nodes if one.has("path")]
    same = [one for one, path in listed if (folder / path).resolve() == file.resolve()]
    alike = [one for one, path in listed if PurePosixPath(path).name == file.name]
    for found in (same, alike, nodes):
        if len(found) == 1:
            return found[0]
    return None


def _first_path(node: Node) -> str:
    path = node.at("path")
    return path.items()[0].word() if isinstance(path.value, list) and path.value else path.word()


def _resource(node: Node, folder: Path, paths: dict[str, str]) -> Resource:
    if not node.has("schema"):
        raise node.refused(_NO_SCHEMA, "schema")
    dialect = _referenced(node.at("dialect"), folder) if node.has("dialect") else None
    return Resource(
        schema=parse_schema(_referenced(node.at("schema"), folder)),
        dialect=parse_dialect(dialect) if dialect else Dialect(),
        encoding=node.at("encoding").word() if node.has("encoding") else None,
        paths=paths,
    )


def _referenced(node: Node, folder: Path) -> Node:
    """A schema or dialect may stand in a file of its own, named by its path."""
    return Node(_json(folder / node.word()), DOCUMENT) if isinstance(node.value, str) else node
