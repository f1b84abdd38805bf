//! How long the numbers in a file of messages are. Plural rules count the digits after the point in 64 bits, and whatever
//! prints a number writes each of them out: one line could ask for a billion zeros.

use std::ops::Range;

use fluent_bundle::FluentResource;

use super::walk::{self, Part};

/// Digits of a number that a message writes or asks for, at most: as many as a number in a browser is exact to.
pub(super) const MOST: usize = 15;

/// The places of numbers with more than [`MOST`] digits, and of options such as `minimumFractionDigits` that ask for more.
pub(super) fn too_many(resource: &FluentResource) -> Vec<Range<usize>> {
    let mut places: Vec<Range<usize>> = resource
        .entries()
        .flat_map(walk::entry)
        .filter_map(|part| match part {
            Part::Option(name, asked) if name.ends_with("Digits") => {
                asked.parse().is_ok_and(|asked: f64| asked > MOST as f64).then_some(asked)
            }
            Part::Number(number) | Part::Option(_, number) => (digits(number) > MOST).then_some(number),
            Part::Value(_) | Part::Message(_) => None,
        })
        .map(|number| walk::place(resource, number))
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
