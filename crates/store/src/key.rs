//! From a passphrase or a recovery key to the raw key of the file.
//!
//! The raw key is Argon2id of the passphrase with the file's first sixteen bytes as salt. The
//! parameters are not stored: a short list of known ones is tried, newest first, so that they can
//! be raised without breaking an old study. The recovery key is the raw key itself as 24 words
//! (BIP 39, English), whose checksum catches a mistyped word.

use argon2::{Algorithm, Argon2, Params, Version};
use bip39::Mnemonic;
use verbatim_model::Verified;
use zeroize::{Zeroize, Zeroizing};

use crate::StoreError;

/// Least length of a passphrase in characters.
pub const MINIMUM_PASSPHRASE: usize = 8;

/// Memory in KiB, passes and lanes of Argon2id; newest first. Append a stronger line at the
/// front to raise the cost of new studies and new passphrases.
pub(crate) const PARAMETERS: &[(u32, u32, u32)] = &[(65_536, 3, 1), (65_536, 3, 4)];

/// The salt that SQLCipher keeps in the clear at the start of a file.
pub(crate) type Salt = [u8; 16];

/// The 256-bit key of a file. Wiped from memory when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct RawKey([u8; 32]);

impl Drop for RawKey {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl RawKey {
    /// Key and salt in the form that SQLCipher takes as they are, without deriving anything. The
    /// salt is always given along: a copy keyed without it would get a new one, and no passphrase
    /// could ever open it.
    pub(crate) fn pragma(&self, salt: &Salt) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(128));
        text.push_str("PRAGMA key = \"x'");
        for byte in self.0.iter().chain(salt) {
            for nibble in [byte >> 4, byte & 15] {
                text.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
            }
        }
        text.push_str("'\";");
        text
    }

    /// The recovery key: this key as 24 words.
    ///
    /// # Errors
    /// [`StoreError::NotARecoveryKey`] never happens for 32 bytes, and is no panic either.
    pub fn recovery_words(&self) -> Result<Vec<String>, StoreError> {
        let mnemonic = Mnemonic::from_entropy(&self.0).map_err(|_| StoreError::NotARecoveryKey)?;
        Ok(mnemonic.words().map(str::to_owned).collect())
    }
}

/// What a person opens a study with. Wiped from memory when dropped.
#[derive(Clone)]
pub enum Secret {
    /// The passphrase.
    Passphrase(Zeroizing<String>),
    /// The recovery key, as its words.
    RecoveryKey(Zeroizing<String>),
    /// The raw key. Only for tests whose point is not the passphrase.
    Raw(RawKey),
}

impl Secret {
    /// A passphrase.
    #[must_use]
    pub fn passphrase(text: &str) -> Self {
        Self::Passphrase(Zeroizing::new(text.to_owned()))
    }

    /// The words of a recovery key, with any blanks and line ends between them.
    #[must_use]
    pub fn recovery_key(words: &str) -> Self {
        Self::RecoveryKey(Zeroizing::new(words.to_owned()))
    }

    /// A fixed raw key made from a number, to make tests quick.
    #[must_use]
    pub const fn raw_for_tests(number: u8) -> Self {
        Self::Raw(RawKey([number; 32]))
    }

    /// What opening a copy with this secret shows.
    pub(crate) const fn shows(&self) -> Verified {
        match self {
            Self::Passphrase(_) => Verified::Passphrase,
            Self::RecoveryKey(_) | Self::Raw(_) => Verified::RecoveryKey,
        }
    }

    /// Says that this secret opens nothing here.
    pub(crate) const fn wrong(&self) -> StoreError {
        match self {
            Self::RecoveryKey(_) => StoreError::WrongRecoveryKey,
            Self::Passphrase(_) | Self::Raw(_) => StoreError::WrongSecret,
        }
    }

