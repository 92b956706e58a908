//! Which mentions are one.

use std::collections::HashMap;

use verbatim_model::AliasId;
use verbatim_text::CodePoints;

use super::name::{Mention, Name};
use super::{Entity, FormCount, Place, alias};
use crate::identifiers::finding::{Confidence, Kind, is_name};
use crate::identifiers::fold::fold;

/// Confidence that a bare name means the one of several who was named last.
const ONE_OF_SEVERAL: u8 = 30;
/// The same where the full name is said only in other transcripts.
const ELSEWHERE: u8 = 40;

/// Mentions that are one, by their indices, each with the confidence that it belongs here.
pub(super) struct Group {
    kind: Kind,
    known: Option<AliasId>,
    name: Name,
    members: Vec<(usize, Confidence)>,
}

/// Groups in the order in which they are first said.
pub(super) fn groups(mentions: &[Mention]) -> Vec<Group> {
    let mut desk = Desk { mentions, groups: Vec::new(), by_key: HashMap::new() };
    let full =
        |mention: &Mention| mention.known.is_some() || !is_name(mention.kind) || mention.name.is_full();
    for (at, mention) in mentions.iter().enumerate().filter(|(_, mention)| full(mention)) {
        desk.put_full(at, mention);
    }
    for (at, mention) in mentions.iter().enumerate().filter(|(_, mention)| !full(mention)) {
        desk.put_bare(at, mention);
    }
    let mut groups = desk.groups;
    for group in &mut groups {
        group.members.sort_by_key(|(at, _)| *at);
    }
    groups.sort_by_key(|group| group.members.first().map(|(at, _)| *at));
    groups
}

struct Desk<'m> {
    mentions: &'m [Mention],
    groups: Vec<Group>,
    /// Groups by alias or by kind and exact form, so that what is said often is found at once.
    by_key: HashMap<Key, usize>,
}

#[derive(Clone, PartialEq, Eq, Hash)]
enum Key {
    Alias(AliasId),
    Form(Kind, String),
    Bare(Kind, String),
}

impl Desk<'_> {
    fn put_full(&mut self, at: usize, mention: &Mention) {
        let key = key(mention);
        let known = self.by_key.get(&key).copied();
        let same = known.or_else(|| is_name(mention.kind).then(|| self.of_full_name(mention)).flatten());
        let group = same.unwrap_or_else(|| self.new_group(mention));
        self.by_key.insert(key, group);
        self.add(group, at, mention);
    }

    /// A group of the same kind with the same full name, a longer or a shorter one, or one that hardly
    /// differs.
    fn of_full_name(&self, mention: &Mention) -> Option<usize> {
        let (kind, name) = (mention.kind, &mention.name);
        let one = |group: &Group| {
            let both = group.name.is_full()
                && group.kind == kind
                && mention.known.is_none()
                && group.known.is_none();
            both && group.name.may_be(name)
        };
        self.groups.iter().position(one)
    }

    /// A bare name goes to the full name of its transcript that it is part of, the nearest before it
    /// where there are several; then to the only one of other transcripts; then to equal bare names.
    fn put_bare(&mut self, at: usize, mention: &Mention) {
        let called: Vec<usize> = (0..self.groups.len()).filter(|n| self.is_called(*n, mention)).collect();
        let mut here: Vec<usize> =
            called.iter().copied().filter(|n| self.is_in(*n, mention.transcript)).collect();
        // “Ann” is Ann Petrovic, and not Anne Lindqvist who was named after her.
        if here.iter().any(|n| self.holds(*n, mention)) {
            here.retain(|n| self.holds(*n, mention));
        }
        let (group, confidence) = match (here.as_slice(), called.as_slice()) {
            ([one], _) => (*one, mention.confidence),
            ([_, ..], _) => (self.nearest(&here, at), Confidence::new(ONE_OF_SEVERAL)),
            ([], [one]) if self.holds(*one, mention) => (*one, Confidence::new(ELSEWHERE)),
            _ => {
                let group = self.of_bare(mention);
                (group, mention.confidence)
            }
        };
        self.push(group, at, confidence);
    }

    fn is_called(&self, group: usize, mention: &Mention) -> bool {
        self.groups.get(group).is_some_and(|group| {
            let fits = group.kind == mention.kind && is_name(group.kind);
            fits && group.name.is_full() && group.name.is_called(&mention.name)
        })
    }

    /// Whether a full name has this very word: across transcripts less would join strangers.
    fn holds(&self, group: usize, mention: &Mention) -> bool {
        self.groups.get(group).is_some_and(|group| group.name.is_full() && group.name.holds(&mention.name))
    }

    fn is_in(&self, group: usize, transcript: usize) -> bool {
        let there = |(at, _): &(usize, Confidence)| {
            self.mentions.get(*at).is_some_and(|m| m.transcript == transcript)
        };
        self.groups.get(group).is_some_and(|group| group.members.iter().any(there))
    }

    /// The group with the last mention before `at`; else the one with the first behind it.
    fn nearest(&self, groups: &[usize], at: usize) -> usize {
        let members = |n: usize| self.groups.get(n).map(|group| group.members.as_slice()).unwrap_or_default();
        let before = |n: &usize| members(*n).iter().map(|(m, _)| *m).filter(|m| *m < at).max();
        let behind = |n: &usize| members(*n).iter().map(|(m, _)| *m).filter(|m| *m > at).min();
        let last = groups.iter().filter(|n| before(n).is_some()).max_by_key(|n| before(n));
        let first = groups.iter().filter(|n| behind(n).is_some()).min_by_key(|n| behind(n));
        last.or(first).copied().unwrap_or(0)
    }

    /// Bare names that are equal, or hardly differ.
    fn of_bare(&mut self, mention: &Mention) -> usize {
        let Some(word) = mention.name.words.first() else { return self.new_group(mention) };
        let key = Key::Bare(mention.kind, word.clone());
        if let Some(group) = self.by_key.get(&key) {
            return *group;
        }
        let near = |group: &Group| {
            group.kind == mention.kind
                && group.known.is_none()
                && !group.name.is_full()
                && (group.name.is_called(&mention.name) || mention.name.is_called(&group.name))
        };
        let group = self.groups.iter().position(near).unwrap_or_else(|| self.new_group(mention));
        self.by_key.insert(key, group);
        group
    }

    fn new_group(&mut self, mention: &Mention) -> usize {
        let (kind, known, name) = (mention.kind, mention.known, mention.name.clone());
        self.groups.push(Group { kind, known, name, members: Vec::new() });
        self.groups.len() - 1
    }

    fn add(&mut self, group: usize, at: usize, mention: &Mention) {
        self.push(group, at, mention.confidence);
        if let Some(group) = self.groups.get_mut(group) {
            let longer = mention.name.words.len() > group.name.words.len();
            let titles = mention.name.titles.iter().filter(|t| !group.name.titles.contains(t)).cloned();
            let titles: Vec<String> = group.name.titles.iter().cloned().chain(titles).collect();
            if longer {
                group.name = mention.name.clone();
            }
            group.name.titles = titles;
        }
    }

    fn push(&mut self, group: usize, at: usize, confidence: Confidence) {
        if let Some(group) = self.groups.get_mut(group) {
            group.members.push((at, confidence));
        }
    }
}

