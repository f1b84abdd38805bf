## Contacts: only what differs from pt.ftl.

channel-callback = Receber uma ligação
contact-link-phone = Ligar
contact-link-callback = Pedir uma ligação
hours-closed = { $hours }. Dias sem atendimento: { $dates }.
