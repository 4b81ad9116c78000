import { randomBytes } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseJson } from "@wattmesh/client";
import { deviceCode, isAddress } from "../../../devices/src/index.ts";
import { OwnerError, TooManyDevicesError } from "../errors.ts";
import { writeWhole } from "../state.ts";
import { createKeyFile, readKeyFile } from "./deviceKey.ts";
import type { FleetMeter } from "./fleet.ts";

/** The most virtual meters that one localnet makes for owners who are admitted or have registered theirs. */
export const MOST_DEVICES = 64;
/** The most that wait besides, for owners whom nobody has admitted. */
export const MOST_ANONYMOUS = 64;
/** The most of these that one peer has. */
export const MOST_OF_PEER = 16;

/** A virtual meter: a device with a key, made for an owner without a physical meter. */
export interface Device {
  serial: string;
  owner: string;
  /** Who asked for it, while its owner is neither admitted nor has registered it. */
  anonymousPeer?: string;
  /** What it is played as since its owner registered it; its key's file is relative to the devices' file. */
  meter?: FleetMeter;
}

/** What the chain says, which the meters may not have noticed yet. */
export interface Registry {
  isRegistered(device: Device): Promise<boolean>;
  /** Whether verifiers have let the owner in. */
  isAdmitted(owner: string): Promise<boolean>;
}

/** A device's serial and device code, and whether the device is new. */
export interface IssuedDevice {
  serial: string;
  code: string;
  isNew: boolean;
}

/** The virtual meters of a localnet: `meters/devices.json`, with a key file each beside it. */
export class Devices {
  private readonly file: string;
  private readonly chainId: string;
  private devices: Device[];
  private last: Promise<unknown> = Promise.resolve();

  private constructor(file: string, chainId: string, devices: Device[]) {
    this.file = file;
    this.chainId = chainId;
    this.devices = devices;
  }

  /** Opens the file, or begins without any when there is none yet. */
  static async open(file: string, chainId: string): Promise<Devices> {
    const content = await readFile(file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
      return undefined;
    });
    return new Devices(file, chainId, content === undefined ? [] : parseJson(content));
  }

  /** The code of the owner's device. Until the device is registered, every request of its owner gets the same one. */
  async issue(owner: string, peer: string, registry: Registry): Promise<IssuedDevice> {
    if (!isAddress(owner)) throw new OwnerError(owner);
    return this.inTurn(async () => {
      const latest = this.waiting().findLast((device) => device.owner === owner);
      const known = latest !== undefined && (await registry.isRegistered(latest)) ? undefined : latest;
      const isAdmitted = await registry.isAdmitted(owner);
      if (known !== undefined && isAdmitted) await this.secure(known);
      if (known === undefined) await (isAdmitted ? this.checkRoom() : this.makeRoom(peer, registry));
      const device = known ?? (await this.make({ owner, ...(!isAdmitted && { anonymousPeer: peer }) }));
      return { serial: device.serial, code: await this.codeOf(device), isNew: known === undefined };
    });
  }

  /** Devices that nobody has registered, as far as is known. */
  waiting(): Device[] {
    return this.devices.filter(({ meter }) => meter === undefined);
  }

  /** The registered ones, in the order in which they were made; key files are absolute paths. */
  meters(): FleetMeter[] {
    return this.devices.flatMap(({ meter }) => meter ?? []).map((meter) => this.located(meter));
  }

  /** Keeps what devices are played as from now on. */
  register(meters: FleetMeter[]): Promise<void> {
    return this.inTurn(() =>
      this.keep(
        this.devices.map((device) => {
          const meter = meters.find(({ serial }) => serial === device.serial);
          return meter === undefined ? device : { ...named(device), meter };
        }),
      ),
    );
  }

  /** A meter with its key's file as an absolute path. */
  located(meter: FleetMeter): FleetMeter {
    return { ...meter, keyFile: join(dirname(this.file), meter.keyFile) };
  }

  /** The key's public half, by which the registry knows the device. */
  async publicKeyOf({ serial }: Device): Promise<Uint8Array> {
    return (await this.keyOf(serial)).publicKey;
  }

  private anonymous(): Device[] {
    return this.devices.filter(({ anonymousPeer }) => anonymousPeer !== undefined);
  }

  private checkRoom(): void {
    if (this.devices.length - this.anonymous().length >= MOST_DEVICES) throw new TooManyDevicesError(MOST_DEVICES);
  }

  /** Forgets who waits longest of a peer that has as many as it may, or of the peer that has the most. Nobody else gives way to a stranger. */
  private async makeRoom(peer: string, registry: Registry): Promise<void> {
    for (;;) {
      const all = this.anonymous();
      const byPeer = Map.groupBy(all, ({ anonymousPeer }) => anonymousPeer);
      const own = byPeer.get(peer) ?? [];
      if (own.length < MOST_OF_PEER && all.length < MOST_ANONYMOUS) return;
      const most = [...byPeer.values()].reduce((one, other) => (other.length > one.length ? other : one), own);
      const [oldest] = own.length < MOST_OF_PEER ? most : own;
      if (oldest === undefined) return;
      if ((await registry.isRegistered(oldest)) || (await registry.isAdmitted(oldest.owner))) await this.secure(oldest);
      else await this.forget(oldest);
    }
  }

  /** Keeps a device from giving way to others. */
  private secure(device: Device): Promise<void> {
    return this.keep(this.devices.map((one) => (one === device ? named(device) : one)));
  }

  private async forget(device: Device): Promise<void> {
    await this.keep(this.devices.filter((one) => one !== device));
    await rm(join(dirname(this.file), keyFileOf(device.serial)), { force: true });
  }

  private async make(owned: Omit<Device, "serial">): Promise<Device> {
    const device = { serial: `VM-${randomBytes(4).toString("hex")}`, ...owned };
    // The key is written first: a key without a device does no harm, a device without a key would.
    await createKeyFile(join(dirname(this.file), keyFileOf(device.serial)), "ed25519");
    await this.keep([...this.devices, device]);
    return device;
  }

  private async codeOf({ serial, owner }: Device): Promise<string> {
    return deviceCode(this.chainId, await this.keyOf(serial), { owner, serial });
  }

  private keyOf(serial: string) {
    return readKeyFile(join(dirname(this.file), keyFileOf(serial)));
  }

  private async keep(devices: Device[]): Promise<void> {
    await writeWhole(this.file, `${JSON.stringify(devices, undefined, 2)}\n`);
    this.devices = devices;
  }

  /** One change after the other. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.last.then(work);
    this.last = mine.catch(() => undefined);
    return mine;
  }
}

/** A device whose owner is somebody. */
const named = ({ anonymousPeer: _, ...device }: Device): Device => device;

/** Relative to the devices' file. */
export const keyFileOf = (serial: string): string => join("keys", `${serial}.json`);
