"""Sites to publish over one another, and what they look like from outside: every file by its hash, and every link,
script, list and search result followed."""

import hashlib
import html.parser
import json
import re
import subprocess
import urllib.parse

DAY = "2026-11-26"
BASE = "/kb/"
ORIGIN = "https://help.example.com"
SETTINGS = f"""title: Help
base_url: {ORIGIN}{BASE}
locales:
  en: {{}}
  fr: {{ fallback: [en] }}
locale_aliases: {{ english: en }}
areas: [guide, account]
"""
# What others have put into the output.
THEIRS = {"CNAME": "help.example.com\n", ".well-known/security.txt": "Contact: mailto:a@example.com\n", "en/guide/theirs.txt": "theirs\n"}
# Enough files for a copy to be kept beside the output, and where it is.
MANY = 2_100
SPARE = ".public.guichet-spare"
WORDS = ["heron", "kingfisher", "swan"]


def write(root, path, text):
    path = root / path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def make(root):
    """A small site that has some of everything."""
    write(root, "site.yaml", SETTINGS)
    for locale in ("en", "fr"):
        for area in ("guide", "account"):
            write(root, f"content/{locale}/{area}/_index.md", f"---\ntitle: {area.title()} {locale}\n---\n")
            for number in range(3 if locale == "fr" else 6):
                write(root, f"content/{locale}/{area}/page-{number}.md", article(number, area, locale))
    write(root, "content/en/guide/picture.png", bytes.fromhex("89504e470d0a1a0a") + bytes(2000))
    write(root, "static/logo.txt", "logo\n" * 300)
    write(root, "static/thing", "a file\n")
    write(root, "redirects.yaml", "/old/: /en/guide/page-1/\n")


def article(number, area, locale, more=""):
    bird = WORDS[number % len(WORDS)]
    picture = "\n![A picture](picture.png)\n" if (number, area, locale) == (0, "guide", "en") else ""
    link = f"\nSee [the next one](page-{(number + 1) % 3}.md).\n"
    return f"---\ntitle: The {bird} {number} of {area}\n---\nThe {bird} of {locale} waits for {number} fish. {more}\n{picture}{link}\n## How it flies\n\nHigh.\n"


def full(root):
    for path in root.glob("content/*/*/page-*.md"):
        path.write_text(path.read_text() + "\nOne more sentence everywhere.\n")
    write(root, "static/logo.txt", "another logo\n" * 300)


def incremental(root):
    path = root / "content/en/guide/page-1.md"
    path.write_text(path.read_text() + "\nOne more sentence.\n")


def theme(root):
    write(root, "templates/assets/print.css", "nav { display: none }\n")


def removal(root):
    for name in ("en/guide/page-3", "en/guide/page-4", "fr/account/page-2"):
        (root / f"content/{name}.md").unlink()
    (root / "static/logo.txt").unlink()
    incremental(root)


def moved(root):
    """An article has another address, a file becomes a folder, and an area goes."""
    path = root / "content/en/guide/page-5.md"
    path.write_text(path.read_text().replace("title:", "slug: elsewhere\naliases: [/en/guide/page-5/]\ntitle:", 1))
    (root / "static/thing").unlink()
    write(root, "static/thing/inside.txt", "a folder now\n")
    for file in root.glob("content/*/account/*"):
        file.unlink()
    write(root, "site.yaml", SETTINGS.replace("[guide, account]", "[guide]"))


CHANGES = {"full": full, "incremental": incremental, "theme": theme, "removal": removal, "moved": moved}


def state(out):
    """Every file by its hash; a link by where it leads."""
    if not out.is_dir():
        return None
    found = {}
    for path in sorted(out.rglob("*")):
        name = path.relative_to(out).as_posix()
        if path.is_symlink():
            found[name] = f"link to {path.readlink()}"
        elif path.is_file():
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


