//! The query language: what is printed is read as the same tree, and places are those of what was
//! typed.

use crate::queries::any_query;
use proptest::prelude::*;
use verbatim_search::{Piece, PieceKind, Query};

/// What was typed at the place of a piece.
fn typed_at(typed: &str, start: u32, end: u32) -> &str {
    let byte = |n: u32| typed.char_indices().nth(n as usize).map_or(typed.len(), |(at, _)| at);
    &typed[byte(start)..byte(end)]
}

/// A piece says what the tree has at its path.
fn check_piece(query: &Query, typed: &str, piece: &Piece) -> Result<(), TestCaseError> {
    let part = query.at(&piece.path).unwrap();
    let text = typed_at(typed, piece.start, piece.end);
    match (&piece.kind, part) {
        (PieceKind::Words, Query::Words(_)) => prop_assert_eq!(&Query::parse(text).unwrap(), part),
        (PieceKind::Field { value_start, value_end }, Query::Field(field)) => {
            let value = typed_at(typed, *value_start, *value_end);
            prop_assert_eq!(&value.replace("\"\"", "\""), &field.value);
            prop_assert_eq!(text, part.to_string());
        }
        (PieceKind::Near, Query::Near { within, .. }) => prop_assert_eq!(text, within.to_string()),
        (PieceKind::Relation, Query::Relation { relation, .. }) => {
            prop_assert_eq!(text, relation.operator());
        }
        (PieceKind::Not, Query::Not(_)) => prop_assert_eq!(text, "NOT"),
        (PieceKind::And, Query::And(_)) => prop_assert_eq!(text, "AND"),
        (PieceKind::Or, Query::Or(_)) => prop_assert_eq!(text, "OR"),
        (PieceKind::Scope, Query::InInterview(_)) => prop_assert_eq!(text, "interview:"),
        (PieceKind::Scope, Query::InPerson(_)) => prop_assert_eq!(text, "person:"),
        (PieceKind::Scope, Query::Without(_)) => prop_assert_eq!(text, "without:"),
        other => return Err(TestCaseError::fail(format!("{other:?}"))),
    }
    Ok(())
}

fn leaves(query: &Query) -> usize {
    let children = query.children();
    if children.is_empty() { 1 } else { children.into_iter().map(leaves).sum() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn a_printed_query_is_read_as_the_same_tree(query in any_query()) {
        let printed = query.to_string();
        prop_assert_eq!(Query::parse(&printed).map_err(|e| TestCaseError::fail(format!("{printed}: {e}")))?, query);
    }

    #[test]
    fn the_pieces_of_a_query_are_where_they_were_typed(query in any_query()) {
        let printed = query.to_string();
        let (parsed, pieces) = Query::parse_with_places(&printed).unwrap();
        prop_assert_eq!(&parsed, &query);
        prop_assert!(pieces.windows(2).all(|two| two[0].end <= two[1].start));
        let leaf = |piece: &&Piece| matches!(piece.kind, PieceKind::Words | PieceKind::Field { .. });
        prop_assert_eq!(pieces.iter().filter(leaf).count(), leaves(&query));
        pieces.iter().try_for_each(|piece| check_piece(&query, &printed, piece))?;
    }

    #[test]
    fn a_query_without_one_leaf_has_one_leaf_less(query in any_query(), which in any::<prop::sample::Index>()) {
        let (_, pieces) = Query::parse_with_places(&query.to_string()).unwrap();
        let paths: Vec<_> = pieces
            .iter()
            .filter(|piece| query.at(&piece.path).unwrap().children().is_empty())
            .map(|piece| &piece.path)
            .collect();
        let path = paths[which.index(paths.len())];
        match query.without_part(path) {
            None => prop_assert_eq!(leaves(&query), 1),
            Some(rest) => prop_assert_eq!(leaves(&rest), leaves(&query) - 1),
        }
        let nowhere: Vec<u32> = path.iter().copied().chain([9]).collect();
        prop_assert_eq!(query.without_part(&nowhere), None);
    }

    #[test]
    fn whatever_is_typed_gives_a_query_or_a_place_inside_it(
        typed in "([-a-z*\"“”() ~:0-9然🙂]|AND |OR |NOT |NEAR/5 |WITHIN |code:|without:[(]){0,20}|\\PC{0,30}",
    ) {
        match Query::parse(&typed) {
            Ok(query) => prop_assert_eq!(Query::parse(&query.to_string()).unwrap(), query),
            Err(error) => {
                prop_assert!(error.position as usize <= typed.chars().count());
                prop_assert!(error.to_string().ends_with('.'));
            }
        }
    }

    #[test]
    fn the_parts_of_a_query_are_all_of_it(query in any_query()) {
        let parts = query.parts();
        let all = parts.text.iter().chain(&parts.mixed).chain(&parts.codes).chain(&parts.filters);
        let count: usize = all.chain(&parts.without).map(|part| leaves(part)).sum();
        prop_assert_eq!(count, leaves(&query));
        prop_assert!(parts.text.iter().all(|part| part.is_text()));
    }
}

#[test]
fn an_and_is_cut_into_text_codes_and_filters() {
    let query = Query::parse(
        "fear debt* -police (law OR code:A) code:A stance:supports -code:B is:uncoded category:X -is:raw interview:(x1)",
    );
    let query = query.unwrap();
    let shown = |parts: Vec<&Query>| parts.into_iter().map(ToString::to_string).collect::<Vec<_>>();
    let parts = query.parts();
    assert_eq!(shown(parts.text), ["fear", "debt*", "NOT police"]);
    assert_eq!(shown(parts.mixed), ["law OR code:A"]);
    assert_eq!(shown(parts.codes), ["code:A", "stance:supports", "NOT code:B", "is:uncoded"]);
    assert_eq!(shown(parts.filters), ["category:X", "NOT is:raw", "interview:(x1)"]);
    let negative = Query::parse("without:(code:A) category:X").unwrap();
    assert_eq!(shown(negative.parts().without), ["code:A"]);
    assert_eq!(shown(negative.parts().filters), ["category:X"]);
}
