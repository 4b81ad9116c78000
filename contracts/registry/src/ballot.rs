use cosmwasm_std::Addr;
use interface::quorum::Quorum;

use crate::state::VerifierSet;

#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    Undecided,
    Passed,
    /// So many rejected that the threshold cannot be reached any more.
    Rejected,
}

/// What the votes decide. Only those of today's verifiers count.
pub fn outcome(set: &VerifierSet, approvals: &[Addr], rejections: &[Addr]) -> Outcome {
    let quorum = Quorum { verifiers: &set.verifiers, threshold: set.threshold };
    if quorum.is_reached_by(approvals) {
        Outcome::Passed
    } else if quorum.is_out_of_reach_by(rejections) {
        Outcome::Rejected
    } else {
        Outcome::Undecided
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(names: &str) -> Vec<Addr> {
        names.chars().map(|name| Addr::unchecked(name.to_string())).collect()
    }

    #[test]
    fn k_of_n_decide() {
        use Outcome::*;
        let rows = [
            // verifiers, threshold, approved by, rejected by, outcome
            ("abc", 2, "", "", Undecided),
            ("abc", 2, "a", "", Undecided),
            ("abc", 2, "ab", "", Passed),
            ("abc", 2, "ab", "c", Passed),
            ("abc", 2, "a", "b", Undecided),
            ("abc", 2, "", "bc", Rejected),
            ("abc", 3, "", "a", Rejected),
            ("a", 1, "a", "", Passed),
            ("a", 1, "", "a", Rejected),
            // x and y are verifiers no more
            ("abc", 2, "ax", "", Undecided),
            ("abc", 2, "", "xy", Undecided),
        ];
        for (verifiers, threshold, approved, rejected, expected) in rows {
            let set = VerifierSet { verifiers: addresses(verifiers), threshold };
            let got = outcome(&set, &addresses(approved), &addresses(rejected));
            assert_eq!(got, expected, "{threshold} of {verifiers}: approved {approved}, rejected {rejected}");
        }
    }
}
