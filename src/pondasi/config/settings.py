"""Settings. Every environment variable that is read here stands in `docs/settings.md` (a test compares)."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import dj_database_url
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

PACKAGE = Path(__file__).resolve().parent.parent
PONDASI_HOME = Path(os.environ.get("PONDASI_HOME", "var")).resolve()
PONDASI_HOME.mkdir(parents=True, exist_ok=True)

PONDASI_PRODUCTION = os.environ.get("PONDASI_ENV", "development") == "production"
DEBUG = False


def _secret_key() -> str:
    """From the environment, or made once and kept in the data directory, readable by its owner only."""
    if given := os.environ.get("PONDASI_SECRET_KEY"):
        return given
    path = PONDASI_HOME / "secret_key"
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return path.read_text()


SECRET_KEY = _secret_key()
PONDASI_URL = os.environ.get("PONDASI_URL", "http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = [host for host in os.environ.get("PONDASI_HOSTS", "127.0.0.1,localhost,[::1]").split(",") if host]
CSRF_TRUSTED_ORIGINS = [PONDASI_URL]
if PONDASI_PRODUCTION and not PONDASI_URL.startswith("https://"):
    raise ImproperlyConfigured("PONDASI_ENV=production needs PONDASI_URL=https://… (the address that people use)")

PONDASI_CITY = os.environ.get("PONDASI_CITY", "Kota Balikpapan")
PONDASI_UPLOAD_LIMIT = int(os.environ.get("PONDASI_UPLOAD_LIMIT", "50000000"))
PONDASI_LEASE_SECONDS = 300  # a worker that is silent for so long is dead, and its work is taken up again

INSTALLED_APPS = [
    "pondasi.files",
    "pondasi.people",
    "pondasi.standards",
    "pondasi.programme",
    "pondasi.observations",
    "pondasi.collection",
    "pondasi.catalogue",
    "pondasi.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "pondasi.web.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "pondasi.web.errors.SentencesForErrors",
]

CSRF_FAILURE_VIEW = "pondasi.web.errors.csrf_failure"
ROOT_URLCONF = "pondasi.config.urls"
WSGI_APPLICATION = "pondasi.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pondasi.web.context.page",
            ],
        },
    },
]

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL", f"sqlite:///{PONDASI_HOME / 'pondasi.sqlite3'}"), conn_max_age=60
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Throttling counts must be shared by all processes, so the cache lives in the database.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "pondasi_cache"}}

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["pondasi.web.accounts.NoDemoInProduction"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "tasks"
ACCOUNT_ADAPTER = "pondasi.web.accounts.InvitedOnly"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "front"
ACCOUNT_SESSION_REMEMBER = False
# Per account tight, per address wide: forty officers share one office address.
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": "200/m/ip,6/5m/key"}
# Behind proxies the address is the one that the outermost trusted proxy saw, or everybody would share one count.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("PONDASI_PROXIES", "1" if PONDASI_PRODUCTION else "0"))
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Pondasi"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PONDASI_PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if PONDASI_PRODUCTION else 0
SECURE_SSL_REDIRECT = PONDASI_PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PONDASI_PRODUCTION else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Bahasa Indonesia")), ("en", _("Bahasa Inggris"))]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = os.environ.get("PONDASI_TIME_ZONE", "Asia/Makassar")
LANGUAGE_COOKIE_NAME = "bahasa"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = PONDASI_PRODUCTION

STATIC_URL = "/static/"
STATIC_ROOT = PONDASI_HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_HANDLERS = ["pondasi.web.uploads.LimitedUpload"]
FILE_UPLOAD_TEMP_DIR = PONDASI_HOME / "incoming"
FILE_UPLOAD_TEMP_DIR.mkdir(exist_ok=True)
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

EMAIL_HOST = os.environ.get("PONDASI_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("PONDASI_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("PONDASI_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("PONDASI_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("PONDASI_SMTP_TLS", "") == "1"
DEFAULT_FROM_EMAIL = os.environ.get("PONDASI_MAIL_FROM", "pondasi@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"pondasi": {"level": "INFO"}},
}
