### Todo lo que la gente lee en español (neutro, de usted). Los tres archivos contienen los mismos mensajes.

## Listas, fechas, piezas pequeñas

list_and = { $first } y { $last }
list_and_i = { $first } e { $last }
month_1 = enero
month_2 = febrero
month_3 = marzo
month_4 = abril
month_5 = mayo
month_6 = junio
month_7 = julio
month_8 = agosto
month_9 = septiembre
month_10 = octubre
month_11 = noviembre
month_12 = diciembre
date_short = { $day } de { $month }
date_long = { $day } de { $month } de { $year }
moment = { $date }, { $time }
said_by = { $name }: «{ $text }»
someone = alguien
language_en = English
language_es = Español
language_pt = Português (Brasil)
send = Enviar
check_fields = Revise lo señalado. No se perdió nada de lo que escribió.
marked = ⚠ { $problem }

## Roles

role_fm = Administrador de FastTrack
role_deputy = Administrador de FastTrack suplente
role_partner = Socio
role_sme = Experto en la materia
role_csm = Administrador de éxito del cliente
role_account_team = Equipo de cuentas de Microsoft
role_success_owner = Propietario de éxito
claim_success_owner = Propietario de éxito: respondo por un servicio
role_sponsor = Patrocinador del proyecto
role_project_manager = Gerente de proyecto
role_it_lead = Líder de TI
role_training_lead = Líder de capacitación
role_other = Otra función en el equipo del cliente

## Un servicio en una línea, en palabras sencillas

line_date = en uso para el { $date }
line_date_open = fecha por definir
line_overdue = en uso para el { $date } (la fecha ya pasó)
line_owner = responsable: { $name }
line_owner_open = responsable por definir
line_reason = motivo: { $reasons }
line_reason_open = motivo por definir
line_going_ahead = sigue adelante
line_blocked = bloqueado: { $reason }
line_blocked_bare = bloqueado
line_blocked_by = quien lo desbloquea: { $name }
line_not_now = por ahora no: { $reason }
line_not_now_bare = por ahora no
line_not_applicable = no aplica: { $reason }
line_not_applicable_bare = no aplica
line_not_decided = sin decidir: { $reason }
line_not_decided_bare = sin decidir
line_nothing = todavía nada anotado

## Hasta dónde llegó un servicio

mark_confirmed = ✔ Confirmado por { $names }, { $when }
mark_agreed = ◑ Acordado con { $name } { $how ->
    [meeting] en una reunión
    [email] por correo
   *[call] en la llamada
  }, { $date }; sin confirmar todavía
mark_captured = ○ Anotado, sin acordar todavía
mark_partial = ○ Incompleto: { $missing }
mark_missing = ○ Todavía nada anotado
mark_undecided = ○ Sin decidir
mark_asked = ◔ Confirmación pedida el { $date }, sin respuesta todavía
mark_wrong = ⚠ { $name } dice que no es correcto
mark_disputed = ⚠ Hay dos respuestas distintas: { $names }
mark_out = – Fuera del plan; el cliente estuvo de acuerdo
field_start = fecha de inicio
field_date = fecha objetivo
field_intent = intención
field_business = motivo de negocios
field_owner = propietario de éxito
plain_date = la fecha
plain_intent = si sigue adelante
plain_business = el motivo
plain_owner = la persona responsable
plain_start = el inicio

## Bienvenida

welcome_fm_title = Hola { $name }, llevemos juntos una interacción de FastTrack
welcome_fm_text = Desde la reunión de inicio hasta la revisión del éxito guardo lo acordado, pido al cliente que lo confirme con un toque y le digo qué sigue. Usted trabaja aquí; el cliente ve una sola tarjeta ordenada en la conversación compartida.
welcome_fm_next = Bastan tres preguntas para empezar: cliente, servicios, idioma.
welcome_title = Hola { $name }, mucho gusto
welcome_text = Ayudo a los equipos de FastTrack y a sus clientes a tener en un solo lugar lo que acuerdan. Su Administrador de FastTrack me lleva a la conversación que comparten. Aquí no tiene que hacer nada.
welcome_privacy = Solo leo los mensajes que me mencionan o que me escribe aquí.
welcome_summary_fm = ¡Hola! Inicie una interacción con tres preguntas.
welcome_summary = ¡Hola! Aquí no tiene que hacer nada.
button_start = Iniciar una interacción
button_sample = Ver con datos de ejemplo
button_help = Ayuda
button_language = Idioma
button_status = Estado

