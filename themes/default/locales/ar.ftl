## Every page

skip-to-content = الانتقال إلى المحتوى
nav-main = التنقل الرئيسي
nav-footer = التذييل
nav-breadcrumbs = مسار التنقل
nav-pager = المقالة السابقة والمقالة التالية
nav-home = الرئيسية
nav-topics = المواضيع
nav-topics-all = جميع المواضيع
nav-area = في هذا الموضوع
nav-contact = التواصل مع الدعم
nav-az = جميع المقالات أبجديًا
nav-search = البحث
nav-feed = موجز المقالات الجديدة
nav-language = اللغة:
theme-to-dark = التبديل إلى الوضع الداكن
theme-to-light = التبديل إلى الوضع الفاتح
announcement-label = إعلان
announcement-close = إغلاق هذا الإعلان
drafts-banner = معاينة: تتضمن هذه النسخة مسودات، فلا تنشرها.

## Home page

home-heading = كيف يمكننا مساعدتك؟
home-lead = ابحث في الأدلة أو تصفّحها حسب الموضوع.
home-areas = التصفّح حسب الموضوع
home-popular = المقالات الأكثر قراءةً

## Lists of articles

area-count =
    { $count ->
        [zero] لا توجد مقالات
        [one] مقالة واحدة
        [two] مقالتان
        [few] { $count } مقالات
        [many] { $count } مقالة
       *[other] { $count } مقالة
    }
category-all =
    { $count ->
        [zero] لا توجد مقالات في «{ $category }»
        [one] عرض المقالة الوحيدة في «{ $category }»
        [two] عرض المقالتين في «{ $category }»
        [few] عرض { $count } مقالات في «{ $category }»
        [many] عرض { $count } مقالة في «{ $category }»
       *[other] عرض { $count } مقالة في «{ $category }»
    }
list-filter = تصفية { $count } من المقالات
article-borrowed = باللغة { $language }

## Article

article-updated = تاريخ التحديث: { $date }
article-edit = تعديل هذه الصفحة
article-authors = بقلم { $authors }
article-plans = متوفر في { $plans }
article-draft = مسودة
article-unlisted = غير مدرجة
article-markdown = هذه الصفحة بتنسيق Markdown
toc-title = في هذه الصفحة
pager-prev = السابق
pager-next = التالي
related-title = مقالات ذات صلة
helpful-question = هل كانت هذه المقالة مفيدة؟
helpful-yes = نعم
helpful-no = لا
helpful-thanks = شكرًا لك. يسعدنا أنها أفادتك.
helpful-thanks-no = شكرًا لإخبارنا. إذا كنت لا تزال بحاجة إلى المساعدة، فتواصل مع الدعم أدناه.
insights-comment = ما الذي ينقص المقال أو ليس واضحًا فيه؟
insights-comment-help = يُرجى عدم كتابة أسماء أو عناوين أو أرقام شخصية.
insights-section = أي جزء؟
insights-section-any = المقال كله
insights-send = إرسال
insights-sent = شكرًا لك. سيقرأ كُتّاب هذه المقالات ما كتبته.

## Articles in another language than the page

notice-fallback = هذه المقالة غير متوفرة بعد باللغة { $language }. أنت تقرأها باللغة { $original }.
notice-machine = تُرجمت هذه المقالة آليًا. عند وجود أي اختلاف، تُعتمد النسخة المكتوبة باللغة { $original }.
notice-machine-link = قراءتها باللغة { $original }
notice-stale = تغيّرت النسخة المكتوبة باللغة { $original } بعد هذه الترجمة: { $sections }.
notice-stale-head = العنوان والوصف
notice-stale-introduction = المقدمة

## Inside the text of an article

callout-note = ملاحظة
callout-tip = نصيحة
callout-important = مهم
callout-warning = تحذير
callout-caution = تنبيه
table-region = جدول
heading-link = رابط إلى: %n
heading-link-copied = تم نسخ الرابط
footnotes = الحواشي
footnote-back = العودة إلى النص
task-done = مكتمل
task-open = غير مكتمل
code-copy = نسخ
code-copied = تم النسخ
video-source = التشغيل من {"\u2068"}%n{"\u2069"}
video-untitled = فيديو
picture-enlarge = تكبير الصورة
picture-close = إغلاق
badge-new = جديد
badge-updated = مُحدَّث
badge-beta = تجريبي
badge-deprecated = مُهمَل
badge-required = مطلوب
badge-optional = اختياري

