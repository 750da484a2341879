//! Everything that is tested natively but the layering, in one program: it is linked once.

mod assess;
mod build;
mod catalog;
mod causes;
mod comply;
mod corrections;
mod decode;
mod deployment;
mod export;
mod field;
mod language;
mod next;
mod read_corpus;
mod read_fixtures;
mod read_hostile;
mod read_properties;
mod read_workbooks;
mod read_xlsb;
mod recognise;
mod recognise_roles;
mod recognise_sheets;
mod reference;
mod review;
mod session;
mod supply;
mod what_if;
