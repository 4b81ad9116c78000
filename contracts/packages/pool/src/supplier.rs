use ledger::{Account, AccountBank, Counterparty, Dealings, DueBank};
use settlement::{CatchUpMoney, Tariff};
use units::{
    MoneyError, Share, money_micro,
    pack::{PackError, Reader, write_i128, write_u64, write_u128},
};

use crate::error::BankError;

/// A utility in a slot: what it owes and has was fixed when the pool was cleared, so that every seller gets the same part. Packed field by field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Supplier {
    /// Its number.
    pub utility: u32,
    /// Owed for the slot's surplus, and older claims that are paid with this slot.
    pub sales: Part,
    pub claims: Part,
    /// Coins for energy of missed slots, of which nothing is known beforehand.
    pub spare_micro: u128,
    /// Coins that points received from it and gave it.
    pub paid_micro: u128,
    pub received_micro: i128,
    /// What points owe it more than before, and it owes them.
    pub receivable_change_micro: i128,
    pub payable_change_micro: i128,
}

/// What is paid of a sum that is owed to many, who are paid one after the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part {
    pub owed_micro: u64,
    pub paying_micro: u64,
    seen_micro: u64,
}

/// What energy is worth at a utility's prices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AtTariff {
    /// Earned for what was sold to it.
    pub sold_micro: u128,
    /// Owed for what was bought from it.
    pub bought_micro: u128,
}

impl AtTariff {
    pub fn of(tariff: &Tariff, sold_wh: u64, bought_wh: u64) -> Result<Self, MoneyError> {
        Ok(Self {
            sold_micro: money_micro(tariff.feed_in_micro_per_kwh, sold_wh)?.unsigned_abs(),
            bought_micro: money_micro(tariff.retail_micro_per_kwh, bought_wh)?.unsigned_abs(),
        })
    }

    /// What of a point's money came from neighbours.
    pub fn without(self, money_micro: i128) -> i128 {
        money_micro.saturating_sub_unsigned(self.sold_micro).saturating_add_unsigned(self.bought_micro)
    }
}

impl From<CatchUpMoney> for AtTariff {
    fn from(money: CatchUpMoney) -> Self {
        Self { sold_micro: money.earned_micro.unsigned_abs(), bought_micro: money.paid_micro.unsigned_abs() }
    }
}

impl Part {
    /// As much as coins suffice for; takes it from them.
    pub fn of(owed_micro: u128, coins_micro: &mut u128) -> Self {
        let owed_micro = u64::try_from(owed_micro).unwrap_or(u64::MAX);
        let paying_micro = u64::try_from(*coins_micro).map_or(owed_micro, |coins| coins.min(owed_micro));
        *coins_micro = coins_micro.saturating_sub(paying_micro.into());
        Self { owed_micro, paying_micro, seen_micro: 0 }
    }

    /// What the next creditor is paid. Nothing if more is owed than was said.
    fn next(&mut self, micro: u128) -> u128 {
        let share = Share::resume(self.paying_micro, self.owed_micro, self.seen_micro);
        let (Ok(mut share), Ok(micro)) = (share, u64::try_from(micro)) else { return 0 };
        let paid = share.next(micro).unwrap_or_default();
        self.seen_micro = share.before();
        paid.into()
    }

    fn encode(self, bytes: &mut Vec<u8>) {
        [self.owed_micro, self.paying_micro, self.seen_micro]
            .into_iter()
            .for_each(|micro| write_u64(bytes, micro));
    }

    fn decode(reader: &mut Reader<'_>) -> Result<Self, PackError> {
        Ok(Self { owed_micro: reader.u64()?, paying_micro: reader.u64()?, seen_micro: reader.u64()? })
    }
}

impl Supplier {
    /// With what the utility has when the pool is cleared. Sales go before claims, claims before what is not known yet.
    pub fn new(utility: u32, account: &Counterparty, owed_micro: u128, pays_claims: bool) -> Self {
        let mut coins_micro = account.available_micro;
        let sales = Part::of(owed_micro, &mut coins_micro);
        let claims =
            if pays_claims { Part::of(account.payable_micro, &mut coins_micro) } else { Part::default() };
        Self { utility, sales, claims, spare_micro: coins_micro, ..Self::default() }
    }

