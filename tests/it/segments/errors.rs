//! Every error about a C program, to the letter.

use course::segments;

#[track_caller]
fn refused(source: &str, why: &str) {
    match segments(source) {
        Err(error) => assert_eq!(error.to_string(), why, "{}", source.chars().take(200).collect::<String>()),
        Ok(items) => panic!("read: {source}\n{items:#?}"),
    }
}

#[test]
fn what_is_open_must_be_closed() {
    let comment = "the comment that begins here is never closed; write */ where it ends";
    let string = "the string that begins here is not closed on its line; write \" where it ends";
    let character = "the character that begins here is not closed on its line; write ' where it ends";
    refused("int x; /* never", &format!("line 1, column 8: {comment}"));
    refused("\nchar *s = \"abc;\n", &format!("line 2, column 11: {string}"));
    refused("\r\nchar *s = L\"abc\\\";\r\n\"", &format!("line 2, column 11: {string}"));
    refused("char c = 'a;\n", &format!("line 1, column 10: {character}"));
    refused("char c = '';\n", &format!("line 1, column 10: {character}"));
}

#[test]
fn characters_that_are_no_c_are_named() {
    refused(
        "int \u{e9};",
        "line 1, column 5: \u{201c}\u{e9}\u{201d} cannot stand in a C program outside strings and comments",
    );
    refused(
        "/* \u{e9} */ @",
        "line 1, column 9: \u{201c}@\u{201d} cannot stand in a C program outside strings and comments",
    );
    refused("int a\\b;", "line 1, column 6: a backslash may stand here only at the very end of a line");
    refused("int a\u{1};", "line 1, column 6: the character U+0001 cannot stand in a C program");
    refused("int x;\0", "line 1, column 7: a byte of value 0 cannot stand in a C program");
    refused("char *s = \"a\0b\";", "line 1, column 11: a byte of value 0 cannot stand in a C program");
}

#[test]
fn a_missing_semicolon_is_seen_where_it_is_missed() {
    let missing = |place: &str, found: &str, before: &str| {
        let found = format!("\u{201c}{found}\u{201d} is not expected here");
        format!("{place}: {found}; a ; may be missing behind \u{201c}{before}\u{201d}")
    };
    refused("int x = 3\nint y;", &missing("line 2, column 1", "int", "3"));
    refused("int main(void) { return 0 }", &missing("line 1, column 27", "}", "0"));
    refused("struct { int x } s;", &missing("line 1, column 16", "}", "x"));
    refused("\u{feff}#define N 3\r\nint a = N\r\nint b;", &missing("line 3, column 1", "int", "3"));
}

#[test]
fn what_was_not_expected_is_named_with_what_could_stand_there() {
    for (source, place, found, hopes) in [
        ("int main(void) { int x = ; }", 26, ";", "\u{201c}{\u{201d}, a name or an operator"),
        ("int x = (1 + ;", 14, ";", "a name or an operator"),
        ("int a[3;", 8, ";", "\u{201c}]\u{201d} or an operator"),
        ("int 3x;", 5, "3x", "\u{201c};\u{201d}, a name or an operator"),
        ("int main(void) { if x; }", 21, "x", "\u{201c}(\u{201d}"),
        (
            "int main(void) { printf(\"a\" x); }",
            29,
            "x",
            "\u{201c},\u{201d}, \u{201c})\u{201d} or an operator",
        ),
        ("}", 1, "}", "\u{201c};\u{201d} or a type"),
        ("else", 1, "else", "\u{201c};\u{201d} or a type"),
    ] {
        let told = format!("\u{201c}{found}\u{201d} is not expected here; {hopes} could stand here");
        refused(source, &format!("line 1, column {place}: {told}"));
    }
    refused(
        "int main(void) {\n",
        "line 1, column 17: the program ends too early; \u{201c};\u{201d}, \u{201c}}\u{201d}, \u{201c}{\u{201d}, a name, \
         a type or an operator could stand here",
    );
}

#[test]
fn a_type_that_is_not_known_is_said_to_be_one() {
    refused(
        "foo_t x;",
        "line 1, column 1: \u{201c}foo_t\u{201d} is no type that is known here; if it is one, it needs a typedef above, \
         otherwise \u{201c};\u{201d} or a type could stand here",
    );
    let unknown = "list is no type that is known here; write a typedef for it above";
    refused("#include \"list.h\"\nint main(void) {\n  list *p;\n}", &format!("line 3, column 3: {unknown}"));
    refused("int main(void) { list *p = 0; }", &format!("line 1, column 18: {unknown}"));
    refused(
        "int main(void) { foo_t x; }",
        "line 1, column 24: \u{201c}x\u{201d} is not expected behind \u{201c}foo_t\u{201d}; if foo_t is a type, it needs \
         a typedef above, otherwise \u{201c};\u{201d}, \u{201c},\u{201d}, \u{201c}:\u{201d} or an operator could stand here",
    );
}

#[test]
fn directives_that_cannot_be_followed_are_named() {
    for (source, why) in [
        ("#define\n", "line 1, column 2: #define needs the name of a macro behind it"),
        ("#foo\n", "line 1, column 2: #foo is no directive of C"),
        ("#else\n", "line 1, column 2: #else stands here without an #if before it"),
        ("int x;\n#endif", "line 2, column 2: #endif stands here without an #if before it"),
        ("#if 1\nint x;", "line 1, column 2: this #if is never closed; write #endif"),
        ("#error stop, don't\n", "line 1, column 1: here the program stops itself: #error stop, don't"),
        ("#define F(a) a\nint x = F(1, 2);", "line 2, column 9: the macro F wants 1 argument, and gets 2"),
        (
            "#define F(a) a\nint x = F(1",
            "line 2, column 9: the parenthesis behind the macro F is never closed; write )",
        ),
        ("#define F(a\nint x;", "line 1, column 10: the parameters of this macro are never closed; write )"),
        (
            "#define S(x) #x\nchar *p = S(a);",
            "line 2, column 11: the macro S uses #, which is not read here; write out what it stands for",
        ),
        (
            "#if A > 3\n#endif\n",
            "line 1, column 2: the condition of this #if cannot be worked out here; write #if 0, #if 1, #ifdef NAME, \
             #if defined(NAME) or keep the part that is meant",
        ),
        (
            "int x __attribute__((section(\".text\")));",
            "line 1, column 22: the attribute section puts things where only the linker knows",
        ),
    ] {
        refused(source, why);
    }
}

#[test]
fn what_is_too_much_is_said_with_its_bound() {
    let deep = |open: &str, times: usize| format!("int main(void) {{\nint x = {}1; }}", open.repeat(times));
    refused(&deep("(", 40), "line 2, column 40: brackets stand inside one another more than 32 deep");
    refused(
        &deep("- ", 400),
        "line 2, column 603: more than 300 tokens stand here without an end; part them with ; or ,",
    );
    refused(
        &deep("1 ? 2, 2 : ", 110),
        "line 2, column 671: more than 60 choices or statements stand in one chain",
    );
    refused(
        &deep("sizeof(int[", 20),
        "line 2, column 59: types, sizeof and subscripts stand inside one another too deep",
    );
    refused(&" ".repeat(300_000), "line 1, column 1: the program has 300000 bytes; at most 262144 are read");
    let chain: String = (0..70).map(|n| format!("#define M{n} M{}\n", n + 1)).collect();
    refused(
        &format!("{chain}int M0;"),
        "line 71, column 5: macros stand inside one another more than 64 deep",
    );
}
