## Every page

skip-to-content = דילוג לתוכן
nav-main = ניווט ראשי
nav-footer = תחתית הדף
nav-breadcrumbs = נתיב ניווט
nav-pager = המאמר הקודם והמאמר הבא
nav-home = דף הבית
nav-topics = נושאים
nav-topics-all = כל הנושאים
nav-area = בנושא הזה
nav-contact = פנייה לתמיכה
nav-az = כל המאמרים מא׳ עד ת׳
nav-search = חיפוש
nav-feed = עדכוני מאמרים חדשים
nav-language = שפה:
theme-to-dark = מעבר לעיצוב כהה
theme-to-light = מעבר לעיצוב בהיר
announcement-label = הודעה
announcement-close = סגירת ההודעה
drafts-banner = תצוגה מקדימה: הגרסה הזו כוללת טיוטות. אין לפרסם אותה.

## Home page

home-heading = איך אפשר לעזור?
home-lead = חפשו במדריכים או עיינו לפי נושא.
home-areas = עיון לפי נושא
home-popular = מאמרים פופולריים

## Lists of articles

area-count =
    { $count ->
        [one] מאמר אחד
        [two] שני מאמרים
       *[other] { $count } מאמרים
    }
category-all =
    { $count ->
        [one] למאמר היחיד ב”{ $category }”
        [two] לשני המאמרים ב”{ $category }”
       *[other] לכל { $count } המאמרים ב”{ $category }”
    }
list-filter =
    { $count ->
        [one] סינון של מאמר אחד
        [two] סינון של שני מאמרים
       *[other] סינון של { $count } מאמרים
    }
article-borrowed = ב{ $language }

## Article

article-updated = עודכן ב־{ $date }
article-edit = עריכת הדף הזה
article-authors = מאת { $authors }
article-plans = זמין במסלולים { $plans }
article-draft = טיוטה
article-unlisted = לא ברשימות
article-markdown = הדף הזה כ־Markdown
toc-title = בדף הזה
pager-prev = הקודם
pager-next = הבא
related-title = מאמרים קשורים
helpful-question = המאמר הזה עזר לכם?
helpful-yes = כן
helpful-no = לא
helpful-thanks = תודה. אנחנו שמחים שהמאמר עזר.
helpful-thanks-no = תודה שסיפרתם לנו. אם עדיין לא הסתדרתם, אפשר לפנות לתמיכה למטה.
insights-comment = מה חסר, או לא ברור?
insights-comment-help = נא לא לכתוב שמות, כתובות או מספרים אישיים.
insights-section = איזה חלק?
insights-section-any = המאמר כולו
insights-send = שליחה
insights-sent = תודה. כותבי המאמרים יקראו את זה.

## Articles in another language than the page

notice-fallback = המאמר הזה עדיין לא זמין ב{ $language }. הוא מוצג ב{ $original }.
notice-machine = המאמר הזה תורגם בתרגום מכונה. במקרה של הבדלים, הגרסה ב{ $original } היא הקובעת.
notice-machine-link = לקריאה ב{ $original }
notice-stale = הגרסה ב{ $original } השתנתה מאז התרגום הזה: { $sections }.
notice-stale-head = הכותרת והתיאור
notice-stale-introduction = המבוא

## Inside the text of an article

callout-note = הערה
callout-tip = טיפ
callout-important = חשוב
callout-warning = אזהרה
callout-caution = זהירות
table-region = טבלה
heading-link = קישור אל: %n
heading-link-copied = הקישור הועתק
footnotes = הערות שוליים
footnote-back = חזרה לטקסט
task-done = בוצע
task-open = לא בוצע
code-copy = העתקה
code-copied = הועתק
video-source = מופעל מתוך {"\u2068"}%n{"\u2069"}
video-untitled = סרטון
picture-enlarge = הגדלת התמונה
picture-close = סגירה
badge-new = חדש
badge-updated = עודכן
badge-beta = בטא
badge-deprecated = יוצא משימוש
badge-required = חובה
badge-optional = רשות

## Search

