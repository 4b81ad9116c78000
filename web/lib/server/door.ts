import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";

/** What a proxy says of the request that it passes on. */
const SAID_BY_PROXIES = ["forwarded", "x-forwarded-host", "x-forwarded-port", "x-forwarded-proto", "x-real-ip"];

/** Addresses and ranges (`10.0.0.0/8`) of the proxies before this server. Throws for what is neither. */
export function readProxies(ranges: readonly string[]): BlockList {
  const proxies = new BlockList();
  for (const range of ranges) {
    const [address = "", bits, ...rest] = range.split("/");
    const family = familyOf(address);
    if (family === undefined || rest.length > 0 || !/^\d*$/.test(bits ?? "")) throw new RangeError(range);
    if (bits === undefined) proxies.addAddress(address, family);
    else proxies.addSubnet(address, Number(bits), family);
  }
  return proxies;
}

/**
 * Makes a request's headers true before anything reads them: `x-forwarded-for` is the reader's address, and the rest that proxies say is left
 * out unless a known proxy said it.
 */
export function checkHeaders(request: IncomingMessage, proxies: BlockList): void {
  const { headers } = request;
  const peer = plain(request.socket.remoteAddress ?? "");
  headers["x-forwarded-for"] = readerBehind(peer, headers["x-forwarded-for"], proxies);
  if (!isOf(peer, proxies)) for (const name of SAID_BY_PROXIES) delete headers[name];
}

/** The first address, from the peer backwards, that is no known proxy's. What stands before it was said by a stranger. */
function readerBehind(peer: string, forwardedFor: string | string[] | undefined, proxies: BlockList): string {
  const before = String(forwardedFor ?? "")
    .split(",")
    .map((address) => plain(address.trim()));
  let reader = peer;
  for (let next = before.pop(); isOf(reader, proxies) && isIP(next ?? "") !== 0; next = before.pop())
    reader = next ?? "";
  return reader;
}

/** IPv4 in IPv6's clothes is IPv4. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, "");

function isOf(address: string, proxies: BlockList): boolean {
  const family = familyOf(address);
  return family !== undefined && proxies.check(address, family);
}

function familyOf(address: string): "ipv4" | "ipv6" | undefined {
  const version = isIP(address);
  return version === 0 ? undefined : version === 4 ? "ipv4" : "ipv6";
}
