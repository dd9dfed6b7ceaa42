### Every word people read in English. A message without arguments may be used by a card template as
### `$root.t.<id>`; all others are used from src/cards. The three files hold the same messages.

## Lists, dates, small pieces

list_and = { $first } and { $last }
list_and_i = { $first } and { $last }
month_1 = January
month_2 = February
month_3 = March
month_4 = April
month_5 = May
month_6 = June
month_7 = July
month_8 = August
month_9 = September
month_10 = October
month_11 = November
month_12 = December
date_short = { $day } { $month }
date_long = { $day } { $month } { $year }
moment = { $date } { $time }
said_by = { $name }: “{ $text }”
someone = somebody
language_en = English
language_es = Español
language_pt = Português (Brasil)
send = Send
save = Save
check_fields = Please check what is marked below. Nothing you entered is lost.
marked = ⚠ { $problem }

## Roles

role_fm = FastTrack Manager
role_deputy = Deputy FastTrack Manager
role_partner = Partner
role_sme = Subject matter expert
role_csm = Customer Success Manager
role_account_team = Microsoft account team
role_success_owner = Success owner
claim_success_owner = Success owner: I answer for a service
role_sponsor = Sponsor
role_project_manager = Project manager
role_it_lead = IT lead
role_training_lead = Training lead
role_other = Another role in the customer's team

## A service in one line, in plain words

line_date = in use by { $date }
line_date_open = date still open
line_overdue = in use by { $date } (this date has passed)
line_owner = responsible: { $name }
line_owner_open = responsible person still open
line_reason = why: { $reasons }
line_reason_open = reason still open
line_going_ahead = going ahead
line_blocked = blocked: { $reason }
line_blocked_bare = blocked
line_blocked_by = { $name } removes the block
line_not_now = not now: { $reason }
line_not_now_bare = not now
line_not_applicable = does not apply: { $reason }
line_not_applicable_bare = does not apply
line_not_decided = not decided yet: { $reason }
line_not_decided_bare = not decided yet
line_nothing = nothing noted yet

## How far a service has come

mark_confirmed = ✔ Confirmed by { $names }, { $when }
mark_agreed = ◑ Agreed with { $name } { $how ->
    [meeting] in a meeting
    [email] by e-mail
   *[call] on the call
  }, { $date }; not confirmed yet
mark_captured = ○ Noted, not agreed yet
mark_partial = ○ Not complete: { $missing }
mark_undecided = ○ Not decided yet
mark_asked = ◔ Asked on { $date }, waiting for an answer
mark_wrong = ⚠ { $name } says: not correct
mark_disputed = ⚠ Two answers differ: { $names }
mark_out = – Not part of the plan; the customer agreed
field_start = start date
field_date = target date
field_intent = intent
field_business = business reason
field_owner = success owner
plain_date = the date
plain_intent = the decision
plain_business = the reason
plain_owner = the responsible person
plain_start = the start

## What I say by myself

reminder_later = Not now
reminder_stop = Stop these
reminder_resume = Let them come again
reminder_resume_one = Let this come again
reminder_stop_one = Stop this
reminder_why = Why?
reminder_settings = My reminders
digest_title_fm = { $count ->
    [one] One thing for today
   *[other] { $count } things for today
  }
digest_title = { $count ->
    [one] One thing for you
   *[other] { $count } things for you
  }
digest_title_done = ✔ All done
digest_title_over = No longer current
digest_title_none = Nothing is left of this
digest_text_fm = First what a customer waits for.
digest_more = { $count ->
    [one] and one more
   *[other] and { $count } more
  }
digest_more_button = Show the rest
digest_back_button = Back to the first
digest_settle = Settle it
digest_summary = { $customer }: { $first }
digest_summary_more = { $customer }: { $first } (+{ $count })
digest_done = ✔ Done: { $line }
digest_over = – { $line } · no longer current
digest_later = I come back to it on your next working day.
digest_stopped = Stopped. I say nothing of this kind about { $customers } any more.
why_title = Why you get this
why_text = Once, on a working morning at { $time }, everything together: at most { $day ->
    [one] { $day } message
   *[other] { $day } messages
  } a day and { $week } a week.
why_text_fm = Once on a working morning at { $time }, everything together, and only if something is due.
rem_waiting_person = { $name } waits for your answer
rem_waiting_point = { $name } waits: { $what }
rem_given_up = Nobody has answered the request to confirm, sent again once. I do not ask any more: you decide what comes next
rem_factors_asked = { $name } asked you a few short questions; your answers are still missing
rem_first_contact = The first contact is due: within { $days ->
    [one] a business day
   *[other] { $days } business days
  } of the assignment
rem_target_passed = { $service }: the target date { $date } has passed
rem_target_near = { $service } is to be in use by { $date }
rem_item_overdue = { $what } · { $name } · was due on { $date }
rem_item_due = { $what } · due on { $date }
rem_review = The success review is due
rem_rest = It was to rest until { $date }: is it time to go on?
rem_note = No note for FTOP since { $date }
rem_figures = The figures are old: { $services }
rem_survey = The review was held; the survey is still outstanding
why_waiting = Somebody of the customer has waited for more than { $days ->
    [one] a business day
   *[other] { $days } business days
  }.
why_given_up = A request is sent once, and once more after { $days ->
    [one] a business day
   *[other] { $days } business days
  }; then it is up to you.
why_unanswered = A request is sent once more after { $days ->
    [one] a business day
   *[other] { $days } business days
  } without an answer, and not a third time.
why_factors_asked = You were asked and have not answered for { $days ->
    [one] a business day
   *[other] { $days } business days
  }. You are reminded once.
why_first_contact = A request for assistance asks for a first contact within { $days ->
    [one] a business day
   *[other] { $days } business days
  }.
why_target_passed = The target date has passed. I say so once a week until the date moves or the service is in use.
why_target_near = The target date is { $days ->
    [one] a day
   *[other] { $days } days
  } away.
why_item_overdue = Its date has passed and it is still open. I say so once a week.
why_item_due = It is due that day and still open.
why_review = The review is the next step. I say so once a week until it is held.
why_rest = You said on which day to look at it again.
why_note = FastTrack asks for a note every { $days ->
    [one] day
   *[other] { $days } days
  }; I count from what you last marked as typed into FTOP.
why_figures = Figures older than { $days ->
    [one] a day
   *[other] { $days } days
  } say little.
why_survey = The survey follows the review.
why_weekly = Once a week, on the first working morning, if something is waiting or a date is near. At most { $day } message a day and { $week } a week here.
why_begins = Comes when a meeting begins that is planned here.
why_held = Comes after a meeting that is planned here. If it stays open, I mention it once more, on your next working morning.
rem_soon = Begins soon: { $what }, { $when }
rem_meeting_changed = { $title } has changed: { $what }
rem_agenda = { $what }: { $when }
rem_next_meeting = Next working day: { $what }, { $when }
rem_left_open = Not said yet whether it was held: { $what }, { $when }
rem_left_open_minutes = The minutes are not published yet: { $what }, { $when }
rem_as_entered = as entered here
rem_factors = { $count ->
    [one] one success factor is not settled
   *[other] { $count } success factors are not settled
  }
rem_late = { $count ->
    [one] Late: { $what }
   *[other] { $count } things are late: { $what }
  }
why_soon = The meeting begins in a quarter of an hour, and it is in nobody's calendar, or your policy asks for it.
why_meeting_changed = You are invited to this meeting, and it was changed.
why_check_in = It is yours and open, and we go through it in the next check-in.
why_agenda = The meeting is on the next working day.
why_left_open = The meeting is over, and you were asked what came of it. I say so once.
why_factors = The workshop is { $days ->
    [one] a business day
   *[other] { $days } business days
  } away. It closes when every factor is settled.
stops_soon = the quarter of an hour before meetings
stops_meeting_changed = changes of meetings
stops_check_in = what is yours before a check-in
stops_agenda = tomorrow's meetings
stops_left_open = missing minutes
stops_factors = success factors before the workshop
reminder_new_date = New date
digest_check_in = For the check-in: { $when }
weekly_title = { $customer }: this week
weekly_target = { $service } is to be in use by { $date }
weekly_late = { $service }: was to be in use by { $date }
weekly_stopped = Stopped: no weekly summary here any more.
weekly_later = Not now: the next one comes in a week.
unanswered_stopped = Stopped: no request is sent a second time here.
begins_stopped = Stopped: no agenda comes here by itself any more.
held_stopped = Stopped: I no longer ask what came of these meetings.
unanswered_later = Not now: it stays here, and I do not send it again.
weekly_summary = { $customer }: { $next }
settings_title = My reminders
settings_text = I write to you on working days between these hours, everything in one message. While you are away I hold everything back.
settings_from = Earliest
settings_to = Latest
settings_zone = Time zone
settings_away = Away until (that day included)
settings_back = I'm back
settings_saved = Saved.
settings_wrong_zone = I do not know this time zone. Write it like Europe/Madrid.
settings_wrong_hours = The day must end after it begins.
settings_wrong_away = This day has passed.
settings_resume = You stopped these. Tick what is to come again:
settings_stopped = { $customer }: { $what }
stops_waiting = who waits for me
stops_given_up = unanswered requests
stops_unanswered = requests sent again
stops_factors_asked = open questions
stops_first_contact = first contact
stops_target_passed = target dates that passed
stops_target_near = target dates
stops_item_overdue = what is late
stops_item_due = what is due
stops_review = the review
stops_rest = the end of a rest
stops_note = notes
stops_figures = figures
stops_survey = the survey
stops_weekly = the weekly summary
stops_begins = agendas
stops_held = what came of meetings
notice_away_title = Until the end of { $date } I hold back what I would send you
notice_away_text = Days until then do not count for you. Write “{ $word }” in your own chat with me to change it.
notice_paused_title = Until the end of { $date } I say nothing by myself about { $customer }
notice_paused_text = Days until then do not count as waiting.
notice_resumed_title = The pause is over
notice_resumed_text = My reminders go on.
notice_until_title = Until when?
notice_until_text = Write the day, too, for example: “{ $word } 15/4”
unpause = End the pause
does_away = hold back what I would send you, until the day you name
does_pause = say nothing by myself about an engagement, until the day you name
does_reminders = when I may write to you, and what you stopped
command_away = Away until…
command_pause = Pause until…
command_reminders = My reminders

