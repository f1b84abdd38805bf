## Every page

skip-to-content = Vai al contenuto
nav-main = Navigazione principale
nav-footer = Piè di pagina
nav-breadcrumbs = Percorso di navigazione
nav-pager = Articolo precedente e successivo
nav-home = Home
nav-topics = Argomenti
nav-topics-all = Tutti gli argomenti
nav-area = In questo argomento
nav-contact = Contatta l’assistenza
nav-az = Tutti gli articoli dalla A alla Z
nav-search = Ricerca
nav-feed = Feed dei nuovi articoli
nav-language = Lingua:
theme-to-dark = Passa al tema scuro
theme-to-light = Passa al tema chiaro
announcement-label = Annuncio
announcement-close = Chiudi questo annuncio
drafts-banner = Anteprima: questa versione contiene bozze. Non pubblicarla.

## Home page

home-heading = Come possiamo aiutarti?
home-lead = Cerca nelle guide o sfoglia gli argomenti.
home-areas = Sfoglia per argomento
home-popular = Articoli più letti

## Lists of articles

area-count =
    { $count ->
        [one] { $count } articolo
        [many] { $count } di articoli
       *[other] { $count } articoli
    }
category-all =
    { $count ->
        [one] Vedi { $count } articolo in «{ $category }»
        [many] Vedi { $count } di articoli in «{ $category }»
       *[other] Vedi tutti i { $count } articoli in «{ $category }»
    }
list-filter = Filtra { $count } articoli
article-borrowed = In { $language }

## Article

article-updated = Ultimo aggiornamento: { $date }
article-edit = Modifica questa pagina
article-authors = Di { $authors }
article-plans = Disponibile con { $plans }
article-draft = Bozza
article-unlisted = Non in elenco
article-markdown = Questa pagina in Markdown
toc-title = In questa pagina
pager-prev = Precedente
pager-next = Successivo
related-title = Articoli correlati
helpful-question = Questo articolo ti è stato utile?
helpful-yes = Sì
helpful-no = No
helpful-thanks = Grazie, ci fa piacere esserti stati utili.
helpful-thanks-no = Grazie per avercelo detto. Se non hai ancora risolto, contatta l’assistenza qui sotto.
insights-comment = Che cosa manca o non è chiaro?
insights-comment-help = Non indicare nomi, indirizzi o numeri personali.
insights-section = Quale parte?
insights-section-any = L’intero articolo
insights-send = Invia
insights-sent = Grazie. Chi scrive questi articoli leggerà il messaggio.

## Articles in another language than the page

notice-fallback = Questo articolo non è ancora disponibile in { $language }. Lo stai leggendo in { $original }.
notice-machine = Questo articolo è stato tradotto automaticamente. In caso di differenze, fa fede la versione in { $original }.
notice-machine-link = Leggilo in { $original }
notice-stale = La versione in { $original } è cambiata dopo questa traduzione: { $sections }.
notice-stale-head = titolo e descrizione
notice-stale-introduction = introduzione

## Inside the text of an article

callout-note = Nota
callout-tip = Suggerimento
callout-important = Importante
callout-warning = Avviso
callout-caution = Attenzione
table-region = Tabella
heading-link = Link a: %n
heading-link-copied = Link copiato
footnotes = Note
footnote-back = Torna al testo
task-done = Fatto
task-open = Da fare
code-copy = Copia
code-copied = Copiato
video-source = Riproduzione da %n
video-untitled = Video
picture-enlarge = Ingrandisci l’immagine
picture-close = Chiudi
badge-new = Novità
badge-updated = Aggiornato
badge-beta = Beta
badge-deprecated = Deprecato
badge-required = Obbligatorio
badge-optional = Facoltativo

## Search

