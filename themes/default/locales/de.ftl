## Contacts

channel-knowledge-base = Wissensdatenbank
channel-community = Community
channel-chat = Chat-Support
channel-email = E-Mail-Support
channel-phone = Telefon-Support
channel-callback = Rückruf
contact-link = { $name } öffnen
contact-link-chat = Chat starten
contact-link-email = E-Mail schreiben
contact-link-phone = Anrufen
contact-link-callback = Rückruf anfordern
contact-link-form = Nachricht schreiben
contact-plans =
    { $count ->
        [one] Im Tarif { $plans } enthalten
       *[other] In den Tarifen { $plans } enthalten
    }
contact-plans-all = In allen Tarifen enthalten
contact-locked-from = Im Tarif { $plan } nicht enthalten. Verfügbar ab Tarif { $lowest }.
contact-locked-list =
    { $count ->
        [one] Im Tarif { $plan } nicht enthalten. Verfügbar im Tarif { $plans }.
       *[other] Im Tarif { $plan } nicht enthalten. Verfügbar in den Tarifen { $plans }.
    }
contact-locked = Im Tarif { $plan } nicht enthalten.
contact-languages = Auf { $languages }
contact-languages-one = Nur auf { $language }
contact-languages-account = In der Sprache Ihres Kontos: { $languages }
hours-range = { $open }–{ $close } Uhr
hours-range-overnight = { $open } Uhr bis { $close } Uhr am nächsten Tag
hours-all-day = rund um die Uhr
hours-days = { $first } bis { $last }
hours-every-day = täglich
hours-line = { $days }, { $hours }
hours-join = { $first }; { $rest }
hours-week = { $rules } ({ $zone })
hours-always = Täglich rund um die Uhr
hours-closed = { $hours }. Geschlossen am { $dates }.
matrix-caption = Support-Kanäle nach Tarif
matrix-included = Enthalten
matrix-not-included = Nicht enthalten
