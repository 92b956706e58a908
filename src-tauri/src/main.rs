//! The program that opens the window of Verbatim.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    verbatim_app::run()
}
