## Every page

skip-to-content = Lewati ke konten
nav-main = Menu utama
nav-footer = Bagian bawah halaman
nav-breadcrumbs = Jejak navigasi
nav-pager = Artikel sebelumnya dan berikutnya
nav-home = Beranda
nav-topics = Topik
nav-topics-all = Semua topik
nav-area = Dalam topik ini
nav-contact = Hubungi dukungan
nav-az = Semua artikel A–Z
nav-search = Cari
nav-feed = Feed artikel baru
nav-language = Bahasa:
theme-to-dark = Beralih ke tema gelap
theme-to-light = Beralih ke tema terang
announcement-label = Pengumuman
announcement-close = Tutup pengumuman ini
drafts-banner = Pratinjau: versi ini berisi draf. Jangan dipublikasikan.

## Home page

home-heading = Ada yang bisa kami bantu?
home-lead = Cari panduan atau jelajahi berdasarkan topik.
home-areas = Jelajahi berdasarkan topik
home-popular = Artikel populer

## Lists of articles

area-count = { $count } artikel
category-all = Lihat { $count } artikel di { $category }
list-filter = Saring { $count } artikel
article-borrowed = Dalam bahasa { $language }

## Article

article-updated = Diperbarui pada { $date }
article-edit = Edit halaman ini
article-authors = Oleh { $authors }
article-plans = Tersedia di paket { $plans }
article-draft = Draf
article-unlisted = Tidak terdaftar
article-markdown = Halaman ini dalam Markdown
toc-title = Di halaman ini
pager-prev = Sebelumnya
pager-next = Berikutnya
related-title = Artikel terkait
helpful-question = Apakah artikel ini membantu?
helpful-yes = Ya
helpful-no = Tidak
helpful-thanks = Terima kasih. Kami senang artikel ini membantu.
helpful-thanks-no = Terima kasih atas masukan Anda. Jika masih ada kendala, hubungi dukungan di bawah ini.
insights-comment = Apa yang kurang atau belum jelas?
insights-comment-help = Mohon jangan cantumkan nama, alamat, atau nomor pribadi Anda.
insights-section = Bagian mana?
insights-section-any = Seluruh artikel
insights-send = Kirim
insights-sent = Terima kasih. Penulis artikel ini akan membacanya.

## Articles in another language than the page

notice-fallback = Artikel ini belum tersedia dalam bahasa { $language }. Anda membacanya dalam bahasa { $original }.
notice-machine = Artikel ini diterjemahkan oleh mesin. Jika ada perbedaan, versi bahasa { $original } yang berlaku.
notice-machine-link = Baca dalam bahasa { $original }
notice-stale = Versi bahasa { $original } telah berubah sejak terjemahan ini dibuat: { $sections }.
notice-stale-head = judul dan deskripsi
notice-stale-introduction = pengantar

## Inside the text of an article

callout-note = Catatan
callout-tip = Tips
callout-important = Penting
callout-warning = Peringatan
callout-caution = Perhatian
table-region = Tabel
heading-link = Tautan ke %n
heading-link-copied = Tautan disalin
footnotes = Catatan kaki
footnote-back = Kembali ke teks
task-done = Selesai
task-open = Belum selesai
code-copy = Salin
code-copied = Disalin
video-source = Diputar dari %n
video-untitled = Video
picture-enlarge = Perbesar gambar
picture-close = Tutup
badge-new = Baru
badge-updated = Diperbarui
badge-beta = Beta
badge-deprecated = Usang
badge-required = Wajib
badge-optional = Opsional

## Search

search-label = Cari di pusat bantuan
search-placeholder = Cari jawaban
search-submit = Cari
search-title = Pencarian
search-suggestions = Saran
search-loading = Mencari…
search-see-all = Lihat semua hasil untuk “%q”
search-other-language = Hasil dalam bahasa %n
search-count-zero = { search-count-other }
search-count-one = { search-count-other }
search-count-two = { search-count-other }
search-count-few = { search-count-other }
search-count-many = { search-count-other }
search-count-other = %n hasil
search-count-for = %n untuk “%q”
search-corrected = Menampilkan hasil untuk “%q”
search-did-you-mean = Maksud Anda “%q”?
search-more = Tampilkan hasil lainnya
search-filter-area = Topik
search-filter-area-all = Semua topik
search-filter-plan = Paket
search-filter-plan-all = Semua paket
search-clear-filters = Hapus filter
search-none = Tidak ada hasil
search-none-help = Periksa ejaan, coba kata yang lebih sedikit atau lebih sederhana, atau tanyakan kepada tim kami.
search-error = Pencarian sedang tidak tersedia.
search-error-help = Indeks pencarian tidak dapat dimuat. Periksa koneksi Anda, lalu coba lagi.
search-outdated = Halaman ini sudah usang. Muat ulang untuk mencari.
search-retry = Coba lagi
search-browse = Atau jelajahi berdasarkan topik
search-shortcut = Tekan / di halaman mana pun untuk mencari
search-no-script = Pencarian memerlukan JavaScript. Tanpa JavaScript, Anda dapat membuka halaman yang sama dari daftar semua artikel A–Z dan topik di bawah ini.

