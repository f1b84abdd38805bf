//! What somebody has written, apart from what they answer to and from what their program puts under everything.
//!
//! Every line goes to one of three places and none is lost. A line that might be either is new: it is better to read a quote once more
//! than never to read an answer. Quotes that answers stand below stay with them, since "yes" means nothing without the question.

mod phrases;

use phrases::{
    DEVICE_BEGINS, DEVICE_ENDS, DEVICES, FORWARDED, FORWARDED_APPLE, FROM, INTROS, ORIGINAL, SUBJECT, TO, WHEN,
};

/// A text in three.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    pub new: String,
    pub quoted: String,
    pub signature: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    New,
    Quote,
    /// Who wrote what is quoted, and when: of no use above an answer.
    Intro,
    Signature,
}

const LONGEST_INTRO: usize = 400;
const INTRO_LINES: usize = 4;
const BLOCK_LINES: usize = 9;
const SIGNATURE_LINES: usize = 14;

/// `marker` is the line of ours above which people write; nothing is known of one if it is empty.
pub fn fold(text: &str, marker: &str) -> Folded {
    let lines: Vec<&str> = text.lines().collect();
    let marker = squeezed(marker);
    let is_marker = |line: &str| !marker.is_empty() && line.len() < 1_000 && squeezed(line).contains(&marker);
    let has_marker = lines.iter().any(|line| is_marker(line));
    let mut kinds = sorted(&lines, is_marker);
    sign_off(&lines, &mut kinds);
    keep_questions(&lines, &mut kinds);
    // Forwarded without a word, or nothing but a greeting below dashes: that is what was meant to be read.
    let says_something = (0..lines.len()).any(|at| kinds[at] == Line::New && !lines[at].trim().is_empty());
    if !says_something && !has_marker {
        kinds.fill(Line::New);
    }
    let only = |wanted: &[Line]| {
        let kept: Vec<&str> =
            lines.iter().zip(&kinds).filter(|(_, kind)| wanted.contains(kind)).map(|(line, _)| *line).collect();
        let kept = kept.join("\n");
        kept.trim_matches('\n').trim_end().to_owned()
    };
    Folded { new: only(&[Line::New]), quoted: only(&[Line::Quote, Line::Intro]), signature: only(&[Line::Signature]) }
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_quoted(line: &str) -> bool {
    line.trim_start().starts_with('>')
}

/// Each line by itself and by what follows it.
fn sorted(lines: &[&str], is_marker: impl Fn(&str) -> bool) -> Vec<Line> {
    let mut kinds = vec![Line::New; lines.len()];
    // The next line that is not empty, from each.
    let mut next = vec![lines.len(); lines.len() + 1];
    for at in (0..lines.len()).rev() {
        next[at] = if lines[at].trim().is_empty() { next[at + 1] } else { at };
    }
    let mut at = 0;
    let mut end = lines.len();
    while at < lines.len() {
        let line = lines[at].trim();
        if is_quoted(line) {
            kinds[at] = Line::Quote;
            at += 1;
            continue;
        }
        if line.is_empty() {
            at += 1;
            continue;
        }
        if is_marker(line) {
            end = at;
            break;
        }
        if is_separator(line, FORWARDED) || FORWARDED_APPLE.contains(&line) {
            // What comes before is sorted already; all of the rest is new.
            return kinds;
        }
        let is_original = is_separator(line, ORIGINAL);
        if is_original || is_block(&lines[at..]) {
            if is_original && lines.get(next[at + 1]).is_some_and(|line| is_quoted(line)) {
                kinds[at] = Line::Intro;
                at += 1;
                continue;
            }
            end = at;
            break;
        }
        if is_short_intro(line) && lines.get(next[at + 1]).is_some_and(|line| is_quoted(line)) {
            kinds[at..next[at + 1]].fill(Line::Intro);
            at += 1;
            continue;
        }
        if let Some((length, is_sure)) = intro(&lines[at..]) {
            let follows = lines.get(next[at + length]);
            match follows {
                Some(line) if is_quoted(line) || is_marker(line) => {
                    kinds[at..next[at + length]].fill(Line::Intro);
                    at += length;
                    continue;
                }
                _ if is_sure => {
                    end = at;
                    break;
                }
                _ => {}
            }
        }
        at += 1;
    }
    kinds[end..].fill(Line::Quote);
    if end < lines.len() {
        // The rule above a block of Outlook's.
        let above = (0..end).rev().find(|at| !lines[*at].trim().is_empty());
        if let Some(above) = above.filter(|at| is_rule(lines[*at].trim())) {
            kinds[above..end].fill(Line::Intro);
        }
    }
    kinds
}

fn is_rule(line: &str) -> bool {
    line.len() >= 5 && (line.bytes().all(|byte| byte == b'_') || line.bytes().all(|byte| byte == b'-'))
}

/// `-----Original Message-----`.
fn is_separator(line: &str, words: &[&str]) -> bool {
    if line.len() > 120 || !line.starts_with("--") {
        return false;
    }
    let inside = line.trim_matches(['-', ' ', '\u{A0}']);
    words.iter().any(|word| inside == *word || (inside.starts_with(word) && *word == "Forwarded by"))
}

/// `From:`, when, and one more of its kind, below each other.
fn is_block(lines: &[&str]) -> bool {
    let label = |line: &str, words: &[&str]| {
        let line = line.trim().trim_start_matches('*');
        let start = &line[..line.floor_char_boundary(60)];
        start.find([':', '：']).is_some_and(|end| words.contains(&start[..end].trim_end_matches(['*', ' ', '\u{A0}'])))
    };
    if !label(lines[0], FROM) {
        return false;
    }
    let following = lines[1..].iter().take(BLOCK_LINES).filter(|line| !line.trim().is_empty());
    let mut seen = [false; 3];
    for line in following {
        for (seen, words) in seen.iter_mut().zip([WHEN, TO, SUBJECT]) {
            *seen |= label(line, words);
        }
    }
    // Programs always say when. Without it, somebody may show what their file looks like, and ask about it below.
    seen[0] && (seen[1] || seen[2])
}

/// Over how many lines somebody is said to have written, and whether there is so much in it that nobody wrote it by hand.
fn intro(lines: &[&str]) -> Option<(usize, bool)> {
    let mut joined = String::new();
    for (at, line) in lines.iter().take(INTRO_LINES).enumerate() {
        let line = line.trim();
        if line.is_empty() || line.len() > LONGEST_INTRO || (at > 0 && is_quoted(line)) {
            return None;
        }
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(&line.replace(['\u{A0}', '\u{202F}'], " "));
        if joined.len() > LONGEST_INTRO {
            return None;
        }
        if is_intro(&joined) {
            let digits = |c: char| c.is_numeric();
            let has_time = joined
                .split(':')
                .zip(joined.split(':').skip(1))
                .any(|(before, after)| before.ends_with(digits) && after.starts_with(digits));
            // Who tells what somebody wrote at 9:12 leaves out the year.
            let numbers = joined.split(|c: char| !c.is_numeric()).filter(|number| !number.is_empty()).count();
            return Some((at + 1, joined.contains('@') || (has_time && numbers >= 4)));
        }
    }
    None
}

/// "Ana wrote:", without a day: only above a quote.
fn is_short_intro(line: &str) -> bool {
    let verbs = [
        "wrote:",
        "a écrit :",
        "a écrit:",
        "schrieb:",
        "escribió:",
        "escreveu:",
        "ha scritto:",
        "schreef:",
        "skrev:",
        "napisał:",
        "napisała:",
        "napisał(a):",
        "pisze:",
        "写道:",
        "写道：",
        "寫道:",
        "寫道：",
        "작성:",
        "のメール:",
        "書きました:",
        "كتب:",
        "كتبت:",
    ];
    line.len() <= 120 && verbs.iter().any(|verb| line.ends_with(verb))
}

fn is_intro(line: &str) -> bool {
    line.chars().any(char::is_numeric)
        && line.ends_with([':', '：'])
        && INTROS.iter().any(|intro| {
            (intro.begins.is_empty() || intro.begins.iter().any(|word| line.starts_with(word)))
                && (intro.has.is_empty() || intro.has.iter().any(|word| line.contains(word)))
                && intro.ends.iter().any(|word| line.ends_with(word))
        })
}

/// The signature below the last thing that is new; a telephone's may be below another.
fn sign_off(lines: &[&str], kinds: &mut [Line]) {
    for _ in 0..3 {
        let is_new = |at: &usize| kinds[*at] == Line::New && !lines[*at].trim().is_empty();
        let Some(last) = (0..lines.len()).rev().find(is_new) else { return };
        let first = (0..last).rev().find(|at| kinds[*at] != Line::New).map_or(0, |at| at + 1);
        let full = |range: std::ops::Range<usize>| range.filter(|at| !lines[*at].trim().is_empty()).count();
        let dashes = (first..=last)
            .rev()
            .take(3 * SIGNATURE_LINES)
            .filter(|at| matches!(lines[*at].trim_end(), "--" | "- --"))
            .filter(|at| full(*at + 1..last + 1) <= SIGNATURE_LINES)
            .last();
        let start = match dashes {
            Some(start) => start,
            None if is_device(lines[last]) => last,
            None => return,
        };
        kinds[start..=last].fill(Line::Signature);
    }
}

fn is_device(line: &str) -> bool {
    let line = line.trim().trim_matches(['*', '_']);
    if line.len() > 160 {
        return false;
    }
    // With the address of a link behind it.
    let words = line.split(['(', '<']).next().unwrap_or(line).trim().trim_end_matches(['.', '。']);
    let lower = words.to_lowercase();
    words.chars().count() <= 60
        && (DEVICE_BEGINS.iter().any(|word| line.starts_with(word))
            || DEVICE_ENDS.iter().any(|word| words.ends_with(word)))
        && DEVICES.iter().any(|word| lower.contains(word))
}

/// Quotes above an answer are new as well, unless all of the mail is one quote and one answer below it.
fn keep_questions(lines: &[&str], kinds: &mut [Line]) {
    let is_new = |kinds: &[Line], at: usize| kinds[at] == Line::New && !lines[at].trim().is_empty();
    let Some(last) = (0..lines.len()).rev().find(|at| is_new(kinds, *at)) else { return };
    let (mut answers, mut in_answer, mut first_is_answer) = (0, false, None);
    for at in 0..=last {
        match kinds[at] {
            Line::New if lines[at].trim().is_empty() => {}
            Line::New => {
                answers += usize::from(!in_answer);
                in_answer = true;
                first_is_answer.get_or_insert(true);
            }
            Line::Quote => {
                in_answer = false;
                first_is_answer.get_or_insert(false);
            }
            Line::Intro | Line::Signature => {}
        }
    }
    let quote_below = kinds[last + 1..].contains(&Line::Quote);
    if answers < 2 && first_is_answer == Some(false) && !quote_below {
        return;
    }
    for kind in &mut kinds[..last] {
        if *kind == Line::Quote {
            *kind = Line::New;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MARKER: &str = "## Please write above this line ##";

    fn folded(text: &str) -> (String, String, String) {
        let Folded { new, quoted, signature } = fold(text, MARKER);
        (new, quoted, signature)
    }

    #[test]
    fn introductions_of_fourteen_languages() {
        for line in [
            "On Fri, Nov 27, 2026 at 9:12 AM Ana Silva <support@example.com> wrote:",
            "On Nov 27, 2026, at 9:12 AM, Ana Silva <support@example.com> wrote:",
            "On 27/11/2026 09:12, Ana Silva wrote:",
            "Le ven. 27 nov. 2026 à 09:12, Ana Silva <support@example.com> a écrit :",
            "Le 27 nov. 2026 à 09:12, Ana Silva a écrit\u{A0}:",
            "Am Fr., 27. Nov. 2026 um 09:12 Uhr schrieb Ana Silva <support@example.com>:",
            "Am 27.11.26 um 09:12 schrieb Ana Silva:",
            "2026年11月27日(金) 9:12 Ana Silva <support@example.com>:",
            "2026/11/27 9:12、Ana Silva <support@example.com>のメール:",
            "Em sex., 27 de nov. de 2026 às 09:12, Ana Silva <support@example.com> escreveu:",
            "A sexta, 27/11/2026, 09:12, Ana Silva <support@example.com> escreveu:",
            "El vie, 27 nov 2026 a las 9:12, Ana Silva (<support@example.com>) escribió:",
            "Il giorno ven 27 nov 2026 alle ore 09:12 Ana Silva <support@example.com> ha scritto:",
            "Op vr 27 nov 2026 om 09:12 schreef Ana Silva <support@example.com>:",
            "Op 27 nov. 2026, om 09:12 heeft Ana Silva <support@example.com> het volgende geschreven:",
            "Den fre 27 nov. 2026 kl 09:12 skrev Ana Silva <support@example.com>:",
            "27 nov. 2026 kl. 09:12 skrev Ana Silva <support@example.com>:",
            "في الجمعة، 27 نوفمبر 2026 في 9:12 ص تمت كتابة ما يلي بواسطة Ana Silva <support@example.com>:",
            "في ٢٧ نوفمبر ٢٠٢٦، الساعة ٩:١٢ ص، كتب Ana Silva <support@example.com>:",
            "2026년 11월 27일 (금) 오전 9:12, Ana Silva <support@example.com>님이 작성:",
            "2026. 11. 27. 오전 9:12, Ana Silva <support@example.com> 작성:",
            "Ana Silva <support@example.com> 于2026年11月27日周五 09:12写道：",
            "在 2026年11月27日，09:12，Ana Silva <support@example.com> 写道：",
            "Ana Silva <support@example.com> 於 2026年11月27日 週五 上午9:12寫道：",
            "pt., 27 lis 2026 o 09:12 Ana Silva <support@example.com> napisał(a):",
            "W dniu 27.11.2026 o 09:12, Ana Silva pisze:",
            "Wiadomość napisana przez Ana Silva <support@example.com> w dniu 27 lis 2026, o godz. 09:12:",
        ] {
            let expected = ("Ok".to_owned(), format!("{line}\n\n> Hello"), String::new());
            assert_eq!(folded(&format!("Ok\n\n{line}\n\n> Hello\n")), expected);
            // Without a sign before what is quoted.
            assert_eq!(folded(&format!("Ok\n\n{line}\n\nHello\n")).0, "Ok", "{line}");
            // Cut in two where programs cut.
            if let Some((before, after)) = line.rsplit_once(' ') {
                assert_eq!(folded(&format!("Ok\n\n{before}\n{after}\n> Hello\n")).0, "Ok", "{line}");
            }
        }
    }

    #[test]
    fn blocks_of_outlook() {
        for block in [
            "From: Ana <support@example.com>\nSent: Friday, November 27, 2026 9:12 AM\nTo: Ada\nSubject: Re: Import",
            "De : Ana <support@example.com>\nEnvoyé : vendredi 27 novembre 2026 09:12\nÀ : Ada\nObjet : Re: Import",
            "Von: Ana <support@example.com>\nGesendet: Freitag, 27. November 2026 09:12\nAn: Ada\nBetreff: Re: Import",
            "差出人: Ana <support@example.com>\n送信日時: 2026年11月27日 9:12\n宛先: Ada\n件名: Re: Import",
            "De: Ana\nEnviado: sexta-feira, 27 de novembro de 2026 09:12\nPara: Ada\nAssunto: Re: Import",
            "De: Ana\nEnviado el: viernes, 27 de noviembre de 2026 9:12\nPara: Ada\nAsunto: Re: Import",
            "Da: Ana\nInviato: venerdì 27 novembre 2026 09:12\nA: Ada\nOggetto: Re: Import",
            "Van: Ana\nVerzonden: vrijdag 27 november 2026 09:12\nAan: Ada\nOnderwerp: Re: Import",
            "Från: Ana\nSkickat: den 27 november 2026 09:12\nTill: Ada\nÄmne: Re: Import",
            "من: Ana\nتاريخ الإرسال: 27/11/2026\nإلى: Ada\nالموضوع: Re: Import",
            "보낸 사람: Ana\n보낸 날짜: 2026년 11월 27일\n받는 사람: Ada\n제목: Re: Import",
            "发件人: Ana\n发送时间: 2026年11月27日 9:12\n收件人: Ada\n主题: Re: Import",
            "寄件者: Ana\n寄件日期: 2026年11月27日\n收件者: Ada\n主旨: Re: Import",
            "Od: Ana\nWysłano: piątek, 27 listopada 2026 09:12\nDo: Ada\nTemat: Re: Import",
            "*From:* Ana <support@example.com>\n*Sent:* Friday\n*To:* Ada\n*Subject:* Re: Import",
        ] {
            let rule = "________________________________";
            let quoted = format!("{rule}\n{block}\n\nHello");
            assert_eq!(folded(&format!("Ok\n\n{quoted}\n")), ("Ok".to_owned(), quoted, String::new()));
        }
        let form = "From: Ada\nI would like to know how it works.\nTo: be sure, I ask.";
        assert_eq!(folded(form).0, form);
    }

    #[test]
    fn answers_between_quotes_stay_with_their_questions() {
        let mail = "Hi Ana,\n\nOn 27/11/2026 09:12, Ana wrote:\n> Which version?\n\n4.2\n\n> Which plan?\n\nTeam\n\n> Thanks\n> Ana";
        let (new, quoted, _) = folded(mail);
        assert_eq!(new, "Hi Ana,\n\n> Which version?\n\n4.2\n\n> Which plan?\n\nTeam");
        assert_eq!(quoted, "On 27/11/2026 09:12, Ana wrote:\n> Thanks\n> Ana");
        assert_eq!(folded("Ana Silva wrote:\n\n> Hello\n\nIt works.").0, "It works.");
        // One answer below one quote: that is all of it.
        let below = "On 27/11/2026 09:12, Ana wrote:\n> Hello\n> Ana\n\nIt works.";
        assert_eq!(folded(below).0, "It works.");
    }

    #[test]
    fn the_marker_wins() {
        assert_eq!(folded(&format!("Ok\n\nSupport, 27 November\n\n{MARKER}\n\nHello")).0, "Ok\n\nSupport, 27 November");
        assert_eq!(folded(&format!("Ok\n> {MARKER}\n> Hello")).0, "Ok");
        // An answer of nothing is nothing.
        assert_eq!(folded(&format!("On 27/11/2026 09:12, Ana wrote:\n{MARKER}\nHello")).0, "");
    }

    #[test]
    fn signatures() {
        for (mail, new, signature) in [
            ("Ok\n-- \nAda\nAnalyst", "Ok", "-- \nAda\nAnalyst"),
            ("Ok\n\nSent from my iPhone", "Ok", "Sent from my iPhone"),
            ("Ok\n\nSent from my iPhone\n\n> Hello", "Ok", "Sent from my iPhone"),
            ("Ok\n\nGet Outlook for iOS<https://aka.ms/o0ukef>", "Ok", "Get Outlook for iOS<https://aka.ms/o0ukef>"),
            ("Ok\n\nVon meinem iPhone gesendet", "Ok", "Von meinem iPhone gesendet"),
            ("了解\n\niPhoneから送信", "了解", "iPhoneから送信"),
            ("Ok\n\n나의 iPhone에서 보냄", "Ok", "나의 iPhone에서 보냄"),
            ("Enviado.\n\nEnvoyé depuis lundi, et rien.", "Enviado.\n\nEnvoyé depuis lundi, et rien.", ""),
            ("Ok\n-- \nAda\n\nSent from my iPhone", "Ok", "-- \nAda\n\nSent from my iPhone"),
            ("a\n--\nb\n\n--\nc", "a", "--\nb\n\n--\nc"),
            (
                "It was sent.\nSent from my desk came the file, as I wrote.\nOk?",
                "It was sent.\nSent from my desk came the file, as I wrote.\nOk?",
                "",
            ),
        ] {
            let folded = fold(mail, MARKER);
            assert_eq!((folded.new.as_str(), folded.signature.as_str()), (new, signature), "{mail}");
        }
    }

    #[test]
    fn what_is_unsure_is_kept() {
        for mail in [
            "On 5 May the doctor wrote:\nTake two of them.",
            "On 27 November at 9:12 your colleague wrote:\nRestart it.\nI did, and it stops again.",
            "My file begins so:\n\nFrom: x\nTo: y\nSubject: z\n\nWhy is it refused?",
            "> only a quote",
            "---------- Forwarded message ---------\nFrom: Bob <bob@example.com>\nDate: Fri\nSubject: Import\nTo: Ada\n\nIt stops.",
            "See below.\n\n-------- Forwarded Message --------\nSubject: Import\nDate: Fri\nFrom: Bob\nTo: Ada\n\nIt stops.",
            "a\n--\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15",
            "Le prix est de 5 euros, comme on me l'a écrit : pourquoi ?",
            "",
        ] {
            assert_eq!(folded(mail), (mail.to_owned(), String::new(), String::new()));
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost(parts in prop::collection::vec(prop_oneof![
            Just("\n".to_owned()), Just("> ".to_owned()), Just("-- \n".to_owned()), Just("\r\n".to_owned()),
            Just("On 27/11/2026 09:12, Ana wrote:\n".to_owned()), Just(MARKER.to_owned()),
            Just("\nFrom: a\nSent: b\nTo: c\nSubject: d\n".to_owned()), Just("\n-----Original Message-----\n".to_owned()),
            Just("\nSent from my iPhone\n".to_owned()), Just("________\n".to_owned()),
            Just("\n---------- Forwarded message ---------\n".to_owned()), ".{0,20}", "[a-z \n]{0,20}",
        ], 0..20)) {
            let text = parts.concat();
            let Folded { new, quoted, signature } = fold(&text, MARKER);
            let sorted = |text: &str| {
                let mut characters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
                characters.sort_unstable();
                characters
            };
            prop_assert_eq!(sorted(&text), sorted(&(new + &quoted + &signature)));
        }
    }
}