    /// Keys that this secret could mean for a file with this salt, most likely first. Each costs
    /// one derivation, so the caller stops at the first that opens.
    pub(crate) fn keys(&self, salt: &Salt) -> impl Iterator<Item = Result<RawKey, StoreError>> + '_ {
        let tries = match self {
            Self::Passphrase(_) => PARAMETERS.len(),
            _ => 1,
        };
        let salt = *salt;
        (0..tries).map(move |n| match self {
            Self::Passphrase(text) => derive(text, &salt, PARAMETERS[n]),
            Self::RecoveryKey(words) => parse_words(words),
            Self::Raw(key) => Ok(key.clone()),
        })
    }

    /// The key for a new file with this salt, by the newest parameters.
    pub(crate) fn new_key(&self, salt: &Salt) -> Result<RawKey, StoreError> {
        if let Self::Passphrase(text) = self
            && text.chars().count() < MINIMUM_PASSPHRASE
        {
            return Err(StoreError::ShortPassphrase { minimum: MINIMUM_PASSPHRASE });
        }
        self.keys(salt).next().unwrap_or(Err(StoreError::WrongSecret))
    }
}

pub(crate) fn derive(
    passphrase: &str,
    salt: &Salt,
    (memory, passes, lanes): (u32, u32, u32),
) -> Result<RawKey, StoreError> {
    let damaged = |e: argon2::Error| StoreError::Damaged(format!("key derivation failed: {e}"));
    let params = Params::new(memory, passes, lanes, Some(32)).map_err(damaged)?;
    let mut key = RawKey([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, &mut key.0)
        .map_err(damaged)?;
    Ok(key)
}

fn parse_words(words: &str) -> Result<RawKey, StoreError> {
    // The numbers that stand before the words where they are shown may be typed or saved along.
    let is_number = |word: &&str| word.chars().all(|c| c.is_ascii_digit() || c == '.');
    let plain: Vec<String> =
        words.split_whitespace().filter(|w| !is_number(w)).map(str::to_lowercase).collect();
    let plain = Zeroizing::new(plain.join(" "));
    let mnemonic = Mnemonic::parse_normalized(&plain).map_err(|_| StoreError::NotARecoveryKey)?;
    let mut entropy = mnemonic.to_entropy();
    let key = <[u8; 32]>::try_from(entropy.as_slice()).map(RawKey).map_err(|_| StoreError::NotARecoveryKey);
    entropy.zeroize();
    key
}

/// A salt for a new file.
pub(crate) fn new_salt() -> Result<Salt, StoreError> {
    let mut salt = [0; 16];
    fill_random(&mut salt)?;
    Ok(salt)
}

/// Fills `bytes` from the operating system's random source.
pub(crate) fn fill_random(bytes: &mut [u8]) -> Result<(), StoreError> {
    getrandom::fill(bytes).map_err(|e| StoreError::Damaged(format!("no random numbers from the system: {e}")))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_words_lead_back_to_the_key_in_any_case_and_spacing() {
        let key = RawKey([7; 32]);
        let words = key.recovery_words().unwrap();
        assert_eq!(words.len(), 24);
        let typed = words.join("\n ").to_uppercase();
        assert!(parse_words(&typed).unwrap() == key);
        let numbered = words.iter().enumerate().map(|(n, word)| format!("{:>2}. {word}", n + 1));
        assert!(parse_words(&numbered.collect::<Vec<_>>().join("  ")).unwrap() == key);
    }

    #[test]
    fn a_mistyped_or_missing_word_is_noticed() {
        let mut words = RawKey([9; 32]).recovery_words().unwrap();
        words[3] = "zebra".to_owned();
        assert!(matches!(parse_words(&words.join(" ")), Err(StoreError::NotARecoveryKey)));
        assert!(matches!(parse_words(&words[..12].join(" ")), Err(StoreError::NotARecoveryKey)));
    }

    #[test]
    fn the_newest_parameters_cost_at_least_64_mib_and_three_passes() {
        let (memory, passes, _) = PARAMETERS[0];
        assert!(memory >= 65_536 && passes >= 3);
    }

    #[test]
    fn a_short_passphrase_makes_no_study() {
        let made = Secret::passphrase("short").new_key(&[0; 16]);
        assert!(matches!(made, Err(StoreError::ShortPassphrase { minimum: 8 })));
    }
}