## Contact

contact-title = Hubungi dukungan
contact-intro = Pilih cara yang cocok untuk Anda. Pilihan yang tersedia bergantung pada paket Anda.
contact-channels = Cara menghubungi kami
contact-other-plans = Pada paket lain
contact-compare = Bandingkan dukungan menurut paket
contact-callout-title = Masih perlu bantuan?
contact-callout-text = Tim dukungan kami siap membantu Anda.
contact-callout-link = Hubungi dukungan
plan-picker-legend = Paket apa yang Anda gunakan?
plan-picker-any = Tampilkan semua
plan-picker-help = Pilihan Anda hanya disimpan di browser ini dan tidak dikirim ke mana pun.
plan-picker-summary = Paket ini mencakup %n dari %q cara menghubungi kami.
channel-locked = Tidak termasuk paket ini
channel-languages = Dalam bahasa lain
channel-reveal = Paket saya mencakup ini
plan-picker-addons = Add-on
channel-open-now = Sekarang buka
channel-open-until = Sekarang buka, sampai %n
channel-closed-now = Sekarang tutup
channel-closed-until = Sekarang tutup. Buka lagi: %n
channel-instead = Tersedia untuk Anda sekarang: %n
contact-inbox-title = Percakapan Anda sebelumnya
contact-inbox-text = Baca dan balas kapan saja, dengan paket apa pun.
contact-inbox-link = Buka kotak masuk dukungan
channel-sealed = Ditampilkan kepada pelanggan yang sudah masuk dan dapat menggunakannya.
channel-sealed-sign-in = Masuk untuk melihat
channel-sealed-no-script = JavaScript diperlukan untuk menampilkannya.
pass-held = Tiket akses Anda: %q, berlaku sampai %n
pass-forget = Hapus tiket akses ini
pass-forgotten = Tiket akses telah dihapus.
pass-refused-malformed = Tautan ini tidak berisi tiket akses yang valid.
pass-refused-altered = Tiket akses ini telah diubah atau tidak diterbitkan untuk pusat bantuan ini.
pass-refused-site = Tiket akses ini untuk pusat bantuan lain.
pass-refused-epoch = Tiket akses ini berasal dari periode sebelumnya dan tidak berlaku lagi.
pass-refused-expired = Tiket akses Anda telah kedaluwarsa.
pass-refused-plan = Tiket akses ini untuk paket yang tidak dikenal di pusat bantuan ini.
pass-refused-insecure = Tiket akses hanya berfungsi pada koneksi aman (https).
pass-refused-unavailable = Detail kontak yang dilindungi sedang tidak tersedia.
pass-refused-help = Anda melihat yang tersedia untuk semua orang. Untuk mendapatkan tiket akses baru, buka lagi halaman ini dari produk.
pass-refused-reload = Anda melihat yang tersedia untuk semua orang. Untuk mendapatkan tiket akses baru, muat ulang halaman ini.

## The contact form

