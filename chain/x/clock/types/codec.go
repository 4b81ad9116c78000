package types

import (
	"github.com/cosmos/cosmos-sdk/codec"
	"github.com/cosmos/cosmos-sdk/codec/legacy"
	"github.com/cosmos/cosmos-sdk/codec/types"
	sdk "github.com/cosmos/cosmos-sdk/types"
	"github.com/cosmos/cosmos-sdk/types/msgservice"
)

// RegisterLegacyAminoCodec registers the messages under the names that hardware wallets sign.
func RegisterLegacyAminoCodec(cdc *codec.LegacyAmino) {
	cdc.RegisterConcrete(Params{}, "wattmesh/clock/Params", nil)
	legacy.RegisterAminoMsg(cdc, &MsgRegisterContract{}, "wattmesh/clock/MsgRegisterContract")
	legacy.RegisterAminoMsg(cdc, &MsgUnregisterContract{}, "wattmesh/clock/MsgUnregisterContract")
	legacy.RegisterAminoMsg(cdc, &MsgSetGasLimit{}, "wattmesh/clock/MsgSetGasLimit")
	legacy.RegisterAminoMsg(cdc, &MsgSetGasShare{}, "wattmesh/clock/MsgSetGasShare")
	legacy.RegisterAminoMsg(cdc, &MsgUnjailContract{}, "wattmesh/clock/MsgUnjailContract")
	legacy.RegisterAminoMsg(cdc, &MsgUpdateParams{}, "wattmesh/clock/MsgUpdateParams")
}

// RegisterInterfaces registers the messages.
func RegisterInterfaces(registry types.InterfaceRegistry) {
	registry.RegisterImplementations(
		(*sdk.Msg)(nil),
		&MsgRegisterContract{},
		&MsgUnregisterContract{},
		&MsgSetGasLimit{},
		&MsgSetGasShare{},
		&MsgUnjailContract{},
		&MsgUpdateParams{},
	)
	msgservice.RegisterMsgServiceDesc(registry, &_Msg_serviceDesc)
}
