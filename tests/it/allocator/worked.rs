//! Small cases worked by hand: what each policy and each order is known for.

use sim::{Extent, Heap, HeapCell, HeapRules, ListOrder, Policy, Resized, Whereabouts};

const PLAIN: HeapRules = HeapRules {
    policy: Policy::FirstFit,
    order: ListOrder::Address,
    header: 0,
    alignment: 1,
    coalesce: true,
};

fn heap(rules: HeapRules, size: u64) -> Heap {
    Heap::new(rules, Extent { start: 0, size })
}

/// A heap with free blocks of these sizes, in this order, each behind a block of 1 byte in use.
fn with_holes(rules: HeapRules, holes: &[u64]) -> Heap {
    let mut heap = heap(rules, holes.iter().map(|size| size + 1).sum());
    let mut addresses = Vec::new();
    for size in holes {
        heap.allocate(1).unwrap();
        addresses.push(heap.allocate(*size).unwrap().address);
    }
    addresses.into_iter().for_each(|address| assert!(heap.release(address).is_ok()));
    heap
}

#[test]
fn each_policy_takes_its_own_hole() {
    let holes = [30, 10, 20, 40, 20, 40];
    let chosen = |policy| {
        let mut heap = with_holes(HeapRules { policy, ..PLAIN }, &holes);
        let taken = heap.allocate(15).unwrap();
        (taken.hole.start, taken.hole.size, taken.visited)
    };
    assert_eq!(chosen(Policy::FirstFit), (1, 30, 1));
    assert_eq!(chosen(Policy::BestFit), (43, 20, 6));
    assert_eq!(chosen(Policy::WorstFit), (64, 40, 6));
    // The last allocation was the last hole's own: behind it there is nothing, so that the head comes next.
    assert_eq!(chosen(Policy::NextFit), (1, 30, 1));
}

#[test]
fn next_fit_goes_on_where_it_stopped_and_comes_round() {
    let mut heap = with_holes(HeapRules { policy: Policy::NextFit, ..PLAIN }, &[30, 10, 20]);
    let visits: Vec<(u64, u64)> =
        [25, 8, 18, 5].map(|size| heap.allocate(size).map(|it| (it.address, it.visited)).unwrap()).into();
    assert_eq!(visits, [(1, 1), (32, 2), (43, 2), (26, 2)]);
}

#[test]
fn buddies_halve_and_merge() {
    let mut heap = heap(HeapRules { policy: Policy::Buddy, ..PLAIN }, 64);
    let taken = heap.allocate(9).unwrap();
    assert_eq!((taken.address, taken.size, taken.visited, taken.split), (0, 16, 3, true));
    assert_eq!(heap.free_list(), [Extent { start: 16, size: 16 }, Extent { start: 32, size: 32 }]);
    assert_eq!(heap.release(0).unwrap().merged, 2);
    assert_eq!(heap.free_list(), [Extent { start: 0, size: 64 }]);
    let full = heap.allocate(65).unwrap_err();
    assert_eq!((full.visited, full.missing), (0, 64));
}

#[test]
fn an_arena_that_is_no_power_of_two_is_cut_into_aligned_blocks() {
    let rules = HeapRules { policy: Policy::Buddy, ..PLAIN };
    let mut heap = Heap::new(rules, Extent { start: 24, size: 100 });
    let sizes = |heap: &Heap| {
        let blocks = heap.blocks();
        blocks.iter().map(|block| (block.address, block.size)).collect::<Vec<_>>()
    };
    assert_eq!(sizes(&heap), [(24, 8), (32, 32), (64, 32), (96, 16), (112, 8), (120, 4)]);
    heap.grow(4);
    assert_eq!(sizes(&heap), [(24, 8), (32, 32), (64, 64)]);
}

#[test]
fn lists_in_other_orders_merge_only_what_follows_in_the_list() {
    let freed = |order, sequence: [usize; 3]| {
        let mut heap = heap(HeapRules { order, ..PLAIN }, 30);
        let blocks = [10, 10, 10].map(|size| heap.allocate(size).unwrap().address);
        sequence.map(|which| heap.release(blocks[which]).unwrap().merged)
    };
    assert_eq!(freed(ListOrder::Address, [2, 0, 1]), [0, 0, 2]);
    assert_eq!(freed(ListOrder::Front, [2, 1, 0]), [0, 1, 1]);
    assert_eq!(freed(ListOrder::Front, [0, 1, 2]), [0, 0, 0]);
    assert_eq!(freed(ListOrder::Back, [0, 1, 2]), [0, 1, 1]);
    assert_eq!(freed(ListOrder::Back, [2, 1, 0]), [0, 0, 0]);
}

