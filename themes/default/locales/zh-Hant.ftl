## Every page

skip-to-content = 跳至主要內容
nav-main = 主要導覽
nav-footer = 頁尾
nav-breadcrumbs = 目前位置
nav-pager = 上一篇與下一篇文章
nav-home = 首頁
nav-topics = 主題
nav-topics-all = 所有主題
nav-area = 本主題中的文章
nav-contact = 聯絡支援團隊
nav-az = 所有文章索引
nav-search = 搜尋
nav-feed = 新文章訂閱來源
nav-language = 語言：
theme-to-dark = 切換至深色模式
theme-to-light = 切換至淺色模式
announcement-label = 公告
announcement-close = 關閉此公告
drafts-banner = 預覽：此版本包含草稿，請勿發布。

## Home page

home-heading = 有什麼可以協助您？
home-lead = 搜尋指南，或依主題瀏覽。
home-areas = 依主題瀏覽
home-popular = 熱門文章

## Lists of articles

area-count = { $count } 篇文章
category-all = 查看「{ $category }」的全部 { $count } 篇文章
list-filter = 篩選 { $count } 篇文章
article-borrowed = { $language }版

## Article

article-updated = 更新日期：{ $date }
article-edit = 編輯此頁面
article-authors = 作者：{ $authors }
article-plans = 適用方案：{ $plans }
article-draft = 草稿
article-unlisted = 未列出
article-markdown = 本頁的 Markdown 版本
toc-title = 本頁內容
pager-prev = 上一篇
pager-next = 下一篇
related-title = 相關文章
helpful-question = 這篇文章對您有幫助嗎？
helpful-yes = 有幫助
helpful-no = 沒有幫助
helpful-thanks = 謝謝您，很高興能幫上忙。
helpful-thanks-no = 感謝您的意見。如果問題仍未解決，請透過下方的連結聯絡支援團隊。
insights-comment = 缺少什麼，或者哪裡不清楚？
insights-comment-help = 請勿填寫姓名、地址、號碼等個人資訊。
insights-section = 哪一部分？
insights-section-any = 整篇文章
insights-send = 傳送
insights-sent = 謝謝。撰寫這些文章的人會看到您的意見。

## Articles in another language than the page

notice-fallback = 這篇文章尚無{ $language }版，您正在閱讀{ $original }版。
notice-machine = 這篇文章由機器翻譯。如有出入，請以{ $original }版為準。
notice-machine-link = 閱讀{ $original }版
notice-stale = 此譯文完成後，{ $original }版已有更改：{ $sections }。
notice-stale-head = 標題和說明
notice-stale-introduction = 引言

## Inside the text of an article

callout-note = 說明
callout-tip = 提示
callout-important = 重要
callout-warning = 警告
callout-caution = 注意
table-region = 表格
heading-link = 「%n」的連結
heading-link-copied = 已複製連結
footnotes = 註腳
footnote-back = 返回內文
task-done = 已完成
task-open = 未完成
code-copy = 複製
code-copied = 已複製
video-source = 從 %n 播放
video-untitled = 影片
picture-enlarge = 放大圖片
picture-close = 關閉
badge-new = 新功能
badge-updated = 已更新
badge-beta = 測試版
badge-deprecated = 已淘汰
badge-required = 必填
badge-optional = 選填

## Search

