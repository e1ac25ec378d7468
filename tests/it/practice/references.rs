//! “Count the memory references”: the count and the rows of references are those of the machine, and of a naive reader
//! of the listing.

mod listing;

use course::practice::{Form, Question, Topic};
use expect_test::expect_file;
use sim::AccessKind;

use super::given::{code, naive, number, table, typed};
use super::proof::Proof;
use super::shown::shown;
use super::soundness::{Least, prove_all};
use listing::{count, row};

const LEAST: Least = Least { questions: 200, wrong: 2 };

#[test]
fn two_of_each_to_read() {
    let path = format!("{}/it/practice/references.txt", env!("CARGO_MANIFEST_DIR"));
    expect_file![path].assert_eq(&(shown(Topic::References, |_| 1) + &shown(Topic::References, |_| 2)));
}

#[test]
fn every_answer_is_proved() {
    prove_all(Topic::References, LEAST, |question, proof| {
        assert!(!proof.is_refused(), "{}", question.id);
        match question.form {
            Form::Type(_) => counted(question, proof),
            Form::Choose(_) => chosen(question, proof),
        }
    });
}

fn counted(question: &Question, proof: &Proof) {
    let made = Some(proof.references().len() as u64);
    assert_eq!([made, Some(count(code(question)))], [typed(question); 2], "{}", question.id);
}

fn chosen(question: &Question, proof: &Proof) {
    let physical = question.skill.id == "which-physical";
    let told = |kind: AccessKind, at: u64| format!("{kind} `{at:#x}`");
    let made = proof.references().into_iter().map(|made| {
        let way = &made.translation;
        told(made.access, if physical { way.phys.unwrap().0 } else { way.virt.0 })
    });
    let made: Vec<String> = made.collect();
    let register = |name: &str| {
        let row = table(question, "CPU registers").iter().find(|row| row[0] == name);
        row.map_or(0, |row| number(&row[1]))
    };
    let space = table(question, "Virtual addresses")
        .get(1)
        .map_or(0, |row| 4 * number(row[2].split(' ').next().unwrap()));
    let naive_ones = row(&code(question)[0], &register).into_iter().map(|(kind, at)| {
        let needs = if kind == AccessKind::Fetch { 'x' } else { 'r' };
        told(kind, if physical { naive(question, "A", space, (at, 1), needs).unwrap() } else { at })
    });
    let naive_ones: Vec<String> = naive_ones.collect();
    let answer = question.answer();
    assert_eq!([&made.join(", "), &naive_ones.join(", ")], [&answer; 2], "{}", question.id);
}
