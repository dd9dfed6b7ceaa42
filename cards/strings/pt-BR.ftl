### Tudo o que se lê em português do Brasil. Os três arquivos contêm as mesmas mensagens.

## Listas, datas, pequenas peças

list_and = { $first } e { $last }
list_and_i = { $first } e { $last }
month_1 = janeiro
month_2 = fevereiro
month_3 = março
month_4 = abril
month_5 = maio
month_6 = junho
month_7 = julho
month_8 = agosto
month_9 = setembro
month_10 = outubro
month_11 = novembro
month_12 = dezembro
date_short = { $day ->
    [1] 1º
   *[other] { $day }
  } de { $month }
date_long = { $day ->
    [1] 1º
   *[other] { $day }
  } de { $month } de { $year }
moment = { $date }, { $time }
said_by = { $name }: “{ $text }”
someone = alguém
language_en = English
language_es = Español
language_pt = Português (Brasil)
send = Enviar
save = Salvar
check_fields = Confira o que está marcado. Nada do que você digitou se perdeu.
marked = ⚠ { $problem }

## Funções

role_fm = Gerente FastTrack
role_deputy = Gerente FastTrack substituto
role_partner = Parceiro
role_sme = Especialista no assunto
role_csm = Gerente de Sucesso do Cliente
role_account_team = Equipe de conta da Microsoft
role_success_owner = Proprietário do sucesso
claim_success_owner = Proprietário do sucesso: respondo por um serviço
role_sponsor = Patrocinador do projeto
role_project_manager = Gerente de projeto
role_it_lead = Líder de TI
role_training_lead = Líder de treinamento
role_other = Outra função na equipe do cliente

## Um serviço em uma linha, em palavras simples

line_date = em uso até { $date }
line_date_open = data em aberto
line_overdue = em uso até { $date } (a data já passou)
line_owner = responsável: { $name }
line_owner_open = responsável em aberto
line_reason = motivo: { $reasons }
line_reason_open = motivo em aberto
line_going_ahead = segue em frente
line_blocked = bloqueado: { $reason }
line_blocked_bare = bloqueado
line_blocked_by = quem desbloqueia: { $name }
line_not_now = agora não: { $reason }
line_not_now_bare = agora não
line_not_applicable = não se aplica: { $reason }
line_not_applicable_bare = não se aplica
line_not_decided = ainda não decidido: { $reason }
line_not_decided_bare = ainda não decidido
line_nothing = nada anotado ainda

## Até onde um serviço chegou

mark_confirmed = ✔ Confirmado por { $names }, { $when }
mark_agreed = ◑ Combinado com { $name } { $how ->
    [meeting] em uma reunião
    [email] por e-mail
   *[call] na chamada
  }, { $date }; ainda não confirmado
mark_captured = ○ Anotado, ainda não combinado
mark_partial = ○ Incompleto: { $missing }
mark_undecided = ○ Ainda não decidido
mark_asked = ◔ Confirmação pedida em { $date }, aguardando resposta
mark_wrong = ⚠ { $name } diz que não está correto
mark_disputed = ⚠ Há duas respostas diferentes: { $names }
mark_out = – Fora do plano; o cliente concordou
field_start = data de início
field_date = data-alvo
field_intent = intenção
field_business = motivo de negócios
field_owner = proprietário do sucesso
plain_date = a data
plain_intent = a decisão
plain_business = o motivo
plain_owner = a pessoa responsável
plain_start = o início

## O que digo por conta própria

reminder_later = Agora não
reminder_stop = Não enviar mais
reminder_resume = Permitir de novo
reminder_resume_one = Permitir de novo
reminder_stop_one = Não enviar mais
reminder_why = Por quê?
reminder_settings = Meus lembretes
digest_title_fm = { $count ->
    [1] Uma coisa para hoje
   *[other] { $count } coisas para hoje
  }
digest_title = { $count ->
    [1] Uma coisa para você
   *[other] { $count } coisas para você
  }
digest_title_done = ✔ Tudo feito
digest_title_over = Já não está vigente
digest_title_none = Não resta mais nada disto
digest_text_fm = Primeiro o que um cliente espera.
digest_more = { $count ->
    [1] e mais uma
   *[other] e mais { $count }
  }
digest_more_button = Ver o resto
digest_back_button = Voltar ao início
digest_settle = Resolver
digest_summary = { $customer }: { $first }
digest_summary_more = { $customer }: { $first } (+{ $count })
digest_done = ✔ Feito: { $line }
digest_over = – { $line } · já não vigente
digest_later = Volto a isso no seu próximo dia útil.
digest_stopped = Pronto: não escrevo mais nada disso sobre { $customers }.
why_title = Por que você recebe isto
why_text = Uma vez, na manhã de um dia útil, às { $time }, tudo junto: no máximo { $day ->
    [1] { $day } mensagem
   *[other] { $day } mensagens
  } por dia e { $week } por semana.
why_text_fm = Uma vez por dia útil, pela manhã, às { $time }, tudo junto, e só se houver algo pendente.
rem_waiting_person = { $name } espera a sua resposta
rem_waiting_point = { $name } espera: { $what }
rem_given_up = Ninguém respondeu à solicitação de confirmação, enviada duas vezes. Não pergunto mais: você decide como seguir
rem_factors_asked = { $name } fez algumas perguntas curtas a você; faltam as suas respostas
rem_first_contact = É hora do primeiro contato: em até { $days ->
    [1] um dia útil
   *[other] { $days } dias úteis
  } após a atribuição
rem_target_passed = { $service }: a data-alvo, { $date }, passou
rem_target_near = { $service } deve estar em uso até { $date }
rem_item_overdue = { $what } · { $name } · era para { $date }
rem_item_due = { $what } · para { $date }
rem_review = É hora da revisão de sucesso
rem_rest = Ficaria em pausa até { $date }: vamos continuar?
rem_note = Sem observação para o FTOP desde { $date }
rem_figures = Os números são antigos: { $services }
rem_survey = A revisão foi feita; falta a pesquisa
why_waiting = Alguém do cliente espera há mais de { $days ->
    [1] um dia útil
   *[other] { $days } dias úteis
  }.
why_given_up = Uma solicitação é enviada uma vez e mais uma depois de { $days ->
    [1] um dia útil
   *[other] { $days } dias úteis
  }; então a decisão é sua.
why_unanswered = Uma solicitação é enviada mais uma vez após { $days ->
    [1] um dia útil
   *[other] { $days } dias úteis
  } sem resposta, e não uma terceira.
why_factors_asked = Perguntaram a você e não houve resposta em { $days ->
    [1] um dia útil
   *[other] { $days } dias úteis
  }. Este é o único lembrete.
why_first_contact = Uma solicitação de assistência pede um primeiro contato em { $days ->
    [1] um dia útil
   *[other] { $days } dias úteis
  }.
why_target_passed = A data-alvo passou. Digo isso uma vez por semana até a data mudar ou o serviço estar em uso.
why_target_near = { $days ->
    [1] Falta um dia
   *[other] Faltam { $days } dias
  } para a data-alvo.
why_item_overdue = A data passou e continua em aberto. Digo isso uma vez por semana.
why_item_due = É para esse dia e continua em aberto.
why_review = A revisão é o próximo passo. Digo isso uma vez por semana até ela acontecer.
why_rest = Você disse em que dia olhar de novo.
why_note = O FastTrack pede uma observação a cada { $days ->
    [1] dia
   *[other] { $days } dias
  }; conto a partir do que você marcou por último como digitado no FTOP.
why_figures = Números com mais de { $days ->
    [1] um dia
   *[other] { $days } dias
  } dizem pouco.
why_survey = A pesquisa vem depois da revisão.
why_weekly = Uma vez por semana, na manhã do primeiro dia útil, se algo espera ou uma data está próxima. Aqui, no máximo { $day } mensagem por dia e { $week } por semana.
why_begins = Chega quando começa uma reunião planejada aqui.
why_held = Chega depois de uma reunião planejada aqui. Se continuar em aberto, menciono mais uma vez na manhã do seu próximo dia útil.
rem_soon = Começa em breve: { $what }, { $when }
rem_meeting_changed = { $title } mudou: { $what }
rem_agenda = { $what }: { $when }
rem_next_meeting = Próximo dia útil: { $what }, { $when }
rem_left_open = Falta dizer se foi realizada: { $what }, { $when }
rem_left_open_minutes = A ata ainda não foi publicada: { $what }, { $when }
rem_as_entered = conforme anotado aqui
rem_factors = { $count ->
    [1] um fator de sucesso não está resolvido
   *[other] { $count } fatores de sucesso não estão resolvidos
  }
rem_late = { $count ->
    [1] Atrasado: { $what }
   *[other] { $count } coisas atrasadas: { $what }
  }
why_soon = A reunião começa em quinze minutos e não está em nenhum calendário, ou a sua política pede.
why_meeting_changed = Você foi convidado para esta reunião, e ela mudou.
why_check_in = É seu e continua em aberto; vamos ver isso na próxima reunião de verificação.
why_agenda = A reunião é no próximo dia útil.
why_left_open = A reunião já passou e perguntei a você o que saiu dela. Digo isso só uma vez.
why_factors = { $days ->
    [1] Falta um dia útil
   *[other] Faltam { $days } dias úteis
  } para o workshop. Ele se encerra quando cada fator está resolvido.
stops_soon = os quinze minutos antes das reuniões
stops_meeting_changed = as mudanças de reuniões
stops_check_in = o que é seu antes de uma reunião de verificação
stops_agenda = as reuniões de amanhã
stops_left_open = atas pendentes
stops_factors = os fatores de sucesso antes do workshop
reminder_new_date = Nova data
digest_check_in = Para a reunião de verificação: { $when }
weekly_title = { $customer }: esta semana
weekly_target = { $service } deve estar em uso até { $date }
weekly_late = { $service }: deveria estar em uso em { $date }
weekly_stopped = Pronto: não há mais resumo semanal aqui.
weekly_later = Agora não: o próximo vem em uma semana.
unanswered_stopped = Pronto: nenhuma solicitação é enviada pela segunda vez aqui.
begins_stopped = Pronto: nenhuma pauta chega mais aqui por conta própria.
held_stopped = Pronto: não pergunto mais pelo resultado destas reuniões.
unanswered_later = Agora não: fica aqui, e não envio de novo.
weekly_summary = { $customer }: { $next }
settings_title = Meus lembretes
settings_text = Escrevo para você em dias úteis, entre estes horários, tudo em uma só mensagem. Enquanto você estiver fora, guardo tudo.
settings_from = A partir das
settings_to = Até às
settings_zone = Fuso horário
settings_away = Fora até (inclusive)
settings_back = Estou de volta
settings_saved = Salvo.
settings_wrong_zone = Não conheço esse fuso horário. Escreva assim: America/Sao_Paulo.
settings_wrong_hours = O dia deve terminar depois de começar.
settings_wrong_away = Esse dia já passou.
settings_resume = Estes avisos não chegam mais. Marque os que quer receber de novo:
settings_stopped = { $customer }: { $what }
stops_waiting = quem espera por mim
stops_given_up = solicitações sem resposta
stops_unanswered = solicitações repetidas
stops_factors_asked = perguntas em aberto
stops_first_contact = primeiro contato
stops_target_passed = datas-alvo que passaram
stops_target_near = datas-alvo
stops_item_overdue = o que está atrasado
stops_item_due = o que vence
stops_review = a revisão
stops_rest = o fim de uma pausa
stops_note = observações
stops_figures = números
stops_survey = a pesquisa
stops_weekly = o resumo semanal
stops_begins = pautas
stops_held = resultados de reuniões
notice_away_title = Até { $date }, inclusive, guardo o que enviaria a você
notice_away_text = Os dias até lá não contam para você. Para mudar, escreva “{ $word }” no seu próprio chat comigo.
notice_paused_title = Até { $date }, inclusive, não escrevo nada por conta própria sobre { $customer }
notice_paused_text = Os dias até lá não contam como espera.
notice_resumed_title = A pausa terminou
notice_resumed_text = Meus lembretes continuam.
notice_until_title = Até quando?
notice_until_text = Escreva também o dia, por exemplo: “{ $word } 15/4”
unpause = Terminar a pausa
does_away = guardar o que eu enviaria a você, até a data que indicar
does_pause = não escrever nada por conta própria sobre um envolvimento, até a data que indicar
does_reminders = quando posso escrever para você e quais avisos você desativou
command_away = Fora até…
command_pause = Pausa até…
command_reminders = Meus lembretes

