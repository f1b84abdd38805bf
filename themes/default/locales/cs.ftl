## Every page

skip-to-content = Přejít na obsah
nav-main = Hlavní nabídka
nav-footer = Zápatí
nav-breadcrumbs = Drobečková navigace
nav-pager = Předchozí a následující článek
nav-home = Úvod
nav-topics = Témata
nav-topics-all = Všechna témata
nav-area = V tomto tématu
nav-contact = Kontaktovat podporu
nav-az = Všechny články A–Z
nav-search = Hledat
nav-feed = Kanál nových článků
nav-language = Jazyk:
theme-to-dark = Přepnout na tmavý vzhled
theme-to-light = Přepnout na světlý vzhled
announcement-label = Oznámení
announcement-close = Zavřít toto oznámení
drafts-banner = Náhled: tato verze obsahuje koncepty. Nezveřejňujte ji.

## Home page

home-heading = Jak vám můžeme pomoci?
home-lead = Hledejte v návodech, nebo si vyberte téma.
home-areas = Procházet témata
home-popular = Oblíbené články

## Lists of articles

area-count =
    { $count ->
        [one] { $count } článek
        [few] { $count } články
        [many] { $count } článku
       *[other] { $count } článků
    }
category-all =
    { $count ->
        [one] Zobrazit { $count } článek v kategorii „{ $category }“
        [few] Zobrazit všechny { $count } články v kategorii „{ $category }“
        [many] Zobrazit všech { $count } článku v kategorii „{ $category }“
       *[other] Zobrazit všech { $count } článků v kategorii „{ $category }“
    }
list-filter =
    { $count ->
        [one] Filtrovat { $count } článek
        [few] Filtrovat { $count } články
        [many] Filtrovat { $count } článku
       *[other] Filtrovat { $count } článků
    }
article-borrowed = Jazyk: { $language }

## Article

article-updated = Aktualizováno { $date }
article-edit = Upravit tuto stránku
article-authors = Autoři: { $authors }
article-plans = K dispozici v tarifech: { $plans }
article-draft = Koncept
article-unlisted = Neveřejný
article-markdown = Tato stránka jako Markdown
toc-title = Na této stránce
pager-prev = Předchozí
pager-next = Další
related-title = Související články
helpful-question = Pomohl vám tento článek?
helpful-yes = Ano
helpful-no = Ne
helpful-thanks = Děkujeme. Jsme rádi, že pomohl.
helpful-thanks-no = Děkujeme za odpověď. Pokud si stále nevíte rady, kontaktujte níže podporu.
insights-comment = Co chybí nebo není jasné?
insights-comment-help = Neuvádějte prosím svá jména, adresy ani čísla.
insights-section = Která část?
insights-section-any = Celý článek
insights-send = Odeslat
insights-sent = Děkujeme. Vaši zprávu si přečtou autoři těchto článků.

## Articles in another language than the page

notice-fallback = Tento článek zatím není k dispozici ve vašem jazyce ({ $language }). Jazyk zobrazené verze: { $original }.
notice-machine = Tento článek je strojově přeložený. Pokud se něco liší, platí původní verze ({ $original }).
notice-machine-link = Přečíst originál ({ $original })
notice-stale = Originál ({ $original }) se od tohoto překladu změnil: { $sections }.
notice-stale-head = název a popis
notice-stale-introduction = úvod

## Inside the text of an article

callout-note = Poznámka
callout-tip = Tip
callout-important = Důležité
callout-warning = Varování
callout-caution = Pozor
table-region = Tabulka
heading-link = Odkaz na: %n
heading-link-copied = Odkaz zkopírován
footnotes = Poznámky pod čarou
footnote-back = Zpět k textu
task-done = Hotovo
task-open = Zbývá
code-copy = Kopírovat
code-copied = Zkopírováno
video-source = Přehrává se z %n
video-untitled = Video
picture-enlarge = Zvětšit obrázek
picture-close = Zavřít
badge-new = Nové
badge-updated = Aktualizováno
badge-beta = Beta
badge-deprecated = Zastaralé
badge-required = Povinné
badge-optional = Nepovinné