search-label = Cerca nel centro assistenza
search-placeholder = Cerca una risposta
search-submit = Cerca
search-title = Ricerca
search-suggestions = Suggerimenti
search-loading = Ricerca in corso…
search-see-all = Vedi tutti i risultati per «%q»
search-other-language = Risultati in %n
search-count-zero = { search-count-other }
search-count-one = %n risultato
search-count-two = { search-count-other }
search-count-few = { search-count-other }
search-count-many = %n di risultati
search-count-other = %n risultati
search-count-for = %n per «%q»
search-corrected = Risultati mostrati per «%q»
search-did-you-mean = Forse cercavi «%q»?
search-more = Mostra altri risultati
search-filter-area = Argomento
search-filter-area-all = Tutti
search-filter-plan = Piano
search-filter-plan-all = Tutti i piani
search-clear-filters = Cancella filtri
search-none = Nessun risultato
search-none-help = Controlla l’ortografia, prova con meno parole o con termini più semplici oppure chiedi al nostro team.
search-error = La ricerca non è disponibile al momento.
search-error-help = Non è stato possibile caricare l’indice di ricerca. Controlla la connessione e riprova.
search-outdated = Questa pagina non è più aggiornata. Ricaricala per cercare.
search-retry = Riprova
search-browse = Oppure sfoglia gli argomenti
search-shortcut = Premi / in qualsiasi pagina per cercare
search-no-script = La ricerca richiede JavaScript. Senza, l’elenco degli articoli dalla A alla Z e gli argomenti qui sotto portano alle stesse pagine.

## Contact

contact-title = Contatta l’assistenza
contact-intro = Scegli la modalità che preferisci. Quelle a tua disposizione dipendono dal tuo piano.
contact-channels = Come contattarci
contact-other-plans = Con un altro piano
contact-compare = Confronta l’assistenza per piano
contact-callout-title = Serve ancora aiuto?
contact-callout-text = Il nostro team di assistenza è felice di cercare con te la soluzione.
contact-callout-link = Contatta l’assistenza
plan-picker-legend = Qual è il tuo piano?
plan-picker-any = Mostra tutto
plan-picker-help = La scelta resta in questo browser e non viene inviata a nessuno.
plan-picker-summary = Modalità di contatto incluse in questo piano: %n su %q.
channel-locked = Non incluso nel piano
channel-languages = In altre lingue
channel-reveal = Il mio piano lo include
plan-picker-addons = Componenti aggiuntivi
channel-open-now = Aperto ora
channel-open-until = Aperto ora. Chiude: %n
channel-closed-now = Chiuso ora
channel-closed-until = Chiuso ora. Riapre: %n
channel-instead = Disponibile ora per te: %n
contact-inbox-title = Le tue conversazioni precedenti
contact-inbox-text = Puoi leggerle e rispondere in qualsiasi momento, qualunque sia il tuo piano.
contact-inbox-link = Apri la tua casella di assistenza
channel-sealed = Visibile ai clienti che hanno effettuato l’accesso e possono usarlo.
channel-sealed-sign-in = Accedi per vederlo
channel-sealed-no-script = Per visualizzarlo serve JavaScript.
pass-held = Il tuo pass: %q. Scadenza: %n
pass-forget = Rimuovi questo pass
pass-forgotten = Il pass è stato rimosso.
pass-refused-malformed = Questo link non contiene un pass valido.
pass-refused-altered = Questo pass è stato modificato o non è stato emesso per questo centro assistenza.
pass-refused-site = Questo pass è di un altro centro assistenza.
pass-refused-epoch = Questo pass risale a un periodo precedente e non è più valido.
pass-refused-expired = Il tuo pass è scaduto.
pass-refused-plan = Questo pass è di un piano che questo centro assistenza non conosce.
pass-refused-insecure = I pass funzionano solo con una connessione sicura (https).
pass-refused-unavailable = I dati protetti non sono disponibili al momento.
pass-refused-help = Vedi ciò che è aperto a tutti. Per un nuovo pass, torna qui dal prodotto.
pass-refused-reload = Vedi ciò che è aperto a tutti. Per un nuovo pass, ricarica questa pagina.

## The contact form

form-title = Inviaci una richiesta
form-mail-intro = Descrivi qui la tua domanda. Il tuo programma di posta si aprirà con il messaggio pronto da inviare.
form-channel = Come preferisci essere ricontattato?
form-summary = Oggetto
form-summary-help = Di che cosa si tratta, in una frase?
form-suggestions = Questi articoli possono esserti utili
form-suggestions-status = Articoli suggeriti: %n
form-description = Descrizione
form-description-help = Che cosa hai fatto, che cosa ti aspettavi e che cosa è successo invece?
form-files = Schermate
form-files-add = Aggiungi schermate
form-files-drop = oppure incollale o trascinale qui
form-files-help =
    { $count ->
        [one] Un file: { $types }, al massimo { $size }.
       *[other] Fino a { $count } file: { $types }, al massimo { $size } ciascuno.
    }