search-label = 搜尋說明中心
search-placeholder = 搜尋您的問題
search-submit = 搜尋
search-title = 搜尋
search-suggestions = 搜尋建議
search-loading = 正在搜尋…
search-see-all = 查看「%q」的所有結果
search-other-language = %n搜尋結果
search-count-zero = { search-count-other }
search-count-one = { search-count-other }
search-count-two = { search-count-other }
search-count-few = { search-count-other }
search-count-many = { search-count-other }
search-count-other = %n 筆結果
search-count-for = 「%q」共有 %n
search-corrected = 正在顯示「%q」的結果
search-did-you-mean = 您是不是要找「%q」？
search-more = 顯示更多結果
search-filter-area = 主題
search-filter-area-all = 所有主題
search-filter-plan = 方案
search-filter-plan-all = 所有方案
search-clear-filters = 清除篩選條件
search-none = 找不到結果
search-none-help = 請檢查拼字、減少關鍵字或改用更簡單的字詞，也可以詢問我們的團隊。
search-error = 目前無法使用搜尋。
search-error-help = 無法載入搜尋索引。請檢查網路連線，然後再試一次。
search-outdated = 此頁面已過期。請重新載入後再搜尋。
search-retry = 再試一次
search-browse = 或依主題瀏覽
search-shortcut = 在任何頁面按 / 鍵開始搜尋
search-no-script = 搜尋功能需要 JavaScript。若無法使用，您也可以透過所有文章索引與下列主題找到相同的頁面。

## Contact

contact-title = 聯絡支援團隊
contact-intro = 請選擇適合您的方式。可用的方式取決於您的方案。
contact-channels = 聯絡方式
contact-other-plans = 其他方案提供
contact-compare = 各方案支援服務比較
contact-callout-title = 仍需要協助嗎？
contact-callout-text = 我們的支援團隊很樂意與您一起解決問題。
contact-callout-link = 聯絡支援團隊
plan-picker-legend = 您使用哪一個方案？
plan-picker-any = 全部顯示
plan-picker-help = 您的選擇只會保留在此瀏覽器中，不會傳送到任何地方。
plan-picker-summary = 此方案包含 %q 種聯絡方式中的 %n 種。
channel-locked = 此方案不包含
channel-languages = 其他語言
channel-reveal = 我的方案包含此服務
plan-picker-addons = 附加服務
channel-open-now = 現在開放
channel-open-until = 現在開放，截止時間：%n
channel-closed-now = 現在不在服務時間
channel-closed-until = 現在不在服務時間。下次開放：%n
channel-instead = 您現在可以使用：%n
contact-inbox-title = 您先前的對話
contact-inbox-text = 無論您使用哪個方案，都可以隨時檢視和回覆。
contact-inbox-link = 開啟您的支援收件匣
channel-sealed = 僅對可使用此服務的已登入客戶顯示。
channel-sealed-sign-in = 登入後檢視
channel-sealed-no-script = 顯示此內容需要 JavaScript。
pass-held = 您的通行證：%q，有效期限至：%n
pass-forget = 移除此通行證
pass-forgotten = 已移除通行證。
pass-refused-malformed = 此連結不包含有效的通行證。
pass-refused-altered = 此通行證已遭變更，或不是為此說明中心核發的。
pass-refused-site = 此通行證屬於另一個說明中心。
pass-refused-epoch = 此通行證屬於較早的時期，已失效。
pass-refused-expired = 您的通行證已過期。
pass-refused-plan = 此通行證對應的方案不在此說明中心之列。
pass-refused-insecure = 通行證只能在安全連線（https）下使用。
pass-refused-unavailable = 受保護的聯絡方式目前無法使用。
pass-refused-help = 您看到的是對所有人開放的內容。如需新的通行證，請從產品中再次開啟此頁面。
pass-refused-reload = 您看到的是對所有人開放的內容。如需新的通行證，請重新載入此頁面。

## The contact form

