## Every page

skip-to-content = Saltar al contenido
nav-main = Navegación principal
nav-footer = Pie de página
nav-breadcrumbs = Ruta de navegación
nav-pager = Artículos anterior y siguiente
nav-home = Inicio
nav-topics = Temas
nav-topics-all = Todos los temas
nav-area = En este tema
nav-contact = Contactar con soporte
nav-az = Todos los artículos de la A a la Z
nav-search = Búsqueda
nav-feed = Feed de artículos nuevos
nav-language = Idioma:
theme-to-dark = Cambiar al modo oscuro
theme-to-light = Cambiar al modo claro
announcement-label = Aviso
announcement-close = Cerrar este aviso
drafts-banner = Vista previa: esta versión contiene borradores. No la publique.

## Home page

home-heading = ¿En qué podemos ayudarle?
home-lead = Busque en las guías o explórelas por tema.
home-areas = Explorar por tema
home-popular = Artículos más consultados

## Lists of articles

area-count =
    { $count ->
        [one] { $count } artículo
        [many] { $count } de artículos
       *[other] { $count } artículos
    }
category-all =
    { $count ->
        [one] Ver { $count } artículo de «{ $category }»
        [many] Ver { $count } de artículos de «{ $category }»
       *[other] Ver los { $count } artículos de «{ $category }»
    }
list-filter = Filtrar { $count } artículos
article-borrowed = En { $language }

## Article

article-updated = Actualizado el { $date }
article-edit = Editar esta página
article-authors = Por { $authors }
article-plans = Disponible en { $plans }
article-draft = Borrador
article-unlisted = No listado
article-markdown = Esta página en Markdown
toc-title = En esta página
pager-prev = Anterior
pager-next = Siguiente
related-title = Artículos relacionados
helpful-question = ¿Le ha resultado útil este artículo?
helpful-yes = Sí
helpful-no = No
helpful-thanks = Gracias. Nos alegra haberle ayudado.
helpful-thanks-no = Gracias por decírnoslo. Si aún no lo ha resuelto, contacte con soporte aquí abajo.
insights-comment = ¿Qué falta o no está claro?
insights-comment-help = No incluya nombres, direcciones ni números personales.
insights-section = ¿Qué parte?
insights-section-any = Todo el artículo
insights-send = Enviar
insights-sent = Gracias. Lo leerán las personas que escriben estos artículos.

## Articles in another language than the page

notice-fallback = Este artículo aún no está disponible en { $language }. Lo está leyendo en { $original }.
notice-machine = Este artículo se ha traducido automáticamente. En caso de diferencias, prevalece la versión en { $original }.
notice-machine-link = Leerlo en { $original }
notice-stale = La versión en { $original } ha cambiado desde esta traducción: { $sections }.
notice-stale-head = título y descripción
notice-stale-introduction = introducción

## Inside the text of an article

callout-note = Nota
callout-tip = Consejo
callout-important = Importante
callout-warning = Advertencia
callout-caution = Precaución
table-region = Tabla
heading-link = Enlace a: %n
heading-link-copied = Enlace copiado
footnotes = Notas
footnote-back = Volver al texto
task-done = Hecho
task-open = Pendiente
code-copy = Copiar
code-copied = Copiado
video-source = Se reproduce desde %n
video-untitled = Vídeo
picture-enlarge = Ampliar la imagen
picture-close = Cerrar
badge-new = Nuevo
badge-updated = Actualizado
badge-beta = Beta
badge-deprecated = Obsoleto
badge-required = Obligatorio
badge-optional = Opcional

## Search

