//! What a finding is about.

/// The families of findings. The code of a finding begins with the word of its family: `rohs.unknown`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    Cost,
    /// What stands in the cells of a file.
    Data,
    /// A material declaration.
    Declaration,
    /// A file as a whole.
    File,
    Reach,
    Rohs,
    Supply,
}

impl Family {
    pub const ALL: [Self; 7] =
        [Self::Cost, Self::Data, Self::Declaration, Self::File, Self::Reach, Self::Rohs, Self::Supply];

    /// The word that its codes begin with.
    pub fn code(self) -> &'static str {
        match self {
            Self::Cost => "cost",
            Self::Data => "data",
            Self::Declaration => "declaration",
            Self::File => "file",
            Self::Reach => "reach",
            Self::Rohs => "rohs",
            Self::Supply => "supply",
        }
    }

    /// The family of a finding's code; `None`: it is no code of a finding.
    pub fn of(code: &str) -> Option<Self> {
        let (word, _) = code.split_once('.')?;
        Self::ALL.into_iter().find(|it| it.code() == word)
    }

    /// It is about compliance.
    pub fn is_compliance(self) -> bool {
        matches!(self, Self::Rohs | Self::Reach | Self::Declaration)
    }

    /// It is about the file itself and not about the parts that it names.
    pub fn is_of_file(self) -> bool {
        matches!(self, Self::Data | Self::File)
    }
}
