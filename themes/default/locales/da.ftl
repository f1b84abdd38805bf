## Every page

skip-to-content = Gå til indholdet
nav-main = Hovednavigation
nav-footer = Sidefod
nav-breadcrumbs = Brødkrummesti
nav-pager = Forrige og næste artikel
nav-home = Forside
nav-topics = Emner
nav-topics-all = Alle emner
nav-area = I dette emne
nav-contact = Kontakt support
nav-az = Alle artikler A–Å
nav-search = Søg
nav-feed = Feed med nye artikler
nav-language = Sprog:
theme-to-dark = Skift til mørkt tema
theme-to-light = Skift til lyst tema
announcement-label = Meddelelse
announcement-close = Luk denne meddelelse
drafts-banner = Forhåndsvisning: Denne version indeholder kladder. Udgiv den ikke.

## Home page

home-heading = Hvad kan vi hjælpe med?
home-lead = Søg i vejledningerne, eller find dit emne.
home-areas = Gennemse emner
home-popular = Populære artikler

## Lists of articles

area-count =
    { $count ->
        [one] { $count } artikel
       *[other] { $count } artikler
    }
category-all =
    { $count ->
        [one] Se { $count } artikel i ”{ $category }”
       *[other] Se alle { $count } artikler i ”{ $category }”
    }
list-filter = Filtrer { $count } artikler
article-borrowed = På { $language }

## Article

article-updated = Opdateret { $date }
article-edit = Redigér denne side
article-authors = Af { $authors }
article-plans = Inkluderet i { $plans }
article-draft = Kladde
article-unlisted = Skjult
article-markdown = Denne side som Markdown
toc-title = På denne side
pager-prev = Forrige
pager-next = Næste
related-title = Relaterede artikler
helpful-question = Var artiklen nyttig?
helpful-yes = Ja
helpful-no = Nej
helpful-thanks = Tak. Vi er glade for, at den hjalp.
helpful-thanks-no = Tak, fordi du fortæller os det. Kontakt support herunder, hvis du stadig sidder fast.
insights-comment = Hvad mangler eller er uklart?
insights-comment-help = Skriv ikke navne, adresser eller personlige numre.
insights-section = Hvilken del?
insights-section-any = Hele artiklen
insights-send = Send
insights-sent = Tak. Det bliver læst af dem, der skriver artiklerne.

## Articles in another language than the page

notice-fallback = Artiklen findes endnu ikke på { $language }. Du læser den på { $original }.
notice-machine = Artiklen er maskinoversat. Hvis noget afviger, gælder versionen på { $original }.
notice-machine-link = Læs den på { $original }
notice-stale = Versionen på { $original } er ændret, siden artiklen blev oversat: { $sections }.
notice-stale-head = titel og beskrivelse
notice-stale-introduction = indledning

## Inside the text of an article

callout-note = Bemærk
callout-tip = Tip
callout-important = Vigtigt
callout-warning = Advarsel
callout-caution = Forsigtig
table-region = Tabel
heading-link = Link til: %n
heading-link-copied = Linket er kopieret
footnotes = Fodnoter
footnote-back = Tilbage til teksten
task-done = Udført
task-open = Ikke udført
code-copy = Kopier
code-copied = Kopieret
video-source = Afspilles fra %n
video-untitled = Video
picture-enlarge = Forstør billedet
picture-close = Luk
badge-new = Nyt
badge-updated = Opdateret
badge-beta = Beta
badge-deprecated = Udfases
badge-required = Påkrævet
badge-optional = Valgfrit

## Search

