import { addressOf, apply, approve, grantFees, type Signer, sendCoins } from "@wattmesh/client";
import { chain, signerOf } from "./chain";

/** Somebody whom the verifiers have admitted. Returns the address. */
export async function admitted(signer: Signer): Promise<string> {
  const client = chain();
  const address = await addressOf(signer);
  const coins = [{ denom: client.deployment.denom, amount: 1_000_000n }];
  const community = await signerOf("community");
  await sendCoins(client, community, { recipient: address, coins });
  await grantFees(client, community, { grantee: address });
  const profile = { name: "Orlov", location: "", contact: "" };
  const { proposalId } = await apply(client, signer, {
    role: "consumer",
    profile,
    equipment: [],
    certifications: [],
  });
  for (const verifier of ["verifier-1", "verifier-2"]) await approve(client, await signerOf(verifier), { proposalId });
  return address;
}
