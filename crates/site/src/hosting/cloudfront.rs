//! S3 with CloudFront: a function that finds the page of an address, and a policy of response headers. A bucket knows neither.

use super::lead::Lead;
use super::patterns::{is_pattern, regex, target};
use super::rules::Rules;
use guichet_core::addresses::Style;

const FUNCTION: &str = ".host/cloudfront-function.js";
const HEADERS: &str = ".host/cloudfront-headers.json";

pub fn files(rules: &Rules) -> Vec<(String, String)> {
    vec![(FUNCTION.to_owned(), function(rules)), (HEADERS.to_owned(), headers(rules))]
}

fn function(rules: &Rules) -> String {
    let (patterns, single): (Vec<&Lead>, Vec<&Lead>) = rules.leads.iter().partition(|lead| is_pattern(&lead.from));
    let single: serde_json::Map<String, serde_json::Value> = single
        .iter()
        .flat_map(|lead| lead.spellings().map(|from| (from, lead.to.clone().into())).collect::<Vec<_>>())
        .collect();
    let patterns: Vec<serde_json::Value> = patterns
        .iter()
        .map(|lead| {
            let slash = if lead.slash { "/?" } else { "" };
            let to = target(&lead.from, &lead.to.replace('$', "%24"), |at| format!("${at}"));
            serde_json::json!([format!("^{}{slash}$", regex(&lead.from, false)), to])
        })
        .collect();
    let homes: Vec<&str> = rules.not_found.iter().map(|(home, _)| home.as_str()).collect();
    let ending = if rules.style == Style::Slash { "/" } else { ".html" };
    let facts = [
        ("single", single.into()),
        ("patterns", patterns.into()),
        ("base", rules.base.trim_end_matches('/').into()),
        ("homes", homes.into()),
        ("ending", ending.into()),
    ];
    let facts = facts.map(|(name, value): (&str, serde_json::Value)| format!("const {name} = {value};\n"));
    format!("// A CloudFront function (cloudfront-js-2.0) for viewer requests.\n{}{HANDLER}", facts.concat())
}

/// What the function does with these; for the runtime `cloudfront-js-2.0`, on the event `viewer-request`.
const HANDLER: &str = r#"
function leadTo(to, query) {
  const value = to.includes("?") || !query ? to : to.replace(/(#|$)/, `?${query}$1`);
  return { statusCode: 301, statusDescription: "Moved Permanently", headers: { location: { value } } };
}

function asText(query) {
  const pairs = [];
  for (const name in query) {
    const values = query[name].multiValue || [query[name]];
    for (const one of values) pairs.push(one.value === "" ? name : `${name}=${one.value}`);
  }
  return pairs.join("&");
}

function handler(event) {
  const request = event.request;
  const uri = request.uri;
  const query = asText(request.querystring);
  if (Object.prototype.hasOwnProperty.call(single, uri)) return leadTo(single[uri], query);
  for (const [old, to] of patterns) {
    const found = new RegExp(old).exec(uri);
    if (found) return leadTo(to.replace(/\$(\d)/g, (_, at) => found[at]), query);
  }
  if (uri.startsWith("/.host/")) request.uri = `${base}/404`;
  else if (uri.endsWith("/") && (ending === "/" || homes.includes(uri))) request.uri += "index.html";
  else if (uri.endsWith("/")) return leadTo(uri.slice(0, -1), query);
  else if (uri.slice(uri.lastIndexOf("/")).includes(".")) return request;
  else if (ending === "/" || homes.includes(`${uri}/`)) return leadTo(`${uri}/`, query);
  else request.uri += ending;
  return request;
}
"#;

/// What `aws cloudfront create-response-headers-policy --response-headers-policy-config` takes. Caching is said by the objects.
fn headers(rules: &Rules) -> String {
    let all = rules.headers.iter().filter(|scope| scope.pattern == format!("{}*", rules.base));
    let items: Vec<serde_json::Value> = all
        .flat_map(|scope| &scope.headers)
        .filter(|(name, _)| !name.eq_ignore_ascii_case("Cache-Control"))
        .map(|(name, value)| serde_json::json!({ "Header": name, "Value": value, "Override": true }))
        .collect();
    let policy = serde_json::json!({
        "Name": "guichet",
        "CustomHeadersConfig": { "Quantity": items.len(), "Items": items },
    });
    serde_json::to_string_pretty(&policy).unwrap_or_default() + "\n"
}