form-title = 提交請求
form-mail-intro = 請在此描述您的問題。接著會開啟您的郵件程式，郵件內容已填妥，可直接寄出。
form-channel = 您希望我們如何回覆？
form-summary = 摘要
form-summary-help = 用一句話說明是什麼問題。
form-suggestions = 這些文章可能有幫助
form-suggestions-status = 推薦文章：%n 篇
form-description = 詳細說明
form-description-help = 您做了什麼、預期得到什麼結果、實際發生了什麼？
form-files = 螢幕截圖
form-files-add = 新增截圖
form-files-drop = 或貼上、拖放到這裡
form-files-help = 最多 { $count } 個檔案：{ $types }，每個不超過 { $size }。
form-size-kb = { $count } KB
form-size-mb = { $count } MB
form-files-list = 已附加的檔案
form-files-remove = 移除 %n
form-files-added = 已附加 %n
form-files-removed = 已移除 %n
form-files-too-large = %n 超過 %q。請裁剪或縮小圖片後重新附加。
form-files-type = 無法附加 %n。可用的格式：%q。
form-files-count = 最多可附加 %n 個檔案。請先移除一個。
form-files-unreadable = 無法讀取 %n。請重新選擇檔案。
form-files-again = 您的文字仍在這裡。請重新附加截圖。
form-optional = 選填
form-language = 偏好的語言
form-email = 您的電子郵件地址
form-phone = 您的電話號碼
form-phone-help = 請包含國碼，例如台灣為 +886
form-submit = 提交
form-submit-chat = 傳送訊息
form-submit-mail = 撰寫郵件
form-sending = 正在傳送…
form-chat-elsewhere = 無法從此表單開始聊天。
form-error-title = 尚未傳送。請檢查：
form-error-back = 請在瀏覽器中返回上一頁，您填寫的內容仍在。
form-error-channel = 請選擇回覆方式。
form-error-summary = 請填寫摘要。
form-error-description = 請描述您的問題。
form-error-email = 請填寫電子郵件地址，例如 name@example.com。
form-error-phone = 請填寫包含國碼的電話號碼。
form-failed-offline = 您目前離線。您的文字已保留，連上網路後請再傳送一次。
form-failed-network = 無法連線。您的文字已保留，請檢查網路後再傳送一次。
form-failed-timeout = 未能及時收到回應。您的文字已保留，再傳送一次也不會重複送達。
form-failed-server = 我們這邊出了點問題。您的文字已保留，請幾分鐘後再傳送，或透過其他方式與我們聯絡。
form-failed-refused = 您的請求未被接受。您的文字已保留，請檢查填寫的內容，或透過其他方式與我們聯絡。
form-failed-pass = 您的存取權已過期。您的文字已保留，請在此分頁從您的帳戶重新開啟本頁，再傳送一次。
form-failed-size = 檔案總大小超出限制。請移除一個或多個檔案後再傳送。
form-failed-busy = 請求過多。您的文字已保留，請於 %n 再傳送一次。
form-failed-busy-soon = 請求過多。您的文字已保留，請一分鐘後再傳送一次。
form-sent-title = 謝謝，我們已收到您的請求
form-sent-title-chat = 謝謝，我們已收到您的訊息
form-sent-email = 我們會以電子郵件回覆至 %n。
form-sent-callback = 我們會撥打 %n 與您聯絡。
form-sent-chat = 前往對話
form-sent-follow = 查看請求進度
form-sent-reference = 編號：%n
form-sent-again = 再提交一個請求
form-mail-title = 您的郵件已準備好
form-mail-text = 請在郵件程式中檢查並寄出。如果沒有開啟郵件，請複製文字並寄到 %n。
form-mail-long = 文字太長，無法全部帶入郵件。請複製後貼到郵件中。
form-mail-files = 網頁無法將檔案傳給郵件程式，請在郵件中自行附加截圖。
form-mail-open = 重新開啟郵件
form-mail-copy = 複製文字
form-mail-copied = 已複製
form-mail-back = 返回表單
form-restored = 您先前填寫的內容仍在這裡。
form-discard = 重新填寫

## Help panel: what customers see inside of the product

