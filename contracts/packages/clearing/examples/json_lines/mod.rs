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
    for (number, line) in io::stdin().lock().split(b'\n').enumerate() {
        let line = line?;
        let line = text_of(&line, number == 0)?;
        if line.trim().is_empty() {
            continue;
        }
        match run_line(key, line, engine) {
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

/// The text of a line in UTF-8; the first one may begin with a byte order mark.
fn text_of(line: &[u8], is_first: bool) -> io::Result<&str> {
    let refused =
        |what| io::Error::new(io::ErrorKind::InvalidData, format!("expected text in UTF-8, got {what}"));
    // ASCII in UTF-16 has a zero in every second byte, also where no mark says which of the two.
    let is_utf16 = matches!(line, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, ..] | [_, 0, ..]);
    if is_first && is_utf16 {
        return Err(refused("UTF-16"));
    }
    let text = std::str::from_utf8(line).map_err(|_| refused("other bytes"))?;
    Ok(if is_first { text.strip_prefix('\u{feff}').unwrap_or(text) } else { text })
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

#[cfg(test)]
mod tests {
    use super::text_of;

    #[test]
    fn a_byte_order_mark_before_the_first_line_is_no_part_of_it() {
        assert_eq!(text_of("\u{feff}{\"case\":1}".as_bytes(), true).unwrap(), "{\"case\":1}");
        assert_eq!(text_of(b"", true).unwrap(), "");
        assert_eq!(
            text_of("{\"name\":\"Z\u{e4}hler\"}\r".as_bytes(), false).unwrap(),
            "{\"name\":\"Z\u{e4}hler\"}\r"
        );
    }

    #[test]
    fn utf_16_is_called_by_its_name() {
        for line in [&b"\xff\xfe{\0"[..], b"\xfe\xff\0{", b"{\0", b"\0{"] {
            assert_eq!(text_of(line, true).unwrap_err().to_string(), "expected text in UTF-8, got UTF-16");
        }
    }

    #[test]
    fn other_bytes_are_refused() {
        assert_eq!(
            text_of(b"Z\xe4hler", false).unwrap_err().to_string(),
            "expected text in UTF-8, got other bytes"
        );
    }
}
