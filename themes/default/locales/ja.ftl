## Every page

skip-to-content = 本文へスキップ
nav-main = メインメニュー
nav-footer = フッター
nav-breadcrumbs = パンくずリスト
nav-pager = 前後の記事
nav-home = ホーム
nav-topics = トピック
nav-topics-all = すべてのトピック
nav-area = このトピックの記事
nav-contact = サポートに問い合わせる
nav-az = 記事一覧（五十音順）
nav-search = 検索
nav-feed = 新着記事のフィード
nav-language = 言語：
theme-to-dark = ダークモードに切り替え
theme-to-light = ライトモードに切り替え
announcement-label = お知らせ
announcement-close = このお知らせを閉じる
drafts-banner = プレビュー：下書きが含まれています。公開しないでください。

## Home page

home-heading = どのようなことでお困りですか？
home-lead = ガイドを検索するか、トピックからお探しください。
home-areas = トピックから探す
home-popular = よく読まれている記事

## Lists of articles

area-count = { $count }件の記事
category-all = 「{ $category }」の記事をすべて見る（{ $count }件）
list-filter = { $count }件の記事を絞り込む
article-borrowed = { $language }の記事

## Article

article-updated = 更新日：{ $date }
article-edit = このページを編集
article-authors = 執筆：{ $authors }
article-plans = 対象プラン：{ $plans }
article-draft = 下書き
article-unlisted = 限定公開
article-markdown = このページをMarkdownで表示
toc-title = このページの内容
pager-prev = 前の記事
pager-next = 次の記事
related-title = 関連記事
helpful-question = この記事は役に立ちましたか？
helpful-yes = はい
helpful-no = いいえ
helpful-thanks = ありがとうございます。お役に立てて何よりです。
helpful-thanks-no = ご回答ありがとうございます。解決しない場合は、下のボタンからサポートにお問い合わせください。
insights-comment = 足りない点や分かりにくい点を教えてください
insights-comment-help = お名前、住所、番号などの個人情報は書かないでください。
insights-section = どの部分ですか
insights-section-any = 記事全体
insights-send = 送信
insights-sent = ありがとうございます。記事の担当者が拝見します。

## Articles in another language than the page

notice-fallback = この記事の{ $language }版はまだありません。{ $original }版を表示しています。
notice-machine = この記事は機械翻訳されています。内容に相違がある場合は、{ $original }版が優先されます。
notice-machine-link = { $original }版を読む
notice-stale = この翻訳のあと、{ $original }版が変更されました：{ $sections }
notice-stale-head = タイトルと説明
notice-stale-introduction = 冒頭の説明

## Inside the text of an article

callout-note = メモ
callout-tip = ヒント
callout-important = 重要
callout-warning = 警告
callout-caution = 注意
table-region = 表
heading-link = 「%n」へのリンク
heading-link-copied = リンクをコピーしました
footnotes = 脚注
footnote-back = 本文に戻る
task-done = 完了
task-open = 未完了
code-copy = コピー
code-copied = コピーしました
video-source = %nから再生します
video-untitled = 動画
picture-enlarge = 画像を拡大
picture-close = 閉じる
badge-new = 新機能
badge-updated = 更新
badge-beta = ベータ版
badge-deprecated = 非推奨
badge-required = 必須
badge-optional = 任意

## Search