search-label = חיפוש במרכז העזרה
search-placeholder = חיפוש תשובות
search-submit = חיפוש
search-title = חיפוש
search-suggestions = הצעות
search-loading = מתבצע חיפוש…
search-see-all = כל התוצאות עבור ”{"\u2068"}%q{"\u2069"}”
search-other-language = תוצאות ב%n
search-count-zero = { search-count-other }
search-count-one = תוצאה אחת
search-count-two = שתי תוצאות
search-count-few = { search-count-other }
search-count-many = { search-count-other }
search-count-other = %n תוצאות
search-count-for = %n עבור ”{"\u2068"}%q{"\u2069"}”
search-corrected = מוצגות תוצאות עבור ”{"\u2068"}%q{"\u2069"}”
search-did-you-mean = האם התכוונתם ל”{"\u2068"}%q{"\u2069"}”?
search-more = תוצאות נוספות
search-filter-area = נושא
search-filter-area-all = כל הנושאים
search-filter-plan = מסלול
search-filter-plan-all = כל המסלולים
search-clear-filters = ניקוי הסינון
search-none = לא נמצאו תוצאות
search-none-help = בדקו את האיות, נסו פחות מילים או מילים פשוטות יותר, או שאלו את הצוות שלנו.
search-error = החיפוש אינו זמין כרגע.
search-error-help = לא ניתן היה לטעון את אינדקס החיפוש. בדקו את החיבור ונסו שוב.
search-outdated = הדף הזה אינו עדכני. טענו אותו מחדש כדי לחפש.
search-retry = ניסיון נוסף
search-browse = או עיון לפי נושא
search-shortcut = הקשה על / בכל דף פותחת חיפוש
search-no-script = החיפוש דורש JavaScript. בלעדיו אפשר להגיע לאותם דפים דרך רשימת כל המאמרים מא׳ עד ת׳ ודרך הנושאים למטה.

## Contact

contact-title = פנייה לתמיכה
contact-intro = בחרו את הדרך שנוחה לכם. האפשרויות תלויות במסלול שלכם.
contact-channels = דרכים ליצור איתנו קשר
contact-other-plans = במסלולים אחרים
contact-compare = השוואת התמיכה לפי מסלול
contact-callout-title = עדיין צריכים עזרה?
contact-callout-text = צוות התמיכה שלנו ישמח לבדוק את זה איתכם.
contact-callout-link = פנייה לתמיכה
plan-picker-legend = באיזה מסלול אתם?
plan-picker-any = הצגת הכול
plan-picker-help = הבחירה נשמרת בדפדפן הזה ולא נשלחת לשום מקום.
plan-picker-summary = דרכי הקשר שהמסלול הזה כולל: %n מתוך %q.
channel-locked = לא כלול במסלול הזה
channel-languages = בשפות אחרות
channel-reveal = המסלול שלי כולל את זה
plan-picker-addons = תוספים
channel-open-now = פתוח עכשיו
channel-open-until = פתוח עכשיו, עד %n
channel-closed-now = סגור עכשיו
channel-closed-until = סגור עכשיו. נפתח שוב: %n
channel-instead = זמין לכם עכשיו: %n
contact-inbox-title = השיחות הקודמות שלכם
contact-inbox-text = אפשר לקרוא אותן ולהשיב בכל עת ובכל מסלול.
contact-inbox-link = לתיבת הפניות שלכם
channel-sealed = מוצג ללקוחות מחוברים שיכולים להשתמש בזה.
channel-sealed-sign-in = התחברות לצפייה
channel-sealed-no-script = להצגה נדרש JavaScript.
pass-held = אישור הגישה שלכם: %q, בתוקף עד %n
pass-forget = הסרת אישור הגישה
pass-forgotten = אישור הגישה הוסר.
pass-refused-malformed = הקישור הזה אינו מכיל אישור גישה תקין.
pass-refused-altered = אישור הגישה שונה, או שלא הונפק למרכז העזרה הזה.
pass-refused-site = אישור הגישה מיועד למרכז עזרה אחר.
pass-refused-epoch = אישור הגישה הוא מתקופה קודמת ואינו תקף עוד.
pass-refused-expired = תוקף אישור הגישה שלכם פג.
pass-refused-plan = אישור הגישה הוא למסלול שמרכז העזרה הזה אינו מכיר.
pass-refused-insecure = אישורי גישה פועלים רק בחיבור מאובטח (https).
pass-refused-unavailable = פרטי הקשר המוגנים אינם זמינים כרגע.
pass-refused-help = מוצג מה שזמין לכולם. כדי לקבל אישור גישה חדש, פתחו את הדף הזה שוב מתוך המוצר.
pass-refused-reload = מוצג מה שזמין לכולם. כדי לקבל אישור גישה חדש, טענו את הדף מחדש.

