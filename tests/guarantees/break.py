#!/usr/bin/env python3
"""Breaks one promise of each kind in docs/guarantees.md on purpose, in a copy of the last commit, and expects the test that
is named there to fail.

    python3 tests/guarantees/break.py          all of them: each compiles the program once more, a few minutes
    python3 tests/guarantees/break.py leak     those that are named

Before, each test has to pass as things are. Ends with 1 if a promise can be broken without its test noticing.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parents[2]
BROWSER = 'target/debug/guichet build --quiet -o target/sample && node --test --test-name-pattern="nothing is loaded" tests/browser/output.test.mjs'


def rust(name):
    return f"cargo test --locked {name}"


# name → (file, what stands there once, what breaks it, the test's command)
BROKEN = {
    "atomic": (
        "crates/emit/src/lib.rs",
        "if lock(&self.files).insert(path.clone(), None).is_some() {",
        "if lock(&self.files).insert(path.clone(), None).is_some() && path.as_str().is_empty() {",
        rust("-p guichet-emit a_path_has_one_writer"),
    ),
    "deterministic": (
        "crates/site/src/outputs/feed.rs",
        'feed.push_str("</feed>\\n");',
        'let _ = writeln!(feed, "<!-- {:?} --></feed>", std::thread::current().id());',
        rust("--test suite two_folders_and_two_thread_counts_give_the_same_bytes"),
    ),
    "leak": (
        "crates/resolve/src/catalog.rs",
        "if head.draft && !input.drafts {",
        "if head.draft && !input.drafts && head.unlisted {",
        rust("--test suite nothing_that_is_not_for_readers_comes_out"),
    ),
    "script": (
        "crates/core/src/address.rs",
        "if !schemes.has(scheme) {",
        'if !schemes.has(scheme) && scheme != "javascript" {',
        rust("-p guichet-core address::tests::vectors_hold"),
    ),
    "network": (
        "themes/default/templates/base.html",
        "{%- block styles %}{% endblock styles %}",
        '<link rel="stylesheet" href="https://fonts.example/all.css">{%- block styles %}{% endblock styles %}',
        BROWSER,
    ),
    "bounded": (
        "crates/l10n/src/depth.rs",
        "if depth > DEEPEST {",
        "if depth > DEEPEST * DEEPEST * DEEPEST {",
        rust("--test suite braces_within_braces_are_a_mistake_with_a_place"),
    ),
}


def run(command, folder, target):
    """Whether it ends with 0, and the last lines that it printed."""
    environment = {**os.environ, "CARGO_TARGET_DIR": str(target)}
    done = subprocess.run(["bash", "-euc", command], cwd=folder, env=environment, capture_output=True, encoding="utf-8", errors="replace")
    return done.returncode == 0, "\n".join((done.stdout + done.stderr).strip().splitlines()[-12:])


def main():
    names = sys.argv[1:] or list(BROKEN)
    unknown = [name for name in names if name not in BROKEN]
    if unknown:
        print(f"not known: {', '.join(unknown)}; there are {', '.join(BROKEN)}", file=sys.stderr)
        return 2
    unnoticed = 0
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / "guichet"
        copy.mkdir()
        archive = subprocess.run(["git", "archive", "HEAD"], cwd=HERE, check=True, capture_output=True).stdout
        subprocess.run(["tar", "-x"], cwd=copy, input=archive, check=True)
        os.symlink(HERE / "node_modules", copy / "node_modules")
        target = copy / "target"
        # Dependencies are compiled already where the tests have been run.
        if (HERE / "target/debug/deps").is_dir():
            for part in ("deps", "build", ".fingerprint"):
                shutil.copytree(HERE / "target/debug" / part, target / "debug" / part, copy_function=os.link, symlinks=True)
        for name in names:
            file, right, wrong, command = BROKEN[name]
            text = (copy / file).read_text(encoding="utf-8")
            if text.count(right) != 1:
                print(f"FAIL {name}: {file} has changed; say here how it is broken now")
                unnoticed += 1
                continue
            prepare = "cargo test --locked --no-run" if command == BROWSER else "true"
            passes, said = run(f"{prepare}; {command}", copy, target)
            if not passes:
                print(f"FAIL {name}: the test fails as things are\n{said}")
                unnoticed += 1
                continue
            (copy / file).write_text(text.replace(right, wrong), encoding="utf-8")
            compiles, said = run("cargo test --locked --no-run", copy, target)
            passes = not compiles or run(command, copy, target)[0]
            (copy / file).write_text(text, encoding="utf-8")
            if passes:
                print(f"FAIL {name}: {'nobody noticed' if compiles else said}")
                unnoticed += 1
            else:
                print(f"ok {name}: broken in {file}, and the test failed", flush=True)
    print(f"{len(names) - unnoticed} passed, {unnoticed} failed")
    return 1 if unnoticed else 0


sys.exit(main())
