## Every page

skip-to-content = Naar de inhoud
nav-main = Hoofdnavigatie
nav-footer = Voettekst
nav-breadcrumbs = Kruimelpad
nav-pager = Vorig en volgend artikel
nav-home = Home
nav-topics = Onderwerpen
nav-topics-all = Alle onderwerpen
nav-area = In dit onderwerp
nav-contact = Contact met support
nav-az = Alle artikelen van A tot Z
nav-search = Zoeken
nav-feed = Feed met nieuwe artikelen
nav-language = Taal:
theme-to-dark = Overschakelen naar donker thema
theme-to-light = Overschakelen naar licht thema
announcement-label = Mededeling
announcement-close = Deze mededeling sluiten
drafts-banner = Voorbeeld: deze versie bevat concepten. Publiceer deze niet.

## Home page

home-heading = Hoe kunnen we u helpen?
home-lead = Zoek in de handleidingen of kies een onderwerp.
home-areas = Alle onderwerpen
home-popular = Populaire artikelen

## Lists of articles

area-count =
    { $count ->
        [one] { $count } artikel
       *[other] { $count } artikelen
    }
category-all =
    { $count ->
        [one] Bekijk { $count } artikel in ‘{ $category }’
       *[other] Bekijk alle { $count } artikelen in ‘{ $category }’
    }
list-filter = { $count } artikelen filteren
article-borrowed = In het { $language }

## Article

article-updated = Bijgewerkt op { $date }
article-edit = Deze pagina bewerken
article-authors = Door { $authors }
article-plans = Beschikbaar in { $plans }
article-draft = Concept
article-unlisted = Niet vermeld
article-markdown = Deze pagina als Markdown
toc-title = Op deze pagina
pager-prev = Vorige
pager-next = Volgende
related-title = Verwante artikelen
helpful-question = Was dit artikel nuttig?
helpful-yes = Ja
helpful-no = Nee
helpful-thanks = Bedankt. Fijn dat we u konden helpen.
helpful-thanks-no = Bedankt voor uw reactie. Komt u er niet uit? Neem dan hieronder contact op met support.
insights-comment = Wat ontbreekt of is niet duidelijk?
insights-comment-help = Vermeld geen namen, adressen of persoonlijke nummers.
insights-section = Welk deel?
insights-section-any = Het hele artikel
insights-send = Versturen
insights-sent = Bedankt. De mensen die deze artikelen schrijven, lezen het.

## Articles in another language than the page

notice-fallback = Dit artikel is nog niet beschikbaar in het { $language }. U leest het in het { $original }.
notice-machine = Dit artikel is automatisch vertaald. Bij verschillen geldt de versie in het { $original }.
notice-machine-link = Lezen in het { $original }
notice-stale = De versie in het { $original } is sinds deze vertaling gewijzigd: { $sections }.
notice-stale-head = titel en omschrijving
notice-stale-introduction = inleiding

## Inside the text of an article

callout-note = Opmerking
callout-tip = Tip
callout-important = Belangrijk
callout-warning = Waarschuwing
callout-caution = Let op
table-region = Tabel
heading-link = Link naar: %n
heading-link-copied = Link gekopieerd
footnotes = Voetnoten
footnote-back = Terug naar de tekst
task-done = Gedaan
task-open = Nog te doen
code-copy = Kopiëren
code-copied = Gekopieerd
video-source = Wordt afgespeeld vanaf %n
video-untitled = Video
picture-enlarge = Afbeelding vergroten
picture-close = Sluiten
badge-new = Nieuw
badge-updated = Bijgewerkt
badge-beta = Bèta
badge-deprecated = Verouderd
badge-required = Verplicht
badge-optional = Optioneel

## Search

