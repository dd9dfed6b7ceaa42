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
save = Guardar
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
plain_intent = la decisión
plain_business = el motivo
plain_owner = la persona responsable
plain_start = el inicio

## Lo que digo por mi cuenta

reminder_later = Ahora no
reminder_stop = No enviar más
reminder_resume = Permitir de nuevo
reminder_resume_one = Permitir de nuevo
reminder_stop_one = No enviar más
reminder_why = ¿Por qué?
reminder_settings = Mis recordatorios
digest_title_fm = { $count ->
    [one] Una cosa para hoy
   *[other] { $count } cosas para hoy
  }
digest_title = { $count ->
    [one] Una cosa para usted
   *[other] { $count } cosas para usted
  }
digest_title_done = ✔ Todo hecho
digest_title_over = Ya no está vigente
digest_title_none = Ya no queda nada de esto
digest_text_fm = Primero lo que espera un cliente.
digest_more = { $count ->
    [one] y una más
   *[other] y { $count } más
  }
digest_more_button = Ver el resto
digest_back_button = Volver al principio
digest_settle = Resolverlo
digest_summary = { $customer }: { $first }
digest_summary_more = { $customer }: { $first } (+{ $count })
digest_done = ✔ Hecho: { $line }
digest_over = – { $line } · ya no vigente
digest_later = Vuelvo a ello en su próximo día hábil.
digest_stopped = Hecho: ya no escribo nada de esto sobre { $customers }.
why_title = Por qué recibe esto
why_text = Una vez, por la mañana de un día hábil, a las { $time }, todo junto: como máximo { $day ->
    [one] { $day } mensaje
   *[other] { $day } mensajes
  } al día y { $week } a la semana.
why_text_fm = Una vez cada día hábil por la mañana, a las { $time }, todo junto, y solo si hay algo pendiente.
rem_waiting_person = { $name } espera su respuesta
rem_waiting_point = { $name } espera: { $what }
rem_given_up = Nadie ha respondido a la solicitud de confirmación, enviada dos veces. No pregunto más: usted decide cómo seguir
rem_factors_asked = { $name } le hizo unas preguntas breves; faltan sus respuestas
rem_first_contact = Ya corresponde el primer contacto: a más tardar { $days ->
    [one] un día hábil
   *[other] { $days } días hábiles
  } después de la asignación
rem_target_passed = { $service }: la fecha objetivo, { $date }, ha pasado
rem_target_near = { $service } debe estar en uso para el { $date }
rem_item_overdue = { $what } · { $name } · era para el { $date }
rem_item_due = { $what } · para el { $date }
rem_review = Ya corresponde la revisión del éxito
rem_rest = Iba a estar en pausa hasta el { $date }: ¿seguimos?
rem_note = Sin nota para FTOP desde el { $date }
rem_figures = Las cifras son antiguas: { $services }
rem_survey = La revisión se hizo; falta la encuesta
why_waiting = Alguien del cliente espera desde hace más de { $days ->
    [one] un día hábil
   *[other] { $days } días hábiles
  }.
why_given_up = Una solicitud se envía una vez y se repite una sola vez después de { $days ->
    [one] un día hábil
   *[other] { $days } días hábiles
  }; luego decide usted.
why_unanswered = Una solicitud se envía una vez más tras { $days ->
    [one] un día hábil
   *[other] { $days } días hábiles
  } sin respuesta, y no una tercera.
why_factors_asked = Se le preguntó y no ha respondido en { $days ->
    [one] un día hábil
   *[other] { $days } días hábiles
  }. Se le recuerda una sola vez.
why_first_contact = Una solicitud de asistencia pide un primer contacto en { $days ->
    [one] un día hábil
   *[other] { $days } días hábiles
  }.
why_target_passed = La fecha objetivo ha pasado. Lo digo una vez por semana hasta que la fecha cambie o el servicio esté en uso.
why_target_near = { $days ->
    [one] Falta un día
   *[other] Faltan { $days } días
  } para la fecha objetivo.
why_item_overdue = Su fecha ha pasado y sigue abierto. Lo digo una vez por semana.
why_item_due = Es para ese día y sigue abierto.
why_review = La revisión es el siguiente paso. Lo digo una vez por semana hasta que se haga.
why_rest = Usted dijo qué día volver a mirarlo.
why_note = FastTrack pide una nota cada { $days ->
    [one] día
   *[other] { $days } días
  }; cuento desde lo último que marcó como escrito en FTOP.
why_figures = Las cifras de más de { $days ->
    [one] un día
   *[other] { $days } días
  } dicen poco.
why_survey = La encuesta sigue a la revisión.
why_weekly = Una vez por semana, la mañana del primer día hábil, si algo espera o una fecha está cerca. Aquí, como máximo { $day } mensaje al día y { $week } a la semana.
why_begins = Llega cuando empieza una reunión planificada aquí.
why_held = Llega después de una reunión planificada aquí. Si sigue abierta, la menciono una vez más en la mañana de su próximo día hábil.
rem_soon = Empieza pronto: { $what }, { $when }
rem_meeting_changed = { $title } cambió: { $what }
rem_agenda = { $what }: { $when }
rem_next_meeting = Próximo día hábil: { $what }, { $when }
rem_left_open = Falta decir si se realizó: { $what }, { $when }
rem_left_open_minutes = La minuta aún no está publicada: { $what }, { $when }
rem_as_entered = según se anotó aquí
rem_factors = { $count ->
    [one] un factor de éxito sin resolver
   *[other] { $count } factores de éxito sin resolver
  }
rem_late = { $count ->
    [one] Con retraso: { $what }
   *[other] { $count } cosas con retraso: { $what }
  }
why_soon = La reunión empieza en un cuarto de hora y no está en ningún calendario, o su política lo pide.
why_meeting_changed = Está entre las personas invitadas a esta reunión, y la reunión cambió.
why_check_in = Es suyo y sigue abierto; lo repasamos en la próxima reunión de seguimiento.
why_agenda = La reunión es el próximo día hábil.
why_left_open = La reunión ya pasó y le pregunté qué resultó de ella. Lo digo una sola vez.
why_factors = { $days ->
    [one] Falta un día hábil
   *[other] Faltan { $days } días hábiles
  } para el taller. Se cierra cuando cada factor está resuelto.
stops_soon = el cuarto de hora antes de las reuniones
stops_meeting_changed = los cambios de reuniones
stops_check_in = lo suyo antes de una reunión de seguimiento
stops_agenda = las reuniones de mañana
stops_left_open = minutas pendientes
stops_factors = los factores de éxito antes del taller
reminder_new_date = Otra fecha
digest_check_in = Para la reunión de seguimiento: { $when }
weekly_title = { $customer }: esta semana
weekly_target = { $service } debe estar en uso para el { $date }
weekly_late = { $service }: debía estar en uso el { $date }
weekly_stopped = Hecho: ya no hay resumen semanal aquí.
weekly_later = Ahora no: el siguiente llega dentro de una semana.
unanswered_stopped = Hecho: aquí ya no se envía ninguna solicitud por segunda vez.
begins_stopped = Hecho: aquí ya no llega ninguna agenda por sí sola.
held_stopped = Hecho: ya no pregunto por el resultado de estas reuniones.
unanswered_later = Ahora no: se queda aquí y no vuelvo a enviarla.
weekly_summary = { $customer }: { $next }
settings_title = Mis recordatorios
settings_text = Le escribo en días hábiles, entre estas horas y todo en un solo mensaje. Mientras no esté, lo guardo todo.
settings_from = Desde las
settings_to = Hasta las
settings_zone = Zona horaria
settings_away = Fuera hasta el (incluido)
settings_back = Ya estoy de vuelta
settings_saved = Guardado.
settings_wrong_zone = No conozco esa zona horaria. Escríbala así: Europe/Madrid.
settings_wrong_hours = El día debe terminar después de empezar.
settings_wrong_away = Ese día ya pasó.
settings_resume = Estos avisos ya no llegan. Marque los que quiera volver a recibir:
settings_stopped = { $customer }: { $what }
stops_waiting = quién me espera
stops_given_up = solicitudes sin respuesta
stops_unanswered = solicitudes repetidas
stops_factors_asked = preguntas abiertas
stops_first_contact = primer contacto
stops_target_passed = fechas objetivo pasadas
stops_target_near = fechas objetivo
stops_item_overdue = lo que va con retraso
stops_item_due = lo que toca
stops_review = la revisión
stops_rest = el fin de una pausa
stops_note = notas
stops_figures = cifras
stops_survey = la encuesta
stops_weekly = el resumen semanal
stops_begins = agendas
stops_held = resultados de reuniones
notice_away_title = Hasta el { $date } incluido guardo lo que le enviaría
notice_away_text = Los días hasta entonces no cuentan para usted. Para cambiarlo, escriba «{ $word }» en su propio chat conmigo.
notice_paused_title = Hasta el { $date } incluido no escribo nada por mi cuenta sobre { $customer }
notice_paused_text = Los días hasta entonces no cuentan como espera.
notice_resumed_title = La pausa terminó
notice_resumed_text = Mis recordatorios continúan.
notice_until_title = ¿Hasta cuándo?
notice_until_text = Escriba también el día, por ejemplo: «{ $word } 15/4»
unpause = Terminar la pausa
does_away = guardar lo que le enviaría, hasta la fecha que indique
does_pause = no escribir nada por mi cuenta sobre una interacción, hasta la fecha que indique
does_reminders = cuándo puedo escribirle y qué avisos detuvo
command_away = Fuera hasta…
command_pause = Pausa hasta…
command_reminders = Mis recordatorios

