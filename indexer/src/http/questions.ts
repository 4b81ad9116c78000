import { shown } from "@wattmesh/service-kit/errors";
import type { FastifyRequest, FastifySchemaValidationError } from "fastify";
import { badRequest } from "../api/failure.ts";

const WHOLE = /^-?(0|[1-9]\d{0,15})$/;

interface Described {
  readonly properties?: Readonly<Record<string, { readonly type?: string }>>;
}

/** Refuses what stands for a whole number and is none. A schema would take `Infinity`, `0x10` and `1e3` for one, and bound no infinity. */
export async function checkNumbers({ params, query, routeOptions }: FastifyRequest): Promise<void> {
  const { schema } = routeOptions;
  for (const [said, described] of [
    [params, schema?.params],
    [query, schema?.querystring],
  ] as [Record<string, unknown>, Described | undefined][])
    for (const [name, { type }] of Object.entries(described?.properties ?? {})) {
      const value = said[name];
      if (type !== "integer" || value === undefined) continue;
      if (typeof value !== "string" || !WHOLE.test(value))
        throw badRequest(`${name} = ${brief(value)}: must be a whole number`);
    }
}

/** The first thing that is wrong with a question, by name and value. */
export function describeWrong([wrong]: FastifySchemaValidationError[], part: string): Error {
  const { instancePath = "", message, data } = (wrong ?? {}) as FastifySchemaValidationError & { data?: unknown };
  return badRequest(`${instancePath.slice(1) || part} = ${brief(data)}: ${message}`);
}

const brief = (value: unknown): string => shown(value).slice(0, 100);