search-label = Søg i hjælpecentret
search-placeholder = Søg efter svar
search-submit = Søg
search-title = Søgning
search-suggestions = Forslag
search-loading = Søger …
search-see-all = Se alle resultater for ”%q”
search-other-language = Resultater på %n
search-count-zero = { search-count-other }
search-count-one = %n resultat
search-count-two = { search-count-other }
search-count-few = { search-count-other }
search-count-many = { search-count-other }
search-count-other = %n resultater
search-count-for = %n for ”%q”
search-corrected = Viser resultater for ”%q”
search-did-you-mean = Mente du ”%q”?
search-more = Vis flere resultater
search-filter-area = Emne
search-filter-area-all = Alle emner
search-filter-plan = Abonnement
search-filter-plan-all = Alle
search-clear-filters = Ryd filtre
search-none = Ingen resultater
search-none-help = Tjek stavningen, prøv med færre eller enklere ord, eller spørg vores team.
search-error = Søgning er ikke tilgængelig lige nu.
search-error-help = Søgeindekset kunne ikke indlæses. Tjek din forbindelse, og prøv igen.
search-outdated = Siden er forældet. Genindlæs den for at søge.
search-retry = Prøv igen
search-browse = Eller gennemse emner
search-shortcut = Tryk på / på en hvilken som helst side for at søge
search-no-script = Søgning kræver JavaScript. Uden JavaScript fører listen over alle artikler A–Å og emnerne herunder til de samme sider.

## Contact

contact-title = Kontakt support
contact-intro = Vælg den måde, der passer dig. Dine muligheder afhænger af dit abonnement.
contact-channels = Sådan får du fat i os
contact-other-plans = Med andre abonnementer
contact-compare = Sammenlign support efter abonnement
contact-callout-title = Har du stadig brug for hjælp?
contact-callout-text = Vores supportteam hjælper dig gerne videre.
contact-callout-link = Kontakt support
plan-picker-legend = Hvilket abonnement har du?
plan-picker-any = Vis alle
plan-picker-help = Dit valg bliver i denne browser og sendes ingen steder hen.
plan-picker-summary = Abonnementet omfatter %n af %q måder at kontakte os på.
channel-locked = Ikke i dette abonnement
channel-languages = På andre sprog
channel-reveal = Mit abonnement omfatter dette
plan-picker-addons = Tilkøb
channel-open-now = Åbent nu
channel-open-until = Åbent nu, indtil %n
channel-closed-now = Lukket nu
channel-closed-until = Lukket nu. Åbner igen: %n
channel-instead = Tilgængeligt for dig nu: %n
contact-inbox-title = Dine tidligere samtaler
contact-inbox-text = Læs og besvar dem når som helst, uanset abonnement.
contact-inbox-link = Åbn din supportindbakke
channel-sealed = Vises for kunder, der er logget ind og kan bruge det.
channel-sealed-sign-in = Log ind for at se det
channel-sealed-no-script = Det kræver JavaScript at vise det.
pass-held = Dit adgangspas: %q, gyldigt indtil %n
pass-forget = Fjern dette pas
pass-forgotten = Adgangspasset er fjernet.
pass-refused-malformed = Linket indeholder ikke et gyldigt adgangspas.
pass-refused-altered = Adgangspasset er blevet ændret eller er ikke udstedt til dette hjælpecenter.
pass-refused-site = Adgangspasset gælder for et andet hjælpecenter.
pass-refused-epoch = Adgangspasset er fra en tidligere periode og gælder ikke længere.
pass-refused-expired = Dit adgangspas er udløbet.
pass-refused-plan = Adgangspasset gælder for et abonnement, som dette hjælpecenter ikke kender.
pass-refused-insecure = Adgangspas virker kun på en sikker forbindelse (https).
pass-refused-unavailable = De beskyttede kontaktoplysninger er ikke tilgængelige lige nu.
pass-refused-help = Du ser det, der er åbent for alle. Åbn siden fra produktet igen for at få et nyt adgangspas.
pass-refused-reload = Du ser det, der er åbent for alle. Genindlæs siden for at få et nyt adgangspas.

## The contact form

form-title = Send en henvendelse
form-mail-intro = Beskriv dit spørgsmål her. Derefter åbner dit mailprogram med beskeden, klar til at sende.
form-channel = Hvordan skal vi vende tilbage til dig?
form-summary = Emne
form-summary-help = Hvad handler det om, i én sætning?
form-suggestions = Disse artikler kan måske hjælpe
form-suggestions-status = Foreslåede artikler: %n
form-description = Beskrivelse
form-description-help = Hvad gjorde du, hvad forventede du, og hvad skete der i stedet?
form-files = Skærmbilleder
form-files-add = Tilføj skærmbilleder
form-files-drop = eller indsæt eller slip dem her
form-files-help =
    { $count ->
        [one] Én fil: { $types }, højst { $size }.
       *[other] Op til { $count } filer: { $types }, højst { $size } pr. fil.
    }
