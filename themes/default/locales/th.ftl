## Every page

skip-to-content = ข้ามไปยังเนื้อหา
nav-main = เมนูหลัก
nav-footer = ส่วนท้ายหน้า
nav-breadcrumbs = เส้นทางนำทาง
nav-pager = บทความก่อนหน้าและถัดไป
nav-home = หน้าแรก
nav-topics = หัวข้อ
nav-topics-all = หัวข้อทั้งหมด
nav-area = ในหัวข้อนี้
nav-contact = ติดต่อฝ่ายสนับสนุน
nav-az = บทความทั้งหมดตามตัวอักษร
nav-search = ค้นหา
nav-feed = ฟีดบทความใหม่
nav-language = ภาษา:
theme-to-dark = เปลี่ยนเป็นธีมมืด
theme-to-light = เปลี่ยนเป็นธีมสว่าง
announcement-label = ประกาศ
announcement-close = ปิดประกาศนี้
drafts-banner = ตัวอย่าง: เวอร์ชันนี้มีฉบับร่าง โปรดอย่าเผยแพร่

## Home page

home-heading = มีอะไรให้เราช่วยไหม
home-lead = ค้นหาคู่มือ หรือเลือกดูตามหัวข้อ
home-areas = เลือกดูตามหัวข้อ
home-popular = บทความยอดนิยม

## Lists of articles

area-count = { $count } บทความ
category-all = ดูบทความทั้งหมดใน{ $category } ({ $count })
list-filter = กรองบทความ { $count } รายการ
article-borrowed = ภาษา{ $language }

## Article

article-updated = อัปเดตเมื่อ { $date }
article-edit = แก้ไขหน้านี้
article-authors = โดย { $authors }
article-plans = ใช้ได้ในแพ็กเกจ { $plans }
article-draft = ฉบับร่าง
article-unlisted = ไม่แสดงในรายการ
article-markdown = หน้านี้ในรูปแบบ Markdown
toc-title = ในหน้านี้
pager-prev = ก่อนหน้า
pager-next = ถัดไป
related-title = บทความที่เกี่ยวข้อง
helpful-question = บทความนี้มีประโยชน์หรือไม่
helpful-yes = มี
helpful-no = ไม่มี
helpful-thanks = ขอบคุณ เราดีใจที่บทความนี้ช่วยคุณได้
helpful-thanks-no = ขอบคุณที่แจ้งให้เราทราบ หากยังติดปัญหาอยู่ โปรดติดต่อฝ่ายสนับสนุนด้านล่าง
insights-comment = มีอะไรขาดไป หรือยังไม่ชัดเจน
insights-comment-help = โปรดอย่าระบุชื่อ ที่อยู่ หรือหมายเลขส่วนตัวของคุณ
insights-section = ส่วนไหน
insights-section-any = ทั้งบทความ
insights-send = ส่ง
insights-sent = ขอบคุณ ผู้เขียนบทความเหล่านี้จะได้อ่านความเห็นของคุณ

## Articles in another language than the page

notice-fallback = บทความนี้ยังไม่มีในภาษา{ $language } คุณกำลังอ่านฉบับภาษา{ $original }
notice-machine = บทความนี้แปลโดยเครื่อง หากมีข้อความต่างกัน ให้ยึดตามฉบับภาษา{ $original }
notice-machine-link = อ่านฉบับภาษา{ $original }
notice-stale = ฉบับภาษา{ $original }มีการเปลี่ยนแปลงหลังจากแปลบทความนี้: { $sections }
notice-stale-head = ชื่อเรื่องและคำอธิบาย
notice-stale-introduction = บทนำ

## Inside the text of an article

callout-note = หมายเหตุ
callout-tip = เคล็ดลับ
callout-important = สำคัญ
callout-warning = คำเตือน
callout-caution = ข้อควรระวัง
table-region = ตาราง
heading-link = ลิงก์ไปยัง %n
heading-link-copied = คัดลอกลิงก์แล้ว
footnotes = เชิงอรรถ
footnote-back = กลับไปยังเนื้อหา
task-done = เสร็จแล้ว
task-open = ยังไม่เสร็จ
code-copy = คัดลอก
code-copied = คัดลอกแล้ว
video-source = เล่นจาก %n
video-untitled = วิดีโอ
picture-enlarge = ขยายรูปภาพ
picture-close = ปิด
badge-new = ใหม่
badge-updated = อัปเดตแล้ว
badge-beta = เบต้า
badge-deprecated = เลิกใช้
badge-required = จำเป็น
badge-optional = ไม่บังคับ