## The contact form

form-title = שליחת פנייה
form-mail-intro = תארו כאן את השאלה. תוכנת הדוא״ל שלכם תיפתח עם ההודעה, מוכנה לשליחה.
form-channel = איך נחזור אליכם?
form-summary = תקציר
form-summary-help = במה מדובר, במשפט אחד?
form-suggestions = המאמרים האלה עשויים לעזור
form-suggestions-status = מאמרים מוצעים: %n
form-description = תיאור
form-description-help = מה עשיתם, למה ציפיתם, ומה קרה במקום זה?
form-files = צילומי מסך
form-files-add = הוספת צילומי מסך
form-files-drop = או הדבקה או גרירה לכאן
form-files-help =
    { $count ->
        [one] קובץ אחד: { $types }, עד { $size }.
        [two] עד שני קבצים: { $types }, עד { $size } לכל קובץ.
       *[other] עד { $count } קבצים: { $types }, עד { $size } לכל קובץ.
    }
form-size-kb = { $count } ק״ב
form-size-mb = { $count } מ״ב
form-files-list = קבצים מצורפים
form-files-remove = הסרת %n
form-files-added = צורף: %n
form-files-removed = הוסר: %n
form-files-too-large = הקובץ %n גדול מ־%q. חתכו את התמונה או שמרו אותה קטנה יותר, ואז צרפו אותה שוב.
form-files-type = לא ניתן לצרף את %n. בחרו קובץ באחד מהפורמטים האלה: %q.
form-files-count = מספר הקבצים המרבי: %n. הסירו קובץ כדי לפנות מקום.
form-files-unreadable = לא ניתן לקרוא את %n. בחרו את הקובץ שוב.
form-files-again = הטקסט שלכם עדיין כאן. נא לצרף שוב את צילומי המסך.
form-optional = לא חובה
form-language = השפה המועדפת
form-email = כתובת הדוא״ל שלכם
form-phone = מספר הטלפון שלכם
form-phone-help = עם קידומת המדינה, למשל ‎+972 לישראל
form-submit = שליחה
form-submit-chat = שליחת הודעה
form-submit-mail = יצירת הודעת דוא״ל
form-sending = שולח…
form-chat-elsewhere = לא ניתן להתחיל צ׳אט מהטופס הזה.
form-error-title = עדיין לא נשלח. נא לבדוק:
form-error-back = חזרו אחורה בדפדפן: הטקסט שלכם עדיין שם.
form-error-channel = בחרו איך נחזור אליכם.
form-error-summary = הזינו תקציר.
form-error-description = תארו את השאלה שלכם.
form-error-email = הזינו כתובת דוא״ל, למשל name@example.com.
form-error-phone = הזינו מספר טלפון עם קידומת המדינה.
form-failed-offline = אין חיבור לאינטרנט. הטקסט שלכם נשמר: שלחו שוב כשתתחברו.
form-failed-network = לא הצלחנו להתחבר. הטקסט שלכם נשמר: בדקו את החיבור ושלחו שוב.
form-failed-timeout = לא התקבלה תשובה בזמן. הטקסט שלכם נשמר: שלחו שוב, והפנייה לא תישלח פעמיים.
form-failed-server = משהו השתבש אצלנו. הטקסט שלכם נשמר: שלחו שוב בעוד כמה דקות, או בחרו דרך אחרת ליצור איתנו קשר.
form-failed-refused = הפנייה לא התקבלה. הטקסט שלכם נשמר: בדקו את מה שהזנתם, או בחרו דרך אחרת ליצור איתנו קשר.
form-failed-pass = תוקף הגישה שלכם פג. הטקסט שלכם נשמר: פתחו את הדף הזה שוב מהחשבון שלכם, בכרטיסייה הזו, ואז שלחו.
form-failed-size = הגודל הכולל של הקבצים גדול מדי. הסירו קובץ אחד או יותר ושלחו שוב.
form-failed-busy = יותר מדי פניות בבת אחת. הטקסט שלכם נשמר: שלחו שוב ב־%n.
form-failed-busy-soon = יותר מדי פניות בבת אחת. הטקסט שלכם נשמר: שלחו שוב בעוד דקה.
form-sent-title = תודה, הפנייה שלכם התקבלה
form-sent-title-chat = תודה, ההודעה שלכם התקבלה
form-sent-email = נשיב בדוא״ל לכתובת {"\u2068"}%n{"\u2069"}.
form-sent-callback = נחזור אליכם בטלפון {"\u2068"}%n{"\u2069"}.
form-sent-chat = מעבר לשיחה
form-sent-follow = מעקב אחר הפנייה
form-sent-reference = מספר פנייה: {"\u2068"}%n{"\u2069"}
form-sent-again = שליחת פנייה נוספת
form-mail-title = הודעת הדוא״ל מוכנה
form-mail-text = בדקו אותה בתוכנת הדוא״ל ושלחו אותה משם. אם לא נפתחה הודעה, העתיקו את הטקסט ושלחו אותו אל {"\u2068"}%n{"\u2069"}.
form-mail-long = הטקסט ארוך מכדי להעביר את כולו. העתיקו אותו והדביקו אותו בהודעה.
form-mail-files = דף אינטרנט אינו יכול להעביר קבצים לתוכנת דוא״ל: צרפו את צילומי המסך שם.
form-mail-open = פתיחת ההודעה שוב
form-mail-copy = העתקת הטקסט
form-mail-copied = הועתק
form-mail-back = חזרה לטופס
form-restored = הטיוטה שלכם עדיין כאן.
form-discard = התחלה מחדש