form-size-kb = { $count } KB
form-size-mb = { $count } MB
form-files-list = Vedhæftede filer
form-files-remove = Fjern %n
form-files-added = %n er vedhæftet
form-files-removed = %n er fjernet
form-files-too-large = %n er større end %q. Beskær billedet, eller gem det i en mindre størrelse, og vedhæft det igen.
form-files-type = %n kan ikke vedhæftes. Vælg en fil i et af disse formater: %q.
form-files-count = Du kan højst vedhæfte %n i alt. Fjern en fil for at gøre plads.
form-files-unreadable = %n kan ikke læses. Vælg filen igen.
form-files-again = Din tekst er her stadig. Vedhæft dine skærmbilleder igen.
form-optional = valgfrit
form-language = Foretrukket sprog
form-email = Din mailadresse
form-phone = Dit telefonnummer
form-phone-help = Med landekode, for eksempel +45 for Danmark
form-submit = Send
form-submit-chat = Send besked
form-submit-mail = Opret mailen
form-sending = Sender …
form-chat-elsewhere = Du kan ikke starte en chat fra denne formular.
form-error-title = Ikke sendt endnu. Tjek følgende:
form-error-back = Gå tilbage i browseren: Din tekst er der stadig.
form-error-channel = Vælg, hvordan vi skal vende tilbage til dig.
form-error-summary = Skriv et emne.
form-error-description = Beskriv dit spørgsmål.
form-error-email = Skriv en mailadresse, for eksempel navn@example.com.
form-error-phone = Skriv et telefonnummer med landekode.
form-failed-offline = Du er offline. Din tekst er gemt: Send den igen, når du har forbindelse.
form-failed-network = Der kunne ikke oprettes forbindelse. Din tekst er gemt: Tjek din forbindelse, og send den igen.
form-failed-timeout = Svaret kom ikke i tide. Din tekst er gemt: Send den igen, den bliver ikke modtaget to gange.
form-failed-server = Noget gik galt hos os. Din tekst er gemt: Send den igen om et par minutter, eller kontakt os på en anden måde.
form-failed-refused = Din henvendelse blev ikke modtaget. Din tekst er gemt: Tjek det, du har skrevet, eller kontakt os på en anden måde.
form-failed-pass = Din adgang er udløbet. Din tekst er gemt: Åbn siden fra din konto igen i denne fane, og send den så.
form-failed-size = Filerne er tilsammen for store. Fjern en eller flere, og send igen.
form-failed-busy = For mange henvendelser på én gang. Din tekst er gemt: Send den igen kl. %n.
form-failed-busy-soon = For mange henvendelser på én gang. Din tekst er gemt: Send den igen om et minut.
form-sent-title = Tak, vi har modtaget din henvendelse
form-sent-title-chat = Tak, vi har modtaget din besked
form-sent-email = Vi svarer på mail til %n.
form-sent-callback = Vi ringer til dig på %n.
form-sent-chat = Gå til samtalen
form-sent-follow = Følg din henvendelse
form-sent-reference = Sagsnummer: %n
form-sent-again = Send en ny henvendelse
form-mail-title = Din mail er klar
form-mail-text = Gennemse den i dit mailprogram, og send den derfra. Hvis der ikke åbnede en mail, kan du kopiere teksten og sende den til %n.
form-mail-long = Teksten er for lang til at blive overført i sin helhed. Kopier den, og indsæt den i mailen.
form-mail-files = En webside kan ikke overføre filer til et mailprogram: Vedhæft skærmbilleder der.
form-mail-open = Åbn mailen igen
form-mail-copy = Kopier teksten
form-mail-copied = Kopieret
form-mail-back = Tilbage til formularen
form-restored = Din kladde er her stadig.
form-discard = Start forfra

## Help panel: what customers see inside of the product

