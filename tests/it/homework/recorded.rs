//! Recorded runs of the originals: the same flags give the same problem and the same answers, to the letter.

use course::homework::{Simulator, homework};
use serde_json::Value;

fn replay(text: &str) {
    let cases: Vec<Value> = serde_json::from_str(text).unwrap();
    assert_eq!(cases.len(), 40);
    for case in cases {
        let flags = case["flags"].as_str().unwrap();
        let simulator = Simulator::named(case["simulator"].as_str().unwrap()).unwrap();
        let problem = homework(simulator, flags).unwrap();
        assert_eq!(serde_json::to_value(&problem).unwrap(), case["answers"], "{flags}");
        let again = homework(simulator, &problem.flags().to_string()).unwrap();
        assert_eq!(again, problem, "{flags}");
    }
}

#[test]
fn forty_runs_of_relocation() {
    replay(include_str!("../../cases/ostep/relocation.json"));
}

#[test]
fn forty_runs_of_segmentation() {
    replay(include_str!("../../cases/ostep/segmentation.json"));
}

#[test]
fn forty_runs_of_malloc() {
    replay(include_str!("../../cases/ostep/malloc.json"));
}
