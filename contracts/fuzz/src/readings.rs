use std::collections::BTreeMap;

use cosmwasm_std::{
    Addr, Api, CanonicalAddr, ContractResult, Env, Order, OwnedDeps, RecoverPubkeyError, StdResult, Storage,
    SystemResult, Timestamp, VerificationError, WasmQuery, from_json,
    testing::{MockApi, MockQuerier, MockStorage, message_info, mock_env},
};
use interface::{
    metering::{BankRegistersResponse, ExecuteMsg, InstantiateMsg, QueryMsg, Registers},
    packed::{
        ApprovalBank, BatchReading, CatchUpEnergy, Device, DeviceBank, DeviceStatus, PackedApproval,
        QuarantineBank, ReadingBatch, SIGNATURE_LEN, SlotEnergy, Tariffs, UtilityPrices, keys,
    },
    registry::{KeyType, PointKind},
    wire::Packed,
};
use metering::contract::{execute, instantiate, query};
use units::pack::{PackError, Reader};

const BANK: u32 = 1;
const METERS: u8 = 8;
const SLOT_SECONDS: u32 = 900;
const START_SLOT: u32 = 2_000_000;
const CONNECTION_W: u64 = 4_000;
const INVERTER_W: u64 = 1_000;
const PRICES: UtilityPrices = UtilityPrices { feed_in_micro_per_kwh: 80_000, retail_micro_per_kwh: 320_000 };
/// What flows at 1 W in the slots that a difference of registers may stand for.
const MOST_HOURS: u64 = 24;
const REGISTER_LIMIT_WH: u64 = 1 << 40;

/// Batches one after the other, as [`batch`] reads them: whoever sends what when, registers only rise, within what the connection carries, and
/// what counts and what waits for verifiers are their differences. No more counts than the inverter feeds in.
pub fn readings(bytes: &[u8]) {
    let mut bytes = Reader::new(bytes);
    let mut suite = Suite::new();
    while let Ok((seconds_later, batch)) = batch(&mut bytes, &suite) {
        suite.seconds += u64::from(seconds_later);
        suite.submit(batch);
    }
}

/// `seconds later varint | slots before now zigzag | number u8 | reading*`, a reading being `index u8 | flags u8 | import | export | signature u8`,
/// the registers as zigzag differences to the meter's last ones.
fn batch(bytes: &mut Reader<'_>, suite: &Suite) -> Result<(u16, ReadingBatch), PackError> {
    let seconds_later = bytes.u32()? as u16;
    let slot = suite.slot().wrapping_sub(bytes.i64()? as u32);
    let mut readings = BTreeMap::new();
    for _ in 0..=bytes.u8()? % METERS {
        let index = bytes.u8()? % METERS;
        let flags = bytes.u8()?;
        let (import_wh, export_wh) = suite.registers.get(&index).map_or((0, 0), totals);
        let reading = BatchReading {
            index,
            flags,
            import_total_wh: import_wh.wrapping_add_signed(bytes.i64()?),
            export_total_wh: export_wh.wrapping_add_signed(bytes.i64()?),
            signature: [bytes.u8()?; SIGNATURE_LEN],
        };
        readings.insert(index, reading);
    }
    Ok((seconds_later, ReadingBatch { bank: BANK, slot, readings: readings.into_values().collect() }))
}

/// Metering beside a registry that has a bank of meters: the first six count, then one is suspended, and one is out of service.
struct Suite {
    deps: OwnedDeps<MockStorage, Signatures, MockQuerier>,
    seconds: u64,
    baselines: BTreeMap<u8, (u64, u64)>,
    registers: BTreeMap<u8, Registers>,
    /// Export that counts so far.
    counted_wh: BTreeMap<u8, u64>,
}