form-size-kb = { $count } KB
form-size-mb = { $count } MB
form-files-list = File allegati
form-files-remove = Rimuovi %n
form-files-added = %n è stato allegato
form-files-removed = %n è stato rimosso
form-files-too-large = %n supera %q. Ritaglia l’immagine o salvala più piccola, poi allegala di nuovo.
form-files-type = %n non può essere allegato. Scegli un file in uno di questi formati: %q.
form-files-count = Numero massimo di file: %n. Rimuovine uno per fare spazio.
form-files-unreadable = Impossibile leggere %n. Scegli di nuovo il file.
form-files-again = Il tuo testo è ancora qui. Allega di nuovo le schermate.
form-optional = facoltativo
form-language = Lingua preferita
form-email = Il tuo indirizzo e-mail
form-phone = Il tuo numero di telefono
form-phone-help = Con il prefisso del Paese, ad esempio +39 per l’Italia
form-submit = Invia
form-submit-chat = Invia messaggio
form-submit-mail = Scrivi l’e-mail
form-sending = Invio in corso…
form-chat-elsewhere = Non è possibile avviare una chat da questo modulo.
form-error-title = Non ancora inviato. Controlla:
form-error-back = Torna indietro nel browser: il tuo testo è ancora lì.
form-error-channel = Scegli come essere ricontattato.
form-error-summary = Inserisci un oggetto.
form-error-description = Descrivi la tua domanda.
form-error-email = Inserisci un indirizzo e-mail, ad esempio nome@example.com.
form-error-phone = Inserisci un numero di telefono con il prefisso del Paese.
form-failed-offline = Sei offline. Il tuo testo è al sicuro: invialo di nuovo quando torni online.
form-failed-network = Non siamo raggiungibili. Il tuo testo è al sicuro: controlla la connessione e invialo di nuovo.
form-failed-timeout = La risposta non è arrivata in tempo. Il tuo testo è al sicuro: invialo di nuovo, non arriverà due volte.
form-failed-server = Qualcosa è andato storto da parte nostra. Il tuo testo è al sicuro: invialo di nuovo tra qualche minuto o scegli un altro modo per contattarci.
form-failed-refused = La richiesta non è stata accettata. Il tuo testo è al sicuro: controlla i dati o scegli un altro modo per contattarci.
form-failed-pass = Il tuo accesso è scaduto. Il tuo testo è al sicuro: riapri questa pagina dal tuo account, in questa scheda, e invialo.
form-failed-size = I file sono troppo grandi nel complesso. Rimuovine uno o più e invia di nuovo.
form-failed-busy = Troppe richieste contemporaneamente. Il tuo testo è al sicuro: invialo di nuovo a quest’ora: %n.
form-failed-busy-soon = Troppe richieste contemporaneamente. Il tuo testo è al sicuro: invialo di nuovo tra un minuto.
form-sent-title = Grazie, abbiamo ricevuto la tua richiesta
form-sent-title-chat = Grazie, abbiamo ricevuto il tuo messaggio
form-sent-email = Ti risponderemo via e-mail a %n.
form-sent-callback = Ti richiameremo al numero %n.
form-sent-chat = Vai alla conversazione
form-sent-follow = Segui la tua richiesta
form-sent-reference = Riferimento: %n
form-sent-again = Invia un’altra richiesta
form-mail-title = La tua e-mail è pronta
form-mail-text = Controllala nel tuo programma di posta e inviala da lì. Se non si è aperta nessuna e-mail, copia il testo e invialo a %n.
form-mail-long = Il testo è troppo lungo per essere passato per intero. Copialo e incollalo nell’e-mail.
form-mail-files = Una pagina web non può passare file a un programma di posta: allega lì le schermate.
form-mail-open = Apri di nuovo l’e-mail
form-mail-copy = Copia il testo
form-mail-copied = Copiato
form-mail-back = Torna al modulo
form-restored = Il tuo testo è ancora qui.
form-discard = Ricomincia

## Help panel: what customers see inside of the product

panel-help = Aiuto
panel-replies-zero = { panel-replies-other }
panel-replies-one = Aiuto, %n nuova risposta
panel-replies-two = { panel-replies-other }
panel-replies-few = { panel-replies-other }
panel-replies-many = Aiuto, %n di nuove risposte
panel-replies-other = Aiuto, %n nuove risposte
panel-top-context = Aiuto per questa pagina
panel-top-area = Aiuto su «%n»
panel-close = Chiudi
panel-back = Indietro
panel-forward = Avanti
panel-larger = Ingrandisci
panel-clear = Cancella la ricerca
panel-width = Larghezza della finestra
panel-height = Altezza della finestra
panel-new-tab = Apri in una nuova scheda
panel-article-error = Al momento questa pagina non può essere mostrata.
panel-down = Al momento l’aiuto non è raggiungibile. Controlla la connessione e riprova.
panel-down-ways = Puoi contattarci anche qui:

## A–Z list

az-title = Tutti gli articoli dalla A alla Z
az-jump = Vai a una lettera

## Empty pages

empty-home = Ancora nessun articolo
empty-home-help = Questo centro assistenza è appena nato. Torna a trovarci presto.
empty-area = Qui non c’è ancora nulla
empty-area-help = Stiamo ancora scrivendo gli articoli di questo argomento. Con la ricerca potresti trovare altrove ciò che ti serve.
empty-contact = Ancora nessun canale di contatto
empty-contact-help = Torna a trovarci presto.

## Page not found, choice of language, moved pages

not-found-title = Pagina non trovata
not-found-text = Forse è stata spostata oppure il link contiene un errore. Fai una ricerca o riparti dalla home.
not-found-home = Vai alla home
root-lead = Scegli la lingua
redirect-title = Questa pagina è stata spostata
redirect-text = Questa pagina è stata spostata.
redirect-link = Vai al nuovo indirizzo

## Titles shown by the browser and by search engines

title-page = { $title } – { $site }

## Contacts: sentences made from contacts.yaml. A site names its plans and channels in its own locales/<locale>.ftl:
## plan-<id>, channel-<id>, and if it likes channel-<id>-description and channel-<id>-link.

channel-knowledge-base = Knowledge base
channel-community = Community
channel-chat = Assistenza via chat
channel-email = Assistenza via e-mail
channel-phone = Assistenza telefonica
channel-callback = Richiamata
channel-knowledge-base-link = Vai alla knowledge base
channel-community-link = Vai alla community
contact-link = Apri { $name }
contact-link-chat = Avvia una chat
contact-link-email = Invia un’e-mail
contact-link-phone = Chiama
contact-link-callback = Richiedi una chiamata
contact-link-form = Invia un messaggio
contact-plans =
    { $count ->
        [one] Incluso nel piano { $plans }
        [many] Incluso nei piani { $plans }
       *[other] Incluso nei piani { $plans }
    }
contact-plans-all = Incluso in tutti i piani
contact-locked-from = Non incluso nel piano { $plan }. Disponibile a partire dal piano { $lowest }.
contact-locked-list =
    { $count ->
        [one] Non incluso nel piano { $plan }. Disponibile nel piano { $plans }.
        [many] Non incluso nel piano { $plan }. Disponibile nei piani { $plans }.
       *[other] Non incluso nel piano { $plan }. Disponibile nei piani { $plans }.
    }
contact-locked = Non incluso nel piano { $plan }.
contact-locked-addon = Non incluso nel piano { $plan }. Disponibile con il componente aggiuntivo { $addon }.
contact-locked-addon-plan = Non incluso nel piano { $plan }. Disponibile con il componente aggiuntivo { $addon } nel piano { $lowest }.
contact-plans-addons = Disponibile con il componente aggiuntivo { $addons }
contact-needs-seat = Per chi ha una licenza a pagamento
contact-needs-seat-from = Per chi ha una licenza a pagamento, se l’account è stato creato a partire da questa data: { $date }
contact-needs-addon = Solo con il componente aggiuntivo { $addon }
contact-needs-addon-from = Solo con il componente aggiuntivo { $addon }, se l’account è stato creato a partire da questa data: { $date }
contact-reply-minutes =
    { $count ->
        [one] Risposta di solito entro { $count } minuto
        [many] Risposta di solito entro { $count } minuti
       *[other] Risposta di solito entro { $count } minuti
    }
contact-reply-hours =
    { $count ->
        [one] Risposta di solito entro { $count } ora
        [many] Risposta di solito entro { $count } ore
       *[other] Risposta di solito entro { $count } ore
    }
contact-reply-days =
    { $count ->
        [one] Risposta di solito entro { $count } giorno lavorativo
        [many] Risposta di solito entro { $count } giorni lavorativi
       *[other] Risposta di solito entro { $count } giorni lavorativi
    }
