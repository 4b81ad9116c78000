package keeper

import (
	"context"

	"github.com/wattmesh/wattmesh/chain/x/lanes/types"
)

type queryServer struct{ Keeper }

var _ types.QueryServer = queryServer{}

// NewQueryServer returns the server of the module's queries.
func NewQueryServer(keeper Keeper) types.QueryServer {
	return queryServer{keeper}
}

// Params returns the parameters.
func (s queryServer) Params(ctx context.Context, _ *types.QueryParamsRequest) (*types.QueryParamsResponse, error) {
	params, err := s.Keeper.Params.Get(ctx)
	if err != nil {
		return nil, err
	}
	return &types.QueryParamsResponse{Params: params}, nil
}

// Limits returns how much gas a transaction may ask for. It reads the store and not the context, because a query's context carries no consensus
// parameters.
func (s queryServer) Limits(ctx context.Context, _ *types.QueryLimitsRequest) (*types.QueryLimitsResponse, error) {
	params, err := s.consensusParams.Get(ctx)
	if err != nil {
		return nil, err
	}
	return &types.QueryLimitsResponse{Limits: types.LimitsFor(params.Block.MaxGas)}, nil
}
