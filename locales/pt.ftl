## Planos

plan-free = CRM gratuito
plan-starter = Starter
plan-basic = Basic
plan-pro = Pro
plan-enterprise = Enterprise

## Canais de suporte

channel-knowledge-base = Base de conhecimento
channel-knowledge-base-description = Pesquise os guias deste site a qualquer hora.
channel-community = Comunidade
channel-community-description = Pergunte a outros clientes do Atrium e veja como eles trabalham.
channel-chat = Chat de suporte
channel-chat-description = Converse por escrito, em tempo real, com um especialista do suporte.
channel-email = Suporte por e-mail
channel-email-description = Descreva o problema e anexe capturas de tela. Respondemos por e-mail e na sua caixa de entrada do suporte.
channel-phone = Suporte por telefone
channel-phone-description = Ligue para a nossa central de suporte.
channel-callback = Receber uma ligação
channel-callback-description = Deixe seu número e um especialista liga para você no idioma das suas configurações de usuário.
