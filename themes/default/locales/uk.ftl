## Every page

skip-to-content = Перейти до вмісту
nav-main = Головне меню
nav-footer = Нижня частина сторінки
nav-breadcrumbs = Шлях до сторінки
nav-pager = Попередня й наступна статті
nav-home = Головна
nav-topics = Теми
nav-topics-all = Усі теми
nav-area = У цій темі
nav-contact = Звернутися до підтримки
nav-az = Усі статті від А до Я
nav-search = Пошук
nav-feed = Стрічка нових статей
nav-language = Мова:
theme-to-dark = Увімкнути темну тему
theme-to-light = Увімкнути світлу тему
announcement-label = Оголошення
announcement-close = Закрити оголошення
drafts-banner = Попередній перегляд: ця версія містить чернетки. Не публікуйте її.

## Home page

home-heading = Чим ми можемо допомогти?
home-lead = Знайдіть відповідь у статтях або виберіть тему.
home-areas = Виберіть тему
home-popular = Популярні статті

## Lists of articles

area-count =
    { $count ->
        [one] { $count } стаття
        [few] { $count } статті
        [many] { $count } статей
       *[other] { $count } статті
    }
category-all =
    { $count ->
        [one] Переглянути { $count } статтю в розділі «{ $category }»
        [few] Переглянути всі { $count } статті в розділі «{ $category }»
        [many] Переглянути всі { $count } статей у розділі «{ $category }»
       *[other] Переглянути всі { $count } статті в розділі «{ $category }»
    }
list-filter =
    { $count ->
        [one] Пошук у { $count } статті
        [few] Пошук у { $count } статтях
        [many] Пошук у { $count } статтях
       *[other] Пошук у { $count } статті
    }
article-borrowed = Мова: { $language }

## Article

article-updated = Оновлено { $date }
article-edit = Редагувати цю сторінку
article-authors = Автори: { $authors }
article-plans = Тарифи: { $plans }
article-draft = Чернетка
article-unlisted = Доступ за посиланням
article-markdown = Ця сторінка в Markdown
toc-title = На цій сторінці
pager-prev = Назад
pager-next = Далі
related-title = Схожі статті
helpful-question = Чи була ця стаття корисною?
helpful-yes = Так
helpful-no = Ні
helpful-thanks = Дякуємо. Раді, що змогли допомогти.
helpful-thanks-no = Дякуємо за відповідь. Якщо питання не вирішено, зверніться до підтримки нижче.
insights-comment = Чого бракує або що незрозуміло?
insights-comment-help = Будь ласка, не вказуйте своїх імен, адрес і номерів.
insights-section = Яка частина?
insights-section-any = Уся стаття
insights-send = Надіслати
insights-sent = Дякуємо. Ваш відгук прочитають автори цих статей.

## Articles in another language than the page

notice-fallback = Ця стаття ще не доступна вашою мовою ({ $language }). Мова показаної версії: { $original }.
notice-machine = Цю статтю перекладено автоматично. У разі розбіжностей правильною є початкова версія ({ $original }).
notice-machine-link = Читати оригінал ({ $original })
notice-stale = Після цього перекладу оригінал ({ $original }) змінився: { $sections }.
notice-stale-head = заголовок і опис
notice-stale-introduction = вступ

## Inside the text of an article

callout-note = Примітка
callout-tip = Порада
callout-important = Важливо
callout-warning = Попередження
callout-caution = Обережно
table-region = Таблиця
heading-link = Посилання на розділ «%n»
heading-link-copied = Посилання скопійовано
footnotes = Виноски
footnote-back = Повернутися до тексту
task-done = Виконано
task-open = Не виконано
code-copy = Копіювати
code-copied = Скопійовано
video-source = Відео із сайту %n
video-untitled = Відео
picture-enlarge = Збільшити зображення
picture-close = Закрити
badge-new = Нове
badge-updated = Оновлено
badge-beta = Бета
badge-deprecated = Застаріле
badge-required = Обов’язково
badge-optional = Необов’язково

## Search

