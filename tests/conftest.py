"""What every test starts from: a data directory of its own, fast passwords, and the small cast of `rooms.city`."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# Settings make directories when they are imported, so the data directory is chosen before that: one for each process.
HOME = Path(tempfile.mkdtemp(prefix="pondasi-test-"))
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
for _name in [name for name in os.environ if name.startswith("PONDASI_")]:
    del os.environ[_name]
(HOME / "static").mkdir()
os.environ["PONDASI_HOME"] = str(HOME)
os.environ["DJANGO_SETTINGS_MODULE"] = "pondasi.config.settings"

import pytest  # noqa: E402

PASSWORD = "kata-sandi-uji-coba"
_DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_configure(config: pytest.Config) -> None:
    from django.conf import settings  # noqa: PLC0415 the environment above comes first

    # Argon2 takes its time on purpose; `tests/web/test_security.py` proves that production uses it.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    database = settings.DATABASES["default"]
    if database["ENGINE"] == "django.db.backends.sqlite3":
        # A file, so that a second connection (another thread) sees the same database.
        test = {"CHARSET": None, "COLLATION": None, "MIGRATE": True, "MIRROR": None}
        database["TEST"] = test | {"NAME": str(HOME / "test.sqlite3")}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or names & _DATABASE_FIXTURES:
            item.add_marker("database")


@pytest.fixture
def home(tmp_path: Path, settings: Any) -> Path:
    """A data directory for one test: what lies in it was put there by this test."""
    settings.PONDASI_HOME = tmp_path / "home"
    (settings.PONDASI_HOME / "incoming").mkdir(parents=True)
    settings.FILE_UPLOAD_TEMP_DIR = settings.PONDASI_HOME / "incoming"
    return settings.PONDASI_HOME


@pytest.fixture
def city(db: None, home: Path) -> Any:
    """The cast, in a database of which nothing stays."""
    from tests.rooms.city import City  # noqa: PLC0415 models need Django

    return City.found()


@pytest.fixture
def lasting_city(transactional_db: None, home: Path) -> Iterator[Any]:
    """The cast, committed, so that other connections see it; emptied afterwards."""
    from tests.rooms.city import City  # noqa: PLC0415 models need Django

    yield City.found()
