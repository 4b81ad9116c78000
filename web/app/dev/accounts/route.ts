import { createVisitor, type DevAccount, devAccounts, MOST_VISITORS } from "@/lib/server/dev/keys";
import { onLocalnet } from "@/lib/server/dev/only";

export const dynamic = "force-dynamic";

const shown = ({ name, address, publicKey }: DevAccount) => ({
  name,
  address,
  publicKey: Buffer.from(publicKey).toString("base64"),
});

/** The localnet's accounts, without their keys. */
export const GET = onLocalnet(async (folder) => Response.json((await devAccounts(folder)).map(shown)));

/** A new account. */
export const POST = onLocalnet(async (folder) => {
  const visitor = await createVisitor(folder);
  if (visitor !== undefined) return Response.json(shown(visitor));
  return new Response(`there are ${MOST_VISITORS} visitors, which is as many as a localnet makes`, { status: 409 });
});
