//! Broken lectures: each error names the line of the file and says what is wrong.

use course::Lecture;

/// Wraps a body so that its first line is line 9 of the file, inside a step that has a machine.
fn step(body: &str) -> String {
    format!("---\nslug: a\ntitle: A\n---\n## S\n```sim\nprocess A\n```\n{body}\n")
}

fn check(source: &str, line: usize, said: &str) {
    let error = match Lecture::parse(source) {
        Ok(lecture) => panic!("{source}\nwas read as {lecture:?}"),
        Err(error) => error,
    };
    assert_eq!(error.line, line, "{source}\n{error}");
    assert!(error.message.contains(said), "{source}\n{error}");
    assert_eq!(error.to_string(), format!("line {line}: {}", error.message));
}

#[test]
fn front_matter() {
    check("", 1, "begins with a line ---");
    check("# Title\n", 1, "begins with a line ---");
    check("---\nslug: a\n", 1, "ends the front matter is missing");
    check("---\nslug: a\n---\n", 1, "no title: line");
    check("---\ntitle: A\n---\n", 1, "no slug: line");
    check("---\nslug: a\nslug: b\ntitle: A\n---\n", 3, "slug is said twice");
    check("---\n# fine\nslug: Two Words\ntitle: A\n---\n", 3, "is no slug");
    check("---\ntitle:\n---\n", 2, "title is empty");
    check("---\nauthor: me\n---\n", 2, "\u{201c}author\u{201d} is not known here");
}

#[test]
fn steps() {
    check("---\nslug: a\ntitle: A\n---\n\ntext\n", 6, "before the first step");
    check("---\nslug: a\ntitle: A\n---\n\n# Part\n", 1, "has no step");
    check("---\nslug: a\ntitle: A\n---\n\n## S\n\ntext\n", 6, "has no machine");
    check(&step("\n## S\n\ntext"), 10, "another step is called s already");
    check(&step("## \u{3b1}"), 9, "is no slug");
    check(&step("## T {#Not_a_slug}"), 9, "is no slug");
    check(&step("##\n"), 9, "has no title");
}

#[test]
fn machines() {
    check(&step("\n```sim\nprocess B\n```"), 10, "has a sim block already");
    check(
        &step("## T\n\n```sim\nprocess A\n  0x10: mvol %eax, %ebx\n```"),
        13,
        "column 9: there is no instruction `mvol`",
    );
    check(&step("## T\n\n```sim\nmachine mechanism=magic\n```"), 12, "is not a mechanism");
    check(&step("- item\n\n  ```sim\n  process B\n  ```"), 11, "not inside a list");
}

#[test]
fn expectations() {
    check(&step("```expect\n\nreferences 5\n```"), 11, "should be: quantity = value");
    check(
        &step("```expect\nreferences = 0\nreferrals = 5\n```"),
        11,
        "is no quantity, such as references, physical or system-calls; AUTHORING.md lists them all",
    );
    check(
        &step("```expect\nbytes A 0x10 = 5\n```"),
        10,
        "bytes is written bytes process number number = value",
    );
    check(&step("```expect\nbytes A here 4 = 5\n```"), 10, "\u{201c}here\u{201d} is not a number");
    check(&step("```expect\nbase A data = 5\n```"), 10, "there are code, static-data, heap and stack");
    check(&step("```expect\nregister A xyz = 5\n```"), 10, "is not a register");
    check(&step("```expect\nreferences =\n```"), 10, "a value is missing");
    check(&step("```expect\n= 5\n```"), 10, "a quantity is missing");
}

#[test]
fn lines_are_counted_alike_with_windows_line_ends_and_a_byte_order_mark() {
    let source = format!("\u{feff}{}", step("\ntext\n\n<b>bold</b>").replace('\n', "\r\n"));
    check(&source, 12, "raw HTML");
}
