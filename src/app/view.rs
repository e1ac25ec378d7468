//! The pages around the stage.

mod embedded;
mod header;
mod home;
mod lecture;
mod not_found;
mod prose;
mod quiz;
mod ways;

pub use embedded::Embedded;
pub use header::Header;
pub use home::Home;
pub use lecture::LectureView;
pub use not_found::NotFound;
pub use quiz::QuizView;