## Welcome

welcome_fm_title = Hello { $name }, let's run a FastTrack engagement together
welcome_fm_text = From the kick-off to the success review I keep what was agreed, ask the customer to confirm it with one tap, and tell you what comes next. You work here; the customer sees one tidy card in your shared conversation.
welcome_fm_next = Three questions and you can begin: customer, services, language.
welcome_title = Hello { $name }, nice to meet you
welcome_text = I help FastTrack teams and their customers keep what was agreed in one place. Your FastTrack Manager brings me into your shared conversation. There is nothing you need to do here.
welcome_privacy = I read only messages that mention me or that you write to me here.
welcome_summary_fm = Hello! Start an engagement with three questions.
welcome_summary = Hello! There is nothing you need to do here.
button_start = Start an engagement
button_sample = Show me with sample data
button_help = Help
button_language = Language
button_status = Status

## Help

help_title = What you can type or press
help_summary = What you can type or press
help_hint_shared = Mention me and write one of these words. I read only messages that mention me.
help_hint_personal = Write one of these words.
help_line = **{ $word }**: { $does }
does_privacy = what I keep about you
does_help = this list
does_start = begin with a new customer
does_bring = put an engagement into the conversation you share with the customer
does_enter = note what was agreed with the customer
does_status = where things stand
does_language = choose your language

## Did you mean, language, which engagement

mean_title = I did not understand that
mean_text = Did you mean one of these?
mean_text_usual = These are the things I can do here:
mean_summary = I did not understand that. Did you mean one of these?
command_help = Help
command_hello = Welcome
command_start = Start an engagement
command_sample = Show me with sample data
command_bring = Bring it here
command_enter = Enter what was agreed
command_status = Status
command_language = Language
command_link = Link my account
command_handover = Hand over
command_missing = What's missing
command_privacy = Privacy
pick_language_title = Which language do you prefer?
pick_language_text = What everyone sees in a shared conversation stays in that engagement's language.
pick_language_summary = Choose your language
which_title = Which one do you mean?
which_summary = Which engagement do you mean?

## Start an engagement

start_title = Start an engagement
start_intro = Only these three now. I ask for the rest when it is needed, and say why.
start_customer = Customer
start_customer_hint = Name of the company
start_customer_error = Enter the customer's name.
start_services = Services the customer intends to use
start_services_error = Tick at least one service.
start_language = Language of what everyone sees
start_submit = Start

## The FM's own engagement card

fm_title = { $customer }
fm_summary = { $customer }: { $next }
fm_phase_new = Started, not yet in the customer's conversation
fm_phase_home = In the customer's conversation
fm_services = { $count ->
    [one] 1 service: { $names }
   *[other] { $count } services: { $names }
  }
fm_next_bring = Next: bring it into the conversation you share with the customer. Open that channel or chat, mention me and write **{ $word }**. You see who is there before anything is posted.
fm_next_enter = Next: after the call, enter what was agreed. It takes two minutes.
fm_next_complete = Next: complete what is still open.
fm_next_agree = Next: record who agreed, or ask the customer to confirm.
fm_next_ask = Next: ask the customer to confirm.
fm_next_wait = Next: the customer confirms. { $names } can do it with one tap.
fm_next_wait_nobody = Next: the customer confirms. Nobody who may confirm is known from Teams yet; copy the text as e-mail or tie the success owner to a person in the conversation.
fm_next_corrections = { $count ->
    [one] Next: answer 1 correction from the customer.
   *[other] Next: answer { $count } corrections from the customer.
  }
fm_next_done = All confirmed. The success workshop can be planned.
fm_next_workshop = The success workshop is closed. Next: work through the checklist.
fm_enter = Enter what was agreed
fm_change = Change

## The engagement card everyone sees

home_title = FastTrack for { $customer }
home_intro = { $fm } guides you through it. I keep what we agree in this one card, so nobody has to search for it.
home_reads = I read only messages that mention me.
home_services = What we plan
home_next = **Next:** { $what }
home_below = { $customer }: the card stands further down.
home_next_talk = { $fm } notes here what you agree together.
home_next_check = { $count ->
    [one] { $names } checks the points.
   *[other] { $names } check the points.
  }
home_next_answer = { $fm } answers what was reported as not correct.
home_next_agreed = Everything is agreed, not confirmed yet. { $fm } goes on from here with you.
home_next_done = Everything is confirmed. { $fm } plans the workshop with you.
home_next_workshop = The workshop is done. { $fm } goes through the checklist with you.
home_summary = FastTrack for { $customer }
home_confirmed = ✔ confirmed
home_agreed = agreed on { $date }, not confirmed yet
home_open = to be agreed
home_noted = noted, to be agreed
home_out = not part of the plan
home_check = please check
home_wrong = ⚠ being corrected
home_join = I'm on this project as…

## Bring

bring_title = Bring an engagement to the conversation you called me from
bring_title_named = Bring an engagement to “{ $name }”
bring_room = { $count ->
    [one] In this conversation: 1 person
   *[other] In this conversation: { $count } people
  }
bring_you = { $name } (you)
bring_guest = { $name } (guest)
bring_more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
  }
bring_room_unknown = Teams has not told me yet who is here.
bring_guests_none = No guest is here. If the customer's people should see this, add them first.
bring_pick = Everyone listed here will see the engagement you put here.
bring_draft = **{ $customer }** · { $services }
bring_put_named = Put { $customer } here
bring_draft_home = **{ $customer }** · { $services } · lives in another conversation, where a line will say that it moved
bring_move_named = Move { $customer } here
bring_meeting = Only its meeting is here
bring_summary = Bring an engagement here

## Enter what was agreed

enter_title_customer = What was agreed with { $customer }
enter_page_1 = 1 of 2: the same for all
enter_page_1_hint = Leave open what you don't know yet. Differences come on the next page.
enter_page_2 = 2 of 2: exceptions
enter_page_2_hint = Change only what differs. Blanks can be saved.
enter_services = For these services
enter_intent = Intent
enter_start = Start date
enter_target = Target date: in use by
enter_target_short = Target date
enter_reasons = Business reasons
enter_reason_text = Reason in the customer's own words
enter_owner = Success owner
enter_owner_pick = Choose a person
enter_owner_other = Somebody else (name below)
enter_name = Name, if somebody else
enter_email = E-mail, if somebody else
enter_why_not = Reason, unless it is going ahead
enter_block_owner = Who removes the block
enter_moved_why = Why the date moved
enter_next = Next
enter_back = Back
enter_more = More: { $service }
enter_draft = Here is what you had typed on { $when }.
intent_going_ahead = Going ahead
intent_blocked = Blocked
intent_not_now = Not now
intent_not_decided = Not decided
intent_not_applicable = Not applicable
note_language = The customer sees your words as you write them.

## What was entered

captured_title = { $customer }: { $done } of { $total } complete
captured_summary = { $customer }: { $done } of { $total } complete
captured_agree = Agreed on the call with…
captured_ask = Ask to confirm
captured_copy = Copy as e-mail
captured_hint = “Agreed” is your record of the call. “Confirmed” needs a tap from the customer.
captured_asked = Asked to confirm on { $when }.

## Agreed with…

agree_title = Who agreed?
agree_intro = This records what you heard. It is not yet the customer's own confirmation.
agree_person = Agreed with
agree_how = How
agree_how_call = On the call
agree_how_meeting = In a meeting
agree_how_email = By e-mail
agree_when = On
agree_services = To these services' points
agree_note = Which call or message (optional)
agree_submit = Record

## Copy as e-mail

copy_title = Copy as e-mail
copy_intro = For people who are not in Teams. Language: { $language }. Record their answer as agreed by e-mail.
copy_label = Select all and copy
mail_subject = { $customer }: please check { $count ->
    [one] 1 point
   *[other] { $count } points
  }
mail_subject_line = Subject: { $subject }
mail_hello = Hello { $name },
mail_hello_all = Hello,
mail_intro = This is what we noted together for your Microsoft 365 services:
mail_line = - { $line }
mail_ask = Is everything correct? A short answer to this mail is enough. If something is wrong, please write which service and what it should say.
mail_end = Kind regards
mail_from = { $fm }, FastTrack

## The request to confirm

