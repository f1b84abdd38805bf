## Every page

skip-to-content = İçeriğe geç
nav-main = Ana menü
nav-footer = Alt bilgi
nav-breadcrumbs = Sayfa yolu
nav-pager = Önceki ve sonraki makale
nav-home = Ana sayfa
nav-topics = Konular
nav-topics-all = Tüm konular
nav-area = Bu konuda
nav-contact = Bize ulaşın
nav-az = A’dan Z’ye tüm makaleler
nav-search = Ara
nav-feed = Yeni makaleler akışı
nav-language = Dil:
theme-to-dark = Koyu temaya geç
theme-to-light = Açık temaya geç
announcement-label = Duyuru
announcement-close = Bu duyuruyu kapat
drafts-banner = Önizleme: Bu sürümde taslaklar var. Yayımlamayın.

## Home page

home-heading = Size nasıl yardımcı olabiliriz?
home-lead = Kılavuzlarda arama yapın veya konulara göz atın.
home-areas = Konulara göz atın
home-popular = Popüler makaleler

## Lists of articles

area-count =
    { $count ->
        [one] { $count } makale
       *[other] { $count } makale
    }
category-all =
    { $count ->
        [one] “{ $category }” içindeki { $count } makaleyi gör
       *[other] “{ $category }” içindeki { $count } makalenin tümünü gör
    }
list-filter = { $count } makaleyi filtrele
article-borrowed = { $language } dilinde

## Article

article-updated = { $date } tarihinde güncellendi
article-edit = Bu sayfayı düzenle
article-authors = Yazan: { $authors }
article-plans = { $plans } ile kullanılabilir
article-draft = Taslak
article-unlisted = Liste dışı
article-markdown = Bu sayfanın Markdown sürümü
toc-title = Bu sayfada
pager-prev = Önceki
pager-next = Sonraki
related-title = İlgili makaleler
helpful-question = Bu makale yardımcı oldu mu?
helpful-yes = Evet
helpful-no = Hayır
helpful-thanks = Teşekkür ederiz. Yardımcı olmasına sevindik.
helpful-thanks-no = Bildirdiğiniz için teşekkür ederiz. Sorununuz sürüyorsa aşağıdan bize ulaşın.
insights-comment = Eksik olan veya anlaşılmayan nedir?
insights-comment-help = Lütfen adınızı, adresinizi ve size ait numaraları yazmayın.
insights-section = Hangi bölüm?
insights-section-any = Makalenin tamamı
insights-send = Gönder
insights-sent = Teşekkür ederiz. Mesajınızı bu makaleleri yazanlar okuyacak.

## Articles in another language than the page

notice-fallback = Bu makale henüz { $language } dilinde yok. { $original } sürümünü okuyorsunuz.
notice-machine = Bu makale makine çevirisidir. Farklılık varsa { $original } sürüm geçerlidir.
notice-machine-link = { $original } sürümünü oku
notice-stale = Bu çeviriden sonra { $original } sürüm değişti: { $sections }.
notice-stale-head = başlık ve açıklama
notice-stale-introduction = giriş

## Inside the text of an article

callout-note = Not
callout-tip = İpucu
callout-important = Önemli
callout-warning = Uyarı
callout-caution = Dikkat
table-region = Tablo
heading-link = Bölüm bağlantısı: %n
heading-link-copied = Bağlantı kopyalandı
footnotes = Dipnotlar
footnote-back = Metne dön
task-done = Tamamlandı
task-open = Tamamlanmadı
code-copy = Kopyala
code-copied = Kopyalandı
video-source = %n üzerinden oynatılır
video-untitled = Video
picture-enlarge = Resmi büyüt
picture-close = Kapat
badge-new = Yeni
badge-updated = Güncellendi
badge-beta = Beta
badge-deprecated = Kullanımdan kalkıyor
badge-required = Zorunlu
badge-optional = İsteğe bağlı

## Search

