## Every page

skip-to-content = Siirry sisältöön
nav-main = Päävalikko
nav-footer = Alatunniste
nav-breadcrumbs = Murupolku
nav-pager = Edellinen ja seuraava artikkeli
nav-home = Etusivu
nav-topics = Aiheet
nav-topics-all = Kaikki aiheet
nav-area = Tässä aiheessa
nav-contact = Ota yhteyttä tukeen
nav-az = Kaikki artikkelit A–Ö
nav-search = Haku
nav-feed = Uusien artikkelien syöte
nav-language = Kieli:
theme-to-dark = Vaihda tummaan teemaan
theme-to-light = Vaihda vaaleaan teemaan
announcement-label = Ilmoitus
announcement-close = Sulje tämä ilmoitus
drafts-banner = Esikatselu: tässä versiossa on luonnoksia. Älä julkaise sitä.

## Home page

home-heading = Miten voimme auttaa?
home-lead = Hae ohjeista tai selaa aiheita.
home-areas = Selaa aiheita
home-popular = Suosittuja artikkeleita

## Lists of articles

area-count =
    { $count ->
        [one] { $count } artikkeli
       *[other] { $count } artikkelia
    }
category-all =
    { $count ->
        [one] Näytä { $count } artikkeli aiheesta ”{ $category }”
       *[other] Näytä kaikki { $count } artikkelia aiheesta ”{ $category }”
    }
list-filter = Suodata { $count } artikkelia
article-borrowed = Kieli: { $language }

## Article

article-updated = Päivitetty { $date }
article-edit = Muokkaa tätä sivua
article-authors = Teksti: { $authors }
article-plans = Saatavilla: { $plans }
article-draft = Luonnos
article-unlisted = Piilotettu
article-markdown = Tämä sivu Markdown-muodossa
toc-title = Tällä sivulla
pager-prev = Edellinen
pager-next = Seuraava
related-title = Aiheeseen liittyvää
helpful-question = Oliko tästä artikkelista apua?
helpful-yes = Kyllä
helpful-no = Ei
helpful-thanks = Kiitos. Hienoa, että siitä oli apua.
helpful-thanks-no = Kiitos palautteesta. Jos tarvitset vielä apua, ota alta yhteyttä tukeen.
insights-comment = Mitä puuttuu tai mikä on epäselvää?
insights-comment-help = Älä kirjoita nimiä, osoitteita tai omia numeroitasi.
insights-section = Mikä kohta?
insights-section-any = Koko artikkeli
insights-send = Lähetä
insights-sent = Kiitos. Artikkelien kirjoittajat lukevat viestisi.

## Articles in another language than the page

notice-fallback = Tämä artikkeli ei ole vielä saatavilla kielelläsi ({ $language }). Luet versiota, jonka kieli on { $original }.
notice-machine = Tämä artikkeli on konekäännös. Jos versiot eroavat toisistaan, alkuperäinen ({ $original }) pätee.
notice-machine-link = Lue alkuperäinen ({ $original })
notice-stale = Alkuperäinen ({ $original }) on muuttunut tämän käännöksen jälkeen: { $sections }.
notice-stale-head = otsikko ja kuvaus
notice-stale-introduction = johdanto

## Inside the text of an article

callout-note = Huomaa
callout-tip = Vinkki
callout-important = Tärkeää
callout-warning = Varoitus
callout-caution = Ole varovainen
table-region = Taulukko
heading-link = Linkki kohtaan: %n
heading-link-copied = Linkki kopioitu
footnotes = Alaviitteet
footnote-back = Takaisin tekstiin
task-done = Tehty
task-open = Tekemättä
code-copy = Kopioi
code-copied = Kopioitu
video-source = Videon lähde: %n
video-untitled = Video
picture-enlarge = Suurenna kuva
picture-close = Sulje
badge-new = Uusi
badge-updated = Päivitetty
badge-beta = Beeta
badge-deprecated = Poistuva
badge-required = Pakollinen
badge-optional = Valinnainen

## Search