## Search

search-label = البحث في مركز المساعدة
search-placeholder = ابحث عن إجابة
search-submit = بحث
search-title = البحث
search-suggestions = الاقتراحات
search-loading = جارٍ البحث…
search-see-all = عرض جميع النتائج عن «{"\u2068"}%q{"\u2069"}»
search-other-language = نتائج باللغة %n
search-count-zero = لا توجد نتائج
search-count-one = نتيجة واحدة
search-count-two = نتيجتان
search-count-few = %n نتائج
search-count-many = %n نتيجة
search-count-other = %n نتيجة
search-count-for = %n عن «{"\u2068"}%q{"\u2069"}»
search-corrected = عرض النتائج عن «{"\u2068"}%q{"\u2069"}»
search-did-you-mean = هل تقصد «{"\u2068"}%q{"\u2069"}»؟
search-more = عرض المزيد من النتائج
search-filter-area = الموضوع
search-filter-area-all = جميع المواضيع
search-filter-plan = الخطة
search-filter-plan-all = جميع الخطط
search-clear-filters = مسح عوامل التصفية
search-none = لا توجد نتائج
search-none-help = تحقّق من الإملاء، أو جرّب كلمات أقل أو أبسط، أو اسأل فريقنا.
search-error = البحث غير متاح حاليًا.
search-error-help = تعذّر تحميل فهرس البحث. تحقّق من اتصالك ثم أعد المحاولة.
search-outdated = هذه الصفحة قديمة. أعد تحميلها للبحث.
search-retry = إعادة المحاولة
search-browse = أو تصفّح حسب الموضوع
search-shortcut = الضغط على / في أي صفحة للبحث
search-no-script = يتطلب البحث تفعيل JavaScript. ومن دونه، تصل إلى الصفحات نفسها عبر قائمة جميع المقالات أبجديًا والمواضيع أدناه.

## Contact

contact-title = التواصل مع الدعم
contact-intro = اختر الوسيلة التي تناسبك. تعتمد الوسائل المتاحة لك على خطتك.
contact-channels = وسائل التواصل معنا
contact-other-plans = مع خطة أخرى
contact-compare = مقارنة الدعم حسب الخطة
contact-callout-title = هل ما زلت بحاجة إلى المساعدة؟
contact-callout-text = يسعد فريق الدعم لدينا أن يبحث معك عن الحل.
contact-callout-link = التواصل مع الدعم
plan-picker-legend = ما خطتك؟
plan-picker-any = عرض الكل
plan-picker-help = يبقى اختيارك في هذا المتصفح ولا يُرسل إلى أي مكان.
plan-picker-summary = وسائل التواصل المتوفرة في هذه الخطة: %n من %q.
channel-locked = غير متوفر في هذه الخطة
channel-languages = بلغات أخرى
channel-reveal = خطتي تشمل هذه الخدمة
plan-picker-addons = الإضافات
channel-open-now = متاح الآن
channel-open-until = متاح الآن حتى %n
channel-closed-now = مغلق الآن
channel-closed-until = مغلق الآن. يُفتح مجددًا: %n
channel-instead = متاح لك الآن: %n
contact-inbox-title = محادثاتك السابقة
contact-inbox-text = يمكنك قراءتها والرد عليها في أي وقت، أيًا كانت خطتك.
contact-inbox-link = فتح صندوق الوارد الخاص بالدعم
channel-sealed = يظهر للعملاء المسجّلين الدخول الذين يحق لهم استخدامه.
channel-sealed-sign-in = تسجيل الدخول لعرضه
channel-sealed-no-script = يتطلب عرضه JavaScript.
pass-held = تصريحك: %q، صالح حتى: %n
pass-forget = إزالة هذا التصريح
pass-forgotten = تمت إزالة التصريح.
pass-refused-malformed = لا يحتوي هذا الرابط على تصريح صالح.
pass-refused-altered = عُدّل هذا التصريح أو لم يصدر لمركز المساعدة هذا.
pass-refused-site = هذا التصريح لمركز مساعدة آخر.
pass-refused-epoch = هذا التصريح من فترة سابقة ولم يعد صالحًا.
pass-refused-expired = انتهت صلاحية تصريحك.
pass-refused-plan = هذا التصريح لخطة لا يعرفها مركز المساعدة هذا.
pass-refused-insecure = تعمل التصاريح عبر اتصال آمن (https) فقط.
pass-refused-unavailable = التفاصيل المحمية غير متاحة حاليًا.
pass-refused-help = ترى ما هو متاح للجميع. للحصول على تصريح جديد، افتح هذه الصفحة من المنتج مرة أخرى.
pass-refused-reload = ترى ما هو متاح للجميع. للحصول على تصريح جديد، أعد تحميل هذه الصفحة.