## Search

search-label = ค้นหาในศูนย์ช่วยเหลือ
search-placeholder = ค้นหาคำตอบ
search-submit = ค้นหา
search-title = ค้นหา
search-suggestions = คำแนะนำ
search-loading = กำลังค้นหา…
search-see-all = ดูผลการค้นหาทั้งหมดของ “%q”
search-other-language = ผลการค้นหาในภาษา%n
search-count-zero = { search-count-other }
search-count-one = { search-count-other }
search-count-two = { search-count-other }
search-count-few = { search-count-other }
search-count-many = { search-count-other }
search-count-other = ผลการค้นหา %n รายการ
search-count-for = %n สำหรับ “%q”
search-corrected = กำลังแสดงผลการค้นหาของ “%q”
search-did-you-mean = คุณหมายถึง “%q” ใช่ไหม
search-more = แสดงผลการค้นหาเพิ่มเติม
search-filter-area = หัวข้อ
search-filter-area-all = หัวข้อทั้งหมด
search-filter-plan = แพ็กเกจ
search-filter-plan-all = แพ็กเกจทั้งหมด
search-clear-filters = ล้างตัวกรอง
search-none = ไม่พบผลการค้นหา
search-none-help = ตรวจการสะกดคำ ลองใช้คำที่น้อยลงหรือง่ายขึ้น หรือสอบถามทีมงานของเรา
search-error = ขณะนี้ค้นหาไม่ได้
search-error-help = โหลดดัชนีการค้นหาไม่ได้ โปรดตรวจสอบการเชื่อมต่อแล้วลองอีกครั้ง
search-outdated = หน้านี้ไม่เป็นปัจจุบันแล้ว โปรดโหลดใหม่เพื่อค้นหา
search-retry = ลองอีกครั้ง
search-browse = หรือเลือกดูตามหัวข้อ
search-shortcut = กด / ในหน้าใดก็ได้เพื่อค้นหา
search-no-script = การค้นหาต้องใช้ JavaScript หากไม่มี คุณเปิดหน้าเดียวกันได้จากรายการบทความทั้งหมดตามตัวอักษรและหัวข้อด้านล่าง

## Contact

