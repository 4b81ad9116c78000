import { findingKinds } from "@wattmesh/client";
import { openRegistry, type RegistryOptions } from "@wattmesh/service-kit/metrics";

/** Every metric of the service. None is labelled by meter. */
export function openMetrics({ troubles }: RegistryOptions) {
  const { counter, counterBy, gauge, histogram, text } = openRegistry("analyser", { troubles });
  return {
    findings: counterBy(
      "findings_total",
      "What was found, by kind; again each time that a day is judged",
      "kind",
      findingKinds,
    ),
    flags: counterBy("flags_total", "Flags that were sent, by what the chain said", "result", [
      "flagged",
      "known",
      "refused",
    ]),
    flaggedMeters: gauge("flagged_meters", "Meters that had a flag when a day was judged last"),
    judgedSlot: gauge("judged_slot", "The last slot of the day that was judged last"),
    judgeSeconds: histogram("judge_seconds", "How long a day took to be read and judged", [0.1, 1, 5, 30, 120, 600]),
    chainHeight: gauge("chain_height", "The latest block that the node told of"),
    chainErrors: counter("chain_errors_total", "Times when the chain could not be asked"),
    text,
  };
}
