import * as v from "valibot";
import { devAccounts } from "@/lib/server/dev/keys";
import { onLocalnet } from "@/lib/server/dev/only";

export const dynamic = "force-dynamic";

const schema = v.object({
  address: v.string(),
  bodyBytes: v.pipe(v.string(), v.base64()),
  authInfoBytes: v.pipe(v.string(), v.base64()),
  chainId: v.string(),
  accountNumber: v.pipe(v.string(), v.digits()),
});

/** Signs for an account of the localnet. */
export const POST = onLocalnet(async (folder, request) => {
  const body = v.safeParse(schema, await request.json().catch(() => undefined));
  if (!body.success) return new Response("not a document to sign", { status: 400 });
  const { address, bodyBytes, authInfoBytes, chainId, accountNumber } = body.output;
  const account = (await devAccounts(folder)).find((one) => one.address === address);
  if (account === undefined) return new Response(`there is no key of ${address}`, { status: 404 });
  const { signature } = await account.signer.signDirect(address, {
    bodyBytes: Buffer.from(bodyBytes, "base64"),
    authInfoBytes: Buffer.from(authInfoBytes, "base64"),
    chainId,
    accountNumber: BigInt(accountNumber),
  });
  return Response.json({ signature: signature.signature });
});
