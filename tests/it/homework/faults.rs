//! The known faults of the originals: answered as they answer, and told where they show.

use course::homework::{Simulator, homework};

/// The notes beside the explanation of a question.
fn notes(simulator: Simulator, flags: &str, question: usize) -> Vec<String> {
    homework(simulator, flags).unwrap().explain(question).unwrap().notes
}

#[test]
fn a_segment_may_end_one_past_memory() {
    let flags = "-a 16 -p 64 -b 60 -l 5 -B 40 -L 4 -A 4";
    let problem = homework(Simulator::Segmentation, flags).unwrap();
    assert_eq!(problem.questions()[0].answer, "64");
    assert_eq!(
        notes(Simulator::Segmentation, flags, 0),
        [
            "Segment 0 ends 1 (0x1) byte past the end of memory, 64 (0x40). The original lets it, because its check is off by one; a real machine has no such memory."
        ]
    );
}

#[test]
fn segment_1_is_checked_at_its_low_end_only() {
    let flags = "-a 16 -p 64 -b 0 -l 4 -B 70 -L 6 -A 15";
    assert_eq!(homework(Simulator::Segmentation, flags).unwrap().questions()[0].answer, "69");
    assert_eq!(
        notes(Simulator::Segmentation, flags, 0),
        [
            "Segment 1 ends 6 (0x6) bytes past the end of memory, 64 (0x40). The original lets it, because it checks only where the segment begins; a real machine has no such memory."
        ]
    );
    let flags = "-a 16 -p 64 -b 40 -l 4 -B 3 -L 6 -A 10,13";
    let problem = homework(Simulator::Segmentation, flags).unwrap();
    assert_eq!(
        problem.questions().iter().map(|question| question.answer.clone()).collect::<Vec<_>>(),
        ["-3", "0"]
    );
    assert_eq!(
        notes(Simulator::Segmentation, flags, 0),
        [
            "Segment 1 begins at -3 (-0x3), below the first byte of memory. The original does not look at that; a real machine has no such memory."
        ]
    );
}

#[test]
fn segments_may_overlap_where_segment_1_begins_below() {
    let flags = "-a 16 -p 64 -b 10 -l 8 -B 14 -L 8 -A 1";
    assert_eq!(
        notes(Simulator::Segmentation, flags, 0),
        [
            "The segments share 4 (0x4) bytes, from 10 (0xa) on. The original looks for that only where segment 1 begins above segment 0."
        ]
    );
    assert_eq!(notes(Simulator::Segmentation, "-a 16 -p 64 -b 10 -l 8 -B 30 -L 8 -A 1", 0), [""; 0]);
}

#[test]
fn a_failed_allocation_with_a_header_looks_like_an_address() {
    let flags = "-S 10 -H 4 -r 64 -P 100 -n 1 -s 1";
    let problem = homework(Simulator::Malloc, flags).unwrap();
    assert_eq!(problem.questions()[0].answer, "3");
    assert_eq!(
        notes(Simulator::Malloc, flags, 0),
        [
            "Malloc should return -1 here. The original adds the header to whatever it found, a failure too, and prints 3, which looks like an address."
        ]
    );
    let typed = problem.mark(0, "-1").unwrap();
    assert_eq!(typed.mistake, Some("header-on-failure"));
    assert_eq!(notes(Simulator::Malloc, "-S 10 -H 4 -A +50", 0), [""; 0]);
}

#[test]
fn coalescing_looks_at_neighbours_of_the_list_only() {
    let flags = "-A +10,+10,-0,-1 -C -l INSERT-FRONT";
    let problem = homework(Simulator::Malloc, flags).unwrap();
    assert_eq!(problem.questions()[7].answer, "[ addr:1010 sz:10 ][ addr:1000 sz:10 ][ addr:1020 sz:80 ]");
    assert_eq!(
        notes(Simulator::Malloc, flags, 7),
        [
            "The blocks at 1010 (0x3f2) and 1020 (0x3fc) touch and stay apart in spite of -C: the original merges a block only with the one right behind it in the list, and in INSERT-FRONT order that is rarely the one behind it in memory."
        ]
    );
    assert_eq!(notes(Simulator::Malloc, "-A +10,+10,-0,-1 -C", 7), [""; 0]);
}

#[test]
fn a_stale_pointer_frees_what_lies_there_now() {
    let problem = homework(Simulator::Malloc, "-A +10,-0,+10,-0,-1").unwrap();
    let answers: Vec<String> =
        problem.questions().into_iter().step_by(2).map(|question| question.answer).collect();
    assert_eq!(answers, ["1000", "0", "1000", "0", "-1"]);
    let way = problem.explain(6).unwrap();
    assert_eq!(
        way.steps,
        [
            "ptr[0] was freed before, but it still holds 1000 (0x3e8), where the block of ptr[1] lies now: free gives that one back and returns 0."
        ]
    );
}
