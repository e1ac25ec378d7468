//! The engine: seeds first, then random inputs, each watched; a failing one is made small and kept.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Instant;

use proptest::strategy::BoxedStrategy;
use proptest::test_runner::{Config, TestCaseError, TestError, TestRunner};

use super::input::Input;
use super::laws::cases::cases;
use super::watch::Watch;
use super::{found, panics, shrink};

/// Something to be fuzzed.
pub trait Target: 'static {
    /// Its name, also that of its test.
    const NAME: &'static str;

    /// Random inputs of the run in `make test`.
    const SHORT: u32;

    /// What is tried.
    type Input: Input;

    /// Inputs to begin with.
    fn seeds() -> Vec<Self::Input>;

    /// Random inputs, many of them variations on the corpus, which is never empty.
    fn inputs(corpus: Corpus<Self::Input>) -> BoxedStrategy<Self::Input>;

    /// Tries one. Gives a fingerprint of what came about, or tells which law was broken.
    fn run(input: &Self::Input) -> Result<u64, String>;
}

/// Inputs worth varying: the seeds, and whatever brought about something new.
pub type Corpus<I> = Rc<RefCell<Vec<Arc<I>>>>;

/// Most inputs that a corpus grows to.
const CORPUS: usize = 4096;

/// Bytes of stack: random sessions are made by deep generators of large values.
const STACK: usize = 64 << 20;

/// Tries what was found before, the seeds and random inputs; fails with the first that breaks something.
pub fn fuzz<T: Target>() {
    let thread = std::thread::Builder::new().name(T::NAME.to_owned()).stack_size(STACK);
    if let Err(panic) = thread.spawn(search::<T>).unwrap().join() {
        std::panic::resume_unwind(panic);
    }
}

fn search<T: Target>() {
    let start = Instant::now();
    let seeds = [found::all::<T>(), T::seeds()].into_iter().flatten().collect();
    match Search::<T>::run(seeds, &config(T::SHORT)) {
        Ok((inputs, kinds)) => {
            let seconds = start.elapsed().as_secs_f64();
            let each = inputs as f64 / seconds;
            println!(
                "{}: {inputs} inputs in {seconds:.1} s, {each:.0} a second, {kinds} kinds of outcome",
                T::NAME
            );
        }
        Err((reason, input)) => panic!("{}", found::keep::<T>(&input, &reason)),
    }
}

/// A fingerprint of what came about.
pub fn fingerprint(outcome: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    outcome.hash(&mut hasher);
    hasher.finish()
}

/// As many random inputs, chosen as the cases of a law are. A failing one is made small here more than by proptest.
fn config(count: u32) -> Config {
    Config { max_shrink_iters: 200, ..cases(count) }
}

/// A failing input and what it broke.
type Finding<T> = (String, Arc<<T as Target>::Input>);

struct Search<T: Target> {
    corpus: Corpus<T::Input>,
    kinds: RefCell<BTreeSet<u64>>,
    watch: Arc<Watch<T>>,
    inputs: Cell<u64>,
    failed: Cell<bool>,
}

impl<T: Target> Search<T> {
    /// Gives how many inputs ran and how many kinds of outcome they had, or a failing input, made small.
    fn run(seeds: Vec<T::Input>, config: &Config) -> Result<(u64, usize), Finding<T>> {
        let seeds: Vec<Arc<T::Input>> = seeds.into_iter().map(Arc::new).collect();
        let search = Self {
            corpus: Rc::new(RefCell::new(seeds.clone())),
            kinds: RefCell::default(),
            watch: Watch::start(),
            inputs: Cell::new(0),
            failed: Cell::new(false),
        };
        let tried = search.try_all(&seeds, config);
        tried.map_err(|finding| shrink::small::<T>(finding, |input| search.attempt(input).err()))?;
        Ok((search.inputs.get(), search.kinds.borrow().len()))
    }

    fn try_all(&self, seeds: &[Arc<T::Input>], config: &Config) -> Result<(), Finding<T>> {
        for seed in seeds {
            self.attempt(seed).map_err(|reason| (reason, Arc::clone(seed)))?;
        }
        let inputs = T::inputs(Rc::clone(&self.corpus));
        let random = TestRunner::new(config.clone()).run(&inputs, |input| {
            let input = Arc::new(input);
            self.attempt(&input).map_err(TestCaseError::fail)
        });
        match random {
            Ok(()) => Ok(()),
            Err(TestError::Fail(reason, input)) => Err((reason.to_string(), Arc::new(input))),
            Err(TestError::Abort(reason)) => panic!("{}: no inputs: {reason}", T::NAME),
        }
    }

    fn attempt(&self, input: &Arc<T::Input>) -> Result<(), String> {
        self.watch.begin(input);
        let told = panics::caught(|| T::run(input));
        self.watch.end();
        self.inputs.set(self.inputs.get() + 1);
        self.failed.set(self.failed.get() || told.is_err());
        self.learn(told?, input);
        Ok(())
    }

    /// What brought about something new joins the corpus; not while a failing input is made small, which must stand still.
    fn learn(&self, kind: u64, input: &Arc<T::Input>) {
        let mut corpus = self.corpus.borrow_mut();
        if !self.failed.get() && self.kinds.borrow_mut().insert(kind) && corpus.len() < CORPUS {
            corpus.push(Arc::clone(input));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits;

    /// A reader that cannot stand a word thrice in a row, and answers otherwise to one that stands there twice.
    struct Faulty;

    impl Target for Faulty {
        const NAME: &'static str = "faulty";
        const SHORT: u32 = 20_000;
        type Input = String;

        fn seeds() -> Vec<String> {
            vec!["one two\nthree four\n".to_owned(), "five six\n".to_owned()]
        }

        fn inputs(corpus: Corpus<String>) -> BoxedStrategy<String> {
            edits::texts(corpus, &[])
        }

        fn run(input: &String) -> Result<u64, String> {
            assert!(!input.contains("two two two"), "thrice");
            Ok(fingerprint(input.contains("two two")))
        }
    }

    #[test]
    fn a_fault_is_found_and_its_input_made_small() {
        let config =
            Config { cases: Faulty::SHORT, rng_seed: proptest::test_runner::RngSeed::Fixed(1), ..config(0) };
        let (reason, input) = Search::<Faulty>::run(Faulty::seeds(), &config).unwrap_err();
        assert!(reason.ends_with("thrice"), "{reason}");
        assert_eq!(*input, "two two two");
    }
}
