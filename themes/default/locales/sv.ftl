## Every page

skip-to-content = Hoppa till innehållet
nav-main = Huvudnavigering
nav-footer = Sidfot
nav-breadcrumbs = Sökväg
nav-pager = Föregående och nästa artikel
nav-home = Start
nav-topics = Ämnen
nav-topics-all = Alla ämnen
nav-area = I det här ämnet
nav-contact = Kontakta supporten
nav-az = Alla artiklar A–Ö
nav-search = Sök
nav-feed = Flöde med nya artiklar
nav-language = Språk:
theme-to-dark = Byt till mörkt läge
theme-to-light = Byt till ljust läge
announcement-label = Meddelande
announcement-close = Stäng det här meddelandet
drafts-banner = Förhandsvisning: den här versionen innehåller utkast. Publicera den inte.

## Home page

home-heading = Vad kan vi hjälpa dig med?
home-lead = Sök i guiderna eller bläddra efter ämne.
home-areas = Bläddra efter ämne
home-popular = Populära artiklar

## Lists of articles

area-count =
    { $count ->
        [one] { $count } artikel
       *[other] { $count } artiklar
    }
category-all =
    { $count ->
        [one] Visa { $count } artikel i ”{ $category }”
       *[other] Visa alla { $count } artiklar i ”{ $category }”
    }
list-filter = Filtrera { $count } artiklar
article-borrowed = På { $language }

## Article

article-updated = Uppdaterad { $date }
article-edit = Redigera den här sidan
article-authors = Av { $authors }
article-plans = Ingår i { $plans }
article-draft = Utkast
article-unlisted = Olistad
article-markdown = Den här sidan som Markdown
toc-title = På den här sidan
pager-prev = Föregående
pager-next = Nästa
related-title = Relaterade artiklar
helpful-question = Var artikeln till hjälp?
helpful-yes = Ja
helpful-no = Nej
helpful-thanks = Tack! Vad bra att den var till hjälp.
helpful-thanks-no = Tack för att du berättar. Kontakta gärna supporten här nedanför om du inte kommer vidare.
insights-comment = Vad saknas eller är oklart?
insights-comment-help = Skriv inga namn, adresser eller personliga nummer.
insights-section = Vilken del?
insights-section-any = Hela artikeln
insights-send = Skicka
insights-sent = Tack. De som skriver artiklarna läser det.

## Articles in another language than the page

notice-fallback = Artikeln finns ännu inte på { $language }. Du läser den på { $original }.
notice-machine = Artikeln är maskinöversatt. Om något skiljer sig åt gäller versionen på { $original }.
notice-machine-link = Läs den på { $original }
notice-stale = Versionen på { $original } har ändrats sedan översättningen gjordes: { $sections }.
notice-stale-head = titel och beskrivning
notice-stale-introduction = inledning

## Inside the text of an article

callout-note = Obs!
callout-tip = Tips
callout-important = Viktigt
callout-warning = Varning
callout-caution = Var försiktig
table-region = Tabell
heading-link = Länk till: %n
heading-link-copied = Länken har kopierats
footnotes = Fotnoter
footnote-back = Tillbaka till texten
task-done = Klart
task-open = Inte klart
code-copy = Kopiera
code-copied = Kopierat
video-source = Spelas upp från %n
video-untitled = Video
picture-enlarge = Förstora bilden
picture-close = Stäng
badge-new = Nytt
badge-updated = Uppdaterat
badge-beta = Beta
badge-deprecated = Utfasas
badge-required = Obligatoriskt
badge-optional = Valfritt

## Search