## Bienvenida

welcome_fm_title = Hola, { $name }: llevemos adelante juntos una interacción de FastTrack
welcome_fm_text = Desde la reunión de inicio hasta la revisión del éxito guardo lo acordado, pido al cliente que lo confirme con un toque y le digo qué sigue. Usted trabaja aquí; el cliente ve una sola tarjeta ordenada en la conversación compartida.
welcome_fm_next = Bastan tres preguntas para empezar: cliente, servicios, idioma.
welcome_title = Hola, { $name }: mucho gusto
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
does_privacy = lo que guardo sobre usted
does_help = esta lista
does_start = empezar con un nuevo cliente
does_bring = poner una interacción en la conversación que comparte con el cliente
does_enter = registrar lo que se acordó con el cliente
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
fm_next_workshop = El taller para el éxito está cerrado. Lo que sigue: avanzar con la lista de comprobación.
fm_enter = Anotar lo acordado
fm_change = Cambiar

## La tarjeta que todos ven

home_title = FastTrack para { $customer }
home_intro = { $fm } les acompaña. En esta única tarjeta guardo lo que acordamos, para que nadie tenga que buscarlo.
home_reads = Solo leo los mensajes que me mencionan.
home_services = Lo que planeamos
home_next = **Lo que sigue:** { $what }
home_below = { $customer }: la tarjeta está más abajo.
home_next_talk = { $fm } anota aquí lo que acuerden juntos.
home_next_check = { $count ->
    [one] { $names } revisa los puntos.
   *[other] { $names } revisan los puntos.
  }
home_next_answer = { $fm } responde a lo que se señaló como incorrecto.
home_next_agreed = Todo está acordado, sin confirmar todavía. { $fm } sigue desde aquí con ustedes.
home_next_done = Todo está confirmado. { $fm } planea el taller con ustedes.
home_next_workshop = El taller ya se hizo. { $fm } repasa con ustedes la lista de comprobación.
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
bring_guest = { $name } (cuenta de invitado)
bring_more = { $count ->
    [one] y 1 más
   *[other] y { $count } más
  }
bring_room_unknown = Teams aún no me ha dicho quién está aquí.
bring_guests_none = Aquí no hay invitados. Si la gente del cliente debe ver esto, agréguela primero.
bring_pick = Todas las personas de la lista verán la interacción que ponga aquí.
bring_draft = **{ $customer }** · { $services }
bring_put_named = Poner { $customer } aquí
bring_draft_home = **{ $customer }** · { $services } · está en otra conversación; allí quedará una línea que dice que se movió
bring_move_named = Mover { $customer } aquí
bring_meeting = Aquí solo es su reunión
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
enter_target = Fecha objetivo
enter_target_short = Fecha objetivo
enter_reasons = Motivos de negocios
enter_reason_text = Motivo en palabras del cliente
enter_owner = Propietario de éxito
enter_owner_pick = Elija una persona
enter_owner_other = Otra persona (nombre abajo)
enter_name = Nombre, si es otra persona
enter_email = Correo, si es otra persona
enter_why_not = Motivo, salvo que siga adelante
enter_block_owner = Quién resuelve el bloqueo
enter_moved_why = Por qué cambió la fecha
enter_next = Siguiente
enter_back = Atrás
enter_more = Más: { $service }
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
copy_intro = Para quienes no están en Teams. Idioma: { $language }. Registre su respuesta como acordada por correo.
copy_label = Seleccione todo y copie
mail_subject = { $customer }: por favor, revise { $count ->
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
    [one] Por favor, revise { $count ->
        [one] 1 punto
       *[other] { $count } puntos
      } (1 minuto)
   *[other] Por favor, revise { $count } puntos ({ $minutes } minutos)
  }
request_summary = { $customer }: por favor, revise { $count ->
    [one] 1 punto
   *[other] { $count } puntos
  }
request_for = Para { $names }
request_all_correct = Todo correcto
request_wrong = Algo no es correcto
request_take_back = Retirar
request_recorded = Anotado de la llamada. Toque solo si algo no es correcto.
request_again = Se envía una vez más porque aún no hay respuesta.
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
   *[other] ✔ Los { $count } puntos confirmados por { $names }, { $when }
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
request_withdrawn = Aquí ya no queda nada por revisar

## Cambió entretanto, sin derecho a confirmar

changed_title = Esto cambió desde que lo abrió
changed_text = Mire los nuevos datos y toque otra vez.
changed_row = { $service }: { $field }, ahora { $new }; antes, { $old }
changed_row_new = { $service }: { $field }, ahora { $new }
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
wrong_date = En uso para el
wrong_intent = ¿Sigue adelante?
wrong_owner = Responsable
wrong_reasons = Motivos
more = Más
wrong_why_not = Por qué no, o qué lo bloquea
wrong_comment = Comentario (opcional)
wrong_others = Los demás son correctos

## Una corrección, para el FM

correction_title = { $name } dice que algo de { $service } no es correcto
correction_summary = { $customer }: { $name } dice que algo de { $service } no es correcto
correction_change = **{ $field }**: { $old } → { $new }
correction_wrong = **{ $field }**: { $old } no es correcto
correction_disputed = **{ $field }**: hay dos respuestas distintas: { $answers }
correction_open = por definir
correction_accept = Aceptar
correction_answer = Responder
correction_effect = Al aceptar se toma el dato del cliente y queda confirmado en nombre de { $name }.
correction_effect_not = Al aceptar se toma el dato; { $name } no puede confirmarlo, así que falta confirmarlo.
correction_no_value = No se dio un dato nuevo. Responda o anote usted el correcto.
correction_accepted = ✔ Aceptado por { $name }, { $when }
correction_answered = ↩ Respondido por { $name }, { $when }
correction_gone = Este aviso ya está resuelto
answer_title = Responder a { $name }
answer_intro = { $name } dijo que algo de { $service } no es correcto. Su respuesta se muestra en la conversación compartida.
answer_label = Su respuesta
answer_error = Escriba una respuesta.
aside_open = Dejar de lado…
aside_of = Dejar de lado la respuesta de { $name }…
aside_title = Dejar de lado una respuesta
aside_intro = { $service }, respuesta de { $name }. El motivo queda en el historial.
aside_label = Motivo
aside_error = Escriba un motivo.
aside_submit = Dejar de lado

## Participo en este proyecto como…

join_title = Participo en este proyecto como…
join_intro = { $fm } lo ve y lo acepta con un toque.
join_role = Mi función
join_pick = Elija su función
join_error = Elija su función.
claim_title = { $name } dice: participo en este proyecto
claim_text = Función: { $role }
claim_summary = { $customer }: { $name } dice que participa en este proyecto
claim_guest = Participa con cuenta de invitado.
claim_email = { $email }
claim_is = Puede ser { $name }, a quien usted anotó a mano: el correo es el mismo.
claim_accept = Aceptar
claim_accept_new = Aceptar como persona nueva
claim_accept_as = Aceptar como { $name }
claim_decline = Ahora no
claim_gone = { $name }: { $role }.
claim_settled = Ya está resuelto
tie_title = ¿Es la misma persona?
tie_text = Usted anotó a { $typed }. { $seen } está en la conversación con el mismo correo.
tie_effect = Una vez vinculada la persona, { $seen } puede confirmar con un toque.
tie_accept = Sí, es la misma persona
tie_decline = No, son dos personas
tie_summary = { $customer }: ¿es { $seen } la persona que anotó?
tie_gone = { $typed } ya está en Teams.
tie_apart = { $typed } y { $seen } siguen siendo dos personas.