form-title = Kirim permintaan
form-mail-intro = Jelaskan pertanyaan Anda di sini. Aplikasi email Anda lalu terbuka dengan pesan yang siap dikirim.
form-channel = Bagaimana sebaiknya kami menghubungi Anda?
form-summary = Ringkasan
form-summary-help = Tentang apa, dalam satu kalimat?
form-suggestions = Artikel ini mungkin membantu
form-suggestions-status = Artikel yang disarankan: %n
form-description = Deskripsi
form-description-help = Apa yang Anda lakukan, apa yang Anda harapkan, dan apa yang terjadi?
form-files = Tangkapan layar
form-files-add = Tambahkan tangkapan layar
form-files-drop = atau tempel atau lepaskan di sini
form-files-help = Maksimal { $count } file: { $types }, hingga { $size } per file.
form-size-kb = { $count } KB
form-size-mb = { $count } MB
form-files-list = File terlampir
form-files-remove = Hapus %n
form-files-added = %n dilampirkan
form-files-removed = %n dihapus
form-files-too-large = %n lebih besar dari %q. Potong gambar atau simpan dengan ukuran lebih kecil, lalu lampirkan lagi.
form-files-type = %n tidak dapat dilampirkan. Pilih file dalam salah satu format ini: %q.
form-files-count = Anda dapat melampirkan paling banyak %n file. Hapus satu untuk memberi tempat.
form-files-unreadable = %n tidak dapat dibaca. Pilih kembali file tersebut.
form-files-again = Teks Anda masih ada. Silakan lampirkan kembali tangkapan layar Anda.
form-optional = opsional
form-language = Bahasa pilihan
form-email = Alamat email Anda
form-phone = Nomor telepon Anda
form-phone-help = Dengan kode negara, misalnya +62 untuk Indonesia
form-submit = Kirim
form-submit-chat = Kirim pesan
form-submit-mail = Buat email
form-sending = Mengirim…
form-chat-elsewhere = Chat tidak dapat dimulai dari formulir ini.
form-error-title = Belum terkirim. Mohon periksa:
form-error-back = Kembali ke halaman sebelumnya di browser: teks Anda masih ada.
form-error-channel = Pilih cara kami menghubungi Anda.
form-error-summary = Isi ringkasan.
form-error-description = Jelaskan pertanyaan Anda.
form-error-email = Masukkan alamat email, misalnya name@example.com.
form-error-phone = Masukkan nomor telepon dengan kode negara.
form-failed-offline = Anda sedang offline. Teks Anda tersimpan: kirim lagi setelah terhubung.
form-failed-network = Kami tidak dapat terhubung. Teks Anda tersimpan: periksa koneksi, lalu kirim lagi.
form-failed-timeout = Waktu permintaan habis. Teks Anda tersimpan: kirim lagi, permintaan tidak akan terkirim dua kali.
form-failed-server = Terjadi masalah di pihak kami. Teks Anda tersimpan: kirim lagi beberapa menit lagi, atau pilih cara lain untuk menghubungi kami.
form-failed-refused = Permintaan Anda tidak diterima. Teks Anda tersimpan: periksa isian Anda, atau pilih cara lain untuk menghubungi kami.
form-failed-pass = Akses Anda telah kedaluwarsa. Teks Anda tersimpan: buka lagi halaman ini dari akun Anda di tab ini, lalu kirim.
form-failed-size = Ukuran total file terlalu besar. Hapus satu atau lebih, lalu kirim lagi.
form-failed-busy = Terlalu banyak permintaan sekaligus. Teks Anda tersimpan: kirim lagi pada %n.
form-failed-busy-soon = Terlalu banyak permintaan sekaligus. Teks Anda tersimpan: kirim lagi satu menit lagi.
form-sent-title = Terima kasih, permintaan Anda sudah kami terima
form-sent-title-chat = Terima kasih, pesan Anda sudah kami terima
form-sent-email = Kami akan membalas melalui email ke %n.
form-sent-callback = Kami akan menelepon Anda di %n.
form-sent-chat = Buka percakapan
form-sent-follow = Pantau permintaan Anda
form-sent-reference = Nomor referensi: %n
form-sent-again = Kirim permintaan lain
form-mail-title = Email Anda siap
form-mail-text = Periksa di aplikasi email Anda, lalu kirim dari sana. Jika tidak ada email yang terbuka, salin teksnya dan kirim ke %n.
form-mail-long = Teks terlalu panjang untuk diteruskan seluruhnya. Salin dan tempelkan ke email.
form-mail-files = Halaman web tidak dapat meneruskan file ke aplikasi email: lampirkan tangkapan layar di sana.
form-mail-open = Buka lagi email
form-mail-copy = Salin teks
form-mail-copied = Disalin
form-mail-back = Kembali ke formulir
form-restored = Draf Anda masih ada.
form-discard = Mulai dari awal

## Help panel: what customers see inside of the product

