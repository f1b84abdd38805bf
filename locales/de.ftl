## Tarife

plan-free = Gratis-CRM
plan-starter = Starter
plan-basic = Basic
plan-pro = Pro
plan-enterprise = Enterprise

## Support-Kanäle

channel-knowledge-base = Wissensdatenbank
channel-knowledge-base-description = Durchsuchen Sie die Anleitungen auf dieser Website – rund um die Uhr.
channel-community = Community
channel-community-description = Fragen Sie andere Atrium-Kunden und sehen Sie, wie sie arbeiten.
channel-chat = Support-Chat
channel-chat-description = Schreiben Sie in Echtzeit mit unserem Support-Team.
channel-email = E-Mail-Support
channel-email-description = Beschreiben Sie das Problem und hängen Sie Screenshots an. Wir antworten per E-Mail und in Ihrem Support-Postfach.
channel-phone = Telefon-Support
channel-phone-description = Rufen Sie unsere Support-Hotline an.
channel-callback = Rückruf
channel-callback-description = Hinterlassen Sie Ihre Nummer. Wir rufen Sie in der Sprache an, die in Ihren Benutzereinstellungen festgelegt ist.