contact-title = ติดต่อฝ่ายสนับสนุน
contact-intro = เลือกวิธีที่สะดวกสำหรับคุณ ตัวเลือกขึ้นอยู่กับแพ็กเกจของคุณ
contact-channels = วิธีติดต่อเรา
contact-other-plans = ในแพ็กเกจอื่น
contact-compare = เปรียบเทียบการสนับสนุนตามแพ็กเกจ
contact-callout-title = ยังต้องการความช่วยเหลืออยู่ไหม
contact-callout-text = ทีมสนับสนุนของเรายินดีช่วยคุณหาคำตอบ
contact-callout-link = ติดต่อฝ่ายสนับสนุน
plan-picker-legend = คุณใช้แพ็กเกจใด
plan-picker-any = แสดงทั้งหมด
plan-picker-help = ตัวเลือกของคุณเก็บไว้ในเบราว์เซอร์นี้เท่านั้น ไม่มีการส่งไปที่ใด
plan-picker-summary = แพ็กเกจนี้มีวิธีติดต่อเรา %n จาก %q วิธี
channel-locked = ไม่รวมในแพ็กเกจนี้
channel-languages = ในภาษาอื่น
channel-reveal = แพ็กเกจของฉันรวมบริการนี้
plan-picker-addons = ส่วนเสริม
channel-open-now = เปิดอยู่ตอนนี้
channel-open-until = เปิดอยู่ตอนนี้ จนถึง %n
channel-closed-now = ปิดอยู่ตอนนี้
channel-closed-until = ปิดอยู่ตอนนี้ เปิดอีกครั้ง: %n
channel-instead = ช่องทางที่คุณใช้ได้ตอนนี้: %n
contact-inbox-title = การสนทนาก่อนหน้าของคุณ
contact-inbox-text = อ่านและตอบกลับได้ทุกเมื่อ ไม่ว่าใช้แพ็กเกจใด
contact-inbox-link = เปิดกล่องข้อความสนับสนุน
channel-sealed = แสดงแก่ลูกค้าที่ลงชื่อเข้าใช้และมีสิทธิ์ใช้บริการนี้
channel-sealed-sign-in = ลงชื่อเข้าใช้เพื่อดู
channel-sealed-no-script = ต้องใช้ JavaScript เพื่อแสดง
pass-held = บัตรผ่านของคุณ: %q ใช้ได้ถึง %n
pass-forget = ลบบัตรผ่านนี้
pass-forgotten = ลบบัตรผ่านแล้ว
pass-refused-malformed = ลิงก์นี้ไม่มีบัตรผ่านที่ใช้ได้
pass-refused-altered = บัตรผ่านนี้ถูกแก้ไข หรือไม่ได้ออกให้สำหรับศูนย์ช่วยเหลือนี้
pass-refused-site = บัตรผ่านนี้เป็นของศูนย์ช่วยเหลืออื่น
pass-refused-epoch = บัตรผ่านนี้มาจากช่วงเวลาก่อนหน้าและใช้ไม่ได้แล้ว
pass-refused-expired = บัตรผ่านของคุณหมดอายุแล้ว
pass-refused-plan = บัตรผ่านนี้เป็นของแพ็กเกจที่ศูนย์ช่วยเหลือนี้ไม่รู้จัก
pass-refused-insecure = บัตรผ่านใช้ได้บนการเชื่อมต่อที่ปลอดภัย (https) เท่านั้น
pass-refused-unavailable = ขณะนี้ดูข้อมูลติดต่อที่มีการป้องกันไม่ได้
pass-refused-help = คุณกำลังเห็นสิ่งที่เปิดให้ทุกคน หากต้องการบัตรผ่านใหม่ โปรดเปิดหน้านี้จากผลิตภัณฑ์อีกครั้ง
pass-refused-reload = คุณกำลังเห็นสิ่งที่เปิดให้ทุกคน หากต้องการบัตรผ่านใหม่ โปรดโหลดหน้านี้ใหม่

## The contact form