search-label = Yardım merkezinde ara
search-placeholder = Yanıt arayın
search-submit = Ara
search-title = Arama
search-suggestions = Öneriler
search-loading = Aranıyor…
search-see-all = “%q” için tüm sonuçları gör
search-other-language = %n dilindeki sonuçlar
search-count-zero = { search-count-other }
search-count-one = %n sonuç
search-count-two = { search-count-other }
search-count-few = { search-count-other }
search-count-many = { search-count-other }
search-count-other = %n sonuç
search-count-for = “%q” için %n
search-corrected = “%q” için sonuçlar gösteriliyor
search-did-you-mean = Bunu mu demek istediniz: “%q”?
search-more = Daha fazla sonuç göster
search-filter-area = Konu
search-filter-area-all = Tüm konular
search-filter-plan = Plan
search-filter-plan-all = Tüm planlar
search-clear-filters = Filtreleri temizle
search-none = Sonuç bulunamadı
search-none-help = Yazımı kontrol edin, daha az veya daha basit sözcükler deneyin ya da ekibimize sorun.
search-error = Arama şu anda kullanılamıyor.
search-error-help = Arama dizini yüklenemedi. Bağlantınızı kontrol edip yeniden deneyin.
search-outdated = Bu sayfa güncel değil. Aramak için sayfayı yenileyin.
search-retry = Yeniden dene
search-browse = Veya konulara göz atın
search-shortcut = Herhangi bir sayfada aramak için / tuşuna basın
search-no-script = Arama için JavaScript gerekir. JavaScript olmadan, A’dan Z’ye tüm makaleler listesi ve aşağıdaki konular sizi aynı sayfalara götürür.

## Contact

contact-title = Bize ulaşın
contact-intro = Size uygun yolu seçin. Seçenekleriniz planınıza bağlıdır.
contact-channels = Bize ulaşma yolları
contact-other-plans = Diğer planlarda
contact-compare = Planlara göre desteği karşılaştırın
contact-callout-title = Hâlâ yardıma mı ihtiyacınız var?
contact-callout-text = Destek ekibimiz sorununuzu sizinle birlikte incelemekten mutluluk duyar.
contact-callout-link = Bize ulaşın
plan-picker-legend = Hangi planı kullanıyorsunuz?
plan-picker-any = Tümünü göster
plan-picker-help = Seçiminiz bu tarayıcıda kalır, hiçbir yere gönderilmez.
plan-picker-summary = Bu plan, bize ulaşmanın %q yolundan %n tanesini içerir.
channel-locked = Bu planda yok
channel-languages = Diğer dillerde
channel-reveal = Planımda var
plan-picker-addons = Ek paketler
channel-open-now = Şu anda açık
channel-open-until = Şu anda açık, kapanış: %n
channel-closed-now = Şu anda kapalı
channel-closed-until = Şu anda kapalı. Yeniden açılış: %n
channel-instead = Şu anda kullanabilirsiniz: %n
contact-inbox-title = Önceki görüşmeleriniz
contact-inbox-text = Planınız ne olursa olsun, istediğiniz zaman okuyup yanıtlayın.
contact-inbox-link = Destek gelen kutusunu aç
channel-sealed = Bunu kullanabilen, oturum açmış müşterilere gösterilir.
channel-sealed-sign-in = Görmek için oturum açın
channel-sealed-no-script = Göstermek için JavaScript gerekir.
pass-held = Erişim izniniz: %q, geçerlilik sonu: %n
pass-forget = Bu izni kaldır
pass-forgotten = Erişim izni kaldırıldı.
pass-refused-malformed = Bu bağlantı geçerli bir erişim izni içermiyor.
pass-refused-altered = Bu erişim izni değiştirilmiş veya bu yardım merkezi için verilmemiş.
pass-refused-site = Bu erişim izni başka bir yardım merkezine ait.
pass-refused-epoch = Bu erişim izni önceki bir döneme ait ve artık geçerli değil.
pass-refused-expired = Erişim izninizin süresi doldu.
pass-refused-plan = Bu erişim izni, bu yardım merkezinin tanımadığı bir plana ait.
pass-refused-insecure = Erişim izinleri yalnızca güvenli bağlantıda (https) çalışır.
pass-refused-unavailable = Korumalı iletişim bilgileri şu anda kullanılamıyor.
pass-refused-help = Herkese açık olanları görüyorsunuz. Yeni bir erişim izni almak için bu sayfayı üründen yeniden açın.
pass-refused-reload = Herkese açık olanları görüyorsunuz. Yeni bir erişim izni almak için bu sayfayı yenileyin.

