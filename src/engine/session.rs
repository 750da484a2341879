//! One user's session: the files, the settings and the report made from them.

use super::protocol::{Progress, Request, Response};

/// What the engine holds between requests.
#[derive(Default)]
pub struct Session {}

impl Session {
    /// Carries out a request. `files` are the bytes that travelled beside it; the second value of the answer
    /// are the bytes of an export. `progress` is called at most a few hundred times.
    pub fn handle(
        &mut self,
        request: Request,
        files: Vec<Vec<u8>>,
        progress: &mut dyn FnMut(Progress),
    ) -> (Response, Option<Vec<u8>>) {
        let _ = (request, files, progress);
        (Response::Done, None)
    }
}
