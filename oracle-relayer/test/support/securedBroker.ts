import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { freePort } from "./broker.ts";

const HANDBOOK = fileURLToPath(new URL("../../../docs/operators/mosquitto", import.meta.url));
const MOSQUITTO = "/usr/sbin/mosquitto";
/** Where the handbook's configuration has its files, and what else of it is the machine's own. */
const PLACES = { files: "/etc/mosquitto/wattmesh", data: "/var/lib/mosquitto/", meters: "8883", relayer: "8884" };

/** A certificate with its key: paths of files. */
export interface Certified {
  readonly cert: string;
  readonly key: string;
}

/** A community's authorities, made by the handbook's script. */
export class Authority {
  readonly folder = mkdtempSync(join(tmpdir(), "wattmesh-authority-"));

  constructor(community: string) {
    this.#run("new", community);
  }

  /** What who connects to the broker trusts. */
  get services(): string {
    return join(this.folder, "services", "ca.pem");
  }

  broker(...hosts: string[]): Certified {
    this.#run("broker", ...hosts);
    return this.#made("broker");
  }

  relayer(name = "relayer"): Certified {
    this.#run("relayer", name);
    return this.#made(name);
  }

  meter(id: string, request?: string): Certified {
    this.#run("meter", id, ...(request === undefined ? [] : [request]));
    return this.#made(`meter-${id}`);
  }

  revoke(name: string): void {
    this.#run("revoke", name);
  }

  #made(name: string): Certified {
    return { cert: join(this.folder, "made", `${name}.pem`), key: join(this.folder, "made", `${name}-key.pem`) };
  }

  #run(command: string, ...args: string[]): void {
    execFileSync(join(HANDBOOK, "authority"), [command, this.folder, ...args], { stdio: "pipe" });
  }
}

/** Mosquitto with the configuration and the access rules of the handbook, at places and ports of this test's own. */
export class SecuredBroker {
  readonly lines: string[] = [];
  readonly metersUrl: string;
  readonly relayerUrl: string;
  readonly #folder: string;
  readonly #authority: Authority;
  #child: ChildProcess | undefined;

  private constructor(authority: Authority, meters: number, relayer: number) {
    this.#authority = authority;
    this.metersUrl = `mqtts://localhost:${meters}`;
    this.relayerUrl = `mqtts://localhost:${relayer}`;
    this.#folder = mkdtempSync(join(tmpdir(), "wattmesh-secured-"));
    const at = (name: string) => join(this.#folder, name);
    mkdirSync(at("data"));
    const { cert, key } = authority.broker("localhost");
    for (const [name, file] of [
      ["broker.pem", cert],
      ["broker-key.pem", key],
      ["services-ca.pem", authority.services],
      ["devices-ca.pem", join(authority.folder, "devices", "ca.pem")],
      ["meters.acl", join(HANDBOOK, "meters.acl")],
      ["relayer.acl", join(HANDBOOK, "relayer.acl")],
    ] as const)
      writeFileSync(at(name), readFileSync(file));
    this.#placeLists();
    const own = { files: this.#folder, data: `${at("data")}/`, meters: String(meters), relayer: String(relayer) };
    let text = readFileSync(join(HANDBOOK, "mosquitto.conf"), "utf8");
    for (const [what, place] of Object.entries(PLACES)) {
      if (!text.includes(place)) throw new Error(`the handbook's mosquitto.conf names no ${place}`);
      text = text.replaceAll(place, own[what as keyof typeof own]);
    }
    writeFileSync(at("mosquitto.conf"), text);
  }

  static async start(authority: Authority): Promise<SecuredBroker> {
    const broker = new SecuredBroker(authority, await freePort(), await freePort());
    await broker.open();
    return broker;
  }

  /** Starts it; resolves when it says that it runs. */
  async open(): Promise<void> {
    this.#own();
    const child = spawn(MOSQUITTO, ["-c", join(this.#folder, "mosquitto.conf")], { stdio: ["ignore", "pipe", "pipe"] });
    this.#child = child;
    await new Promise<void>((resolve, reject) => {
      child.once("exit", (code) => reject(new Error(`mosquitto ended with ${code}:\n${this.lines.join("\n")}`)));
      for (const input of [child.stdout, child.stderr])
        createInterface({ input }).on("line", (line) => {
          this.lines.push(line);
          if (/ running$/.test(line)) resolve();
        });
    });
  }

  /** Ends it as an operator does, so that it keeps what it has. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    this.#child = undefined;
    const exit = once(child, "exit");
    child.kill("SIGTERM");
    await exit;
  }

  /** Puts the lists of what is taken back where it looks, and starts it anew. */
  async renewLists(): Promise<void> {
    this.#placeLists();
    await this.stop();
    await this.open();
  }

  #placeLists(): void {
    for (const which of ["devices", "services"])
      writeFileSync(
        join(this.#folder, `${which}-crl.pem`),
        readFileSync(join(this.#authority.folder, which, "crl.pem")),
      );
  }

  /** Started by root it becomes a user of its own, who has to read its files and write its data. */
  #own(): void {
    if (process.getuid?.() !== 0) return;
    chmodSync(this.#folder, 0o755);
    for (const file of readdirSync(this.#folder)) chmodSync(join(this.#folder, file), 0o644);
    chmodSync(join(this.#folder, "data"), 0o777);
    const files = ["broker-key.pem", "meters.acl", "relayer.acl"].map((name) => join(this.#folder, name));
    execFileSync("chown", ["mosquitto", ...files]);
    for (const file of files) chmodSync(file, 0o600);
  }
}