impl Suite {
    fn new() -> Self {
        let mut deps = OwnedDeps {
            storage: MockStorage::new(),
            api: Signatures(MockApi::default()),
            querier: MockQuerier::default(),
            custom_query_type: std::marker::PhantomData,
        };
        deps.querier.update_wasm(|question| match question {
            WasmQuery::Raw { key, .. } => SystemResult::Ok(ContractResult::Ok(kept_by_others(key).into())),
            other => panic!("metering asked {other:?}"),
        });
        let account = |name| deps.api.0.addr_make(name);
        let admin = account("admin");
        let msg = InstantiateMsg {
            admin: admin.to_string(),
            registry: account("registry").into(),
            grid: account("grid").into(),
            slot_seconds: SLOT_SECONDS,
            grace_seconds: 60,
            metered_seconds_per_slot: SLOT_SECONDS,
            max_clock_skew_seconds: 5,
            keep_slots: u32::MAX,
        };
        let mut suite = Self {
            deps,
            seconds: u64::from(START_SLOT) * u64::from(SLOT_SECONDS),
            baselines: BTreeMap::new(),
            registers: BTreeMap::new(),
            counted_wh: BTreeMap::new(),
        };
        let env = suite.env();
        instantiate(suite.deps.as_mut(), env, message_info(&admin, &[]), msg).expect("metering starts");
        suite
    }

    fn env(&self) -> Env {
        let mut env = mock_env();
        env.block.time = Timestamp::from_seconds(self.seconds);
        env
    }

    fn slot(&self) -> u32 {
        (self.seconds / u64::from(SLOT_SECONDS)) as u32
    }

    fn submit(&mut self, batch: ReadingBatch) {
        let (env, anybody) = (self.env(), self.deps.api.0.addr_make("anybody"));
        let msg = ExecuteMsg::SubmitReadings { batch: Packed::of(batch) };
        // Bad readings have a verdict each; only a batch that is none, of a slot that nobody can name, is refused.
        execute(self.deps.as_mut(), env, message_info(&anybody, &[]), msg).expect("a batch is taken");
        self.look();
    }

    /// Compares what metering keeps now with what it kept before.
    fn look(&mut self) {
        let answer = query(self.deps.as_ref(), self.env(), QueryMsg::BankRegisters { bank: BANK });
        let answer: BankRegistersResponse = from_json(answer.expect("registers")).expect("registers");
        for registers in answer.registers {
            let index = registers.meter_id as u8;
            assert!(index < 6, "a meter that may not speak was heard: {registers:?}");
            let (import_wh, export_wh) = totals(&registers);
            assert!(import_wh.max(export_wh) < REGISTER_LIMIT_WH, "{registers:?}");
            match self.registers.insert(index, registers.clone()) {
                None => {
                    self.baselines.insert(index, (import_wh, export_wh));
                }
                Some(before) => {
                    assert!(before.slot <= registers.slot, "{before:?}, then {registers:?}");
                    let moved = totals(&before);
                    let import_wh = import_wh.checked_sub(moved.0).expect("import rises");
                    assert!(moved.1 <= export_wh, "{before:?}, then {registers:?}");
                    assert!(import_wh <= CONNECTION_W * MOST_HOURS, "{before:?}, then {registers:?}");
                }
            }
        }
        let (energies, doubted) = (self.energies(), self.doubted());
        for (index, registers) in &self.registers {
            let (baseline, total) = (self.baselines[index], totals(registers));
            let (import_wh, export_wh) = energies.get(index).copied().unwrap_or_default();
            let doubted_wh = doubted.get(*index).map_or(0, |held| held.export_wh);
            assert_eq!((baseline.0 + import_wh, baseline.1 + export_wh + doubted_wh), total, "{registers:?}");
            let more =
                self.counted_wh.insert(*index, export_wh).map_or(export_wh, |before| export_wh - before);
            assert!(more <= INVERTER_W * MOST_HOURS, "{more} Wh at once for {registers:?}");
        }
    }

    /// All energies of each meter that count.
    fn energies(&self) -> BTreeMap<u8, (u64, u64)> {
        let mut sums: BTreeMap<u8, (u64, u64)> = BTreeMap::new();
        let mut add = |index, import_wh, export_wh| {
            let sum = sums.entry(index).or_default();
            *sum = (sum.0 + import_wh, sum.1 + export_wh);
        };
        for bytes in self.kept(keys::energy) {
            for reading in SlotEnergy::decode(&bytes).expect("energies").readings() {
                add(reading.index, reading.import_wh, reading.export_wh);
            }
        }
        for bytes in self.kept(keys::catch_up) {
            for span in CatchUpEnergy::decode(&bytes).expect("late energies").spans() {
                add(span.index, span.import_wh, span.export_wh);
            }
        }
        sums
    }

