import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../../docs/devices/reference/", import.meta.url));

/** The references' sources. */
export const references = { C: join(folder, "meter.c"), Python: join(folder, "meter.py") } as const;
export type Language = keyof typeof references;

let compiled: string | undefined;

function compile(): string {
  const program = join(mkdtempSync(join(tmpdir(), "wattmesh-reference-")), "meter");
  execFileSync("gcc", ["-Wall", "-Wextra", "-Werror", "-o", program, references.C, "-lcrypto"], { stdio: "inherit" });
  return program;
}

export interface Said {
  /** What was signed, in hex. */
  readonly bytes: string;
  /** A payload or a code. */
  readonly said: string;
}

/** Runs a reference: with the system's Python, or compiled. */
export function runReference(language: Language, ...args: (string | number)[]): Said {
  if (language === "C") compiled ??= compile();
  const [program, ...before] = language === "C" ? [compiled ?? ""] : ["/usr/bin/python3", references.Python];
  const output = execFileSync(program, [...before, ...args.map(String)], { encoding: "utf8" });
  const [bytes = "", said = ""] = output.split("\n");
  return { bytes, said };
}