search-label = ヘルプセンターを検索
search-placeholder = 知りたいことを検索
search-submit = 検索
search-title = 検索
search-suggestions = 検索候補
search-loading = 検索中…
search-see-all = 「%q」の検索結果をすべて見る
search-other-language = %nの検索結果
search-count-zero = { search-count-other }
search-count-one = { search-count-other }
search-count-two = { search-count-other }
search-count-few = { search-count-other }
search-count-many = { search-count-other }
search-count-other = 検索結果%n件
search-count-for = 「%q」の%n
search-corrected = 「%q」の検索結果を表示しています
search-did-you-mean = もしかして：「%q」
search-more = 検索結果をさらに表示
search-filter-area = トピック
search-filter-area-all = すべてのトピック
search-filter-plan = プラン
search-filter-plan-all = すべてのプラン
search-clear-filters = 絞り込みを解除
search-none = 検索結果が見つかりません
search-none-help = 入力に誤りがないか確認する、語を減らす、簡単な言葉に変えるなどしてお試しください。サポートにもお問い合わせいただけます。
search-error = 現在、検索を利用できません。
search-error-help = 検索データを読み込めませんでした。接続を確認して、もう一度お試しください。
search-outdated = このページは古くなっています。再読み込みしてから検索してください。
search-retry = 再試行
search-browse = トピックから探す
search-shortcut = どのページでも / キーで検索を開く
search-no-script = 検索にはJavaScriptが必要です。JavaScriptを使わない場合は、記事一覧（五十音順）と以下のトピックから同じページをご覧いただけます。

## Contact

contact-title = サポートに問い合わせる
contact-intro = ご都合のよい方法をお選びください。ご利用いただける窓口はプランによって異なります。
contact-channels = お問い合わせ方法
contact-other-plans = ほかのプランで利用できる窓口
contact-compare = プラン別のサポート比較
contact-callout-title = 解決しませんでしたか？
contact-callout-text = サポートチームが解決をお手伝いします。お気軽にお問い合わせください。
contact-callout-link = サポートに問い合わせる
plan-picker-legend = ご利用中のプランをお選びください
plan-picker-any = すべて表示
plan-picker-help = 選択内容はこのブラウザーにのみ保存され、どこにも送信されません。
plan-picker-summary = このプランでは、%q種類の窓口のうち%n種類をご利用いただけます。
channel-locked = このプランは対象外
channel-languages = ほかの言語
channel-reveal = 契約プランに含まれています
plan-picker-addons = アドオン
channel-open-now = 現在受付中
channel-open-until = 現在受付中（%nまで）
channel-closed-now = 現在は受付時間外です
channel-closed-until = 現在は受付時間外です。次の受付開始：%n
channel-instead = 今すぐご利用いただける窓口：%n
contact-inbox-title = これまでのお問い合わせ
contact-inbox-text = プランにかかわらず、いつでも閲覧、返信できます。
contact-inbox-link = サポートの受信トレイを開く
channel-sealed = ご利用いただけるお客様がサインインすると表示されます。
channel-sealed-sign-in = サインインして表示
channel-sealed-no-script = 表示にはJavaScriptが必要です。
pass-held = お客様のパス：%q（有効期限：%n）
pass-forget = このパスを削除
pass-forgotten = パスを削除しました。
pass-refused-malformed = このリンクには有効なパスが含まれていません。
pass-refused-altered = このパスは改変されているか、このヘルプセンター向けに発行されたものではありません。
pass-refused-site = このパスは別のヘルプセンターのものです。
pass-refused-epoch = このパスは以前の期間のもので、無効になっています。
pass-refused-expired = パスの有効期限が切れています。
pass-refused-plan = このパスは、このヘルプセンターにないプランのものです。
pass-refused-insecure = パスは安全な接続（https）でのみ使用できます。
pass-refused-unavailable = パスで表示される連絡先は現在ご利用いただけません。
pass-refused-help = すべての方に公開されている内容を表示しています。新しいパスを取得するには、製品からもう一度このページを開いてください。
pass-refused-reload = すべての方に公開されている内容を表示しています。新しいパスを取得するには、このページを再読み込みしてください。

## The contact form

