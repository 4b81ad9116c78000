package keeper

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/wattmesh/wattmesh/chain/x/clock/types"
)

// Metrics is what the clock tells whoever watches this node. It is no part of the state: nodes differ in it.
type Metrics struct {
	late    prometheus.Gauge
	tick    prometheus.Histogram
	calls   *prometheus.CounterVec
	gas     prometheus.Counter
	called  prometheus.Gauge
	failing prometheus.Gauge
	jailed  prometheus.Gauge
}

// results are all that a call's label can be: what no failure is, and each reason of one.
var results = map[types.FailureReason]string{
	types.FAILURE_REASON_UNSPECIFIED: "done",
	types.FAILURE_REASON_OUT_OF_GAS:  "out_of_gas",
	types.FAILURE_REASON_VM:          "vm",
	types.FAILURE_REASON_CONTRACT:    "contract",
}

func newMetrics() *Metrics {
	gauge := func(name, help string) prometheus.Gauge {
		return prometheus.NewGauge(prometheus.GaugeOpts{Namespace: "wattmesh", Subsystem: "clock", Name: name, Help: help})
	}
	m := &Metrics{
		late: gauge("late_seconds", "This machine's time less that of the block whose end the clock was called at"),
		tick: prometheus.NewHistogram(prometheus.HistogramOpts{
			Namespace: "wattmesh", Subsystem: "clock", Name: "tick_seconds", Help: "Time of a block's calls",
			Buckets: []float64{0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5},
		}),
		calls: prometheus.NewCounterVec(prometheus.CounterOpts{
			Namespace: "wattmesh", Subsystem: "clock", Name: "calls_total", Help: "Calls of contracts, by what came of them",
		}, []string{"result"}),
		gas: prometheus.NewCounter(prometheus.CounterOpts{
			Namespace: "wattmesh", Subsystem: "clock", Name: "gas_total", Help: "Gas of the calls",
		}),
		called:  gauge("contracts", "Registered contracts"),
		failing: gauge("failing_contracts", "Registered contracts whose last call failed, and that are called again"),
		jailed:  gauge("jailed_contracts", "Registered contracts that are not called any more, since they failed too often"),
	}
	for _, result := range results {
		m.calls.WithLabelValues(result)
	}
	return m
}

// Register makes the metrics part of a registry.
func (m *Metrics) Register(registry prometheus.Registerer) error {
	for _, collector := range []prometheus.Collector{m.late, m.tick, m.calls, m.gas, m.called, m.failing, m.jailed} {
		if err := registry.Register(collector); err != nil {
			return err
		}
	}
	return nil
}

// began tells how things stand before a block's calls.
func (m *Metrics) began(now, blockTime time.Time, contracts []types.Contract) {
	m.late.Set(now.Sub(blockTime).Seconds())
	var failing, jailed int
	for _, contract := range contracts {
		switch {
		case contract.Jailed:
			jailed++
		case contract.ConsecutiveFailures > 0:
			failing++
		}
	}
	m.called.Set(float64(len(contracts)))
	m.failing.Set(float64(failing))
	m.jailed.Set(float64(jailed))
}

func (m *Metrics) calledOne(outcome outcome) {
	m.calls.WithLabelValues(results[outcome.failure]).Inc()
	m.gas.Add(float64(outcome.gasUsed))
}

func (m *Metrics) ended(took time.Duration) { m.tick.Observe(took.Seconds()) }