## Estado

status_title = { $customer }: cómo va todo
status_summary = { $customer }: { $done } de { $total } confirmados
status_progress = { $done } de { $total } confirmados
progress_points = { $done } de { $total } puntos resueltos
status_fm = Administrador de FastTrack: { $name }
status_people = Personas
status_person = { $name }, { $role }
status_person_typed = { $name }, { $role } (aún sin vincular en Teams)
status_person_beyond = { $name }, { $role } (no se le puede contactar por Teams)
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

notice_language_title = Desde ahora, en español
notice_language_text = Así verá su propio chat y sus propias tarjetas.
notice_who_title = Teams no me dijo quién es usted
notice_who_text = Toque otra vez en un momento.
notice_working_title = Sigo trabajando en ello
notice_working_text = El resultado llega aquí en un momento. No hace falta tocar otra vez.
notice_stale_title = Esta tarjeta ya no está al día
notice_stale_text = Escriba «{ $status }» para ver la actual.
notice_stale_shared_text = Mencióneme y escriba «{ $status }» para ver la actual.
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
notice_only_personal_text = Ábralo y toque el botón allí.
notice_cannot_act_title = Puede leer esto, pero no responder
notice_cannot_act_text = Teams no me dice quién es usted. Dé su respuesta a su Administrador de FastTrack y la registrará por usted.
notice_who_is_here_title = Teams no me ha dicho quién está aquí
notice_who_is_here_text = No se ha publicado nada. Vuelva a pedirlo en un momento.
notice_not_brought_title = Esta interacción todavía no tiene una conversación compartida
notice_not_brought_text = Abra el canal o chat que comparte con el cliente, mencióneme y escriba «{ $word }». Después, inténtelo de nuevo.
notice_other_customer_title = Allí ya está la interacción de otro cliente
notice_other_customer_text = Cada conversación es de un solo cliente. Elija otro canal o chat.
notice_moved_title = Esta interacción se movió y sigue en otra conversación. { $fm } puede decirle en cuál.
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
refused_not_customer_title = Esto le corresponde al cliente
refused_not_customer_text = Si pertenece al equipo del cliente, diga cuál es su función; { $fm } lo acepta con un toque.
refused_not_customer_known_text = Aquí usted está del lado de FastTrack. Solo las personas del cliente pueden confirmar o corregir estos puntos.
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
refused_wrong_title = Algo de lo que escribió no puede ser correcto
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

## La tarjeta del cuaderno de estrategias, para el FM

button_way = Cuaderno de estrategias
command_phase = Siguiente paso
command_tasks = Tareas
command_cover = Suplencia
does_phase = en qué punto del cuaderno de estrategias está y qué sigue
does_missing = qué falta para avanzar
does_tasks = las tareas de FTOP de una interacción
does_handover = transferir una interacción a otra persona
does_cover = que alguien le supla
yes = Sí
no = No
way_title = { $customer }: cuaderno de estrategias
way_cycle = ciclo { $no }
way_rests = { $status } hasta el { $date }: { $reason }. Siguiente: { $next }
way_covered = { $name } suple hasta el { $date }
way_track_open = **Línea de éxito:** el taller aún no está cerrado
way_track_closed = **Línea de éxito:** ✔ el taller está cerrado
way_track_spared = **Línea de éxito:** sin taller, porque el cliente está en el beneficio adicional de adopción
way_track_technical = **Línea técnica:** { $phase }
way_next = Lo que sigue
way_next_line = { $act }
way_nothing_open = Nada lo impide.
way_open = Se requiere: { $what }
why_rule = Regla «{ $rule }»: { $reason }
way_open_answer = la respuesta a «{ $question }»
way_choose = La revisión se realizó: elija su resultado.
way_over = Está finalizada. Próxima acción: { $date }. Escriba una nota en FTOP y pida el traslado a una cola inactiva.
way_overrides = Cambiado a mano
way_override_line = { $from } → { $to }, { $name }, { $when }
way_reason = Motivo: { $reason }
way_cycles = Ciclos anteriores
way_cycle_line = El ciclo { $no } terminó el { $when } en «{ $phase }»: { $names }; { $count ->
    [one] 1 tarea completa
   *[other] { $count } tareas completas
  }
way_sums = { $what } ({ $sums })
way_sum_of = { $service }: { $have } de { $need }
way_sum = { $have } de { $need }
way_phase = Siguiente paso
way_missing = Qué falta
way_process = Entradas y resultados
way_tasks = Tareas
way_rules = Reglas
way_act = Registrar lo que se hizo…
way_outcome = Elegir el resultado…
way_override = Cambiar la fase…
way_rest = Pausar…
way_resume = Reanudar
way_uncover = Terminar la suplencia
missing_title = { $customer }: qué falta
missing_nothing = Aquí no falta nada.
missing_more = { $count ->
    [one] y 1 más
   *[other] y { $count } más
  }
missing_answer = Responder
missing_attest = Es así
missing_task = Fijar el estado
missing_enter = Anotar lo acordado de { $services }
missing_agree = Registrar quién estuvo de acuerdo o pedir la confirmación: { $services }
missing_act = Sin registrar: { $act }
missing_task_line = Tarea obligatoria: { $task }
missing_outcome = El resultado de la revisión
rules_title = { $customer }: qué reglas se aplican
rules_apply = Se aplican, y por qué
rules_not_known = Dependen de su respuesta
tasks_title = { $customer }: tareas de FTOP
tasks_open = Abiertas
tasks_closed = Cerradas
tasks_hint = ● obligatoria aquí · ○ opcional. Nada de esto se escribe en FTOP.
tasks_find = Buscar o cambiar una tarea…
task_line = { $sign } { $task } · { $status }
task_by_rule = { $line } ({ $rule })
process_inputs = Entradas clave
process_outputs = Resultados clave
process_tasks = Tareas
process_inputs_missing = { $count ->
    [one] ⚠ Falta 1 entrada. Puede continuar.
   *[other] ⚠ Faltan { $count } entradas. Puede continuar.
  }
process_line = { $sign } { $line }
process_all = Todo esto es así
process_title = { $process } · { $customer }
process_some = Marcar lo que es así…
line_from = Según { $source }
line_attested = Según { $name }, { $when }
proof_agreed = lo acordado
proof_people = la lista de personas
proof_task = la tarea { $id }
proof_act = «{ $act }»
proof_profile = sus respuestas
proof_figures = las cifras
proof_word = lo que usted marcó

## Sus formularios

