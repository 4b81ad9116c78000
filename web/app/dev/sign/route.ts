import * as v from "valibot";
import { devAccounts } from "@/lib/server/dev/keys";
import { onLocalnet } from "@/lib/server/dev/only";
import { address, u64 } from "@/lib/server/dev/schema";

export const dynamic = "force-dynamic";

const schema = v.object({
  address,
  bodyBytes: v.pipe(v.string(), v.base64()),
  authInfoBytes: v.pipe(v.string(), v.base64()),
  chainId: v.pipe(v.string(), v.nonEmpty(), v.maxLength(50)),
  accountNumber: u64,
});

/** Signs for an account of the localnet. */
export const POST = onLocalnet(async (folder, request) => {
  const body = v.safeParse(schema, await request.json().catch(() => undefined));
  if (!body.success) return new Response("not a document to sign", { status: 400 });
  const { address: signer, bodyBytes, authInfoBytes, chainId, accountNumber } = body.output;
  const account = (await devAccounts(folder)).find((one) => one.address === signer);
  if (account === undefined) return new Response(`there is no key of ${signer}`, { status: 404 });
  const { signature } = await account.signer.signDirect(signer, {
    bodyBytes: Buffer.from(bodyBytes, "base64"),
    authInfoBytes: Buffer.from(authInfoBytes, "base64"),
    chainId,
    accountNumber: BigInt(accountNumber),
  });
  return Response.json({ signature: signature.signature });
});
