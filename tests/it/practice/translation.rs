//! “Translate this address”: the answer is that of the machine, and of a sum from the tables of the question.

use course::practice::{Question, Topic};
use expect_test::expect_file;
use sim::{AccessKind, Step};

use super::given::{behind, naive, number, typed};
use super::proof::Proof;
use super::shown::shown;
use super::soundness::{Least, prove_all};

const LEAST: Least = Least { questions: 200, wrong: 2 };

#[test]
fn two_of_each_to_read() {
    let path = format!("{}/it/practice/translation.txt", env!("CARGO_MANIFEST_DIR"));
    expect_file![path].assert_eq(&(shown(Topic::Translation, |_| 1) + &shown(Topic::Translation, |_| 2)));
}

#[test]
fn every_answer_is_proved() {
    prove_all(Topic::Translation, LEAST, |question, proof| {
        assert!(!proof.is_refused(), "{}", question.id);
        let answers = match question.skill.id {
            "static-relocation" => loaded(question, proof),
            "segment-offset" => offset(question, proof),
            "backwards" => backwards(question, proof),
            _ => forwards(question, proof),
        };
        assert_eq!(answers, [typed(question); 2], "{}", question.id);
    });
}

/// What the machine says, and what one computes.
type Answers = [Option<u64>; 2];

fn forwards(question: &Question, proof: &Proof) -> Answers {
    let text = &question.text;
    let space = if text.contains("An address space") { behind(text, "space has") } else { 0 };
    let sentence = text.split("segment. ").last().unwrap();
    let mut words = sentence.split(' ');
    let (who, verb) = (words.next().unwrap(), words.next().unwrap());
    let size =
        sentence.split_once(" bytes").map_or(1, |(before, _)| number(before.split(' ').next_back().unwrap()));
    let needs = match verb {
        "stores" => 'w',
        "fetches" => 'x',
        _ => 'r',
    };
    let access = (behind(sentence, "virtual address"), size);
    [proof.last().phys.map(|phys| phys.0), naive(question, who, space, access, needs)]
}

fn loaded(question: &Question, proof: &Proof) -> Answers {
    let made = proof.references().into_iter().rfind(|made| made.access != AccessKind::Fetch);
    let (_, instruction) = question.text.split_once("reads `").unwrap();
    let mut operands = instruction.split('`').next().unwrap().split([' ', ',']);
    let linked = operands.rfind(|operand| operand.starts_with("0x")).map(number).unwrap();
    let start = behind(&question.text, "physical address");
    [made.map(|made| made.translation.virt.0), Some(start + linked)]
}

fn offset(question: &Question, proof: &Proof) -> Answers {
    let found = proof.last().steps.iter().find_map(|step| match step {
        Step::Offset { offset } => Some(offset.unsigned_abs()),
        _ => None,
    });
    let (virt, space) = (behind(&question.text, "virtual address"), behind(&question.text, "space has"));
    let down = question.text.contains("in the stack");
    [found, Some(if down { space - virt } else { virt % (space / 4) })]
}

fn backwards(question: &Question, proof: &Proof) -> Answers {
    let text = &question.text;
    let space = if text.contains("An address space") { behind(text, "space has") } else { 0 };
    let phys = behind(text, "physical address");
    let who = text.split("address of ").last().unwrap().split(' ').next().unwrap();
    let way = proof.last();
    assert_eq!(way.phys.map(|phys| phys.0), Some(phys), "{}", question.id);
    let arrives = naive(question, who, space, (way.virt.0, 1), 'r') == Some(phys);
    [Some(way.virt.0), typed(question).filter(|_| arrives)]
}