## Search

search-label = Prohledat centrum nápovědy
search-placeholder = Hledat odpovědi
search-submit = Hledat
search-title = Hledání
search-suggestions = Návrhy
search-loading = Hledá se…
search-see-all = Zobrazit všechny výsledky pro „%q“
search-other-language = Výsledky v jiném jazyce: %n
search-count-zero = { search-count-other }
search-count-one = %n výsledek
search-count-two = { search-count-other }
search-count-few = %n výsledky
search-count-many = %n výsledku
search-count-other = %n výsledků
search-count-for = %n pro „%q“
search-corrected = Zobrazují se výsledky pro „%q“
search-did-you-mean = Mysleli jste „%q“?
search-more = Zobrazit další výsledky
search-filter-area = Téma
search-filter-area-all = Všechna témata
search-filter-plan = Tarif
search-filter-plan-all = Všechny tarify
search-clear-filters = Zrušit filtry
search-none = Nic jsme nenašli
search-none-help = Zkontrolujte pravopis, zkuste méně slov nebo jednodušší slova, nebo se zeptejte našeho týmu.
search-error = Hledání teď není k dispozici.
search-error-help = Vyhledávací index se nepodařilo načíst. Zkontrolujte připojení a zkuste to znovu.
search-outdated = Tato stránka není aktuální. Chcete-li hledat, načtěte ji znovu.
search-retry = Zkusit znovu
search-browse = Nebo si vyberte téma
search-shortcut = Hledat na každé stránce klávesou /
search-no-script = Hledání vyžaduje JavaScript. Bez něj vedou ke stejným stránkám seznam všech článků A–Z a témata níže.

## Contact

contact-title = Kontaktovat podporu
contact-intro = Vyberte si způsob, který vám vyhovuje. Možnosti závisejí na vašem tarifu.
contact-channels = Jak nás můžete kontaktovat
contact-other-plans = V jiných tarifech
contact-compare = Porovnat podporu podle tarifů
contact-callout-title = Potřebujete ještě pomoc?
contact-callout-text = Náš tým podpory se na to s vámi rád podívá.
contact-callout-link = Kontaktovat podporu
plan-picker-legend = Jaký máte tarif?
plan-picker-any = Zobrazit vše
plan-picker-help = Vaše volba zůstává v tomto prohlížeči a nikam se neodesílá.
plan-picker-summary = Způsoby kontaktu v tomto tarifu: %n z %q.
channel-locked = Není v tomto tarifu
channel-languages = V jiných jazycích
channel-reveal = Mám to ve svém tarifu
plan-picker-addons = Doplňky
channel-open-now = Nyní otevřeno
channel-open-until = Nyní otevřeno do %n
channel-closed-now = Nyní zavřeno
channel-closed-until = Nyní zavřeno. Znovu otevřeme: %n
channel-instead = Nyní je vám k dispozici: %n
contact-inbox-title = Vaše dřívější konverzace
contact-inbox-text = Můžete je číst a odpovídat na ně kdykoli, v každém tarifu.
contact-inbox-link = Otevřít schránku podpory
channel-sealed = Zobrazuje se přihlášeným zákazníkům, kteří to mohou využívat.
channel-sealed-sign-in = Zobrazit po přihlášení
channel-sealed-no-script = K zobrazení je potřeba JavaScript.
pass-held = Vaše propustka: %q, platná do %n
pass-forget = Odebrat tuto propustku
pass-forgotten = Propustka byla odebrána.
pass-refused-malformed = Tento odkaz neobsahuje platnou propustku.
pass-refused-altered = Tato propustka byla změněna, nebo nebyla vydána pro toto centrum nápovědy.
pass-refused-site = Tato propustka je pro jiné centrum nápovědy.
pass-refused-epoch = Tato propustka je z dřívějšího období a už neplatí.
pass-refused-expired = Platnost vaší propustky vypršela.
pass-refused-plan = Tato propustka je pro tarif, který toto centrum nápovědy nezná.
pass-refused-insecure = Propustky fungují jen přes zabezpečené připojení (https).
pass-refused-unavailable = Chráněné kontaktní údaje teď nejsou k dispozici.
pass-refused-help = Vidíte to, co je přístupné všem. Novou propustku získáte, když tuto stránku znovu otevřete z produktu.
pass-refused-reload = Vidíte to, co je přístupné všem. Novou propustku získáte, když tuto stránku znovu načtete.

