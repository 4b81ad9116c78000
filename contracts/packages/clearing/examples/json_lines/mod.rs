//! Runs JSON lines from standard input through an engine, one line of output per line of input.

use std::{
    collections::BTreeMap,
    env,
    io::{self, BufRead, BufWriter, Write},
    process::ExitCode,
};

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{json, value::RawValue};

/// Reads lines `{key: input, …}` and prints `{key: input, "outcome": …}`, or `{"line": number, "error": text}` where that fails.
pub fn run<Input, Outcome, Error>(
    help: &str,
    key: &str,
    engine: impl Fn(&Input) -> Result<Outcome, Error>,
) -> ExitCode
where
    Input: DeserializeOwned,
    Outcome: Serialize,
    Error: std::error::Error,
{
    match env::args().nth(1).as_deref() {
        None => {}
        Some("--help" | "-h") => {
            println!("{help}");
            return ExitCode::SUCCESS;
        }
        Some(other) => {
            eprintln!("unknown argument {other:?}; try --help");
            return ExitCode::from(2);
        }
    }
    match run_lines(key, &engine) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(failed) => {
            eprintln!("{failed} lines failed");
            ExitCode::FAILURE
        }
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run_lines<Input, Outcome, Error>(
    key: &str,
    engine: &impl Fn(&Input) -> Result<Outcome, Error>,
) -> io::Result<u64>
where
    Input: DeserializeOwned,
    Outcome: Serialize,
    Error: std::error::Error,
{
    let mut out = BufWriter::new(io::stdout().lock());
    let mut failed = 0;
    for (number, line) in io::stdin().lock().lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        match run_line(key, &line, engine) {
            Ok(answer) => writeln!(out, "{answer}")?,
            Err(error) => {
                failed += 1;
                writeln!(out, "{}", json!({ "line": number + 1, "error": error }))?;
            }
        }
    }
    out.flush()?;
    Ok(failed)
}

fn run_line<Input, Outcome, Error>(
    key: &str,
    line: &str,
    engine: &impl Fn(&Input) -> Result<Outcome, Error>,
) -> Result<String, String>
where
    Input: DeserializeOwned,
    Outcome: Serialize,
    Error: std::error::Error,
{
    let fields: BTreeMap<String, Box<RawValue>> =
        serde_json::from_str(line).map_err(|error| error.to_string())?;
    let input = fields.get(key).ok_or_else(|| format!("no field {key:?}"))?;
    let parsed: Input = serde_json::from_str(input.get()).map_err(|error| format!("{key}: {error}"))?;
    let outcome = engine(&parsed).map_err(|error| error.to_string())?;
    let outcome = serde_json::to_string(&outcome).map_err(|error| error.to_string())?;
    Ok(format!("{{{}:{},\"outcome\":{outcome}}}", json!(key), input.get()))
}
