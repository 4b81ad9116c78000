import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TSBuilder } from "@cosmwasm/ts-codegen";
import type { ContractName } from "./contracts.ts";
import { pascal } from "./names.ts";

/** Wire types of each contract, by ts-codegen. */
export async function writeWireTypes(
  schemas: string,
  names: readonly ContractName[],
  directory: string,
): Promise<void> {
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
        messageBuilder: off,
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
}
