import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** The metrics of one service, `wattmesh_<service>_…`, besides those of its process. */
export function openRegistry(service: string) {
  const registry = new Registry();
  const registers = [registry];
  const named = (name: string, help: string) => ({ name: `wattmesh_${service}_${name}`, help, registers });
  collectDefaultMetrics({ register: registry });
  return {
    counter: <Label extends string = never>(name: string, help: string, labelNames: Label[] = []) =>
      new Counter({ ...named(name, help), labelNames }),
    gauge: <Label extends string = never>(name: string, help: string, labelNames: Label[] = []) =>
      new Gauge({ ...named(name, help), labelNames }),
    histogram: <Label extends string = never>(
      name: string,
      help: string,
      buckets: number[],
      labelNames: Label[] = [],
    ) => new Histogram({ ...named(name, help), buckets, labelNames }),
    /** All metrics in the text format of Prometheus. */
    text: () => registry.metrics(),
  };
}
