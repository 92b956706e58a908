//! Queries as they are typed, and as they are understood.
#![expect(clippy::unwrap_used)]

use super::super::{Query, QueryErrorKind};

#[track_caller]
fn check(typed: &str, understood: &str) {
    assert_eq!(Query::parse(typed).unwrap().to_string(), understood);
}

#[track_caller]
fn refused(typed: &str, kind: QueryErrorKind, position: u32) {
    let error = Query::parse(typed).unwrap_err();
    assert_eq!((error.kind, error.position), (kind, position), "{typed}");
}

#[test]
fn several_words_mean_and_and_bind_before_or() {
    check("law enforcement", "law AND enforcement");
    check("a1 b1 OR c1", "(a1 AND b1) OR c1");
    check("a1 (b1 OR c1)", "a1 AND (b1 OR c1)");
    check("a1 AND b1 c1 -d1", "a1 AND b1 AND c1 AND NOT d1");
}

#[test]
fn operators_in_lower_case_or_in_quotation_marks_are_words() {
    check("and or not near within", "and AND or AND not AND near AND within");
    check("\"AND\" x1 \"NEAR/5\" \"WITHIN\"", "\"AND\" AND x1 AND \"NEAR/5\" AND \"WITHIN\"");
}

#[test]
fn quotation_marks_of_every_shape_hold_a_phrase() {
    check("“law enforcement” «de facto»", "\"law enforcement\" AND \"de facto\"");
    check("-\"law  enf*\" don’t don’t", "NOT \"law enf*\" AND don’t AND don’t");
    check("trauma-inf* （然后 OR 因*）", "trauma-inf* AND (然后 OR 因*)");
}

#[test]
fn words_with_signs_behind_them() {
    check("trafficker~ pimp~ pimp~2", "trafficker~2 AND pimp~1 AND pimp~2");
    check("“fear  debt”~5 a**b", "\"fear debt\"~5 AND a*b");
    check("10:30 \"a1~b1\"", "\"10:30\" AND \"a1~b1\"");
}

#[test]
fn nearness_and_relations_bind_tightest() {
    check("a1 NEAR/5 b1 c1", "(a1 NEAR/5 b1) AND c1");
    check("-a1 NEAR/turn b1 c1", "NOT (a1 NEAR/turn b1) AND c1");
    check("a1 NEAR/2 b1 NEAR/ANSWER c1 OR d1", "((a1 NEAR/2 b1) NEAR/answer c1) OR d1");
    check("code:A WITHIN code:B c1", "(code:A WITHIN code:B) AND c1");
    check("code:A NEAR/1turn code:B", "code:A NEAR/1turns code:B");
    check("code:A BEFORE (code:B -code:C)", "code:A BEFORE (code:B AND NOT code:C)");
}

#[test]
fn fields_have_a_name_and_values() {
    check("x1 Category:“Law enforcement”", "x1 AND category:\"Law enforcement\"");
    check(
        "x1 category:(Law enforcement OR Experts)",
        "x1 AND (category:\"Law enforcement\" OR category:Experts)",
    );
    check("x1 category:(Experts)", "x1 AND category:Experts");
    check("x1 \"Years in role\":5..10 role:>=5", "x1 AND \"Years in role\":5..10 AND role:>=5");
    check("x1 \"Date\":2024 date:2024-03-01..2024-05", "x1 AND \"Date\":2024 AND date:2024-03-01..2024-05");
    check("code:\"the \"\"good\"\" ones\"", "code:\"the \"\"good\"\" ones\"");
    check("code:“the \"good\" ones”", "code:\"the \"\"good\"\" ones\"");
    check("law interview:NP-12", "law AND interview:NP-12");
    check("law -is:question", "law AND NOT is:question");
}

#[test]
fn scopes_hold_a_query() {
    check("law interview:(code:A OR debt)", "law AND interview:(code:A OR debt)");
    check("law -Person:(debt)", "law AND NOT person:(debt)");
    check("without:(code:A) category:Experts", "without:(code:A) AND category:Experts");
}

#[test]
fn mistakes_are_named_and_pointed_at() {
    refused("  ", QueryErrorKind::Empty, 0);
    refused("然后 \"law", QueryErrorKind::UnclosedQuotation, 3);
    refused("a1 (b1 OR c1", QueryErrorKind::UnclosedParenthesis, 3);
    refused("(", QueryErrorKind::UnclosedParenthesis, 0);
    refused("a1 ) b1", QueryErrorKind::UnopenedParenthesis, 3);
    refused(")", QueryErrorKind::UnopenedParenthesis, 0);
    refused("a1 ( )", QueryErrorKind::EmptyParentheses, 3);
    refused("a1 AND", QueryErrorKind::MissingOperand("AND"), 3);
    refused("OR a1", QueryErrorKind::MissingOperand("OR"), 0);
    refused("a1 OR AND b1", QueryErrorKind::MissingOperand("OR"), 3);
    refused("a1 (b1 NOT)", QueryErrorKind::MissingOperand("NOT"), 7);
    refused("a1 NEAR/5", QueryErrorKind::MissingOperand("NEAR"), 3);
    refused("a1 NEAR/5 -b1", QueryErrorKind::MissingOperand("NEAR"), 3);
    refused("WITHIN code:A", QueryErrorKind::MissingOperand("WITHIN"), 0);
    refused("NOT a1", QueryErrorKind::OnlyNot, 0);
    refused("a1 OR -b1", QueryErrorKind::OnlyNot, 6);
    refused(&"(".repeat(100_000), QueryErrorKind::TooDeep, 64);
    refused(&format!("{} a1", "NOT ".repeat(70)), QueryErrorKind::TooDeep, 256);
    refused(&format!("a1{}", " NEAR/2 a1".repeat(70)), QueryErrorKind::TooDeep, 643);
}

