## Every page

skip-to-content = Aller au contenu
nav-main = Navigation principale
nav-footer = Pied de page
nav-breadcrumbs = Fil d’Ariane
nav-pager = Articles précédent et suivant
nav-home = Accueil
nav-topics = Thèmes
nav-topics-all = Tous les thèmes
nav-area = Dans ce thème
nav-contact = Contacter le support
nav-az = Tous les articles de A à Z
nav-search = Recherche
nav-feed = Flux des nouveaux articles
nav-language = Langue :
theme-to-dark = Passer en mode sombre
theme-to-light = Passer en mode clair
announcement-label = Annonce
announcement-close = Fermer cette annonce
drafts-banner = Aperçu : cette version contient des brouillons. Ne la publiez pas.

## Home page

home-heading = Comment pouvons-nous vous aider ?
home-lead = Cherchez dans les guides ou parcourez-les par thème.
home-areas = Parcourir par thème
home-popular = Articles les plus consultés

## Lists of articles

area-count =
    { $count ->
        [one] { $count } article
        [many] { $count } d’articles
       *[other] { $count } articles
    }
category-all =
    { $count ->
        [one] Voir { $count } article dans « { $category } »
        [many] Voir les { $count } d’articles de « { $category } »
       *[other] Voir les { $count } articles de « { $category } »
    }
list-filter = Filtrer { $count } articles
article-borrowed = En { $language }

## Article

article-updated = Mis à jour le { $date }
article-edit = Modifier cette page
article-authors = Par { $authors }
article-plans = Disponible avec { $plans }
article-draft = Brouillon
article-unlisted = Non répertorié
article-markdown = Cette page en Markdown
toc-title = Sur cette page
pager-prev = Précédent
pager-next = Suivant
related-title = Articles associés
helpful-question = Cet article vous a-t-il été utile ?
helpful-yes = Oui
helpful-no = Non
helpful-thanks = Merci, nous sommes ravis d’avoir pu vous aider.
helpful-thanks-no = Merci pour votre retour. Si le problème persiste, contactez le support ci-dessous.
insights-comment = Qu’est-ce qui manque ou n’est pas clair ?
insights-comment-help = N’indiquez ni nom, ni adresse, ni numéro personnel.
insights-section = Quelle partie ?
insights-section-any = Tout l’article
insights-send = Envoyer
insights-sent = Merci. Les personnes qui rédigent ces articles liront votre message.

## Articles in another language than the page

notice-fallback = Cet article n’est pas encore disponible en { $language }. Vous le lisez en { $original }.
notice-machine = Cet article a été traduit automatiquement. En cas de différence, la version en { $original } fait foi.
notice-machine-link = Lire l’article en { $original }
notice-stale = La version en { $original } a changé depuis cette traduction : { $sections }.
notice-stale-head = titre et description
notice-stale-introduction = introduction

## Inside the text of an article

callout-note = Remarque
callout-tip = Conseil
callout-important = Important
callout-warning = Avertissement
callout-caution = Attention
table-region = Tableau
heading-link = Lien vers : %n
heading-link-copied = Lien copié
footnotes = Notes
footnote-back = Revenir au texte
task-done = Fait
task-open = À faire
code-copy = Copier
code-copied = Copié
video-source = Lecture depuis %n
video-untitled = Vidéo
picture-enlarge = Agrandir l’image
picture-close = Fermer
badge-new = Nouveau
badge-updated = Mis à jour
badge-beta = Bêta
badge-deprecated = Obsolète
badge-required = Obligatoire
badge-optional = Facultatif

## Search

search-label = Rechercher dans le centre d’aide
search-placeholder = Rechercher une réponse
search-submit = Rechercher
search-title = Recherche
search-suggestions = Suggestions
search-loading = Recherche en cours…
search-see-all = Voir tous les résultats pour « %q »
search-other-language = Résultats en %n
search-count-zero = { search-count-other }
search-count-one = %n résultat
search-count-two = { search-count-other }
search-count-few = { search-count-other }
search-count-many = %n de résultats
search-count-other = %n résultats
search-count-for = %n pour « %q »
search-corrected = Résultats affichés pour « %q »
search-did-you-mean = Vouliez-vous dire « %q » ?
search-more = Afficher plus de résultats
search-filter-area = Thème
search-filter-area-all = Tous les thèmes
search-filter-plan = Abonnement
search-filter-plan-all = Tous
search-clear-filters = Effacer les filtres
search-none = Aucun résultat
search-none-help = Vérifiez l’orthographe, essayez des mots plus simples ou moins nombreux, ou posez la question à notre équipe.
search-error = La recherche n’est pas disponible pour le moment.
search-error-help = L’index de recherche n’a pas pu être chargé. Vérifiez votre connexion, puis réessayez.
search-outdated = Cette page n’est plus à jour. Rechargez-la pour rechercher.
search-retry = Réessayer
search-browse = Ou parcourez les thèmes
search-shortcut = Appuyer sur / pour rechercher depuis n’importe quelle page
search-no-script = La recherche nécessite JavaScript. Sans lui, la liste des articles de A à Z et les thèmes ci-dessous mènent aux mêmes pages.

