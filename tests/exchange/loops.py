#!/usr/bin/env python3
"""Writers, translators and an editor of the site work at once, and nobody's words are lost.

    loops.py GUICHET [--rounds N] [--seed N]

Each round is a site of its own with random turns: originals change, strings are translated in PO files by another program, translations
are edited in the site, articles that link to each other move, and imports and exports come in any order, some of them with copies of files
that were away in the meantime. Each translated text has a token that no other has.
After each command every token is in the site, in a file for translators, or in what the command has printed, unless somebody has
written over it, or its original is gone after the site had it. At the end all that is missing is translated, all is complete, and all links lead
somewhere.
"""
import argparse, os, random, re, shutil, subprocess, tempfile
from pathlib import Path

from translate.storage import pypo

TOKEN = re.compile(r"tok\d+x")


class Round:
    def __init__(self, program, root, seed):
        self.program, self.root, self.seed = program, root, seed
        self.random = random.Random(seed)
        self.count = 0
        # Of each live token: the number in its original's text.
        self.live = {}
        self.published = set()
        self.log = []
        # Titles and blocks, in which `@c@` is the path to that article.
        self.articles = {}
        self.paths = {"b": "a/b", "c": "a/c"}
        self.moves = 0
        (root / "site.yaml").write_text(
            "title: T\nbase_url: https://help.example.com/\nlocales: { en: {}, fr: { fallback: [en] } }\nareas: [a]\n"
        )
        for name in ("b", "c"):
            self.articles[name] = [f"Title {self.word()}"] + [self.block() for _ in range(4)]
            self.save(name)
        if self.random.random() < 0.6:
            for command in (["init", "-q"], ["add", "-A"], ["-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qm", "x"]):
                subprocess.run(["git", "-C", str(root), *command], check=True)

    def word(self):
        self.count += 1
        return f"n{self.count}n"

    def block(self):
        sentence = f"{self.random.choice(['Press **Save**', 'See `this`', 'Wait', 'Look', 'Read [it](@b@)', 'Go [there](@c@)'])} {self.word()}."
        return self.random.choice([sentence, sentence, f"- {sentence}\n- Then {self.word()}.", f"## Part {self.word()}", f"> [!TIP] Title {self.word()}\n> {sentence}"])

    def written(self, name):
        path = self.file(name)
        head = "".join(line for line in (path.read_text().splitlines(True) if path.exists() else []) if line.startswith(("id:", "aliases:", "  - ")))
        title, *blocks = self.articles[name]
        text = f"---\ntitle: {title}\n{head}---\n" + "\n\n".join(blocks) + "\n"
        folder = os.path.dirname(self.paths[name])
        return re.sub(r"@(\w)@", lambda found: os.path.relpath(self.paths[found[1]], folder) + ".md", text)

    def file(self, name):
        return self.root / f"content/en/{self.paths[name]}.md"

    def save(self, name):
        text = self.written(name)
        self.file(name).parent.mkdir(parents=True, exist_ok=True)
        self.file(name).write_text(text)

    def guichet(self, *arguments):
        done = subprocess.run([self.program, "--root", str(self.root), *arguments], capture_output=True, text=True)
        said = done.stdout + done.stderr
        self.log.append(f"$ {' '.join(arguments)} → {done.returncode}\n{said}")
        assert done.returncode in (0, 1) and "panicked" not in said, self.told("it broke")
        self.check(said)
        return said

    def told(self, what):
        return f"seed {self.seed}: {what}\n" + "\n".join(self.log[-25:])

    def texts(self, folder):
        return "".join(path.read_text() for path in sorted((self.root / folder).rglob("*")) if path.is_file())

    def check(self, said):
        site, files, originals = self.texts("content/fr"), self.texts("i18n/po") + self.texts("away"), self.texts("content/en")
        for token, number in list(self.live.items()):
            if token in site:
                self.published.add(token)
            elif token in said:
                del self.live[token]
            elif token not in files:
                gone = number not in originals and token in self.published
                assert gone, self.told(f"{token} is lost, which translated {number}")
                del self.live[token]

    def write(self, old, number):
        """Somebody's words for a text in place of others."""
        for token in TOKEN.findall(old):
            self.live.pop(token, None)
        # What the site had of that text gives way to what is newer, whenever that comes in.
        for token in [token for token, of in self.live.items() if of == number and token in self.published]:
            del self.live[token]
        self.count += 1
        token = f"tok{self.count}x"
        self.live[token] = number
        return token

    def translate(self, everything=False, folder="i18n/po"):
        paths = sorted((self.root / folder).rglob("*.po"))
        for path in paths if everything else self.random.sample(paths, min(1, len(paths))):
            store = pypo.pofile.parsefile(str(path))
            units = [unit for unit in store.units if not unit.isheader() and not unit.isobsolete()]
            todo = [unit for unit in units if unit.isfuzzy() or not unit.target]
            for unit in todo if everything else self.random.sample(units, min(len(units), self.random.randint(1, 3))):
                number = re.search(r"n\d+n", unit.source).group()
                token = self.write(unit.target, number)
                unit.target = unit.source.replace(number, f"{number} {token}")
                unit.markfuzzy(not everything and self.random.random() < 0.1)
                self.log.append(f"# {path.relative_to(self.root)}: {unit.source!r} by {token}")
            store.save()

    def edit_site(self):
        paths = [path for path in (self.root / "content/fr").rglob("*.md") if TOKEN.search(path.read_text())]
        if paths:
            path = self.random.choice(sorted(paths))
            text = path.read_text()
            old = self.random.choice(TOKEN.findall(text))
            number = re.search(rf"(n\d+n) {old}", text).group(1)
            # Other words for it may be on their way in a file: both live on.
            self.live.pop(old, None)
            self.count += 1
            token = f"tok{self.count}x"
            self.live[token] = number
            self.published.add(token)
            path.write_text(text.replace(old, token))
            self.log.append(f"# the site: {old} is {token}")

    def edit_original(self):
        name = self.random.choice(sorted(self.articles))
        blocks = self.articles[name]
        at = self.random.randrange(1, len(blocks)) if len(blocks) > 1 else 0
        turn = self.random.choice(["change", "change", "add", "drop", "swap"])
        if turn == "change":
            blocks[at] = re.sub(r"(n\d+n)", r"\1 again", blocks[at], count=1)
        elif turn == "add":
            blocks.insert(at + 1, self.block())
        elif turn == "drop" and len(blocks) > 3:
            blocks.pop(at)
        elif turn == "swap" and at > 1:
            blocks[at], blocks[1] = blocks[1], blocks[at]
        self.save(name)
        self.log.append(f"# {turn} in {name}")

    def move(self):
        name = self.random.choice(sorted(self.articles))
        self.moves += 1
        before, self.paths[name] = self.paths[name], f"{self.random.choice(['a', 'a/deep', 'a/more/deep'])}/{name}{self.moves}"
        self.guichet("mv", before, self.paths[name])
        for name in self.articles:
            assert self.file(name).read_text() == self.written(name), self.told(f"{name} has other links")

    def send(self):
        """Somebody takes a copy of the files, and works in it."""
        if not (self.root / "away").exists():
            shutil.copytree(self.root / "i18n/po", self.root / "away")
            self.log.append("# a copy goes away")
        self.translate(folder="away")

    def back(self):
        if (self.root / "away").exists():
            self.guichet("i18n", "import", str(self.root / "away"))

    def gone(self):
        """What nobody has imported of a copy until then is not waited for."""
        self.back()
        shutil.rmtree(self.root / "away", ignore_errors=True)
        there = self.texts("content/fr") + self.texts("i18n/po")
        for token in [token for token in self.live if token not in there]:
            del self.live[token]

    def play(self, turns):
        self.guichet("i18n", "export", "--to", "fr", "--as", "po")
        folder = str(self.root / "i18n/po")
        for _ in range(turns):
            turns = {"original": 7, "translate": 8, "site": 2, "import": 5, "export": 5, "move": 1.5, "send": 2, "back": 1.5, "gone": 0.5}
            turn = self.random.choices(list(turns), list(turns.values()))[0]
            if turn == "import":
                self.guichet("i18n", "import", folder, *(["--allow-missing"] if self.random.random() < 0.12 else []))
            elif turn == "export":
                self.guichet("i18n", "export", "--to", "fr", "--as", "po", *(["--changed"] if self.random.random() < 0.2 else []))
            else:
                turns = {"original": self.edit_original, "site": self.edit_site}
                turns.get(turn, getattr(self, turn, None))()
        # In the end there is an end.
        self.gone()
        for _ in range(3):
            self.guichet("i18n", "export", "--to", "fr", "--as", "po")
            self.translate(everything=True)
            self.guichet("i18n", "import", folder)
        said = self.guichet("i18n", "export", "--to", "fr", "--as", "po")
        assert "to translate or review: 0 segments" in said, self.told("something is open for ever")
        said = self.guichet("i18n", "status")
        assert "fr: 2 complete" in said, self.told("status does not agree")
        said = self.guichet("check")
        assert "LNK001" not in said, self.told("a link leads nowhere")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1, help="of the first round; each has the next")
    given = parser.parse_args()
    for seed in range(given.seed, given.seed + given.rounds):
        with tempfile.TemporaryDirectory() as folder:
            Round(str(Path(given.program).resolve()), Path(folder), seed).play(30)
    print(f"{given.rounds} rounds, nothing lost")


if __name__ == "__main__":
    main()
