## Every page

skip-to-content = Chuyển đến nội dung
nav-main = Menu chính
nav-footer = Chân trang
nav-breadcrumbs = Đường dẫn điều hướng
nav-pager = Bài viết trước và bài viết sau
nav-home = Trang chủ
nav-topics = Chủ đề
nav-topics-all = Tất cả chủ đề
nav-area = Trong chủ đề này
nav-contact = Liên hệ hỗ trợ
nav-az = Tất cả bài viết A–Z
nav-search = Tìm kiếm
nav-feed = Nguồn cấp bài viết mới
nav-language = Ngôn ngữ:
theme-to-dark = Chuyển sang giao diện tối
theme-to-light = Chuyển sang giao diện sáng
announcement-label = Thông báo
announcement-close = Đóng thông báo này
drafts-banner = Bản xem trước: bản này có bài nháp. Vui lòng không xuất bản.

## Home page

home-heading = Chúng tôi có thể giúp gì cho bạn?
home-lead = Tìm trong các hướng dẫn hoặc duyệt theo chủ đề.
home-areas = Duyệt theo chủ đề
home-popular = Bài viết được xem nhiều

## Lists of articles

area-count = { $count } bài viết
category-all = Xem tất cả bài viết trong { $category } ({ $count })
list-filter = Lọc { $count } bài viết
article-borrowed = Bằng { $language }

## Article

article-updated = Cập nhật ngày { $date }
article-edit = Chỉnh sửa trang này
article-authors = Tác giả: { $authors }
article-plans = Có trong gói { $plans }
article-draft = Bản nháp
article-unlisted = Không công khai
article-markdown = Trang này ở dạng Markdown
toc-title = Trên trang này
pager-prev = Trước
pager-next = Tiếp theo
related-title = Bài viết liên quan
helpful-question = Bài viết này có hữu ích không?
helpful-yes = Có
helpful-no = Không
helpful-thanks = Cảm ơn bạn. Rất vui vì bài viết đã giúp ích cho bạn.
helpful-thanks-no = Cảm ơn bạn đã cho biết. Nếu vẫn gặp khó khăn, hãy liên hệ hỗ trợ ở bên dưới.
insights-comment = Nội dung nào còn thiếu hoặc chưa rõ?
insights-comment-help = Vui lòng không ghi tên, địa chỉ hay các số riêng của bạn.
insights-section = Phần nào?
insights-section-any = Toàn bộ bài viết
insights-send = Gửi
insights-sent = Cảm ơn bạn. Người viết bài sẽ đọc ý kiến này.

## Articles in another language than the page

notice-fallback = Bài viết này chưa có bằng { $language }. Bạn đang đọc bản { $original }.
notice-machine = Bài viết này được dịch máy. Nếu có khác biệt, bản { $original } sẽ được áp dụng.
notice-machine-link = Đọc bản { $original }
notice-stale = Bản { $original } đã thay đổi kể từ khi bài này được dịch: { $sections }.
notice-stale-head = tiêu đề và mô tả
notice-stale-introduction = phần mở đầu

## Inside the text of an article

callout-note = Ghi chú
callout-tip = Mẹo
callout-important = Quan trọng
callout-warning = Cảnh báo
callout-caution = Thận trọng
table-region = Bảng
heading-link = Liên kết đến %n
heading-link-copied = Đã sao chép liên kết
footnotes = Chú thích cuối trang
footnote-back = Quay lại nội dung
task-done = Đã xong
task-open = Chưa xong
code-copy = Sao chép
code-copied = Đã sao chép
video-source = Phát từ %n
video-untitled = Video
picture-enlarge = Phóng to hình ảnh
picture-close = Đóng
badge-new = Mới
badge-updated = Đã cập nhật
badge-beta = Beta
badge-deprecated = Sắp ngừng hỗ trợ
badge-required = Bắt buộc
badge-optional = Không bắt buộc

## Search

