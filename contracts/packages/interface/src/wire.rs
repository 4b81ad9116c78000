//! Values that stand in a string: their types say of what and how, and the schema says it to clients.

use std::marker::PhantomData;

use cosmwasm_schema::{
    cw_schema::{DefinitionReference, SchemaVisitor, Schemaifier},
    schemars::{
        JsonSchema,
        r#gen::SchemaGenerator,
        schema::{InstanceType, Schema, SchemaObject, SubschemaValidation},
    },
};
use cosmwasm_std::{Addr, Binary, StdResult, to_json_string};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::event::Attribute;

/// A `T` as JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Json<T> {
    text: String,
    of: PhantomData<T>,
}

impl<T: Serialize> Json<T> {
    pub fn of(value: &T) -> StdResult<Self> {
        Ok(Self { text: to_json_string(value)?, of: PhantomData })
    }
}

impl<T> Attribute for Json<T> {
    fn attribute(&self) -> String {
        self.text.clone()
    }
}

/// `contentMediaType` and `contentSchema`, of the JSON schema's own words.
impl<T: JsonSchema> JsonSchema for Json<T> {
    fn schema_name() -> String {
        format!("Json_of_{}", T::schema_name())
    }

    fn is_referenceable() -> bool {
        false
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = string();
        schema.extensions.insert("contentMediaType".into(), "application/json".into());
        schema.extensions.insert("contentSchema".into(), schema_of::<T>(generator));
        schema.into()
    }
}

/// Items without commas, separated by commas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List<T>(pub Vec<T>);

impl Attribute for List<Addr> {
    fn attribute(&self) -> String {
        self.0.iter().map(Addr::as_str).collect::<Vec<_>>().join(",")
    }
}

impl<T: JsonSchema> JsonSchema for List<T> {
    fn schema_name() -> String {
        format!("List_of_{}", T::schema_name())
    }

    fn is_referenceable() -> bool {
        false
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = string();
        schema.extensions.insert("x-list-of".into(), schema_of::<T>(generator));
        schema.into()
    }
}

/// A format of [`crate::packed`].
pub trait Format {
    /// The type's own name.
    const NAME: &'static str;

    fn into_bytes(self) -> Vec<u8>;
}

/// Bytes in a format of [`crate::packed`]. Of a message they are what was sent, until its contract decodes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed<T> {
    bytes: Binary,
    of: PhantomData<T>,
}

impl<T: Format> Packed<T> {
    pub fn of(value: T) -> Self {
        Self::from(value.into_bytes())
    }
}

impl<T> Packed<T> {
    pub fn as_slice(&self) -> &[u8] {
        &self.bytes
    }
}

impl<T> From<Vec<u8>> for Packed<T> {
    fn from(bytes: Vec<u8>) -> Self {
        Self { bytes: bytes.into(), of: PhantomData }
    }
}

impl<T> Attribute for Packed<T> {
    fn attribute(&self) -> String {
        self.bytes.to_base64()
    }
}

impl<T> Serialize for Packed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.bytes.serialize(serializer)
    }
}

impl<'de, T> Deserialize<'de> for Packed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self { bytes: Binary::deserialize(deserializer)?, of: PhantomData })
    }
}

impl<T> Schemaifier for Packed<T> {
    fn visit_schema(visitor: &mut SchemaVisitor) -> DefinitionReference {
        Binary::visit_schema(visitor)
    }
}

impl<T: Format> JsonSchema for Packed<T> {
    fn schema_name() -> String {
        format!("Packed_of_{}", T::NAME)
    }

    fn is_referenceable() -> bool {
        false
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let subschemas = SubschemaValidation {
            all_of: Some(vec![generator.subschema_for::<Binary>()]),
            ..Default::default()
        };
        let mut schema = SchemaObject { subschemas: Some(Box::new(subschemas)), ..Default::default() };
        schema.extensions.insert("x-packed".into(), T::NAME.into());
        schema.into()
    }
}

fn string() -> SchemaObject {
    SchemaObject { instance_type: Some(InstanceType::String.into()), ..Default::default() }
}

fn schema_of<T: JsonSchema>(generator: &mut SchemaGenerator) -> serde_json::Value {
    serde_json::json!(generator.subschema_for::<T>())
}

#[cfg(test)]
mod tests {
    use cosmwasm_schema::schema_for;
    use cosmwasm_std::{from_json, to_json_string};
    use serde_json::{Value, json};

    use super::*;
    use crate::{
        metering::{ExecuteMsg, ReadingsSubmitted},
        packed::{BatchReading, FreedReserve, FreedReserves, ReadingBatch},
        registry::{Action, ProfileUpdated, VerifiersChanged},
    };

    fn field(schema: impl Serialize, name: &str) -> Value {
        serde_json::to_value(schema).unwrap()["properties"][name].take()
    }

    #[test]
    fn a_list_of_addresses_is_separated_by_commas() {
        let addresses = |names: &[&str]| List(names.iter().map(|name| Addr::unchecked(*name)).collect());
        assert_eq!(addresses(&["watt1ada", "watt1bob"]).attribute(), "watt1ada,watt1bob");
        assert_eq!(addresses(&[]).attribute(), "");
    }

    #[test]
    fn a_value_as_json_is_its_text() {
        let action = Action::Admit { participant: "watt1ada".into() };
        assert_eq!(Json::of(&action).unwrap().attribute(), r#"{"admit":{"participant":"watt1ada"}}"#);
    }

    #[test]
    fn a_packed_value_is_base64_in_attributes_and_messages() {
        let freed = FreedReserves(vec![FreedReserve { index: 1, freed_micro: 300 }]);
        assert_eq!(Packed::of(freed).attribute(), "AawC");

        let reading =
            BatchReading { index: 1, flags: 0, import_total_wh: 2, export_total_wh: 3, signature: [7; 64] };
        let batch = ReadingBatch { bank: 4, slot: 5, readings: vec![reading] };
        let bytes = Binary::new(batch.encode());
        let message = ExecuteMsg::SubmitReadings { batch: Packed::of(batch) };
        let text = to_json_string(&message).unwrap();
        assert_eq!(text, format!(r#"{{"submit_readings":{{"batch":"{bytes}"}}}}"#));
        assert_eq!(from_json::<ExecuteMsg>(text).unwrap(), message);
    }

    #[test]
    fn a_message_may_hold_bytes_that_are_not_what_they_should_be() {
        let ExecuteMsg::SubmitReadings { batch } =
            from_json(r#"{"submit_readings":{"batch":"AQ=="}}"#).unwrap()
        else {
            panic!("readings")
        };
        assert_eq!(batch.as_slice(), [1]);
    }

    #[test]
    fn the_schema_says_what_a_string_holds() {
        assert_eq!(
            field(schema_for!(ProfileUpdated), "equipment"),
            json!({
                "type": "string",
                "contentMediaType": "application/json",
                "contentSchema": { "type": "array", "items": { "$ref": "#/definitions/Equipment" } },
            })
        );
        assert_eq!(
            field(schema_for!(VerifiersChanged), "verifiers"),
            json!({ "type": "string", "x-list-of": { "$ref": "#/definitions/Addr" } })
        );
        assert_eq!(
            field(schema_for!(ReadingsSubmitted), "readings"),
            json!({ "allOf": [{ "$ref": "#/definitions/Binary" }], "x-packed": "Verdicts" })
        );
    }
}