## The contact form

form-title = أرسل إلينا طلبًا
form-mail-intro = اكتب سؤالك هنا، وسيُفتح برنامج بريدك وفيه الرسالة جاهزة للإرسال.
form-channel = كيف تفضّل أن نرد عليك؟
form-summary = الملخّص
form-summary-help = ما الموضوع، في جملة واحدة؟
form-suggestions = قد تفيدك هذه المقالات
form-suggestions-status = المقالات المقترحة: %n
form-description = الوصف
form-description-help = ماذا فعلت، وماذا توقّعت، وماذا حدث بدلًا من ذلك؟
form-files = لقطات الشاشة
form-files-add = إضافة لقطات شاشة
form-files-drop = أو ألصقها أو أفلتها هنا
form-files-help = الأنواع: { $types }. الحد الأقصى لعدد الملفات: { $count }، ولحجم كل ملف: { $size }.
form-size-kb = { $count } كيلوبايت
form-size-mb = { $count } ميغابايت
form-files-list = الملفات المرفقة
form-files-remove = إزالة %n
form-files-added = أُرفق %n
form-files-removed = أُزيل %n
form-files-too-large = حجم %n أكبر من %q. اقتطع الصورة أو احفظها بحجم أصغر، ثم أرفقها مجددًا.
form-files-type = لا يمكن إرفاق %n. اختر ملفًا بأحد هذه التنسيقات: %q.
form-files-count = الحد الأقصى لعدد الملفات: %n. أزل ملفًا لإفساح المجال.
form-files-unreadable = تعذّرت قراءة %n. اختر الملف مجددًا.
form-files-again = ما كتبته لا يزال هنا. يُرجى إرفاق لقطات الشاشة مجددًا.
form-optional = اختياري
form-language = اللغة المفضّلة
form-email = عنوان بريدك الإلكتروني
form-phone = رقم هاتفك
form-phone-help = مع رمز البلد، مثل ‎+971 للإمارات
form-submit = إرسال
form-submit-chat = إرسال الرسالة
form-submit-mail = كتابة الرسالة
form-sending = جارٍ الإرسال…
form-chat-elsewhere = لا يمكن بدء دردشة من هذا النموذج.
form-error-title = لم يُرسل الطلب بعد. يُرجى التحقق مما يلي:
form-error-back = ارجع إلى الصفحة السابقة في متصفحك، وستجد نصك كما هو.
form-error-channel = اختر كيف تفضّل أن نرد عليك.
form-error-summary = اكتب ملخّصًا.
form-error-description = اكتب وصفًا لسؤالك.
form-error-email = أدخل عنوان بريد إلكتروني، مثل name@example.com.
form-error-phone = أدخل رقم هاتف مع رمز البلد.
form-failed-offline = أنت غير متصل بالإنترنت. ما كتبته محفوظ: أعد إرساله عند عودة الاتصال.
form-failed-network = تعذّر الوصول إلينا. ما كتبته محفوظ: تحقّق من اتصالك ثم أعد إرساله.
form-failed-timeout = لم يصل رد في الوقت المناسب. ما كتبته محفوظ: أعد إرساله ولن يصل مرتين.
form-failed-server = حدث خطأ من جانبنا. ما كتبته محفوظ: أعد إرساله بعد بضع دقائق، أو اختر وسيلة تواصل أخرى.
form-failed-refused = لم يُقبل طلبك. ما كتبته محفوظ: تحقّق مما أدخلته، أو اختر وسيلة تواصل أخرى.
form-failed-pass = انتهت صلاحية وصولك. ما كتبته محفوظ: افتح هذه الصفحة من حسابك مجددًا في علامة التبويب هذه، ثم أرسله.
form-failed-size = حجم الملفات مجتمعةً كبير جدًا. أزل ملفًا أو أكثر ثم أعد الإرسال.
form-failed-busy = الطلبات كثيرة جدًا في الوقت نفسه. ما كتبته محفوظ: أعد إرساله عند %n.
form-failed-busy-soon = الطلبات كثيرة جدًا في الوقت نفسه. ما كتبته محفوظ: أعد إرساله بعد دقيقة.
form-sent-title = شكرًا لك، وصلنا طلبك
form-sent-title-chat = شكرًا لك، وصلتنا رسالتك
form-sent-email = سنرد عليك بالبريد الإلكتروني على %n.
form-sent-callback = سنتصل بك على الرقم %n.
form-sent-chat = الانتقال إلى المحادثة
form-sent-follow = متابعة طلبك
form-sent-reference = الرقم المرجعي: %n
form-sent-again = إرسال طلب آخر
form-mail-title = رسالتك جاهزة
form-mail-text = راجعها في برنامج بريدك وأرسلها منه. إذا لم تُفتح أي رسالة، فانسخ النص وأرسله إلى %n.
form-mail-long = النص أطول من أن يُنقل كاملًا. انسخه والصقه في الرسالة.
form-mail-files = لا يمكن لصفحة ويب أن تنقل الملفات إلى برنامج البريد: أرفق لقطات الشاشة هناك.
form-mail-open = فتح الرسالة مجددًا
form-mail-copy = نسخ النص
form-mail-copied = تم النسخ
form-mail-back = العودة إلى النموذج
form-restored = ما كتبته سابقًا لا يزال هنا.
form-discard = البدء من جديد

