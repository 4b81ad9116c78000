package community

import (
	"crypto/ed25519"
	"encoding/binary"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
)

// What every meter sees of its power: 230 V and 50 Hz, or nearly.
const (
	voltageMinDV, voltageMeanDV, voltageMaxDV = 2_287, 2_301, 2_318
	frequencyMinMHz, frequencyMaxMHz          = 49_981, 50_012
	powerFactorPermille                       = 983
)

// See brings what a meter saw of its power in a slot, and answers the gas of the transaction.
func (c *Community) See(meter *Meter, slot uint32) int64 {
	c.TB.Helper()
	bytes := append([]byte("wattmesh/quality/1"), chainTag(c.ChainID)...)
	bytes = binary.BigEndian.AppendUint32(bytes, meter.ID)
	bytes = binary.BigEndian.AppendUint32(bytes, slot)
	for _, voltage := range []uint16{voltageMinDV, voltageMeanDV, voltageMaxDV} {
		bytes = binary.BigEndian.AppendUint16(bytes, voltage)
	}
	for _, frequency := range []uint32{frequencyMinMHz, frequencyMaxMHz} {
		bytes = binary.BigEndian.AppendUint32(bytes, frequency)
	}
	bytes = binary.BigEndian.AppendUint16(bytes, powerFactorPermille)
	return c.Execute(meter.Owner, c.Metering, Object{"submit_quality": Object{
		"meter_id": meter.ID, "slot": slot, "signature": ed25519.Sign(meter.key, bytes), "quality": Object{
			"voltage_min_dv": voltageMinDV, "voltage_mean_dv": voltageMeanDV, "voltage_max_dv": voltageMaxDV,
			"frequency_min_mhz": frequencyMinMHz, "frequency_max_mhz": frequencyMaxMHz, "power_factor_permille": powerFactorPermille,
		},
	}}).GasUsed
}

// JudgeByQuality has every zone but the root judged by what its feeder sees of voltage and frequency.
func (c *Community) JudgeByQuality(contract apptest.Contract) {
	c.TB.Helper()
	for zone := 1; zone < c.Terms.Zones; zone++ {
		c.must(c.Operator, contract, Object{"set_params": Object{"zone_id": zone, "params": Object{
			"bands": bands, "nominal": Object{"voltage_dv": 2_300, "frequency_mhz": 50_000},
		}}})
	}
}
