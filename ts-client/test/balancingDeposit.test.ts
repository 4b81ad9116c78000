import { expect, test } from "vitest";
import { depositToBalancingMessage, executeMessage, readDeployment } from "../src/index.ts";
import fixture from "./fixtures/events.json" with { type: "json" };

test("a deposit with balancing goes to its contract, in the chain's coins", () => {
  const deployment = readDeployment(fixture.deployment);
  const coins = [{ denom: deployment.denom, amount: 5n }];
  const expected = executeMessage(deployment.contracts.balancing, "watt1linden", { deposit: {} }, coins);
  expect(depositToBalancingMessage(deployment, "watt1linden", { amountMicro: 5n })).toEqual(expected);
});
