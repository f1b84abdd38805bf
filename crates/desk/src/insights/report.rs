//! The report: what readers looked for in vain, what they found of no use, and what they then asked people. Made for whoever writes
//! the articles: behind each finding is the line to add.

use std::collections::{BTreeMap, BTreeSet};

use guichet_tickets::folded;
use jiff::civil::Date;
use serde::Serialize;

use crate::insights::{area_of, title_of};
use crate::site::{ArticleRow, Site};
use crate::store::insights::{self, By, Counted, Searched, TicketColumn, Voted, Waited};
use crate::store::{Failure, Session};

/// Rows of each list.
const MOST: i64 = 50;
/// Articles proposed for a search.
const NEAREST: usize = 3;
/// An article that has less in common with a search is not near.
const NEAR: f64 = 0.15;
/// Votes below which nothing can be said.
const ENOUGH_VOTES: i64 = 3;
const MILLISECONDS_A_DAY: i64 = 24 * 60 * 60 * 1000;

#[derive(Debug, Serialize)]
pub struct Report {
    /// Both days included.
    pub from: String,
    pub until: String,
    pub searches: i64,
    pub without_results: Vec<Missed>,
    pub never_opened: Vec<Opened>,
    pub worst_voted: Vec<Worst>,
    pub contact_after: Vec<After>,
    pub contact_by_area: Vec<Share>,
    pub tickets_by_language: Vec<Share>,
    pub tickets_by_plan: Vec<Share>,
    pub tickets_by_channel: Vec<Share>,
    pub waiting: Vec<Waiting>,
    pub form: Form,
}

/// A search that found nothing.
#[derive(Debug, Serialize)]
pub struct Missed {
    pub locale: String,
    pub query: String,
    pub times: i64,
    /// Nearest first; none if the site has nothing like it.
    pub nearest: Vec<Near>,
    /// A line for each way to make the first of them found; none without one.
    pub lines: Option<Lines>,
}

#[derive(Debug, Serialize)]
pub struct Near {
    pub article: String,
    pub title: String,
    pub url: String,
}

/// What to add, and where.
#[derive(Debug, Serialize)]
pub struct Lines {
    /// `synonyms/<locale>.yaml`.
    pub synonyms: String,
    /// Front matter of the article.
    pub keywords: String,
    /// `queries.tsv`.
    pub queries: String,
}

#[derive(Debug, Serialize)]
pub struct Opened {
    pub locale: String,
    pub query: String,
    pub times: i64,
}

#[derive(Debug, Serialize)]
pub struct Worst {
    pub article: String,
    pub title: String,
    pub locale: String,
    pub helpful: i64,
    pub unhelpful: i64,
    /// The share of helpful votes that can be counted on, 0 to 1.
    pub score: f64,
    pub comments: Vec<Comment>,
}

#[derive(Debug, Serialize)]
pub struct Comment {
    pub section: Option<String>,
    pub text: String,
}

#[derive(Debug, Serialize)]
pub struct After {
    /// None: contact was begun from no article.
    pub article: Option<String>,
    pub title: String,
    pub times: i64,
}

#[derive(Debug, Serialize)]
pub struct Share {
    /// Empty: not known.
    pub name: String,
    pub times: i64,
}

/// Hours until the first answer.
#[derive(Debug, Serialize)]
pub struct Waiting {
    pub channel: String,
    pub language: String,
    pub tickets: usize,
    pub answered: usize,
    pub median: Option<f64>,
    /// Nine of ten were answered within.
    pub most: Option<f64>,
}

#[derive(Debug, Serialize)]
pub struct Form {
    pub visits: i64,
    /// Those in which a suggested article was opened.
    pub suggestions: i64,
    /// Between 0 and 1; none without a visit.
    pub share: Option<f64>,
}

