## Every page

skip-to-content = 跳到正文
nav-main = 主导航
nav-footer = 页脚
nav-breadcrumbs = 当前位置
nav-pager = 上一篇和下一篇文章
nav-home = 首页
nav-topics = 主题
nav-topics-all = 全部主题
nav-area = 本主题中的文章
nav-contact = 联系支持团队
nav-az = 全部文章索引
nav-search = 搜索
nav-feed = 新文章订阅源
nav-language = 语言：
theme-to-dark = 切换到深色模式
theme-to-light = 切换到浅色模式
announcement-label = 公告
announcement-close = 关闭此公告
drafts-banner = 预览：此版本包含草稿，请勿发布。

## Home page

home-heading = 有什么可以帮您？
home-lead = 搜索指南，或按主题浏览。
home-areas = 按主题浏览
home-popular = 热门文章

## Lists of articles

area-count = { $count } 篇文章
category-all = 查看“{ $category }”的全部 { $count } 篇文章
list-filter = 筛选 { $count } 篇文章
article-borrowed = { $language }版

## Article

article-updated = 更新日期：{ $date }
article-edit = 编辑此页
article-authors = 作者：{ $authors }
article-plans = 适用套餐：{ $plans }
article-draft = 草稿
article-unlisted = 不公开列出
article-markdown = 本页的 Markdown 版本
toc-title = 本页内容
pager-prev = 上一篇
pager-next = 下一篇
related-title = 相关文章
helpful-question = 这篇文章对您有帮助吗？
helpful-yes = 有帮助
helpful-no = 没有帮助
helpful-thanks = 谢谢，很高兴能帮到您。
helpful-thanks-no = 感谢您的反馈。如果问题仍未解决，请通过下方入口联系支持团队。
insights-comment = 缺少什么，或者哪里不清楚？
insights-comment-help = 请勿填写姓名、地址、号码等个人信息。
insights-section = 哪一部分？
insights-section-any = 整篇文章
insights-send = 发送
insights-sent = 谢谢。撰写这些文章的人会看到您的意见。

## Articles in another language than the page

notice-fallback = 这篇文章暂无{ $language }版，您正在阅读{ $original }版。
notice-machine = 这篇文章由机器翻译。如有出入，请以{ $original }版为准。
notice-machine-link = 阅读{ $original }版
notice-stale = 此译文完成后，{ $original }版已有更改：{ $sections }。
notice-stale-head = 标题和说明
notice-stale-introduction = 引言

## Inside the text of an article

callout-note = 说明
callout-tip = 提示
callout-important = 重要
callout-warning = 警告
callout-caution = 注意
table-region = 表格
heading-link = “%n”的链接
heading-link-copied = 已复制链接
footnotes = 脚注
footnote-back = 返回正文
task-done = 已完成
task-open = 未完成
code-copy = 复制
code-copied = 已复制
video-source = 从 %n 播放
video-untitled = 视频
picture-enlarge = 放大图片
picture-close = 关闭
badge-new = 新功能
badge-updated = 已更新
badge-beta = 测试版
badge-deprecated = 已弃用
badge-required = 必填
badge-optional = 可选

## Search

search-label = 搜索帮助中心
search-placeholder = 搜索您的问题
search-submit = 搜索
search-title = 搜索
search-suggestions = 搜索建议
search-loading = 正在搜索…
search-see-all = 查看“%q”的全部结果
search-other-language = %n搜索结果
search-count-zero = { search-count-other }
search-count-one = { search-count-other }
search-count-two = { search-count-other }
search-count-few = { search-count-other }
search-count-many = { search-count-other }
search-count-other = %n 条结果
search-count-for = “%q”共有 %n
search-corrected = 正在显示“%q”的结果
search-did-you-mean = 您是不是要找“%q”？
search-more = 显示更多结果
search-filter-area = 主题
search-filter-area-all = 全部主题
search-filter-plan = 套餐
search-filter-plan-all = 全部套餐
search-clear-filters = 清除筛选条件
search-none = 未找到结果
search-none-help = 请检查拼写，减少关键词或换用更简单的词，也可以咨询我们的团队。
search-error = 搜索暂时不可用。
search-error-help = 无法加载搜索索引。请检查网络连接，然后重试。
search-outdated = 此页面已过期。请重新加载后再搜索。
search-retry = 重试
search-browse = 或按主题浏览
search-shortcut = 在任意页面按 / 键开始搜索
search-no-script = 搜索需要 JavaScript。如果无法使用，您也可以通过全部文章索引和以下主题找到同样的页面。

## Contact

