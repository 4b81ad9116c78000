import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { generateFromProtos, generateFromSchemas } from "../codegen/generate.ts";

const packageRoot = join(import.meta.dirname, "..");
const root = join(packageRoot, "..");

// Generators and compiler take as long as the machine lets them.
vi.setConfig({ testTimeout: 300_000 });

/** A copy of the package and of the schemas and protos that it is generated from. */
let copy: string;

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), "wattmesh-client-"));
  for (const part of ["package.json", "src"]) cpSync(join(packageRoot, part), join(copy, part), { recursive: true });
  for (const part of [
    "contracts/manifest.json",
    "contracts/schema",
    "buf.yaml",
    "chain/proto",
    "chain/third_party/proto",
  ])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
});

afterEach(() => rmSync(copy, { recursive: true, force: true }));

async function regenerate(): Promise<void> {
  for (const part of ["actions", "contracts", "queries"])
    rmSync(join(copy, "src/generated", part), { recursive: true });
  await generateFromSchemas(join(copy, "contracts"), join(copy, "src/generated"));
}

// biome-ignore lint/suspicious/noExplicitAny: a schema is JSON of any depth.
function changeSchema(contract: string, change: (schema: any) => void): void {
  const path = join(copy, "contracts/schema", `${contract}.json`);
  const schema = JSON.parse(readFileSync(path, "utf8"));
  change(schema);
  writeFileSync(path, JSON.stringify(schema));
}

// biome-ignore lint/suspicious/noExplicitAny: a schema is JSON of any depth.
const addEvent = (properties: any) =>
  changeSchema("grid-events", (events) => {
    events.sun_rose = { title: "SunRose", type: "object", properties, definitions: {} };
  });

/** What the compiler says of the package with a program that uses it. */
async function compile(program: string): Promise<string> {
  writeFileSync(join(copy, "src/program.ts"), program);
  const compilerOptions = { noEmit: true, noUnusedLocals: true };
  writeFileSync(
    join(copy, "tsconfig.json"),
    JSON.stringify({ extends: join(packageRoot, "tsconfig.json"), compilerOptions, include: ["src"] }),
  );
  const tsc = join(root, "node_modules/.bin/tsc");
  const { stdout } = await promisify(execFile)(tsc, ["-p", copy]).catch((failed: { stdout: string }) => failed);
  return stdout;
}

const meter = {
  type: "object",
  required: ["meter_id"],
  properties: { meter_id: { type: "integer", format: "uint32" } },
};

test("a question added to a contract has its function, types and exports", async () => {
  changeSchema("trading", ({ query, responses }) => {
    query.oneOf.push({ description: "The mood of a point.", type: "object", properties: { mood: meter } });
    responses.mood = {
      title: "MoodResponse",
      type: "object",
      required: ["joy_wh"],
      properties: { joy_wh: { type: "integer", format: "uint64" } },
    };
  });
  await regenerate();
  const program = `
    import { type Client, getMood, type GetMoodErrorType, type GetMoodParameters, type GetMoodReturnType, QueryError } from "./index.ts";
    declare const client: Client;
    const parameters: GetMoodParameters = { meterId: 1 };
    const { joyWh }: GetMoodReturnType = await getMood(client, parameters);
    export const joy: bigint = joyWh;
    export const mayBe = (error: QueryError): GetMoodErrorType => error;
  `;
  expect(await compile(program)).toBe("");
});

test("a message added to a contract has its action, message, types and exports", async () => {
  changeSchema("trading", ({ execute }) => {
    const cheer = {
      ...meter,
      required: ["meter_id", "joy_wh"],
      properties: { ...meter.properties, joy_wh: { $ref: "#/definitions/Uint64" } },
    };
    execute.oneOf.push({ description: "Cheers a point up.", type: "object", properties: { cheer } });
  });
  await regenerate();
  const program = `
    import {
      type CheerErrorType, type CheerParameters, type CheerReturnType, type Client, cheer, cheerMessage,
      type Message, type SentTx, type Signer, TxFailedError,
    } from "./index.ts";
    declare const client: Client;
    declare const signer: Signer;
    const parameters: CheerParameters = { meterId: 1, joyWh: 5n };
    const sent: CheerReturnType = await cheer(client, signer, parameters, { memo: "hurrah" });
    export const tx: SentTx = sent;
    export const message: Message = cheerMessage(client.deployment, "owner", parameters);
    export const mayBe = (error: TxFailedError): CheerErrorType => error;
  `;
  expect(await compile(program)).toBe("");
});

test("an action gives back only what an event tells", async () => {
  const path = join(copy, "contracts/schema/registry-events.json");
  const events = JSON.parse(readFileSync(path, "utf8"));
  delete events.meter_applied_for;
  writeFileSync(path, JSON.stringify(events));
  await expect(regenerate()).rejects.toThrow("registry tells no meter_applied_for.application_id of apply_for_meter");
});

