## Contacts

channel-knowledge-base = Base de conhecimento
channel-community = Comunidade
channel-chat = Suporte por chat
channel-email = Suporte por e-mail
channel-phone = Suporte por telefone
channel-callback = Receber uma chamada
contact-link = Abrir { $name }
contact-link-chat = Iniciar um chat
contact-link-email = Enviar um e-mail
contact-link-phone = Telefonar
contact-link-callback = Pedir uma chamada
contact-link-form = Enviar uma mensagem
contact-plans =
    { $count ->
        [one] Incluído no plano { $plans }
       *[other] Incluído nos planos { $plans }
    }
contact-plans-all = Incluído em todos os planos
contact-locked-from = Não incluído no plano { $plan }. Disponível a partir do plano { $lowest }.
contact-locked-list =
    { $count ->
        [one] Não incluído no plano { $plan }. Disponível no plano { $plans }.
       *[other] Não incluído no plano { $plan }. Disponível nos planos { $plans }.
    }
contact-locked = Não incluído no plano { $plan }.
contact-languages = Em { $languages }
contact-languages-one = Apenas em { $language }
contact-languages-account = No idioma da sua conta: { $languages }
hours-range = das { $open } às { $close }
hours-range-overnight = das { $open } às { $close } do dia seguinte
hours-all-day = 24 horas
hours-days = de { $first } a { $last }
hours-every-day = todos os dias
hours-line = { $days }, { $hours }
hours-join = { $first }; { $rest }
hours-week = { $rules } ({ $zone })
hours-always = 24 horas por dia, 7 dias por semana
hours-closed = { $hours }. Dias de encerramento: { $dates }.
matrix-caption = Canais de suporte por plano
matrix-included = Incluído
matrix-not-included = Não incluído