contact-title = 联系支持团队
contact-intro = 请选择适合您的方式。可用的方式取决于您的套餐。
contact-channels = 联系方式
contact-other-plans = 其他套餐提供
contact-compare = 各套餐支持服务对比
contact-callout-title = 仍需要帮助？
contact-callout-text = 我们的支持团队很乐意与您一起解决问题。
contact-callout-link = 联系支持团队
plan-picker-legend = 您使用的是哪个套餐？
plan-picker-any = 全部显示
plan-picker-help = 您的选择仅保存在此浏览器中，不会发送到任何地方。
plan-picker-summary = 此套餐包含 %q 种联系方式中的 %n 种。
channel-locked = 此套餐不包含
channel-languages = 其他语言
channel-reveal = 我的套餐包含此服务
plan-picker-addons = 附加服务
channel-open-now = 现在开放
channel-open-until = 现在开放，截止时间：%n
channel-closed-now = 现在不在服务时间
channel-closed-until = 现在不在服务时间。下次开放：%n
channel-instead = 您现在可以使用：%n
contact-inbox-title = 您以前的对话
contact-inbox-text = 无论您使用哪个套餐，都可以随时查看和回复。
contact-inbox-link = 打开您的支持收件箱
channel-sealed = 仅对可使用此服务的已登录客户显示。
channel-sealed-sign-in = 登录后查看
channel-sealed-no-script = 显示此内容需要 JavaScript。
pass-held = 您的通行证：%q，有效期至：%n
pass-forget = 移除此通行证
pass-forgotten = 已移除通行证。
pass-refused-malformed = 此链接不包含有效的通行证。
pass-refused-altered = 此通行证已被更改，或不是为此帮助中心签发的。
pass-refused-site = 此通行证属于另一个帮助中心。
pass-refused-epoch = 此通行证属于较早的时期，已失效。
pass-refused-expired = 您的通行证已过期。
pass-refused-plan = 此通行证对应的套餐不在此帮助中心之列。
pass-refused-insecure = 通行证只能在安全连接（https）下使用。
pass-refused-unavailable = 受保护的联系方式目前不可用。
pass-refused-help = 您看到的是对所有人开放的内容。如需新的通行证，请从产品中再次打开此页面。
pass-refused-reload = 您看到的是对所有人开放的内容。如需新的通行证，请重新加载此页面。

## The contact form

form-title = 提交请求
form-mail-intro = 请在此描述您的问题。随后会打开您的邮件程序，邮件内容已填好，可直接发送。
form-channel = 您希望我们如何回复？
form-summary = 摘要
form-summary-help = 用一句话说明是什么问题。
form-suggestions = 这些文章可能有帮助
form-suggestions-status = 推荐文章：%n 篇
form-description = 详细说明
form-description-help = 您做了什么，期望得到什么结果，实际发生了什么？
form-files = 屏幕截图
form-files-add = 添加截图
form-files-drop = 或粘贴、拖放到这里
form-files-help = 最多 { $count } 个文件：{ $types }，每个不超过 { $size }。
form-size-kb = { $count } KB
form-size-mb = { $count } MB
form-files-list = 已添加的文件
form-files-remove = 移除 %n
form-files-added = 已添加 %n
form-files-removed = 已移除 %n
form-files-too-large = %n 超过 %q。请裁剪或缩小图片后重新添加。
form-files-type = 无法添加 %n。可用的格式：%q。
form-files-count = 最多可添加 %n 个文件。请先移除一个。
form-files-unreadable = 无法读取 %n。请重新选择文件。
form-files-again = 您的文字仍在这里。请重新添加截图。
form-optional = 选填
form-language = 首选语言
form-email = 您的电子邮箱
form-phone = 您的电话号码
form-phone-help = 请包含国家/地区代码，例如中国大陆为 +86
form-submit = 提交
form-submit-chat = 发送消息
form-submit-mail = 写邮件
form-sending = 正在发送…
form-chat-elsewhere = 无法从此表单发起聊天。
form-error-title = 尚未发送。请检查：
form-error-back = 请在浏览器中返回上一页，您填写的内容仍在。
form-error-channel = 请选择回复方式。
form-error-summary = 请填写摘要。
form-error-description = 请描述您的问题。
form-error-email = 请填写电子邮箱，例如 name@example.com。
form-error-phone = 请填写包含国家/地区代码的电话号码。
form-failed-offline = 您已离线。您的文字已保留，连接网络后请重新发送。
form-failed-network = 无法连接。您的文字已保留，请检查网络后重新发送。
form-failed-timeout = 未能及时收到响应。您的文字已保留，重新发送也不会重复提交。
form-failed-server = 我们这边出了点问题。您的文字已保留，请几分钟后重新发送，或通过其他方式联系我们。
form-failed-refused = 您的请求未被接受。您的文字已保留，请检查填写的内容，或通过其他方式联系我们。
form-failed-pass = 您的访问权限已过期。您的文字已保留，请在此标签页中从您的账户重新打开本页，然后发送。
form-failed-size = 文件总大小超出限制。请移除一个或多个文件后重新发送。
form-failed-busy = 请求过多。您的文字已保留，请于 %n 重新发送。
form-failed-busy-soon = 请求过多。您的文字已保留，请一分钟后重新发送。
form-sent-title = 谢谢，我们已收到您的请求
form-sent-title-chat = 谢谢，我们已收到您的消息
form-sent-email = 我们会通过邮件回复至 %n。
form-sent-callback = 我们会拨打 %n 联系您。
form-sent-chat = 前往会话
form-sent-follow = 查看请求进度
form-sent-reference = 编号：%n
form-sent-again = 再提交一个请求
form-mail-title = 您的邮件已准备好
form-mail-text = 请在邮件程序中检查并发送。如果没有打开邮件，请复制文字并发送至 %n。
form-mail-long = 文字太长，无法全部带入邮件。请复制后粘贴到邮件中。
form-mail-files = 网页无法将文件传给邮件程序，请在邮件中自行添加截图。
form-mail-open = 重新打开邮件
form-mail-copy = 复制文字
form-mail-copied = 已复制
form-mail-back = 返回表单
form-restored = 您之前填写的内容仍在这里。
form-discard = 重新填写

