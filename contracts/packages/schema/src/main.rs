//! Writes the JSON schema of every contract's messages and events: `cargo run -p schema -- DIRECTORY`.

use std::{env, fs, path::Path, process::ExitCode};

use cosmwasm_schema::generate_api;

macro_rules! contract {
    ($directory:expr, $name:ident = $label:literal $(, sudo: $sudo:ty)?) => {{
        let api = generate_api! {
            name: $label,
            version: "1",
            instantiate: interface::$name::InstantiateMsg,
            execute: interface::$name::ExecuteMsg,
            query: interface::$name::QueryMsg,
            migrate: interface::$name::MigrateMsg,
            $(sudo: $sudo,)?
        };
        write(&$directory.join(concat!($label, ".json")), api.render().to_string()?)?;
        let events: Vec<_> = interface::$name::event_schemas();
        let by_type: std::collections::BTreeMap<_, _> = events.into_iter().collect();
        write(&$directory.join(concat!($label, "-events.json")), serde_json::to_string_pretty(&by_type)?)?;
    }};
}

fn main() -> ExitCode {
    let Some(directory) = env::args().nth(1) else {
        eprintln!("usage: schema DIRECTORY");
        return ExitCode::FAILURE;
    };
    match write_all(Path::new(&directory)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cannot write the schema into {directory}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write_all(directory: &Path) -> Result<(), Box<dyn std::error::Error>> {
    fs::create_dir_all(directory)?;
    include!(concat!(env!("OUT_DIR"), "/contracts.rs"));
    Ok(())
}

fn write(path: &Path, text: String) -> std::io::Result<()> {
    fs::write(path, text + "\n")
}
