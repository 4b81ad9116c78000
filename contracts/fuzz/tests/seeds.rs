use std::{fs, path::Path};

use fuzz::TARGETS;

#[test]
fn every_target_holds_for_each_of_its_seeds() {
    for (name, target) in TARGETS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(name).with_extension("hex");
        let seeds = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(!seeds.is_empty(), "{name} has no seed");
        for seed in seeds.lines() {
            // Of a failed test, this says by which seed.
            println!("{name} {seed}");
            target(&hex::decode(seed).expect("bytes in hex"));
        }
    }
}
