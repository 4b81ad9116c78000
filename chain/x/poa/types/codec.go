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
	cdc.RegisterConcrete(Params{}, "wattmesh/poa/Params", nil)
	legacy.RegisterAminoMsg(cdc, &MsgAddValidator{}, "wattmesh/poa/MsgAddValidator")
	legacy.RegisterAminoMsg(cdc, &MsgRemoveValidator{}, "wattmesh/poa/MsgRemoveValidator")
	legacy.RegisterAminoMsg(cdc, &MsgSetPower{}, "wattmesh/poa/MsgSetPower")
	legacy.RegisterAminoMsg(cdc, &MsgRotateKey{}, "wattmesh/poa/MsgRotateKey")
	legacy.RegisterAminoMsg(cdc, &MsgUpdateParams{}, "wattmesh/poa/MsgUpdateParams")
}

// RegisterInterfaces registers the messages.
func RegisterInterfaces(registry types.InterfaceRegistry) {
	registry.RegisterImplementations(
		(*sdk.Msg)(nil),
		&MsgAddValidator{},
		&MsgRemoveValidator{},
		&MsgSetPower{},
		&MsgRotateKey{},
		&MsgUpdateParams{},
	)
	msgservice.RegisterMsgServiceDesc(registry, &_Msg_serviceDesc)
}
