use cosmwasm_std::coin;
use cw_multi_test::Executor;
use interface::registry::*;

use crate::suite::*;

#[test]
fn a_stranger_is_refused_every_privileged_message() {
    let mut suite = Suite::new();
    suite.has_admitted("mia");
    suite.registers("mia", &ed25519(1), "SN-1", 0).unwrap();
    suite.applies("noa").unwrap();
    let proposal_id = suite.last_proposal().proposal_id;
    let mia = || String::from(address("mia"));
    let rotate = ExecuteMsg::RotateKey {
        meter_id: 0,
        new_key: ed25519(2).key(),
        new_key_proof: ed25519(2).proof(&suite.chain_id(), address("eve").as_str(), "SN-1"),
        old_key_signature: ed25519(1).hand_over(&suite.chain_id(), 0, &ed25519(2).key().public_key),
    };
    let privileged = [
        ExecuteMsg::Propose { action: Action::Revoke { participant: mia() } },
        ExecuteMsg::Approve { proposal_id },
        ExecuteMsg::Reject { proposal_id },
        ExecuteMsg::Suspend { participant: mia() },
        ExecuteMsg::RecallMeter { meter_id: 0, reason: "no reason".into() },
        ExecuteMsg::FlagMeter {
            meter_id: 0,
            finding: Finding {
                kind: FindingKind::FlatLine,
                from_slot: 0,
                to_slot: 95,
                slots: 96,
                measured_wh: 0u64.into(),
                expected_wh: 0u64.into(),
                other_meter_id: None,
            },
        },
        ExecuteMsg::AppealFlag { meter_id: 0, reason: "no reason".into() },
        ExecuteMsg::ReportTamper { meter_id: 0, kind: TamperKind::Other, note: String::new() },
        ExecuteMsg::NameConnection { meter_id: 0, connection: "DE2".into() },
        rotate,
    ];
    for message in privileged {
        let refusal = format!("sender {} may not do this", address("eve"));
        refused(suite.does("eve", message), &refusal);
    }
}

#[test]
fn coins_are_refused() {
    let mut suite = Suite::new();
    let rich = address("rich");
    suite.app.init_modules(|router, _, storage| {
        router.bank.init_balance(storage, &rich, vec![coin(5, "uwatt")]).unwrap();
    });
    let message = ExecuteMsg::Expire { proposal_id: 1 };
    let sent = suite.app.execute_contract(rich, suite.registry.clone(), &message, &[coin(5, "uwatt")]);
    refused(sent.map_err(|error| error.to_string()), "takes no coins, but 5uwatt was sent");
}
