//! Conversations from before, in several languages and states.

use guichet_tickets::{Act, Kind, Owner, Reader};
use jiff::{SignedDuration, Timestamp};

use super::people::CUSTOMERS;
use crate::store::{Answer, Failure, From, NewTicket, Session, change};

/// What happened after a ticket was begun, and how many minutes before now.
enum Then {
    Answered(&'static str),
    Asked(&'static str),
    Closed,
    Reopened,
}

struct Before {
    /// The number of a customer, or the address of somebody without a pass.
    who: Result<usize, &'static str>,
    kind: Kind,
    channel: &'static str,
    language: &'static str,
    subject: &'static str,
    text: &'static str,
    minutes: i64,
    then: &'static [(i64, Then)],
}

const TICKETS: [Before; 8] = [
    Before {
        who: Ok(1),
        kind: Kind::Web,
        channel: "email",
        language: "de",
        subject: "Import bricht bei Zeile 500 ab",
        text: "Guten Tag,\nbeim Import unserer Kontakte kommt ab Zeile 500 nichts mehr an. Woran kann das liegen?",
        minutes: 26 * 60,
        then: &[(
            22 * 60,
            Then::Answered(
                "In Zeile 501 steht ein Datum im Format 31/12/26. Bitte schreiben Sie 2026-12-31, dann läuft der Import durch.",
            ),
        )],
    },
    Before {
        who: Ok(2),
        kind: Kind::Callback,
        channel: "callback",
        language: "ja",
        subject: "請求先の変更について",
        text: "請求先の会社名を変更したいのですが、どこで設定できますか。",
        minutes: 4 * 24 * 60,
        then: &[
            (4 * 24 * 60 - 50, Then::Answered("お電話でご案内したとおり、「お支払い」画面で変更できます。")),
            (3 * 24 * 60, Then::Asked("変更できました。ありがとうございました。")),
            (3 * 24 * 60 - 5, Then::Closed),
        ],
    },
    Before {
        who: Ok(3),
        kind: Kind::Web,
        channel: "email",
        language: "fr",
        subject: "Doublons après la fusion",
        text: "Bonjour,\naprès la fusion de deux fiches, l’ancienne adresse e-mail apparaît encore dans les rapports.",
        minutes: 95,
        then: &[],
    },
    Before {
        who: Ok(3),
        kind: Kind::Chat,
        channel: "chat",
        language: "fr",
        subject: "Partager un tableau de bord",
        text: "Comment partager un tableau de bord avec une personne qui n’a pas de compte\u{202f}?",
        minutes: 6 * 24 * 60,
        then: &[
            (
                6 * 24 * 60 - 3,
                Then::Answered(
                    "Ouvrez le tableau de bord, puis choisissez «\u{a0}Partager\u{a0}»\u{a0}: un lien en lecture seule suffit.",
                ),
            ),
            (6 * 24 * 60 - 9, Then::Asked("Parfait, merci\u{202f}!")),
            (6 * 24 * 60 - 10, Then::Closed),
        ],
    },
    Before {
        who: Ok(4),
        kind: Kind::Web,
        channel: "email",
        language: "pt",
        subject: "Relatório de vendas sem o mês de outubro",
        text: "O relatório mostra setembro e novembro, mas outubro está vazio.",
        minutes: 3 * 24 * 60,
        then: &[
            (
                2 * 24 * 60 + 300,
                Then::Answered("Havia um filtro de equipe no relatório. Eu o removi; outubro aparece agora."),
            ),
            (2 * 24 * 60, Then::Closed),
            (45, Then::Reopened),
        ],
    },
    Before {
        who: Ok(4),
        kind: Kind::Chat,
        channel: "chat",
        language: "es",
        subject: "Cambiar el remitente de una campaña",
        text: "Necesitamos enviar la campaña desde otra dirección. ¿Dónde se cambia el remitente?",
        minutes: 30,
        then: &[],
    },
    Before {
        who: Ok(0),
        kind: Kind::Web,
        channel: "email",
        language: "en",
        subject: "Which plan has sales forecasts?",
        text: "We are on the free plan. Which one do we need for sales forecasts?",
        minutes: 9 * 24 * 60,
        then: &[
            (
                9 * 24 * 60 - 200,
                Then::Answered("Sales forecasts come with Pro. You can try it for 14 days, under “Plan and billing”."),
            ),
            (8 * 24 * 60, Then::Closed),
        ],
    },
    Before {
        who: Err("guest@shop.example.com"),
        kind: Kind::Web,
        channel: "email",
        language: "en",
        subject: "I can't sign in any more",
        text: "The link to reset my password never arrives. My colleague gets hers.",
        minutes: 12,
        then: &[],
    },
];

/// # Errors
/// The database.
pub fn begin(session: &mut dyn Session, agent: &str, now: Timestamp) -> Result<(), Failure> {
    let before = |minutes: i64| (now - SignedDuration::from_mins(minutes)).as_millisecond();
    for ticket in TICKETS {
        let customer = ticket.who.ok().map(|at| &CUSTOMERS[at]);
        let owner = customer.map_or_else(Owner::default, |customer| Owner {
            customer: Some(customer.id.into()),
            account: Some(customer.account.into()),
        });
        let begun = NewTicket {
            kind: ticket.kind,
            channel: ticket.channel.into(),
            subject: ticket.subject.into(),
            text: ticket.text.into(),
            language: ticket.language.into(),
            locale: ticket.language.into(),
            plan: customer.map(|customer| customer.plan.into()),
            owner: owner.clone(),
            email: Some(
                customer.map_or_else(|| ticket.who.err().unwrap_or_default(), |customer| customer.email).into(),
            ),
            phone: (ticket.kind == Kind::Callback).then(|| "+81 3 5555 0104".to_owned()),
            attachments: Vec::new(),
            idempotency_key: None,
            at: before(ticket.minutes),
        };
        let id = begun.begin(session)?.ticket;
        let reader = Reader::holder(owner.customer, owner.account).unwrap_or(Reader::Link { ticket: id });
        for (minutes, then) in ticket.then {
            let at = before(*minutes);
            let (from, text) = match then {
                Then::Answered(text) => (From::Agent(agent.to_owned()), *text),
                Then::Asked(text) => (From::Customer(reader.clone()), *text),
                Then::Closed => {
                    change(session, &From::Agent(agent.to_owned()), id, Act::Close, at)?;
                    continue;
                }
                Then::Reopened => {
                    change(session, &From::Customer(reader.clone()), id, Act::Reopen, at)?;
                    continue;
                }
            };
            let text = text.to_owned();
            Answer { ticket: id, from, text, attachments: Vec::new(), idempotency_key: None, reopens: false, at }
                .write(session)?;
        }
    }
    Ok(())
}