search-label = Пошук у довідковому центрі
search-placeholder = Введіть своє запитання
search-submit = Знайти
search-title = Пошук
search-suggestions = Підказки
search-loading = Триває пошук…
search-see-all = Усі результати за запитом «%q»
search-other-language = Результати іншою мовою: %n
search-count-zero = { search-count-other }
search-count-one = %n результат
search-count-two = { search-count-other }
search-count-few = %n результати
search-count-many = %n результатів
search-count-other = %n результату
search-count-for = %n за запитом «%q»
search-corrected = Показано результати за запитом «%q»
search-did-you-mean = Можливо, ви мали на увазі «%q»?
search-more = Показати більше
search-filter-area = Тема
search-filter-area-all = Усі теми
search-filter-plan = Тариф
search-filter-plan-all = Усі тарифи
search-clear-filters = Скинути фільтри
search-none = Нічого не знайдено
search-none-help = Перевірте написання, спробуйте менше слів або простіші слова чи запитайте нашу команду.
search-error = Пошук зараз недоступний.
search-error-help = Не вдалося завантажити пошуковий індекс. Перевірте з’єднання та спробуйте ще раз.
search-outdated = Ця сторінка застаріла. Оновіть її, щоб шукати.
search-retry = Повторити
search-browse = Або виберіть тему
search-shortcut = Відкривати пошук клавішею / на будь-якій сторінці
search-no-script = Для пошуку потрібен JavaScript. Без нього до тих самих сторінок ведуть список усіх статей від А до Я й теми нижче.

## Contact

contact-title = Звернутися до підтримки
contact-intro = Виберіть зручний для вас спосіб. Доступні варіанти залежать від вашого тарифу.
contact-channels = Способи зв’язку
contact-other-plans = На інших тарифах
contact-compare = Підтримка на різних тарифах
contact-callout-title = Усе ще потрібна допомога?
contact-callout-text = Наша служба підтримки охоче розбереться у вашому питанні.
contact-callout-link = Звернутися до підтримки
plan-picker-legend = Який у вас тариф?
plan-picker-any = Показати всі
plan-picker-help = Ваш вибір залишається в цьому браузері й нікуди не надсилається.
plan-picker-summary = Способів зв’язку в цьому тарифі: %n із %q.
channel-locked = Не входить у тариф
channel-languages = Іншими мовами
channel-reveal = Входить у мій тариф
plan-picker-addons = Доповнення
channel-open-now = Зараз відчинено
channel-open-until = Зараз відчинено, до %n
channel-closed-now = Зараз зачинено
channel-closed-until = Зараз зачинено. Відчиниться: %n
channel-instead = Доступно вам зараз: %n
contact-inbox-title = Ваші попередні звернення
contact-inbox-text = Читайте їх і відповідайте будь-коли, на будь-якому тарифі.
contact-inbox-link = Відкрити мої звернення
channel-sealed = Видно клієнтам, які ввійшли в систему й можуть цим користуватися.
channel-sealed-sign-in = Увійдіть, щоб побачити
channel-sealed-no-script = Для показу потрібен JavaScript.
pass-held = Ваша перепустка: %q, дійсна до %n
pass-forget = Видалити цю перепустку
pass-forgotten = Перепустку видалено.
pass-refused-malformed = У цьому посиланні немає дійсної перепустки.
pass-refused-altered = Цю перепустку змінено або видано не для цього довідкового центру.
pass-refused-site = Ця перепустка призначена для іншого довідкового центру.
pass-refused-epoch = Ця перепустка належить до попереднього періоду й більше не дійсна.
pass-refused-expired = Термін дії вашої перепустки минув.
pass-refused-plan = Цю перепустку видано для тарифу, якого немає в цьому довідковому центрі.
pass-refused-insecure = Перепустки працюють лише через захищене з’єднання (https).
pass-refused-unavailable = Захищені контактні дані зараз недоступні.
pass-refused-help = Ви бачите те, що доступно всім. Щоб отримати нову перепустку, відкрийте цю сторінку з продукту ще раз.
pass-refused-reload = Ви бачите те, що доступно всім. Щоб отримати нову перепустку, оновіть цю сторінку.

## The contact form

form-title = Надіслати запит
form-mail-intro = Опишіть тут своє питання. Потім відкриється ваша поштова програма з листом, готовим до надсилання.
form-channel = Як із вами зв’язатися?
form-summary = Тема
form-summary-help = Про що ваше питання, одним реченням?
form-suggestions = Можливо, допоможуть ці статті
form-suggestions-status = Запропоновано статей: %n
form-description = Опис
form-description-help = Що ви робили, чого очікували й що сталося натомість?
form-files = Знімки екрана
form-files-add = Додати знімки екрана
form-files-drop = або вставте чи перетягніть їх сюди
form-files-help =
    { $count ->
        [one] До { $count } файлу: { $types }, кожен до { $size }.
        [few] До { $count } файлів: { $types }, кожен до { $size }.
        [many] До { $count } файлів: { $types }, кожен до { $size }.
       *[other] До { $count } файлу: { $types }, кожен до { $size }.
    }
