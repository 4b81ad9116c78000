import { join } from "node:path";
import {
  applyForMeterMessage,
  applyMessage,
  approveMessage,
  approveMeterMessage,
  type Client,
  chainTag,
  depositMessage,
  type Message,
  type NewMeter,
  possessionBytes,
  sendMessages,
  setCreditLineMessage,
  setRuleMessage,
} from "@wattmesh/client";
import { type Community, type Household, inverterOf, sourceOf } from "../community/community.ts";
import type { Account, Accounts } from "../keys.ts";
import { createKeyFile } from "../meters/deviceKey.ts";
import type { FleetMeter } from "../meters/fleet.ts";
import { evidenceOf } from "../operator/evidence.ts";
import { delegateMessages } from "./agents.ts";
import { sendInOrder, theEvent } from "./sendInOrder.ts";

/** The zones' operator decides alone about connections of at most 3 phases of 63 A. */
export const OPERATOR_POWER_W = 3 * 63 * 230;
const APPLY_GAS = 500_000n;
const ACCOUNT_GAS = 800_000n;
/** Messages of one transaction, below the gas that one may ask for. */
const AT_ONCE = 25;

/** Households apply, and as many verifiers as it takes approve all of them. */
export async function admitHouseholds(
  client: Client,
  community: Community,
  { households, verifiers }: Accounts,
): Promise<void> {
  const applied = await sendInOrder(
    client,
    pair(community.households, households).map(([household, { address, signer }]) => ({
      signer,
      gasLimit: APPLY_GAS,
      messages: [
        applyMessage(client.deployment, address, {
          role: household.pv === undefined ? "consumer" : "prosumer",
          profile: { name: household.name, location: community.zones[household.zone]?.name ?? "", contact: "" },
          equipment: equipmentOf(household),
          certifications: [],
        }),
      ],
    })),
  );
  const proposals = applied.map((events) => theEvent(events, "proposal_opened").proposalId);
  for (const { address, signer } of verifiers.slice(0, community.admission.threshold)) {
    const messages = proposals.map((proposalId) => approveMessage(client.deployment, address, { proposalId }));
    for (const part of chunks(messages)) await sendMessages(client, signer, part, { pollMs: 100 });
  }
}

const equipmentOf = ({ pv }: Household) =>
  pv === undefined ? [] : [{ source: "solar" as const, ratedPowerW: pv.peakW, storageCapacityWh: 0, label: "PV" }];

/**
 * Every household applies for its metering point with its device's proof of possession; the operator approves, or verifiers where the connection is
 * larger. The key files are in `keyFolder`, named after the meters' serials.
 */
export async function approveMeters(
  client: Client,
  community: Community,
  accounts: Accounts,
  keyFolder: string,
): Promise<FleetMeter[]> {
  const chain = chainTag(client.deployment.chainId);
  const applications = await Promise.all(
    pair(community.households, accounts.households).map(async ([household, owner], index) => {
      const serial = `WM-${String(index + 1).padStart(5, "0")}`;
      const key = await createKeyFile(join(keyFolder, `${serial}.json`), household.keyType);
      const { keyType, publicKey } = key;
      const proof = key.sign(possessionBytes(chain, { owner: owner.address, serial, publicKey }));
      const meter: NewMeter = {
        serial,
        zoneId: household.zone,
        deviceKey: { keyType, publicKey },
        class: "b",
        connectionW: household.connectionW,
        inverterW: inverterOf(household),
        source: sourceOf(household),
        kind: "prosumer",
      };
      return { household, meter, owner, proof, connection: connectionAt(index) };
    }),
  );
  const applied = await sendInOrder(
    client,
    applications.map(({ owner, meter, connection, proof }) => ({
      signer: owner.signer,
      gasLimit: APPLY_GAS,
      messages: [applyForMeterMessage(client.deployment, owner.address, { meter, connection, proof })],
    })),
  );
  const ids = applied.map((events) => theEvent(events, "meter_applied_for").applicationId);
  const open = pair(applications, ids).map(([{ meter }, applicationId]) => ({ applicationId, meter }));
  const registered = await approveAll(client, community, accounts, open);
  return applications.map(({ household, meter: { serial } }) => ({
    meterId: registered.get(serial) ?? 0,
    serial,
    household: household.name,
    keyFile: join("keys", `${serial}.json`),
    loadFile: household.loadFile,
    ...(household.loadWeeksLater !== undefined && { loadWeeksLater: household.loadWeeksLater }),
    ...(household.appliances && { appliances: household.appliances }),
    ...(household.pv && { pv: household.pv }),
  }));
}