## Boas-vindas

welcome_fm_title = Olá, { $name }! Vamos conduzir juntos um envolvimento do FastTrack
welcome_fm_text = Da reunião de abertura à revisão de sucesso, guardo o que foi combinado, peço ao cliente que confirme com um toque e digo o que vem a seguir. Você trabalha aqui; o cliente vê um único cartão organizado na conversa compartilhada.
welcome_fm_next = Bastam três perguntas para começar: cliente, serviços, idioma.
welcome_title = Olá, { $name }! Muito prazer
welcome_text = Ajudo as equipes do FastTrack e seus clientes a manter em um só lugar o que combinam. Seu Gerente FastTrack me leva para a conversa que vocês compartilham. Aqui você não precisa fazer nada.
welcome_privacy = Só leio as mensagens que me mencionam ou que você me escreve aqui.
welcome_summary_fm = Olá! Inicie um envolvimento com três perguntas.
welcome_summary = Olá! Aqui você não precisa fazer nada.
button_start = Iniciar um envolvimento
button_sample = Ver com dados de exemplo
button_help = Ajuda
button_language = Idioma
button_status = Status

## Ajuda

help_title = O que você pode escrever ou tocar
help_summary = O que você pode escrever ou tocar
help_hint_shared = Mencione-me e escreva uma destas palavras. Só leio as mensagens que me mencionam.
help_hint_personal = Escreva uma destas palavras.
help_line = **{ $word }**: { $does }
does_privacy = o que guardo sobre você
does_help = esta lista
does_start = começar com um novo cliente
does_bring = colocar um envolvimento na conversa que você compartilha com o cliente
does_enter = anotar o que foi combinado com o cliente
does_status = como estão as coisas
does_language = escolher seu idioma

## Você quis dizer…?, idioma, qual envolvimento

mean_title = Não entendi
mean_text = Você quis dizer uma destas opções?
mean_text_usual = Isto é o que posso fazer aqui:
mean_summary = Não entendi. Você quis dizer uma destas opções?
command_help = Ajuda
command_hello = Boas-vindas
command_start = Iniciar um envolvimento
command_sample = Ver com dados de exemplo
command_bring = Trazer para cá
command_enter = Registrar o combinado
command_status = Status
command_language = Idioma
command_link = Vincular minha conta
command_handover = Transferir
command_missing = O que falta
command_privacy = Privacidade
pick_language_title = Qual idioma você prefere?
pick_language_text = O que todos veem em uma conversa compartilhada continua no idioma daquele envolvimento.
pick_language_summary = Escolha seu idioma
which_title = De qual você está falando?
which_summary = De qual envolvimento você está falando?

## Iniciar um envolvimento

start_title = Iniciar um envolvimento
start_intro = Por enquanto só estes três. O resto eu pergunto quando for preciso, e digo por quê.
start_customer = Cliente
start_customer_hint = Nome da empresa
start_customer_error = Digite o nome do cliente.
start_services = Serviços que o cliente pretende usar
start_services_error = Marque ao menos um serviço.
start_language = Idioma do que todos veem
start_submit = Iniciar

## O cartão do FM

fm_title = { $customer }
fm_summary = { $customer }: { $next }
fm_phase_new = Iniciado; ainda não está na conversa do cliente
fm_phase_home = Na conversa do cliente
fm_services = { $count ->
    [1] 1 serviço: { $names }
   *[other] { $count } serviços: { $names }
  }
fm_next_bring = A seguir: leve-o para a conversa que você compartilha com o cliente. Abra esse canal ou chat, mencione-me e escreva **{ $word }**. Você vê quem está lá antes que algo seja publicado.
fm_next_enter = A seguir: depois da chamada, registre o que foi combinado. Leva dois minutos.
fm_next_complete = A seguir: complete o que ainda está em aberto.
fm_next_agree = A seguir: registre com quem foi combinado ou peça ao cliente que confirme.
fm_next_ask = A seguir: peça ao cliente que confirme.
fm_next_wait = A seguir: o cliente confirma. Quem pode fazer isso com um toque: { $names }.
fm_next_wait_nobody = A seguir: o cliente confirma. Ainda não conheço no Teams ninguém que possa fazer isso; copie o texto como e-mail ou vincule o proprietário do sucesso a alguém da conversa.
fm_next_corrections = { $count ->
    [1] A seguir: responda a 1 correção do cliente.
   *[other] A seguir: responda a { $count } correções do cliente.
  }
fm_next_done = Tudo confirmado. O workshop de sucesso já pode ser planejado.
fm_next_workshop = O workshop de sucesso está encerrado. A seguir: avançar no checklist.
fm_enter = Registrar o combinado
fm_change = Alterar

## O cartão que todos veem

home_title = FastTrack para { $customer }
home_intro = { $fm } acompanha vocês. Neste único cartão guardo o que combinamos, para que ninguém precise procurar.
home_reads = Só leio as mensagens que me mencionam.
home_services = O que planejamos
home_next = **A seguir:** { $what }
home_below = { $customer }: o cartão está mais abaixo.
home_next_talk = { $fm } anota aqui o que vocês combinarem.
home_next_check = { $count ->
    [1] { $names } confere os pontos.
   *[other] { $names } conferem os pontos.
  }
home_next_answer = { $fm } responde ao que foi apontado como incorreto.
home_next_agreed = Está tudo combinado, ainda não confirmado. { $fm } segue daqui com vocês.
home_next_done = Está tudo confirmado. { $fm } planeja o workshop com vocês.
home_next_workshop = O workshop já foi feito. { $fm } revê o checklist com vocês.
home_summary = FastTrack para { $customer }
home_confirmed = ✔ confirmado
home_agreed = combinado em { $date }, ainda não confirmado
home_open = a combinar
home_noted = anotado, a combinar
home_out = fora do plano
home_check = a conferir
home_wrong = ⚠ em correção
home_join = Participo deste projeto como…

## Trazer

bring_title = Trazer um envolvimento para a conversa de onde você me chamou
bring_title_named = Trazer um envolvimento para “{ $name }”
bring_room = { $count ->
    [1] Nesta conversa: 1 pessoa
   *[other] Nesta conversa: { $count } pessoas
  }
bring_you = { $name } (você)
bring_guest = { $name } (conta de convidado)
bring_more = { $count ->
    [1] e mais 1
   *[other] e mais { $count }
  }
bring_room_unknown = O Teams ainda não me disse quem está aqui.
bring_guests_none = Não há convidados aqui. Se as pessoas do cliente devem ver isto, adicione-as primeiro.
bring_pick = Todas as pessoas da lista verão o envolvimento que você colocar aqui.
bring_draft = **{ $customer }** · { $services }
bring_put_named = Colocar { $customer } aqui
bring_draft_home = **{ $customer }** · { $services } · está em outra conversa; lá ficará uma linha dizendo que mudou de lugar
bring_move_named = Mover { $customer } para cá
bring_meeting = Aqui é só a reunião
bring_summary = Trazer um envolvimento para cá

## Registrar o combinado

enter_title_customer = O que foi combinado com { $customer }
enter_page_1 = 1 de 2: igual para todos
enter_page_1_hint = Deixe em branco o que ainda não sabe. As diferenças ficam na próxima página.
enter_page_2 = 2 de 2: exceções
enter_page_2_hint = Altere só o que for diferente. Dá para salvar com campos em branco.
enter_services = Para estes serviços
enter_intent = Intenção
enter_start = Data de início
enter_target = Data-alvo: em uso até
enter_target_short = Data-alvo
enter_reasons = Motivos de negócios
enter_reason_text = Motivo nas palavras do cliente
enter_owner = Proprietário do sucesso
enter_owner_pick = Escolha uma pessoa
enter_owner_other = Outra pessoa (nome abaixo)
enter_name = Nome, se for outra pessoa
enter_email = E-mail, se for outra pessoa
enter_why_not = Motivo, a menos que siga em frente
enter_block_owner = Quem resolve o bloqueio
enter_moved_why = Por que a data mudou
enter_next = Próximo
enter_back = Voltar
enter_more = Mais: { $service }
enter_draft = Isto é o que você tinha digitado em { $when }.
intent_going_ahead = Segue em frente
intent_blocked = Bloqueado
intent_not_now = Agora não
intent_not_decided = Não decidido
intent_not_applicable = Não se aplica
note_language = O cliente vê suas palavras exatamente como você as escreve.

## O que foi anotado

captured_title = { $customer }: { $done } de { $total } completos
captured_summary = { $customer }: { $done } de { $total } completos
captured_agree = Combinado na chamada com…
captured_ask = Pedir confirmação
captured_copy = Copiar como e-mail
captured_hint = “Combinado” é o seu registro da chamada. “Confirmado” precisa de um toque do cliente.
captured_asked = Confirmação pedida em { $when }.

## Combinado com…

agree_title = Com quem foi combinado?
agree_intro = Isto registra o que você ouviu. Ainda não é a confirmação do próprio cliente.
agree_person = Combinado com
agree_how = Como
agree_how_call = Na chamada
agree_how_meeting = Em uma reunião
agree_how_email = Por e-mail
agree_when = Data
agree_services = Os pontos destes serviços
agree_note = Qual chamada ou mensagem (opcional)
agree_submit = Registrar

## Copiar como e-mail

copy_title = Copiar como e-mail
copy_intro = Para quem não está no Teams. Idioma: { $language }. Registre a resposta como combinada por e-mail.
copy_label = Selecione tudo e copie
mail_subject = { $customer }: por favor, confira { $count ->
    [1] 1 ponto
   *[other] { $count } pontos
  }
