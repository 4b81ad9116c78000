package market

import (
	"encoding/binary"

	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/contracts/gas/community"
)

// reader reads values as contracts pack them (docs/spec/formats.md).
type reader struct {
	tb    require.TestingT
	bytes []byte
}

func (r *reader) empty() bool { return len(r.bytes) == 0 }

func (r *reader) byte() byte {
	require.NotEmpty(r.tb, r.bytes, "a packed value ends early")
	value := r.bytes[0]
	r.bytes = r.bytes[1:]
	return value
}

func (r *reader) uint() uint64 {
	value, n := binary.Uvarint(r.bytes)
	require.Positive(r.tb, n, "no varint in %x", r.bytes)
	r.bytes = r.bytes[n:]
	return value
}

// zigzag is how Go's Varint is written, too.
func (r *reader) int() int64 {
	value, n := binary.Varint(r.bytes)
	require.Positive(r.tb, n, "no varint in %x", r.bytes)
	r.bytes = r.bytes[n:]
	return value
}

func (r *reader) take(n int) []byte {
	require.GreaterOrEqual(r.tb, len(r.bytes), n, "a packed value ends early")
	taken := r.bytes[:n]
	r.bytes = r.bytes[n:]
	return taken
}

// Flags of a packed order.
const (
	flagSell = 1 << iota
	flagMarket
	flagBundle
	flagModel
	flagExpires
	flagConditional
	flagDelegated
)

// Placed is an order as the event that tells of it carries it.
type Placed struct {
	Order
	Zone      uint32
	Delegated bool
}

func decodePlaced(r *reader) Placed {
	flags := r.byte()
	placed := Placed{Zone: uint32(r.uint()), Delegated: flags&flagDelegated != 0}
	placed.Side = Buy
	if flags&flagSell != 0 {
		placed.Side = Sell
	}
	switch {
	case flags&flagBundle != 0:
		placed.Kind = Bundle
		slot := uint32(0)
		for count := r.uint(); count > 0; count-- {
			slot += uint32(r.uint())
			placed.Parts = append(placed.Parts, Part{slot, r.uint()})
		}
		placed.Limit = uint32(r.uint() * 1_000)
	default:
		placed.Parts = []Part{{uint32(r.uint()), r.uint()}}
		switch {
		case flags&flagMarket != 0:
			placed.Kind = Market
			placed.Limit = uint32(r.uint() * 1_000)
		case flags&flagModel != 0:
			placed.Kind = Dynamic + Kind(r.byte())
			placed.Offset = int32(r.int() * 1_000)
		default:
			placed.Limit = uint32(r.uint() * 1_000)
		}
	}
	if flags&flagExpires != 0 {
		placed.ExpiresAt = int64(r.uint())
	}
	if flags&flagConditional != 0 {
		placed.Condition = decodeCondition(r)
	}
	return placed
}

var comparisons, states = []string{"above", "below"}, []string{"normal", "alert", "emergency", "restoration"}

func decodeCondition(r *reader) Object {
	switch kind := r.byte(); kind {
	case 0, 1:
		id := string(r.take(int(r.byte())))
		return Object{"feed": Object{"feed_id": id, "comparison": comparisons[kind], "value": r.int()}}
	case 2, 3:
		return Object{"zone_price": Object{
			"zone_id": uint32(r.uint()), "comparison": comparisons[kind-2], "price_micro_per_kwh": uint32(r.uint() * 1_000),
		}}
	default:
		return Object{"zone_state": Object{"zone_id": uint32(r.uint()), "state": states[r.byte()]}}
	}
}

// End is an order that ended.
type End struct {
	MeterID uint32
	OrderID uint64
	LeftWh  uint64
	Freed   int64
}

func decodeEnds(r *reader) []End {
	var ends []End
	for !r.empty() {
		ends = append(ends, End{uint32(r.uint()), r.uint(), r.uint(), int64(r.uint())})
	}
	return ends
}

// Fill is what a batch filled of an order.
type Fill struct {
	Sell, Whole bool
	MeterID     uint32
	OrderID     uint64
	EnergyWh    uint64
}

func decodeFills(r *reader) []Fill {
	var fills []Fill
	for !r.empty() {
		flags := r.byte()
		fills = append(fills, Fill{flags&1 != 0, flags&2 != 0, uint32(r.uint()), r.uint(), r.uint()})
	}
	return fills
}

// decodeFreed returns what each metering point of a bank got back.
func decodeFreed(r *reader, bank uint32) map[uint32]int64 {
	freed := map[uint32]int64{}
	for !r.empty() {
		index := r.byte()
		freed[bank*community.BankSize+uint32(index)] = int64(r.uint())
	}
	return freed
}
