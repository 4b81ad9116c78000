import { writeFileSync } from "node:fs";
import { lowerFirst } from "./names.ts";
import { docComment, header, type Models } from "./schema.ts";

/** All names that a type may be, for who offers or checks them: `gridStates` of `GridState`. */
export function writeLists({ models }: Models, path: string): void {
  const lists = models.flatMap(({ name, shape, doc }) => {
    if (shape.kind !== "literals") return [];
    const values = shape.values.map((value) => JSON.stringify(value)).join(", ");
    const constant = `export const ${plural(lowerFirst(name))} = [${values}] as const satisfies ${name}[];\n`;
    return [{ name, code: `${docComment(doc)}${constant}` }];
  });
  lists.sort((a, b) => (a.name < b.name ? -1 : 1));
  const imported = `import type { ${lists.map(({ name }) => name).join(", ")} } from "./values.ts";\n`;
  writeFileSync(path, [header, imported, ...lists.map(({ code }) => code)].join("\n"));
}

const plural = (word: string): string => (word.endsWith("s") ? `${word}es` : `${word}s`);
