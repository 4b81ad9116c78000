import type { MetricObjectWithValues, MetricValue } from "prom-client";

/** How figures are written: as OpenMetrics 1.0, or in the older text format of Prometheus. */
export type MetricsFormat = "openmetrics" | "prometheus";

export const contentTypes: Readonly<Record<MetricsFormat, string>> = {
  openmetrics: "application/openmetrics-text; version=1.0.0; charset=utf-8",
  prometheus: "text/plain; version=0.0.4; charset=utf-8",
};

/** The format for an `Accept` header: OpenMetrics for whoever names it and likes nothing better that there is. */
export function formatFor(accept: string | undefined): MetricsFormat {
  const wishes = (accept ?? "").split(",").map(readWish);
  const quality = (isMeant: (wish: Wish) => boolean) =>
    Math.max(0, ...wishes.filter(isMeant).map((wish) => wish.quality));
  const openMetrics = quality(
    ({ type, version }) => type === "application/openmetrics-text" && (version === undefined || version === "1.0.0"),
  );
  return openMetrics > 0 && openMetrics >= quality(({ type }) => type === "text/plain") ? "openmetrics" : "prometheus";
}

interface Wish {
  type: string;
  version: string | undefined;
  /** From 0, not wanted, to 1. */
  quality: number;
}

function readWish(text: string): Wish {
  const [type = "", ...said] = text.split(";").map((part) => part.trim().toLowerCase());
  const parameters = new URLSearchParams(said.join("&"));
  const quality = Number(parameters.get("q") ?? 1);
  return {
    type,
    version: parameters.get("version") ?? undefined,
    quality: Number.isFinite(quality) ? quality : 0,
  };
}

export type Family = MetricObjectWithValues<MetricValue<string> & { metricName?: string }>;

/** Names of metrics end with what they count in. */
const UNITS = ["seconds", "bytes", "blocks", "ratio", "micro", "coins", "gas"];

/** Metrics as OpenMetrics 1.0. */
export function openMetrics(families: readonly Family[]): string {
  return `${families.flatMap(familyLines).join("\n")}\n# EOF\n`;
}

function familyLines({ name, type, help, values }: Family): string[] {
  // A counter's samples end with _total, its family does not.
  const family = String(type) === "counter" ? name.replace(/_total$/, "") : name;
  const unit = UNITS.find((known) => family.endsWith(`_${known}`));
  return [
    `# TYPE ${family} ${type}`,
    ...(unit === undefined ? [] : [`# UNIT ${family} ${unit}`]),
    `# HELP ${family} ${escaped(help)}`,
    ...values.map(({ metricName, labels, value }) => {
      const sample = String(type) === "counter" ? `${family}_total` : (metricName ?? name);
      return `${sample}${labelText(labels)} ${numberText(value)}`;
    }),
  ];
}

function labelText(labels: Readonly<Record<string, string | number | undefined>>): string {
  const pairs = Object.entries(labels).map(
    ([key, value]) => `${key}="${key === "le" ? boundText(value) : escaped(String(value))}"`,
  );
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

/** A bucket's bound is a float, also where it is a whole number. */
const boundText = (bound: string | number | undefined): string =>
  Number.isInteger(Number(bound)) ? `${bound}.0` : String(bound);

function numberText(value: number): string {
  if (Number.isFinite(value)) return String(value);
  return Number.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
}

const escaped = (text: string): string => text.replace(/[\\\n"]/g, (found) => (found === "\n" ? "\\n" : `\\${found}`));
