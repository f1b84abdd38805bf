#!/usr/bin/env python3
"""Ends `guichet deploy` in the middle of its work, at system calls chosen by chance, and looks at what readers get then.

    tests/kill/deploys.py --kills 40 --seed 7

After each end, every file at the target is of the old site or of the new one, and whoever follows the links, scripts, lists and
searches of a page finds all of them. The next deployment, of the same site or of another one, makes the target that site, with what is
kept of older ones and with the files of others, and leaves nothing of its own.
"""

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.dont_write_bytecode = True
import sites  # noqa: E402

CALLS = ["openat", "write", "mkdir", "rename", "unlink", "unlinkat", "rmdir"]
HERE = Path(__file__).resolve().parent
NOTES = ".guichet-deploy"


def run(args, *before):
    return subprocess.run([*map(str, before), *map(str, args)], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300)


def needed(args):
    done = run(args)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, args))}: {done.stderr}")


def state(folder):
    return {name: hash for name, hash in (sites.state(folder) or {}).items() if not name.startswith(NOTES)}


def is_met(folder, sentence):
    """Whether a reader can meet it: a folder of scripts that no page names yet may be there in part."""
    found = re.match(r"_guichet/[0-9a-f]{10}/", sentence)
    pages = [*folder.rglob("*.html"), folder / "_guichet/panel.js"]
    return not found or any(found[0].encode() in page.read_bytes() for page in pages)


def listed(folder):
    return {file["path"] for file in json.loads((folder / "manifest.json").read_text())["files"]}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    guichet = os.environ.get("GUICHET", str(HERE.parent.parent / "target/debug/guichet"))
    chance = random.Random(options.seed)
    temp = Path(tempfile.mkdtemp(prefix="guichet-deploys-"))
    failed, figures = 0, Counter()

    def expect(right, what):
        nonlocal failed
        if not right:
            failed += 1
            print(f"FAIL {what}", flush=True)

    try:
        built = {}
        first = temp / "first"
        sites.make(first)
        for change in (None, "full", "theme", "removal", "moved"):
            source = temp / f"source-{change}"
            shutil.copytree(first, source)
            if change:
                sites.CHANGES[change](source)
            built[change] = temp / f"built-{change}"
            needed([guichet, "build", "--quiet", "--root", source, "-o", built[change], "--date", sites.DAY])
        changes = [change for change in built if change]

        def deploy(change, to):
            return [guichet, "deploy", "--quiet", "--root", first, "-o", built[change], "--to", to]

        os.environ["SOURCE_DATE_EPOCH"] = "1795651200"
        log = temp / "calls.log"
        for nth in range(options.kills):
            change = chance.choice(changes)
            target = Path(tempfile.mkdtemp(dir=temp)) / "site"
            needed(deploy(None, target))
            for name, text in sites.THEIRS.items():
                sites.write(target, name, text)
            before, after = state(target), state(built[change])
            whole = target.parent / "whole"
            shutil.copytree(target, whole)
            run(deploy(change, whole), "strace", "-f", "-qq", "-o", log, "-e", "trace=" + ",".join(f"?{name}" for name in CALLS))
            expected = state(whole)
            counts = Counter(found[1] for found in re.finditer(r"^\d+\s+(\w+)\(", log.read_text(errors="replace"), re.M))
            name = chance.choice([name for name in CALLS if counts[name]])
            # strace counts for each thread, of which there are some.
            at = chance.randint(1, max(1, counts[name] // chance.choice([1, 2, 4, 8])))
            ended = run(deploy(change, target), "strace", "-f", "-qq", "-o", os.devnull, "-e", f"inject=?{name}:signal=KILL:when={at}")
            killed = ended.returncode in (-9, 137)
            figures["kills" if killed else "not killed"] += 1
            when = f"{nth}: {change}, {'' if killed else 'not '}killed at {name} {at}"
            now = state(target)
            foreign = [path for path, hash in now.items() if hash not in (before.get(path), after.get(path), expected.get(path)) and path != "manifest.json"]
            expect(not foreign, f"{when}: of neither site: {foreign[:3]}")
            begun = any(now.get(path) == hash for path, hash in after.items() if before.get(path) != hash)
            wrong = [one for one in sites.crawl(guichet, target, after if begun else None) if is_met(target, one)]
            expect(not wrong, f"{when}: {wrong[:3]}")
            # With the same site, or with one that has changed meanwhile.
            then = chance.choice([change, change, *changes, None])
            done = run(deploy(then, target))
            expect(done.returncode == 0, f"{when}, then {then}: {done.stderr.strip()[-300:]}")
            there = state(target)
            for path, hash in state(built[then]).items():
                expect(path == "manifest.json" or there.get(path) == hash, f"{when}, then {then}: {path} is not the new one")
            extra = set(there) - listed(target) - {"manifest.json"} - set(sites.THEIRS)
            expect(not extra, f"{when}, then {then}: nobody lists {sorted(extra)[:3]}")
            lost = [path for path in sites.THEIRS if path not in there]
            expect(not lost and not (target / NOTES).exists(), f"{when}, then {then}: lost {lost}, notes {(target / NOTES).exists()}")
            wrong = sites.crawl(guichet, target)
            expect(not wrong, f"{when}, then {then}: {wrong[:3]}")
            shutil.rmtree(target.parent)
    finally:
        shutil.rmtree(temp, ignore_errors=True)
    print(f"{figures['kills']} deployments killed, {figures['not killed']} came to their end, {failed} failures")
    sys.exit(1 if failed else 0)


main()
