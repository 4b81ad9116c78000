import type { Roles } from "../wanted.ts";

export interface TemplateValues {
  name: string;
  chainId: string;
  rpcUrl: string;
  accounts: Roles & { operator: string };
  verifiers: string[];
  threshold: number;
  keyFiles: string[];
}

/** A `community.toml` to begin with, every key explained. */
export const communityTemplate = ({
  name,
  chainId,
  rpcUrl,
  accounts,
  verifiers,
  threshold,
  keyFiles,
}: TemplateValues): string => `\
# What the community ${name} is on its chain. After a change: wattmesh plan shows what differs, wattmesh apply makes it so.
# Money is in micro-currency (1_000_000 micro = 1 EUR), prices are per kWh, multiples of the price tick and 0 or more.
# What is marked "once" holds from the start of the contracts and cannot change later.

name = "${name}"
chain_id = "${chainId}"
rpc_url = "${rpcUrl}"
money_denom = "ueur"         # once: the coin that accounts are kept in, one micro-currency is one of it
fee_denom = "uwatt"
deployment = "deployment.json"  # written by apply: what relayer, indexer and web app read

slot_seconds = 900           # once
grace_seconds = 300          # once: readings count for their slot's market until so long after its end
price_tick_micro_per_kwh = 1_000  # once

[accounts]
authority = "${accounts.authority}"  # governs the chain and its contracts
operator = "${accounts.operator}"   # operates the zones, but those that name another one
utility = "${accounts.utility}"    # once: the backstop, buys at feed-in and sells at retail
community = "${accounts.community}"  # once: earns the trading fee, pays everybody's fees
relayers = [${list(accounts.relayers)}]

[admission]                  # households are admitted by \`threshold\` of the verifiers
verifiers = [${list(verifiers)}]
threshold = ${threshold}

[keys]                       # files with 64 hex digits or a mnemonic; a key that is needed and in none of them is asked for
files = [${list(keyFiles)}]

[tariff]
feed_in_micro_per_kwh = 80_000      # the utility buys at 0.08 EUR
retail_micro_per_kwh = 320_000      # and sells at 0.32 EUR
trading_fee_micro_per_kwh = 2_000   # the community earns this of each kWh bought from neighbours

[forward]                    # trading before delivery
horizon_slots = 96           # slots ahead; also the notice that a new tariff needs, which holds from the start
min_energy_wh = 500
open_orders_per_point = 64
order_deposit_micro = 1_000
orders_per_message = 20

[pricing]                    # what prices follow that orders follow; without a base it is the middle of the tariff
base_micro_per_kwh = 200_000
sensitivity_permille = 20
peak_from = "17:00"          # on the clocks of Central Europe
peak_to = "21:00"
peak_permille = 1_500

[money]
withdraw_delay_slots = 0
claims_every_slots = 96
utility_low_micro = 20_000_000

[carbon]                     # once
grid_g_per_kwh = 380
solar_g_per_kwh = 41

[contracts]
operator_power_w = 43_470    # once: a zone's operator decides alone about metering points up to this
application_slots = 672      # once: an undecided application for a metering point lapses
proposal_seconds = 86_400    # once: an undecided proposal of the verifiers expires
max_clock_skew_seconds = 2   # once
keep_slots = 1_000           # once: of which the chain keeps results; longer than the longest outage
points_per_tick = 2_000

[fees]                       # without this table the chain stays free
gas_price = "0.01"           # of the fee coin, per unit of gas
member_gas_per_day = 100_000_000       # that the community pays for everybody named here
relayer_gas_per_day = 10_000_000_000

# The grid is a tree. The first zone is its root; each other one hangs on its parent by a line. New ones are added at the end.
[[zones]]
name = "Substation"

[[zones]]
name = "Linden Street"
parent = "Substation"
fee_micro_per_kwh = 10_000
capacity_up_wh = 40_000      # per slot
capacity_down_wh = 40_000
storage_capacity_wh = 0
# operator = "watt1…"        # unless it is that of [accounts]

# Validators of the chain. Without any, plan and apply leave the set as it is. The key file is the pub_key of a node's priv_validator_key.json.
[[validators]]
moniker = "${name}-1"
power = 10
# key_file = "validators/${name}-1.json"

[genesis]                    # for wattmesh genesis only: what accounts hold when the chain begins
fee_coins = 1_000_000_000_000          # all of the community's
money_micro = { utility = 1_000_000_000, operator = 1_000_000_000 }

[services]                   # asked by wattmesh status
relayers = []                # as "http://127.0.0.1:9464"
indexers = []
`;

const list = (items: readonly string[]): string => items.map((item) => JSON.stringify(item)).join(", ");
