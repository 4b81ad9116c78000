import { registryChain } from "@/lib/chain/registry";
import { serverConfig } from "@/lib/server/config";
import { publicChain } from "@/lib/server/publicChain";

export const dynamic = "force-dynamic";

/** What programs need to know to reach the chain. */
export const GET = (request: Request): Response =>
  Response.json(registryChain(publicChain(request), serverConfig().public.localnet), {
    headers: { "cache-control": "no-store" },
  });
