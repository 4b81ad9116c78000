import { agents } from "./agents.ts";
import { broker } from "./broker.ts";
import { chain } from "./chain.ts";
import { deploy } from "./deploy.ts";
import { indexer } from "./indexer.ts";
import { meters } from "./meters.ts";
import { notifier } from "./notifier.ts";
import { operator } from "./operator.ts";
import { relayer } from "./relayer.ts";
import type { Service, ServiceName } from "./service.ts";
import { web } from "./web.ts";

/** All services. Consecutive ports are given out in this order. */
export const services: readonly Service[] = [
  chain,
  deploy,
  broker,
  relayer,
  indexer,
  web,
  meters,
  notifier,
  operator,
  agents,
];

/** Sorts services after those they need, else keeps their order. A needed service that is not wanted is not waited for. */
export function inOrder(wanted: readonly Service[]): Service[] {
  const ordered: Service[] = [];
  const open = new Set<ServiceName>();
  const place = (service: Service): void => {
    if (ordered.includes(service)) return;
    if (open.has(service.name)) throw new Error(`${[...open].join(" needs ")} needs ${service.name}`);
    open.add(service.name);
    for (const need of wanted.filter(({ name }) => service.needs.includes(name))) place(need);
    open.delete(service.name);
    ordered.push(service);
  };
  for (const service of wanted) place(service);
  return ordered;
}
