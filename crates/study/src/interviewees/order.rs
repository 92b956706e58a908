//! Moving one thing among its siblings in a list that holds others too.

/// The order of a list of `length` things after the one at `from` was moved to `place` among its
/// `siblings`, which are places in the list in order and hold `from`. The siblings share the places
/// that they had; everything else stays where it is. A place beyond the end is the last. `None`
/// where it is there already.
pub(super) fn moved(length: usize, siblings: &[usize], from: usize, place: usize) -> Option<Vec<usize>> {
    let mut order: Vec<usize> = siblings.iter().copied().filter(|sibling| *sibling != from).collect();
    order.insert(place.min(order.len()), from);
    let mut all: Vec<usize> = (0..length).collect();
    for (place, sibling) in siblings.iter().zip(order) {
        all[*place] = sibling;
    }
    (!all.is_sorted()).then_some(all)
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn siblings_change_places_and_others_stay() {
        assert_eq!(moved(5, &[0, 2, 4], 4, 0), Some(vec![4, 1, 0, 3, 2]));
        assert_eq!(moved(5, &[0, 2, 4], 0, 1), Some(vec![2, 1, 0, 3, 4]));
        assert_eq!(moved(3, &[0, 1, 2], 0, 9), Some(vec![1, 2, 0]));
        assert_eq!(moved(3, &[0, 1, 2], 1, 1), None);
    }
}
