"""The real settings with fast passwords, for processes that tests start."""

from pondasi.config.settings import *  # noqa: F403 all of them

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
