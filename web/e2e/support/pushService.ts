import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A push as a push service gets it. */
export interface Pushed {
  path: string;
  headers: IncomingHttpHeaders;
  bodyBytes: number;
}

export interface PushService {
  /** As an endpoint begins. */
  origin: string;
  /** The certificate by which it is known, a file. */
  certificate: string;
  close(): void;
}

/** Plays a browser maker's push service: takes every push, and tells it at `GET /pushed?path=…`. */
export async function startPushService(): Promise<PushService> {
  const folder = mkdtempSync(join(tmpdir(), "wattmesh-push-"));
  const [key, certificate] = [join(folder, "key.pem"), join(folder, "certificate.pem")];
  execFileSync(
    "openssl",
    [
      ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"],
      ...["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate],
    ],
    { stdio: "ignore" },
  );
  const pushed: Pushed[] = [];
  const server = createServer(
    { key: readFileSync(key), cert: readFileSync(certificate) },
    async (request, response) => {
      const url = new URL(request.url ?? "/", "https://localhost");
      if (request.method === "GET") {
        const path = url.searchParams.get("path");
        response.end(JSON.stringify(pushed.filter((one) => one.path === path)));
        return;
      }
      let bodyBytes = 0;
      for await (const chunk of request) bodyBytes += chunk.length;
      pushed.push({ path: url.pathname, headers: request.headers, bodyBytes });
      response.writeHead(201).end();
    },
  );
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return { origin: `https://localhost:${port}`, certificate, close: () => server.close() };
}
