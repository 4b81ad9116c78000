import { messageOf } from "@wattmesh/service-kit/errors";

/** What a broker calls a client that came with an id of one that was connected. */
export const TAKEN_OVER = 142;

/** What to do about a code by which a broker answers: of MQTT 3.1.1 at the connection, of MQTT 5 anywhere. */
const BROKER_REMEDIES: Record<number, string> = {
  1: "set mqtt.protocol to what the broker speaks",
  2: "the broker does not take mqtt.client_id",
  4: "check mqtt.username and mqtt.password_file",
  5: "the broker does not admit mqtt.username, or the certificate of mqtt.cert_file",
  132: "set mqtt.protocol to what the broker speaks",
  133: "the broker does not take mqtt.client_id",
  134: "check mqtt.username and mqtt.password_file",
  135: "the broker's access rules do not allow it to mqtt.username, or to the certificate of mqtt.cert_file",
  142: "another client has the same mqtt.client_id: give each a key, a store and a client id of its own",
  154: "the broker has to keep retained messages: acknowledgements are such",
};

const UNTRUSTED =
  "nobody whom this machine trusts has signed the broker's certificate: name its authority in mqtt.ca_file";
const NO_TLS = "the broker speaks no TLS at this port: name another, or begin mqtt.url with mqtt://";
const CLIENT_CERTIFICATE = "the broker does not take the certificate of mqtt.cert_file";
const NOBODY_LISTENS = "nothing listens there: check mqtt.url, and whether the broker runs";
const UNKNOWN_HOST = "the host of mqtt.url has no address";

const NETWORK_REASONS: Record<string, string> = {
  ECONNREFUSED: NOBODY_LISTENS,
  ENOTFOUND: UNKNOWN_HOST,
  EAI_AGAIN: UNKNOWN_HOST,
  ETIMEDOUT: "no answer from the host of mqtt.url",
  EHOSTUNREACH: "no way to the host of mqtt.url",
  ENETUNREACH: "no way to the host of mqtt.url",
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  CERT_HAS_EXPIRED: "the broker's certificate has expired: it needs another, unless this machine's clock is wrong",
  CERT_NOT_YET_VALID: "the broker's certificate is not valid yet: this machine's clock is wrong, or the broker's was",
  ERR_TLS_CERT_ALTNAME_INVALID: "the broker's certificate is for another host than mqtt.url names",
};

/** OpenSSL's reasons, without the places in its source that it names too. */
const TLS_REASONS: Record<string, string> = {
  "wrong version number": NO_TLS,
  "packet length too long": NO_TLS,
  "http request": NO_TLS,
  "tlsv13 alert certificate required":
    "the broker wants a certificate: name it in mqtt.cert_file and mqtt.cert_key_file",
  "tlsv1 alert unknown ca": `${CLIENT_CERTIFICATE}: its authority is none of those that the broker knows at this port`,
  "ssl/tls alert bad certificate": CLIENT_CERTIFICATE,
  "ssl/tls alert certificate unknown": CLIENT_CERTIFICATE,
  "ssl/tls alert unsupported certificate": `${CLIENT_CERTIFICATE}: it is none for clients`,
  "ssl/tls alert certificate expired":
    "the certificate of mqtt.cert_file has expired by the broker's clock, or the broker's list of what was taken back has",
  "ssl/tls alert certificate revoked": "the certificate of mqtt.cert_file was taken back: have another one made",
};

/** Why a connection, subscription or publication did not succeed, with the code by which documentation names it, and what to do. */
export function brokerReason(error: unknown): string {
  const code = codeOf(error);
  const message = messageOf(error);
  if (typeof code === "number") return withRemedy(message, code);
  const known = code === undefined ? undefined : NETWORK_REASONS[code];
  if (known !== undefined) return `${known} (${code})`;
  // The number of the error, its library, a function, and the reason.
  const [, reason] = /:error:[0-9A-F]+:[^:]*:[^:]*:([^:]+)/.exec(`:${message}`) ?? [];
  if (reason !== undefined) return TLS_REASONS[reason] ?? `TLS failed: ${reason}`;
  return message || code || "no reason was given";
}

/** A reason code of the broker's, by name. */
export const withRemedy = (name: string, code: number): string => {
  const remedy = BROKER_REMEDIES[code];
  return `${name} (${code})${remedy === undefined ? "" : `: ${remedy}`}`;
};

/** Whether the broker answered, and refused. */
export const isRefusal = (error: unknown): boolean => typeof codeOf(error) === "number";

function codeOf(error: unknown): string | number | undefined {
  const { code } = error as { code?: unknown };
  return typeof code === "string" || typeof code === "number" ? code : undefined;
}
