//! Motions begin and end at their pictures.

use diagram::{Look, Plan, Scene};
use proptest::prelude::*;
use sim::{Mechanism, Snapshot};

use super::{config, frames, snapshots};

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_motion_begins_and_ends_at_its_pictures(frame in frames(), share in 0.0f64..1.0) {
        for pictures in Mechanism::ALL.map(snapshots) {
            for pair in pictures.windows(2) {
                let scene = |snapshot: &Snapshot| Scene::new(snapshot, snapshot.running, frame, Look::default());
                let plan = Plan::new(scene(&pair[0]), scene(&pair[1]), &[], Vec::new());
                prop_assert_eq!(&plan.at(plan.duration()).scene, &scene(&pair[1]));
                let between = plan.at(plan.duration() * share).scene;
                for block in &between.blocks {
                    prop_assert!((0.0..=1.0).contains(&block.opacity), "{block:?}");
                    prop_assert!(block.rect.height >= 0.0 && block.rect.y.is_finite(), "{block:?}");
                }
            }
        }
    }
}
