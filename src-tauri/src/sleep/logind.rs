//! What systemd-logind says: that the computer is about to sleep, and that the session was locked.
//! Where there is no logind, nothing is heard.

use std::cell::RefCell;
use std::collections::HashMap;

use gio::glib::{MainContext, MainLoop, Variant, VariantTy};
use gio::prelude::*;
use gio::{BusType, Cancellable, DBusCallFlags, DBusConnection, DBusSignalFlags, UnixFDList};

const LOGIND: &str = "org.freedesktop.login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const MANAGER_PATH: &str = "/org/freedesktop/login1";
const SESSION: &str = "org.freedesktop.login1.Session";
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";

/// How long logind may take to answer, in milliseconds.
const PATIENCE: i32 = 2_000;

/// Listens from now on.
pub fn watch(locked: impl Fn() + Clone + Send + 'static) {
    std::thread::spawn(move || {
        let context = MainContext::new();
        // A context is only ever refused to a second thread.
        let _ = context.with_thread_default(|| {
            let Ok(bus) = gio::bus_get_sync(BusType::System, Cancellable::NONE) else { return };
            // The window outlives the bus.
            bus.set_exit_on_close(false);
            subscribe(&bus, locked);
            MainLoop::new(Some(&context), false).run();
        });
    });
}

/// Subscribes to everything after which the study is locked. Once this returns, nothing is missed.
fn subscribe(bus: &DBusConnection, locked: impl Fn() + Clone + 'static) {
    let session = own_session(bus);
    let on = |interface: &str, signal: &str, path: Option<&str>, about: Option<&str>, heard: Heard| {
        let flags = DBusSignalFlags::NONE;
        let heard = move |_: &DBusConnection, _: &str, _: &str, _: &str, _: &str, said: &Variant| heard(said);
        bus.signal_subscribe(Some(LOGIND), Some(interface), Some(signal), path, about, flags, heard);
    };
    let (lock, hint) = (locked.clone(), locked.clone());
    on(SESSION, "Lock", session.as_deref(), None, Box::new(move |_| lock()));
    // Desktops that lock the screen by themselves send no “Lock”; they only say that it is locked.
    let hinted = move |said: &Variant| {
        if is_locked(said) {
            hint();
        }
    };
    on(PROPERTIES, "PropertiesChanged", session.as_deref(), Some(SESSION), Box::new(hinted));
    let delay = std::rc::Rc::new(RefCell::new(None));
    let held = std::rc::Rc::clone(&delay);
    let again = bus.clone();
    let sleeps = move |said: &Variant| match said.get::<(bool,)>() {
        Some((true,)) => {
            locked();
            held.take();
        }
        Some((false,)) => {
            held.replace(ask_for_delay(&again));
        }
        None => {}
    };
    on(MANAGER, "PrepareForSleep", Some(MANAGER_PATH), None, Box::new(sleeps));
    delay.replace(ask_for_delay(bus));
}

/// What is done with what a signal says.
type Heard = Box<dyn Fn(&Variant)>;

/// Asks that sleep wait until the study is locked, for the few seconds that the system grants. It
/// waits as long as the answer is held.
fn ask_for_delay(bus: &DBusConnection) -> Option<UnixFDList> {
    let what = ("sleep", "Verbatim", "The study is being locked", "delay").to_variant();
    let asked = bus.call_with_unix_fd_list_sync(
        Some(LOGIND),
        MANAGER_PATH,
        MANAGER,
        "Inhibit",
        Some(&what),
        None,
        DBusCallFlags::NONE,
        PATIENCE,
        None::<&UnixFDList>,
        Cancellable::NONE,
    );
    asked.ok().map(|(_, held)| held)
}

/// Path of the session that this program runs in. Where it is not known, every session of the
/// computer is listened to: locking once too often is the smaller harm.
fn own_session(bus: &DBusConnection) -> Option<String> {
    let ask = |method: &str, about: Variant| {
        let (answer, flags) = (VariantTy::new("(o)").ok(), DBusCallFlags::NONE);
        bus.call_sync(
            Some(LOGIND),
            MANAGER_PATH,
            MANAGER,
            method,
            Some(&about),
            answer,
            flags,
            PATIENCE,
            Cancellable::NONE,
        )
        .ok()
        .and_then(|said| said.child_value(0).str().map(str::to_owned))
    };
    // A desktop may have started the program outside of the session's own processes.
    let named = || ask("GetSession", (std::env::var("XDG_SESSION_ID").ok()?,).to_variant());
    ask("GetSessionByPID", (std::process::id(),).to_variant()).or_else(named)
}

