package keeper

import (
	"context"
	"errors"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"github.com/cosmos/cosmos-sdk/types/query"

	"github.com/wattmesh/wattmesh/chain/x/clock/types"
)

// maxPageLimit bounds the work of one query.
const maxPageLimit = 100

type queryServer struct{ Keeper }

var _ types.QueryServer = queryServer{}

// NewQueryServer returns what answers the module's queries.
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

// Contract returns one registered contract.
func (s queryServer) Contract(ctx context.Context, req *types.QueryContractRequest) (*types.QueryContractResponse, error) {
	contract, err := s.contract(ctx, req.ContractAddress)
	if errors.Is(err, types.ErrContractNotFound) {
		return nil, status.Error(codes.NotFound, err.Error())
	}
	if err != nil {
		return nil, err
	}
	return &types.QueryContractResponse{Contract: contract}, nil
}

// Contracts returns a page of registered contracts, at most maxPageLimit.
func (s queryServer) Contracts(ctx context.Context, req *types.QueryContractsRequest) (*types.QueryContractsResponse, error) {
	if req.Pagination != nil && req.Pagination.Limit > maxPageLimit {
		return nil, status.Errorf(codes.InvalidArgument, "limit %d is above %d", req.Pagination.Limit, maxPageLimit)
	}
	contracts, page, err := query.CollectionPaginate(ctx, s.Keeper.Contracts, req.Pagination,
		func(_ uint64, contract types.Contract) (types.Contract, error) { return contract, nil })
	if err != nil {
		return nil, err
	}
	return &types.QueryContractsResponse{Contracts: contracts, Pagination: page}, nil
}
