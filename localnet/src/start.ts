import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Client, slotAt } from "@wattmesh/client";
import { readText } from "../../deploy/src/market/toml.ts";
import { withSlotSeconds } from "./community/slotSeconds.ts";
import { UsageError } from "./errors.ts";
import { MeterStore } from "./meters/store.ts";
import { project } from "./project.ts";
import { callOutcome } from "./report/callOutcome.ts";
import { lastFinalSlot, settledSlots } from "./report/follow.ts";
import { gridNews, seeGrid } from "./report/gridNews.ts";
import { outlook } from "./report/outlook.ts";
import { reportSlot } from "./report/slotReport.ts";
import { addSlot, newSummary, type Summary } from "./report/summary.ts";
import { gridLine, householdLines, outlookLine, slotHeader, slotLine, summaryLines } from "./report/terminal.ts";
import { type Localnet, startLocalnet, type WantedServices } from "./run.ts";
import { defaultPorts, LAST_FIRST_PORT, portsFrom } from "./services/ports.ts";

/** Options of `start` as they stand on the command line. */
export interface StartArguments {
  community?: string | undefined;
  "slot-seconds"?: string | undefined;
  data?: string | undefined;
  broker?: string | undefined;
  slots?: string | undefined;
  households?: boolean | undefined;
  state?: string | undefined;
  "ports-from"?: string | undefined;
  "without-indexer"?: boolean | undefined;
  "without-web"?: boolean | undefined;
}

/** What is started unless somebody wants less: without an indexer there is nothing to wake anybody for. */
const wantedServices = (args: StartArguments): WantedServices => ({
  indexer: args["without-indexer"] !== true,
  notifier: args["without-indexer"] !== true,
  web: args["without-web"] !== true,
});

const HEADER_EVERY = 24;
const MOST_SLOT_SECONDS = 86_400;
/** Slots ahead whose forward prices are shown. */
const AHEAD = 5;

/** Starts the localnet, shows each slot, and ends everything on a signal or after the wanted number of slots. Returns the exit code. */
export async function start(args: StartArguments): Promise<number> {
  const slots = args.slots === undefined ? Number.POSITIVE_INFINITY : wholeNumber("slots", args.slots, 1, 1_000_000);
  const first = args["ports-from"];
  const ports = first === undefined ? defaultPorts : portsFrom(wholeNumber("ports-from", first, 1, LAST_FIRST_PORT));
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop.abort(signal));

  const began = Date.now();
  const options = {
    stateFolder: resolve(args.state ?? project.state),
    communityFile: await communityFileOf(args),
    dataFolder: resolve(args.data ?? project.data),
    ports,
    services: wantedServices(args),
    ...(args.broker !== undefined && { brokerUrl: brokerUrl(args.broker) }),
    signal: stop.signal,
    onStep: (step: string) => console.error(`  ${seconds(began).padStart(7)}  ${step}`),
  };
  let net: Localnet;
  try {
    net = await startLocalnet(options);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    console.error("stopped");
    return 0;
  }
  const { urls } = net;
  const indexer = urls.indexer === undefined ? "" : `, indexer ${urls.indexer}`;
  console.error(
    `  ${seconds(began).padStart(7)}  running; node ${urls.chain}, broker ${urls.broker}${indexer}, logs in ${net.state.logs}\n`,
  );
  if (urls.web !== undefined) console.error(`  the marketplace: ${urls.web}\n`);
  void net.failed.then((reason) => {
    if (!stop.signal.aborted) stop.abort(reason);
  });
  const summary = await showSlots(net, slots, args.households ?? false, stop.signal);
  const failure = stop.signal.reason instanceof Error ? stop.signal.reason : undefined;
  stop.abort("done");
  console.error(`\nstopping: ${net.running.toReversed().join(", ")}`);
  await net.stop();
  console.log(`\n${summaryLines(summary).join("\n")}`);
  if (failure !== undefined) {
    console.error(`\n${failure.message}`);
    return 1;
  }
  return summary.violations === 0 ? 0 : 1;
}

/** The community's file, or one with slots of the wanted length in its place. */
async function communityFileOf({ community, "slot-seconds": wanted }: StartArguments): Promise<string> {
  const file = resolve(community ?? project.community);
  if (wanted === undefined) return file;
  const text = withSlotSeconds(file, await readText(file), wholeNumber("slot-seconds", wanted, 1, MOST_SLOT_SECONDS));
  const changed = join(await mkdtemp(join(tmpdir(), "wattmesh-community-")), basename(file));
  await writeFile(changed, text);
  return changed;
}

async function showSlots(
  { client, community, fleet, state }: Localnet,
  slots: number,
  everyHousehold: boolean,
  signal: AbortSignal,
): Promise<Summary> {
  const store = new MeterStore(state.meterStore, { readOnly: true });
  let summary = newSummary(community.households.map(({ name }) => name));
  try {
    const last = await lastFinalSlot(client);
    let grid = await seeGrid(client, last);
    for await (const outcome of settledSlots(client, last, signal)) {
      if (summary.slots % HEADER_EVERY === 0) console.log(slotHeader(community).join("\n"));
      const [report, seen, ahead] = await Promise.all([
        reportSlot(client, fleet, store, outcome),
        seeGrid(client, outcome.slot),
        presentSlot(client).then((slot) => outlook(client, slot + 1, AHEAD)),
      ]);
      console.log(slotLine(community, report));
      if (everyHousehold) console.log(householdLines(report).join("\n"));
      if (ahead.some(({ batches }) => batches > 0)) console.log(outlookLine(community, report, ahead));
      for (const news of gridNews(grid, seen)) {
        const came = news.kind === "ended" ? await callOutcome(client, news.call) : undefined;
        console.log(gridLine(community, report, news, came));
      }
      grid = seen;
      summary = addSlot(summary, report);
      if (summary.slots >= slots) break;
    }
  } catch (error) {
    // A node that has gone away is reported by its own end.
    if (!signal.aborted) await sleep(500, undefined, { signal }).catch(() => undefined);
    if (!signal.aborted) throw error;
  } finally {
    store.close();
  }
  return summary;
}

const presentSlot = async (client: Client): Promise<number> =>
  slotAt((await client.status()).timeSeconds, client.deployment.slotSeconds);

function wholeNumber(option: string, value: string, least: number, most: number): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < least || number > most) {
    throw new UsageError(`--${option} ${value}: not a whole number from ${least} to ${most}`);
  }
  return number;
}

function brokerUrl(value: string): string {
  const protocols = ["mqtt:", "mqtts:", "ws:", "wss:"];
  if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol)) {
    throw new UsageError(
      `--broker ${value}: not a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(", ")}`,
    );
  }
  return value;
}

const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;
