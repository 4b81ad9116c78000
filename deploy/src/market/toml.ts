import { readFile } from "node:fs/promises";
import { decodeText } from "@wattmesh/client";
import { parse, TomlError } from "smol-toml";
import * as v from "valibot";
import { SettingError } from "../errors.ts";

/** The text of a file. Throws `SettingError` when it cannot be read. */
export async function readText(file: string): Promise<string> {
  try {
    return decodeText(await readFile(file));
  } catch (error) {
    throw new SettingError(file, "", undefined, `cannot be read (${(error as NodeJS.ErrnoException).code ?? error})`);
  }
}

export function parseToml(file: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof TomlError) {
      throw new SettingError(
        `${file}:${error.line}:${error.column}`,
        "",
        undefined,
        `not TOML: ${error.message.split("\n")[0]}`,
      );
    }
    throw error;
  }
}

/** What a file holds, as its schema has it. Throws `SettingError` for the first key that is unknown, missing or wrong. */
export function checkKeys<Schema extends v.GenericSchema>(
  file: string,
  schema: Schema,
  content: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, content, { abortEarly: true });
  if (result.success) return result.output;
  const { key, value, reason } = faultOf(result.issues[0]);
  throw new SettingError(file, key, value, reason);
}

/** What is wrong with a key of a file: `zones[0].name`, what it holds, and why that will not do. */
export interface Fault {
  key: string;
  value: unknown;
  reason: string;
}

export function faultOf(issue: v.BaseIssue<unknown>): Fault {
  const key = dotPath(issue);
  if (issue.type !== "strict_object") return { key, value: issue.input, reason: issue.message };
  if (issue.expected === "never") return { key, value: issue.path?.at(-1)?.value, reason: "there is no such key" };
  return { key, value: issue.input, reason: issue.input === undefined ? "missing" : "not a table" };
}

function dotPath(issue: v.BaseIssue<unknown>): string {
  const keys = (issue.path ?? []).map(({ key, type }) => (type === "array" ? `[${key}]` : `.${key}`));
  return keys.join("").replace(/^\./, "");
}
