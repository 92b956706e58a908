//! Worlds that fit what is known: how many of whom raised what, found by trying.
//!
//! A guard has to show that a withheld number could be another one. It shows it by finding a world in
//! which everything known is as it is and that number is different. What is not found within a bounded
//! effort counts as not there, so the guard withholds rather too much.

/// Unknown numbers, each from 0 to its most, and sums of them that are known.
#[derive(Clone, Debug, Default)]
pub(super) struct Worlds {
    most: Vec<u32>,
    sums: Vec<Sum>,
    spreads: Vec<Spread>,
    /// Sums in which each number stands.
    sums_of: Vec<Vec<usize>>,
}

/// `plus − minus` lies from `least` to `most`.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    pub plus: Vec<usize>,
    pub minus: Vec<usize>,
    pub least: i64,
    pub most: i64,
}

/// So many of the parts are not 0.
#[derive(Clone, Debug)]
pub(super) struct Spread {
    pub parts: Vec<Vec<usize>>,
    pub reached: usize,
}

/// Whether there is such a world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Yes,
    No,
    /// Not found within the effort allowed.
    Unknown,
}

/// From what to what each number can be.
#[derive(Clone)]
struct Bounds {
    low: Vec<i64>,
    high: Vec<i64>,
}

/// Choices that are tried before a search is given up, beside one for each number.
const TRIES: usize = 600;

impl Worlds {
    /// Adds a number from 0 to `most`; answers its place.
    pub fn number(&mut self, most: u32) -> usize {
        self.most.push(most);
        self.sums_of.push(Vec::new());
        self.most.len() - 1
    }

    /// Adds something that is known.
    pub fn know(&mut self, sum: Sum) {
        for &number in sum.plus.iter().chain(&sum.minus) {
            self.sums_of[number].push(self.sums.len());
        }
        self.sums.push(sum);
    }

    /// Adds in how many parts there is somebody.
    pub fn know_spread(&mut self, spread: Spread) {
        self.spreads.push(spread);
    }

    /// Whether there is a world in which the numbers of `sum` also add up to `value`. `near` is a world
    /// that is looked round first.
    pub fn exists(&self, sum: &[usize], value: u32, near: &[u32]) -> Found {
        let value = i64::from(value);
        let mut with = self.clone();
        with.know(Sum { plus: sum.to_vec(), minus: Vec::new(), least: value, most: value });
        with.some(near)
    }

    /// Whether there is a world at all.
    pub fn some(&self, near: &[u32]) -> Found {
        let high: Vec<i64> = self.most.iter().map(|most| i64::from(*most)).collect();
        let mut bounds = Bounds { low: vec![0; high.len()], high };
        if !self.narrow(&mut bounds, (0..self.sums.len()).collect()) {
            return Found::No;
        }
        let mut tries = TRIES + self.most.len();
        self.search(bounds, near, &mut tries)
    }

    /// Fixes one number after the other, the narrowest first, each first near to where it is in `near`.
    fn search(&self, bounds: Bounds, near: &[u32], tries: &mut usize) -> Found {
        let open = (0..bounds.low.len())
            .filter(|number| bounds.low[*number] < bounds.high[*number])
            .min_by_key(|number| bounds.high[*number] - bounds.low[*number]);
        let Some(number) = open else { return Found::Yes };
        let middle = i64::from(near.get(number).copied().unwrap_or(0));
        let mut values: Vec<i64> = (bounds.low[number]..=bounds.high[number]).collect();
        values.sort_by_key(|value| (value - middle).abs());
        let mut answer = Found::No;
        for value in values {
            if *tries == 0 {
                return Found::Unknown;
            }
            *tries -= 1;
            let mut next = bounds.clone();
            (next.low[number], next.high[number]) = (value, value);
            if !self.narrow(&mut next, self.sums_of[number].clone()) {
                continue;
            }
            match self.search(next, near, tries) {
                Found::No => {}
                Found::Yes => return Found::Yes,
                Found::Unknown => answer = Found::Unknown,
            }
        }
        answer
    }

    /// Draws bounds together as far as single sums tell, beginning with these. `false`: no world.
    fn narrow(&self, bounds: &mut Bounds, mut look: Vec<usize>) -> bool {
        let mut waiting = vec![false; self.sums.len()];
        look.iter().for_each(|sum| waiting[*sum] = true);
        loop {
            while let Some(sum) = look.pop() {
                waiting[sum] = false;
                let Some(moved) = bounds.narrow_by(&self.sums[sum]) else { return false };
                for next in moved.into_iter().flat_map(|number| &self.sums_of[number]) {
                    if !std::mem::replace(&mut waiting[*next], true) {
                        look.push(*next);
                    }
                }
            }
            let mut moved = Vec::new();
            for spread in &self.spreads {
                match bounds.narrow_by_spread(spread) {
                    Some(numbers) => moved.extend(numbers),
                    None => return false,
                }
            }
            if moved.is_empty() {
                return true;
            }
            for next in moved.into_iter().flat_map(|number| &self.sums_of[number]) {
                if !std::mem::replace(&mut waiting[*next], true) {
                    look.push(*next);
                }
            }
        }
    }
}