    /// A point's slot.
    pub fn settle(
        &mut self,
        books: &mut Books,
        index: u8,
        neighbours_micro: i128,
        AtTariff { sold_micro, bought_micro }: AtTariff,
    ) -> Result<(), BankError> {
        let paid_micro = self.sales.next(sold_micro);
        self.deal(books, index, Dealings { neighbours_micro, sold_micro, paid_micro, bought_micro })
    }

    /// Energy of missed slots.
    pub fn settle_catch_up(
        &mut self,
        books: &mut Books,
        index: u8,
        AtTariff { sold_micro, bought_micro }: AtTariff,
    ) -> Result<(), BankError> {
        let paid_micro = sold_micro.min(self.spare_micro);
        self.spare_micro = self.spare_micro.saturating_sub(paid_micro);
        self.deal(books, index, Dealings { neighbours_micro: 0, sold_micro, paid_micro, bought_micro })
    }

    fn deal(&mut self, books: &mut Books, index: u8, dealings: Dealings) -> Result<(), BankError> {
        let before = books.account(index, self.utility);
        let mut after = before;
        let to_utility_micro = after.settle(dealings)?;
        self.paid_micro = self.paid_micro.saturating_add(dealings.paid_micro);
        self.received_micro = self.received_micro.saturating_add(to_utility_micro);
        self.count_dues(before.due_micro, after.due_micro);
        books.set(index, self.utility, before, after);
        Ok(())
    }

    /// Pays its part of each claim of a bank's points.
    pub fn pay_claims(&mut self, books: &mut Books) {
        let claims: Vec<_> = books
            .dues
            .all()
            .iter()
            .copied()
            .filter(|due| due.utility == self.utility && due.due_micro > 0)
            .collect();
        for claim in claims {
            let paid_micro = self.claims.next(claim.due_micro.unsigned_abs());
            let before = books.account(claim.index, self.utility);
            let after = Account {
                available_micro: before.available_micro.saturating_add(paid_micro),
                due_micro: before.due_micro.saturating_sub_unsigned(paid_micro),
            };
            self.paid_micro = self.paid_micro.saturating_add(paid_micro);
            self.count_dues(before.due_micro, after.due_micro);
            books.set(claim.index, self.utility, before, after);
        }
    }

    fn count_dues(&mut self, before_micro: i128, after_micro: i128) {
        let change = |before: i128, after: i128| after.max(0).saturating_sub(before.max(0));
        self.payable_change_micro =
            self.payable_change_micro.saturating_add(change(before_micro, after_micro));
        let (before_micro, after_micro) = (before_micro.saturating_neg(), after_micro.saturating_neg());
        self.receivable_change_micro =
            self.receivable_change_micro.saturating_add(change(before_micro, after_micro));
    }

    /// What it earned in the slot, coins and dues: claims that it paid cost it nothing more.
    pub fn money_micro(&self) -> i128 {
        let dues = self.receivable_change_micro.saturating_sub(self.payable_change_micro);
        self.coins_micro().saturating_add(dues)
    }

    pub fn coins_micro(&self) -> i128 {
        self.received_micro.saturating_sub_unsigned(self.paid_micro)
    }

    pub fn encode(&self, bytes: &mut Vec<u8>) {
        write_u64(bytes, self.utility.into());
        self.sales.encode(bytes);
        self.claims.encode(bytes);
        [self.spare_micro, self.paid_micro].into_iter().for_each(|micro| write_u128(bytes, micro));
        for micro in [self.received_micro, self.receivable_change_micro, self.payable_change_micro] {
            write_i128(bytes, micro);
        }
    }

    pub fn decode(reader: &mut Reader<'_>) -> Result<Self, PackError> {
        Ok(Self {
            utility: reader.u32()?,
            sales: Part::decode(reader)?,
            claims: Part::decode(reader)?,
            spare_micro: reader.u128()?,
            paid_micro: reader.u128()?,
            received_micro: reader.i128()?,
            receivable_change_micro: reader.i128()?,
            payable_change_micro: reader.i128()?,
        })
    }
}

/// The accounts of a bank, and what its points and utilities owe each other.
pub struct Books {
    pub accounts: AccountBank,
    pub dues: DueBank,
    /// Coins that points received, less what they gave.
    pub coins_moved_micro: i128,
}

impl Books {
    fn account(&self, index: u8, utility: u32) -> Account {
        Account { available_micro: self.accounts.available(index), due_micro: self.dues.get(index, utility) }
    }

