import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Pushed {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly bodyBytes: number;
}

/** Answers a push. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A push service of the tests' own, by TLS with a certificate of its own. */
export async function startPushService(reply: (pushed: Pushed) => Reply = () => ({ status: 201 })) {
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
  const waiting: { least: number; resolve: () => void }[] = [];
  const server = createServer(
    { key: readFileSync(key), cert: readFileSync(certificate) },
    async (request, response) => {
      let bodyBytes = 0;
      for await (const chunk of request) bodyBytes += chunk.length;
      const one = { path: request.url ?? "", headers: request.headers, bodyBytes };
      pushed.push(one);
      const { status, headers } = reply(one);
      response.writeHead(status, headers).end();
      for (const { least, resolve } of waiting) if (pushed.length >= least) resolve();
    },
  );
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return {
    origin: `https://localhost:${port}`,
    host: `localhost:${port}`,
    /** The file by which it is known. */
    certificate,
    pushed,
    /** Resolves when so many pushes have come. */
    until: (least: number): Promise<void> =>
      pushed.length >= least ? Promise.resolve() : new Promise((resolve) => waiting.push({ least, resolve })),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
