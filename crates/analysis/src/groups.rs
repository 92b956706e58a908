//! Independent groups of people (rule 2.4).

/// Group number of each person. `links` are pairs of people who are not independent of each other:
/// one recommended the other, or both are of the same organisation; links chain, so that the
/// friend of a friend is of the same group. A person without links is a group alone. Groups are
/// numbered in the order of their first person; pairs with numbers out of range are passed over.
#[must_use]
pub fn independent_groups(people: u32, links: &[(u32, u32)]) -> Vec<u32> {
    let mut above: Vec<u32> = (0..people).collect();
    for &(one, other) in links {
        if one < people && other < people {
            let (one, other) = (root(&mut above, one), root(&mut above, other));
            // The lower number stays on top, so that a root is the first person of its group.
            above[one.max(other) as usize] = one.min(other);
        }
    }
    let mut groups = vec![0; people as usize];
    let mut count = 0;
    for person in 0..people {
        let first = root(&mut above, person);
        groups[person as usize] = if first == person { count } else { groups[first as usize] };
        count += u32::from(first == person);
    }
    groups
}

/// First person of the group, halving the way there for the next question.
fn root(above: &mut [u32], mut person: u32) -> u32 {
    while above[person as usize] != person {
        let next = above[person as usize];
        above[person as usize] = above[next as usize];
        person = next;
    }
    person
}

#[cfg(test)]
mod tests {
    use super::independent_groups;

    #[test]
    fn links_chain_and_strangers_stand_alone() {
        assert_eq!(independent_groups(6, &[(4, 2), (5, 4), (0, 0)]), [0, 1, 2, 3, 2, 2]);
    }

    #[test]
    fn a_link_to_nobody_is_passed_over() {
        assert_eq!(independent_groups(2, &[(0, 7)]), [0, 1]);
    }
}
