## Contacts

channel-knowledge-base = Base de connaissances
channel-community = Communauté
channel-chat = Support par chat
channel-email = Support par e-mail
channel-phone = Support téléphonique
channel-callback = Rappel téléphonique
contact-link = Ouvrir « { $name } »
contact-link-chat = Démarrer un chat
contact-link-email = Envoyer un e-mail
contact-link-phone = Nous appeler
contact-link-callback = Demander à être rappelé
contact-link-form = Nous écrire
contact-plans =
    { $count ->
        [one] Compris dans l’offre { $plans }
       *[other] Compris dans les offres { $plans }
    }
contact-plans-all = Compris dans toutes les offres
contact-locked-from = Non compris dans l’offre { $plan }. Disponible à partir de l’offre { $lowest }.
contact-locked-list =
    { $count ->
        [one] Non compris dans l’offre { $plan }. Disponible avec l’offre { $plans }.
       *[other] Non compris dans l’offre { $plan }. Disponible avec les offres { $plans }.
    }
contact-locked = Non compris dans l’offre { $plan }.
contact-languages = En { $languages }
contact-languages-one = Uniquement en { $language }
contact-languages-account = Dans la langue de votre compte : { $languages }
hours-range = de { $open } à { $close }
hours-range-overnight = de { $open } à { $close } le lendemain
hours-all-day = 24 h sur 24
hours-days = du { $first } au { $last }
hours-every-day = tous les jours
hours-line = { $days }, { $hours }
hours-join = { $first } ; { $rest }
hours-week = { $rules } ({ $zone })
hours-always = 24 h sur 24, 7 jours sur 7
hours-closed = { $hours }. Jours de fermeture : { $dates }.
matrix-caption = Canaux d’assistance par offre
matrix-included = Compris
matrix-not-included = Non compris
