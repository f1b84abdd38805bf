## Every page

skip-to-content = Zum Inhalt springen
nav-main = Hauptnavigation
nav-footer = Fußzeile
nav-breadcrumbs = Navigationspfad
nav-pager = Voriger und nächster Artikel
nav-home = Startseite
nav-topics = Themen
nav-topics-all = Alle Themen
nav-area = In diesem Thema
nav-contact = Support kontaktieren
nav-az = Alle Artikel von A bis Z
nav-search = Suche
nav-feed = Feed mit neuen Artikeln
nav-language = Sprache:
theme-to-dark = Zum dunklen Design wechseln
theme-to-light = Zum hellen Design wechseln
announcement-label = Ankündigung
announcement-close = Diese Ankündigung schließen
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
list-filter = { $count } Artikel filtern
article-borrowed = Auf { $language }

## Article

article-updated = Aktualisiert am { $date }
article-edit = Diese Seite bearbeiten
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
insights-comment = Was fehlt oder ist unklar?
insights-comment-help = Bitte ohne Namen, Adressen und persönliche Nummern.
insights-section = Welcher Abschnitt?
insights-section-any = Der ganze Artikel
insights-send = Senden
insights-sent = Vielen Dank. Wer diese Artikel schreibt, liest Ihre Nachricht.

## Articles in another language than the page

notice-fallback = Diesen Artikel gibt es noch nicht auf { $language }. Sie lesen ihn auf { $original }.
notice-machine = Dieser Artikel wurde maschinell übersetzt. Bei Abweichungen gilt die Fassung auf { $original }.
notice-machine-link = Auf { $original } lesen
notice-stale = Die Fassung auf { $original } hat sich seit dieser Übersetzung geändert: { $sections }.
notice-stale-head = Titel und Beschreibung
notice-stale-introduction = Einleitung

## Inside the text of an article

callout-note = Hinweis
callout-tip = Tipp
callout-important = Wichtig
callout-warning = Warnung
callout-caution = Vorsicht
table-region = Tabelle
heading-link = Link zu: %n
heading-link-copied = Link kopiert
footnotes = Fußnoten
footnote-back = Zurück zum Text
task-done = Erledigt
task-open = Offen
code-copy = Kopieren
code-copied = Kopiert
video-source = Wird von %n abgespielt
video-untitled = Video
picture-enlarge = Bild vergrößern
picture-close = Schließen
badge-new = Neu
badge-updated = Aktualisiert
badge-beta = Beta
badge-deprecated = Veraltet
badge-required = Erforderlich
badge-optional = Optional

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
search-outdated = Diese Seite ist nicht mehr aktuell. Laden Sie sie neu, um zu suchen.
search-retry = Erneut versuchen
search-browse = Oder wählen Sie ein Thema
search-shortcut = Auf jeder Seite mit der Taste / suchen
search-no-script = Die Suche benötigt JavaScript. Ohne JavaScript führen die Liste aller Artikel von A bis Z und die Themen unten zu denselben Seiten.

## Contact