request_title = { $minutes ->
    [one] Please check { $count ->
        [one] 1 point
       *[other] { $count } points
      } (1 minute)
   *[other] Please check { $count } points ({ $minutes } minutes)
  }
request_summary = { $customer }: please check { $count ->
    [one] 1 point
   *[other] { $count } points
  }
request_for = For { $names }
request_all_correct = All correct
request_wrong = Something is wrong
request_take_back = Take back
request_recorded = Recorded from the call. Tap only if something is wrong.
request_again = Sent once more, since there is no answer yet.
request_recorded_with_title = { $count ->
    [one] 1 point was recorded as agreed with { $name }
   *[other] { $count } points were recorded as agreed with { $name }
  }
request_recorded_title = { $count ->
    [one] 1 point was recorded as agreed with you
   *[other] { $count } points were recorded as agreed with you
  }
request_confirmed_title = { $count ->
    [one] ✔ { $names } confirmed it, { $when }
   *[other] ✔ { $names } confirmed all { $count }, { $when }
  }
request_partly_title = { $done } of { $count } confirmed
request_wrong_title = { $count ->
    [one] 1 point is being corrected
   *[other] { $count } points are being corrected
  }
request_disputed_title = { $count ->
    [one] Two answers differ on 1 point
   *[other] Two answers differ on { $count } points
  }
request_answer_line = { $name }: { $value }
request_answer_bare = { $name }: not correct
request_row_confirmed = ✔ { $names }, { $date }
request_row_answered = ↩ Answer from { $name }: “{ $text }”
request_fm_view = The customer's people confirm here. You can change values in your own chat with me.
request_not_for_you = { $names } can confirm this. Are you part of it too?
request_withdrawn = Nothing is left to check here

## Changed since, not entitled

changed_title = This has changed since you opened it
changed_text = Please look at the new values and tap again.
changed_row = { $service }: { $field } is now { $new }, was { $old }
changed_row_new = { $service }: { $field } is now { $new }
changed_row_gone = { $service }: { $field } is open again, was { $old }
changed_summary = The values changed; please check them again
entitled_title = Thank you. This needs somebody responsible to confirm
entitled_text = { $names } can confirm this. If you are responsible too, say so; { $fm } accepts it with one tap.
entitled_text_nobody = Nobody who may confirm is known here yet. If you are responsible, say so; { $fm } accepts it with one tap.
entitled_summary = This needs somebody responsible to confirm

## Something is wrong

wrong_title = Something is wrong
wrong_pick = Which one is not correct?
wrong_intro = { $service }: correct what is wrong
wrong_hint = Leave the rest as it is.
wrong_date = In use by
wrong_intent = Does it go ahead?
wrong_owner = Responsible
wrong_reasons = Reasons
more = More
wrong_why_not = Why not, or what blocks it
wrong_comment = Comment (optional)
wrong_others = The others are correct

## A correction, for the FM

correction_title = { $name } says something about { $service } is not correct
correction_summary = { $customer }: { $name } says something about { $service } is not correct
correction_change = **{ $field }**: { $old } → { $new }
correction_wrong = **{ $field }**: { $old } is not correct
correction_disputed = **{ $field }**: two answers differ: { $answers }
correction_open = open
correction_accept = Accept
correction_answer = Answer
correction_effect = Accepting takes the customer's value and confirms it in { $name }'s name.
correction_effect_not = Accepting takes the value; { $name } may not confirm it, so it still has to be confirmed.
correction_no_value = No new value was given. Answer, or enter the right value yourself.
correction_accepted = ✔ Accepted by { $name }, { $when }
correction_answered = ↩ Answered by { $name }, { $when }
correction_gone = This report is settled
answer_title = Answer { $name }
answer_intro = { $name } said something about { $service } is not correct. Your answer is shown in the shared conversation.
answer_label = Your answer
answer_error = Write an answer.
aside_open = Set aside…
aside_of = Set aside { $name }'s answer…
aside_title = Set an answer aside
aside_intro = { $name }'s answer about { $service }. The reason is kept in the history.
aside_label = Reason
aside_error = Write a reason.
aside_submit = Set aside

## I'm on this project as…

join_title = I'm on this project as…
join_intro = { $fm } sees it and accepts it with one tap.
join_role = My part
join_pick = Choose your part
join_error = Choose your part.
claim_title = { $name } says: I'm on this project
claim_text = Role: { $role }
claim_summary = { $customer }: { $name } says they are on this project
claim_guest = Joined as a guest.
claim_email = { $email }
claim_is = This may be { $name }, whom you entered by hand: the e-mail address is the same.
claim_accept = Accept
claim_accept_new = Accept as a new person
claim_accept_as = Accept as { $name }
claim_decline = Not now
claim_gone = { $name } is { $role }.
claim_settled = This is settled
tie_title = Is this the same person?
tie_text = You entered { $typed }. { $seen } is in the conversation with the same e-mail address.
tie_effect = Once tied, { $seen } can confirm with one tap.
tie_accept = Yes, the same person
tie_decline = No, two people
tie_summary = { $customer }: is { $seen } the person you entered?
tie_gone = { $typed } is tied to Teams.
tie_apart = { $typed } and { $seen } stay two people.

## Status

status_title = { $customer }: where things stand
status_summary = { $customer }: { $done } of { $total } confirmed
status_progress = { $done } of { $total } confirmed
progress_points = { $done } of { $total } points settled
status_fm = FastTrack Manager: { $name }
status_people = People
status_person = { $name }, { $role }
status_person_typed = { $name }, { $role } (not tied to Teams yet)
status_person_beyond = { $name }, { $role } (cannot be reached in Teams)
status_next = **Next:** { $what }
status_counts = Agreed: { $agreed } · Confirmed: { $confirmed } · Open: { $open }
status_gate = { $open ->
    [yes] The workshop may be planned.
   *[no] The workshop waits until at least one service is agreed or confirmed.
  }
status_corrections = { $count ->
    [one] 1 correction waits for you
   *[other] { $count } corrections wait for you
  }
status_claims = { $count ->
    [one] 1 person says they are on this project
   *[other] { $count } people say they are on this project
  }
status_refreshed = As of { $when }

## Short answers

notice_language_title = From now on in English
notice_language_text = That is what you see in your own chat and on your own cards.
notice_who_title = Teams did not tell me who you are
notice_who_text = Please press again in a moment.
notice_working_title = Still working on it
notice_working_text = The result follows here in a moment. There is no need to press again.
notice_stale_title = This card is out of date
notice_stale_text = Write “{ $status }” to get the current one.
notice_stale_shared_text = Mention me and write “{ $status }” to get the current one.
notice_not_fm_title = This is for FastTrack Managers
notice_not_fm_text = If you are one, ask whoever runs this bot to add you to its list.
notice_sent_title = Sent to you
notice_sent_text = The answer is in your own chat with me, because not everyone here should read it.
notice_only_shared_title = This works in the shared conversation
notice_only_shared_text = Open the channel or chat you share with the customer, mention me and write “{ $word }”.
notice_no_engagement_title = There is nothing here yet
notice_no_engagement_text = A FastTrack Manager brings an engagement here first: mention me and write “{ $word }”.
notice_no_engagement_personal_title = You have no engagement yet
notice_no_engagement_personal_text = Start one with the button on the welcome card, or write “{ $word }”.
notice_no_drafts_title = Nothing to bring
notice_no_drafts_text = Every engagement of yours already has its conversation. Start a new one in your own chat with me.
notice_only_personal_title = This works in your own chat with me
notice_only_personal_text = Open it and press the button there.
notice_cannot_act_title = You can read this, but not answer it
notice_cannot_act_text = Teams does not tell me who you are. Tell your FastTrack Manager your answer, and they record it for you.
notice_who_is_here_title = Teams did not tell me who is here
notice_who_is_here_text = Nothing was posted. Please ask again in a moment.
notice_not_brought_title = This engagement has no shared conversation yet
notice_not_brought_text = Open the channel or chat you share with the customer, mention me and write “{ $word }”. Then try again.
notice_other_customer_title = Another customer's engagement lives there
notice_other_customer_text = A conversation holds one customer only. Choose another channel or chat.
notice_moved_title = This engagement has moved and goes on in another conversation. { $fm } can tell you where.
notice_correction_sent_title = ✔ Sent to { $fm }
notice_correction_sent_text = You will see the answer on the card. Nothing else is needed from you.
notice_claim_sent_title = ✔ Sent to { $fm }
notice_claim_sent_text = As soon as it is accepted, you can confirm with one tap.
notice_link_code_title = { $code } is your code
notice_link_code_text = In the other organisation, where you are a guest: mention me in the conversation and type this code. It works once, for ten minutes.
notice_linked_title = ✔ Linked
notice_linked_text = I know you here now as in your own organisation.
notice_link_wrong_title = This code does not work
notice_link_wrong_text = It was used already, is older than ten minutes, or has a typing mistake. Write “{ $word }” in your own chat with me to get a new one.
notice_link_elsewhere_title = This code is for another organisation
notice_link_elsewhere_text = Type it where you are a guest, with the account you use there.
apology_title = Sorry, something went wrong on our side
apology_text = Nothing was lost; please try again. If it happens again, give this number to whoever runs the bot: { $activity }
apology_summary = Sorry, something went wrong