search-label = Sök i hjälpcentret
search-placeholder = Sök efter svar
search-submit = Sök
search-title = Sök
search-suggestions = Förslag
search-loading = Söker …
search-see-all = Visa alla träffar för ”%q”
search-other-language = Träffar på %n
search-count-zero = { search-count-other }
search-count-one = %n träff
search-count-two = { search-count-other }
search-count-few = { search-count-other }
search-count-many = { search-count-other }
search-count-other = %n träffar
search-count-for = %n för ”%q”
search-corrected = Visar träffar för ”%q”
search-did-you-mean = Menade du ”%q”?
search-more = Visa fler träffar
search-filter-area = Ämne
search-filter-area-all = Alla ämnen
search-filter-plan = Abonnemang
search-filter-plan-all = Alla
search-clear-filters = Rensa filter
search-none = Inga träffar
search-none-help = Kontrollera stavningen, prova färre eller enklare ord eller fråga vårt team.
search-error = Det går inte att söka just nu.
search-error-help = Sökindexet kunde inte läsas in. Kontrollera anslutningen och försök igen.
search-outdated = Sidan är inaktuell. Läs in den på nytt för att söka.
search-retry = Försök igen
search-browse = Eller bläddra efter ämne
search-shortcut = Tryck på / på valfri sida för att söka
search-no-script = Sökningen kräver JavaScript. Utan det leder listan över alla artiklar A–Ö och ämnena nedan till samma sidor.

## Contact

contact-title = Kontakta supporten
contact-intro = Välj det sätt som passar dig. Vilka alternativ du har beror på ditt abonnemang.
contact-channels = Så når du oss
contact-other-plans = Med ett annat abonnemang
contact-compare = Jämför support mellan abonnemang
contact-callout-title = Behöver du mer hjälp?
contact-callout-text = Vårt supportteam hjälper dig gärna att hitta en lösning.
contact-callout-link = Kontakta supporten
plan-picker-legend = Vilket abonnemang har du?
plan-picker-any = Visa alla
plan-picker-help = Ditt val sparas bara i den här webbläsaren och skickas ingenstans.
plan-picker-summary = Kontaktsätt som ingår i abonnemanget: %n av %q.
channel-locked = Ingår inte i abonnemanget
channel-languages = På andra språk
channel-reveal = Det ingår i mitt abonnemang
plan-picker-addons = Tillägg
channel-open-now = Öppet nu
channel-open-until = Öppet nu, till %n
channel-closed-now = Stängt just nu
channel-closed-until = Stängt just nu. Öppnar igen: %n
channel-instead = Tillgängligt för dig nu: %n
contact-inbox-title = Dina tidigare konversationer
contact-inbox-text = Du kan läsa och besvara dem när som helst, oavsett abonnemang.
contact-inbox-link = Öppna din supportinkorg
channel-sealed = Visas för inloggade kunder som kan använda det.
channel-sealed-sign-in = Logga in för att se det
channel-sealed-no-script = JavaScript krävs för att visa det.
pass-held = Ditt pass: %q, giltigt till %n
pass-forget = Ta bort det här passet
pass-forgotten = Passet har tagits bort.
pass-refused-malformed = Länken innehåller inget giltigt pass.
pass-refused-altered = Passet har ändrats eller utfärdades inte för det här hjälpcentret.
pass-refused-site = Passet gäller ett annat hjälpcenter.
pass-refused-epoch = Passet är från en tidigare period och gäller inte längre.
pass-refused-expired = Ditt pass har gått ut.
pass-refused-plan = Passet gäller ett abonnemang som det här hjälpcentret inte känner till.
pass-refused-insecure = Pass fungerar bara över en säker anslutning (https).
pass-refused-unavailable = De skyddade uppgifterna är inte tillgängliga just nu.
pass-refused-help = Du ser det som är öppet för alla. Kom hit från produkten igen för att få ett nytt pass.
pass-refused-reload = Du ser det som är öppet för alla. Läs in sidan på nytt för att få ett nytt pass.

## The contact form

form-title = Skicka ett ärende
form-mail-intro = Beskriv din fråga här. Ditt e-postprogram öppnas med meddelandet, klart att skickas.
form-channel = Hur vill du få svar?
form-summary = Sammanfattning
form-summary-help = Vad gäller det, i en mening?
form-suggestions = De här artiklarna kan hjälpa
form-suggestions-status = Föreslagna artiklar: %n
form-description = Beskrivning
form-description-help = Vad gjorde du, vad väntade du dig och vad hände i stället?
form-files = Skärmbilder
form-files-add = Lägg till skärmbilder
form-files-drop = eller klistra in eller släpp dem här
form-files-help =
    { $count ->
        [one] En fil: { $types }, högst { $size }.
       *[other] Högst { $count } filer: { $types }, högst { $size } per fil.
    }
