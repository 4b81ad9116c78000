/** Who was asked, and what about: what a cached answer's key begins with. */
type Subject =
  | readonly ["chain", "book", "depth" | "order" | "slot"]
  | readonly ["chain", "delegates"]
  | readonly ["chain", "demandResponseEvents"]
  | readonly ["chain", "energyBalance"]
  | readonly [
      "chain",
      "flexibility",
      "account" | "awards" | "baseline" | "called" | "class" | "offered" | "offers" | "params" | "terms",
    ]
  | readonly ["chain", "forward"]
  | readonly ["chain", "latestOutcome"]
  | readonly ["chain", "meterApplications"]
  | readonly ["chain", "participants"]
  | readonly ["chain", "point"]
  | readonly ["chain", "proposals"]
  | readonly ["chain", "money"]
  | readonly ["chain", "registryConfig"]
  | readonly ["chain", "scheduled"]
  | readonly ["chain", "sender"]
  | readonly ["chain", "standing"]
  | readonly ["chain", "surface"]
  | readonly ["chain", "terms"]
  | readonly ["chain", "zones"]
  | readonly ["dev", "components"]
  | readonly ["indexer", "audit"]
  | readonly ["indexer", "batches"]
  | readonly ["indexer", "beyondLine"]
  | readonly ["indexer", "community", "meters" | "states" | "zones"]
  | readonly ["indexer", "flags"]
  | readonly ["indexer", "flexibility", "calls" | "cuts" | "earned"]
  | readonly ["indexer", "market", "books" | "trades"]
  | readonly [
      "indexer",
      "point",
      "bills" | "dues" | "explanation" | "home" | "inbox" | "orders" | "positions" | "profit" | "results",
    ]
  | readonly ["indexer", "report", "curve" | "profile" | "tariffs" | "windows"]
  | readonly ["indexer", "slots", "community" | "flows" | "latest" | "line" | "neighbourhood" | "zone"]
  | readonly ["indexer", "tamper"]
  | readonly ["localnet", "accounts"];

type BeginningOf<Key extends readonly unknown[]> = Key extends readonly [...infer Wider, unknown]
  ? Key | Readonly<BeginningOf<Wider>>
  : never;

/** All answers of a subject, or of a wider one that it is part of. */
export type KeyBeginning = BeginningOf<Subject>;

declare module "@tanstack/react-query" {
  interface Register {
    queryKey: readonly [...Subject, ...unknown[]];
  }
}
