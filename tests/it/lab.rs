//! The parts of the Lab that need no browser: its source, which is text and history at once, and what its forms say.

#[path = "../../src/app/lab/source.rs"]
mod source;
#[path = "../../src/app/lab/statement.rs"]
mod statement;

use sim::{Command, MachineConfig, Mechanism, Scenario, Timeline};
use source::Source;
use statement::{Line, commands, configured, number, run};

const TEXT: &str = "\
# What this shows.
machine memory=64K  # plain
process A  # the first
  nop
  nop

step 2   # both
# A block, then.
malloc A 12
pause
free A @1";

/// The text after commands were given at a moment.
fn pushed(text: &str, at: usize, lines: &str) -> Source {
    let (mut source, scenario) = Source::read(text.to_owned());
    assert!(scenario.is_some());
    source.push(at, &commands(lines).unwrap());
    source
}

#[test]
fn an_action_is_a_line_below_what_was_typed() {
    let source = pushed(TEXT, 5, "malloc A 40");
    assert_eq!(source.text(), Some(format!("{TEXT}\nmalloc A 40\n").as_str()));
    assert_eq!(source.lines_at(6), Some((12, 12)));
}

#[test]
fn an_action_in_the_past_cuts_off_what_lay_ahead_and_nothing_else() {
    let kept = TEXT.split("malloc").next().unwrap();
    assert_eq!(pushed(TEXT, 3, "exit A").text(), Some(format!("{kept}exit A\n").as_str()));
    let kept = TEXT.split("step").next().unwrap();
    assert_eq!(pushed(TEXT, 2, "exit A").text(), Some(format!("{kept}step\nexit A\n").as_str()));
    let kept = TEXT.split("process").next().unwrap();
    assert_eq!(pushed(TEXT, 0, "process B").text(), Some(format!("{kept}process B\n").as_str()));
}

#[test]
fn steps_in_a_row_share_a_line_that_says_nothing_else() {
    let mut source = pushed("process A\n  nop\n  nop\n  nop\n", 1, "step");
    source.push(2, &[Command::Step]);
    assert_eq!(source.text(), Some("process A\n  nop\n  nop\n  nop\nstep 2\n"));
    assert_eq!(source.lines_at(2), Some((5, 5)));
    assert_eq!(source.moment_of(5), 3);
    let commented = pushed("process A\n  nop\n  nop\nstep # one\n", 2, "step");
    assert_eq!(commented.text(), Some("process A\n  nop\n  nop\nstep # one\nstep\n"));
}

#[test]
fn a_line_leads_to_the_moment_behind_it_and_a_moment_to_its_lines() {
    let (source, _) = Source::read(TEXT.to_owned());
    assert_eq!(source.lines_at(0), None);
    assert_eq!(source.lines_at(1), Some((3, 5)), "a process with its program");
    assert_eq!(source.lines_at(2), Some((7, 7)));
    assert_eq!([1, 3, 4, 7, 8, 9, 11].map(|line| source.moment_of(line)), [0, 1, 1, 3, 3, 4, 5]);
}

#[test]
fn a_setting_is_written_where_it_stood_and_comments_stay() {
    let (mut source, scenario) = Source::read(TEXT.to_owned());
    let config = configured(&scenario.unwrap().config, Line::Machine, "header", "16").unwrap();
    source.set_config(&config);
    let text = source.text().unwrap().to_owned();
    assert!(text.contains("header=16  # plain\n"), "{text}");
    assert_eq!(text.lines().count(), TEXT.lines().count());
    let config = configured(&config, Line::Costs, "trap", "7").unwrap();
    source.set_config(&config);
    assert!(source.text().unwrap().contains("# plain\ncosts trap=7\nprocess A"), "{:?}", source.text());
    assert_eq!(source.line_of(0), Some(4));
    assert_eq!(Scenario::parse(source.text().unwrap()).unwrap().config, config);
    let costs = MachineConfig::default().costs;
    source.set_config(&MachineConfig { costs, ..config });
    assert!(!source.text().unwrap().contains("costs"));
    let (mut bare, _) = Source::read("# only this\nprocess A\n".to_owned());
    bare.set_config(&MachineConfig { header: 0, ..MachineConfig::default() });
    assert!(bare.text().unwrap().starts_with("# only this\nmachine mechanism="), "{:?}", bare.text());
}

