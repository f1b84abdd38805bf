## Every page

skip-to-content = Przejdź do treści
nav-main = Menu główne
nav-footer = Stopka
nav-breadcrumbs = Ścieżka nawigacji
nav-pager = Poprzedni i następny artykuł
nav-home = Strona główna
nav-topics = Tematy
nav-topics-all = Wszystkie tematy
nav-area = W tym temacie
nav-contact = Skontaktuj się z nami
nav-az = Wszystkie artykuły A–Z
nav-search = Szukaj
nav-feed = Kanał z nowymi artykułami
nav-language = Język:
theme-to-dark = Włącz ciemny motyw
theme-to-light = Włącz jasny motyw
announcement-label = Ogłoszenie
announcement-close = Zamknij to ogłoszenie
drafts-banner = Podgląd: ta wersja zawiera szkice. Nie publikuj jej.

## Home page

home-heading = W czym możemy pomóc?
home-lead = Przeszukaj poradniki lub wybierz temat.
home-areas = Przeglądaj tematy
home-popular = Popularne artykuły

## Lists of articles

area-count =
    { $count ->
        [one] { $count } artykuł
        [few] { $count } artykuły
        [many] { $count } artykułów
       *[other] { $count } artykułu
    }
category-all =
    { $count ->
        [one] Zobacz { $count } artykuł w kategorii „{ $category }”
        [few] Zobacz wszystkie { $count } artykuły w kategorii „{ $category }”
        [many] Zobacz wszystkie { $count } artykułów w kategorii „{ $category }”
       *[other] Zobacz wszystkie { $count } artykułu w kategorii „{ $category }”
    }
list-filter =
    { $count ->
        [one] Filtruj { $count } artykuł
        [few] Filtruj { $count } artykuły
        [many] Filtruj { $count } artykułów
       *[other] Filtruj { $count } artykułu
    }
article-borrowed = Język: { $language }

## Article

article-updated = Zaktualizowano { $date }
article-edit = Edytuj tę stronę
article-authors = Autorzy: { $authors }
article-plans = Dostępne w planach: { $plans }
article-draft = Szkic
article-unlisted = Niepubliczny
article-markdown = Ta strona jako Markdown
toc-title = Na tej stronie
pager-prev = Wstecz
pager-next = Dalej
related-title = Powiązane artykuły
helpful-question = Czy ten artykuł był pomocny?
helpful-yes = Tak
helpful-no = Nie
helpful-thanks = Dziękujemy. Cieszymy się, że mogliśmy pomóc.
helpful-thanks-no = Dziękujemy za informację. Jeśli nadal potrzebujesz pomocy, skontaktuj się z nami poniżej.
insights-comment = Czego brakuje lub co jest niejasne?
insights-comment-help = Nie podawaj swoich danych: imion, adresów ani numerów.
insights-section = Która część?
insights-section-any = Cały artykuł
insights-send = Wyślij
insights-sent = Dziękujemy. Twoją wiadomość przeczytają autorzy tych artykułów.

## Articles in another language than the page

notice-fallback = Ten artykuł nie jest jeszcze dostępny w Twoim języku ({ $language }). Język wyświetlanej wersji: { $original }.
notice-machine = Ten artykuł przetłumaczono maszynowo. W razie rozbieżności obowiązuje wersja oryginalna ({ $original }).
notice-machine-link = Przeczytaj oryginał ({ $original })
notice-stale = Od czasu tego tłumaczenia oryginał ({ $original }) się zmienił: { $sections }.
notice-stale-head = tytuł i opis
notice-stale-introduction = wstęp

## Inside the text of an article

callout-note = Uwaga
callout-tip = Wskazówka
callout-important = Ważne
callout-warning = Ostrzeżenie
callout-caution = Ostrożnie
table-region = Tabela
heading-link = Link do: %n
heading-link-copied = Skopiowano link
footnotes = Przypisy
footnote-back = Wróć do tekstu
task-done = Gotowe
task-open = Do zrobienia
code-copy = Kopiuj
code-copied = Skopiowano
video-source = Film z serwisu %n
video-untitled = Film
picture-enlarge = Powiększ obraz
picture-close = Zamknij
badge-new = Nowość
badge-updated = Zaktualizowano
badge-beta = Beta
badge-deprecated = Wycofywane
badge-required = Wymagane
badge-optional = Opcjonalne

