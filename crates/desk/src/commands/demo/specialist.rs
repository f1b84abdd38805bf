//! A specialist who answers whatever is asked, some seconds later and in the language of the ticket: they have nobody to ask and
//! know nothing, but a customer sees what an answer looks like.

use std::time::Duration;

use jiff::Timestamp;

use crate::store::{Answer, Assigned, Failure, From, Order, QueueFilter, Session, Standing, Store, queue};

/// Between two looks at the queue.
const LOOK: Duration = Duration::from_secs(1);
/// Milliseconds from a question to its answer: time enough to close the panel, and see the badge come.
const PAUSE: i64 = 4_000;

/// By language: the answer to a question, and to all that is written after it.
const SENTENCES: [(&str, &str, &str); 8] = [
    (
        "en",
        "Thank you for writing to us. I have looked into it, and it should work now. Could you try once more?",
        "Thank you for telling me. I have passed this on to the team, and will write as soon as I know more.",
    ),
    (
        "fr",
        "Merci de nous avoir écrit. J’ai examiné le problème, et tout devrait fonctionner maintenant. Pourriez-vous réessayer\u{202f}?",
        "Merci pour ces précisions. Je les ai transmises à l’équipe et je vous écris dès que j’en sais plus.",
    ),
    (
        "de",
        "Danke für Ihre Nachricht. Ich habe es mir angesehen, jetzt sollte es funktionieren. Können Sie es noch einmal versuchen?",
        "Danke für die Rückmeldung. Ich habe sie an das Team weitergegeben und schreibe, sobald ich mehr weiß.",
    ),
    (
        "ja",
        "お問い合わせありがとうございます。確認しましたので、正常に動くはずです。もう一度お試しいただけますか。",
        "ご連絡ありがとうございます。担当チームに伝えました。分かり次第ご連絡します。",
    ),
    (
        "pt",
        "Obrigada por escrever. Verifiquei o problema e agora deve funcionar. Pode tentar de novo?",
        "Obrigada pela informação. Passei-a à equipe e escrevo assim que souber mais.",
    ),
    (
        "es",
        "Gracias por escribirnos. Lo he revisado y ya debería funcionar. ¿Puede intentarlo de nuevo?",
        "Gracias por la información. La he pasado al equipo y le escribiré en cuanto sepa más.",
    ),
    (
        "ar",
        "شكرًا لتواصلك معنا. راجعتُ المشكلة، ومن المفترض أن كل شيء يعمل الآن. هل يمكنك المحاولة مرة أخرى؟",
        "شكرًا على المعلومات. أرسلتُها إلى الفريق وسأكتب إليك حالما أعرف المزيد.",
    ),
    (
        "it",
        "Grazie per averci scritto. Ho controllato e ora dovrebbe funzionare. Può riprovare?",
        "Grazie per le informazioni. Le ho passate al team e scriverò appena ne saprò di più.",
    ),
];

/// Answers until it is stopped. What waited before is left to others.
pub async fn run(store: Store, agent: String) {
    let since = Timestamp::now().as_millisecond();
    loop {
        tokio::time::sleep(LOOK).await;
        let agent = agent.clone();
        let answering = store.write(move |session| answer(session, &agent, since, Timestamp::now().as_millisecond()));
        if let Err(error) = answering.await {
            tracing::warn!(%error, "the demo's specialist can't answer");
        }
    }
}

fn answer(session: &mut dyn Session, agent: &str, since: i64, now: i64) -> Result<(), Failure> {
    // What a specialist has taken, they answer themselves.
    let filter = QueueFilter {
        standing: Standing::Waiting,
        assigned: Assigned::Nobody,
        order: Order::Newest,
        limit: 50,
        ..QueueFilter::default()
    };
    for waiting in queue(session, &filter)?.0 {
        let asked = waiting.ticket.changed_at;
        if asked < since || now - asked < PAUSE {
            continue;
        }
        let text = sentence(&waiting.ticket.language, waiting.messages > 1).to_owned();
        let from = From::Agent(agent.to_owned());
        let ticket = waiting.ticket.id;
        Answer { ticket, from, text, attachments: Vec::new(), idempotency_key: None, reopens: false, at: now }
            .write(session)?;
    }
    Ok(())
}

fn sentence(language: &str, again: bool) -> &'static str {
    let language = language.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let (_, first, next) = SENTENCES.iter().find(|(own, ..)| *own == language).unwrap_or(&SENTENCES[0]);
    if again { next } else { first }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_the_language_that_was_asked_in() {
        assert!(sentence("pt-BR", false).starts_with("Obrigada por"));
        assert!(sentence("nl", true).starts_with("Thank you for telling"));
    }
}