## The contact form

form-title = Talep gönderin
form-mail-intro = Sorunuzu burada açıklayın. Ardından e-posta programınız, gönderilmeye hazır mesajla açılır.
form-channel = Size nasıl dönüş yapalım?
form-summary = Konu
form-summary-help = Talebiniz neyle ilgili? Tek cümleyle yazın.
form-suggestions = Bu makaleler yardımcı olabilir
form-suggestions-status = Önerilen makaleler: %n
form-description = Açıklama
form-description-help = Ne yaptınız, ne bekliyordunuz ve bunun yerine ne oldu?
form-files = Ekran görüntüleri
form-files-add = Ekran görüntüsü ekle
form-files-drop = ya da buraya yapıştırın veya sürükleyin
form-files-help =
    { $count ->
        [one] Bir dosya: { $types }, en fazla { $size }.
       *[other] En fazla { $count } dosya: { $types }, her biri en fazla { $size }.
    }
form-size-kb = { $count } KB
form-size-mb = { $count } MB
form-files-list = Ekli dosyalar
form-files-remove = %n dosyasını kaldır
form-files-added = %n eklendi
form-files-removed = %n kaldırıldı
form-files-too-large = %n, %q sınırından büyük. Görüntüyü kırpın veya daha küçük kaydedin, sonra yeniden ekleyin.
form-files-type = %n eklenemiyor. Şu biçimlerden birinde bir dosya seçin: %q.
form-files-count = En fazla %n dosya ekleyebilirsiniz. Yer açmak için birini kaldırın.
form-files-unreadable = %n okunamıyor. Dosyayı yeniden seçin.
form-files-again = Metniniz duruyor. Lütfen ekran görüntülerinizi yeniden ekleyin.
form-optional = isteğe bağlı
form-language = Tercih ettiğiniz dil
form-email = E-posta adresiniz
form-phone = Telefon numaranız
form-phone-help = Ülke koduyla, örneğin Türkiye için +90
form-submit = Gönder
form-submit-chat = Mesajı gönder
form-submit-mail = E-postayı oluştur
form-sending = Gönderiliyor…
form-chat-elsewhere = Bu formdan sohbet başlatılamaz.
form-error-title = Henüz gönderilmedi. Lütfen kontrol edin:
form-error-back = Tarayıcınızda geri dönün: Metniniz duruyor.
form-error-channel = Size nasıl dönüş yapacağımızı seçin.
form-error-summary = Konuyu yazın.
form-error-description = Sorunuzu açıklayın.
form-error-email = Bir e-posta adresi girin, örneğin ad@example.com.
form-error-phone = Ülke koduyla bir telefon numarası girin.
form-failed-offline = Çevrimdışısınız. Metniniz duruyor: Bağlantı kurulunca yeniden gönderin.
form-failed-network = Bağlantı kurulamadı. Metniniz duruyor: Bağlantınızı kontrol edip yeniden gönderin.
form-failed-timeout = İstek zaman aşımına uğradı. Metniniz duruyor: Yeniden gönderin, talebiniz iki kez iletilmez.
form-failed-server = Bizden kaynaklanan bir sorun oluştu. Metniniz duruyor: Birkaç dakika sonra yeniden gönderin veya bize başka bir yoldan ulaşın.
form-failed-refused = Talebiniz kabul edilmedi. Metniniz duruyor: Girdiğiniz bilgileri kontrol edin veya bize başka bir yoldan ulaşın.
form-failed-pass = Erişiminizin süresi doldu. Metniniz duruyor: Bu sayfayı bu sekmede hesabınızdan yeniden açın, sonra gönderin.
form-failed-size = Dosyaların toplamı çok büyük. Bir veya birkaçını kaldırıp yeniden gönderin.
form-failed-busy = Aynı anda çok fazla talep geldi. Metniniz duruyor. Yeniden gönderebileceğiniz saat: %n.
form-failed-busy-soon = Aynı anda çok fazla talep geldi. Metniniz duruyor: Bir dakika sonra yeniden gönderin.
form-sent-title = Teşekkürler, talebinizi aldık
form-sent-title-chat = Teşekkürler, mesajınızı aldık
form-sent-email = %n adresine e-postayla yanıt vereceğiz.
form-sent-callback = Sizi arayacağımız numara: %n.
form-sent-chat = Görüşmeye git
form-sent-follow = Talebinizi izleyin
form-sent-reference = Talep numarası: %n
form-sent-again = Başka bir talep gönder
form-mail-title = E-postanız hazır
form-mail-text = E-posta programınızda kontrol edip oradan gönderin. E-posta açılmadıysa metni kopyalayıp %n adresine gönderin.
form-mail-long = Metin, tamamı aktarılamayacak kadar uzun. Kopyalayıp e-postaya yapıştırın.
form-mail-files = Web sayfaları e-posta programına dosya aktaramaz: Ekran görüntülerini orada ekleyin.
form-mail-open = E-postayı yeniden aç
form-mail-copy = Metni kopyala
form-mail-copied = Kopyalandı
form-mail-back = Forma dön
form-restored = Taslağınız duruyor.
form-discard = Baştan başla