impl Bounds {
    /// Numbers whose bounds moved; `None` where the sum cannot be.
    fn narrow_by(&mut self, sum: &Sum) -> Option<Vec<usize>> {
        let of = |numbers: &[usize], bound: &[i64]| numbers.iter().map(|number| bound[*number]).sum::<i64>();
        let low = of(&sum.plus, &self.low) - of(&sum.minus, &self.high);
        let high = of(&sum.plus, &self.high) - of(&sum.minus, &self.low);
        if low > sum.most || high < sum.least {
            return None;
        }
        let mut moved = Vec::new();
        let plus = sum.plus.iter().map(|number| (*number, true));
        for (number, adds) in plus.chain(sum.minus.iter().map(|number| (*number, false))) {
            let (own_low, own_high) = (self.low[number], self.high[number]);
            let (from, to) = if adds {
                (sum.least - (high - own_high), sum.most - (low - own_low))
            } else {
                (low + own_high - sum.most, high + own_low - sum.least)
            };
            if from > own_low || to < own_high {
                self.low[number] = own_low.max(from);
                self.high[number] = own_high.min(to);
                if self.low[number] > self.high[number] {
                    return None;
                }
                moved.push(number);
            }
        }
        Some(moved)
    }

    /// The same for how many parts are not 0.
    fn narrow_by_spread(&mut self, spread: &Spread) -> Option<Vec<usize>> {
        let sum = |part: &[usize], bound: &[i64]| part.iter().map(|number| bound[*number]).sum::<i64>();
        let (mut sure, mut open) = (0, Vec::new());
        for part in &spread.parts {
            if sum(part, &self.low) > 0 {
                sure += 1;
            } else if sum(part, &self.high) > 0 {
                open.push(part);
            }
        }
        if sure > spread.reached || sure + open.len() < spread.reached {
            return None;
        }
        let mut moved = Vec::new();
        for part in open.iter().filter(|_| sure == spread.reached) {
            for &number in *part {
                if std::mem::replace(&mut self.high[number], 0) > 0 {
                    moved.push(number);
                }
            }
        }
        if sure < spread.reached && sure + open.len() == spread.reached {
            // Each of them has somebody; where only one number can be that somebody, it is known.
            for part in open {
                let can: Vec<usize> = part.iter().copied().filter(|number| self.high[*number] > 0).collect();
                if let [only] = can[..]
                    && self.low[only] == 0
                {
                    self.low[only] = 1;
                    moved.push(only);
                }
            }
        }
        Some(moved)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(plus: &[usize], value: i64) -> Sum {
        Sum { plus: plus.to_vec(), minus: Vec::new(), least: value, most: value }
    }

    #[test]
    fn a_number_that_margins_fix_has_one_value_and_another_has_several() {
        let mut worlds = Worlds::default();
        let cells: Vec<usize> = (0..3).map(|_| worlds.number(8)).collect();
        worlds.know(sum(&cells, 9));
        worlds.know(sum(&cells[..1], 4));
        let near = [4, 2, 3];
        assert_eq!(worlds.exists(&cells[1..], 5, &near), Found::Yes);
        assert_eq!(worlds.exists(&cells[1..], 4, &near), Found::No);
        let can: Vec<u32> = (0..=8).filter(|v| worlds.exists(&[cells[1]], *v, &near) == Found::Yes).collect();
        assert_eq!(can, [0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn what_two_tables_say_together_is_found() {
        // Two partitions of the same people, 3 and 3 crossed with 3 and 3.
        let mut worlds = Worlds::default();
        let atoms: Vec<usize> = (0..4).map(|_| worlds.number(2)).collect();
        worlds.know(sum(&[atoms[0], atoms[1]], 4));
        worlds.know(sum(&[atoms[0], atoms[2]], 0));
        assert_eq!(worlds.some(&[0; 4]), Found::No, "nobody of the first two pairs is left for the 4");
        let mut worlds = Worlds::default();
        let atoms: Vec<usize> = (0..4).map(|_| worlds.number(2)).collect();
        worlds.know(sum(&[atoms[0], atoms[1]], 2));
        worlds.know(sum(&[atoms[0], atoms[2]], 0));
        assert_eq!(worlds.exists(&[atoms[1]], 2, &[0; 4]), Found::Yes);
        assert_eq!(worlds.exists(&[atoms[1]], 1, &[0; 4]), Found::No);
    }

    #[test]
    fn in_how_many_parts_there_is_somebody_is_known_too() {
        let mut worlds = Worlds::default();
        let parts: Vec<usize> = (0..3).map(|_| worlds.number(5)).collect();
        worlds.know(sum(&parts, 3));
        worlds.know_spread(Spread { parts: parts.iter().map(|p| vec![*p]).collect(), reached: 3 });
        let near = [1, 1, 1];
        assert_eq!(worlds.exists(&parts[..1], 1, &near), Found::Yes);
        assert_eq!(worlds.exists(&parts[..1], 2, &near), Found::No);
        assert_eq!(worlds.exists(&parts[..1], 0, &near), Found::No);
    }
}