impl Report {
    /// # Errors
    /// The database.
    pub fn of(session: &mut dyn Session, site: &Site, from: Date, until: Date) -> Result<Report, Failure> {
        let (first, last) = (from.to_string(), until.to_string());
        let days = (first.as_str(), last.as_str());
        let moment =
            |day: Date| day.to_zoned(jiff::tz::TimeZone::UTC).map_or(0, |zoned| zoned.timestamp().as_millisecond());
        let (begin, end) = (moment(from), moment(until) + MILLISECONDS_A_DAY);
        let missed = insights::searches(session, days, false, MOST)?;
        let after = insights::contacts(session, days, By::Article)?;
        let mut worst = Vec::new();
        for voted in worst_first(insights::votes(session, days)?) {
            let comments = insights::comments(session, days, &voted.article, &voted.locale)?;
            if voted.helpful + voted.unhelpful < ENOUGH_VOTES && comments.is_empty() {
                continue;
            }
            worst.push(Worst {
                title: title_of(site, Some(&voted.locale), &voted.article),
                score: wilson(voted.helpful, voted.helpful + voted.unhelpful),
                comments: comments.into_iter().map(|(section, text)| Comment { section, text }).collect(),
                article: voted.article,
                locale: voted.locale,
                helpful: voted.helpful,
                unhelpful: voted.unhelpful,
            });
        }
        let (visits, suggestions) =
            (insights::times(session, days, "form")?, insights::times(session, days, "suggestion")?);
        let share = |counted: Vec<Counted>| {
            counted.into_iter().map(|Counted { name, times }| Share { name, times }).collect::<Vec<_>>()
        };
        Ok(Report {
            searches: insights::times(session, days, "search")?,
            without_results: missed.into_iter().map(|search| missed_search(site, search)).collect(),
            never_opened: insights::searches(session, days, true, MOST)?
                .into_iter()
                .map(|Searched { locale, query, times, .. }| Opened { locale, query, times })
                .collect(),
            worst_voted: worst,
            contact_by_area: by_area(&after),
            contact_after: after
                .into_iter()
                .map(|Counted { name, times }| After {
                    // In the language of this report, where the site has it.
                    title: title_of(site, site.locale_for("en"), &name),
                    article: Some(name).filter(|name| !name.is_empty()),
                    times,
                })
                .collect(),
            tickets_by_language: share(insights::tickets(session, begin, end, TicketColumn::Language)?),
            tickets_by_plan: share(insights::tickets(session, begin, end, TicketColumn::Plan)?),
            tickets_by_channel: share(insights::tickets(session, begin, end, TicketColumn::Channel)?),
            waiting: waiting(insights::waits(session, begin, end)?),
            form: Form {
                visits,
                suggestions,
                share: (visits > 0).then(|| (suggestions as f64 / visits as f64).min(1.0)),
            },
            from: first,
            until: last,
        })
    }
}

fn by_area(after: &[Counted]) -> Vec<Share> {
    let mut areas: BTreeMap<String, i64> = BTreeMap::new();
    for Counted { name, times } in after {
        *areas.entry(area_of(name).to_owned()).or_default() += times;
    }
    let mut areas: Vec<Share> = areas.into_iter().map(|(name, times)| Share { name, times }).collect();
    areas.sort_by(|one, other| other.times.cmp(&one.times).then_with(|| one.name.cmp(&other.name)));
    areas
}

fn missed_search(site: &Site, search: Searched) -> Missed {
    let Searched { locale, query, times, .. } = search;
    let rows = site.articles.get(&locale).map_or(&[][..], Vec::as_slice);
    let nearest = nearest(rows, &query);
    let lines = nearest.first().map(|row| Lines {
        synonyms: format!("- [{}, {}]", yaml(&query), yaml(key_word(&row.title, &query))),
        keywords: format!("keywords: [{}]", yaml(&query)),
        queries: format!("{locale}\t{query}\t{}\t3", row.id),
    });
    let nearest = nearest.into_iter().map(|row| Near {
        article: row.id.clone(),
        title: row.title.clone(),
        url: site.base.join(&row.url).map_or_else(|_| row.url.clone(), String::from),
    });
    Missed { nearest: nearest.collect(), lines, locale, query, times }
}

/// What a synonym of the query may be: of the title's words that the query doesn't have, the longest, which says most.
fn key_word<'t>(title: &'t str, query: &str) -> &'t str {
    let own: BTreeSet<String> = folded(query).split(' ').map(str::to_owned).collect();
    let words = title.split(' ').map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let others = words.filter(|word| !word.is_empty() && !own.contains(&folded(word)));
    others.rev().max_by_key(|word| word.chars().count()).unwrap_or(title)
}

/// As a value in a list of YAML.
fn yaml(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '’');
    let first = text.chars().next();
    if text.chars().all(plain)
        && first.is_some_and(|c| c.is_alphabetic())
        && !matches!(text, "true" | "false" | "null" | "yes" | "no")
    {
        text.to_owned()
    } else {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

/// By how many of their letter pairs and words they share with the query. Titles say more than descriptions.
fn nearest<'r>(rows: &'r [ArticleRow], query: &str) -> Vec<&'r ArticleRow> {
    let wanted = pairs(query);
    let mut scored: Vec<(f64, &ArticleRow)> = rows
        .iter()
        .map(|row| (overlap(&wanted, &pairs(&row.title)).max(0.6 * overlap(&wanted, &pairs(&row.description))), row))
        .filter(|(score, _)| *score >= NEAR)
        .collect();
    scored.sort_by(|(one, a), (other, b)| other.total_cmp(one).then_with(|| a.id.cmp(&b.id)));
    scored.into_iter().take(NEAREST).map(|(_, row)| row).collect()
}

/// Pairs of neighbouring letters within words.
fn pairs(text: &str) -> BTreeSet<(char, char)> {
    let text = folded(text);
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words
        .flat_map(|word| {
            let letters: Vec<char> = word.chars().collect();
            letters.windows(2).map(|two| (two[0], two[1])).collect::<Vec<_>>()
        })
        .collect()
}

/// The share of the first set that is in the second, a little less for a second that has much else (Tversky 1977, α = 1, β = 0.1).
fn overlap(wanted: &BTreeSet<(char, char)>, there: &BTreeSet<(char, char)>) -> f64 {
    let common = wanted.intersection(there).count() as f64;
    let (only_wanted, only_there) = (wanted.len() as f64 - common, there.len() as f64 - common);
    if common == 0.0 { 0.0 } else { common / (common + only_wanted + 0.1 * only_there) }
}

