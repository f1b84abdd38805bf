//! A value that is read when somebody asks for it.

use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

type Read<T> = Arc<dyn Fn() -> T + Send + Sync>;

/// Behaves as the value itself.
pub struct Deferred<T> {
    value: OnceLock<Box<T>>,
    read: Option<Read<T>>,
}

impl<T> Deferred<T> {
    /// What `read` gives, once it is asked for.
    pub fn until_asked(read: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Deferred { value: OnceLock::new(), read: Some(Arc::new(read)) }
    }

    /// For those that are going to be asked for, in many threads.
    pub fn read_now(&self)
    where
        T: Default,
    {
        let _: &T = self;
    }

    pub fn into_inner(self) -> T
    where
        T: Default,
    {
        self.read_now();
        self.value.into_inner().map(|value| *value).unwrap_or_default()
    }

    /// The value, if somebody has asked for it.
    pub fn at_hand(&mut self) -> Option<&mut T> {
        self.value.get_mut().map(|value| &mut **value)
    }
}

impl<T> From<T> for Deferred<T> {
    fn from(value: T) -> Self {
        Deferred { value: OnceLock::from(Box::new(value)), read: None }
    }
}

impl<T: Default> Default for Deferred<T> {
    fn default() -> Self {
        T::default().into()
    }
}

impl<T: Default> Deref for Deferred<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.value.get_or_init(|| Box::new(self.read.as_ref().map_or_else(T::default, |read| read())))
    }
}

impl<T: Clone> Clone for Deferred<T> {
    fn clone(&self) -> Self {
        Deferred { value: self.value.clone(), read: self.read.clone() }
    }
}

impl<T: fmt::Debug> fmt::Debug for Deferred<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.get().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn a_value_is_read_once_and_only_if_it_is_asked_for() {
        let reads = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&reads);
        let mut text = Deferred::until_asked(move || {
            counted.fetch_add(1, Ordering::Relaxed);
            "text".to_owned()
        });
        assert!(text.at_hand().is_none());
        assert_eq!((text.len(), text.as_str()), (4, "text"));
        text.at_hand().unwrap().push('s');
        assert_eq!((text.as_str(), reads.load(Ordering::Relaxed)), ("texts", 1));
        assert_eq!(*Deferred::from(7_u8).clone(), 7);
    }
}