mail_subject_line = Assunto: { $subject }
mail_hello = Olá, { $name },
mail_hello_all = Olá,
mail_intro = Isto é o que anotamos juntos sobre os seus serviços do Microsoft 365:
mail_line = - { $line }
mail_ask = Está tudo correto? Basta uma resposta curta a este e-mail. Se algo não estiver correto, diga de qual serviço se trata e o que deveria constar.
mail_end = Atenciosamente
mail_from = { $fm }, FastTrack

## O pedido de confirmação

request_title = { $minutes ->
    [1] Por favor, confira { $count ->
        [1] 1 ponto
       *[other] { $count } pontos
      } (1 minuto)
   *[other] Por favor, confira { $count } pontos ({ $minutes } minutos)
  }
request_summary = { $customer }: por favor, confira { $count ->
    [1] 1 ponto
   *[other] { $count } pontos
  }
request_for = Para { $names }
request_all_correct = Tudo correto
request_wrong = Algo não está correto
request_take_back = Desfazer
request_recorded = Anotado na chamada. Toque só se algo não estiver correto.
request_again = Enviado mais uma vez, pois ainda não há resposta.
request_recorded_with_title = { $count ->
    [1] 1 ponto foi anotado como combinado com { $name }
   *[other] { $count } pontos foram anotados como combinados com { $name }
  }
request_recorded_title = { $count ->
    [1] 1 ponto foi anotado como combinado com você
   *[other] { $count } pontos foram anotados como combinados com você
  }
request_confirmed_title = { $count ->
    [1] ✔ Confirmado por { $names }, { $when }
   *[other] ✔ Os { $count } pontos confirmados por { $names }, { $when }
  }
request_partly_title = { $done } de { $count } confirmados
request_wrong_title = { $count ->
    [1] 1 ponto está sendo corrigido
   *[other] { $count } pontos estão sendo corrigidos
  }
request_disputed_title = { $count ->
    [1] Há duas respostas diferentes em 1 ponto
   *[other] Há duas respostas diferentes em { $count } pontos
  }
request_answer_line = { $name }: { $value }
request_answer_bare = { $name }: não está correto
request_row_confirmed = ✔ { $names }, { $date }
request_row_answered = ↩ Resposta de { $name }: “{ $text }”
request_fm_view = Aqui quem confirma são as pessoas do cliente. Você pode alterar os dados no seu próprio chat comigo.
request_not_for_you = Quem pode confirmar: { $names }. Você também faz parte?
request_withdrawn = Não há mais nada a conferir aqui

## Mudou nesse meio-tempo, sem direito a confirmar

changed_title = Isto mudou desde que você abriu
changed_text = Veja os novos dados e toque de novo.
changed_row = { $service }: { $field } agora é { $new }; antes, { $old }
changed_row_new = { $service }: { $field } agora é { $new }
changed_row_gone = { $service }: { $field } está em aberto de novo; antes, { $old }
changed_summary = Os dados mudaram; confira de novo
entitled_title = Obrigado. Quem confirma é uma pessoa responsável
entitled_text = Quem pode confirmar: { $names }. Se você também é responsável, diga; { $fm } aceita com um toque.
entitled_text_nobody = Ainda não se conhece aqui ninguém que possa confirmar. Se você é responsável, diga; { $fm } aceita com um toque.
entitled_summary = Quem confirma é uma pessoa responsável

## Algo não está correto

wrong_title = Algo não está correto
wrong_pick = Qual não está correto?
wrong_intro = { $service }: corrija o que não está certo
wrong_hint = Deixe o resto como está.
wrong_date = Em uso até
wrong_intent = Segue em frente?
wrong_owner = Responsável
wrong_reasons = Motivos
more = Mais
wrong_why_not = Por que não, ou o que bloqueia
wrong_comment = Comentário (opcional)
wrong_others = Os outros estão corretos

## Uma correção, para o FM

correction_title = { $name } diz que algo sobre { $service } não está correto
correction_summary = { $customer }: { $name } diz que algo sobre { $service } não está correto
correction_change = **{ $field }**: { $old } → { $new }
correction_wrong = **{ $field }**: { $old } não está correto
correction_disputed = **{ $field }**: há duas respostas diferentes: { $answers }
correction_open = em aberto
correction_accept = Aceitar
correction_answer = Responder
correction_effect = Ao aceitar, o dado do cliente passa a valer e fica confirmado em nome de { $name }.
correction_effect_not = Ao aceitar, o dado passa a valer; { $name } não pode confirmar, portanto falta a confirmação.
correction_no_value = Nenhum dado novo foi informado. Responda ou registre você o correto.
correction_accepted = ✔ Aceito por { $name }, { $when }
correction_answered = ↩ Respondido por { $name }, { $when }
correction_gone = Este aviso já foi resolvido
answer_title = Responder a { $name }
answer_intro = { $name } disse que algo sobre { $service } não está correto. Sua resposta aparece na conversa compartilhada.
answer_label = Sua resposta
answer_error = Escreva uma resposta.
aside_open = Desconsiderar…
aside_of = Desconsiderar a resposta de { $name }…
aside_title = Desconsiderar uma resposta
aside_intro = { $service }, resposta de { $name }. O motivo fica no histórico.
aside_label = Motivo
aside_error = Escreva um motivo.
aside_submit = Desconsiderar

## Participo deste projeto como…

join_title = Participo deste projeto como…
join_intro = { $fm } vê e aceita com um toque.
join_role = Minha função
join_pick = Escolha sua função
join_error = Escolha sua função.
claim_title = { $name } diz: participo deste projeto
claim_text = Função: { $role }
claim_summary = { $customer }: { $name } diz que participa deste projeto
claim_guest = Participa com conta de convidado.
claim_email = { $email }
claim_is = Pode ser { $name }, que você registrou à mão: o e-mail é o mesmo.
claim_accept = Aceitar
claim_accept_new = Aceitar como pessoa nova
claim_accept_as = Aceitar como { $name }
claim_decline = Agora não
claim_gone = { $name }: { $role }.
claim_settled = Já foi resolvido
tie_title = É a mesma pessoa?
tie_text = Você registrou { $typed }. { $seen } está na conversa com o mesmo e-mail.
tie_effect = Depois de vincular a pessoa, { $seen } pode confirmar com um toque.
tie_accept = Sim, é a mesma pessoa
tie_decline = Não, são duas pessoas
tie_summary = { $customer }: { $seen } é a pessoa que você registrou?
tie_gone = { $typed } já está no Teams.
tie_apart = { $typed } e { $seen } continuam sendo duas pessoas.

## Status

status_title = { $customer }: como estão as coisas
status_summary = { $customer }: { $done } de { $total } confirmados
status_progress = { $done } de { $total } confirmados
progress_points = { $done } de { $total } pontos resolvidos
status_fm = Gerente FastTrack: { $name }
status_people = Pessoas
status_person = { $name }, { $role }
status_person_typed = { $name }, { $role } (ainda sem vínculo no Teams)
status_person_beyond = { $name }, { $role } (sem contato pelo Teams)
status_next = **A seguir:** { $what }
status_counts = Combinados: { $agreed } · Confirmados: { $confirmed } · Em aberto: { $open }
status_gate = { $open ->
    [yes] O workshop já pode ser planejado.
   *[no] O workshop só pode ser planejado quando ao menos um serviço estiver combinado ou confirmado.
  }
status_corrections = { $count ->
    [1] 1 correção espera por você
   *[other] { $count } correções esperam por você
  }
status_claims = { $count ->
    [1] 1 pessoa diz que participa deste projeto
   *[other] { $count } pessoas dizem que participam deste projeto
  }
status_refreshed = Atualizado: { $when }

## Respostas curtas

notice_language_title = De agora em diante, em português
notice_language_text = É assim que você verá seu próprio chat e seus próprios cartões.
notice_who_title = O Teams não me disse quem é você
notice_who_text = Toque de novo daqui a pouco.
notice_working_title = Ainda estou trabalhando nisso
notice_working_text = O resultado chega aqui em instantes. Não precisa tocar de novo.
notice_stale_title = Este cartão está desatualizado
notice_stale_text = Escreva “{ $status }” para ver o atual.
notice_stale_shared_text = Mencione-me e escreva “{ $status }” para ver o atual.
notice_not_fm_title = Isto é para Gerentes FastTrack
notice_not_fm_text = Se você é um deles, peça a quem administra este bot que inclua você na lista.
notice_sent_title = Enviei para você
notice_sent_text = A resposta está no seu próprio chat comigo, porque nem todos aqui devem lê-la.
notice_only_shared_title = Isto funciona na conversa compartilhada
notice_only_shared_text = Abra o canal ou chat que você compartilha com o cliente, mencione-me e escreva “{ $word }”.
notice_no_engagement_title = Ainda não há nada aqui
notice_no_engagement_text = Primeiro um Gerente FastTrack traz um envolvimento para cá: mencione-me e escreva “{ $word }”.
notice_no_engagement_personal_title = Você ainda não tem nenhum envolvimento
notice_no_engagement_personal_text = Inicie um com o botão do cartão de boas-vindas ou escreva “{ $word }”.
notice_no_drafts_title = Nada para trazer
notice_no_drafts_text = Todos os seus envolvimentos já têm sua conversa. Inicie um novo no seu próprio chat comigo.
notice_only_personal_title = Isso funciona no seu próprio chat comigo
notice_only_personal_text = Abra o chat e toque no botão por lá.
notice_cannot_act_title = Você pode ler isto, mas não responder
notice_cannot_act_text = O Teams não me diz quem é você. Diga sua resposta ao Gerente FastTrack, e ele a registra por você.
notice_who_is_here_title = O Teams não me disse quem está aqui
notice_who_is_here_text = Nada foi publicado. Peça de novo em instantes.
notice_not_brought_title = Este envolvimento ainda não tem uma conversa compartilhada
notice_not_brought_text = Abra o canal ou chat que você compartilha com o cliente, mencione-me e escreva “{ $word }”. Depois, tente de novo.
notice_other_customer_title = Ali já está o envolvimento de outro cliente
notice_other_customer_text = Cada conversa é de um só cliente. Escolha outro canal ou chat.
notice_moved_title = Este envolvimento mudou de lugar e continua em outra conversa. { $fm } pode dizer em qual.
notice_correction_sent_title = ✔ Enviado para { $fm }
notice_correction_sent_text = Você verá a resposta no cartão. Não precisa fazer mais nada.
notice_claim_sent_title = ✔ Enviado para { $fm }
notice_claim_sent_text = Assim que for aceito, você poderá confirmar com um toque.
notice_link_code_title = { $code } é o seu código
notice_link_code_text = Na outra organização, onde você é convidado: mencione-me na conversa e digite este código. Ele vale uma única vez, por dez minutos.
notice_linked_title = ✔ Vinculado
notice_linked_text = Agora reconheço você aqui como na sua própria organização.
notice_link_wrong_title = Este código não funciona
notice_link_wrong_text = Ele já foi usado, tem mais de dez minutos ou foi digitado com erro. Escreva “{ $word }” no seu próprio chat comigo para receber outro.
notice_link_elsewhere_title = Este código é para outra organização
notice_link_elsewhere_text = Digite-o onde você é convidado, com a conta que usa lá.
apology_title = Desculpe, algo deu errado do nosso lado
apology_text = Nada se perdeu; tente de novo. Se acontecer outra vez, passe este número a quem administra o bot: { $activity }
apology_summary = Desculpe, algo deu errado

