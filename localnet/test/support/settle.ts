import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { project } from "../../src/project.ts";

/** A slot as `contracts/packages/settlement/examples/settle.rs` reads it. */
export interface SettleSlot {
  tariff: { feed_in: number; retail: number; trading_fee: number };
  zones: { id: number; parent: number | null; fee?: number; islanded: boolean; storage_room_wh: number }[];
  points: {
    id: number;
    zone: number;
    export_wh: number;
    import_wh: number;
    held_wh: number;
    in_funds: boolean;
    rule: { ask?: number; bid?: number; hold: boolean; paused: boolean };
    forward_sold_wh: number;
    forward_bought_wh: number;
    forward_money_micro: number;
  }[];
}

/** The settled slot as the example prints it. */
export interface SettleOutcome {
  zones: { id: number; price: number | null; sold_wh: number; bought_wh: number }[];
  lines: { zone: number; flow_wh: number; money_micro: number }[];
  points: { id: number; held_wh: number; used_wh: number; money_micro: number }[];
  utility_micro: number;
  community_micro: number;
}

/** Settles a slot by the engine outside of the chain. */
export async function settle(slot: SettleSlot): Promise<SettleOutcome> {
  const child = spawn("cargo", ["run", "--release", "--quiet", "-p", "settlement", "--example", "settle"], {
    cwd: join(project.root, "contracts"),
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(`${JSON.stringify({ slot })}\n`);
  const line = await text(child.stdout);
  const { outcome } = JSON.parse(line);
  if (outcome === undefined) throw new Error(line);
  return outcome;
}
