## プラン

plan-free = 無料 CRM
plan-starter = Starter
plan-basic = Basic
plan-pro = Pro
plan-enterprise = Enterprise

## サポート窓口

channel-knowledge-base = ナレッジベース
channel-knowledge-base-description = このサイトのガイドを 24 時間いつでも検索できます。
channel-community = コミュニティ
channel-community-description = ほかの Atrium ユーザーに質問したり、活用例を参考にしたりできます。
channel-chat = チャットサポート
channel-chat-description = サポート担当者とリアルタイムでチャットできます。
channel-email = メールサポート
channel-email-description = 問題の内容を書き、スクリーンショットを添付してお送りください。メールとサポート受信トレイで回答します。
channel-phone = 電話サポート
channel-phone-description = サポート窓口にお電話ください。
channel-callback = 折り返し電話
channel-callback-description = 電話番号をご入力いただくと、ユーザー設定の言語で担当者が折り返しお電話します。