form-title = ส่งคำขอถึงเรา
form-mail-intro = อธิบายคำถามของคุณที่นี่ จากนั้นโปรแกรมอีเมลจะเปิดขึ้นพร้อมข้อความที่พร้อมส่ง
form-channel = ต้องการให้เราติดต่อกลับทางใด
form-summary = สรุป
form-summary-help = เกี่ยวกับเรื่องอะไร ในประโยคเดียว
form-suggestions = บทความเหล่านี้อาจช่วยได้
form-suggestions-status = บทความแนะนำ: %n
form-description = รายละเอียด
form-description-help = คุณทำอะไร คาดว่าจะเกิดอะไร และเกิดอะไรขึ้นจริง
form-files = ภาพหน้าจอ
form-files-add = เพิ่มภาพหน้าจอ
form-files-drop = หรือวางหรือลากมาปล่อยที่นี่
form-files-help = สูงสุด { $count } ไฟล์: { $types } ไฟล์ละไม่เกิน { $size }
form-size-kb = { $count } KB
form-size-mb = { $count } MB
form-files-list = ไฟล์ที่แนบ
form-files-remove = ลบ %n
form-files-added = แนบ %n แล้ว
form-files-removed = ลบ %n แล้ว
form-files-too-large = %n ใหญ่กว่า %q โปรดครอบตัดภาพหรือบันทึกให้เล็กลง แล้วแนบอีกครั้ง
form-files-type = แนบ %n ไม่ได้ โปรดเลือกไฟล์ในรูปแบบใดรูปแบบหนึ่งต่อไปนี้: %q
form-files-count = แนบได้สูงสุด %n ไฟล์ ลบออกหนึ่งไฟล์เพื่อให้มีที่ว่าง
form-files-unreadable = อ่าน %n ไม่ได้ โปรดเลือกไฟล์อีกครั้ง
form-files-again = ข้อความของคุณยังอยู่ โปรดแนบภาพหน้าจออีกครั้ง
form-optional = ไม่บังคับ
form-language = ภาษาที่ต้องการ
form-email = ที่อยู่อีเมลของคุณ
form-phone = หมายเลขโทรศัพท์ของคุณ
form-phone-help = พร้อมรหัสประเทศ เช่น +66 สำหรับประเทศไทย
form-submit = ส่ง
form-submit-chat = ส่งข้อความ
form-submit-mail = สร้างอีเมล
form-sending = กำลังส่ง…
form-chat-elsewhere = เริ่มแชทจากแบบฟอร์มนี้ไม่ได้
form-error-title = ยังไม่ได้ส่ง โปรดตรวจสอบ:
form-error-back = ย้อนกลับในเบราว์เซอร์: ข้อความของคุณยังอยู่ที่นั่น
form-error-channel = เลือกวิธีที่ต้องการให้เราติดต่อกลับ
form-error-summary = กรอกสรุป
form-error-description = อธิบายคำถามของคุณ
form-error-email = กรอกที่อยู่อีเมล เช่น name@example.com
form-error-phone = กรอกหมายเลขโทรศัพท์พร้อมรหัสประเทศ
form-failed-offline = คุณออฟไลน์อยู่ ข้อความของคุณยังอยู่ ส่งอีกครั้งเมื่อเชื่อมต่อได้
form-failed-network = เชื่อมต่อไม่ได้ ข้อความของคุณยังอยู่ โปรดตรวจสอบการเชื่อมต่อแล้วส่งอีกครั้ง
form-failed-timeout = คำขอหมดเวลา ข้อความของคุณยังอยู่ ส่งอีกครั้งได้โดยจะไม่ส่งซ้ำสองครั้ง
form-failed-server = เกิดข้อผิดพลาดทางฝั่งเรา ข้อความของคุณยังอยู่ โปรดส่งอีกครั้งในอีกไม่กี่นาที หรือเลือกวิธีอื่นในการติดต่อเรา
form-failed-refused = คำขอของคุณไม่ได้รับการยอมรับ ข้อความของคุณยังอยู่ โปรดตรวจสอบสิ่งที่กรอก หรือเลือกวิธีอื่นในการติดต่อเรา
form-failed-pass = สิทธิ์เข้าถึงของคุณหมดอายุ ข้อความของคุณยังอยู่ โปรดเปิดหน้านี้จากบัญชีของคุณอีกครั้งในแท็บนี้ แล้วส่ง
form-failed-size = ขนาดไฟล์รวมใหญ่เกินไป โปรดลบออกหนึ่งไฟล์ขึ้นไป แล้วส่งอีกครั้ง
form-failed-busy = มีคำขอพร้อมกันมากเกินไป ข้อความของคุณยังอยู่ ส่งอีกครั้งเวลา %n
form-failed-busy-soon = มีคำขอพร้อมกันมากเกินไป ข้อความของคุณยังอยู่ ส่งอีกครั้งในอีกหนึ่งนาที
form-sent-title = ขอบคุณ เราได้รับคำขอของคุณแล้ว
form-sent-title-chat = ขอบคุณ เราได้รับข้อความของคุณแล้ว
form-sent-email = เราจะตอบกลับทางอีเมลไปที่ %n
form-sent-callback = เราจะโทรกลับหาคุณที่ %n
form-sent-chat = ไปที่การสนทนา
form-sent-follow = ติดตามคำขอของคุณ
form-sent-reference = หมายเลขอ้างอิง: %n
form-sent-again = ส่งคำขออื่น
form-mail-title = อีเมลของคุณพร้อมแล้ว
form-mail-text = ตรวจดูในโปรแกรมอีเมลแล้วส่งจากที่นั่น หากไม่มีอีเมลเปิดขึ้น ให้คัดลอกข้อความแล้วส่งไปที่ %n
form-mail-long = ข้อความยาวเกินกว่าจะส่งต่อได้ทั้งหมด โปรดคัดลอกแล้ววางในอีเมล
form-mail-files = หน้าเว็บส่งไฟล์ไปยังโปรแกรมอีเมลไม่ได้ โปรดแนบภาพหน้าจอที่นั่น
form-mail-open = เปิดอีเมลอีกครั้ง
form-mail-copy = คัดลอกข้อความ
form-mail-copied = คัดลอกแล้ว
form-mail-back = กลับไปยังแบบฟอร์ม
form-restored = ฉบับร่างของคุณยังอยู่
form-discard = เริ่มใหม่

