## Every page

skip-to-content = Перейти к содержанию
nav-main = Главное меню
nav-footer = Нижняя часть страницы
nav-breadcrumbs = Путь к странице
nav-pager = Предыдущая и следующая статьи
nav-home = Главная
nav-topics = Темы
nav-topics-all = Все темы
nav-area = В этой теме
nav-contact = Связаться с поддержкой
nav-az = Все статьи от А до Я
nav-search = Поиск
nav-feed = Лента новых статей
nav-language = Язык:
theme-to-dark = Включить тёмную тему
theme-to-light = Включить светлую тему
announcement-label = Объявление
announcement-close = Закрыть объявление
drafts-banner = Предпросмотр: в этой версии есть черновики. Не публикуйте её.

## Home page

home-heading = Чем мы можем помочь?
home-lead = Найдите ответ в статьях или выберите тему.
home-areas = Выберите тему
home-popular = Популярные статьи

## Lists of articles

area-count =
    { $count ->
        [one] { $count } статья
        [few] { $count } статьи
        [many] { $count } статей
       *[other] { $count } статьи
    }
category-all =
    { $count ->
        [one] Смотреть { $count } статью в разделе «{ $category }»
        [few] Смотреть все { $count } статьи в разделе «{ $category }»
        [many] Смотреть все { $count } статей в разделе «{ $category }»
       *[other] Смотреть все { $count } статьи в разделе «{ $category }»
    }
list-filter =
    { $count ->
        [one] Поиск по { $count } статье
        [few] Поиск по { $count } статьям
        [many] Поиск по { $count } статьям
       *[other] Поиск по { $count } статьи
    }
article-borrowed = Язык: { $language }

## Article

article-updated = Обновлено { $date }
article-edit = Редактировать эту страницу
article-authors = Авторы: { $authors }
article-plans = Тарифы: { $plans }
article-draft = Черновик
article-unlisted = Доступ по ссылке
article-markdown = Эта страница в Markdown
toc-title = На этой странице
pager-prev = Назад
pager-next = Далее
related-title = Похожие статьи
helpful-question = Была ли эта статья полезна?
helpful-yes = Да
helpful-no = Нет
helpful-thanks = Спасибо. Рады, что смогли помочь.
helpful-thanks-no = Спасибо за ответ. Если вопрос не решён, свяжитесь с поддержкой ниже.
insights-comment = Чего не хватает или что непонятно?
insights-comment-help = Пожалуйста, не указывайте свои имена, адреса и номера.
insights-section = Какая часть?
insights-section-any = Вся статья
insights-send = Отправить
insights-sent = Спасибо. Ваш отзыв прочитают авторы этих статей.

## Articles in another language than the page

notice-fallback = Эта статья пока недоступна на вашем языке ({ $language }). Язык показанной версии: { $original }.
notice-machine = Эта статья переведена автоматически. При расхождениях верна исходная версия ({ $original }).
notice-machine-link = Читать оригинал ({ $original })
notice-stale = С момента перевода оригинал ({ $original }) изменился: { $sections }.
notice-stale-head = заголовок и описание
notice-stale-introduction = введение

## Inside the text of an article

callout-note = Примечание
callout-tip = Совет
callout-important = Важно
callout-warning = Предупреждение
callout-caution = Осторожно
table-region = Таблица
heading-link = Ссылка на раздел «%n»
heading-link-copied = Ссылка скопирована
footnotes = Сноски
footnote-back = Вернуться к тексту
task-done = Выполнено
task-open = Не выполнено
code-copy = Копировать
code-copied = Скопировано
video-source = Видео с сайта %n
video-untitled = Видео
picture-enlarge = Увеличить изображение
picture-close = Закрыть
badge-new = Новое
badge-updated = Обновлено
badge-beta = Бета
badge-deprecated = Устарело
badge-required = Обязательно
badge-optional = Необязательно

## Search