#[test]
fn mistakes_in_words_are_named_and_pointed_at() {
    refused("a1 🙂", QueryErrorKind::NoWord("🙂".into()), 3);
    refused("a1 - b1", QueryErrorKind::NoWord("-".into()), 3);
    refused("a1 ~2", QueryErrorKind::NoWord("~2".into()), 3);
    refused("\"law *\"", QueryErrorKind::MisplacedStar, 5);
    refused("law-*", QueryErrorKind::MisplacedStar, 4);
    refused("然*后", QueryErrorKind::MisplacedStar, 1);
    refused("x1 *然", QueryErrorKind::MisplacedStar, 3);
    refused("x1 é*", QueryErrorKind::ShortPattern("é".into()), 3);
    refused("x1 *e*", QueryErrorKind::ShortPattern("e".into()), 3);
    refused("law~3", QueryErrorKind::WrongLetters, 3);
    refused("law~x", QueryErrorKind::MisplacedTilde, 3);
    refused("don't~", QueryErrorKind::MisplacedTilde, 5);
    refused("la*~", QueryErrorKind::MisplacedTilde, 3);
    refused("a1 ab~2", QueryErrorKind::ShortSpelling("ab".into()), 3);
    refused("\"fear\"~5", QueryErrorKind::TogetherAlone("fear".into()), 0);
    refused("x1 \"fear debt\"~", QueryErrorKind::TogetherWithoutNumber, 14);
    refused("x1 \"fear debt\"~x", QueryErrorKind::MisplacedTilde, 14);
    refused("x1 \"fear debt\"~0", QueryErrorKind::TooFar, 15);
}

#[test]
fn mistakes_in_nearness_are_named_and_pointed_at() {
    refused("a1 NEAR b1", QueryErrorKind::NearWithoutHow("NEAR".into()), 3);
    refused("a1 NEAR/x b1", QueryErrorKind::NearWithoutHow("NEAR/x".into()), 3);
    refused("a1 NEAR/0 b1", QueryErrorKind::TooFar, 8);
    refused("a1 NEAR/99999999999 b1", QueryErrorKind::TooFar, 8);
    refused("x1 (a1 b1) NEAR/5 c1", QueryErrorKind::NearOfMore, 4);
    refused("(a1 NEAR/turn b1) NEAR/5 c1", QueryErrorKind::NearOfMore, 1);
    refused("x1 (-a1) NEAR/turn c1", QueryErrorKind::NearOfNothing, 4);
    refused("fear NEAR/5 code:A", QueryErrorKind::NearOfDifferent, 0);
    refused("fear NEAR/5 category:A", QueryErrorKind::NearOfDifferent, 0);
    refused("x1 fear NEAR/3turns debt", QueryErrorKind::NearTurnsOfText, 3);
    refused("code:A NEAR/answer code:B", QueryErrorKind::NearAnswerOfCodes, 0);
    refused("fear OVERLAPS code:A", QueryErrorKind::RelationOfOthers, 0);
    refused("x1 code:A WITHIN (-code:B)", QueryErrorKind::RelationOfOthers, 3);
}

#[test]
fn mistakes_in_fields_are_named_and_pointed_at() {
    refused("x1 code: A", QueryErrorKind::MissingValue("code".into()), 3);
    refused("code:\" \"", QueryErrorKind::MissingValue("code".into()), 5);
    refused("\"\":x", QueryErrorKind::MissingName, 2);
    refused("x1 person:Ana", QueryErrorKind::ScopeWithoutQuery("person"), 3);
    refused("x1 category:(A AND B)", QueryErrorKind::OnlyOrInList("AND".into()), 15);
    refused("x1 category:(A (B))", QueryErrorKind::ParenthesisInList, 15);
    refused("x1 category:(A OR )", QueryErrorKind::MissingOperand("OR"), 15);
    refused("x1 category:(OR A)", QueryErrorKind::MissingOperand("OR"), 13);
    refused("x1 category:()", QueryErrorKind::EmptyParentheses, 12);
    refused("x1 category:(A", QueryErrorKind::UnclosedParenthesis, 12);
    refused("x1 category:\"A", QueryErrorKind::UnclosedQuotation, 12);
    refused("category:A speaker:x", QueryErrorKind::OnlyFilter, 0);
    refused("interview:(fear)", QueryErrorKind::OnlyFilter, 0);
    refused("is:uncoded", QueryErrorKind::OnlyUncoded, 0);
    refused("x1 interview:(category:A)", QueryErrorKind::OnlyFilter, 14);
    refused("fear OR category:A", QueryErrorKind::FilterAsAlternative, 8);
    refused("fear without:(debt)", QueryErrorKind::BesideWithout, 0);
    refused("without:(debt) date:2024", QueryErrorKind::BesideWithout, 15);
    refused("fear OR without:(debt)", QueryErrorKind::MisplacedWithout, 8);
    refused("-without:(debt)", QueryErrorKind::MisplacedWithout, 1);
    refused("x1 interview:(without:(debt))", QueryErrorKind::MisplacedWithout, 14);
}

#[test]
fn a_mistake_is_a_sentence_that_counts_from_one() {
    let error = Query::parse("one \"law").unwrap_err();
    assert_eq!(error.to_string(), "The quotation mark at character 5 is never closed.");
}