#[test]
fn a_text_that_makes_no_sense_keeps_every_word_and_takes_actions_at_its_end() {
    let (mut source, _) = Source::read(TEXT.to_owned());
    source.edit(format!("{TEXT}\nmallocc A 1"));
    assert!(source.is_edited());
    assert_eq!(source.reread(), None);
    assert_eq!(source.error().map(|error| (error.line, error.column)), Some((12, 1)));
    source.push(1, &[Command::Compact]);
    assert_eq!(source.text(), Some(format!("{TEXT}\nmallocc A 1\ncompact\n").as_str()));
    assert_eq!(source.line_of(0), None, "its lines are not those of the machine");
}

#[test]
fn a_long_text_is_kept_but_not_shown() {
    let line = "compact\n";
    assert!(Source::read(line.repeat(Source::MOST_LINES)).0.shown().is_some());
    let (long, _) = Source::read(line.repeat(Source::MOST_LINES + 1));
    assert_eq!(
        (long.shown(), long.text().map(str::len)),
        (None, Some(line.len() * (Source::MOST_LINES + 1)))
    );
    let mut absent = Source::absent();
    absent.push(0, &[Command::Compact]);
    assert_eq!(absent.text(), None);
}

/// Whatever is done at whatever moment, the text says what the machine did.
#[test]
fn text_and_history_stay_one() {
    for cut in 0..=5 {
        let (mut source, scenario) = Source::read(TEXT.to_owned());
        let mut timeline = Timeline::run(&scenario.unwrap()).unwrap();
        timeline.seek(cut);
        for lines in ["process B heap=1K\n  nop", "step", "step 2", "malloc B 0x10", "step"] {
            let commands = commands(lines).unwrap();
            source.push(timeline.position(), &commands);
            for command in commands {
                timeline.push(command);
            }
        }
        timeline.seek(timeline.len() - 1);
        source.push(timeline.position(), &[Command::Compact]);
        timeline.push(Command::Compact);
        let read = Scenario::parse(source.text().unwrap()).unwrap();
        assert_eq!(read.commands, timeline.commands(), "{cut}: {:?}", source.text());
        let (again, _) = Source::read(source.text().unwrap().to_owned());
        for command in 0..timeline.len() {
            assert_eq!(
                again.line_of(command),
                source.line_of(command),
                "{cut}, {command}: {:?}",
                source.text()
            );
        }
    }
}

#[test]
fn a_setting_is_read_as_a_scenario_reads_it() {
    let plain = MachineConfig::default();
    let set = |key, value| configured(&plain, Line::Machine, key, value);
    assert_eq!(set("memory", "0x20000").unwrap().memory, 128 << 10);
    assert_eq!(set("mechanism", "base").unwrap().mechanism, Mechanism::named("base").unwrap());
    assert_eq!(configured(&plain, Line::Costs, "memory", "60").unwrap().costs.memory_reference, 60);
    assert_eq!(set("os", "64K").unwrap_err(), "os is 65536; it must be from 0 to 65535");
    assert_eq!(
        set("memory", "").unwrap_err(),
        "\u{201c}\u{201d} is not a number; write it like 4096, 4K or 0x1000"
    );
    assert_eq!(set("memory", "64 K").unwrap_err(), "expected key=value, found \u{201c}K\u{201d}");
    assert_eq!(number("4K"), Ok(4096));
    assert_eq!(
        number("many").unwrap_err(),
        "\u{201c}many\u{201d} is not a number; write it like 4096, 4K or 0x1000"
    );
}

#[test]
fn a_run_ends_with_the_program_with_the_process_or_with_patience() {
    let open = |text: &str| Timeline::run(&Scenario::parse(text).unwrap()).unwrap();
    let steps = |text: &str, pid, name, most| {
        run(open(text).machine(), pid, name, most).map(|commands| commands.len())
    };
    let two = "process A\n  nop\n  nop\nprocess B\n  movl 0x3000, %edi\n  nop\nswitch A\n";
    assert_eq!(steps(two, 1, "A", 100), Ok(2), "to the end of its program");
    assert_eq!(steps(two, 1, "A", 1), Ok(1));
    assert_eq!(steps(two, 2, "B", 100), Ok(2), "a switch, and the load that faults");
    let ended = steps(&format!("{two}step 2"), 1, "A", 9).unwrap_err();
    assert!(ended.contains("has ended"), "{ended}");
    assert_eq!(steps("process A\n", 1, "A", 9).unwrap_err(), "A has no program to run");
}