## Ayuda

help_title = Lo que puede escribir o tocar
help_summary = Lo que puede escribir o tocar
help_hint_shared = Mencióneme y escriba una de estas palabras. Solo leo los mensajes que me mencionan.
help_hint_personal = Escriba una de estas palabras.
help_line = **{ $word }**: { $does }
does_help = esta lista
does_start = empezar con un nuevo cliente
does_bring = poner una interacción en la conversación que comparte con el cliente
does_enter = anotar lo acordado con el cliente
does_status = cómo va todo
does_language = elegir su idioma

## ¿Quiso decir…?, idioma, cuál interacción

mean_title = No entendí eso
mean_text = ¿Quiso decir algo de esto?
mean_text_usual = Esto es lo que puedo hacer aquí:
mean_summary = No entendí eso. ¿Quiso decir algo de esto?
command_help = Ayuda
command_hello = Bienvenida
command_start = Iniciar una interacción
command_sample = Ver con datos de ejemplo
command_bring = Traer aquí
command_enter = Anotar lo acordado
command_status = Estado
command_language = Idioma
command_link = Vincular mi cuenta
command_handover = Transferir
command_missing = Qué falta
command_privacy = Privacidad
pick_language_title = ¿Qué idioma prefiere?
pick_language_text = Lo que todos ven en una conversación compartida sigue en el idioma de esa interacción.
pick_language_summary = Elija su idioma
which_title = ¿A cuál se refiere?
which_summary = ¿A cuál interacción se refiere?

## Iniciar una interacción

start_title = Iniciar una interacción
start_intro = Por ahora solo estos tres datos. Lo demás lo pido cuando haga falta, y digo por qué.
start_customer = Cliente
start_customer_hint = Nombre de la empresa
start_customer_error = Escriba el nombre del cliente.
start_services = Servicios que el cliente piensa usar
start_services_error = Marque al menos un servicio.
start_language = Idioma de lo que todos ven
start_submit = Iniciar

## La tarjeta del FM

fm_title = { $customer }
fm_summary = { $customer }: { $next }
fm_phase_new = Iniciada; aún no está en la conversación del cliente
fm_phase_home = En la conversación del cliente
fm_services = { $count ->
    [one] 1 servicio: { $names }
   *[other] { $count } servicios: { $names }
  }
fm_next_bring = Lo que sigue: llevarla a la conversación que comparte con el cliente. Abra ese canal o chat, mencióneme y escriba **{ $word }**. Verá quién está ahí antes de que se publique algo.
fm_next_enter = Lo que sigue: después de la llamada, anote lo acordado. Toma dos minutos.
fm_next_complete = Lo que sigue: completar lo que aún falta.
fm_next_agree = Lo que sigue: registrar con quién se acordó, o pedir al cliente que confirme.
fm_next_ask = Lo que sigue: pedir al cliente que confirme.
fm_next_wait = Lo que sigue: el cliente confirma. Con un toque puede hacerlo { $names }.
fm_next_wait_nobody = Lo que sigue: el cliente confirma. Todavía no conozco en Teams a nadie que pueda hacerlo; copie el texto como correo o vincule al propietario de éxito con alguien de la conversación.
fm_next_corrections = { $count ->
    [one] Lo que sigue: responder 1 corrección del cliente.
   *[other] Lo que sigue: responder { $count } correcciones del cliente.
  }
fm_next_done = Todo confirmado. Ya se puede planear el taller para el éxito.
fm_enter = Anotar lo acordado
fm_change = Cambiar

## La tarjeta que todos ven

home_title = FastTrack para { $customer }
home_intro = { $fm } les acompaña. En esta única tarjeta guardo lo que acordamos, para que nadie tenga que buscarlo.
home_reads = Solo leo los mensajes que me mencionan.
home_services = Lo que planeamos
home_next = **Lo que sigue:** { $what }
home_next_talk = { $fm } anota aquí lo que acuerden juntos.
home_next_check = { $count ->
    [one] { $names } revisa los puntos.
   *[other] { $names } revisan los puntos.
  }
home_next_answer = { $fm } responde a lo que se señaló como incorrecto.
home_next_agreed = Todo está acordado, sin confirmar todavía. { $fm } sigue desde aquí con ustedes.
home_next_done = Todo está confirmado. { $fm } planea el taller con ustedes.
home_summary = FastTrack para { $customer }
home_confirmed = ✔ confirmado
home_agreed = acordado el { $date }, sin confirmar todavía
home_open = por acordar
home_noted = anotado, por acordar
home_out = fuera del plan
home_check = por revisar
home_wrong = ⚠ en corrección
home_join = Participo en este proyecto como…

