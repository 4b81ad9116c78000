import { createVisitor, type DevAccount, devAccounts } from "@/lib/server/dev/keys";
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
export const POST = onLocalnet(async (folder) => Response.json(shown(await createVisitor(folder))));
