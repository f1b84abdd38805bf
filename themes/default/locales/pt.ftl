## Every page

skip-to-content = Ir para o conteúdo
nav-main = Navegação principal
nav-footer = Rodapé
nav-breadcrumbs = Trilha de navegação
nav-pager = Artigos anterior e seguinte
nav-home = Início
nav-topics = Tópicos
nav-topics-all = Todos os tópicos
nav-area = Neste tópico
nav-contact = Falar com o suporte
nav-az = Todos os artigos de A a Z
nav-search = Pesquisa
nav-feed = Feed de novos artigos
nav-language = Idioma:
theme-to-dark = Mudar para o modo escuro
theme-to-light = Mudar para o modo claro
announcement-label = Aviso
announcement-close = Fechar este aviso
drafts-banner = Prévia: esta versão contém rascunhos. Não a publique.

## Home page

home-heading = Como podemos ajudar?
home-lead = Pesquise nos guias ou navegue por tópico.
home-areas = Navegar por tópico
home-popular = Artigos mais acessados

## Lists of articles

area-count =
    { $count ->
        [one] { $count } artigo
        [many] { $count } de artigos
       *[other] { $count } artigos
    }
category-all =
    { $count ->
        [one] Ver { $count } artigo de “{ $category }”
        [many] Ver { $count } de artigos de “{ $category }”
       *[other] Ver todos os { $count } artigos de “{ $category }”
    }
list-filter = Filtrar { $count } artigos
article-borrowed = Em { $language }

## Article

article-updated = Atualizado em { $date }
article-edit = Editar esta página
article-authors = Por { $authors }
article-plans = Disponível em { $plans }
article-draft = Rascunho
article-unlisted = Não listado
article-markdown = Esta página em Markdown
toc-title = Nesta página
pager-prev = Anterior
pager-next = Próximo
related-title = Artigos relacionados
helpful-question = Este artigo foi útil?
helpful-yes = Sim
helpful-no = Não
helpful-thanks = Obrigado! Ficamos felizes em ajudar.
helpful-thanks-no = Obrigado por nos avisar. Se ainda precisar de ajuda, fale com o suporte logo abaixo.
insights-comment = O que falta ou não está claro?
insights-comment-help = Não inclua nomes, endereços nem números pessoais.
insights-section = Qual parte?
insights-section-any = O artigo todo
insights-send = Enviar
insights-sent = Obrigado. Quem escreve estes artigos vai ler a mensagem.

## Articles in another language than the page

notice-fallback = Este artigo ainda não está disponível em { $language }. Você está lendo a versão em { $original }.
notice-machine = Este artigo foi traduzido automaticamente. Em caso de diferenças, prevalece a versão em { $original }.
notice-machine-link = Ler em { $original }
notice-stale = A versão em { $original } mudou desde esta tradução: { $sections }.
notice-stale-head = título e descrição
notice-stale-introduction = introdução

## Inside the text of an article

callout-note = Observação
callout-tip = Dica
callout-important = Importante
callout-warning = Aviso
callout-caution = Cuidado
table-region = Tabela
heading-link = Link para: %n
heading-link-copied = Link copiado
footnotes = Notas de rodapé
footnote-back = Voltar ao texto
task-done = Concluído
task-open = Pendente
code-copy = Copiar
code-copied = Copiado
video-source = Reproduzido a partir de %n
video-untitled = Vídeo
picture-enlarge = Ampliar a imagem
picture-close = Fechar
badge-new = Novo
badge-updated = Atualizado
badge-beta = Beta
badge-deprecated = Obsoleto
badge-required = Obrigatório
badge-optional = Opcional

## Search

