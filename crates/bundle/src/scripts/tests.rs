use std::sync::Arc;

use super::*;

fn joined(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    let mut files: Files = files.iter().map(|(name, text)| ((*name).to_owned(), Arc::from(text.as_bytes()))).collect();
    join(&mut files, &|name| name.starts_with("contacts/form/") || name == "spare.js");
    files.into_iter().map(|(name, text)| (name, String::from_utf8_lossy(&text).into_owned())).collect()
}

#[test]
fn a_script_has_what_it_imports_inside() {
    let files = joined(&[
        ("page.js", "import { a as b, c } from \"./one.js\";\nb(c);\n"),
        ("one.js", "import \"./two.js\";\nexport function a() {}\nconst d = 1;\nexport { d as c };\n"),
        ("two.js", "document.title = \"two\";\n"),
    ]);
    assert_eq!(
        files["page.js"],
        "const $m2=(()=>{document.title = \"two\";\n\nreturn{}})();\n\
         const $m0=(()=>{\nfunction a() {}\nconst d = 1;\n\n\nreturn{a,c:d}})();\n\
         const{a:b,c}=$m0;\nb(c);\n"
    );
}

#[test]
fn what_every_page_has_is_imported_from_there() {
    let files = joined(&[
        ("main.js", "import { a } from \"./dom.js\";\nimport { own } from \"./own.js\";\nown(a);\n"),
        (
            "page.js",
            "import { a } from \"./dom.js\";\nimport only from \"./only.js\";\nonly(a);\nimport(\"./words.js\");\n",
        ),
        ("dom.js", "export const a = 1;\nexport default 2;\n"),
        ("own.js", "import { w } from './words.js';\nexport const own = w;\n"),
        ("words.js", "export const w = 3;\n"),
        ("only.js", "export default function () {}\n"),
    ]);
    let main = &files["main.js"];
    assert_eq!(main.matches("export const $m").count(), 2, "{main}");
    assert!(!main.contains("import"), "{main}");
    assert!(files["page.js"].starts_with("import{$m0}from\"./main.js\";"), "{}", files["page.js"]);
    assert!(files["page.js"].contains("const default$=function () {}"), "{}", files["page.js"]);
    assert_eq!(files["dom.js"], "import{$m0}from\"./main.js\";export const{a}=$m0;export default $m0.default;\n");
    // Asked for by its own name, when it is needed.
    assert!(files["words.js"].starts_with("import{$m5}from\"./main.js\";"), "{}", files["words.js"]);
}

#[test]
fn addresses_of_other_folders_stay_right() {
    let files = joined(&[
        ("page.js", "import { f } from \"./contacts/form.js\";\nf();\n"),
        (
            "contacts/form.js",
            "import { g } from \"./form/view.js\";\nexport const f = () => [g, new URL(\"../w.json\", import.meta.url), import(\"../late.js\")];\n",
        ),
        ("contacts/form/view.js", "export const g = import.meta.url;\n"),
        ("contacts/form/unasked.js", "export const h = 1;\n"),
        ("late.js", ""),
    ]);
    let page = &files["page.js"];
    assert!(page.contains("({url:new URL(\"contacts/form.js\",import.meta.url).href}).url"), "{page}");
    assert!(page.contains("({url:new URL(\"contacts/form/view.js\",import.meta.url).href}).url"), "{page}");
    assert!(page.contains("import(\"./late.js\")"), "{page}");
    let form = &files["contacts/form.js"];
    assert!(form.contains("({url:new URL(\"form/view.js\",import.meta.url).href}).url"), "{form}");
    assert!(form.contains("(\"../w.json\", import.meta.url), import(\"../late.js\")"), "{form}");
    assert!(!files.keys().any(|name| name.starts_with("contacts/form/")), "{:?}", files.keys());
}

/// The help panel's modules run in pages of others: what every page of ours does is not for them.
#[test]
fn what_the_panel_loads_has_all_inside() {
    let files = joined(&[
        ("main.js", "import { a } from \"./dom.js\";\na();\n"),
        ("page.js", "import { a } from \"./dom.js\";\na();\n"),
        ("dom.js", "export const a = () => 1;\n"),
        ("seal/pass.js", "import { a } from \"../dom.js\";\nexport const openPass = a;\n"),
    ]);
    assert!(!files["seal/pass.js"].contains("main.js"), "{}", files["seal/pass.js"]);
    assert!(files["page.js"].contains("main.js"));
}

#[test]
fn what_would_mean_something_else_is_left_alone() {
    let page = "import { x } from \"./one.js\";\nx;\n";
    for (case, one) in [
        ("changes later", "export let x = 1;\nsetTimeout(() => (x = 2));\n"),
        ("changes later, by another name", "let y = 1;\ny++;\nexport { y as x };\n"),
        ("in a circle", "import \"./page.js\";\nexport const x = 1;\n"),
        ("of another site", "import y from \"https://x.example/y.js\";\nexport const x = y;\n"),
        ("of nobody", "import \"./none.js\";\nexport const x = 1;\n"),
        ("handed on", "export * from \"./two.js\";\nexport const x = 1;\n"),
        ("handed on by name", "export { x } from \"./two.js\";\n"),
        ("waits", "export const x = await fetch(\"/\");\n"),
        ("is no script", "export const x = ;\n"),
        ("data", "import two from \"./two.js\" with { type: \"json\" };\nexport const x = two;\n"),
    ] {
        let files = joined(&[("page.js", page), ("one.js", one), ("two.js", "export const x = 1;\n")]);
        assert_eq!(files["page.js"], page, "{case}");
        assert_eq!(files["one.js"], one, "{case}");
    }
}

#[test]
fn a_spare_module_stays_while_something_asks_for_it() {
    let page = "import { x } from \"./spare.js\";\nx();\n";
    let spare = "export const x = () => 1;\n";
    for (case, other, stays) in [
        ("nothing", "", false),
        ("when it is needed", "import(\"./spare.js\");\n", true),
        ("by an address that is made later", "import(`./${document.title}.js`);\n", true),
        ("a script that cannot be joined", "import \"https://x.example/y.js\";\nimport \"./spare.js\";\n", true),
        ("a script that is joined", "import \"./spare.js\";\n", false),
    ] {
        let files = joined(&[("page.js", page), ("other.js", other), ("spare.js", spare)]);
        assert_eq!(files.contains_key("spare.js"), stays, "{case}");
        assert!(files["page.js"].contains("x = () => 1"), "{case}");
    }
}

#[test]
fn a_script_of_a_sites_own_that_cannot_be_joined_leaves_the_others_joined() {
    let main = "import \"https://x.example/y.js\";\nimport { a } from \"./dom.js\";\na();\n";
    let files = joined(&[
        ("main.js", main),
        ("page.js", "import { a } from \"./dom.js\";\na();\n"),
        ("dom.js", "export const a = () => 1;\n"),
    ]);
    assert_eq!(files["main.js"], main);
    assert_eq!(files["dom.js"], "export const a = () => 1;\n");
    assert!(files["page.js"].contains("(()=>{const a = () => 1;"), "{}", files["page.js"]);
}

#[test]
fn names_are_not_those_that_a_module_uses() {
    let files = joined(&[
        ("page.js", "import { $m } from \"./one.js\";\n$m();\n"),
        ("one.js", "export const $m = () => $mm;\n"),
    ]);
    assert!(files["page.js"].contains("const{$m}=$mmm0;"), "{}", files["page.js"]);
}
