import { type Client, createClient, feeFor, sendCoins, TxAlreadySentError, WattmeshError } from "@wattmesh/client";
import * as v from "valibot";
import { serverConfig } from "@/lib/server/config";
import { devAccounts } from "@/lib/server/dev/keys";
import { onLocalnet } from "@/lib/server/dev/only";
import { address } from "@/lib/server/dev/schema";

export const dynamic = "force-dynamic";

const AMOUNT_MICRO = 50_000_000n;
/** Gas that a newcomer, whom nobody pays fees for yet, can pay with it. */
const GAS = 100_000_000n;
const schema = v.object({ address });

/** One for all requests, so that they wait for each other's sequence. */
let client: Client | undefined;

/** Gives an address 50 of the localnet's play money, and fees to begin with. */
export const POST = onLocalnet(async (folder, request) => {
  const body = v.safeParse(schema, await request.json().catch(() => undefined));
  if (!body.success) return new Response("not an address", { status: 400 });
  const giver = (await devAccounts(folder)).find(({ name }) => name === "community");
  if (giver === undefined) return new Response("there is no key of the community", { status: 404 });
  const { deployment, rpcUrl } = serverConfig();
  const coins = [
    { denom: deployment.denom, amount: AMOUNT_MICRO },
    ...feeFor(GAS, deployment.gasPrice, deployment.feeDenom),
  ];
  client ??= createClient({ ...deployment, rpcUrl });
  try {
    const sent = await sendCoins(client, giver.signer, { recipient: body.output.address, coins });
    return Response.json({ hash: sent.hash, amountMicro: AMOUNT_MICRO.toString() });
  } catch (error) {
    if (!(error instanceof WattmeshError)) throw error;
    const refused = error instanceof TxAlreadySentError ? 409 : 400;
    return new Response(error.message, { status: error.retryHelps ? 502 : refused });
  }
});