## The contact form

form-title = Poslat požadavek
form-mail-intro = Popište zde svůj dotaz. Pak se otevře váš e-mailový program se zprávou připravenou k odeslání.
form-channel = Jak se vám máme ozvat?
form-summary = Předmět
form-summary-help = O co jde, jednou větou?
form-suggestions = Mohly by pomoci tyto články
form-suggestions-status = Navržené články: %n
form-description = Popis
form-description-help = Co jste udělali, co jste čekali a co se stalo místo toho?
form-files = Snímky obrazovky
form-files-add = Přidat snímky obrazovky
form-files-drop = nebo je vložte či přetáhněte sem
form-files-help =
    { $count ->
        [one] Jeden soubor: { $types }, nejvýše { $size }.
        [few] Nejvýše { $count } soubory: { $types }, každý nejvýše { $size }.
        [many] Nejvýše { $count } souboru: { $types }, každý nejvýše { $size }.
       *[other] Nejvýše { $count } souborů: { $types }, každý nejvýše { $size }.
    }
form-size-kb = { $count } KB
form-size-mb = { $count } MB
form-files-list = Přiložené soubory
form-files-remove = Odebrat %n
form-files-added = Přiloženo: %n
form-files-removed = Odebráno: %n
form-files-too-large = Soubor %n je větší než %q. Ořízněte obrázek nebo ho uložte menší a přiložte ho znovu.
form-files-type = Soubor %n nelze přiložit. Vyberte soubor v jednom z těchto formátů: %q.
form-files-count = Největší možný počet příloh: %n. Uvolněte místo odebráním jedné z nich.
form-files-unreadable = Soubor %n nelze přečíst. Vyberte ho znovu.
form-files-again = Váš text tu zůstal. Přiložte prosím snímky obrazovky znovu.
form-optional = nepovinné
form-language = Upřednostňovaný jazyk
form-email = Vaše e-mailová adresa
form-phone = Vaše telefonní číslo
form-phone-help = S předvolbou země, například +420 pro Česko
form-submit = Odeslat
form-submit-chat = Odeslat zprávu
form-submit-mail = Vytvořit e-mail
form-sending = Odesílá se…
form-chat-elsewhere = Chat nelze zahájit z tohoto formuláře.
form-error-title = Zatím neodesláno. Zkontrolujte prosím:
form-error-back = Vraťte se v prohlížeči zpět: váš text tam zůstal.
form-error-channel = Vyberte, jak se vám máme ozvat.
form-error-summary = Zadejte předmět.
form-error-description = Popište svůj dotaz.
form-error-email = Zadejte e-mailovou adresu, například name@example.com.
form-error-phone = Zadejte telefonní číslo s předvolbou země.
form-failed-offline = Jste offline. Váš text zůstal zachován: odešlete ho znovu, jakmile se připojíte.
form-failed-network = Nepodařilo se připojit. Váš text zůstal zachován: zkontrolujte připojení a odešlete ho znovu.
form-failed-timeout = Odpověď nepřišla včas. Váš text zůstal zachován: odešlete ho znovu, nepřijde nám dvakrát.
form-failed-server = Na naší straně se něco pokazilo. Váš text zůstal zachován: odešlete ho za pár minut znovu, nebo zvolte jiný způsob kontaktu.
form-failed-refused = Váš požadavek nebyl přijat. Váš text zůstal zachován: zkontrolujte zadané údaje, nebo zvolte jiný způsob kontaktu.
form-failed-pass = Platnost vašeho přístupu vypršela. Váš text zůstal zachován: otevřete tuto stránku znovu ze svého účtu v této kartě a pak ho odešlete.
form-failed-size = Soubory jsou dohromady příliš velké. Odeberte jeden nebo více a odešlete znovu.
form-failed-busy = Příliš mnoho požadavků najednou. Váš text zůstal zachován: odešlete ho znovu v %n.
form-failed-busy-soon = Příliš mnoho požadavků najednou. Váš text zůstal zachován: odešlete ho znovu za minutu.
form-sent-title = Děkujeme, váš požadavek máme
form-sent-title-chat = Děkujeme, vaši zprávu máme
form-sent-email = Odpovíme e-mailem na adresu %n.
form-sent-callback = Zavoláme vám zpět na číslo %n.
form-sent-chat = Přejít ke konverzaci
form-sent-follow = Sledovat požadavek
form-sent-reference = Číslo požadavku: %n
form-sent-again = Poslat další požadavek
form-mail-title = Váš e-mail je připravený
form-mail-text = Zkontrolujte ho ve svém e-mailovém programu a odešlete ho odtud. Pokud se žádný e-mail neotevřel, zkopírujte text a pošlete ho na %n.
form-mail-long = Text je příliš dlouhý, aby se předal celý. Zkopírujte ho a vložte do e-mailu.
form-mail-files = Webová stránka nemůže předat soubory e-mailovému programu: přiložte snímky obrazovky tam.
form-mail-open = Otevřít e-mail znovu
form-mail-copy = Kopírovat text
form-mail-copied = Zkopírováno
form-mail-back = Zpět na formulář
form-restored = Váš rozepsaný text tu zůstal.
form-discard = Začít znovu