search-label = Zoeken in het helpcentrum
search-placeholder = Zoek een antwoord
search-submit = Zoeken
search-title = Zoeken
search-suggestions = Suggesties
search-loading = Bezig met zoeken…
search-see-all = Alle resultaten voor ‘%q’ bekijken
search-other-language = Resultaten in het %n
search-count-zero = { search-count-other }
search-count-one = %n resultaat
search-count-two = { search-count-other }
search-count-few = { search-count-other }
search-count-many = { search-count-other }
search-count-other = %n resultaten
search-count-for = %n voor ‘%q’
search-corrected = Resultaten voor ‘%q’ worden weergegeven
search-did-you-mean = Bedoelde u ‘%q’?
search-more = Meer resultaten tonen
search-filter-area = Onderwerp
search-filter-area-all = Alle onderwerpen
search-filter-plan = Abonnement
search-filter-plan-all = Alle
search-clear-filters = Filters wissen
search-none = Geen resultaten gevonden
search-none-help = Controleer de spelling, probeer minder of eenvoudigere woorden, of vraag het ons team.
search-error = Zoeken is nu niet beschikbaar.
search-error-help = De zoekindex kon niet worden geladen. Controleer uw verbinding en probeer het opnieuw.
search-outdated = Deze pagina is niet meer actueel. Laad de pagina opnieuw om te zoeken.
search-retry = Opnieuw proberen
search-browse = Of kies een onderwerp
search-shortcut = Op elke pagina zoeken met de toets /
search-no-script = Voor zoeken is JavaScript nodig. Zonder JavaScript komt u via de lijst met alle artikelen van A tot Z en de onderwerpen hieronder op dezelfde pagina’s.

## Contact

contact-title = Contact met support
contact-intro = Kies de manier die u het beste uitkomt. Welke mogelijkheden u hebt, hangt af van uw abonnement.
contact-channels = Manieren om ons te bereiken
contact-other-plans = Met een ander abonnement
contact-compare = Support per abonnement vergelijken
contact-callout-title = Nog hulp nodig?
contact-callout-text = Ons supportteam kijkt er graag samen met u naar.
contact-callout-link = Contact met support
plan-picker-legend = Welk abonnement hebt u?
plan-picker-any = Alles tonen
plan-picker-help = Uw keuze blijft in deze browser en wordt nergens naartoe gestuurd.
plan-picker-summary = Contactmogelijkheden in dit abonnement: %n van %q.
channel-locked = Niet inbegrepen
channel-languages = In andere talen
channel-reveal = Inbegrepen in mijn abonnement
plan-picker-addons = Uitbreidingen
channel-open-now = Nu geopend
channel-open-until = Nu geopend tot %n
channel-closed-now = Nu gesloten
channel-closed-until = Nu gesloten. Gaat weer open: %n
channel-instead = Nu voor u beschikbaar: %n
contact-inbox-title = Uw eerdere gesprekken
contact-inbox-text = U kunt ze altijd lezen en beantwoorden, welk abonnement u ook hebt.
contact-inbox-link = Uw support-inbox openen
channel-sealed = Zichtbaar voor aangemelde klanten die dit kunnen gebruiken.
channel-sealed-sign-in = Aanmelden om dit te zien
channel-sealed-no-script = Hiervoor is JavaScript nodig.
pass-held = Uw toegangspas: %q, geldig tot %n
pass-forget = Deze pas verwijderen
pass-forgotten = De pas is verwijderd.
pass-refused-malformed = Deze link bevat geen geldige toegangspas.
pass-refused-altered = Deze toegangspas is gewijzigd of niet voor dit helpcentrum uitgegeven.
pass-refused-site = Deze toegangspas is voor een ander helpcentrum.
pass-refused-epoch = Deze toegangspas is van een eerdere periode en niet meer geldig.
pass-refused-expired = Uw toegangspas is verlopen.
pass-refused-plan = Deze toegangspas is voor een abonnement dat dit helpcentrum niet kent.
pass-refused-insecure = Toegangspassen werken alleen via een beveiligde verbinding (https).
pass-refused-unavailable = De afgeschermde gegevens zijn momenteel niet beschikbaar.
pass-refused-help = U ziet wat voor iedereen open is. Kom opnieuw vanuit het product naar deze pagina voor een nieuwe pas.
pass-refused-reload = U ziet wat voor iedereen open is. Laad deze pagina opnieuw voor een nieuwe pas.

## The contact form

form-title = Stuur ons een aanvraag
form-mail-intro = Beschrijf hier uw vraag. Uw e-mailprogramma opent met het bericht, klaar om te verzenden.
form-channel = Hoe wilt u antwoord krijgen?
form-summary = Onderwerp
form-summary-help = Waar gaat het over, in één zin?
form-suggestions = Deze artikelen helpen misschien
form-suggestions-status = Voorgestelde artikelen: %n
form-description = Beschrijving
form-description-help = Wat deed u, wat verwachtte u en wat gebeurde er in plaats daarvan?
form-files = Schermafbeeldingen
form-files-add = Schermafbeeldingen toevoegen
form-files-drop = of plak ze of sleep ze hierheen
form-files-help =
    { $count ->
        [one] Eén bestand: { $types }, maximaal { $size }.
       *[other] Maximaal { $count } bestanden: { $types }, maximaal { $size } per bestand.
    }
