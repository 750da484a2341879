//! The languages, one a line: its name in the program, and the file that has its signs and sentences.

use serde::{Deserialize, Serialize};

use super::signs::Signs;

macro_rules! languages {
    ($($(#[$about:meta])* $name:ident in $file:literal,)+) => {
        /// A language in which Bomlight speaks.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
        pub enum Language {
            $($(#[$about])* $name,)+
        }

        impl Language {
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// How the language is written. Of the file only this is part of the program.
            fn signs(self) -> &'static Signs {
                match self {
                    $(Self::$name => {
                        const SIGNS: Signs = Signs::of(include_str!($file));
                        &SIGNS
                    })+
                }
            }

            /// The file with its sentences.
            #[cfg(not(target_arch = "wasm32"))]
            pub(super) fn file(self) -> &'static str {
                match self {
                    $(Self::$name => include_str!($file),)+
                }
            }
        }
    };
}

languages! {
    /// Its sentences stand in the code.
    #[default]
    English in "en.po",
    German in "de.po",
    /// Chinese in simplified characters.
    Chinese in "zh.po",
}

impl Language {
    /// The tag of the `lang` attribute (BCP 47).
    pub fn tag(self) -> &'static str {
        self.signs().tag.text()
    }

    /// The word of the command line and of the page: `en`, `de`, `zh`.
    pub fn code(self) -> &'static str {
        first_subtag(self.tag())
    }

    /// The language of a tag such as `de-AT` or `zh_CN`; `None` where Bomlight does not speak it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let wanted = first_subtag(tag);
        Self::ALL.iter().copied().find(|it| it.code().eq_ignore_ascii_case(wanted))
    }

    /// The language as its speakers call it.
    pub fn own_name(self) -> &'static str {
        self.signs().own_name.text()
    }

    /// What stands between two sentences.
    pub fn gap(self) -> &'static str {
        self.signs().gap.text()
    }

    /// What stands between the things of a list.
    pub fn between(self) -> &'static str {
        self.signs().between.text()
    }

    /// What stands between the whole part of a number and its fraction.
    pub fn decimal_sign(self) -> char {
        self.signs().decimal
    }

    /// What stands between the thousands of a number.
    pub fn thousands_sign(self) -> char {
        self.signs().group
    }

    /// A month of a year: "Jan 2027", "2027年1月".
    pub fn month_of_year(self, month: &str, year: i32) -> String {
        let order = self.signs().month_and_year.text();
        order.replace("{month}", month).replace("{year}", &year.to_string())
    }
}

fn first_subtag(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or_default()
}