## Quando as regras dizem não

refused_not_fm_title = Só o Gerente FastTrack pode fazer isso
refused_not_fm_text = Peça a { $fm } que faça isso ou que transfira o envolvimento para você.
refused_may_not_be_fm_title = Você não pode conduzir um envolvimento aqui
refused_may_not_be_fm_text = Quem administra este bot decide quem pode. Peça que incluam você na lista de Gerentes FastTrack.
refused_not_customer_title = Isto cabe ao cliente
refused_not_customer_text = Se você é da equipe do cliente, diga qual é sua função; { $fm } aceita com um toque.
refused_not_customer_known_text = Aqui você está do lado do FastTrack. Só as pessoas do cliente podem confirmar ou corrigir estes pontos.
refused_incomplete_title = Ainda falta algo
refused_incomplete_row = { $service }: { $fields }
refused_incomplete_text = Complete primeiro; depois será possível combinar ou confirmar.
refused_incomplete_customer_text = { $fm } completa primeiro.
refused_not_intended_title = { $service } não está no plano
refused_not_intended_text = Nesse meio-tempo saiu da lista de serviços. Abra o cartão atual.
refused_unknown_person_title = Não encontro essa pessoa
refused_unknown_person_text = Abra o formulário de novo e escolha alguém da lista.
refused_not_customer_person_title = { $name } não é do lado do cliente
refused_not_customer_person_text = Escolha alguém da equipe do cliente.
refused_already_linked_title = { $name } já está no Teams
refused_already_linked_text = Não há mais nada a fazer.
refused_linked_to_title = Esta conta do Teams já é de { $name }
refused_linked_to_text = Se são duas pessoas, confira o nome que você registrou.
refused_role_title = Esta função não pode ser assumida assim
refused_role_text = { $fm } pode transferi-la.
refused_no_claim_title = Já foi resolvido
refused_no_claim_text = Não há mais nenhum pedido aberto dessa pessoa.
refused_unknown_correction_title = Este aviso já foi resolvido
refused_unknown_correction_text = Foi substituído por um mais recente ou retirado. Abra o cartão atual.
refused_nothing_to_accept_title = Nenhum dado novo foi informado
refused_nothing_to_accept_text = Responda à pessoa ou registre você o dado correto.
refused_already_accepted_title = ✔ Já foi aceito
refused_already_accepted_text = Não há mais nada a fazer.
refused_no_answer_title = Não há resposta a desconsiderar
refused_no_answer_text = { $name } não confirmou nem corrigiu { $service }.
refused_nothing_title = Nada foi escolhido
refused_nothing_text = Volte e escolha ao menos um.
refused_draft_title = É texto demais para guardar
refused_draft_text = Encurte o campo mais longo e salve de novo.
refused_people_title = Não cabem mais pessoas neste envolvimento
refused_people_text = Escolha alguém que já está na lista.
refused_confirmations_title = Pessoas suficientes já confirmaram
refused_confirmations_text = Não há mais nada a fazer.
refused_wrong_title = Algo que você digitou não pode estar certo
refused_wrong_text = Nada foi salvo. Abra o formulário de novo.

## O que pode estar errado em um campo

problem_required = Aqui falta algo.
problem_not_a_date = Isto não é uma data. Use o calendário.
problem_not_in_future = A data precisa ser posterior a { $today }.
problem_in_future = A data não pode ser posterior a { $today }.
problem_not_after_start = A data-alvo precisa ser posterior à data de início, { $date }.
problem_not_before_target = A data de início precisa ser anterior à data-alvo, { $date }.
problem_moved = A data passa de { $from } para { $to }: diga por quê.
problem_not_an_email = Isto não é um endereço de e-mail.
problem_not_a_person = Digite o nome de uma pessoa, não uma caixa de grupo nem um departamento.
problem_is_the_fm = Não pode ser o Gerente FastTrack; escolha alguém da equipe do cliente.
problem_not_the_customer = Escolha alguém da equipe do cliente.
problem_too_long = Longo demais: { $units } caracteres; cabem { $max }.
problem_not_offered = Escolha um dos valores oferecidos.

## O cartão do guia estratégico, para o FM

button_way = Guia estratégico
command_phase = Próximo passo
command_tasks = Tarefas
command_cover = Substituição
does_phase = em que ponto do guia estratégico está e o que vem agora
does_missing = o que falta para avançar
does_tasks = as tarefas do FTOP de um envolvimento
does_handover = transferir um envolvimento para outra pessoa
does_cover = que alguém substitua você
yes = Sim
no = Não
way_title = { $customer }: guia estratégico
way_cycle = ciclo { $no }
way_rests = { $status } até { $date }: { $reason }. A seguir: { $next }
way_covered = { $name } substitui até { $date }
way_track_open = **Trilha de sucesso:** o workshop ainda não foi encerrado
way_track_closed = **Trilha de sucesso:** ✔ o workshop está encerrado
way_track_spared = **Trilha de sucesso:** sem workshop, pois o cliente está no benefício adicional de adoção
way_track_technical = **Trilha técnica:** { $phase }
way_next = A seguir
way_next_line = { $act }
way_nothing_open = Nada impede.
way_open = Requer: { $what }
why_rule = Regra “{ $rule }”: { $reason }
way_open_answer = a resposta a “{ $question }”
way_choose = A revisão foi realizada: escolha o resultado.
way_over = Está concluído. Próxima ação: { $date }. Escreva uma observação no FTOP e peça a mudança para uma fila inativa.
way_overrides = Alterado manualmente
way_override_line = { $from } → { $to }, { $name }, { $when }
way_reason = Motivo: { $reason }
way_cycles = Ciclos anteriores
way_cycle_line = O ciclo { $no } terminou em { $when } em “{ $phase }”: { $names }; { $count ->
    [1] 1 tarefa concluída
   *[other] { $count } tarefas concluídas
  }
way_sums = { $what } ({ $sums })
way_sum_of = { $service }: { $have } de { $need }
way_sum = { $have } de { $need }
way_phase = Próximo passo
way_missing = O que falta
way_process = Entradas e resultados
way_tasks = Tarefas
way_rules = Regras
way_act = Registrar o que foi feito…
way_outcome = Escolher o resultado…
way_override = Alterar a fase…
way_rest = Pôr em espera…
way_resume = Retomar
way_uncover = Encerrar a substituição
missing_title = { $customer }: o que falta
missing_nothing = Aqui não falta nada.
missing_more = { $count ->
    [1] e mais 1
   *[other] e mais { $count }
  }
missing_answer = Responder
missing_attest = Confere
missing_task = Definir o status
missing_enter = Registrar o combinado de { $services }
missing_agree = Registrar quem concordou ou pedir a confirmação: { $services }
missing_act = Sem registro: { $act }
missing_task_line = Tarefa obrigatória: { $task }
missing_outcome = O resultado da revisão
rules_title = { $customer }: quais regras se aplicam
rules_apply = Aplicam-se, e por quê
rules_not_known = Dependem da sua resposta
tasks_title = { $customer }: tarefas do FTOP
tasks_open = Abertas
tasks_closed = Encerradas
tasks_hint = ● obrigatória aqui · ○ opcional. Nada disto é gravado no FTOP.
tasks_find = Buscar ou alterar uma tarefa…
task_line = { $sign } { $task } · { $status }
task_by_rule = { $line } ({ $rule })
process_inputs = Principais entradas
process_outputs = Principais resultados
process_tasks = Tarefas
process_inputs_missing = { $count ->
    [1] ⚠ Falta 1 entrada. Você pode continuar.
   *[other] ⚠ Faltam { $count } entradas. Você pode continuar.
  }
process_line = { $sign } { $line }
process_all = Tudo confere
process_title = { $process } · { $customer }
process_some = Marcar o que confere…
line_from = Conforme { $source }
line_attested = Conforme { $name }, { $when }
proof_agreed = o combinado
proof_people = a lista de pessoas
proof_task = a tarefa { $id }
proof_act = “{ $act }”
proof_profile = suas respostas
proof_figures = os números
proof_word = o que você marcou

## Seus formulários

act_title = Registrar o que foi feito
act_intro = Um só registro define todas as tarefas que decorrem dele.
act_what = O que foi feito
act_when = No dia
act_about = Sobre qual tarefa ou serviço (discussões de valor e handshakes)
act_note = Observação (opcional)
question_title = Uma pergunta
ask_why = Por que pergunto: { $reason }
ask_motion = Por que este envolvimento existe?
ask_priority = Qual prioridade o FTOP mostra?
ask_relation = O cliente é novo no FastTrack?
ask_managed = Uma equipe de conta atende o cliente?
ask_partner = Um parceiro participa?
ask_scope = Quem cobre o quê, você ou o parceiro?
ask_combined = O cliente quer a abertura e a avaliação técnica em uma só reunião?
ask_entitled = A quais serviços o cliente tem direito?
ask_seats = Quantas licenças o cliente tem?
ask_benefit = O cliente está no benefício adicional de adoção?
ask_migration = Há dados a migrar?
ask_devices = Dispositivos móveis são usados com o Exchange?
ask_onedrive = O cliente participa do programa do OneDrive?
ask_csm = Há um gerente de sucesso do cliente designado?
ask_gaps = A avaliação técnica encontrou lacunas?
ask_out_of_scope = Há uma necessidade além do FastTrack e o contato pode ser compartilhado?
ask_push = O Microsoft 365 Apps precisa de apoio próprio para elevar o uso ativo?
ask_usage_report = Deseja-se uma sessão sobre relatórios de uso e não houve nenhuma antes?
ask_active = Quantas pessoas usam cada serviço?
ask_active_of = Usuários ativos de { $service }
ask_migrated = Quantos usuários serão migrados e quantos já foram?
ask_migrated_of = A migrar
ask_migrated_done = Migrados
why_gaps = Decide se primeiro se corrigem as lacunas ou se os serviços são ativados
relation_new = Sim, é novo
relation_again = Não, volta para mais serviços
relation_known = Nem um nem outro
benefit_outside = Não
benefit_exception = Não, mas pode entrar por exceção
benefit_enrolled = Sim
task_title = Tarefa
task_mandatory = obrigatória onde se aplica
task_optional = opcional
task_status = Status
task_more = Mais status
task_add = Adicioná-la a este processo (opcional)
find_title = Buscar uma tarefa
find_intro = Pelo número ou por palavras do nome.
find_text = Número ou palavras
find_nothing = Nada foi encontrado. Tente outras palavras.
find_pick = Encontradas
attest_title = Entradas e resultados
attest_intro = Marque o que já se cumpriu. O que o bot já sabe não está na lista.
attest_lines = Entradas e resultados
override_title = Alterar a fase manualmente
override_intro = Você sempre pode fazer isso. O motivo fica à vista, com o que ainda faltava.
override_to = Para esta fase
override_reason = Motivo
outcome_title = O resultado da revisão
outcome_intro = Um dos quatro resultados conclui o status geral.
outcome_which = Resultado
outcome_services = Serviços do próximo ciclo, se houver mais
outcome_reached = O que foi alcançado (o cliente lê na despedida)
outcome_momentum = Como seguir: função de suporte, comunidade de adeptos, acompanhamento, onde está o treinamento (o cliente lê)
rest_title = Colocar em espera
rest_intro = Com um motivo, a próxima ação e sua data.
rest_how = Como
rest_reason = Motivo; se o cliente não responde: quantas vezes e com quem você tentou
rest_next = Próxima ação
rest_when = No dia
handover_title = Transferir
handover_intro = Quem suceder você recebe um cartão com tudo o que importa e o aceita.
handover_who = Para quem
introduce_who = Quem
handover_nobody = Não conheço ninguém que possa assumi-lo. Alguém da sua equipe precisa ter falado comigo ou estar na conversa compartilhada.
cover_title = Substituição
cover_intro = Quem substituir você terá os mesmos direitos que você até o fim do dia que você escolher.
cover_until = Até
notice_begin = Escolher…
notice_kept_title = { $name } não vai assumir { $customer }
notice_kept_text = Continua com você. Você pode escolher outra pessoa.
notice_terms_title = { $name } ({ $customer }) aceitou os termos do FastTrack
notice_terms_text = A tarefa 1904 está concluída aqui. No FTOP, é você quem a registra.
notice_terms_back_title = { $name } ({ $customer }) desfez o aceite dos termos do FastTrack
notice_terms_back_text = A tarefa 1904 está aberta de novo aqui. Pergunte o que impede.
terms_title = Por favor, aceite os termos do FastTrack
terms_summary = { $customer }: por favor, aceite os termos do FastTrack
terms_lead = Parte da nossa ajuda está sujeita a termos: { $link }. Por favor, leia-os e aceite-os em nome da sua organização.
terms_accept = Aceitamos os termos
terms_accepted_title = ✔ { $name } aceitou os termos do FastTrack, { $when }
terms_recorded_title = ✔ { $name } aceitou os termos do FastTrack { $how ->
    [meeting] em uma reunião
    [email] por e-mail
   *[call] em uma chamada
  }, { $date }
