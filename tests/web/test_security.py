"""Security of a public service: demo accounts, throttling, headers and cookies, passwords."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as loaded
from django.test import Client
from tests.conftest import PASSWORD
from tests.rooms.city import City
from tests.web.browsing import signed_in, text_of

from pondasi.people.models import User

ROOT = Path(__file__).parents[2]
LOGIN = "/akun/login/"


def _sign_in(client: Client, email: str, password: str, address: str = "10.0.0.1") -> Any:
    return client.post(LOGIN, {"login": email, "password": password}, REMOTE_ADDR=address)


def _is_in(client: Client) -> bool:
    return bool(client.get("/tugas/").status_code == 200)


def test_people_sign_in_with_their_address_whatever_its_case(city: City) -> None:
    client = Client()
    assert _sign_in(client, "Producer@KOTA.test", PASSWORD).status_code == 302
    assert _is_in(client)


def test_nobody_signs_up(city: City) -> None:
    users = User.objects.count()
    form = {"email": "baru@kota.test", "password1": "kata-sandi-yang-panjang"}
    Client().post("/akun/signup/", form)
    assert User.objects.count() == users


@pytest.mark.parametrize("production", [False, True])
def test_demo_accounts_are_refused_in_production(city: City, settings: Any, production: bool) -> None:
    User.objects.filter(pk=city.producer.pk).update(is_demo=True)
    old = signed_in(city.producer)
    assert _is_in(old)
    settings.PONDASI_PRODUCTION = production
    assert _is_in(old) is not production, "an old session"
    fresh = Client()
    _sign_in(fresh, city.producer.email, PASSWORD)
    assert _is_in(fresh) is not production
    other = Client()
    _sign_in(other, city.steward.email, PASSWORD)
    assert _is_in(other), "an account of the city itself works"


def test_six_failures_lock_the_account_from_everywhere(city: City) -> None:
    for number in range(6):
        _sign_in(Client(), city.producer.email, "salah", f"10.0.1.{number}")
    client = Client()
    _sign_in(client, city.producer.email, PASSWORD, "10.0.2.1")
    assert not _is_in(client)
    other = Client()
    _sign_in(other, city.verifier.email, PASSWORD, "10.0.2.1")
    assert _is_in(other)


def test_five_failures_do_not_lock_it(city: City) -> None:
    for _ in range(5):
        _sign_in(Client(), city.producer.email, "salah")
    client = Client()
    _sign_in(client, city.producer.email, PASSWORD)
    assert _is_in(client)


def test_forty_officers_behind_one_address(city: City) -> None:
    _sign_in(Client(), city.steward.email, "salah", "10.9.9.9")
    for number in range(40):
        user = city.person(f"petugas{number}")
        client = Client()
        _sign_in(client, user.email, "salah ketik", "10.9.9.9")
        _sign_in(client, user.email, PASSWORD, "10.9.9.9")
        assert _is_in(client), number


def test_throttling_counts_in_the_cache_that_all_processes_share() -> None:
    assert loaded.CACHES["default"]["BACKEND"].endswith("DatabaseCache")


def test_pages_carry_their_headers(city: City) -> None:
    for client in (Client(), signed_in(city.steward)):
        response = client.get("/data/")
        policy = dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))
        assert policy["default-src"] == "'none'"
        assert "unsafe" not in response["Content-Security-Policy"]
        assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
        assert response["X-Frame-Options"] == "DENY"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Referrer-Policy"] == "same-origin"


def test_pages_hold_nothing_that_the_policy_forbids(city: City) -> None:
    city.accepted()
    city.released()
    one = city.draft(year=2025)
    pages = ["/", "/data/", "/data/siswa/", "/rilis/", "/tugas/", f"/kiriman/{one.public_id}/", LOGIN]
    for page in pages:
        body = signed_in(city.producer).get(page).content.decode()
        assert " style=" not in body, page
        assert " onclick=" not in body, page
        assert "<style" not in body, page
        assert "javascript:" not in body, page


def test_forms_need_their_token(city: City) -> None:
    one = city.draft()
    client = Client(enforce_csrf_checks=True)
    client.force_login(city.producer, backend="pondasi.web.accounts.NoDemoInProduction")
    response = client.post(f"/kiriman/{one.public_id}/ajukan/")
    assert response.status_code == 403
    assert "kedaluwarsa" in text_of(response)
    assert city.now(one).state == "draft"


_PRINT = """
import json
from django.conf import settings
names = ["PASSWORD_HASHERS", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY", "DEBUG",
         "SECURE_HSTS_SECONDS", "SECURE_SSL_REDIRECT", "SECURE_PROXY_SSL_HEADER", "PONDASI_PRODUCTION",
         "CSRF_TRUSTED_ORIGINS", "LANGUAGE_COOKIE_SECURE", "MFA_SUPPORTED_TYPES"]