## When the rules say no

refused_not_fm_title = Only the FastTrack Manager can do this
refused_not_fm_text = Ask { $fm } to do it or to hand it to you.
refused_may_not_be_fm_title = You can't lead an engagement here
refused_may_not_be_fm_text = Whoever runs this bot decides who may. Ask them to add you to the list of FastTrack Managers.
refused_not_customer_title = This is for the customer's side
refused_not_customer_text = If you belong to the customer's team, say what your part is; { $fm } accepts it with one tap.
refused_not_customer_known_text = You are on FastTrack's side here. Only the customer's people can confirm or correct these points.
refused_incomplete_title = Something is still missing
refused_incomplete_row = { $service }: { $fields }
refused_incomplete_text = Complete it first; then it can be agreed or confirmed.
refused_incomplete_customer_text = { $fm } completes it first.
refused_not_intended_title = { $service } is not part of the plan
refused_not_intended_text = It was taken off the list of services in the meantime. Open the current card.
refused_unknown_person_title = I can't find that person
refused_unknown_person_text = Open the form again and choose somebody from the list.
refused_not_customer_person_title = { $name } is not on the customer's side
refused_not_customer_person_text = Choose somebody of the customer's team.
refused_already_linked_title = { $name } is already known from Teams
refused_already_linked_text = There is nothing left to do.
refused_linked_to_title = This Teams account already belongs to { $name }
refused_linked_to_text = If they are two people, check the name you entered.
refused_role_title = This role can't be taken this way
refused_role_text = { $fm } can hand it over.
refused_no_claim_title = This is settled
refused_no_claim_text = There is no open request from that person any more.
refused_unknown_correction_title = This report is settled
refused_unknown_correction_text = It was replaced by a newer one or withdrawn. Open the current card.
refused_nothing_to_accept_title = No new value was given
refused_nothing_to_accept_text = Answer the person, or enter the right value yourself.
refused_already_accepted_title = ✔ Already accepted
refused_already_accepted_text = Nothing more to do.
refused_no_answer_title = There is no answer to set aside
refused_no_answer_text = { $name } has not confirmed or corrected { $service }.
refused_nothing_title = Nothing was chosen
refused_nothing_text = Go back and choose at least one.
refused_draft_title = That is too much text to keep
refused_draft_text = Shorten the longest field and save again.
refused_people_title = This engagement has no room for more people
refused_people_text = Choose somebody who is already on the list.
refused_confirmations_title = Enough people have confirmed this
refused_confirmations_text = There is nothing left to do.
refused_wrong_title = Something you entered can't be right
refused_wrong_text = Nothing was saved. Open the form again.

## What can be wrong with a field

problem_required = Something is needed here.
problem_not_a_date = This is not a date. Use the calendar.
problem_not_in_future = The date must be later than { $today }.
problem_in_future = The date can't be later than { $today }.
problem_not_after_start = The target date must come after the start date, { $date }.
problem_not_before_target = The start date must come before the target date, { $date }.
problem_moved = The date moves from { $from } to { $to }: say why.
problem_not_an_email = This is not an e-mail address.
problem_not_a_person = Enter a person's own name, not a group mailbox or a department.
problem_is_the_fm = This can't be the FastTrack Manager; choose somebody of the customer's team.
problem_not_the_customer = Choose somebody of the customer's team.
problem_too_long = Too long: { $units } characters, { $max } fit.
problem_not_offered = Choose one of the values offered.

## The playbook's card, for the FM

button_way = Playbook
command_phase = Next step
command_tasks = Tasks
command_cover = Cover
does_phase = where the playbook stands and what is next
does_missing = what is missing to move on
does_tasks = the FTOP tasks of an engagement
does_handover = hand an engagement to a successor
does_cover = have somebody stand in for you
yes = Yes
no = No
way_title = { $customer }: playbook
way_cycle = cycle { $no }
way_rests = { $status } until { $date }: { $reason }. Next: { $next }
way_covered = { $name } stands in until { $date }
way_track_open = **Success track:** the workshop is not closed yet
way_track_closed = **Success track:** ✔ the workshop is closed
way_track_spared = **Success track:** no workshop, as the customer is in the additional adoption benefit
way_track_technical = **Technical track:** { $phase }
way_next = Next
way_next_line = { $act }
way_nothing_open = Nothing is in the way.
way_open = Needs: { $what }
why_rule = Rule “{ $rule }”: { $reason }
way_open_answer = the answer to “{ $question }”
way_choose = The review was held: choose what comes of it.
way_over = It is complete. Next action: { $date }. Write a note in FTOP and ask for the move to an inactive queue.
way_overrides = Moved by hand
way_override_line = { $from } → { $to }, { $name }, { $when }
way_reason = Reason: { $reason }
way_cycles = Earlier cycles
way_cycle_line = Cycle { $no } ended { $when } in “{ $phase }”: { $names }; { $count ->
    [one] 1 task complete
   *[other] { $count } tasks complete
  }
way_sums = { $what } ({ $sums })
way_sum_of = { $service }: { $have } of { $need }
way_sum = { $have } of { $need }
way_phase = Next step
way_missing = What's missing
way_process = Inputs and outputs
way_tasks = Tasks
way_rules = Rules
way_act = Record what was done…
way_outcome = Choose the outcome…
way_override = Change the phase…
way_rest = Put on hold…
way_resume = Resume
way_uncover = End the cover
missing_title = { $customer }: what's missing
missing_nothing = Nothing is missing here.
missing_more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
  }
missing_answer = Answer
missing_attest = It is so
missing_task = Set status
missing_enter = Enter what was agreed for { $services }
missing_agree = Record who agreed, or ask to confirm: { $services }
missing_act = Not recorded yet: { $act }
missing_task_line = Mandatory task: { $task }
missing_outcome = The review's outcome
rules_title = { $customer }: which rules apply
rules_apply = Apply, and why
rules_not_known = These depend on your answer
tasks_title = { $customer }: FTOP tasks
tasks_open = Open
tasks_closed = Closed
tasks_hint = ● mandatory here · ○ optional. Nothing here is written to FTOP.
tasks_find = Find or change a task…
task_line = { $sign } { $task } · { $status }
task_by_rule = { $line } ({ $rule })
process_inputs = Key inputs
process_outputs = Key outputs
process_tasks = Tasks
process_inputs_missing = { $count ->
    [one] ⚠ 1 input is missing. You can go on.
   *[other] ⚠ { $count } inputs are missing. You can go on.
  }
process_line = { $sign } { $line }
process_all = All of these are so
process_title = { $process } · { $customer }
process_some = Tick what is so…
line_from = From { $source }
line_attested = { $name } said so, { $when }
proof_agreed = what was agreed
proof_people = the list of people
proof_task = task { $id }
proof_act = “{ $act }”
proof_profile = your answers
proof_figures = the figures
proof_word = what you ticked

## Its forms

act_title = Record what was done
act_intro = One entry sets all the tasks that follow from it.
act_what = What was done
act_when = On
act_about = About which task or service (value discussions and handshakes)
act_note = Note (optional)
question_title = One question
ask_why = Why I ask: { $reason }
ask_motion = Why does this engagement exist?
ask_priority = Which priority does FTOP show?
ask_relation = Is the customer new to FastTrack?
ask_managed = Does an account team look after the customer?
ask_partner = Does a partner take part?
ask_scope = Who covers what, you or the partner?
ask_combined = Does the customer want kick-off and technical assessment in one?
ask_entitled = Which services does the customer own?
ask_seats = How many seats does the customer have?
ask_benefit = Is the customer in the additional adoption benefit?
ask_migration = Is data to be migrated?
ask_devices = Are mobile devices used with Exchange?
ask_onedrive = Does the customer take part in the OneDrive programme?
ask_csm = Is a Customer Success Manager assigned?
ask_gaps = Did the technical assessment find gaps?
ask_out_of_scope = Is there a need beyond FastTrack, and may the contact be shared?
ask_push = Does Microsoft 365 Apps need help of its own to raise active use?
ask_usage_report = Is a session on usage reports wanted, and was none held before?
ask_active = How many people use each service?
ask_active_of = Active users of { $service }
ask_migrated = How many users are to be migrated, and how many were?
ask_migrated_of = To be migrated
ask_migrated_done = Migrated
why_gaps = It decides whether gaps are closed first or services are enabled next
relation_new = Yes, it is new
relation_again = No, it is back for more services
relation_known = Neither
benefit_outside = No
benefit_exception = No, but it may get it by an exception
benefit_enrolled = Yes
task_title = Task
task_mandatory = mandatory where it applies
task_optional = optional
task_status = Status
task_more = More statuses
task_add = Add it to this process (optional)
find_title = Find a task
find_intro = By number or by words of its name.
find_text = Number or words
find_nothing = Nothing was found. Try other words.
find_pick = Found
attest_title = Inputs and outputs
attest_intro = Tick what is so. What the bot knows by itself is not listed.
attest_lines = Inputs and outputs
override_title = Change the phase by hand
override_intro = You can always do this. The reason stays visible, with what was still open.
override_to = To this phase
override_reason = Reason
outcome_title = What comes of the review
outcome_intro = One of the four outcomes completes the overall status.
outcome_which = Outcome
outcome_services = Services of the next cycle, if there are more
outcome_reached = What was reached (the customer reads it in the farewell)
outcome_momentum = How to keep going: support function, champions, tracking, where training is (the customer reads it)
rest_title = Put on hold
rest_intro = With a reason, the next action and its date.
rest_how = How
rest_reason = Reason; for a customer who does not answer: how often and whom you tried
rest_next = Next action
rest_when = On
handover_title = Hand over
handover_intro = Your successor gets one card with everything that matters and accepts it.
handover_who = Who
introduce_who = Who
handover_nobody = I know nobody who could take it. Somebody of your team must have spoken to me, or be in the shared conversation.
cover_title = Cover
cover_intro = A deputy has the same rights as you until the end of the day you choose.
cover_until = Until
notice_begin = Choose…
notice_kept_title = { $name } does not take over { $customer }
notice_kept_text = It stays with you. You can choose somebody else.
notice_terms_title = { $name } ({ $customer }) accepted FastTrack's terms
notice_terms_text = Task 1904 is complete here. In FTOP you enter it yourself.
notice_terms_back_title = { $name } ({ $customer }) took back that FastTrack's terms are accepted
notice_terms_back_text = Task 1904 is open again here. Ask what stands in the way.
terms_title = Please accept FastTrack's terms
terms_summary = { $customer }: please accept FastTrack's terms
terms_lead = Part of our help comes with terms: { $link }. Please read them and accept them for your organisation.
terms_accept = We accept the terms
terms_accepted_title = ✔ { $name } accepted FastTrack's terms, { $when }
terms_recorded_title = ✔ { $name } accepted FastTrack's terms { $how ->
    [meeting] in a meeting
    [email] by e-mail
   *[call] on a call
  }, { $date }
