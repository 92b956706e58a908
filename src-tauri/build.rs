//! Embeds the front end and keeps our SQLite to ourselves.

fn main() {
    // Otherwise the program would export the symbols of its static SQLCipher, and WebKitGTK's own
    // libraries would bind to them instead of to the system's SQLite.
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") {
        println!("cargo:rustc-link-arg-bins=-Wl,--exclude-libs,ALL");
    }
    tauri_build::build();
}
