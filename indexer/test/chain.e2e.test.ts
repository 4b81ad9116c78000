import { fileURLToPath } from "node:url";
import {
  appealFlag,
  approve,
  burnEnergy,
  type Client,
  type Finding,
  flagMeter,
  getAccounts,
  getAllAccounts,
  getAllAllowances,
  getBalance,
  getBankRegisters,
  getBanks,
  getBatches,
  getCarbonAvoided,
  getCounterparties,
  getFlaggedMeters,
  getForward,
  getGridConfig,
  getMeteringConfig,
  getMeteringPoints,
  getMoney,
  getOrders,
  getParticipants,
  getPositions,
  getProposals,
  getRegistryConfig,
  getResults,
  getSlot,
  getSlotEnergy,
  getTamperReports,
  getTokenInfo,
  getTokenTotals,
  getTradingConfig,
  getZones,
  increaseAllowance,
  latestRule,
  type MeteringPoint,
  type Order,
  type OrderRef,
  type PointEnergy,
  type Position,
  propose,
  reportTamper,
  setRule,
  slotAt,
  transferEnergy,
  updateProfile,
  withdraw,
} from "@wattmesh/client";
import { settledSlots, startTestLocalnet, type TestLocalnet } from "@wattmesh/localnet/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { meteringPoint } from "../src/concepts/metering-points/queries.ts";
import { readingsIn } from "../src/concepts/readings/rows.ts";
import { resultsIn } from "../src/concepts/results/rows.ts";
import { sharesOf } from "../src/concepts/results/shares.ts";
import { carbonOf } from "../src/concepts/tokens/carbon.ts";
import type { Database } from "../src/db/database.ts";
import { factsOf } from "../src/db/facts.ts";
import { numberOf, packIn } from "../src/db/packs.ts";
import { openPglite } from "../src/db/pglite.ts";
import { cometNode } from "../src/sync/node.ts";
import { clientAt } from "./support/clientAt.ts";
import { dump, sums } from "./support/tables.ts";
import { emptyTables, index } from "./support/world.ts";

const SLOTS = 5;
const EXPIRIES = {
  never: undefined,
  byHeight: { atHeight: 1_000_000n },
  byTime: { atTime: 1_999_999_999_123_456_789n },
};
const communityFile = fileURLToPath(new URL("../../localnet/test/six-slots.toml", import.meta.url));

/** The chain goes on while it is asked, so that it is asked as it was at the height that the tables have. */
/** A database keeps no NUL, so tables have the character for what cannot be shown. */
const stored = (text: string) => text.replaceAll("\0", "\ufffd");

