package keeper

import (
	"context"

	"github.com/wattmesh/wattmesh/chain/x/lanes/types"
)

type msgServer struct{ Keeper }

var _ types.MsgServer = msgServer{}

// NewMsgServer returns the server of the module's messages.
func NewMsgServer(keeper Keeper) types.MsgServer {
	return msgServer{keeper}
}

// UpdateParams replaces the parameters.
func (s msgServer) UpdateParams(ctx context.Context, msg *types.MsgUpdateParams) (*types.MsgUpdateParamsResponse, error) {
	if err := s.requireAuthority(ctx, msg.Authority); err != nil {
		return nil, err
	}
	return &types.MsgUpdateParamsResponse{}, s.updateParams(ctx, msg.Params)
}
