//! Chance that can be repeated: splitmix64 from a seed.

/// Numbers that look like chance and are the same for the same seed.
#[derive(Debug)]
pub struct Dice(
    /// The seed; afterwards where the numbers are.
    pub u64,
);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A share from 0 to below 1, each as likely as any other.
    #[expect(clippy::cast_precision_loss, reason = "53 bits are what a share can hold")]
    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// A number below `end`, which must not be 0.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap()
    }

    /// A number below `end`, which must not be 0.
    pub fn below_u32(&mut self, end: u32) -> u32 {
        u32::try_from(self.next() % u64::from(end)).unwrap()
    }

    /// Whether something happens that does so `chance` times in a hundred.
    pub fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    /// One of these, or `None` where there is none.
    pub fn pick<'t, T>(&mut self, of: &'t [T]) -> Option<&'t T> {
        if of.is_empty() { None } else { of.get(self.below(of.len())) }
    }

    /// One of these, which must not be empty.
    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        *self.pick(of).unwrap()
    }
}
