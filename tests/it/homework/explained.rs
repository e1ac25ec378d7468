//! Explanations, to the letter, of problems that between them have everything to be explained.

use course::homework::{Simulator, homework};
use expect_test::expect_file;

fn check(simulator: Simulator, flags: &str, name: &str) {
    let problem = homework(simulator, flags).unwrap();
    let mut told = format!("{}\n", problem.flags());
    for (index, question) in problem.questions().iter().enumerate() {
        let way = problem.explain(index).unwrap();
        told += &format!("\n{}\n", question.text);
        told.extend(way.steps.iter().map(|step| format!("    {step}\n")));
        told.extend(way.notes.iter().map(|note| format!("    Note: {note}\n")));
    }
    let path = format!("{}/it/homework/explained/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    expect_file![path].assert_eq(&told);
}

#[test]
fn relocation() {
    check(Simulator::Relocation, "-s 1", "relocation");
    check(Simulator::Relocation, "-l 0 -n 1", "relocation_of_nothing");
}

#[test]
fn segmentation() {
    check(Simulator::Segmentation, "-a 128 -p 512 -b 0 -l 20 -B 512 -L 20 -A 17,20,108,107", "segmentation");
    check(Simulator::Segmentation, "-a 17 -p 64 -b 10 -l 8 -B 67 -L 4 -A 7,8,9,16", "segmentation_odd");
}

#[test]
fn malloc() {
    let flags = "-S 100 -A +20,+4,+30,+4,+20,-0,-2,-4,+18,+18,+60";
    for policy in ["BEST", "WORST", "FIRST"] {
        check(Simulator::Malloc, &format!("{flags} -p {policy}"), &policy.to_lowercase());
    }
    check(Simulator::Malloc, "-A +10,+10,-0,-1,-0,+10,-0,-9,+99,-3 -C -l INSERT-BACK -H 4 -a 8", "listed");
    check(Simulator::Malloc, "-s 3 -C -H 4 -S 50 -r 20", "drawn");
    check(Simulator::Malloc, "-A +5,+6,+7,-1,-0,-2 -C -l SIZESORT-", "by_size");
    let many = vec!["+1"; 60].join(",")
        + ","
        + &(0..30).map(|id| format!("-{}", 2 * id)).collect::<Vec<_>>().join(",");
    let problem = homework(Simulator::Malloc, &format!("-A {many},+2,+1")).unwrap();
    let steps = problem.explain(2 * 90).unwrap().steps;
    assert_eq!(steps[2], "The other 30 blocks that it looks at change nothing.");
    assert_eq!(problem.explain(2 * 91).unwrap().steps.len(), 5);
}
