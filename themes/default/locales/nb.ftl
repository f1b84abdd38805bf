## Every page

skip-to-content = Gå til innholdet
nav-main = Hovednavigasjon
nav-footer = Bunntekst
nav-breadcrumbs = Brødsmulesti
nav-pager = Forrige og neste artikkel
nav-home = Forside
nav-topics = Emner
nav-topics-all = Alle emner
nav-area = I dette emnet
nav-contact = Kontakt support
nav-az = Alle artikler A–Å
nav-search = Søk
nav-feed = Strøm med nye artikler
nav-language = Språk:
theme-to-dark = Bytt til mørkt tema
theme-to-light = Bytt til lyst tema
announcement-label = Kunngjøring
announcement-close = Lukk denne kunngjøringen
drafts-banner = Forhåndsvisning: Denne versjonen inneholder utkast. Ikke publiser den.

## Home page

home-heading = Hva kan vi hjelpe deg med?
home-lead = Søk i veiledningene, eller finn emnet ditt.
home-areas = Bla etter emne
home-popular = Populære artikler

## Lists of articles

area-count =
    { $count ->
        [one] { $count } artikkel
       *[other] { $count } artikler
    }
category-all =
    { $count ->
        [one] Se { $count } artikkel i «{ $category }»
       *[other] Se alle { $count } artikler i «{ $category }»
    }
list-filter = Filtrer { $count } artikler
article-borrowed = På { $language }

## Article

article-updated = Oppdatert { $date }
article-edit = Rediger denne siden
article-authors = Av { $authors }
article-plans = Inkludert i { $plans }
article-draft = Utkast
article-unlisted = Ikke oppført
article-markdown = Denne siden som Markdown
toc-title = På denne siden
pager-prev = Forrige
pager-next = Neste
related-title = Relaterte artikler
helpful-question = Var artikkelen nyttig?
helpful-yes = Ja
helpful-no = Nei
helpful-thanks = Takk. Så fint at den hjalp.
helpful-thanks-no = Takk for at du sier fra. Kontakt support nedenfor hvis du fortsatt står fast.
insights-comment = Hva mangler eller er uklart?
insights-comment-help = Ikke skriv navn, adresser eller personlige numre.
insights-section = Hvilken del?
insights-section-any = Hele artikkelen
insights-send = Send
insights-sent = Takk. De som skriver artiklene, kommer til å lese det.

## Articles in another language than the page

notice-fallback = Artikkelen finnes ikke på { $language } ennå. Du leser den på { $original }.
notice-machine = Artikkelen er maskinoversatt. Hvis noe avviker, gjelder versjonen på { $original }.
notice-machine-link = Les den på { $original }
notice-stale = Versjonen på { $original } er endret siden artikkelen ble oversatt: { $sections }.
notice-stale-head = tittel og beskrivelse
notice-stale-introduction = innledning

## Inside the text of an article

callout-note = Merk
callout-tip = Tips
callout-important = Viktig
callout-warning = Advarsel
callout-caution = Forsiktig
table-region = Tabell
heading-link = Lenke til: %n
heading-link-copied = Lenken er kopiert
footnotes = Fotnoter
footnote-back = Tilbake til teksten
task-done = Utført
task-open = Ikke utført
code-copy = Kopier
code-copied = Kopiert
video-source = Spilles av fra %n
video-untitled = Video
picture-enlarge = Forstørr bildet
picture-close = Lukk
badge-new = Nytt
badge-updated = Oppdatert
badge-beta = Beta
badge-deprecated = Utgår
badge-required = Påkrevd
badge-optional = Valgfritt

## Search