panel-help = 說明
panel-replies-zero = { panel-replies-other }
panel-replies-one = { panel-replies-other }
panel-replies-two = { panel-replies-other }
panel-replies-few = { panel-replies-other }
panel-replies-many = { panel-replies-other }
panel-replies-other = 說明，%n 則新回覆
panel-top-context = 此頁面的說明
panel-top-area = 「%n」的相關說明
panel-close = 關閉
panel-back = 上一頁
panel-forward = 下一頁
panel-larger = 放大
panel-clear = 清除搜尋內容
panel-width = 視窗寬度
panel-height = 視窗高度
panel-new-tab = 在新分頁開啟
panel-article-error = 目前無法顯示此頁面。
panel-down = 目前無法連線到說明中心。請檢查網路連線，然後再試一次。
panel-down-ways = 您也可以透過以下方式聯絡我們：

## A–Z list

az-title = 所有文章索引
az-jump = 跳至索引字

## Empty pages

empty-home = 尚無文章
empty-home-help = 說明中心剛剛開放，請稍後再回來查看。
empty-area = 尚無內容
empty-area-help = 我們正在撰寫此主題的文章。您可以試試搜尋，也許能在其他主題找到所需內容。
empty-contact = 尚無聯絡方式
empty-contact-help = 請稍後再回來查看。

## Page not found, choice of language, moved pages

not-found-title = 找不到該頁面
not-found-text = 頁面可能已移動，或連結有誤。請試著搜尋，或從首頁重新開始。
not-found-home = 前往首頁
root-lead = 請選擇語言
redirect-title = 此頁面已移動
redirect-text = 此頁面已移動。
redirect-link = 前往新網址

## Titles shown by the browser and by search engines

title-page = { $title } – { $site }

## Contacts: sentences made from contacts.yaml. A site names its plans and channels in its own locales/<locale>.ftl:
## plan-<id>, channel-<id>, and if it likes channel-<id>-description and channel-<id>-link.

channel-knowledge-base = 知識庫
channel-community = 社群
channel-chat = 線上聊天支援
channel-email = 電子郵件支援
channel-phone = 電話支援
channel-callback = 回電服務
channel-knowledge-base-link = 開啟知識庫
channel-community-link = 開啟社群
contact-link = 開啟{ $name }
contact-link-chat = 開始聊天
contact-link-email = 傳送電子郵件
contact-link-phone = 撥打電話
contact-link-callback = 要求回電
contact-link-form = 傳送訊息
contact-plans = { $plans }方案包含此服務
contact-plans-all = 所有方案皆包含此服務
contact-locked-from = { $plan }方案不包含此服務。{ $lowest }及更高方案可以使用。
contact-locked-list = { $plan }方案不包含此服務。{ $plans }方案可以使用。
contact-locked = { $plan }方案不包含此服務。
contact-locked-addon = { $plan }方案不包含此服務。購買附加服務「{ $addon }」後可以使用。
contact-locked-addon-plan = { $plan }方案不包含此服務。使用{ $lowest }方案並購買附加服務「{ $addon }」後可以使用。
contact-plans-addons = 購買附加服務「{ $addons }」後可以使用
contact-needs-seat = 僅限擁有付費席位的使用者
contact-needs-seat-from = 對於 { $date }及之後建立的帳戶，僅限擁有付費席位的使用者
contact-needs-addon = 僅限購買附加服務「{ $addon }」的客戶
contact-needs-addon-from = 對於 { $date }及之後建立的帳戶，僅限購買附加服務「{ $addon }」的客戶
contact-reply-minutes = 通常在 { $count } 分鐘內回覆
contact-reply-hours = 通常在 { $count } 小時內回覆
contact-reply-days = 通常在 { $count } 個工作天內回覆
contact-languages = 支援{ $languages }
contact-languages-one = 僅支援{ $language }
contact-languages-account = 使用您帳戶設定的語言：{ $languages }
contact-languages-not = 不支援{ $language }
contact-languages-warning = { $channel }僅支援{ $languages }
contact-languages-account-help = 若要以其中另一種語言獲得答覆，請在帳戶設定中變更語言。
hours-range = { $open }–{ $close }
hours-range-overnight = { $open }–隔日{ $close }
hours-all-day = 全天
hours-days = { $first }至{ $last }
hours-every-day = 每天
hours-line = { $days } { $hours }
hours-join = { $first }；{ $rest }
hours-week = { $rules }（{ $zone }）
hours-always = 全年無休，每天 24 小時
hours-dates = { $hours }。特殊時間：{ $dates }
hours-closed = { $hours }。休息日：{ $dates }。
matrix-caption = 各方案的支援管道
matrix-included = 包含
matrix-not-included = 不包含