form-title = お問い合わせを送る
form-mail-intro = こちらにご質問の内容をご記入ください。メールソフトに本文が入力された状態で開きます。
form-channel = ご希望の連絡方法
form-summary = 概要
form-summary-help = ご質問の内容を一文でご記入ください。
form-suggestions = お役に立ちそうな記事
form-suggestions-status = 候補の記事：%n件
form-description = 詳しい内容
form-description-help = 行った操作、期待した結果、実際に起きたことをご記入ください。
form-files = スクリーンショット
form-files-add = スクリーンショットを追加
form-files-drop = または、ここに貼り付けかドロップ
form-files-help = { $types }、{ $count }件まで。1件あたり{ $size }まで。
form-size-kb = { $count } KB
form-size-mb = { $count } MB
form-files-list = 添付ファイル
form-files-remove = %nを削除
form-files-added = %nを添付しました
form-files-removed = %nを削除しました
form-files-too-large = %nは%qを超えています。画像を切り抜くか小さくして、もう一度添付してください。
form-files-type = %nは添付できません。使用できる形式：%q
form-files-count = 添付できるのは%n件までです。ほかのファイルを削除してから追加してください。
form-files-unreadable = %nを読み込めません。もう一度ファイルを選択してください。
form-files-again = 入力内容は残っています。スクリーンショットはもう一度添付してください。
form-optional = 任意
form-language = ご希望の言語
form-email = メールアドレス
form-phone = 電話番号
form-phone-help = 国番号からご記入ください（例：日本は +81）
form-submit = 送信
form-submit-chat = メッセージを送信
form-submit-mail = メールを作成
form-sending = 送信中…
form-chat-elsewhere = このフォームからチャットを始めることはできません。
form-error-title = まだ送信されていません。次の項目をご確認ください。
form-error-back = ブラウザーで前のページに戻ると、入力した内容が残っています。
form-error-channel = ご希望の連絡方法を選択してください。
form-error-summary = 概要を入力してください。
form-error-description = 詳しい内容を入力してください。
form-error-email = メールアドレスを入力してください（例：name@example.com）。
form-error-phone = 国番号を含む電話番号を入力してください。
form-failed-offline = オフラインです。入力内容は残っています。接続後にもう一度送信してください。
form-failed-network = 接続できませんでした。入力内容は残っています。接続を確認して、もう一度送信してください。
form-failed-timeout = 時間内に応答がありませんでした。入力内容は残っています。もう一度送信しても、二重には届きません。
form-failed-server = 当社側で問題が発生しました。入力内容は残っています。数分後にもう一度送信するか、ほかの窓口をご利用ください。
form-failed-refused = 受け付けられませんでした。入力内容は残っています。内容を確認するか、ほかの窓口をご利用ください。
form-failed-pass = アクセスの有効期限が切れました。入力内容は残っています。このタブでアカウントからこのページを開き直して、送信してください。
form-failed-size = ファイルの合計サイズが大きすぎます。いくつか削除して、もう一度送信してください。
form-failed-busy = アクセスが集中しています。入力内容は残っています。%nにもう一度送信してください。
form-failed-busy-soon = アクセスが集中しています。入力内容は残っています。1分後にもう一度送信してください。
form-sent-title = お問い合わせを受け付けました
form-sent-title-chat = メッセージを受け付けました
form-sent-email = %n宛てにメールで返信します。
form-sent-callback = %nに折り返しお電話します。
form-sent-chat = 会話を開く
form-sent-follow = お問い合わせの状況を見る
form-sent-reference = 受付番号：%n
form-sent-again = 別のお問い合わせを送る
form-mail-title = メールの準備ができました
form-mail-text = メールソフトで内容を確認して送信してください。メールが開かない場合は、本文をコピーして%n宛てにお送りください。
form-mail-long = 本文が長いため、すべてを引き渡せません。コピーしてメールに貼り付けてください。
form-mail-files = ウェブページからメールソフトにファイルを渡すことはできません。スクリーンショットはメールソフトで添付してください。
form-mail-open = メールをもう一度開く
form-mail-copy = 本文をコピー
form-mail-copied = コピーしました
form-mail-back = フォームに戻る
form-restored = 前回の入力内容が残っています。
form-discard = 最初からやり直す

## Help panel: what customers see inside of the product