act_title = Registrar lo que se hizo
act_intro = Un solo registro fija todas las tareas que se derivan de él.
act_what = Qué se hizo
act_when = El día
act_about = Sobre qué tarea o servicio (discusiones de valor y handshakes)
act_note = Nota (opcional)
question_title = Una pregunta
ask_why = Por qué pregunto: { $reason }
ask_motion = ¿Por qué existe esta interacción?
ask_priority = ¿Qué prioridad muestra FTOP?
ask_relation = ¿El cliente es nuevo en FastTrack?
ask_managed = ¿Un equipo de cuentas atiende al cliente?
ask_partner = ¿Participa un socio?
ask_scope = ¿Quién cubre qué, usted o el socio?
ask_combined = ¿El cliente quiere el inicio y la evaluación técnica en una sola reunión?
ask_entitled = ¿A qué servicios tiene derecho el cliente?
ask_seats = ¿Cuántos puestos tiene el cliente?
ask_benefit = ¿El cliente está en el beneficio adicional de adopción?
ask_migration = ¿Hay datos por migrar?
ask_devices = ¿Se usan dispositivos móviles con Exchange?
ask_onedrive = ¿El cliente participa en el programa de OneDrive?
ask_csm = ¿Hay un administrador de éxito del cliente asignado?
ask_gaps = ¿La evaluación técnica encontró brechas?
ask_out_of_scope = ¿Hay una necesidad que va más allá de FastTrack y se puede compartir el contacto?
ask_push = ¿Microsoft 365 Apps necesita apoyo propio para elevar el uso activo?
ask_usage_report = ¿Se quiere una sesión sobre informes de uso y no hubo ninguna antes?
ask_active = ¿Cuántas personas usan cada servicio?
ask_active_of = Usuarios activos de { $service }
ask_migrated = ¿Cuántos usuarios se van a migrar y cuántos se migraron?
ask_migrated_of = Por migrar
ask_migrated_done = Migrados
why_gaps = Decide si primero se corrigen las brechas o se habilitan los servicios
relation_new = Sí, es nuevo
relation_again = No, vuelve por más servicios
relation_known = Ni lo uno ni lo otro
benefit_outside = No
benefit_exception = No, pero puede entrar por excepción
benefit_enrolled = Sí
task_title = Tarea
task_mandatory = obligatoria donde aplica
task_optional = opcional
task_status = Estado
task_more = Más estados
task_add = Agregarla a este proceso (opcional)
find_title = Buscar una tarea
find_intro = Por número o por palabras del nombre.
find_text = Número o palabras
find_nothing = No se encontró nada. Pruebe con otras palabras.
find_pick = Encontradas
attest_title = Entradas y resultados
attest_intro = Marque lo que ya se cumple. Lo que el bot ya sabe no está en la lista.
attest_lines = Entradas y resultados
override_title = Cambiar la fase a mano
override_intro = Siempre puede hacerlo. El motivo queda a la vista, con lo que aún faltaba.
override_to = A esta fase
override_reason = Motivo
outcome_title = El resultado de la revisión
outcome_intro = Uno de los cuatro resultados completa el estado general.
outcome_which = Resultado
outcome_services = Servicios del próximo ciclo, si hay más
outcome_reached = Lo que se logró (el cliente lo lee en la despedida)
outcome_momentum = Cómo seguir: función de soporte, comunidad de líderes, seguimiento, dónde está la capacitación (el cliente lo lee)
rest_title = Poner en pausa
rest_intro = Con un motivo, la siguiente acción y su fecha.
rest_how = Cómo
rest_reason = Motivo; si el cliente no responde: cuántas veces y con quién lo intentó
rest_next = Próxima acción
rest_when = El día
handover_title = Transferir
handover_intro = Quien le sucede recibe una tarjeta con todo lo importante y la acepta.
handover_who = A quién
introduce_who = A quién
handover_nobody = No conozco a nadie que pueda tomarla. Alguien de su equipo tiene que haber hablado conmigo o estar en la conversación compartida.
cover_title = Suplencia
cover_intro = Quien le supla tendrá los mismos derechos que usted hasta el final del día que elija.
cover_until = Hasta
notice_begin = Elegir…
notice_kept_title = { $name } no se hará cargo de { $customer }
notice_kept_text = Sigue a su cargo. Puede elegir a otra persona.
notice_terms_title = { $name } ({ $customer }) aceptó los términos de FastTrack
notice_terms_text = La tarea 1904 está completa aquí. En FTOP la registra usted.
notice_terms_back_title = { $name } ({ $customer }) retiró la aceptación de los términos de FastTrack
notice_terms_back_text = La tarea 1904 vuelve a estar abierta aquí. Pregunte qué lo impide.
terms_title = Por favor, acepte los términos de FastTrack
terms_summary = { $customer }: por favor, acepte los términos de FastTrack
terms_lead = Una parte de nuestra ayuda está sujeta a términos: { $link }. Por favor, léalos y acéptelos en nombre de su organización.
terms_accept = Aceptamos los términos
terms_accepted_title = ✔ { $name } aceptó los términos de FastTrack, { $when }
terms_recorded_title = ✔ { $name } aceptó los términos de FastTrack { $how ->
    [meeting] en una reunión
    [email] por correo electrónico
   *[call] en una llamada
  }, { $date }
terms_recorded_by = Anotado por { $name }
terms_recorded_ask = { $name }: toque solo si no es así.
terms_not_so = No es así
terms_settled_title = Aquí ya no hace falta nada sobre los términos de FastTrack
terms_send = Enviar los términos
terms_record = Registrar la aprobación
terms_by_tap = Aprobados por { $name } en la conversación compartida, { $when }
terms_by_word = Aprobados por { $name } { $how ->
    [meeting] en una reunión
    [email] por correo electrónico
   *[call] en una llamada
  }, { $date }, según se anotó aquí
terms_form_title = ¿Quién aceptó los términos?
terms_form_intro = Esto anota lo que usted escuchó. La persona que indique lo verá en la tarjeta de la conversación compartida.
expert_title = Les presentamos a { $name }, de nuestro equipo de adopción
expert_by = De parte de { $fm }
expert_what = { $customer } puede recibir más ayuda para que la gente use de verdad lo nuevo. { $name } revisará con ustedes en qué consiste, quiénes participan y qué sigue.
expert_next = Saluden aquí y pregunten lo que quieran saber.
expert_done = ✔ Experto de adopción presentado: { $name }
introduce_title = Presentar al experto de adopción
introduce_intro = { $customer } lee en la conversación compartida quién es y para qué. Se publica una sola vez.
introduce_send = Presentar
notice_reach_person_title = No puedo contactar a { $name } ({ $customer }) por Teams
notice_reach_person_text = { $why ->
    [blocked] { $name } me ha bloqueado. Pida en la próxima reunión o por correo que me desbloquee y me escriba. Lo pendiente se enviará entonces automáticamente.
    [removed] { $name } no tiene esta aplicación en Teams. Pida en la próxima reunión o por correo que la agregue. Lo pendiente se enviará entonces automáticamente.
    [disabled] Un administrador de esa organización ha desactivado esta aplicación. Pida que vuelva a permitirla; cuando { $name } me escriba después, lo pendiente se enviará automáticamente.
   *[gone] El chat con { $name } ya no existe. Pida en la próxima reunión o por correo que me escriba. Lo pendiente se enviará entonces automáticamente.
}
notice_reach_home_title = No puedo publicar en la conversación compartida con { $customer }
notice_reach_home_text = { $why ->
    [disabled] Un administrador de esa organización ha desactivado esta aplicación. Pida que vuelva a permitirla; cuando alguien me mencione después allí, lo pendiente se enviará automáticamente.
    [gone] Ya no existe. Abra otro canal o chat que comparta con el cliente, mencióneme y escriba «{ $bring }».
   *[removed] Me quitaron de ella. Agrégueme allí de nuevo y lo pendiente se enviará automáticamente.
}
refused_not_yet_title = Aún no: { $act }
refused_not_yet_text = Se requiere: { $what }
refused_attest = Es así: { $what }
refused_ask = { $what } – { $question }
refused_not_here_title = { $act }: no corresponde aquí
refused_not_here_text = El cuaderno de estrategias no prevé este paso en la fase actual de la interacción. Puede cambiar la fase a mano, con un motivo.
refused_unknown_title = Falta algo
refused_unknown_text = Indique de qué tarea o servicio se trata.
refused_over_title = Esta interacción está finalizada
refused_over_text = Retómela primero.
refused_nothing_offered_text = La transferencia ya no se le ofrece.
refused_cannot_take_title = { $name } no puede tomarla
refused_cannot_take_text = Quien administra este bot decide quién puede. Pídale que agregue a { $name } a la lista de Administradores de FastTrack.

## Transferencia, para quien sucede

hand_title = { $fm } le transfiere { $customer }
hand_settled = { $name } lleva { $customer }
hand_phase = En qué punto está: { $phase }
hand_promises = Lo prometido
hand_open = Abierto
hand_blocked = Bloqueado: { $services }
hand_undecided = Sin decidir: { $services }
hand_reports = { $count ->
    [one] 1 corrección del cliente espera
   *[other] { $count } correcciones del cliente esperan
  }
hand_going = Cómo sigue
hand_no_meeting = Todavía no hay ninguna reunión en el calendario.
hand_plan = Lista de comprobación: { $progress }
hand_plan_proposed = Lista de comprobación: { $progress }; fechas aún sin fijar
hand_note = Última nota, { $when }: { $note }
hand_take = Hacerme cargo
hand_keep = Yo no

## La despedida, para el cliente

farewell_title = { $customer }: gracias y mucho éxito
farewell_thanks = { $fm } y FastTrack dejan todo en sus manos.
farewell_reached = Lo que se logró
farewell_services = En uso: { $services }
farewell_going = Cómo seguir
farewell_going_text = Mantengan activa a su comunidad de líderes, miren los informes de uso una vez al mes y digan a quienes se incorporen dónde está la capacitación.
farewell_help = Dónde hay ayuda
farewell_help_text = Para preguntas técnicas: la página de soporte de su centro de administración de Microsoft 365.
farewell_back = Cómo volver
farewell_back_text = Cuando planeen algo nuevo, pidan ayuda aquí: { $url }

## Portfolio, history, undo, export

