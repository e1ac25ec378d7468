//! What is wanted, read from an address of the page or from one of OSTEP's command lines.
//!
//! ```text
//! quiz/translate?seed=41&count=30      thirty questions, beginning with those of the quiz of seed 41
//! quiz/linked-list                     a program
//! lecture/memory-virtualization        a lecture
//! ./malloc.py -s 7 -p BEST             a problem of OSTEP's homework
//! ```

use course::homework::{Flags, Simulator};
use course::practice::MOST;
use course::{Exercise, Listed, listed};

/// What is wanted.
#[derive(Clone, Debug)]
pub struct Order {
    /// Of what.
    pub what: What,
    /// The seed; none where everybody is to get other questions.
    pub seed: Option<u32>,
    /// How many questions, programs or problems; none for as many as the page asks at a time.
    pub count: Option<usize>,
}

/// Of what something is wanted.
#[derive(Clone, Debug)]
pub enum What {
    /// A quiz.
    Quiz(Exercise),
    /// A lecture.
    Lecture(&'static Listed),
    /// OSTEP's homework: the problem of these flags, and those of the seeds above.
    Homework(Box<Flags>),
}

impl Order {
    /// Reads an order; of an address, what stands before `#/` does not matter. An error says what would be right.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let address = text.rsplit_once("#/").map_or(text, |(_, address)| address).trim_start_matches('/');
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let what = match path.split_once('/') {
            Some(("quiz", name)) => What::Quiz(quiz(name)?),
            // A step's address means its lecture.
            Some(("lecture", name)) => What::Lecture(lecture(name.split('/').next().unwrap_or(name))?),
            _ => What::Homework(Box::new(homework(text)?)),
        };
        let mut order = Self { what, seed: None, count: None };
        for (key, value) in query.split('&').filter_map(|part| part.split_once('=')) {
            match key {
                "seed" => order.seed = Some(seed(value)?),
                "count" => order.count = Some(count(value)?),
                _ => {}
            }
        }
        Ok(order)
    }

    /// The same for a question bank, which is the same for everyone: without a seed it has that of 1.
    pub fn for_a_bank(&self) -> Self {
        Self { seed: self.seed.or(Some(1)), ..self.clone() }
    }

    /// Its name in file names.
    pub fn name(&self) -> String {
        let name = match &self.what {
            What::Quiz(exercise) => exercise.name().to_owned(),
            What::Lecture(lecture) => lecture.id.to_owned(),
            What::Homework(flags) => flags.to_string().trim_start_matches("./").replace(".py", ""),
        };
        let kept = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
        let name: String = name.chars().map(kept).collect();
        let words: Vec<&str> = name.split('-').filter(|word| !word.is_empty()).collect();
        let seed = self.drawn().map(|seed| format!("-{seed}")).unwrap_or_default();
        let count = self.count.map(|count| format!("-x{count}")).unwrap_or_default();
        format!("memlane-{}{seed}{count}", words.join("-"))
    }

    /// Its title; drawn questions by their seed.
    pub fn title(&self) -> String {
        let seed = self.drawn().map(|seed| format!(" (seed {seed})")).unwrap_or_default();
        match &self.what {
            What::Quiz(exercise) => format!("{}{seed}", exercise.title()),
            What::Lecture(lecture) => lecture.title.to_owned(),
            What::Homework(flags) => {
                format!("OSTEP homework: {}", flags.to_string().trim_start_matches("./"))
            }
        }
    }

    /// The seed, where it says what is asked.
    pub fn drawn(&self) -> Option<u32> {
        match &self.what {
            What::Quiz(exercise) if exercise.is_drawn() => self.seed,
            _ => None,
        }
    }

    /// Where the page has it, behind `#`.
    pub fn route(&self) -> String {
        let seed = self.drawn().map(|seed| format!("?seed={seed}")).unwrap_or_default();
        match &self.what {
            What::Quiz(exercise) => format!("/quiz/{}{seed}", exercise.name()),
            What::Lecture(lecture) => format!("/lecture/{}", lecture.id),
            What::Homework(flags) => format!("/homework/{}", flags.simulator().name()),
        }
    }
}

/// Reads a seed.
pub fn seed(text: &str) -> Result<u32, String> {
    text.parse().map_err(|_| {
        format!("\u{201c}{text}\u{201d} is no seed: write a whole number from 0 to {}", u32::MAX)
    })
}

/// Reads how many questions are wanted.
pub fn count(text: &str) -> Result<usize, String> {
    let count = text.parse().ok().filter(|count| (1..=MOST).contains(count));
    count.ok_or_else(|| {
        format!("\u{201c}{text}\u{201d} is no number of questions: write one from 1 to {MOST}")
    })
}

fn homework(text: &str) -> Result<Flags, String> {
    let simulator = Simulator::of(text).ok_or_else(|| {
        format!(
            "\u{201c}{text}\u{201d} is neither a quiz, such as quiz/translate?seed=41, nor a lecture, such as \
             lecture/memory-virtualization, nor a command line of OSTEP's homework, such as ./malloc.py -s 7"
        )
    })?;
    Flags::parse(simulator, text).map_err(|error| error.message)
}

fn quiz(name: &str) -> Result<Exercise, String> {
    Exercise::named(name).ok_or_else(|| {
        let names: Vec<&str> = Exercise::all().map(Exercise::name).collect();
        format!("there is no quiz \u{201c}{name}\u{201d}; there are {}", names.join(", "))
    })
}

fn lecture(name: &str) -> Result<&'static Listed, String> {
    listed().iter().find(|lecture| lecture.id == name).ok_or_else(|| {
        let names: Vec<&str> = listed().iter().map(|lecture| lecture.id).collect();
        format!("there is no lecture \u{201c}{name}\u{201d}; there is {}", names.join(", "))
    })
}
