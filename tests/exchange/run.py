#!/usr/bin/env python3
"""What other tools make of our XLIFF and PO, and we of theirs: translate-toolkit reads, checks, fills and writes the files of a whole site.

    run.py GUICHET SITE [LOCALE]

For each format: export; read with the toolkit; put the source in place of every target, codes and all; write; import. The translation
must have the original's body, but for the ids of headings that are written out. Then once more with each word changed: an import must
accept it, and what is exported again must have the same targets. XLIFF also has to keep the constraints of the standard that a schema
would check and those that it can't (sections 4.3.1 and 4.7 of XLIFF 2.1).
"""
import os, re, shutil, subprocess, sys, tempfile
from collections import Counter
from pathlib import Path

from lxml import etree
from translate.filters import checks
from translate.storage import pypo, xliff2

X = "{urn:oasis:names:tc:xliff:document:2.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
MARK = "ʼ"
NMTOKEN = re.compile(r"[\w.:·-]+\Z")

# Attributes of each element of the core that we write, and which of them it needs (XLIFF 2.1, 4.2.2 and 4.2.3).
CORE = {
    "xliff": ({"version", "srcLang"}, {"trgLang"}, ["file+"]),
    "file": ({"id"}, {"original", "canResegment", "translate", XML + "space"}, ["notes?", "unit+"]),
    "notes": (set(), set(), ["note+"]),
    "note": (set(), {"id", "appliesTo", "category", "priority"}, ["text"]),
    "unit": ({"id"}, {"name", "canResegment", "translate", "type", XML + "space"}, ["notes?", "originalData?", "segment+"]),
    "originalData": (set(), set(), ["data+"]),
    "data": ({"id"}, {"dir", XML + "space"}, ["text", "cp*"]),
    "segment": (set(), {"id", "canResegment", "state", "subState"}, ["source", "target?"]),
    "source": (set(), {XML + "lang", XML + "space"}, ["inline"]),
    "target": (set(), {XML + "lang", XML + "space", "order"}, ["inline"]),
    "pc": ({"id"}, {"canCopy", "canDelete", "canOverlap", "canReorder", "dataRefEnd", "dataRefStart", "dispEnd", "dispStart",
                    "equivEnd", "equivStart", "subFlowsEnd", "subFlowsStart", "subType", "type", "dir", "copyOf"}, ["inline"]),
    "ph": ({"id"}, {"canCopy", "canDelete", "canReorder", "copyOf", "dataRef", "disp", "equiv", "subFlows", "subType", "type"}, []),
    "cp": ({"hex"}, set(), []),
}
INLINE = {"pc", "ph", "cp"}
TYPES = {"fmt", "ui", "quote", "link", "image", "other"}
SUBTYPES = {"xlf:lb": "fmt", "xlf:pb": "fmt", "xlf:b": "fmt", "xlf:i": "fmt", "xlf:u": "fmt", "xlf:var": "ui"}


def fail(path, element, message):
    raise SystemExit(f"{path}:{element.sourceline}: {message}")


