//! k of n: whether enough of today's verifiers are of one mind.

use cosmwasm_std::Addr;

/// Those who decide together: `threshold` of `verifiers`.
#[derive(Clone, Copy, Debug)]
pub struct Quorum<'a> {
    pub verifiers: &'a [Addr],
    pub threshold: u32,
}

impl Quorum<'_> {
    /// Whether somebody's vote counts: nobody's does who is no verifier any more.
    pub fn counts(&self, voter: &Addr) -> bool {
        self.verifiers.contains(voter)
    }

    /// Whether those who are for something decide it. Each is named once.
    pub fn is_reached_by<'v>(&self, voters: impl IntoIterator<Item = &'v Addr>) -> bool {
        self.counted(voters) >= self.threshold as usize
    }

    /// Whether those who are against something leave too few who could still decide it. Each is named once.
    pub fn is_out_of_reach_by<'v>(&self, voters: impl IntoIterator<Item = &'v Addr>) -> bool {
        self.verifiers.len().saturating_sub(self.counted(voters)) < self.threshold as usize
    }

    fn counted<'v>(&self, voters: impl IntoIterator<Item = &'v Addr>) -> usize {
        voters.into_iter().filter(|voter| self.counts(voter)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(names: &str) -> Vec<Addr> {
        names.chars().map(|name| Addr::unchecked(name.to_string())).collect()
    }

    #[test]
    fn k_of_todays_n_decide_and_more_than_the_rest_prevent_it() {
        let rows = [
            // verifiers, threshold, voters, whether they decide, whether they prevent
            ("abc", 2, "", false, false),
            ("abc", 2, "a", false, false),
            ("abc", 2, "ab", true, true),
            ("abc", 2, "abc", true, true),
            ("abc", 3, "a", false, true),
            ("abc", 1, "ab", true, false),
            ("a", 1, "a", true, true),
            // x and y are verifiers no more
            ("abc", 2, "ax", false, false),
            ("abc", 2, "xy", false, false),
            ("", 1, "x", false, true),
        ];
        for (verifiers, threshold, voters, decide, prevent) in rows {
            let verifiers = addresses(verifiers);
            let quorum = Quorum { verifiers: &verifiers, threshold };
            let voters = addresses(voters);
            let got = (quorum.is_reached_by(&voters), quorum.is_out_of_reach_by(&voters));
            assert_eq!(got, (decide, prevent), "{threshold} of {verifiers:?}: {voters:?}");
        }
    }
}