terms_recorded_by = Anotado por { $name }
terms_recorded_ask = { $name }: toque só se não for assim.
terms_not_so = Não é assim
terms_settled_title = Não é preciso mais nada aqui sobre os termos do FastTrack
terms_send = Enviar os termos
terms_record = Registrar a aprovação
terms_by_tap = Aprovados por { $name } na conversa compartilhada, { $when }
terms_by_word = Aprovados por { $name } { $how ->
    [meeting] em uma reunião
    [email] por e-mail
   *[call] em uma chamada
  }, { $date }, conforme anotado aqui
terms_form_title = Quem aceitou os termos?
terms_form_intro = Isto anota o que você ouviu. A pessoa indicada vê no cartão da conversa compartilhada.
expert_title = Conheçam { $name }, especialista de adoção
expert_by = Da parte de { $fm }
expert_what = { $customer } pode receber mais ajuda para que as pessoas usem de verdade o que é novo. { $name } vê com vocês em que consiste, quem participa e o que vem depois.
expert_next = Digam olá aqui e perguntem o que quiserem saber.
expert_done = ✔ Especialista de adoção apresentado: { $name }
introduce_title = Apresentar o especialista de adoção
introduce_intro = { $customer } lê na conversa compartilhada quem é e para quê. É publicado uma só vez.
introduce_send = Apresentar
notice_reach_person_title = Não consigo contatar { $name } ({ $customer }) pelo Teams
notice_reach_person_text = { $why ->
    [blocked] { $name } me bloqueou. Peça na próxima reunião ou por e-mail que me desbloqueie e me escreva. O que está pendente será enviado automaticamente.
    [removed] { $name } não tem este aplicativo no Teams. Peça na próxima reunião ou por e-mail que o adicione. O que está pendente será enviado automaticamente.
    [disabled] Um administrador dessa organização desativou este aplicativo. Peça que ele volte a ser permitido; quando { $name } me escrever depois disso, o que está pendente será enviado automaticamente.
   *[gone] O chat com { $name } não existe mais. Peça na próxima reunião ou por e-mail que me escreva. O que está pendente será enviado automaticamente.
}
notice_reach_home_title = Não consigo publicar na conversa compartilhada com { $customer }
notice_reach_home_text = { $why ->
    [disabled] Um administrador dessa organização desativou este aplicativo. Peça que ele volte a ser permitido; quando alguém me mencionar lá depois disso, o que está pendente será enviado automaticamente.
    [gone] Ela não existe mais. Abra outro canal ou chat que você compartilha com o cliente, mencione-me e escreva “{ $bring }”.
   *[removed] Fui removido dela. Adicione-me lá de novo e o que está pendente será enviado automaticamente.
}
refused_not_yet_title = Ainda não: { $act }
refused_not_yet_text = Requer: { $what }
refused_attest = Confere: { $what }
refused_ask = { $what } – { $question }
refused_not_here_title = { $act }: não cabe aqui
refused_not_here_text = O guia estratégico não prevê este passo na fase atual do envolvimento. Você pode alterar a fase manualmente, com um motivo.
refused_unknown_title = Falta algo
refused_unknown_text = Diga de qual tarefa ou serviço se trata.
refused_over_title = Este envolvimento está concluído
refused_over_text = Retome-o primeiro.
refused_nothing_offered_text = A transferência não está mais sendo oferecida a você.
refused_cannot_take_title = { $name } não pode assumi-lo
refused_cannot_take_text = Quem administra este bot decide quem pode. Peça que incluam { $name } na lista de Gerentes FastTrack.

## Transferência, para quem sucede

hand_title = { $fm } transfere { $customer } para você
hand_settled = { $name } conduz { $customer }
hand_phase = Em que ponto está: { $phase }
hand_promises = O que foi prometido
hand_open = Em aberto
hand_blocked = Bloqueado: { $services }
hand_undecided = Não decidido: { $services }
hand_reports = { $count ->
    [1] 1 correção do cliente espera
   *[other] { $count } correções do cliente esperam
  }
hand_going = Como continua
hand_no_meeting = Ainda não há reunião no calendário.
hand_plan = Checklist de sucesso: { $progress }
hand_plan_proposed = Checklist de sucesso: { $progress }; datas ainda não fixadas
hand_note = Última observação, { $when }: { $note }
hand_take = Assumir
hand_keep = Eu não

## A despedida, para o cliente

farewell_title = { $customer }: obrigado e muito sucesso
farewell_thanks = { $fm } e o FastTrack deixam tudo em suas mãos.
farewell_reached = O que foi alcançado
farewell_services = Em uso: { $services }
farewell_going = Como seguir
farewell_going_text = Mantenham ativa a comunidade de adeptos, olhem os relatórios de uso uma vez por mês e digam a quem chegar onde está o treinamento.
farewell_help = Onde há ajuda
farewell_help_text = Para dúvidas técnicas: a página de suporte do seu centro de administração do Microsoft 365.
farewell_back = Como voltar
farewell_back_text = Quando planejarem algo novo, peçam ajuda aqui: { $url }

## Portfolio, history, undo, export

does_portfolio = todos os seus envolvimentos, uma linha cada
does_history = quem mudou o quê, e quando
does_undo = reverter sua última alteração
does_export = o registro para o FTOP, como texto ou arquivo
does_close = encerrar, pausar ou reabrir um envolvimento
command_portfolio = Meus envolvimentos
command_history = Histórico
command_undo = Desfazer
command_close = Encerrar ou pausar
command_reopen = Reabrir
command_delete = Excluir o rascunho
command_export = Exportar para o FTOP
portfolio_title = Seus envolvimentos
portfolio_counts = { $all ->
    [1] 1 envolvimento
   *[other] { $all } envolvimentos
  } · { $mine ->
    [1] 1 espera algo de você
   *[other] { $mine } esperam algo de você
  } · { $red ->
    [1] 1 em vermelho
   *[other] { $red } em vermelho
  }
portfolio_summary = Seus envolvimentos: { $all }, { $mine ->
    [1] 1 espera algo de você
   *[other] { $mine } esperam algo de você
  }, { $red } em vermelho
portfolio_all = Todos ({ $count })
portfolio_needs_me = Esperam algo de mim ({ $count })
portfolio_red = Em vermelho ({ $count })
portfolio_waiting = Aguardam o cliente ({ $count })
portfolio_closed = Encerrados ({ $count })
portfolio_none = Nada encontrado.
portfolio_pages = Página { $page } de { $pages } · { $found } no total
portfolio_filter = Quais envolvimentos
portfolio_search = Nome do cliente (basta uma parte)
portfolio_show = Mostrar
portfolio_open_button = Abrir
portfolio_open = Abrir { $customer }
portfolio_draft = ainda não levado ao cliente
portfolio_deputy_until = como substituto até { $date }
portfolio_next = próxima data: { $date }
page_previous = Anterior
page_next = Próxima
ails_blocked = { $count ->
    [1] 1 serviço bloqueado
   *[other] { $count } serviços bloqueados
  }
ails_blockers = { $count ->
    [1] 1 bloqueio em aberto
   *[other] { $count } bloqueios em aberto
  }
ails_unresponsive = o cliente não responde
ails_overdue = { $count ->
    [1] 1 data vencida
   *[other] { $count } datas vencidas
  } ({ $days ->
    [1] 1 dia
   *[other] { $days } dias
  })
ails_unanswered = pedido sem resposta há { $days ->
    [1] 1 dia útil
   *[other] { $days } dias úteis
  }
ails_silent = sem novidades há { $days ->
    [1] 1 dia
   *[other] { $days } dias
  }
hist_title = { $customer }: o que aconteceu
hist_bot = Bot do FastTrack
hist_by = { $who }, { $when }
hist_pages = Página { $page } de { $pages }
hist_newer = Mais recentes
hist_older = Mais antigos
hist_blank = em branco
hist_with = { $line } (“{ $text }”)
hist_field = { $field }: { $old } → { $new }
hist_started = Iniciado com { $services }
hist_home = Levado à conversa compartilhada
hist_customer = Cliente: { $old } → { $new }
hist_language = Idioma: { $old } → { $new }
hist_zone = Fuso horário: { $old } → { $new }
hist_services = Serviços: { $old } → { $new }
hist_status = Status: { $old } → { $new }
hist_person = { $name } entrou na lista: { $role }
hist_role = { $name } agora é: { $role }
hist_tied = { $name } foi encontrado no Teams
hist_claimed = { $name } diz que participa deste projeto: { $role }
hist_claim_accepted = { $name } teve a participação aceita: { $role }
hist_claim_declined = A participação de { $name } não foi aceita
hist_agreed = { $services }: combinado com { $name } { $how ->
    [meeting] em uma reunião
    [email] por e-mail
   *[call] em uma chamada
  }, { $date }