search-label = Buscar en el centro de ayuda
search-placeholder = Buscar respuestas
search-submit = Buscar
search-title = Búsqueda
search-suggestions = Sugerencias
search-loading = Buscando…
search-see-all = Ver todos los resultados para «%q»
search-other-language = Resultados en %n
search-count-zero = { search-count-other }
search-count-one = %n resultado
search-count-two = { search-count-other }
search-count-few = { search-count-other }
search-count-many = %n de resultados
search-count-other = %n resultados
search-count-for = %n para «%q»
search-corrected = Se muestran resultados para «%q»
search-did-you-mean = ¿Quiso decir «%q»?
search-more = Mostrar más resultados
search-filter-area = Tema
search-filter-area-all = Todos los temas
search-filter-plan = Plan
search-filter-plan-all = Todos los planes
search-clear-filters = Borrar filtros
search-none = No hay resultados
search-none-help = Revise la ortografía, pruebe con menos palabras o más sencillas, o consulte a nuestro equipo.
search-error = La búsqueda no está disponible en este momento.
search-error-help = No se ha podido cargar el índice de búsqueda. Compruebe su conexión e inténtelo de nuevo.
search-outdated = Esta página ya no está actualizada. Vuelva a cargarla para buscar.
search-retry = Reintentar
search-browse = O explore por tema
search-shortcut = Pulsar / en cualquier página para buscar
search-no-script = La búsqueda necesita JavaScript. Sin él, la lista de artículos de la A a la Z y los temas siguientes llevan a las mismas páginas.

## Contact

contact-title = Contactar con soporte
contact-intro = Elija la vía que prefiera. Las opciones disponibles dependen de su plan.
contact-channels = Formas de contactarnos
contact-other-plans = Con otro plan
contact-compare = Comparar el soporte por plan
contact-callout-title = ¿Aún necesita ayuda?
contact-callout-text = Nuestro equipo de soporte estará encantado de estudiarlo con usted.
contact-callout-link = Contactar con soporte
plan-picker-legend = ¿Cuál es su plan?
plan-picker-any = Mostrar todo
plan-picker-help = Su elección se queda en este navegador y no se envía a ningún sitio.
plan-picker-summary = Vías de contacto incluidas en este plan: %n de %q.
channel-locked = No incluido en este plan
channel-languages = En otros idiomas
channel-reveal = Mi plan lo incluye
plan-picker-addons = Complementos
channel-open-now = Abierto ahora
channel-open-until = Abierto ahora. Cierra: %n
channel-closed-now = Cerrado ahora
channel-closed-until = Cerrado ahora. Vuelve a abrir: %n
channel-instead = Disponible para usted ahora: %n
contact-inbox-title = Sus conversaciones anteriores
contact-inbox-text = Puede leerlas y responderlas en cualquier momento, sea cual sea su plan.
contact-inbox-link = Abrir su bandeja de soporte
channel-sealed = Se muestra a los clientes que han iniciado sesión y pueden usarlo.
channel-sealed-sign-in = Iniciar sesión para verlo
channel-sealed-no-script = Para mostrarlo se necesita JavaScript.
pass-held = Su pase: %q. Caduca: %n
pass-forget = Quitar este pase
pass-forgotten = El pase se ha quitado.
pass-refused-malformed = Este enlace no contiene un pase válido.
pass-refused-altered = Este pase se ha modificado o no se emitió para este centro de ayuda.
pass-refused-site = Este pase es de otro centro de ayuda.
pass-refused-epoch = Este pase es de un periodo anterior y ya no es válido.
pass-refused-expired = Su pase ha caducado.
pass-refused-plan = Este pase es de un plan que este centro de ayuda no conoce.
pass-refused-insecure = Los pases solo funcionan con una conexión segura (https).
pass-refused-unavailable = Los datos protegidos no están disponibles en este momento.
pass-refused-help = Está viendo lo que está abierto a todos. Para obtener un pase nuevo, vuelva aquí desde el producto.
pass-refused-reload = Está viendo lo que está abierto a todos. Para obtener un pase nuevo, vuelva a cargar esta página.

## The contact form

form-title = Enviar una solicitud
form-mail-intro = Describa aquí su consulta. Se abrirá su programa de correo con el mensaje listo para enviar.
form-channel = ¿Cómo prefiere que le respondamos?
form-summary = Resumen
form-summary-help = ¿De qué se trata, en una frase?
form-suggestions = Estos artículos pueden ayudarle
form-suggestions-status = Artículos sugeridos: %n
form-description = Descripción
form-description-help = ¿Qué hizo, qué esperaba y qué ocurrió en su lugar?
form-files = Capturas de pantalla
form-files-add = Añadir capturas
form-files-drop = o péguelas o suéltelas aquí
form-files-help =
    { $count ->
        [one] Un archivo: { $types }, de { $size } como máximo.
       *[other] Hasta { $count } archivos: { $types }, de { $size } como máximo cada uno.
    }
