//! One module: what it imports and exports, and its text with these replaced.

use std::ops::Range;

use oxc_allocator::Allocator;
use oxc_ast::ast::{
    Declaration, ExportDefaultDeclarationKind, ImportDeclarationSpecifier, ModuleExportName, Statement,
    VariableDeclarationKind,
};
use oxc_parser::Parser;
use oxc_span::{GetSpan, SourceType, Span};

use super::super::files::Files;
use guichet_core::paths::{join, relative};

#[derive(Default)]
pub struct Part {
    pub text: String,
    pub imports: Vec<Import>,
    /// The name that others see, and what it is inside.
    pub exports: Vec<(String, String)>,
    /// What is imported when it is needed.
    pub late: Vec<Late>,
    /// Nothing is imported but files of the theme's folder.
    pub imports_are_ours: bool,
    /// It can be a function: see the list in `Part::read`.
    pub is_whole: bool,
    /// `import.meta`.
    metas: Vec<Range<usize>>,
    /// Texts of imports and exports, and what is there instead in a function.
    replaced: Vec<(Range<usize>, String)>,
}

pub struct Import {
    pub name: String,
    /// What of it (`*`: all) and what that is called here.
    names: Vec<(String, String)>,
    at: Range<usize>,
}

pub struct Late {
    /// The file; `None` if the address is made when it is needed, or leads elsewhere.
    pub name: Option<String>,
    at: Range<usize>,
}

pub fn parses(module: &str) -> bool {
    Parser::new(&Allocator::default(), module, SourceType::mjs()).parse().diagnostics.is_empty()
}

fn range(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}

impl Part {
    pub fn read(name: &str, text: &str, files: &Files) -> Part {
        let mut part = Part { text: text.to_owned(), imports_are_ours: true, is_whole: true, ..Part::default() };
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        let file = |address: &str| {
            let ours = address.starts_with("./") || address.starts_with("../");
            join(folder, address).filter(|name| ours && files.contains_key(name))
        };
        let allocator = Allocator::default();
        let parsed = Parser::new(&allocator, text, SourceType::mjs()).parse();
        if !parsed.diagnostics.is_empty() {
            return Part { imports_are_ours: false, is_whole: false, ..part };
        }
        part.metas = parsed.module_record.import_metas.iter().map(|span| range(*span)).collect();
        for import in &parsed.module_record.dynamic_imports {
            let at = range(import.module_request);
            let literal = text[at.clone()].trim_matches(['"', '\'', '`']);
            part.late.push(Late { name: file(literal), at });
        }
        // Which address it is that is made later, only its own folder knows.
        part.is_whole = folder.is_empty() || part.late.iter().all(|late| late.name.is_some());
        for statement in &parsed.program.body {
            part.add(statement, &file);
        }
        let constant = |local: &str| !changing(&parsed.program.body).any(|name| name == local);
        part.is_whole &= part.exports.iter().all(|(_, local)| constant(local));
        part
    }

    fn add(&mut self, statement: &Statement, file: &dyn Fn(&str) -> Option<String>) {
        let at = range(statement.span());
        match statement {
            Statement::ImportDeclaration(import) => {
                let plain = import.phase.is_none() && import.with_clause.is_none();
                let Some(name) = file(&import.source.value).filter(|_| plain) else {
                    self.imports_are_ours = false;
                    self.is_whole = false;
                    return;
                };
                let names = import.specifiers.iter().flatten().map(|specifier| match specifier {
                    ImportDeclarationSpecifier::ImportSpecifier(one) => {
                        (one.imported.name().to_string(), one.local.name.to_string())
                    }
                    ImportDeclarationSpecifier::ImportDefaultSpecifier(one) => {
                        ("default".to_owned(), one.local.name.to_string())
                    }
                    ImportDeclarationSpecifier::ImportNamespaceSpecifier(one) => {
                        ("*".to_owned(), one.local.name.to_string())
                    }
                });
                self.imports.push(Import { name, names: names.collect(), at: at.clone() });
                self.replaced.push((at, String::new()));
            }
            Statement::ExportDeclaration(export) => {
                self.exports.extend(names(&export.declaration).into_iter().map(|name| (name.clone(), name)));
                self.replaced.push((at.start..range(export.declaration.span()).start, String::new()));
            }
            Statement::ExportNamedDeclaration(export) => {
                for one in &export.specifiers {
                    // A name in quotes may be one that no variable can have.
                    self.is_whole &= !matches!(one.exported, ModuleExportName::StringLiteral(_));
                    self.exports.push((one.exported.name().to_string(), one.local.name().to_string()));
                }
                self.replaced.push((at, String::new()));
            }
            Statement::ExportDefaultDeclaration(export) => {
                let inner = range(export.declaration.span());
                let name = match &export.declaration {
                    ExportDefaultDeclarationKind::FunctionDeclaration(function) => function.id.as_ref(),
                    ExportDefaultDeclarationKind::ClassDeclaration(class) => class.id.as_ref(),
                    _ => None,
                };
                // A value without a name; `$` is not the start of any other that we give.
                let (local, instead) = match name {
                    Some(name) => (name.name.to_string(), ""),
                    None => ("default$".to_owned(), "const default$="),
                };
                self.exports.push(("default".to_owned(), local));
                self.replaced.push((at.start..inner.start, instead.to_owned()));
            }
            Statement::ExportFromDeclaration(_) | Statement::ExportAllDeclaration(_) => {
                self.is_whole = false;
                self.imports_are_ours = false;
            }
            _ => {}
        }
    }

