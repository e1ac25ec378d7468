//! Every form in which a flag may be given, and the command line that is printed for it.

use course::homework::{Flags, Simulator, homework};

/// What is printed for what was pasted.
fn printed(simulator: Simulator, pasted: &str) -> String {
    let flags = Flags::parse(simulator, pasted).unwrap_or_else(|error| panic!("{pasted}: {error}"));
    let again = Flags::parse(simulator, &flags.to_string()).unwrap();
    assert_eq!(again, flags, "{pasted}");
    flags.to_string()
}

fn all_alike(simulator: Simulator, forms: &[&str], wanted: &str) {
    for form in forms {
        assert_eq!(printed(simulator, form), wanted, "{form}");
    }
}

#[test]
fn joined_apart_long_and_abbreviated() {
    let forms = [
        "-s 7 -n 3",
        "-s7 -n3",
        "-s7 -n 3",
        "--seed=7 --addresses=3",
        "--seed 7 --addresses 3",
        "--se 7 --ad 3",
        "--s=7 --ad=3",
        "-n 3 -s 7",
        "-s 1 -n 3 -s 7",
        "-s 0x7 -n 0b11",
        "-s 07 -n 03",
        "-s +7 -n 3",
        "-s 0X7 -n 0B11",
        "-n3 -s7 --",
    ];
    all_alike(Simulator::Relocation, &forms, "./relocation.py -s 7 -n 3");
}

#[test]
fn whole_command_lines() {
    let forms = [
        "-s 1 -c",
        "./relocation.py -s 1 -c",
        "relocation.py -s 1 -c",
        "relocation -s 1 -c",
        "$ ./relocation.py -s 1 -c",
        "prompt> ./relocation.py -s 1 -c",
        "me@host:~/ostep$ python3 relocation.py -s 1 -c",
        "python relocation.py -s 1 -c",
        "python3 ./relocation.py -s 1 -c",
        "/usr/bin/python3.11 -u /home/me/relocation.py -s 1 -c",
        "py .\\relocation.py -s 1 -c",
        "python.exe relocation.py -s 1 -c",
        "  ./relocation.py\t-s  1\n-c\n",
        "./relocation.py -s 1 \\\n  -c",
        "\"-s 1 -c\"",
        "'./relocation.py -s 1 -c'",
        "`./relocation.py -s 1 -c`",
        "“-s 1 -c”",
        "./relocation.py \"-s\" '1' -c",
        "./relocation.py –s 1 —compute",
        "./relocation.py –seed 1 −c",
        "% -s 1 -c",
        "$ -s 1 -c",
    ];
    all_alike(Simulator::Relocation, &forms, "./relocation.py -s 1 -c");
}

#[test]
fn nothing_at_all_is_every_default() {
    for simulator in Simulator::ALL {
        let bare = format!("./{}.py -s 0", simulator.name());
        all_alike(simulator, &["", "  ", "$", &format!("./{}.py", simulator.name()), "''", "--"], &bare);
    }
    let every = "-a 1k -p 16k -n 5 -b -1 -l -1";
    assert_eq!(printed(Simulator::Relocation, every), "./relocation.py -s 0");
    let every = "-A -1 -a 1024 -p 16384 -n 5 --b0 -1 --l0 -1 --b1=-1 --l1=-1";
    assert_eq!(printed(Simulator::Segmentation, every), "./segmentation.py -s 0");
    let every = "-S 100 -b 1000 -H 0 -a -1 -p BEST -l ADDRSORT -n 10 -r 10 -P 50 -A ''";
    assert_eq!(printed(Simulator::Malloc, every), "./malloc.py -s 0");
}

