package clock

import (
	autocliv1 "cosmossdk.io/api/cosmos/autocli/v1"
)

// AutoCLIOptions describes the module's commands. The signer comes from --from.
func (AppModule) AutoCLIOptions() *autocliv1.ModuleOptions {
	contract := &autocliv1.PositionalArgDescriptor{ProtoField: "contract_address"}
	gasLimit := &autocliv1.PositionalArgDescriptor{ProtoField: "gas_limit"}
	gasShare := &autocliv1.PositionalArgDescriptor{ProtoField: "gas_share"}
	return &autocliv1.ModuleOptions{
		Query: &autocliv1.ServiceCommandDescriptor{
			Service: "wattmesh.clock.v1.Query",
			RpcCommandOptions: []*autocliv1.RpcCommandOptions{
				{RpcMethod: "Params", Use: "params", Short: "Show what the clock may cost a block"},
				{
					RpcMethod:      "Contract",
					Use:            "contract [contract-address]",
					Short:          "Show one registered contract: its gas limit and share, its failures in a row, whether it is busy or jailed",
					PositionalArgs: []*autocliv1.PositionalArgDescriptor{contract},
				},
				{RpcMethod: "Contracts", Use: "contracts", Short: "List the registered contracts in the order of registration"},
			},
		},
		Tx: &autocliv1.ServiceCommandDescriptor{
			Service: "wattmesh.clock.v1.Msg",
			RpcCommandOptions: []*autocliv1.RpcCommandOptions{
				{
					RpcMethod: "RegisterContract",
					Use:       "register-contract [contract-address] [gas-limit] [gas-share]",
					Short:     `Call a contract with sudo {"tick":{"gas_budget":N,"consecutive_failures":F}} at the end of every block (authority only)`,
					Long: "Call a contract with sudo {\"tick\":{\"gas_budget\":N,\"consecutive_failures\":F}} at the end of every block (authority only).\n" +
						"The budget is at least the share and at most the limit; a call that needs more than its budget leaves nothing behind.\n" +
						"Without a share it is the limit. Pin the contract's code first: loading unpinned code costs 58,000 gas more per call.",
					PositionalArgs: []*autocliv1.PositionalArgDescriptor{contract, gasLimit, {ProtoField: "gas_share", Optional: true}},
				},
				{
					RpcMethod:      "UnregisterContract",
					Use:            "unregister-contract [contract-address]",
					Short:          "Stop calling a contract (authority only)",
					PositionalArgs: []*autocliv1.PositionalArgDescriptor{contract},
				},
				{
					RpcMethod:      "SetGasLimit",
					Use:            "set-gas-limit [contract-address] [gas-limit]",
					Short:          "Change the most gas that a call is given (authority only)",
					PositionalArgs: []*autocliv1.PositionalArgDescriptor{contract, gasLimit},
				},
				{
					RpcMethod:      "SetGasShare",
					Use:            "set-gas-share [contract-address] [gas-share]",
					Short:          "Change the gas that a contract is given in every block, whatever the others do (authority only)",
					PositionalArgs: []*autocliv1.PositionalArgDescriptor{contract, gasShare},
				},
				{
					RpcMethod:      "UnjailContract",
					Use:            "unjail-contract [contract-address]",
					Short:          "Call a jailed contract again (authority only)",
					PositionalArgs: []*autocliv1.PositionalArgDescriptor{contract},
				},
				{
					RpcMethod:      "UpdateParams",
					Use:            "update-params [params]",
					Short:          "Replace the parameters (authority only)",
					Example:        `wattd tx clock update-params '{"max_gas_per_block":"3000000","max_contracts":32,"jail_after_failures":20}' --from authority`,
					PositionalArgs: []*autocliv1.PositionalArgDescriptor{{ProtoField: "params"}},
				},
			},
		},
	}
}