contact-languages = In { $languages }
contact-languages-one = Solo in { $language }
contact-languages-account = Nella lingua del tuo account: { $languages }
contact-languages-not = Non disponibile in { $language }
contact-languages-warning = { $channel }: solo in { $languages }
contact-languages-account-help = Per ricevere risposta in un’altra di queste lingue, cambia la lingua nelle impostazioni del tuo account.
hours-range = dalle { $open } alle { $close }
hours-range-overnight = dalle { $open } alle { $close } del giorno dopo
hours-all-day = 24 ore su 24
hours-days = da { $first } a { $last }
hours-every-day = ogni giorno
hours-line = { $days }, { $hours }
hours-join = { $first }; { $rest }
hours-week = { $rules } ({ $zone })
hours-always = 24 ore su 24, 7 giorni su 7
hours-dates = { $hours }. Orari diversi: { $dates }
hours-closed = { $hours }. Giorni di chiusura: { $dates }.
matrix-caption = Canali di assistenza per piano
matrix-included = Incluso
matrix-not-included = Non incluso

## The inbox: earlier conversations with support, on a page of the help centre and in the panel

inbox-title = La tua casella di assistenza
inbox-intro = Quello che ci hai chiesto e le nostre risposte.
inbox-no-script = Per mostrare qui le tue conversazioni serve JavaScript. Puoi anche scriverci di nuovo o rispondere alle nostre e-mail.
inbox-search = Cerca nelle tue conversazioni
inbox-filter = Mostra
inbox-filter-all = Tutte
inbox-filter-open = Aperte
inbox-filter-closed = Chiuse
inbox-list = Conversazioni
inbox-state-open = In attesa
inbox-state-answered = Con risposta
inbox-state-closed = Chiusa
inbox-state-reopened = Riaperta
inbox-unread = Nuove risposte: %n
inbox-more = Mostra altre
inbox-loading = Caricamento delle tue conversazioni…
inbox-empty = Ancora nessuna conversazione
inbox-empty-help = Quando ci scrivi, la nostra risposta compare qui.
inbox-empty-search = Nessun risultato per «%q»
inbox-write = Contatta l’assistenza
inbox-back = Tutte le conversazioni
inbox-choose = Scegli una conversazione per leggerla qui.
inbox-you = Tu
inbox-colleague = Una persona del tuo team
inbox-support = Assistenza
inbox-closed = Conversazione chiusa
inbox-reopened = Conversazione riaperta
inbox-arrived = Nuovo messaggio da %n
inbox-reply = La tua risposta
inbox-attach = Allega schermate
inbox-send = Invia
inbox-sent = La tua risposta è stata inviata.
inbox-close = Chiudi la conversazione
inbox-reopen = Riapri la conversazione
inbox-is-closed = Questa conversazione è chiusa. Riaprila per scriverci di nuovo.
inbox-was-closed = Questa conversazione è stata chiusa nel frattempo. Il tuo testo è al sicuro: riapri la conversazione e invialo.
inbox-download = Scarica %n (%q)
inbox-signed-out = Le tue conversazioni ti aspettano nel tuo account
inbox-signed-out-help = Apri questa pagina dal prodotto e sapremo che sono tue.
inbox-expired = Il tuo accesso è scaduto
inbox-expired-help = Per la tua sicurezza termina dopo un po’. Riapri questa pagina dal prodotto per continuare a leggere.
inbox-reload = Per la tua sicurezza termina dopo un po’. Ricarica questa pagina per continuare a leggere.
inbox-sign-in = Accedi
inbox-link-expired = Questo link è scaduto
inbox-link-expired-help = Rispondi all’ultima e-mail su questa conversazione. Con la nostra risposta arriverà un nuovo link.
inbox-missing = Conversazione non trovata
inbox-missing-help = Potrebbe appartenere a un altro account, oppure il link è incompleto.
inbox-failed = Al momento non è possibile mostrare le tue conversazioni
inbox-failed-help = Controlla la connessione e riprova. Non è andato perso nulla.
inbox-retry = Riprova
inbox-offline = Sei offline. Vedi ciò che era stato caricato prima.

mail-marker = Scrivi la tua risposta sopra questa riga
mail-received = Abbiamo ricevuto la tua richiesta
mail-received-text = Grazie per il tuo messaggio. Il nostro team lo ha ricevuto e ti risponderà via email.
mail-received-follow = Leggi e continua la conversazione qui:
mail-follow = Per rispondere, rispondi a questa email. Tutta la conversazione è qui:
mail-files = Alcuni file sono troppo grandi per un’email. Li trovi nella conversazione.
