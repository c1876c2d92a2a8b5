"""The parts of an .xlsx and how they refer to each other, while some are changed and some are added."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import quoteattr

from pondasi.core.checks.workbook.splicing import NotEditable, Part
from pondasi.core.tables.open.archive import Archive, Limits

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
)
_TYPES = "[Content_Types].xml"
WORKBOOK = "xl/workbook.xml"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"


class Package:
    """A workbook's parts by name. Nothing is written anywhere but by `written`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._changed: dict[str, bytes] = {}
        self._types: list[str] = []
        with Archive(path, Limits()) as archive:
            self._names = set(archive.names)
        workbook = Part(self.read(WORKBOOK), ["sheets", "sheet"])
        self._workbook = workbook
        self.is_strict = _STRICT.encode() in workbook.data[workbook.root.start : workbook.root.inside]

    def read(self, name: str) -> bytes:
        """One part as it stands now; raises NotEditable where there is none."""
        if name in self._changed:
            return self._changed[name]
        if name not in self._names:
            raise NotEditable(name)
        with Archive(self._path, Limits()) as archive:
            return archive.read(name)

    def put(self, name: str, data: bytes, content_type: str = "") -> None:
        """A part in place of the one of that name; a new one with its content type."""
        if name not in self._names and content_type:
            self._types.append(f'<Override PartName="/{name}" ContentType="{content_type}"/>')
        self._names.add(name)
        self._changed[name] = data

    def sheets(self) -> dict[str, str]:
        """Names of sheets to their parts, in order."""
        targets = {one["Id"]: one["Target"] for one in self.relations(WORKBOOK)}
        found = {}
        for one in self._workbook.all("sheet"):
            relation = next((value for key, value in one.attributes.items() if key.endswith(":id")), "")
            if relation in targets:
                found[one.attributes.get("name", "")] = _target(WORKBOOK, targets[relation])
        return found

    def relations(self, name: str) -> list[Mapping[str, str]]:
        """The attributes of a part's relations."""
        path = _relations_of(name)
        if path not in self._names:
            return []
        return [one.attributes for one in Part(self.read(path), ["Relationship"]).all("Relationship")]

    def related(self, name: str, kind: str) -> str | None:
        """The part that a part refers to by a relation of this kind (`comments`, `styles`)."""
        for one in self.relations(name):
            if one.get("Type", "").endswith(f"/{kind}") and one.get("TargetMode") != "External":
                return _target(name, one["Target"])
        return None

    def relate(self, name: str, kind: str, target: str) -> str:
        """Adds a relation from a part to another; its id."""
        path = _relations_of(name)
        part = Part(self.read(path) if path in self._names else _RELATIONS.encode(), ["Relationship"])
        taken = {one.attributes.get("Id") for one in part.all("Relationship")}
        made = next(one for one in (f"rIdPondasi{n}" for n in range(1, 10_000)) if one not in taken)
        space = _STRICT if self.is_strict else _OFFICE
        p = part.prefix
        added = f'<{p}Relationship Id="{made}" Type="{space}/{kind}" Target="/{target}"/>'
        self.put(path, part.spliced([part.append(part.root, added.encode())]))
        return made

    def add_sheet(self, name: str, target: str) -> None:
        """A sheet behind all others."""
        part = self._workbook
        sheets = part.one("sheets")
        if sheets is None:
            raise NotEditable("sheets")
        numbers = [int(one.attributes.get("sheetId", "0")) for one in part.all("sheet")]
        relation = self.relate(WORKBOOK, "worksheet", target)
        added = (
            f"<{part.prefix}sheet {self.declared} name={quoteattr(name)} "
            f'sheetId="{max(numbers, default=0) + 1}" r:id="{relation}"/>'
        )
        self.put(WORKBOOK, part.spliced([part.append(sheets, added.encode())]))

    @property
    def declared(self) -> str:
        """The declaration of the prefix `r`, for elements that refer to a relation."""
        return f'xmlns:r="{_STRICT if self.is_strict else _OFFICE}"'

    def written(self) -> bytes:
        """The whole file; parts that were not changed byte for byte as they were."""
        self._complete_types()
        out = io.BytesIO()
        with zipfile.ZipFile(self._path) as held, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            for member in held.infolist():
                changed = self._changed.get(member.filename)
                made.writestr(member, held.read(member) if changed is None else changed)
            for name in self._changed.keys() - set(held.namelist()):
                made.writestr(name, self._changed[name])
        return out.getvalue()

    def _complete_types(self) -> None:
        part = Part(self.read(_TYPES), ["Default"])
        known = {one.attributes.get("Extension", "").lower() for one in part.all("Default")}
        added = "".join(self._types)
        splices = [part.append(part.root, added.encode())]
        if "vml" not in known:  # defaults stand before overrides
            default = f'<Default Extension="vml" ContentType="{_VML_TYPE}"/>'
            splices.append((part.root.inside, part.root.inside, default.encode()))
        if part.prefix:
            raise NotEditable("types")
        self.put(_TYPES, part.spliced(splices))


def _relations_of(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels"


def _target(name: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