## Help panel: what customers see inside of the product

panel-help = 帮助
panel-replies-zero = { panel-replies-other }
panel-replies-one = { panel-replies-other }
panel-replies-two = { panel-replies-other }
panel-replies-few = { panel-replies-other }
panel-replies-many = { panel-replies-other }
panel-replies-other = 帮助，%n 条新回复
panel-top-context = 本页帮助
panel-top-area = “%n”相关帮助
panel-close = 关闭
panel-back = 后退
panel-forward = 前进
panel-larger = 放大
panel-clear = 清除搜索内容
panel-width = 窗口宽度
panel-height = 窗口高度
panel-new-tab = 在新标签页中打开
panel-article-error = 暂时无法显示此页面。
panel-down = 暂时无法连接到帮助中心。请检查网络连接后重试。
panel-down-ways = 您还可以通过以下方式联系我们：

## A–Z list

az-title = 全部文章索引
az-jump = 跳转到字母

## Empty pages

empty-home = 暂无文章
empty-home-help = 帮助中心刚刚开放，请稍后再来查看。
empty-area = 暂无内容
empty-area-help = 我们正在撰写此主题的文章。您可以试试搜索，也许在其他主题中能找到所需内容。
empty-contact = 暂无联系方式
empty-contact-help = 请稍后再来查看。

## Page not found, choice of language, moved pages

not-found-title = 找不到该页面
not-found-text = 页面可能已移动，或链接有误。请尝试搜索，或从首页重新开始。
not-found-home = 前往首页
root-lead = 请选择语言
redirect-title = 此页面已移动
redirect-text = 此页面已移动。
redirect-link = 前往新地址

## Titles shown by the browser and by search engines

title-page = { $title } – { $site }

## Contacts: sentences made from contacts.yaml. A site names its plans and channels in its own locales/<locale>.ftl:
## plan-<id>, channel-<id>, and if it likes channel-<id>-description and channel-<id>-link.