search-label = Hae ohjekeskuksesta
search-placeholder = Hae vastauksia
search-submit = Hae
search-title = Haku
search-suggestions = Ehdotuksia
search-loading = Haetaan…
search-see-all = Näytä kaikki tulokset haulle ”%q”
search-other-language = Tulokset muulla kielellä: %n
search-count-zero = { search-count-other }
search-count-one = %n tulos
search-count-two = { search-count-other }
search-count-few = { search-count-other }
search-count-many = { search-count-other }
search-count-other = %n tulosta
search-count-for = %n haulle ”%q”
search-corrected = Näytetään tulokset haulle ”%q”
search-did-you-mean = Tarkoititko ”%q”?
search-more = Näytä lisää tuloksia
search-filter-area = Aihe
search-filter-area-all = Kaikki aiheet
search-filter-plan = Paketti
search-filter-plan-all = Kaikki paketit
search-clear-filters = Tyhjennä suodattimet
search-none = Ei tuloksia
search-none-help = Tarkista kirjoitusasu, käytä vähemmän tai yksinkertaisempia sanoja tai kysy tiimiltämme.
search-error = Haku ei ole juuri nyt käytettävissä.
search-error-help = Hakuindeksiä ei voitu ladata. Tarkista yhteys ja yritä uudelleen.
search-outdated = Tämä sivu on vanhentunut. Lataa se uudelleen, jotta voit hakea.
search-retry = Yritä uudelleen
search-browse = Tai selaa aiheita
search-shortcut = Hae miltä tahansa sivulta painamalla /
search-no-script = Haku vaatii JavaScriptin. Ilman sitä pääset samoille sivuille kaikkien artikkelien luettelosta A–Ö ja alla olevista aiheista.

## Contact

contact-title = Ota yhteyttä tukeen
contact-intro = Valitse sinulle sopiva tapa. Vaihtoehdot riippuvat paketistasi.
contact-channels = Yhteydenottotavat
contact-other-plans = Muissa paketeissa
contact-compare = Vertaa pakettien tukea
contact-callout-title = Tarvitsetko vielä apua?
contact-callout-text = Tukitiimimme selvittää asiaa mielellään kanssasi.
contact-callout-link = Ota yhteyttä tukeen
plan-picker-legend = Mikä paketti sinulla on?
plan-picker-any = Näytä kaikki
plan-picker-help = Valintasi pysyy tässä selaimessa, eikä sitä lähetetä mihinkään.
plan-picker-summary = Tähän pakettiin sisältyvät yhteydenottotavat: %n / %q
channel-locked = Ei tässä paketissa
channel-languages = Muilla kielillä
channel-reveal = Sisältyy pakettiini
plan-picker-addons = Lisäpalvelut
channel-open-now = Avoinna nyt
channel-open-until = Avoinna nyt, sulkeutuu: %n
channel-closed-now = Suljettu nyt
channel-closed-until = Suljettu nyt. Avautuu: %n
channel-instead = Käytettävissäsi nyt: %n
contact-inbox-title = Aiemmat keskustelusi
contact-inbox-text = Lue niitä ja vastaa niihin milloin vain, kaikissa paketeissa.
contact-inbox-link = Avaa tukiviestisi
channel-sealed = Näkyy kirjautuneille asiakkaille, jotka voivat käyttää tätä.
channel-sealed-sign-in = Kirjaudu, niin näet tämän
channel-sealed-no-script = Näyttämiseen tarvitaan JavaScript.
pass-held = Kulkulupasi: %q, voimassaolo päättyy: %n
pass-forget = Poista tämä kulkulupa
pass-forgotten = Kulkulupa on poistettu.
pass-refused-malformed = Tämä linkki ei sisällä kelvollista kulkulupaa.
pass-refused-altered = Tätä kulkulupaa on muutettu, tai sitä ei ole myönnetty tähän ohjekeskukseen.
pass-refused-site = Tämä kulkulupa koskee toista ohjekeskusta.
pass-refused-epoch = Tämä kulkulupa on aiemmalta ajanjaksolta eikä ole enää voimassa.
pass-refused-expired = Kulkulupasi on vanhentunut.
pass-refused-plan = Tämä kulkulupa koskee pakettia, jota tämä ohjekeskus ei tunne.
pass-refused-insecure = Kulkuluvat toimivat vain suojatulla yhteydellä (https).
pass-refused-unavailable = Suojatut yhteystiedot eivät ole juuri nyt saatavilla.
pass-refused-help = Näet sen, mikä on avoinna kaikille. Saat uuden kulkuluvan, kun avaat tämän sivun uudelleen tuotteesta.
pass-refused-reload = Näet sen, mikä on avoinna kaikille. Saat uuden kulkuluvan, kun lataat tämän sivun uudelleen.

