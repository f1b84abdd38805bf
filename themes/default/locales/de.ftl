## Every page

skip-to-content = Zum Inhalt springen
nav-main = Hauptnavigation
nav-footer = Fußzeile
nav-breadcrumbs = Navigationspfad
nav-pager = Voriger und nächster Artikel
nav-home = Startseite
nav-topics = Themen
nav-topics-all = Alle Themen
nav-contact = Support kontaktieren
nav-az = Alle Artikel von A bis Z
nav-search = Suche
nav-feed = Feed mit neuen Artikeln
nav-language = Sprache:
theme-to-dark = Zum dunklen Design wechseln
theme-to-light = Zum hellen Design wechseln
drafts-banner = Vorschau: Diese Version enthält Entwürfe. Bitte nicht veröffentlichen.

## Home page

home-heading = Wie können wir Ihnen helfen?
home-lead = Durchsuchen Sie die Anleitungen oder wählen Sie ein Thema.
home-areas = Alle Themen
home-popular = Beliebte Artikel

## Lists of articles

area-count =
    { $count ->
        [one] { $count } Artikel
       *[other] { $count } Artikel
    }
category-all =
    { $count ->
        [one] { $count } Artikel in „{ $category }“ ansehen
       *[other] Alle { $count } Artikel in „{ $category }“ ansehen
    }
article-borrowed = Auf { $language }

## Article

article-updated = Aktualisiert am { $date }
article-authors = Von { $authors }
article-plans = Verfügbar in { $plans }
article-draft = Entwurf
article-unlisted = Nicht gelistet
article-markdown = Diese Seite als Markdown
toc-title = Auf dieser Seite
pager-prev = Zurück
pager-next = Weiter
related-title = Ähnliche Artikel
helpful-question = War dieser Artikel hilfreich?
helpful-yes = Ja
helpful-no = Nein
helpful-thanks = Vielen Dank. Schön, dass wir helfen konnten.
helpful-thanks-no = Danke für die Rückmeldung. Wenn Sie noch nicht weiterkommen, kontaktieren Sie unten unseren Support.

## Articles in another language than the page

notice-fallback = Diesen Artikel gibt es noch nicht auf { $language }. Sie lesen ihn auf { $original }.
notice-machine = Dieser Artikel wurde maschinell übersetzt. Bei Abweichungen gilt die Fassung auf { $original }.
notice-machine-link = Auf { $original } lesen

## Inside the text of an article

callout-note = Hinweis
callout-tip = Tipp
callout-important = Wichtig
callout-warning = Warnung
callout-caution = Vorsicht
table-region = Tabelle
heading-link = Link zu diesem Abschnitt
heading-link-copied = Link kopiert
footnotes = Fußnoten
footnote-back = Zurück zum Text
task-done = Erledigt
task-open = Offen
code-copy = Kopieren
code-copied = Kopiert
video-source = Wird von %n abgespielt

## Search

search-label = Hilfecenter durchsuchen
search-placeholder = Antworten suchen
search-submit = Suchen
search-title = Suche
search-suggestions = Vorschläge
search-loading = Suche läuft …
search-see-all = Alle Ergebnisse für „%q“ ansehen
search-other-language = Ergebnisse auf %n
search-count-zero = { search-count-other }
search-count-one = %n Ergebnis
search-count-two = { search-count-other }
search-count-few = { search-count-other }
search-count-many = { search-count-other }
search-count-other = %n Ergebnisse
search-count-for = %n für „%q“
search-corrected = Angezeigt werden Ergebnisse für „%q“
search-did-you-mean = Meinten Sie „%q“?
search-more = Weitere Ergebnisse anzeigen
search-filter-area = Thema
search-filter-area-all = Alle Themen
search-filter-plan = Tarif
search-filter-plan-all = Alle Tarife
search-clear-filters = Filter zurücksetzen
search-none = Keine Ergebnisse gefunden
search-none-help = Prüfen Sie die Schreibweise, versuchen Sie es mit weniger oder einfacheren Wörtern oder fragen Sie unser Team.
search-error = Die Suche ist gerade nicht verfügbar.
search-error-help = Der Suchindex konnte nicht geladen werden. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.
search-retry = Erneut versuchen
search-browse = Oder wählen Sie ein Thema
search-shortcut = Auf jeder Seite mit der Taste / suchen
search-no-script = Die Suche benötigt JavaScript. Ohne JavaScript führen die Liste aller Artikel von A bis Z und die Themen unten zu denselben Seiten.

