//! What is said of a site's config to its operator: what of it cannot be used.
//!
//! The operator reads English, as the fields of the config and their documentation are.

use crate::domain::project::deployment::Problem;

/// What of a config cannot be used, and what was expected there: one or two sentences.
pub fn problem(problem: &Problem) -> String {
    match problem {
        Problem::TooLarge => {
            "The config is larger than 1 MB, so nothing of it counts. Put large parts into files of their own."
                .to_owned()
        }
        Problem::NotJson(why) => {
            format!("The config is not JSON, so nothing of it counts: {why}.")
        }
        Problem::Schema(found) if found.is_empty() => {
            "schema: not stated, expected “bomlight-config/1”. The rest counts.".to_owned()
        }
        Problem::Schema(found) => {
            format!("schema: found “{found}”, expected “bomlight-config/1”. What is understood counts.")
        }
        Problem::Unusable { field, found, expected } => {
            format!("{field}: found “{found}”, expected {expected}. It counts as not set.")
        }
        Problem::Unknown { field, known } => {
            format!("{field}: there is no such field; expected {}.", known.join(", "))
        }
        Problem::File { name, why } => format!("{name}: {}. It counts as not set.", why.trim_end_matches('.')),
    }
}