search-label = Pesquisar na central de ajuda
search-placeholder = Pesquisar respostas
search-submit = Pesquisar
search-title = Pesquisa
search-suggestions = Sugestões
search-loading = Pesquisando…
search-see-all = Ver todos os resultados para “%q”
search-other-language = Resultados em %n
search-count-zero = { search-count-other }
search-count-one = %n resultado
search-count-two = { search-count-other }
search-count-few = { search-count-other }
search-count-many = %n de resultados
search-count-other = %n resultados
search-count-for = %n para “%q”
search-corrected = Mostrando resultados para “%q”
search-did-you-mean = Você quis dizer “%q”?
search-more = Mostrar mais resultados
search-filter-area = Tópico
search-filter-area-all = Todos os tópicos
search-filter-plan = Plano
search-filter-plan-all = Todos os planos
search-clear-filters = Limpar filtros
search-none = Nenhum resultado encontrado
search-none-help = Confira a ortografia, tente menos palavras ou termos mais simples, ou pergunte à nossa equipe.
search-error = A pesquisa não está disponível no momento.
search-error-help = Não foi possível carregar o índice de pesquisa. Verifique sua conexão e tente novamente.
search-outdated = Esta página está desatualizada. Recarregue-a para pesquisar.
search-retry = Tentar novamente
search-browse = Ou navegue por tópico
search-shortcut = Pressionar / em qualquer página para pesquisar
search-no-script = A pesquisa requer JavaScript. Sem ele, a lista de artigos de A a Z e os tópicos abaixo levam às mesmas páginas.

## Contact

contact-title = Falar com o suporte
contact-intro = Escolha o canal de sua preferência. As opções disponíveis dependem do seu plano.
contact-channels = Formas de falar conosco
contact-other-plans = Com outro plano
contact-compare = Comparar o suporte por plano
contact-callout-title = Ainda precisa de ajuda?
contact-callout-text = Nossa equipe de suporte terá prazer em analisar a questão com você.
contact-callout-link = Falar com o suporte
plan-picker-legend = Qual é o seu plano?
plan-picker-any = Mostrar tudo
plan-picker-help = Sua escolha fica neste navegador e não é enviada a lugar nenhum.
plan-picker-summary = Formas de contato incluídas neste plano: %n de %q.
channel-locked = Não incluído neste plano
channel-languages = Em outros idiomas
channel-reveal = Meu plano inclui isso
plan-picker-addons = Complementos
channel-open-now = Aberto agora
channel-open-until = Aberto agora. Fecha: %n
channel-closed-now = Fechado agora
channel-closed-until = Fechado agora. Reabre: %n
channel-instead = Disponível para você agora: %n
contact-inbox-title = Suas conversas anteriores
contact-inbox-text = Leia e responda quando quiser, qualquer que seja o seu plano.
contact-inbox-link = Abrir sua caixa de suporte
channel-sealed = Exibido a clientes conectados que podem usar isso.
channel-sealed-sign-in = Entrar para ver
channel-sealed-no-script = Para exibir, é preciso ter JavaScript.
pass-held = Seu passe: %q. Expira: %n
pass-forget = Remover este passe
pass-forgotten = O passe foi removido.
pass-refused-malformed = Este link não contém um passe válido.
pass-refused-altered = Este passe foi alterado ou não foi emitido para esta central de ajuda.
pass-refused-site = Este passe é de outra central de ajuda.
pass-refused-epoch = Este passe é de um período anterior e não vale mais.
pass-refused-expired = Seu passe expirou.
pass-refused-plan = Este passe é de um plano que esta central de ajuda não conhece.
pass-refused-insecure = Os passes só funcionam em uma conexão segura (https).
pass-refused-unavailable = Os dados protegidos não estão disponíveis no momento.
pass-refused-help = Você está vendo o que é aberto a todos. Para obter um novo passe, volte aqui a partir do produto.
pass-refused-reload = Você está vendo o que é aberto a todos. Para obter um novo passe, recarregue esta página.

## The contact form

form-title = Enviar uma solicitação
form-mail-intro = Descreva aqui sua dúvida. Seu programa de e-mail abrirá com a mensagem pronta para enviar.
form-channel = Como você prefere receber a resposta?
form-summary = Resumo
form-summary-help = Do que se trata, em uma frase?
form-suggestions = Estes artigos podem ajudar
form-suggestions-status = Artigos sugeridos: %n
form-description = Descrição
form-description-help = O que você fez, o que esperava e o que aconteceu?
form-files = Capturas de tela
form-files-add = Adicionar capturas
form-files-drop = ou cole ou solte aqui
form-files-help =
    { $count ->
        [one] Um arquivo: { $types }, com até { $size }.
       *[other] Até { $count } arquivos: { $types }, com até { $size } cada.
    }