class Links(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = set()

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name in ("href", "src", "action") and value and not (tag == "link" and dict(attributes).get("rel") == "edit"):
                self.found.add(value)


def crawl(guichet, out, site=None):
    """What is wrong with a site as a reader, a product or a search meets it: sentences, none if it is whole. `site`: its
    files, where others may still lie about."""
    wrong = []
    files = {name for name in state(out) or {}}
    # What could not be deleted is no part of the site, wherever it leads.
    left = set() if site is None else files - set(site)
    if "manifest.json" in files:
        left |= {file["path"] for file in json.loads((out / "manifest.json").read_text())["files"] if file.get("withdrawn")}

    def leads(address, page):
        address = urllib.parse.urljoin(f"{ORIGIN}{BASE}{page}", address)
        parts = urllib.parse.urlsplit(address)
        if f"{parts.scheme}://{parts.netloc}" != ORIGIN or not parts.path.startswith(BASE):
            return True
        name = urllib.parse.unquote(parts.path[len(BASE):])
        return name in files or f"{name.rstrip('/')}/index.html".lstrip("/") in files

    def need(address, page):
        if not leads(address, page):
            wrong.append(f"{page} leads to {address}, which is not there")

    for name in sorted(files - left):
        text = (out / name).read_bytes()
        if name.endswith(".html"):
            links = Links()
            links.feed(text.decode())
            for link in links.found:
                need(link, name)
        elif name.endswith(".css"):
            for link in re.findall(r"url\(\"?([^\")]+)\"?\)", text.decode()):
                need(link, name)
        elif name.endswith(".js"):
            for link in re.findall(r"(?:from|import\()\s*[\"'`](\./[^\"'`$]+)[\"'`]", text.decode()):
                need(link, name)
            for folder in re.findall(r"_guichet/([0-9a-f]{10})/", text.decode()):
                if not any(other.startswith(f"_guichet/{folder}/") for other in files):
                    wrong.append(f"{name} names _guichet/{folder}/, which is not there")
        elif name.endswith(".xml"):
            for link in re.findall(rb"(?:<loc>|href=\")([^<\"]+)", text):
                need(link.decode(), name)
        elif name.endswith(".json"):
            data = json.loads(text)
            for link in re.findall(r"\"url\":\s*\"([^\"]+)\"", json.dumps(data)):
                need(link if link.startswith(("/", "http")) else BASE + link, name)
    for line in (out / "_redirects").read_text().splitlines() if "_redirects" in files else []:
        to = line.split()[1]
        if ":splat" not in to:
            need(to, "_redirects")
    for locale in ("en", "fr"):
        for word in WORDS:
            done = subprocess.run([guichet, "search", "-o", out, "--json", "--locale", locale, "--", word], capture_output=True, text=True, cwd=out.parent)
            if done.returncode:
                wrong.append(f"a search for {word} in {locale} fails: {done.stderr.strip()[-120:]}")
                continue
            hits = json.loads(done.stdout)["hits"]
            if not hits:
                wrong.append(f"a search for {word} in {locale} finds nothing")
            for hit in hits:
                # Outside of the site's folder the program knows no base path.
                need(BASE + hit["url"].lstrip("/"), f"a search for {word}")
    return wrong


def by_manifest(out):
    """What is wrong with a site by its own list of files."""
    found = state(out) or {}
    if "manifest.json" not in found:
        return ["there is no manifest.json"]
    listed = {file["path"]: file["hash"] for file in json.loads((out / "manifest.json").read_text())["files"]}
    ours = {name: hash for name, hash in found.items() if name != "manifest.json" and name not in THEIRS}
    differing = {name for name, _ in set(listed.items()) ^ set(ours.items())}
    return [f"{name} is not what manifest.json says" for name in sorted(differing)]


def by_copy(place):
    """What is wrong with the copy of a large site: it is the site without anything of others, in the same files."""
    if not (place / SPARE).is_dir():
        return []
    copy = place / SPARE / "site"
    ours = {name for name in state(place / "public") if name not in THEIRS}
    there = {path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_symlink() or not path.is_dir()}
    wrong = [f"{name} is only in one of the site and its copy" for name in sorted(ours ^ there)]
    same = [name for name in ours & there if (copy / name).lstat().st_ino == (place / "public" / name).lstat().st_ino]
    return wrong + [f"{name} is another file in the copy" for name in sorted((ours & there) - set(same))]