panel-help = ヘルプ
panel-replies-zero = { panel-replies-other }
panel-replies-one = { panel-replies-other }
panel-replies-two = { panel-replies-other }
panel-replies-few = { panel-replies-other }
panel-replies-many = { panel-replies-other }
panel-replies-other = ヘルプ、新しい返信%n件
panel-top-context = このページのヘルプ
panel-top-area = 「%n」のヘルプ
panel-close = 閉じる
panel-back = 戻る
panel-forward = 進む
panel-larger = 拡大
panel-clear = 検索をクリア
panel-width = ウィンドウの幅
panel-height = ウィンドウの高さ
panel-new-tab = 新しいタブで開く
panel-article-error = 現在、このページを表示できません。
panel-down = 現在、ヘルプに接続できません。接続を確認して、もう一度お試しください。
panel-down-ways = こちらからもお問い合わせいただけます：

## A–Z list

az-title = 記事一覧（五十音順）
az-jump = 見出し文字に移動

## Empty pages

empty-home = まだ記事がありません
empty-home-help = このヘルプセンターは開設されたばかりです。しばらくしてからもう一度ご覧ください。
empty-area = まだ内容がありません
empty-area-help = このトピックの記事は準備中です。検索すると、ほかのトピックで見つかることがあります。
empty-contact = お問い合わせ窓口はまだありません
empty-contact-help = しばらくしてからもう一度ご覧ください。

## Page not found, choice of language, moved pages

not-found-title = ページが見つかりません
not-found-text = ページが移動したか、リンクに誤りがある可能性があります。検索するか、ホームからお探しください。
not-found-home = ホームに移動
root-lead = 言語をお選びください
redirect-title = このページは移動しました
redirect-text = このページは移動しました。
redirect-link = 移動先のページを開く

## Titles shown by the browser and by search engines

title-page = { $title } – { $site }

## Contacts: sentences made from contacts.yaml. A site names its plans and channels in its own locales/<locale>.ftl:
## plan-<id>, channel-<id>, and if it likes channel-<id>-description and channel-<id>-link.

channel-knowledge-base = ナレッジベース
channel-community = コミュニティ
channel-chat = チャットサポート
channel-email = メールサポート
channel-phone = 電話サポート
channel-callback = 折り返し電話
channel-knowledge-base-link = ナレッジベースを見る
channel-community-link = コミュニティを開く
contact-link = { $name }を開く
contact-link-chat = チャットを開始
contact-link-email = メールを送る
contact-link-phone = 電話をかける
contact-link-callback = 折り返し電話を依頼
contact-link-form = お問い合わせフォームを開く
contact-plans = { $plans }で利用可能
contact-plans-all = すべてのプランで利用可能
contact-locked-from = { $plan }ではご利用いただけません。{ $lowest }以上のプランでご利用いただけます。
contact-locked-list = { $plan }ではご利用いただけません。{ $plans }でご利用いただけます。
contact-locked = { $plan }ではご利用いただけません。
contact-locked-addon = { $plan }ではご利用いただけません。アドオン「{ $addon }」でご利用いただけます。
contact-locked-addon-plan = { $plan }ではご利用いただけません。{ $lowest }のアドオン「{ $addon }」でご利用いただけます。
contact-plans-addons = アドオン「{ $addons }」で利用可能
contact-needs-seat = 有料シートをお持ちの方が対象
contact-needs-seat-from = { $date }以降に作成されたアカウントでは、有料シートをお持ちの方が対象
contact-needs-addon = アドオン「{ $addon }」が必要
contact-needs-addon-from = { $date }以降に作成されたアカウントでは、アドオン「{ $addon }」が必要
contact-reply-minutes = 通常{ $count }分以内に返信
contact-reply-hours = 通常{ $count }時間以内に返信
contact-reply-days = 通常{ $count }営業日以内に返信
contact-languages = { $languages }に対応
contact-languages-one = { $language }のみ対応
contact-languages-account = アカウントに設定された言語で対応（{ $languages }）
contact-languages-not = { $language }には対応していません
contact-languages-warning = { $channel }は{ $languages }のみ対応しています
contact-languages-account-help = ほかの対応言語での返信をご希望の場合は、アカウント設定の言語を変更してください。
hours-range = { $open }～{ $close }
hours-range-overnight = { $open }～翌日{ $close }
hours-all-day = 24時間
hours-days = { $first }～{ $last }
hours-every-day = 毎日
hours-line = { $days } { $hours }
hours-join = { $first }、{ $rest }
hours-week = { $rules }（{ $zone }）
hours-always = 24時間、年中無休
hours-dates = { $hours }。時間変更：{ $dates }
hours-closed = { $hours }。休業日：{ $dates }。
matrix-caption = プラン別のサポート窓口
matrix-included = 利用可
matrix-not-included = 利用不可

