//! Interviewees, categories, attributes and outreach.

use verbatim_api::{replies::*, requests::*};

reads! {
    people: Empty => People,
    interviewee_loss: IntervieweeRef => Loss,
    withdrawal: IntervieweeRef => Withdrawn,
    outreach_list: Empty => Vec<OutreachRow>,
}

writes! {
    interviewees_import: Files => ImportReport,
    interviewee_put: DescribeInterviewee => Change,
    interviewee_remove: IntervieweeRef => Change,
    interviewee_withdraw: WithdrawInterviewee => Change,
    category_put: DescribeCategory => Change,
    category_move: MoveInOrder => Change,
    category_remove: CategoryRef => Change,
    attribute_rename: RenameAttribute => Change,
    attribute_move: MoveInOrder => Change,
    attribute_remove: AttributeRef => Change,
    outreach_put: DescribeOutreach => Change,
    outreach_remove: OutreachRef => Change,
}
