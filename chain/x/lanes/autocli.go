package lanes

import (
	autocliv1 "cosmossdk.io/api/cosmos/autocli/v1"
)

// AutoCLIOptions describes the module's commands. The signer comes from --from.
func (AppModule) AutoCLIOptions() *autocliv1.ModuleOptions {
	return &autocliv1.ModuleOptions{
		Query: &autocliv1.ServiceCommandDescriptor{
			Service: "wattmesh.lanes.v1.Query",
			RpcCommandOptions: []*autocliv1.RpcCommandOptions{
				{RpcMethod: "Params", Use: "params", Short: "Show what transactions pay and which of them half of every block is kept for"},
				{RpcMethod: "Limits", Use: "limits", Short: "Show how much gas a transaction may ask for"},
			},
		},
		Tx: &autocliv1.ServiceCommandDescriptor{
			Service: "wattmesh.lanes.v1.Msg",
			RpcCommandOptions: []*autocliv1.RpcCommandOptions{{
				RpcMethod: "UpdateParams",
				Use:       "update-params [params]",
				Short:     "Replace the parameters (authority only)",
				Example: `wattd tx lanes update-params '{"fee_denom":"uwatt","min_fee_per_million_gas":"10000","fee_recipient":"COMMUNITY",` +
					`"reserved_calls":[{"contract_address":"CONTRACT","message":"MESSAGE"}],"reserved_senders":["ADDRESS"]}' --from authority`,
				PositionalArgs: []*autocliv1.PositionalArgDescriptor{{ProtoField: "params"}},
			}},
		},
	}
}
