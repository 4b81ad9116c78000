import type { IncomingMessage, ServerResponse } from "node:http";
import { plainAddress } from "@wattmesh/client";
import { messageOf } from "@wattmesh/service-kit/errors";
import { type HttpServer, openHttpServer } from "@wattmesh/service-kit/http";
import * as v from "valibot";
import { OwnerError, TooManyDevicesError, UsageError } from "../errors.ts";
import type { Devices, Registry } from "./devices.ts";

/** The largest request body in bytes: far more than an address. */
const MAX_BODY_BYTES = 1_024;

const OWN_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

const JSON_TYPE = /^application\/json\s*(;|$)/i;

const wanted = v.strictObject({ owner: v.pipe(v.string(), v.trim(), v.transform(plainAddress)) });

/**
 * The meters' device API on 127.0.0.1: `POST /devices {"owner": "watt1…"}` is answered with `{"serial": …, "code": …}`, 201 when the device is new.
 * A refusal is `{"error": {"code", "message", "retry_helps"}}`.
 */
export const openDeviceApi = (port: number, devices: Devices, registry: Registry): Promise<HttpServer> =>
  openHttpServer("127.0.0.1", port, (request, response) => void answer(devices, registry, request, response));

async function answer(
  devices: Devices,
  registry: Registry,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const say = (status: number, body: object): void => {
    response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
    response.end(`${JSON.stringify(body)}\n`);
  };
  const refuse = (status: number, code: string, message: string, retryHelps = false): void =>
    say(status, { error: { code, message, retry_helps: retryHelps } });
  try {
    // A page of another site can make its own name mean this machine.
    if (!OWN_HOST.test(request.headers.host ?? "")) return refuse(403, "host", `${request.headers.host} is not here`);
    if (request.url !== "/devices") return refuse(404, "not_found", "there is /devices");
    if (request.method !== "POST") return refuse(405, "method", `${request.method} is not possible here`);
    // A browser sends JSON of another site only after a preflight, which this API refuses; other content types need none.
    if (!JSON_TYPE.test(request.headers["content-type"] ?? "")) return refuse(415, "content_type", "JSON only");
    const { owner } = readWanted(await readBody(request));
    const { isNew, ...device } = await devices.issue(owner, peerOf(request), registry);
    say(isNew ? 201 : 200, device);
  } catch (error) {
    if (error instanceof OwnerError) return refuse(400, "bad_owner", error.message);
    if (error instanceof TooManyDevicesError) return refuse(409, "too_many_devices", error.message);
    if (error instanceof UsageError) return refuse(400, "bad_request", error.message);
    console.error(`device API: ${messageOf(error)}`);
    refuse(500, "internal", "the device could not be made", true);
  }
}

/** Only processes of this machine reach this API; the web server among them says for whom it asks. */
const peerOf = ({ headers, socket }: IncomingMessage): string =>
  String(headers["x-forwarded-for"] ?? socket.remoteAddress).slice(0, 100);

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new UsageError(`a request of more than ${MAX_BODY_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function readWanted(body: string): v.InferOutput<typeof wanted> {
  try {
    return v.parse(wanted, JSON.parse(body));
  } catch {
    throw new UsageError(`${body || "nothing"} is not {"owner": "watt1…"}`);
  }
}
