//! What watches for an input that does not come to an end, and says how far a long run is.

use std::io::Write;
use std::sync::{Arc, Mutex, Weak};
use std::time::{Duration, Instant};

use super::engine::Target;
use super::found;

/// No input takes as long, not even on a slow and crowded computer.
const LONGEST: Duration = Duration::from_secs(20);

/// How often a long run says how far it is.
const NEWS: Duration = Duration::from_secs(60);

/// The input that runs, if one does.
pub struct Watch<T: Target> {
    now: Mutex<Now<T>>,
}

struct Now<T: Target> {
    running: Option<(Instant, Arc<T::Input>)>,
    inputs: u64,
}

impl<T: Target> Watch<T> {
    /// Watches in a thread of its own until it is dropped.
    pub fn start() -> Arc<Self> {
        let watch = Arc::new(Self { now: Mutex::new(Now { running: None, inputs: 0 }) });
        let weak = Arc::downgrade(&watch);
        std::thread::spawn(move || look(&weak));
        watch
    }

    /// An input begins.
    pub fn begin(&self, input: &Arc<T::Input>) {
        self.now.lock().unwrap().running = Some((Instant::now(), Arc::clone(input)));
    }

    /// It has come to its end.
    pub fn end(&self) {
        let mut now = self.now.lock().unwrap();
        now.running = None;
        now.inputs += 1;
    }

    /// The input that has been running for longer than that.
    fn overdue(&self, longest: Duration) -> Option<Arc<T::Input>> {
        let now = self.now.lock().unwrap();
        let running = now.running.as_ref().filter(|(since, _)| since.elapsed() > longest);
        running.map(|(_, input)| Arc::clone(input))
    }
}

fn look<T: Target>(watch: &Weak<Watch<T>>) {
    let mut told = Instant::now();
    while let Some(watch) = watch.upgrade() {
        if let Some(input) = watch.overdue(LONGEST) {
            let reason = format!("no end after {} s", LONGEST.as_secs());
            tell(&found::keep::<T>(&input, &reason));
            std::process::exit(101);
        }
        if told.elapsed() > NEWS {
            told = Instant::now();
            tell(&format!("{}: {} inputs so far", T::NAME, watch.now.lock().unwrap().inputs));
        }
        drop(watch);
        std::thread::sleep(Duration::from_millis(200));
    }
}

/// Says it at once, even where the output of tests is held back.
fn tell(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

#[test]
fn an_input_that_does_not_end_is_seen() {
    let watch = Watch::<super::scenario::Scenarios>::start();
    let input = Arc::new("step".to_owned());
    assert_eq!(watch.overdue(Duration::ZERO), None);
    watch.begin(&input);
    std::thread::sleep(Duration::from_millis(2));
    assert_eq!(watch.overdue(Duration::from_millis(1)), Some(Arc::clone(&input)));
    assert_eq!(watch.overdue(LONGEST), None);
    watch.end();
    assert_eq!(watch.overdue(Duration::ZERO), None);
}