## The contact form

form-title = Lähetä tukipyyntö
form-mail-intro = Kuvaile asiasi tässä. Sen jälkeen sähköpostiohjelmasi avautuu, ja viesti on siinä valmiina lähetettäväksi.
form-channel = Miten haluat, että vastaamme?
form-summary = Aihe
form-summary-help = Mistä on kyse, yhdellä lauseella?
form-suggestions = Näistä artikkeleista voi olla apua
form-suggestions-status = Ehdotettuja artikkeleita: %n
form-description = Kuvaus
form-description-help = Mitä teit, mitä odotit tapahtuvan ja mitä sen sijaan tapahtui?
form-files = Kuvakaappaukset
form-files-add = Lisää kuvakaappauksia
form-files-drop = tai liitä tai pudota ne tähän
form-files-help =
    { $count ->
        [one] Yksi tiedosto: { $types }, enintään { $size }.
       *[other] Enintään { $count } tiedostoa: { $types }, kukin enintään { $size }.
    }
form-size-kb = { $count } kt
form-size-mb = { $count } Mt
form-files-list = Liitetyt tiedostot
form-files-remove = Poista %n
form-files-added = %n on liitetty
form-files-removed = %n on poistettu
form-files-too-large = %n on suurempi kuin %q. Rajaa kuvaa tai tallenna se pienempänä ja liitä se sitten uudelleen.
form-files-type = %n ei kelpaa liitteeksi. Valitse tiedosto, joka on jossakin näistä muodoista: %q.
form-files-count = Liitteitä voi olla enintään %n kpl. Poista yksi, niin saat tilaa.
form-files-unreadable = %n ei ole luettavissa. Valitse tiedosto uudelleen.
form-files-again = Tekstisi on tallessa. Liitä kuvakaappaukset uudelleen.
form-optional = valinnainen
form-language = Toivottu kieli
form-email = Sähköpostiosoitteesi
form-phone = Puhelinnumerosi
form-phone-help = Maatunnuksen kanssa, esimerkiksi Suomessa +358
form-submit = Lähetä
form-submit-chat = Lähetä viesti
form-submit-mail = Luo sähköposti
form-sending = Lähetetään…
form-chat-elsewhere = Chattia ei voi aloittaa tältä lomakkeelta.
form-error-title = Ei vielä lähetetty. Tarkista:
form-error-back = Palaa selaimessa takaisin: tekstisi on tallessa.
form-error-channel = Valitse, miten vastaamme sinulle.
form-error-summary = Kirjoita aihe.
form-error-description = Kuvaile asiasi.
form-error-email = Kirjoita sähköpostiosoite, esimerkiksi nimi@example.com.
form-error-phone = Kirjoita puhelinnumero maatunnuksen kanssa.
form-failed-offline = Sinulla ei ole verkkoyhteyttä. Tekstisi on tallessa: lähetä se uudelleen, kun yhteys palaa.
form-failed-network = Yhteyttä ei saatu. Tekstisi on tallessa: tarkista verkkoyhteys ja lähetä teksti uudelleen.
form-failed-timeout = Vastaus ei tullut ajoissa. Tekstisi on tallessa: lähetä se uudelleen, se ei tule perille kahdesti.
form-failed-server = Meillä meni jotain vikaan. Tekstisi on tallessa: lähetä se uudelleen muutaman minuutin kuluttua tai valitse toinen yhteydenottotapa.
form-failed-refused = Tukipyyntöäsi ei hyväksytty. Tekstisi on tallessa: tarkista tiedot tai valitse toinen yhteydenottotapa.
form-failed-pass = Käyttöoikeutesi on vanhentunut. Tekstisi on tallessa: avaa tämä sivu tililtäsi uudelleen tässä välilehdessä ja lähetä teksti sitten.
form-failed-size = Tiedostot ovat yhteensä liian suuria. Poista yksi tai useampi ja lähetä uudelleen.
form-failed-busy = Liian monta tukipyyntöä kerralla. Tekstisi on tallessa: lähetä se uudelleen klo %n.
form-failed-busy-soon = Liian monta tukipyyntöä kerralla. Tekstisi on tallessa: lähetä se uudelleen minuutin kuluttua.
form-sent-title = Kiitos, tukipyyntösi on saapunut
form-sent-title-chat = Kiitos, viestisi on saapunut
form-sent-email = Vastaamme sähköpostitse osoitteeseen %n.
form-sent-callback = Soitamme sinulle numeroon %n.
form-sent-chat = Siirry keskusteluun
form-sent-follow = Seuraa tukipyyntöäsi
form-sent-reference = Viitenumero: %n
form-sent-again = Lähetä toinen tukipyyntö
form-mail-title = Sähköpostisi on valmis
form-mail-text = Tarkista se sähköpostiohjelmassasi ja lähetä se sieltä. Jos sähköposti ei avautunut, kopioi teksti ja lähetä se osoitteeseen %n.
form-mail-long = Teksti on liian pitkä siirrettäväksi kokonaan. Kopioi se ja liitä se sähköpostiin.
form-mail-files = Verkkosivu ei voi siirtää tiedostoja sähköpostiohjelmaan: liitä kuvakaappaukset siellä.
form-mail-open = Avaa sähköposti uudelleen
form-mail-copy = Kopioi teksti
form-mail-copied = Kopioitu
form-mail-back = Takaisin lomakkeeseen
form-restored = Luonnoksesi on tallessa.
form-discard = Aloita alusta

