import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { type ContractName, contractNames } from "@wattmesh/client";
import { type Static, Type } from "typebox";
import { type Api, currentSlot } from "../../api/api.ts";
import { Address, Count, failures, Micro, MicroPerKwh, Nullable, Slot, Titled } from "../../api/schema.ts";
import { factsOf } from "../../db/facts.ts";
import { sumsOf } from "../../db/sums.ts";
import { allFlows, Shares, sharesOf } from "../flows/queries.ts";

const PresentTariff = Titled("PresentTariff", {
  feed_in_micro_per_kwh: MicroPerKwh,
  retail_micro_per_kwh: MicroPerKwh,
  trading_fee_micro_per_kwh: MicroPerKwh,
});

const addresses = Object.fromEntries(contractNames.map((name) => [name, Address])) as Record<
  ContractName,
  typeof Address
>;

const Community = Titled("Community", {
  name: Nullable(Type.String({ description: "Of the root zone" })),
  chain_id: Type.String(),
  denom: Type.String({ description: "The coin of accounts; one micro-currency is one of it" }),
  fee_denom: Type.String(),
  gas_price: Type.String(),
  slot_seconds: Count,
  grace_seconds: Count,
  contracts: Titled("Contracts", addresses),
  utility: Nullable(Type.String({ description: "Buys at feed-in and sells at retail, without limit" })),
  community: Nullable(Type.String({ description: "Earns the trading fee" })),
  tariff: Nullable(PresentTariff),
  verifiers: Type.Array(Address),
  verifier_threshold: Count,
  proposal_seconds: Nullable(Type.Integer({ description: "After which an undecided proposal may be closed" })),
  points_per_tick: Nullable(Type.Integer({ description: "Metering points that one block sums or settles, at most" })),
  zones: Count,
  metering_points: Count,
  participants_admitted: Count,
  current_slot: Slot,
  last_final_slot: Nullable(Slot),
  accounts_micro: Type.String({ description: "All accounts together, available and reserved, micro-currency" }),
  withdraw_delay_slots: Nullable(
    Type.Integer({ description: "A withdrawal is paid so many slots after it was asked for" }),
  ),
  pause: Nullable(
    Titled(
      "Pause",
      { slot: Slot, error: Type.String() },
      "Nothing is paid out since this slot, in which an identity was violated",
    ),
  ),
  turnover_micro: Micro,
  energy: Shares,
});

const COUNTS = `select
  (select name from zones where parent_id is null limit 1) as name,
  (select count(*) from zones) as zones,
  (select max(slot) from slots where stage = 'final') as last_final_slot`;

interface Counts {
  name: string | null;
  zones: number;
  last_final_slot: number | null;
}

export const communityRoutes: FastifyPluginAsyncTypebox<Api> = async (app, api) => {
  app.get(
    "/community",
    {
      schema: {
        operationId: "getCommunity",
        tags: ["community"],
        summary: "What this Wattmesh is, and what it came to since it began",
        response: { 200: Community, ...failures },
      },
    },
    async () => {
      const { db, deployment } = api;
      const slot = currentSlot(api);
      const [[counts], [tariff], fact, sum, flows] = await Promise.all([
        db.query<Counts>(COUNTS),
        db.query<Static<typeof PresentTariff>>(
          "select feed_in_micro_per_kwh, retail_micro_per_kwh, trading_fee_micro_per_kwh from tariffs where from_slot <= $1 order by from_slot desc limit 1",
          [slot],
        ),
        factsOf(db),
        sumsOf(db),
        allFlows(db),
      ]);
      const proposalSeconds = fact<string>("registry_proposal_seconds");
      return {
        ...(counts as Counts),
        chain_id: deployment.chainId,
        denom: deployment.denom,
        fee_denom: deployment.feeDenom,
        gas_price: deployment.gasPrice,
        slot_seconds: deployment.slotSeconds,
        grace_seconds: deployment.graceSeconds,
        contracts: deployment.contracts,
        utility: fact<string>("trading_utility") ?? null,
        community: fact<string>("trading_community") ?? null,
        tariff: tariff ?? null,
        verifiers: fact<string[]>("verifiers") ?? [],
        verifier_threshold: fact<number>("verifier_threshold") ?? 0,
        proposal_seconds: proposalSeconds === undefined ? null : Number(proposalSeconds),
        points_per_tick: fact<number>("points_per_tick") ?? null,
        metering_points: Number(sum("metering_points")),
        participants_admitted: Number(sum("participants_admitted")),
        current_slot: slot,
        accounts_micro: sum("accounts_micro"),
        withdraw_delay_slots: fact<number>("money_withdraw_delay_slots") ?? null,
        pause: fact<{ slot: number; error: string }>("pause") ?? null,
        turnover_micro: sum("turnover_micro"),
        energy: sharesOf(flows),
      };
    },
  );
};
