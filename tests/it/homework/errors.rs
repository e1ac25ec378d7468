//! What the flags refuse, to the letter: each sentence names the flag, what is wrong and what would be right.

use course::homework::{HomeworkError, Simulator, homework};
use expect_test::expect_file;

fn refused(simulator: Simulator, flags: &str) -> HomeworkError {
    homework(simulator, flags).err().unwrap_or_else(|| panic!("{flags} is not refused"))
}

fn check(simulator: Simulator, flags: &[&str], name: &str) {
    let told = flags.iter().map(|flags| {
        let error = refused(simulator, flags);
        assert!(error.message.starts_with(&format!("{}: ", error.flag)), "{error:?}");
        assert!(!error.message.contains('\n') && error.message.len() < 1200, "{error}");
        format!("{flags}\n    {error}\n")
    });
    expect_file![format!("{}/it/homework/errors/{name}.txt", env!("CARGO_MANIFEST_DIR"))]
        .assert_eq(&told.collect::<String>());
}

#[test]
fn flags_that_are_none() {
    let flags = [
        "-z",
        "-z1",
        "-cz",
        "-é",
        "--zebra",
        "--zebra=1",
        "--s",
        "--=1",
        "5",
        "-s 1 5",
        "-c 5",
        "-",
        "-- 5",
        "-s 1 | less",
    ];
    check(Simulator::Malloc, &flags, "flags_that_are_none");
}

#[test]
fn programs_that_are_others() {
    let flags = [
        "./segmentation.py -s 1",
        "python3 ./paging.py -s 1",
        "$ ls -l",
        "python3 -s 1",
        "rm -rf /",
        "-s './relocation.py",
    ];
    check(Simulator::Relocation, &flags, "programs_that_are_others");
}

#[test]
fn values_that_are_missing_or_of_the_wrong_kind() {
    let flags = [
        "-s",
        "-c -n",
        "--seed",
        "-C -A",
        "-s x",
        "-s 1.5",
        "-s 08",
        "-s=1",
        "-s 0x",
        "-s ''",
        "-s -c",
        "-n 1k",
        "-n -1",
        "-n 2001",
        "-n 99999999999999999999",
        "-p FAST",
        "-l sorted",
        "-P 0",
        "-P -5",
        "-S 0",
        "-H -1",
        "-a 0",
        "-a -2",
        "-r -1",
        "-b 4g",
        "-b 4294967296",
        "-S 4294967296",
        "-A +10,x",
        "-A 10",
        "-A +0",
        "-A +",
        "-A ,",
        "-A +1,",
        "-A --1",
        "-A +99999999999",
        "-C=1",
        "--coalesce=yes",
        "--policy",
        "--h",
        "--he=3",
    ];
    check(Simulator::Malloc, &flags, "values_that_are_missing_or_of_the_wrong_kind");
}

#[test]
fn sizes() {
    let flags = [
        "-a 1t",
        "-a k",
        "-a 1.5k",
        "-a -1k",
        "-a 0",
        "-a 9999999g",
        "-a 99999999999999999999",
        "-b -2",
        "-l x",
        "-p 1",
        "-p 0",
    ];
    check(Simulator::Relocation, &flags, "sizes");
}

#[test]
fn problems_of_relocation_that_cannot_be() {
    let flags = [
        "-a 16k",
        "-a 1k -p 1k",
        "-l 16k",
        "-l 1g",
        "-b 16000",
        "-b 0 -l 20k",
        "-l 16383 -p 16k -b 2",
        "-p 9007199254740991 -a 1 -l 9007199254740990",
        "-l 16384 -p 16384",
    ];
    check(Simulator::Relocation, &flags, "problems_of_relocation_that_cannot_be");
}

#[test]
fn problems_of_segmentation_that_cannot_be() {
    let flags = [
        "-a 16 -p 32",
        "-a 16 -p 16",
        "-p 4 -a 1",
        "-a 16 -p 32 -b 0",
        "-l 513",
        "-L 513",
        "-a 17 -p 99 -l 9",
        "-b 16000 -l 500",
        "-B 20000 -L 5",
        "-b 0 -l 100 -B 120 -L 100",
        "-A 1024",
        "-A 5,-3",
        "-A 0,1,",
        "-A",
        "--b 1",
        "--l=1",
    ];
    check(Simulator::Segmentation, &flags, "problems_of_segmentation_that_cannot_be");
}

#[test]
fn help_lists_every_flag() {
    for simulator in Simulator::ALL {
        for flags in ["-h", "--help", "-ch", "-s 1 --hel", "./{}.py -h"] {
            let error = refused(simulator, &flags.replace("{}", simulator.name()));
            assert_eq!(error.flag, "-h");
            for flag in simulator.flags() {
                assert!(error.message.contains(&format!("-{} or --{} (", flag.short, flag.long)), "{error}");
            }
        }
    }
    check(Simulator::Relocation, &["-h"], "help_lists_every_flag");
}

#[test]
fn a_seed_may_be_long_but_not_endless() {
    let long = "9".repeat(4300);
    assert!(homework(Simulator::Relocation, &format!("-s {long}")).is_ok());
    let error = refused(Simulator::Relocation, &format!("-s {long}9"));
    let shown = "9".repeat(40);
    assert_eq!(
        error.message,
        format!("-s: “{shown}…” will not do: it has more than 4300 digits; write a shorter number")
    );
}

#[test]
fn a_list_may_be_long_but_not_endless() {
    let list = |item: &str, count: usize| vec![item; count].join(",");
    assert!(homework(Simulator::Segmentation, &format!("-A {}", list("7", 10_000))).is_ok());
    assert!(homework(Simulator::Malloc, &format!("-A {}", list("+1", 2000))).is_ok());
    let long = refused(Simulator::Segmentation, &format!("-A {}", list("7", 10_001)));
    assert!(long.message.ends_with("it lists 10001; list at most 10000"), "{long}");
    let long = refused(Simulator::Malloc, &format!("-A {}", list("+1", 2001)));
    assert!(long.message.ends_with("it lists 2001; list at most 2000"), "{long}");
}