## Help panel: what customers see inside of the product

panel-help = Yardım
panel-replies-zero = { panel-replies-other }
panel-replies-one = Yardım, %n yeni yanıt
panel-replies-two = { panel-replies-other }
panel-replies-few = { panel-replies-other }
panel-replies-many = { panel-replies-other }
panel-replies-other = Yardım, %n yeni yanıt
panel-top-context = Bu sayfa için yardım
panel-top-area = “%n” için yardım
panel-close = Kapat
panel-back = Geri
panel-forward = İleri
panel-larger = Büyüt
panel-clear = Aramayı temizle
panel-width = Pencere genişliği
panel-height = Pencere yüksekliği
panel-new-tab = Yeni sekmede aç
panel-article-error = Bu sayfa şu anda gösterilemiyor.
panel-down = Yardıma şu anda ulaşılamıyor. Bağlantınızı kontrol edip yeniden deneyin.
panel-down-ways = Bize buradan da ulaşabilirsiniz:

## A–Z list

az-title = A’dan Z’ye tüm makaleler
az-jump = Bir harfe git

## Empty pages

empty-home = Henüz makale yok
empty-home-help = Bu yardım merkezi yeni açıldı. Lütfen yakında yeniden uğrayın.
empty-area = Burada henüz bir şey yok
empty-area-help = Bu konudaki makaleleri hâlâ yazıyoruz. Aradığınızı bulmak için aramayı deneyin.
empty-contact = Henüz iletişim kanalı yok
empty-contact-help = Lütfen yakında yeniden uğrayın.

## Page not found, choice of language, moved pages

not-found-title = Bu sayfayı bulamadık
not-found-text = Taşınmış olabilir veya bağlantı yanlış yazılmış olabilir. Arama yapın ya da ana sayfadan yeniden başlayın.
not-found-home = Ana sayfaya git
root-lead = Dilinizi seçin
redirect-title = Bu sayfa taşındı
redirect-text = Bu sayfa taşındı.
redirect-link = Yeni adresine git