/// Whether a change of properties says that the session is locked now.
fn is_locked(said: &Variant) -> bool {
    let changed = said.get::<(String, HashMap<String, Variant>, Vec<String>)>();
    let hint = changed.and_then(|(_, changed, _)| changed.get("LockedHint")?.get::<bool>());
    hint == Some(true)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use std::io::{BufRead, BufReader};
    use std::process::{Child, Command, Stdio};
    use std::sync::mpsc::{Receiver, channel};
    use std::time::Duration;

    use gio::{DBusAuthObserver, DBusConnectionFlags};

    use super::*;

    /// A bus of its own; `None` where the computer has none to start.
    struct Bus(Child, String);

    impl Bus {
        fn start() -> Option<Self> {
            let mut bus = Command::new("dbus-daemon");
            bus.args(["--session", "--nofork", "--print-address"])
                .stdout(Stdio::piped())
                .stderr(Stdio::null());
            let mut bus = bus.spawn().ok()?;
            let mut address = String::new();
            BufReader::new(bus.stdout.take()?).read_line(&mut address).ok()?;
            Some(Self(bus, address.trim().to_owned()))
        }

        fn connect(&self) -> DBusConnection {
            let flags =
                DBusConnectionFlags::AUTHENTICATION_CLIENT | DBusConnectionFlags::MESSAGE_BUS_CONNECTION;
            let nobody = None::<&DBusAuthObserver>;
            DBusConnection::for_address_sync(&self.1, flags, nobody, Cancellable::NONE).unwrap()
        }
    }

    impl Drop for Bus {
        fn drop(&mut self) {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }

    /// A connection that speaks as logind.
    fn logind(bus: &Bus) -> DBusConnection {
        let conn = bus.connect();
        let (name, daemon) = ((LOGIND, 0_u32).to_variant(), "org.freedesktop.DBus");
        let flags = DBusCallFlags::NONE;
        let path = "/org/freedesktop/DBus";
        let none = Cancellable::NONE;
        conn.call_sync(Some(daemon), path, daemon, "RequestName", Some(&name), None, flags, -1, none)
            .unwrap();
        conn
    }

    /// Listens on a thread of its own; hears of each lock.
    fn listen(bus: DBusConnection) -> Receiver<()> {
        let (locks, heard) = channel();
        let (ready, is_ready) = channel();
        std::thread::spawn(move || {
            let context = MainContext::new();
            let _ = context.with_thread_default(|| {
                subscribe(&bus, move || locks.send(()).unwrap());
                ready.send(()).unwrap();
                MainLoop::new(Some(&context), false).run();
            });
        });
        is_ready.recv().unwrap();
        heard
    }

    #[test]
    fn sleep_a_lock_and_a_screen_that_locked_itself_lock_the_study_and_nothing_else_does() {
        let Some(bus) = Bus::start() else { return };
        let logind = logind(&bus);
        let heard = listen(bus.connect());
        let session = "/org/freedesktop/login1/session/_32";
        let say = |path: &str, interface: &str, signal: &str, said: Variant| {
            logind.emit_signal(None, path, interface, signal, Some(&said)).unwrap();
        };
        let hint = |locked: bool| {
            let changed = HashMap::from([("LockedHint".to_owned(), locked.to_variant())]);
            (SESSION, changed, Vec::<String>::new()).to_variant()
        };
        let nothing = ().to_variant();
        say(MANAGER_PATH, MANAGER, "PrepareForSleep", (false,).to_variant());
        say(session, PROPERTIES, "PropertiesChanged", hint(false));
        say(session, SESSION, "Unlock", nothing.clone());
        // Signals come in their order, so a lock for one of these would come before.
        let locks: [(&str, &str, &str, Variant); 3] = [
            (MANAGER_PATH, MANAGER, "PrepareForSleep", (true,).to_variant()),
            (session, SESSION, "Lock", nothing),
            (session, PROPERTIES, "PropertiesChanged", hint(true)),
        ];
        for (path, interface, signal, said) in locks {
            assert!(heard.try_recv().is_err(), "before {signal}");
            say(path, interface, signal, said);
            heard.recv_timeout(Duration::from_secs(10)).unwrap();
        }
        assert!(heard.try_recv().is_err(), "one lock for each");
    }
}
