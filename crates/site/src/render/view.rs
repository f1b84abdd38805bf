//! What templates see, as types: a view names its fields once, and its value for the template engine, its content hash and
//! its shape all follow from that. `docs/theming.md` is checked against the shapes.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use serde::{Serialize, Serializer};
use tera::{Map, Value};

use guichet_core::content_hash::{self, Key};

/// Something that a template may be given.
pub trait View {
    fn value(&self) -> Value;
    fn shape() -> Shape;
}

/// A view with named fields.
pub trait Record {
    fn fields() -> Vec<(&'static str, Shape)>;
    /// Gives each field's value, in the order of `fields`.
    fn each(&self, give: &mut dyn FnMut(&'static str, Value));
}

/// What a template may do with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    Text,
    /// Text that is not escaped again.
    Html,
    Number,
    Flag,
    /// Whatever the site's writers put there, or a view of another module.
    Any,
    /// `none` where it is missing.
    Optional(Box<Shape>),
    List(Box<Shape>),
    /// By names that are not fixed.
    ByName(Box<Shape>),
    Record(Vec<(&'static str, Shape)>),
}

/// Declares a view. Fields are public, and in the order in which a template that lists them gets them.
macro_rules! view {
    ($(#[$meta:meta])* $name:ident $(<$life:lifetime>)? { $($(#[$field_meta:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Hash, serde::Serialize)]
        pub struct $name $(<$life>)? { $($(#[$field_meta])* pub $field: $type,)* }

        impl $(<$life>)? $crate::render::view::Record for $name $(<$life>)? {
            fn fields() -> Vec<(&'static str, $crate::render::view::Shape)> {
                vec![$((stringify!($field), <$type as $crate::render::view::View>::shape()),)*]
            }

            fn each(&self, _give: &mut dyn FnMut(&'static str, tera::Value)) {
                $(_give(stringify!($field), $crate::render::view::View::value(&self.$field));)*
            }
        }

        impl $(<$life>)? $crate::render::view::View for $name $(<$life>)? {
            fn value(&self) -> tera::Value {
                static EMPTY: std::sync::LazyLock<tera::Map> =
                    std::sync::LazyLock::new(|| $crate::render::view::empty(&[$(stringify!($field)),*]));
                $crate::render::view::filled(&EMPTY, self)
            }

            fn shape() -> $crate::render::view::Shape {
                $crate::render::view::Shape::Record(<Self as $crate::render::view::Record>::fields())
            }
        }
    };
}
pub(crate) use view;

/// The map of a view without its values.
pub(crate) fn empty(names: &[&'static str]) -> Map {
    names.iter().map(|name| (tera::value::Key::Str(name), Value::none())).collect()
}

/// A copy of the map has its names hashed already, which is most of the work of making one.
pub(crate) fn filled(empty: &Map, view: &dyn Each) -> Value {
    let mut map = empty.clone();
    let mut slots = map.values_mut();
    view.give(&mut |value| {
        if let Some(slot) = slots.next() {
            *slot = value;
        }
    });
    map.into()
}

/// [`Record`] without what needs the type.
pub(crate) trait Each {
    fn give(&self, give: &mut dyn FnMut(Value));
}

impl<T: Record> Each for T {
    fn give(&self, give: &mut dyn FnMut(Value)) {
        self.each(&mut |_, value| give(value));
    }
}

/// HTML that is not to be escaped again.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Html<'a>(pub Cow<'a, str>);

impl From<String> for Html<'_> {
    fn from(html: String) -> Self {
        Html(Cow::Owned(html))
    }
}

impl<'a> From<&'a str> for Html<'a> {
    fn from(html: &'a str) -> Self {
        Html(Cow::Borrowed(html))
    }
}

/// A view that many pages show. Its hash is made once, and its value if anybody asks for it, and each page has a reference to them.
#[derive(Debug)]
pub struct Made<T> {
    view: T,
    value: OnceLock<Value>,
    hash: Key,
}

impl<T: View + Hash> Made<T> {
    pub fn new(view: T) -> Self {
        crate::steps::step();
        Made { value: OnceLock::new(), hash: content_hash::of(&view), view }
    }
}

impl<T> Deref for Made<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.view
    }
}

impl<T> Hash for Made<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u128(self.hash);
    }
}

impl<T: Serialize> Serialize for Made<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.view.serialize(serializer)
    }
}

impl<T: View> View for Made<T> {
    fn value(&self) -> Value {
        self.value.get_or_init(|| self.view.value()).clone()
    }

    fn shape() -> Shape {
        T::shape()
    }
}

/// One of a list whose other members all pages share.
#[derive(Debug, Hash, Serialize)]
#[serde(untagged)]
pub enum One<'a, T> {
    Shared(&'a Made<T>),
    Own(T),
}

impl<T: View> View for One<'_, T> {
    fn value(&self) -> Value {
        match self {
            One::Shared(made) => made.value(),
            One::Own(view) => view.value(),
        }
    }

    fn shape() -> Shape {
        T::shape()
    }
}

/// A view of a module that knows no templates: what it serializes to.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Foreign<'a, T>(pub &'a T);

impl<T: Serialize> Hash for Foreign<'_, T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        serde_json::to_vec(self.0).unwrap_or_default().hash(state);
    }
}

impl<T: Serialize> View for Foreign<'_, T> {
    fn value(&self) -> Value {
        Value::from_serializable(self.0)
    }

    fn shape() -> Shape {
        Shape::Any
    }
}

impl View for str {
    fn value(&self) -> Value {
        Value::from(self)
    }

    fn shape() -> Shape {
        Shape::Text
    }
}

impl View for String {
    fn value(&self) -> Value {
        Value::from(self.as_str())
    }

    fn shape() -> Shape {
        Shape::Text
    }
}

impl View for Cow<'_, str> {
    fn value(&self) -> Value {
        Value::from(&**self)
    }

    fn shape() -> Shape {
        Shape::Text
    }
}

impl View for Html<'_> {
    fn value(&self) -> Value {
        Value::safe_string(&self.0)
    }

    fn shape() -> Shape {
        Shape::Html
    }
}

impl View for bool {
    fn value(&self) -> Value {
        Value::from(*self)
    }

    fn shape() -> Shape {
        Shape::Flag
    }
}

impl View for usize {
    fn value(&self) -> Value {
        Value::from(*self)
    }

    fn shape() -> Shape {
        Shape::Number
    }
}

impl View for u8 {
    fn value(&self) -> Value {
        Value::from(u32::from(*self))
    }

    fn shape() -> Shape {
        Shape::Number
    }
}

impl<T: View + ?Sized> View for &T {
    fn value(&self) -> Value {
        (**self).value()
    }

    fn shape() -> Shape {
        T::shape()
    }
}

impl<T: View> View for Arc<T> {
    fn value(&self) -> Value {
        (**self).value()
    }

    fn shape() -> Shape {
        T::shape()
    }
}

impl<T: View> View for Option<T> {
    fn value(&self) -> Value {
        self.as_ref().map_or_else(Value::none, View::value)
    }

    fn shape() -> Shape {
        Shape::Optional(Box::new(T::shape()))
    }
}

impl<T: View> View for Vec<T> {
    fn value(&self) -> Value {
        self.iter().map(View::value).collect::<Vec<Value>>().into()
    }

    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }
}