form-size-kb = { $count } KB
form-size-mb = { $count } MB
form-files-list = Archivos adjuntos
form-files-remove = Quitar %n
form-files-added = %n se ha adjuntado
form-files-removed = %n se ha quitado
form-files-too-large = %n supera los %q. Recorte la imagen o guárdela con menos tamaño y vuelva a adjuntarla.
form-files-type = %n no se puede adjuntar. Elija un archivo en uno de estos formatos: %q.
form-files-count = Número máximo de archivos: %n. Quite uno para hacer sitio.
form-files-unreadable = %n no se puede leer. Vuelva a elegir el archivo.
form-files-again = Su texto sigue aquí. Vuelva a adjuntar las capturas de pantalla.
form-optional = opcional
form-language = Idioma preferido
form-email = Su correo electrónico
form-phone = Su número de teléfono
form-phone-help = Con el prefijo del país, por ejemplo +34 para España
form-submit = Enviar
form-submit-chat = Enviar mensaje
form-submit-mail = Escribir el correo
form-sending = Enviando…
form-chat-elsewhere = El chat no se puede iniciar desde este formulario.
form-error-title = Aún no se ha enviado. Revise lo siguiente:
form-error-back = Vuelva atrás en su navegador: su texto sigue ahí.
form-error-channel = Elija cómo prefiere que le respondamos.
form-error-summary = Escriba un resumen.
form-error-description = Describa su consulta.
form-error-email = Escriba una dirección de correo, por ejemplo nombre@example.com.
form-error-phone = Escriba un número de teléfono con el prefijo del país.
form-failed-offline = No tiene conexión. Su texto se conserva: vuelva a enviarlo cuando esté en línea.
form-failed-network = No hemos podido conectar. Su texto se conserva: compruebe la conexión y vuelva a enviarlo.
form-failed-timeout = No hubo respuesta a tiempo. Su texto se conserva: vuelva a enviarlo, no llegará dos veces.
form-failed-server = Algo ha fallado por nuestra parte. Su texto se conserva: vuelva a enviarlo en unos minutos o elija otra vía de contacto.
form-failed-refused = Su solicitud no se ha aceptado. Su texto se conserva: revise los datos o elija otra vía de contacto.
form-failed-pass = Su acceso ha caducado. Su texto se conserva: vuelva a abrir esta página desde su cuenta, en esta pestaña, y envíelo.
form-failed-size = Los archivos ocupan demasiado en conjunto. Quite uno o varios y vuelva a enviar.
form-failed-busy = Hay demasiadas solicitudes a la vez. Su texto se conserva: vuelva a enviarlo a esta hora: %n.
form-failed-busy-soon = Hay demasiadas solicitudes a la vez. Su texto se conserva: vuelva a enviarlo en un minuto.
form-sent-title = Gracias, hemos recibido su solicitud
form-sent-title-chat = Gracias, hemos recibido su mensaje
form-sent-email = Le responderemos por correo a %n.
form-sent-callback = Le llamaremos al %n.
form-sent-chat = Ir a la conversación
form-sent-follow = Seguir su solicitud
form-sent-reference = Referencia: %n
form-sent-again = Enviar otra solicitud
form-mail-title = Su correo está listo
form-mail-text = Revíselo en su programa de correo y envíelo desde allí. Si no se ha abierto ningún correo, copie el texto y envíelo a %n.
form-mail-long = El texto es demasiado largo para pasarlo entero. Cópielo y péguelo en el correo.
form-mail-files = Una página web no puede pasar archivos a un programa de correo: adjunte allí las capturas de pantalla.
form-mail-open = Abrir el correo de nuevo
form-mail-copy = Copiar el texto
form-mail-copied = Copiado
form-mail-back = Volver al formulario
form-restored = Su texto sigue aquí.
form-discard = Empezar de nuevo

## Help panel: what customers see inside of the product

panel-help = Ayuda
panel-replies-zero = { panel-replies-other }
panel-replies-one = Ayuda, %n respuesta nueva
panel-replies-two = { panel-replies-other }
panel-replies-few = { panel-replies-other }
panel-replies-many = Ayuda, %n de respuestas nuevas
panel-replies-other = Ayuda, %n respuestas nuevas
panel-top-context = Ayuda para esta página
panel-top-area = Ayuda sobre «%n»
panel-close = Cerrar
panel-back = Atrás
panel-forward = Adelante
panel-larger = Ampliar
panel-clear = Borrar la búsqueda
panel-width = Ancho de la ventana
panel-height = Alto de la ventana
panel-new-tab = Abrir en una pestaña nueva
panel-article-error = Ahora mismo no se puede mostrar esta página.
panel-down = Ahora mismo no se puede acceder a la ayuda. Compruebe su conexión e inténtelo de nuevo.
panel-down-ways = También puede contactar con nosotros por aquí:

