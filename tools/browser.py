"""Makes sure that the tests have a browser: Debian's Chromium, installed through apt where it is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")


def main() -> int:
    """0 when a browser is there (after installing it where that is possible)."""
    if any(shutil.which(name) for name in NAMES):
        return 0
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("Installing Debian's Chromium for the browser tests …")
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=False, stdout=subprocess.DEVNULL)
        if shutil.which("chromium"):
            return 0
    print("The tests need Chromium. Install it (Debian: `sudo apt-get install chromium`) and run `make test` again.")
    return 1


if __name__ == "__main__":
    sys.exit(main())