#[test]
fn a_stretch_of_its_own_goes_back_to_the_os_only_from_the_end() {
    let mut heap = heap(HeapRules { header: 8, ..PLAIN }, 64);
    let (first, second) = (heap.map(100, 128), heap.map(100, 128));
    assert_eq!((first, second, heap.end(), heap.usable(second)), (72, 200, 320, Some(120)));
    let freed = heap.release(first).unwrap();
    assert_eq!((freed.unmapped, freed.merged, freed.size), (0, 1, 120));
    let freed = heap.release(second).unwrap();
    assert_eq!((freed.unmapped, freed.merged, heap.end()), (128, 0, 192));
    assert_eq!(heap.whereabouts(second), Whereabouts::Outside);
}

#[test]
fn a_block_grows_into_the_hole_behind_it() {
    let mut heap = with_holes(PLAIN, &[20, 5]);
    assert_eq!(heap.resize(0, 15), Ok(Resized::InPlace { size: 15 }));
    assert_eq!(heap.free_list()[0], Extent { start: 15, size: 6 });
    assert_eq!(heap.whereabouts(16), Whereabouts::Free);
    assert_eq!(heap.resize(0, 22), Ok(Resized::MustMove));
    assert_eq!(heap.resize(0, 2), Ok(Resized::InPlace { size: 2 }));
    assert_eq!(heap.free_list()[0], Extent { start: 2, size: 19 });
    assert_eq!(heap.live(), (2, 3));
}

#[test]
fn a_given_back_block_is_remembered_until_it_is_handed_out_again() {
    let mut heap = heap(PLAIN, 100);
    let blocks = [20, 20, 20].map(|size| heap.allocate(size).unwrap().address);
    blocks.into_iter().for_each(|address| assert!(heap.release(address).is_ok()));
    assert_eq!(heap.whereabouts(35), Whereabouts::GivenBack { start: 20, size: 20 });
    heap.allocate(30).unwrap();
    assert_eq!(heap.whereabouts(35), Whereabouts::Free);
    assert_eq!(heap.whereabouts(45), Whereabouts::GivenBack { start: 40, size: 20 });
    assert_eq!(heap.whereabouts(99), Whereabouts::Free);
    assert_eq!(heap.whereabouts(100), Whereabouts::Outside);
}

#[test]
fn nonsense_is_refused_or_cut_to_4_gib_and_never_panics() {
    let wild = [0, 1, 7, 1 << 32, u64::MAX - 1, u64::MAX];
    for (policy, order) in Policy::ALL.into_iter().flat_map(|p| ListOrder::ALL.map(|o| (p, o))) {
        for (header, alignment) in [(0, 0), (u64::MAX, 1), (8, u64::MAX), (1 << 32, 8), (0, 8)] {
            let rules = HeapRules { policy, order, header, alignment, coalesce: true };
            for (start, size) in wild.into_iter().flat_map(|start| wild.map(|size| (start, size))) {
                let mut heap = Heap::new(rules, Extent { start, size });
                for bytes in wild {
                    let mapped = heap.map(bytes, bytes);
                    let _ = (heap.allocate(bytes), heap.resize(mapped, bytes), heap.whereabouts(mapped));
                    let _ = (heap.blocks(), heap.release(bytes), heap.release(mapped));
                    heap.grow(bytes);
                }
                assert!(heap.end() <= 1 << 32 && heap.start() <= heap.end());
            }
        }
    }
}

#[test]
fn names_are_found_again() {
    assert!(Policy::ALL.into_iter().all(|policy| Policy::named(policy.name()) == Ok(policy)));
    assert!(ListOrder::ALL.into_iter().all(|order| ListOrder::named(order.name()) == Ok(order)));
    assert_eq!(
        ListOrder::named("up").unwrap_err(),
        "\u{201c}up\u{201d} is not an order of the free list; choose address, size-up, size-down, front or back"
    );
}

#[test]
fn a_window_is_cut_into_at_most_a_cell_for_each_byte_and_at_most_so_many() {
    let heap = with_holes(PLAIN, &[30, 10]);
    let sizes = |size| {
        let cells = heap.cells(Extent { start: 3, size }, usize::MAX);
        (cells.len(), cells.iter().map(|cell| cell.size).sum::<u64>())
    };
    assert_eq!(sizes(0), (0, 0));
    assert_eq!(sizes(40), (40, 40));
    assert_eq!(sizes(u64::MAX), (HeapCell::MOST, u64::MAX - 3));
}
