import { apply, approve, type Client, grantFees, sendCoins } from "@wattmesh/client";
import { type Account, openAccount } from "../../src/keys.ts";
import type { StateFolder } from "../../src/state.ts";

const quick = { pollMs: 100 };

/** Somebody whom the chain has never seen gets coins and fees, applies, and is admitted by the verifiers that it takes. */
export async function admitNewcomer(client: Client, state: StateFolder, threshold: number): Promise<Account> {
  const [newcomer, community] = await Promise.all(["visitor-1", "community"].map((name) => openAccount(state, name)));
  if (newcomer === undefined || community === undefined) throw new Error("two names are two accounts");
  const coins = [{ denom: client.deployment.denom, amount: 1_000_000n }];
  await sendCoins(client, community.signer, { recipient: newcomer.address, coins }, quick);
  await grantFees(client, community.signer, { grantee: newcomer.address }, quick);
  const application = {
    role: "prosumer" as const,
    profile: { name: "Novak", location: "", contact: "" },
    equipment: [],
    certifications: [],
  };
  const { proposalId } = await apply(client, newcomer.signer, application, quick);
  for (let number = 1; number <= threshold; number += 1) {
    const { signer } = await openAccount(state, `verifier-${number}`);
    await approve(client, signer, { proposalId }, quick);
  }
  return newcomer;
}
