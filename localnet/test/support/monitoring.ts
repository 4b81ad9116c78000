import { readFileSync } from "node:fs";
import { join } from "node:path";
import { project } from "../../src/project.ts";

/** What operators watch a Wattmesh with. */
export const monitoring = join(project.root, "docs", "operators", "monitoring");

export const readMonitoring = (file: string): string => readFileSync(join(monitoring, file), "utf8");

export interface Rule {
  readonly alert: string;
  readonly expr: string;
}

/** The rules of alerts.yml, each of which has its expression in one line. */
export function readRules(): Rule[] {
  const lines = readMonitoring("alerts.yml").split("\n");
  return lines.flatMap((line, index) => {
    const [, alert] = /^ +- alert: (\w+)$/.exec(line) ?? [];
    if (alert === undefined) return [];
    const [, expr] = /^ +expr: (.+)$/.exec(lines[index + 1] ?? "") ?? [];
    if (expr === undefined) throw new Error(`alerts.yml: ${alert} has no expression in the line after its name`);
    return [{ alert, expr }];
  });
}

export interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly targets?: readonly { readonly expr: string }[];
}

export const readPanels = (): Panel[] => JSON.parse(readMonitoring("dashboard.json")).panels;

/** Every expression that somebody relies on. */
export const readExpressions = (): string[] => [
  ...readRules().map(({ expr }) => expr),
  ...readPanels().flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)),
];

/** A metric and the labels that an expression chooses it by. */
export interface Selector {
  readonly metric: string;
  readonly labels: readonly string[];
}

const STRING = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g;
const GROUPING = /\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)/g;
const WORDS = new Set(["and", "or", "unless", "bool", "offset"]);

/** The metrics that an expression of PromQL asks for. */
export function selectorsOf(expr: string): Selector[] {
  const bare = expr
    .replace(STRING, '""')
    .replace(GROUPING, "")
    .replace(/\[[^\]]*\]/g, "");
  return [...bare.matchAll(/(?<![\w:.])([a-zA-Z_:][\w:]*)(?![\w:]*\s*\()(?:\{([^}]*)\})?/g)].flatMap(
    ([, metric = "", matchers = ""]) =>
      WORDS.has(metric)
        ? []
        : [{ metric, labels: [...matchers.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label = ""]) => label) }],
  );
}