hist_asked = Confirmação solicitada: { $services }
hist_confirmed = { $service }: confirmado
hist_wrong = { $service }: indicado como incorreto
hist_withdrawn = Um aviso foi retirado
hist_accepted = { $service }: a correção foi aceita
hist_answered = { $service }: a correção foi respondida
hist_taken_back = { $service }: confirmação retirada
hist_set_aside = { $service }: a resposta de { $name } foi desconsiderada
hist_paused = Em pausa até { $date }, inclusive: não escrevo sem ser perguntado
hist_unpaused = A pausa terminou
hist_undone = Uma alteração foi desfeita
hist_agreement_withdrawn = { $services }: o registro do combinado foi retirado
hist_typed = A exportação foi digitada no FTOP
hist_factor = { $service }, { $factor }: { $old } → { $new }
hist_factors_asked = Perguntou-se sobre os fatores de sucesso a: { $names }
hist_factor_said = Resposta sobre: { $factor }
hist_factor_reviewed = { $service }, { $factor }: as respostas foram revisadas
hist_factors_reviewed = Os fatores de sucesso foram repassados
hist_workshop_closed = O workshop de sucesso foi encerrado
hist_point_added = O ponto { $no } foi adicionado
hist_point_planned = Ponto { $no }: o próximo passo foi anotado
hist_point_settled = O ponto { $no } foi resolvido
hist_point_reopened = O ponto { $no } está aberto de novo
hist_plan_made = { $count ->
    [1] O plano de sucesso foi feito: { $count } item recebeu sua data, contada para trás a partir de { $date }
   *[other] O plano de sucesso foi feito: { $count } itens receberam suas datas, contadas para trás a partir de { $date }
}
hist_plan_done = Feito: { $item }
hist_plan_reopened = Em aberto de novo: { $item }
hist_plan_arranged = Organizado: { $item }
hist_plan_noted = Anotado: { $item }
hist_plan_added = Novo na lista: { $item }
hist_plan_dropped = Não será feito: { $item }
hist_plan_included = Incluído na lista: { $item }
hist_plan_removed = Retirado da lista: { $item }
hist_plan_shared = { $count ->
    [1] { $count } link foi compartilhado
   *[other] { $count } links foram compartilhados
}
hist_goals = As metas ou a forma de trabalhar mudaram
hist_measure = { $service }: mudou o que é medido
hist_figures = { $service }: { $active } usuários ativos em { $date }
hist_figures_own = { $service }: o número do próprio cliente de { $date } foi registrado
hist_unread = { $service }: os números de { $date } foram retirados
undo_title = Desfazer sua alteração de { $when }?
undo_text = Isto será desfeito:
undo_do = Desfazer
undo_none_title = Não há nada para desfazer
undo_none_text = Aqui você não tem nenhuma alteração que ainda possa ser revertida.
undo_touched_title = Sua alteração de { $when } não pode mais ser desfeita
undo_touched_text = Foi alterado ou confirmado depois; nada foi desfeito. Se um dado não estiver correto, registre o correto.
undo_both = { $service }, { $field }: você colocou { $mine }, agora é { $now }.
undo_still = { $service }, { $field }: { $mine }, como você colocou.
undo_both_service = { $service } mudou desde então.
undo_both_whole = Mudou desde então.
undo_both_since = Você tinha: { $mine }. Desde então, { $name }: { $now }.
undo_stays_told = Isto fica, porque outras pessoas já sabem ou agiram com base nisso: { $what }
undo_stays_way = Isto fica, porque faz parte do caminho do envolvimento: { $what }
undo_confirmed = Confirmado depois por { $names }.
close_title = Encerrar ou pausar { $customer }
close_text = Encerrado: nada mais é perguntado nem alterado; tudo fica guardado e você pode reabri-lo. Em espera: não pergunto nada por conta própria.
close_open = Encerrar ou pausar…
close_already_title = O envolvimento com { $customer } está encerrado
close_already_text = Você pode reabri-lo; tudo continua lá.
reopen_title = Reabrir { $customer }?
reopen_text = Continua de onde parou.
reopen_do = Reabrir
reopen_already_title = { $customer } não está encerrado
reopen_already_text = Não há nada a fazer.
delete_title = Excluir o rascunho { $customer }?
delete_text = Tudo o que foi registrado se perde, inclusive o histórico. Não é possível desfazer.
delete_do = Excluir
state_intro = { $customer }: qual é o status, e por quê? O motivo fica no histórico.
state_label = Status
state_error = Escolha um.
export_title = { $customer }: para o FTOP
export_text = Não consigo escrever no FTOP. Digite lá e me avise com o botão: a próxima exportação começa pelo que tiver mudado.
export_never = Ainda não foi digitado no FTOP.
export_same = Nada mudou desde que foi digitado no FTOP em { $date }
export_since = O que mudou desde que foi digitado no FTOP em { $date }
export_more = { $count ->
    [1] e mais 1 alteração
   *[other] e mais { $count } alterações
  }
export_copy = Copiar como texto
export_typed = Digitado no FTOP
export_files = Como arquivo:
export_copy_title = Texto para o FTOP
export_copy_intro = Com as palavras do FTOP; datas como ano, mês, dia.
export_cut = O restante está no arquivo.
format_xlsx = Excel
format_csv = CSV
format_md = MD
format_json = JSON
file_offer = { $customer }: o registro em { $format }
home_next_closed = Este projeto está encerrado. { $fm } pode reabri-lo.
fm_next_closed = Encerrado. Reabra para alterar algo.
fm_next_hold = Em espera. Não pergunto nada por conta própria.
notice_deleted_title = ✔ Excluído
notice_deleted_text = O rascunho e tudo o que foi registrado não existem mais.
notice_only_drafts_title = Não é mais um rascunho
notice_only_drafts_text = Foi levado ao cliente. Você pode encerrá-lo: escreva “{ $word }”.
notice_file_declined_title = Nenhum arquivo foi enviado
notice_file_declined_text = Você pode pedir de novo quando quiser.
refused_closed_title = Este envolvimento está encerrado
refused_closed_text = { $fm } pode reabri-lo.
refused_export_title = Mudou desde que você exportou
refused_export_text = Abra a exportação outra vez e digite o que mudou.
status_export = Para o FTOP
status_list = Meus envolvimentos
hist_confirmed_own = { $service }: confirmado em nome de { $name }, que informou esse valor
hist_field_new = { $field }: { $new }

## O que aconteceu no caminho, no histórico

hist_act = Registrado: { $act }
hist_task = Tarefa { $task }: { $old } → { $new }
hist_task_added = A tarefa { $task } foi adicionada
hist_moved = Fase: { $old } → { $new }
hist_overridden = Fase alterada manualmente: { $old } → { $new }
hist_attested = { $count ->
    [1] 1 linha foi marcada como cumprida
   *[other] { $count } linhas foram marcadas como cumpridas
  }
hist_not_attested = { $count ->
    [1] 1 marca foi retirada
   *[other] { $count } marcas foram retiradas
  }
hist_told = Respondido: { $question }
hist_rests = { $name } até { $date }
hist_handshake_back = Afinal não assumido pelo sucesso do cliente: { $service }
hist_resumed = Continua
hist_outcome = Resultado da revisão: { $outcome }
hist_cycle = O ciclo { $no } começou
hist_offered = Oferecido a { $name }
hist_taken_over = { $name } assumiu
hist_kept = { $name } não assumiu
hist_covered = { $name } substitui até { $date }
hist_cover_ended = { $name } não substitui mais
hist_terms_accepted = Termos do FastTrack aceitos
hist_terms_recorded = Termos do FastTrack aceitos por { $name } { $how ->
    [meeting] em uma reunião
    [email] por e-mail
   *[call] em uma chamada
  }, { $date }
hist_terms_taken_back = O aceite dos termos do FastTrack foi desfeito
hist_introduced = { $name } foi apresentado(a) como especialista de adoção

## Fatores de sucesso

progress = { $done } de { $total }
factors_title = { $customer }: fatores de sucesso
factors_plain_title = FastTrack para { $customer }: o que faz dar certo
factor_ask_stakeholders = Quem traz gestores e pessoas-chave a bordo?
factor_ask_scenarios = Quem decide para que os serviços serão usados primeiro?
factor_ask_awareness = Quem anuncia os novos serviços?
factor_ask_training = Quem cuida do treinamento?
status_plain_not_started = Ainda não iniciado
status_plain_in_progress = Em curso
status_plain_in_place = Feito
status_plain_not_planned = Não previsto
status_plain_not_applicable = Não se aplica
factor_by = até { $date }
gap_lacks = ⚠ Falta: { $what }
gap_person = uma pessoa
gap_date = uma data
gap_reason = um motivo
gap_owner = quem age
gap_next = a próxima ação
said_nobody = ninguém ainda
factors_of = { $services }: { $line }
factors_said = ↩ { $name } diz: { $what } (ainda não revisado)
factors_closed = ✔ Workshop encerrado por { $name }, { $when }
factors_waiting = As respostas de { $names } aguardam revisão.
factors_unsettled = { $count ->
    [1] Falta resolver 1 ponto antes de encerrar o workshop.
   *[other] Faltam { $count } pontos a resolver antes de encerrar o workshop.
  }
factors_settled = Tudo está resolvido. Revise com o cliente e encerre o workshop.
factors_close = Revisado: encerrar o workshop
factors_enter = Registrar fatores de sucesso
factors_complete = Completar { $service }
factors_ask = Perguntar ao cliente
factors_accept = Aceitar o que { $name } disse
fm_factors = Fatores de sucesso
fm_points = Pontos em aberto
factors_page_1_hint = O que ficar sem status permanece como está. As diferenças vêm na próxima página.
factors_page_2_hint = Altere só o que for diferente. Nos detalhes ficam pessoas, datas e motivos de um serviço.
factors_details = Detalhes: { $service }
factors_all = Todos os serviços
factors_further = Mais serviços
factor_status = Status
factor_status_pick = A tratar
factor_who = Quem
factor_when = Até quando
factor_note = Observação; o motivo, se não estiver previsto ou não se aplicar
factor_link = Link para o que comprova

## Perguntar ao cliente sobre eles

ask_form_intro = Cada pessoa responde quem e até quando, com no máximo três toques por pergunta, para todos os serviços de uma vez.
ask_people = A quem perguntar
ask_where = Onde
ask_where_shared = Na conversa compartilhada
ask_where_personal = No chat individual comigo, se houver
ask_send = Perguntar
ask_title = Quatro perguntas rápidas (2 minutos)
ask_done_title = ✔ Obrigado, suas respostas chegaram
ask_summary = { $customer }: quatro perguntas rápidas
ask_intro = Para { $services }: quem faz e até quando?
ask_answer = Responder
ask_answer_again = Mudar minhas respostas
ask_answered = ✔ { $name } respondeu, { $when }
answer_factors_title = Quatro perguntas rápidas
answer_factors_intro = Deixe em branco o que não souber. { $fm } revisa com vocês.
answer_nobody = Ninguém ainda
answer_other = Outra pessoa
answer_name = Nome
answer_when = Até quando
said_title = { $name } respondeu · { $customer }
said_summary = { $customer }: { $name } respondeu sobre os fatores de sucesso
said_row = { $what }: { $answer }
said_effect = Ao aceitar, fica registrado para todos os serviços; onde há uma pessoa indicada, como em andamento.
said_reviewed = ✔ Revisado