fn key(mention: &Mention) -> Key {
    match (mention.known, mention.kind) {
        (Some(alias), _) => Key::Alias(alias),
        (None, kind @ (Kind::Phone | Kind::Number)) => Key::Form(kind, significant(&mention.text)),
        (None, kind) => Key::Form(kind, fold(&mention.text)),
    }
}

/// Letters and digits only: `(559) 555-0142` is `559-555-0142`.
fn significant(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

impl Group {
    pub(super) fn entity(self, mentions: &[Mention], texts: &[CodePoints]) -> Entity {
        let members: Vec<(&Mention, Confidence)> = self
            .members
            .iter()
            .filter_map(|(at, confidence)| Some((mentions.get(*at)?, *confidence)))
            .collect();
        let forms = forms(&members);
        let place = |(mention, confidence): &(&Mention, Confidence)| Place {
            transcript: mention.transcript,
            span: mention.span,
            form: forms.iter().position(|form| form.text == mention.text).unwrap_or(0),
            confidence: *confidence,
        };
        let places = members.iter().map(place).collect();
        let alias = alias::word(self.kind, &members, texts);
        Entity { kind: self.kind, name: fullest(&members), alias, known: self.known, forms, places }
    }
}

fn forms(members: &[(&Mention, Confidence)]) -> Vec<FormCount> {
    let mut forms: Vec<FormCount> = Vec::new();
    for (mention, _) in members {
        match forms.iter_mut().find(|form| form.text == mention.text) {
            Some(form) => form.count += 1,
            None => forms.push(FormCount { text: mention.text.clone(), count: 1 }),
        }
    }
    forms.sort_by_key(|form| std::cmp::Reverse(form.count));
    forms
}

/// The form with most words, the longest of those.
fn fullest(members: &[(&Mention, Confidence)]) -> String {
    let size = |mention: &Mention| (mention.name.words.len(), mention.text.chars().count());
    let best = members.iter().rev().max_by_key(|(mention, _)| size(mention));
    best.map(|(mention, _)| mention.text.clone()).unwrap_or_default()
}
