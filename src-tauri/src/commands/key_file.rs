//! The key file and the originals in it.

use verbatim_api::{replies::*, requests::*};

reads! {
    key_file: Empty => KeyFile,
    key_file_make: KeyFilePassphrase => KeyFile,
    key_file_open: KeyFilePassphrase => KeyFile,
    key_file_close: Empty => KeyFile,
    key_file_passphrase: KeyFilePassphrase => KeyFile,
    originals_list: Empty => Vec<OriginalRow>,
    original_put: KeepOriginal => Vec<OriginalRow>,
    original_open: TranscriptRef => OriginalText,
    original_destroy: TranscriptRef => Vec<OriginalRow>,
}