## Search

search-label = Szukaj w centrum pomocy
search-placeholder = Szukaj odpowiedzi
search-submit = Szukaj
search-title = Wyszukiwanie
search-suggestions = Podpowiedzi
search-loading = Szukam…
search-see-all = Zobacz wszystkie wyniki dla „%q”
search-other-language = Wyniki w innym języku: %n
search-count-zero = { search-count-other }
search-count-one = %n wynik
search-count-two = { search-count-other }
search-count-few = %n wyniki
search-count-many = %n wyników
search-count-other = %n wyniku
search-count-for = %n dla „%q”
search-corrected = Wyświetlane są wyniki dla „%q”
search-did-you-mean = Czy chodziło Ci o „%q”?
search-more = Pokaż więcej wyników
search-filter-area = Temat
search-filter-area-all = Wszystkie tematy
search-filter-plan = Plan
search-filter-plan-all = Wszystkie plany
search-clear-filters = Wyczyść filtry
search-none = Brak wyników
search-none-help = Sprawdź pisownię, użyj mniejszej liczby słów lub prostszych słów albo zapytaj nasz zespół.
search-error = Wyszukiwanie jest teraz niedostępne.
search-error-help = Nie udało się wczytać indeksu wyszukiwania. Sprawdź połączenie i spróbuj ponownie.
search-outdated = Ta strona jest nieaktualna. Odśwież ją, aby wyszukiwać.
search-retry = Spróbuj ponownie
search-browse = Lub wybierz temat
search-shortcut = Naciśnij / na dowolnej stronie, aby wyszukać
search-no-script = Wyszukiwanie wymaga JavaScriptu. Bez niego do tych samych stron prowadzą lista wszystkich artykułów A–Z i tematy poniżej.

## Contact

contact-title = Skontaktuj się z nami
contact-intro = Wybierz sposób, który Ci odpowiada. Dostępne możliwości zależą od Twojego planu.
contact-channels = Sposoby kontaktu
contact-other-plans = W innych planach
contact-compare = Porównaj pomoc w planach
contact-callout-title = Nadal potrzebujesz pomocy?
contact-callout-text = Nasz zespół pomocy chętnie zajmie się Twoją sprawą.
contact-callout-link = Skontaktuj się z nami
plan-picker-legend = Jaki masz plan?
plan-picker-any = Pokaż wszystko
plan-picker-help = Twój wybór zostaje w tej przeglądarce i nie jest nigdzie wysyłany.
plan-picker-summary = Sposoby kontaktu w tym planie: %n z %q.
channel-locked = Poza tym planem
channel-languages = W innych językach
channel-reveal = Mam to w swoim planie
plan-picker-addons = Dodatki
channel-open-now = Teraz otwarte
channel-open-until = Teraz otwarte, do %n
channel-closed-now = Teraz zamknięte
channel-closed-until = Teraz zamknięte. Ponowne otwarcie: %n
channel-instead = Dostępne teraz dla Ciebie: %n
contact-inbox-title = Twoje wcześniejsze rozmowy
contact-inbox-text = Czytaj je i odpowiadaj na nie w każdej chwili, w każdym planie.
contact-inbox-link = Otwórz skrzynkę pomocy
channel-sealed = Widoczne dla zalogowanych klientów, którzy mogą z tego korzystać.
channel-sealed-sign-in = Zaloguj się, aby zobaczyć
channel-sealed-no-script = Do wyświetlenia potrzebny jest JavaScript.
pass-held = Twoja przepustka: %q, ważna do %n
pass-forget = Usuń tę przepustkę
pass-forgotten = Przepustka została usunięta.
pass-refused-malformed = Ten link nie zawiera ważnej przepustki.
pass-refused-altered = Ta przepustka została zmieniona lub nie wydano jej dla tego centrum pomocy.
pass-refused-site = Ta przepustka jest przeznaczona dla innego centrum pomocy.
pass-refused-epoch = Ta przepustka pochodzi z wcześniejszego okresu i nie jest już ważna.
pass-refused-expired = Twoja przepustka wygasła.
pass-refused-plan = Ta przepustka dotyczy planu, którego to centrum pomocy nie zna.
pass-refused-insecure = Przepustki działają tylko przez bezpieczne połączenie (https).
pass-refused-unavailable = Chronione dane kontaktowe są teraz niedostępne.
pass-refused-help = Widzisz to, co jest dostępne dla wszystkich. Aby uzyskać nową przepustkę, otwórz tę stronę ponownie z produktu.
pass-refused-reload = Widzisz to, co jest dostępne dla wszystkich. Aby uzyskać nową przepustkę, odśwież tę stronę.

