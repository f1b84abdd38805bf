//! What is published in the folder of the theme.

use std::collections::BTreeMap;
use std::sync::Arc;

/// By name, from that folder.
pub type Files = BTreeMap<String, Arc<[u8]>>;
