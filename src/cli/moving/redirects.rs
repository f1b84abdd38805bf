//! redirects.yaml with more lines.

use guichet_core::yaml::{self, Value};

use crate::cli::Failure;
use crate::cli::new::scalar;

/// As a map or a list, whichever it is; each line is an old address and where it leads.
///
/// # Errors
/// It can't be read.
pub fn with_redirects(text: &str, lines: &[(String, String)]) -> Result<String, Failure> {
    let node = yaml::parse(text, 0..text.len())
        .map_err(|_| Failure::usage("redirects.yaml is not valid YAML: `guichet check` says where"))?;
    let mut new = text.to_owned();
    if !new.is_empty() && !new.ends_with('\n') {
        new.push('\n');
    }
    for (from, to) in lines {
        let (from, to) = (scalar(from), scalar(to));
        new.push_str(&match node.value {
            Value::Seq(_) => format!("- {{ from: {from}, to: {to} }}\n"),
            _ => format!("{from}: {to}\n"),
        });
    }
    Ok(new)
}