## The contact form

form-title = Wyślij zgłoszenie
form-mail-intro = Opisz tutaj swoją sprawę. Następnie otworzy się Twój program pocztowy z wiadomością gotową do wysłania.
form-channel = Jak mamy się z Tobą skontaktować?
form-summary = Temat
form-summary-help = Czego dotyczy zgłoszenie, w jednym zdaniu?
form-suggestions = Te artykuły mogą pomóc
form-suggestions-status = Proponowane artykuły: %n
form-description = Opis
form-description-help = Jakie czynności zostały wykonane, jaki miał być wynik i co się stało?
form-files = Zrzuty ekranu
form-files-add = Dodaj zrzuty ekranu
form-files-drop = lub wklej albo upuść je tutaj
form-files-help =
    { $count ->
        [one] Jeden plik: { $types }, do { $size }.
        [few] Do { $count } plików: { $types }, każdy do { $size }.
        [many] Do { $count } plików: { $types }, każdy do { $size }.
       *[other] Do { $count } pliku: { $types }, każdy do { $size }.
    }
form-size-kb = { $count } KB
form-size-mb = { $count } MB
form-files-list = Załączone pliki
form-files-remove = Usuń %n
form-files-added = Załączono: %n
form-files-removed = Usunięto: %n
form-files-too-large = Plik %n jest większy niż %q. Przytnij obraz lub zapisz go w mniejszym rozmiarze, a potem załącz ponownie.
form-files-type = Nie można załączyć pliku %n. Wybierz plik w jednym z tych formatów: %q.
form-files-count = Największa liczba załączników: %n. Usuń jeden, aby zrobić miejsce.
form-files-unreadable = Nie można odczytać pliku %n. Wybierz go ponownie.
form-files-again = Twój tekst został zachowany. Załącz zrzuty ekranu ponownie.
form-optional = opcjonalnie
form-language = Preferowany język
form-email = Twój adres e-mail
form-phone = Twój numer telefonu
form-phone-help = Z numerem kierunkowym kraju, np. +48 dla Polski
form-submit = Wyślij
form-submit-chat = Wyślij wiadomość
form-submit-mail = Utwórz e-mail
form-sending = Wysyłanie…
form-chat-elsewhere = Czatu nie można rozpocząć z tego formularza.
form-error-title = Jeszcze nie wysłano. Sprawdź:
form-error-back = Wróć do poprzedniej strony w przeglądarce: Twój tekst nadal tam jest.
form-error-channel = Wybierz, jak mamy się z Tobą skontaktować.
form-error-summary = Podaj temat.
form-error-description = Opisz swoją sprawę.
form-error-email = Podaj adres e-mail, np. name@example.com.
form-error-phone = Podaj numer telefonu z numerem kierunkowym kraju.
form-failed-offline = Nie masz połączenia z internetem. Twój tekst został zachowany: wyślij go ponownie po odzyskaniu połączenia.
form-failed-network = Nie udało się połączyć. Twój tekst został zachowany: sprawdź połączenie i wyślij go ponownie.
form-failed-timeout = Upłynął limit czasu. Twój tekst został zachowany: wyślij go ponownie, zgłoszenie nie zostanie zdublowane.
form-failed-server = Coś poszło nie tak po naszej stronie. Twój tekst został zachowany: wyślij go ponownie za kilka minut lub wybierz inny sposób kontaktu.
form-failed-refused = Zgłoszenie nie zostało przyjęte. Twój tekst został zachowany: sprawdź wpisane dane lub wybierz inny sposób kontaktu.
form-failed-pass = Twój dostęp wygasł. Twój tekst został zachowany: otwórz tę stronę ponownie ze swojego konta, w tej samej karcie, a potem go wyślij.
form-failed-size = Łączny rozmiar plików jest za duży. Usuń co najmniej jeden i wyślij ponownie.
form-failed-busy = Zbyt wiele zgłoszeń naraz. Twój tekst został zachowany: wyślij go ponownie o %n.
form-failed-busy-soon = Zbyt wiele zgłoszeń naraz. Twój tekst został zachowany: wyślij go ponownie za minutę.
form-sent-title = Dziękujemy, mamy Twoje zgłoszenie
form-sent-title-chat = Dziękujemy, mamy Twoją wiadomość
form-sent-email = Odpowiemy e-mailem na adres %n.
form-sent-callback = Oddzwonimy na numer %n.
form-sent-chat = Przejdź do rozmowy
form-sent-follow = Śledź swoje zgłoszenie
form-sent-reference = Numer zgłoszenia: %n
form-sent-again = Wyślij kolejne zgłoszenie
form-mail-title = Twój e-mail jest gotowy
form-mail-text = Sprawdź go w swoim programie pocztowym i stamtąd wyślij. Jeśli żadna wiadomość się nie otworzyła, skopiuj tekst i wyślij go na adres %n.
form-mail-long = Tekst jest za długi, aby przekazać go w całości. Skopiuj go i wklej do wiadomości.
form-mail-files = Strona internetowa nie może przekazać plików do programu pocztowego: załącz zrzuty ekranu tam.
form-mail-open = Otwórz e-mail ponownie
form-mail-copy = Kopiuj tekst
form-mail-copied = Skopiowano
form-mail-back = Wróć do formularza
form-restored = Twoja wersja robocza nadal tu jest.
form-discard = Zacznij od nowa