search-label = Tìm trong trung tâm trợ giúp
search-placeholder = Tìm câu trả lời
search-submit = Tìm
search-title = Tìm kiếm
search-suggestions = Gợi ý
search-loading = Đang tìm…
search-see-all = Xem tất cả kết quả cho “%q”
search-other-language = Kết quả bằng %n
search-count-zero = { search-count-other }
search-count-one = { search-count-other }
search-count-two = { search-count-other }
search-count-few = { search-count-other }
search-count-many = { search-count-other }
search-count-other = %n kết quả
search-count-for = %n cho “%q”
search-corrected = Đang hiển thị kết quả cho “%q”
search-did-you-mean = Có phải bạn muốn tìm “%q”?
search-more = Hiện thêm kết quả
search-filter-area = Chủ đề
search-filter-area-all = Tất cả chủ đề
search-filter-plan = Gói
search-filter-plan-all = Tất cả các gói
search-clear-filters = Xóa bộ lọc
search-none = Không tìm thấy kết quả
search-none-help = Hãy kiểm tra chính tả, thử ít từ hơn hoặc từ đơn giản hơn, hoặc hỏi đội ngũ của chúng tôi.
search-error = Hiện không thể tìm kiếm.
search-error-help = Không tải được chỉ mục tìm kiếm. Hãy kiểm tra kết nối rồi thử lại.
search-outdated = Trang này đã cũ. Hãy tải lại trang để tìm kiếm.
search-retry = Thử lại
search-browse = Hoặc duyệt theo chủ đề
search-shortcut = Nhấn / ở bất kỳ trang nào để tìm kiếm
search-no-script = Tìm kiếm cần JavaScript. Nếu không có, bạn vẫn có thể mở các trang đó từ danh sách tất cả bài viết A–Z và các chủ đề bên dưới.

## Contact

contact-title = Liên hệ hỗ trợ
contact-intro = Chọn cách phù hợp với bạn. Các lựa chọn tùy thuộc vào gói của bạn.
contact-channels = Các cách liên hệ với chúng tôi
contact-other-plans = Ở các gói khác
contact-compare = So sánh hỗ trợ theo gói
contact-callout-title = Vẫn cần trợ giúp?
contact-callout-text = Đội ngũ hỗ trợ sẵn lòng cùng bạn xử lý.
contact-callout-link = Liên hệ hỗ trợ
plan-picker-legend = Bạn đang dùng gói nào?
plan-picker-any = Hiện tất cả
plan-picker-help = Lựa chọn của bạn chỉ lưu trong trình duyệt này và không được gửi đi đâu.
plan-picker-summary = Gói này có %n trong số %q cách liên hệ với chúng tôi.
channel-locked = Không có trong gói này
channel-languages = Bằng ngôn ngữ khác
channel-reveal = Gói của tôi có mục này
plan-picker-addons = Tiện ích bổ sung
channel-open-now = Đang mở
channel-open-until = Đang mở, đến %n
channel-closed-now = Đang đóng
channel-closed-until = Đang đóng. Mở lại: %n
channel-instead = Bạn có thể dùng ngay: %n
contact-inbox-title = Các cuộc trò chuyện trước đây
contact-inbox-text = Đọc và trả lời bất cứ lúc nào, với mọi gói.
contact-inbox-link = Mở hộp thư hỗ trợ
channel-sealed = Chỉ hiển thị cho khách hàng đã đăng nhập và có thể sử dụng mục này.
channel-sealed-sign-in = Đăng nhập để xem
channel-sealed-no-script = Cần có JavaScript để hiển thị.
pass-held = Thẻ truy cập của bạn: %q, có hiệu lực đến %n
pass-forget = Xóa thẻ truy cập này
pass-forgotten = Đã xóa thẻ truy cập.
pass-refused-malformed = Liên kết này không chứa thẻ truy cập hợp lệ.
pass-refused-altered = Thẻ truy cập này đã bị sửa đổi hoặc không được cấp cho trung tâm trợ giúp này.
pass-refused-site = Thẻ truy cập này dành cho một trung tâm trợ giúp khác.
pass-refused-epoch = Thẻ truy cập này thuộc giai đoạn trước và không còn hiệu lực.
pass-refused-expired = Thẻ truy cập của bạn đã hết hạn.
pass-refused-plan = Thẻ truy cập này dành cho một gói không có ở trung tâm trợ giúp này.
pass-refused-insecure = Thẻ truy cập chỉ dùng được trên kết nối an toàn (https).
pass-refused-unavailable = Hiện không xem được thông tin liên hệ được bảo vệ.
pass-refused-help = Bạn đang xem nội dung dành cho mọi người. Để nhận thẻ truy cập mới, hãy mở lại trang này từ sản phẩm.
pass-refused-reload = Bạn đang xem nội dung dành cho mọi người. Để nhận thẻ truy cập mới, hãy tải lại trang này.