## Help panel: what customers see inside of the product

panel-help = المساعدة
panel-replies-zero = المساعدة، لا ردود جديدة
panel-replies-one = المساعدة، رد جديد واحد
panel-replies-two = المساعدة، ردّان جديدان
panel-replies-few = المساعدة، %n ردود جديدة
panel-replies-many = المساعدة، %n ردًا جديدًا
panel-replies-other = المساعدة، %n رد جديد
panel-top-context = مساعدة بشأن هذه الصفحة
panel-top-area = مساعدة بشأن «{"\u2068"}%n{"\u2069"}»
panel-close = إغلاق
panel-back = رجوع
panel-forward = تقدّم
panel-larger = تكبير
panel-clear = مسح البحث
panel-width = عرض النافذة
panel-height = ارتفاع النافذة
panel-new-tab = فتح في علامة تبويب جديدة
panel-article-error = يتعذر عرض هذه الصفحة حاليًا.
panel-down = يتعذر الوصول إلى المساعدة حاليًا. تحقق من اتصالك ثم أعد المحاولة.
panel-down-ways = يمكنك أيضًا التواصل معنا من هنا:

## A–Z list

az-title = جميع المقالات أبجديًا
az-jump = الانتقال إلى حرف

## Empty pages

empty-home = لا توجد مقالات بعد
empty-home-help = افتُتح مركز المساعدة هذا للتو. نرجو أن تزوره مجددًا قريبًا.
empty-area = لا يوجد شيء هنا بعد
empty-area-help = ما زلنا نكتب مقالات هذا الموضوع. قد تجد ما تحتاج إليه في موضوع آخر باستخدام البحث.
empty-contact = لا توجد وسائل تواصل بعد
empty-contact-help = نرجو أن تزور الصفحة مجددًا قريبًا.

## Page not found, choice of language, moved pages

not-found-title = لم نعثر على هذه الصفحة
not-found-text = ربما نُقلت الصفحة أو كان الرابط غير صحيح. استخدم البحث أو ابدأ من جديد من الصفحة الرئيسية.
not-found-home = الانتقال إلى الصفحة الرئيسية
root-lead = اختر لغتك
redirect-title = نُقلت هذه الصفحة
redirect-text = نُقلت هذه الصفحة.
redirect-link = الانتقال إلى العنوان الجديد

## Titles shown by the browser and by search engines

title-page = { $title } – { $site }

## Contacts: sentences made from contacts.yaml. A site names its plans and channels in its own locales/<locale>.ftl:
## plan-<id>, channel-<id>, and if it likes channel-<id>-description and channel-<id>-link.

