import { createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";

/** Whose `x-forwarded-for` is believed: addresses and ranges such as 10.0.0.0/8. */
export function proxiesOf(ranges: readonly string[]): BlockList {
  const proxies = new BlockList();
  for (const range of ranges) {
    const [address = "", bits] = range.split("/");
    const family = isIP(address) === 4 ? "ipv4" : "ipv6";
    if (bits === undefined) proxies.addAddress(address, family);
    else proxies.addSubnet(address, Number(bits), family);
  }
  return proxies;
}

/** The address of who asks: the first one, from the peer backwards, that is no known proxy's. */
export function readerOf({ socket, headers }: Pick<IncomingMessage, "socket" | "headers">, proxies: BlockList): string {
  const before = String(headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((address) => plain(address.trim()));
  let reader = plain(socket.remoteAddress ?? "");
  for (let next = before.pop(); isOf(reader, proxies) && next !== undefined && isIP(next) !== 0; next = before.pop())
    reader = next;
  return reader;
}

/** Who comes from one network is one source: a digest of the first 24 bits of IPv4, 48 of IPv6, which a provider gives to one customer. */
export const sourceOf = (reader: string, salt: string): string =>
  createHmac("sha256", salt).update(networkOf(reader)).digest("base64url").slice(0, 16);

export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address.split(".").slice(0, 3).join(".");
  // The URL parser writes every form of an address in one, but for the zeros that it leaves out.
  const [head = "", tail] = new URL(`http://[${address.split("%")[0]}]`).hostname.slice(1, -1).split("::");
  const groups = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = Array(tail === undefined ? 0 : 8 - groups.length - after.length).fill("0");
  return [...groups, ...zeros, ...after].slice(0, 3).join(":");
}

/** IPv4 in IPv6's clothes is IPv4. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, "");

function isOf(address: string, proxies: BlockList): boolean {
  const version = isIP(address);
  return version !== 0 && proxies.check(address, version === 4 ? "ipv4" : "ipv6");
}
