//! Writes the records of stations: `cargo run -p ocmf --example vectors > vectors/ocmf.jsonl`.

#[path = "../tests/cases/mod.rs"]
mod cases;

fn main() {
    for line in cases::cases().iter().filter_map(cases::line_of) {
        println!("{line}");
    }
}
