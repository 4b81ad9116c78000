package community

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/asn1"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"maps"
	"math/big"
	"strconv"
	"time"

	sdk "github.com/cosmos/cosmos-sdk/types"
	"github.com/decred/dcrd/dcrec/secp256k1/v4"
	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
)

// Station is a metering point that signs records of charging stations (docs/spec/ocmf.md).
type Station struct {
	ID     uint32
	Serial string
	name   string
	key    *ecdsa.PrivateKey
}

var curves = map[string]elliptic.Curve{"secp256r1": elliptic.P256(), "secp256k1": secp256k1.S256()}

// Stations gives an owner of their own a station on the curve, in the zone of the first meters; n of them.
func (c *Community) Stations(curve string, n int) []*Station {
	c.TB.Helper()
	owners := c.NewAccounts(n, sdk.NewInt64Coin(apptest.Denom, 1))
	var stations []*Station
	for number, owner := range owners {
		c.Admit(owner)
		stations = append(stations, c.register(owner, curve, number, Object{"reading_format": "ocmf"}))
	}
	return stations
}

// Points gives one owner n metering points on the curve, in the zone of the first meters, that sign readings as other meters do.
func (c *Community) Points(curve string, n int) []*Station {
	c.TB.Helper()
	owner := c.NewAccount(sdk.NewInt64Coin(apptest.Denom, 1))
	c.Admit(owner)
	var points []*Station
	for number := range n {
		points = append(points, c.register(owner, curve, number, Object{}))
	}
	return points
}

func (c *Community) register(owner *apptest.Account, curve string, number int, more Object) *Station {
	c.TB.Helper()
	station := &Station{Serial: fmt.Sprintf("%s-%d", curve, number), name: curve, key: keyOn(curve, number)}
	applied := c.MustSend(owner, c.stationApplication(owner, station, more))
	application, err := strconv.Atoi(applied.EventsOf("wasm-meter_applied_for")[0]["application_id"])
	require.NoError(c.TB, err)
	approved := c.MustSend(c.Authority, c.approval(c.Authority, application))
	id, err := strconv.ParseUint(approved.EventsOf("wasm-meter_registered")[0]["meter_id"], 10, 32)
	require.NoError(c.TB, err)
	station.ID = uint32(id)
	return station
}

// Readings packs and signs readings of points of one bank, in order of index, with registers that have been in use for years.
func (c *Community) Readings(points []*Station, slot uint32, importWh uint64) []byte {
	c.TB.Helper()
	packed := binary.BigEndian.AppendUint32([]byte{1}, points[0].ID/BankSize)
	packed = binary.BigEndian.AppendUint32(packed, slot)
	for _, point := range points {
		meter := Meter{ID: point.ID, ImportTotalWh: importWh, ExportTotalWh: usedExportWh}
		r, s := point.sign(c, meter.signedBytes(c.ChainID, slot))
		packed = append(packed, byte(point.ID%BankSize), 0)
		packed = binary.AppendUvarint(packed, meter.ImportTotalWh)
		packed = binary.AppendUvarint(packed, meter.ExportTotalWh)
		packed = append(append(packed, r.FillBytes(make([]byte, 32))...), s.FillBytes(make([]byte, 32))...)
	}
	return packed
}

func keyOn(curve string, number int) *ecdsa.PrivateKey {
	seed := sha256.Sum256(fmt.Appendf(nil, "station %s %d", curve, number))
	key := &ecdsa.PrivateKey{D: new(big.Int).SetBytes(seed[:])}
	key.Curve = curves[curve]
	key.X, key.Y = key.ScalarBaseMult(seed[:])
	return key
}

func (c *Community) stationApplication(owner *apptest.Account, station *Station, more Object) sdk.Msg {
	public := elliptic.MarshalCompressed(station.key.Curve, station.key.X, station.key.Y)
	r, s := station.sign(c, possessionBytes(c.ChainID, owner.String(), station.Serial, public))
	meter := Object{
		"serial": station.Serial, "zone_id": 0, "device_key": Object{"key_type": station.name, "public_key": public},
		"class": "b", "connection_w": connectionW, "inverter_w": connectionW, "source": "solar",
	}
	maps.Copy(meter, more)
	return c.Registry.Call(owner, Object{"apply_for_meter": Object{
		"meter":      meter,
		"connection": fmt.Sprintf("DE%X", public[1:9]),
		"proof":      append(r.FillBytes(make([]byte, 32)), s.FillBytes(make([]byte, 32))...),
	}})
}

func (s *Station) sign(c *Community, message []byte) (*big.Int, *big.Int) {
	c.TB.Helper()
	digest := sha256.Sum256(message)
	a, b, err := ecdsa.Sign(rand.Reader, s.key, digest[:])
	require.NoError(c.TB, err)
	return a, b
}

// Record is one of the end of a slot, with the higher or the lower of the values of s that verify.
func (s *Station) Record(c *Community, page int, slot uint32, importWh, exportWh uint64, high bool) Object {
	c.TB.Helper()
	end := time.Unix(int64(slot+1)*int64(c.Terms.SlotSeconds), 0).UTC().Format("2006-01-02T15:04:05,000+0000")
	payload := fmt.Sprintf(`{"FV":"1.0","GI":"Wattmesh WM-1","GS":"GW-0001","GV":"1.4p3","PG":"F%d","MV":"Meters","MM":"EEM-350","MS":"%s","MF":"1.0",`+
		`"RD":[{"TM":"%s S","RV":%d.%03d,"RI":"1-b:1.8.0","RU":"kWh","RT":"AC","EF":"","ST":"G"},{"RV":%d.%03d,"RI":"1-b:2.8.0","RU":"kWh"}]}`,
		page, s.Serial, end, importWh/1_000, importWh%1_000, exportWh/1_000, exportWh%1_000)
	r, low := s.sign(c, []byte(payload))
	order := s.key.Params().N
	other := new(big.Int).Sub(order, low)
	if (low.Cmp(other) > 0) != high {
		low = other
	}
	der, err := asn1.Marshal(struct{ R, S *big.Int }{r, low})
	require.NoError(c.TB, err)
	var record bytes.Buffer
	fmt.Fprintf(&record, `OCMF|%s|{"SA":"ECDSA-%s-SHA256","SD":"%s"}`, payload, s.name, hex.EncodeToString(der))
	return Object{"index": s.ID % BankSize, "record": record.Bytes()}
}
