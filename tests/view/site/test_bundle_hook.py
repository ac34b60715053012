"""The build hook: one line where Node.js is missing or npm fails, and the build goes on."""

from __future__ import annotations

import importlib.util
import json
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

pytest.importorskip("hatchling")
WEB = Path(__file__).resolve().parents[3] / "graphkit" / "view" / "web"


@pytest.fixture
def hook(tmp_path: Path) -> ModuleType:
    """Return the hook beside a copy of the sources, without a bundle."""
    shutil.copytree(
        WEB, tmp_path / "web", ignore=shutil.ignore_patterns("dist", "node_modules", "__pycache__")
    )
    spec = importlib.util.spec_from_file_location("hatch_build_copy", tmp_path / "web" / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class App:
    """Stands for hatchling's output."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def display_warning(self, message: str) -> None:
        self.said.append(message)


def build(hook: ModuleType) -> tuple[list[str], dict[str, list[str]]]:
    """Run the hook as hatchling does; return what it says, and what it adds to the build."""
    app, data = App(), {"artifacts": []}
    root = str(hook.HERE.parent)
    made = hook.BundleHook(root, {}, None, None, root, "wheel", app)
    made.initialize("standard", data)
    return app.said, data


def test_without_node_there_is_one_line_and_no_failure(
    hook: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    said, data = build(hook)
    assert len(said) == 1
    assert "Node.js and npm are not installed" in said[0]
    assert "\n" not in said[0]
    assert data["artifacts"] == []


@pytest.mark.skipif(sys.platform == "win32", reason="scripts with #!")
def test_a_failing_npm_is_no_failure_of_the_build(
    hook: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("npm", "node"):
        file = tmp_path / name
        file.write_text("#!/bin/sh\necho 'npm error network' >&2\necho more >&2\nexit 7\n")
        file.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    said, data = build(hook)
    assert said[0].count("npm error network") == 1
    assert "more" not in said[0]
    assert data["artifacts"] == []


def test_a_bundle_of_the_same_sources_is_kept(hook: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    hook.DIST.mkdir()
    hook.STAMP.write_text(hook.fingerprint())
    monkeypatch.setenv("PATH", "")
    assert build(hook) == ([], {"artifacts": ["/web/dist/"]})
    (hook.HERE / "src" / "site.js").write_text("// changed")
    said, _ = build(hook)
    assert said


def test_the_lock_names_no_host_and_every_package_has_a_hash() -> None:
    lock = json.loads((WEB / "package-lock.json").read_text("utf-8"))
    packages = {name: row for name, row in lock["packages"].items() if name}
    assert len(packages) > 10
    assert not any("resolved" in row for row in packages.values())
    assert all(row["integrity"].startswith("sha512-") for row in packages.values())
    wanted = json.loads((WEB / "package.json").read_text("utf-8"))
    for name, version in {**wanted["dependencies"], **wanted["devDependencies"]}.items():
        assert packages[f"node_modules/{name}"]["version"] == version