contact-title = Support kontaktieren
contact-intro = Wählen Sie den Weg, der Ihnen am besten passt. Welche Wege Ihnen offenstehen, hängt von Ihrem Tarif ab.
contact-channels = So erreichen Sie uns
contact-other-plans = Mit einem anderen Tarif
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
channel-open-until = Jetzt geöffnet bis %n
channel-closed-now = Zurzeit geschlossen
channel-closed-until = Zurzeit geschlossen. Wieder geöffnet ab %n
channel-instead = Jetzt für Sie verfügbar: %n
contact-inbox-title = Ihre bisherigen Anfragen
contact-inbox-text = Sie können sie jederzeit lesen und beantworten, unabhängig von Ihrem Tarif.
contact-inbox-link = Support-Postfach öffnen
channel-sealed = Wird angemeldeten Kunden angezeigt, die es nutzen können.
channel-sealed-sign-in = Zum Anzeigen anmelden
channel-sealed-no-script = Zum Anzeigen ist JavaScript erforderlich.
pass-held = Ihr Zugangspass: %q, gültig bis %n
pass-forget = Diesen Pass entfernen
pass-forgotten = Der Pass wurde entfernt.
pass-refused-malformed = Dieser Link enthält keinen gültigen Zugangspass.
pass-refused-altered = Dieser Zugangspass wurde verändert oder nicht für dieses Hilfecenter ausgestellt.
pass-refused-site = Dieser Zugangspass gilt für ein anderes Hilfecenter.
pass-refused-epoch = Dieser Zugangspass stammt aus einem früheren Zeitraum und gilt nicht mehr.
pass-refused-expired = Ihr Zugangspass ist abgelaufen.
pass-refused-plan = Dieser Zugangspass gilt für einen Tarif, den dieses Hilfecenter nicht kennt.
pass-refused-insecure = Zugangspässe funktionieren nur über eine sichere Verbindung (https).
pass-refused-unavailable = Die geschützten Kontaktdaten sind derzeit nicht verfügbar.
pass-refused-help = Sie sehen, was für alle offen ist. Einen neuen Pass erhalten Sie, wenn Sie diese Seite erneut aus dem Produkt öffnen.
pass-refused-reload = Sie sehen, was für alle offen ist. Einen neuen Pass erhalten Sie, wenn Sie diese Seite neu laden.

## The contact form

form-title = Anfrage senden
form-mail-intro = Beschreiben Sie hier Ihr Anliegen. Ihr E-Mail-Programm öffnet sich dann mit der fertigen Nachricht.
form-channel = Wie sollen wir uns bei Ihnen melden?
form-summary = Betreff
form-summary-help = Worum geht es, in einem Satz?
form-suggestions = Diese Artikel könnten helfen
form-suggestions-status = Vorgeschlagene Artikel: %n
form-description = Beschreibung
form-description-help = Was haben Sie getan, was haben Sie erwartet, und was ist stattdessen passiert?
form-files = Screenshots
form-files-add = Screenshots hinzufügen
form-files-drop = oder hier einfügen oder ablegen
form-files-help =
    { $count ->
        [one] Eine Datei: { $types }, höchstens { $size }.
       *[other] Bis zu { $count } Dateien: { $types }, jeweils höchstens { $size }.
    }