channel-knowledge-base = 知识库
channel-community = 社区
channel-chat = 在线聊天支持
channel-email = 电子邮件支持
channel-phone = 电话支持
channel-callback = 回电服务
channel-knowledge-base-link = 打开知识库
channel-community-link = 打开社区
contact-link = 打开{ $name }
contact-link-chat = 开始聊天
contact-link-email = 发送电子邮件
contact-link-phone = 拨打电话
contact-link-callback = 请求回电
contact-link-form = 给我们留言
contact-plans = { $plans }套餐包含此服务
contact-plans-all = 所有套餐均包含此服务
contact-locked-from = { $plan }套餐不包含此服务。{ $lowest }及更高套餐可以使用。
contact-locked-list = { $plan }套餐不包含此服务。{ $plans }套餐可以使用。
contact-locked = { $plan }套餐不包含此服务。
contact-locked-addon = { $plan }套餐不包含此服务。购买附加服务“{ $addon }”后可以使用。
contact-locked-addon-plan = { $plan }套餐不包含此服务。使用{ $lowest }套餐并购买附加服务“{ $addon }”后可以使用。
contact-plans-addons = 购买附加服务“{ $addons }”后可以使用
contact-needs-seat = 仅限拥有付费席位的用户
contact-needs-seat-from = 对于 { $date }及之后创建的账户，仅限拥有付费席位的用户
contact-needs-addon = 仅限购买附加服务“{ $addon }”的客户
contact-needs-addon-from = 对于 { $date }及之后创建的账户，仅限购买附加服务“{ $addon }”的客户
contact-reply-minutes = 通常在 { $count } 分钟内回复
contact-reply-hours = 通常在 { $count } 小时内回复
contact-reply-days = 通常在 { $count } 个工作日内回复
contact-languages = 支持{ $languages }
contact-languages-one = 仅支持{ $language }
contact-languages-account = 使用您账户设置的语言：{ $languages }
contact-languages-not = 不支持{ $language }
contact-languages-warning = { $channel }仅支持{ $languages }
contact-languages-account-help = 如需使用其中另一种语言获得答复，请在账户设置中更改语言。
hours-range = { $open }–{ $close }
hours-range-overnight = { $open }–次日 { $close }
hours-all-day = 全天
hours-days = { $first }至{ $last }
hours-every-day = 每天
hours-line = { $days } { $hours }
hours-join = { $first }；{ $rest }
hours-week = { $rules }（{ $zone }）
hours-always = 全年无休，每天 24 小时
hours-dates = { $hours }。特殊时间：{ $dates }
hours-closed = { $hours }。休息日：{ $dates }。
matrix-caption = 各套餐的支持渠道
matrix-included = 包含
matrix-not-included = 不包含

## The inbox: earlier conversations with support, on a page of the help centre and in the panel

inbox-title = 您的支持收件箱
inbox-intro = 您提出的问题，以及我们的回复。
inbox-no-script = 需要启用 JavaScript 才能在此显示您的对话。您也可以再次联系我们，或直接回复我们的邮件。
inbox-search = 搜索您的对话
inbox-filter = 显示
inbox-filter-all = 全部
inbox-filter-open = 进行中
inbox-filter-closed = 已关闭
inbox-list = 对话
inbox-state-open = 等待我们回复
inbox-state-answered = 已回复
inbox-state-closed = 已关闭
inbox-state-reopened = 已重新打开
inbox-unread = 新回复：%n
inbox-more = 显示更多
inbox-loading = 正在加载您的对话…
inbox-empty = 还没有对话
inbox-empty-help = 当您联系我们后，我们的回复会显示在这里。
inbox-empty-search = 未找到与“%q”相关的对话
inbox-write = 联系支持团队
inbox-back = 全部对话
inbox-choose = 选择一个对话，即可在此阅读。
inbox-you = 您
inbox-colleague = 您的同事
inbox-support = 支持团队
inbox-closed = 对话已关闭
inbox-reopened = 对话已重新打开
inbox-arrived = 来自 %n 的新消息
inbox-reply = 您的回复
inbox-attach = 添加截图
inbox-send = 发送
inbox-sent = 您的回复已发送。
inbox-close = 关闭对话
inbox-reopen = 重新打开对话
inbox-is-closed = 此对话已关闭。请重新打开后再给我们留言。
inbox-was-closed = 此对话在此期间已关闭。您的文字已保留：请重新打开对话，然后发送。
inbox-download = 下载 %n（%q）
inbox-signed-out = 您的对话在您的账户中
inbox-signed-out-help = 请从产品中打开本页，我们就能知道这些对话是您的。
inbox-expired = 您的访问权限已过期
inbox-expired-help = 为了您的安全，访问权限会在一段时间后失效。请从产品中重新打开本页以继续阅读。
inbox-reload = 为了您的安全，访问权限会在一段时间后失效。请重新加载本页以继续阅读。
inbox-sign-in = 登录
inbox-link-expired = 此链接已过期
inbox-link-expired-help = 请回复与此对话有关的最近一封邮件。我们的回复中会有新的链接。
inbox-missing = 找不到此对话
inbox-missing-help = 它可能属于其他账户，或者链接不完整。
inbox-failed = 目前无法显示您的对话
inbox-failed-help = 请检查网络连接，然后重试。内容不会丢失。
inbox-retry = 重试
inbox-offline = 您处于离线状态。这里显示的是之前加载的内容。

mail-marker = 请在此行上方填写您的回复
mail-received = 我们已收到您的请求
mail-received-text = 感谢您的来信。我们的团队已收到，并会通过电子邮件回复您。
mail-received-follow = 在此查看并继续对话：
mail-follow = 直接回复此邮件即可。完整对话在这里：
mail-files = 部分文件太大，无法随邮件发送。您可以在对话中找到它们。