## Contact

contact-title = Contacter le support
contact-intro = Choisissez le moyen qui vous convient. Les possibilités dépendent de votre abonnement.
contact-channels = Moyens de nous joindre
contact-other-plans = Avec un autre abonnement
contact-compare = Comparer le support par abonnement
contact-callout-title = Besoin d’aide ?
contact-callout-text = Notre équipe de support se fera un plaisir d’étudier la question avec vous.
contact-callout-link = Contacter le support
plan-picker-legend = Quel est votre abonnement ?
plan-picker-any = Tout afficher
plan-picker-help = Votre choix reste dans ce navigateur et n’est envoyé nulle part.
plan-picker-summary = Moyens de contact inclus dans cet abonnement : %n sur %q.
channel-locked = Non inclus
channel-languages = Dans d’autres langues
channel-reveal = Mon abonnement l’inclut
plan-picker-addons = Options
channel-open-now = Ouvert en ce moment
channel-open-until = Ouvert en ce moment. Fermeture : %n
channel-closed-now = Fermé en ce moment
channel-closed-until = Fermé en ce moment. Réouverture : %n
channel-instead = Disponible pour vous dès maintenant : %n
contact-inbox-title = Vos échanges précédents
contact-inbox-text = Consultez-les et répondez-y à tout moment, quel que soit votre abonnement.
contact-inbox-link = Ouvrir votre boîte de support
channel-sealed = Affiché aux clients connectés qui y ont droit.
channel-sealed-sign-in = Se connecter pour l’afficher
channel-sealed-no-script = L’affichage nécessite JavaScript.
pass-held = Votre accès : %q. Expiration : %n
pass-forget = Supprimer cet accès
pass-forgotten = L’accès a été supprimé.
pass-refused-malformed = Ce lien ne contient pas d’accès valide.
pass-refused-altered = Cet accès a été modifié ou n’a pas été émis pour ce centre d’aide.
pass-refused-site = Cet accès concerne un autre centre d’aide.
pass-refused-epoch = Cet accès date d’une période antérieure et n’est plus valable.
pass-refused-expired = Votre accès a expiré.
pass-refused-plan = Cet accès concerne un abonnement que ce centre d’aide ne connaît pas.
pass-refused-insecure = Les accès ne fonctionnent qu’avec une connexion sécurisée (https).
pass-refused-unavailable = Les coordonnées protégées ne sont pas disponibles pour le moment.
pass-refused-help = Vous voyez ce qui est ouvert à tous. Pour obtenir un nouvel accès, revenez ici depuis le produit.
pass-refused-reload = Vous voyez ce qui est ouvert à tous. Pour obtenir un nouvel accès, rechargez cette page.

## The contact form

form-title = Nous envoyer une demande
form-mail-intro = Décrivez votre question ici. Votre messagerie s’ouvrira avec le message, prêt à être envoyé.
form-channel = Comment souhaitez-vous être recontacté ?
form-summary = Objet
form-summary-help = De quoi s’agit-il, en une phrase ?
form-suggestions = Ces articles peuvent vous aider
form-suggestions-status = Articles suggérés : %n
form-description = Description
form-description-help = Qu’avez-vous fait, à quoi vous attendiez-vous, et que s’est-il passé ?
form-files = Captures d’écran
form-files-add = Joindre des captures
form-files-drop = ou collez-les ou déposez-les ici
form-files-help =
    { $count ->
        [one] Un fichier : { $types }, { $size } au maximum.
       *[other] Jusqu’à { $count } fichiers : { $types }, { $size } au maximum chacun.
    }