panel-help = Bantuan
panel-replies-zero = { panel-replies-other }
panel-replies-one = { panel-replies-other }
panel-replies-two = { panel-replies-other }
panel-replies-few = { panel-replies-other }
panel-replies-many = { panel-replies-other }
panel-replies-other = Bantuan, %n balasan baru
panel-top-context = Bantuan untuk halaman ini
panel-top-area = Bantuan untuk “%n”
panel-close = Tutup
panel-back = Kembali
panel-forward = Maju
panel-larger = Perbesar
panel-clear = Hapus pencarian
panel-width = Lebar jendela
panel-height = Tinggi jendela
panel-new-tab = Buka di tab baru
panel-article-error = Halaman ini sedang tidak dapat ditampilkan.
panel-down = Bantuan sedang tidak dapat dijangkau. Periksa koneksi Anda, lalu coba lagi.
panel-down-ways = Anda juga dapat menghubungi kami di sini:

## A–Z list

az-title = Semua artikel A–Z
az-jump = Lompat ke huruf

## Empty pages

empty-home = Belum ada artikel
empty-home-help = Pusat bantuan ini baru saja dibuka. Silakan kembali lagi nanti.
empty-area = Belum ada apa pun di sini
empty-area-help = Kami masih menulis artikel tentang topik ini. Coba cari yang Anda perlukan.
empty-contact = Belum ada saluran kontak
empty-contact-help = Silakan kembali lagi nanti.

## Page not found, choice of language, moved pages

not-found-title = Halaman tidak ditemukan
not-found-text = Halaman mungkin telah dipindahkan, atau tautannya salah ketik. Lakukan pencarian atau mulai lagi dari beranda.
not-found-home = Buka beranda
root-lead = Pilih bahasa Anda
redirect-title = Halaman ini telah dipindahkan
redirect-text = Halaman ini telah dipindahkan.
redirect-link = Buka alamat barunya

## Titles shown by the browser and by search engines

title-page = { $title } – { $site }

## Contacts: sentences made from contacts.yaml. A site names its plans and channels in its own locales/<locale>.ftl:
## plan-<id>, channel-<id>, and if it likes channel-<id>-description and channel-<id>-link.

channel-knowledge-base = Basis pengetahuan
channel-community = Komunitas
channel-chat = Dukungan chat
channel-email = Dukungan email
channel-phone = Dukungan telepon
channel-callback = Telepon saya kembali
channel-knowledge-base-link = Buka basis pengetahuan
channel-community-link = Kunjungi komunitas
contact-link = Buka { $name }
contact-link-chat = Mulai chat
contact-link-email = Kirim email
contact-link-phone = Telepon kami
contact-link-callback = Minta ditelepon
contact-link-form = Tulis kepada kami
contact-plans = Termasuk dalam paket { $plans }
contact-plans-all = Termasuk dalam semua paket
contact-locked-from = Tidak termasuk dalam paket { $plan }. Tersedia di paket { $lowest } dan yang lebih tinggi.
contact-locked-list = Tidak termasuk dalam paket { $plan }. Tersedia di paket { $plans }.
contact-locked = Tidak termasuk dalam paket { $plan }.
contact-locked-addon = Tidak termasuk dalam paket { $plan }. Tersedia dengan add-on { $addon }.
contact-locked-addon-plan = Tidak termasuk dalam paket { $plan }. Tersedia dengan add-on { $addon } di paket { $lowest }.
contact-plans-addons = Tersedia dengan add-on { $addons }
contact-needs-seat = Memerlukan lisensi pengguna berbayar
contact-needs-seat-from = Memerlukan lisensi pengguna berbayar jika akun dibuat pada { $date } atau setelahnya
contact-needs-addon = Memerlukan add-on { $addon }
contact-needs-addon-from = Memerlukan add-on { $addon } jika akun dibuat pada { $date } atau setelahnya
contact-reply-minutes = Biasanya dijawab dalam { $count } menit
contact-reply-hours = Biasanya dijawab dalam { $count } jam
contact-reply-days = Biasanya dijawab dalam { $count } hari kerja
contact-languages = Dalam bahasa { $languages }
contact-languages-one = Hanya dalam bahasa { $language }
contact-languages-account = Dalam bahasa akun Anda: { $languages }
contact-languages-not = Tidak tersedia dalam bahasa { $language }
contact-languages-warning = { $channel }: hanya dalam bahasa { $languages }
contact-languages-account-help = Untuk mendapatkan jawaban dalam bahasa lain di daftar ini, ubah bahasa di pengaturan akun Anda.
hours-range = { $open }–{ $close }
hours-range-overnight = { $open }–{ $close } hari berikutnya
hours-all-day = 24 jam
hours-days = { $first } sampai { $last }
hours-every-day = setiap hari
hours-line = { $days }, { $hours }
hours-join = { $first }; { $rest }
hours-week = { $rules } ({ $zone })
hours-always = 24 jam sehari, 7 hari seminggu
hours-dates = { $hours }. Jam berbeda: { $dates }
hours-closed = { $hours }. Tutup pada { $dates }.
matrix-caption = Saluran dukungan menurut paket
matrix-included = Termasuk
matrix-not-included = Tidak termasuk