does_portfolio = todas sus interacciones, una línea cada una
does_history = quién cambió qué, y cuándo
does_undo = revertir su último cambio
does_export = el registro para FTOP, como texto o archivo
does_close = cerrar, pausar o reabrir una interacción
command_portfolio = Mis interacciones
command_history = Historial
command_undo = Deshacer
command_close = Cerrar o pausar
command_reopen = Reabrir
command_delete = Eliminar el borrador
command_export = Exportar para FTOP
portfolio_title = Sus interacciones
portfolio_counts = { $all ->
    [one] 1 interacción
   *[other] { $all } interacciones
  } · { $mine ->
    [one] 1 espera algo de usted
   *[other] { $mine } esperan algo de usted
  } · { $red ->
    [one] 1 en rojo
   *[other] { $red } en rojo
  }
portfolio_summary = Sus interacciones: { $all }, { $mine ->
    [one] 1 espera algo de usted
   *[other] { $mine } esperan algo de usted
  }, { $red } en rojo
portfolio_all = Todas ({ $count })
portfolio_needs_me = Esperan algo de mí ({ $count })
portfolio_red = En rojo ({ $count })
portfolio_waiting = Esperan al cliente ({ $count })
portfolio_closed = Cerradas ({ $count })
portfolio_none = No hay coincidencias.
portfolio_pages = Página { $page } de { $pages } · { $found } en total
portfolio_filter = Qué interacciones
portfolio_search = Nombre del cliente (basta una parte)
portfolio_show = Mostrar
portfolio_open_button = Abrir
portfolio_open = Abrir { $customer }
portfolio_draft = aún no llevada al cliente
portfolio_deputy_until = como suplente hasta el { $date }
portfolio_next = próxima fecha: { $date }
page_previous = Anterior
page_next = Siguiente
ails_blocked = { $count ->
    [one] 1 servicio bloqueado
   *[other] { $count } servicios bloqueados
  }
ails_blockers = { $count ->
    [one] 1 bloqueo abierto
   *[other] { $count } bloqueos abiertos
  }
ails_unresponsive = el cliente no responde
ails_overdue = { $count ->
    [one] 1 fecha vencida
   *[other] { $count } fechas vencidas
  } ({ $days ->
    [one] 1 día
   *[other] { $days } días
  })
ails_unanswered = solicitud sin respuesta desde hace { $days ->
    [one] 1 día hábil
   *[other] { $days } días hábiles
  }
ails_silent = sin novedades desde hace { $days ->
    [one] 1 día
   *[other] { $days } días
  }
hist_title = { $customer }: qué ha pasado
hist_bot = Bot de FastTrack
hist_by = { $who }, { $when }
hist_pages = Página { $page } de { $pages }
hist_newer = Más recientes
hist_older = Más antiguos
hist_blank = vacío
hist_with = { $line } («{ $text }»)
hist_field = { $field }: { $old } → { $new }
hist_started = Iniciada con { $services }
hist_home = Llevada a la conversación compartida
hist_customer = Cliente: { $old } → { $new }
hist_language = Idioma: { $old } → { $new }
hist_zone = Zona horaria: { $old } → { $new }
hist_services = Servicios: { $old } → { $new }
hist_status = Estado: { $old } → { $new }
hist_person = Se agregó a { $name }: { $role }
hist_role = { $name } es ahora: { $role }
hist_tied = Se encontró a { $name } en Teams
hist_claimed = { $name } dice que participa en este proyecto: { $role }
hist_claim_accepted = Se aceptó a { $name }: { $role }
hist_claim_declined = No se aceptó a { $name }
hist_agreed = { $services }: acordado con { $name } { $how ->
    [meeting] en una reunión
    [email] por correo electrónico
   *[call] en una llamada
  }, { $date }
hist_asked = Se pidió confirmar: { $services }
hist_confirmed = { $service }: confirmado
hist_wrong = { $service }: indicado como incorrecto
hist_withdrawn = Se retiró un aviso
hist_accepted = { $service }: se aceptó la corrección
hist_answered = { $service }: se respondió a la corrección
hist_taken_back = { $service }: confirmación retirada
hist_set_aside = { $service }: se dejó sin efecto la respuesta de { $name }
hist_paused = En pausa hasta el { $date } incluido: no escribo sin que me pregunten
hist_unpaused = La pausa terminó
hist_undone = Se deshizo un cambio
hist_agreement_withdrawn = { $services }: se retiró el registro del acuerdo
hist_typed = La exportación se anotó en FTOP
hist_factor = { $service }, { $factor }: { $old } → { $new }
hist_factors_asked = Se preguntó por los factores de éxito a: { $names }
hist_factor_said = Respuesta sobre: { $factor }
hist_factor_reviewed = { $service }, { $factor }: se revisaron las respuestas
hist_factors_reviewed = Se repasaron los factores de éxito
hist_workshop_closed = Se cerró el taller para el éxito
hist_point_added = Se agregó el punto { $no }
hist_point_planned = Punto { $no }: se anotó lo que sigue
hist_point_settled = Se resolvió el punto { $no }
hist_point_reopened = El punto { $no } vuelve a estar abierto
hist_plan_made = { $count ->
    [one] Se hizo el plan de éxito: { $count } elemento recibió su fecha, contada hacia atrás desde el { $date }
   *[other] Se hizo el plan de éxito: { $count } elementos recibieron su fecha, contada hacia atrás desde el { $date }
}
hist_plan_done = Hecho: { $item }
hist_plan_reopened = Abierto de nuevo: { $item }
hist_plan_arranged = Organizado: { $item }
hist_plan_noted = Anotado: { $item }
hist_plan_added = Nuevo en la lista: { $item }
hist_plan_dropped = No se hará: { $item }
hist_plan_included = Se incluyó en la lista: { $item }
hist_plan_removed = Quitado de la lista: { $item }
hist_plan_shared = { $count ->
    [one] Se compartió { $count } enlace
   *[other] Se compartieron { $count } enlaces
}
hist_goals = Cambiaron las metas o la forma de trabajo
hist_measure = { $service }: cambió lo que se mide
hist_figures = { $service }: { $active } usuarios activos el { $date }
hist_figures_own = { $service }: se anotó la cifra propia del cliente del { $date }
hist_unread = { $service }: se retiraron las cifras del { $date }
undo_title = ¿Deshacer su cambio del { $when }?
undo_text = Esto se deshace:
undo_do = Deshacer
undo_none_title = No hay nada que deshacer
undo_none_text = Aquí no tiene ningún cambio que aún se pueda revertir.
undo_touched_title = Su cambio del { $when } ya no se puede deshacer
undo_touched_text = Se cambió o se confirmó después; no se deshizo nada. Si un dato no es correcto, anote el correcto.
undo_both = { $service }, { $field }: usted puso { $mine }, ahora es { $now }.
undo_still = { $service }, { $field }: { $mine }, como usted lo puso.
undo_both_service = { $service } ha cambiado desde entonces.
undo_both_whole = Ha cambiado desde entonces.
undo_both_since = Usted tenía: { $mine }. Desde entonces, { $name }: { $now }.
undo_stays_told = Esto se queda, porque otras personas ya lo saben o actuaron en consecuencia: { $what }
undo_stays_way = Esto se queda, porque es parte del camino de la interacción: { $what }
undo_confirmed = Confirmado después por { $names }.
close_title = Cerrar o pausar { $customer }
close_text = Cerrada: ya no se pregunta ni se cambia nada; todo queda guardado y puede reabrirla. En pausa: no pregunto nada por mi cuenta.
close_open = Cerrar o pausar…
close_already_title = La interacción con { $customer } está cerrada
close_already_text = Puede reabrirla; todo sigue ahí.
reopen_title = ¿Reabrir { $customer }?
reopen_text = Continúa donde estaba.
reopen_do = Reabrir
reopen_already_title = { $customer } no está cerrada
reopen_already_text = No hay nada que hacer.
delete_title = ¿Eliminar el borrador { $customer }?
delete_text = Se pierde todo lo anotado, también su historial. No se puede deshacer.
delete_do = Eliminar
state_intro = { $customer }: ¿cuál es su estado, y por qué? El motivo queda en el historial.
state_label = Estado
state_error = Elija uno.
export_title = { $customer }: para FTOP
export_text = No puedo escribir en FTOP. Anótelo allí y avíseme con el botón: la próxima exportación empieza por lo que haya cambiado.
export_never = Aún no se ha anotado en FTOP.
export_same = Nada cambió desde que se escribió en FTOP el { $date }
export_since = Lo que cambió desde que se escribió en FTOP el { $date }
export_more = { $count ->
    [one] y 1 cambio más
   *[other] y { $count } cambios más
  }
