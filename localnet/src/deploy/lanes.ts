import { type Client, feeFor, grantFeesMessage, sendMessages, updateLanesParams } from "@wattmesh/client";
import { FEE_DENOM } from "../chain/home.ts";
import type { Account, Accounts } from "../keys.ts";

/** Fee per unit of gas, in the fee coin: a decimal number. */
export const GAS_PRICE = "0.01";
/** What the community pays for an account in 24 hours: a hundred million gas. */
const DAILY_FEES = feeFor(100_000_000n, GAS_PRICE, FEE_DENOM);
/** A relayer carries everybody's readings. */
const RELAYERS_DAILY_FEES = feeFor(10_000_000_000n, GAS_PRICE, FEE_DENOM);
/** Messages of one transaction, below the gas that one may ask for. */
const AT_ONCE = 25;

/** The community pays everybody's fees, up to so much a day, before there are any; then gas has a price, and half of every block is kept for readings. */
export async function openLanes(client: Client, accounts: Accounts): Promise<void> {
  const { authority, community, relayer } = accounts;
  const grants = members(accounts).map(({ address }) =>
    grantFeesMessage(client.deployment, community.address, {
      grantee: address,
      dailyLimit: address === relayer.address ? RELAYERS_DAILY_FEES : DAILY_FEES,
    }),
  );
  for (let start = 0; start < grants.length; start += AT_ONCE) {
    await sendMessages(client, community.signer, grants.slice(start, start + AT_ONCE), { pollMs: 100 });
  }
  const [fee] = feeFor(1_000_000n, GAS_PRICE, FEE_DENOM);
  await updateLanesParams(
    client,
    authority.signer,
    {
      params: {
        feeDenom: FEE_DENOM,
        minFeePerMillionGas: fee?.amount ?? 0n,
        feeRecipient: community.address,
        reservedCalls: [{ contractAddress: client.deployment.contracts.metering, message: "submit_readings" }],
        reservedSenders: [relayer.address],
      },
    },
    { pollMs: 100 },
  );
}

/** Everybody but the community itself. */
const members = ({ verifiers, households, agents, community: _, ...single }: Accounts): Account[] => [
  ...Object.values(single),
  ...verifiers,
  ...households,
  ...agents,
];