form-size-kb = { $count } kB
form-size-mb = { $count } MB
form-files-list = Bijgevoegde bestanden
form-files-remove = %n verwijderen
form-files-added = %n is bijgevoegd
form-files-removed = %n is verwijderd
form-files-too-large = %n is groter dan %q. Snijd de afbeelding bij of sla een kleinere versie op en voeg die toe.
form-files-type = %n kan niet worden bijgevoegd. Kies een bestand in een van deze indelingen: %q.
form-files-count = U kunt maximaal %n bijvoegen. Verwijder een bestand om ruimte te maken.
form-files-unreadable = %n kan niet worden gelezen. Kies het bestand opnieuw.
form-files-again = Uw tekst staat er nog. Voeg uw schermafbeeldingen opnieuw toe.
form-optional = optioneel
form-language = Voorkeurstaal
form-email = Uw e-mailadres
form-phone = Uw telefoonnummer
form-phone-help = Met landnummer, bijvoorbeeld +31 voor Nederland
form-submit = Verzenden
form-submit-chat = Bericht verzenden
form-submit-mail = E-mail schrijven
form-sending = Bezig met verzenden…
form-chat-elsewhere = Een chat kan niet vanuit dit formulier worden gestart.
form-error-title = Nog niet verzonden. Controleer:
form-error-back = Ga terug in uw browser: uw tekst staat er nog.
form-error-channel = Kies hoe u antwoord wilt krijgen.
form-error-summary = Vul een onderwerp in.
form-error-description = Beschrijf uw vraag.
form-error-email = Vul een e-mailadres in, bijvoorbeeld naam@example.com.
form-error-phone = Vul een telefoonnummer met landnummer in.
form-failed-offline = U bent offline. Uw tekst blijft bewaard: verzend hem opnieuw zodra u weer verbinding hebt.
form-failed-network = We zijn niet bereikbaar. Uw tekst blijft bewaard: controleer uw verbinding en verzend hem opnieuw.
form-failed-timeout = Er kwam niet op tijd antwoord. Uw tekst blijft bewaard: verzend hem opnieuw, hij komt niet dubbel aan.
form-failed-server = Er ging iets mis aan onze kant. Uw tekst blijft bewaard: verzend hem over een paar minuten opnieuw of kies een andere manier om ons te bereiken.
form-failed-refused = Uw aanvraag is niet geaccepteerd. Uw tekst blijft bewaard: controleer wat u hebt ingevuld of kies een andere manier om ons te bereiken.
form-failed-pass = Uw toegang is verlopen. Uw tekst blijft bewaard: open deze pagina opnieuw vanuit uw account, in dit tabblad, en verzend hem dan.
form-failed-size = De bestanden zijn samen te groot. Verwijder er een of meer en verzend opnieuw.
form-failed-busy = Te veel aanvragen tegelijk. Uw tekst blijft bewaard: verzend hem opnieuw om %n.
form-failed-busy-soon = Te veel aanvragen tegelijk. Uw tekst blijft bewaard: verzend hem over een minuut opnieuw.
form-sent-title = Bedankt, we hebben uw aanvraag ontvangen
form-sent-title-chat = Bedankt, we hebben uw bericht ontvangen
form-sent-email = We antwoorden per e-mail aan %n.
form-sent-callback = We bellen u terug op %n.
form-sent-chat = Naar het gesprek
form-sent-follow = Uw aanvraag volgen
form-sent-reference = Referentie: %n
form-sent-again = Nog een aanvraag sturen
form-mail-title = Uw e-mail is klaar
form-mail-text = Controleer hem in uw e-mailprogramma en verzend hem daar. Is er geen e-mail geopend? Kopieer de tekst en stuur hem naar %n.
form-mail-long = De tekst is te lang om in zijn geheel door te geven. Kopieer hem en plak hem in de e-mail.
form-mail-files = Een webpagina kan geen bestanden doorgeven aan een e-mailprogramma: voeg schermafbeeldingen daar toe.
form-mail-open = E-mail opnieuw openen
form-mail-copy = Tekst kopiëren
form-mail-copied = Gekopieerd
form-mail-back = Terug naar het formulier
form-restored = Uw tekst van eerder staat er nog.
form-discard = Opnieuw beginnen

## Help panel: what customers see inside of the product

