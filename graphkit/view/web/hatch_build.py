"""Bundles the scripts of the pages when graphkit is built or installed, where Node.js is at hand."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE = Path(__file__).parent
DIST = HERE / "dist"
STAMP = DIST / "sources.sha256"
PATIENCE = 300  # seconds for npm and for the bundler, each


class BundleHook(BuildHookInterface[Any]):
    """Runs npm and esbuild; what fails costs one line, and the install goes on without the bundle."""

    def initialize(
        self,
        version: str,  # noqa: ARG002 - hatchling's signature
        build_data: dict[str, Any],
    ) -> None:
        """Make the bundle, unless that of the same sources is there, and put it into what is built."""
        problem = bundle()
        if problem:
            self.app.display_warning(
                f"graphkit: the static site's scripts were not built ({problem}); "
                "all else works, pages of one file too"
            )
        else:
            place = DIST.relative_to(self.root).as_posix()
            build_data["artifacts"].append(f"/{place}/")


def bundle() -> str | None:
    """Make the bundle; return in a few words why that did not work, or None."""
    stamp = fingerprint()
    if STAMP.is_file() and STAMP.read_text("utf-8") == stamp:
        return None
    npm, node = shutil.which("npm"), shutil.which("node")
    if not npm or not node:
        return "Node.js and npm are not installed"
    for words in (
        [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        [node, "build.js"],
    ):
        try:
            done = subprocess.run(  # noqa: S603 - our own words
                words,
                cwd=HERE,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=PATIENCE,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return f"{Path(words[0]).stem}: {type(error).__name__}"
        if done.returncode:
            said = [line.strip() for line in done.stderr.splitlines() if line.strip()]
            return f"{Path(words[0]).stem}: {said[0][:200] if said else f'exit code {done.returncode}'}"
    STAMP.write_text(stamp, "utf-8")
    return None


def fingerprint() -> str:
    """Return a hash of everything that the bundle is made from."""
    files = [HERE / "package-lock.json", HERE / "build.js", *sorted((HERE / "src").rglob("*"))]
    digest = hashlib.sha256()
    for file in files:
        if file.is_file():
            digest.update(f"{file.relative_to(HERE).as_posix()}\0".encode())
            digest.update(file.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()