form-size-kb = { $count } КБ
form-size-mb = { $count } МБ
form-files-list = Прикріплені файли
form-files-remove = Видалити %n
form-files-added = Файл %n прикріплено
form-files-removed = Файл %n видалено
form-files-too-large = Файл %n більший за %q. Обріжте зображення або збережіть його в меншому розмірі й прикріпіть знову.
form-files-type = Файл %n не можна прикріпити. Виберіть файл в одному з цих форматів: %q.
form-files-count = Можна прикріпити не більше ніж %n. Видаліть один із файлів, щоб звільнити місце.
form-files-unreadable = Файл %n не вдається прочитати. Виберіть його знову.
form-files-again = Ваш текст збережено. Будь ласка, прикріпіть знімки екрана ще раз.
form-optional = необов’язково
form-language = Бажана мова
form-email = Ваша адреса ел. пошти
form-phone = Ваш номер телефону
form-phone-help = З кодом країни, наприклад +380 для України
form-submit = Надіслати
form-submit-chat = Надіслати повідомлення
form-submit-mail = Створити лист
form-sending = Надсилання…
form-chat-elsewhere = Чат не можна почати з цієї форми.
form-error-title = Ще не надіслано. Перевірте:
form-error-back = Поверніться назад у браузері: ваш текст там зберігся.
form-error-channel = Виберіть, як із вами зв’язатися.
form-error-summary = Вкажіть тему.
form-error-description = Опишіть своє питання.
form-error-email = Вкажіть адресу ел. пошти, наприклад name@example.com.
form-error-phone = Вкажіть номер телефону з кодом країни.
form-failed-offline = Немає з’єднання з інтернетом. Ваш текст збережено: надішліть його знову, коли з’єднання відновиться.
form-failed-network = Не вдалося з’єднатися. Ваш текст збережено: перевірте з’єднання й надішліть його знову.
form-failed-timeout = Час очікування минув. Ваш текст збережено: надішліть його знову, повторного запиту не буде.
form-failed-server = На нашому боці сталася помилка. Ваш текст збережено: надішліть його знову за кілька хвилин або виберіть інший спосіб зв’язку.
form-failed-refused = Ваш запит не прийнято. Ваш текст збережено: перевірте введені дані або виберіть інший спосіб зв’язку.
form-failed-pass = Термін вашого доступу минув. Ваш текст збережено: відкрийте цю сторінку знову зі свого облікового запису в цій самій вкладці й надішліть його.
form-failed-size = Загальний розмір файлів завеликий. Видаліть один або кілька й надішліть знову.
form-failed-busy = Забагато запитів одночасно. Ваш текст збережено: надішліть його знову о %n.
form-failed-busy-soon = Забагато запитів одночасно. Ваш текст збережено: надішліть його знову за хвилину.
form-sent-title = Дякуємо, ми отримали ваш запит
form-sent-title-chat = Дякуємо, ми отримали ваше повідомлення
form-sent-email = Ми відповімо листом на адресу %n.
form-sent-callback = Ми передзвонимо вам за номером %n.
form-sent-chat = Перейти до розмови
form-sent-follow = Стежити за запитом
form-sent-reference = Номер запиту: %n
form-sent-again = Надіслати ще один запит
form-mail-title = Ваш лист готовий
form-mail-text = Перевірте його у своїй поштовій програмі й надішліть звідти. Якщо лист не відкрився, скопіюйте текст і надішліть його на адресу %n.
form-mail-long = Текст задовгий, щоб передати його повністю. Скопіюйте його й вставте в лист.
form-mail-files = Вебсторінка не може передати файли поштовій програмі: прикріпіть знімки екрана там.
form-mail-open = Відкрити лист знову
form-mail-copy = Копіювати текст
form-mail-copied = Скопійовано
form-mail-back = Повернутися до форми
form-restored = Ваша чернетка збереглася.
form-discard = Почати заново

## Help panel: what customers see inside of the product

panel-help = Довідка
panel-replies-zero = { panel-replies-other }
panel-replies-one = Довідка, %n нова відповідь
panel-replies-two = { panel-replies-other }
panel-replies-few = Довідка, %n нові відповіді
panel-replies-many = Довідка, %n нових відповідей
panel-replies-other = Довідка, %n нової відповіді
panel-top-context = Довідка щодо цієї сторінки
panel-top-area = Довідка на тему «%n»
panel-close = Закрити
panel-back = Назад
panel-forward = Вперед
panel-larger = Збільшити
panel-clear = Очистити пошук
panel-width = Ширина вікна
panel-height = Висота вікна
panel-new-tab = Відкрити в новій вкладці
panel-article-error = Цю сторінку зараз не можна показати.
panel-down = Довідка зараз недоступна. Перевірте з’єднання та спробуйте ще раз.
panel-down-ways = З нами можна зв’язатися й так:

## A–Z list

az-title = Усі статті від А до Я
az-jump = Перейти до літери

## Empty pages

empty-home = Статей поки немає
empty-home-help = Цей довідковий центр щойно відкрився. Завітайте сюди пізніше.
empty-area = Тут поки нічого немає
empty-area-help = Ми ще пишемо статті на цю тему. Спробуйте знайти потрібне через пошук.
empty-contact = Способів зв’язку поки немає
empty-contact-help = Завітайте сюди пізніше.

## Page not found, choice of language, moved pages

not-found-title = Сторінку не знайдено
not-found-text = Можливо, її переміщено або в адресі є помилка. Скористайтеся пошуком або почніть із головної сторінки.
not-found-home = Перейти на головну
root-lead = Виберіть мову
redirect-title = Цю сторінку переміщено
redirect-text = Цю сторінку переміщено.
redirect-link = Перейти за новою адресою

## Titles shown by the browser and by search engines

title-page = { $title } – { $site }

## Contacts: sentences made from contacts.yaml. A site names its plans and channels in its own locales/<locale>.ftl:
## plan-<id>, channel-<id>, and if it likes channel-<id>-description and channel-<id>-link.

channel-knowledge-base = База знань
channel-community = Спільнота
channel-chat = Чат із підтримкою
channel-email = Підтримка поштою
channel-phone = Підтримка телефоном
channel-callback = Зворотний дзвінок
channel-knowledge-base-link = Перейти до бази знань
channel-community-link = Перейти до спільноти
contact-link = Відкрити: { $name }
contact-link-chat = Почати чат
contact-link-email = Написати листа
contact-link-phone = Зателефонувати
contact-link-callback = Замовити дзвінок
contact-link-form = Написати нам
contact-plans =
    { $count ->
        [one] Входить у тариф { $plans }
        [few] Входить у тарифи { $plans }
        [many] Входить у тарифи { $plans }
       *[other] Входить у тарифи { $plans }
    }
contact-plans-all = Входить у всі тарифи
contact-locked-from = Не входить у тариф { $plan }. Доступно від тарифу { $lowest } і вище.
contact-locked-list =
    { $count ->
        [one] Не входить у тариф { $plan }. Доступно на тарифі { $plans }.
        [few] Не входить у тариф { $plan }. Доступно на тарифах { $plans }.
        [many] Не входить у тариф { $plan }. Доступно на тарифах { $plans }.
       *[other] Не входить у тариф { $plan }. Доступно на тарифах { $plans }.
    }
contact-locked = Не входить у тариф { $plan }.
contact-locked-addon = Не входить у тариф { $plan }. Доступно з доповненням { $addon }.
contact-locked-addon-plan = Не входить у тариф { $plan }. Доступно з доповненням { $addon } на тарифі { $lowest }.
contact-plans-addons = Доступно з доповненням { $addons }
contact-needs-seat = Потрібна платна ліцензія
contact-needs-seat-from = Потрібна платна ліцензія, якщо обліковий запис створено { $date } або пізніше
contact-needs-addon = Потрібне доповнення { $addon }
contact-needs-addon-from = Потрібне доповнення { $addon }, якщо обліковий запис створено { $date } або пізніше
contact-reply-minutes =
    { $count ->
        [one] Зазвичай відповідаємо протягом { $count } хвилини
        [few] Зазвичай відповідаємо протягом { $count } хвилин
        [many] Зазвичай відповідаємо протягом { $count } хвилин
       *[other] Зазвичай відповідаємо протягом { $count } хвилини
    }
contact-reply-hours =
    { $count ->
        [one] Зазвичай відповідаємо протягом { $count } години
        [few] Зазвичай відповідаємо протягом { $count } годин
        [many] Зазвичай відповідаємо протягом { $count } годин
       *[other] Зазвичай відповідаємо протягом { $count } години
    }
contact-reply-days =
    { $count ->
        [one] Зазвичай відповідаємо протягом { $count } робочого дня
        [few] Зазвичай відповідаємо протягом { $count } робочих днів
        [many] Зазвичай відповідаємо протягом { $count } робочих днів
       *[other] Зазвичай відповідаємо протягом { $count } робочого дня
    }