## Titles shown by the browser and by search engines

title-page = { $title } – { $site }

## Contacts: sentences made from contacts.yaml. A site names its plans and channels in its own locales/<locale>.ftl:
## plan-<id>, channel-<id>, and if it likes channel-<id>-description and channel-<id>-link.

channel-knowledge-base = Bilgi bankası
channel-community = Topluluk
channel-chat = Sohbet desteği
channel-email = E-posta desteği
channel-phone = Telefon desteği
channel-callback = Beni arayın
channel-knowledge-base-link = Bilgi bankasına git
channel-community-link = Topluluğa git
contact-link = { $name } kanalını aç
contact-link-chat = Sohbet başlat
contact-link-email = E-posta gönder
contact-link-phone = Bizi arayın
contact-link-callback = Arama isteyin
contact-link-form = Bize yazın
contact-plans =
    { $count ->
        [one] { $plans } planına dahil
       *[other] { $plans } planlarına dahil
    }
contact-plans-all = Tüm planlara dahil
contact-locked-from = { $plan } planına dahil değil. { $lowest } ve üzeri planlarda kullanılabilir.
contact-locked-list =
    { $count ->
        [one] { $plan } planına dahil değil. { $plans } planında kullanılabilir.
       *[other] { $plan } planına dahil değil. { $plans } planlarında kullanılabilir.
    }
contact-locked = { $plan } planına dahil değil.
contact-locked-addon = { $plan } planına dahil değil. { $addon } ek paketiyle kullanılabilir.
contact-locked-addon-plan = { $plan } planına dahil değil. { $lowest } planında { $addon } ek paketiyle kullanılabilir.
contact-plans-addons = { $addons } ek paketiyle kullanılabilir
contact-needs-seat = Ücretli lisans gerekir
contact-needs-seat-from = Hesap { $date } tarihinde veya sonrasında oluşturulduysa ücretli lisans gerekir
contact-needs-addon = { $addon } ek paketi gerekir
contact-needs-addon-from = Hesap { $date } tarihinde veya sonrasında oluşturulduysa { $addon } ek paketi gerekir
contact-reply-minutes =
    { $count ->
        [one] Genellikle { $count } dakika içinde yanıtlanır
       *[other] Genellikle { $count } dakika içinde yanıtlanır
    }
contact-reply-hours =
    { $count ->
        [one] Genellikle { $count } saat içinde yanıtlanır
       *[other] Genellikle { $count } saat içinde yanıtlanır
    }
contact-reply-days =
    { $count ->
        [one] Genellikle { $count } iş günü içinde yanıtlanır
       *[other] Genellikle { $count } iş günü içinde yanıtlanır
    }
contact-languages = { $languages } dillerinde
contact-languages-one = Yalnızca { $language }
contact-languages-account = Hesabınızın dilinde: { $languages }
contact-languages-not = { $language } dilinde sunulmuyor
contact-languages-warning = { $channel }: yalnızca { $languages }
contact-languages-account-help = Bu dillerden bir başkasında yanıt almak için hesap ayarlarınızdan dili değiştirin.
hours-range = { $open }–{ $close }
hours-range-overnight = { $open } – ertesi gün { $close }
hours-all-day = 24 saat
hours-days = { $first }–{ $last }
hours-every-day = her gün
hours-line = { $days }, { $hours }
hours-join = { $first }; { $rest }
hours-week = { $rules } ({ $zone })
hours-always = 7 gün 24 saat
hours-dates = { $hours }. Farklı saatler: { $dates }
hours-closed = { $hours }. Kapalı olduğu günler: { $dates }.
matrix-caption = Planlara göre destek kanalları
matrix-included = Dahil
matrix-not-included = Dahil değil

## The inbox: earlier conversations with support, on a page of the help centre and in the panel

