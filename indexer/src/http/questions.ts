import { plainAddress } from "@wattmesh/client";
import { shown } from "@wattmesh/service-kit/errors";
import type { FastifyRequest, FastifySchemaValidationError } from "fastify";
import { badRequest } from "../api/failure.ts";
import { addressPattern, dayPattern } from "../api/schema.ts";

const WHOLE = /^-?(0|[1-9]\d{0,15})$/;

interface Described {
  readonly properties?: Readonly<Record<string, { readonly type?: string; readonly pattern?: string }>>;
}

/** What a request says in its path and its query, and how that is described. */
function* saidIn({ params, query, routeOptions: { schema } }: FastifyRequest) {
  for (const [said, described] of [
    [params, schema?.params],
    [query, schema?.querystring],
  ] as [Record<string, unknown>, Described | undefined][])
    for (const [name, property] of Object.entries(described?.properties ?? {})) yield { said, name, property };
}

/** Refuses what stands for a whole number and is none. A schema would take `Infinity`, `0x10` and `1e3` for one, and bound no infinity. */
export async function checkNumbers(request: FastifyRequest): Promise<void> {
  for (const { said, name, property } of saidIn(request)) {
    const value = said[name];
    if (property.type !== "integer" || value === undefined) continue;
    if (typeof value !== "string" || !WHOLE.test(value))
      throw badRequest(`${name} = ${brief(value)}: must be a whole number`);
  }
}

/** Takes addresses also in the capitals of a QR code. */
export async function plainAddresses(request: FastifyRequest): Promise<void> {
  for (const { said, name, property } of saidIn(request)) {
    const value = said[name];
    if (property.pattern === addressPattern && typeof value === "string") said[name] = plainAddress(value);
  }
}

/** What is wanted where a schema's own word for it is one for programs. */
const wants: Record<string, string> = {
  [addressPattern]: "must be an address such as watt1…",
  [dayPattern]: "must be a day such as 2026-03-29",
  date: "must be a day such as 2026-03-29",
};

/** The first thing that is wrong with a question, by name and value. */
export function describeWrong([wrong]: FastifySchemaValidationError[], part: string): Error {
  const {
    instancePath = "",
    message,
    data,
    params,
  } = (wrong ?? {}) as FastifySchemaValidationError & { data?: unknown };
  const wanted = wants[String(params?.format ?? params?.pattern)] ?? message;
  return badRequest(`${instancePath.slice(1) || part} = ${brief(data)}: ${wanted}`);
}

const brief = (value: unknown): string => shown(value).slice(0, 100);