contact-languages = Мови: { $languages }
contact-languages-one = Лише { $language } мова
contact-languages-account = Мовою вашого облікового запису: { $languages }
contact-languages-not = Мова недоступна: { $language }
contact-languages-warning = { $channel }: лише { $languages }
contact-languages-account-help = Щоб отримувати відповіді іншою з цих мов, змініть мову в налаштуваннях облікового запису.
hours-range = { $open } – { $close }
hours-range-overnight = { $open } – { $close } наступного дня
hours-all-day = цілодобово
hours-days = { $first } – { $last }
hours-every-day = щодня
hours-line = { $days }, { $hours }
hours-join = { $first }; { $rest }
hours-week = { $rules } ({ $zone })
hours-always = Цілодобово, без вихідних
hours-dates = { $hours }. Інший графік: { $dates }
hours-closed = { $hours }. Зачинено: { $dates }.
matrix-caption = Способи зв’язку за тарифами
matrix-included = Входить
matrix-not-included = Не входить

## The inbox: earlier conversations with support, on a page of the help centre and in the panel

inbox-title = Ваші звернення
inbox-intro = Ваші запитання й наші відповіді.
inbox-no-script = Щоб показати тут ваші звернення, потрібен JavaScript. Ви також можете знову звернутися до нас або відповісти на наші листи.
inbox-search = Пошук у зверненнях
inbox-filter = Показати
inbox-filter-all = Усі
inbox-filter-open = Відкриті
inbox-filter-closed = Закриті
inbox-list = Звернення
inbox-state-open = Чекає на нас
inbox-state-answered = Є відповідь
inbox-state-closed = Закрито
inbox-state-reopened = Відкрито знову
inbox-unread = Нових відповідей: %n
inbox-more = Показати більше
inbox-loading = Завантаження звернень…
inbox-empty = Звернень поки немає
inbox-empty-help = Коли ви нам напишете, наша відповідь з’явиться тут.
inbox-empty-search = За запитом «%q» нічого не знайдено
inbox-write = Звернутися до підтримки
inbox-back = Усі звернення
inbox-choose = Виберіть звернення, щоб прочитати його тут.
inbox-you = Ви
inbox-colleague = Ваш колега
inbox-support = Підтримка
inbox-closed = Звернення закрито
inbox-reopened = Звернення відкрито знову
inbox-arrived = Нове повідомлення, від кого: %n
inbox-reply = Ваша відповідь
inbox-attach = Додати знімки екрана
inbox-send = Надіслати
inbox-sent = Вашу відповідь надіслано.
inbox-close = Закрити звернення
inbox-reopen = Відкрити звернення знову
inbox-is-closed = Це звернення закрито. Відкрийте його знову, щоб написати нам.
inbox-was-closed = За цей час звернення закрили. Ваш текст збережено: відкрийте звернення знову й надішліть його.
inbox-download = Завантажити %n (%q)
inbox-signed-out = Ваші звернення чекають в обліковому записі
inbox-signed-out-help = Відкрийте цю сторінку з продукту, і ми знатимемо, що вони ваші.
inbox-expired = Термін вашого доступу минув
inbox-expired-help = Задля вашої безпеки доступ обмежено в часі. Щоб читати далі, відкрийте цю сторінку з продукту ще раз.
inbox-reload = Задля вашої безпеки доступ обмежено в часі. Щоб читати далі, оновіть цю сторінку.
inbox-sign-in = Увійти
inbox-link-expired = Термін дії цього посилання минув
inbox-link-expired-help = Дайте відповідь на останній лист про це звернення. З нашою відповіддю надійде нове посилання.
inbox-missing = Звернення не знайдено
inbox-missing-help = Можливо, воно належить до іншого облікового запису або посилання неповне.
inbox-failed = Ваші звернення зараз не можна показати
inbox-failed-help = Перевірте з’єднання та спробуйте ще раз. Нічого не втрачено.
inbox-retry = Повторити
inbox-offline = Немає з’єднання з інтернетом. Показано те, що завантажилося раніше.

mail-marker = Напишіть відповідь над цим рядком
mail-received = Ми отримали ваш запит
mail-received-text = Дякуємо за повідомлення. Воно вже в нашої команди, ми відповімо електронною поштою.
mail-received-follow = Тут можна прочитати й продовжити листування:
mail-follow = Щоб відповісти, просто дайте відповідь на цей лист. Усе листування тут:
mail-files = Деякі файли завеликі для листа. Ви знайдете їх у листуванні.
