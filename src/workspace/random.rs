//! Random bytes of the system, for what a stranger must not guess. No report depends on them.

/// Sixteen random bytes; nothing where the system gives none.
#[cfg(unix)]
pub fn random_bytes() -> Option<[u8; 16]> {
    use std::io::Read;

    let mut bytes = [0; 16];
    let mut device = std::fs::File::open("/dev/urandom").ok()?;
    device.read_exact(&mut bytes).ok()?;
    Some(bytes)
}

/// Sixteen random bytes; nothing where the system gives none.
#[cfg(windows)]
pub fn random_bytes() -> Option<[u8; 16]> {
    #[link(name = "advapi32")]
    unsafe extern "system" {
        // RtlGenRandom, which every Windows since XP has under this name.
        #[link_name = "SystemFunction036"]
        fn generate(buffer: *mut u8, length: u32) -> u8;
    }
    let mut bytes = [0; 16];
    // SAFETY: the function fills the sixteen bytes of the buffer that it is given.
    let is_filled = unsafe { generate(bytes.as_mut_ptr(), 16) } != 0;
    is_filled.then_some(bytes)
}

/// This system is asked for none.
#[cfg(not(any(unix, windows)))]
pub fn random_bytes() -> Option<[u8; 16]> {
    None
}
