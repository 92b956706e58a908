//! The test VFS: SQLite's own “unix” VFS with an ear at everything that reaches the disk.
//!
//! Every call is passed through, so SQLite behaves as it does in the product. What is written,
//! cut off, made and removed is told to [`crate::disk`], which keeps what a power cut would leave.
//! Memory mapping (`xFetch`) is not offered, as nothing could be heard of it; the product has it
//! off.
//!
//! The VFS does not see what the store does with `std::fs`: syncing a copy or a folder. `fsync`
//! is therefore defined here and takes the place of libc's in this binary, for SQLite and for the
//! standard library alike. It tells the disk and returns: nothing in these tests needs the real
//! disk, and what is durable is decided by [`crate::disk`] alone. Renames are seen by looking at
//! the folder (see there).
#![allow(unsafe_code, reason = "a VFS is a table of C functions; this binary is not the product")]

use std::ffi::{CStr, OsStr, c_char, c_int, c_void};
use std::mem::ManuallyDrop;
use std::os::fd::{FromRawFd, RawFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::sync::OnceLock;

use rusqlite::ffi::{self, sqlite3_file, sqlite3_filename, sqlite3_int64, sqlite3_io_methods, sqlite3_vfs};

use crate::disk;

/// An open file as SQLite holds it. The file of the “unix” VFS follows it in memory.
#[repr(C)]
struct Heard {
    base: sqlite3_file,
    /// Inode by which the disk knows the file; 0 where it lies elsewhere.
    inode: u64,
}

/// The “unix” VFS, for life: SQLite never frees it.
struct Real(*mut sqlite3_vfs);
// SAFETY: SQLite itself calls the VFS from any thread; it is only read here.
unsafe impl Send for Real {}
// SAFETY: as above.
unsafe impl Sync for Real {}

static REAL: OnceLock<Real> = OnceLock::new();

/// Puts the VFS in force for every connection of this process. Call it before any is opened;
/// calling it again does nothing.
pub fn install() {
    REAL.get_or_init(|| {
        // SAFETY: both functions may be called at any time and by any thread. The new VFS is
        // leaked, as SQLite keeps the pointer. The functions taken over from “unix” find its
        // `pAppData` in place.
        unsafe {
            let real = ffi::sqlite3_vfs_find(c"unix".as_ptr());
            assert!(!real.is_null(), "SQLite has no unix VFS");
            let size = c_int::try_from(size_of::<Heard>()).unwrap();
            let heard = Box::leak(Box::new(sqlite3_vfs {
                szOsFile: (*real).szOsFile + size,
                pNext: std::ptr::null_mut(),
                zName: c"power-loss".as_ptr(),
                xOpen: Some(open),
                xDelete: Some(delete),
                ..*real
            }));
            assert_eq!(ffi::sqlite3_vfs_register(heard, 1), ffi::SQLITE_OK);
            Real(real)
        }
    });
}

/// Takes the place of libc's function in this binary.
#[unsafe(no_mangle)]
extern "C" fn fsync(fd: RawFd) -> c_int {
    synced(fd)
}

/// Takes the place of libc's function in this binary.
#[unsafe(no_mangle)]
extern "C" fn fdatasync(fd: RawFd) -> c_int {
    synced(fd)
}

fn synced(fd: RawFd) -> c_int {
    // SAFETY: the caller of `fsync` holds the descriptor open, and it is not closed here.
    let file = ManuallyDrop::new(unsafe { std::fs::File::from_raw_fd(fd) });
    let about = file.metadata().unwrap();
    disk::synced(about.ino(), about.is_dir());
    0
}

fn real_vfs() -> *mut sqlite3_vfs {
    REAL.get().unwrap().0
}

/// The file of the “unix” VFS behind one of ours.
///
/// # Safety
/// `file` is one that SQLite allocated with our `szOsFile`.
unsafe fn real(file: *mut sqlite3_file) -> *mut sqlite3_file {
    // SAFETY: `szOsFile` holds room for the real file after ours; both are aligned to 8 bytes.
    unsafe { file.cast::<Heard>().add(1).cast() }
}

/// # Safety
/// `file` was opened by [`open`].
unsafe fn inode(file: *mut sqlite3_file) -> u64 {
    // SAFETY: see above.
    unsafe { (*file.cast::<Heard>()).inode }
}

/// # Safety
/// `name` ends in NUL.
unsafe fn path<'p>(name: *const c_char) -> &'p Path {
    // SAFETY: see above; SQLite keeps the name until the call returns.
    Path::new(OsStr::from_bytes(unsafe { CStr::from_ptr(name) }.to_bytes()))
}

unsafe extern "C" fn open(
    _vfs: *mut sqlite3_vfs,
    name: sqlite3_filename,
    file: *mut sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    // SAFETY: SQLite gives a name that is NULL or ends in NUL and room for `szOsFile` bytes.
    unsafe {
        let heard = file.cast::<Heard>();
        (*heard).base.pMethods = std::ptr::null();
        let opened = ((*real_vfs()).xOpen.unwrap())(real_vfs(), name, real(file), flags, out);
        if opened == ffi::SQLITE_OK {
            (*heard).inode = if name.is_null() { 0 } else { disk::opened(path(name)) };
            (*heard).base.pMethods = &METHODS;
        }
        opened
    }
}

unsafe extern "C" fn delete(_vfs: *mut sqlite3_vfs, name: *const c_char, sync_folder: c_int) -> c_int {
    // SAFETY: SQLite gives a name that ends in NUL. Where the folder is to be synced, the real
    // function calls `fsync` above.
    unsafe {
        let deleted = ((*real_vfs()).xDelete.unwrap())(real_vfs(), name, sync_folder);
        disk::deleted(path(name));
        deleted
    }
}

unsafe extern "C" fn write(
    file: *mut sqlite3_file,
    bytes: *const c_void,
    length: c_int,
    offset: sqlite3_int64,
) -> c_int {
    // SAFETY: SQLite gives `length` readable bytes and a file that `open` opened.
    unsafe {
        let done = ((*(*real(file)).pMethods).xWrite.unwrap())(real(file), bytes, length, offset);
        if done == ffi::SQLITE_OK {
            let bytes = std::slice::from_raw_parts(bytes.cast::<u8>(), usize::try_from(length).unwrap());
            disk::wrote(inode(file), usize::try_from(offset).unwrap(), bytes);
        }
        done
    }
}

unsafe extern "C" fn truncate(file: *mut sqlite3_file, size: sqlite3_int64) -> c_int {
    // SAFETY: SQLite gives a file that `open` opened.
    unsafe {
        let done = ((*(*real(file)).pMethods).xTruncate.unwrap())(real(file), size);
        if done == ffi::SQLITE_OK {
            disk::truncated(inode(file), usize::try_from(size).unwrap());
        }
        done
    }
}

/// A method that only passes its call on.
macro_rules! pass_on {
    ($($name:ident = $method:ident($($arg:ident: $type:ty),*) -> $answer:ty;)+) => {$(
        unsafe extern "C" fn $name(file: *mut sqlite3_file $(, $arg: $type)*) -> $answer {
            // SAFETY: SQLite gives a file that `open` opened and arguments as the real method
            // expects them; “unix” files have all methods of version 2.
            unsafe { ((*(*real(file)).pMethods).$method.unwrap())(real(file) $(, $arg)*) }
        }
    )+};
}

// `sync` too: the real one calls `fsync` above, for the file and, where SQLite made a journal
// anew, for the folder. What SQLite leaves out is left out here.
pass_on! {
    close = xClose() -> c_int;
    read = xRead(bytes: *mut c_void, length: c_int, offset: sqlite3_int64) -> c_int;
    sync = xSync(flags: c_int) -> c_int;
    file_size = xFileSize(size: *mut sqlite3_int64) -> c_int;
    lock = xLock(level: c_int) -> c_int;
    unlock = xUnlock(level: c_int) -> c_int;
    check_reserved_lock = xCheckReservedLock(out: *mut c_int) -> c_int;
    file_control = xFileControl(what: c_int, with: *mut c_void) -> c_int;
    sector_size = xSectorSize() -> c_int;
    device_characteristics = xDeviceCharacteristics() -> c_int;
    shm_map = xShmMap(page: c_int, size: c_int, extend: c_int, out: *mut *mut c_void) -> c_int;
    shm_lock = xShmLock(offset: c_int, count: c_int, flags: c_int) -> c_int;
    shm_barrier = xShmBarrier() -> ();
    shm_unmap = xShmUnmap(delete: c_int) -> c_int;
}

static METHODS: sqlite3_io_methods = sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};
