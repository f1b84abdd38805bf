#!/usr/bin/env python3
"""Ends builds in the middle of their work, at system calls chosen by chance, and looks at what is published then.

    tests/kill/run.py                                   all of it: some 300 ends, a quarter of an hour
    tests/kill/run.py --seconds 100 --seed 7            a sample: as many as there is time for

The program is GUICHET, or target/debug/guichet. strace does the ending, so this needs Linux and the right to trace
processes; where that is missing it fails, unless GUICHET_KILL_SKIP=1 says that this is known.

After each end the output has to be the old site or the new one, as a whole: by every file's hash, by its manifest, and by
a crawl of all links, scripts, lists and searches. What others have put into it is there. The next build makes it the new
site, and nothing lies beside it.
"""

import argparse
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from pathlib import Path

sys.dont_write_bytecode = True
import sites  # noqa: E402

HERE = Path(__file__).resolve().parent

# What changes the disk, and some of what only looks: an end between two calls is an end before the second.
CHANGING = ["openat", "write", "mkdir", "link", "linkat", "rename", "renameat2", "unlink", "unlinkat", "rmdir", "chmod", "fchmod", "fsync"]
LOOKING = ["read", "close", "statx", "getdents64", "flock", "munmap"]
# How often each is chosen: the last steps of a build are few calls of many.
WEIGHT = Counter({"openat": 2, "write": 3, "mkdir": 3, "link": 5, "linkat": 5, "rename": 6, "renameat2": 8, "unlink": 6, "unlinkat": 6, "rmdir": 6, "chmod": 1, "fchmod": 1, "fsync": 3, "read": 1, "close": 1, "statx": 2, "getdents64": 3, "flock": 2, "munmap": 1})
PATIENCE = 300
KILLED = (-signal.SIGKILL, 128 + signal.SIGKILL)
# Disks that are full, broken or not to be written.
ERRORS = ["ENOSPC", "EIO", "EDQUOT", "EROFS"]
WITHOUT_EXCHANGE = ["-e", "inject=renameat2:error=EINVAL"]


