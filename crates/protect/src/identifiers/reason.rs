//! Why a passage was found, as a short sentence without its first capital and full stop.

use std::fmt;

use verbatim_model::AliasId;

/// Why a passage was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The team gave this name an alias already.
    Known {
        /// Whose name it is.
        alias: AliasId,
        /// The form that the team confirmed.
        form: String,
    },
    /// One or two letters from a name that the team confirmed.
    NearKnown {
        /// Whose name it may be.
        alias: AliasId,
        /// The form that the team confirmed.
        form: String,
    },
    /// A pattern of the team's own matched.
    TeamPattern(String),
    /// It has the shape of something.
    Shape(Shape),
    /// A title stands before it, or begins it.
    Title(String),
    /// It is in a shipped list.
    Listed(List),
    /// It ends in a word that names a kind of place or body.
    Head(String),
    /// Words before or after it say what it is, as “named”.
    Beside(String),
    /// A capital inside a sentence.
    CapitalInside,
    /// It begins a sentence and is no word of the dictionary.
    NoWord,
    /// Several capitals begin a sentence.
    CapitalsAtStart,
    /// It is part of a name that is said elsewhere in the text.
    SaidElsewhere(String),
    /// One or two letters from a name that is said elsewhere in the text.
    Near(String),
    /// A detail of a life: the question to ask.
    Question(Question),
}

/// What something looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// An e-mail address.
    Email,
    /// A web address.
    Url,
    /// A name on a network.
    Handle,
    /// A telephone number.
    Phone,
    /// The last digits of a telephone number.
    PhonePart,
    /// A date.
    Date,
    /// An age.
    Age,
    /// A number of a case, file or report.
    CaseNumber,
    /// A number beside a word as badge or account.
    NamedNumber,
    /// A number plate.
    Plate,
    /// A street or road.
    Street,
}

/// A shipped list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum List {
    /// Given names.
    GivenNames,
    /// Surnames.
    Surnames,
    /// Cities and counties.
    Places,
}

/// What a person asks of a detail in the read-through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// Someone's family.
    Relative,
    /// What someone works or worked as.
    Job,
    /// An injury, illness or mark of the body.
    Body,
    /// An animal that someone keeps.
    Animal,
    /// What someone does besides work.
    Pastime,
    /// A place that few have.
    Place,
    /// A number of which there is one.
    Number,
    /// Something that only one person did or was.
    Singular,
    /// Where someone comes from, or what someone believes.
    Origin,
}

impl Shape {
    const fn words(self) -> &'static str {
        match self {
            Self::Email => "an e-mail address",
            Self::Url => "a web address",
            Self::Handle => "a name on a network",
            Self::Phone => "a telephone number",
            Self::PhonePart => "the end of a telephone number",
            Self::Date => "a date",
            Self::Age => "an age",
            Self::CaseNumber => "the number of a case",
            Self::NamedNumber => "a number that someone was given",
            Self::Plate => "a number plate",
            Self::Street => "a street",
        }
    }
}

impl List {
    const fn words(self) -> &'static str {
        match self {
            Self::GivenNames => "given names",
            Self::Surnames => "surnames",
            Self::Places => "cities and counties",
        }
    }
}

impl Question {
    const fn sentence(self) -> &'static str {
        match self {
            Self::Relative => "A relative: could it single the person out?",
            Self::Job => "A job: how many people held it there?",
            Self::Body => "An injury, illness or mark: would someone recognise the person by it?",
            Self::Animal => "An animal: would a neighbour know whose it is?",
            Self::Pastime => "A pastime: is the person known for it?",
            Self::Place => "An unusual place: how many were there?",
            Self::Number => "A number: is there only one person of whom it is true?",
            Self::Singular => "The first or only one: does that say who it is?",
            Self::Origin => "An origin or belief: is it rare where the person lives?",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known { form, .. } => write!(f, "has an alias already, as “{form}”"),
            Self::NearKnown { form, .. } => write!(f, "hardly differs from “{form}”, which has an alias"),
            Self::TeamPattern(name) => write!(f, "matches the team's pattern “{name}”"),
            Self::Shape(shape) => write!(f, "looks like {}", shape.words()),
            Self::Title(title) => write!(f, "follows the title “{title}”"),
            Self::Listed(list) => write!(f, "in the list of {}", list.words()),
            Self::Head(head) => write!(f, "ends in “{head}”"),
            Self::Beside(word) => write!(f, "stands beside “{word}”"),
            Self::CapitalInside => f.write_str("capital inside a sentence"),
            Self::NoWord => f.write_str("not in the dictionary"),
            Self::CapitalsAtStart => f.write_str("several words with a capital"),
            Self::SaidElsewhere(form) => write!(f, "said elsewhere as “{form}”"),
            Self::Near(form) => write!(f, "hardly differs from “{form}”"),
            Self::Question(question) => f.write_str(question.sentence()),
        }
    }
}