## Help panel: what customers see inside of the product

panel-help = Ohje
panel-replies-zero = { panel-replies-other }
panel-replies-one = Ohje, %n uusi vastaus
panel-replies-two = { panel-replies-other }
panel-replies-few = { panel-replies-other }
panel-replies-many = { panel-replies-other }
panel-replies-other = Ohje, %n uutta vastausta
panel-top-context = Ohjeita tähän sivuun
panel-top-area = Ohjeita aiheesta ”%n”
panel-close = Sulje
panel-back = Takaisin
panel-forward = Eteenpäin
panel-larger = Suurenna
panel-clear = Tyhjennä haku
panel-width = Ikkunan leveys
panel-height = Ikkunan korkeus
panel-new-tab = Avaa uudessa välilehdessä
panel-article-error = Tätä sivua ei voi näyttää juuri nyt.
panel-down = Ohjeeseen ei saada yhteyttä juuri nyt. Tarkista verkkoyhteys ja yritä uudelleen.
panel-down-ways = Voit myös ottaa yhteyttä täällä:

## A–Z list

az-title = Kaikki artikkelit A–Ö
az-jump = Siirry kirjaimeen

## Empty pages

empty-home = Ei vielä artikkeleita
empty-home-help = Tämä ohjekeskus on juuri avattu. Tervetuloa pian uudelleen.
empty-area = Täällä ei ole vielä mitään
empty-area-help = Kirjoitamme vielä artikkeleita tästä aiheesta. Kokeile etsiä tarvitsemaasi haulla.
empty-contact = Ei vielä yhteydenottotapoja
empty-contact-help = Tervetuloa pian uudelleen.

## Page not found, choice of language, moved pages

not-found-title = Sivua ei löytynyt
not-found-text = Sivu on ehkä siirretty, tai linkissä on kirjoitusvirhe. Käytä hakua tai aloita alusta etusivulta.
not-found-home = Siirry etusivulle
root-lead = Valitse kieli
redirect-title = Tämä sivu on siirretty
redirect-text = Tämä sivu on siirretty.
redirect-link = Siirry uuteen osoitteeseen