class Suite:
    def __init__(self, guichet, seed, until, report):
        self.guichet = guichet
        self.random = random.Random(seed)
        self.until = until
        self.temp = Path(tempfile.mkdtemp(prefix="guichet-kill-"))
        self.passed, self.failed = 0, 0
        self.figures = Counter()
        self.report = report
        self.crawled = {}
        self.prepared = {}

    def out_of_time(self):
        return self.until is not None and time.monotonic() > self.until

    # ---- one build

    def args(self, root, out, *more):
        return [self.guichet, "build", "--quiet", "--root", root, "-o", out, "--date", sites.DAY, *more]

    def run(self, args, **more):
        return subprocess.run([str(arg) for arg in args], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE, **more)

    def needed(self, root, out):
        done = self.run(self.args(root, out))
        if done.returncode:
            sys.exit(f"the site can't be built: {done.stderr}")

    def traced(self, args, *options, log=os.devnull):
        return self.run(["strace", "-f", "-qq", "-o", log, *options, *args])

    # ---- the sites

    def scenario(self, change, over):
        """The sources of the new site, the old output, and what both look like; made once."""
        key = (change, over)
        if key in self.prepared:
            return self.prepared[key]
        root = self.temp / f"{change}-{'over' if over else 'first'}"
        source, old, new = root / "source", root / "old", root / "new"
        sites.make(source)
        if over:
            self.needed(source, old)
            for name, text in sites.THEIRS.items():
                sites.write(old, name, text)
            shutil.copytree(old, new, symlinks=True)
            sites.CHANGES[change](source)
        self.needed(source, new)
        before, after = sites.state(old), sites.state(new)
        calls = self.calls(source, old)
        self.prepared[key] = (source, old, before, after, calls)
        for what, folder in (("old", old), ("new", new)):
            if folder.is_dir():
                self.expect(not self.wrong_with(folder), f"{key}, the {what} site: {self.wrong_with(folder)[:3]}")
        return self.prepared[key]

    def calls(self, source, old):
        """For each system call, how often the busiest thread of a build makes it."""
        place = self.place(old)
        log = self.temp / "calls.log"
        self.traced(self.args(source, place / "public"), "-e", "trace=" + ",".join(f"?{name}" for name in CHANGING + LOOKING), log=log)
        counts = defaultdict(Counter)
        for line in log.read_text(errors="replace").splitlines():
            found = re.match(r"(\d+)\s+(\w+)\(", line)
            if found:
                counts[found[2]][found[1]] += 1
        self.done_with(place)
        return {name: max(by_thread.values()) for name, by_thread in counts.items()}

    def place(self, old):
        place = Path(tempfile.mkdtemp(dir=self.temp))
        if old.is_dir():
            shutil.copytree(old, place / "public", symlinks=True)
        return place

    def done_with(self, place):
        shutil.rmtree(place, ignore_errors=True)

    # ---- judging

    def expect(self, right, what):
        if right:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAIL {what}", flush=True)
        return right

    def wrong_with(self, out):
        key = json.dumps(sites.state(out))
        if key not in self.crawled:
            self.crawled[key] = sites.by_manifest(out) + sites.crawl(self.guichet, out)
        return self.crawled[key]

    def whole(self, out, before, after):
        """Which of the two sites this is; else what is wrong."""
        now = sites.state(out)
        if now == after:
            return "new", []
        if now == before:
            return "old", []
        now, before = now or {}, before or {}
        neither = [name for name in sorted(set(now) | set(after) | set(before)) if now.get(name) not in (after.get(name), before.get(name))]
        mixed = [name for name in sorted(set(now) | set(after)) if now.get(name) != after.get(name)]
        return "mixed", [f"{len(mixed)} files are not the new site's: {', '.join(mixed[:3])}"] + ([f"{neither[0]} is of neither site"] if neither else [])

    def judge(self, place, scenario, when, readers_only=False):
        """After an end, then after the next build."""
        source, _, before, after, _ = scenario
        out = place / "public"
        which, reasons = self.whole(out, before, after)
        self.figures[f"{which}, file by file" if readers_only else which] += 1
        if readers_only:
            # File by file there is a time between; but nobody who reads or searches may notice.
            now = sites.state(out) or {}
            foreign = [name for name in now if now[name] not in (after.get(name), (before or {}).get(name)) and name != "manifest.json"]
            reasons = [f"{name} is of neither site" for name in foreign]
            # An old page that is about to be deleted is led to by nothing.
            begun = any(now.get(name) == hash for name, hash in after.items() if (before or {}).get(name) != hash)
            reasons += sites.crawl(self.guichet, out, after if begun else None)
        elif which != "mixed" and out.is_dir():
            reasons = self.wrong_with(out)
        right = self.expect(not reasons, f"{when}: {'; '.join(reasons[:3])}")
        beside = [path.name for path in place.iterdir() if path != out and not path.name.startswith(".public.guichet")]
        right &= self.expect(not beside, f"{when}: {beside} lies beside the output")
        done = self.run(self.args(source, out))
        right &= self.expect(done.returncode == 0, f"{when}, the next build ends with {done.returncode}: {done.stderr.strip()[-200:]}")
        right &= self.repaired(place, after, f"{when}, after the next build")
        return right

    def repaired(self, place, after, when):
        which, reasons = self.whole(place / "public", None, after)
        right = self.expect(which == "new", f"{when}: {'; '.join(reasons[:3])}")
        beside = sorted(path.name for path in place.iterdir() if path.name not in ("public", sites.SPARE))
        right &= self.expect(not beside, f"{when}: {beside} lies beside the output")
        wrong = sites.by_copy(place)
        return right & self.expect(not wrong, f"{when}: {'; '.join(wrong[:3])}")

    # ---- ends

    def kill(self, change, over, in_place=False, twice=False, durable=False):
        scenario = self.scenario(change, over)
        source, old, *_, calls = scenario
        names = [name for name in calls if name in WEIGHT]
        if durable:
            calls = {**calls, "fsync": 60}
            names.append("fsync")
        name = self.random.choices(names, [WEIGHT[name] for name in names])[0]
        nth = self.random.randint(1, calls[name])
        place = self.place(old)
        # strace takes one rule for a call: what has to fail can't be where it ends.
        options = WITHOUT_EXCHANGE if in_place and name != "renameat2" else []
        args = self.args(source, place / "public", *(["--durable"] if durable else []))
        ended = self.traced(args, *options, "-e", f"inject=?{name}:signal=KILL:when={nth}")
        kind = f"{change}{'' if over else ' (first)'}{' file by file' if options else ''}{' durable' if durable else ''}"
        when = f"{kind}, killed at {name} {nth}"
        if ended.returncode in KILLED:
            self.figures["kills"] += 1
            self.figures[f"kills: {change}"] += 1
        else:
            when = f"{kind}, not killed at {name} {nth} (ended with {ended.returncode})"
        if twice:
            again = self.random.choice(["unlinkat", "rmdir", "openat", "renameat2", "unlink"])
            self.traced(args, "-e", f"inject=?{again}:signal=KILL:when={self.random.randint(1, max(1, calls.get(again, 1)))}")
            when += f", then at {again}"
        right = self.judge(place, scenario, when, readers_only=bool(options) and over)
        if not right:
            self.figures["wrong ends"] += 1
        self.done_with(place)

    def kill_with_copy(self, change):
        """A large site has a copy beside it; the build that is killed had taken it."""
        key = ("copy", change)
        if key not in self.prepared:
            root = self.temp / f"copy-{change}"
            first, source = root / "first", root / "source"
            sites.make(first)
            for number in range(sites.MANY):
                sites.write(first, f"static/many/{number % 50}/{number}.txt", f"{number}\n")
            shutil.copytree(first, source)
            sites.CHANGES[change](source)
            place, before = self.place_with_copy(first)
            self.expect((place / sites.SPARE).is_dir(), f"copy, {change}: a site of {sites.MANY} files has no copy")
            log = self.temp / "calls.log"
            self.traced(self.args(source, place / "public"), "-e", "trace=" + ",".join(f"?{name}" for name in CHANGING + LOOKING), log=log)
            counts = Counter(found[1] for found in re.finditer(r"^\d+\s+(\w+)\(", log.read_text(errors="replace"), re.M))
            self.prepared[key] = (source, first, before, sites.state(place / "public"), counts)
            self.repaired(place, self.prepared[key][3], f"copy, {change}, not killed")
            self.done_with(place)
        scenario = self.prepared[key]
        source, first, _, _, calls = scenario
        place, _ = self.place_with_copy(first)
        names = [name for name in calls if name in WEIGHT and name not in ("read", "close", "munmap")]
        name = self.random.choices(names, [WEIGHT[name] for name in names])[0]
        # Calls are counted for each thread, and what a build does with its copy is the last of it.
        nth = self.random.randint(1, max(1, calls[name] // self.random.choice([1, 2, 4, 40])))
        ended = self.traced(self.args(source, place / "public"), "-e", f"inject=?{name}:signal=KILL:when={nth}")
        if ended.returncode in KILLED:
            self.figures["kills"] += 1
            self.figures["kills: with a copy"] += 1
        when = f"copy, {change}, {'' if ended.returncode in KILLED else 'not '}killed at {name} {nth}"
        if not self.judge(place, scenario, when):
            self.figures["wrong ends"] += 1
        self.done_with(place)

    def place_with_copy(self, source):
        """Two builds that differ in a file, and what they leave."""
        place = Path(tempfile.mkdtemp(dir=self.temp))
        more = source / "static/more.txt"
        more.write_text("more\n")
        self.needed(source, place / "public")
        more.unlink()
        for name, text in sites.THEIRS.items():
            sites.write(place / "public", name, text)
        self.needed(source, place / "public")
        return place, sites.state(place / "public")

    def broken_disk(self, change, over):
        scenario = self.scenario(change, over)
        source, old, before, after, calls = scenario
        # Not `openat`, which reads as well: a debug build reads its theme from the disk, and with a file less it is another theme.
        name = self.random.choice([name for name in ("write", "mkdir", "link", "linkat", "rename", "unlink", "unlinkat", "rmdir") if name in calls])
        nth, error = self.random.randint(1, calls[name]), self.random.choice(ERRORS)
        place = self.place(old)
        # From there on for ever, as a full disk is; or once.
        step = self.random.choice(["", "+"])
        done = self.traced(self.args(source, place / "public"), "-e", f"inject=?{name}:error={error}:when={nth}{step}")
        when = f"{change}, {name} {nth}{step} fails with {error}"
        self.figures["broken disks"] += 1
        which, reasons = self.whole(place / "public", before, after)
        self.expect(not reasons, f"{when}: {'; '.join(reasons[:2])}")
        self.expect(done.returncode != 0 or which == "new", f"{when}: it ends with 0, and the site is the {which} one")
        # Calls are counted for each thread: the write that fails may be the one that says so.
        self.expect(done.returncode == 0 or done.stderr.strip() or name == "write", f"{when}: it says nothing")
        done = self.run(self.args(source, place / "public"))
        self.expect(done.returncode == 0, f"{when}, the next build ends with {done.returncode}: {done.stderr.strip()[-200:]}")
        self.repaired(place, after, f"{when}, after the next build")
        self.done_with(place)

    def signal(self, change, over, number):
        """Ctrl-C and its like: nothing lies about at once."""
        scenario = self.scenario(change, over)
        source, old, before, after, calls = scenario
        name = self.random.choice(["openat", "write", "mkdir", "link", "renameat2", "unlink", "rmdir"])
        nth = self.random.randint(1, max(1, calls.get(name, 1)))
        place = self.place(old)
        done = self.traced(self.args(source, place / "public"), "-e", f"inject=?{name}:signal={number.name.removeprefix('SIG')}:when={nth}")
        when = f"{change}, {number.name} at {name} {nth}"
        self.figures["signals"] += 1
        which, reasons = self.whole(place / "public", before, after)
        self.expect(not reasons, f"{when}: {'; '.join(reasons[:2])}")
        self.expect(done.returncode in (0, 128 + number, -number), f"{when}: it ends with {done.returncode}")
        self.expect(done.returncode != 0 or which == "new", f"{when}: it ends with 0, and the site is the {which} one")
        # Before the program listens, a signal ends it as it does any other; nothing is on the disk then.
        beside = sorted(path.name for path in place.iterdir() if path.name != "public")
        self.expect(not beside, f"{when}: {beside} lies beside the output")
        self.done_with(place)

    # ---- others

    def full_disk(self):
        """A real one, where a small file system may be mounted."""
        source, old, before, after, _ = self.scenario("full", True)
        # In pages of memory, which is what such a disk has.
        size = sum(-(-path.stat().st_size // 4096) * 4096 for path in old.rglob("*") if path.is_file())
        for share in (1.2, 1.6):
            place = Path(tempfile.mkdtemp(dir=self.temp))
            mounted = self.run(["mount", "-t", "tmpfs", "-o", f"size={int(size * share) + 300_000}", "tmpfs", place])
            if mounted.returncode:
                print(f"skipped: a full disk ({mounted.stderr.strip()})", flush=True)
                self.done_with(place)
                return
            try:
                shutil.copytree(old, place / "public", symlinks=True)
                filler = place / "filler"
                free = shutil.disk_usage(place).free
                filler.write_bytes(bytes(max(0, free - 200_000)))
                done = self.run(self.args(source, place / "public"))
                which, reasons = self.whole(place / "public", before, after)
                self.expect(done.returncode == 3 and which == "old", f"on a full disk it ends with {done.returncode}, with the {which} site: {reasons}")
                self.expect("No space" in done.stderr, f"on a full disk it says: {done.stderr.strip()}")
                filler.unlink()
                left = sorted(path.name for path in place.iterdir() if path.name != "public")
                self.expect(not left, f"on a full disk {left} stays")
                if share > 1.5:
                    self.expect(self.run(self.args(source, place / "public")).returncode == 0, "with room again, the build fails")
                    self.repaired(place, after, "with room again")
            finally:
                self.run(["umount", place])
                self.done_with(place)
        self.figures["full disks"] += 1

    def read_only(self):
        source, old, before, after, _ = self.scenario("removal", True)
        user = {}
        if os.geteuid() == 0:
            user = {"user": 65534, "group": 65534, "extra_groups": []}
        folders = {
            "the page's folder": lambda out: out / "en/guide/page-3",
            "a folder of pages": lambda out: out / "en/guide",
            "the output": lambda out: out,
            "the folder around": lambda out: out.parent,
        }
        for what, folder in folders.items():
            place = self.place(old)
            program = place.parent / "program"
            if user:
                if not program.exists():
                    shutil.copy2(self.guichet, program)
                for path in [self.temp, place, *place.rglob("*")]:
                    os.chown(path, 65534, 65534, follow_symlinks=False)
                program.chmod(0o755)
                self.temp.chmod(0o755)
            out = place / "public"
            folder(out).chmod(0o555)
            args = [program if user else self.guichet, *self.args(source, out)[1:]]
            done = self.run(args, **user)
            folder(out).chmod(0o755)
            which, _ = self.whole(out, before, after)
            public = (out / "en/guide/page-3/index.html").exists()
            self.expect(done.returncode == 0 and which == "new" or done.returncode == 3, f"{what} can't be written: it ends with {done.returncode}")
            self.expect(not public or str(folder(out)) in done.stderr or "can't write" in done.stderr, f"{what} can't be written, and it says: {done.stderr.strip()[-200:]}")
            self.expect(not sites.crawl(self.guichet, out), f"{what} can't be written: {sites.crawl(self.guichet, out)[:2]}")
            done = self.run(args, **user)
            self.expect(done.returncode == 0, f"{what} can be written again: it ends with {done.returncode}: {done.stderr.strip()[-200:]}")
            self.repaired(place, after, f"{what} can be written again")
            self.figures["read-only"] += 1
            self.done_with(place)

    def vanishing(self):
        """Files that come, go and change while they are read."""
        source, old, before, _, _ = self.scenario("incremental", True)
        mine = self.temp / "vanishing"
        shutil.copytree(source, mine)
        stop = threading.Event()

        def disturb():
            turn = 0
            while not stop.is_set():
                turn += 1
                for number in range(8):
                    path = mine / f"static/moving-{number}.bin"
                    if (turn + number) % 3 == 0:
                        path.unlink(missing_ok=True)
                    else:
                        path.write_bytes(bytes([turn % 256]) * (100_000 + turn % 7))
                time.sleep(0.002)

        thread = threading.Thread(target=disturb, daemon=True)
        thread.start()
        try:
            for nth in range(6):
                place = self.place(old)
                done = self.run(self.args(mine, place / "public"))
                if done.returncode:
                    self.expect("moving-" in done.stderr, f"vanishing files, build {nth}: it says {done.stderr.strip()[-200:]}")
                    self.expect(sites.state(place / "public") == before, f"vanishing files, build {nth}: the old site is not what it was")
                else:
                    self.expect(not sites.by_manifest(place / "public"), f"vanishing files, build {nth}: {sites.by_manifest(place / 'public')[:2]}")
                self.expect(sorted(path.name for path in place.iterdir()) == ["public"], f"vanishing files, build {nth}: something lies beside the output")
                self.figures["vanishing files"] += 1
                self.done_with(place)
        finally:
            stop.set()
            thread.join()

    def two_at_once(self):
        source, old, _, after, _ = self.scenario("full", True)
        other, _, _, _, _ = self.scenario("moved", True)
        for nth in range(3):
            place = self.place(old)
            builds = [subprocess.Popen(list(map(str, self.args(root, place / "public"))), stderr=subprocess.DEVNULL) for root in (source, other, source)]
            codes = [build.wait(PATIENCE) for build in builds]
            self.expect(codes == [0, 0, 0], f"builds at once end with {codes}")
            wrong = sites.by_manifest(place / "public") + sites.crawl(self.guichet, place / "public")
            self.expect(not wrong, f"after builds at once: {wrong[:3]}")
            self.expect(sorted(path.name for path in place.iterdir()) == ["public"], "after builds at once something lies beside the output")
            for name in sites.THEIRS:
                self.expect((place / "public" / name).is_file(), f"after builds at once {name} is gone")
            self.figures["builds at once"] += 1
            self.done_with(place)

    def dropped_in(self):
        """What others put into the output at the very moment of the switch."""
        source, old, _, after, _ = self.scenario("removal", True)
        place = self.place(old)
        out = place / "public"
        tracer = ["strace", "-f", "-qq", "-o", os.devnull, "-e", "inject=renameat2:delay_enter=1500000"]
        build = subprocess.Popen(tracer + list(map(str, self.args(source, out))), stderr=subprocess.DEVNULL)
        until = time.monotonic() + 60
        while build.poll() is None and time.monotonic() < until and not list(place.glob(".public.guichet-*/switch.json")):
            time.sleep(0.01)
        time.sleep(0.3)
        sites.write(out, "en/guide/late.txt", "late\n")
        sites.write(out, "CNAME", "changed.example.com\n")
        (out / "en/guide/theirs.txt").unlink()
        code = build.wait(PATIENCE)
        now = sites.state(out)
        self.expect(code == 0, f"with files that come late it ends with {code}")
        self.expect("en/guide/late.txt" in now, "what others put there at the switch is gone")
        self.expect((out / "CNAME").read_text() == "changed.example.com\n", "what others changed at the switch is as it was")
        self.expect("en/guide/theirs.txt" not in now, "what others removed at the switch is back")
        self.expect({name: now[name] for name in now if name in after and name not in sites.THEIRS} == {name: after[name] for name in after if name not in sites.THEIRS}, "with files that come late the site is not the new one")
        self.done_with(place)

    # ---- all

    def plan(self, whole):
        """In turns, so that a sample has some of each."""
        kinds = [("kill", change, True) for change in sites.CHANGES] + [("kill", "full", False)]
        more = [
            lambda: self.kill("removal", True, in_place=True),
            lambda: self.broken_disk("full", True),
            lambda: self.signal("full", True, signal.SIGINT),
            lambda: self.kill("removal", True, twice=True),
            lambda: self.broken_disk("removal", True),
            lambda: self.signal("removal", True, signal.SIGTERM),
            lambda: self.kill("full", True, in_place=True),
            lambda: self.broken_disk("moved", True),
            lambda: self.signal("full", False, signal.SIGHUP),
            lambda: self.kill("full", True, durable=True),
            lambda: self.kill("moved", True, in_place=True),
            lambda: self.kill_with_copy(self.random.choice(["incremental", "removal", "moved", "full"])),
        ]
        others = [self.dropped_in, self.two_at_once, self.vanishing, self.read_only, self.full_disk]
        turns = 38 if whole else 10_000
        for turn in range(turns):
            for _, change, over in kinds:
                yield lambda change=change, over=over: self.kill(change, over)
            yield more[turn % len(more)]
            yield more[(turn * 5 + 3) % len(more)]
            if turn % 3 == 0:
                yield more[-1]
            if others:
                yield others.pop(self.random.randrange(len(others)))

    def go(self, whole):
        for step in self.plan(whole):
            if self.out_of_time():
                break
            step()
        for name, count in sorted(self.figures.items()):
            print(f"{name}: {count}")
        shutil.rmtree(self.temp, ignore_errors=True)
        if self.report:
            Path(self.report).write_text(json.dumps({**self.figures, "passed": self.passed, "failed": self.failed}, indent=1) + "\n")
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed else 0


def main():
    options = argparse.ArgumentParser(description="Kills builds at random system calls.")
    options.add_argument("--seconds", type=float, help="end after about so long (default: all of it)")
    options.add_argument("--seed", default="1", help="which calls are chosen")
    options.add_argument("--report", help="write the figures to this file, as JSON")
    options = options.parse_args()
    guichet = Path(os.environ.get("GUICHET") or HERE.parent.parent / "target/debug/guichet").resolve()
    if not guichet.exists():
        sys.exit(f"no program {guichet}: cargo build, or set GUICHET")
    may = shutil.which("strace") and subprocess.run(["strace", "-f", "-qq", "-o", os.devnull, "true"], capture_output=True).returncode == 0
    if not may:
        if os.environ.get("GUICHET_KILL_SKIP") == "1":
            print("strace is not there or may not trace; skipped, as GUICHET_KILL_SKIP says\n0 passed, 0 failed")
            return 0
        sys.exit("strace is not there or may not trace processes: install it, allow it (in Docker: --cap-add SYS_PTRACE), or set GUICHET_KILL_SKIP=1")
    until = None if options.seconds is None else time.monotonic() + options.seconds
    return Suite(guichet, options.seed, until, options.report).go(until is None)


sys.exit(main())