## Help panel: what customers see inside of the product

panel-help = ความช่วยเหลือ
panel-replies-zero = { panel-replies-other }
panel-replies-one = { panel-replies-other }
panel-replies-two = { panel-replies-other }
panel-replies-few = { panel-replies-other }
panel-replies-many = { panel-replies-other }
panel-replies-other = ความช่วยเหลือ การตอบกลับใหม่ %n รายการ
panel-top-context = ความช่วยเหลือสำหรับหน้านี้
panel-top-area = ความช่วยเหลือสำหรับ “%n”
panel-close = ปิด
panel-back = ย้อนกลับ
panel-forward = ไปข้างหน้า
panel-larger = ขยาย
panel-clear = ล้างการค้นหา
panel-width = ความกว้างของหน้าต่าง
panel-height = ความสูงของหน้าต่าง
panel-new-tab = เปิดในแท็บใหม่
panel-article-error = ขณะนี้แสดงหน้านี้ไม่ได้
panel-down = ขณะนี้เข้าถึงความช่วยเหลือไม่ได้ โปรดตรวจสอบการเชื่อมต่อแล้วลองอีกครั้ง
panel-down-ways = คุณติดต่อเราได้ที่นี่ด้วย:

## A–Z list

az-title = บทความทั้งหมดตามตัวอักษร
az-jump = ข้ามไปยังตัวอักษร

## Empty pages

empty-home = ยังไม่มีบทความ
empty-home-help = ศูนย์ช่วยเหลือนี้เพิ่งเปิด โปรดกลับมาอีกครั้งเร็ว ๆ นี้
empty-area = ยังไม่มีอะไรที่นี่
empty-area-help = เรากำลังเขียนบทความในหัวข้อนี้ ลองค้นหาสิ่งที่คุณต้องการ
empty-contact = ยังไม่มีช่องทางติดต่อ
empty-contact-help = โปรดกลับมาอีกครั้งเร็ว ๆ นี้

## Page not found, choice of language, moved pages

not-found-title = ไม่พบหน้านี้
not-found-text = หน้านี้อาจถูกย้าย หรือลิงก์อาจพิมพ์ผิด ลองค้นหา หรือเริ่มใหม่จากหน้าแรก
not-found-home = ไปที่หน้าแรก
root-lead = เลือกภาษาของคุณ
redirect-title = หน้านี้ย้ายไปแล้ว
redirect-text = หน้านี้ย้ายไปแล้ว
redirect-link = ไปที่ที่อยู่ใหม่

## Titles shown by the browser and by search engines

title-page = { $title } – { $site }

## Contacts: sentences made from contacts.yaml. A site names its plans and channels in its own locales/<locale>.ftl:
## plan-<id>, channel-<id>, and if it likes channel-<id>-description and channel-<id>-link.