## The inbox: earlier conversations with support, on a page of the help centre and in the panel

inbox-title = Kotak masuk dukungan Anda
inbox-intro = Pertanyaan Anda dan jawaban kami.
inbox-no-script = JavaScript diperlukan untuk menampilkan percakapan Anda di sini. Anda juga dapat menghubungi kami lagi atau membalas email kami.
inbox-search = Cari percakapan Anda
inbox-filter = Tampilkan
inbox-filter-all = Semua
inbox-filter-open = Terbuka
inbox-filter-closed = Ditutup
inbox-list = Percakapan
inbox-state-open = Menunggu jawaban kami
inbox-state-answered = Dijawab
inbox-state-closed = Ditutup
inbox-state-reopened = Dibuka kembali
inbox-unread = Balasan baru: %n
inbox-more = Tampilkan lainnya
inbox-loading = Memuat percakapan Anda…
inbox-empty = Belum ada percakapan
inbox-empty-help = Jika Anda menulis kepada kami, jawaban kami muncul di sini.
inbox-empty-search = Tidak ada hasil untuk “%q”
inbox-write = Hubungi dukungan
inbox-back = Semua percakapan
inbox-choose = Pilih percakapan untuk membacanya di sini.
inbox-you = Anda
inbox-colleague = Rekan Anda
inbox-support = Dukungan
inbox-closed = Percakapan ditutup
inbox-reopened = Percakapan dibuka kembali
inbox-arrived = Pesan baru dari %n
inbox-reply = Balasan Anda
inbox-attach = Lampirkan tangkapan layar
inbox-send = Kirim
inbox-sent = Balasan Anda telah terkirim.
inbox-close = Tutup percakapan
inbox-reopen = Buka kembali percakapan
inbox-is-closed = Percakapan ini sudah ditutup. Buka kembali untuk menulis kepada kami lagi.
inbox-was-closed = Sementara itu percakapan ini telah ditutup. Teks Anda tersimpan: buka kembali percakapan, lalu kirim.
inbox-download = Unduh %n (%q)
inbox-signed-out = Percakapan Anda ada di akun Anda
inbox-signed-out-help = Buka halaman ini dari produk agar kami tahu bahwa percakapan itu milik Anda.
inbox-expired = Akses Anda telah kedaluwarsa
inbox-expired-help = Demi keamanan Anda, akses berakhir setelah beberapa waktu. Buka lagi halaman ini dari produk untuk lanjut membaca.
inbox-reload = Demi keamanan Anda, akses berakhir setelah beberapa waktu. Muat ulang halaman ini untuk lanjut membaca.
inbox-sign-in = Masuk
inbox-link-expired = Tautan ini telah kedaluwarsa
inbox-link-expired-help = Balas email terakhir tentang percakapan ini. Jawaban kami akan berisi tautan baru.
inbox-missing = Percakapan ini tidak ditemukan
inbox-missing-help = Mungkin percakapan ini milik akun lain, atau tautannya tidak lengkap.
inbox-failed = Percakapan Anda sedang tidak dapat ditampilkan
inbox-failed-help = Periksa koneksi Anda, lalu coba lagi. Tidak ada yang hilang.
inbox-retry = Coba lagi
inbox-offline = Anda sedang offline. Yang ditampilkan adalah yang dimuat sebelumnya.

mail-marker = Tulis balasan Anda di atas baris ini
mail-received = Permintaan Anda sudah kami terima
mail-received-text = Terima kasih atas pesan Anda. Tim kami sudah menerimanya dan akan menjawab melalui email.
mail-received-follow = Baca dan lanjutkan percakapan di sini:
mail-follow = Cukup jawab email ini untuk membalas. Seluruh percakapan ada di sini:
mail-files = Beberapa file terlalu besar untuk email. Anda dapat menemukannya di percakapan.
