//! How the answers to messages are declared.

/// Declares what the data of a message's answer holds as JSON: `message: Type`. Messages without a line answer nothing but their events.
#[macro_export]
macro_rules! answers {
    ($($message:ident: $type:ty),* $(,)?) => {
        /// Every message that is answered with data, and the schema of that.
        pub fn answer_schemas() -> Vec<(&'static str, cosmwasm_schema::schemars::schema::RootSchema)> {
            vec![$((stringify!($message), cosmwasm_schema::schema_for!($type))),*]
        }
    };
}