export_copy = Copiar como texto
export_typed = Anotado en FTOP
export_files = Como archivo:
export_copy_title = Texto para FTOP
export_copy_intro = Con las palabras de FTOP; fechas como año, mes, día.
export_cut = El resto está en el archivo.
format_xlsx = Excel
format_csv = CSV
format_md = MD
format_json = JSON
file_offer = { $customer }: el registro en { $format }
home_next_closed = Este proyecto está cerrado. { $fm } puede reabrirlo.
fm_next_closed = Cerrada. Reábrala para cambiar algo.
fm_next_hold = En pausa. No pregunto nada por mi cuenta.
notice_deleted_title = ✔ Eliminado
notice_deleted_text = El borrador y todo lo anotado ya no existen.
notice_only_drafts_title = Ya no es un borrador
notice_only_drafts_text = Se llevó al cliente. Puede cerrarla: escriba «{ $word }».
notice_file_declined_title = No se envió ningún archivo
notice_file_declined_text = Puede pedirlo de nuevo cuando quiera.
refused_closed_title = Esta interacción está cerrada
refused_closed_text = { $fm } puede reabrirla.
refused_export_title = Ha cambiado desde que la exportó
refused_export_text = Vea de nuevo la exportación y escriba lo nuevo.
status_export = Para FTOP
status_list = Mis interacciones
hist_confirmed_own = { $service }: confirmado en nombre de { $name }, que dio ese valor
hist_field_new = { $field }: { $new }

## Lo que pasó en el camino, en el historial

hist_act = Registrado: { $act }
hist_task = Tarea { $task }: { $old } → { $new }
hist_task_added = Se añadió la tarea { $task }
hist_moved = Fase: { $old } → { $new }
hist_overridden = Fase cambiada a mano: { $old } → { $new }
hist_attested = { $count ->
    [one] Se marcó 1 línea como cumplida
   *[other] Se marcaron { $count } líneas como cumplidas
  }
hist_not_attested = { $count ->
    [one] Se quitó 1 marca
   *[other] Se quitaron { $count } marcas
  }
hist_told = Respondido: { $question }
hist_rests = { $name } hasta el { $date }
hist_handshake_back = El equipo de éxito finalmente no se hizo cargo: { $service }
hist_resumed = Continúa
hist_outcome = Resultado de la revisión: { $outcome }
hist_cycle = Empezó el ciclo { $no }
hist_offered = Ofrecida a { $name }
hist_taken_over = { $name } la tomó
hist_kept = { $name } no la tomó
hist_covered = { $name } suple hasta el { $date }
hist_cover_ended = { $name } ya no suple
hist_terms_accepted = Términos de FastTrack aceptados
hist_terms_recorded = Términos de FastTrack aceptados por { $name } { $how ->
    [meeting] en una reunión
    [email] por correo electrónico
   *[call] en una llamada
  }, { $date }
hist_terms_taken_back = Se retiró la aceptación de los términos de FastTrack
hist_introduced = Se presentó a { $name } como experto de adopción

## Factores de éxito

progress = { $done } de { $total }
factors_title = { $customer }: factores de éxito
factors_plain_title = FastTrack para { $customer }: lo que hace falta para el éxito
factor_ask_stakeholders = ¿Quién suma a los directivos y a las personas clave?
factor_ask_scenarios = ¿Quién decide para qué se usan primero los servicios?
factor_ask_awareness = ¿Quién anuncia los nuevos servicios?
factor_ask_training = ¿Quién se ocupa de la capacitación?
status_plain_not_started = Aún sin iniciar
status_plain_in_progress = En marcha
status_plain_in_place = Hecho
status_plain_not_planned = No previsto
status_plain_not_applicable = No aplica
factor_by = para el { $date }
gap_lacks = ⚠ Falta: { $what }
gap_person = una persona
gap_date = una fecha
gap_reason = un motivo
gap_owner = quién actúa
gap_next = la próxima acción
said_nobody = nadie todavía
factors_of = { $services }: { $line }
factors_said = ↩ { $name } dice: { $what } (aún sin revisar)
factors_closed = ✔ Taller cerrado por { $name }, { $when }
factors_waiting = Las respuestas de { $names } están pendientes de revisión.
factors_unsettled = { $count ->
    [one] Falta resolver 1 factor de éxito antes de cerrar el taller.
   *[other] Faltan por resolver { $count } factores de éxito antes de cerrar el taller.
  }
factors_settled = Todo está resuelto. Revíselo con el cliente y cierre el taller.
factors_close = Revisado: cerrar el taller
factors_enter = Anotar factores de éxito
factors_complete = Completar { $service }
factors_ask = Preguntar al cliente
factors_accept = Aceptar lo que dijo { $name }
fm_factors = Factores de éxito
fm_points = Puntos abiertos
factors_page_1_hint = Lo que no tenga estado queda como está. Las diferencias van en la página siguiente.
factors_page_2_hint = Cambie solo lo que difiera. En los detalles están las personas, fechas y motivos de un servicio.
factors_details = Detalles: { $service }
factors_all = Todos los servicios
factors_further = Más servicios
factor_status = Estado
factor_status_pick = Por tratar
factor_who = Quién
factor_when = Para cuándo
factor_note = Nota; el motivo, si no está previsto o no aplica
factor_link = Enlace a lo que lo demuestra

## Preguntar al cliente por ellos

ask_form_intro = Cada persona responde quién y para cuándo, con tres toques como máximo por pregunta, para todos los servicios a la vez.
ask_people = A quién preguntar
ask_where = Dónde
ask_where_shared = En la conversación compartida
ask_where_personal = En su propio chat conmigo, si lo tienen
ask_send = Preguntar
ask_title = Cuatro preguntas breves (2 minutos)
ask_done_title = ✔ Gracias, sus respuestas llegaron
ask_summary = { $customer }: cuatro preguntas breves
ask_intro = Para { $services }: ¿quién lo hace y para cuándo?
ask_answer = Responder
ask_answer_again = Cambiar mis respuestas
ask_answered = ✔ { $name } respondió, { $when }
answer_factors_title = Cuatro preguntas breves
answer_factors_intro = Deje en blanco lo que no sepa. { $fm } lo revisa con ustedes.
answer_nobody = Nadie todavía
answer_other = Otra persona
answer_name = Nombre
answer_when = Para cuándo
said_title = { $name } respondió · { $customer }
said_summary = { $customer }: { $name } respondió sobre los factores de éxito
said_row = { $what }: { $answer }
said_effect = Al aceptar queda anotado para todos los servicios; donde se nombra a una persona, como en curso.
said_reviewed = ✔ Revisado

## Puntos abiertos

points_title = { $customer }: { $count ->
    [0] ningún punto abierto
    [one] 1 punto abierto
   *[other] { $count } puntos abiertos
  }
points_count = { $count ->
    [one] 1 punto abierto
   *[other] { $count } puntos abiertos
  }
point_add = Agregar un punto
point_add_title = Un punto nuevo
point_ask = Preguntar algo
point_stuck = No puedo avanzar
point_what = ¿De qué se trata?
point_what_stuck = ¿Qué obstáculo hay?
point_kind = Tipo
point_service = Servicio
point_all_services = Todos los servicios
point_more = Quién actúa y para cuándo
point_who = Quién actúa
point_next_label = Próxima acción
point_until = Para cuándo
point_share_ask = Si debe ayudar un socio: se puede compartir nuestro contacto
point_share_ask_fm = Si hace falta un socio: se puede compartir el contacto del cliente
point_share = se puede compartir el contacto
point_shared = Lo puede leer quien esté en la conversación compartida.
point_internal = Solo lo lee el equipo de FastTrack.
point_by = de { $name }
point_owner = actúa { $name }
point_next = próxima acción: { $what }
point_overdue = venció el { $date }
point_answered = ✔ Respondido por { $name }
point_scheduled = ✔ Programado para el { $date }
point_partner = ✔ Enviado a un socio
point_dropped = – Descartado, { $name }
point_stuck_title = { $customer }: { $name } no puede avanzar
point_asks_title = { $customer }: { $name } agregó un punto
point_summary = { $title }: { $what }
point_settle = Resolver
point_plan = Quién actúa
point_reopen = Reabrir
settle_how = Cómo
settle_answered = Respondido
settle_scheduled = Ya tiene fecha
settle_partner = Enviado a un socio
settle_dropped = Descartado
settle_text = Respuesta o motivo
settle_when = Fecha, si la hay
kind_out_of_scope = Fuera del alcance: { $what }
kind_plain_out_of_scope = Más allá de FastTrack: { $what }
kind_blocker = Bloqueador
kind_deployment_question = Pregunta sobre la implementación
kind_knowledge_gap = Brecha de conocimiento
kind_value_session = Discusión de valor empresarial (BVD)
kind_plain_value_session = Una conversación sobre lo que nos aporta
kind_demo_session = Demostración
kind_expert_session = Sesión con un experto (SME)
kind_plain_expert_session = Una sesión con un experto
kind_sme_request = Solicitud de experto (SME)

