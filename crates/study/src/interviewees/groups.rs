//! Named groups of interviewees.

use verbatim_model::{ActionKind, Group, GroupId, IntervieweeId};

use crate::open::one_line;
use crate::subject::{Marks, Subject};
use crate::{Changed, Study, StudyError};

impl Study {
    /// Sets who is in a named group; makes the group where there is none of that name.
    ///
    /// # Errors
    /// [`StudyError::EmptyName`], [`StudyError::Missing`] for a member who is not in the study, or
    /// what the study file says.
    pub fn set_group(&mut self, name: &str, members: &[IntervieweeId]) -> Result<Changed<Group>, StudyError> {
        let name = one_line(name, "a group")?.to_owned();
        for member in members {
            self.refuse_missing_person(*member)?;
        }
        let groups = self.people()?.groups;
        let known = groups.iter().find(|g| g.name == name).cloned();
        let position = groups.iter().map(|g| g.position + 1).max().unwrap_or(0);
        self.act(ActionKind::SetGroup, |tx, _| {
            let mut group = match known {
                Some(known) => known,
                None => {
                    let new = Group { id: GroupId::new(), name, position, members: Vec::new() };
                    tx.insert_group(&new)?;
                    new
                }
            };
            for gone in group.members.iter().filter(|m| !members.contains(m)) {
                tx.delete_member(group.id, *gone)?;
            }
            for new in members.iter().filter(|m| !group.members.contains(m)) {
                tx.insert_member(group.id, *new)?;
            }
            group.members = members.to_vec();
            let affected = Marks { interviewees: true, ..Marks::default() };
            Ok((group, Subject { affected, ..Subject::default() }))
        })
    }
}
