//! Motion on the page: a plan, and the clock that runs through it frame by frame.

use diagram::flight::Flight;
use diagram::{Moment, Plan, Scene};
use gloo_render::{AnimationFrame, request_animation_frame};

use crate::dom;

/// A plan that is being shown. Dropping it stops the clock.
pub struct Motion {
    plan: Plan,
    /// Milliseconds into the plan.
    now: f64,
    /// The browser's clock when the plan began; none until its first frame.
    began: Option<f64>,
    frame: Option<AnimationFrame>,
}

impl Motion {
    /// Nothing moves: the scene stands.
    pub fn still(scene: Scene) -> Self {
        Self { plan: Plan::still(scene), now: 0.0, began: None, frame: None }
    }

    /// What is on the page now.
    pub fn moment(&self) -> Moment {
        self.plan.at(self.now)
    }

    /// Moves from what is on the page now to another scene, by way of these flights.
    pub fn go(&mut self, scene: Scene, flights: Vec<Flight>) {
        let here = self.moment().scene;
        self.plan = Plan::new(here, scene, flights);
        self.now = 0.0;
        self.began = None;
    }

    /// Whether the plan has more to show.
    pub fn is_moving(&self) -> bool {
        self.now < self.plan.duration()
    }

    /// How long the plan takes in all, in milliseconds.
    pub fn duration(&self) -> f64 {
        self.plan.duration()
    }

    /// Takes the browser's clock; the next frame is asked for while something moves.
    pub fn tick(&mut self, clock: f64) {
        let began = *self.began.get_or_insert(clock);
        self.now = (clock - began).max(0.0);
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