## Help panel: what customers see inside of the product

panel-help = Pomoc
panel-replies-zero = { panel-replies-other }
panel-replies-one = Pomoc, %n nowa odpowiedź
panel-replies-two = { panel-replies-other }
panel-replies-few = Pomoc, %n nowe odpowiedzi
panel-replies-many = Pomoc, %n nowych odpowiedzi
panel-replies-other = Pomoc, %n nowej odpowiedzi
panel-top-context = Pomoc dla tej strony
panel-top-area = Pomoc dla „%n”
panel-close = Zamknij
panel-back = Wstecz
panel-forward = Dalej
panel-larger = Powiększ
panel-clear = Wyczyść wyszukiwanie
panel-width = Szerokość okna
panel-height = Wysokość okna
panel-new-tab = Otwórz w nowej karcie
panel-article-error = Nie można teraz wyświetlić tej strony.
panel-down = Pomoc jest teraz niedostępna. Sprawdź połączenie i spróbuj ponownie.
panel-down-ways = Możesz też skontaktować się z nami tutaj:

## A–Z list

az-title = Wszystkie artykuły A–Z
az-jump = Przejdź do litery

## Empty pages

empty-home = Nie ma jeszcze artykułów
empty-home-help = To centrum pomocy dopiero ruszyło. Zajrzyj tu wkrótce.
empty-area = Jeszcze nic tu nie ma
empty-area-help = Wciąż piszemy artykuły na ten temat. Spróbuj znaleźć to, czego potrzebujesz, w wyszukiwarce.
empty-contact = Nie ma jeszcze sposobów kontaktu
empty-contact-help = Zajrzyj tu wkrótce.

## Page not found, choice of language, moved pages

not-found-title = Nie znaleźliśmy tej strony
not-found-text = Być może została przeniesiona albo w adresie jest literówka. Skorzystaj z wyszukiwarki lub zacznij od strony głównej.
not-found-home = Przejdź do strony głównej
root-lead = Wybierz język
redirect-title = Ta strona została przeniesiona
redirect-text = Ta strona została przeniesiona.
redirect-link = Przejdź pod nowy adres

## Titles shown by the browser and by search engines

title-page = { $title } – { $site }