form-size-kb = { $count } KB
form-size-mb = { $count } MB
form-files-list = Angehängte Dateien
form-files-remove = %n entfernen
form-files-added = %n ist angehängt
form-files-removed = %n ist entfernt
form-files-too-large = %n ist größer als %q. Schneiden Sie das Bild zu oder speichern Sie es kleiner, und hängen Sie es dann erneut an.
form-files-type = %n kann nicht angehängt werden. Wählen Sie eine Datei in einem dieser Formate: %q.
form-files-count = Sie können höchstens %n anhängen. Entfernen Sie eine Datei, um Platz zu schaffen.
form-files-unreadable = %n kann nicht gelesen werden. Wählen Sie die Datei erneut aus.
form-files-again = Ihr Text ist noch da. Bitte hängen Sie Ihre Screenshots erneut an.
form-optional = optional
form-language = Bevorzugte Sprache
form-email = Ihre E-Mail-Adresse
form-phone = Ihre Telefonnummer
form-phone-help = Mit Ländervorwahl, zum Beispiel +49 für Deutschland
form-submit = Absenden
form-submit-chat = Nachricht senden
form-submit-mail = E-Mail schreiben
form-sending = Wird gesendet …
form-chat-elsewhere = Ein Chat lässt sich nicht über dieses Formular starten.
form-error-title = Noch nicht gesendet. Bitte prüfen Sie:
form-error-back = Gehen Sie in Ihrem Browser zurück: Ihr Text ist noch da.
form-error-channel = Wählen Sie, wie wir uns bei Ihnen melden sollen.
form-error-summary = Geben Sie einen Betreff ein.
form-error-description = Beschreiben Sie Ihr Anliegen.
form-error-email = Geben Sie eine E-Mail-Adresse ein, zum Beispiel name@example.com.
form-error-phone = Geben Sie eine Telefonnummer mit Ländervorwahl ein.
form-failed-offline = Sie sind offline. Ihr Text bleibt erhalten: Senden Sie ihn noch einmal, sobald Sie wieder verbunden sind.
form-failed-network = Wir sind gerade nicht erreichbar. Ihr Text bleibt erhalten: Prüfen Sie Ihre Verbindung und senden Sie ihn noch einmal.
form-failed-timeout = Es kam nicht rechtzeitig eine Antwort. Ihr Text bleibt erhalten: Senden Sie ihn noch einmal, er kommt nicht doppelt an.
form-failed-server = Bei uns ist etwas schiefgegangen. Ihr Text bleibt erhalten: Senden Sie ihn in ein paar Minuten noch einmal, oder wählen Sie einen anderen Kontaktweg.
form-failed-refused = Ihre Anfrage wurde nicht angenommen. Ihr Text bleibt erhalten: Prüfen Sie Ihre Angaben, oder wählen Sie einen anderen Kontaktweg.
form-failed-pass = Ihr Zugang ist abgelaufen. Ihr Text bleibt erhalten: Öffnen Sie diese Seite in diesem Tab erneut aus Ihrem Konto und senden Sie ihn dann.
form-failed-size = Die Dateien sind zusammen zu groß. Entfernen Sie eine oder mehrere und senden Sie noch einmal.
form-failed-busy = Zu viele Anfragen auf einmal. Ihr Text bleibt erhalten: Senden Sie ihn um %n noch einmal.
form-failed-busy-soon = Zu viele Anfragen auf einmal. Ihr Text bleibt erhalten: Senden Sie ihn in einer Minute noch einmal.
form-sent-title = Vielen Dank, Ihre Anfrage ist bei uns
form-sent-title-chat = Vielen Dank, Ihre Nachricht ist bei uns
form-sent-email = Wir antworten per E-Mail an %n.
form-sent-callback = Wir rufen Sie unter %n zurück.
form-sent-chat = Zum Chat
form-sent-follow = Anfrage verfolgen
form-sent-reference = Vorgangsnummer: %n
form-sent-again = Weitere Anfrage senden
form-mail-title = Ihre E-Mail ist fertig
form-mail-text = Prüfen Sie sie in Ihrem E-Mail-Programm und senden Sie sie von dort. Wenn sich keine E-Mail geöffnet hat, kopieren Sie den Text und senden Sie ihn an %n.
form-mail-long = Der Text ist zu lang, um ganz übergeben zu werden. Kopieren Sie ihn und fügen Sie ihn in die E-Mail ein.
form-mail-files = Eine Webseite kann keine Dateien an ein E-Mail-Programm übergeben: Hängen Sie Screenshots dort an.
form-mail-open = E-Mail erneut öffnen
form-mail-copy = Text kopieren
form-mail-copied = Kopiert
form-mail-back = Zurück zum Formular
form-restored = Ihr Text von vorhin ist noch da.
form-discard = Neu beginnen

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
contact-languages-warning = { $channel }: nur auf { $languages }
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
hours-dates = { $hours }. Abweichende Zeiten: { $dates }
hours-closed = { $hours }. Geschlossen am { $dates }.
matrix-caption = Supportkanäle nach Tarif
matrix-included = Enthalten
matrix-not-included = Nicht enthalten

## The inbox: earlier conversations with support, on a page of the help centre and in the panel