## Contact

contact-title = Support kontaktieren
contact-intro = Wählen Sie den Weg, der Ihnen am besten passt. Welche Wege Ihnen offenstehen, hängt von Ihrem Tarif ab.
contact-channels = So erreichen Sie uns
contact-compare = Support im Tarifvergleich
contact-callout-title = Noch Fragen?
contact-callout-text = Unser Support-Team schaut sich Ihr Anliegen gern mit Ihnen an.
contact-callout-link = Support kontaktieren
plan-picker-legend = Welchen Tarif haben Sie?
plan-picker-any = Alle anzeigen
plan-picker-help = Ihre Auswahl bleibt in diesem Browser und wird nirgendwohin übertragen.
plan-picker-summary = In diesem Tarif enthaltene Kontaktwege: %n von %q.
channel-locked = Nicht in diesem Tarif
channel-languages = In anderen Sprachen
channel-reveal = In meinem Tarif enthalten
plan-picker-addons = Zusatzoptionen
channel-open-now = Jetzt geöffnet
channel-open-until = Jetzt geöffnet, bis: %n
channel-closed-now = Zurzeit geschlossen
channel-closed-until = Zurzeit geschlossen. Wieder geöffnet ab: %n
channel-instead = Jetzt für Sie verfügbar: %n
contact-inbox-title = Ihre bisherigen Anfragen
contact-inbox-text = Sie können sie jederzeit lesen und beantworten, unabhängig von Ihrem Tarif.
contact-inbox-link = Support-Postfach öffnen
channel-sealed = Wird angemeldeten Kunden angezeigt, deren Tarif es enthält.
channel-sealed-sign-in = Zum Anzeigen anmelden
channel-sealed-no-script = Zum Anzeigen ist JavaScript erforderlich.
pass-held = Ihr Zugangspass: %q, gültig bis: %n
pass-forget = Diesen Pass vergessen
pass-forgotten = Der Pass ist vergessen.
pass-refused-malformed = Dieser Link enthält keinen lesbaren Zugangspass.
pass-refused-altered = Dieser Zugangspass wurde verändert oder nicht für dieses Hilfecenter ausgestellt.
pass-refused-site = Dieser Zugangspass gilt für ein anderes Hilfecenter.
pass-refused-epoch = Dieser Zugangspass stammt aus einem früheren Zeitraum und gilt nicht mehr.
pass-refused-expired = Ihr Zugangspass ist abgelaufen.
pass-refused-plan = Dieser Zugangspass gilt für einen Tarif, den dieses Hilfecenter nicht kennt.
pass-refused-insecure = Zugangspässe funktionieren nur über eine sichere Verbindung (https).
pass-refused-unavailable = Die geschützten Kontaktdaten sind derzeit nicht verfügbar.
pass-refused-help = Sie sehen, was für alle offen ist. Einen neuen Pass erhalten Sie, wenn Sie diese Seite erneut aus dem Produkt öffnen.

## Help panel: what customers see inside of the product

panel-help = Hilfe
panel-replies-zero = { panel-replies-other }
panel-replies-one = Hilfe, %n neue Antwort
panel-replies-two = { panel-replies-other }
panel-replies-few = { panel-replies-other }
panel-replies-many = { panel-replies-other }
panel-replies-other = Hilfe, %n neue Antworten
panel-top-context = Hilfe zu dieser Seite
panel-top-area = Hilfe zu „%n“
panel-close = Schließen
panel-back = Zurück
panel-forward = Vorwärts
panel-larger = Größer
panel-clear = Suche leeren
panel-width = Breite des Fensters
panel-height = Höhe des Fensters
panel-new-tab = In neuem Tab öffnen
panel-article-error = Diese Seite kann gerade nicht angezeigt werden.
panel-down = Die Hilfe ist gerade nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.
panel-down-ways = So erreichen Sie uns trotzdem:

