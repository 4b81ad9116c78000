// Runs a bench, shows its figures as they come, and keeps them in results.md: `npm run bench:metering`, `npm run bench:settlement`,
// `npm run bench:market`, `npm run bench:indexer`, `npm run bench:honesty`, `npm run bench:flood`, `npm run bench:balancing`, `npm run bench:anomaly`,
// `npm run bench:games`, `npm run bench:history`, `npm run bench:relayer`, `npm run bench:million`,
// `npm run bench:appetite -- --minutes 120`.

import { spawn, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const results = join(here, "results.md");

const go = (pattern) => ({
  program: "go",
  args: ["test", "-tags", "bench", "-count", "1", "-timeout", "60m", "-run", pattern, "-v", "./bench"],
  cwd: "contracts/gas",
});

const cargo = (crate, example, ...args) => ({
  program: "cargo",
  args: ["run", "--quiet", "--release", "-p", crate, "--example", example, "--", ...args],
  cwd: "contracts",
});

const benches = {
  anomaly: [{ program: "node", args: [join("analyser", "bench", "anomaly.ts")], cwd: "." }],
  appetite: [{ program: "node", args: [join("localnet", "bench", "appetite.ts"), ...process.argv.slice(3)], cwd: "." }],
  balancing: [
    cargo("balancing", "bench_balance"),
    {
      program: "node",
      args: [join("localnet", "bench", "balancing.ts"), join(root, "docs", "images", "tight-street.svg")],
      cwd: ".",
    },
  ],
  games: [{ program: "node", args: [join("localnet", "bench", "games.ts")], cwd: "." }],
  history: [{ program: "node", args: [join("web", "bench", "pan.ts")], cwd: "." }],
  indexer: [{ program: "npm", args: ["run", "--silent", "bench", "-w", "@wattmesh/indexer"], cwd: "." }],
  metering: [go("TestMetering|TestCurves|TestThroughput|TestSustained")],
  million: [go("TestMillion")],
  relayer: [go("TestRelayer")],
  settlement: [go("TestSettlement"), cargo("clearing", "bench_clear")],
  flood: [go("TestFlood")],
  honesty: [cargo("integration", "honesty")],
  market: [go("TestMarket"), cargo("forward", "bench_rules", join(here, "welfare.svg"))],
};

/** Runs one program and resolves with the figures it printed, one JSON line each. One that fails after it printed them fails the bench in the end. */
function measure({ program, args, cwd }) {
  return new Promise((resolve, reject) => {
    const PATH = `${join(root, "node_modules", ".bin")}:${process.env.PATH}`;
    const child = spawn(program, args, {
      cwd: join(root, cwd),
      env: { ...process.env, PATH },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const figures = [];
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (!line.startsWith("{")) return;
      console.log(line);
      const figure = JSON.parse(line);
      if (figure.bench === undefined) reject(new Error(`the figure "${figure.figure ?? figure.row}" names no bench`));
      figures.push(figure);
    });
    child.on("error", reject);
    child.on("close", (code) => {
      const failure = `${program} ${args.join(" ")} ended with ${code}`;
      if (code !== 0 && figures.length === 0) return reject(new Error(failure));
      if (code !== 0) console.error(failure);
      if (code !== 0) process.exitCode = 1;
      resolve(figures);
    });
  });
}

const number = (value) =>
  value >= 100 ? Math.round(value).toLocaleString("en") : String(Number(value.toPrecision(3)));

/** Figures that say in which row and column they stand, as a table of their own. */
function matrix(figures) {
  const columns = [...new Map(figures.map(({ column, unit }) => [column, unit]))];
  const rows = [...new Set(figures.map(({ row }) => row))];
  const cell = (row, column) => {
    const found = figures.find((figure) => figure.row === row && figure.column === column);
    return found === undefined ? "" : number(found.value);
  };
  return [
    `| | ${columns.map(([column, unit]) => `${column}, ${unit}`).join(" | ")} |`,
    `| --- |${columns.map(() => " --- |").join("")}`,
    ...rows.map((row) => `| ${row} | ${columns.map(([column]) => cell(row, column)).join(" | ")} |`),
  ].join("\n");
}

function table(figures) {
  const rows = figures.map(({ figure, value, unit, bar }) => {
    const atLeast = unit?.endsWith("/s");
    const bound = bar === undefined ? "" : `${atLeast ? "≥" : "≤"} ${bar.toLocaleString("en")}`;
    const met = bar === undefined ? "" : (atLeast ? value >= bar : value <= bar) ? "yes" : "**no**";
    return `| ${figure} | ${number(value)} | ${unit} | ${bound} | ${met} |`;
  });
  return ["| figure | value | unit | bar | met |", "| --- | --- | --- | --- | --- |", ...rows].join("\n");
}

/** Replaces the part of results.md between the bench's two marks. */
function keep(name, figures) {
  const [start, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const text = readFileSync(results, "utf8");
  const [before, rest] = text.split(start);
  const after = rest.split(end)[1];
  const measured = `Measured on ${new Date().toISOString().slice(0, 10)}, ${figures[0].machine}.`;
  const inTable = figures.filter(({ row }) => row !== undefined);
  const tables = [
    table(figures.filter(({ row }) => row === undefined)),
    ...(inTable.length > 0 ? [matrix(inTable)] : []),
  ];
  writeFileSync(results, `${before}${start}\n${measured}\n\n${tables.join("\n\n")}\n${end}${after}`);
}

const name = process.argv[2];
if (!Object.hasOwn(benches, name ?? "")) {
  console.error(`usage: node bench/run.mjs ${Object.keys(benches).join("|")}`);
  process.exit(2);
}
const { status } = spawnSync("node", ["localnet/bootstrap.mjs", "prepare"], { cwd: root, stdio: "inherit" });
if (status !== 0) process.exit(1);
const figures = [];
for (const part of benches[name]) figures.push(...(await measure(part)));
keep(name, figures);