terms_recorded_by = Recorded by { $name }
terms_recorded_ask = { $name }: tap only if it is not so.
terms_not_so = That is not so
terms_settled_title = Nothing is needed here any more about FastTrack's terms
terms_send = Send the terms
terms_record = Record the approval
terms_by_tap = Approved by { $name } in the shared conversation, { $when }
terms_by_word = Approved by { $name } { $how ->
    [meeting] in a meeting
    [email] by e-mail
   *[call] on a call
  }, { $date }, as recorded here
terms_form_title = Who accepted the terms?
terms_form_intro = This records what you heard. Whoever you name sees it on the card in the shared conversation.
expert_title = Meet { $name }, our adoption expert
expert_by = Introduced by { $fm }
expert_what = { $customer } may get additional help so that people really use what is new. { $name } goes through with you what that is, whom it takes, and what comes next.
expert_next = Say hello here, and ask whatever you want to know.
expert_done = ✔ Adoption expert introduced: { $name }
introduce_title = Introduce the adoption expert
introduce_intro = { $customer } reads in the shared conversation who it is and what for. It is posted once.
introduce_send = Introduce
notice_reach_person_title = { $name } ({ $customer }) cannot be reached in Teams
notice_reach_person_text = { $why ->
    [blocked] { $name } has blocked me. Ask them in the next meeting or by e-mail to unblock me and write to me. What is waiting then goes out by itself.
    [removed] { $name } does not have this app in Teams. Ask them in the next meeting or by e-mail to add it. What is waiting then goes out by itself.
    [disabled] An administrator of that organisation switched this app off. Ask for it to be allowed again; once { $name } then writes to me, what is waiting goes out by itself.
   *[gone] The chat with { $name } no longer exists. Ask them in the next meeting or by e-mail to write to me. What is waiting then goes out by itself.
}
notice_reach_home_title = I cannot post in the conversation shared with { $customer }
notice_reach_home_text = { $why ->
    [disabled] An administrator of that organisation switched this app off. Ask for it to be allowed again; once somebody then mentions me there, what is waiting goes out by itself.
    [gone] It no longer exists. Open another channel or chat that you share with the customer, mention me and write “{ $bring }”.
   *[removed] I was removed from it. Add me there again, and what is waiting goes out by itself.
}
refused_not_yet_title = Not yet: { $act }
refused_not_yet_text = Needs: { $what }
refused_attest = It is so: { $what }
refused_ask = { $what } – { $question }
refused_not_here_title = { $act }: this does not fit here
refused_not_here_text = The playbook has no such step in the engagement's present phase. You can change the phase by hand, with a reason.
refused_unknown_title = Something is missing
refused_unknown_text = Say which task or service it is about.
refused_over_title = This engagement is complete
refused_over_text = Take it up again first.
refused_nothing_offered_text = The hand-over is no longer offered to you.
refused_cannot_take_title = { $name } can't take it
refused_cannot_take_text = Whoever runs this bot decides who may. Ask them to add { $name } to the list of FastTrack Managers.

## Hand-over, for the successor

hand_title = { $fm } hands { $customer } over to you
hand_settled = { $name } leads { $customer }
hand_phase = Where it stands: { $phase }
hand_promises = What was promised
hand_open = Open
hand_blocked = Blocked: { $services }
hand_undecided = Not decided: { $services }
hand_reports = { $count ->
    [one] 1 correction of the customer waits
   *[other] { $count } corrections of the customer wait
  }
hand_going = How it goes on
hand_no_meeting = No meeting is in the calendar yet.
hand_plan = Success checklist: { $progress }
hand_plan_proposed = Success checklist: { $progress }; dates not fixed yet
hand_note = Last note, { $when }: { $note }
hand_take = Take it over
hand_keep = Not me

## The farewell, for the customer

farewell_title = { $customer }: thank you, and all the best
farewell_thanks = { $fm } and FastTrack hand everything over to you.
farewell_reached = What was reached
farewell_services = In use: { $services }
farewell_going = How to keep going
farewell_going_text = Keep your champions talking, look at the usage reports once a month, and tell new people where the training is.
farewell_help = Where help is
farewell_help_text = For technical questions: the support page of your Microsoft 365 admin centre.
farewell_back = How to come back
farewell_back_text = Whenever you plan something new, ask for help here: { $url }

## Portfolio, history, undo, export

does_portfolio = all your engagements, one line each
does_history = who changed what, and when
does_undo = take back your last change
does_export = the record for FTOP, as text or file
does_close = close, pause or reopen an engagement
command_portfolio = My engagements
command_history = History
command_undo = Undo
command_close = Close or pause
command_reopen = Reopen
command_delete = Delete the draft
command_export = Export for FTOP
portfolio_title = Your engagements
portfolio_counts = { $all ->
    [one] 1 engagement
   *[other] { $all } engagements
  } · { $mine ->
    [one] 1 needs you
   *[other] { $mine } need you
  } · { $red ->
    [one] 1 red
   *[other] { $red } red
  }
portfolio_summary = Your engagements: { $all }, { $mine ->
    [one] 1 needs you
   *[other] { $mine } need you
  }, { $red } red
portfolio_all = All ({ $count })
portfolio_needs_me = Needs me ({ $count })
portfolio_red = Red ({ $count })
portfolio_waiting = Waiting for the customer ({ $count })
portfolio_closed = Closed ({ $count })
portfolio_none = Nothing matches.
portfolio_pages = Page { $page } of { $pages } · { $found } in all
portfolio_filter = Which engagements
portfolio_search = Customer's name (part of it is enough)
portfolio_show = Show
portfolio_open_button = Open
portfolio_open = Open { $customer }
portfolio_draft = not yet brought to the customer
portfolio_deputy_until = standing in until { $date }
portfolio_next = next date: { $date }
page_previous = Previous
page_next = Next
ails_blocked = { $count ->
    [one] 1 service blocked
   *[other] { $count } services blocked
  }
ails_blockers = { $count ->
    [one] 1 open blocker
   *[other] { $count } open blockers
  }
ails_unresponsive = the customer does not answer
ails_overdue = { $count ->
    [one] 1 date overdue
   *[other] { $count } dates overdue
  } ({ $days ->
    [one] 1 day
   *[other] { $days } days
  })
ails_unanswered = request unanswered for { $days ->
    [one] 1 business day
   *[other] { $days } business days
  }
ails_silent = nothing happened for { $days ->
    [one] 1 day
   *[other] { $days } days
  }
hist_title = { $customer }: what happened
hist_bot = FastTrack bot
hist_by = { $who }, { $when }
hist_pages = Page { $page } of { $pages }
hist_newer = Newer
hist_older = Older
hist_blank = blank
hist_with = { $line } (“{ $text }”)
hist_field = { $field }: { $old } → { $new }
hist_started = Started with { $services }
hist_home = Brought to the shared conversation
hist_customer = Customer: { $old } → { $new }
hist_language = Language: { $old } → { $new }
hist_zone = Time zone: { $old } → { $new }
hist_services = Services: { $old } → { $new }
hist_status = Status: { $old } → { $new }
hist_person = { $name } was added: { $role }
hist_role = { $name } is now: { $role }
hist_tied = { $name } was found in Teams
hist_claimed = { $name } says they are on this project: { $role }
hist_claim_accepted = { $name } was accepted: { $role }
hist_claim_declined = { $name } was not accepted
hist_agreed = { $services }: agreed with { $name } { $how ->
    [meeting] in a meeting
    [email] by e-mail
   *[call] on a call
  }, { $date }