search-label = Søk i hjelpesenteret
search-placeholder = Søk etter svar
search-submit = Søk
search-title = Søk
search-suggestions = Forslag
search-loading = Søker …
search-see-all = Se alle treff for «%q»
search-other-language = Treff på %n
search-count-zero = { search-count-other }
search-count-one = %n treff
search-count-two = { search-count-other }
search-count-few = { search-count-other }
search-count-many = { search-count-other }
search-count-other = %n treff
search-count-for = %n for «%q»
search-corrected = Viser treff for «%q»
search-did-you-mean = Mente du «%q»?
search-more = Vis flere treff
search-filter-area = Emne
search-filter-area-all = Alle emner
search-filter-plan = Abonnement
search-filter-plan-all = Alle
search-clear-filters = Fjern filtre
search-none = Ingen treff
search-none-help = Sjekk stavemåten, prøv færre eller enklere ord, eller spør teamet vårt.
search-error = Søket er ikke tilgjengelig akkurat nå.
search-error-help = Søkeindeksen kunne ikke lastes inn. Sjekk tilkoblingen og prøv igjen.
search-outdated = Siden er utdatert. Last den inn på nytt for å søke.
search-retry = Prøv igjen
search-browse = Eller bla etter emne
search-shortcut = Trykk på / på en hvilken som helst side for å søke
search-no-script = Søket krever JavaScript. Uten JavaScript fører listen over alle artikler A–Å og emnene nedenfor til de samme sidene.

## Contact

contact-title = Kontakt support
contact-intro = Velg måten som passer for deg. Alternativene avhenger av abonnementet ditt.
contact-channels = Slik når du oss
contact-other-plans = Med andre abonnementer
contact-compare = Sammenlign support etter abonnement
contact-callout-title = Trenger du fortsatt hjelp?
contact-callout-text = Supportteamet vårt hjelper deg gjerne videre.
contact-callout-link = Kontakt support
plan-picker-legend = Hvilket abonnement har du?
plan-picker-any = Vis alle
plan-picker-help = Valget ditt blir i denne nettleseren og sendes ikke noe sted.
plan-picker-summary = Abonnementet omfatter %n av %q måter å kontakte oss på.
channel-locked = Ikke i dette abonnementet
channel-languages = På andre språk
channel-reveal = Abonnementet mitt omfatter dette
plan-picker-addons = Tillegg
channel-open-now = Åpent nå
channel-open-until = Åpent nå, til %n
channel-closed-now = Stengt nå
channel-closed-until = Stengt nå. Åpner igjen: %n
channel-instead = Tilgjengelig for deg nå: %n
contact-inbox-title = Tidligere samtaler
contact-inbox-text = Les og svar på dem når som helst, uansett abonnement.
contact-inbox-link = Åpne supportinnboksen din
channel-sealed = Vises for innloggede kunder som kan bruke dette.
channel-sealed-sign-in = Logg inn for å se det
channel-sealed-no-script = JavaScript kreves for å vise det.
pass-held = Adgangspasset ditt: %q, gyldig til %n
pass-forget = Fjern dette passet
pass-forgotten = Adgangspasset er fjernet.
pass-refused-malformed = Lenken inneholder ikke et gyldig adgangspass.
pass-refused-altered = Adgangspasset er endret eller ble ikke utstedt for dette hjelpesenteret.
pass-refused-site = Adgangspasset gjelder for et annet hjelpesenter.
pass-refused-epoch = Adgangspasset er fra en tidligere periode og gjelder ikke lenger.
pass-refused-expired = Adgangspasset ditt er utløpt.
pass-refused-plan = Adgangspasset gjelder for et abonnement som dette hjelpesenteret ikke kjenner til.
pass-refused-insecure = Adgangspass fungerer bare over en sikker tilkobling (https).
pass-refused-unavailable = De beskyttede kontaktopplysningene er ikke tilgjengelige akkurat nå.
pass-refused-help = Du ser det som er åpent for alle. Åpne siden fra produktet igjen for å få et nytt adgangspass.
pass-refused-reload = Du ser det som er åpent for alle. Last inn siden på nytt for å få et nytt adgangspass.

## The contact form

form-title = Send en henvendelse
form-mail-intro = Beskriv spørsmålet ditt her. Deretter åpnes e-postprogrammet ditt med meldingen, klar til å sendes.
form-channel = Hvordan skal vi svare deg?
form-summary = Emne
form-summary-help = Hva gjelder det, i én setning?
form-suggestions = Disse artiklene kan hjelpe
form-suggestions-status = Foreslåtte artikler: %n
form-description = Beskrivelse
form-description-help = Hva gjorde du, hva forventet du, og hva skjedde i stedet?
form-files = Skjermbilder
form-files-add = Legg til skjermbilder
form-files-drop = eller lim inn eller slipp dem her
form-files-help =
    { $count ->
        [one] Én fil: { $types }, høyst { $size }.
       *[other] Opptil { $count } filer: { $types }, høyst { $size } per fil.
    }