    fn set(&mut self, index: u8, utility: u32, before: Account, after: Account) {
        self.accounts.set(index, after.available_micro);
        self.dues.set(index, utility, after.due_micro);
        self.coins_moved_micro = self
            .coins_moved_micro
            .saturating_add_unsigned(after.available_micro)
            .saturating_sub_unsigned(before.available_micro);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn books() -> Books {
        Books { accounts: AccountBank::default(), dues: DueBank::default(), coins_moved_micro: 0 }
    }

    fn utility(available_micro: u128, payable_micro: u128) -> Counterparty {
        Counterparty { available_micro, payable_micro, receivable_micro: 0 }
    }

    fn sold(sold_micro: u128) -> AtTariff {
        AtTariff { sold_micro, bought_micro: 0 }
    }

    #[test]
    fn a_utility_that_is_short_pays_every_seller_the_same_part() {
        let mut books = books();
        let mut supplier = Supplier::new(0, &utility(50, 0), 200, false);
        for (index, micro) in [(0, 100), (1, 60), (2, 40)] {
            supplier.settle(&mut books, index, 0, sold(micro)).unwrap();
        }
        assert_eq!(books.accounts.all(), [25, 15, 10]);
        assert_eq!([0, 1, 2].map(|index| books.dues.claim_micro(index)), [75, 45, 30]);
        assert_eq!((supplier.paid_micro, supplier.payable_change_micro), (50, 150));
    }

    #[test]
    fn sales_go_before_claims_and_claims_before_missed_slots() {
        let mut books = books();
        books.dues.set(0, 3, 30);
        books.dues.set(1, 3, 10);
        let mut supplier = Supplier::new(3, &utility(120, 40), 100, true);
        supplier.pay_claims(&mut books);
        assert_eq!(
            [0, 1].map(|index| books.dues.claim_micro(index)),
            [15, 5],
            "20 of 40 are left for claims"
        );
        supplier.settle_catch_up(&mut books, 0, sold(7)).unwrap();
        assert_eq!(books.dues.claim_micro(0), 22, "nothing is left for missed slots");
        supplier.settle(&mut books, 1, 0, sold(100)).unwrap();
        assert_eq!(books.accounts.all(), [15, 105]);
    }

    #[test]
    fn who_sells_more_than_was_said_has_a_claim_for_it() {
        let mut books = books();
        let mut supplier = Supplier::new(0, &utility(1_000, 0), 10, false);
        supplier.settle(&mut books, 0, 0, sold(11)).unwrap();
        assert_eq!((books.accounts.available(0), books.dues.claim_micro(0)), (0, 11));
    }

    proptest! {
        #[test]
        fn nothing_is_paid_that_the_utility_does_not_have(
            available in any::<u32>(),
            slots in prop::collection::vec((any::<u8>(), 0..1000u64, 0..1000u64, -500..500i64), 1..60),
        ) {
            let mut books = books();
            (0..=u8::MAX).for_each(|index| books.accounts.set(index, 10_000));
            let owed = slots.iter().map(|(_, sold, ..)| u128::from(*sold)).sum();
            let mut supplier = Supplier::new(0, &utility(available.into(), 0), owed, false);
            let mut neighbours_micro = 0;
            for (index, sold, bought, neighbours) in slots {
                let at_tariff = AtTariff { sold_micro: sold.into(), bought_micro: bought.into() };
                supplier.settle(&mut books, index, neighbours.into(), at_tariff).unwrap();
                neighbours_micro += i128::from(neighbours);
            }
            prop_assert!(supplier.paid_micro <= available.into());
            prop_assert_eq!(supplier.paid_micro, owed.min(available.into()));
            prop_assert_eq!(books.coins_moved_micro + supplier.coins_micro(), neighbours_micro);
            let claims: u128 = (0..=u8::MAX).map(|index| books.dues.claim_micro(index)).sum();
            let debts: u128 = (0..=u8::MAX).map(|index| books.dues.debt_micro(index)).sum();
            prop_assert_eq!(supplier.payable_change_micro, claims as i128);
            prop_assert_eq!(supplier.receivable_change_micro, debts as i128);
            let mut bytes = Vec::new();
            supplier.encode(&mut bytes);
            prop_assert_eq!(Supplier::decode(&mut Reader::new(&bytes)), Ok(supplier));
        }
    }
}
