import { describe, expect, test } from "vitest";
import type { Observed } from "../src/plan/observe.ts";
import { transactions } from "../src/plan/perform.ts";
import { plan, planUpgrade } from "../src/plan/plan.ts";
import { describe as inWords } from "../src/plan/steps.ts";
import { chainAsWanted, changed, codes, emptyChain, people, validator, wantedOf } from "./support/community.ts";

const MEMBERS = 7;

/** What a plan does for a file on a chain, in words. */
const words = (text: string, observed: Observed = chainAsWanted()): string[] =>
  plan(wantedOf(text), observed, { codes }).steps.map(inWords);

function edited(edit: (community: NonNullable<Observed["community"]>) => void): Observed {
  const observed = structuredClone(chainAsWanted());
  if (observed.community !== undefined) edit(observed.community);
  return observed;
}

describe("a plan", () => {
  test("for an empty chain stores, starts, builds the grid, and makes it cost something last", () => {
    const { steps, impossible } = plan(wantedOf(), emptyChain, { codes });
    expect(impossible).toEqual([]);
    expect(steps.map(({ kind }) => kind)).toEqual([
      ...codes.map(() => "storeCode"),
      "startContracts",
      "addZone",
      ...Array.from({ length: MEMBERS }, () => "grantFees"),
      "setLanes",
    ]);
  });

  test("does not store again what is stored", () => {
    const half = { ...emptyChain, codes: [{ codeId: 1n, checksum: codes[0]?.checksum ?? "" }] };
    const stored = plan(wantedOf(), half, { codes }).steps.filter(({ kind }) => kind === "storeCode");
    expect(stored).toHaveLength(codes.length - 1);
  });

  test("for a chain that is as the file says is empty", () => {
    expect(plan(wantedOf(), chainAsWanted(), { codes })).toEqual({ steps: [], impossible: [], notes: [] });
  });

  test.each<[string, string, string[]]>([
    [
      "a tariff",
      changed("retail_micro_per_kwh = 320_000", "retail_micro_per_kwh = 300_000"),
      ["the tariff, from the first slot after a notice of 96 slots: retail_micro_per_kwh 320000 → 300000"],
    ],
    [
      "a line",
      changed("capacity_down_wh = 40_000", "capacity_down_wh = 30_000"),
      ['the line of zone 1 "Linden Street", from the slot after the next: capacity_down_wh 40000 → 30000'],
    ],
    [
      "a zone's name, storage and operator, what its operator signs before handing over",
      changed(/name = "Linden Street"/, `name = "Lime Street"\noperator = "${people.other}"`).replace(
        "storage_capacity_wh = 0",
        "storage_capacity_wh = 5",
      ),
      [
        'rename zone 1 "Linden Street" to "Lime Street"',
        'the storage of zone 1 "Lime Street": storage_capacity_wh 0 → 5',
        `hand zone 1 "Lime Street" over to ${people.other}`,
        `the community pays the fees of ${people.other}, 100000000 gas a day`,
      ],
    ],
    [
      "prices to follow",
      changed('peak_from = "17:00"', 'peak_from = "18:30"'),
      ["reference prices: time_of_use.windows[0].from_minute 1020 → 1110"],
    ],
    [
      "forward trading",
      changed("min_energy_wh = 500", "min_energy_wh = 20"),
      ["forward trading: min_energy_wh 500 → 20"],
    ],
    [
      "how coins leave",
      changed("withdraw_delay_slots = 0", "withdraw_delay_slots = 96"),
      ["how coins leave: withdraw_delay_slots 0 → 96"],
    ],
    [
      "the work of a block",
      changed("points_per_tick = 2_000", "points_per_tick = 500"),
      ["metering points per block: 2000 → 500"],
    ],
    [
      "a relayer more",
      changed(/relayers = \[(.*)\]/, `relayers = [$1, "${people.other}"]`),
      [
        `the community pays the fees of ${people.other}, 10000000000 gas a day`,
        `fees and lanes: reserved_senders[1] (none) → ${people.other}`,
      ],
    ],
    [
      "the price of gas",
      changed('gas_price = "0.01"', 'gas_price = "0.02"'),
      ["fees and lanes: min_fee_per_million_gas 10000 → 20000"],
    ],
    [
      "verifiers",
      changed(`, "${people.verifiers[2]}"]`, "]"),
      [`propose: verifiers ${people.verifiers[2]} → (none) (2 approvals of verifiers missing)`],
    ],
  ])("shows of another %s just that", (_, text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test("adds zones after the others, each signed by who operates its parent", () => {
    const text = changed(
      "# Validators of",
      `[[zones]]\nname = "Yard"\nparent = "Linden Street"\noperator = "${people.other}"\nfee_micro_per_kwh = 0\ncapacity_up_wh = 1\ncapacity_down_wh = 2\nstorage_capacity_wh = 3\n\n# Validators of`,
    );
    const { steps } = plan(wantedOf(text), chainAsWanted(), { codes });
    expect(steps.slice(0, 2)).toMatchObject([
      { kind: "addZone", signer: people.operator, zoneId: 2, parentId: 1, operator: people.other },
      { kind: "setStorage", signer: people.other, zoneId: 2, capacityWh: 3n },
    ]);
  });

  test("moves validators to the powers of the file, those it does not name out last", () => {
    const wanted = {
      ...wantedOf(),
      validators: [
        { ...validator, power: 12n },
        { moniker: "second", power: 2n, pubKey: new Uint8Array(32).fill(2) },
      ],
    };
    const third = { moniker: "third", power: 1n, pubKey: new Uint8Array(32).fill(3) };
    const observed = chainAsWanted();
    observed.validators = [...observed.validators, { consensusAddress: "wattvalcons3", validator: third }];
    expect(plan(wanted, observed, { codes }).steps.map(inWords)).toEqual([
      "power of validator mill-lane-1: 10 → 12",
      "add validator second with power 2: its node must have caught up",
      "remove validator third (wattvalcons3)",
    ]);
  });

  test("gives nobody an allowance where gas costs nothing, and readings their lane all the same", () => {
    const free = changed('gas_price = "0.01"', 'gas_price = "0"');
    expect(words(free, { ...chainAsWanted(), granted: new Set(), lanes: emptyChain.lanes })).toEqual([
      `fees and lanes: fee_recipient  → ${people.community}, reserved_senders[0] (none) → ${people.relayer}, reserved_calls (none) → metering submit_readings`,
    ]);
  });

  test("leaves validators and fees alone that the file says nothing of", () => {
    const { fees: _fees, validators: _validators, ...wanted } = wantedOf();
    const observed = { ...chainAsWanted(), lanes: emptyChain.lanes, granted: new Set<string>(), validators: [] };
    expect(plan(wanted, observed, { codes }).steps).toEqual([]);
  });

  test("puts a contract on the clock again that somebody has taken off, and gives it the gas of the manifest", () => {
    const off = { ...chainAsWanted(), clock: [] };
    expect(plan(wantedOf(), off, { codes }).steps.map(inWords)).toEqual([
      "let the clock call trading",
      "let the clock call balancing",
    ]);
    const slow = chainAsWanted();
    slow.clock = slow.clock.map((one) => ({ ...one, gasShare: 1n }));
    expect(plan(wantedOf(), slow, { codes }).steps.map(inWords)).toEqual([
      "the clock's gas for trading: gas_share 1 → 2000000",
      "the clock's gas for balancing: gas_share 1 → 1000000",
    ]);
  });

  test("starts a contract that is new in the manifest, and no other", () => {
    const observed = chainAsWanted();
    const { token: _, ...contracts } = observed.contracts;
    const { steps } = plan(wantedOf(), { ...observed, contracts, community: undefined }, { codes });
    expect(steps.filter(({ kind }) => kind === "startContracts")).toMatchObject([
      { contracts: ["token"], onClock: [] },
    ]);
  });
});

describe("verifiers' proposals", () => {
  const text = changed("threshold = 2", "threshold = 3");
  const open = (approvals: string[], expiresAt = 2_000_000n): Observed =>
    edited((community) => {
      community.openProposals = [
        {
          proposalId: 4n,
          action: { setVerifiers: { verifiers: people.verifiers.toReversed(), threshold: 3 } },
          approvals,
          rejections: [],
          proposer: approvals[0] ?? "",
          expiresAt,
          status: "open",
        },
      ];
    });
  const [first = "", second = ""] = people.verifiers;

  test("that are open already are approved, whatever order they name the verifiers in", () => {
    const { steps } = plan(wantedOf(text), open([first]), { codes, holdsKey: (address) => address === second });
    expect(steps).toMatchObject([{ kind: "setVerifiers", proposalId: 4n, approvalsMissing: 1 }]);
    expect(steps[0]).toHaveProperty("signers[0]", second);
  });

  test("that nobody here can approve are told of", () => {
    const { steps, notes } = plan(wantedOf(text), open([first]), { codes, holdsKey: (address) => address === first });
    expect(steps).toEqual([]);
    expect(notes).toEqual([expect.stringMatching(/^proposal 4 of the verifiers waits for 1 more to approve: /)]);
  });

  test("that have expired are made anew", () => {
    const { steps } = plan(wantedOf(text), open([first], 1_000_000n), { codes });
    expect(steps).toMatchObject([{ kind: "setVerifiers", proposalId: undefined, approvalsMissing: 2 }]);
  });
});

describe("what a running chain cannot become", () => {
  test.each<[string, string, Record<string, unknown>]>([
    [
      "another length of a slot",
      changed("slot_seconds = 900", "slot_seconds = 600"),
      { key: "slot_seconds", was: "900", is: "600" },
    ],
    [
      "another carbon factor",
      changed("grid_g_per_kwh = 380", "grid_g_per_kwh = 400"),
      { key: "carbon.grid_g_per_kwh", was: "380", is: "400" },
    ],
    [
      "another utility",
      changed(`utility = "${people.utility}"`, `utility = "${people.other}"`),
      { key: "utility", was: people.utility, is: people.other },
    ],
    [
      "another authority",
      changed(`authority = "${people.authority}"`, `authority = "${people.other}"`),
      { key: "authority", was: people.authority, is: people.other },
    ],
    [
      "forward trading beyond the notice of tariffs",
      changed("horizon_slots = 96", "horizon_slots = 97"),
      { key: "forward.horizon_slots", was: "96", is: "97" },
    ],
    [
      "a zone less",
      changed(/\[\[zones\]\]\nname = "Linden Street"[\s\S]*?(?=# Validators)/, ""),
      { key: "zones[1]", was: "Linden Street", is: "(none)" },
    ],
  ])("is told: %s", (_, text, expected) => {
    const { impossible } = plan(wantedOf(text), chainAsWanted(), { codes });
    expect(impossible).toEqual([expect.objectContaining(expected)]);
  });

  test("is told: a zone below another one", () => {
    const observed = edited((community) => {
      community.zones.push({
        name: "Yard",
        operator: people.operator,
        parentId: 1,
        line: undefined,
        storageCapacityWh: 0n,
      });
    });
    const text = changed(
      "# Validators of",
      '[[zones]]\nname = "Yard"\nparent = "Substation"\nfee_micro_per_kwh = 0\ncapacity_up_wh = 1\ncapacity_down_wh = 2\n\n# Validators of',
    );
    const { impossible } = plan(wantedOf(text), observed, { codes });
    expect(impossible).toEqual([{ key: "zones.2.parent", was: "1", is: "0", reason: "a zone stays where it hangs" }]);
  });
});

describe("an upgrade", () => {
  const newer = codes.map((code) => (code.name === "trading" ? { ...code, checksum: "a".repeat(64) } : code));

  test("stores and migrates what has other code, and a plan tells of it", () => {
    expect(planUpgrade(wantedOf(), chainAsWanted(), newer).map(inWords)).toEqual([
      "store the code of trading (aaaaaaaaaaaa…, 5 bytes)",
      "migrate and pin trading to aaaaaaaaaaaa…",
    ]);
    const { steps, notes } = plan(wantedOf(), chainAsWanted(), { codes: newer });
    expect(steps).toEqual([]);
    expect(notes).toEqual(["other code than that of the files runs in trading: wattmesh upgrade migrates it"]);
  });

  test("does not store again what is stored", () => {
    const observed = chainAsWanted();
    observed.codes.push({ codeId: 9n, checksum: "a".repeat(64) });
    expect(planUpgrade(wantedOf(), observed, newer).map(({ kind }) => kind)).toEqual(["migrate"]);
  });

  test("has nothing to do where the code is the same", () => {
    expect(planUpgrade(wantedOf(), chainAsWanted(), codes)).toEqual([]);
  });
});

describe("transactions", () => {
  test("hold what one account does in a row, 25 at most, and codes, starts and validators one each", () => {
    const { steps } = plan(wantedOf(), emptyChain, { codes });
    const made = transactions(steps).map((together) => together.map(({ kind }) => kind));
    expect(made).toEqual([
      ...codes.map(() => ["storeCode"]),
      ["startContracts"],
      ["addZone"],
      Array.from({ length: MEMBERS }, () => "grantFees"),
      ["setLanes"],
    ]);
    const zones = Array.from(
      { length: 60 },
      (_, zoneId) => ({ kind: "setStorage", signer: "a", zoneId, zone: "z", wasWh: 0n, capacityWh: 1n }) as const,
    );
    expect(transactions(zones).map(({ length }) => length)).toEqual([25, 25, 10]);
  });
});