form-size-kb = { $count } KB
form-size-mb = { $count } MB
form-files-list = Arquivos anexados
form-files-remove = Remover %n
form-files-added = %n foi anexado
form-files-removed = %n foi removido
form-files-too-large = %n tem mais de %q. Recorte a imagem ou salve-a em tamanho menor e anexe de novo.
form-files-type = %n não pode ser anexado. Escolha um arquivo em um destes formatos: %q.
form-files-count = Número máximo de arquivos: %n. Remova um para abrir espaço.
form-files-unreadable = Não foi possível ler %n. Escolha o arquivo de novo.
form-files-again = Seu texto continua aqui. Anexe as capturas de tela de novo.
form-optional = opcional
form-language = Idioma preferido
form-email = Seu e-mail
form-phone = Seu telefone
form-phone-help = Com o código do país, por exemplo +55 para o Brasil
form-submit = Enviar
form-submit-chat = Enviar mensagem
form-submit-mail = Escrever o e-mail
form-sending = Enviando…
form-chat-elsewhere = Não é possível iniciar um chat por este formulário.
form-error-title = Ainda não foi enviado. Confira:
form-error-back = Volte no seu navegador: seu texto continua lá.
form-error-channel = Escolha como prefere receber a resposta.
form-error-summary = Escreva um resumo.
form-error-description = Descreva sua dúvida.
form-error-email = Informe um e-mail, por exemplo nome@example.com.
form-error-phone = Informe um telefone com o código do país.
form-failed-offline = Você está sem conexão. Seu texto foi mantido: envie de novo quando estiver on-line.
form-failed-network = Não foi possível conectar. Seu texto foi mantido: verifique a conexão e envie de novo.
form-failed-timeout = Não houve resposta a tempo. Seu texto foi mantido: envie de novo, ele não chegará em dobro.
form-failed-server = Algo deu errado do nosso lado. Seu texto foi mantido: envie de novo em alguns minutos ou escolha outra forma de contato.
form-failed-refused = Sua solicitação não foi aceita. Seu texto foi mantido: confira os dados ou escolha outra forma de contato.
form-failed-pass = Seu acesso expirou. Seu texto foi mantido: abra esta página de novo pela sua conta, nesta aba, e envie.
form-failed-size = Os arquivos são grandes demais em conjunto. Remova um ou mais e envie de novo.
form-failed-busy = Muitas solicitações ao mesmo tempo. Seu texto foi mantido: envie de novo neste horário: %n.
form-failed-busy-soon = Muitas solicitações ao mesmo tempo. Seu texto foi mantido: envie de novo em um minuto.
form-sent-title = Obrigado, recebemos sua solicitação
form-sent-title-chat = Obrigado, recebemos sua mensagem
form-sent-email = Responderemos por e-mail para %n.
form-sent-callback = Ligaremos para %n.
form-sent-chat = Ir para a conversa
form-sent-follow = Acompanhar sua solicitação
form-sent-reference = Referência: %n
form-sent-again = Enviar outra solicitação
form-mail-title = Seu e-mail está pronto
form-mail-text = Confira-o no seu programa de e-mail e envie por lá. Se nenhum e-mail abriu, copie o texto e envie para %n.
form-mail-long = O texto é longo demais para ser passado inteiro. Copie-o e cole no e-mail.
form-mail-files = Uma página da web não pode passar arquivos para um programa de e-mail: anexe as capturas de tela por lá.
form-mail-open = Abrir o e-mail de novo
form-mail-copy = Copiar o texto
form-mail-copied = Copiado
form-mail-back = Voltar ao formulário
form-restored = Seu texto continua aqui.
form-discard = Recomeçar

## Help panel: what customers see inside of the product

panel-help = Ajuda
panel-replies-zero = { panel-replies-other }
panel-replies-one = Ajuda, %n nova resposta
panel-replies-two = { panel-replies-other }
panel-replies-few = { panel-replies-other }
panel-replies-many = Ajuda, %n de novas respostas
panel-replies-other = Ajuda, %n novas respostas
panel-top-context = Ajuda para esta página
panel-top-area = Ajuda sobre “%n”
panel-close = Fechar
panel-back = Voltar
panel-forward = Avançar
panel-larger = Ampliar
panel-clear = Limpar a pesquisa
panel-width = Largura da janela
panel-height = Altura da janela
panel-new-tab = Abrir em uma nova aba
panel-article-error = Não é possível mostrar esta página no momento.
panel-down = Não é possível acessar a ajuda no momento. Verifique sua conexão e tente novamente.
panel-down-ways = Você também pode falar conosco por aqui:

## A–Z list

az-title = Todos os artigos de A a Z
az-jump = Ir para uma letra

## Empty pages

empty-home = Ainda não há artigos
empty-home-help = Esta central de ajuda acabou de abrir. Volte em breve.
empty-area = Ainda não há nada aqui
empty-area-help = Ainda estamos escrevendo os artigos deste tópico. A pesquisa talvez encontre em outro lugar o que você precisa.
empty-contact = Ainda não há canais de contato
empty-contact-help = Volte em breve.

## Page not found, choice of language, moved pages

not-found-title = Não encontramos essa página
not-found-text = Ela pode ter mudado de lugar, ou o link pode ter um erro. Pesquise ou recomece pela página inicial.
not-found-home = Ir para a página inicial
root-lead = Escolha seu idioma
redirect-title = Esta página mudou de endereço
redirect-text = Esta página mudou de endereço.
redirect-link = Ir para o novo endereço

## Titles shown by the browser and by search engines

title-page = { $title } – { $site }

## Contacts: sentences made from contacts.yaml. A site names its plans and channels in its own locales/<locale>.ftl:
## plan-<id>, channel-<id>, and if it likes channel-<id>-description and channel-<id>-link.

channel-knowledge-base = Base de conhecimento
channel-community = Comunidade
channel-chat = Suporte por chat
channel-email = Suporte por e-mail
channel-phone = Suporte por telefone
channel-callback = Receber uma ligação
channel-knowledge-base-link = Ir para a base de conhecimento
channel-community-link = Ir para a comunidade
contact-link = Abrir { $name }
contact-link-chat = Iniciar um chat
contact-link-email = Enviar um e-mail
contact-link-phone = Ligar
contact-link-callback = Pedir uma ligação
contact-link-form = Enviar uma mensagem
contact-plans =
    { $count ->
        [one] Incluído no plano { $plans }
        [many] Incluído nos planos { $plans }
       *[other] Incluído nos planos { $plans }
    }
contact-plans-all = Incluído em todos os planos
contact-locked-from = Não incluído no plano { $plan }. Disponível a partir do plano { $lowest }.
contact-locked-list =
    { $count ->
        [one] Não incluído no plano { $plan }. Disponível no plano { $plans }.
        [many] Não incluído no plano { $plan }. Disponível nos planos { $plans }.
       *[other] Não incluído no plano { $plan }. Disponível nos planos { $plans }.
    }
contact-locked = Não incluído no plano { $plan }.
contact-locked-addon = Não incluído no plano { $plan }. Disponível com o complemento { $addon }.
contact-locked-addon-plan = Não incluído no plano { $plan }. Disponível com o complemento { $addon } no plano { $lowest }.
contact-plans-addons = Disponível com o complemento { $addons }
contact-needs-seat = Para pessoas com uma licença paga
contact-needs-seat-from = Para pessoas com uma licença paga, se a conta foi criada em { $date } ou depois
contact-needs-addon = Somente com o complemento { $addon }
contact-needs-addon-from = Somente com o complemento { $addon }, se a conta foi criada em { $date } ou depois
contact-reply-minutes =
    { $count ->
        [one] Resposta geralmente em até { $count } minuto
        [many] Resposta geralmente em até { $count } minutos
       *[other] Resposta geralmente em até { $count } minutos
    }
contact-reply-hours =
    { $count ->
        [one] Resposta geralmente em até { $count } hora
        [many] Resposta geralmente em até { $count } horas
       *[other] Resposta geralmente em até { $count } horas
    }
contact-reply-days =
    { $count ->
        [one] Resposta geralmente em até { $count } dia útil
        [many] Resposta geralmente em até { $count } dias úteis
       *[other] Resposta geralmente em até { $count } dias úteis
    }