## Help panel: what customers see inside of the product

panel-help = Nápověda
panel-replies-zero = { panel-replies-other }
panel-replies-one = Nápověda, %n nová odpověď
panel-replies-two = { panel-replies-other }
panel-replies-few = Nápověda, %n nové odpovědi
panel-replies-many = Nápověda, %n nové odpovědi
panel-replies-other = Nápověda, %n nových odpovědí
panel-top-context = Nápověda k této stránce
panel-top-area = Nápověda k tématu „%n“
panel-close = Zavřít
panel-back = Zpět
panel-forward = Vpřed
panel-larger = Zvětšit
panel-clear = Vymazat hledání
panel-width = Šířka okna
panel-height = Výška okna
panel-new-tab = Otevřít na nové kartě
panel-article-error = Tuto stránku teď nelze zobrazit.
panel-down = Nápověda teď není dostupná. Zkontrolujte připojení a zkuste to znovu.
panel-down-ways = Kontaktovat nás můžete i takto:

## A–Z list

az-title = Všechny články A–Z
az-jump = Přejít na písmeno

## Empty pages

empty-home = Zatím žádné články
empty-home-help = Toto centrum nápovědy právě vzniklo. Vraťte se prosím brzy.
empty-area = Zatím tu nic není
empty-area-help = Články na toto téma teprve píšeme. Zkuste najít, co potřebujete, pomocí hledání.
empty-contact = Zatím žádné způsoby kontaktu
empty-contact-help = Vraťte se prosím brzy.

## Page not found, choice of language, moved pages

not-found-title = Tuto stránku jsme nenašli
not-found-text = Možná byla přesunuta nebo je v adrese překlep. Použijte hledání, nebo začněte znovu na úvodní stránce.
not-found-home = Přejít na úvodní stránku
root-lead = Vyberte jazyk
redirect-title = Tato stránka byla přesunuta
redirect-text = Tato stránka byla přesunuta.
redirect-link = Přejít na novou adresu

## Titles shown by the browser and by search engines

title-page = { $title } – { $site }

## Contacts: sentences made from contacts.yaml. A site names its plans and channels in its own locales/<locale>.ftl:
## plan-<id>, channel-<id>, and if it likes channel-<id>-description and channel-<id>-link.

