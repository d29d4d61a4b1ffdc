//! The binary: parses arguments, runs, gives the exit code.

use std::alloc::{GlobalAlloc, Layout};
use std::process::ExitCode;

use mimalloc::MiMalloc;

/// The allocator, which says in Chinese where there is no more memory.
struct ReportingAllocator;

#[global_allocator]
static ALLOCATOR: ReportingAllocator = ReportingAllocator;

/// A block; where there is none the program ends.
fn given(block: *mut u8) -> *mut u8 {
    if block.is_null() { jixiao::cli::out_of_memory() } else { block }
}

// SAFETY: every call goes to mimalloc as it is; a block that it does not give never comes back.
unsafe impl GlobalAlloc for ReportingAllocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        given(unsafe { MiMalloc.alloc(layout) })
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        given(unsafe { MiMalloc.alloc_zeroed(layout) })
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        given(unsafe { MiMalloc.realloc(block, layout, size) })
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        unsafe { MiMalloc.dealloc(block, layout) }
    }
}

fn main() -> ExitCode {
    jixiao::cli::run(std::env::args_os()).into()
}