search-label = Поиск по справочному центру
search-placeholder = Введите свой вопрос
search-submit = Найти
search-title = Поиск
search-suggestions = Подсказки
search-loading = Идёт поиск…
search-see-all = Все результаты по запросу «%q»
search-other-language = Результаты на другом языке: %n
search-count-zero = { search-count-other }
search-count-one = %n результат
search-count-two = { search-count-other }
search-count-few = %n результата
search-count-many = %n результатов
search-count-other = %n результата
search-count-for = %n по запросу «%q»
search-corrected = Показаны результаты по запросу «%q»
search-did-you-mean = Возможно, вы имели в виду «%q»?
search-more = Показать ещё
search-filter-area = Тема
search-filter-area-all = Все темы
search-filter-plan = Тариф
search-filter-plan-all = Все тарифы
search-clear-filters = Сбросить фильтры
search-none = Ничего не найдено
search-none-help = Проверьте написание, попробуйте меньше слов или слова попроще либо задайте вопрос нашей команде.
search-error = Поиск сейчас недоступен.
search-error-help = Не удалось загрузить поисковый индекс. Проверьте подключение и попробуйте ещё раз.
search-outdated = Эта страница устарела. Обновите её, чтобы искать.
search-retry = Повторить
search-browse = Или выберите тему
search-shortcut = Открывать поиск клавишей / на любой странице
search-no-script = Для поиска нужен JavaScript. Без него к тем же страницам ведут список всех статей от А до Я и темы ниже.

## Contact

contact-title = Связаться с поддержкой
contact-intro = Выберите удобный для вас способ. Доступные варианты зависят от вашего тарифа.
contact-channels = Способы связи
contact-other-plans = На других тарифах
contact-compare = Поддержка на разных тарифах
contact-callout-title = Всё ещё нужна помощь?
contact-callout-text = Наша служба поддержки охотно разберётся в вашем вопросе.
contact-callout-link = Связаться с поддержкой
plan-picker-legend = Какой у вас тариф?
plan-picker-any = Показать все
plan-picker-help = Ваш выбор остаётся в этом браузере и никуда не отправляется.
plan-picker-summary = Способов связи в этом тарифе: %n из %q.
channel-locked = Не входит в тариф
channel-languages = На других языках
channel-reveal = Входит в мой тариф
plan-picker-addons = Дополнения
channel-open-now = Сейчас открыто
channel-open-until = Сейчас открыто, до %n
channel-closed-now = Сейчас закрыто
channel-closed-until = Сейчас закрыто. Откроется: %n
channel-instead = Доступно вам сейчас: %n
contact-inbox-title = Ваши прежние обращения
contact-inbox-text = Читайте их и отвечайте в любое время, на любом тарифе.
contact-inbox-link = Открыть мои обращения
channel-sealed = Видно клиентам, которые вошли в систему и могут этим пользоваться.
channel-sealed-sign-in = Войдите, чтобы увидеть
channel-sealed-no-script = Для показа нужен JavaScript.
pass-held = Ваш пропуск: %q, действует до %n
pass-forget = Удалить этот пропуск
pass-forgotten = Пропуск удалён.
pass-refused-malformed = В этой ссылке нет действительного пропуска.
pass-refused-altered = Этот пропуск изменён или выдан не для этого справочного центра.
pass-refused-site = Этот пропуск предназначен для другого справочного центра.
pass-refused-epoch = Этот пропуск относится к прошлому периоду и больше не действует.
pass-refused-expired = Срок действия вашего пропуска истёк.
pass-refused-plan = Этот пропуск выдан для тарифа, которого нет в этом справочном центре.
pass-refused-insecure = Пропуска работают только через защищённое соединение (https).
pass-refused-unavailable = Защищённые контактные данные сейчас недоступны.
pass-refused-help = Вы видите то, что доступно всем. Чтобы получить новый пропуск, откройте эту страницу из продукта ещё раз.
pass-refused-reload = Вы видите то, что доступно всем. Чтобы получить новый пропуск, обновите эту страницу.

## The contact form

form-title = Отправить запрос
form-mail-intro = Опишите здесь свой вопрос. Затем откроется ваша почтовая программа с письмом, готовым к отправке.
form-channel = Как с вами связаться?
form-summary = Тема
form-summary-help = О чём ваш вопрос, одним предложением?
form-suggestions = Возможно, помогут эти статьи
form-suggestions-status = Предложено статей: %n
form-description = Описание
form-description-help = Что вы делали, чего ожидали и что произошло вместо этого?
form-files = Снимки экрана
form-files-add = Добавить снимки экрана
form-files-drop = или вставьте либо перетащите их сюда
form-files-help =
    { $count ->
        [one] До { $count } файла: { $types }, каждый до { $size }.
        [few] До { $count } файлов: { $types }, каждый до { $size }.
        [many] До { $count } файлов: { $types }, каждый до { $size }.
       *[other] До { $count } файла: { $types }, каждый до { $size }.
    }