## Comandos, rechazos y errores de factores y puntos

does_factors = los factores de éxito de cada servicio
does_points = preguntas, deseos y lo que impide avanzar
command_factors = Factores de éxito
command_points = Puntos abiertos
refused_points_title = Hay demasiados puntos
refused_points_text = No se pueden agregar más a esta interacción.
refused_unsettled_title = El taller aún no se puede cerrar
refused_unsettled_text = Falta resolver esto: listo, o en curso con persona y fecha, o no previsto con motivo.
refused_unreviewed_title = Hay respuestas sin revisar
refused_unreviewed_text = Primero acepte o cambie lo que respondió { $names }.
refused_not_reviewed_title = Cambió después de la revisión
refused_not_reviewed_text = Revíselo una vez más y cierre el taller.
refused_nothing_said_title = No hay respuesta que aceptar
refused_nothing_said_text = Ya se revisó o la reemplazó otra más reciente.
refused_unknown_point_title = No encuentro ese punto
refused_unknown_point_text = Abra la lista actual.
refused_point_settled_title = Este punto ya está resuelto
refused_point_settled_text = Alguien lo resolvió entretanto. Abra la lista actual.
problem_not_a_link = Esto no es una dirección web; las direcciones web empiezan con https://.
problem_too_many = Demasiados: { $max } como máximo.
proof_factors = los factores de éxito
proof_points = los puntos abiertos
proof_plan = el plan de éxito
missing_look = Revisarlos
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
problem_not_positive = Escriba un número a partir de 1, por ejemplo 30.
problem_more_than = Solo hay { $max } puestos.
problem_less_than = Ya hay { $min } usuarios activos.

## La lista y el plan de éxito

button_checklist = Lista de comprobación
does_checklist = qué hay que hacer, quién y para cuándo
does_mine = de qué se encarga usted
does_plan = el plan de éxito como documento para conservar
does_share = enlaces que ayudan con lo pendiente
does_figures = qué dicen las cifras de uso
command_checklist = Lista de comprobación
command_mine = Mis pendientes
command_plan = Plan de éxito
command_share = Enlaces
command_figures = Cifras
plan_title = { $customer }: lista de comprobación para el éxito
plan_summary = { $customer }: { $progress }
plan_group_summary = { $group }: { $progress }
plan_line = **Lista de comprobación:** { $progress }
plan_progress = { $done } de { $all } { $all ->
    [one] hecho
   *[other] hechos
  }
plan_late = { $count ->
    [one] 1 atrasado
   *[other] { $count } atrasados
  }
plan_late_heading = Atrasados
plan_all_heading = Todos los apartados
plan_open = Abrir
plan_back = Lista de comprobación
plan_mine = Mis pendientes
plan_document = Plan de éxito
plan_add = Agregar
plan_make = Fijar estas fechas en el plan
plan_arrange = Quién y para cuándo
plan_next = Más
plan_previous = Atrás
plan_do = Hecho
plan_undo = Deshacer
plan_claim = Me encargo
plan_change = Cambiar este elemento
plan_tap_hint = Toque el texto de un elemento para cambiarlo.
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
plan_mine_title = { $customer }: mis pendientes
plan_mine_none = No tiene nada pendiente.
plan_mine_count = { $count ->
    [one] 1 pendiente
   *[other] { $count } pendientes
  }
plan_mine_done = Hecho
plan_mine_free = Todavía sin responsable
plan_mine_points = Preguntas y lo que impide avanzar
plan_more = { $count ->
    [one] y 1 más
   *[other] y { $count } más
  }
plan_everyones = Cuántos elementos tiene cada persona
plan_free = { $count ->
    [one] 1 elemento todavía no tiene responsable.
   *[other] { $count } elementos todavía no tienen responsable.
  }
plan_document_title = Plan de éxito de { $customer }
plan_copy = Copiar como texto
plan_copy_intro = El plan en el idioma de la interacción, con marcas de Markdown. Cópielo en un documento o un correo.
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
plan_release = No me toca
plan_item_title = Un elemento de la lista
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
figures_lead = { $met ->
    [one] 1 de { $all } servicios alcanzó lo acordado
   *[other] { $met } de { $all } servicios alcanzaron lo acordado
  }
figures_success = El éxito significa: «{ $text }»
figures_no_success = Todavía no consta qué significa el éxito para el cliente.
figures_unread = todavía sin cifras
figures_read = { $active } de { $seats } activos ({ $percent }) el { $date }
figures_read_alone = { $active } activos el { $date }
figures_gate = { $have } de { $need } usuarios activos ({ $percent } de los puestos)
figures_gate_unread = objetivo: { $need } usuarios activos ({ $percent } de los puestos)
figures_metric = { $name }: { $have } de { $need }
figures_met = ✔ alcanzado
figures_lacking = faltan { $count }
figures_no_seats = puestos sin anotar
figures_migrated = { $have } de { $need } usuarios migrados
figures_enabled = habilitado el { $date }
figures_announced = anunciado el { $date }
figures_csm = { $name } lo toma a su cargo
figures_handshake = { $name } lo tomó a su cargo el { $date }
figures_details = Detalles
figures_enter = Anotar cifras
figures_intro = Un formulario para todos los servicios. Deje en blanco lo que no tenga; el porcentaje se calcula.
figures_on = Fecha de las cifras
figures_source = De dónde vienen las cifras
figures_last = Últimas: { $read }
figures_active = Usuarios activos
figures_seats = Puestos
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
service_metric_note = Déjelo en blanco para medir el uso activo: { $percent } de los puestos o más.
service_metric = Medida propia del cliente
service_baseline = De dónde parte
service_goal = A dónde debe llegar
service_by = Para cuándo
service_way_heading = Avance
service_enabled = Habilitado el
service_announced = Anunciado el
service_planned = Usuarios por migrar
service_migrated = Usuarios migrados
service_csm_heading = Administrador de éxito del cliente
service_csm = Quién lo toma a su cargo
service_handshake = Lo tomó a su cargo el

## Privacy
privacy_title = Lo que guardo sobre usted
privacy_text = Lo guardo en el almacén de quien administra este bot para su organización, y en ningún otro lugar.
privacy_person = Sobre usted: { $what }.
privacy_name = su nombre ({ $value })
privacy_email = su correo electrónico ({ $value })
privacy_sign_in = el nombre con el que inicia sesión ({ $value })
privacy_language = su idioma ({ $value })
privacy_zone = su zona horaria ({ $value })
privacy_ids = los identificadores con los que Teams le conoce
privacy_chat = que tenemos este chat
privacy_hours = cuándo trabaja
privacy_away = que está fuera (del { $from } al { $until })
privacy_reminders = De mis recordatorios: { $what }. Los mensajes y sus notas se borran a los 90 días.
privacy_sent = { $count ->
    [one] 1 mensaje que le envié sin que lo pidiera
   *[other] { $count } mensajes que le envié sin que los pidiera
  }
privacy_gathered = { $count ->
    [one] 1 línea para su próximo mensaje de la mañana
   *[other] { $count } líneas para su próximo mensaje de la mañana
  }
privacy_days = { $count ->
    [one] 1 día reciente en que le escribí
   *[other] { $count } días recientes en que le escribí
  }
privacy_linked = { $count ->
    [one] 1 identidad suya en otra organización está unida a esta.
   *[other] { $count } identidades suyas en otras organizaciones están unidas a esta.
  }
privacy_engagement = En { $customer } ({ $role }): { $what }.
privacy_engagement_bare = En { $customer } usted es: { $role }.
privacy_mail = su correo electrónico
privacy_texts = { $count ->
    [one] 1 texto suyo
   *[other] { $count } textos suyos
  }