print(json.dumps({name: getattr(settings, name) for name in names}))
"""
_PAGE = """
import django, json
django.setup()
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0)
call_command("createcachetable", verbosity=0)
call_command("collectstatic", verbosity=0, interactive=False)
plain = Client().get("/akun/login/", HTTP_HOST="data.kota.test")
safe = Client().get("/akun/login/", HTTP_HOST="data.kota.test", secure=True)
other = Client().get("/", HTTP_HOST="jahat.test", secure=True)
print(json.dumps({
    "plain": [plain.status_code, plain.get("Location", "")],
    "safe": [safe.status_code, safe.get("Strict-Transport-Security", "")],
    "cookies": {name: [bool(c["secure"]), c["samesite"]] for name, c in safe.cookies.items()},
    "other": other.status_code,
}))
"""
PRODUCTION = {"PONDASI_ENV": "production", "PONDASI_URL": "https://data.kota.test", "PONDASI_HOSTS": "data.kota.test"}


def _python(home: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    kept |= {"PONDASI_HOME": str(home), "DJANGO_SETTINGS_MODULE": "pondasi.config.settings", "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        [sys.executable, *arguments],
        env=kept | environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_production_settings(tmp_path: Path) -> None:
    done = _python(tmp_path, "-c", _PRINT, **PRODUCTION)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["PASSWORD_HASHERS"] == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    assert found["SECURE_HSTS_SECONDS"] >= 31_536_000
    for name in ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY", "SECURE_SSL_REDIRECT"):
        assert found[name] is True, name
    assert found["LANGUAGE_COOKIE_SECURE"] is True
    assert found["PONDASI_PRODUCTION"] is True
    assert found["DEBUG"] is False
    assert found["CSRF_TRUSTED_ORIGINS"] == ["https://data.kota.test"]
    assert "totp" in found["MFA_SUPPORTED_TYPES"]


def test_development_uses_argon2_too(tmp_path: Path) -> None:
    found = json.loads(_python(tmp_path, "-c", _PRINT).stdout)
    assert found["PASSWORD_HASHERS"] == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    assert found["SESSION_COOKIE_SECURE"] is False, "the demo runs on http://127.0.0.1"


def test_pages_in_production(tmp_path: Path) -> None:
    done = _python(tmp_path, "-c", _PAGE, **PRODUCTION)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["plain"] == [301, "https://data.kota.test/akun/login/"]
    assert found["safe"][0] == 200
    assert "max-age=31536000" in found["safe"][1]
    assert found["cookies"]["csrftoken"] == [True, "Lax"]
    assert found["other"] == 400


def test_production_needs_an_address_with_https(tmp_path: Path) -> None:
    done = _python(tmp_path, "-c", _PRINT, PONDASI_ENV="production", PONDASI_URL="http://data.kota.test")
    assert done.returncode != 0
    assert "https" in done.stderr


def test_the_secret_key_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    for _ in range(2):
        assert _python(tmp_path, "-c", "from django.conf import settings; settings.SECRET_KEY").returncode == 0
    path = tmp_path / "secret_key"
    assert path.stat().st_mode & 0o777 == 0o600
    assert len(path.read_text()) > 40
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "secret_key" not in tracked


_DEMO_USER = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from pondasi.people.models import User
User.objects.create(email="contoh@kota.test", name="Contoh", is_demo=True)
"""


def test_the_demo_is_not_loaded_in_production(tmp_path: Path) -> None:
    done = _python(tmp_path, "-m", "pondasi.cli.main", "demo", **PRODUCTION)
    assert done.returncode == 2
    assert "produksi" in done.stderr + done.stdout or "production" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "demo-loaded").exists()


def test_serve_refuses_a_city_with_demo_accounts_in_production(tmp_path: Path) -> None:
    assert _python(tmp_path, "-c", _DEMO_USER).returncode == 0
    done = _python(tmp_path, "-m", "pondasi.cli.main", "serve", "--port", "0", **PRODUCTION)
    assert done.returncode == 2
    assert "emo accounts" in done.stderr or "akun contoh" in done.stderr
    assert "Traceback" not in done.stderr
