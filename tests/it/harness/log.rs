//! The errors that the bot logs while a test runs. Tests of one process share the subscriber; a line belongs to the
//! test whose name its thread bears.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex, OnceLock};

use tracing::field::{Field, Visit};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};

type Lines = Arc<Mutex<BTreeMap<String, Vec<String>>>>;

static LINES: OnceLock<Lines> = OnceLock::new();

/// The errors of the test that runs on this thread.
pub(crate) struct Captured {
    lines: Lines,
    test: String,
}

/// The name of this thread, which libtest makes the test's.
pub(crate) fn own_name() -> String {
    std::thread::current().name().unwrap_or("unnamed").to_owned()
}

/// Begins to listen.
pub(crate) fn capture() -> Captured {
    let lines = Arc::clone(LINES.get_or_init(|| {
        let lines = Lines::default();
        let subscriber = tracing_subscriber::registry().with(Errors(Arc::clone(&lines)));
        tracing::subscriber::set_global_default(subscriber).expect("the only subscriber");
        lines
    }));
    Captured { lines, test: own_name() }
}

impl Captured {
    /// Every error so far; they count as seen.
    pub(crate) fn taken(&self) -> Vec<String> {
        self.lines.lock().expect("not poisoned").remove(&self.test).unwrap_or_default()
    }
}

struct Errors(Lines);

impl<S: Subscriber> Layer<S> for Errors {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if *event.metadata().level() == Level::ERROR {
            let mut line = Line(event.metadata().target().to_owned());
            event.record(&mut line);
            self.0.lock().expect("not poisoned").entry(own_name()).or_default().push(line.0);
        }
    }
}

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        use std::fmt::Write;
        let _ = write!(self.0, " {}={value:?}", field.name());
    }
}
