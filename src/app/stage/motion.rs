//! Motion on the page: a plan, and the clock that runs through it frame by frame.

use diagram::{Moment, Plan, Scene};
use gloo_render::{AnimationFrame, request_animation_frame};

use crate::dom;

/// A plan that is being shown. Dropping it stops the clock.
pub struct Motion {
    plan: Plan,
    /// Milliseconds into the plan, at the usual speed.
    now: f64,
    /// The browser's clock at the last frame; none until the first.
    clock: Option<f64>,
    frame: Option<AnimationFrame>,
}

impl Motion {
    /// Nothing moves: the scene stands.
    pub fn still(scene: Scene) -> Self {
        Self { plan: Plan::still(scene), now: 0.0, clock: None, frame: None }
    }

    /// What is on the page now.
    pub fn moment(&self) -> Moment {
        self.plan.at(self.now)
    }

    /// Shows a plan from its start, instead of what was shown.
    pub fn go(&mut self, plan: Plan) {
        self.plan = plan;
        self.now = 0.0;
        self.clock = None;
    }

    /// Whether the plan has more to show.
    pub fn is_moving(&self) -> bool {
        self.now < self.plan.duration()
    }

    /// How much of the plan is still to come, in milliseconds at the usual speed.
    pub fn left(&self) -> f64 {
        (self.plan.duration() - self.now).max(0.0)
    }

    /// Takes the browser's clock, in milliseconds; everything moves at `speed` percent of the usual.
    pub fn tick(&mut self, clock: f64, speed: u32) {
        let passed = clock - self.clock.replace(clock).unwrap_or(clock);
        self.now += passed.max(0.0) * f64::from(speed) / 100.0;
    }

    /// Asks the browser to call back at its next frame.
    pub fn request(&mut self, call: impl FnOnce(f64) + 'static) {
        self.frame = Some(request_animation_frame(call));
    }
}

/// Whether the person asked the system for less motion.
pub fn is_reduced() -> bool {
    let query = dom::window()
        .and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten());
    query.is_some_and(|query| query.matches())
}