channel-knowledge-base = Znalostní báze
channel-community = Komunita
channel-chat = Chat s podporou
channel-email = E-mailová podpora
channel-phone = Telefonická podpora
channel-callback = Zpětné volání
channel-knowledge-base-link = Přejít do znalostní báze
channel-community-link = Navštívit komunitu
contact-link = Otevřít: { $name }
contact-link-chat = Zahájit chat
contact-link-email = Napsat e-mail
contact-link-phone = Zavolat
contact-link-callback = Požádat o zavolání
contact-link-form = Napsat nám
contact-plans =
    { $count ->
        [one] Součást tarifu { $plans }
        [few] Součást tarifů { $plans }
        [many] Součást tarifů { $plans }
       *[other] Součást tarifů { $plans }
    }
contact-plans-all = Součást všech tarifů
contact-locked-from = Není součástí tarifu { $plan }. K dispozici od tarifu { $lowest } výše.
contact-locked-list =
    { $count ->
        [one] Není součástí tarifu { $plan }. K dispozici v tarifu { $plans }.
        [few] Není součástí tarifu { $plan }. K dispozici v tarifech { $plans }.
        [many] Není součástí tarifu { $plan }. K dispozici v tarifech { $plans }.
       *[other] Není součástí tarifu { $plan }. K dispozici v tarifech { $plans }.
    }
contact-locked = Není součástí tarifu { $plan }.
contact-locked-addon = Není součástí tarifu { $plan }. K dispozici s doplňkem { $addon }.
contact-locked-addon-plan = Není součástí tarifu { $plan }. K dispozici s doplňkem { $addon } v tarifu { $lowest }.
contact-plans-addons = K dispozici s doplňkem { $addons }
contact-needs-seat = Vyžaduje placenou licenci
contact-needs-seat-from = Vyžaduje placenou licenci, pokud byl účet vytvořen { $date } nebo později
contact-needs-addon = Vyžaduje doplněk { $addon }
contact-needs-addon-from = Vyžaduje doplněk { $addon }, pokud byl účet vytvořen { $date } nebo později
contact-reply-minutes =
    { $count ->
        [one] Obvykle odpovídáme do { $count } minuty
        [few] Obvykle odpovídáme do { $count } minut
        [many] Obvykle odpovídáme do { $count } minuty
       *[other] Obvykle odpovídáme do { $count } minut
    }
contact-reply-hours =
    { $count ->
        [one] Obvykle odpovídáme do { $count } hodiny
        [few] Obvykle odpovídáme do { $count } hodin
        [many] Obvykle odpovídáme do { $count } hodiny
       *[other] Obvykle odpovídáme do { $count } hodin
    }
contact-reply-days =
    { $count ->
        [one] Obvykle odpovídáme do { $count } pracovního dne
        [few] Obvykle odpovídáme do { $count } pracovních dnů
        [many] Obvykle odpovídáme do { $count } pracovního dne
       *[other] Obvykle odpovídáme do { $count } pracovních dnů
    }
contact-languages = Jazyky: { $languages }
contact-languages-one = Pouze { $language }
contact-languages-account = V jazyce vašeho účtu: { $languages }
contact-languages-not = Jazyk není k dispozici: { $language }
contact-languages-warning = { $channel }: pouze { $languages }
contact-languages-account-help = Chcete-li dostávat odpovědi v jiném z těchto jazyků, změňte jazyk v nastavení účtu.
hours-range = { $open } – { $close }
hours-range-overnight = { $open } – { $close } následujícího dne
hours-all-day = nepřetržitě
hours-days = { $first } až { $last }
hours-every-day = denně
hours-line = { $days }, { $hours }
hours-join = { $first }; { $rest }
hours-week = { $rules } ({ $zone })
hours-always = Nepřetržitě, 7 dní v týdnu
hours-dates = { $hours }. Jiná doba: { $dates }
hours-closed = { $hours }. Zavřeno: { $dates }.
matrix-caption = Způsoby kontaktu podle tarifu
matrix-included = Součást tarifu
matrix-not-included = Není součástí

