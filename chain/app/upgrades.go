package app

import (
	"context"

	"github.com/cosmos/cosmos-sdk/types/module"
	upgradetypes "github.com/cosmos/cosmos-sdk/x/upgrade/types"
)

// ClockSharesUpgrade is the plan's name of the upgrade that gives the contracts on the clock their shares.
const ClockSharesUpgrade = "clock-shares"

// setUpgrades names what the authority may plan: each migrates the state of the modules that have a new version.
func (app *App) setUpgrades() {
	app.UpgradeKeeper.SetUpgradeHandler(ClockSharesUpgrade,
		func(ctx context.Context, _ upgradetypes.Plan, from module.VersionMap) (module.VersionMap, error) {
			return app.ModuleManager.RunMigrations(ctx, app.configurator, from)
		})
}