form-size-kb = { $count } kB
form-size-mb = { $count } MB
form-files-list = Bifogade filer
form-files-remove = Ta bort %n
form-files-added = %n är bifogad
form-files-removed = %n är borttagen
form-files-too-large = %n är större än %q. Beskär bilden eller spara den mindre och bifoga den igen.
form-files-type = %n kan inte bifogas. Välj en fil i något av de här formaten: %q.
form-files-count = Du kan bifoga högst %n. Ta bort en fil för att få plats.
form-files-unreadable = %n kan inte läsas. Välj filen igen.
form-files-again = Din text finns kvar. Bifoga dina skärmbilder igen.
form-optional = valfritt
form-language = Önskat språk
form-email = Din e-postadress
form-phone = Ditt telefonnummer
form-phone-help = Med landsnummer, till exempel +46 för Sverige
form-submit = Skicka
form-submit-chat = Skicka meddelande
form-submit-mail = Skriv e-post
form-sending = Skickar …
form-chat-elsewhere = En chatt kan inte startas från det här formuläret.
form-error-title = Inte skickat än. Kontrollera:
form-error-back = Gå tillbaka i webbläsaren: din text finns kvar.
form-error-channel = Välj hur du vill få svar.
form-error-summary = Skriv en sammanfattning.
form-error-description = Beskriv din fråga.
form-error-email = Ange en e-postadress, till exempel namn@example.com.
form-error-phone = Ange ett telefonnummer med landsnummer.
form-failed-offline = Du är offline. Din text finns kvar: skicka igen när du är ansluten.
form-failed-network = Vi kunde inte nås. Din text finns kvar: kontrollera anslutningen och skicka igen.
form-failed-timeout = Inget svar kom i tid. Din text finns kvar: skicka igen, den kommer inte fram två gånger.
form-failed-server = Något gick fel hos oss. Din text finns kvar: skicka igen om några minuter eller välj ett annat sätt att nå oss.
form-failed-refused = Ditt ärende togs inte emot. Din text finns kvar: kontrollera uppgifterna eller välj ett annat sätt att nå oss.
form-failed-pass = Din åtkomst har gått ut. Din text finns kvar: öppna sidan från ditt konto igen, i den här fliken, och skicka sedan.
form-failed-size = Filerna är för stora tillsammans. Ta bort en eller flera och skicka igen.
form-failed-busy = För många ärenden på en gång. Din text finns kvar: skicka igen kl. %n.
form-failed-busy-soon = För många ärenden på en gång. Din text finns kvar: skicka igen om en minut.
form-sent-title = Tack, vi har fått ditt ärende
form-sent-title-chat = Tack, vi har fått ditt meddelande
form-sent-email = Vi svarar via e-post till %n.
form-sent-callback = Vi ringer dig på %n.
form-sent-chat = Gå till konversationen
form-sent-follow = Följ ditt ärende
form-sent-reference = Referens: %n
form-sent-again = Skicka ett ärende till
form-mail-title = Din e-post är klar
form-mail-text = Kontrollera den i ditt e-postprogram och skicka den därifrån. Om ingen e-post öppnades kopierar du texten och skickar den till %n.
form-mail-long = Texten är för lång för att lämnas över i sin helhet. Kopiera den och klistra in den i meddelandet.
form-mail-files = En webbsida kan inte lämna över filer till ett e-postprogram: bifoga skärmbilder där.
form-mail-open = Öppna e-posten igen
form-mail-copy = Kopiera texten
form-mail-copied = Kopierat
form-mail-back = Tillbaka till formuläret
form-restored = Din text från tidigare finns kvar.
form-discard = Börja om

## Help panel: what customers see inside of the product