form-size-kb = { $count } kB
form-size-mb = { $count } MB
form-files-list = Vedlagte filer
form-files-remove = Fjern %n
form-files-added = %n er lagt ved
form-files-removed = %n er fjernet
form-files-too-large = %n er større enn %q. Beskjær bildet eller lagre det i en mindre størrelse, og legg det ved på nytt.
form-files-type = %n kan ikke legges ved. Velg en fil i et av disse formatene: %q.
form-files-count = Du kan legge ved høyst %n til sammen. Fjern en fil for å få plass.
form-files-unreadable = %n kan ikke leses. Velg filen på nytt.
form-files-again = Teksten din er her fortsatt. Legg ved skjermbildene på nytt.
form-optional = valgfritt
form-language = Foretrukket språk
form-email = E-postadressen din
form-phone = Telefonnummeret ditt
form-phone-help = Med landskode, for eksempel +47 for Norge
form-submit = Send
form-submit-chat = Send melding
form-submit-mail = Lag e-posten
form-sending = Sender …
form-chat-elsewhere = Du kan ikke starte en chat fra dette skjemaet.
form-error-title = Ikke sendt ennå. Sjekk følgende:
form-error-back = Gå tilbake i nettleseren: Teksten din er der fortsatt.
form-error-channel = Velg hvordan vi skal svare deg.
form-error-summary = Skriv et emne.
form-error-description = Beskriv spørsmålet ditt.
form-error-email = Skriv en e-postadresse, for eksempel navn@example.com.
form-error-phone = Skriv et telefonnummer med landskode.
form-failed-offline = Du er frakoblet. Teksten din er tatt vare på: Send den på nytt når du er tilkoblet.
form-failed-network = Vi fikk ikke kontakt. Teksten din er tatt vare på: Sjekk tilkoblingen og send den på nytt.
form-failed-timeout = Svaret kom ikke i tide. Teksten din er tatt vare på: Send den på nytt, den blir ikke mottatt to ganger.
form-failed-server = Noe gikk galt hos oss. Teksten din er tatt vare på: Send den på nytt om noen minutter, eller kontakt oss på en annen måte.
form-failed-refused = Henvendelsen ble ikke godtatt. Teksten din er tatt vare på: Sjekk det du har skrevet, eller kontakt oss på en annen måte.
form-failed-pass = Tilgangen din er utløpt. Teksten din er tatt vare på: Åpne siden fra kontoen din igjen i denne fanen, og send den deretter.
form-failed-size = Filene er for store til sammen. Fjern én eller flere, og send på nytt.
form-failed-busy = For mange henvendelser på én gang. Teksten din er tatt vare på: Send den på nytt kl. %n.
form-failed-busy-soon = For mange henvendelser på én gang. Teksten din er tatt vare på: Send den på nytt om et minutt.
form-sent-title = Takk, vi har mottatt henvendelsen din
form-sent-title-chat = Takk, vi har mottatt meldingen din
form-sent-email = Vi svarer på e-post til %n.
form-sent-callback = Vi ringer deg på %n.
form-sent-chat = Gå til samtalen
form-sent-follow = Følg henvendelsen din
form-sent-reference = Saksnummer: %n
form-sent-again = Send en ny henvendelse
form-mail-title = E-posten din er klar
form-mail-text = Se over den i e-postprogrammet ditt og send den derfra. Hvis ingen e-post ble åpnet, kan du kopiere teksten og sende den til %n.
form-mail-long = Teksten er for lang til å overføres i sin helhet. Kopier den og lim den inn i e-posten.
form-mail-files = En nettside kan ikke overføre filer til et e-postprogram: Legg ved skjermbilder der.
form-mail-open = Åpne e-posten på nytt
form-mail-copy = Kopier teksten
form-mail-copied = Kopiert
form-mail-back = Tilbake til skjemaet
form-restored = Utkastet ditt er her fortsatt.
form-discard = Begynn på nytt

## Help panel: what customers see inside of the product