## Pontos em aberto

points_title = { $customer }: { $count ->
    [0] nenhum ponto em aberto
    [1] 1 ponto em aberto
   *[other] { $count } pontos em aberto
  }
points_count = { $count ->
    [1] 1 ponto em aberto
   *[other] { $count } pontos em aberto
  }
point_add = Adicionar um ponto
point_add_title = Um novo ponto
point_ask = Perguntar algo
point_stuck = Não consigo avançar
point_what = Do que se trata?
point_what_stuck = Qual é o obstáculo?
point_kind = Tipo
point_service = Serviço
point_all_services = Todos os serviços
point_more = Quem age e até quando
point_who = Quem age
point_next_label = Próxima ação
point_until = Até quando
point_share_ask = Se um parceiro precisar ajudar: nosso contato pode ser repassado
point_share_ask_fm = Se um parceiro precisar ajudar: o contato do cliente pode ser repassado
point_share = o contato pode ser repassado
point_shared = Todos na conversa compartilhada podem ler isto.
point_internal = Só a equipe do FastTrack lê isto.
point_by = de { $name }
point_owner = { $name } age
point_next = próxima ação: { $what }
point_overdue = venceu em { $date }
point_answered = ✔ Respondido por { $name }
point_scheduled = ✔ Agendado para { $date }
point_partner = ✔ Enviado a um parceiro
point_dropped = – Descartado, { $name }
point_stuck_title = { $customer }: { $name } não consegue avançar
point_asks_title = { $customer }: { $name } adicionou um ponto
point_summary = { $title }: { $what }
point_settle = Resolver
point_plan = Quem age
point_reopen = Reabrir
settle_how = Como
settle_answered = Respondido
settle_scheduled = Já tem data
settle_partner = Enviado a um parceiro
settle_dropped = Descartado
settle_text = Resposta ou motivo
settle_when = Data, se houver
kind_out_of_scope = Fora do escopo: { $what }
kind_plain_out_of_scope = Além do FastTrack: { $what }
kind_blocker = Bloqueador
kind_deployment_question = Pergunta sobre a implantação
kind_knowledge_gap = Lacuna de conhecimento
kind_value_session = Discussão sobre Valor de Negócios (BVD)
kind_plain_value_session = Uma conversa sobre o que isso nos traz
kind_demo_session = Demonstração
kind_expert_session = Sessão com um especialista (SME)
kind_plain_expert_session = Uma sessão com um especialista
kind_sme_request = Solicitação de especialista (SME)

## Comandos, recusas e problemas de fatores e pontos

does_factors = os fatores de sucesso de cada serviço
does_points = perguntas, pedidos e o que impede o avanço
command_factors = Fatores de sucesso
command_points = Pontos em aberto
refused_points_title = Há pontos demais
refused_points_text = Não é possível adicionar mais a este envolvimento.
refused_unsettled_title = O workshop ainda não pode ser encerrado
refused_unsettled_text = Falta resolver isto: pronto, ou em andamento com pessoa e data, ou não previsto com motivo.
refused_unreviewed_title = Há respostas sem revisão
refused_unreviewed_text = Primeiro aceite ou altere o que { $names } respondeu.
refused_not_reviewed_title = Mudou depois da revisão
refused_not_reviewed_text = Revise mais uma vez e encerre o workshop.
refused_nothing_said_title = Não há resposta a aceitar
refused_nothing_said_text = Já foi revisada ou substituída por uma mais recente.
refused_unknown_point_title = Não encontro esse ponto
refused_unknown_point_text = Abra a lista atual.
refused_point_settled_title = Este ponto já está resolvido
refused_point_settled_text = Alguém o resolveu nesse meio-tempo. Abra a lista atual.
problem_not_a_link = Isto não é um endereço da web; os endereços da web começam com https://.
problem_too_many = Demais: no máximo { $max }.
proof_factors = os fatores de sucesso
proof_points = os pontos em aberto
proof_plan = o plano de sucesso
missing_look = Revisá-los
## O plano de sucesso: recusas e problemas

refused_items_title = A lista está cheia
refused_items_text = Conclua ou altere algo que foi adicionado antes.
refused_item_title = Isto não está mais na lista
refused_item_text = Abra a lista de novo para ver como está agora.
refused_taken_title = { $name } cuida disto
refused_taken_text = Só essa pessoa ou o Gerente FastTrack pode alterar isto.
refused_settled_title = Isto já foi feito ou descartado
refused_no_target_title = Ainda não há data-alvo
refused_no_target_text = As datas são contadas para trás a partir da primeira data-alvo. Registre-a primeiro.
refused_share_title = Estes links não podem ser compartilhados
refused_share_text = Escolha até três links que abram sem entrar em uma conta.
problem_in_past = A data não pode ser anterior a hoje, { $today }.
problem_not_a_number = Digite um número inteiro, por exemplo 1200.
problem_not_positive = Digite um número a partir de 1, por exemplo 30.
problem_more_than = Há apenas { $max } licenças.
problem_less_than = Já há { $min } usuários ativos.

## A lista e o plano de sucesso

button_checklist = Checklist
does_checklist = o que fazer, quem faz e até quando
does_mine = do que você cuida
does_plan = o plano de sucesso como documento para guardar
does_share = links que ajudam com o que está pendente
does_figures = o que dizem os números de uso
command_checklist = Checklist
command_mine = Meus itens
command_plan = Plano de sucesso
command_share = Links
command_figures = Números
plan_title = { $customer }: checklist de sucesso
plan_summary = { $customer }: { $progress }
plan_group_summary = { $group }: { $progress }
plan_line = **Checklist:** { $progress }
plan_progress = { $done } de { $all } { $all ->
    [1] feito
   *[other] feitos
  }
plan_late = { $count ->
    [1] 1 atrasado
   *[other] { $count } atrasados
  }
plan_late_heading = Atrasados
plan_all_heading = Todos os tópicos
plan_open = Abrir
plan_back = Checklist
plan_mine = Meus itens
plan_document = Plano de sucesso
plan_add = Adicionar item
plan_make = Fixar estas datas no plano
plan_arrange = Quem e até quando
plan_next = Mais
plan_previous = Voltar
plan_do = Feito
plan_undo = Desfazer
plan_claim = Eu cuido
plan_change = Alterar este item
plan_tap_hint = Toque no texto de um item para alterá-lo.
plan_due = até { $date }
plan_was_due = ⚠ venceu em { $date }
plan_nobody = ainda ninguém
plan_done_by = ✔ { $name }, { $date }
plan_shown = ✔ já registrado
plan_dropped = – não é preciso: { $reason }
plan_only = só { $services }
plan_erased = (texto apagado)
plan_no_dates = As datas aparecem assim que um serviço tiver sua data-alvo.
plan_proposed = Datas propostas, contadas para trás a partir de { $date }.
plan_moved = A data-alvo agora é { $date }; as datas do plano ainda seguem a anterior.
plan_mine_title = { $customer }: meus itens
plan_mine_none = Você não tem nada pendente.
plan_mine_count = { $count ->
    [1] 1 item a fazer
   *[other] { $count } itens a fazer
  }
plan_mine_done = Feito
plan_mine_free = Ainda sem responsável
plan_mine_points = Perguntas e o que impede de avançar
plan_more = { $count ->
    [1] e mais 1
   *[other] e mais { $count }
  }
plan_everyones = Quantos itens cada pessoa tem
plan_free = { $count ->
    [1] 1 item ainda não tem responsável.
   *[other] { $count } itens ainda não têm responsável.
  }
plan_document_title = Plano de sucesso de { $customer }
plan_copy = Copiar como texto
plan_copy_intro = O plano no idioma do envolvimento, com marcas de Markdown. Copie-o para um documento ou e-mail.
plan_pick = Escolha
plan_heading = Tópico
plan_owner = Quem faz
plan_due_label = Até quando
plan_only_free = Só o que ainda ninguém faz
plan_services = Para estes serviços
plan_note = Observação
plan_evidence = O que comprova que está feito
plan_shared_evidence = Compartilhado: { $links }
plan_drop_reason = Se não é preciso: por quê
plan_drop = Não é preciso
plan_release = Não é comigo
plan_item_title = Um item do checklist
plan_text = O que é preciso fazer
plan_add_intro = É adicionado em seu nome.
plan_arrange_intro = Vale para tudo o que falta fazer no tópico. O que você deixar em aberto fica como está.
plan_done_plain = { $name }, { $date }
plan_take = Ou um que o guia estratégico conhece

## Links que ajudam

links_title = Links que ajudam
links_lead = Para o que está pendente. Abrem sem entrar em uma conta.
links_none = Não há nada pendente para o qual exista um link.
links_shared = ✔ Compartilhados na conversa com o cliente.
links_english = só em inglês
links_own = Só para você (requer conta da Microsoft)
links_share = Compartilhar com o cliente
links_note = Registrar que foram compartilhados

## O que se mede

figures_title = { $customer }: o que dizem os números
figures_lead = { $met ->
    [1] 1 de { $all } serviços alcançou o combinado
   *[other] { $met } de { $all } serviços alcançaram o combinado
  }
figures_success = Sucesso significa: “{ $text }”
figures_no_success = Ainda não está registrado o que sucesso significa para o cliente.
figures_unread = ainda sem números
figures_read = { $active } de { $seats } ativos ({ $percent }) em { $date }
figures_read_alone = { $active } ativos em { $date }
figures_gate = { $have } de { $need } usuários ativos ({ $percent } das licenças)
figures_gate_unread = meta: { $need } usuários ativos ({ $percent } das licenças)
figures_metric = { $name }: { $have } de { $need }
figures_met = ✔ alcançado
figures_lacking = faltam { $count }
figures_no_seats = licenças ainda não registradas
figures_migrated = { $have } de { $need } usuários migrados
figures_enabled = ativado em { $date }
figures_announced = anunciado em { $date }
figures_csm = { $name } vai assumir o serviço
figures_handshake = { $name } assumiu o serviço em { $date }
figures_details = Detalhes
figures_enter = Registrar números
figures_intro = Um formulário para todos os serviços. Deixe em branco o que não tiver; a porcentagem é calculada.
figures_on = Data dos números
figures_source = De onde vêm os números
figures_last = Últimos: { $read }
figures_active = Usuários ativos
figures_seats = Licenças
figures_value = Valor atual
goals_enter = Metas e ritmo
goals_intro = Nas palavras do cliente. O plano de sucesso as mostra.
goals_success = O que sucesso significa
goals_near = Metas de curto prazo
goals_long = Metas de longo prazo
goals_help = Ajuda esperada do FastTrack
goals_rhythm = Com que frequência conversamos
goals_channel = Onde conversamos
help_guided = passo a passo
help_key_points = nos momentos-chave
help_on_request = quando pedirem
rhythm_weekly = toda semana
rhythm_two_weeks = a cada duas semanas
rhythm_monthly = todo mês
service_metric_heading = O que se mede
service_metric_note = Deixe em branco para medir o uso ativo: { $percent } das licenças ou mais.
service_metric = Medida própria do cliente
service_baseline = De onde parte
service_goal = Aonde deve chegar
service_by = Até quando
service_way_heading = Andamento
service_enabled = Ativado em
service_announced = Anunciado em
service_planned = Usuários a migrar
service_migrated = Usuários migrados
service_csm_heading = Gerente de Sucesso do Cliente
service_csm = Quem assume
service_handshake = Assumiu em