test("a message and a question added to a module have their functions, codec and exports", async () => {
  const append = (file: string, service: string, rpc: string, messages: string) => {
    const path = join(copy, "chain/proto/wattmesh/poa/v1", file);
    const proto = readFileSync(path, "utf8");
    writeFileSync(path, `${proto.replace(`service ${service} {`, `service ${service} {\n${rpc}`)}\n${messages}`);
  };
  append(
    "tx.proto",
    "Msg",
    "// Praise praises a validator.\nrpc Praise(MsgPraise) returns (MsgPraiseResponse);",
    `message MsgPraise {
      option (cosmos.msg.v1.signer) = "praiser";
      string praiser = 1;
      string consensus_address = 2;
    }
    message MsgPraiseResponse { uint32 praises = 1; }`,
  );
  append(
    "query.proto",
    "Query",
    "// Praises returns who praised.\nrpc Praises(QueryPraisesRequest) returns (QueryPraisesResponse);",
    `message QueryPraisesRequest { string consensus_address = 1; }
    message QueryPraisesResponse { repeated string praisers = 1; }`,
  );
  for (const part of ["modules", "proto"]) rmSync(join(copy, "src/generated", part), { recursive: true });
  await generateFromProtos(copy, join(copy, "src/generated"));
  const program = `
    import { type Client, getPraises, praise, praiseMessage, type PraiseParameters, type Signer } from "./index.ts";
    import { encodeMessage } from "./messages/message.ts";
    declare const client: Client;
    declare const signer: Signer;
    const parameters: PraiseParameters = { consensusAddress: "wattvalcons1" };
    const { praises } = await praise(client, signer, parameters);
    export const praisers: string[] = await getPraises(client, parameters);
    export const message = encodeMessage(praiseMessage(client.deployment, "praiser", parameters));
    export const count: number = praises;
  `;
  expect(await compile(program)).toBe("");
  expect(readFileSync(join(copy, "src/generated/modules/codecs.ts"), "utf8")).toContain("  poa.MsgPraise,\n");
});

test("a contract that answers no question yet has no file of queries", async () => {
  changeSchema("registry", (schema) => {
    schema.query = { title: "QueryMsg", type: "string", enum: [] };
    schema.responses = {};
  });
  await regenerate();
  const index = readFileSync(join(copy, "src/generated/queries/index.ts"), "utf8");
  expect(index).toContain("./trading.ts");
  expect(index).not.toContain("./registry.ts");
});

test("a reason added to an explanation does not compile until every language has words for it", async () => {
  const facts = { result: "ResultFact", order: "OrderFact" };
  changeSchema("trading", ({ responses }) => {
    for (const [question, fact] of Object.entries(facts)) {
      const hailed = {
        type: "object",
        required: ["hailed"],
        properties: { hailed: meter },
        additionalProperties: false,
      };
      responses[question].definitions[fact].oneOf.push(hailed);
    }
  });
  await regenerate();
  const said = await compile("export {};");
  for (const question of Object.keys(facts)) {
    for (const language of ["english", "german"]) {
      expect(said).toMatch(new RegExp(`src/words/${question}/${language}\\.ts.*'hailed' is missing`));
    }
  }
});

test("a question that does not say what it is for is refused", async () => {
  changeSchema("trading", ({ query }) => {
    delete query.oneOf[0].description;
  });
  await expect(regenerate()).rejects.toThrow("trading does not say what config is for");
});

test("another name for what a contract no longer has is refused", async () => {
  changeSchema("grid", ({ query }) => {
    query.oneOf = query.oneOf.filter(({ properties }: { properties: object }) => !("events" in properties));
  });
  await expect(regenerate()).rejects.toThrow("grid has no events any more");
});

test("a contract that starts with another's address, of which the manifest knows nothing, is refused", async () => {
  changeSchema("metering", ({ instantiate }) => {
    instantiate.properties.token = { type: "string" };
  });
  await expect(regenerate()).rejects.toThrow(
    "the manifest gives metering [registry,grid], but it starts with [registry,token,grid]",
  );
});

test("an address in the manifest with which the contract does not start is refused", async () => {
  changeSchema("registry", ({ instantiate }) => {
    delete instantiate.properties.grid;
  });
  await expect(regenerate()).rejects.toThrow(
    "the manifest gives registry [grid,metering], but it starts with [metering]",
  );
});

test("an event's string is read as its schema says", async () => {
  addEvent({
    zones: { type: "string", contentSchema: { type: "array", items: { $ref: "#/definitions/ZoneTotals" } } },
    prices: { type: "string", contentSchema: { type: "array", items: { type: "integer", format: "uint32" } } },
    places: { type: "string", "x-list-of": { type: "string" } },
    results: { allOf: [{ $ref: "#/definitions/Binary" }], "x-packed": "BankResults" },
  });
  await regenerate();
  const program = `
    import { decodeEvents, readDeployment } from "./index.ts";
    for (const event of decodeEvents([], readDeployment({}))) {
      if (event.type === "sun_rose") {
        const energies: bigint[] = [...event.zones.map(({ importWh }) => importWh), event.results[0]!.moneyMicro];
        const prices: number[] = event.prices;
        const places: string[] = event.places;
        console.log(energies, prices, places);
      }
    }
  `;
  expect(await compile(program)).toBe("");
});

test.each([
  [
    "list of lists",
    { type: "string", contentSchema: { type: "array", items: { type: "array", items: { type: "string" } } } },
  ],
  ["list of numbers between commas", { type: "string", "x-list-of": { type: "integer", format: "uint32" } }],
  ["format without a decoder", { allOf: [{ $ref: "#/definitions/Binary" }], "x-packed": "Rainbows" }],
])("an event that holds a %s is refused", async (_, colours) => {
  addEvent({ colours });
  await expect(regenerate()).rejects.toThrow("SunRose.colours");
});
