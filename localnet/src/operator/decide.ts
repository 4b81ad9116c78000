import {
  addressOf,
  approveMeter,
  type Client,
  endOverdue,
  getMeterApplications,
  getMeterOfConnection,
  getRegistryConfig,
  getZones,
  type MeterApplication,
  refuseMeter,
  type SendOptions,
  type Signer,
  slotAt,
  TxWouldFailError,
} from "@wattmesh/client";
import { evidenceOf } from "./evidence.ts";

/** The most that a page of a contract's list holds. */
const PAGE = 100;

/** What became of an application; the reason where it was refused. */
export interface Decision {
  serial: string;
  refusedFor?: string;
}

/**
 * Approves every application that the operator decides about alone, and refuses what the registry would not take. Where the connection had a meter, somebody
 * has to read that one's display: such applications wait for a person.
 */
export async function decide(client: Client, signer: Signer, options: SendOptions = {}): Promise<Decision[]> {
  const { applications } = await getMeterApplications(client, { limit: PAGE });
  if (applications.length === 0) return [];
  const [operator, { points }, { zones }, { timeSeconds }] = await Promise.all([
    addressOf(signer),
    getRegistryConfig(client),
    getZones(client, { limit: PAGE }),
    client.status(),
  ]);
  const slot = slotAt(timeSeconds, points.slotSeconds);
  if (applications.some(({ lapsesSlot }) => lapsesSlot <= slot)) await endOverdue(client, signer, options);
  const isMine = ({ applicant, meter, lapsesSlot }: MeterApplication) =>
    zones.some((zone) => zone.zoneId === meter.zoneId && zone.operator === operator) &&
    meter.connectionW <= points.operatorPowerW &&
    applicant !== operator &&
    lapsesSlot > slot;
  const decisions: Decision[] = [];
  for (const application of applications.filter(isMine)) {
    if (await isReplacement(client, application)) continue;
    decisions.push(await decideOne(client, signer, application, options));
  }
  return decisions;
}

async function isReplacement(client: Client, { connection }: MeterApplication): Promise<boolean> {
  if (connection === undefined) return false;
  return (await getMeterOfConnection(client, { connection })).meteringPoint !== undefined;
}

async function decideOne(
  client: Client,
  signer: Signer,
  { applicationId, meter }: MeterApplication,
  options: SendOptions,
): Promise<Decision> {
  const { serial } = meter;
  try {
    await approveMeter(client, signer, { applicationId, evidenceHash: evidenceOf(meter) }, options);
    return { serial };
  } catch (error) {
    if (!(error instanceof TxWouldFailError) || error.retryHelps) throw error;
    await refuseMeter(client, signer, { applicationId, reason: error.message.slice(0, 200) }, options);
    return { serial, refusedFor: error.message };
  }
}
