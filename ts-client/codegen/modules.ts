import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { upperFirst } from "./names.ts";

/** A module of the chain, as its protos say it. */
export interface Module {
  name: string;
  /** `wattmesh.poa.v1` */
  package: string;
  messages: Call[];
  questions: Call[];
  /** Names of its events' messages. */
  events: string[];
}

export interface Call {
  rpc: string;
  doc: string;
  request: ProtoMessage;
  response: ProtoMessage;
}

export interface ProtoMessage {
  name: string;
  /** As they are called in TypeScript. */
  fields: string[];
  /** The field that holds who signs it. */
  signer: string | undefined;
}

/** The part of a `FileDescriptorSet` in JSON that is read here. */
interface File {
  name: string;
  package?: string;
  messageType?: {
    name: string;
    field?: { name: string; jsonName: string }[];
    options?: { "[cosmos.msg.v1.signer]"?: string[] };
  }[];
  service?: { name: string; method: { name: string; inputType: string; outputType: string }[] }[];
  sourceCodeInfo: { location: { path?: number[]; leadingComments?: string }[] };
}

/** The modules whose protos are of this repository. */
export function readModules(root: string): Module[] {
  const files = describe(root).filter((file) => file.package?.startsWith("wattmesh."));
  const packages = [...new Set(files.map((file) => file.package ?? ""))].sort();
  return packages.map((name) => {
    const own = files.filter((file) => file.package === name);
    return {
      name: name.split(".")[1] ?? name,
      package: name,
      messages: callsOf(own, "Msg"),
      questions: callsOf(own, "Query"),
      events: own
        .filter((file) => file.name.endsWith("/events.proto"))
        .flatMap((file) => (file.messageType ?? []).map((message) => message.name)),
    };
  });
}

function describe(root: string): File[] {
  const options = ["build", root, "--as-file-descriptor-set", "--output", "-#format=json"];
  const json = execFileSync(join(root, "node_modules/.bin/buf"), options, { encoding: "utf8", maxBuffer: 2 ** 26 });
  return JSON.parse(json).file;
}

function callsOf(files: File[], serviceName: string): Call[] {
  return files.flatMap((file) => {
    const at = (file.service ?? []).findIndex(({ name }) => name === serviceName);
    const methods = file.service?.[at]?.method ?? [];
    return methods.map(({ name, inputType, outputType }, index) => ({
      rpc: name,
      // In a file's descriptor 6 are its services, and in theirs 2 the methods.
      doc: sentence(name, commentAt(file, [6, at, 2, index])),
      request: messageOf(file, inputType),
      response: messageOf(file, outputType),
    }));
  });
}

function commentAt({ sourceCodeInfo }: File, path: number[]): string {
  const place = sourceCodeInfo.location.find((location) => location.path?.join() === path.join());
  return place?.leadingComments ?? "";
}

/** `SetPower changes …` as `Changes …`. */
function sentence(rpc: string, comment: string): string {
  const text = comment.replace(/\s+/g, " ").trim();
  return upperFirst(text.startsWith(`${rpc} `) ? text.slice(rpc.length + 1) : text);
}

function messageOf(file: File, type: string): ProtoMessage {
  const name = type.slice(type.lastIndexOf(".") + 1);
  const found = file.messageType?.find((message) => message.name === name);
  if (!found) throw new Error(`${type} is not in ${file.name}, where it is asked for`);
  const { field = [], options } = found;
  const signer = field.find((one) => one.name === options?.["[cosmos.msg.v1.signer]"]?.[0]);
  return { name, fields: field.map(({ jsonName }) => jsonName), signer: signer?.jsonName };
}