## Contacts: sentences made from contacts.yaml. A site names its plans and channels in its own locales/<locale>.ftl:
## plan-<id>, channel-<id>, and if it likes channel-<id>-description and channel-<id>-link.

channel-knowledge-base = Baza wiedzy
channel-community = Społeczność
channel-chat = Czat z pomocą
channel-email = Pomoc e-mailowa
channel-phone = Pomoc telefoniczna
channel-callback = Oddzwonienie
channel-knowledge-base-link = Przejdź do bazy wiedzy
channel-community-link = Odwiedź społeczność
contact-link = Otwórz: { $name }
contact-link-chat = Rozpocznij czat
contact-link-email = Wyślij e-mail
contact-link-phone = Zadzwoń
contact-link-callback = Zamów rozmowę
contact-link-form = Napisz do nas
contact-plans =
    { $count ->
        [one] Dostępne w planie { $plans }
        [few] Dostępne w planach { $plans }
        [many] Dostępne w planach { $plans }
       *[other] Dostępne w planach { $plans }
    }
contact-plans-all = Dostępne we wszystkich planach
contact-locked-from = Niedostępne w planie { $plan }. Dostępne od planu { $lowest } wzwyż.
contact-locked-list =
    { $count ->
        [one] Niedostępne w planie { $plan }. Dostępne w planie { $plans }.
        [few] Niedostępne w planie { $plan }. Dostępne w planach { $plans }.
        [many] Niedostępne w planie { $plan }. Dostępne w planach { $plans }.
       *[other] Niedostępne w planie { $plan }. Dostępne w planach { $plans }.
    }
contact-locked = Niedostępne w planie { $plan }.
contact-locked-addon = Niedostępne w planie { $plan }. Dostępne z dodatkiem { $addon }.
contact-locked-addon-plan = Niedostępne w planie { $plan }. Dostępne z dodatkiem { $addon } w planie { $lowest }.
contact-plans-addons = Dostępne z dodatkiem { $addons }
contact-needs-seat = Wymaga płatnej licencji
contact-needs-seat-from = Wymaga płatnej licencji, jeśli konto utworzono { $date } lub później
contact-needs-addon = Wymaga dodatku { $addon }
contact-needs-addon-from = Wymaga dodatku { $addon }, jeśli konto utworzono { $date } lub później
contact-reply-minutes =
    { $count ->
        [one] Zwykle odpowiadamy w ciągu { $count } minuty
        [few] Zwykle odpowiadamy w ciągu { $count } minut
        [many] Zwykle odpowiadamy w ciągu { $count } minut
       *[other] Zwykle odpowiadamy w ciągu { $count } minuty
    }
contact-reply-hours =
    { $count ->
        [one] Zwykle odpowiadamy w ciągu { $count } godziny
        [few] Zwykle odpowiadamy w ciągu { $count } godzin
        [many] Zwykle odpowiadamy w ciągu { $count } godzin
       *[other] Zwykle odpowiadamy w ciągu { $count } godziny
    }
contact-reply-days =
    { $count ->
        [one] Zwykle odpowiadamy w ciągu { $count } dnia roboczego
        [few] Zwykle odpowiadamy w ciągu { $count } dni roboczych
        [many] Zwykle odpowiadamy w ciągu { $count } dni roboczych
       *[other] Zwykle odpowiadamy w ciągu { $count } dnia roboczego
    }
contact-languages = Języki: { $languages }
contact-languages-one = Tylko język { $language }
contact-languages-account = W języku Twojego konta: { $languages }
contact-languages-not = Język niedostępny: { $language }
contact-languages-warning = { $channel }: tylko { $languages }
contact-languages-account-help = Aby otrzymywać odpowiedzi w innym z tych języków, zmień język w ustawieniach konta.
hours-range = { $open } – { $close }
hours-range-overnight = { $open } – { $close } następnego dnia
hours-all-day = całą dobę
hours-days = { $first } – { $last }
hours-every-day = codziennie
hours-line = { $days }, { $hours }
hours-join = { $first }; { $rest }
hours-week = { $rules } ({ $zone })
hours-always = Całą dobę, 7 dni w tygodniu
hours-dates = { $hours }. Inne godziny: { $dates }
hours-closed = { $hours }. Zamknięte: { $dates }.
matrix-caption = Sposoby kontaktu według planu
matrix-included = Dostępne
matrix-not-included = Niedostępne