## The contact form

form-title = Gửi yêu cầu cho chúng tôi
form-mail-intro = Mô tả câu hỏi của bạn tại đây. Sau đó ứng dụng email sẽ mở với nội dung sẵn sàng để gửi.
form-channel = Chúng tôi nên phản hồi bạn bằng cách nào?
form-summary = Tóm tắt
form-summary-help = Vấn đề là gì, trong một câu?
form-suggestions = Những bài viết này có thể giúp bạn
form-suggestions-status = Bài viết gợi ý: %n
form-description = Mô tả
form-description-help = Bạn đã làm gì, mong đợi điều gì và điều gì đã xảy ra?
form-files = Ảnh chụp màn hình
form-files-add = Thêm ảnh chụp màn hình
form-files-drop = hoặc dán hay thả vào đây
form-files-help = Tối đa { $count } tệp: { $types }, mỗi tệp không quá { $size }.
form-size-kb = { $count } KB
form-size-mb = { $count } MB
form-files-list = Tệp đính kèm
form-files-remove = Xóa %n
form-files-added = Đã đính kèm %n
form-files-removed = Đã xóa %n
form-files-too-large = %n lớn hơn %q. Hãy cắt ảnh hoặc lưu nhỏ hơn rồi đính kèm lại.
form-files-type = Không thể đính kèm %n. Hãy chọn tệp có một trong các định dạng sau: %q.
form-files-count = Bạn có thể đính kèm tối đa %n tệp. Hãy xóa bớt một tệp để có chỗ.
form-files-unreadable = Không đọc được %n. Hãy chọn lại tệp.
form-files-again = Nội dung bạn viết vẫn còn. Vui lòng đính kèm lại ảnh chụp màn hình.
form-optional = không bắt buộc
form-language = Ngôn ngữ mong muốn
form-email = Địa chỉ email của bạn
form-phone = Số điện thoại của bạn
form-phone-help = Kèm mã quốc gia, ví dụ +84 cho Việt Nam
form-submit = Gửi
form-submit-chat = Gửi tin nhắn
form-submit-mail = Tạo email
form-sending = Đang gửi…
form-chat-elsewhere = Không thể bắt đầu trò chuyện từ biểu mẫu này.
form-error-title = Chưa gửi được. Vui lòng kiểm tra:
form-error-back = Hãy quay lại trang trước trong trình duyệt: nội dung bạn viết vẫn còn ở đó.
form-error-channel = Chọn cách chúng tôi phản hồi bạn.
form-error-summary = Nhập phần tóm tắt.
form-error-description = Mô tả câu hỏi của bạn.
form-error-email = Nhập địa chỉ email, ví dụ name@example.com.
form-error-phone = Nhập số điện thoại kèm mã quốc gia.
form-failed-offline = Bạn đang ngoại tuyến. Nội dung đã được giữ lại: hãy gửi lại khi có kết nối.
form-failed-network = Không kết nối được. Nội dung đã được giữ lại: hãy kiểm tra kết nối rồi gửi lại.
form-failed-timeout = Yêu cầu đã hết thời gian chờ. Nội dung đã được giữ lại: hãy gửi lại, yêu cầu sẽ không bị gửi hai lần.
form-failed-server = Đã xảy ra lỗi ở phía chúng tôi. Nội dung đã được giữ lại: hãy gửi lại sau vài phút hoặc chọn cách liên hệ khác.
form-failed-refused = Yêu cầu của bạn không được chấp nhận. Nội dung đã được giữ lại: hãy kiểm tra thông tin đã nhập hoặc chọn cách liên hệ khác.
form-failed-pass = Quyền truy cập của bạn đã hết hạn. Nội dung đã được giữ lại: hãy mở lại trang này từ tài khoản của bạn, trong thẻ trình duyệt này, rồi gửi.
form-failed-size = Tổng dung lượng tệp quá lớn. Hãy xóa bớt một hoặc nhiều tệp rồi gửi lại.
form-failed-busy = Có quá nhiều yêu cầu cùng lúc. Nội dung đã được giữ lại: hãy gửi lại lúc %n.
form-failed-busy-soon = Có quá nhiều yêu cầu cùng lúc. Nội dung đã được giữ lại: hãy gửi lại sau một phút.
form-sent-title = Cảm ơn bạn, chúng tôi đã nhận được yêu cầu
form-sent-title-chat = Cảm ơn bạn, chúng tôi đã nhận được tin nhắn
form-sent-email = Chúng tôi sẽ trả lời qua email tới %n.
form-sent-callback = Chúng tôi sẽ gọi lại cho bạn theo số %n.
form-sent-chat = Mở cuộc trò chuyện
form-sent-follow = Theo dõi yêu cầu của bạn
form-sent-reference = Mã tham chiếu: %n
form-sent-again = Gửi yêu cầu khác
form-mail-title = Email của bạn đã sẵn sàng
form-mail-text = Hãy kiểm tra trong ứng dụng email rồi gửi từ đó. Nếu không có email nào mở ra, hãy sao chép nội dung và gửi tới %n.
form-mail-long = Nội dung quá dài để chuyển hết. Hãy sao chép rồi dán vào email.
form-mail-files = Trang web không thể chuyển tệp sang ứng dụng email: hãy đính kèm ảnh chụp màn hình tại đó.
form-mail-open = Mở lại email
form-mail-copy = Sao chép nội dung
form-mail-copied = Đã sao chép
form-mail-back = Quay lại biểu mẫu
form-restored = Bản nháp của bạn vẫn còn.
form-discard = Bắt đầu lại

