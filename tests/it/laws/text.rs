//! Text: what is printed parses to the same; what is mangled is refused or works, and never more than that.

use proptest::prelude::*;
use sim::{Command, Machine, Scenario, Timeline, invariants};

use super::requests::{Request, requests};
use super::{cases, configs};

/// A scenario of commands that the machine accepts, so that it can be written down.
fn scenario(
    config: sim::MachineConfig,
    requests: &[Request],
    pause: Option<prop::sample::Index>,
) -> Scenario {
    let mut timeline = Timeline::new(config.clone()).unwrap();
    for request in requests {
        for command in request.resolve(timeline.machine()) {
            let _ = timeline.try_push(command);
        }
    }
    let pause = pause.map(|index| index.index(timeline.len() + 1));
    let commands = timeline.commands().iter().cloned().map(canonical).collect();
    Scenario { config, commands, pause }
}

/// Programs as the text form keeps them: no empty line, no space around a line.
fn canonical(command: Command) -> Command {
    let Command::Create(mut spec) = command else { return command };
    let lines = spec.program.iter().flat_map(|source| source.lines()).map(str::trim);
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    spec.program = (!lines.is_empty()).then(|| lines.join("\n"));
    Command::Create(spec)
}

/// A scenario that the machine accepts, with or without a pause.
pub fn any_scenario() -> impl Strategy<Value = Scenario> {
    (configs::sensible(), requests(30), any::<Option<prop::sample::Index>>())
        .prop_map(|(config, requests, pause)| scenario(config, &requests, pause))
}

/// Parses; what parses prints and parses to the same, and runs.
fn survives(text: &str) -> Result<(), TestCaseError> {
    match Scenario::parse(text) {
        Err(error) => {
            let lines = text.lines().count().max(1);
            prop_assert!((1..=lines).contains(&error.line), "{error} in {text:?}");
            let longest = text.lines().nth(error.line - 1).map_or(0, |line| line.chars().count());
            prop_assert!((1..=longest + 1).contains(&error.column), "{error} in {text:?}");
            prop_assert!(error.message.len() > 10);
        }
        Ok(mut scenario) => {
            let printed = Scenario::parse(&scenario.to_string());
            prop_assert_eq!(printed.as_ref(), Ok(&scenario));
            scenario.commands.truncate(100);
            let timeline = Timeline::run(&scenario).map_err(TestCaseError::fail)?;
            let lawful = invariants::check(timeline.machine());
            prop_assert!(lawful.is_ok(), "{lawful:?}");
        }
    }
    Ok(())
}

fn vocabulary() -> impl Strategy<Value = &'static str> {
    prop::sample::select([STATEMENTS, WORDS, SETTINGS].concat())
}

const STATEMENTS: &[&str] = &[
    "machine", "costs", "process", "switch", "step", "malloc", "free", "load", "store", "fetch", "exit",
    "calloc", "realloc", "compact", "pause",
];

const WORDS: &[&str] = &[
    "@1",
    "@2+4",
    "data+8",
    "heap",
    " ",
    " ",
    "\n",
    "\n  ",
    "A",
    "B",
    "1",
    "0",
    "0x10",
    "64K",
    "4G",
    "18446744073709551615",
    "=",
    "#",
    "\u{e4}",
    "\u{1f980}",
    "\t",
    "\r\n",
    "movl $3, %edi",
    "0x10:",
    "-1",
];

const SETTINGS: &[&str] = &[
    "share-code=A",
    "free-list=size-up",
    "mmap-threshold=1K",
    "quantum=500",
    "mechanism=time-sharing",
    "mechanism=static-relocation",
    "placement=buddy",
    "allocator=next-fit",
    "disk-rate=1",
    "memory=64K",
    "os=8K",
    "address-space=16K",
    "mechanism=segmentation",
    "mechanism=",
    "code=1K",
    "heap=",
    "header=16",
    "coalesce=off",
];

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn what_is_printed_parses_to_the_same(scenario in any_scenario()) {
        let text = scenario.to_string();
        let parsed = Scenario::parse(&text);
        prop_assert_eq!(parsed.as_ref(), Ok(&scenario), "{}", text);
        prop_assert_eq!(parsed.unwrap().to_string(), text);
    }

    #[test]
    fn any_string_is_refused_or_works(text in any::<String>()) {
        survives(&text)?;
    }

    #[test]
    fn any_lines_of_known_words_are_refused_or_work(
        words in prop::collection::vec((vocabulary(), any::<bool>()), 0..40),
    ) {
        let spaced = words.iter().map(|(word, space)| format!("{word}{}", if *space { " " } else { "" }));
        survives(&spaced.collect::<String>())?;
    }

    #[test]
    fn a_mangled_scenario_is_refused_or_works(
        scenario in any_scenario(),
        wounds in prop::collection::vec((any::<prop::sample::Index>(), 0u8..3, any::<char>()), 1..6),
    ) {
        let mut text: Vec<char> = scenario.to_string().chars().collect();
        for (place, kind, character) in wounds {
            let at = place.index(text.len() + 1);
            match kind {
                0 => text.insert(at, character),
                1 if at < text.len() => { text.remove(at); }
                _ => text.truncate(at.max(20)),
            }
        }
        survives(&text.into_iter().collect::<String>())?;
    }

    #[test]
    fn a_program_with_any_text_is_refused_or_runs(source in super::programs::source()) {
        let mut machine = Machine::new(sim::MachineConfig::default()).unwrap();
        let spec = sim::ProcessSpec { program: Some(source), ..Default::default() };
        super::always::apply(&mut machine, &Command::Create(Box::new(spec)))?;
        for _ in 0..30 {
            super::always::apply(&mut machine, &Command::Step)?;
        }
    }
}

/// A process whose program has so many lines, each made from its number.
fn long(lines: usize, line: impl Fn(usize) -> String) -> String {
    (0..lines).fold("process A\n".to_owned(), |text, index| text + "  " + &line(index) + "\n")
}

#[test]
fn long_texts_end() {
    let lines = 10_000;
    let jumps = long(lines, |index| format!("l{index}: jmp l{}", index * 7919 % lines));
    assert!(Scenario::parse(&jumps).is_ok());
    let lost = long(lines, |index| format!("l{index}: jmp nowhere{index}"));
    assert_eq!(Scenario::parse(&lost).map_err(|error| error.line), Err(2));
    let word = format!("process A\n  {}", "x".repeat(200_000));
    assert_eq!(Scenario::parse(&word).map_err(|error| error.line), Err(2));
    let crowd = format!("machine memory=64M\n{}", "process\n".repeat(1000));
    let timeline = Timeline::run(&Scenario::parse(&crowd).unwrap()).unwrap();
    assert_eq!(timeline.snapshot().processes.len(), 1000);
}