## Help panel: what customers see inside of the product

panel-help = עזרה
panel-replies-zero = { panel-replies-other }
panel-replies-one = עזרה, תשובה חדשה אחת
panel-replies-two = עזרה, שתי תשובות חדשות
panel-replies-few = { panel-replies-other }
panel-replies-many = { panel-replies-other }
panel-replies-other = עזרה, %n תשובות חדשות
panel-top-context = עזרה לדף הזה
panel-top-area = עזרה בנושא ”{"\u2068"}%n{"\u2069"}”
panel-close = סגירה
panel-back = הקודם
panel-forward = הבא
panel-larger = הגדלה
panel-clear = ניקוי החיפוש
panel-width = רוחב החלון
panel-height = גובה החלון
panel-new-tab = פתיחה בכרטיסייה חדשה
panel-article-error = לא ניתן להציג את הדף הזה כרגע.
panel-down = מרכז העזרה אינו זמין כרגע. בדקו את החיבור ונסו שוב.
panel-down-ways = אפשר לפנות אלינו גם כאן:

## A–Z list

az-title = כל המאמרים מא׳ עד ת׳
az-jump = מעבר לאות

## Empty pages

empty-home = אין מאמרים עדיין
empty-home-help = מרכז העזרה הזה נפתח זה עתה. כדאי לחזור בקרוב.
empty-area = אין כאן דבר עדיין
empty-area-help = אנחנו עדיין כותבים מאמרים בנושא הזה. נסו לחפש את מה שאתם צריכים.
empty-contact = אין דרכי קשר עדיין
empty-contact-help = כדאי לחזור בקרוב.

## Page not found, choice of language, moved pages

not-found-title = לא מצאנו את הדף הזה
not-found-text = ייתכן שהדף הועבר, או שיש שגיאה בקישור. חפשו, או התחילו מחדש מדף הבית.
not-found-home = לדף הבית
root-lead = בחירת שפה
redirect-title = הדף הזה הועבר
redirect-text = הדף הזה הועבר.
redirect-link = לכתובת החדשה

