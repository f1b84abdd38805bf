## Contacts

channel-knowledge-base = Base de conocimientos
channel-community = Comunidad
channel-chat = Soporte por chat
channel-email = Soporte por correo electrónico
channel-phone = Soporte telefónico
channel-callback = Devolución de llamada
contact-link = Abrir { $name }
contact-link-chat = Iniciar un chat
contact-link-email = Enviar un correo
contact-link-phone = Llamar
contact-link-callback = Solicitar una llamada
contact-link-form = Enviar un mensaje
contact-plans =
    { $count ->
        [one] Incluido en el plan { $plans }
       *[other] Incluido en los planes { $plans }
    }
contact-plans-all = Incluido en todos los planes
contact-locked-from = No incluido en el plan { $plan }. Disponible a partir del plan { $lowest }.
contact-locked-list =
    { $count ->
        [one] No incluido en el plan { $plan }. Disponible en el plan { $plans }.
       *[other] No incluido en el plan { $plan }. Disponible en los planes { $plans }.
    }
contact-locked = No incluido en el plan { $plan }.
contact-languages = En { $languages }
contact-languages-one = Solo en { $language }
contact-languages-account = En el idioma de su cuenta: { $languages }
hours-range = de { $open } a { $close }
hours-range-overnight = de { $open } a { $close } del día siguiente
hours-all-day = 24 horas
hours-days = de { $first } a { $last }
hours-every-day = todos los días
hours-line = { $days }, { $hours }
hours-join = { $first }; { $rest }
hours-week = { $rules } ({ $zone })
hours-always = Las 24 horas, los 7 días de la semana
hours-closed = { $hours }. Días de cierre: { $dates }.
matrix-caption = Canales de soporte por plan
matrix-included = Incluido
matrix-not-included = No incluido