## Traer

bring_title = Traer una interacción a la conversación desde la que me llamó
bring_title_named = Traer una interacción a «{ $name }»
bring_room = { $count ->
    [one] En esta conversación: 1 persona
   *[other] En esta conversación: { $count } personas
  }
bring_you = { $name } (usted)
bring_guest = { $name } (invitado)
bring_more = { $count ->
    [one] y 1 más
   *[other] y { $count } más
  }
bring_room_unknown = Teams aún no me ha dicho quién está aquí.
bring_guests_none = Aquí no hay invitados. Si la gente del cliente debe ver esto, agréguela primero.
bring_pick = Todas las personas de la lista verán la interacción que ponga aquí.
bring_draft = **{ $customer }** · { $services }
bring_put_named = Poner { $customer } aquí
bring_summary = Traer una interacción aquí

## Anotar lo acordado

enter_title_customer = Lo acordado con { $customer }
enter_page_1 = 1 de 2: lo mismo para todos
enter_page_1_hint = Deje en blanco lo que aún no sabe. Las diferencias van en la página siguiente.
enter_page_2 = 2 de 2: excepciones
enter_page_2_hint = Cambie solo lo que difiere. Se puede guardar con espacios en blanco.
enter_services = Para estos servicios
enter_intent = Intención
enter_start = Fecha de inicio
enter_target = Fecha objetivo: en uso a más tardar
enter_target_short = Fecha objetivo
enter_reasons = Motivos de negocios
enter_reason_text = Motivo en palabras del cliente
enter_owner = Propietario de éxito
enter_owner_pick = Elija una persona
enter_owner_other = Otra persona (nombre abajo)
enter_name = Nombre, si es otra persona
enter_email = Correo, si es otra persona
enter_why_not = Razón, salvo que siga adelante
enter_block_owner = Quién resuelve el bloqueo
enter_moved_why = Por qué cambió la fecha
enter_next = Siguiente
enter_back = Atrás
enter_save = Guardar
enter_more = Más sobre { $service }
enter_draft = Esto es lo que había escrito el { $when }.
intent_going_ahead = Sigue adelante
intent_blocked = Bloqueado
intent_not_now = Por ahora no
intent_not_decided = Sin decidir
intent_not_applicable = No aplica
note_language = El cliente ve sus palabras tal como las escribe.

## Lo anotado

captured_title = { $customer }: { $done } de { $total } completos
captured_summary = { $customer }: { $done } de { $total } completos
captured_agree = Acordado en la llamada con…
captured_ask = Pedir confirmación
captured_copy = Copiar como correo
captured_hint = «Acordado» es su registro de la llamada. «Confirmado» requiere un toque del cliente.
captured_asked = Confirmación pedida el { $when }.

## Acordado con…

agree_title = ¿Con quién se acordó?
agree_intro = Esto registra lo que usted escuchó. Todavía no es la confirmación del propio cliente.
agree_person = Acordado con
agree_how = Cómo
agree_how_call = En la llamada
agree_how_meeting = En una reunión
agree_how_email = Por correo
agree_when = Fecha
agree_services = Los puntos de estos servicios
agree_note = Qué llamada o mensaje (opcional)
agree_submit = Registrar

## Copiar como correo

copy_title = Copiar como correo
copy_intro = Para quienes no están en Teams, en { $language }. Registre su respuesta como acordada por correo.
copy_label = Seleccione todo y copie
mail_subject = { $customer }: por favor revise { $count ->
    [one] 1 punto
   *[other] { $count } puntos
  }
mail_subject_line = Asunto: { $subject }
mail_hello = Hola, { $name }:
mail_hello_all = Hola:
mail_intro = Esto es lo que anotamos juntos sobre sus servicios de Microsoft 365:
mail_line = - { $line }
mail_ask = ¿Es todo correcto? Basta con una respuesta breve a este correo. Si algo no es correcto, díganos de qué servicio se trata y qué debería decir.
mail_end = Saludos cordiales
mail_from = { $fm }, FastTrack

## La solicitud de confirmación

request_title = { $minutes ->
    [one] Por favor revise { $count ->
        [one] 1 punto
       *[other] { $count } puntos
      } (1 minuto)
   *[other] Por favor revise { $count } puntos ({ $minutes } minutos)
  }
