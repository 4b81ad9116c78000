//! What each attack brings: the attacker's coins at the end, less those of the same household that plays honestly in the same slots. Prints one JSON
//! line per attack, and fails if one brings anything.

use std::process::ExitCode;

use integration::{Settings, Suite, buy, sell};
use interface::{grid::Tariff, trading::Rule};

const PLAIN: Rule =
    Rule { ask_micro_per_kwh: None, bid_micro_per_kwh: None, hold: false, draw: false, paused: false };
const PAID_IN: u128 = 1_000_000;

/// Plays a part of mallory's, honestly or not.
type Play = fn(attacks: bool) -> Suite;

const ATTACKS: [(&str, Play); 9] = [
    ("sells energy that was never made, where the utility has nothing", invents_energy),
    ("sells it where the utility pays, takes the coins out, and is suspended the next day", is_caught),
    ("chooses a rule after everybody's readings are known", looks_last),
    ("empties the account while its bid is being settled", empties_the_account),
    ("has no coins, and bids on a credit line", bids_on_credit),
    ("consumes with one meter and takes the other's coins out", leaves_a_debt_behind),
    ("is first at the till of a utility that is short", is_first_at_the_till),
    ("meets their own order to move the price", trades_with_themselves),
    ("cuts the cable until the tariff is low", waits_for_a_low_tariff),
];

fn main() -> ExitCode {
    let mut brings_something = false;
    for (attack, play) in ATTACKS {
        let gain_micro = taken_out(&mut play(true)) - taken_out(&mut play(false));
        brings_something |= gain_micro > 0;
        println!(
            r#"{{"bench":"honesty","figure":"{attack}","value":{gain_micro},"unit":"micro-currency","bar":0,"machine":"any machine"}}"#
        );
    }
    if brings_something { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Takes out what mallory can, and counts it with what was taken out before, less what mallory's meters still owe.
fn taken_out(suite: &mut Suite) -> i128 {
    for name in ["mallory", "shed"] {
        let available = suite.available(name).unsigned_abs();
        // Whoever may not take it out does not have it.
        drop(suite.withdraw(name, available));
    }
    for _ in 0..2 * suite.settings.withdraw_delay_slots {
        suite.a_slot_passes();
    }
    let wallet = suite.wallet("mallory");
    let debts = ["mallory", "shed"].map(|name| suite.account(name).debt_micro.u128());
    suite.everything_adds_up();
    wallet.cast_signed() - debts.iter().sum::<u128>().cast_signed()
}

fn street(change: impl FnOnce(&mut Settings)) -> Suite {
    let mut suite = Suite::community()
        .settings(change)
        .household("ada")
        .household("ben")
        .household("mallory")
        .meter_of("mallory", "shed")
        .start();
    suite.everybody_deposits(PAID_IN);
    suite
}

fn ordinary() -> Suite {
    street(|_| {})
}

fn sets(suite: &mut Suite, name: &str, rule: Rule) {
    suite.set_rule(name, rule).unwrap_or_else(|error| panic!("{name}'s rule is taken: {error}"));
}

fn invents_energy(attacks: bool) -> Suite {
    let mut suite = street(|settings| settings.utility_coins_micro = 0);
    suite.meter_reads("mallory", 0, if attacks { 4_000 } else { 0 });
    suite.a_slot_passes();
    suite
}

fn is_caught(attacks: bool) -> Suite {
    let mut suite = street(|settings| settings.withdraw_delay_slots = 96);
    suite.meter_reads("mallory", 0, if attacks { 4_000 } else { 0 });
    suite.a_slot_passes();
    if attacks {
        let available = suite.available("mallory").unsigned_abs();
        suite.withdraw("mallory", available).expect("a request");
        (0..90).for_each(|_| suite.a_slot_passes());
        suite.suspend("mallory").expect("a suspension");
    }
    suite
}

fn looks_last(attacks: bool) -> Suite {
    let mut suite = ordinary();
    sets(&mut suite, "ada", Rule { ask_micro_per_kwh: Some(150_000), ..PLAIN });
    sets(&mut suite, "mallory", Rule { bid_micro_per_kwh: Some(250_000), ..PLAIN });
    suite.a_slot_passes();
    suite.meter_reads("ada", 0, 1_000);
    suite.meter_reads("mallory", 1_000, 0);
    suite.a_slot_ends();
    if attacks {
        sets(&mut suite, "mallory", Rule { bid_micro_per_kwh: Some(152_000), ..PLAIN });
    }
    suite.grace_passes();
    suite.clock_ticks_until_final();
    suite
}

fn empties_the_account(attacks: bool) -> Suite {
    let mut suite = street(|settings| settings.points_per_tick = 1);
    suite.meter_reads("ada", 0, 1_000);
    suite.meter_reads("mallory", 1_000, 0);
    suite.a_slot_ends();
    suite.grace_passes();
    suite.clock_ticks();
    if attacks {
        drop(suite.withdraw("mallory", PAID_IN));
        drop(suite.transfer("mallory", "shed", PAID_IN));
    }
    suite.clock_ticks_until_final();
    suite
}

fn bids_on_credit(attacks: bool) -> Suite {
    let mut suite = ordinary();
    if attacks {
        suite.withdraw("mallory", PAID_IN).expect("a withdrawal");
        suite.set_credit_line("mallory", 10_000_000).expect("a credit line");
    }
    suite.meter_reads("ada", 0, 1_000);
    suite.meter_reads("mallory", 1_000, 0);
    suite.a_slot_passes();
    suite
}

fn leaves_a_debt_behind(attacks: bool) -> Suite {
    let mut suite = ordinary();
    if attacks {
        suite.withdraw("shed", PAID_IN).expect("a withdrawal");
    }
    suite.meter_reads("shed", 3_000, 0);
    suite.a_slot_passes();
    suite
}

fn is_first_at_the_till(attacks: bool) -> Suite {
    let mut suite = street(|settings| settings.utility_coins_micro = 100_000);
    for _ in 0..3 {
        for name in ["ada", "ben", "mallory"] {
            suite.meter_reads(name, 0, 1_000);
        }
        suite.a_slot_passes();
        if attacks {
            let available = suite.available("mallory").unsigned_abs();
            drop(suite.withdraw("mallory", available));
        }
    }
    suite
}

fn trades_with_themselves(attacks: bool) -> Suite {
    let mut suite = ordinary();
    let slot = suite.ahead(2);
    suite.places("mallory", sell(slot, 1_000, 100_000));
    if attacks {
        drop(suite.tries_to_place("mallory", buy(slot, 1_000, 290_000)));
    }
    suite.places("ada", buy(slot, 1_000, 150_000));
    (0..2).for_each(|_| suite.a_slot_passes());
    suite.meter_reads("mallory", 0, 1_000);
    suite.meter_reads("ada", 1_000, 0);
    (0..2).for_each(|_| suite.a_slot_passes());
    suite
}

fn waits_for_a_low_tariff(attacks: bool) -> Suite {
    let mut suite = street(|settings| settings.forward.horizon_slots = 2);
    let tariff = suite.settings.tariff;
    suite.meter_reads("mallory", 1_000, 0);
    if attacks {
        suite.meter_stays_silent("mallory");
    }
    let low = Tariff { retail_micro_per_kwh: 100_000, ..tariff };
    suite.set_tariff(low).expect("a tariff");
    (0..12).for_each(|_| suite.a_slot_passes());
    suite
}
