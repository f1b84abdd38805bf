//! `opensearch.xml`: lets a browser search the help centre from its address bar (OpenSearch 1.1).

use super::xml::xml;
use crate::analysis::Analysis;
use crate::resolve::LocaleSite;

pub fn description(analysis: &Analysis, site: &LocaleSite) -> String {
    let base = &analysis.config.base_url;
    // Browsers show at most 16 characters of the short name, and refuse longer ones.
    let title = analysis.config.title.get(&site.chain);
    let short: String = title.chars().take(16).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n<ShortName>{}</ShortName>\n<Description>{}</Description>\n<Language>{}</Language>\n<InputEncoding>UTF-8</InputEncoding>\n<Url type=\"text/html\" template=\"{}?q={{searchTerms}}\"/>\n</OpenSearchDescription>\n",
        xml(&short),
        xml(title),
        site.locale,
        xml(&base.absolute(&format!("{}/search/", site.locale))),
    )
}