form-size-kb = { $count } ko
form-size-mb = { $count } Mo
form-files-list = Fichiers joints
form-files-remove = Retirer %n
form-files-added = %n est joint
form-files-removed = %n est retiré
form-files-too-large = %n dépasse %q. Recadrez l’image ou réduisez-la, puis joignez-la de nouveau.
form-files-type = %n ne peut pas être joint. Choisissez un fichier dans l’un de ces formats : %q.
form-files-count = Nombre maximal de fichiers : %n. Retirez-en un pour faire de la place.
form-files-unreadable = %n est illisible. Choisissez de nouveau le fichier.
form-files-again = Votre texte est toujours là. Veuillez joindre de nouveau vos captures d’écran.
form-optional = facultatif
form-language = Langue souhaitée
form-email = Votre adresse e-mail
form-phone = Votre numéro de téléphone
form-phone-help = Avec l’indicatif du pays, par exemple +33 pour la France
form-submit = Envoyer
form-submit-chat = Envoyer le message
form-submit-mail = Rédiger l’e-mail
form-sending = Envoi en cours…
form-chat-elsewhere = Un chat ne peut pas être démarré depuis ce formulaire.
form-error-title = Pas encore envoyé. Veuillez vérifier :
form-error-back = Revenez en arrière dans votre navigateur : votre texte y est encore.
form-error-channel = Choisissez comment être recontacté.
form-error-summary = Saisissez un objet.
form-error-description = Décrivez votre question.
form-error-email = Saisissez une adresse e-mail, par exemple nom@example.com.
form-error-phone = Saisissez un numéro de téléphone avec l’indicatif du pays.
form-failed-offline = Vous êtes hors ligne. Votre texte est conservé : renvoyez-le une fois la connexion rétablie.
form-failed-network = Notre serveur est injoignable. Votre texte est conservé : vérifiez votre connexion, puis renvoyez-le.
form-failed-timeout = La réponse tarde trop. Votre texte est conservé : renvoyez-le, il n’arrivera pas en double.
form-failed-server = Un problème est survenu de notre côté. Votre texte est conservé : renvoyez-le dans quelques minutes, ou choisissez un autre moyen de nous joindre.
form-failed-refused = Votre demande n’a pas été acceptée. Votre texte est conservé : vérifiez votre saisie, ou choisissez un autre moyen de nous joindre.
form-failed-pass = Votre accès a expiré. Votre texte est conservé : rouvrez cette page depuis votre compte, dans cet onglet, puis envoyez-le.
form-failed-size = L’ensemble des fichiers est trop volumineux. Retirez-en un ou plusieurs, puis renvoyez la demande.
form-failed-busy = Trop de demandes en même temps. Votre texte est conservé : renvoyez-le à %n.
form-failed-busy-soon = Trop de demandes en même temps. Votre texte est conservé : renvoyez-le dans une minute.
form-sent-title = Merci, nous avons bien reçu votre demande
form-sent-title-chat = Merci, nous avons bien reçu votre message
form-sent-email = Nous répondrons par e-mail à %n.
form-sent-callback = Nous vous rappellerons au %n.
form-sent-chat = Accéder à la conversation
form-sent-follow = Suivre votre demande
form-sent-reference = Référence : %n
form-sent-again = Envoyer une autre demande
form-mail-title = Votre e-mail est prêt
form-mail-text = Vérifiez-le dans votre messagerie et envoyez-le de là. Si aucun e-mail ne s’est ouvert, copiez le texte et envoyez-le à %n.
form-mail-long = Le texte est trop long pour être transmis en entier. Copiez-le et collez-le dans l’e-mail.
form-mail-files = Une page web ne peut pas transmettre de fichiers à une messagerie : joignez-y vous-même vos captures d’écran.
form-mail-open = Rouvrir l’e-mail
form-mail-copy = Copier le texte
form-mail-copied = Copié
form-mail-back = Revenir au formulaire
form-restored = Votre texte est toujours là.
form-discard = Tout effacer

## Help panel: what customers see inside of the product

panel-help = Aide
panel-replies-zero = { panel-replies-other }
panel-replies-one = Aide, %n nouvelle réponse
panel-replies-two = { panel-replies-other }
panel-replies-few = { panel-replies-other }
panel-replies-many = Aide, %n de nouvelles réponses
panel-replies-other = Aide, %n nouvelles réponses
panel-top-context = Aide pour cette page
panel-top-area = Aide sur « %n »
panel-close = Fermer
panel-back = Retour
panel-forward = Suivant
panel-larger = Agrandir
panel-clear = Effacer la recherche
panel-width = Largeur de la fenêtre
panel-height = Hauteur de la fenêtre
panel-new-tab = Ouvrir dans un nouvel onglet
panel-article-error = Cette page ne peut pas être affichée pour le moment.
panel-down = L’aide est inaccessible pour le moment. Vérifiez votre connexion et réessayez.
panel-down-ways = Vous pouvez aussi nous joindre ici :

