package app

import (
	"context"

	storetypes "github.com/cosmos/cosmos-sdk/store/v2/types"
	"github.com/cosmos/cosmos-sdk/types/module"
	upgradetypes "github.com/cosmos/cosmos-sdk/x/upgrade/types"

	lanestypes "github.com/wattmesh/wattmesh/chain/x/lanes/types"
)

const (
	// ClockSharesUpgrade is the plan's name of the upgrade that gives the contracts on the clock their shares.
	ClockSharesUpgrade = "clock-shares"

	// LivenessUpgrade is the plan's name of the upgrade that gives a chain fees and lanes. Transactions stay free, and nothing is reserved, until
	// the authority says otherwise.
	LivenessUpgrade = "liveness"
)

// setUpgrades names what the authority may plan: each migrates the state of the modules that have a new version, and begins the state of those that
// are new. A chain that skips an upgrade takes its state with the next one.
func (app *App) setUpgrades() {
	for _, name := range []string{ClockSharesUpgrade, LivenessUpgrade} {
		app.UpgradeKeeper.SetUpgradeHandler(name,
			func(ctx context.Context, _ upgradetypes.Plan, from module.VersionMap) (module.VersionMap, error) {
				return app.ModuleManager.RunMigrations(ctx, app.configurator, from)
			})
	}
	plan, err := app.UpgradeKeeper.ReadUpgradeInfoFromDisk()
	must(err)
	if app.UpgradeKeeper.HasHandler(plan.Name) && !app.UpgradeKeeper.IsSkipHeight(plan.Height) {
		app.SetStoreLoader(upgradetypes.UpgradeStoreLoader(plan.Height, &storetypes.StoreUpgrades{Added: []string{lanestypes.StoreKey}}))
	}
}
