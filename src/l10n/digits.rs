//! How long the numbers in a file of messages are. Plural rules count the digits after the point in 64 bits, and whatever
//! prints a number writes each of them out: one line could ask for a billion zeros.

use std::ops::Range;

use fluent_bundle::FluentResource;
use fluent_syntax::ast;

/// Digits of a number that a message writes or asks for, at most: as many as a number in a browser is exact to.
pub(super) const MOST: usize = 15;

/// The places of numbers with more than [`MOST`] digits, and of options such as `minimumFractionDigits` that ask for more.
pub(super) fn too_many(resource: &FluentResource) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for entry in resource.entries() {
        let (value, attributes) = match entry {
            ast::Entry::Message(message) => (message.value.as_ref(), &message.attributes),
            ast::Entry::Term(term) => (Some(&term.value), &term.attributes),
            _ => continue,
        };
        for pattern in value.into_iter().chain(attributes.iter().map(|attribute| &attribute.value)) {
            in_pattern(pattern, &mut found);
        }
    }
    let base = resource.source().as_ptr() as usize;
    let mut places: Vec<Range<usize>> = found
        .into_iter()
        .map(|number| {
            let start = number.as_ptr() as usize - base;
            start..start + number.len()
        })
        .collect();
    places.sort_by_key(|place| place.start);
    places
}

/// The text with zeros in these places: whatever is said about them, nothing computes with them.
pub(super) fn zeroed(text: &str, places: &[Range<usize>]) -> String {
    let mut zeroed = text.to_owned();
    for place in places {
        zeroed.replace_range(place.clone(), &"0".repeat(place.len()));
    }
    zeroed
}

fn in_pattern<'a>(pattern: &ast::Pattern<&'a str>, found: &mut Vec<&'a str>) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            in_expression(expression, found);
        }
    }
}

fn in_expression<'a>(expression: &ast::Expression<&'a str>, found: &mut Vec<&'a str>) {
    match expression {
        ast::Expression::Inline(inline) => in_inline(inline, found),
        ast::Expression::Select { selector, variants } => {
            in_inline(selector, found);
            for variant in variants {
                in_pattern(&variant.value, found);
            }
        }
    }
}

fn in_inline<'a>(inline: &ast::InlineExpression<&'a str>, found: &mut Vec<&'a str>) {
    match inline {
        ast::InlineExpression::NumberLiteral { value } if digits(value) > MOST => found.push(value),
        ast::InlineExpression::FunctionReference { arguments, .. } => in_arguments(arguments, found),
        ast::InlineExpression::TermReference { arguments: Some(arguments), .. } => in_arguments(arguments, found),
        ast::InlineExpression::Placeable { expression } => in_expression(expression, found),
        _ => {}
    }
}

fn in_arguments<'a>(arguments: &ast::CallArguments<&'a str>, found: &mut Vec<&'a str>) {
    for argument in &arguments.positional {
        in_inline(argument, found);
    }
    for argument in &arguments.named {
        match &argument.value {
            ast::InlineExpression::NumberLiteral { value } if argument.name.name.ends_with("Digits") => {
                if value.parse().is_ok_and(|asked: f64| asked > MOST as f64) {
                    found.push(value);
                }
            }
            value => in_inline(value, found),
        }
    }
}

fn digits(number: &str) -> usize {
    number.bytes().filter(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let resource = FluentResource::try_new(text.to_owned()).unwrap();
        too_many(&resource).into_iter().map(|place| text[place].to_owned()).collect()
    }

    #[test]
    fn numbers_are_found_wherever_a_message_may_have_one() {
        let long = "1.000000000000000000";
        for text in [
            format!("a = {{ {long} }}\n"),
            format!("-a = {{ {{ {long} }} }}\n"),
            format!("a = x\n    .title = {{ NUMBER({long}) }}\n"),
            format!("a = {{ NUMBER($n, maximumFractionDigits: 2) ->\n   *[other] {{ F(x: {long}) }}\n }}\n"),
            format!("a = {{ {long} ->\n   *[other] x\n }}\n"),
            format!("a = {{ -t(x: {long}) }}\n"),
        ] {
            assert_eq!(found(&text), [long], "{text}");
        }
        assert_eq!(found("a = { NUMBER($n, minimumFractionDigits: 16, minimumIntegerDigits: 999) }\n"), ["16", "999"]);
    }

    #[test]
    fn what_people_write_is_fine() {
        assert!(
            found("a = { 3.14 } { NUMBER($n, minimumFractionDigits: 2) } { \"00000000000000000000\" }\n").is_empty()
        );
        assert!(found("a = 00000000000000000000 { 123456789012345 } { -0.00000000000001 }\n").is_empty());
    }

    #[test]
    fn zeros_keep_the_place_of_everything_else() {
        let text = "a = { 1.000000000000000000 } { $n }\n";
        let resource = FluentResource::try_new(text.to_owned()).unwrap();
        assert_eq!(zeroed(text, &too_many(&resource)), "a = { 00000000000000000000 } { $n }\n");
    }
}