## The inbox: earlier conversations with support, on a page of the help centre and in the panel

inbox-title = Twoja skrzynka pomocy
inbox-intro = Twoje pytania i nasze odpowiedzi.
inbox-no-script = Do wyświetlenia rozmów potrzebny jest JavaScript. Możesz też skontaktować się z nami ponownie lub odpowiedzieć na nasze e-maile.
inbox-search = Szukaj w rozmowach
inbox-filter = Pokaż
inbox-filter-all = Wszystkie
inbox-filter-open = Otwarte
inbox-filter-closed = Zamknięte
inbox-list = Rozmowy
inbox-state-open = Czeka na nas
inbox-state-answered = Z odpowiedzią
inbox-state-closed = Zamknięta
inbox-state-reopened = Otwarta ponownie
inbox-unread = Nowe odpowiedzi: %n
inbox-more = Pokaż więcej
inbox-loading = Wczytywanie rozmów…
inbox-empty = Nie masz jeszcze rozmów
inbox-empty-help = Gdy do nas napiszesz, nasza odpowiedź pojawi się tutaj.
inbox-empty-search = Nic nie znaleziono dla „%q”
inbox-write = Skontaktuj się z nami
inbox-back = Wszystkie rozmowy
inbox-choose = Wybierz rozmowę, aby ją tutaj przeczytać.
inbox-you = Ty
inbox-colleague = Osoba z Twojego zespołu
inbox-support = Zespół pomocy
inbox-closed = Rozmowę zamknięto
inbox-reopened = Rozmowę otwarto ponownie
inbox-arrived = Nowa wiadomość od: %n
inbox-reply = Twoja odpowiedź
inbox-attach = Dodaj zrzuty ekranu
inbox-send = Wyślij
inbox-sent = Twoja odpowiedź została wysłana.
inbox-close = Zamknij rozmowę
inbox-reopen = Otwórz rozmowę ponownie
inbox-is-closed = Ta rozmowa jest zamknięta. Otwórz ją ponownie, aby do nas napisać.
inbox-was-closed = Ta rozmowa została w międzyczasie zamknięta. Twój tekst został zachowany: otwórz rozmowę ponownie, a potem go wyślij.
inbox-download = Pobierz %n (%q)
inbox-signed-out = Rozmowy czekają na Twoim koncie
inbox-signed-out-help = Otwórz tę stronę z produktu, a będziemy wiedzieć, że są Twoje.
inbox-expired = Twój dostęp wygasł
inbox-expired-help = Dla Twojego bezpieczeństwa wygasa on po pewnym czasie. Otwórz tę stronę ponownie z produktu, aby czytać dalej.
inbox-reload = Dla Twojego bezpieczeństwa wygasa on po pewnym czasie. Odśwież tę stronę, aby czytać dalej.
inbox-sign-in = Zaloguj się
inbox-link-expired = Ten link wygasł
inbox-link-expired-help = Odpowiedz na ostatni e-mail dotyczący tej rozmowy. Nasza odpowiedź będzie zawierać nowy link.
inbox-missing = Nie można znaleźć tej rozmowy
inbox-missing-help = Może należeć do innego konta albo link jest niekompletny.
inbox-failed = Nie można teraz wyświetlić Twoich rozmów
inbox-failed-help = Sprawdź połączenie i spróbuj ponownie. Nic nie zginęło.
inbox-retry = Spróbuj ponownie
inbox-offline = Nie masz połączenia z internetem. Widzisz to, co wczytano wcześniej.

mail-marker = Napisz odpowiedź powyżej tej linii
mail-received = Otrzymaliśmy Twoje zgłoszenie
mail-received-text = Dziękujemy za wiadomość. Trafiła do naszego zespołu, odpowiemy e-mailem.
mail-received-follow = Tutaj możesz czytać i kontynuować rozmowę:
mail-follow = Aby odpowiedzieć, po prostu odpisz na ten e-mail. Cała rozmowa jest tutaj:
mail-files = Niektóre pliki są za duże na e-mail. Znajdziesz je w rozmowie.