panel-help = Hjælp
panel-replies-zero = { panel-replies-other }
panel-replies-one = Hjælp, %n nyt svar
panel-replies-two = { panel-replies-other }
panel-replies-few = { panel-replies-other }
panel-replies-many = { panel-replies-other }
panel-replies-other = Hjælp, %n nye svar
panel-top-context = Hjælp til denne side
panel-top-area = Hjælp til ”%n”
panel-close = Luk
panel-back = Tilbage
panel-forward = Frem
panel-larger = Større
panel-clear = Ryd søgningen
panel-width = Vinduets bredde
panel-height = Vinduets højde
panel-new-tab = Åbn i ny fane
panel-article-error = Siden kan ikke vises lige nu.
panel-down = Der er ikke forbindelse til hjælpen lige nu. Tjek din forbindelse, og prøv igen.
panel-down-ways = Du kan også kontakte os her:

## A–Z list

az-title = Alle artikler A–Å
az-jump = Gå til et bogstav

## Empty pages

empty-home = Ingen artikler endnu
empty-home-help = Dette hjælpecenter er lige åbnet. Kig forbi igen snart.
empty-area = Her er ikke noget endnu
empty-area-help = Vi er stadig ved at skrive artikler om dette emne. Prøv at søge efter det, du mangler.
empty-contact = Ingen kontaktmuligheder endnu
empty-contact-help = Kig forbi igen snart.

## Page not found, choice of language, moved pages

not-found-title = Vi kunne ikke finde siden
not-found-text = Den kan være flyttet, eller der kan være en slåfejl i linket. Søg, eller start igen fra forsiden.
not-found-home = Gå til forsiden
root-lead = Vælg sprog
redirect-title = Siden er flyttet
redirect-text = Siden er flyttet.
redirect-link = Gå til den nye adresse

## Titles shown by the browser and by search engines

title-page = { $title } – { $site }

## Contacts: sentences made from contacts.yaml. A site names its plans and channels in its own locales/<locale>.ftl:
## plan-<id>, channel-<id>, and if it likes channel-<id>-description and channel-<id>-link.

channel-knowledge-base = Vidensbase
channel-community = Community
channel-chat = Chatsupport
channel-email = Mailsupport
channel-phone = Telefonsupport
channel-callback = Bliv ringet op
channel-knowledge-base-link = Gå til vidensbasen
channel-community-link = Gå til communityet
contact-link = Åbn { $name }
contact-link-chat = Start en chat
contact-link-email = Send en mail
contact-link-phone = Ring til os
contact-link-callback = Bestil et opkald
contact-link-form = Skriv til os
contact-plans = Inkluderet i { $plans }
contact-plans-all = Inkluderet i alle abonnementer
contact-locked-from = Ikke inkluderet i { $plan }. Fås fra og med { $lowest }.
contact-locked-list = Ikke inkluderet i { $plan }. Fås med { $plans }.
contact-locked = Ikke inkluderet i { $plan }.
contact-locked-addon = Ikke inkluderet i { $plan }. Fås med tilkøbet { $addon }.
contact-locked-addon-plan = Ikke inkluderet i { $plan }. Fås med tilkøbet { $addon } til { $lowest }.
contact-plans-addons = Fås med tilkøbet { $addons }
contact-needs-seat = Kræver en betalt licens
contact-needs-seat-from = Kræver en betalt licens, hvis kontoen er oprettet den { $date } eller senere
contact-needs-addon = Kræver tilkøbet { $addon }
contact-needs-addon-from = Kræver tilkøbet { $addon }, hvis kontoen er oprettet den { $date } eller senere
contact-reply-minutes =
    { $count ->
        [one] Besvares normalt inden for { $count } minut
       *[other] Besvares normalt inden for { $count } minutter
    }
contact-reply-hours =
    { $count ->
        [one] Besvares normalt inden for { $count } time
       *[other] Besvares normalt inden for { $count } timer
    }
contact-reply-days =
    { $count ->
        [one] Besvares normalt inden for { $count } hverdag
       *[other] Besvares normalt inden for { $count } hverdage
    }
