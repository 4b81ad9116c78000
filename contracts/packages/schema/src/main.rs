//! Writes the JSON schema of every contract's messages, their answers and events: `cargo run -p schema -- DIRECTORY`.

use std::{collections::BTreeMap, env, fs, path::Path, process::ExitCode};

use cosmwasm_schema::{generate_api, schemars::schema::RootSchema};

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
        write(&$directory.join(concat!($label, "-events.json")), by_name(interface::$name::event_schemas())?)?;
        write(&$directory.join(concat!($label, "-answers.json")), by_name(interface::$name::answer_schemas())?)?;
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

fn by_name(schemas: Vec<(&str, RootSchema)>) -> serde_json::Result<String> {
    serde_json::to_string_pretty(&schemas.into_iter().collect::<BTreeMap<_, _>>())
}

fn write(path: &Path, text: String) -> std::io::Result<()> {
    fs::write(path, text + "\n")
}