## The inbox: earlier conversations with support, on a page of the help centre and in the panel

inbox-title = サポートの受信トレイ
inbox-intro = これまでのお問い合わせと、サポートからの回答です。
inbox-no-script = お問い合わせをここに表示するには JavaScript が必要です。あらためてお問い合わせいただくか、サポートからのメールに返信することもできます。
inbox-search = お問い合わせを検索
inbox-filter = 表示
inbox-filter-all = すべて
inbox-filter-open = 対応中
inbox-filter-closed = 終了
inbox-list = お問い合わせ
inbox-state-open = 回答待ち
inbox-state-answered = 回答済み
inbox-state-closed = 終了
inbox-state-reopened = 再開
inbox-unread = 新しい返信：%n
inbox-more = さらに表示
inbox-loading = お問い合わせを読み込んでいます…
inbox-empty = お問い合わせはまだありません
inbox-empty-help = お問い合わせいただくと、回答がここに表示されます。
inbox-empty-search = 「%q」に一致するお問い合わせはありません
inbox-write = サポートに問い合わせる
inbox-back = すべてのお問い合わせ
inbox-choose = お問い合わせを選ぶと、ここに表示されます。
inbox-you = あなた
inbox-colleague = 同僚の方
inbox-support = サポート
inbox-closed = お問い合わせを終了しました
inbox-reopened = お問い合わせを再開しました
inbox-arrived = %nさんからの新しいメッセージ
inbox-reply = 返信
inbox-attach = スクリーンショットを添付
inbox-send = 送信
inbox-sent = 返信を送信しました。
inbox-close = お問い合わせを終了
inbox-reopen = お問い合わせを再開
inbox-is-closed = このお問い合わせは終了しています。返信するには再開してください。
inbox-was-closed = このお問い合わせはその間に終了しました。入力内容は残っています。再開してから送信してください。
inbox-download = %nをダウンロード（%q）
inbox-signed-out = お問い合わせはアカウントから確認できます
inbox-signed-out-help = 製品からこのページを開くと、あなたのお問い合わせが表示されます。
inbox-expired = アクセスの有効期限が切れました
inbox-expired-help = 安全のため、一定の時間で期限が切れます。続けて読むには、製品からこのページを開き直してください。
inbox-reload = 安全のため、一定の時間で期限が切れます。続けて読むには、このページを再読み込みしてください。
inbox-sign-in = サインイン
inbox-link-expired = リンクの有効期限が切れました
inbox-link-expired-help = 最後に届いたメールに返信してください。こちらからの返信に新しいリンクが入ります。
inbox-missing = このお問い合わせは見つかりません
inbox-missing-help = 別のアカウントのものか、リンクが途中で切れている可能性があります。
inbox-failed = 現在、お問い合わせを表示できません
inbox-failed-help = 接続を確認して、もう一度お試しください。内容は失われていません。
inbox-retry = 再試行
inbox-offline = オフラインです。以前に読み込んだ内容を表示しています。

mail-marker = この行より上に返信を書いてください
mail-received = お問い合わせを受け付けました
mail-received-text = お問い合わせありがとうございます。担当チームが内容を確認し、メールでお返事します。
mail-received-follow = やり取りの確認と続きはこちらから:
mail-follow = このメールにそのまま返信できます。やり取りの全体はこちらから:
mail-files = 一部のファイルは大きすぎるため、メールに添付されていません。やり取りのページでご覧いただけます。