    /// The files that it imports, now or when they are needed.
    pub fn asks_for(&self) -> impl Iterator<Item = &str> {
        let late = self.late.iter().filter_map(|late| late.name.as_deref());
        self.imports.iter().map(|import| import.name.as_str()).chain(late)
    }

    /// As the script that is published: `value` is what has become of a module that it imports.
    pub fn with_imports_given(&self, value: &dyn Fn(&str) -> String) -> String {
        let without = self.imports.iter().map(|import| (import.at.clone(), String::new())).collect();
        format!("{}{}", self.given(value), replace(&self.text, without))
    }

    /// As the inside of a function of a script in `folder`, which knows the module by `address`.
    pub fn body(&self, address: &str, folder: &str, value: &dyn Fn(&str) -> String) -> String {
        let mut replaced = self.replaced.clone();
        if address.contains('/') {
            let address = address.replace(['\\', '"'], "");
            let meta = format!("({{url:new URL(\"{address}\",import.meta.url).href}})");
            replaced.extend(self.metas.iter().map(|at| (at.clone(), meta.clone())));
            let late = self.late.iter().filter_map(|late| Some((late.at.clone(), late.name.as_deref()?)));
            replaced.extend(late.map(|(at, name)| (at, format!("\"./{}\"", relative(folder, name)))));
        }
        format!("{}{}", self.given(value), replace(&self.text, replaced))
    }

    /// Imports are there before anything else is, wherever they are written.
    fn given(&self, value: &dyn Fn(&str) -> String) -> String {
        let mut out = String::new();
        for import in &self.imports {
            let value = value(&import.name);
            let (all, some): (Vec<_>, Vec<_>) = import.names.iter().partition(|(name, _)| name == "*");
            for (_, local) in all {
                out.push_str(&format!("const {local}={value};"));
            }
            if !some.is_empty() {
                out.push_str(&format!("const{{{}}}={value};", pairs(some.into_iter())));
            }
        }
        out
    }

    /// The inside of the object that the function returns.
    pub fn exported(&self) -> String {
        pairs(self.exports.iter())
    }
}

/// `a,b:c`, of what both destructuring and objects are written with.
fn pairs<'a>(names: impl Iterator<Item = &'a (String, String)>) -> String {
    let pair = |(name, local): &(String, String)| if name == local { name.clone() } else { format!("{name}:{local}") };
    names.map(pair).collect::<Vec<_>>().join(",")
}

fn replace(text: &str, mut replaced: Vec<(Range<usize>, String)>) -> String {
    replaced.sort_by_key(|(at, _)| at.start);
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (at, instead) in replaced {
        out.push_str(&text[done..at.start]);
        out.push_str(&instead);
        done = at.end;
    }
    out.push_str(&text[done..]);
    out
}

fn names(declaration: &Declaration) -> Vec<String> {
    match declaration {
        Declaration::VariableDeclaration(variables) => {
            let patterns = variables.declarations.iter().flat_map(|one| one.id.get_binding_identifiers());
            patterns.map(|name| name.name.to_string()).collect()
        }
        Declaration::FunctionDeclaration(function) => function.id.iter().map(|id| id.name.to_string()).collect(),
        Declaration::ClassDeclaration(class) => class.id.iter().map(|id| id.name.to_string()).collect(),
        _ => Vec::new(),
    }
}

/// Top-level names that may get another value later.
fn changing<'a>(body: &'a [Statement<'a>]) -> impl Iterator<Item = &'a str> {
    let variables = body.iter().filter_map(|statement| match statement {
        Statement::VariableDeclaration(variables) => Some(&**variables),
        Statement::ExportDeclaration(export) => match &export.declaration {
            Declaration::VariableDeclaration(variables) => Some(&**variables),
            _ => None,
        },
        _ => None,
    });
    let changing = variables.filter(|variables| variables.kind != VariableDeclarationKind::Const);
    changing
        .flat_map(|variables| variables.declarations.iter())
        .flat_map(|one| one.id.get_binding_identifiers().into_iter().map(|name| name.name.as_str()))
}
