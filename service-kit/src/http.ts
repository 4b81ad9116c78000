import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { ConfigError, messageOf } from "./errors.ts";

export interface HttpServer {
  /** The port listened at; where port 0 was asked for, the one that the system chose. */
  readonly port: number;
  /** Resolves when nothing is answered any more. */
  close(): Promise<void>;
}

/** Answers HTTP at `host` and `port`; a port that cannot be had is named as `http.port`. */
export async function openHttpServer(host: string, port: number, answer: RequestListener): Promise<HttpServer> {
  const server = createServer(answer);
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(new ConfigError("http.port", port, messageOf(error))));
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