#[test]
fn the_book_s_own_command_lines() {
    let segmentation = "./segmentation.py -a 128 -p 512 -b 0 -l 20 -B 512 -L 20 -s 1";
    assert_eq!(
        printed(Simulator::Segmentation, segmentation),
        "./segmentation.py -s 1 -a 128 -p 512 -b 0 -l 20 -B 512 -L 20"
    );
    let listed = "-a 16 -p 128 -A 0,1,2,3 --b0 0 --l0 3 --b1 128 --l1 4";
    assert_eq!(
        printed(Simulator::Segmentation, listed),
        "./segmentation.py -s 0 -A 0,1,2,3 -a 16 -p 128 -b 0 -l 3 -B 128 -L 4"
    );
    assert_eq!(printed(Simulator::Malloc, "python3 ./malloc.py -n 10 -H 0 -p BEST -s 0"), "./malloc.py -s 0");
    assert_eq!(
        printed(Simulator::Malloc, "./malloc.py -n 1000 -H4 -a 4 -l SIZESORT+ -C -c"),
        "./malloc.py -s 0 -H 4 -a 4 -l SIZESORT+ -C -n 1000 -c"
    );
}

#[test]
fn switches_together_and_before_a_value() {
    let forms = [
        "-C -c -s 4",
        "-Ccs4",
        "-cCs 4",
        "-Cc -s4",
        "--coalesce --compute --seed 4",
        "--co --compute --se=4",
    ];
    let alike =
        ["-C -c -s 4", "-Ccs4", "-cCs 4", "-Cc -s4", "--coalesce --compute --seed 4", "--coal --comp --se=4"];
    all_alike(Simulator::Malloc, &alike, "./malloc.py -s 4 -C -c");
    let error = Flags::parse(Simulator::Malloc, forms[5]).unwrap_err();
    assert_eq!(error.flag, "--co");
}

#[test]
fn values_of_every_kind() {
    let sizes = ["-a 2048", "-a 2k", "-a2K", "-a 0x800", "-a 02k", "-a 002048", "--asize 0b100000000000"];
    all_alike(Simulator::Relocation, &sizes, "./relocation.py -s 0 -a 2k");
    assert_eq!(
        printed(Simulator::Relocation, "-a 1m -p 2G -b 1025"),
        "./relocation.py -s 0 -a 1m -p 2g -b 1025"
    );
    all_alike(
        Simulator::Malloc,
        &["-p worst", "-p WORST", "-pWorst", "--policy=worst"],
        "./malloc.py -s 0 -p WORST",
    );
    all_alike(
        Simulator::Malloc,
        &["-A +10,-0", "-A+10,-0", "-A '+10, -0'", "--allocList=+10,-0", "--allocList +10,-0"],
        "./malloc.py -s 0 -A +10,-0",
    );
    all_alike(
        Simulator::Segmentation,
        &["-A 0,108,127", "-A '0, 108, 127'", "-A 0x0,0x6c,0x7f"],
        "./segmentation.py -s 0 -A 0,108,127",
    );
    all_alike(
        Simulator::Relocation,
        &["-s -5", "-s-5", "--seed=-5", "-s -05", "-s -0x5"],
        "./relocation.py -s -5",
    );
    all_alike(Simulator::Relocation, &["-s 00", "-s -0", "-s 0x0"], "./relocation.py -s 0");
    assert_eq!(printed(Simulator::Relocation, "-s 0123"), "./relocation.py -s 83");
}

#[test]
fn the_simulator_of_a_command_line() {
    assert_eq!(Simulator::of("$ python3 ./malloc.py -n 3"), Some(Simulator::Malloc));
    assert_eq!(Simulator::of("segmentation -n 3"), Some(Simulator::Segmentation));
    assert_eq!(Simulator::of("./relocation.py"), Some(Simulator::Relocation));
    for text in ["-n 3", "", "$", "./vmstat.py -n 3", "'"] {
        assert_eq!(Simulator::of(text), None, "{text}");
    }
    for simulator in Simulator::ALL {
        assert_eq!(Simulator::named(simulator.name()), Some(simulator));
    }
}

#[test]
fn whether_answers_are_asked_for() {
    assert!(homework(Simulator::Relocation, "-c").unwrap().flags().compute());
    assert!(!homework(Simulator::Relocation, "").unwrap().flags().compute());
    assert!(Simulator::Malloc.flags().iter().filter(|flag| flag.is_switch()).count() == 2);
}