channel-knowledge-base = قاعدة المعرفة
channel-community = المجتمع
channel-chat = الدعم عبر الدردشة
channel-email = الدعم عبر البريد الإلكتروني
channel-phone = الدعم الهاتفي
channel-callback = معاودة الاتصال
channel-knowledge-base-link = فتح قاعدة المعرفة
channel-community-link = فتح المجتمع
contact-link = فتح { $name }
contact-link-chat = بدء دردشة
contact-link-email = إرسال بريد إلكتروني
contact-link-phone = الاتصال بنا
contact-link-callback = طلب معاودة الاتصال
contact-link-form = مراسلتنا
contact-plans =
    { $count ->
        [zero] متوفر في خطط { $plans }
        [one] متوفر في خطة { $plans }
        [two] متوفر في خطتَي { $plans }
        [few] متوفر في خطط { $plans }
        [many] متوفر في خطط { $plans }
       *[other] متوفر في خطط { $plans }
    }
contact-plans-all = متوفر في جميع الخطط
contact-locked-from = غير متوفر في خطة { $plan }. متوفر بدءًا من خطة { $lowest }.
contact-locked-list =
    { $count ->
        [zero] غير متوفر في خطة { $plan }. متوفر في خطط { $plans }.
        [one] غير متوفر في خطة { $plan }. متوفر في خطة { $plans }.
        [two] غير متوفر في خطة { $plan }. متوفر في خطتَي { $plans }.
        [few] غير متوفر في خطة { $plan }. متوفر في خطط { $plans }.
        [many] غير متوفر في خطة { $plan }. متوفر في خطط { $plans }.
       *[other] غير متوفر في خطة { $plan }. متوفر في خطط { $plans }.
    }
contact-locked = غير متوفر في خطة { $plan }.
contact-locked-addon = غير متوفر في خطة { $plan }. متوفر مع الإضافة { $addon }.
contact-locked-addon-plan = غير متوفر في خطة { $plan }. متوفر مع الإضافة { $addon } في خطة { $lowest }.
contact-plans-addons = متوفر مع الإضافة { $addons }
contact-needs-seat = لمن لديه مقعد مدفوع
contact-needs-seat-from = لمن لديه مقعد مدفوع، إذا أُنشئ الحساب في { $date } أو بعده
contact-needs-addon = مع الإضافة { $addon } فقط
contact-needs-addon-from = مع الإضافة { $addon } فقط، إذا أُنشئ الحساب في { $date } أو بعده
contact-reply-minutes =
    { $count ->
        [zero] نرد عادةً خلال { $count } دقيقة
        [one] نرد عادةً خلال دقيقة واحدة
        [two] نرد عادةً خلال دقيقتين
        [few] نرد عادةً خلال { $count } دقائق
        [many] نرد عادةً خلال { $count } دقيقة
       *[other] نرد عادةً خلال { $count } دقيقة
    }
contact-reply-hours =
    { $count ->
        [zero] نرد عادةً خلال { $count } ساعة
        [one] نرد عادةً خلال ساعة واحدة
        [two] نرد عادةً خلال ساعتين
        [few] نرد عادةً خلال { $count } ساعات
        [many] نرد عادةً خلال { $count } ساعة
       *[other] نرد عادةً خلال { $count } ساعة
    }
contact-reply-days =
    { $count ->
        [zero] نرد عادةً خلال { $count } يوم عمل
        [one] نرد عادةً خلال يوم عمل واحد
        [two] نرد عادةً خلال يومَي عمل
        [few] نرد عادةً خلال { $count } أيام عمل
        [many] نرد عادةً خلال { $count } يوم عمل
       *[other] نرد عادةً خلال { $count } يوم عمل
    }
contact-languages = باللغات { $languages }
contact-languages-one = باللغة { $language } فقط
contact-languages-account = بلغة حسابك: { $languages }
contact-languages-not = غير متوفر باللغة { $language }
contact-languages-warning = { $channel }: { $languages } فقط
contact-languages-account-help = للحصول على الرد بلغة أخرى من هذه اللغات، غيّر اللغة في إعدادات حسابك.
hours-range = من { $open } إلى { $close }
hours-range-overnight = من { $open } إلى { $close } من اليوم التالي
hours-all-day = على مدار 24 ساعة
hours-days = من { $first } إلى { $last }
hours-every-day = كل يوم
hours-line = { $days }، { $hours }
hours-join = { $first }؛ { $rest }
hours-week = { $rules } ({ $zone })
hours-always = على مدار الساعة، طوال أيام الأسبوع
hours-dates = { $hours }. ساعات أخرى: { $dates }
hours-closed = { $hours }. مغلق في { $dates }.
matrix-caption = قنوات الدعم حسب الخطة
matrix-included = متوفر
matrix-not-included = غير متوفر

