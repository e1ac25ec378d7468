//! How each tool writes things down, and which of them wrote.

use sim::{Request, Trace, TraceFormat};

use super::{WORDS, read, requests};

use Request::{Calloc, Free, Malloc, Realloc};

#[test]
fn formats_have_names() {
    assert_eq!(TraceFormat::ALL.map(TraceFormat::name), ["valgrind", "ltrace", "mtrace", "rep"]);
}

#[test]
fn line_ends_marks_blank_lines_and_noise_change_nothing() {
    for text in WORDS {
        let clean = requests(text);
        assert_eq!(requests(&text.replace('\n', "\r\n")), clean);
        assert_eq!(requests(&text.replace('\n', "\n\n  \n")), clean);
        assert_eq!(requests(&format!("\u{feff}{text}")), clean);
        assert_eq!(requests(text.trim_end()), clean);
        let noisy = read(&format!("$ make words\ncc -O0 -o words words.c\n\n{text}"));
        let lines: Vec<usize> = noisy.skipped.iter().map(|skipped| skipped.line).collect();
        assert_eq!((noisy.requests, lines), (clean, vec![1, 2]));
    }
}

#[test]
fn valgrind_with_times_and_chatter() {
    let text = "\
==00:00:00:00.000 810== Memcheck, a memory error detector
--00:00:00:00.020 810-- REDIR: 0x401 (ld.so:strlen) redirected to 0x580 (vgPlain_amd64_linux_REDIR_FOR_strlen)
--00:00:00:00.350 810-- calloc(3,7) = 0x4D6DD80
--00:00:00:00.353 810-- malloc_usable_size(0x4D6DD80) = 21
--00:00:00:00.354 810-- realloc(0x4D6DD80,0)free(0x4D6DD80)
--00:00:00:00.354 810--  = 0
**00:00:00:00.355 810** printed by the program through a client request
--00:00:00:00.356 810-- realloc(0x0,12) = 0x4D6E2E0
--00:00:00:00.357 810-- realloc(0x4D6E2E0,0) = 0x0
--00:00:00:00.358 810-- calloc(0,8) = 0x4D6DD80
--00:00:00:00.359 810-- realloc(0x4D6DD80,0) = 0x4D6DD80
--00:00:00:00.360 810-- free(0x0)
";
    let expected = [
        Calloc { count: 3, size: 7 },
        Free { block: Some(1) },
        Malloc { size: 12 },
        Free { block: Some(2) },
        Calloc { count: 1, size: 1 },
        Realloc { block: 3, size: 1 },
        Free { block: None },
    ];
    assert_eq!(requests(text), expected);
    assert_eq!(read(text).peak(), (1, 21));
}

#[test]
fn ltrace_in_all_its_dress() {
    let text = "\
libc.so.6->malloc(4096)                          = 0xc9ac03e0f010
14:10:36.130338 ls->calloc(1, 32)                = 0x55d2a0
[pid 810] 1510622447.180887 realloc(NULL, 80)    = 0x804f018 <0.000110>
[0x403db8] malloc@libc.so.6(24)                  = 0x804f100
  0.000056 realloc(0x804f100, 64)= 0x804f200
strlen(\"some (words) = here\")                    = 19
--- SIGCHLD (Child exited) ---
ls->reallocarray(nil, 3, 4)                      = 0x804f300
aligned_alloc(64, 128)                           = 0x804f400
_Znwm(24, 0x7ffe, 1, 0)                          = 0x804f500
_ZdlPv(0x804f500, 0x7ffe)                        = <void>
realloc(0x804f400, 0)                            = nil
free(0x804f300)                                  = <void>
free(nil)                                        = <void>
free(0)
free((nil))                                      = <void>
+++ exited (status 0) +++
";
    let expected = [
        Malloc { size: 4096 },
        Calloc { count: 1, size: 32 },
        Malloc { size: 80 },
        Malloc { size: 24 },
        Realloc { block: 4, size: 64 },
        Malloc { size: 12 },
        Malloc { size: 128 },
        Malloc { size: 24 },
        Free { block: Some(7) },
        Free { block: Some(6) },
        Free { block: Some(5) },
        Free { block: None },
        Free { block: None },
        Free { block: None },
    ];
    assert_eq!(requests(text), expected);
}

#[test]
fn ltrace_of_calls_inside_calls_and_of_threads() {
    let text = "\
malloc(100 <unfinished ...>
SYS_brk(NULL)                                    = 0xa9f000
<... malloc resumed> )                           = 0xa9f010
realloc@libc.so.6(0, 32 <unfinished ...>
malloc@libc.so.6(32 <unfinished ...>
malloc_hook_ini@libc.so.6(32)                    = 0x5601a10
<... malloc resumed> )                           = 0x5601a10
free@libc.so.6(0)                                = <void>
<... realloc resumed> )                          = 0x5601a10
[pid 6] free(0xa9f010 <unfinished ...>
[pid 1] malloc(8192 <unfinished ...>
[pid 6] <... free resumed> )                     = <void>
[pid 6] malloc(100 <unfinished ...>
[pid 1] <... malloc resumed> )                   = 0x48f6f90
[pid 1] free(0x48f6f90)                          = <void>
[pid 6] <... malloc resumed> )                   = 0x48f6f90
";
    let expected = [
        Malloc { size: 100 },
        Malloc { size: 32 },
        Free { block: Some(1) },
        Malloc { size: 8192 },
        Free { block: Some(3) },
        Malloc { size: 100 },
    ];
    assert_eq!(requests(text), expected);
    // The same with bare process ids, as `-o` writes them.
    assert_eq!(requests(&text.replace("[pid ", "").replace("6] ", "6 ").replace("1] ", "1 ")), expected);
}