request_summary = { $customer }: por favor revise { $count ->
    [one] 1 punto
   *[other] { $count } puntos
  }
request_for = Para { $names }
request_all_correct = Todo correcto
request_wrong = Algo no es correcto
request_take_back = Retirar
request_recorded = Anotado de la llamada. Toque solo si algo no es correcto.
request_recorded_with_title = { $count ->
    [one] Se anotó 1 punto como acordado con { $name }
   *[other] Se anotaron { $count } puntos como acordados con { $name }
  }
request_recorded_title = { $count ->
    [one] Se anotó 1 punto como acordado con usted
   *[other] Se anotaron { $count } puntos como acordados con usted
  }
request_confirmed_title = { $count ->
    [one] ✔ Confirmado por { $names }, { $when }
   *[other] ✔ Los { $count } confirmados por { $names }, { $when }
  }
request_partly_title = { $done } de { $count } confirmados
request_wrong_title = { $count ->
    [one] Se está corrigiendo 1 punto
   *[other] Se están corrigiendo { $count } puntos
  }
request_disputed_title = { $count ->
    [one] Hay dos respuestas distintas en 1 punto
   *[other] Hay dos respuestas distintas en { $count } puntos
  }
request_answer_line = { $name }: { $value }
request_answer_bare = { $name }: no es correcto
request_row_confirmed = ✔ { $names }, { $date }
request_row_answered = ↩ Respuesta de { $name }: «{ $text }»
request_fm_view = Aquí confirma la gente del cliente. Usted puede cambiar los datos en su propio chat conmigo.
request_not_for_you = Puede confirmarlo { $names }. ¿También le corresponde a usted?
request_withdrawn = Aquí ya no queda nada por revisar.

## Cambió entretanto, sin derecho a confirmar

changed_title = Esto cambió desde que lo abrió
changed_text = Mire los nuevos datos y toque otra vez.
changed_row = { $service }: { $field } ahora es { $new }; antes, { $old }
changed_row_new = { $service }: { $field } ahora es { $new }
changed_row_gone = { $service }: { $field } vuelve a estar por definir; antes, { $old }
changed_summary = Los datos cambiaron; revíselos de nuevo
entitled_title = Gracias. Esto lo confirma una persona responsable
entitled_text = Puede confirmarlo { $names }. Si usted también es responsable, dígalo; { $fm } lo acepta con un toque.
entitled_text_nobody = Aquí aún no se conoce a nadie que pueda confirmarlo. Si usted es responsable, dígalo; { $fm } lo acepta con un toque.
entitled_summary = Esto lo confirma una persona responsable

## Algo no es correcto

wrong_title = Algo no es correcto
wrong_pick = ¿Cuál no es correcto?
wrong_intro = { $service }: corrija lo que no es correcto
wrong_hint = Deje lo demás como está.
wrong_date = En uso a más tardar
wrong_intent = ¿Sigue adelante?
wrong_owner = Responsable
wrong_reasons = Motivos
more = Más
wrong_why_not = Por qué no, o qué lo bloquea
wrong_comment = Comentario (opcional)
wrong_others = Los demás son correctos
wrong_send = Enviar

## Una corrección, para el FM

correction_title = { $name } dice que { $service } no es correcto
correction_summary = { $customer }: { $name } dice que { $service } no es correcto
correction_change = **{ $field }**: { $old } → { $new }
correction_wrong = **{ $field }**: { $old } no es correcto
correction_open = por definir
correction_accept = Aceptar
correction_answer = Responder
correction_effect = Al aceptar se toma el dato del cliente y queda confirmado en nombre de { $name }.
correction_effect_not = Al aceptar se toma el dato; { $name } no puede confirmarlo, así que falta confirmarlo.
correction_no_value = No se dio un dato nuevo. Responda o anote usted el correcto.
correction_accepted = ✔ Aceptado por { $name }, { $when }
correction_answered = ↩ Respondido por { $name }, { $when }
correction_gone = Este aviso ya está resuelto.
answer_title = Responder a { $name }
answer_intro = { $name } dijo que { $service } no es correcto. Su respuesta se muestra en la conversación compartida.
answer_label = Su respuesta
answer_error = Escriba una respuesta.
aside_title = Dejar de lado una respuesta
aside_intro = { $service }, respuesta de { $name }: la razón queda en el historial.
aside_label = Razón
aside_error = Escriba una razón.
aside_submit = Dejar de lado