describe("the tables of a real chain", () => {
  let net: TestLocalnet;
  let client: Client;
  let db: Database;
  let slots: number[];
  let banks: number[];

  beforeAll(async () => {
    net = await startTestLocalnet({
      communityFile,
      services: { broker: true, relayer: true, meters: true, agents: true },
    });
    client = net.client;
    banks = (await getBanks(client, { limit: 100 })).banks.map(({ bank }) => bank);
    slots = await letSlotsSettle();
    db = await openPglite(undefined);
    await emptyTables(db);
    const { cursor } = await index(db, cometNode(client), net.deployment);
    client = clientAt(net.deployment, cursor?.height ?? 0);
  });

  afterAll(async () => {
    await db?.close();
    await net?.stop();
  });

  /** Lets slots settle, with people acting meanwhile, then switches the meters off and lets what they have signed settle. */
  async function letSlotsSettle(): Promise<number[]> {
    const found: number[] = [];
    const stop = new AbortController();
    let acting: Promise<void> | undefined;
    let last = Number.POSITIVE_INFINITY;
    for await (const { slot } of settledSlots(client, undefined, stop.signal)) {
      found.push(slot);
      acting ??= act();
      if (found.length === SLOTS) {
        await acting;
        for (const service of ["agents", "meters"] as const) await net.end(service);
        last = Math.max(...(await latestRegisters()).map((register) => register.slot));
      }
      if (slot >= last) stop.abort();
    }
    return found;
  }

  /** What every bank has, one after the other. */
  const ofBanks = async <T>(ask: (bank: number) => Promise<T[]>): Promise<T[]> =>
    (await Promise.all(banks.map(ask))).flat();

  const latestRegisters = () => ofBanks(async (bank) => (await getBankRegisters(client, { bank })).registers);

  async function act(): Promise<void> {
    const { meteringPoints } = await getMeteringPoints(client, { limit: 100 });
    const [seller, buyer] = net.accounts.households;
    const mine = meteringPoints.find(({ owner }) => owner === seller?.address)?.meterId ?? 0;
    if (seller === undefined || buyer === undefined) throw new Error("the community has no two households");
    await setRule(client, seller.signer, {
      meterId: mine,
      rule: { askMicroPerKwh: 85_000, hold: true, draw: true, paused: false },
    });
    await withdraw(client, seller.signer, { account: { point: { meterId: mine } }, amountMicro: 1_000n });
    await updateProfile(client, seller.signer, {
      profile: { name: 'Ada "and" Ben', location: "", contact: "" },
      equipment: [{ source: "solar", ratedPowerW: 9_900, storageCapacityWh: 0, label: "south\u0000roof" }],
      certifications: ["EN 50549, \\ {a}"],
    });
    await reportTamper(client, seller.signer, { meterId: mine, kind: "other", note: "Only a test." });
    await flagTwo(meteringPoints.filter(({ meterId, kind }) => meterId !== mine && kind !== "feeder"));
    const until = Object.values(EXPIRIES);
    for (const [at, { address }] of net.accounts.households.slice(1, 1 + until.length).entries())
      await increaseAllowance(client, seller.signer, { spender: address, amount: 7n, expires: until[at] });
    for (const holder of net.accounts.households) {
      const { balance } = await getBalance(client, { address: holder.address });
      if (balance < 3n) continue;
      await transferEnergy(client, holder.signer, { recipient: buyer.address, amount: 2n });
      await burnEnergy(client, holder.signer, { amount: 1n });
      return;
    }
  }

  test("have every account as the chain has it", async () => {
    const accounts = await ofBanks(async (bank) => (await getAccounts(client, { bank })).accounts);
    const rows = await db.query<Record<string, unknown>>(
      `select meter_id, available_micro + ${numberOf("money_micro", "meter_id")} as available_micro, reserved_micro, credit_micro, has_rule, ask_micro_per_kwh,
         bid_micro_per_kwh, hold, draw, paused
       from accounts left join settled_money on pack = ${packIn("meter_id")} order by meter_id`,
    );
    for (const { meterId, claimMicro, debtMicro } of accounts) {
      const { account } = await meteringPoint(db, meterId);
      expect(account).toMatchObject({ claim_micro: String(claimMicro), debt_micro: String(debtMicro) });
    }
    expect(rows).toEqual(
      accounts.map((account) => {
        const { meterId, availableMicro, reservedMicro, creditMicro } = account;
        const rule = latestRule(account);
        return {
          meter_id: meterId,
          available_micro: String(availableMicro),
          reserved_micro: String(reservedMicro),
          credit_micro: String(creditMicro),
          has_rule: rule !== undefined,
          ask_micro_per_kwh: rule?.askMicroPerKwh ?? null,
          bid_micro_per_kwh: rule?.bidMicroPerKwh ?? null,
          hold: rule?.hold ?? false,
          draw: rule?.draw ?? false,
          paused: rule?.paused ?? false,
        };
      }),
    );
  });

  test("have every counterparty's account as the chain has it", async () => {
    const { counterparties } = await getCounterparties(client, { limit: 100 });
    expect(await db.query("select address, available_micro from counterparties order by address")).toEqual(
      counterparties.map(({ address, availableMicro }) => ({ address, available_micro: String(availableMicro) })),
    );
  });

  test("have every slot's outcome as the chain has it", async () => {
    expect(slots.length).toBeGreaterThanOrEqual(SLOTS);
    for (const slot of slots) {
      const outcome = await getSlot(client, { slot });
      const [row] = await db.query<Record<string, unknown>>("select * from slots where slot = $1", [slot]);
      expect(row).toMatchObject({
        stage: outcome.stage,
        feed_in_micro_per_kwh: outcome.tariff.feedInMicroPerKwh,
        retail_micro_per_kwh: outcome.tariff.retailMicroPerKwh,
        trading_fee_micro_per_kwh: outcome.tariff.tradingFeeMicroPerKwh,
        points_metered: outcome.pointsMetered,
        points_caught_up: outcome.pointsCaughtUp,
        points_micro: String(outcome.money.pointsMicro),
        utility_micro: String(outcome.money.utilityMicro),
        community_micro: String(outcome.money.communityMicro),
        lines_micro: String(outcome.money.linesMicro),
        islands_micro: String(outcome.money.islandsMicro),
        turnover_micro: String(outcome.money.turnoverMicro),
      });
      expect(row?.violation === null).toBe(outcome.addsUp);
      const zones = await db.query("select * from zone_slots where slot = $1 order by zone_id", [slot]);
      expect(zones).toEqual(
        outcome.zones.map((zone) => ({
          slot,
          zone_id: zone.zoneId,
          price_micro_per_kwh: zone.priceMicroPerKwh ?? null,
          import_wh: String(zone.importWh),
          export_wh: String(zone.exportWh),
          pool_bought_wh: String(zone.poolBoughtWh),
          pool_sold_wh: String(zone.poolSoldWh),
          utility_bought_wh: String(zone.utilityBoughtWh),
          utility_sold_wh: String(zone.utilitySoldWh),
          held_wh: String(zone.heldWh),
          used_wh: String(zone.usedWh),
          line_flow_wh: String(zone.lineFlowWh),
          reported: true,
        })),
      );
    }
  });

  test("have every point's result of every slot as the chain has it", async () => {
    for (const slot of slots) {
      const results = await ofBanks(async (bank) => (await getResults(client, { slot, bank })).results);
      const rows = await db.query<Record<string, unknown>>(
        `select r.* from metering_points m, lateral ${resultsIn("m.meter_id")} r where r.slot = $1 order by m.meter_id`,
        [slot],
      );
      expect(rows.map(({ height, utility_micro, utility_alone_micro, ...row }) => row)).toEqual(
        results.map(({ meterId, energy, catchUp, moneyMicro, reason }) => ({
          meter_id: meterId,
          slot,
          reason,
          import_wh: String(energy.importWh),
          export_wh: String(energy.exportWh),
          forward_bought_wh: String(energy.forwardBoughtWh),
          forward_sold_wh: String(energy.forwardSoldWh),
          pool_bought_wh: String(energy.poolBoughtWh),
          pool_sold_wh: String(energy.poolSoldWh),
          utility_bought_wh: String(energy.utilityBoughtWh),
          utility_sold_wh: String(energy.utilitySoldWh),
          held_wh: String(energy.heldWh),
          used_wh: String(energy.usedWh),
          ...sharesIn(energy),
          catch_up_import_wh: String(energy.catchUpImportWh),
          catch_up_export_wh: String(energy.catchUpExportWh),
          catch_up_earned_micro: String(catchUp.earnedMicro),
          catch_up_paid_micro: String(catchUp.paidMicro),
          money_micro: String(moneyMicro),
        })),
      );
    }
  });

  test("have every meter's latest registers, and the energy that follows from the readings, as the chain has it", async () => {
    const registers = await latestRegisters();
    const latest = await db.query(
      `select distinct on (r.meter_id) r.meter_id, r.slot, r.import_total_wh, r.export_total_wh
       from metering_points m, lateral ${readingsIn("m.meter_id")} r
       where r.verdict <> 'superseded' order by r.meter_id, r.slot desc`,
    );
    expect(latest).toEqual(
      registers.map(({ meterId, slot, importTotalWh, exportTotalWh }) => ({
        meter_id: meterId,
        slot,
        import_total_wh: String(importTotalWh),
        export_total_wh: String(exportTotalWh),
      })),
    );
    for (const slot of slots) {
      const energies = await ofBanks(async (bank) => (await getSlotEnergy(client, { slot, bank })).energies);
      const rows = await db.query(
        `select r.meter_id, r.import_total_wh - b.import_total_wh as import_wh, r.export_total_wh - b.export_total_wh as export_wh
         from metering_points m, lateral ${readingsIn("m.meter_id")} r, lateral ${readingsIn("m.meter_id")} b
         where r.slot = $1 and b.slot = r.slot - 1 and r.verdict = 'accepted' order by r.meter_id`,
        [slot],
      );
      expect(rows).toEqual(
        energies.map(({ meterId, importWh, exportWh }) => ({
          meter_id: meterId,
          import_wh: String(importWh),
          export_wh: String(exportWh),
        })),
      );
    }
  });

  test("have every holder's energy tokens, and all that was minted and burned, as the chain has it", async () => {
    const { accounts } = await getAllAccounts(client, { limit: 100 });
    const balances = await Promise.all(accounts.map((address) => getBalance(client, { address })));
    const rows = await db.query("select owner, energy_wh from token_balances where energy_wh > 0 order by owner");
    expect(rows).toEqual(accounts.map((owner, at) => ({ owner, energy_wh: String(balances[at]?.balance) })));
    const { totalSupply } = await getTokenInfo(client);
    expect(await db.query("select sum(energy_wh) as supply from token_balances")).toEqual([
      { supply: String(totalSupply) },
    ]);
    const totals = await getTokenTotals(client);
    const [burned] = await db.query(
      "select sum(burned_consumed_wh) as consumed, sum(burned_exported_wh) as exported from token_slots",
    );
    expect(burned).toEqual({ consumed: String(totals.burnedConsumedWh), exported: String(totals.burnedExportedWh) });
  });

  /** A verifier flags two meters: the owner of one says something, and verifiers release the other. */
  async function flagTwo([standing, released]: MeteringPoint[]): Promise<void> {
    const [first, second] = net.accounts.verifiers;
    const owner = net.accounts.households.find(({ address }) => address === standing?.owner);
    if (standing === undefined || released === undefined || first === undefined || second === undefined || !owner)
      throw new Error("the community has too few meters or verifiers");
    const now = slotAt((await client.status()).timeSeconds, net.deployment.slotSeconds);
    const finding: Finding = {
      kind: "flat_line",
      fromSlot: now - 2,
      toSlot: now - 1,
      slots: 2,
      measuredWh: 0n,
      expectedWh: 900n,
    };
    const copied = { ...finding, kind: "copied_profile", otherMeterId: released.meterId } as const;
    await flagMeter(client, first.signer, { meterId: standing.meterId, finding: copied });
    await flagMeter(client, first.signer, { meterId: released.meterId, finding });
    await appealFlag(client, owner.signer, { meterId: standing.meterId, reason: 'twins, "both"\u0000 of them' });
    const action = { releaseMeter: { meterId: released.meterId } };
    const { proposalId } = await propose(client, first.signer, { action });
    await approve(client, second.signer, { proposalId });
  }

  test("have every flag that stands, and which was released, as the chain has them", async () => {
    const { flaggedMeters } = await getFlaggedMeters(client, { limit: 100 });
    expect(flaggedMeters).toHaveLength(1);
    const rows = await db.query(
      `select meter_id, flagger, kind, from_slot, to_slot, slots, measured_wh, expected_wh, other_meter_id, quarantined, appeal
       from flags where ended_height is null order by meter_id`,
    );
    expect(rows).toEqual(
      flaggedMeters.map(({ meterId, flag: { flagger, finding, appeal } }) => ({
        meter_id: meterId,
        flagger,
        kind: finding.kind,
        from_slot: finding.fromSlot,
        to_slot: finding.toSlot,
        slots: finding.slots,
        measured_wh: String(finding.measuredWh),
        expected_wh: String(finding.expectedWh),
        other_meter_id: finding.otherMeterId ?? null,
        quarantined: true,
        appeal: stored(appeal ?? ""),
      })),
    );
    const { meteringPoints } = await getMeteringPoints(client, { limit: 100 });
    expect(
      await db.query("select meter_id, released_slot from flags where ended_height is not null order by meter_id"),
    ).toEqual(
      meteringPoints.flatMap(({ meterId, releasedSlot }) =>
        releasedSlot === undefined ? [] : [{ meter_id: meterId, released_slot: releasedSlot }],
      ),
    );
  });

  test("have zones, metering points, participants and proposals as the chain has them", async () => {
    const { zones } = await getZones(client, { limit: 100 });
    expect(
      await db.query(
        "select zone_id, parent_id, name, operator, storage_capacity_wh, stored_wh from zones order by zone_id",
      ),
    ).toEqual(
      zones.map(({ zoneId, parentId, name, operator, storageCapacityWh, storedWh }) => ({
        zone_id: zoneId,
        parent_id: parentId ?? null,
        name,
        operator,
        storage_capacity_wh: String(storageCapacityWh),
        stored_wh: String(storedWh),
      })),
    );
    const { meteringPoints } = await getMeteringPoints(client, { limit: 100 });
    expect(
      await db.query("select meter_id, zone_id, owner, serial, source, status from metering_points order by meter_id"),
    ).toEqual(
      meteringPoints.map(({ meterId, zoneId, owner, serial, source, status }) => ({
        meter_id: meterId,
        zone_id: zoneId,
        owner,
        serial,
        source,
        status,
      })),
    );
    const { participants } = await getParticipants(client, { limit: 100 });
    const rows = await db.query<{ equipment: { label: string }[] }>(
      "select address, role, status, name, equipment, certifications from participants order by address",
    );
    expect(rows).toEqual(
      participants.map(({ address, role, status, profile, equipment, certifications }) => ({
        address,
        role,
        status,
        name: profile.name,
        equipment: onTheWire(equipment.map(({ label, ...rest }) => ({ ...rest, label: stored(label) }))),
        certifications,
      })),
    );
    expect(rows.some(({ equipment }) => equipment.some(({ label }) => label.includes("roof")))).toBe(true);
    const { proposals } = await getProposals(client, { limit: 100 });
    expect(await db.query("select proposal_id, proposer, status from proposals order by proposal_id desc")).toEqual(
      proposals.map(({ proposalId, proposer, status }) => ({ proposal_id: Number(proposalId), proposer, status })),
    );
    const reports = await Promise.all(
      meteringPoints.map(async ({ meterId }) => (await getTamperReports(client, { meterId, limit: 100 })).reports),
    );
    expect(
      await db.query("select report_id, meter_id, reporter, kind, note from tamper_reports order by report_id"),
    ).toEqual(
      reports.flat().map(({ reportId, meterId, reporter, kind, note }) => ({
        report_id: Number(reportId),
        meter_id: meterId,
        reporter,
        kind,
        note,
      })),
    );
    expect(reports.flat()).toHaveLength(1);
  });

  test("have every allowance, and when it expires, as the chain has it", async () => {
    const [owner] = net.accounts.households;
    const { allowances } = await getAllAllowances(client, { owner: owner?.address ?? "", limit: 100 });
    expect(allowances).toHaveLength(Object.keys(EXPIRIES).length);
    const rows = await db.query(
      "select spender, energy_wh, expires_at_height, expires_at from token_allowances order by spender",
    );
    expect(rows).toEqual(
      allowances.map(({ spender, allowance, expires }) => ({
        spender,
        energy_wh: String(allowance),
        expires_at_height: "atHeight" in expires ? Number(expires.atHeight) : null,
        expires_at: "atTime" in expires ? new Date(Number(expires.atTime / 1_000_000n)).toISOString() : null,
      })),
    );
  });

  test("have what every contract started with, and the parameters of today, as the chain has them", async () => {
    const { bankCount, threshold, verifiers, points, ...registry } = await getRegistryConfig(client);
    const { zoneCount, ...grid } = await getGridConfig(client);
    const { pointsPerTick, ...trading } = await getTradingConfig(client);
    const metering = await getMeteringConfig(client);
    const { name, symbol } = await getTokenInfo(client);
    const rows = await db.query<{ name: string; value: unknown }>("select name, value from facts");
    const facts = new Map(rows.map((row) => [row.name, row.value]));
    const started = Object.entries({ registry, grid, trading, metering, token: { name, symbol } });
    for (const [contract, config] of started)
      for (const [key, value] of Object.entries(onTheWire(config) as object))
        expect([contract, key, facts.get(`${contract}_${key}`)]).toEqual([contract, key, value]);
    expect(facts.get("verifiers")).toEqual(verifiers);
    expect(facts.get("verifier_threshold")).toBe(threshold);
    expect(facts.get("points_per_tick")).toBe(pointsPerTick);
    for (const [key, value] of Object.entries(onTheWire(points) as object))
      expect([key, facts.get(`points_${key}`)]).toEqual([key, value]);
    for (const [key, value] of Object.entries(onTheWire((await getMoney(client)).params) as object))
      expect([key, facts.get(`money_${key}`)]).toEqual([key, value]);
    const { params, pricing } = await getForward(client);
    expect(facts.get("forward_params")).toEqual(onTheWire(params));
    expect(facts.get("pricing")).toMatchObject(onTheWire(pricing) as object);
  });

  test("come to the emissions avoided that the chain counts", async () => {
    const rows = await db.query<{ source: string; energy_wh: string }>(
      "select source, minted_wh as energy_wh from token_sources where minted_wh > 0",
    );
    const carbon = carbonOf(rows, await factsOf(db));
    const { sources, totalG } = await getCarbonAvoided(client);
    expect(carbon.avoided_g).toBe(String(totalG));
    expect(carbon.minted.map(({ source, avoided_g }) => [source, avoided_g]).sort()).toEqual(
      sources.map(({ source, avoidedG }) => [source, String(avoidedG)]).sort(),
    );
    expect(sources).not.toEqual([]);
  });

  test("have every order, and what became of it, as the chain has it", async () => {
    let compared = 0;
    for (const { meterId } of net.fleet.meters) {
      const orders = await pages<Order, OrderRef>(async (startAfter) => {
        const page = await getOrders(client, { meterId, startAfter, limit: 100 });
        return { items: page.orders, next: page.next };
      });
      // The chain forgets an order's slot some time after it.
      for (const { orderId, ...order } of orders) {
        const [row] = await db.query<Record<string, unknown>>("select * from orders where order_id = $1", [
          Number(orderId),
        ]);
        expect(row).toMatchObject({
          meter_id: meterId,
          zone_id: order.zoneId,
          slot: order.slot,
          side: order.side,
          kind: Object.keys(order.terms)[0],
          delegated: order.delegated,
          status: order.status,
          filled_wh: String(order.filledWh),
          // What is left of an ended order is no longer open.
          ...(order.status === "ended" ? { reason: order.reason } : { left_wh: String(order.leftWh) }),
        });
        expect(BigInt(String(row?.filled_wh)) + BigInt(String(row?.left_wh))).toBe(BigInt(String(row?.energy_wh)));
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(0);
  });

  test("have every forward position and every batch as the chain has it", async () => {
    let compared = 0;
    for (const { meterId } of net.fleet.meters) {
      const positions = await pages<Position, number>(async (startAfter) => {
        const page = await getPositions(client, { meterId, startAfter, limit: 100 });
        return { items: page.positions, next: page.next };
      });
      for (const { slot, soldWh, boughtWh, moneyMicro } of positions) {
        const [row] = await db.query("select * from positions where meter_id = $1 and slot = $2", [meterId, slot]);
        expect(row).toEqual({
          meter_id: meterId,
          slot,
          sold_wh: String(soldWh),
          bought_wh: String(boughtWh),
          money_micro: String(moneyMicro),
        });
        compared += 1;
      }
    }
    const traded = await db.query<{ slot: number }>("select distinct slot from batches order by slot");
    for (const { slot } of traded) {
      const { batches } = await getBatches(client, { slot, limit: 100 });
      for (const { batch, bundleId, zones } of batches) {
        const [row] = await db.query("select slot, batch, bundle_id from batches where slot = $1 and batch = $2", [
          slot,
          batch,
        ]);
        expect(row).toEqual({ slot, batch, bundle_id: bundleId === undefined ? null : Number(bundleId) });
        const rows = await db.query(
          `select slot, batch, zone_id, price_micro_per_kwh, sold_wh, bought_wh, line_flow_wh, line_earned_micro
           from batch_zones where slot = $1 and batch = $2 order by zone_id`,
          [slot, batch],
        );
        expect(rows).toEqual(
          zones.map((zone) => ({
            slot,
            batch,
            zone_id: zone.zoneId,
            price_micro_per_kwh: zone.priceMicroPerKwh ?? null,
            sold_wh: String(zone.soldWh),
            bought_wh: String(zone.boughtWh),
            line_flow_wh: String(zone.lineFlowWh),
            line_earned_micro: String(zone.lineEarnedMicro),
          })),
        );
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(0);
  });

  test("have sums that are those of their rows", async () => {
    const { kept, counted } = await sums(db);
    expect(kept).toEqual(counted);
  });

  test("are the same, byte for byte, when they are made anew from block 1", async () => {
    const [{ height } = { height: 0 }] = await db.query<{ height: number }>("select height from cursor");
    const node = cometNode(client);
    const upTo = { ...node, head: async () => ({ ...(await node.head()), height }) };
    const before = await dump(db);
    await emptyTables(db);
    await index(db, upTo, net.deployment);
    expect(await dump(db)).toEqual(before);
  });
});

/** A value as its JSON on the chain: names in snake case, large numbers as texts. */
function onTheWire(value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return value.map(onTheWire);
  if (typeof value !== "object" || value === null) return value;
  const known = Object.entries(value).filter(([, inner]) => inner !== undefined);
  const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.fromEntries(known.map(([name, inner]) => [snake(name), onTheWire(inner)]));
}

/** Every item of a list that comes in pages. */
async function pages<Item, Next>(
  ask: (startAfter: Next | undefined) => Promise<{ items: Item[]; next?: Next | undefined }>,
): Promise<Item[]> {
  const found: Item[] = [];
  let startAfter: Next | undefined;
  do {
    const { items, next } = await ask(startAfter);
    found.push(...items);
    startAfter = next;
  } while (startAfter !== undefined);
  return found;
}

function sharesIn(energy: PointEnergy): Record<string, string> {
  const shares = sharesOf(energy);
  return {
    own_wh: String(shares.ownWh),
    import_from_neighbours_wh: String(shares.importFromNeighboursWh),
    import_from_storage_wh: String(shares.importFromStorageWh),
    export_to_neighbours_wh: String(shares.exportToNeighboursWh),
    export_to_storage_wh: String(shares.exportToStorageWh),
  };
}
