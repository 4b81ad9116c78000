import type { IncomingMessage, ServerResponse } from "node:http";
import { openRegistry } from "@wattmesh/service-kit/metrics";

/** What a request is for. */
export type Kind = "page" | "rpc" | "rest" | "push" | "api" | "dev" | "ready" | "asset";

/** By the path alone, so that what strangers ask for makes no series of its own. */
export function kindOf(url: string): Kind {
  const [path = ""] = url.split("?");
  const first = path.split("/")[1] ?? "";
  if (first === "rpc" || first === "rest" || first === "push" || first === "dev" || first === "ready") return first;
  if (first === "v1") return "api";
  return first === "_next" || /\.\w+$/.test(path) ? "asset" : "page";
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Whether a reader is told events as they come, for as long as it likes. */
const isStream = ({ request, response }: Exchange): boolean =>
  response.headersSent &&
  response.statusCode === 200 &&
  String(request.headers.accept).includes("text/event-stream") &&
  kindOf(request.url ?? "") === "api";

/** Every metric of the server. `isReady` says why it cannot do its work, or nothing. */
export function openMetrics(isReady: () => Promise<string | undefined>) {
  const troubles = async () => [await isReady()].filter((reason) => reason !== undefined);
  const { gauge, histogram, text } = openRegistry("web", { troubles });
  const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];
  const answers = histogram("answer_seconds", "Time of an answer", seconds, ["kind", "status"]);
  const open = gauge("open_requests", "Requests that are being answered");
  const streams = gauge("streams", "Readers of events as they come");
  const answering = new Set<Exchange>();

  return {
    troubles,
    /** Told of each request as it comes. A stream of events is no answer that takes time. */
    began(request: IncomingMessage, response: ServerResponse): void {
      const started = performance.now();
      const exchange = { request, response };
      answering.add(exchange);
      response.once("close", () => {
        answering.delete(exchange);
        if (isStream(exchange)) return;
        const status = `${Math.floor(response.statusCode / 100)}xx`;
        answers.observe({ kind: kindOf(request.url ?? "/"), status }, (performance.now() - started) / 1_000);
      });
    },
    text(format?: Parameters<typeof text>[0]): Promise<string> {
      const now = [...answering];
      open.set(now.length);
      streams.set(now.filter(isStream).length);
      return text(format);
    },
  };
}