## Titles shown by the browser and by search engines

title-page = { $title } – { $site }

## Contacts: sentences made from contacts.yaml. A site names its plans and channels in its own locales/<locale>.ftl:
## plan-<id>, channel-<id>, and if it likes channel-<id>-description and channel-<id>-link.

channel-knowledge-base = Tietopankki
channel-community = Yhteisö
channel-chat = Chat-tuki
channel-email = Sähköpostituki
channel-phone = Puhelintuki
channel-callback = Soittopyyntö
channel-knowledge-base-link = Siirry tietopankkiin
channel-community-link = Siirry yhteisöön
contact-link = Avaa { $name }
contact-link-chat = Aloita chat
contact-link-email = Lähetä sähköpostia
contact-link-phone = Soita meille
contact-link-callback = Jätä soittopyyntö
contact-link-form = Kirjoita meille
contact-plans =
    { $count ->
        [one] Sisältyy pakettiin { $plans }
       *[other] Sisältyy paketteihin { $plans }
    }
contact-plans-all = Sisältyy kaikkiin paketteihin
contact-locked-from = Ei sisälly pakettiin { $plan }. Saatavilla paketista { $lowest } alkaen.
contact-locked-list =
    { $count ->
        [one] Ei sisälly pakettiin { $plan }. Saatavilla paketissa { $plans }.
       *[other] Ei sisälly pakettiin { $plan }. Saatavilla paketeissa { $plans }.
    }
contact-locked = Ei sisälly pakettiin { $plan }.
contact-locked-addon = Ei sisälly pakettiin { $plan }. Saatavilla lisäpalvelulla { $addon }.
contact-locked-addon-plan = Ei sisälly pakettiin { $plan }. Saatavilla lisäpalvelulla { $addon } paketissa { $lowest }.
contact-plans-addons = Saatavilla lisäpalvelulla { $addons }
contact-needs-seat = Edellyttää maksullista lisenssiä
contact-needs-seat-from = Edellyttää maksullista lisenssiä, jos tili on luotu { $date } tai myöhemmin
contact-needs-addon = Edellyttää lisäpalvelua { $addon }
contact-needs-addon-from = Edellyttää lisäpalvelua { $addon }, jos tili on luotu { $date } tai myöhemmin
contact-reply-minutes =
    { $count ->
        [one] Vastaus yleensä { $count } minuutin kuluessa
       *[other] Vastaus yleensä { $count } minuutin kuluessa
    }
contact-reply-hours =
    { $count ->
        [one] Vastaus yleensä { $count } tunnin kuluessa
       *[other] Vastaus yleensä { $count } tunnin kuluessa
    }
contact-reply-days =
    { $count ->
        [one] Vastaus yleensä { $count } arkipäivän kuluessa
       *[other] Vastaus yleensä { $count } arkipäivän kuluessa
    }
contact-languages = Palvelukielet: { $languages }
contact-languages-one = Ainoa palvelukieli: { $language }
contact-languages-account = Tilisi kielellä: { $languages }
contact-languages-not = Palvelukieli ei ole { $language }
contact-languages-warning = { $channel }: vain { $languages }
contact-languages-account-help = Jos haluat vastaukset jollakin toisella näistä kielistä, vaihda kieli tilisi asetuksissa.
hours-range = klo { $open }–{ $close }
hours-range-overnight = klo { $open }–{ $close } seuraavana päivänä
hours-all-day = ympäri vuorokauden
hours-days = { $first }–{ $last }
hours-every-day = joka päivä
hours-line = { $days } { $hours }
hours-join = { $first }; { $rest }
hours-week = { $rules } ({ $zone })
hours-always = Ympäri vuorokauden, joka päivä
hours-dates = { $hours }. Poikkeavat ajat: { $dates }
hours-closed = { $hours }. Suljettu { $dates }.
matrix-caption = Tukikanavat paketeittain
matrix-included = Sisältyy
matrix-not-included = Ei sisälly

## The inbox: earlier conversations with support, on a page of the help centre and in the panel