panel-help = Help
panel-replies-zero = { panel-replies-other }
panel-replies-one = Help, %n nieuw antwoord
panel-replies-two = { panel-replies-other }
panel-replies-few = { panel-replies-other }
panel-replies-many = { panel-replies-other }
panel-replies-other = Help, %n nieuwe antwoorden
panel-top-context = Hulp bij deze pagina
panel-top-area = Hulp bij ‘%n’
panel-close = Sluiten
panel-back = Terug
panel-forward = Vooruit
panel-larger = Groter
panel-clear = Zoekopdracht wissen
panel-width = Breedte van het venster
panel-height = Hoogte van het venster
panel-new-tab = Openen in nieuw tabblad
panel-article-error = Deze pagina kan nu niet worden getoond.
panel-down = De hulp is nu niet bereikbaar. Controleer uw verbinding en probeer het opnieuw.
panel-down-ways = U kunt ons ook zo bereiken:

## A–Z list

az-title = Alle artikelen van A tot Z
az-jump = Naar een letter

## Empty pages

empty-home = Nog geen artikelen
empty-home-help = Dit helpcentrum is net geopend. Kom binnenkort nog eens kijken.
empty-area = Hier staat nog niets
empty-area-help = We schrijven nog aan de artikelen over dit onderwerp. Misschien vindt u met zoeken elders wat u nodig hebt.
empty-contact = Nog geen contactmogelijkheden
empty-contact-help = Kom binnenkort nog eens kijken.

## Page not found, choice of language, moved pages

not-found-title = Pagina niet gevonden
not-found-text = Misschien is de pagina verplaatst of bevat de link een typefout. Gebruik de zoekfunctie of begin opnieuw op de startpagina.
not-found-home = Naar de startpagina
root-lead = Kies uw taal
redirect-title = Deze pagina is verplaatst
redirect-text = Deze pagina is verplaatst.
redirect-link = Naar het nieuwe adres

## Titles shown by the browser and by search engines

title-page = { $title } – { $site }

## Contacts: sentences made from contacts.yaml. A site names its plans and channels in its own locales/<locale>.ftl:
## plan-<id>, channel-<id>, and if it likes channel-<id>-description and channel-<id>-link.

channel-knowledge-base = Kennisbank
channel-community = Community
channel-chat = Chatsupport
channel-email = E-mailsupport
channel-phone = Telefonische support
channel-callback = Terugbelverzoek
channel-knowledge-base-link = Naar de kennisbank
channel-community-link = Naar de community
contact-link = { $name } openen
contact-link-chat = Chat starten
contact-link-email = E-mail sturen
contact-link-phone = Bellen
contact-link-callback = Terugbellen aanvragen
contact-link-form = Bericht sturen
contact-plans = Inbegrepen in { $plans }
contact-plans-all = Inbegrepen in alle abonnementen
contact-locked-from = Niet inbegrepen in { $plan }. Beschikbaar vanaf { $lowest }.
contact-locked-list = Niet inbegrepen in { $plan }. Beschikbaar in { $plans }.
contact-locked = Niet inbegrepen in { $plan }.
contact-locked-addon = Niet inbegrepen in { $plan }. Beschikbaar met de uitbreiding { $addon }.
contact-locked-addon-plan = Niet inbegrepen in { $plan }. Beschikbaar met de uitbreiding { $addon } bij { $lowest }.
contact-plans-addons = Beschikbaar met de uitbreiding { $addons }
contact-needs-seat = Voor mensen met een betaalde licentie
contact-needs-seat-from = Voor mensen met een betaalde licentie, als het account op of na { $date } is aangemaakt
contact-needs-addon = Alleen met de uitbreiding { $addon }
contact-needs-addon-from = Alleen met de uitbreiding { $addon }, als het account op of na { $date } is aangemaakt
contact-reply-minutes =
    { $count ->
        [one] Meestal antwoord binnen { $count } minuut
       *[other] Meestal antwoord binnen { $count } minuten
    }
contact-reply-hours =
    { $count ->
        [one] Meestal antwoord binnen { $count } uur
       *[other] Meestal antwoord binnen { $count } uur
    }
contact-reply-days =
    { $count ->
        [one] Meestal antwoord binnen { $count } werkdag
       *[other] Meestal antwoord binnen { $count } werkdagen
    }