## Help panel: what customers see inside of the product

panel-help = Trợ giúp
panel-replies-zero = { panel-replies-other }
panel-replies-one = { panel-replies-other }
panel-replies-two = { panel-replies-other }
panel-replies-few = { panel-replies-other }
panel-replies-many = { panel-replies-other }
panel-replies-other = Trợ giúp, %n câu trả lời mới
panel-top-context = Trợ giúp cho trang này
panel-top-area = Trợ giúp cho “%n”
panel-close = Đóng
panel-back = Quay lại
panel-forward = Tiến
panel-larger = Phóng to
panel-clear = Xóa nội dung tìm kiếm
panel-width = Chiều rộng cửa sổ
panel-height = Chiều cao cửa sổ
panel-new-tab = Mở trong thẻ mới
panel-article-error = Hiện không thể hiển thị trang này.
panel-down = Hiện không kết nối được với trung tâm trợ giúp. Hãy kiểm tra kết nối rồi thử lại.
panel-down-ways = Bạn cũng có thể liên hệ với chúng tôi tại đây:

## A–Z list

az-title = Tất cả bài viết A–Z
az-jump = Chuyển đến chữ cái

## Empty pages

empty-home = Chưa có bài viết nào
empty-home-help = Trung tâm trợ giúp này vừa mở. Vui lòng quay lại sau.
empty-area = Chưa có nội dung
empty-area-help = Chúng tôi đang viết bài về chủ đề này. Hãy thử tìm nội dung bạn cần.
empty-contact = Chưa có kênh liên hệ nào
empty-contact-help = Vui lòng quay lại sau.

## Page not found, choice of language, moved pages

