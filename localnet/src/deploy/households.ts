import { join } from "node:path";
import {
  applyMessage,
  approveMessage,
  type Client,
  chainTag,
  depositMessage,
  type Message,
  possessionBytes,
  registerMeterMessage,
  sendMessages,
  setCreditLineMessage,
  setRuleMessage,
} from "@wattmesh/client";
import { type Community, type Household, sourceOf } from "../community/community.ts";
import type { Account, Accounts } from "../keys.ts";
import { createKeyFile } from "../meters/deviceKey.ts";
import type { FleetMeter } from "../meters/fleet.ts";
import { delegateMessages } from "./agents.ts";
import { sendInOrder, theEvent } from "./sendInOrder.ts";

const APPLY_GAS = 500_000n;
const REGISTER_GAS = 800_000n;
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

/** Every household registers its meter with the device's proof of possession. The key files are in `keyFolder`, named after the meters' serials. */
export async function registerMeters(
  client: Client,
  community: Community,
  owners: Account[],
  keyFolder: string,
): Promise<FleetMeter[]> {
  const chain = chainTag(client.deployment.chainId);
  const registrations = await Promise.all(
    pair(community.households, owners).map(async ([household, owner], index) => {
      const serial = `WM-${String(index + 1).padStart(5, "0")}`;
      const key = await createKeyFile(join(keyFolder, `${serial}.json`), household.keyType);
      const { keyType, publicKey } = key;
      const proof = key.sign(possessionBytes(chain, { owner: owner.address, serial, publicKey }));
      const meter = {
        serial,
        zoneId: household.zone,
        deviceKey: { keyType, publicKey },
        connectionW: household.connectionW,
        source: sourceOf(household),
      };
      return {
        household,
        serial,
        owner,
        message: registerMeterMessage(client.deployment, owner.address, { meter, proof }),
      };
    }),
  );
  const registered = await sendInOrder(
    client,
    registrations.map(({ owner, message }) => ({ signer: owner.signer, gasLimit: REGISTER_GAS, messages: [message] })),
  );
  return registrations.map(({ household, serial }, index) => ({
    meterId: theEvent(registered[index] ?? [], "meter_registered").meterId,
    serial,
    household: household.name,
    keyFile: join("keys", `${serial}.json`),
    loadFile: household.loadFile,
    ...(household.pv && { pv: household.pv }),
  }));
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
