import { type Client, feeFor, grantFeesMessage, sendMessages } from "@wattmesh/client";
import { FEE_DENOM } from "../chain/home.ts";
import type { Account, Accounts } from "../keys.ts";

/** Fee per unit of gas, in the fee coin: a decimal number. */
export const GAS_PRICE = "0.01";
/** What the community pays for an account in 24 hours. */
export const MEMBER_GAS_PER_DAY = 100_000_000n;
/** Messages of one transaction, below the gas that one may ask for. */
const AT_ONCE = 25;

/** The community pays the fees of households and their agents, up to so much a day, before there are any. */
export async function grantHouseholdsFees(client: Client, { community, households, agents }: Accounts): Promise<void> {
  const dailyLimit = feeFor(MEMBER_GAS_PER_DAY, GAS_PRICE, FEE_DENOM);
  const grants = [...households, ...agents].map(({ address }: Account) =>
    grantFeesMessage(client.deployment, community.address, { grantee: address, dailyLimit }),
  );
  for (let start = 0; start < grants.length; start += AT_ONCE) {
    await sendMessages(client, community.signer, grants.slice(start, start + AT_ONCE), { pollMs: 100 });
  }
}