not-found-title = Không tìm thấy trang
not-found-text = Trang có thể đã được chuyển đi hoặc liên kết bị gõ sai. Hãy tìm kiếm hoặc bắt đầu lại từ trang chủ.
not-found-home = Về trang chủ
root-lead = Chọn ngôn ngữ của bạn
redirect-title = Trang này đã được chuyển đi
redirect-text = Trang này đã được chuyển đi.
redirect-link = Đến địa chỉ mới

## Titles shown by the browser and by search engines

title-page = { $title } – { $site }

## Contacts: sentences made from contacts.yaml. A site names its plans and channels in its own locales/<locale>.ftl:
## plan-<id>, channel-<id>, and if it likes channel-<id>-description and channel-<id>-link.

channel-knowledge-base = Kho kiến thức
channel-community = Cộng đồng
channel-chat = Hỗ trợ qua chat
channel-email = Hỗ trợ qua email
channel-phone = Hỗ trợ qua điện thoại
channel-callback = Gọi lại cho tôi
channel-knowledge-base-link = Mở kho kiến thức
channel-community-link = Ghé thăm cộng đồng
contact-link = Mở { $name }
contact-link-chat = Bắt đầu chat
contact-link-email = Gửi email
contact-link-phone = Gọi cho chúng tôi
contact-link-callback = Yêu cầu gọi lại
contact-link-form = Viết cho chúng tôi
contact-plans = Có trong gói { $plans }
contact-plans-all = Có trong tất cả các gói
contact-locked-from = Không có trong gói { $plan }. Có từ gói { $lowest } trở lên.
contact-locked-list = Không có trong gói { $plan }. Có trong gói { $plans }.
contact-locked = Không có trong gói { $plan }.
contact-locked-addon = Không có trong gói { $plan }. Có kèm tiện ích bổ sung { $addon }.
contact-locked-addon-plan = Không có trong gói { $plan }. Có kèm tiện ích bổ sung { $addon } ở gói { $lowest }.
contact-plans-addons = Có kèm tiện ích bổ sung { $addons }
contact-needs-seat = Cần có suất người dùng trả phí
contact-needs-seat-from = Cần có suất người dùng trả phí nếu tài khoản được tạo từ { $date } trở đi
contact-needs-addon = Cần có tiện ích bổ sung { $addon }
contact-needs-addon-from = Cần có tiện ích bổ sung { $addon } nếu tài khoản được tạo từ { $date } trở đi
contact-reply-minutes = Thường trả lời trong vòng { $count } phút
contact-reply-hours = Thường trả lời trong vòng { $count } giờ
contact-reply-days = Thường trả lời trong vòng { $count } ngày làm việc
contact-languages = Bằng { $languages }
contact-languages-one = Chỉ bằng { $language }
contact-languages-account = Bằng ngôn ngữ của tài khoản: { $languages }
contact-languages-not = Không hỗ trợ bằng { $language }
contact-languages-warning = { $channel }: chỉ bằng { $languages }
contact-languages-account-help = Để nhận câu trả lời bằng ngôn ngữ khác trong số này, hãy đổi ngôn ngữ trong phần cài đặt tài khoản.
hours-range = { $open } – { $close }
hours-range-overnight = { $open } – { $close } hôm sau
hours-all-day = 24 giờ
hours-days = { $first } đến { $last }
hours-every-day = hằng ngày
hours-line = { $days }, { $hours }
hours-join = { $first }; { $rest }
hours-week = { $rules } ({ $zone })
hours-always = 24 giờ mỗi ngày, 7 ngày mỗi tuần
hours-dates = { $hours }. Giờ khác: { $dates }
hours-closed = { $hours }. Nghỉ các ngày { $dates }.
matrix-caption = Kênh hỗ trợ theo gói
matrix-included = Có
matrix-not-included = Không có

## The inbox: earlier conversations with support, on a page of the help centre and in the panel

