package keeper_test

import (
	"testing"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/stretchr/testify/require"
)

func Test_a_node_tells_what_comes_of_its_clocks_calls(t *testing.T) {
	s := newSuite(t, withParams(jailAfterThree))
	registry := prometheus.NewPedanticRegistry()
	require.NoError(t, s.App.ClockKeeper.Metrics.Register(registry))
	requireFigures := func(done, failed, failing, jailed float64) {
		t.Helper()
		told := figures(t, registry)
		require.Equal(t, map[string]float64{"done": done, "contract": failed, "out_of_gas": 0, "vm": 0}, told["wattmesh_clock_calls_total"])
		require.Equal(t, failing, told["wattmesh_clock_failing_contracts"][""])
		require.Equal(t, jailed, told["wattmesh_clock_jailed_contracts"][""])
	}

	requireFigures(0, 0, 0, 0)
	s.registerInOneBlock(s.ticker("fail"), s.ticker("count"))
	s.NextBlock()
	requireFigures(2, 2, 1, 0)
	s.NextBlocks(2)
	requireFigures(4, 3, 0, 1)

	told := figures(t, registry)
	require.EqualValues(t, 2, told["wattmesh_clock_contracts"][""])
	require.Positive(t, told["wattmesh_clock_gas_total"][""])
}

// figures are the counters and gauges of a registry, by name and the value of their one label.
func figures(t *testing.T, registry *prometheus.Registry) map[string]map[string]float64 {
	t.Helper()
	families, err := registry.Gather()
	require.NoError(t, err)
	told := map[string]map[string]float64{}
	for _, family := range families {
		byLabel := map[string]float64{}
		for _, metric := range family.GetMetric() {
			var label string
			for _, pair := range metric.GetLabel() {
				label = pair.GetValue()
			}
			byLabel[label] = metric.GetCounter().GetValue() + metric.GetGauge().GetValue()
		}
		told[family.GetName()] = byLabel
	}
	return told
}