inbox-title = Tukiviestisi
inbox-intro = Mitä olet meiltä kysynyt ja mitä olemme vastanneet.
inbox-no-script = Keskustelujesi näyttämiseen tarvitaan JavaScript. Voit myös ottaa meihin uudelleen yhteyttä tai vastata sähköposteihimme.
inbox-search = Hae keskusteluistasi
inbox-filter = Näytä
inbox-filter-all = Kaikki
inbox-filter-open = Avoimet
inbox-filter-closed = Suljetut
inbox-list = Keskustelut
inbox-state-open = Odottaa meitä
inbox-state-answered = Vastattu
inbox-state-closed = Suljettu
inbox-state-reopened = Avattu uudelleen
inbox-unread = Uusia vastauksia: %n
inbox-more = Näytä lisää
inbox-loading = Ladataan keskustelujasi…
inbox-empty = Ei vielä keskusteluja
inbox-empty-help = Kun kirjoitat meille, vastauksemme näkyy tässä.
inbox-empty-search = Haulla ”%q” ei löytynyt mitään
inbox-write = Ota yhteyttä tukeen
inbox-back = Kaikki keskustelut
inbox-choose = Valitse keskustelu, niin voit lukea sen tässä.
inbox-you = Sinä
inbox-colleague = Työtoverisi
inbox-support = Tuki
inbox-closed = Keskustelu suljettiin
inbox-reopened = Keskustelu avattiin uudelleen
inbox-arrived = Uusi viesti, lähettäjä: %n
inbox-reply = Vastauksesi
inbox-attach = Liitä kuvakaappauksia
inbox-send = Lähetä
inbox-sent = Vastauksesi on lähetetty.
inbox-close = Sulje keskustelu
inbox-reopen = Avaa keskustelu uudelleen
inbox-is-closed = Tämä keskustelu on suljettu. Avaa se uudelleen, jos haluat kirjoittaa meille.
inbox-was-closed = Tämä keskustelu on sillä välin suljettu. Tekstisi on tallessa: avaa keskustelu uudelleen ja lähetä teksti sitten.
inbox-download = Lataa %n (%q)
inbox-signed-out = Keskustelusi odottavat tililläsi
inbox-signed-out-help = Avaa tämä sivu tuotteesta, niin tiedämme, että ne ovat sinun.
inbox-expired = Käyttöoikeutesi on vanhentunut
inbox-expired-help = Turvallisuutesi vuoksi se päättyy jonkin ajan kuluttua. Avaa tämä sivu uudelleen tuotteesta, niin voit jatkaa lukemista.
inbox-reload = Turvallisuutesi vuoksi se päättyy jonkin ajan kuluttua. Lataa tämä sivu uudelleen, niin voit jatkaa lukemista.
inbox-sign-in = Kirjaudu sisään
inbox-link-expired = Tämä linkki on vanhentunut
inbox-link-expired-help = Vastaa viimeisimpään tätä keskustelua koskevaan sähköpostiin. Saat vastauksessamme uuden linkin.
inbox-missing = Keskustelua ei löytynyt
inbox-missing-help = Se saattaa kuulua toiselle tilille, tai linkki voi olla puutteellinen.
inbox-failed = Keskustelujasi ei voi näyttää juuri nyt
inbox-failed-help = Tarkista verkkoyhteys ja yritä uudelleen. Mitään ei ole kadonnut.
inbox-retry = Yritä uudelleen
inbox-offline = Sinulla ei ole verkkoyhteyttä. Näet sen, mikä ladattiin aiemmin.

mail-marker = Kirjoita vastauksesi tämän rivin yläpuolelle
mail-received = Olemme saaneet tukipyyntösi
mail-received-text = Kiitos viestistäsi. Se on nyt tiimillämme, ja vastaamme sähköpostitse.
mail-received-follow = Lue ja jatka keskustelua täällä:
mail-follow = Voit vastata meille vastaamalla tähän sähköpostiin. Koko keskustelu on täällä:
mail-files = Jotkin tiedostot ovat liian suuria sähköpostiin. Löydät ne keskustelusta.
