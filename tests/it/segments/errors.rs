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
    refused(
        "int x; /* never",
        "line 1, column 8: the comment that begins here is never closed; write */ where it ends",
    );
    refused(
        "\nchar *s = \"abc;\n",
        "line 2, column 11: the string that begins here is not closed on its line; write \" where it ends",
    );
    refused(
        "char c = 'a;\n",
        "line 1, column 10: the character that begins here is not closed on its line; write ' where it ends",
    );
    refused("#if 1\nint x;", "line 1, column 2: this #if is never closed; write #endif");
}
