package poa

import (
	autocliv1 "cosmossdk.io/api/cosmos/autocli/v1"
)

// AutoCLIOptions describes the module's commands. The signer comes from --from.
func (AppModule) AutoCLIOptions() *autocliv1.ModuleOptions {
	return &autocliv1.ModuleOptions{
		Query: &autocliv1.ServiceCommandDescriptor{
			Service: "wattmesh.poa.v1.Query",
			RpcCommandOptions: []*autocliv1.RpcCommandOptions{
				{RpcMethod: "Params", Use: "params", Short: "Show the limits of a change of the validator set"},
				{RpcMethod: "Authority", Use: "authority", Short: "Show the account that may sign the authority's messages"},
				{
					RpcMethod:      "Validator",
					Use:            "validator [consensus-address]",
					Short:          "Show one validator",
					Example:        "wattd query poa validator $(wattd comet show-address)",
					PositionalArgs: []*autocliv1.PositionalArgDescriptor{{ProtoField: "consensus_address"}},
				},
				{RpcMethod: "Validators", Use: "validators", Short: "List the validators"},
			},
		},
		Tx: &autocliv1.ServiceCommandDescriptor{
			Service: "wattmesh.poa.v1.Msg",
			RpcCommandOptions: []*autocliv1.RpcCommandOptions{
				{
					RpcMethod: "AddValidator",
					Use:       "add-validator [moniker] [pub-key] [power]",
					Short:     "Add a validator (authority only)",
					Long: "Add a validator (authority only). The key is the raw ed25519 consensus key in base64, the `key` that\n" +
						"`wattd comet show-validator` prints on the validator's node. Start that node first, as a full node, and let it catch up.",
					Example: "wattd tx poa add-validator carol lCydJqMKMnRJWtpWaIILMXxO2VkPZWwWCvRr41nOxpE= 1 --from authority",
					PositionalArgs: []*autocliv1.PositionalArgDescriptor{
						{ProtoField: "moniker"}, {ProtoField: "pub_key"}, {ProtoField: "power"},
					},
				},
				{
					RpcMethod:      "RemoveValidator",
					Use:            "remove-validator [consensus-address]",
					Short:          "Remove a validator, never the last one (authority only)",
					PositionalArgs: []*autocliv1.PositionalArgDescriptor{{ProtoField: "consensus_address"}},
				},
				{
					RpcMethod: "SetPower",
					Use:       "set-power [consensus-address] [power]",
					Short:     "Change a validator's voting power (authority only)",
					PositionalArgs: []*autocliv1.PositionalArgDescriptor{
						{ProtoField: "consensus_address"}, {ProtoField: "power"},
					},
				},
				{
					RpcMethod: "RotateKey",
					Use:       "rotate-key [consensus-address] [new-pub-key]",
					Short:     "Replace a validator's consensus key (authority only)",
					Long: "Replace a validator's consensus key (authority only). The node must sign with the new key from two blocks later on.\n" +
						"A validator with more power than max_power_change_bps allows can rotate its key only after that parameter is raised.",
					PositionalArgs: []*autocliv1.PositionalArgDescriptor{
						{ProtoField: "consensus_address"}, {ProtoField: "new_pub_key"},
					},
				},
				{
					RpcMethod:      "UpdateParams",
					Use:            "update-params [params]",
					Short:          "Replace the parameters (authority only)",
					Example:        `wattd tx poa update-params '{"max_validators":64,"max_power_change_bps":3333}' --from authority`,
					PositionalArgs: []*autocliv1.PositionalArgDescriptor{{ProtoField: "params"}},
				},
			},
		},
	}
}