## The inbox: earlier conversations with support, on a page of the help centre and in the panel

inbox-title = 您的支援收件匣
inbox-intro = 您提出的問題，以及我們的回覆。
inbox-no-script = 需要啟用 JavaScript 才能在此顯示您的對話。您也可以再次聯絡我們，或直接回覆我們的電子郵件。
inbox-search = 搜尋您的對話
inbox-filter = 顯示
inbox-filter-all = 全部
inbox-filter-open = 進行中
inbox-filter-closed = 已關閉
inbox-list = 對話
inbox-state-open = 等待我們回覆
inbox-state-answered = 已回覆
inbox-state-closed = 已關閉
inbox-state-reopened = 已重新開啟
inbox-unread = 新回覆：%n
inbox-more = 顯示更多
inbox-loading = 正在載入您的對話…
inbox-empty = 還沒有對話
inbox-empty-help = 當您聯絡我們後，我們的回覆會顯示在這裡。
inbox-empty-search = 找不到與「%q」相關的對話
inbox-write = 聯絡支援團隊
inbox-back = 全部對話
inbox-choose = 選擇一個對話，即可在此閱讀。
inbox-you = 您
inbox-colleague = 您的同事
inbox-support = 支援團隊
inbox-closed = 對話已關閉
inbox-reopened = 對話已重新開啟
inbox-arrived = 來自 %n 的新訊息
inbox-reply = 您的回覆
inbox-attach = 附加截圖
inbox-send = 傳送
inbox-sent = 您的回覆已傳送。
inbox-close = 關閉對話
inbox-reopen = 重新開啟對話
inbox-is-closed = 此對話已關閉。請重新開啟後再傳訊息給我們。
inbox-was-closed = 此對話在此期間已關閉。您的文字已保留：請重新開啟對話，再傳送一次。
inbox-download = 下載 %n（%q）
inbox-signed-out = 您的對話在您的帳戶中
inbox-signed-out-help = 請從產品中開啟本頁，我們就能知道這些對話是您的。
inbox-expired = 您的存取權已過期
inbox-expired-help = 為了您的安全，存取權會在一段時間後失效。請從產品中重新開啟本頁以繼續閱讀。
inbox-reload = 為了您的安全，存取權會在一段時間後失效。請重新載入本頁以繼續閱讀。
inbox-sign-in = 登入
inbox-link-expired = 此連結已過期
inbox-link-expired-help = 請回覆與此對話有關的最近一封電子郵件。我們的回覆中會有新的連結。
inbox-missing = 找不到此對話
inbox-missing-help = 它可能屬於其他帳戶，或者連結不完整。
inbox-failed = 目前無法顯示您的對話
inbox-failed-help = 請檢查網路連線，然後再試一次。內容不會遺失。
inbox-retry = 再試一次
inbox-offline = 您目前離線。這裡顯示的是先前載入的內容。

mail-marker = 請在此行上方填寫您的回覆
mail-received = 我們已收到您的請求
mail-received-text = 感謝您的來信。我們的團隊已收到，並會透過電子郵件回覆您。
mail-received-follow = 在此查看並繼續對話：
mail-follow = 直接回覆此郵件即可。完整對話在這裡：
mail-files = 部分檔案太大，無法隨郵件傳送。您可以在對話中找到它們。