    fn kept(&self, key: fn(u32, u32) -> [u8; 9]) -> impl Iterator<Item = Vec<u8>> {
        let (from, to) = (key(0, 0), key(u32::MAX, u32::MAX));
        self.deps.storage.range(Some(&from), Some(&to), Order::Ascending).map(|(_, bytes)| bytes)
    }

    /// Export that waits for verifiers.
    fn doubted(&self) -> QuarantineBank {
        let bytes = self.deps.storage.get(&keys::quarantine(BANK)).unwrap_or_default();
        QuarantineBank::decode(&bytes).expect("quarantined export")
    }
}

fn totals(registers: &Registers) -> (u64, u64) {
    (registers.import_total_wh, registers.export_total_wh)
}

/// What the registry and the grid have under a key.
fn kept_by_others(key: &[u8]) -> Vec<u8> {
    if key == keys::tariffs() {
        Tariffs::new(None, vec![(0, PRICES), (START_SLOT + 4, PRICES)]).encode()
    } else if key == keys::devices(BANK) {
        let mut bank = DeviceBank::default();
        for index in 0..METERS {
            bank.set(index, &device(index));
        }
        bank.as_bytes().to_vec()
    } else {
        let mut bank = ApprovalBank::default();
        for index in 0..METERS {
            let approved_slot = START_SLOT - 4 + u32::from(index);
            bank.set(index, PackedApproval { approved_slot, inverter_w: INVERTER_W as u32 });
        }
        bank.as_bytes().to_vec()
    }
}

fn device(index: u8) -> Device {
    let status = match index {
        0..6 => DeviceStatus::Active,
        6 => DeviceStatus::Suspended,
        _ => DeviceStatus::Decommissioned,
    };
    let key_type = KeyType::ALL[usize::from(index) % KeyType::ALL.len()];
    let public_key = vec![index; key_type.key_len()];
    Device {
        kind: PointKind::Prosumer,
        status,
        reading_format: None,
        key_type,
        connection_w: CONNECTION_W as u32,
        public_key,
    }
}

/// Every even signature is good: no fuzzer finds a real one.
struct Signatures(MockApi);

fn is_good(signature: &[u8]) -> bool {
    signature[0].is_multiple_of(2)
}

impl Api for Signatures {
    fn addr_validate(&self, human: &str) -> StdResult<Addr> {
        self.0.addr_validate(human)
    }

    fn addr_canonicalize(&self, human: &str) -> StdResult<CanonicalAddr> {
        self.0.addr_canonicalize(human)
    }

    fn addr_humanize(&self, canonical: &CanonicalAddr) -> StdResult<Addr> {
        self.0.addr_humanize(canonical)
    }

    fn secp256k1_verify(&self, _: &[u8], signature: &[u8], _: &[u8]) -> Result<bool, VerificationError> {
        Ok(is_good(signature))
    }

    fn secp256k1_recover_pubkey(&self, _: &[u8], _: &[u8], _: u8) -> Result<Vec<u8>, RecoverPubkeyError> {
        Err(RecoverPubkeyError::InvalidSignatureFormat)
    }

    fn secp256r1_verify(&self, _: &[u8], signature: &[u8], _: &[u8]) -> Result<bool, VerificationError> {
        Ok(is_good(signature))
    }

    fn ed25519_verify(&self, _: &[u8], signature: &[u8], _: &[u8]) -> Result<bool, VerificationError> {
        Ok(is_good(signature))
    }

    fn ed25519_batch_verify(
        &self,
        _: &[&[u8]],
        signatures: &[&[u8]],
        _: &[&[u8]],
    ) -> Result<bool, VerificationError> {
        Ok(signatures.iter().all(|signature| is_good(signature)))
    }

    fn debug(&self, _: &str) {}
}