## Privacy
privacy_title = O que guardo sobre você
privacy_text = Guardo no armazenamento de quem administra este bot para a sua organização, e em nenhum outro lugar.
privacy_person = Sobre você: { $what }.
privacy_name = seu nome ({ $value })
privacy_email = seu e-mail ({ $value })
privacy_sign_in = o nome com que você entra ({ $value })
privacy_language = seu idioma ({ $value })
privacy_zone = seu fuso horário ({ $value })
privacy_ids = os identificadores pelos quais o Teams conhece você
privacy_chat = que temos este chat
privacy_hours = quando você trabalha
privacy_away = que você está ausente (de { $from } a { $until })
privacy_reminders = Dos meus lembretes: { $what }. As mensagens e as notas delas são apagadas depois de 90 dias.
privacy_sent = { $count ->
    [1] 1 mensagem que enviei sem você pedir
   *[other] { $count } mensagens que enviei sem você pedir
  }
privacy_gathered = { $count ->
    [1] 1 linha para a sua próxima mensagem da manhã
   *[other] { $count } linhas para a sua próxima mensagem da manhã
  }
privacy_days = { $count ->
    [1] 1 dia recente em que escrevi para você
   *[other] { $count } dias recentes em que escrevi para você
  }
privacy_linked = { $count ->
    [1] 1 identidade sua em outra organização está unida a esta.
   *[other] { $count } identidades suas em outras organizações estão unidas a esta.
  }
privacy_engagement = Em { $customer } ({ $role }): { $what }.
privacy_engagement_bare = Em { $customer } você é: { $role }.
privacy_mail = seu e-mail
privacy_texts = { $count ->
    [1] 1 texto seu
   *[other] { $count } textos seus
  }
privacy_events = { $count ->
    [1] 1 entrada sua no histórico
   *[other] { $count } entradas suas no histórico
  }
privacy_owned = { $count ->
    [1] 1 ponto ou item seu
   *[other] { $count } pontos e itens seus
  }
privacy_drafts = { $count ->
    [1] 1 formulário iniciado e não enviado
   *[other] { $count } formulários iniciados e não enviados
  }
privacy_reminded = { $count ->
    [1] 1 nota de um lembrete enviado a você
   *[other] { $count } notas de lembretes enviados a você
  }
privacy_stopped = { $count ->
    [1] 1 tipo de lembrete que você desativou
   *[other] { $count } tipos de lembretes que você desativou
  }
privacy_no_engagement = Você não participa de nenhum envolvimento.
privacy_more = { $count ->
    [1] E mais 1 envolvimento.
   *[other] E mais { $count } envolvimentos.
  }
privacy_rooms = Também me lembro em quais conversas compartilhadas vi você, para poder mencionar você lá.
privacy_until = Um envolvimento fica guardado com seu histórico até ser excluído. O que respondi a você fica por dois dias, para que nada aconteça duas vezes.
privacy_not = Não guardo mensagens que não foram escritas para mim, nem nada do que se diz em reuniões.
privacy_ask = Para corrigir ou apagar algo, peça a quem administra este bot.

## Reuniões
command_meetings = Reuniões
does_meetings = quais reuniões vêm aí
weekday_1 = segunda-feira
weekday_2 = terça-feira
weekday_3 = quarta-feira
weekday_4 = quinta-feira
weekday_5 = sexta-feira
weekday_6 = sábado
weekday_7 = domingo
meeting_day = { $weekday }, { $date }
meeting_when = { $day }, { $from }–{ $to }
meeting_when_zone = { $when } ({ $zone })
meeting_moment = { $day }, { $time }
meeting_once = Uma vez
meeting_weekly = Toda semana
meeting_two_weeks = A cada duas semanas
meeting_monthly = Todo mês
meeting_until = { $often } até { $date }
meeting_times = { $often }, { $count ->
    [1] uma vez
   *[other] { $count } vezes
}
meeting_proposed = Como anotado aqui; ninguém disse ainda que está no calendário.
meeting_rebook = Mudou aqui depois de estar no calendário: mude lá também.
meeting_in_calendar = No calendário, diz { $name }.
meeting_cancelled = Cancelada por { $name }
meeting_was_held = Foi realizada, diz { $name }.
meeting_was_not_held = Não foi realizada, diz { $name }.
meeting_one_cancelled = Não vai acontecer, diz { $name }.
meeting_moved_mark = mudou de data
meeting_file_about = { $title }: para o seu calendário
meetings_title = Reuniões · { $customer }
meetings_none = Nenhuma reunião agendada.
meeting_chats = Chats das reuniões
meeting_chat_unnamed = Um chat de reunião sem nome
meeting_chat_leave = Não é mais o chat
meeting_title = { $title } · { $customer }
meeting_summary = { $title }: { $when }
meeting_invited = Convidados: { $names }.
meeting_by_hand = Convidar à mão: { $names }.
meeting_before = Falta antes desta reunião
meeting_next_times = E depois
meeting_plan = Agendar uma reunião
meeting_open = Abrir
meeting_add = Adicionar ao calendário
meeting_file = Arquivo de calendário
meeting_file_off = Arquivo de cancelamento
meeting_booked = Está no calendário
meeting_move = Foi remarcada
meeting_change = Alterar
meeting_off = Não vai acontecer
meeting_agenda_now = Mostrar a pauta agora
meeting_all = Todas as reuniões
home_meeting = Próxima reunião: { $title }, { $when }
home_meeting_proposed = Próxima reunião, como anotado aqui: { $title }, { $when }
meeting_plan_title = Agendar uma reunião
meeting_change_title = Alterar { $title }
meeting_change_intro = Vale para a reunião de { $when } e para todas as seguintes. Se só uma mudar de dia, use “Foi remarcada”.
meeting_changed = Mudou: { $what }
meeting_now_was = { $now } (antes: { $was })
meeting_length = { $count ->
    [1] um minuto
   *[other] { $count } minutos
}
meeting_other_people = outras pessoas convidadas
meeting_other_agenda = outra pauta
meeting_plan_do = Agendar
meeting_kind = Que tipo de reunião?
meeting_day_label = Dia
meeting_time_label = Começa às
meeting_zone = Fuso horário, como America/Sao_Paulo ou E. South America Standard Time
meeting_minutes = Quantos minutos?
meeting_every = Com que frequência?
meeting_until_label = Repete-se até (opcional)
meeting_times_label = Ou este número de vezes (opcional)
meeting_people = Quem é convidado?
meeting_title_label = Nome da reunião, se precisar de um próprio
meeting_agenda_label = Pauta (opcional)
meeting_agenda_hint = O que está em aberto já está na pauta
meeting_despite = Agendar mesmo assim, porque
meeting_scope = Qual?
meeting_scope_one = Só esta
meeting_scope_all = Esta e todas as seguintes
meeting_move_intro = Como anotado aqui: { $when }
meeting_off_reason = Por quê? (opcional)
agenda_title = Pauta: { $title } · { $customer }
agenda_hint = Quem estiver presente marca o que está feito.
agenda_empty = Nada em aberto. Adicionem o que combinarem.
agenda_late = Atrasado
agenda_next = O que vem a seguir
agenda_points = Pontos em aberto
agenda_more = { $count ->
    [1] e mais 1 no checklist
   *[other] e mais { $count } no checklist
  }
agenda_summary = { $title }, { $when }
agenda_add = Adicionar uma ação
agenda_what = O que deve ser feito?
minutes_title = Ata: { $title } · { $customer }
minutes_nothing = Nada foi marcado ou adicionado.
minutes_done = Feito
minutes_taken = Combinado
minutes_settled = Respondido
minutes_raised = Novos pontos em aberto
minutes_note = Além disso
minutes_next = A próxima: { $when }
desk_asks = Foi realizada? { $title } · { $customer }
desk_as_entered = Conforme anotado aqui.
desk_held = Foi realizada
desk_held_after_all = Foi realizada, afinal
desk_not_held = Não foi realizada
desk_draft = Rascunho da ata: { $title } · { $customer }
desk_nothing = Ninguém marcou ou adicionou nada.
desk_also_done = Também está feito?
desk_else = Algo mais?
desk_next = A próxima
desk_publish = Publicar
desk_written = Ata publicada: { $title } · { $customer }
desk_copy = Observação para o FTOP, pronta para copiar
problem_against = O guia estratégico pede algo antes. Diga por que agenda mesmo assim.
problem_not_a_time = Escolha um horário, como 09:00.
problem_not_a_zone = Este fuso horário não é conhecido. Tente um como America/Sao_Paulo ou E. South America Standard Time.
refused_meetings_title = Há reuniões demais
refused_meetings_text = Este envolvimento não pode guardar mais uma.
refused_meeting_title = Esta reunião fica como está
refused_meeting_unknown = Ela não está mais agendada para esse horário. Abra a lista de reuniões para ver as que há.
refused_meeting_off = Ela não vai mais acontecer, ou a pauta não está aberta.
refused_meeting_not_yet = Ela ainda não começou.
refused_meeting_published = A ata já foi publicada.
refused_meeting_before = Há algo a resolver antes de poder agendá-la.
hist_meeting_planned = Reunião agendada: { $title }, { $when }
hist_meeting_moved = { $title } passou de { $from } para { $to }
hist_meeting_joined = Um chat de reunião foi vinculado
hist_meeting_left = Um chat de reunião foi desvinculado
hist_meeting_changed = { $title } mudou: { $what }
hist_meeting_restored = { $title } está como antes
hist_meeting_moved_all = { $title } e todas as seguintes passaram de { $from } para { $to }
hist_meeting_off = { $title } de { $when } não vai acontecer
hist_meeting_off_all = { $title } foi cancelada
hist_meeting_booked = { $title } está no calendário
hist_meeting_held = { $title } de { $when } foi realizada
hist_meeting_not_held = { $title } de { $when } não foi realizada
hist_meeting_began = { $title } de { $when } começou
hist_meeting_ended = { $title } de { $when } terminou
hist_meeting_agenda = A pauta de { $title } de { $when } foi mostrada
hist_meeting_asked = Perguntou-se ao Gerente FastTrack sobre { $title } de { $when }
hist_meeting_minutes = A ata de { $title } de { $when } foi publicada