## A–Z list

az-title = Alle Artikel von A bis Z
az-jump = Zu einem Buchstaben springen

## Empty pages

empty-home = Noch keine Artikel
empty-home-help = Dieses Hilfecenter ist ganz neu. Bitte schauen Sie bald wieder vorbei.
empty-area = Hier ist noch nichts
empty-area-help = Die Artikel zu diesem Thema entstehen gerade. Vielleicht finden Sie das Gesuchte über die Suche.
empty-contact = Noch keine Kontaktwege
empty-contact-help = Bitte schauen Sie bald wieder vorbei.

## Page not found, choice of language, moved pages

not-found-title = Diese Seite wurde nicht gefunden
not-found-text = Vielleicht wurde sie verschoben oder die Adresse enthält einen Tippfehler. Nutzen Sie die Suche oder beginnen Sie auf der Startseite.
not-found-home = Zur Startseite
root-lead = Wählen Sie Ihre Sprache
redirect-title = Diese Seite ist umgezogen
redirect-text = Diese Seite ist umgezogen.
redirect-link = Zur neuen Adresse

## Titles shown by the browser and by search engines

title-page = { $title } – { $site }

## Contacts: sentences made from contacts.yaml. A site names its plans and channels in its own locales/<locale>.ftl:
## plan-<id>, channel-<id>, and if it likes channel-<id>-description and channel-<id>-link.

channel-knowledge-base = Wissensdatenbank
channel-community = Community
channel-chat = Chat-Support
channel-email = E-Mail-Support
channel-phone = Telefonsupport
channel-callback = Rückruf
channel-knowledge-base-link = Zur Wissensdatenbank
channel-community-link = Zur Community
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
contact-locked-addon = Im Tarif { $plan } nicht enthalten. Verfügbar mit der Zusatzoption { $addon }.
contact-locked-addon-plan = Im Tarif { $plan } nicht enthalten. Verfügbar mit der Zusatzoption { $addon } im Tarif { $lowest }.
contact-plans-addons = Verfügbar mit der Zusatzoption { $addons }
contact-needs-seat = Für Personen mit kostenpflichtiger Lizenz
contact-needs-seat-from = Für Personen mit kostenpflichtiger Lizenz, wenn das Konto ab dem { $date } erstellt wurde
contact-needs-addon = Nur mit der Zusatzoption { $addon }
contact-needs-addon-from = Nur mit der Zusatzoption { $addon }, wenn das Konto ab dem { $date } erstellt wurde
contact-reply-minutes =
    { $count ->
        [one] Antwort in der Regel innerhalb von { $count } Minute
       *[other] Antwort in der Regel innerhalb von { $count } Minuten
    }
contact-reply-hours =
    { $count ->
        [one] Antwort in der Regel innerhalb von { $count } Stunde
       *[other] Antwort in der Regel innerhalb von { $count } Stunden
    }
contact-reply-days =
    { $count ->
        [one] Antwort in der Regel innerhalb von { $count } Werktag
       *[other] Antwort in der Regel innerhalb von { $count } Werktagen
    }
contact-languages = Auf { $languages }
contact-languages-one = Nur auf { $language }
contact-languages-account = In der Sprache Ihres Kontos: { $languages }
contact-languages-not = Nicht auf { $language } verfügbar
contact-languages-account-help = Um eine Antwort in einer anderen dieser Sprachen zu erhalten, ändern Sie die Sprache in den Einstellungen Ihres Kontos.
hours-range = { $open }–{ $close } Uhr
hours-range-overnight = { $open } Uhr bis { $close } Uhr am nächsten Tag
hours-all-day = rund um die Uhr
hours-days = { $first } bis { $last }
hours-every-day = täglich
hours-line = { $days }, { $hours }
hours-join = { $first }; { $rest }
hours-week = { $rules } ({ $zone })
hours-always = Täglich rund um die Uhr
hours-closed = { $hours }. Geschlossen am { $dates }.
matrix-caption = Supportkanäle nach Tarif
matrix-included = Enthalten
matrix-not-included = Nicht enthalten