/// The least helpful first; behind them those with too few votes to say so, of which only comments say something.
fn worst_first(mut votes: Vec<Voted>) -> Vec<Voted> {
    votes.retain(|voted| voted.unhelpful > 0);
    let few = |voted: &Voted| voted.helpful + voted.unhelpful < ENOUGH_VOTES;
    let score = |voted: &Voted| wilson(voted.helpful, voted.helpful + voted.unhelpful);
    votes.sort_by(|one, other| {
        let by_score = || score(one).total_cmp(&score(other)).then_with(|| other.unhelpful.cmp(&one.unhelpful));
        few(one).cmp(&few(other)).then_with(by_score)
    });
    votes.truncate(MOST as usize);
    votes
}

/// The lower end of the interval that a share lies in with 95 % (Wilson, "Probable inference", 1927).
fn wilson(yes: i64, all: i64) -> f64 {
    if all == 0 {
        return 0.0;
    }
    let (n, p, z) = (all as f64, yes as f64 / all as f64, 1.96);
    let centre = p + z * z / (2.0 * n);
    let width = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    (centre - width) / (1.0 + z * z / n)
}

fn waiting(waits: Vec<Waited>) -> Vec<Waiting> {
    let mut groups: BTreeMap<(String, String), Vec<Option<i64>>> = BTreeMap::new();
    for Waited { channel, language, first_answer } in waits {
        groups.entry((channel, language)).or_default().push(first_answer);
    }
    let rows = groups.into_iter().map(|((channel, language), all)| {
        let mut hours: Vec<f64> = all.iter().flatten().map(|wait| *wait as f64 / 3_600_000.0).collect();
        hours.sort_by(f64::total_cmp);
        // The nearest rank: a time that somebody has waited.
        let at =
            |share: f64| (!hours.is_empty()).then(|| hours[((hours.len() as f64 * share).ceil() as usize).max(1) - 1]);
        Waiting { channel, language, tickets: all.len(), answered: hours.len(), median: at(0.5), most: at(0.9) }
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: &str, title: &str, description: &str) -> ArticleRow {
        ArticleRow {
            id: id.into(),
            title: title.into(),
            description: description.into(),
            url: format!("/{id}/"),
            area: "a".into(),
        }
    }

    #[test]
    fn near_articles() {
        let rows = [
            row("a/merge", "Merge duplicate contacts", "Two records of one person become one."),
            row("a/import", "Import contacts from a file", "Bring a CSV file into Atrium."),
            row("a/sso", "Single sign-on", "Let people sign in with the account of their company."),
        ];
        let ids = |query: &str| nearest(&rows, query).into_iter().map(|row| row.id.as_str()).collect::<Vec<_>>();
        assert_eq!(ids("dedupe contact")[0], "a/merge");
        assert_eq!(ids("importing files")[0], "a/import");
        assert_eq!(ids("signin company")[0], "a/sso");
        assert_eq!(ids("xyzzy"), [""; 0]);
        let japanese = [row("a/im", "コンタクトをインポートする", ""), row("a/ex", "レポートを書き出す", "")];
        assert_eq!(nearest(&japanese, "インポート方法")[0].id, "a/im");
    }

    #[test]
    fn lines_can_be_pasted() {
        assert_eq!(yaml("sign in"), "sign in");
        assert_eq!(yaml("a: \"b\""), "\"a: \\\"b\\\"\"");
        assert_eq!(yaml("no"), "\"no\"");
        assert_eq!(yaml("404"), "\"404\"");
        assert_eq!(key_word("Merge duplicate contacts", "dedupe contacts"), "duplicate");
        assert_eq!(key_word("Trouver et fusionner les doublons", "doublons"), "fusionner");
        assert_eq!(key_word("レポートを書き出す", "エクスポート"), "レポートを書き出す");
    }

    #[test]
    fn few_votes_say_little() {
        assert!(wilson(0, 3) < wilson(1, 10) && wilson(1, 10) < wilson(9, 10) && wilson(9, 10) < wilson(90, 100));
        let voted = |article: &str, helpful, unhelpful| Voted {
            article: article.into(),
            locale: "en".into(),
            helpful,
            unhelpful,
        };
        let order =
            worst_first(vec![voted("good", 90, 10), voted("few", 0, 1), voted("bad", 10, 40), voted("perfect", 5, 0)]);
        assert_eq!(order.iter().map(|voted| voted.article.as_str()).collect::<Vec<_>>(), ["bad", "good", "few"]);
    }

    #[test]
    fn times_that_somebody_waited() {
        let wait = |hours: Option<i64>| Waited {
            channel: "email".into(),
            language: "fr".into(),
            first_answer: hours.map(|h| h * 3_600_000),
        };
        let rows = waiting([Some(1), Some(2), Some(3), Some(40), None].map(wait).to_vec());
        assert_eq!((rows[0].tickets, rows[0].answered, rows[0].median, rows[0].most), (5, 4, Some(2.0), Some(40.0)));
    }
}