hist_asked = Asked to confirm: { $services }
hist_confirmed = { $service }: confirmed
hist_wrong = { $service }: reported as not correct
hist_withdrawn = A report was withdrawn
hist_accepted = { $service }: the correction was accepted
hist_answered = { $service }: the correction was answered
hist_taken_back = { $service }: confirmation taken back
hist_set_aside = { $service }: the answer of { $name } was set aside
hist_paused = Paused until the end of { $date }: I say nothing unasked
hist_unpaused = The pause ended
hist_undone = A change was undone
hist_agreement_withdrawn = { $services }: the record of the agreement was withdrawn
hist_typed = The export was typed into FTOP
hist_factor = { $service }, { $factor }: { $old } → { $new }
hist_factors_asked = Asked about the success factors: { $names }
hist_factor_said = Answered: { $factor }
hist_factor_reviewed = { $service }, { $factor }: the answers were reviewed
hist_factors_reviewed = The success factors were gone through
hist_workshop_closed = The success workshop was closed
hist_point_added = Point { $no } was added
hist_point_planned = Point { $no }: what happens next was noted
hist_point_settled = Point { $no } was settled
hist_point_reopened = Point { $no } is open again
hist_plan_made = { $count ->
    [one] The success plan was made: { $count } item got its date, counted back from { $date }
   *[other] The success plan was made: { $count } items got their dates, counted back from { $date }
}
hist_plan_done = Done: { $item }
hist_plan_reopened = Open again: { $item }
hist_plan_arranged = Arranged: { $item }
hist_plan_noted = Noted: { $item }
hist_plan_added = New on the checklist: { $item }
hist_plan_dropped = Not to be done: { $item }
hist_plan_included = Taken onto the checklist: { $item }
hist_plan_removed = Taken off the checklist: { $item }
hist_plan_shared = { $count ->
    [one] { $count } link was shared
   *[other] { $count } links were shared
}
hist_goals = The goals or the way of working together changed
hist_measure = { $service }: what is measured changed
hist_figures = { $service }: { $active } active users on { $date }
hist_figures_own = { $service }: the customer’s own figure of { $date } was entered
hist_unread = { $service }: the figures of { $date } were taken back
undo_title = Undo your change of { $when }?
undo_text = This is taken back:
undo_do = Undo
undo_none_title = There is nothing to undo
undo_none_text = You have no change here that can still be taken back.
undo_touched_title = Your change of { $when } can't be undone any more
undo_touched_text = It was changed or confirmed since; nothing was undone. If a value is wrong, enter the right one.
undo_both = { $service }, { $field }: you had set { $mine }, now it is { $now }.
undo_still = { $service }, { $field }: { $mine }, as you set it.
undo_both_service = { $service } has changed since.
undo_both_whole = It has changed since.
undo_both_since = You had: { $mine }. Since then, { $name }: { $now }.
undo_stays_told = This stays, because others were told of it or acted on it: { $what }
undo_stays_way = This stays, because it is part of the engagement’s way through the playbook: { $what }
undo_confirmed = Confirmed by { $names } since.
close_title = Close or pause { $customer }
close_text = Closed: nothing more is asked or changed; everything stays, and you can reopen it. On hold: I ask nothing by myself.
close_open = Close or pause…
close_already_title = The engagement with { $customer } is closed
close_already_text = You can reopen it; everything is still there.
reopen_title = Reopen { $customer }?
reopen_text = It goes on where it stood.
reopen_do = Reopen
reopen_already_title = { $customer } is not closed
reopen_already_text = There is nothing to do.
delete_title = Delete the draft { $customer }?
delete_text = Everything entered is lost, its history too. This can't be undone.
delete_do = Delete
state_intro = { $customer }: what is its status, and why? The reason stays in the history.
state_label = Status
state_error = Choose one.
export_title = { $customer }: for FTOP
export_text = I can't write to FTOP. Type it in, then tell me with the button: the next export begins with what changed since.
export_never = Not typed into FTOP yet.
export_same = Nothing has changed since it was typed into FTOP on { $date }
export_since = What changed since it was typed into FTOP on { $date }
export_more = { $count ->
    [one] and 1 more change
   *[other] and { $count } more changes
  }
export_copy = Copy as text
export_typed = Typed into FTOP
export_files = As a file:
export_copy_title = Text for FTOP
export_copy_intro = In FTOP's words; dates as year, month, day.
export_cut = The rest is in the file.
format_xlsx = Excel
format_csv = CSV
format_md = MD
format_json = JSON
file_offer = { $customer }: the record as { $format }
home_next_closed = This project is closed. { $fm } can reopen it.
fm_next_closed = Closed. Reopen it to change anything.
fm_next_hold = On hold. I ask nothing by myself.
notice_deleted_title = ✔ Deleted
notice_deleted_text = The draft and all that was entered are gone.
notice_only_drafts_title = This is no draft any more
notice_only_drafts_text = It was brought to the customer. You can close it: write “{ $word }”.
notice_file_declined_title = No file was sent
notice_file_declined_text = You can ask for it again at any time.
refused_closed_title = This engagement is closed
refused_closed_text = { $fm } can reopen it.
refused_export_title = It changed since you exported it
refused_export_text = Look at the export again; then type in what is new.
status_export = For FTOP
status_list = My engagements
hist_confirmed_own = { $service }: confirmed for { $name }, who gave this value
hist_field_new = { $field }: { $new }

## What happened on the way, in the history

hist_act = Recorded: { $act }
hist_task = Task { $task }: { $old } → { $new }
hist_task_added = Task { $task } was added
hist_moved = Phase: { $old } → { $new }
hist_overridden = Phase set by hand: { $old } → { $new }
hist_attested = { $count ->
    [one] 1 line was ticked as so
   *[other] { $count } lines were ticked as so
  }
hist_not_attested = { $count ->
    [one] 1 tick was taken back
   *[other] { $count } ticks were taken back
  }
hist_told = Answered: { $question }
hist_rests = { $name } until { $date }
hist_handshake_back = Not taken over by a success manager after all: { $service }
hist_resumed = It goes on
hist_outcome = Outcome of the review: { $outcome }
hist_cycle = Cycle { $no } began
hist_offered = Offered to { $name }
hist_taken_over = { $name } took it over
hist_kept = { $name } did not take it over
hist_covered = { $name } stands in until { $date }
hist_cover_ended = { $name } no longer stands in
hist_terms_accepted = FastTrack's terms accepted
hist_terms_recorded = FastTrack's terms accepted by { $name } { $how ->
    [meeting] in a meeting
    [email] by e-mail
   *[call] on a call
  }, { $date }
hist_terms_taken_back = Took back that FastTrack's terms are accepted
hist_introduced = { $name } introduced as adoption expert

## Success factors

progress = { $done } of { $total }
factors_title = { $customer }: success factors
factors_plain_title = FastTrack for { $customer }: what makes it work
factor_ask_stakeholders = Who brings managers and key people on board?
factor_ask_scenarios = Who decides what the services are used for first?
factor_ask_awareness = Who announces the new services?
factor_ask_training = Who looks after training?
status_plain_not_started = Not started yet
status_plain_in_progress = Under way
status_plain_in_place = Done
status_plain_not_planned = Not planned
status_plain_not_applicable = Does not apply
factor_by = by { $date }
gap_lacks = ⚠ Still needed: { $what }
gap_person = a person
gap_date = a date
gap_reason = a reason
gap_owner = who acts
gap_next = the next action
said_nobody = nobody yet
factors_of = { $services }: { $line }
factors_said = ↩ { $name } says: { $what } (not reviewed yet)
factors_closed = ✔ Workshop closed by { $name }, { $when }
factors_waiting = { $names }'s answers are waiting for review.
factors_unsettled = { $count ->
    [one] 1 point is still to be settled before the workshop can be closed.
   *[other] { $count } points are still to be settled before the workshop can be closed.
  }
factors_settled = Everything is settled. Review it with the customer, then close the workshop.
factors_close = Reviewed: close the workshop
factors_enter = Enter success factors
factors_complete = Complete { $service }
factors_ask = Ask the customer
factors_accept = Accept what { $name } said
fm_factors = Success factors
fm_points = Open points
factors_page_1_hint = What has no status stays as it is. Differences come on the next page.
factors_page_2_hint = Change only what differs. Details hold people, dates and reasons of one service.
factors_details = Details: { $service }
factors_all = All services
factors_further = More services
factor_status = Status
factor_status_pick = Not discussed
factor_who = Who
factor_when = By when
factor_note = Note; the reason, if not planned or not applicable
factor_link = Link to what shows it

## Ask the customer about them

ask_form_intro = Each person answers who and by when, in at most three taps a question, for all services together.
ask_people = Whom to ask
ask_where = Where
ask_where_shared = In the shared conversation
ask_where_personal = In their own chat with me, if they have one
ask_send = Ask
ask_title = Four short questions (2 minutes)
ask_done_title = ✔ Thank you, your answers have arrived
ask_summary = { $customer }: four short questions
ask_intro = For { $services }: who does it, and by when?
ask_answer = Answer
ask_answer_again = Change my answers
ask_answered = ✔ { $name } answered, { $when }
answer_factors_title = Four short questions
answer_factors_intro = Leave open what you don't know. { $fm } goes through it with you.
answer_nobody = Nobody yet
answer_other = Someone else
answer_name = Name
answer_when = By when
said_title = { $name } answered · { $customer }
said_summary = { $customer }: { $name } answered about the success factors
said_row = { $what }: { $answer }
said_effect = Accepting notes it for all services; where a person is named, as in progress.
said_reviewed = ✔ Reviewed

