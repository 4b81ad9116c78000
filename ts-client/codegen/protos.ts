import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { TelescopeBuilder } from "@cosmology/telescope";

/** Codecs of the chain's own modules, by telescope, configured as cosmjs-types does it. */
export async function writeProtos(protoDirs: string[], directory: string): Promise<void> {
  const off = { enabled: false };
  const builder = new TelescopeBuilder({
    protoDirs,
    outPath: directory,
    options: {
      logLevel: 0,
      useSDKTypes: false,
      tsDisable: { disableAll: true },
      eslintDisable: { disableAll: false },
      bundle: off,
      interfaces: { enabled: false, useByDefault: false, useUnionTypes: false },
      prototypes: {
        includePackageVar: false,
        addTypeUrlToObjects: true,
        addTypeUrlToDecoders: false,
        strictNullCheckForPrototypeMethods: true,
        methods: {
          encode: true,
          decode: true,
          fromPartial: true,
          fromJSON: true,
          toJSON: false,
          toAmino: false,
          fromAmino: false,
          fromProto: false,
          toProto: false,
        },
        parser: { keepCase: false },
        typingsFormat: {
          num64: "bigint",
          useDeepPartial: true,
          useExact: false,
          timestamp: "timestamp",
          duration: "duration",
        },
      },
      aminoEncoding: off,
      lcdClients: off,
      rpcClients: off,
      stargateClients: off,
      reactQuery: off,
    },
  });
  await builder.build();
  for (const path of filesOf(directory)) {
    writeFileSync(path, withWholeNumbers(path, asModule(path, readFileSync(path, "utf8"))));
  }
  keepReachable(directory, (path) => path.startsWith(join(directory, "wattmesh")));
}

const filesOf = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Telescope's varints take the low half of a number for signed where there is no high half, and write one of 2^31 to 2^32 - 1 as a single byte. */
function withWholeNumbers(path: string, code: string): string {
  if (!path.endsWith("varint.ts")) return code;
  const loop = "  while (val.lo > 127) {";
  if (!code.includes(loop)) throw new Error(`${path} writes varints in another way than before`);
  return code.replace(loop, `  val.lo >>>= 0;\n${loop}`);
}

const typesOfHelpers = ["DeepPartial", "Exact"];

/** Node wants extensions in imports, and types imported as such. */
function asModule(path: string, code: string): string {
  return code.replace(/^import \{([^}]*)\} from ["'](\.[^"']+)["'];?$/gm, (_, names: string, from: string) => {
    const each = names
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "");
    const marked = each.map((name) => (typesOfHelpers.includes(name) ? `type ${name}` : name));
    const file = existsSync(join(dirname(path), `${from}.ts`)) ? `${from}.ts` : `${from}/index.ts`;
    return `import { ${marked.join(", ")} } from "${file}";`;
  });
}

/** Third-party protos are there to be read; most of their code is not needed. */
function keepReachable(directory: string, isRoot: (path: string) => boolean): void {
  const files = filesOf(directory);
  const kept = new Set<string>();
  const waiting = files.filter(isRoot);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (kept.has(path)) continue;
    kept.add(path);
    const imports = readFileSync(path, "utf8").matchAll(/ from "(\.[^"]+)"/g);
    waiting.push(...[...imports].map(([, from]) => join(dirname(path), from ?? "")));
  }
  for (const path of files) if (!kept.has(path)) rmSync(path);
  removeEmpty(directory);
}

function removeEmpty(directory: string): void {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (entry.isDirectory()) removeEmpty(join(directory, entry.name));
  }
  if (readdirSync(directory).length === 0) rmSync(directory, { recursive: true });
}
