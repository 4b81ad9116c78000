import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { EXIT } from "@wattmesh/service-kit/command";
import { PartError } from "../errors.ts";
import { type Log, openLog } from "./log.ts";

export interface ChildOptions {
  name: string;
  command: string;
  args: string[];
  /** Everything it prints goes here; what is older than some megabytes goes to one file beside it, and then away. */
  logFile: string;
  env?: Readonly<Record<string, string>>;
  /** Opens a channel, on which the child says `{ready: true}`. */
  channel?: boolean;
  /** How long it may take to end before it is killed. */
  stopMs?: number;
}

/** How a child ended. */
export interface Exit {
  name: string;
  code: number | null;
  signal: NodeJS.Signals | null;
  /** Whether it was asked to end, by `stop`. */
  asked: boolean;
  /** The last lines it printed. */
  lastLines: string[];
}

export interface Child {
  name: string;
  pid: number;
  /** Settles when it has ended, for whatever reason. */
  exited: Promise<Exit>;
  /** Settles when the child says that it is ready; fails when it ends before. */
  ready: Promise<void>;
  stop(): Promise<void>;
}

const LAST_LINES = 20;

/** Starts a process in a group of its own, so that Ctrl-C in the terminal reaches the localnet only, which ends its children in order. */
export function startChild(options: ChildOptions): Child {
  const { name, command, args, logFile, env, channel = false } = options;
  const log = openLog(logFile);
  const child = spawn(command, args, {
    detached: true,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe", ...(channel ? (["ipc"] as const) : [])],
  });
  const lastLines = keepLastLines(child, log);
  // Whatever ends this process without stopping its children must not leave them behind.
  const kill = (): void => void child.kill("SIGKILL");
  process.on("exit", kill);
  let asked = false;
  const exited = exitOf(child, name, lastLines, () => asked).finally(() => {
    process.removeListener("exit", kill);
    log.close();
  });
  return {
    name,
    pid: child.pid ?? -1,
    exited,
    ready: readyOf(child, exited),
    stop: () => {
      asked = true;
      return stop(child, exited, options.stopMs ?? 10_000);
    },
  };
}

function keepLastLines(child: ChildProcess, log: Log): string[] {
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    let rest = "";
    stream?.setEncoding("utf8");
    stream?.on("data", (text: string) => {
      log.write(text);
      const parts = (rest + text).split("\n");
      rest = parts.pop() ?? "";
      lines.push(...parts);
      lines.splice(0, lines.length - LAST_LINES);
    });
  }
  return lines;
}

function exitOf(child: ChildProcess, name: string, lastLines: string[], asked: () => boolean): Promise<Exit> {
  return new Promise((resolve) => {
    child.on("error", ({ message }) =>
      resolve({ name, code: null, signal: null, asked: asked(), lastLines: [message] }),
    );
    child.on("close", (code, signal) => resolve({ name, code, signal, asked: asked(), lastLines }));
  });
}

function readyOf(child: ChildProcess, exited: Promise<Exit>): Promise<void> {
  const ready = Promise.race([
    once(child, "message").then(() => undefined),
    exited.then((exit) => {
      throw exitError(exit);
    }),
  ]);
  // Whoever does not wait for it hears of the end by `exited`.
  ready.catch(() => undefined);
  return ready;
}

async function stop(child: ChildProcess, exited: Promise<Exit>, withinMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  child.kill("SIGTERM");
  const kill = setTimeout(() => child.kill("SIGKILL"), withinMs);
  await exited;
  clearTimeout(kill);
}

/** The error of a child that ended by itself. */
export function exitError({ name, code, signal, lastLines }: Exit): PartError {
  const how = signal === null ? `ended by itself with code ${code}` : `was ended by ${signal}`;
  const retryHelps = code !== EXIT.wrongConfig && code !== EXIT.retryIsUseless;
  const why = retryHelps ? how : `${how}: starting it again does not help`;
  return new PartError(name, lastLines.length > 0 ? `${why}; its last lines:` : why, { lastLines, retryHelps });
}
