//! Writes the calls of `contract!` for the contracts of `contracts/manifest.json`: a macro takes types, which no file read later can name.

use std::{env, fs, path::Path};

use serde::{Deserialize, de::IgnoredAny};

const MANIFEST: &str = "../../manifest.json";

#[derive(Deserialize)]
struct Contract {
    name: String,
    clock: Option<IgnoredAny>,
}

fn main() {
    println!("cargo::rerun-if-changed={MANIFEST}");
    let manifest = fs::read_to_string(MANIFEST).expect("the manifest of contracts");
    let contracts: Vec<Contract> = serde_json::from_str(&manifest).expect("a list of contracts");
    let calls: String = contracts.iter().map(call).collect();
    let file = Path::new(&env::var("OUT_DIR").expect("cargo's folder")).join("contracts.rs");
    fs::write(file, format!("{{{calls}}}")).expect("the calls are written");
}

/// The clock calls `sudo`, which no other contract has.
fn call(Contract { name, clock }: &Contract) -> String {
    let sudo = clock.as_ref().map_or(String::new(), |_| format!(", sudo: interface::{name}::SudoMsg"));
    format!("contract!(directory, {name} = \"{name}\"{sudo});")
}
