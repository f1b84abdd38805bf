## Contacts

channel-knowledge-base = Base di conoscenza
channel-community = Community
channel-chat = Assistenza via chat
channel-email = Assistenza via e-mail
channel-phone = Assistenza telefonica
channel-callback = Richiamata
contact-link = Apri { $name }
contact-link-chat = Avvia una chat
contact-link-email = Invia un’e-mail
contact-link-phone = Chiama
contact-link-callback = Richiedi una chiamata
contact-link-form = Invia un messaggio
contact-plans =
    { $count ->
        [one] Incluso nel piano { $plans }
       *[other] Incluso nei piani { $plans }
    }
contact-plans-all = Incluso in tutti i piani
contact-locked-from = Non incluso nel piano { $plan }. Disponibile a partire dal piano { $lowest }.
contact-locked-list =
    { $count ->
        [one] Non incluso nel piano { $plan }. Disponibile nel piano { $plans }.
       *[other] Non incluso nel piano { $plan }. Disponibile nei piani { $plans }.
    }
contact-locked = Non incluso nel piano { $plan }.
contact-languages = In { $languages }
contact-languages-one = Solo in { $language }
contact-languages-account = Nella lingua dell’account: { $languages }
hours-range = dalle { $open } alle { $close }
hours-range-overnight = dalle { $open } alle { $close } del giorno dopo
hours-all-day = 24 ore su 24
hours-days = da { $first } a { $last }
hours-every-day = ogni giorno
hours-line = { $days }, { $hours }
hours-join = { $first }; { $rest }
hours-week = { $rules } ({ $zone })
hours-always = 24 ore su 24, 7 giorni su 7
hours-closed = { $hours }. Giorni di chiusura: { $dates }.
matrix-caption = Canali di assistenza per piano
matrix-included = Incluso
matrix-not-included = Non incluso