inbox-title = Ihr Support-Postfach
inbox-intro = Was Sie uns gefragt haben, und was wir geantwortet haben.
inbox-no-script = Um Ihre Anfragen hier anzuzeigen, wird JavaScript benötigt. Sie können uns auch erneut schreiben oder auf unsere E-Mails antworten.
inbox-search = Ihre Anfragen durchsuchen
inbox-filter = Anzeigen
inbox-filter-all = Alle
inbox-filter-open = Offene
inbox-filter-closed = Geschlossene
inbox-list = Anfragen
inbox-state-open = Wartet auf uns
inbox-state-answered = Beantwortet
inbox-state-closed = Geschlossen
inbox-state-reopened = Wieder geöffnet
inbox-unread = Neue Antworten: %n
inbox-more = Weitere anzeigen
inbox-loading = Ihre Anfragen werden geladen …
inbox-empty = Noch keine Anfragen
inbox-empty-help = Wenn Sie uns schreiben, erscheint unsere Antwort hier.
inbox-empty-search = Nichts gefunden für „%q“
inbox-write = Support kontaktieren
inbox-back = Alle Anfragen
inbox-choose = Wählen Sie eine Anfrage aus, um sie hier zu lesen.
inbox-you = Sie
inbox-colleague = Aus Ihrem Team
inbox-support = Support
inbox-closed = Anfrage geschlossen
inbox-reopened = Anfrage wieder geöffnet
inbox-arrived = Neue Nachricht von %n
inbox-reply = Ihre Antwort
inbox-attach = Screenshots anhängen
inbox-send = Senden
inbox-sent = Ihre Antwort wurde gesendet.
inbox-close = Anfrage schließen
inbox-reopen = Anfrage wieder öffnen
inbox-is-closed = Diese Anfrage ist geschlossen. Öffnen Sie sie wieder, um uns zu schreiben.
inbox-was-closed = Diese Anfrage wurde inzwischen geschlossen. Ihr Text bleibt erhalten: Öffnen Sie die Anfrage wieder und senden Sie ihn dann.
inbox-download = %n herunterladen (%q)
inbox-signed-out = Ihre Anfragen finden Sie in Ihrem Konto
inbox-signed-out-help = Öffnen Sie diese Seite aus dem Produkt, dann wissen wir, dass es Ihre sind.
inbox-expired = Ihr Zugang ist abgelaufen
inbox-expired-help = Zu Ihrer Sicherheit endet er nach einiger Zeit. Öffnen Sie diese Seite erneut aus dem Produkt, um weiterzulesen.
inbox-reload = Zu Ihrer Sicherheit endet er nach einiger Zeit. Laden Sie diese Seite neu, um weiterzulesen.
inbox-sign-in = Anmelden
inbox-link-expired = Dieser Link ist abgelaufen
inbox-link-expired-help = Antworten Sie auf die letzte E-Mail zu dieser Anfrage. Mit unserer Antwort kommt ein neuer Link.
inbox-missing = Diese Anfrage wurde nicht gefunden
inbox-missing-help = Vielleicht gehört sie zu einem anderen Konto, oder der Link ist unvollständig.
inbox-failed = Ihre Anfragen können gerade nicht angezeigt werden
inbox-failed-help = Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal. Es geht nichts verloren.
inbox-retry = Erneut versuchen
inbox-offline = Sie sind offline. Sie sehen, was zuvor geladen wurde.

mail-marker = Bitte antworten Sie oberhalb dieser Zeile
mail-received = Wir haben Ihre Anfrage erhalten
mail-received-text = Vielen Dank für Ihre Nachricht. Sie liegt unserem Team vor, und wir antworten Ihnen per E-Mail.
mail-received-follow = Hier können Sie die Unterhaltung lesen und fortsetzen:
mail-follow = Antworten Sie einfach auf diese E-Mail. Die ganze Unterhaltung finden Sie hier:
mail-files = Einige Dateien sind zu groß für eine E-Mail. Sie finden sie in der Unterhaltung.