## A–Z list

az-title = Tous les articles de A à Z
az-jump = Aller à une lettre

## Empty pages

empty-home = Pas encore d’articles
empty-home-help = Ce centre d’aide vient d’ouvrir. Revenez bientôt.
empty-area = Rien ici pour l’instant
empty-area-help = Nous rédigeons encore les articles de ce thème. La recherche trouvera peut-être ailleurs ce qu’il vous faut.
empty-contact = Pas encore de moyen de contact
empty-contact-help = Revenez bientôt.

## Page not found, choice of language, moved pages

not-found-title = Cette page est introuvable
not-found-text = Elle a peut-être été déplacée, ou l’adresse contient une erreur. Faites une recherche ou repartez de l’accueil.
not-found-home = Aller à l’accueil
root-lead = Choisissez votre langue
redirect-title = Cette page a été déplacée
redirect-text = Cette page a été déplacée.
redirect-link = Aller à sa nouvelle adresse

## Titles shown by the browser and by search engines

title-page = { $title } – { $site }

## Contacts: sentences made from contacts.yaml. A site names its plans and channels in its own locales/<locale>.ftl:
## plan-<id>, channel-<id>, and if it likes channel-<id>-description and channel-<id>-link.

channel-knowledge-base = Base de connaissances
channel-community = Communauté
channel-chat = Support par chat
channel-email = Support par e-mail
channel-phone = Support téléphonique
channel-callback = Rappel téléphonique
channel-knowledge-base-link = Accéder à la base de connaissances
channel-community-link = Accéder à la communauté
contact-link = Ouvrir « { $name } »
contact-link-chat = Démarrer un chat
contact-link-email = Envoyer un e-mail
contact-link-phone = Nous appeler
contact-link-callback = Demander à être rappelé
contact-link-form = Nous écrire
contact-plans =
    { $count ->
        [one] Inclus dans l’abonnement { $plans }
        [many] Inclus dans les abonnements { $plans }
       *[other] Inclus dans les abonnements { $plans }
    }
contact-plans-all = Inclus dans tous les abonnements
contact-locked-from = Non inclus dans l’abonnement { $plan }. Disponible à partir de l’abonnement { $lowest }.
contact-locked-list =
    { $count ->
        [one] Non inclus dans l’abonnement { $plan }. Disponible avec l’abonnement { $plans }.
        [many] Non inclus dans l’abonnement { $plan }. Disponible avec les abonnements { $plans }.
       *[other] Non inclus dans l’abonnement { $plan }. Disponible avec les abonnements { $plans }.
    }
contact-locked = Non inclus dans l’abonnement { $plan }.
contact-locked-addon = Non inclus dans l’abonnement { $plan }. Disponible avec l’option { $addon }.
contact-locked-addon-plan = Non inclus dans l’abonnement { $plan }. Disponible avec l’option { $addon } dans l’abonnement { $lowest }.
contact-plans-addons = Disponible avec l’option { $addons }
contact-needs-seat = Réservé aux personnes disposant d’une licence payante
contact-needs-seat-from = Réservé aux personnes disposant d’une licence payante, pour les comptes créés à partir du { $date }
contact-needs-addon = Uniquement avec l’option { $addon }
contact-needs-addon-from = Uniquement avec l’option { $addon }, pour les comptes créés à partir du { $date }
contact-reply-minutes =
    { $count ->
        [one] Réponse habituelle en moins de { $count } minute
        [many] Réponse habituelle en moins de { $count } minutes
       *[other] Réponse habituelle en moins de { $count } minutes
    }
contact-reply-hours =
    { $count ->
        [one] Réponse habituelle en moins de { $count } heure
        [many] Réponse habituelle en moins de { $count } heures
       *[other] Réponse habituelle en moins de { $count } heures
    }
contact-reply-days =
    { $count ->
        [one] Réponse habituelle sous { $count } jour ouvré
        [many] Réponse habituelle sous { $count } jours ouvrés
       *[other] Réponse habituelle sous { $count } jours ouvrés
    }