contact-languages = Em { $languages }
contact-languages-one = Somente em { $language }
contact-languages-account = No idioma da sua conta: { $languages }
contact-languages-not = Não disponível em { $language }
contact-languages-warning = { $channel }: somente em { $languages }
contact-languages-account-help = Para receber a resposta em outro desses idiomas, altere o idioma nas configurações da sua conta.
hours-range = das { $open } às { $close }
hours-range-overnight = das { $open } às { $close } do dia seguinte
hours-all-day = 24 horas
hours-days = de { $first } a { $last }
hours-every-day = todos os dias
hours-line = { $days }, { $hours }
hours-join = { $first }; { $rest }
hours-week = { $rules } ({ $zone })
hours-always = 24 horas por dia, 7 dias por semana
hours-dates = { $hours }. Horário especial: { $dates }
hours-closed = { $hours }. Dias sem atendimento: { $dates }.
matrix-caption = Canais de suporte por plano
matrix-included = Incluído
matrix-not-included = Não incluído

## The inbox: earlier conversations with support, on a page of the help centre and in the panel

inbox-title = Sua caixa de suporte
inbox-intro = O que você nos perguntou e o que respondemos.
inbox-no-script = É preciso JavaScript para mostrar suas conversas aqui. Você também pode escrever de novo ou responder aos nossos e-mails.
inbox-search = Pesquisar nas suas conversas
inbox-filter = Mostrar
inbox-filter-all = Todas
inbox-filter-open = Abertas
inbox-filter-closed = Encerradas
inbox-list = Conversas
inbox-state-open = Aguardando
inbox-state-answered = Respondida
inbox-state-closed = Encerrada
inbox-state-reopened = Reaberta
inbox-unread = Novas respostas: %n
inbox-more = Mostrar mais
inbox-loading = Carregando suas conversas…
inbox-empty = Nenhuma conversa ainda
inbox-empty-help = Quando você nos escrever, nossa resposta aparecerá aqui.
inbox-empty-search = Nada encontrado para “%q”
inbox-write = Falar com o suporte
inbox-back = Todas as conversas
inbox-choose = Escolha uma conversa para lê-la aqui.
inbox-you = Você
inbox-colleague = Alguém da sua equipe
inbox-support = Suporte
inbox-closed = Conversa encerrada
inbox-reopened = Conversa reaberta
inbox-arrived = Nova mensagem de %n
inbox-reply = Sua resposta
inbox-attach = Anexar capturas
inbox-send = Enviar
inbox-sent = Sua resposta foi enviada.
inbox-close = Encerrar conversa
inbox-reopen = Reabrir conversa
inbox-is-closed = Esta conversa está encerrada. Reabra-a para nos escrever de novo.
inbox-was-closed = Esta conversa foi encerrada nesse meio-tempo. Seu texto foi mantido: reabra a conversa e envie.
inbox-download = Baixar %n (%q)
inbox-signed-out = Suas conversas esperam por você na sua conta
inbox-signed-out-help = Abra esta página pelo produto, e saberemos que são suas.
inbox-expired = Seu acesso expirou
inbox-expired-help = Para sua segurança, ele termina depois de um tempo. Abra esta página de novo pelo produto para continuar lendo.
inbox-reload = Para sua segurança, ele termina depois de um tempo. Recarregue esta página para continuar lendo.
inbox-sign-in = Entrar
inbox-link-expired = Este link expirou
inbox-link-expired-help = Responda ao último e-mail sobre esta conversa. Nossa resposta trará um novo link.
inbox-missing = Esta conversa não foi encontrada
inbox-missing-help = Ela pode ser de outra conta, ou o link está incompleto.
inbox-failed = Não é possível mostrar suas conversas agora
inbox-failed-help = Verifique sua conexão e tente novamente. Nada foi perdido.
inbox-retry = Tentar novamente
inbox-offline = Você está sem conexão. Você vê o que foi carregado antes.

mail-marker = Escreva a sua resposta acima desta linha
mail-received = Recebemos o seu pedido
mail-received-text = Obrigado pela sua mensagem. A nossa equipa já a recebeu e responderá por e-mail.
mail-received-follow = Leia e continue a conversa aqui:
mail-follow = Para responder, basta responder a este e-mail. Toda a conversa está aqui:
mail-files = Alguns ficheiros são demasiado grandes para um e-mail. Pode encontrá-los na conversa.
