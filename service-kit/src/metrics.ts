import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { type Family, type MetricsFormat, openMetrics } from "./exposition.ts";

/** What a label says of a value that nobody foresaw, so that no stranger can make series without end. */
const OTHER = "other";

/** Sums of what other metrics tell by type; their names are those of counters, which they are not. */
const MISNAMED = ["nodejs_active_handles_total", "nodejs_active_requests_total", "nodejs_active_resources_total"];

export interface RegistryOptions {
  /** Why the service is not doing its work: `wattmesh_<service>_ready` is 1 while there is nothing. */
  troubles(): readonly string[] | Promise<readonly string[]>;
}

/** The metrics of one service, `wattmesh_<service>_…`, besides those of its process. A name ends with what is counted in: `_seconds`, `_bytes`. */
export function openRegistry(service: string, { troubles }: RegistryOptions) {
  const registry = new Registry();
  const registers = [registry];
  const named = (name: string, help: string) => ({ name: `wattmesh_${service}_${name}`, help, registers });
  collectDefaultMetrics({ register: registry });
  for (const name of MISNAMED) registry.removeSingleMetric(name);
  new Gauge({
    ...named("ready", "1 while the service does its work, as /ready says, else 0"),
    async collect() {
      this.set((await troubles()).length === 0 ? 1 : 0);
    },
  });
  return {
    counter(name: string, help: string): { inc(by?: number): void } {
      const counter = new Counter(named(name, help));
      return { inc: (by = 1) => counter.inc(by) };
    },
    /** A counter for each of the values that a label may have, all at 0 from the start. Any other value counts as `other`. */
    counterBy<Value extends string>(name: string, help: string, label: string, values: readonly Value[]) {
      const counter = new Counter({ ...named(name, help), labelNames: [label] });
      const known = new Set<string>(values);
      for (const value of values) counter.inc({ [label]: value }, 0);
      return {
        inc: (value: Value | (string & {}), by = 1) => counter.inc({ [label]: known.has(value) ? value : OTHER }, by),
      };
    },
    gauge: <Label extends string = never>(name: string, help: string, labelNames: Label[] = []) =>
      new Gauge({ ...named(name, help), labelNames }),
    histogram: <Label extends string = never>(
      name: string,
      help: string,
      buckets: number[],
      labelNames: Label[] = [],
    ) => new Histogram({ ...named(name, help), buckets, labelNames }),
    /** All metrics, in the older text format unless another is wanted. */
    async text(format: MetricsFormat = "prometheus"): Promise<string> {
      if (format === "prometheus") return registry.metrics();
      return openMetrics((await registry.getMetricsAsJSON()) as Family[]);
    },
  };
}