## Participo en este proyecto como…

join_title = Participo en este proyecto como…
join_intro = { $fm } lo ve y lo acepta con un toque.
join_role = Mi función
join_pick = Elija su función
join_error = Elija su función.
join_submit = Enviar
claim_title = { $name } dice: participo en este proyecto
claim_text = Función: { $role }
claim_summary = { $customer }: { $name } dice que participa en este proyecto
claim_guest = Está aquí como invitado.
claim_email = { $email }
claim_is = Puede ser { $name }, a quien usted anotó a mano: el correo es el mismo.
claim_accept = Aceptar
claim_accept_as = Aceptar como { $name }
claim_decline = Ahora no
claim_gone = Ya está resuelto: { $name }, { $role }.
claim_settled = Ya está resuelto.
tie_title = ¿Es la misma persona?
tie_text = Usted anotó a { $typed }. { $seen } está en la conversación con el mismo correo.
tie_effect = Una vez vinculada la persona, { $seen } puede confirmar con un toque.
tie_accept = Sí, es la misma persona
tie_summary = { $customer }: ¿es { $seen } la persona que anotó?
tie_gone = Ya está resuelto: { $typed } está en Teams.

## Estado

status_title = { $customer }: cómo va todo
status_summary = { $customer }: { $done } de { $total } confirmados
status_progress = { $done } de { $total } confirmados
status_fm = Administrador de FastTrack: { $name }
status_people = Personas
status_person = { $name }, { $role }
status_person_typed = { $name }, { $role } (aún sin vincular en Teams)
status_next = **Lo que sigue:** { $what }
status_counts = Acordados: { $agreed } · Confirmados: { $confirmed } · Abiertos: { $open }
status_gate = { $open ->
    [yes] Ya se puede planear el taller.
   *[no] El taller espera a que al menos un servicio esté acordado o confirmado.
  }
status_corrections = { $count ->
    [one] 1 corrección le espera
   *[other] { $count } correcciones le esperan
  }
status_claims = { $count ->
    [one] 1 persona dice que participa en este proyecto
   *[other] { $count } personas dicen que participan en este proyecto
  }
status_refreshed = Actualizado: { $when }

## Respuestas breves

notice_later_title = Todavía no
notice_later_text = «{ $command }» llegará en una versión posterior. Escriba «{ $help }» para ver lo que funciona hoy.
notice_language_title = Desde ahora, en español
notice_language_text = Así verá su propio chat y sus propias tarjetas.
notice_who_title = Teams no me dijo quién es usted
notice_who_text = Toque otra vez en un momento.
notice_working_title = Sigo trabajando en ello
notice_working_text = El resultado llega aquí en un momento. No hace falta tocar otra vez.
notice_stale_title = Esta tarjeta ya no está al día
notice_stale_text = Escriba «{ $status }» para ver la actual.
notice_not_fm_title = Esto es para Administradores de FastTrack
notice_not_fm_text = Si usted lo es, pida a quien administra este bot que le agregue a su lista.
notice_sent_title = Se lo envié
notice_sent_text = La respuesta está en su propio chat conmigo, porque no todos aquí deben leerla.
notice_only_shared_title = Esto funciona en la conversación compartida
notice_only_shared_text = Abra el canal o chat que comparte con el cliente, mencióneme y escriba «{ $word }».
notice_no_engagement_title = Aquí todavía no hay nada
notice_no_engagement_text = Primero un Administrador de FastTrack trae aquí una interacción: mencióneme y escriba «{ $word }».
notice_no_engagement_personal_title = Todavía no tiene ninguna interacción
notice_no_engagement_personal_text = Inicie una con el botón de la tarjeta de bienvenida o escriba «{ $word }».
notice_no_drafts_title = No hay nada que traer
notice_no_drafts_text = Todas sus interacciones ya tienen su conversación. Inicie una nueva en su propio chat conmigo.
notice_only_personal_title = Esto funciona en su propio chat conmigo
notice_only_personal_text = Ábralo y pulse allí el botón.
notice_cannot_act_title = Puede leer esto, pero no responder
notice_cannot_act_text = Teams no me dice quién es usted. Dé su respuesta a su Administrador de FastTrack y la registrará por usted.
notice_who_is_here_title = Teams no me ha dicho quién está aquí
notice_who_is_here_text = No se ha publicado nada. Vuelva a pedirlo en un momento.
notice_not_brought_title = Todavía no tiene una conversación compartida
notice_not_brought_text = Abra el canal o chat que comparte con el cliente, mencióneme y escriba «{ $word }». Después, vuelva a preguntar.
notice_other_customer_title = Allí ya está la interacción de otro cliente
notice_other_customer_text = Cada conversación es de un solo cliente. Elija otro canal o chat.
notice_correction_sent_title = ✔ Enviado a { $fm }
notice_correction_sent_text = Verá la respuesta en la tarjeta. No tiene que hacer nada más.
notice_claim_sent_title = ✔ Enviado a { $fm }
notice_claim_sent_text = En cuanto se acepte, podrá confirmar con un toque.
notice_link_code_title = { $code } es su código
notice_link_code_text = En la otra organización, donde usted es invitado: mencióneme en la conversación y escriba este código. Sirve una sola vez, durante diez minutos.
notice_linked_title = ✔ Vinculado
notice_linked_text = Ahora le reconozco aquí como en su propia organización.
notice_link_wrong_title = Este código no sirve
notice_link_wrong_text = Ya se usó, tiene más de diez minutos o contiene un error. Escriba «{ $word }» en su propio chat conmigo para obtener otro.
notice_link_elsewhere_title = Este código es para otra organización
notice_link_elsewhere_text = Escríbalo donde usted es invitado, con la cuenta que usa allí.
apology_title = Disculpe, algo falló de nuestro lado
apology_text = No se perdió nada; inténtelo de nuevo. Si vuelve a ocurrir, dé este número a quien administra el bot: { $activity }
apology_summary = Disculpe, algo falló

