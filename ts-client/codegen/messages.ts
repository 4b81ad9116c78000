import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TSBuilder } from "@cosmwasm/ts-codegen";
import type { ContractName } from "./contracts.ts";
import { pascal } from "./names.ts";

/** Wire types and message builders of each contract, by ts-codegen. */
export async function writeMessages(schemas: string, names: readonly ContractName[], directory: string): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), "wattmesh-schema-"));
  try {
    // ts-codegen takes a directory for each contract, and everything in it.
    const contracts = names.map((name) => {
      const dir = join(scratch, name);
      mkdirSync(dir);
      cpSync(join(schemas, `${name}.json`), join(dir, `${name}.json`));
      return { name: pascal(name), dir };
    });
    const off = { enabled: false };
    const builder = new TSBuilder({
      contracts,
      outPath: directory,
      options: {
        types: { enabled: true },
        messageBuilder: { enabled: true },
        client: off,
        messageComposer: off,
        reactQuery: off,
        recoil: off,
        useContractsHook: off,
        bundle: off,
      },
    });
    await builder.build();
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  rmSync(join(directory, "baseClient.ts"));
  for (const file of readdirSync(directory)) {
    const path = join(directory, file);
    writeFileSync(path, asModule(readFileSync(path, "utf8")));
  }
}

/** Node wants extensions in imports, and types imported as such. ts-codegen does not know exact optional properties. */
function asModule(code: string): string {
  const checked = code.replace(/^/, "// @ts-nocheck\n");
  return checked
    .replace(/^import \{(.*)\} from "(\.\/[^"]+)";$/gm, 'import type {$1} from "$2.ts";')
    .replace(/^import \{ CamelCasedProperties \}/gm, "import type { CamelCasedProperties }");
}
