import { createReadStream } from "node:fs";
import { readNamed } from "@wattmesh/service-kit/config";
import type { SourceConfig } from "../config.ts";
import { ConfigError } from "../errors.ts";
import { CsvSource } from "./csvSource.ts";
import { HttpSource } from "./httpSource.ts";
import { MqttSource } from "./mqttSource.ts";
import { openSerialPort } from "./serialPort.ts";
import type { Source } from "./source.ts";
import { TelegramSource } from "./telegramSource.ts";
import { type JsonTemplate, type ObisTemplate, readTemplate, type Template } from "./template.ts";

export interface OpenSource {
  readonly source: Source;
  readonly template: Template;
}

/** The source that a configuration describes, by the template that it names. Throws `ConfigError`. */
export function openSource(config: SourceConfig | undefined): OpenSource {
  if (config === undefined)
    throw new ConfigError("source", undefined, "is missing: [source] says where the registers come from");
  const template = readTemplate(config.template);
  switch (template.format) {
    case "json":
      return { template, source: openJson(config, template) };
    case "csv":
      return { template, source: new CsvSource(wanted(config, "file"), config) };
    default:
      return { template, source: openTelegrams(config, template) };
  }
}

function openJson(config: SourceConfig, template: JsonTemplate): Source {
  const { transport } = template;
  const url = wanted(config, "url");
  const protocols = transport.kind === "http" ? ["http:", "https:"] : ["mqtt:", "mqtts:"];
  if (!protocols.includes(new URL(url).protocol))
    throw new ConfigError("source.url", url, `must be a URL with ${protocols.join(" or ")}, for ${template.model}`);
  if (transport.kind === "http") return new HttpSource(url, template, transport);
  const { username, passwordFile } = config;
  const password = passwordFile === undefined ? undefined : readNamed("source.password_file", passwordFile).trimEnd();
  return new MqttSource(url, transport.topic.replace("{topic}", wanted(config, "topic")), template, {
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
  });
}

function openTelegrams({ port, file }: SourceConfig, template: ObisTemplate): Source {
  if (port !== undefined)
    return new TelegramSource({
      name: port,
      template,
      isLive: true,
      open: () => openSerialPort(port, template.transport),
    });
  if (file === undefined) throw new ConfigError("source.port", undefined, `is missing, for ${template.model}`);
  return new TelegramSource({ name: file, template, isLive: false, open: async () => createReadStream(file) });
}

function wanted(config: SourceConfig, key: "url" | "topic" | "file"): string {
  const value = config[key];
  if (value !== undefined) return value;
  throw new ConfigError(`source.${key}`, undefined, `is missing, for the template ${config.template}`);
}
