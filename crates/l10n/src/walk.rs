//! What the patterns of a file of messages hold, however deep it is in braces, choices and arguments.

use std::ops::Range;

use fluent_bundle::FluentResource;
use fluent_syntax::ast;

pub(super) enum Part<'a> {
    /// `{ 3.14 }`
    Number(&'a str),
    /// `NUMBER($n, minimumFractionDigits: 2)`: the option's name and value.
    Option(&'a str, &'a str),
    /// `{ $count }`: the name without its sign.
    Value(&'a str),
    /// `{ brand-name }`
    Message(&'a str),
}

/// The parts of an entry, its attributes included; none for comments.
pub(super) fn entry<'a>(entry: &ast::Entry<&'a str>) -> Vec<Part<'a>> {
    let (value, attributes) = match entry {
        ast::Entry::Message(message) => (message.value.as_ref(), &message.attributes),
        ast::Entry::Term(term) => (Some(&term.value), &term.attributes),
        _ => return Vec::new(),
    };
    let mut parts = Vec::new();
    for found in value.into_iter().chain(attributes.iter().map(|attribute| &attribute.value)) {
        pattern(found, &mut parts);
    }
    parts
}

/// Where a part of the resource is in its text.
pub(super) fn place(resource: &FluentResource, part: &str) -> Range<usize> {
    let start = part.as_ptr() as usize - resource.source().as_ptr() as usize;
    start..start + part.len()
}

fn pattern<'a>(pattern: &ast::Pattern<&'a str>, parts: &mut Vec<Part<'a>>) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression: found } = element {
            expression(found, parts);
        }
    }
}

fn expression<'a>(expression: &ast::Expression<&'a str>, parts: &mut Vec<Part<'a>>) {
    match expression {
        ast::Expression::Inline(found) => inline(found, parts),
        ast::Expression::Select { selector, variants } => {
            inline(selector, parts);
            for variant in variants {
                pattern(&variant.value, parts);
            }
        }
    }
}

fn inline<'a>(inline: &ast::InlineExpression<&'a str>, parts: &mut Vec<Part<'a>>) {
    match inline {
        ast::InlineExpression::NumberLiteral { value } => parts.push(Part::Number(value)),
        ast::InlineExpression::VariableReference { id } => parts.push(Part::Value(id.name)),
        ast::InlineExpression::MessageReference { id, .. } => parts.push(Part::Message(id.name)),
        ast::InlineExpression::FunctionReference { arguments: found, .. }
        | ast::InlineExpression::TermReference { arguments: Some(found), .. } => arguments(found, parts),
        ast::InlineExpression::Placeable { expression: found } => expression(found, parts),
        _ => {}
    }
}

fn arguments<'a>(arguments: &ast::CallArguments<&'a str>, parts: &mut Vec<Part<'a>>) {
    for argument in &arguments.positional {
        inline(argument, parts);
    }
    for argument in &arguments.named {
        match &argument.value {
            ast::InlineExpression::NumberLiteral { value } => parts.push(Part::Option(argument.name.name, value)),
            value => inline(value, parts),
        }
    }
}
