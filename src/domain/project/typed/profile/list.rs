//! Places in lists that a screen showed a while ago.

use crate::domain::project::typed::reading::{Mistyped, no_field};

/// One of a list, or "no such field".
pub(super) fn at<T>(list: &mut [T], at: u16) -> Result<&mut T, Mistyped> {
    list.get_mut(usize::from(at)).ok_or_else(no_field)
}

/// Takes one out of a list.
pub(super) fn take<T>(list: &mut Vec<T>, at: u16) -> Result<(), Mistyped> {
    let at = usize::from(at);
    if at >= list.len() {
        return Err(no_field());
    }
    list.remove(at);
    Ok(())
}