def validate(path):
    """The constraints of the standard, element by element."""
    root = etree.parse(str(path)).getroot()
    assert root.tag == X + "xliff" and root.get("version") == "2.1", path
    assert len({file.get("id") for file in root}) == len(root), path
    for element in root.iter():
        name = element.tag.removeprefix(X)
        needed, allowed, children = CORE.get(name) or fail(path, element, f"no such element: {name}")
        given = set(element.attrib)
        if not needed <= given or given - needed - allowed:
            fail(path, element, f"attributes of {name}: {given}")
        found = " ".join(child.tag.removeprefix(X) for child in element)
        if "inline" in children:
            ok = set(found.split()) <= INLINE
        else:
            ok = re.fullmatch("".join(f"(?:{c.rstrip('+?*')} ){c[len(c.rstrip('+?*')):]}" for c in children if c != "text"), found + " " if found else "")
            if element.text and element.text.strip() and "text" not in children:
                ok = False
        if not ok:
            fail(path, element, f"children of {name}: {found}")
        if element.get("id") is not None and not NMTOKEN.match(element.get("id")):
            fail(path, element, f"id of {name}: {element.get('id')!r}")
        if element.get("subState") and ("state" not in given or ":" not in element.get("subState")):
            fail(path, element, "a subState needs a state and a prefix")
        if element.get("state") not in (None, "initial", "translated", "reviewed", "final"):
            fail(path, element, "state")
        if element.get("type") and name in INLINE and element.get("type") not in TYPES:
            fail(path, element, "type")
        if element.get("subType") and SUBTYPES.get(element.get("subType")) != element.get("type"):
            fail(path, element, "subType")
        if element.get("canReorder") in ("no", "firstNo") and (element.get("canDelete"), element.get("canCopy")) != ("no", "no"):
            fail(path, element, "what can't be moved can't be deleted or copied")
    for unit in root.iter(X + "unit"):
        data = [d.get("id") for d in unit.iter(X + "data")]
        used = {code.get(a) for code in unit.iter(X + "pc", X + "ph") for a in ("dataRef", "dataRefStart", "dataRefEnd") if code.get(a)}
        if len(data) != len(set(data)) or used != set(data):
            fail(path, unit, f"original data: {data}, used: {used}")
        for side in ("source", "target"):
            ids = [code.get("id") for text in unit.iter(X + side) for code in text.iter(X + "pc", X + "ph")]
            if len(ids) != len(set(ids)):
                fail(path, unit, f"codes of {side}: {ids}")
    assert len({unit.get("id") for unit in root.iter(X + "unit")}) == sum(1 for _ in root.iter(X + "unit")), path


def guichet(program, site, *arguments, codes=(0,)):
    done = subprocess.run([program, "--root", str(site), "i18n", *arguments], capture_output=True, text=True, env=os.environ)
    if done.returncode not in codes:
        raise SystemExit(f"{arguments} ended with {done.returncode}:\n{done.stdout[-3000:]}{done.stderr[-6000:]}")
    return done.stdout + done.stderr


def files(folder, extension):
    found = sorted(folder.rglob(f"*.{extension}"))
    assert found, f"nothing was exported to {folder}"
    return found


def body(text):
    return re.sub(r"\A(﻿)?---\n.*?^---\n", "", text.replace("\r\n", "\n"), count=1, flags=re.S | re.M)


def changed(text):
    """Each word with a mark; what is left of Markdown are no letters."""
    return re.sub(r"([^\W\d_]+)", lambda word: word.group(1) + MARK, text)


def fill_xliff(path, words, counts):
    store = xliff2.Xliff2File.parsefile(str(path))
    for unit in store.units:
        counts["segments"] += 1
        segment = unit.xmlelement
        source = segment.find(X + "source")
        target = segment.find(X + "target")
        if target is not None:
            segment.remove(target)
        target = etree.fromstring(etree.tostring(source, with_tail=False))
        target.tag = X + "target"
        if words:
            for piece in target.iter():
                if piece.text:
                    piece.text = changed(piece.text)
                if piece.tail and piece is not target:
                    piece.tail = changed(piece.tail)
        source.addnext(target)
        segment.set("state", "translated")
        segment.attrib.pop("subState", None)
        assert unit.target and unit.istranslated() and not unit.isfuzzy(), path
        # What pofilter would say of a code that was lost.
        checker = checks.StandardUnitChecker()
        for name in ("xmltags", "blank", "untranslated"):
            pass
        assert not ({"xmltags", "blank"} & set(checker.run_filters(unit))), (path, unit.source, unit.target)
    store.save()


