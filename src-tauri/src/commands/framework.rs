//! The framework matrix.

use verbatim_api::{replies::*, requests::*};

reads! {
    framework: FrameworkRequest => Framework,
}

writes! {
    framework_write: WriteSummary => Change,
}