contact-languages = En { $languages }
contact-languages-one = Uniquement en { $language }
contact-languages-account = Dans la langue de votre compte : { $languages }
contact-languages-not = Pas disponible en { $language }
contact-languages-warning = { $channel } : uniquement en { $languages }
contact-languages-account-help = Pour une réponse dans une autre de ces langues, changez la langue dans les paramètres de votre compte.
hours-range = de { $open } à { $close }
hours-range-overnight = de { $open } à { $close } le lendemain
hours-all-day = 24 h sur 24
hours-days = du { $first } au { $last }
hours-every-day = tous les jours
hours-line = { $days }, { $hours }
hours-join = { $first } ; { $rest }
hours-week = { $rules } ({ $zone })
hours-always = 24 h sur 24, 7 jours sur 7
hours-dates = { $hours }. Autres horaires : { $dates }
hours-closed = { $hours }. Jours de fermeture : { $dates }.
matrix-caption = Canaux de support par abonnement
matrix-included = Inclus
matrix-not-included = Non inclus

## The inbox: earlier conversations with support, on a page of the help centre and in the panel

inbox-title = Votre boîte de support
inbox-intro = Ce que vous nous avez demandé, et nos réponses.
inbox-no-script = JavaScript est nécessaire pour afficher vos échanges ici. Vous pouvez aussi nous écrire de nouveau ou répondre à nos e-mails.
inbox-search = Rechercher dans vos échanges
inbox-filter = Afficher
inbox-filter-all = Tous
inbox-filter-open = Ouverts
inbox-filter-closed = Fermés
inbox-list = Échanges
inbox-state-open = En attente
inbox-state-answered = Répondu
inbox-state-closed = Fermé
inbox-state-reopened = Rouvert
inbox-unread = Nouvelles réponses : %n
inbox-more = Afficher plus d’échanges
inbox-loading = Chargement de vos échanges…
inbox-empty = Aucun échange pour l’instant
inbox-empty-help = Lorsque vous nous écrivez, notre réponse apparaît ici.
inbox-empty-search = Aucun résultat pour « %q »
inbox-write = Contacter le support
inbox-back = Tous les échanges
inbox-choose = Choisissez un échange pour le lire ici.
inbox-you = Vous
inbox-colleague = Votre collègue
inbox-support = Support
inbox-closed = Échange fermé
inbox-reopened = Échange rouvert
inbox-arrived = Nouveau message de %n
inbox-reply = Votre réponse
inbox-attach = Joindre des captures
inbox-send = Envoyer
inbox-sent = Votre réponse a été envoyée.
inbox-close = Fermer l’échange
inbox-reopen = Rouvrir l’échange
inbox-is-closed = Cet échange est fermé. Rouvrez-le pour nous écrire de nouveau.
inbox-was-closed = Cet échange a été fermé entre-temps. Votre texte est conservé : rouvrez l’échange, puis envoyez-le.
inbox-download = Télécharger %n (%q)
inbox-signed-out = Vos échanges vous attendent dans votre compte
inbox-signed-out-help = Ouvrez cette page depuis le produit : nous saurons ainsi qu’ils sont à vous.
inbox-expired = Votre accès a expiré
inbox-expired-help = Pour votre sécurité, il prend fin au bout d’un moment. Rouvrez cette page depuis le produit pour continuer.
inbox-reload = Pour votre sécurité, il prend fin au bout d’un moment. Rechargez cette page pour continuer.
inbox-sign-in = Se connecter
inbox-link-expired = Ce lien a expiré
inbox-link-expired-help = Répondez au dernier e-mail reçu à ce sujet. Notre réponse contiendra un nouveau lien.
inbox-missing = Cet échange est introuvable
inbox-missing-help = Il appartient peut-être à un autre compte, ou le lien est incomplet.
inbox-failed = Vos échanges ne peuvent pas être affichés pour le moment
inbox-failed-help = Vérifiez votre connexion, puis réessayez. Rien n’est perdu.
inbox-retry = Réessayer
inbox-offline = Vous êtes hors ligne. Vous voyez ce qui a été chargé auparavant.

mail-marker = Écrivez votre réponse au-dessus de cette ligne
mail-received = Nous avons bien reçu votre demande
mail-received-text = Merci pour votre message. Notre équipe l’a bien reçu et vous répondra par e-mail.
mail-received-follow = Lisez et poursuivez la conversation ici :
mail-follow = Pour répondre, répondez simplement à cet e-mail. Toute la conversation se trouve ici :
mail-files = Certains fichiers sont trop volumineux pour un e-mail. Vous les trouverez dans la conversation.
