import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { type Transform, Transform as TransformStream } from "node:stream";
import { localnet } from "./environment";

/** How far the indexer says it is. */
interface Head {
  height: number;
  time: string;
  lag_blocks: number;
}

/** The web server behind another address, where the stream of events says of the chain's head what a test wants. */
export async function startBetween(told: (head: Head) => Head): Promise<{ url: string; stop(): void }> {
  const server = createServer((asked, answer) => {
    const { url = "/", method, headers } = asked;
    const forwarded = request(new URL(url, localnet().webUrl), { method, headers }, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers);
      (url.startsWith("/v1/events") ? given.pipe(rewritten(told)) : given).pipe(answer);
    });
    forwarded.on("error", () => answer.destroy());
    answer.on("close", () => forwarded.destroy());
    asked.pipe(forwarded);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Passes lines on, those of heads changed. */
function rewritten(told: (head: Head) => Head): Transform {
  let rest = "";
  return new TransformStream({
    transform(chunk, _encoding, done) {
      const lines = `${rest}${chunk}`.split("\n");
      rest = lines.pop() ?? "";
      done(
        null,
        lines
          .map((line) => `${isHead(line) ? `data: ${JSON.stringify(told(JSON.parse(line.slice(6))))}` : line}\n`)
          .join(""),
      );
    },
  });
}

const isHead = (line: string): boolean => line.startsWith("data: ") && line.includes('"lag_blocks"');
