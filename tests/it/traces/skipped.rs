//! What is skipped, line by line and to the letter.

use sim::{Request, Trace};

use super::{read, skipped};

fn told(line: usize, reason: &str) -> (usize, String) {
    (line, reason.to_owned())
}

#[test]
fn valgrind() {
    let text = "\
--810-- malloc(8) = 0x10
--810-- free(0x20)
--810-- malloc(9) = 0x10
--810-- malloc(4294967296) = 0x30
--810-- malloc(4294967297) = 0x40
--810-- calloc(65536,65537) = 0x40
--810-- calloc(18446744073709551615,18446744073709551615) = 0x40
--810-- malloc(18446744073709551616) = 0x40
--810-- malloc(+5) = 0x40
--810-- malloc(8)
--810-- malloc(99999999) = 0x0
--810-- realloc(0x10,99) = 0x0
--810-- realloc(0x10,99) = 0x30
--810-- realloc(0x20,99) = 0x40
--810-- realloc(0x10,5000000000) = 0x50
--811-- free(0x50)
segmentation fault
--810-- posix_memalign(al 64, size 99)
--810-- free(0x50)
--810-- free(0x50)
";
    assert_eq!(
        skipped(text),
        [
            told(2, "0x20 is not live: no line above allocates it, or one has freed it since"),
            told(3, "0x10 is still live, as block 1: a line that frees it is missing above"),
            told(5, "4294967297 bytes are more than one request may ask for: 4 GiB, 4294967296 bytes"),
            told(6, "4295032832 bytes are more than one request may ask for: 4 GiB, 4294967296 bytes"),
            told(
                7,
                "18446744073709551615 bytes are more than one request may ask for: 4 GiB, 4294967296 bytes"
            ),
            told(
                8,
                "argument 1 of malloc is “18446744073709551616”: it should be a number of at most 64 bits"
            ),
            told(9, "argument 1 of malloc is “+5”: it should be a number of at most 64 bits"),
            told(10, "malloc returned “”: an address should stand behind it, as in “ = 0x4B07040”"),
            told(11, "this request failed when it was recorded: it returned null, not an address"),
            told(12, "this request failed when it was recorded: it returned null, not an address"),
            told(13, "0x30 is still live, as block 2: a line that frees it is missing above"),
            told(14, "0x20 is not live: no line above allocates it, or one has freed it since"),
            told(15, "5000000000 bytes are more than one request may ask for: 4 GiB, 4294967296 bytes"),
            told(16, "process 811 is not followed: the trace is of 810, the first to call"),
            told(
                17,
                "“segmentation fault” is no line of valgrind --trace-malloc=yes (“--22699-- malloc(472) = 0x4B07040”)"
            ),
            told(18, "posix_memalign's address is not printed: its block cannot be followed"),
            told(20, "0x50 is not live: no line above allocates it, or one has freed it since"),
        ]
    );
    let expected =
        [Request::Malloc { size: 8 }, Request::Malloc { size: 1 << 32 }, Request::Free { block: Some(1) }];
    assert_eq!(read(text).requests, expected);
}

#[test]
fn ltrace() {
    let text = "\
malloc(8) = 0x10
<... free resumed> ) = <void>
Hello, world!
realloc(0x10, x) = 0x20
malloc(8) = 0x20
[pid 7] malloc(9 <unfinished ...>
[pid 7] malloc(9) = 0x30
[pid 7] malloc(9) = 0x40
<... malloc
malloc(8) = <void>
";
    assert_eq!(
        skipped(text),
        [
            told(2, "nothing waits to be resumed: no line above says “<unfinished ...>”"),
            told(
                3,
                "“Hello, world!” is no line of ltrace -e malloc+calloc+realloc+free (“malloc(472) = 0x55d2a0”)"
            ),
            told(4, "argument 2 of realloc is “x”: it should be a number of at most 64 bits"),
            told(
                9,
                "“<... malloc” is no line of ltrace -e malloc+calloc+realloc+free (“malloc(472) = 0x55d2a0”)"
            ),
            told(10, "malloc returned “<void>”: an address should stand behind it, as in “ = 0x4B07040”"),
            told(
                6,
                "malloc never returned: no “<... malloc resumed>” follows, and 2 calls behind it count as its own"
            ),
        ]
    );
}