privacy_events = { $count ->
    [one] 1 entrada suya en el historial
   *[other] { $count } entradas suyas en el historial
  }
privacy_owned = { $count ->
    [one] 1 punto o elemento suyo
   *[other] { $count } puntos y elementos suyos
  }
privacy_drafts = { $count ->
    [one] 1 formulario empezado y no enviado
   *[other] { $count } formularios empezados y no enviados
  }
privacy_reminded = { $count ->
    [one] 1 nota de que se le recordó algo
   *[other] { $count } notas de que se le recordó algo
  }
privacy_stopped = { $count ->
    [one] 1 tipo de recordatorio que usted detuvo
   *[other] { $count } tipos de recordatorios que usted detuvo
  }
privacy_no_engagement = No participa en ninguna interacción.
privacy_more = { $count ->
    [one] Y 1 interacción más.
   *[other] Y { $count } interacciones más.
  }
privacy_rooms = También recuerdo en qué conversaciones compartidas se le vio, para poder mencionarle allí.
privacy_until = Una interacción se conserva con su historial hasta que se elimina. Lo que le respondí se guarda dos días, para que nada ocurra dos veces.
privacy_not = No guardo mensajes que no se escribieron para mí, ni nada de lo que se dice en las reuniones.
privacy_ask = Para corregir o borrar algo, pídalo a quien administra este bot.

## Reuniones
command_meetings = Reuniones
does_meetings = qué reuniones vienen
weekday_1 = lunes
weekday_2 = martes
weekday_3 = miércoles
weekday_4 = jueves
weekday_5 = viernes
weekday_6 = sábado
weekday_7 = domingo
meeting_day = { $weekday } { $date }
meeting_when = { $day }, { $from }–{ $to }
meeting_when_zone = { $when } ({ $zone })
meeting_moment = { $day }, { $time }
meeting_once = Una vez
meeting_weekly = Cada semana
meeting_two_weeks = Cada dos semanas
meeting_monthly = Cada mes
meeting_until = { $often } hasta el { $date }
meeting_times = { $often }, { $count ->
    [one] una vez
   *[other] { $count } veces
}
meeting_proposed = Como se anotó aquí; nadie ha dicho aún que esté en el calendario.
meeting_rebook = Se cambió aquí después de estar en el calendario: cámbiela también allí.
meeting_in_calendar = En el calendario, dice { $name }.
meeting_cancelled = Cancelada por { $name }
meeting_was_held = Se realizó, dice { $name }.
meeting_was_not_held = No se realizó, dice { $name }.
meeting_one_cancelled = No se realizará, dice { $name }.
meeting_moved_mark = movida
meeting_file_about = { $title }: para su calendario
meetings_title = Reuniones · { $customer }
meetings_none = No hay ninguna reunión programada.
meeting_chats = Chats de sus reuniones
meeting_chat_unnamed = Un chat de reunión sin nombre
meeting_chat_leave = Ya no es su chat
meeting_title = { $title } · { $customer }
meeting_summary = { $title }: { $when }
meeting_invited = Invitados: { $names }.
meeting_by_hand = Invitar a mano: { $names }.
meeting_before = Falta antes de esta reunión
meeting_next_times = Y después
meeting_plan = Programar una reunión
meeting_open = Abrir
meeting_add = Agregar al calendario
meeting_file = Archivo de calendario
meeting_file_off = Archivo de cancelación
meeting_booked = Está en el calendario
meeting_move = Cambió de fecha
meeting_change = Cambiar
meeting_off = No se realizará
meeting_agenda_now = Mostrar la agenda ahora
meeting_all = Todas las reuniones
home_meeting = Próxima reunión: { $title }, { $when }
home_meeting_proposed = Próxima reunión, como se anotó aquí: { $title }, { $when }
meeting_plan_title = Programar una reunión
meeting_change_title = Cambiar { $title }
meeting_change_intro = Vale para la reunión del { $when } y para todas las siguientes. Si solo una cambia de día, use «Cambió de fecha».
meeting_changed = Cambió: { $what }
meeting_now_was = { $now } (antes: { $was })
meeting_length = { $count ->
    [one] un minuto
   *[other] { $count } minutos
}
meeting_other_people = otras personas invitadas
meeting_other_agenda = otra agenda
meeting_plan_do = Programar
meeting_kind = ¿Qué tipo de reunión?
meeting_day_label = Día
meeting_time_label = Empieza a las
meeting_zone = Zona horaria, como Europe/Madrid o Romance Standard Time
meeting_minutes = ¿Cuántos minutos?
meeting_every = ¿Con qué frecuencia?
meeting_until_label = Se repite hasta (opcional)
meeting_times_label = O este número de veces (opcional)
meeting_people = ¿A quién se invita?
meeting_title_label = Nombre de la reunión, si necesita uno propio
meeting_agenda_label = Agenda (opcional)
meeting_agenda_hint = Lo que está abierto ya está en la agenda
meeting_despite = Programarla de todos modos, porque
meeting_scope = ¿Cuál?
meeting_scope_one = Solo esta
meeting_scope_all = Esta y todas las siguientes
meeting_move_intro = Como se anotó aquí: { $when }
meeting_off_reason = ¿Por qué? (opcional)
agenda_title = Agenda: { $title } · { $customer }
agenda_hint = Quien esté presente marca lo que está hecho.
agenda_empty = No hay nada abierto. Agreguen lo que acuerden.
agenda_late = Atrasado
agenda_next = Lo que sigue
agenda_points = Puntos abiertos
agenda_more = { $count ->
    [one] y una más en la lista de comprobación
   *[other] y { $count } más en la lista de comprobación
  }
agenda_summary = { $title }, { $when }
agenda_add = Agregar una acción
agenda_what = ¿Qué hay que hacer?
minutes_title = Minuta: { $title } · { $customer }
minutes_nothing = No se marcó ni se agregó nada.
minutes_done = Hecho
minutes_taken = Acordado
minutes_settled = Respondido
minutes_raised = Puntos abiertos nuevos
minutes_note = Además
minutes_next = La próxima: { $when }
desk_asks = ¿Se realizó? { $title } · { $customer }
desk_as_entered = Según se anotó aquí.
desk_held = Se realizó
desk_held_after_all = Sí se realizó
desk_not_held = No se realizó
desk_draft = Borrador de la minuta: { $title } · { $customer }
desk_nothing = Nadie marcó ni agregó nada.
desk_also_done = ¿También está hecho?
desk_else = ¿Algo más?
desk_next = La próxima
desk_publish = Publicar
desk_written = Minuta publicada: { $title } · { $customer }
desk_copy = Nota para FTOP, lista para copiar
problem_against = El cuaderno de estrategias pide algo antes. Diga por qué la programa de todos modos.
problem_not_a_time = Elija una hora, como 09:00.
problem_not_a_zone = No se conoce esta zona horaria. Pruebe con una como Europe/Madrid o Romance Standard Time.
refused_meetings_title = Hay demasiadas reuniones
refused_meetings_text = Esta interacción no puede guardar otra más.
refused_meeting_title = Esta reunión queda como está
refused_meeting_unknown = Ya no está programada para ese momento. Abra la lista de reuniones para ver las que hay.
refused_meeting_off = Ya no se realizará, o su agenda no está abierta.
refused_meeting_not_yet = Todavía no ha empezado.
refused_meeting_published = Su minuta ya está publicada.
refused_meeting_before = Hay algo que resolver antes de poder programarla.
hist_meeting_planned = Reunión programada: { $title }, { $when }
hist_meeting_moved = { $title } pasó del { $from } al { $to }
hist_meeting_joined = Se vinculó un chat de reunión
hist_meeting_left = Se desvinculó un chat de reunión
hist_meeting_changed = { $title } cambió: { $what }
hist_meeting_restored = { $title } está como antes
hist_meeting_moved_all = { $title } y todas las siguientes pasaron del { $from } al { $to }
hist_meeting_off = { $title } del { $when } no se realizará
hist_meeting_off_all = { $title } se canceló
hist_meeting_booked = { $title } está en el calendario
hist_meeting_held = { $title } del { $when } se realizó
hist_meeting_not_held = { $title } del { $when } no se realizó
hist_meeting_began = { $title } del { $when } empezó
hist_meeting_ended = { $title } del { $when } terminó
hist_meeting_agenda = Se mostró la agenda de { $title } del { $when }
hist_meeting_asked = Se preguntó al Administrador de FastTrack por { $title } del { $when }
hist_meeting_minutes = Se publicó la minuta de { $title } del { $when }