## Open points

points_title = { $customer }: { $count ->
    [0] no open points
    [one] 1 open point
   *[other] { $count } open points
  }
points_count = { $count ->
    [one] 1 open point
   *[other] { $count } open points
  }
point_add = Add a point
point_add_title = A new point
point_ask = Ask something
point_stuck = I'm stuck
point_what = What is it about?
point_what_stuck = What is in the way?
point_kind = Kind
point_service = Service
point_all_services = All services
point_more = Who acts, and by when
point_who = Who acts
point_next_label = Next action
point_until = By when
point_share_ask = If a partner should help: our contact may be passed on
point_share_ask_fm = If a partner should help: the customer's contact may be passed on
point_share = contact may be passed on
point_shared = Everyone in the shared conversation can read this.
point_internal = Only the FastTrack team reads this.
point_by = from { $name }
point_owner = { $name } acts
point_next = next: { $what }
point_overdue = was due { $date }
point_answered = ✔ Answered by { $name }
point_scheduled = ✔ Scheduled for { $date }
point_partner = ✔ Sent to a partner
point_dropped = – Dropped, { $name }
point_stuck_title = { $customer }: { $name } is stuck
point_asks_title = { $customer }: { $name } added a point
point_summary = { $title }: { $what }
point_settle = Resolve
point_plan = Who acts
point_reopen = Open again
settle_how = How
settle_answered = Answered
settle_scheduled = A date is set
settle_partner = Sent to a partner
settle_dropped = Dropped
settle_text = Answer or reason
settle_when = Date, if one is set
kind_out_of_scope = Out of scope: { $what }
kind_plain_out_of_scope = Beyond FastTrack: { $what }
kind_blocker = Blocker
kind_deployment_question = Deployment question
kind_knowledge_gap = Knowledge gap
kind_value_session = Business Value Discussion (BVD)
kind_plain_value_session = A talk about what it brings us
kind_demo_session = Demo
kind_expert_session = Session with an SME
kind_plain_expert_session = A session with an expert
kind_sme_request = SME request

## Commands, refusals and problems of success factors and open points

does_factors = the success factors of each service
does_points = questions, wishes and whatever is in the way
command_factors = Success factors
command_points = Open points
refused_points_title = There are too many points
refused_points_text = No further one can be added to this engagement.
refused_unsettled_title = The workshop can't be closed yet
refused_unsettled_text = This is still to be settled: in place, or in progress with a person and a date, or not planned with a reason.
refused_unreviewed_title = Some answers have not been reviewed
refused_unreviewed_text = First accept or change what { $names } answered.
refused_not_reviewed_title = It has changed since it was reviewed
refused_not_reviewed_text = Go through it once more, then close the workshop.
refused_nothing_said_title = There is no answer to accept
refused_nothing_said_text = It was reviewed already, or replaced by a newer one.
refused_unknown_point_title = I can't find that point
refused_unknown_point_text = Open the current list.
refused_point_settled_title = This point is settled already
refused_point_settled_text = Somebody dealt with it in the meantime. Open the current list.
problem_not_a_link = This is not a web address; one begins with https://.
problem_too_many = Too many: at most { $max }.
proof_factors = the success factors
proof_points = the open points
proof_plan = the success plan
missing_look = Look through them
## The success plan: refusals and problems

refused_items_title = The list is full
refused_items_text = Finish or change something that was added before.
refused_item_title = This is no longer on the list
refused_item_text = Open the checklist again to see how it stands now.
refused_taken_title = { $name } does this
refused_taken_text = Only the person who does it, or the FastTrack Manager, can change it.
refused_settled_title = This is already done or dropped
refused_no_target_title = There is no target date yet
refused_no_target_text = The dates count back from the earliest target date. Enter one first.
refused_share_title = These links can't be shared
refused_share_text = Choose up to three links that open without signing in.
problem_in_past = The date can't be before today, { $today }.
problem_not_a_number = Enter a whole number, for example 1200.
problem_not_positive = Enter a number from 1 up, for example 30.
problem_more_than = There are only { $max } seats.
problem_less_than = There are { $min } active users already.

## The success checklist and plan

button_checklist = Checklist
does_checklist = what is to be done, by whom and by when
does_mine = what you take care of
does_plan = the success plan as a document to keep
does_share = links that help with what is open
does_figures = what the figures of use say
command_checklist = Checklist
command_mine = My items
command_plan = Success plan
command_share = Links
command_figures = Figures
plan_title = { $customer }: success checklist
plan_summary = { $customer }: { $progress }
plan_group_summary = { $group }: { $progress }
plan_line = **Checklist:** { $progress }
plan_progress = { $done } of { $all } done
plan_late = { $count } late
plan_late_heading = Late
plan_all_heading = All headings
plan_open = Open
plan_back = Checklist
plan_mine = My items
plan_document = Success plan
plan_add = Add item
plan_make = Make these dates the plan
plan_arrange = Who and by when
plan_next = More
plan_previous = Back
plan_do = Done
plan_undo = Undo
plan_claim = I'll do it
plan_change = Change this item
plan_tap_hint = Tap an item's text to change it.
plan_due = by { $date }
plan_was_due = ⚠ was due on { $date }
plan_nobody = nobody yet
plan_done_by = ✔ { $name }, { $date }
plan_shown = ✔ already noted
plan_dropped = – not needed: { $reason }
plan_only = only { $services }
plan_erased = (text erased)
plan_no_dates = The dates follow as soon as a service has its target date.
plan_proposed = Proposed dates, counted back from { $date }.
plan_moved = The target date is now { $date }; the plan's dates still follow the earlier one.
plan_mine_title = { $customer }: my items
plan_mine_none = Nothing is waiting for you.
plan_mine_count = { $count ->
    [one] 1 item to do
   *[other] { $count } items to do
  }
plan_mine_done = Done
plan_mine_free = Nobody does these yet
plan_mine_points = Questions and what is in the way
plan_more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
  }
plan_everyones = Who has how many items
plan_free = { $count ->
    [one] 1 item has nobody yet.
   *[other] { $count } items have nobody yet.
  }
plan_document_title = Success plan for { $customer }
plan_copy = Copy as text
plan_copy_intro = The plan in the engagement's language, with Markdown marks. Copy it into a document or a mail.
plan_pick = Choose
plan_heading = Heading
plan_owner = Who does it
plan_due_label = By when
plan_only_free = Only what nobody does yet
plan_services = For these services
plan_note = Note
plan_evidence = What shows that it is done
plan_shared_evidence = Shared: { $links }
plan_drop_reason = If it is not needed: why
plan_drop = Not needed
plan_release = Not mine
plan_item_title = An item of the checklist
plan_text = What is to be done
plan_add_intro = It is added as yours.
plan_arrange_intro = It applies to everything under the heading that is still to do. What you leave open stays as it is.
plan_done_plain = { $name }, { $date }
plan_take = Or one that the playbook knows

## Links that help

links_title = Links that help
links_lead = For what is open. They open without signing in.
links_none = Nothing is open for which there is a link.
links_shared = ✔ Shared in the conversation with the customer.
links_english = English only
links_own = Only for you (Microsoft sign-in)
links_share = Share with the customer
links_note = Note that they were shared

## What is measured

figures_title = { $customer }: what the figures say
figures_lead = { $met ->
    [one] 1 of { $all } services has reached what was agreed
   *[other] { $met } of { $all } services have reached what was agreed
  }
figures_success = Success means: “{ $text }”
figures_no_success = What success means to the customer is not noted yet.
figures_unread = no figures yet
figures_read = { $active } of { $seats } active ({ $percent }) on { $date }
figures_read_alone = { $active } active on { $date }
figures_gate = { $have } of { $need } active users ({ $percent } of the seats)
figures_gate_unread = goal: { $need } active users ({ $percent } of the seats)
figures_metric = { $name }: { $have } of { $need }
figures_met = ✔ reached
figures_lacking = { $count } to go
figures_no_seats = seats not noted yet
figures_migrated = { $have } of { $need } users migrated
figures_enabled = enabled on { $date }
figures_announced = announced on { $date }
figures_csm = { $name } takes it over
figures_handshake = { $name } took it over on { $date }
figures_details = Details
figures_enter = Enter figures
figures_intro = One form for all services. Leave open what you have no figures for; the share is computed.
figures_on = Date of the figures
figures_source = Where the figures come from
figures_last = Last: { $read }
figures_active = Active users
figures_seats = Seats
figures_value = Value now
goals_enter = Goals and rhythm
goals_intro = In the customer's words. The success plan shows them.
goals_success = What success means
goals_near = Short-term goals
goals_long = Long-term goals
goals_help = Help wanted from FastTrack
goals_rhythm = How often we talk
goals_channel = Where we talk
help_guided = step by step
help_key_points = at the points that matter
help_on_request = when they ask
rhythm_weekly = every week
rhythm_two_weeks = every two weeks
rhythm_monthly = every month
service_metric_heading = What is measured
service_metric_note = Leave it open to measure active use: { $percent } of the seats or more.
service_metric = The customer's own measure
service_baseline = Where it started
service_goal = Where it should get to
service_by = By when
service_way_heading = Progress
service_enabled = Enabled on
service_announced = Announced on
service_planned = Users to migrate
service_migrated = Users migrated
service_csm_heading = Customer Success Manager
service_csm = Who takes it over
service_handshake = Taken over on

