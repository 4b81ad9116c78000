/** One way from a state to another, and what takes an item along it. */
export interface Move {
  /** States that it starts from; none when the item is new. */
  readonly from: readonly string[];
  /** `undefined` when the store forgets the item. */
  readonly to: string | undefined;
  readonly why: string;
}

/**
 * Every state that something in the store has, and every way between two of them. The statements that move something are made of this, so there is no other
 * way; what is in flight leaves that state only with the result of its attempt.
 */
export const MOVES = {
  reading: {
    received: { from: [], to: "pending", why: "a meter said it" },
    repeated: {
      from: ["set_aside"],
      to: "pending",
      why: "its meter said it again after a rest, or said something else of the slot",
    },
    replayed: { from: ["set_aside"], to: "pending", why: "an operator has it tried again" },
    frozen: { from: ["pending"], to: "in_flight", why: "an attempt that carries it was signed and stored" },
    counted: { from: ["in_flight"], to: "final", why: "the contract's verdict: it counts, or is part of what does" },
    refused: { from: ["in_flight"], to: "set_aside", why: "the contract's verdict: it counts for nothing" },
    disproved: {
      from: ["pending"],
      to: "set_aside",
      why: "a record that is not its meter's, as the registry has that: the contract would refuse it",
    },
    postponed: { from: ["in_flight"], to: "pending", why: "the contract's verdict: not yet" },
    returned: {
      from: ["in_flight"],
      to: "pending",
      why: "its attempt failed, is dead or unknown, or the contract said nothing of it",
    },
    covered: { from: ["pending", "set_aside"], to: "final", why: "the contract's registers include it" },
    reopened: { from: ["final"], to: "pending", why: "the contract's registers do not include it" },
    restarted: {
      from: ["set_aside"],
      to: "pending",
      why: "it went back, and the contract's registers have moved on: the counter may have started again",
    },
    forgotten: {
      from: ["final", "set_aside"],
      to: undefined,
      why: "it was decided long ago, or gives way to a newer one",
    },
    disowned: { from: ["pending", "final", "set_aside"], to: undefined, why: "the chain does not have its meter" },
  },
  attempt: {
    frozen: { from: [], to: "in_flight", why: "its bytes are stored, before anybody can have seen them" },
    applied: { from: ["in_flight"], to: "applied", why: "found by its hash in a block, with code 0" },
    failed: { from: ["in_flight"], to: "failed", why: "found by its hash in a block, with another code" },
    dead: {
      from: ["in_flight"],
      to: "dead",
      why: "the chain is past its timeout height, and no block up to there holds it",
    },
    unknown: {
      from: ["in_flight"],
      to: "unknown",
      why: "the chain is past its timeout height, and the node does not show each block up to there",
    },
    forgotten: {
      from: ["applied", "failed", "dead", "unknown"],
      to: undefined,
      why: "ten thousand newer ones came after it",
    },
  },
  contested: {
    heard: { from: [], to: "waiting", why: "a meter said something else of a slot than before" },
    replaced: {
      from: ["waiting", "told"],
      to: "waiting",
      why: "another one of the meter takes its place: of an earlier slot, or after a rest",
    },
    frozen: { from: ["waiting"], to: "in_flight", why: "an attempt carries it" },
    told: { from: ["in_flight"], to: "told", why: "the contract's verdict" },
    returned: {
      from: ["in_flight"],
      to: "waiting",
      why: "its attempt failed, is dead or unknown, or the contract said nothing of it",
    },
    dropped: {
      from: ["waiting"],
      to: undefined,
      why: "what it contradicts was refused, or it is a record that is not its meter's",
    },
    disowned: { from: ["waiting", "told"], to: undefined, why: "the chain does not have its meter" },
  },
  restart: {
    heard: { from: [], to: "pending", why: "a meter said that its counter starts again" },
    replaced: {
      from: ["pending", "sent", "refused"],
      to: "pending",
      why: "its meter said another one, or the same after a rest",
    },
    frozen: { from: ["pending"], to: "in_flight", why: "an attempt carries it, and nothing else" },
    sent: { from: ["in_flight"], to: "sent", why: "its attempt was applied" },
    refused: { from: ["in_flight"], to: "refused", why: "its attempt failed, or is unknown" },
    returned: { from: ["in_flight"], to: "pending", why: "its attempt is dead" },
    disowned: { from: ["pending", "sent", "refused"], to: undefined, why: "the chain does not have its meter" },
  },
} as const satisfies Record<string, Record<string, Move>>;

export type Kind = keyof typeof MOVES;

/** The parts of a statement that moves something: what it sets, and what it finds. */
export function move<K extends Kind>(kind: K, name: keyof (typeof MOVES)[K]): { set: string; where: string } {
  const { from, to } = MOVES[kind][name] as Move;
  return { set: `state = '${to}'`, where: `state IN (${from.map((state) => `'${state}'`).join(", ")})` };
}