## Titles shown by the browser and by search engines

title-page = { $title } – { $site }

## Contacts: sentences made from contacts.yaml. A site names its plans and channels in its own locales/<locale>.ftl:
## plan-<id>, channel-<id>, and if it likes channel-<id>-description and channel-<id>-link.

channel-knowledge-base = מאגר הידע
channel-community = קהילה
channel-chat = תמיכה בצ׳אט
channel-email = תמיכה בדוא״ל
channel-phone = תמיכה בטלפון
channel-callback = חזרו אליי בטלפון
channel-knowledge-base-link = למאגר הידע
channel-community-link = לקהילה
contact-link = פתיחה: { $name }
contact-link-chat = התחלת צ׳אט
contact-link-email = שליחת דוא״ל
contact-link-phone = התקשרו אלינו
contact-link-callback = בקשת שיחה חוזרת
contact-link-form = כתבו לנו
contact-plans =
    { $count ->
        [one] כלול במסלול { $plans }
        [two] כלול במסלולים { $plans }
       *[other] כלול במסלולים { $plans }
    }
contact-plans-all = כלול בכל המסלולים
contact-locked-from = לא כלול במסלול { $plan }. זמין במסלול { $lowest } ומעלה.
contact-locked-list =
    { $count ->
        [one] לא כלול במסלול { $plan }. זמין במסלול { $plans }.
        [two] לא כלול במסלול { $plan }. זמין במסלולים { $plans }.
       *[other] לא כלול במסלול { $plan }. זמין במסלולים { $plans }.
    }
contact-locked = לא כלול במסלול { $plan }.
contact-locked-addon = לא כלול במסלול { $plan }. זמין עם התוסף { $addon }.
contact-locked-addon-plan = לא כלול במסלול { $plan }. זמין עם התוסף { $addon } במסלול { $lowest }.
contact-plans-addons = זמין עם התוסף { $addons }
contact-needs-seat = נדרש רישיון משתמש בתשלום
contact-needs-seat-from = נדרש רישיון משתמש בתשלום אם החשבון נוצר ב־{ $date } או אחרי כן
contact-needs-addon = נדרש התוסף { $addon }
contact-needs-addon-from = נדרש התוסף { $addon } אם החשבון נוצר ב־{ $date } או אחרי כן
contact-reply-minutes =
    { $count ->
        [one] בדרך כלל תשובה תוך דקה
        [two] בדרך כלל תשובה תוך שתי דקות
       *[other] בדרך כלל תשובה תוך { $count } דקות
    }
contact-reply-hours =
    { $count ->
        [one] בדרך כלל תשובה תוך שעה
        [two] בדרך כלל תשובה תוך שעתיים
       *[other] בדרך כלל תשובה תוך { $count } שעות
    }
contact-reply-days =
    { $count ->
        [one] בדרך כלל תשובה תוך יום עסקים
        [two] בדרך כלל תשובה תוך שני ימי עסקים
       *[other] בדרך כלל תשובה תוך { $count } ימי עסקים
    }
contact-languages = ב{ $languages }
contact-languages-one = רק ב{ $language }
contact-languages-account = בשפת החשבון שלכם: { $languages }
contact-languages-not = לא זמין ב{ $language }
contact-languages-warning = { $channel }: רק ב{ $languages }
contact-languages-account-help = כדי לקבל תשובות בשפה אחרת מהרשימה, שנו את השפה בהגדרות החשבון.
hours-range = מ־{ $open } עד { $close }
hours-range-overnight = מ־{ $open } עד { $close } למחרת
hours-all-day = 24 שעות
hours-days = { $first } עד { $last }
hours-every-day = בכל יום
hours-line = { $days }, { $hours }
hours-join = { $first }; { $rest }
hours-week = { $rules } ({ $zone })
hours-always = 24 שעות ביממה, 7 ימים בשבוע
hours-dates = { $hours }. שעות אחרות: { $dates }
hours-closed = { $hours }. סגור ב־{ $dates }.
matrix-caption = ערוצי התמיכה לפי מסלול
matrix-included = כלול
matrix-not-included = לא כלול