panel-help = Hjelp
panel-replies-zero = { panel-replies-other }
panel-replies-one = Hjelp, %n nytt svar
panel-replies-two = { panel-replies-other }
panel-replies-few = { panel-replies-other }
panel-replies-many = { panel-replies-other }
panel-replies-other = Hjelp, %n nye svar
panel-top-context = Hjelp til denne siden
panel-top-area = Hjelp til «%n»
panel-close = Lukk
panel-back = Tilbake
panel-forward = Fremover
panel-larger = Større
panel-clear = Tøm søket
panel-width = Bredden på vinduet
panel-height = Høyden på vinduet
panel-new-tab = Åpne i ny fane
panel-article-error = Siden kan ikke vises akkurat nå.
panel-down = Hjelpen er ikke tilgjengelig akkurat nå. Sjekk tilkoblingen og prøv igjen.
panel-down-ways = Du kan også nå oss her:

## A–Z list

az-title = Alle artikler A–Å
az-jump = Gå til en bokstav

## Empty pages

empty-home = Ingen artikler ennå
empty-home-help = Dette hjelpesenteret har nettopp åpnet. Kom gjerne tilbake snart.
empty-area = Ingenting her ennå
empty-area-help = Vi holder fortsatt på å skrive artikler om dette emnet. Prøv å søke etter det du trenger.
empty-contact = Ingen kontaktmuligheter ennå
empty-contact-help = Kom gjerne tilbake snart.

## Page not found, choice of language, moved pages

not-found-title = Vi fant ikke siden
not-found-text = Den kan være flyttet, eller lenken kan være feilskrevet. Søk, eller start på nytt fra forsiden.
not-found-home = Gå til forsiden
root-lead = Velg språk
redirect-title = Siden er flyttet
redirect-text = Siden er flyttet.
redirect-link = Gå til den nye adressen

## Titles shown by the browser and by search engines

title-page = { $title } – { $site }

## Contacts: sentences made from contacts.yaml. A site names its plans and channels in its own locales/<locale>.ftl:
## plan-<id>, channel-<id>, and if it likes channel-<id>-description and channel-<id>-link.

channel-knowledge-base = Kunnskapsbase
channel-community = Nettsamfunn
channel-chat = Chatsupport
channel-email = E-postsupport
channel-phone = Telefonsupport
channel-callback = Bli oppringt
channel-knowledge-base-link = Gå til kunnskapsbasen
channel-community-link = Gå til nettsamfunnet
contact-link = Åpne { $name }
contact-link-chat = Start en chat
contact-link-email = Send e-post
contact-link-phone = Ring oss
contact-link-callback = Be om å bli oppringt
contact-link-form = Skriv til oss
contact-plans = Inkludert i { $plans }
contact-plans-all = Inkludert i alle abonnementer
contact-locked-from = Ikke inkludert i { $plan }. Tilgjengelig fra og med { $lowest }.
contact-locked-list = Ikke inkludert i { $plan }. Tilgjengelig med { $plans }.
contact-locked = Ikke inkludert i { $plan }.
contact-locked-addon = Ikke inkludert i { $plan }. Tilgjengelig med tillegget { $addon }.
contact-locked-addon-plan = Ikke inkludert i { $plan }. Tilgjengelig med tillegget { $addon } til { $lowest }.
contact-plans-addons = Tilgjengelig med tillegget { $addons }
contact-needs-seat = Krever en betalt lisens
contact-needs-seat-from = Krever en betalt lisens hvis kontoen ble opprettet { $date } eller senere
contact-needs-addon = Krever tillegget { $addon }
contact-needs-addon-from = Krever tillegget { $addon } hvis kontoen ble opprettet { $date } eller senere
contact-reply-minutes =
    { $count ->
        [one] Besvares vanligvis innen { $count } minutt
       *[other] Besvares vanligvis innen { $count } minutter
    }
contact-reply-hours =
    { $count ->
        [one] Besvares vanligvis innen { $count } time
       *[other] Besvares vanligvis innen { $count } timer
    }
contact-reply-days =
    { $count ->
        [one] Besvares vanligvis innen { $count } virkedag
       *[other] Besvares vanligvis innen { $count } virkedager
    }
