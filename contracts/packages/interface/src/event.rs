//! How events are declared: one struct each, whose fields are the event's attributes in order. The schema of these structs is what clients decode by.

use cosmwasm_std::{Addr, Binary, Int128, Uint64, Uint128};

/// A value as it stands in an event's attribute.
pub trait Attribute {
    fn attribute(&self) -> String;
}

macro_rules! displayed {
    ($($type:ty),*) => { $(impl Attribute for $type {
        fn attribute(&self) -> String {
            self.to_string()
        }
    })* };
}

displayed!(bool, u8, u16, u32, u64, i16, i64, Uint64, Uint128, Int128, Addr, String, Binary);

/// Nothing is the empty string.
impl<T: Attribute> Attribute for Option<T> {
    fn attribute(&self) -> String {
        self.as_ref().map(Attribute::attribute).unwrap_or_default()
    }
}

/// Unit variants stand as in JSON, without the quotes.
#[macro_export]
macro_rules! named_attribute {
    ($($type:ty),*) => { $(impl $crate::event::Attribute for $type {
        fn attribute(&self) -> String {
            cosmwasm_std::to_json_string(self).unwrap_or_default().trim_matches('"').to_string()
        }
    })* };
}

/// Declares events: `Name = "type" { field: Type, … }`. The chain prefixes the type with `wasm-` and adds the contract's address.
#[macro_export]
macro_rules! events {
    ($($(#[$doc:meta])* $name:ident = $kind:literal { $($(#[$field_doc:meta])* $field:ident: $type:ty),* $(,)? })*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, PartialEq, cosmwasm_schema::schemars::JsonSchema)]
            #[schemars(crate = "cosmwasm_schema::schemars")]
            pub struct $name {
                $($(#[$field_doc])* pub $field: $type,)*
            }

            impl $name {
                pub const TYPE: &str = $kind;
            }

            impl From<$name> for cosmwasm_std::Event {
                fn from(event: $name) -> Self {
                    cosmwasm_std::Event::new($name::TYPE)
                        $(.add_attribute(stringify!($field), $crate::event::Attribute::attribute(&event.$field)))*
                }
            }
        )*

        /// Every event of this contract: its type, and the schema of its attributes.
        pub fn event_schemas() -> Vec<(&'static str, cosmwasm_schema::schemars::schema::RootSchema)> {
            vec![$(($name::TYPE, cosmwasm_schema::schema_for!($name))),*]
        }
    };
}
