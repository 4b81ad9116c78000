import { BlockList, isIP } from "node:net";
import { EndpointNotAllowedError } from "../errors.ts";

const MOST_ENDPOINT_LENGTH = 1_024;

export interface PushHostOptions {
  /** Names of hosts, `*.` before a domain is any below it; only at port 443, and only where they resolve to public addresses. */
  readonly hosts: readonly string[];
  /** `HOST:PORT`, taken as they are, also on the own machine or network: for a push service of one's own. */
  readonly privateHosts: readonly string[];
}

/** Where pushes may be sent to. Who subscribes names the address, so without such a list this service would send to any machine that it reaches. */
export class PushHosts {
  readonly #exact: ReadonlySet<string>;
  readonly #domains: readonly string[];
  readonly #private: ReadonlySet<string>;

  constructor({ hosts, privateHosts }: PushHostOptions) {
    this.#exact = new Set(hosts.filter((host) => !host.startsWith("*.")));
    this.#domains = hosts.filter((host) => host.startsWith("*.")).map((host) => host.slice(1));
    this.#private = new Set(privateHosts);
  }

  /** The endpoint as a URL. Throws `EndpointNotAllowedError`. */
  check(endpoint: string): URL {
    const refuse = (reason: string) => new EndpointNotAllowedError(endpoint, reason);
    if (endpoint.length > MOST_ENDPOINT_LENGTH) throw refuse(`has more than ${MOST_ENDPOINT_LENGTH} characters`);
    const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
    if (url === undefined) throw refuse("is no URL");
    if (url.protocol !== "https:") throw refuse("must begin with https://");
    if (url.username !== "" || url.password !== "" || url.hash !== "")
      throw refuse("must be host, path and query only");
    if (this.isPrivate(url)) return url;
    if (isIP(url.hostname.replace(/^\[|\]$/g, "")) !== 0) throw refuse("must name a host, not an address");
    if (url.port !== "") throw refuse("must be at port 443");
    const allowed = this.#exact.has(url.hostname) || this.#domains.some((domain) => url.hostname.endsWith(domain));
    if (!allowed) throw refuse(`is at ${url.hostname}, which is no push service that is allowed here`);
    return url;
  }

  /** Whether the operator named exactly this host and port as one that may be on the own network. */
  isPrivate({ hostname, port }: URL): boolean {
    return this.#private.has(`${hostname}:${port === "" ? 443 : port}`);
  }
}

const notPublic = new BlockList();
for (const [network, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const)
  notPublic.addSubnet(network, bits, "ipv4");
for (const [network, bits] of [
  ["::", 96],
  // Addresses of IPv4 in other clothes.
  ["64:ff9b::", 32],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["fec0::", 10],
  ["ff00::", 8],
] as const)
  notPublic.addSubnet(network, bits, "ipv6");

/** Whether an address is one of the Internet's. IPv4 in the clothes of IPv6 counts as what it is. */
export function isPublicAddress(address: string): boolean {
  const [, inside] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  const plain = inside ?? address;
  const version = isIP(plain);
  return version !== 0 && !notPublic.check(plain, version === 4 ? "ipv4" : "ipv6");
}
