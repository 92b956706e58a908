//! Documents that leave: a plain model of headings, quotations, lists, tables and pictures, and one writer a
//! format. The model knows no words of the field, so everything that is to be read comes out looking alike.

mod model;

pub use model::{Align, Block, Column, Document, Heading, Inline, List, Picture, Quote, Table};