## The inbox: earlier conversations with support, on a page of the help centre and in the panel

inbox-title = תיבת הפניות שלכם
inbox-intro = מה ששאלתם אותנו, ומה שהשבנו.
inbox-no-script = נדרש JavaScript כדי להציג כאן את השיחות שלכם. אפשר גם לפנות אלינו שוב, או להשיב להודעות הדוא״ל שלנו.
inbox-search = חיפוש בשיחות שלכם
inbox-filter = הצגה
inbox-filter-all = הכול
inbox-filter-open = פתוחות
inbox-filter-closed = סגורות
inbox-list = שיחות
inbox-state-open = ממתינה לנו
inbox-state-answered = נענתה
inbox-state-closed = סגורה
inbox-state-reopened = נפתחה שוב
inbox-unread = תשובות חדשות: %n
inbox-more = הצגת עוד
inbox-loading = השיחות שלכם נטענות…
inbox-empty = אין שיחות עדיין
inbox-empty-help = כשתכתבו לנו, התשובה שלנו תופיע כאן.
inbox-empty-search = לא נמצא דבר עבור ”{"\u2068"}%q{"\u2069"}”
inbox-write = פנייה לתמיכה
inbox-back = כל השיחות
inbox-choose = בחרו שיחה כדי לקרוא אותה כאן.
inbox-you = אתם
inbox-colleague = עמית שלכם
inbox-support = תמיכה
inbox-closed = השיחה נסגרה
inbox-reopened = השיחה נפתחה שוב
inbox-arrived = הודעה חדשה מאת %n
inbox-reply = התשובה שלכם
inbox-attach = צירוף צילומי מסך
inbox-send = שליחה
inbox-sent = התשובה שלכם נשלחה.
inbox-close = סגירת השיחה
inbox-reopen = פתיחת השיחה שוב
inbox-is-closed = השיחה הזו סגורה. פתחו אותה שוב כדי לכתוב לנו.
inbox-was-closed = השיחה הזו נסגרה בינתיים. הטקסט שלכם נשמר: פתחו את השיחה שוב ואז שלחו אותו.
inbox-download = הורדת {"\u2068"}%n{"\u2069"} ({"\u2068"}%q{"\u2069"})
inbox-signed-out = השיחות שלכם מחכות בחשבון
inbox-signed-out-help = פתחו את הדף הזה מתוך המוצר, ונדע שהן שלכם.
inbox-expired = תוקף הגישה שלכם פג
inbox-expired-help = למען ביטחונכם, הגישה מסתיימת אחרי זמן מה. כדי להמשיך לקרוא, פתחו את הדף הזה שוב מתוך המוצר.
inbox-reload = למען ביטחונכם, הגישה מסתיימת אחרי זמן מה. כדי להמשיך לקרוא, טענו את הדף מחדש.
inbox-sign-in = התחברות
inbox-link-expired = תוקף הקישור הזה פג
inbox-link-expired-help = השיבו להודעת הדוא״ל האחרונה על השיחה הזו. בתשובה שלנו יהיה קישור חדש.
inbox-missing = לא ניתן למצוא את השיחה הזו
inbox-missing-help = ייתכן שהיא שייכת לחשבון אחר, או שהקישור אינו שלם.
inbox-failed = לא ניתן להציג את השיחות שלכם כרגע
inbox-failed-help = בדקו את החיבור ונסו שוב. שום דבר לא אבד.
inbox-retry = ניסיון נוסף
inbox-offline = אין חיבור לאינטרנט. מוצג מה שנטען קודם לכן.

mail-marker = כתבו את התשובה מעל השורה הזו
mail-received = הפנייה שלכם התקבלה
mail-received-text = תודה על ההודעה. הצוות שלנו קיבל אותה וישיב בדוא״ל.
mail-received-follow = לקריאת השיחה ולהמשכה:
mail-follow = כדי להשיב, פשוט ענו להודעה הזו. השיחה המלאה נמצאת כאן:
mail-files = חלק מהקבצים גדולים מדי לדוא״ל. הם נמצאים בשיחה.
