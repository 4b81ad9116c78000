import { readFileSync } from "node:fs";
import { inTree } from "../project.ts";

/** A block of commands on a page of the handbook. */
export interface Block {
  /** Goes on until it is ended. */
  readonly isService: boolean;
  readonly text: string;
}

/** The blocks that a page shows as `sh`, in their order. */
export const blocksOf = (page: string): Block[] =>
  fencesOf(read(page)).flatMap(({ kind, text }) =>
    kind === "sh" || kind === "sh service" ? [{ isService: kind !== "sh", text }] : [],
  );

const read = (page: string): string => readFileSync(inTree("docs", "operators", page), "utf8");

const fencesOf = (text: string) =>
  [...text.matchAll(/^```([^\n]*)\n(.*?)^```$/gms)].map(([, kind = "", inside = ""]) => ({ kind, text: inside }));

/** The lines of a page that call one of these programs, in blocks of any kind, joined where they go on and without what a shell does besides. */
export function callsOf(page: string, programs: readonly string[]): string[] {
  const text = read(page);
  const fenced = fencesOf(text).flatMap((fence) => (/^(sh|$)/.test(fence.kind) ? [fence.text] : []));
  const indented = [...text.matchAll(/^ {4}(\S.*)$/gm)].map(([, line = ""]) => line);
  return [...fenced, ...indented]
    .flatMap((block) => block.replaceAll("\\\n", " ").split("\n"))
    .flatMap((line) => line.split(/\||;|&&/))
    .map((part) =>
      part
        .replace(/ #.*/, "")
        .replace(/^.*?(?:-- |npx |until |[A-Z_]+=\S+ )+/, "")
        .trim(),
    )
    .filter((call) => programs.includes(call.split(" ")[0] ?? ""));
}