channel-knowledge-base = คลังความรู้
channel-community = ชุมชน
channel-chat = สนับสนุนทางแชท
channel-email = สนับสนุนทางอีเมล
channel-phone = สนับสนุนทางโทรศัพท์
channel-callback = ให้เราโทรกลับ
channel-knowledge-base-link = ไปที่คลังความรู้
channel-community-link = เยี่ยมชมชุมชน
contact-link = เปิด { $name }
contact-link-chat = เริ่มแชท
contact-link-email = ส่งอีเมล
contact-link-phone = โทรหาเรา
contact-link-callback = ขอให้โทรกลับ
contact-link-form = เขียนถึงเรา
contact-plans = รวมอยู่ในแพ็กเกจ { $plans }
contact-plans-all = รวมอยู่ในทุกแพ็กเกจ
contact-locked-from = ไม่รวมในแพ็กเกจ { $plan } ใช้ได้ตั้งแต่แพ็กเกจ { $lowest } ขึ้นไป
contact-locked-list = ไม่รวมในแพ็กเกจ { $plan } ใช้ได้ในแพ็กเกจ { $plans }
contact-locked = ไม่รวมในแพ็กเกจ { $plan }
contact-locked-addon = ไม่รวมในแพ็กเกจ { $plan } ใช้ได้เมื่อมีส่วนเสริม { $addon }
contact-locked-addon-plan = ไม่รวมในแพ็กเกจ { $plan } ใช้ได้เมื่อมีส่วนเสริม { $addon } ในแพ็กเกจ { $lowest }
contact-plans-addons = ใช้ได้เมื่อมีส่วนเสริม { $addons }
contact-needs-seat = ต้องมีที่นั่งผู้ใช้แบบชำระเงิน
contact-needs-seat-from = ต้องมีที่นั่งผู้ใช้แบบชำระเงิน หากสร้างบัญชีตั้งแต่ { $date } เป็นต้นไป
contact-needs-addon = ต้องมีส่วนเสริม { $addon }
contact-needs-addon-from = ต้องมีส่วนเสริม { $addon } หากสร้างบัญชีตั้งแต่ { $date } เป็นต้นไป
contact-reply-minutes = ปกติตอบกลับภายใน { $count } นาที
contact-reply-hours = ปกติตอบกลับภายใน { $count } ชั่วโมง
contact-reply-days = ปกติตอบกลับภายใน { $count } วันทำการ
contact-languages = ให้บริการในภาษา{ $languages }
contact-languages-one = ให้บริการในภาษา{ $language }เท่านั้น
contact-languages-account = ให้บริการในภาษาของบัญชีคุณ: { $languages }
contact-languages-not = ไม่ให้บริการในภาษา{ $language }
contact-languages-warning = { $channel }ให้บริการในภาษา{ $languages }เท่านั้น
contact-languages-account-help = หากต้องการคำตอบในภาษาอื่นจากรายการนี้ ให้เปลี่ยนภาษาในการตั้งค่าบัญชีของคุณ
hours-range = { $open }–{ $close }
hours-range-overnight = { $open }–{ $close } ของวันถัดไป
hours-all-day = 24 ชั่วโมง
hours-days = { $first }ถึง{ $last }
hours-every-day = ทุกวัน
hours-line = { $days } { $hours }
hours-join = { $first }; { $rest }
hours-week = { $rules } ({ $zone })
hours-always = ตลอด 24 ชั่วโมง ทุกวัน
hours-dates = { $hours } เวลาทำการพิเศษ: { $dates }
hours-closed = { $hours } ปิดทำการ { $dates }
matrix-caption = ช่องทางสนับสนุนตามแพ็กเกจ
matrix-included = รวม
matrix-not-included = ไม่รวม

## The inbox: earlier conversations with support, on a page of the help centre and in the panel