def protected(text):
    """Markdown with its words changed, and nothing of its codes."""
    codes = r"(<(?:code|pre|samp)\b.*?</(?:code|pre|samp)>|`+.+?`+|\{\{.*?\}\}|\{%.*?%\}|<[^>]*>|\]\([^)]*?\)(?:\{[^}]*\})?|\]\[[^\]]*\]|https?://\S+|www\.\S+|\S+@\S+|\\.|&#?\w+;|\[\^[^\]]*\])"
    return "".join(piece if at % 2 else changed(piece) for at, piece in enumerate(re.split(codes, text, flags=re.S)))


def fill_po(path, words, counts):
    store = pypo.pofile.parsefile(str(path))
    for unit in store.units:
        if unit.isheader() or unit.isobsolete():
            continue
        counts["segments"] += 1
        unit.target = unit.source
        unit.markfuzzy(False)
    store.save()


def compare(site, locale, default, articles, written):
    """Differences between originals and translations, but for ids of headings."""
    different = []
    for article in articles:
        original = body((site / "content" / default / article).read_text(encoding="utf-8"))
        path = site / "content" / locale / article
        found = body(path.read_text(encoding="utf-8"))
        pairs = list(zip(original.split("\n"), found.split("\n")))
        same = len(original.split("\n")) == len(found.split("\n"))
        for a, b in pairs:
            same = same and (a == b or re.sub(r" ?\{#[^}]*\}", "", b).rstrip() == re.sub(r" ?\{#[^}]*\}", "", a).rstrip())
        if not same:
            different.append(article)
    assert not different, f"{len(different)} differ, such as {different[:5]}"


def main():
    program, site, locale = os.path.abspath(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "fr"
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "site"
        shutil.copytree(site, copy, ignore=shutil.ignore_patterns(".git", "target", "node_modules", "public", ".guichet", "crates", "fuzz"))
        config = (copy / "site.yaml").read_text(encoding="utf-8")
        default = re.search(r"^default_locale: *(\S+)", config, re.M)
        default = default.group(1) if default else "en"
        translations = copy / "content" / locale
        for extension, kind, fill in (("xlf", "xliff", fill_xliff), ("po", "po", fill_po)):
            for words in (False, True):
                shutil.rmtree(translations, ignore_errors=True)
                shutil.rmtree(copy / "i18n", ignore_errors=True)
                guichet(program, copy, "export", "--to", locale, "--as", kind)
                exported = files(copy / "i18n" / kind / locale, extension)
                counts = Counter()
                for path in exported:
                    if kind == "xliff":
                        validate(path)
                    if kind == "po" and words:
                        store = pypo.pofile.parsefile(str(path))
                        for unit in store.units:
                            if not unit.isheader():
                                counts["segments"] += 1
                                unit.target = protected(unit.source)
                        store.save()
                    else:
                        fill(path, words, counts)
                said = guichet(program, copy, "import", str(copy / "i18n" / kind), codes=(0, 1) if kind == "po" and words else (0,))
                articles = [str(path.relative_to(copy / "i18n" / kind / locale))[: -len(extension)] + "md" for path in exported]
                if not words:
                    compare(copy, locale, default, articles, said)
                refused = said.count("nothing is written")
                # Once more: nothing is new, and all of it is known.
                guichet(program, copy, "export", "--to", locale, "--as", kind, "-o", str(copy / "again"))
                again = files(copy / "again" / locale, extension)
                open_ = 0
                for path in again:
                    if kind == "xliff":
                        validate(path)
                        open_ += sum(1 for s in etree.parse(str(path)).getroot().iter(X + "segment") if s.get("state") != "final")
                    else:
                        units = [u for u in pypo.pofile.parsefile(str(path)).units if not u.isheader()]
                        open_ += sum(1 for u in units if u.isfuzzy() or not u.target)
                if not refused:
                    assert open_ == 0, f"{kind}: {open_} segments are open after all came back"
                print(f"{kind}, {'each word changed' if words else 'source as target'}: {len(exported)} articles, {counts['segments']} segments, "
                      f"{refused} refused, {open_} open")
                if refused:
                    assert refused * 5 < len(exported), said[-3000:]


if __name__ == "__main__":
    main()
