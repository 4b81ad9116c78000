package keeper

import (
	"context"

	abci "github.com/cometbft/cometbft/abci/types"

	"github.com/wattmesh/wattmesh/chain/x/poa/types"
)

// Announce returns the difference between the wanted and the last announced set and remembers the wanted one as announced.
func (k Keeper) Announce(ctx context.Context) ([]abci.ValidatorUpdate, error) {
	wanted, err := k.wantedPowers(ctx)
	if err != nil {
		return nil, err
	}
	announced, err := k.announcedPowers(ctx)
	if err != nil {
		return nil, err
	}
	updates := announced.UpdatesTo(wanted)
	if len(updates) == 0 {
		return nil, nil
	}
	if err := k.remember(ctx, updates); err != nil {
		return nil, err
	}
	total, err := wanted.Total()
	if err != nil {
		return nil, err
	}
	return updates, emit(ctx, &types.EventValidatorSetAnnounced{Updates: uint32(len(updates)), TotalPower: total})
}

func (k Keeper) remember(ctx context.Context, updates []abci.ValidatorUpdate) error {
	for _, update := range updates {
		key := update.PubKey.GetEd25519()
		if update.Power == 0 {
			if err := k.Announced.Remove(ctx, key); err != nil {
				return err
			}
			continue
		}
		if err := k.Announced.Set(ctx, key, update.Power); err != nil {
			return err
		}
	}
	return nil
}