inbox-title = กล่องข้อความสนับสนุนของคุณ
inbox-intro = สิ่งที่คุณถามเรา และคำตอบจากเรา
inbox-no-script = ต้องใช้ JavaScript เพื่อแสดงการสนทนาของคุณที่นี่ คุณยังติดต่อเราใหม่ หรือตอบกลับอีเมลของเราได้
inbox-search = ค้นหาการสนทนาของคุณ
inbox-filter = แสดง
inbox-filter-all = ทั้งหมด
inbox-filter-open = เปิดอยู่
inbox-filter-closed = ปิดแล้ว
inbox-list = การสนทนา
inbox-state-open = รอคำตอบจากเรา
inbox-state-answered = ตอบแล้ว
inbox-state-closed = ปิดแล้ว
inbox-state-reopened = เปิดใหม่แล้ว
inbox-unread = การตอบกลับใหม่: %n
inbox-more = แสดงเพิ่มเติม
inbox-loading = กำลังโหลดการสนทนาของคุณ…
inbox-empty = ยังไม่มีการสนทนา
inbox-empty-help = เมื่อคุณเขียนถึงเรา คำตอบของเราจะปรากฏที่นี่
inbox-empty-search = ไม่พบสิ่งที่ตรงกับ “%q”
inbox-write = ติดต่อฝ่ายสนับสนุน
inbox-back = การสนทนาทั้งหมด
inbox-choose = เลือกการสนทนาเพื่ออ่านที่นี่
inbox-you = คุณ
inbox-colleague = เพื่อนร่วมงานของคุณ
inbox-support = ฝ่ายสนับสนุน
inbox-closed = ปิดการสนทนาแล้ว
inbox-reopened = เปิดการสนทนาใหม่แล้ว
inbox-arrived = ข้อความใหม่จาก %n
inbox-reply = ข้อความตอบกลับของคุณ
inbox-attach = แนบภาพหน้าจอ
inbox-send = ส่ง
inbox-sent = ส่งข้อความตอบกลับของคุณแล้ว
inbox-close = ปิดการสนทนา
inbox-reopen = เปิดการสนทนาใหม่
inbox-is-closed = การสนทนานี้ปิดแล้ว เปิดใหม่เพื่อเขียนถึงเราอีกครั้ง
inbox-was-closed = การสนทนานี้ถูกปิดไปในระหว่างนั้น ข้อความของคุณยังอยู่ โปรดเปิดการสนทนาใหม่ แล้วส่ง
inbox-download = ดาวน์โหลด %n (%q)
inbox-signed-out = การสนทนาของคุณรออยู่ในบัญชีของคุณ
inbox-signed-out-help = เปิดหน้านี้จากผลิตภัณฑ์ แล้วเราจะทราบว่าเป็นการสนทนาของคุณ
inbox-expired = สิทธิ์เข้าถึงของคุณหมดอายุ
inbox-expired-help = เพื่อความปลอดภัยของคุณ สิทธิ์เข้าถึงจะสิ้นสุดลงหลังผ่านไประยะหนึ่ง เปิดหน้านี้จากผลิตภัณฑ์อีกครั้งเพื่ออ่านต่อ
inbox-reload = เพื่อความปลอดภัยของคุณ สิทธิ์เข้าถึงจะสิ้นสุดลงหลังผ่านไประยะหนึ่ง โหลดหน้านี้ใหม่เพื่ออ่านต่อ
inbox-sign-in = ลงชื่อเข้าใช้
inbox-link-expired = ลิงก์นี้หมดอายุแล้ว
inbox-link-expired-help = ตอบกลับอีเมลล่าสุดเกี่ยวกับการสนทนานี้ คำตอบของเราจะมาพร้อมลิงก์ใหม่
inbox-missing = ไม่พบการสนทนานี้
inbox-missing-help = อาจเป็นของบัญชีอื่น หรือลิงก์อาจไม่ครบถ้วน
inbox-failed = ขณะนี้แสดงการสนทนาของคุณไม่ได้
inbox-failed-help = โปรดตรวจสอบการเชื่อมต่อแล้วลองอีกครั้ง ไม่มีข้อมูลใดสูญหาย
inbox-retry = ลองอีกครั้ง
inbox-offline = คุณออฟไลน์อยู่ นี่คือสิ่งที่โหลดไว้ก่อนหน้านี้

mail-marker = เขียนคำตอบของคุณเหนือบรรทัดนี้
mail-received = เราได้รับคำขอของคุณแล้ว
mail-received-text = ขอบคุณสำหรับข้อความ ทีมของเราได้รับแล้วและจะตอบกลับทางอีเมล
mail-received-follow = อ่านและสนทนาต่อได้ที่นี่:
mail-follow = ตอบกลับได้โดยตอบอีเมลฉบับนี้ อ่านการสนทนาทั้งหมดได้ที่นี่:
mail-files = ไฟล์บางไฟล์ใหญ่เกินไปสำหรับอีเมล คุณดูได้ในการสนทนา
