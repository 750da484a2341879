//! The elements whose text is a value.

/// What such a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    PartNumber,
    Name,
    Identity,
    Percent,
    Exemption,
    Answer,
}

/// What the text of an element is, by its name.
pub(super) fn field_of(name: &str) -> Option<Field> {
    Some(match name {
        "PartNumber" => Field::PartNumber,
        "Name" | "Statement" | "QueryStatement" => Field::Name,
        "Identity" => Field::Identity,
        "Percentage" => Field::Percent,
        "RohsExemption" => Field::Exemption,
        _ => return None,
    })
}
