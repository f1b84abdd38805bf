//! Pictures, whatever shows them: drawings without what is active in them, sizes as browsers show them, and pictures that
//! are written into a text as `data:` addresses. All of it is given bytes; nothing here touches a disk.

pub mod embedded;
pub mod orientation;
pub mod svg;