## Cuando las reglas dicen que no

refused_not_fm_title = Solo el Administrador de FastTrack puede hacerlo
refused_not_fm_text = Pida a { $fm } que lo haga o que le transfiera la interacción.
refused_may_not_be_fm_title = Aquí no puede dirigir una interacción
refused_may_not_be_fm_text = Quien administra este bot decide quién puede. Pídale que le agregue a la lista de Administradores de FastTrack.
refused_not_customer_title = Esto es para la parte del cliente
refused_not_customer_text = Si pertenece al equipo del cliente, diga cuál es su función; { $fm } lo acepta con un toque.
refused_not_customer_known_text = Aquí usted está del lado de FastTrack. Solo la gente del cliente puede confirmar o corregir estos puntos.
refused_incomplete_title = Todavía falta algo
refused_incomplete_row = { $service }: { $fields }
refused_incomplete_text = Complételo primero; después se puede acordar o confirmar.
refused_incomplete_customer_text = { $fm } lo completa primero.
refused_not_intended_title = { $service } no está en el plan
refused_not_intended_text = Entretanto se quitó de la lista de servicios. Abra la tarjeta actual.
refused_unknown_person_title = No encuentro a esa persona
refused_unknown_person_text = Abra de nuevo el formulario y elija a alguien de la lista.
refused_not_customer_person_title = { $name } no es de la parte del cliente
refused_not_customer_person_text = Elija a alguien del equipo del cliente.
refused_already_linked_title = { $name } ya está en Teams
refused_already_linked_text = No queda nada por hacer.
refused_linked_to_title = Esta cuenta de Teams ya es de { $name }
refused_linked_to_text = Si son dos personas, revise el nombre que anotó.
refused_role_title = Esta función no se puede tomar así
refused_role_text = { $fm } puede transferirla.
refused_no_claim_title = Ya está resuelto
refused_no_claim_text = Ya no hay una solicitud abierta de esa persona.
refused_unknown_correction_title = Este aviso ya está resuelto
refused_unknown_correction_text = Lo reemplazó uno más reciente o se retiró. Abra la tarjeta actual.
refused_nothing_to_accept_title = No se dio un dato nuevo
refused_nothing_to_accept_text = Responda a la persona o anote usted el dato correcto.
refused_already_accepted_title = ✔ Ya está aceptado
refused_already_accepted_text = No hay nada más que hacer.
refused_no_answer_title = No hay respuesta que dejar de lado
refused_no_answer_text = { $name } no ha confirmado ni corregido { $service }.
refused_nothing_title = No se eligió nada
refused_nothing_text = Vuelva y elija al menos uno.
refused_draft_title = Es demasiado texto para guardarlo
refused_draft_text = Acorte el campo más largo y guarde de nuevo.
refused_people_title = En esta interacción ya no caben más personas
refused_people_text = Elija a alguien que ya esté en la lista.
refused_confirmations_title = Ya lo confirmaron suficientes personas
refused_confirmations_text = No queda nada por hacer.
refused_wrong_title = Algo de lo que escribió no puede ser
refused_wrong_text = No se guardó nada. Abra de nuevo el formulario.