#[test]
fn mtrace_with_and_without_places() {
    let text = "\
= Start
@ ./a.out:(main+0x1e)[0x400624] + 0x1c47460 0x14
@ [0x400631] + 0x1c47480 0
+ 0x1c474a0 0x10
@ /home/a b/[x]/lib.so:(f+0x1)[0x7f31] < 0x1c47460
@ /home/a b/[x]/lib.so:(f+0x1)[0x7f31] > 0x1c474c0 0x40
- 0x1c47480
@ ./a.out:[0x400640] - 0x1c474c0
= End
";
    let expected = [
        Malloc { size: 20 },
        Malloc { size: 1 },
        Malloc { size: 16 },
        Realloc { block: 1, size: 64 },
        Free { block: Some(2) },
        Free { block: Some(1) },
    ];
    assert_eq!(requests(text), expected);
}

#[test]
fn rep_with_ids_in_any_order() {
    let text = "20000\n3\n8\n1\na 7 512\na 0 0\nr 7 640\nf -1\nf 7\na 7 9\nr 0 0\nf 7\n";
    let expected = [
        Malloc { size: 512 },
        Malloc { size: 1 },
        Realloc { block: 1, size: 640 },
        Free { block: None },
        Free { block: Some(1) },
        Malloc { size: 9 },
        Free { block: Some(2) },
        Free { block: Some(3) },
    ];
    assert_eq!(requests(text), expected);
    assert_eq!(read(text).peak(), (2, 641));
}

#[test]
fn what_is_no_trace() {
    let unknown = "no line of this text is one of a malloc trace; known are \
        valgrind --trace-malloc=yes (“--22699-- malloc(472) = 0x4B07040”), \
        ltrace -e malloc+calloc+realloc+free (“malloc(472) = 0x55d2a0”), \
        glibc's mtrace (“@ ./a.out:[0x400624] + 0x1c47460 0x14”) and the malloc lab's .rep (“a 0 512”)";
    for text in ["", "\u{feff}", "\r\n\r\n", "hello", "1\n2\n3\n4\n", "\0\u{1}\u{7f}\u{fffd}"] {
        assert_eq!(Trace::read(text), Err(unknown.to_owned()), "{text:?}");
    }
    assert_eq!(
        Trace::read("==810== Memcheck, a memory error detector\n==810== Command: ls\n").unwrap_err(),
        "this looks like valgrind --trace-malloc=yes (“--22699-- malloc(472) = 0x4B07040”), \
         but not one request could be read"
    );
    assert_eq!(
        Trace::read("= Start\n- 0x10\n= End\n").unwrap_err(),
        "this looks like glibc's mtrace (“@ ./a.out:[0x400624] + 0x1c47460 0x14”), but not one request \
         could be read; line 2: 0x10 is not live: no line above allocates it, or one has freed it since"
    );
}

/// Reads a line behind each recording, in which it must change nothing.
fn harmless(line: &str) {
    for (text, format) in WORDS.into_iter().zip(TraceFormat::ALL) {
        let trace = read(&format!("{text}{line}\n"));
        assert_eq!((trace.format, trace.requests), (format, requests(text)));
        assert!(trace.skipped.iter().all(|skipped| skipped.reason.len() < 400));
    }
}

#[test]
fn long_lines_and_binary_noise_do_no_harm() {
    let noise = (0..100_000_u32).map(|byte| (byte.wrapping_mul(2_654_435_761) >> 13) as u8);
    let noise = String::from_utf8_lossy(&noise.collect::<Vec<u8>>()).into_owned();
    let units =
        ["x", "[", "[1]", "1 ", "(", "->", ",", "<unfinished ...>", "] ", "= ", "a 1 ", "malloc(1)", &noise];
    let starts = [
        "",
        "--1-- ",
        "--1-- calloc(",
        "malloc(1",
        "_Znw",
        "<... malloc resumed>",
        "@ ",
        "@ ]+ ",
        "a ",
        "f ",
    ];
    for unit in units {
        let long = unit.repeat(100_000 / unit.len()).replace('\n', " ");
        starts.iter().for_each(|start| harmless(&format!("{start}{long}")));
    }
    harmless(&"--1-- malloc(".repeat(800_000));
}
