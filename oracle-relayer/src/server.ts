import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ConfigError, messageOf } from "./errors.ts";

export interface Probes {
  /** Why the service is not doing its work; empty when it is. */
  troubles(): string[];
  metrics(): Promise<string>;
}

/** `/health`: the process lives. `/ready`: it does its work, or 503 and why not. `/metrics`: for Prometheus. */
export async function openServer(
  host: string,
  port: number,
  probes: Probes,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const send = (status: number, type: string, body: string) =>
      response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(body);
    const json = (status: number, body: object) => send(status, "application/json", `${JSON.stringify(body)}\n`);
    if (request.method !== "GET" && request.method !== "HEAD") {
      json(405, { error: `${request.method} is not possible here` });
      return;
    }
    switch (request.url) {
      case "/health":
        json(200, { status: "alive", uptime_seconds: Math.floor(process.uptime()) });
        return;
      case "/ready": {
        const troubles = probes.troubles();
        json(troubles.length === 0 ? 200 : 503, { ready: troubles.length === 0, troubles });
        return;
      }
      case "/metrics":
        send(200, "text/plain; version=0.0.4; charset=utf-8", await probes.metrics());
        return;
      default:
        json(404, { error: "there are /health, /ready and /metrics" });
    }
  });
  await listen(server, host, port);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const listen = (server: Server, host: string, port: number) =>
  new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(new ConfigError("http.port", port, messageOf(error))));
    server.listen(port, host, resolve);
  });