inbox-title = Destek gelen kutunuz
inbox-intro = Bize sorduklarınız ve yanıtlarımız.
inbox-no-script = Görüşmelerinizi burada göstermek için JavaScript gerekir. Bize yeniden ulaşabilir veya e-postalarımızı yanıtlayabilirsiniz.
inbox-search = Görüşmelerinizde arayın
inbox-filter = Göster
inbox-filter-all = Tümü
inbox-filter-open = Açık
inbox-filter-closed = Kapalı
inbox-list = Görüşmeler
inbox-state-open = Yanıt bekliyor
inbox-state-answered = Yanıtlandı
inbox-state-closed = Kapatıldı
inbox-state-reopened = Yeniden açıldı
inbox-unread = Yeni yanıtlar: %n
inbox-more = Daha fazla göster
inbox-loading = Görüşmeleriniz yükleniyor…
inbox-empty = Henüz görüşme yok
inbox-empty-help = Bize yazdığınızda yanıtımız burada görünür.
inbox-empty-search = “%q” için bir şey bulunamadı
inbox-write = Bize ulaşın
inbox-back = Tüm görüşmeler
inbox-choose = Burada okumak için bir görüşme seçin.
inbox-you = Siz
inbox-colleague = İş arkadaşınız
inbox-support = Destek
inbox-closed = Görüşme kapatıldı
inbox-reopened = Görüşme yeniden açıldı
inbox-arrived = Yeni mesaj, gönderen: %n
inbox-reply = Yanıtınız
inbox-attach = Ekran görüntüsü ekle
inbox-send = Gönder
inbox-sent = Yanıtınız gönderildi.
inbox-close = Görüşmeyi kapat
inbox-reopen = Görüşmeyi yeniden aç
inbox-is-closed = Bu görüşme kapalı. Bize yeniden yazmak için görüşmeyi açın.
inbox-was-closed = Bu görüşme bu arada kapatıldı. Metniniz duruyor: Görüşmeyi yeniden açın, sonra gönderin.
inbox-download = %n dosyasını indir (%q)
inbox-signed-out = Görüşmeleriniz hesabınızda sizi bekliyor
inbox-signed-out-help = Bu sayfayı üründen açın, böylece size ait olduklarını biliriz.
inbox-expired = Erişiminizin süresi doldu
inbox-expired-help = Güvenliğiniz için erişim bir süre sonra sona erer. Okumaya devam etmek için bu sayfayı üründen yeniden açın.
inbox-reload = Güvenliğiniz için erişim bir süre sonra sona erer. Okumaya devam etmek için bu sayfayı yenileyin.
inbox-sign-in = Oturum aç
inbox-link-expired = Bu bağlantının süresi doldu
inbox-link-expired-help = Bu görüşmeyle ilgili son e-postayı yanıtlayın. Yanıtımızda yeni bir bağlantı olacak.
inbox-missing = Bu görüşme bulunamadı
inbox-missing-help = Başka bir hesaba ait olabilir veya bağlantı eksik olabilir.
inbox-failed = Görüşmeleriniz şu anda gösterilemiyor
inbox-failed-help = Bağlantınızı kontrol edip yeniden deneyin. Hiçbir şey kaybolmadı.
inbox-retry = Yeniden dene
inbox-offline = Çevrimdışısınız. Daha önce yüklenenleri görüyorsunuz.

mail-marker = Yanıtınızı bu satırın üzerine yazın
mail-received = Talebinizi aldık
mail-received-text = Mesajınız için teşekkür ederiz. Ekibimize ulaştı, size e-postayla yanıt vereceğiz.
mail-received-follow = Görüşmeyi buradan okuyup sürdürebilirsiniz:
mail-follow = Yanıt vermek için bu e-postayı yanıtlamanız yeterli. Görüşmenin tamamı burada:
mail-files = Bazı dosyalar e-posta için çok büyük. Bu dosyaları görüşmede bulabilirsiniz.
