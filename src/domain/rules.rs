//! One rule a file: its code, its severity, what it finds. The sentences are in `words`.