## Privacy
privacy_title = What I keep about you
privacy_text = I keep it in the store of whoever runs this bot for your organisation, and nowhere else.
privacy_person = About you: { $what }.
privacy_name = your name ({ $value })
privacy_email = your e-mail address ({ $value })
privacy_sign_in = the name you sign in with ({ $value })
privacy_language = your language ({ $value })
privacy_zone = your time zone ({ $value })
privacy_ids = the ids by which Teams knows you
privacy_chat = that we have this chat
privacy_hours = when you work
privacy_away = that you are away ({ $from } to { $until })
privacy_reminders = Of my reminders: { $what }. Messages and their notes are erased after 90 days.
privacy_sent = { $count ->
    [one] 1 message that I sent you unasked
   *[other] { $count } messages that I sent you unasked
  }
privacy_gathered = { $count ->
    [one] 1 line for your next morning message
   *[other] { $count } lines for your next morning message
  }
privacy_days = { $count ->
    [one] 1 recent day on which I wrote to you
   *[other] { $count } recent days on which I wrote to you
  }
privacy_linked = { $count ->
    [one] 1 identity of yours in another organisation is joined with this one.
   *[other] { $count } identities of yours in other organisations are joined with this one.
  }
privacy_engagement = In { $customer } ({ $role }): { $what }.
privacy_engagement_bare = In { $customer } you are: { $role }.
privacy_mail = your e-mail address
privacy_texts = { $count ->
    [one] 1 text of yours
   *[other] { $count } texts of yours
  }
privacy_events = { $count ->
    [one] 1 entry of yours in its history
   *[other] { $count } entries of yours in its history
  }
privacy_owned = { $count ->
    [one] 1 point or item of yours
   *[other] { $count } points and items of yours
  }
privacy_drafts = { $count ->
    [one] 1 form begun and not sent
   *[other] { $count } forms begun and not sent
  }
privacy_reminded = { $count ->
    [one] 1 note that you were reminded
   *[other] { $count } notes that you were reminded
  }
privacy_stopped = { $count ->
    [one] 1 kind of reminder that you stopped
   *[other] { $count } kinds of reminders that you stopped
  }
privacy_no_engagement = You are on no engagement.
privacy_more = { $count ->
    [one] And 1 engagement more.
   *[other] And { $count } engagements more.
  }
privacy_rooms = I also remember in which shared conversations you were seen, so that you can be mentioned there.
privacy_until = An engagement stays with its history until it is deleted. What I answered you stays for two days, so that nothing happens twice.
privacy_not = I keep no message that was not written to me, and nothing of what is said in meetings.
privacy_ask = To have something corrected or erased, ask whoever runs this bot.

## Meetings
command_meetings = Meetings
does_meetings = what meetings are coming
weekday_1 = Monday
weekday_2 = Tuesday
weekday_3 = Wednesday
weekday_4 = Thursday
weekday_5 = Friday
weekday_6 = Saturday
weekday_7 = Sunday
meeting_day = { $weekday } { $date }
meeting_when = { $day }, { $from }–{ $to }
meeting_when_zone = { $when } ({ $zone })
meeting_moment = { $day }, { $time }
meeting_once = Once
meeting_weekly = Every week
meeting_two_weeks = Every two weeks
meeting_monthly = Every month
meeting_until = { $often } until { $date }
meeting_times = { $often }, { $count ->
    [one] once
   *[other] { $count } times
}
meeting_proposed = As entered here; nobody has said yet that it is in the calendar.
meeting_rebook = Changed here since it was in the calendar: change it there, too.
meeting_in_calendar = In the calendar, says { $name }.
meeting_cancelled = Cancelled by { $name }
meeting_was_held = It was held, says { $name }.
meeting_was_not_held = It was not held, says { $name }.
meeting_one_cancelled = Not taking place, says { $name }.
meeting_moved_mark = moved
meeting_file_about = { $title }: for your calendar
meetings_title = Meetings · { $customer }
meetings_none = No meeting is planned.
meeting_chats = Chats of its meetings
meeting_chat_unnamed = A meeting chat without a name
meeting_chat_leave = Not its chat any more
meeting_title = { $title } · { $customer }
meeting_summary = { $title }: { $when }
meeting_invited = Invited: { $names }.
meeting_by_hand = Invite by hand: { $names }.
meeting_before = Still missing before this meeting
meeting_next_times = And then
meeting_plan = Plan a meeting
meeting_open = Open
meeting_add = Add to calendar
meeting_file = Calendar file
meeting_file_off = Cancellation file
meeting_booked = It is in the calendar
meeting_move = It moved
meeting_change = Change
meeting_off = Not taking place
meeting_agenda_now = Show the agenda now
meeting_all = All meetings
home_meeting = Next meeting: { $title }, { $when }
home_meeting_proposed = Next meeting, as entered here: { $title }, { $when }
meeting_plan_title = Plan a meeting
meeting_change_title = Change { $title }
meeting_change_intro = This applies to the meeting on { $when } and to all later ones. To move only one, use “It moved”.
meeting_changed = Changed: { $what }
meeting_now_was = { $now } (before: { $was })
meeting_length = { $count ->
    [one] one minute
   *[other] { $count } minutes
}
meeting_other_people = other people are invited
meeting_other_agenda = another agenda
meeting_plan_do = Plan it
meeting_kind = What kind of meeting?
meeting_day_label = Day
meeting_time_label = Starts at
meeting_zone = Time zone, such as Europe/Madrid or Romance Standard Time
meeting_minutes = How many minutes?
meeting_every = How often?
meeting_until_label = Repeated until (optional)
meeting_times_label = Or this many times (optional)
meeting_people = Who is invited?
meeting_title_label = Name of the meeting, if it needs one of its own
meeting_agenda_label = Agenda (optional)
meeting_agenda_hint = What is open is on the agenda by itself
meeting_despite = Plan it all the same, because
meeting_scope = Which?
meeting_scope_one = Only this one
meeting_scope_all = This one and all after it
meeting_move_intro = As entered here: { $when }
meeting_off_reason = Why? (optional)
agenda_title = Agenda: { $title } · { $customer }
agenda_hint = Whoever is here ticks what is done.
agenda_empty = Nothing is open. Add what you agree on.
agenda_late = Late
agenda_next = Next
agenda_points = Open points
agenda_more = { $count ->
    [one] and one more on the checklist
   *[other] and { $count } more on the checklist
  }
agenda_summary = { $title }, { $when }
agenda_add = Add an action
agenda_what = What is to be done?
minutes_title = Minutes: { $title } · { $customer }
minutes_nothing = Nothing was ticked or added.
minutes_done = Done
minutes_taken = Agreed
minutes_settled = Answered
minutes_raised = New open points
minutes_note = Also
minutes_next = Next one: { $when }
desk_asks = Was it held? { $title } · { $customer }
desk_as_entered = As entered here.
desk_held = It was held
desk_held_after_all = It was held after all
desk_not_held = Not held
desk_draft = Draft minutes: { $title } · { $customer }
desk_nothing = Nobody ticked or added anything.
desk_also_done = Also done?
desk_else = Anything else?
desk_next = The next one
desk_publish = Publish
desk_written = Minutes published: { $title } · { $customer }
desk_copy = Note for FTOP, ready to copy
problem_against = The playbook asks for something first. Say why you plan it all the same.
problem_not_a_time = Please choose a time, such as 09:00.
problem_not_a_zone = This time zone is not known. Try one such as Europe/Madrid or Romance Standard Time.
refused_meetings_title = There are too many meetings
refused_meetings_text = This engagement cannot keep another one.
refused_meeting_title = This meeting stays as it is
refused_meeting_unknown = It is not planned for that time any more. Open the list of meetings to see what is.
refused_meeting_off = It does not take place any more, or its agenda is not open.
refused_meeting_not_yet = It has not begun yet.
refused_meeting_published = Its minutes are published already.
refused_meeting_before = Something has to be settled before it can be planned.
hist_meeting_planned = Meeting planned: { $title }, { $when }
hist_meeting_moved = { $title } moved from { $from } to { $to }
hist_meeting_joined = A meeting chat was linked
hist_meeting_left = A meeting chat was unlinked
hist_meeting_changed = { $title } changed: { $what }
hist_meeting_restored = { $title } is as it was before
hist_meeting_moved_all = { $title } and all after it moved from { $from } to { $to }
hist_meeting_off = { $title } on { $when } does not take place
hist_meeting_off_all = { $title } was cancelled
hist_meeting_booked = { $title } is in the calendar
hist_meeting_held = { $title } on { $when } was held
hist_meeting_not_held = { $title } on { $when } was not held
hist_meeting_began = { $title } on { $when } began
hist_meeting_ended = { $title } on { $when } ended
hist_meeting_agenda = The agenda of { $title } on { $when } was shown
hist_meeting_asked = The FastTrack Manager was asked about { $title } on { $when }
hist_meeting_minutes = The minutes of { $title } on { $when } were published
