import { type Static, Type } from "typebox";
import { Count, Titled, Wh } from "../../api/schema.ts";
import type { Facts } from "../../db/facts.ts";

const Grams = Type.String({
  pattern: "^-?\\d+$",
  description: "Emissions avoided against the grid's mix, g; negative where the source emits more",
});

const MintedSource = Titled("MintedSource", {
  source: Type.String(),
  energy_wh: Wh,
  g_per_kwh: { ...Count, description: "What a kWh of it emits over its life, g" },
  avoided_g: Grams,
});
type MintedSource = Static<typeof MintedSource>;

export const carbonProperties = { minted: Type.Array(MintedSource), avoided_g: Grams };

/** Minted energy with its emissions avoided, as the token counts them: all Wh of a source at once, in whole g rounded towards zero. */
export function carbonOf(
  minted: readonly Pick<MintedSource, "source" | "energy_wh">[],
  fact: Facts,
): { minted: MintedSource[]; avoided_g: string } {
  const gridGPerKwh = BigInt(fact<number>("token_grid_g_per_kwh") ?? 0);
  const factors = fact<{ source: string; g_per_kwh: number }[]>("token_source_g_per_kwh") ?? [];
  let total = 0n;
  const sources = minted.map(({ source, energy_wh }) => {
    const g_per_kwh = factors.find((factor) => factor.source === source)?.g_per_kwh ?? Number(gridGPerKwh);
    const avoided = (BigInt(energy_wh) * (gridGPerKwh - BigInt(g_per_kwh))) / 1_000n;
    total += avoided;
    return { source, energy_wh, g_per_kwh, avoided_g: String(avoided) };
  });
  return { minted: sources, avoided_g: String(total) };
}