#[test]
fn mtrace() {
    let text = "\
= Start
+ 0x10 0x8
> 0x20 0x9
< 0x10
+ 0x20 0x9
! 0x10 0x7fffffffffff
+ (nil) 0x7fffffffffff
+ 0x30
@ ./a.out - 0x10
- 0x10 0x8
- (nil)
< 0x10
";
    assert_eq!(
        skipped(text),
        [
            told(3, "“>” ends a realloc that no “<” in the line above begins"),
            told(4, "“<” begins a realloc that no “>” in the next line ends"),
            told(6, "this realloc failed when it was recorded: its block stays as it was"),
            told(7, "this request failed when it was recorded: it returned null, not an address"),
            told(8, "“ 0x30” should be an address and a size: 0x1c47460 0x14"),
            told(
                9,
                "“@ ./a.out - 0x10” is no line of glibc's mtrace (“@ ./a.out:[0x400624] + 0x1c47460 0x14”)"
            ),
            told(10, "“ 0x10 0x8” should be one address: 0x1c47460"),
            told(12, "“<” begins a realloc that no “>” in the next line ends"),
        ]
    );
}

#[test]
fn rep() {
    let text = "20000\n3\n8\n1\n1\na 0 512\na 0 512\nr 1 640\nf 2\na 1\nf x\nf 18446744073709551615\nx 1 2\na 1 2 3\n";
    assert_eq!(
        skipped(text),
        [
            told(5, "“1” is no line of the malloc lab's .rep (“a 0 512”)"),
            told(7, "id 0 is still live, as block 1: a line that frees it is missing above"),
            told(8, "id 1 is not live: no line above allocates it, or one has freed it since"),
            told(9, "id 2 is not live: no line above allocates it, or one has freed it since"),
            told(10, "“1” should be an id and a size: 0 512"),
            told(11, "“x” should be an id: a number below 2^64 - 1"),
            told(12, "“18446744073709551615” should be an id: a number below 2^64 - 1"),
            told(13, "“x 1 2” is no line of the malloc lab's .rep (“a 0 512”)"),
            told(14, "“1 2 3” should be an id and a size: 0 512"),
        ]
    );
}

#[test]
fn reports_are_short_and_clean() {
    let line = format!("\u{1b}[31m{}", "ü".repeat(1_000));
    let told = skipped(&format!("a 0 1\n{line}\n"));
    let excerpt = format!("\u{fffd}[31m{}…", "ü".repeat(43));
    assert_eq!(told, [(2, format!("“{excerpt}” is no line of the malloc lab's .rep (“a 0 512”)"))]);
}

#[test]
fn reports_are_a_thousand_at_most() {
    let told = skipped(&format!("a 0 1\n{}", "f 9\n".repeat(1_512)));
    assert_eq!(told.len(), Trace::MOST_SKIPPED + 1);
    assert!(told[..Trace::MOST_SKIPPED].iter().map(|told| told.0).eq(2..=1_001));
    assert_eq!(told[1_000], (1_002, "512 more reports, from this line on, are left out".to_owned()));
    let exactly = skipped(&format!("a 0 1\n{}", "f 9\n".repeat(1_000)));
    assert_eq!(exactly.last().unwrap().0, 1_001);
    assert_eq!(exactly.len(), 1_000);
}

#[test]
fn requests_are_as_many_as_a_history_holds_at_most() {
    let full = "f -1\n".repeat(Trace::MOST);
    assert_eq!(read(&format!("{full}\n\n")).skipped, []);
    let trace = read(&format!("{full}\nf -1\nnoise\nf -1\n"));
    assert_eq!(trace.requests.len(), Trace::MOST);
    let [cut] = &trace.skipped[..] else { panic!("{:?}", trace.skipped) };
    assert_eq!(cut.line, Trace::MOST + 2);
    assert_eq!(
        cut.reason,
        "this line and all behind it are left out: 1999999 requests are the most that are read"
    );
}
