## Abonnements

plan-free = CRM gratuit
plan-starter = Starter
plan-basic = Basique
plan-pro = Pro
plan-enterprise = Entreprise

## Canaux d’assistance

channel-knowledge-base = Base de connaissances
channel-knowledge-base-description = Consultez les guides de ce site, de jour comme de nuit.
channel-community = Communauté
channel-community-description = Interrogez d’autres clients d’Atrium et découvrez leurs méthodes.
channel-chat = Chat de support
channel-chat-description = Échangez par écrit, en direct, avec un spécialiste du support.
channel-email = Support par e-mail
channel-email-description = Décrivez le problème et joignez des captures d’écran. Nous répondons par e-mail et dans votre boîte de support.
channel-phone = Support téléphonique
channel-phone-description = Appelez notre ligne d’assistance.
channel-callback = Rappel téléphonique
channel-callback-description = Laissez votre numéro : un spécialiste vous rappelle dans la langue de vos paramètres utilisateur.
