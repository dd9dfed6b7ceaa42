//! The longer help texts of the commands. Short ones stand beside the options in `cli.rs`.

pub(super) const ABOUT: &str =
    "A Microsoft Teams bot that carries a FastTrack engagement from kick-off to success review";

pub(super) const EXIT_CODES: &str = "Exit codes: 0 done, 1 failed, 2 wrong usage.";

pub(super) const DEMO: &str = "\
Run the whole product on this machine; there is nothing to register.

The bot listens on 127.0.0.1:3978 and a simulated Microsoft Teams, with its page, on
127.0.0.1:3979; both addresses are printed. Open the second one in a browser. Everything is kept
in a fresh temporary folder, or in the folder that --data names, from which a later demo goes
on.

The page shows cards with Microsoft's own renderer, which is fetched once with npm into the
user's cache folder. Without it, or without Node.js, the page works all the same, shows cards as
outlines and says how to mend it.

Both listen on this machine alone. Stop with Ctrl+C.";

pub(super) const DEMO_ENVIRONMENT: &str = "\
Environment:
  POLICY_FILE  a TOML file of thresholds and switches (docs/policy.toml) [default: built in]
  LOG          which log lines are written to standard error [default: warn]
  LOG_FORMAT   json or text [default: text]";

pub(super) const SERVE: &str = "\
Run the bot for real, configured by environment variables.

Teams posts to /api/messages; /healthz answers while the process lives, /readyz when it can
work. SIGTERM (or Ctrl+C) stops it gracefully: turns in flight are finished and what is due is
sent, for 10 seconds at most.

What is wrong with the configuration is said all at once, with the mend, and nothing is started.";

pub(super) const SERVE_ENVIRONMENT: &str = "\
Environment (each may also be given as NAME_FILE, the path of a file that holds the value):

 Who the bot is
  CLIENT_ID        the bot's Microsoft Entra app id; required
  TENANT_ID        the bot's home tenant; required
  BOT_TYPE         SingleTenant [default: SingleTenant]
  CLIENT_SECRET    a client secret of the app registration; required
  CLOUD            Public, USGov, USGovDoD or China [default: Public]

 Who may use it
  ALLOWED_TENANTS  ids of tenants whose conversations may use the bot, comma-separated; * is any
                   [default: the home tenant]
  FM_TENANTS       who may act as FastTrack Manager: members of these tenants (ids),
  FM_DOMAINS       people whose user principal name is of these domains,
  FM_USERS         these people (Entra object ids), guests too; comma-separated, any one suffices
                   [default: members of the home tenant]

 Where it runs
  STORE            sled:DIR, where state is kept [default: sled:data]
  HOST, PORT       the listening address [default: 0.0.0.0 and 3978; port 0 is any free port]
  DEFAULT_LOCALE   en, es or pt-BR, for people whose language is not known [default: en]
  POLICY_FILE      a TOML file of thresholds and switches (docs/policy.toml) [default: built in]
  PUBLIC_URL       an https address of the operator's, for the app package [default: a placeholder]
  LOG              which log lines are written to standard error [default: info]
  LOG_FORMAT       json or text [default: json]

 For a test double of Microsoft's side (each is logged as a warning)
  OPENID_METADATA_URL      the metadata document of the keys that sign inbound tokens
  LOGIN_URL                tokens are had at {LOGIN_URL}/{tenant}/oauth2/v2.0/token
  ALLOWED_SERVICE_HOSTS    hosts that may get the bot's token, comma-separated
  ALLOW_HTTP_SERVICE_URLS  true allows http service URLs [default: false]";

pub(super) const PACKAGE: &str = "\
Write the Teams app package: manifest, languages and icons in one zip file, checked, ready to
upload in the Teams admin center or with \"Upload a custom app\". The same configuration gives
the same bytes.";

pub(super) const PACKAGE_ENVIRONMENT: &str = "\
Environment (each may also be given as NAME_FILE, the path of a file that holds the value):
  CLIENT_ID   the bot's Microsoft Entra app id, which is the Teams app's id too; required
  PUBLIC_URL  an https address that says who runs the bot, how it treats data, and on which terms
              [default: a placeholder, with a warning]";

pub(super) const EXPORT: &str = "\
Write the record of one engagement, or of all: what is known of each service in FTOP's words, who
is on the project, and what changed since an export was last marked as typed into FTOP.

The embedded store admits one process: while the bot runs, this answers \"in use by a running
bot\"; the same files are had from the bot in chat, with the word \"export\". No cell of a file is
a formula, whatever people typed.";

pub(super) const EXPORT_ENVIRONMENT: &str = "\
Environment (each may also be given as NAME_FILE, the path of a file that holds the value):
  STORE           sled:DIR, the bot's store [default: sled:data]
  DEFAULT_LOCALE  en, es or pt-BR, the language of the record [default: en]
  POLICY_FILE     the bot's policy file (docs/policy.toml) [default: built in]";

pub(super) const CARD_EXPAND: &str = "\
Print the card that a template makes of data, as JSON.

The result is that of Microsoft's engine (npm adaptivecards-templating 2.3 with
adaptive-expressions 4.23). Where that would drop something silently, a warning is written to
standard error.";

pub(super) const CARD_CHECK: &str = "\
Check templates and cards, in every language.

Without files: every template that is built in, with its sample. With files: those. The sample of
x.json is x.sample.json beside it, that of x.template.json is x.data.json; a card that is no
template needs none. Words that a template asks for ($root.t.NAME) are those of the bot, in each
of its languages.

Prints what was found, with the JSON pointer, and exits with 1 if there is an error.

With --format json, one object is printed: `checked`, `errors` and `warnings` are counts, and `findings`
is a list of objects, each with
  card       the file, or the name of the template
  languages  those in which it was found; empty if it does not depend on language
  pointer    the JSON pointer: into the template for the rules template, expand, words and sample,
             otherwise into the expanded card
  severity   error, warning or info
  rule       one of the rules below
  message    what is wrong, in English";

pub(super) const CARD_RULES: &str = "\
Rules:
  template, expand, words, sample   the template can be read; its sample has every path and its
                                    words exist in every language
  unknown-verb                      a button that the bot does not know
  type, property, required, value, depth, version, fallback-text, size
                                    schema 1.5 with what Teams adds; the size as UTF-16
  id, target, label, error-message, choices, bounds, format, alt-text
                                    elements and inputs
  action-count, title, verb, execute-fallback, fallback, refresh, refresh-inputs, mention
                                    actions, and what older clients show instead
  unexpanded, date                  ${ and dates that people would see raw";
