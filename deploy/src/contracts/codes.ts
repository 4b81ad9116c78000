import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { type ContractName, contractNames } from "@wattmesh/client";
import { UsageError } from "../errors.ts";

/** A contract's code as it was built. */
export interface Code {
  name: ContractName;
  /** SHA-256 of the code in hex, by which the chain knows it. */
  checksum: string;
  wasm: Uint8Array;
}

/** The codes of all contracts of the manifest, in its order: `NAME.wasm` of a folder. */
export const readCodes = (artifacts: string): Promise<Code[]> =>
  Promise.all(
    contractNames.map(async (name) => {
      const file = join(artifacts, `${name}.wasm`);
      const wasm = await readFile(file).catch((error: NodeJS.ErrnoException) => {
        throw new UsageError(
          `the code of ${name}, ${file}, cannot be read (${error.code}): build it by contracts/scripts/build-wasm`,
        );
      });
      return { name, checksum: createHash("sha256").update(wasm).digest("hex"), wasm };
    }),
  );

/** As a node takes it: its request bodies are a million bytes at most. */
export const gzipped = ({ wasm }: Code): Promise<Uint8Array> => promisify(gzip)(wasm, { level: 9 });
