package app

import (
	"strings"

	autocliv1 "cosmossdk.io/api/cosmos/autocli/v1"
	"cosmossdk.io/client/v2/autocli"
	"cosmossdk.io/core/appmodule"

	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"

	runtimeservices "github.com/cosmos/cosmos-sdk/runtime/services"
	consensustypes "github.com/cosmos/cosmos-sdk/x/consensus/types"
	upgradetypes "github.com/cosmos/cosmos-sdk/x/upgrade/types"
)

// AutoCLI describes the modules' commands.
func (app *App) AutoCLI() autocli.AppOptions {
	modules := make(map[string]appmodule.AppModule, len(app.ModuleManager.Modules))
	for name, registered := range app.ModuleManager.Modules {
		if appModule, ok := registered.(appmodule.AppModule); ok {
			modules[name] = appModule
		}
	}
	// The module's own commands only make proposals.
	delete(modules, upgradetypes.ModuleName)

	options := runtimeservices.ExtractAutoCLIOptions(app.ModuleManager.Modules)
	options[upgradetypes.ModuleName].Tx = upgradeCommands()
	options[consensustypes.ModuleName].Tx = consensusCommands()
	options[wasmtypes.ModuleName] = &autocliv1.ModuleOptions{Tx: wasmAuthorityCommands()}
	for _, module := range options {
		signProposalsDirectly(module.Tx)
	}
	return autocli.AppOptions{
		Modules:               modules,
		ModuleOptions:         options,
		AddressCodec:          AccountAddresses(),
		ValidatorAddressCodec: ValidatorAddresses(),
		ConsensusAddressCodec: ConsensusAddresses(),
	}
}

// signProposalsDirectly turns the commands that make governance proposals into ones that the authority signs: there is nobody to vote.
func signProposalsDirectly(service *autocliv1.ServiceCommandDescriptor) {
	if service == nil {
		return
	}
	for _, command := range service.RpcCommandOptions {
		if !command.GovProposal {
			continue
		}
		command.GovProposal = false
		command.Use = strings.Replace(command.Use, "-proposal", "", 1)
		command.Example = strings.Replace(command.Example, "-proposal", "", 1)
		command.Short = asAuthority(command.Short)
		command.Long = asAuthority(command.Long)
	}
}

func asAuthority(help string) string {
	const proposal = "Submit a proposal to "
	if !strings.HasPrefix(help, proposal) {
		return help
	}
	help = strings.TrimPrefix(help, proposal)
	return strings.ToUpper(help[:1]) + help[1:] + " (authority only)"
}

func upgradeCommands() *autocliv1.ServiceCommandDescriptor {
	return &autocliv1.ServiceCommandDescriptor{
		Service: "cosmos.upgrade.v1beta1.Msg",
		RpcCommandOptions: []*autocliv1.RpcCommandOptions{
			{
				RpcMethod:      "SoftwareUpgrade",
				Use:            "software-upgrade [plan]",
				Short:          "Plan an upgrade: nodes stop at its height and go on with the new version (authority only)",
				Example:        `wattd tx upgrade software-upgrade '{"name":"v2","height":"100000"}' --from authority`,
				PositionalArgs: []*autocliv1.PositionalArgDescriptor{{ProtoField: "plan"}},
			},
			{
				RpcMethod: "CancelUpgrade",
				Use:       "cancel-upgrade",
				Short:     "Forget the planned upgrade (authority only)",
			},
		},
	}
}

func consensusCommands() *autocliv1.ServiceCommandDescriptor {
	return &autocliv1.ServiceCommandDescriptor{
		Service: "cosmos.consensus.v1.Msg",
		RpcCommandOptions: []*autocliv1.RpcCommandOptions{{
			RpcMethod: "UpdateParams",
			Use:       "update-params [block] [evidence] [validator] [abci]",
			Short:     "Replace the consensus parameters (authority only)",
			Long:      "Replace the consensus parameters, all groups of them (authority only). The authority stays: see hand-over-authority.",
			Example: `wattd tx consensus update-params '{"max_bytes":"4194304","max_gas":"50000000"}' ` +
				`'{"max_age_num_blocks":"576000","max_age_duration":"172800s","max_bytes":"1048576"}' '{"pub_key_types":["ed25519"]}' '{}' --from authority`,
			// abci must not be a flag: a node's configuration has a setting of that name, and it would be read in its place.
			PositionalArgs: []*autocliv1.PositionalArgDescriptor{
				{ProtoField: "block"}, {ProtoField: "evidence"}, {ProtoField: "validator"}, {ProtoField: "abci"},
			},
		}},
	}
}

// wasmAuthorityCommands adds to wasm's own commands those it only has as proposals.
func wasmAuthorityCommands() *autocliv1.ServiceCommandDescriptor {
	service := &autocliv1.ServiceCommandDescriptor{
		Service:              "cosmwasm.wasm.v1.Msg",
		EnhanceCustomCommand: true,
		RpcCommandOptions: []*autocliv1.RpcCommandOptions{
			{
				RpcMethod:      "PinCodes",
				Use:            "pin-codes [code-id...]",
				Short:          "Keep codes in memory, which makes a call 58,000 gas cheaper (authority only)",
				PositionalArgs: []*autocliv1.PositionalArgDescriptor{{ProtoField: "code_ids", Varargs: true}},
			},
			{
				RpcMethod:      "UnpinCodes",
				Use:            "unpin-codes [code-id...]",
				Short:          "Stop keeping codes in memory (authority only)",
				PositionalArgs: []*autocliv1.PositionalArgDescriptor{{ProtoField: "code_ids", Varargs: true}},
			},
			{
				RpcMethod:      "UpdateParams",
				Use:            "update-params [params]",
				Short:          "Replace the parameters: who may upload and instantiate (authority only)",
				PositionalArgs: []*autocliv1.PositionalArgDescriptor{{ProtoField: "params"}},
			},
		},
	}
	for _, method := range []string{
		"StoreCode", "InstantiateContract", "InstantiateContract2", "ExecuteContract", "MigrateContract", "UpdateAdmin", "ClearAdmin",
		"UpdateInstantiateConfig", "SudoContract", "StoreAndInstantiateContract", "RemoveCodeUploadParamsAddresses",
		"AddCodeUploadParamsAddresses", "StoreAndMigrateContract", "UpdateContractLabel",
	} {
		service.RpcCommandOptions = append(service.RpcCommandOptions, &autocliv1.RpcCommandOptions{RpcMethod: method, Skip: true})
	}
	return service
}