form-size-kb = { $count } КБ
form-size-mb = { $count } МБ
form-files-list = Прикреплённые файлы
form-files-remove = Удалить %n
form-files-added = Файл %n прикреплён
form-files-removed = Файл %n удалён
form-files-too-large = Файл %n больше %q. Обрежьте изображение или сохраните его в меньшем размере и прикрепите снова.
form-files-type = Файл %n нельзя прикрепить. Выберите файл в одном из этих форматов: %q.
form-files-count = Можно прикрепить не больше %n. Удалите один из файлов, чтобы освободить место.
form-files-unreadable = Файл %n не удаётся прочитать. Выберите его снова.
form-files-again = Ваш текст сохранён. Пожалуйста, прикрепите снимки экрана ещё раз.
form-optional = необязательно
form-language = Предпочитаемый язык
form-email = Ваш адрес эл. почты
form-phone = Ваш номер телефона
form-phone-help = С кодом страны, например +7 для России и Казахстана
form-submit = Отправить
form-submit-chat = Отправить сообщение
form-submit-mail = Создать письмо
form-sending = Отправка…
form-chat-elsewhere = Чат нельзя начать из этой формы.
form-error-title = Ещё не отправлено. Проверьте:
form-error-back = Вернитесь назад в браузере: ваш текст там сохранился.
form-error-channel = Выберите, как с вами связаться.
form-error-summary = Укажите тему.
form-error-description = Опишите свой вопрос.
form-error-email = Укажите адрес эл. почты, например name@example.com.
form-error-phone = Укажите номер телефона с кодом страны.
form-failed-offline = Нет подключения к интернету. Ваш текст сохранён: отправьте его снова, когда подключитесь.
form-failed-network = Не удалось подключиться. Ваш текст сохранён: проверьте подключение и отправьте его снова.
form-failed-timeout = Время ожидания истекло. Ваш текст сохранён: отправьте его снова, повторного запроса не будет.
form-failed-server = На нашей стороне произошла ошибка. Ваш текст сохранён: отправьте его снова через несколько минут или выберите другой способ связи.
form-failed-refused = Ваш запрос не принят. Ваш текст сохранён: проверьте введённые данные или выберите другой способ связи.
form-failed-pass = Срок вашего доступа истёк. Ваш текст сохранён: откройте эту страницу снова из своего аккаунта в этой же вкладке и отправьте его.
form-failed-size = Общий размер файлов слишком велик. Удалите один или несколько и отправьте снова.
form-failed-busy = Слишком много запросов одновременно. Ваш текст сохранён: отправьте его снова в %n.
form-failed-busy-soon = Слишком много запросов одновременно. Ваш текст сохранён: отправьте его снова через минуту.
form-sent-title = Спасибо, мы получили ваш запрос
form-sent-title-chat = Спасибо, мы получили ваше сообщение
form-sent-email = Мы ответим письмом на адрес %n.
form-sent-callback = Мы перезвоним вам по номеру %n.
form-sent-chat = Перейти к беседе
form-sent-follow = Следить за запросом
form-sent-reference = Номер запроса: %n
form-sent-again = Отправить ещё один запрос
form-mail-title = Ваше письмо готово
form-mail-text = Проверьте его в своей почтовой программе и отправьте оттуда. Если письмо не открылось, скопируйте текст и отправьте его на адрес %n.
form-mail-long = Текст слишком длинный, чтобы передать его целиком. Скопируйте его и вставьте в письмо.
form-mail-files = Веб-страница не может передать файлы почтовой программе: прикрепите снимки экрана там.
form-mail-open = Открыть письмо снова
form-mail-copy = Копировать текст
form-mail-copied = Скопировано
form-mail-back = Вернуться к форме
form-restored = Ваш черновик сохранился.
form-discard = Начать заново

## Help panel: what customers see inside of the product

panel-help = Помощь
panel-replies-zero = { panel-replies-other }
panel-replies-one = Помощь, %n новый ответ
panel-replies-two = { panel-replies-other }
panel-replies-few = Помощь, %n новых ответа
panel-replies-many = Помощь, %n новых ответов
panel-replies-other = Помощь, %n нового ответа
panel-top-context = Помощь по этой странице
panel-top-area = Помощь по теме «%n»
panel-close = Закрыть
panel-back = Назад
panel-forward = Вперёд
panel-larger = Увеличить
panel-clear = Очистить поиск
panel-width = Ширина окна
panel-height = Высота окна
panel-new-tab = Открыть в новой вкладке
panel-article-error = Эту страницу сейчас нельзя показать.
panel-down = Справка сейчас недоступна. Проверьте подключение и попробуйте ещё раз.
panel-down-ways = С нами можно связаться и так:

## A–Z list

az-title = Все статьи от А до Я
az-jump = Перейти к букве

## Empty pages

empty-home = Статей пока нет
empty-home-help = Этот справочный центр только что открылся. Загляните сюда позже.
empty-area = Здесь пока ничего нет
empty-area-help = Мы ещё пишем статьи на эту тему. Попробуйте найти нужное через поиск.
empty-contact = Способов связи пока нет
empty-contact-help = Загляните сюда позже.

## Page not found, choice of language, moved pages

not-found-title = Страница не найдена
not-found-text = Возможно, она перемещена или в адресе опечатка. Воспользуйтесь поиском или начните с главной страницы.
not-found-home = Перейти на главную
root-lead = Выберите язык
redirect-title = Эта страница перемещена
redirect-text = Эта страница перемещена.
redirect-link = Перейти по новому адресу

## Titles shown by the browser and by search engines

title-page = { $title } – { $site }

## Contacts: sentences made from contacts.yaml. A site names its plans and channels in its own locales/<locale>.ftl:
## plan-<id>, channel-<id>, and if it likes channel-<id>-description and channel-<id>-link.

channel-knowledge-base = База знаний
channel-community = Сообщество
channel-chat = Чат с поддержкой
channel-email = Поддержка по почте
channel-phone = Поддержка по телефону
channel-callback = Обратный звонок
channel-knowledge-base-link = Перейти в базу знаний
channel-community-link = Перейти в сообщество
contact-link = Открыть: { $name }
contact-link-chat = Начать чат
contact-link-email = Написать письмо
contact-link-phone = Позвонить
contact-link-callback = Заказать звонок
contact-link-form = Написать нам
contact-plans =
    { $count ->
        [one] Входит в тариф { $plans }
        [few] Входит в тарифы { $plans }
        [many] Входит в тарифы { $plans }
       *[other] Входит в тарифы { $plans }
    }
contact-plans-all = Входит во все тарифы
contact-locked-from = Не входит в тариф { $plan }. Доступно начиная с тарифа { $lowest }.
contact-locked-list =
    { $count ->
        [one] Не входит в тариф { $plan }. Доступно на тарифе { $plans }.
        [few] Не входит в тариф { $plan }. Доступно на тарифах { $plans }.
        [many] Не входит в тариф { $plan }. Доступно на тарифах { $plans }.
       *[other] Не входит в тариф { $plan }. Доступно на тарифах { $plans }.
    }
contact-locked = Не входит в тариф { $plan }.
contact-locked-addon = Не входит в тариф { $plan }. Доступно с дополнением { $addon }.
contact-locked-addon-plan = Не входит в тариф { $plan }. Доступно с дополнением { $addon } на тарифе { $lowest }.
contact-plans-addons = Доступно с дополнением { $addons }
contact-needs-seat = Нужна платная лицензия
contact-needs-seat-from = Нужна платная лицензия, если аккаунт создан { $date } или позже
contact-needs-addon = Нужно дополнение { $addon }
contact-needs-addon-from = Нужно дополнение { $addon }, если аккаунт создан { $date } или позже
contact-reply-minutes =
    { $count ->
        [one] Обычно отвечаем в течение { $count } минуты
        [few] Обычно отвечаем в течение { $count } минут
        [many] Обычно отвечаем в течение { $count } минут
       *[other] Обычно отвечаем в течение { $count } минуты
    }
contact-reply-hours =
    { $count ->
        [one] Обычно отвечаем в течение { $count } часа
        [few] Обычно отвечаем в течение { $count } часов
        [many] Обычно отвечаем в течение { $count } часов
       *[other] Обычно отвечаем в течение { $count } часа
    }
contact-reply-days =
    { $count ->
        [one] Обычно отвечаем в течение { $count } рабочего дня
        [few] Обычно отвечаем в течение { $count } рабочих дней
        [many] Обычно отвечаем в течение { $count } рабочих дней
       *[other] Обычно отвечаем в течение { $count } рабочего дня
    }
