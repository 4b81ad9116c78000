import { openRegistry, type RegistryOptions } from "@wattmesh/service-kit/metrics";
import { refusalCodes } from "./errors.ts";
import { kinds } from "./kinds.ts";
import { outcomes } from "./push/push.ts";

export type Metrics = ReturnType<typeof openMetrics>;

/** Every metric of the service. None is labelled by account or browser. */
export function openMetrics({ troubles }: RegistryOptions) {
  const { counter, counterBy, gauge, text } = openRegistry("notifier", { troubles });
  return {
    subscriptions: gauge("subscriptions", "Browsers and accounts that are told of news"),
    news: counterBy("news_total", "Times that an account had news, by what they are about", "kind", kinds),
    pushes: counterBy(
      "pushes_total",
      "Pushes that were sent, by what the push service made of them",
      "result",
      outcomes,
    ),
    refusals: counterBy("refusals_total", "Questions that were refused, by why", "code", refusalCodes),
    streamConnected: gauge("stream_connected", "1 while the indexer's events come, else 0"),
    indexerErrors: counter("indexer_errors_total", "Times when the indexer could not be asked"),
    text,
  };
}