## A–Z list

az-title = Todos los artículos de la A a la Z
az-jump = Ir a una letra

## Empty pages

empty-home = Aún no hay artículos
empty-home-help = Este centro de ayuda acaba de abrir. Vuelva pronto.
empty-area = Aún no hay nada aquí
empty-area-help = Todavía estamos redactando los artículos de este tema. Quizá la búsqueda encuentre en otro lugar lo que necesita.
empty-contact = Aún no hay vías de contacto
empty-contact-help = Vuelva pronto.

## Page not found, choice of language, moved pages

not-found-title = No hemos encontrado esa página
not-found-text = Puede que se haya movido o que el enlace tenga un error. Utilice la búsqueda o empiece de nuevo desde el inicio.
not-found-home = Ir al inicio
root-lead = Elija su idioma
redirect-title = Esta página se ha movido
redirect-text = Esta página se ha movido.
redirect-link = Ir a la nueva dirección

## Titles shown by the browser and by search engines

title-page = { $title } – { $site }

## Contacts: sentences made from contacts.yaml. A site names its plans and channels in its own locales/<locale>.ftl:
## plan-<id>, channel-<id>, and if it likes channel-<id>-description and channel-<id>-link.

channel-knowledge-base = Base de conocimientos
channel-community = Comunidad
channel-chat = Soporte por chat
channel-email = Soporte por correo electrónico
channel-phone = Soporte telefónico
channel-callback = Devolución de llamada
channel-knowledge-base-link = Ir a la base de conocimientos
channel-community-link = Ir a la comunidad
contact-link = Abrir { $name }
contact-link-chat = Iniciar un chat
contact-link-email = Enviar un correo
contact-link-phone = Llamar
contact-link-callback = Solicitar una llamada
contact-link-form = Enviar un mensaje
contact-plans =
    { $count ->
        [one] Incluido en el plan { $plans }
        [many] Incluido en los planes { $plans }
       *[other] Incluido en los planes { $plans }
    }
contact-plans-all = Incluido en todos los planes
contact-locked-from = No incluido en el plan { $plan }. Disponible a partir del plan { $lowest }.
contact-locked-list =
    { $count ->
        [one] No incluido en el plan { $plan }. Disponible en el plan { $plans }.
        [many] No incluido en el plan { $plan }. Disponible en los planes { $plans }.
       *[other] No incluido en el plan { $plan }. Disponible en los planes { $plans }.
    }
contact-locked = No incluido en el plan { $plan }.
contact-locked-addon = No incluido en el plan { $plan }. Disponible con el complemento { $addon }.
contact-locked-addon-plan = No incluido en el plan { $plan }. Disponible con el complemento { $addon } en el plan { $lowest }.
contact-plans-addons = Disponible con el complemento { $addons }
contact-needs-seat = Para personas con una licencia de pago
contact-needs-seat-from = Para personas con una licencia de pago, si la cuenta se creó el { $date } o después
contact-needs-addon = Solo con el complemento { $addon }
contact-needs-addon-from = Solo con el complemento { $addon }, si la cuenta se creó el { $date } o después
contact-reply-minutes =
    { $count ->
        [one] Suele responderse en menos de { $count } minuto
        [many] Suele responderse en menos de { $count } minutos
       *[other] Suele responderse en menos de { $count } minutos
    }
contact-reply-hours =
    { $count ->
        [one] Suele responderse en menos de { $count } hora
        [many] Suele responderse en menos de { $count } horas
       *[other] Suele responderse en menos de { $count } horas
    }
contact-reply-days =
    { $count ->
        [one] Suele responderse en { $count } día laborable
        [many] Suele responderse en { $count } días laborables
       *[other] Suele responderse en { $count } días laborables
    }