contact-languages = På { $languages }
contact-languages-one = Kun på { $language }
contact-languages-account = På det sprog, din konto er indstillet til: { $languages }
contact-languages-not = Findes ikke på { $language }
contact-languages-warning = { $channel }: kun på { $languages }
contact-languages-account-help = Vil du have svar på et andet af disse sprog, kan du ændre sproget i indstillingerne for din konto.
hours-range = kl. { $open }–{ $close }
hours-range-overnight = kl. { $open }–{ $close } næste dag
hours-all-day = døgnet rundt
hours-days = { $first } til { $last }
hours-every-day = hver dag
hours-line = { $days } { $hours }
hours-join = { $first }; { $rest }
hours-week = { $rules } ({ $zone })
hours-always = Døgnet rundt, alle dage
hours-dates = { $hours }. Andre åbningstider: { $dates }
hours-closed = { $hours }. Lukket { $dates }.
matrix-caption = Supportkanaler efter abonnement
matrix-included = Inkluderet
matrix-not-included = Ikke inkluderet

## The inbox: earlier conversations with support, on a page of the help centre and in the panel

inbox-title = Din supportindbakke
inbox-intro = Det, du har spurgt os om, og det, vi har svaret.
inbox-no-script = Det kræver JavaScript at vise dine samtaler her. Du kan også skrive til os igen eller svare på vores mails.
inbox-search = Søg i dine samtaler
inbox-filter = Vis
inbox-filter-all = Alle
inbox-filter-open = Åbne
inbox-filter-closed = Lukkede
inbox-list = Samtaler
inbox-state-open = Afventer os
inbox-state-answered = Besvaret
inbox-state-closed = Lukket
inbox-state-reopened = Genåbnet
inbox-unread = Nye svar: %n
inbox-more = Vis flere
inbox-loading = Indlæser dine samtaler …
inbox-empty = Ingen samtaler endnu
inbox-empty-help = Når du skriver til os, vises vores svar her.
inbox-empty-search = Intet fundet for ”%q”
inbox-write = Kontakt support
inbox-back = Alle samtaler
inbox-choose = Vælg en samtale for at læse den her.
inbox-you = Dig
inbox-colleague = Din kollega
inbox-support = Support
inbox-closed = Samtalen er lukket
inbox-reopened = Samtalen er genåbnet
inbox-arrived = Ny besked fra %n
inbox-reply = Dit svar
inbox-attach = Vedhæft skærmbilleder
inbox-send = Send
inbox-sent = Dit svar er sendt.
inbox-close = Luk samtalen
inbox-reopen = Genåbn samtalen
inbox-is-closed = Samtalen er lukket. Genåbn den for at skrive til os igen.
inbox-was-closed = Samtalen er blevet lukket i mellemtiden. Din tekst er gemt: Genåbn samtalen, og send den så.
inbox-download = Download %n (%q)
inbox-signed-out = Dine samtaler venter i din konto
inbox-signed-out-help = Åbn siden fra produktet, så ved vi, at de er dine.
inbox-expired = Din adgang er udløbet
inbox-expired-help = For din sikkerheds skyld udløber den efter et stykke tid. Åbn siden fra produktet igen for at læse videre.
inbox-reload = For din sikkerheds skyld udløber den efter et stykke tid. Genindlæs siden for at læse videre.
inbox-sign-in = Log ind
inbox-link-expired = Linket er udløbet
inbox-link-expired-help = Svar på den seneste mail om denne samtale. Vores svar indeholder et nyt link.
inbox-missing = Samtalen blev ikke fundet
inbox-missing-help = Den kan høre til en anden konto, eller linket kan være ufuldstændigt.
inbox-failed = Dine samtaler kan ikke vises lige nu
inbox-failed-help = Tjek din forbindelse, og prøv igen. Der er ikke gået noget tabt.
inbox-retry = Prøv igen
inbox-offline = Du er offline. Du ser det, der blev indlæst tidligere.

mail-marker = Skriv dit svar over denne linje
mail-received = Vi har modtaget din henvendelse
mail-received-text = Tak for din besked. Vores team har modtaget den og svarer på mail.
mail-received-follow = Læs og fortsæt samtalen her:
mail-follow = Svar blot på denne mail for at skrive til os. Hele samtalen er her:
mail-files = Nogle filer er for store til en mail. Du finder dem i samtalen.
