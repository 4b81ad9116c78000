import { chainInfoOf } from "@/lib/chain/chainInfo";
import type { ChainInfo } from "@/lib/wallet/port";
import { serverConfig } from "./config";

/** The chain as a reader of this server reaches it: by the address that was asked, which the door has made true. */
export function publicChain(request: Request): ChainInfo {
  const said = (name: string) => request.headers.get(name)?.split(",")[0]?.trim();
  const host = said("x-forwarded-host") ?? said("host") ?? "";
  const protocol = said("x-forwarded-proto") === "https" ? "https" : "http";
  return chainInfoOf(serverConfig().public, /^[\w.:[\]-]+$/.test(host) ? `${protocol}://${host}` : "");
}
