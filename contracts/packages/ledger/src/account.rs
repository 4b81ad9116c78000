use crate::error::LedgerError;

/// A point's coins, and what it and one utility owe each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Account {
    pub available_micro: u128,
    /// The point's claim on the utility; below zero its debt to it.
    pub due_micro: i128,
}

/// What a slot means for a point's money.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dealings {
    /// Received from neighbours in coins, or paid to them if negative, fees included.
    pub neighbours_micro: i128,
    /// Earned from the utility.
    pub sold_micro: u128,
    /// What of that the utility pays in coins; the rest is a claim.
    pub paid_micro: u128,
    /// Owed to the utility.
    pub bought_micro: u128,
}

impl Account {
    /// Neighbours are paid in coins. The utility is paid by what it owes, then in coins as far as there are any; the rest is debt. Returns the coins
    /// that the utility received: below zero only if neighbours were to be paid more than the point has, which is then owed to the utility.
    pub fn settle(&mut self, dealings: Dealings) -> Result<i128, LedgerError> {
        let overflow = LedgerError::Overflow {
            available_micro: self.available_micro,
            by_micro: dealings.neighbours_micro.unsigned_abs(),
        };
        let moved = self.moved(dealings).ok_or(overflow)?;
        let (account, to_utility_micro) = moved;
        *self = account;
        Ok(to_utility_micro)
    }

    fn moved(self, dealings: Dealings) -> Option<(Self, i128)> {
        let Dealings { neighbours_micro, sold_micro, paid_micro, bought_micro } = dealings;
        let coins =
            signed(self.available_micro)?.checked_add(neighbours_micro)?.checked_add(signed(paid_micro)?)?;
        let claimed = signed(sold_micro)?.checked_sub(signed(paid_micro)?)?;
        let due = self.due_micro.checked_add(claimed)?.checked_sub(signed(bought_micro)?)?;
        let to_utility = if coins < 0 { coins } else { coins.min(due.checked_neg()?.max(0)) };
        let account = Self {
            available_micro: coins.checked_sub(to_utility)?.unsigned_abs(),
            due_micro: due.checked_add(to_utility)?,
        };
        Some((account, to_utility))
    }

    /// Coins that are there beyond what is owed to the utility.
    pub fn spendable_micro(self) -> u128 {
        self.available_micro.saturating_sub(self.debt_micro())
    }

    pub fn debt_micro(self) -> u128 {
        if self.due_micro < 0 { self.due_micro.unsigned_abs() } else { 0 }
    }
}

fn signed(micro: u128) -> Option<i128> {
    i128::try_from(micro).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn account(available_micro: u128, due_micro: i128) -> Account {
        Account { available_micro, due_micro }
    }

    #[test]
    fn coins_pay_neighbours_first_and_the_utility_with_what_is_left() {
        let bought = |bought_micro| Dealings { bought_micro, ..Dealings::default() };
        let sold = |sold_micro, paid_micro| Dealings { sold_micro, paid_micro, ..Dealings::default() };
        let rows = [
            ("pays the utility", account(100, 0), bought(30), account(70, 0), 30),
            ("has too little for it", account(10, 0), bought(30), account(0, -20), 10),
            ("owes before it pays", account(100, 50), bought(30), account(100, 20), 0),
            ("has a claim and too little", account(5, 10), bought(30), account(0, -15), 5),
            ("is paid in full", account(0, 0), sold(40, 40), account(40, 0), 0),
            ("is paid in part", account(0, 0), sold(40, 10), account(10, 30), 0),
            ("pays its debt from what it earns", account(0, -15), sold(40, 10), account(10, 15), 0),
            ("earns less than it owes", account(0, -60), sold(40, 10), account(0, -20), 10),
            (
                "pays a neighbour, then the utility",
                account(100, 0),
                Dealings { neighbours_micro: -80, bought_micro: 50, ..Dealings::default() },
                account(0, -30),
                20,
            ),
            (
                "pays its debt from a neighbour's coins",
                account(0, -30),
                Dealings { neighbours_micro: 80, ..Dealings::default() },
                account(50, 0),
                30,
            ),
        ];
        for (name, mut before, dealings, after, to_utility_micro) in rows {
            assert_eq!(before.settle(dealings).unwrap(), to_utility_micro, "{name}");
            assert_eq!(before, after, "{name}");
        }
    }

    #[test]
    fn what_cannot_be_counted_is_refused_and_changes_nothing() {
        let mut before = account(u128::MAX, 0);
        assert!(before.settle(Dealings::default()).is_err());
        assert_eq!(before, account(u128::MAX, 0));
    }

    proptest! {
        #[test]
        fn coins_and_dues_move_by_what_was_dealt(
            available in any::<u64>(), due in any::<i64>(), neighbours in any::<i64>(),
            sold in any::<u64>(), paid in any::<u64>(), bought in any::<u64>(),
        ) {
            let (paid, sold) = (paid.min(sold), sold);
            let before = account(available.into(), due.into());
            let mut after = before;
            let dealings = Dealings {
                neighbours_micro: neighbours.into(),
                sold_micro: sold.into(),
                paid_micro: paid.into(),
                bought_micro: bought.into(),
            };
            let to_utility = after.settle(dealings).unwrap();
            let coins = |account: Account| account.available_micro as i128;
            prop_assert_eq!(coins(after) - coins(before), i128::from(neighbours) + i128::from(paid) - to_utility);
            let claimed = i128::from(sold) - i128::from(paid) - i128::from(bought);
            prop_assert_eq!(after.due_micro - before.due_micro, claimed + to_utility);
            prop_assert!(after.available_micro == 0 || after.due_micro >= 0, "debt is paid while there are coins");
            let has_enough = i128::from(available) + i128::from(neighbours) + i128::from(paid) >= 0;
            prop_assert_eq!(to_utility < 0, !has_enough);
        }
    }
}