contact-languages = In het { $languages }
contact-languages-one = Alleen in het { $language }
contact-languages-account = In de taal van uw account: { $languages }
contact-languages-not = Niet beschikbaar in het { $language }
contact-languages-warning = { $channel }: alleen in het { $languages }
contact-languages-account-help = Wilt u antwoord in een andere van deze talen, wijzig dan de taal in de instellingen van uw account.
hours-range = { $open }–{ $close } uur
hours-range-overnight = { $open } uur tot { $close } uur de volgende dag
hours-all-day = 24 uur per dag
hours-days = { $first } tot en met { $last }
hours-every-day = elke dag
hours-line = { $days }, { $hours }
hours-join = { $first }; { $rest }
hours-week = { $rules } ({ $zone })
hours-always = 24 uur per dag, 7 dagen per week
hours-dates = { $hours }. Afwijkende tijden: { $dates }
hours-closed = { $hours }. Gesloten op { $dates }.
matrix-caption = Supportkanalen per abonnement
matrix-included = Inbegrepen
matrix-not-included = Niet inbegrepen

## The inbox: earlier conversations with support, on a page of the help centre and in the panel

inbox-title = Uw support-inbox
inbox-intro = Wat u ons hebt gevraagd en wat we hebben geantwoord.
inbox-no-script = JavaScript is nodig om uw gesprekken hier te tonen. U kunt ons ook opnieuw schrijven of onze e-mails beantwoorden.
inbox-search = Zoeken in uw gesprekken
inbox-filter = Tonen
inbox-filter-all = Alle
inbox-filter-open = Open
inbox-filter-closed = Gesloten
inbox-list = Gesprekken
inbox-state-open = Wacht op ons
inbox-state-answered = Beantwoord
inbox-state-closed = Gesloten
inbox-state-reopened = Heropend
inbox-unread = Nieuwe antwoorden: %n
inbox-more = Meer tonen
inbox-loading = Uw gesprekken worden geladen…
inbox-empty = Nog geen gesprekken
inbox-empty-help = Als u ons schrijft, verschijnt ons antwoord hier.
inbox-empty-search = Niets gevonden voor ‘%q’
inbox-write = Contact met support
inbox-back = Alle gesprekken
inbox-choose = Kies een gesprek om het hier te lezen.
inbox-you = U
inbox-colleague = Uw collega
inbox-support = Support
inbox-closed = Gesprek gesloten
inbox-reopened = Gesprek heropend
inbox-arrived = Nieuw bericht van %n
inbox-reply = Uw antwoord
inbox-attach = Schermafbeeldingen bijvoegen
inbox-send = Verzenden
inbox-sent = Uw antwoord is verzonden.
inbox-close = Gesprek sluiten
inbox-reopen = Gesprek heropenen
inbox-is-closed = Dit gesprek is gesloten. Heropen het om ons weer te schrijven.
inbox-was-closed = Dit gesprek is intussen gesloten. Uw tekst blijft bewaard: heropen het gesprek en verzend hem dan.
inbox-download = %n downloaden (%q)
inbox-signed-out = Uw gesprekken staan klaar in uw account
inbox-signed-out-help = Open deze pagina vanuit het product, dan weten we dat ze van u zijn.
inbox-expired = Uw toegang is verlopen
inbox-expired-help = Voor uw veiligheid eindigt die na een tijdje. Open deze pagina opnieuw vanuit het product om verder te lezen.
inbox-reload = Voor uw veiligheid eindigt die na een tijdje. Laad deze pagina opnieuw om verder te lezen.
inbox-sign-in = Aanmelden
inbox-link-expired = Deze link is verlopen
inbox-link-expired-help = Beantwoord de laatste e-mail over dit gesprek. Met ons antwoord komt een nieuwe link.
inbox-missing = Dit gesprek is niet gevonden
inbox-missing-help = Misschien hoort het bij een ander account, of is de link onvolledig.
inbox-failed = Uw gesprekken kunnen nu niet worden getoond
inbox-failed-help = Controleer uw verbinding en probeer het opnieuw. Er is niets verloren gegaan.
inbox-retry = Opnieuw proberen
inbox-offline = U bent offline. U ziet wat eerder is geladen.

mail-marker = Schrijf uw antwoord boven deze regel
mail-received = We hebben uw vraag ontvangen
mail-received-text = Bedankt voor uw bericht. Ons team heeft het ontvangen en antwoordt per e-mail.
mail-received-follow = Lees het gesprek hier en ga ermee verder:
mail-follow = Antwoord gewoon op deze e-mail. Het hele gesprek staat hier:
mail-files = Sommige bestanden zijn te groot voor een e-mail. U vindt ze in het gesprek.