## Lo que puede estar mal en un campo

problem_required = Aquí falta algo.
problem_not_a_date = Esto no es una fecha. Use el calendario.
problem_not_in_future = La fecha debe ser posterior al { $today }.
problem_in_future = La fecha no puede ser posterior al { $today }.
problem_not_after_start = La fecha objetivo debe ser posterior a la fecha de inicio, { $date }.
problem_not_before_target = La fecha de inicio debe ser anterior a la fecha objetivo, { $date }.
problem_moved = La fecha pasa del { $from } al { $to }: diga por qué.
problem_not_an_email = Esto no es una dirección de correo.
problem_not_a_person = Escriba el nombre de una persona, no un buzón de grupo ni un departamento.
problem_is_the_fm = No puede ser el Administrador de FastTrack; elija a alguien del equipo del cliente.
problem_not_the_customer = Elija a alguien del equipo del cliente.
problem_too_long = Demasiado largo: { $units } caracteres; caben { $max }.
problem_not_offered = Elija uno de los valores ofrecidos.

## El plan de éxito: rechazos y problemas

refused_items_title = La lista está llena
refused_items_text = Termine o cambie algo de lo que se agregó antes.
refused_item_title = Esto ya no está en la lista
refused_item_text = Abra de nuevo la lista para ver cómo está ahora.
refused_taken_title = { $name } se encarga de esto
refused_taken_text = Solo puede cambiarlo esa persona o el Administrador de FastTrack.
refused_settled_title = Esto ya está hecho o descartado
refused_no_target_title = Todavía no hay fecha objetivo
refused_no_target_text = Las fechas se cuentan hacia atrás desde la primera fecha objetivo. Anótela primero.
refused_share_title = Estos enlaces no se pueden compartir
refused_share_text = Elija hasta tres enlaces que se abran sin iniciar sesión.
problem_in_past = La fecha no puede ser anterior a hoy, { $today }.
problem_not_a_number = Escriba un número entero, por ejemplo 1200.
problem_more_than = Solo hay { $max } licencias.
problem_less_than = Ya hay { $min } usuarios activos.

## La lista y el plan de éxito

button_checklist = Lista de éxito
does_checklist = qué hay que hacer, quién y para cuándo
does_mine = de qué se encarga usted
does_plan = el plan de éxito como documento para conservar
does_share = enlaces que ayudan con lo pendiente
does_figures = qué dicen las cifras de uso
command_checklist = Lista de éxito
command_mine = Mis puntos
command_plan = Plan de éxito
command_share = Enlaces
command_figures = Cifras
plan_title = { $customer }: lista de éxito
plan_summary = { $customer }: { $progress }
plan_group_summary = { $group }: { $progress }
plan_line = **Lista de éxito:** { $progress }
plan_progress = { $done } de { $all } { $all ->
    [one] hecho
   *[other] hechos
  }
plan_late = { $count ->
    [one] 1 atrasado
   *[other] { $count } atrasados
  }
plan_late_heading = Atrasado
plan_all_heading = Todos los apartados
plan_open = Abrir
plan_back = Lista de éxito
plan_mine = Mis puntos
plan_document = Plan de éxito
plan_add = Agregar punto
plan_make = Fijar estas fechas en el plan
plan_arrange = Quién y para cuándo
plan_next = Más
plan_previous = Atrás
plan_do = Hecho
plan_undo = Deshacer
plan_claim = Me encargo
plan_change = Cambiar este punto
plan_tap_hint = Toque el texto de un punto para cambiarlo.
plan_due = para el { $date }
plan_was_due = ⚠ era para el { $date }
plan_nobody = todavía nadie
plan_done_by = ✔ { $name }, { $date }
plan_shown = ✔ ya consta
plan_dropped = – no hace falta: { $reason }
plan_only = solo { $services }
plan_erased = (texto borrado)
plan_no_dates = Las fechas se proponen en cuanto un servicio tenga su fecha objetivo.
plan_proposed = Fechas propuestas, contando hacia atrás desde el { $date }.
plan_moved = La fecha objetivo es ahora el { $date }; las fechas del plan siguen la anterior.
plan_mine_title = { $customer }: mis puntos
plan_mine_none = Nada le está esperando.
plan_mine_count = { $count ->
    [one] 1 punto por hacer
   *[other] { $count } puntos por hacer
  }