contact-languages = På { $languages }
contact-languages-one = Bare på { $language }
contact-languages-account = På språket kontoen din er satt til: { $languages }
contact-languages-not = Finnes ikke på { $language }
contact-languages-warning = { $channel }: bare på { $languages }
contact-languages-account-help = Vil du ha svar på et annet av disse språkene, endrer du språket i kontoinnstillingene.
hours-range = kl. { $open }–{ $close }
hours-range-overnight = kl. { $open }–{ $close } neste dag
hours-all-day = døgnet rundt
hours-days = { $first } til { $last }
hours-every-day = hver dag
hours-line = { $days } { $hours }
hours-join = { $first }; { $rest }
hours-week = { $rules } ({ $zone })
hours-always = Døgnet rundt, alle dager
hours-dates = { $hours }. Andre åpningstider: { $dates }
hours-closed = { $hours }. Stengt { $dates }.
matrix-caption = Supportkanaler etter abonnement
matrix-included = Inkludert
matrix-not-included = Ikke inkludert

## The inbox: earlier conversations with support, on a page of the help centre and in the panel

inbox-title = Supportinnboksen din
inbox-intro = Det du har spurt oss om, og det vi har svart.
inbox-no-script = JavaScript kreves for å vise samtalene dine her. Du kan også kontakte oss på nytt eller svare på e-postene våre.
inbox-search = Søk i samtalene dine
inbox-filter = Vis
inbox-filter-all = Alle
inbox-filter-open = Åpne
inbox-filter-closed = Lukkede
inbox-list = Samtaler
inbox-state-open = Venter på oss
inbox-state-answered = Besvart
inbox-state-closed = Lukket
inbox-state-reopened = Gjenåpnet
inbox-unread = Nye svar: %n
inbox-more = Vis flere
inbox-loading = Laster inn samtalene dine …
inbox-empty = Ingen samtaler ennå
inbox-empty-help = Når du skriver til oss, vises svaret vårt her.
inbox-empty-search = Fant ingenting for «%q»
inbox-write = Kontakt support
inbox-back = Alle samtaler
inbox-choose = Velg en samtale for å lese den her.
inbox-you = Du
inbox-colleague = Kollegaen din
inbox-support = Support
inbox-closed = Samtalen ble lukket
inbox-reopened = Samtalen ble gjenåpnet
inbox-arrived = Ny melding fra %n
inbox-reply = Svaret ditt
inbox-attach = Legg ved skjermbilder
inbox-send = Send
inbox-sent = Svaret ditt er sendt.
inbox-close = Lukk samtalen
inbox-reopen = Gjenåpne samtalen
inbox-is-closed = Samtalen er lukket. Gjenåpne den for å skrive til oss igjen.
inbox-was-closed = Samtalen ble lukket i mellomtiden. Teksten din er tatt vare på: Gjenåpne samtalen og send den deretter.
inbox-download = Last ned %n (%q)
inbox-signed-out = Samtalene dine venter i kontoen din
inbox-signed-out-help = Åpne siden fra produktet, så vet vi at de er dine.
inbox-expired = Tilgangen din er utløpt
inbox-expired-help = For din sikkerhet utløper den etter en stund. Åpne siden fra produktet igjen for å lese videre.
inbox-reload = For din sikkerhet utløper den etter en stund. Last inn siden på nytt for å lese videre.
inbox-sign-in = Logg inn
inbox-link-expired = Lenken er utløpt
inbox-link-expired-help = Svar på den siste e-posten om denne samtalen. Med svaret vårt får du en ny lenke.
inbox-missing = Fant ikke samtalen
inbox-missing-help = Den kan tilhøre en annen konto, eller lenken kan være ufullstendig.
inbox-failed = Samtalene dine kan ikke vises akkurat nå
inbox-failed-help = Sjekk tilkoblingen og prøv igjen. Ingenting er gått tapt.
inbox-retry = Prøv igjen
inbox-offline = Du er frakoblet. Du ser det som ble lastet inn tidligere.

mail-marker = Skriv svaret ditt over denne linjen
mail-received = Vi har mottatt henvendelsen din
mail-received-text = Takk for meldingen. Teamet vårt har fått den og svarer på e-post.
mail-received-follow = Les og fortsett samtalen her:
mail-follow = Svar på denne e-posten for å skrive til oss. Hele samtalen er her:
mail-files = Noen filer er for store for en e-post. Du finner dem i samtalen.
