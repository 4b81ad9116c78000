import { setImmediate } from "node:timers/promises";
import { hasSignedOcmf, readOcmf } from "@wattmesh/client";
import type { TimeSource } from "@wattmesh/service-kit/time";
import type { ReadingVerdict } from "../outbox/attempts.ts";
import type { Reading } from "../reading/reading.ts";
import type { ChainPort, Station } from "./port.ts";

/** Meters whose keys are remembered. */
const MOST_KNOWN = 10_000;
/** A key is asked for again when it has not signed a record, but not more often. */
const FRESH_MS = 10_000;

interface Known {
  readonly station: Station | undefined;
  readonly askedAtMs: number;
}

/** What the registry has of charging stations: a record that the contract would refuse for it costs no gas. */
export class Stations {
  readonly #chain: Pick<ChainPort, "station">;
  readonly #time: TimeSource;
  readonly #known = new Map<number, Known>();

  constructor(chain: Pick<ChainPort, "station">, time: TimeSource) {
    this.#chain = chain;
    this.#time = time;
  }

  /** What the contract would say against those of the readings that are records. Throws `ChainUnreachableError`. */
  async refusalsOf(readings: readonly Reading[]): Promise<ReadingVerdict[]> {
    const refusals: ReadingVerdict[] = [];
    for (const reading of readings) {
      if (reading.record === undefined) continue;
      const refusal = await this.#refusalOf(reading, reading.record);
      if (refusal !== undefined) refusals.push(refusal);
      // Each takes a millisecond or two, in which nothing else is heard.
      await setImmediate();
    }
    return refusals;
  }

  async #refusalOf({ meterId, slot }: Reading, record: Uint8Array): Promise<ReadingVerdict | undefined> {
    const known = this.#known.get(meterId) ?? (await this.#ask(meterId));
    const why = whyNot(record, known.station);
    if (why === undefined) return undefined;
    // It may have another key now, or be approved.
    const isOld = this.#time.now() - known.askedAtMs >= FRESH_MS;
    const still = isOld ? whyNot(record, (await this.#ask(meterId)).station) : why;
    return still && { meterId, slot, ...still };
  }

  async #ask(meterId: number): Promise<Known> {
    const known = { station: await this.#chain.station(meterId), askedAtMs: this.#time.now() };
    this.#known.delete(meterId);
    this.#known.set(meterId, known);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST_KNOWN) this.#known.delete(oldest as number);
    return known;
  }
}

/** In the words of the contract. */
function whyNot(
  record: Uint8Array,
  station: Station | undefined,
): Omit<ReadingVerdict, "meterId" | "slot"> | undefined {
  const refused = (fault: string, detail: string) =>
    ({ verdict: "ocmf_refused", reason: `${fault}: ${detail}` }) as const;
  if (station === undefined) return refused("unknown_meter", "of a meter that nobody approved");
  if (!station.signsRecords) return refused("other_format", "of a meter that does not sign records");
  const said = readOcmf(record);
  if (said.curve !== station.keyType)
    return refused("wrong_curve", `signed on ${said.curve}, while the meter's key is of type ${station.keyType}`);
  if (said.serial !== station.serial) return refused("other_meter", `of another meter than ${station.serial}`);
  return hasSignedOcmf(said, station.publicKey) ? undefined : { verdict: "bad_signature" };
}