panel-help = Hjälp
panel-replies-zero = { panel-replies-other }
panel-replies-one = Hjälp, %n nytt svar
panel-replies-two = { panel-replies-other }
panel-replies-few = { panel-replies-other }
panel-replies-many = { panel-replies-other }
panel-replies-other = Hjälp, %n nya svar
panel-top-context = Hjälp för den här sidan
panel-top-area = Hjälp om ”%n”
panel-close = Stäng
panel-back = Bakåt
panel-forward = Framåt
panel-larger = Större
panel-clear = Rensa sökningen
panel-width = Fönstrets bredd
panel-height = Fönstrets höjd
panel-new-tab = Öppna i ny flik
panel-article-error = Sidan kan inte visas just nu.
panel-down = Hjälpen kan inte nås just nu. Kontrollera anslutningen och försök igen.
panel-down-ways = Du kan också nå oss här:

## A–Z list

az-title = Alla artiklar A–Ö
az-jump = Gå till en bokstav

## Empty pages

empty-home = Inga artiklar än
empty-home-help = Hjälpcentret har precis öppnat. Välkommen tillbaka snart.
empty-area = Här finns inget än
empty-area-help = Vi skriver fortfarande på artiklarna i det här ämnet. Prova att söka, så kanske du hittar det du behöver någon annanstans.
empty-contact = Inga kontaktsätt än
empty-contact-help = Välkommen tillbaka snart.

## Page not found, choice of language, moved pages

not-found-title = Sidan hittades inte
not-found-text = Den kan ha flyttats, eller så är länken felskriven. Sök eller börja om från startsidan.
not-found-home = Gå till startsidan
root-lead = Välj språk
redirect-title = Sidan har flyttats
redirect-text = Sidan har flyttats.
redirect-link = Gå till den nya adressen

## Titles shown by the browser and by search engines

title-page = { $title } – { $site }

## Contacts: sentences made from contacts.yaml. A site names its plans and channels in its own locales/<locale>.ftl:
## plan-<id>, channel-<id>, and if it likes channel-<id>-description and channel-<id>-link.

channel-knowledge-base = Kunskapsbas
channel-community = Community
channel-chat = Chattsupport
channel-email = E-postsupport
channel-phone = Telefonsupport
channel-callback = Bli uppringd
channel-knowledge-base-link = Till kunskapsbasen
channel-community-link = Till communityn
contact-link = Öppna { $name }
contact-link-chat = Starta en chatt
contact-link-email = Skicka e-post
contact-link-phone = Ring oss
contact-link-callback = Be om ett samtal
contact-link-form = Skriv till oss
contact-plans = Ingår i { $plans }
contact-plans-all = Ingår i alla abonnemang
contact-locked-from = Ingår inte i { $plan }. Finns från och med { $lowest }.
contact-locked-list = Ingår inte i { $plan }. Finns i { $plans }.
contact-locked = Ingår inte i { $plan }.
contact-locked-addon = Ingår inte i { $plan }. Finns med tillägget { $addon }.
contact-locked-addon-plan = Ingår inte i { $plan }. Finns med tillägget { $addon } i { $lowest }.
contact-plans-addons = Finns med tillägget { $addons }
contact-needs-seat = För personer med betald licens
contact-needs-seat-from = För personer med betald licens, om kontot skapades den { $date } eller senare
contact-needs-addon = Endast med tillägget { $addon }
contact-needs-addon-from = Endast med tillägget { $addon }, om kontot skapades den { $date } eller senare
contact-reply-minutes =
    { $count ->
        [one] Besvaras oftast inom { $count } minut
       *[other] Besvaras oftast inom { $count } minuter
    }
contact-reply-hours =
    { $count ->
        [one] Besvaras oftast inom { $count } timme
       *[other] Besvaras oftast inom { $count } timmar
    }
contact-reply-days =
    { $count ->
        [one] Besvaras oftast inom { $count } arbetsdag
       *[other] Besvaras oftast inom { $count } arbetsdagar
    }