## The inbox: earlier conversations with support, on a page of the help centre and in the panel

inbox-title = صندوق الوارد الخاص بالدعم
inbox-intro = ما سألتنا عنه، وما أجبنا به.
inbox-no-script = يلزم JavaScript لعرض محادثاتك هنا. يمكنك أيضًا مراسلتنا من جديد أو الرد على رسائلنا الإلكترونية.
inbox-search = البحث في محادثاتك
inbox-filter = عرض
inbox-filter-all = الكل
inbox-filter-open = المفتوحة
inbox-filter-closed = المغلقة
inbox-list = المحادثات
inbox-state-open = بانتظار ردّنا
inbox-state-answered = تم الرد
inbox-state-closed = مغلقة
inbox-state-reopened = أُعيد فتحها
inbox-unread = ردود جديدة: %n
inbox-more = عرض المزيد
inbox-loading = جارٍ تحميل محادثاتك…
inbox-empty = لا توجد محادثات بعد
inbox-empty-help = عندما تراسلنا، يظهر ردّنا هنا.
inbox-empty-search = لا توجد نتائج لـ «%q»
inbox-write = التواصل مع الدعم
inbox-back = كل المحادثات
inbox-choose = اختر محادثة لقراءتها هنا.
inbox-you = أنت
inbox-colleague = زميلك
inbox-support = الدعم
inbox-closed = أُغلقت المحادثة
inbox-reopened = أُعيد فتح المحادثة
inbox-arrived = رسالة جديدة من %n
inbox-reply = ردّك
inbox-attach = إرفاق لقطات شاشة
inbox-send = إرسال
inbox-sent = أُرسل ردّك.
inbox-close = إغلاق المحادثة
inbox-reopen = إعادة فتح المحادثة
inbox-is-closed = هذه المحادثة مغلقة. أعد فتحها لمراسلتنا من جديد.
inbox-was-closed = أُغلقت هذه المحادثة في هذه الأثناء. ما كتبته محفوظ: أعد فتح المحادثة ثم أرسله.
inbox-download = تنزيل %n (%q)
inbox-signed-out = محادثاتك بانتظارك في حسابك
inbox-signed-out-help = افتح هذه الصفحة من المنتج لنعرف أنها محادثاتك.
inbox-expired = انتهت صلاحية وصولك
inbox-expired-help = حفاظًا على أمانك تنتهي صلاحيته بعد مدة. افتح هذه الصفحة من المنتج مجددًا لمتابعة القراءة.
inbox-reload = حفاظًا على أمانك تنتهي صلاحيته بعد مدة. أعد تحميل هذه الصفحة لمتابعة القراءة.
inbox-sign-in = تسجيل الدخول
inbox-link-expired = انتهت صلاحية هذا الرابط
inbox-link-expired-help = أجب عن أحدث رسالة بريد إلكتروني وصلتك عن هذه المحادثة، وسيصلك مع ردّنا رابط جديد.
inbox-missing = تعذّر العثور على هذه المحادثة
inbox-missing-help = قد تخصّ حسابًا آخر، أو أن الرابط غير مكتمل.
inbox-failed = لا يمكن عرض محادثاتك في الوقت الحالي
inbox-failed-help = تحقّق من اتصالك ثم أعد المحاولة. لم يُفقد شيء.
inbox-retry = إعادة المحاولة
inbox-offline = أنت غير متصل بالإنترنت. ترى ما حُمّل سابقًا.

mail-marker = اكتب ردك فوق هذا السطر
mail-received = لقد استلمنا طلبك
mail-received-text = شكرًا لرسالتك. وصلت إلى فريقنا، وسنرد عليك عبر البريد الإلكتروني.
mail-received-follow = اقرأ المحادثة وتابعها هنا:
mail-follow = للرد، أجب عن هذه الرسالة مباشرة. المحادثة كاملة هنا:
mail-files = بعض الملفات أكبر من أن تُرسل بالبريد الإلكتروني. ستجدها في المحادثة.