## The inbox: earlier conversations with support, on a page of the help centre and in the panel

inbox-title = Vaše schránka podpory
inbox-intro = Na co jste se nás ptali a co jsme odpověděli.
inbox-no-script = K zobrazení konverzací je potřeba JavaScript. Můžete nás také znovu kontaktovat nebo odpovědět na naše e-maily.
inbox-search = Hledat v konverzacích
inbox-filter = Zobrazit
inbox-filter-all = Všechny
inbox-filter-open = Otevřené
inbox-filter-closed = Uzavřené
inbox-list = Konverzace
inbox-state-open = Čeká na nás
inbox-state-answered = Zodpovězená
inbox-state-closed = Uzavřená
inbox-state-reopened = Znovu otevřená
inbox-unread = Nové odpovědi: %n
inbox-more = Zobrazit další
inbox-loading = Načítají se konverzace…
inbox-empty = Zatím žádné konverzace
inbox-empty-help = Až nám napíšete, naše odpověď se objeví tady.
inbox-empty-search = Pro „%q“ jsme nic nenašli
inbox-write = Kontaktovat podporu
inbox-back = Všechny konverzace
inbox-choose = Vyberte konverzaci, kterou si tu chcete přečíst.
inbox-you = Vy
inbox-colleague = Někdo z vašeho týmu
inbox-support = Podpora
inbox-closed = Konverzace uzavřena
inbox-reopened = Konverzace znovu otevřena
inbox-arrived = Nová zpráva, odesílatel: %n
inbox-reply = Vaše odpověď
inbox-attach = Přidat snímky obrazovky
inbox-send = Odeslat
inbox-sent = Vaše odpověď byla odeslána.
inbox-close = Uzavřít konverzaci
inbox-reopen = Znovu otevřít konverzaci
inbox-is-closed = Tato konverzace je uzavřená. Chcete-li nám napsat, znovu ji otevřete.
inbox-was-closed = Tato konverzace byla mezitím uzavřena. Váš text zůstal zachován: konverzaci znovu otevřete a pak ho odešlete.
inbox-download = Stáhnout %n (%q)
inbox-signed-out = Konverzace na vás čekají ve vašem účtu
inbox-signed-out-help = Otevřete tuto stránku z produktu a poznáme, že jsou vaše.
inbox-expired = Platnost vašeho přístupu vypršela
inbox-expired-help = Z bezpečnostních důvodů po čase končí. Chcete-li číst dál, otevřete tuto stránku znovu z produktu.
inbox-reload = Z bezpečnostních důvodů po čase končí. Chcete-li číst dál, načtěte tuto stránku znovu.
inbox-sign-in = Přihlásit se
inbox-link-expired = Platnost tohoto odkazu vypršela
inbox-link-expired-help = Odpovězte na poslední e-mail k této konverzaci. S naší odpovědí přijde nový odkaz.
inbox-missing = Tuto konverzaci jsme nenašli
inbox-missing-help = Možná patří k jinému účtu, nebo je odkaz neúplný.
inbox-failed = Vaše konverzace teď nelze zobrazit
inbox-failed-help = Zkontrolujte připojení a zkuste to znovu. Nic se neztratilo.
inbox-retry = Zkusit znovu
inbox-offline = Jste offline. Vidíte to, co se načetlo dříve.

mail-marker = Odpověď napište nad tento řádek
mail-received = Přijali jsme váš požadavek
mail-received-text = Děkujeme za zprávu. Má ji náš tým a odpoví vám e-mailem.
mail-received-follow = Konverzaci si můžete přečíst a pokračovat v ní zde:
mail-follow = Chcete-li odpovědět, stačí odpovědět na tento e-mail. Celá konverzace je zde:
mail-files = Některé soubory jsou na e-mail příliš velké. Najdete je v konverzaci.