contact-languages = På { $languages }
contact-languages-one = Endast på { $language }
contact-languages-account = På det språk som är inställt i ditt konto: { $languages }
contact-languages-not = Finns inte på { $language }
contact-languages-warning = { $channel }: endast på { $languages }
contact-languages-account-help = Vill du få svar på något annat av dessa språk ändrar du språket i inställningarna för ditt konto.
hours-range = { $open }–{ $close }
hours-range-overnight = { $open }–{ $close } nästa dag
hours-all-day = dygnet runt
hours-days = { $first } till { $last }
hours-every-day = varje dag
hours-line = { $days }, { $hours }
hours-join = { $first }; { $rest }
hours-week = { $rules } ({ $zone })
hours-always = Dygnet runt, alla dagar
hours-dates = { $hours }. Avvikande tider: { $dates }
hours-closed = { $hours }. Stängt { $dates }.
matrix-caption = Supportkanaler per abonnemang
matrix-included = Ingår
matrix-not-included = Ingår inte

## The inbox: earlier conversations with support, on a page of the help centre and in the panel

inbox-title = Din supportinkorg
inbox-intro = Det du har frågat oss och det vi har svarat.
inbox-no-script = JavaScript behövs för att visa dina konversationer här. Du kan också skriva till oss igen eller svara på våra mejl.
inbox-search = Sök bland dina konversationer
inbox-filter = Visa
inbox-filter-all = Alla
inbox-filter-open = Öppna
inbox-filter-closed = Stängda
inbox-list = Konversationer
inbox-state-open = Väntar på oss
inbox-state-answered = Besvarad
inbox-state-closed = Stängd
inbox-state-reopened = Öppnad igen
inbox-unread = Nya svar: %n
inbox-more = Visa fler
inbox-loading = Dina konversationer läses in …
inbox-empty = Inga konversationer än
inbox-empty-help = När du skriver till oss visas vårt svar här.
inbox-empty-search = Inget hittades för ”%q”
inbox-write = Kontakta supporten
inbox-back = Alla konversationer
inbox-choose = Välj en konversation för att läsa den här.
inbox-you = Du
inbox-colleague = Din kollega
inbox-support = Support
inbox-closed = Konversationen stängdes
inbox-reopened = Konversationen öppnades igen
inbox-arrived = Nytt meddelande från %n
inbox-reply = Ditt svar
inbox-attach = Bifoga skärmbilder
inbox-send = Skicka
inbox-sent = Ditt svar har skickats.
inbox-close = Stäng konversationen
inbox-reopen = Öppna konversationen igen
inbox-is-closed = Konversationen är stängd. Öppna den igen för att skriva till oss.
inbox-was-closed = Konversationen stängdes under tiden. Din text finns kvar: öppna konversationen igen och skicka den sedan.
inbox-download = Ladda ner %n (%q)
inbox-signed-out = Dina konversationer väntar i ditt konto
inbox-signed-out-help = Öppna sidan från produkten, så vet vi att de är dina.
inbox-expired = Din åtkomst har gått ut
inbox-expired-help = För din säkerhet upphör den efter en stund. Öppna sidan från produkten igen för att läsa vidare.
inbox-reload = För din säkerhet upphör den efter en stund. Ladda om sidan för att läsa vidare.
inbox-sign-in = Logga in
inbox-link-expired = Länken har gått ut
inbox-link-expired-help = Svara på det senaste e-postmeddelandet om konversationen. Med vårt svar kommer en ny länk.
inbox-missing = Konversationen hittades inte
inbox-missing-help = Den kanske hör till ett annat konto, eller så är länken ofullständig.
inbox-failed = Dina konversationer kan inte visas just nu
inbox-failed-help = Kontrollera anslutningen och försök igen. Inget har gått förlorat.
inbox-retry = Försök igen
inbox-offline = Du är offline. Du ser det som lästes in tidigare.

mail-marker = Skriv ditt svar ovanför den här raden
mail-received = Vi har tagit emot din fråga
mail-received-text = Tack för ditt meddelande. Vårt team har fått det och svarar via e-post.
mail-received-follow = Läs och fortsätt konversationen här:
mail-follow = Svara på det här mejlet för att skriva till oss. Hela konversationen finns här:
mail-files = Vissa filer är för stora för ett mejl. Du hittar dem i konversationen.
