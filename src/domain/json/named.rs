//! Values whose objects are read by their names alone. `serde_json` takes a list of their entries in order as well, which
//! nobody writes: that is a second reader of every type, and it takes in silence what is wrong.

use serde::de::value::{MapAccessDeserializer, MapDeserializer, SeqDeserializer};
use serde::de::{Deserializer, Error as _, IntoDeserializer, Unexpected, Visitor};
use serde_json::{Error, Map, Value};

/// A value to be read.
pub(super) struct Named(pub(super) Value);

type Entries = std::iter::Map<serde_json::map::IntoIter, fn((String, Value)) -> (String, Named)>;
type Items = std::iter::Map<std::vec::IntoIter<Value>, fn(Value) -> Named>;

fn entries<'de>(map: Map<String, Value>) -> MapDeserializer<'de, Entries, Error> {
    MapDeserializer::new(map.into_iter().map(|(name, it)| (name, Named(it))))
}

/// Reads all items of a list; those that the type has no place for are refused.
fn each<'de, V: Visitor<'de>>(list: Vec<Value>, visitor: V) -> Result<V::Value, Error> {
    let mut items: SeqDeserializer<Items, Error> = SeqDeserializer::new(list.into_iter().map(Named));
    let found = visitor.visit_seq(&mut items)?;
    items.end()?;
    Ok(found)
}

impl IntoDeserializer<'_, Error> for Named {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl Named {
    fn is_not<'de>(&self, visitor: &impl Visitor<'de>) -> Error {
        let found = match &self.0 {
            Value::Null => Unexpected::Unit,
            Value::Bool(it) => Unexpected::Bool(*it),
            Value::Number(_) => Unexpected::Other("number"),
            Value::String(it) => Unexpected::Str(it),
            Value::Array(_) => Unexpected::Seq,
            Value::Object(_) => Unexpected::Map,
        };
        Error::invalid_type(found, visitor)
    }

    /// What is neither a list nor an object.
    fn scalar<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(it) => visitor.visit_bool(it),
            Value::Number(it) => it.deserialize_any(visitor),
            Value::String(it) => visitor.visit_string(it),
            Value::Array(_) | Value::Object(_) => Err(self.is_not(&visitor)),
        }
    }
}

/// Methods for what is neither a list nor an object.
macro_rules! scalars {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.scalar(visitor)
        })*
    };
}

impl<'de> Deserializer<'de> for Named {
    type Error = Error;

    scalars! {
        deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8 deserialize_u16
        deserialize_u32 deserialize_u64 deserialize_f32 deserialize_f64 deserialize_char deserialize_str
        deserialize_string deserialize_bytes deserialize_byte_buf deserialize_unit deserialize_identifier
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Array(it) => each(it, visitor),
            Value::Object(it) => visitor.visit_map(entries(it)),
            _ => self.scalar(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Array(it) => each(it, visitor),
            _ => Err(self.is_not(&visitor)),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Object(it) => visitor.visit_map(entries(it)),
            _ => Err(self.is_not(&visitor)),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.0 {
            Value::String(it) => visitor.visit_enum(IntoDeserializer::<Error>::into_deserializer(it)),
            Value::Object(it) if it.len() == 1 => visitor.visit_enum(MapAccessDeserializer::new(entries(it))),
            _ => Err(self.is_not(&visitor)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_map(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.scalar(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde_json::json;

    use crate::domain::json::of_value;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Kind {
        Plain,
        Of(u8),
        Named { name: String },
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct Entry {
        kind: Kind,
        share: Option<f64>,
        pair: (u8, bool),
    }

    #[test]
    fn what_has_its_names_is_read_as_by_the_library() {
        for kind in [json!("plain"), json!({"of": 7}), json!({"named": {"name": "x"}})] {
            for share in [json!(null), json!(0.5), json!(2)] {
                let value = json!({"kind": kind, "share": share, "pair": [1, true], "more": [1]});
                let own: Entry = of_value(value.clone()).expect("an entry");
                assert_eq!(own, serde_json::from_value(value).expect("an entry"));
            }
        }
    }

    #[test]
    fn what_is_wrong_is_refused() {
        let pair = json!([1, true]);
        for (value, told) in [
            (json!(["plain", null, [1, true]]), "invalid type: sequence, expected struct Entry"),
            (json!({"kind": "plain", "pair": {"0": 1}}), "invalid type: map, expected a tuple of size 2"),
            (
                json!({"kind": "plain", "share": "x", "pair": pair}),
                "invalid type: string \"x\", expected f64",
            ),
            (
                json!({"kind": {"of": 7, "plain": null}, "pair": pair}),
                "invalid type: map, expected enum Kind",
            ),
            (json!({"kind": "other", "pair": pair}), "unknown variant `other`"),
            (json!({"kind": "plain", "pair": [1]}), "invalid length 1, expected a tuple of size 2"),
            (json!({"kind": "plain", "pair": [1, true, 7]}), "invalid length 3, expected 2 elements"),
        ] {
            let error = of_value::<Entry>(value).expect_err(told).to_string();
            assert!(error.starts_with(told), "{error}");
        }
    }
}