contact-languages = Языки: { $languages }
contact-languages-one = Только { $language } язык
contact-languages-account = На языке вашего аккаунта: { $languages }
contact-languages-not = Язык недоступен: { $language }
contact-languages-warning = { $channel }: только { $languages }
contact-languages-account-help = Чтобы получать ответы на другом из этих языков, измените язык в настройках аккаунта.
hours-range = { $open } – { $close }
hours-range-overnight = { $open } – { $close } следующего дня
hours-all-day = круглосуточно
hours-days = { $first } – { $last }
hours-every-day = ежедневно
hours-line = { $days }, { $hours }
hours-join = { $first }; { $rest }
hours-week = { $rules } ({ $zone })
hours-always = Круглосуточно, без выходных
hours-dates = { $hours }. Особый график: { $dates }
hours-closed = { $hours }. Закрыто: { $dates }.
matrix-caption = Способы связи по тарифам
matrix-included = Входит
matrix-not-included = Не входит

## The inbox: earlier conversations with support, on a page of the help centre and in the panel

inbox-title = Ваши обращения
inbox-intro = Ваши вопросы и наши ответы.
inbox-no-script = Чтобы показать здесь ваши обращения, нужен JavaScript. Вы также можете снова связаться с нами или ответить на наши письма.
inbox-search = Поиск по обращениям
inbox-filter = Показать
inbox-filter-all = Все
inbox-filter-open = Открытые
inbox-filter-closed = Закрытые
inbox-list = Обращения
inbox-state-open = Ждёт нашего ответа
inbox-state-answered = Есть ответ
inbox-state-closed = Закрыто
inbox-state-reopened = Открыто снова
inbox-unread = Новых ответов: %n
inbox-more = Показать ещё
inbox-loading = Загрузка обращений…
inbox-empty = Обращений пока нет
inbox-empty-help = Когда вы нам напишете, наш ответ появится здесь.
inbox-empty-search = По запросу «%q» ничего не найдено
inbox-write = Связаться с поддержкой
inbox-back = Все обращения
inbox-choose = Выберите обращение, чтобы прочитать его здесь.
inbox-you = Вы
inbox-colleague = Ваш коллега
inbox-support = Поддержка
inbox-closed = Обращение закрыто
inbox-reopened = Обращение открыто снова
inbox-arrived = Новое сообщение, от кого: %n
inbox-reply = Ваш ответ
inbox-attach = Добавить снимки экрана
inbox-send = Отправить
inbox-sent = Ваш ответ отправлен.
inbox-close = Закрыть обращение
inbox-reopen = Открыть обращение снова
inbox-is-closed = Это обращение закрыто. Откройте его снова, чтобы написать нам.
inbox-was-closed = За это время обращение закрыли. Ваш текст сохранён: откройте обращение снова и отправьте его.
inbox-download = Скачать %n (%q)
inbox-signed-out = Ваши обращения ждут вас в аккаунте
inbox-signed-out-help = Откройте эту страницу из продукта, и мы узнаем, что они ваши.
inbox-expired = Срок вашего доступа истёк
inbox-expired-help = Для вашей безопасности доступ ограничен по времени. Чтобы читать дальше, откройте эту страницу из продукта ещё раз.
inbox-reload = Для вашей безопасности доступ ограничен по времени. Чтобы читать дальше, обновите эту страницу.
inbox-sign-in = Войти
inbox-link-expired = Срок действия этой ссылки истёк
inbox-link-expired-help = Ответьте на последнее письмо об этом обращении. С нашим ответом придёт новая ссылка.
inbox-missing = Обращение не найдено
inbox-missing-help = Возможно, оно относится к другому аккаунту или ссылка неполная.
inbox-failed = Ваши обращения сейчас нельзя показать
inbox-failed-help = Проверьте подключение и попробуйте ещё раз. Ничего не потеряно.
inbox-retry = Повторить
inbox-offline = Нет подключения к интернету. Показано то, что загрузилось раньше.

mail-marker = Напишите ответ над этой строкой
mail-received = Мы получили ваш запрос
mail-received-text = Спасибо за сообщение. Оно уже у нашей команды, мы ответим вам по электронной почте.
mail-received-follow = Здесь можно прочитать и продолжить переписку:
mail-follow = Чтобы ответить, просто ответьте на это письмо. Вся переписка здесь:
mail-files = Некоторые файлы слишком велики для письма. Вы найдёте их в переписке.