/** The number that a network operator could have given a household's connection: 11 digits, as of a market location. */
const connectionAt = (index: number) => String(51_000_000_000 + index);

/** The meters' ids by their serials. */
async function approveAll(
  client: Client,
  community: Community,
  { operator, verifiers }: Accounts,
  open: { applicationId: bigint; meter: NewMeter }[],
): Promise<Map<string, number>> {
  const registered = new Map<string, number>();
  const approve = async ({ address, signer }: Account, approved: typeof open) => {
    const messages = approved.map(({ applicationId, meter }) =>
      approveMeterMessage(client.deployment, address, { applicationId, evidenceHash: evidenceOf(meter) }),
    );
    for (const part of chunks(messages)) {
      for (const event of (await sendMessages(client, signer, part, { pollMs: 100 })).events) {
        if (event.type === "meter_registered") registered.set(event.serial, event.meterId);
      }
    }
  };
  const isLarge = ({ meter }: { meter: NewMeter }) => meter.connectionW > OPERATOR_POWER_W;
  await approve(
    operator,
    open.filter((one) => !isLarge(one)),
  );
  for (const verifier of verifiers.slice(0, community.admission.threshold))
    await approve(verifier, open.filter(isLarge));
  return registered;
}

/** The utility and the grid's operator, who stands in for it on islands, pay in what they buy from households with. */
export async function openUtilityAccounts(
  client: Client,
  { money }: Community,
  { utility, operator }: Accounts,
): Promise<void> {
  const amountMicro = money.utilityDepositMicro;
  if (amountMicro === 0n) return;
  for (const { address, signer } of [utility, operator]) {
    const account = { counterparty: { address } };
    await sendMessages(client, signer, [depositMessage(client.deployment, address, { account, amountMicro })], {
      pollMs: 100,
    });
  }
}

/** Households pay in, set their rules and let their agents trade; the authority grants credit. */
export async function openTradingAccounts(
  client: Client,
  community: Community,
  { households, agents, authority }: Accounts,
  meters: FleetMeter[],
): Promise<void> {
  const { deployment } = client;
  const terms = pair(community.households, households).map(([household, owner], index) => ({
    household,
    owner,
    agent: agents[index] as Account,
    meterId: meters[index]?.meterId ?? 0,
  }));
  const credit = terms.map(({ household, meterId }) =>
    setCreditLineMessage(deployment, authority.address, { meterId, creditMicro: household.creditMicro }),
  );
  for (const part of chunks(credit)) await sendMessages(client, authority.signer, part, { pollMs: 100 });
  await sendInOrder(
    client,
    terms
      .map(({ household, owner, agent, meterId }) => ({
        signer: owner.signer,
        gasLimit: ACCOUNT_GAS,
        messages: [
          ...accountMessages(client, household, owner, meterId),
          ...delegateMessages(client, community, household, owner, agent, meterId),
        ],
      }))
      .filter(({ messages }) => messages.length > 0),
  );
}

function accountMessages(
  { deployment }: Client,
  household: Household,
  { address }: Account,
  meterId: number,
): Message[] {
  const { depositMicro, rule } = household;
  return [
    ...(depositMicro > 0n
      ? [depositMessage(deployment, address, { account: { point: { meterId } }, amountMicro: depositMicro })]
      : []),
    ...(rule ? [setRuleMessage(deployment, address, { meterId, rule })] : []),
  ];
}

function chunks<T>(items: T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / AT_ONCE) }, (_, index) =>
    items.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  );
}

function pair<A, B>(one: A[], other: B[]): [A, B][] {
  return one.map((item, index) => [item, other[index] as B]);
}