plan_mine_done = Hecho
plan_mine_free = De estos todavía no se encarga nadie
plan_more = { $count ->
    [one] y 1 más
   *[other] y { $count } más
  }
plan_everyones = De cuánto se encarga cada persona
plan_free = { $count ->
    [one] De 1 punto todavía no se encarga nadie.
   *[other] De { $count } puntos todavía no se encarga nadie.
  }
plan_document_title = Plan de éxito de { $customer }
plan_copy = Copiar como texto
plan_copy_intro = El plan en el idioma de la interacción, con marcas de Markdown. Cópielo en un documento o un correo.
plan_save = Guardar
plan_pick = Elija
plan_heading = Apartado
plan_owner = Quién lo hace
plan_due_label = Para cuándo
plan_only_free = Solo lo que todavía no hace nadie
plan_services = Para estos servicios
plan_note = Nota
plan_evidence = Qué muestra que está hecho
plan_shared_evidence = Compartido: { $links }
plan_drop_reason = Si no hace falta: por qué
plan_drop = No hace falta
plan_release = Que lo haga otra persona
plan_item_title = Un punto de la lista
plan_text = Qué hay que hacer
plan_add_intro = Se agrega a su nombre.
plan_arrange_intro = Se aplica a todo lo que falta hacer en el apartado. Lo que deje abierto queda como está.
plan_done_plain = { $name }, { $date }
plan_take = O uno que conoce el cuaderno de estrategias

## Enlaces que ayudan

links_title = Enlaces que ayudan
links_lead = Para lo que está pendiente. Se abren sin iniciar sesión.
links_none = No hay nada pendiente para lo que haya un enlace.
links_shared = ✔ Compartidos en la conversación con el cliente.
links_english = solo en inglés
links_own = Solo para usted (requiere cuenta de Microsoft)
links_share = Compartir con el cliente
links_note = Anotar que se compartieron

## Lo que se mide

figures_title = { $customer }: qué dicen las cifras
figures_lead = { $met } de { $all } servicios alcanzaron lo acordado
figures_success = El éxito significa: “{ $text }”
figures_no_success = Todavía no consta qué significa el éxito para el cliente.
figures_unread = todavía sin cifras
figures_read = { $active } de { $seats } activos ({ $percent }) el { $date }
figures_read_alone = { $active } activos el { $date }
figures_gate = { $have } de { $need } usuarios activos ({ $percent } de las licencias)
figures_metric = { $name }: { $have } de { $need }
figures_met = ✔ alcanzado
figures_lacking = faltan { $count }
figures_no_seats = licencias sin anotar
figures_migrated = { $have } de { $need } usuarios migrados
figures_enabled = habilitado el { $date }
figures_announced = anunciado el { $date }
figures_csm = { $name } lo toma a su cargo
figures_handshake = { $name } lo tomó a su cargo el { $date }
figures_details = Detalles
figures_enter = Anotar cifras
figures_intro = Un formulario para todos los servicios. Deje en blanco lo que no tenga; el porcentaje se calcula.
figures_on = Cifras del día
figures_source = De dónde vienen
figures_last = Últimas: { $read }
figures_active = Usuarios activos
figures_seats = Licencias
figures_value = Valor actual
goals_enter = Metas y ritmo
goals_intro = En palabras del cliente. El plan de éxito las muestra.
goals_success = Qué significa el éxito
goals_near = Metas a corto plazo
goals_long = Metas a largo plazo
goals_help = Ayuda que se espera de FastTrack
goals_rhythm = Cada cuánto hablamos
goals_channel = Dónde hablamos
help_guided = paso a paso
help_key_points = en los momentos clave
help_on_request = cuando lo pidan
rhythm_weekly = cada semana
rhythm_two_weeks = cada dos semanas
rhythm_monthly = cada mes
service_metric_heading = Qué se mide
service_metric_note = Déjelo en blanco para medir el uso activo: { $percent } de las licencias o más.
service_metric = Medida propia del cliente
service_baseline = De dónde parte
service_goal = A dónde debe llegar
service_by = Para cuándo
service_way_heading = En camino
service_enabled = Habilitado el
service_announced = Anunciado el
service_planned = Usuarios por migrar
service_migrated = Usuarios migrados
service_csm_heading = Administrador de éxito del cliente
service_csm = Quién lo toma a su cargo
service_handshake = Lo tomó a su cargo el
