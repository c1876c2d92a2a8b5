"""How the house is built: arrows between tables, no back door, settings that the docs know."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import get_resolver

ROOT = Path(__file__).parents[2]
FLOORS = [
    {"files"},
    {"people"},
    {"standards"},
    {"programme", "observations"},
    {"collection", "catalogue"},
]
FRAMEWORK = {"auth", "contenttypes", "sessions"}


def _floor(room: str) -> int:
    return next(place for place, rooms in enumerate(FLOORS) if room in rooms)


def _rooms() -> list[str]:
    return [c.label for c in apps.get_app_configs() if c.name.startswith("pondasi.") and list(c.get_models())]


def test_every_room_with_tables_has_its_floor() -> None:
    assert set(_rooms()) == set().union(*FLOORS)


def test_foreign_keys_point_down_only() -> None:
    seen = 0
    for model in apps.get_models():
        room = model._meta.app_label
        if room not in _rooms():
            continue
        for field in model._meta.get_fields():
            if not field.is_relation or field.auto_created or field.related_model is None:
                continue
            target = field.related_model._meta.app_label
            seen += 1
            down = target == room or target in FRAMEWORK or _floor(target) < _floor(room)
            assert down, f"{model.__name__}.{field.name} points to {target}"
    assert seen > 20


def test_nothing_is_written_past_the_services() -> None:
    assert not apps.is_installed("django.contrib.admin")
    addresses = " ".join(str(pattern.pattern) for pattern in get_resolver().url_patterns)
    assert "admin" not in addresses
    for path in (ROOT / "src" / "pondasi").rglob("*.py"):
        assert "django.contrib import admin" not in path.read_text(encoding="utf-8"), path


def _variables_read(source: str) -> set[str]:
    """Names in `os.environ.get("X")`, `os.environ["X"]` and `os.getenv("X")`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            if ast.unparse(node.func) in {"os.environ.get", "os.getenv"} and isinstance(node.args[0], ast.Constant):
                found.add(node.args[0].value)
        elif isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
            found.add(ast.literal_eval(node.slice))
    return found


def test_every_setting_stands_in_the_docs() -> None:
    source = (ROOT / "src" / "pondasi" / "config" / "settings.py").read_text(encoding="utf-8")
    read = _variables_read(source)
    assert read >= {"PONDASI_HOME", "PONDASI_ENV", "DATABASE_URL", "PONDASI_UPLOAD_LIMIT"}
    page = ROOT / "docs" / "settings.md"
    assert page.exists(), "docs/settings.md is missing"
    documented = set(re.findall(r"`([A-Z][A-Z_0-9]+)`", page.read_text(encoding="utf-8")))
    assert read - documented == set()


@pytest.mark.parametrize("folder", ["files", "people", "standards", "programme", "observations", "collection"])
def test_rooms_say_what_they_are_for(folder: str) -> None:
    module = ast.parse((ROOT / "src" / "pondasi" / folder / "__init__.py").read_text(encoding="utf-8"))
    assert len(ast.get_docstring(module) or "") > 100


def test_uploads_lie_outside_of_what_is_served() -> None:
    assert not Path(settings.PONDASI_HOME).is_relative_to(settings.STATIC_ROOT)
    assert not Path(settings.FILE_UPLOAD_TEMP_DIR).is_relative_to(settings.STATIC_ROOT)
