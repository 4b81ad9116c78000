use cosmwasm_std::Addr;
use interface::quorum::Quorum;
use serde::{Deserialize, Serialize};

/// What verifiers say of a point's export in quarantine. Each has one vote, and may change it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ballot {
    pub released_by: Vec<Addr>,
    pub dropped_by: Vec<Addr>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    Release,
    Drop,
}

impl Ballot {
    /// A verifier's vote; those of who is none any more are gone. Whether enough now agree.
    pub fn vote(&mut self, by: &Addr, decision: Decision, quorum: Quorum<'_>) -> bool {
        for votes in [&mut self.released_by, &mut self.dropped_by] {
            votes.retain(|voter| voter != by && quorum.counts(voter));
        }
        let votes = match decision {
            Decision::Release => &mut self.released_by,
            Decision::Drop => &mut self.dropped_by,
        };
        votes.push(by.clone());
        quorum.is_reached_by(&*votes)
    }
}

#[cfg(test)]
mod tests {
    use super::{Decision::*, *};

    fn addresses(names: &str) -> Vec<Addr> {
        names.chars().map(|name| Addr::unchecked(name.to_string())).collect()
    }

    #[test]
    fn k_of_n_agree_each_with_one_vote_that_may_change() {
        type Votes = &'static [(&'static str, Decision)];
        let rows: [(&str, u32, &str, Votes, bool); 6] = [
            ("one of one", 1, "a", &[("a", Drop)], true),
            ("one of two", 2, "ab", &[("a", Release)], false),
            ("two of three", 2, "abc", &[("a", Release), ("c", Release)], true),
            ("twice the same", 2, "abc", &[("a", Release), ("a", Release)], false),
            ("one against one", 2, "abc", &[("a", Release), ("b", Drop)], false),
            ("who changed their mind", 2, "abc", &[("a", Release), ("b", Drop), ("a", Drop)], true),
        ];
        for (row, threshold, verifiers, votes, agreed) in rows {
            let mut ballot = Ballot::default();
            let verifiers = addresses(verifiers);
            let quorum = Quorum { verifiers: &verifiers, threshold };
            let told =
                votes.iter().map(|(by, decision)| ballot.vote(&Addr::unchecked(*by), *decision, quorum));
            assert_eq!(told.last(), Some(agreed), "{row}");
        }
        let mut ballot = Ballot { released_by: addresses("x"), dropped_by: Vec::new() };
        let quorum = Quorum { verifiers: &addresses("ab"), threshold: 2 };
        assert!(!ballot.vote(&Addr::unchecked("a"), Release, quorum), "x is no verifier any more");
    }
}