inbox-title = Hộp thư hỗ trợ của bạn
inbox-intro = Những gì bạn đã hỏi và câu trả lời của chúng tôi.
inbox-no-script = Cần có JavaScript để hiển thị các cuộc trò chuyện tại đây. Bạn cũng có thể liên hệ lại với chúng tôi hoặc trả lời email của chúng tôi.
inbox-search = Tìm trong các cuộc trò chuyện
inbox-filter = Hiển thị
inbox-filter-all = Tất cả
inbox-filter-open = Đang mở
inbox-filter-closed = Đã đóng
inbox-list = Cuộc trò chuyện
inbox-state-open = Đang chờ chúng tôi
inbox-state-answered = Đã trả lời
inbox-state-closed = Đã đóng
inbox-state-reopened = Đã mở lại
inbox-unread = Câu trả lời mới: %n
inbox-more = Hiện thêm
inbox-loading = Đang tải các cuộc trò chuyện…
inbox-empty = Chưa có cuộc trò chuyện nào
inbox-empty-help = Khi bạn viết cho chúng tôi, câu trả lời sẽ xuất hiện tại đây.
inbox-empty-search = Không tìm thấy gì cho “%q”
inbox-write = Liên hệ hỗ trợ
inbox-back = Tất cả cuộc trò chuyện
inbox-choose = Chọn một cuộc trò chuyện để đọc tại đây.
inbox-you = Bạn
inbox-colleague = Đồng nghiệp của bạn
inbox-support = Bộ phận hỗ trợ
inbox-closed = Đã đóng cuộc trò chuyện
inbox-reopened = Đã mở lại cuộc trò chuyện
inbox-arrived = Tin nhắn mới từ %n
inbox-reply = Câu trả lời của bạn
inbox-attach = Đính kèm ảnh chụp màn hình
inbox-send = Gửi
inbox-sent = Đã gửi câu trả lời của bạn.
inbox-close = Đóng cuộc trò chuyện
inbox-reopen = Mở lại cuộc trò chuyện
inbox-is-closed = Cuộc trò chuyện này đã đóng. Hãy mở lại để viết tiếp cho chúng tôi.
inbox-was-closed = Cuộc trò chuyện này vừa được đóng. Nội dung của bạn đã được giữ lại: hãy mở lại cuộc trò chuyện rồi gửi.
inbox-download = Tải xuống %n (%q)
inbox-signed-out = Các cuộc trò chuyện đang ở trong tài khoản của bạn
inbox-signed-out-help = Hãy mở trang này từ sản phẩm để chúng tôi biết đó là các cuộc trò chuyện của bạn.
inbox-expired = Quyền truy cập của bạn đã hết hạn
inbox-expired-help = Để an toàn cho bạn, quyền truy cập sẽ hết hạn sau một thời gian. Hãy mở lại trang này từ sản phẩm để đọc tiếp.
inbox-reload = Để an toàn cho bạn, quyền truy cập sẽ hết hạn sau một thời gian. Hãy tải lại trang này để đọc tiếp.
inbox-sign-in = Đăng nhập
inbox-link-expired = Liên kết này đã hết hạn
inbox-link-expired-help = Hãy trả lời email gần nhất về cuộc trò chuyện này. Phản hồi của chúng tôi sẽ có liên kết mới.
inbox-missing = Không tìm thấy cuộc trò chuyện này
inbox-missing-help = Có thể cuộc trò chuyện thuộc tài khoản khác hoặc liên kết chưa đầy đủ.
inbox-failed = Hiện không thể hiển thị các cuộc trò chuyện
inbox-failed-help = Hãy kiểm tra kết nối rồi thử lại. Không có gì bị mất.
inbox-retry = Thử lại
inbox-offline = Bạn đang ngoại tuyến. Đây là nội dung đã tải trước đó.

mail-marker = Viết câu trả lời của bạn phía trên dòng này
mail-received = Chúng tôi đã nhận được yêu cầu của bạn
mail-received-text = Cảm ơn bạn đã gửi tin nhắn. Đội ngũ của chúng tôi đã nhận được và sẽ trả lời qua email.
mail-received-follow = Đọc và tiếp tục cuộc trò chuyện tại đây:
mail-follow = Chỉ cần trả lời email này. Toàn bộ cuộc trò chuyện có tại đây:
mail-files = Một số tệp quá lớn để gửi qua email. Bạn có thể xem trong cuộc trò chuyện.
