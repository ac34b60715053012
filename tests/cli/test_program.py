"""What the program does when a command fails, is stopped, or is asked for what it does not know."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import pytest

from graphkit.cli import build, main
from graphkit.cli.writing import destination, fresh_file
from graphkit.errors import StoreError


def fail_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `graphkit mentions` fail."""

    def run(_: argparse.Namespace) -> int:
        raise error

    monkeypatch.setattr(build, "run_mentions", run)


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (StoreError("graph: no such\ngraph"), 1, "graphkit: graph: no such graph\n"),
        (FileNotFoundError(2, "No such file", "x.txt"), 1, "graphkit: x.txt: No such file\n"),
        (KeyboardInterrupt(), 130, "graphkit: stopped; nothing was half-written\n"),
    ],
)
def test_a_failure_is_one_line_and_a_code(
    error: BaseException,
    code: int,
    says: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    fail_with(error, monkeypatch)
    assert main(["mentions", "x"]) == code
    assert capsys.readouterr() == ("", says)


def test_a_fault_of_the_program_is_told_as_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fail_with(ZeroDivisionError("a\nb"), monkeypatch)
    assert main(["mentions", "x"]) == 70
    assert capsys.readouterr().err == (
        "graphkit: a fault of the program: ZeroDivisionError: a b (--debug shows where)\n"
    )


@pytest.mark.parametrize("arguments", [["--debug", "mentions", "x"], ["mentions", "x", "--debug"]])
@pytest.mark.parametrize("error", [StoreError("no"), ValueError("no"), OSError("no")])
def test_debug_shows_the_trace(
    error: Exception, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(error, monkeypatch)
    with pytest.raises(type(error)):
        main(arguments)


@pytest.mark.parametrize(
    "arguments", [[], ["no-such-command"], ["build", "x"], ["query", "g", "q", "--param", "work"]]
)
def test_wrong_usage_ends_with_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: graphkit" in capsys.readouterr().err


def test_version_names_program_and_knowledge(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert stopped.value.code == 0
    words = capsys.readouterr().out.split()
    assert words[0] == "graphkit"
    assert len(words[-1].strip("()")) == 12


def test_a_closed_pipe_is_quiet() -> None:
    command = [sys.executable, "-m", "graphkit", "queries"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        process.wait(timeout=60)
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_a_file_is_replaced_only_when_whole(tmp_path: Path) -> None:
    file = tmp_path / "out.txt"
    file.write_text("old")
    with pytest.raises(ValueError, match="half way"), fresh_file(file) as partial:
        partial.write_text("half")
        raise ValueError("half way")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("out.txt", "old")]
    with destination(str(file)) as out:
        out.write(b"new")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("out.txt", "new")]


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError, match="is a folder"), fresh_file(tmp_path):
        pass
