//! `CON`: contacts.yaml.

use super::entry::*;

family! {
    CON: "contacts.yaml",
        "What is wrong with contacts.yaml, and with what articles say of plans and channels.";

    CON001: error(
        "unknown plan",
        "Plans are those listed under `plans` in contacts.yaml. What is written for any other plan would reach nobody. Correct the name, or add the plan to the list.",
        contacts(
            "  chat: { kind: chat, plans: [gold], languages: [en], href: \"https://chat.example.com/\" }\n",
            "  chat: { kind: chat, plans: [pro], languages: [en], href: \"https://chat.example.com/\" }\n",
        ),
    )
    .can_fix("writes `≥pro` as `\">=pro\"`.");

    CON002: error(
        "unknown channel",
        "Channels are those listed under `channels` in contacts.yaml, and only those can be shown. Correct the name, or add the channel there.",
        article("{{ contact(channel=\"chta\") }}\n", "{{ contact(channel=\"chat\") }}\n")
            .with(&[
                Text("contacts.yaml", "  chat: { kind: chat, plans: all, languages: [en], href: \"https://chat.example.com/\" }\n"),
            ]),
    );

    CON003: error(
        "a channel that no plan includes",
        "Nobody could ever use it. Give it `plans: all`, a list, or `\">=starter\"`, or remove it.",
        contacts(
            "  chat: { kind: chat, plans: [], languages: [en], href: \"https://chat.example.com/\" }\n",
            "  chat: { kind: chat, plans: all, languages: [en], href: \"https://chat.example.com/\" }\n",
        ),
    );

    CON004: warning(
        "a plan without any channel",
        "Customers on this plan would have no way to get help, not even the knowledge base. Add the plan to the `plans` of at least one channel.",
        contacts(
            "plans: [free, pro]\nchannels:\n  home: { plans: [pro], href: home }\n",
            "plans: [free, pro]\nchannels:\n  home: { plans: all, href: home }\n",
        ),
    );

    CON005: error(
        "opening hours that are not valid",
        "Readers are told when a channel is open, so its hours must be clear. Write them as `mon-fri: \"08:00-20:00\"`, with an IANA time zone such as `America/New_York` under `tz:`. A channel must open at some time, and its hours must not overlap.",
        contacts(
            "  chat:\n    plans: all\n    languages: [en]\n    href: \"https://chat.example.com/\"\n    hours: { tz: Europe/Paris, mon-fri: \"8-20\" }\n",
            "  chat:\n    plans: all\n    languages: [en]\n    href: \"https://chat.example.com/\"\n    hours: { tz: Europe/Paris, mon-fri: \"08:00-20:00\" }\n",
        ),
    )
    .can_fix("writes hours that can only be read in one way (`8-20`, `9am-5pm`) as `08:00-20:00`, and dates as `2026-12-25`.");

    CON006: error(
        "a channel's language is not valid",
        "Readers are told in which languages a channel answers, so each must be a BCP 47 tag of a real language, such as `en` or `pt-BR`, listed once. Correct or remove the tag.",
        contacts(
            "  chat: { kind: chat, plans: all, languages: [english], href: \"https://chat.example.com/\" }\n",
            "  chat: { kind: chat, plans: all, languages: [en], href: \"https://chat.example.com/\" }\n",
        ),
    )
    .at_times(Warning, "no language is known by the tag, or it is listed twice");

    CON007: error(
        "a channel without a usable address",
        "Readers would see a channel that they can't reach, so give it an `href`. `href`, `inbox` and `sign_in` are full addresses or paths from the host's root (`/…`). They begin with `https:`, `http:`, `mailto:`, `tel:`, `sms:`, `sip:` or `whatsapp:`, or with a scheme that `markdown.schemes` in site.yaml adds. An address with any other scheme, or one that browsers can't read, is not published.",
        contacts(
            "  chat: { kind: chat, plans: all, languages: [en], href: \"chat.example.com\" }\n",
            "  chat: { kind: chat, plans: all, languages: [en], href: \"https://chat.example.com\" }\n",
        ),
    )
    .at_times(Warning, "the channel has no address at all");

    CON008: error(
        "a plan or channel is duplicated",
        "An id that is listed twice could mean either entry. Remove one of the two, or give it an id of its own.",
        contacts(
            "plans: [free, free]\nchannels:\n  home: { plans: all, href: home }\n",
            "plans: [free, pro]\nchannels:\n  home: { plans: all, href: home }\n",
        ),
    );

    CON009: error(
        "an id that can't be used",
        "Ids of plans, add-ons and channels become parts of message names, so they consist of lower-case letters, digits, `-` and `_`. `all` is reserved for every plan, and `seat` for a paid seat. Choose another id.",
        contacts(
            "plans: [Free]\nchannels:\n  home: { plans: all, href: home }\n",
            "plans: [free]\nchannels:\n  home: { plans: all, href: home }\n",
        ),
    );

    CON010: error(
        "a reply time that can't be read",
        "`reply` tells readers how soon they can expect an answer, in minutes, hours or working days. Write it as `30m`, `4h` or `2d`.",
        contacts(
            "  chat: { kind: chat, plans: all, languages: [en], href: \"https://chat.example.com/\", reply: soon }\n",
            "  chat: { kind: chat, plans: all, languages: [en], href: \"https://chat.example.com/\", reply: 4h }\n",
        ),
    );

    CON011: error(
        "unknown add-on",
        "Add-ons are those listed under `addons` in contacts.yaml, each with the plans that it is sold with. Correct the name, or add the add-on there.",
        contacts(
            "  chat: { kind: chat, plans: [pro], addons: [premium], languages: [en], href: \"https://chat.example.com/\" }\n",
            "  chat: { kind: chat, plans: [pro], addons: [premium], languages: [en], href: \"https://chat.example.com/\" }\naddons: { premium: { plans: [pro] } }\n",
        ),
    );

    CON012: warning(
        "a channel that names no language",
        "People answer on this channel, but readers can't tell whether they would be understood. Add the languages: `languages: [en, fr]`. Plain links (a knowledge base, a community) need none.",
        contacts(
            "  chat: { kind: chat, plans: all, href: \"https://chat.example.com/\" }\n",
            "  chat: { kind: chat, plans: all, languages: [en], href: \"https://chat.example.com/\" }\n",
        ),
    );

    CON013: error(
        "a plan table that disagrees with contacts.yaml",
        "An article has a table of plans and support channels that was written by hand, and this cell contradicts contacts.yaml. Readers would expect support that they don't have, or miss support that they have. Correct whichever is wrong. `{{ support_matrix() }}` prints a table that is always up to date.",
        article(
            "| | Free | Pro |\n|---|---|---|\n| Support chat | ✓ | ✓ |\n",
            "| | Free | Pro |\n|---|---|---|\n| Support chat | – | ✓ |\n",
        )
        .with(&[
            Text("contacts.yaml", "  chat: { kind: chat, plans: [pro], languages: [en], href: \"https://chat.example.com/\" }\n"),
            Text("locales/en.ftl", "plan-free = Free\nplan-pro = Pro\nchannel-chat = Support chat\n"),
        ]),
    );

    CON014: error(
        "a contact form that can't work",
        "`form` in contacts.yaml says where the contact page's form sends requests (`endpoint`, an https address), for which `channels`, and which files may be attached. Without an endpoint, the form writes an email to the first channel of kind `email` whose address is public. Correct the value that the message names, so that requests arrive.",
        contacts(
            "  chat: { kind: chat, plans: all, languages: [en], href: \"https://chat.example.com/\" }\nform: { endpoint: \"http://api.example.com/requests\" }\n",
            "  chat: { kind: chat, plans: all, languages: [en], href: \"https://chat.example.com/\" }\nform: { endpoint: \"https://api.example.com/requests\" }\n",
        ),
    )
    .at_times(Warning, "the form has nowhere to send to");

    CON015: warning(
        "a section for plans that its article is not for",
        "The front matter's `plans` and the `:::plans` of a section have no plan in common, so the section is for none of the article's readers. One of the two is most likely out of date. Correct it.",
        article(
            "---\ntitle: Example\nplans: [free]\n---\n:::plans pro\nCall us.\n:::\n",
            "---\ntitle: Example\nplans: [free, pro]\n---\n:::plans pro\nCall us.\n:::\n",
        )
        .with(&[Text("contacts.yaml", "")]),
    );

    CON016: error(
        "too many plans, channels or add-ons",
        "There can be at most 100 of each. The table of plans and channels grows with all of them, and nobody reads a table of that size. Merge those that do not differ.",
        contacts(
            "plans: [p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15, p16, p17, p18, p19, p20, p21, p22, p23, p24, p25, p26, p27, p28, p29, p30, p31, p32, p33, p34, p35, p36, p37, p38, p39, p40, p41, p42, p43, p44, p45, p46, p47, p48, p49, p50, p51, p52, p53, p54, p55, p56, p57, p58, p59, p60, p61, p62, p63, p64, p65, p66, p67, p68, p69, p70, p71, p72, p73, p74, p75, p76, p77, p78, p79, p80, p81, p82, p83, p84, p85, p86, p87, p88, p89, p90, p91, p92, p93, p94, p95, p96, p97, p98, p99, p100]\nchannels:\n  home: { plans: all, href: home }\n",
            "plans: [p0, p1, p2]\nchannels:\n  home: { plans: all, href: home }\n",
        ),
    );

    CON017: warning(
        "dates that are all past",
        "The days off and the days with other hours that this channel lists are over, so it will be said to be open on the next holiday. List the dates to come. A day that comes every year is written without a year: `closed: [12-25]`.",
        contacts(
            "  chat: { kind: chat, plans: all, languages: [en], href: \"https://chat.example.com/\", hours: { tz: Europe/Paris, mon-fri: \"08:00-20:00\", closed: [2020-12-25] } }\n",
            "  chat: { kind: chat, plans: all, languages: [en], href: \"https://chat.example.com/\", hours: { tz: Europe/Paris, mon-fri: \"08:00-20:00\", closed: [12-25] } }\n",
        ),
    );
}
