//! The report as one page without scripts, for whoever would rather read than parse.

use std::fmt::Write;

use guichet_html::escape::escape_attribute;

use super::report::{Report, Share};

/// For texts, and for values between double quotes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_attribute(&mut out, text);
    out
}

/// A cell, which may be in any language.
fn cell(text: &str) -> String {
    format!("<td dir=\"auto\">{}</td>", escaped(text))
}

fn number(value: impl std::fmt::Display) -> String {
    format!("<td class=\"number\">{value}</td>")
}

/// A table with a heading, or a sentence if there is nothing in it.
fn table(out: &mut String, title: &str, help: &str, heads: &[&str], rows: &[String]) {
    let _ = write!(out, "<section>\n<h2>{}</h2>\n<p>{}</p>\n", escaped(title), escaped(help));
    if rows.is_empty() {
        out.push_str("<p class=\"none\">Nothing in these days.</p>\n</section>\n");
        return;
    }
    out.push_str("<div class=\"scroll\" tabindex=\"0\">\n<table>\n<thead><tr>");
    for head in heads {
        let _ = write!(out, "<th scope=\"col\">{}</th>", escaped(head));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        let _ = writeln!(out, "<tr>{row}</tr>");
    }
    out.push_str("</tbody>\n</table>\n</div>\n</section>\n");
}

fn shares(out: &mut String, title: &str, help: &str, head: &str, shares: &[Share]) {
    let name = |share: &Share| if share.name.is_empty() { "not known".to_owned() } else { share.name.clone() };
    let rows: Vec<String> = shares.iter().map(|share| cell(&name(share)) + &number(share.times)).collect();
    table(out, title, help, &[head, "Times"], &rows);
}

const STYLE: &str = "
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 64rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { line-height: 1.2; margin: 0 0 .25rem; }
h2 { margin: 3rem 0 .25rem; font-size: 1.25rem; }
p { margin: 0 0 1rem; max-width: 44rem; }
.none { opacity: .75; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .4rem .75rem; border-bottom: 1px solid color-mix(in srgb, currentColor 18%, transparent); }
th { font-size: .85rem; }
.number { text-align: end; font-variant-numeric: tabular-nums; }
code { display: block; white-space: pre-wrap; font-size: .85rem; margin: .15rem 0; }
ul { margin: 0; padding-inline-start: 1.1rem; }
";

/// The whole page.
pub fn page(report: &Report) -> String {
    let mut out = String::new();
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>What readers couldn’t find</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <h1>What readers couldn’t find</h1>\n<p>{} to {}. {} searches.</p>\n",
        report.from, report.until, report.searches
    );
    missed(&mut out, report);
    let rows: Vec<String> = report
        .never_opened
        .iter()
        .map(|search| cell(&search.locale) + &cell(&search.query) + &number(search.times))
        .collect();
    let help = "There were results, and nobody opened one: their titles may say too little.";
    table(&mut out, "Searches that nobody follows", help, &["Language", "Search", "Times"], &rows);
    worst(&mut out, report);
    let rows: Vec<String> = report
        .contact_after
        .iter()
        .map(|after| {
            let title = if after.article.is_some() { after.title.as_str() } else { "no article" };
            cell(title) + &number(after.times)
        })
        .collect();
    let help = "The last article that was read before somebody asked support.";
    table(&mut out, "Contact begun after", help, &["Article", "Times"], &rows);
    shares(&mut out, "Contact begun by topic", "The areas of those articles.", "Topic", &report.contact_by_area);
    shares(
        &mut out,
        "Tickets by language",
        "The language that the answer was asked in.",
        "Language",
        &report.tickets_by_language,
    );
    shares(&mut out, "Tickets by plan", "As passes have proved it.", "Plan", &report.tickets_by_plan);
    shares(&mut out, "Tickets by channel", "As ids of contacts.yaml.", "Channel", &report.tickets_by_channel);
    waiting(&mut out, report);
    let share = report.form.share.map_or_else(|| "–".to_owned(), |share| format!("{:.0} %", share * 100.0));
    let _ = write!(
        out,
        "<section>\n<h2>The contact form</h2>\n<p>Opened {} times; a suggested article was opened {} times ({share}).</p>\n</section>\n",
        report.form.visits, report.form.suggestions
    );
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn missed(out: &mut String, report: &Report) {
    let row = |missed: &super::report::Missed| {
        let near: String = missed
            .nearest
            .iter()
            .map(|near| format!("<li><a href=\"{}\">{}</a></li>", escaped(&near.url), escaped(&near.title)))
            .collect();
        let near = if near.is_empty() { "no article is near it".to_owned() } else { format!("<ul>{near}</ul>") };
        let lines = missed.lines.as_ref().map_or_else(String::new, |lines| {
            [&lines.synonyms, &lines.keywords, &lines.queries]
                .map(|line| format!("<code>{}</code>", escaped(line)))
                .concat()
        });
        format!(
            "{}{}{}<td dir=\"auto\">{near}</td><td>{lines}</td>",
            cell(&missed.locale),
            cell(&missed.query),
            number(missed.times)
        )
    };
    let rows: Vec<String> = report.without_results.iter().map(row).collect();
    let help = "Each has the articles nearest to it, and lines to choose from: for synonyms/, for the article’s front matter, for queries.tsv.";
    table(
        out,
        "Searches without results",
        help,
        &["Language", "Search", "Times", "Nearest articles", "Add one of these"],
        &rows,
    );
}

fn worst(out: &mut String, report: &Report) {
    let row = |worst: &super::report::Worst| {
        let comments: String = worst
            .comments
            .iter()
            .map(|comment| {
                let section =
                    comment.section.as_ref().map_or_else(String::new, |section| format!("{}: ", escaped(section)));
                format!("<li>{section}{}</li>", escaped(&comment.text))
            })
            .collect();
        let comments = if comments.is_empty() { String::new() } else { format!("<ul>{comments}</ul>") };
        format!(
            "{}{}{}{}<td dir=\"auto\">{comments}</td>",
            cell(&worst.title),
            cell(&worst.locale),
            number(worst.helpful),
            number(worst.unhelpful)
        )
    };
    let rows: Vec<String> = report.worst_voted.iter().map(row).collect();
    let help = "By the share of helpful votes that can be counted on, so that three votes don’t outweigh a hundred. Those with fewer than three stand below, if somebody has said why.";
    table(out, "Articles that help least", help, &["Article", "Language", "Helpful", "Not helpful", "Comments"], &rows);
}

fn waiting(out: &mut String, report: &Report) {
    let hours = |hours: Option<f64>| hours.map_or_else(|| "–".to_owned(), |hours| format!("{hours:.1}"));
    let row = |waiting: &super::report::Waiting| {
        format!(
            "{}{}{}{}{}{}",
            cell(&waiting.channel),
            cell(&waiting.language),
            number(waiting.tickets),
            number(waiting.answered),
            number(hours(waiting.median)),
            number(hours(waiting.most))
        )
    };
    let rows: Vec<String> = report.waiting.iter().map(row).collect();
    let help = "Hours until the first answer: half, and nine of ten, were answered within.";
    table(
        out,
        "Waiting",
        help,
        &["Channel", "Language", "Tickets", "Answered", "Half within", "Nine of ten within"],
        &rows,
    );
}
