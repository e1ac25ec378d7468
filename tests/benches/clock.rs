//! The clock of the benches: nanoseconds during which this thread had a CPU, so that other programs disturb little.

use std::time::Duration;

use criterion::measurement::{Measurement, ValueFormatter, WallTime};
use criterion::{BenchmarkGroup, Criterion, SamplingMode, Throughput};
use rustix::time::{ClockId, clock_gettime};

/// Criterion with this clock.
pub type Bench = Criterion<Clock>;

/// CPU time of the thread.
pub struct Clock;

impl Measurement for Clock {
    type Intermediate = f64;
    type Value = f64;

    fn start(&self) -> f64 {
        let now = clock_gettime(ClockId::ThreadCPUTime);
        now.tv_sec as f64 * 1e9 + now.tv_nsec as f64
    }

    fn end(&self, start: f64) -> f64 {
        self.start() - start
    }

    fn add(&self, one: &f64, other: &f64) -> f64 {
        one + other
    }

    fn zero(&self) -> f64 {
        0.0
    }

    fn to_f64(&self, value: &f64) -> f64 {
        *value
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        WallTime.formatter()
    }
}

/// So many operations in one iteration.
pub fn operations(count: usize) -> Throughput {
    Throughput::Elements(count as u64)
}

/// Many short samples. A core that is shared with another computer's programs is slow while they run; of samples of some
/// milliseconds, some fall between.
pub fn sample_briefly(group: &mut BenchmarkGroup<'_, Clock>) {
    group.sampling_mode(SamplingMode::Flat).sample_size(200).measurement_time(Duration::from_secs(2));
}
