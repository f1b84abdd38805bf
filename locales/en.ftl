## Plans

plan-free = Free CRM
plan-starter = Starter
plan-basic = Basic
plan-pro = Pro
plan-enterprise = Enterprise

## Support channels

channel-knowledge-base = Knowledge base
channel-knowledge-base-description = Search the guides on this site, day or night.
channel-community = Community
channel-community-description = Ask other Atrium customers, and see how they work.
channel-chat = Support chat
channel-chat-description = Write with a support specialist in real time.
channel-email = Email support
channel-email-description = Describe the problem and attach screenshots. We reply by email and in your support inbox.
channel-phone = Phone support
channel-phone-description = Call our support line.
channel-callback = Call me
channel-callback-description = Leave your number, and a specialist will call you in the language of your user settings.