contact-languages = En { $languages }
contact-languages-one = Solo en { $language }
contact-languages-account = En el idioma de su cuenta: { $languages }
contact-languages-not = No disponible en { $language }
contact-languages-warning = { $channel }: solo en { $languages }
contact-languages-account-help = Para recibir respuesta en otro de estos idiomas, cambie el idioma en la configuración de su cuenta.
hours-range = de { $open } a { $close }
hours-range-overnight = de { $open } a { $close } del día siguiente
hours-all-day = 24 horas
hours-days = de { $first } a { $last }
hours-every-day = todos los días
hours-line = { $days }, { $hours }
hours-join = { $first }; { $rest }
hours-week = { $rules } ({ $zone })
hours-always = Las 24 horas, los 7 días de la semana
hours-dates = { $hours }. Horario especial: { $dates }
hours-closed = { $hours }. Días de cierre: { $dates }.
matrix-caption = Canales de soporte por plan
matrix-included = Incluido
matrix-not-included = No incluido

## The inbox: earlier conversations with support, on a page of the help centre and in the panel

inbox-title = Su bandeja de soporte
inbox-intro = Lo que nos ha preguntado y lo que le hemos respondido.
inbox-no-script = Se necesita JavaScript para mostrar aquí sus conversaciones. También puede volver a escribirnos o responder a nuestros correos.
inbox-search = Buscar en sus conversaciones
inbox-filter = Mostrar
inbox-filter-all = Todas
inbox-filter-open = Abiertas
inbox-filter-closed = Cerradas
inbox-list = Conversaciones
inbox-state-open = Pendiente
inbox-state-answered = Respondida
inbox-state-closed = Cerrada
inbox-state-reopened = Reabierta
inbox-unread = Respuestas nuevas: %n
inbox-more = Mostrar más
inbox-loading = Cargando sus conversaciones…
inbox-empty = Aún no hay conversaciones
inbox-empty-help = Cuando nos escriba, nuestra respuesta aparecerá aquí.
inbox-empty-search = No se ha encontrado nada para «%q»
inbox-write = Contactar con soporte
inbox-back = Todas las conversaciones
inbox-choose = Elija una conversación para leerla aquí.
inbox-you = Usted
inbox-colleague = Alguien de su equipo
inbox-support = Soporte
inbox-closed = Conversación cerrada
inbox-reopened = Conversación reabierta
inbox-arrived = Mensaje nuevo de %n
inbox-reply = Su respuesta
inbox-attach = Adjuntar capturas
inbox-send = Enviar
inbox-sent = Su respuesta se ha enviado.
inbox-close = Cerrar la conversación
inbox-reopen = Reabrir la conversación
inbox-is-closed = Esta conversación está cerrada. Reábrala para volver a escribirnos.
inbox-was-closed = Esta conversación se ha cerrado mientras tanto. Su texto se conserva: reabra la conversación y envíelo.
inbox-download = Descargar %n (%q)
inbox-signed-out = Sus conversaciones le esperan en su cuenta
inbox-signed-out-help = Abra esta página desde el producto y sabremos que son suyas.
inbox-expired = Su acceso ha caducado
inbox-expired-help = Por su seguridad, termina al cabo de un tiempo. Vuelva a abrir esta página desde el producto para seguir leyendo.
inbox-reload = Por su seguridad, termina al cabo de un tiempo. Vuelva a cargar esta página para seguir leyendo.
inbox-sign-in = Iniciar sesión
inbox-link-expired = Este enlace ha caducado
inbox-link-expired-help = Responda al último correo sobre esta conversación. Con nuestra respuesta llegará un enlace nuevo.
inbox-missing = No se encuentra esta conversación
inbox-missing-help = Puede que pertenezca a otra cuenta o que el enlace esté incompleto.
inbox-failed = Sus conversaciones no se pueden mostrar en este momento
inbox-failed-help = Compruebe su conexión e inténtelo de nuevo. No se ha perdido nada.
inbox-retry = Reintentar
inbox-offline = Está sin conexión. Ve lo que se cargó antes.

mail-marker = Escriba su respuesta encima de esta línea
mail-received = Hemos recibido su solicitud
mail-received-text = Gracias por su mensaje. Nuestro equipo ya lo tiene y le responderá por correo electrónico.
mail-received-follow = Lea y continúe la conversación aquí:
mail-follow = Para responder, conteste a este correo. Toda la conversación está aquí:
mail-files = Algunos archivos son demasiado grandes para un correo. Los encontrará en la conversación.
