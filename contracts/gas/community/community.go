// Package community puts the contracts on a chain in the real VM, with zones, owners and meters that really sign.
package community

import (
	"bytes"
	"crypto/ed25519"
	"fmt"
	"slices"
	"testing"
	"time"

	sdk "github.com/cosmos/cosmos-sdk/types"
	"github.com/stretchr/testify/require"

	"github.com/wattmesh/wattmesh/chain/testing/apptest"
)

// BankSize is the number of metering points of a bank.
const BankSize = 256

// messagesPerTx keeps set-up transactions below the gas that one may ask for.
const messagesPerTx = 8

// connectionW is the power of every connection, about which a zone's operator decides alone.
const connectionW = 17_250

// Registers of a meter that has been in use for years: long registers cost more bytes.
const usedImportWh, usedExportWh = 20_000_000, 10_000_000

// Object is a JSON object.
type Object = map[string]any

// Contracts are the addresses of a community's contracts.
type Contracts struct {
	Registry, Grid, Metering, Token, Trading apptest.Contract
}

// Terms are what a community is founded on. Prices are in micro-currency per kWh.
type Terms struct {
	Zones, PointsPerZone int
	// Zones hang in one chain below the root, instead of all on the root.
	Nested                     bool
	SlotSeconds, GraceSeconds  uint32
	FeedIn, Retail, TradingFee uint32
	LineFee                    uint32
	LineCapacityWh             uint64
	PointsPerTick, KeepSlots   uint32
	ClockGasLimit              uint64
	DepositMicro               int64
	// HorizonSlots ahead can be traded, and keep the tariff they have.
	HorizonSlots uint32
}

// QuarterHours are the terms of a community in production.
func QuarterHours(zones, pointsPerZone int) Terms {
	return Terms{
		Zones: zones, PointsPerZone: pointsPerZone,
		SlotSeconds: 900, GraceSeconds: 300,
		FeedIn: 80_000, Retail: 300_000, TradingFee: 2_000, LineFee: 5_000, LineCapacityWh: 1_000_000_000,
		PointsPerTick: 8_192, KeepSlots: 2_976, ClockGasLimit: 3_000_000, DepositMicro: 50_000_000,
		HorizonSlots: 96,
	}
}

// Meter is a metering point and the device that signs for it.
type Meter struct {
	ID, Bank uint32
	Index    byte
	Zone     uint32
	Owner    *apptest.Account
	key      ed25519.PrivateKey

	ImportTotalWh, ExportTotalWh uint64
}

// Community is a chain with everything on it.
type Community struct {
	*apptest.Chain
	Contracts
	// At are the same addresses by the contracts' names.
	At       map[string]apptest.Contract
	Terms    Terms
	Operator *apptest.Account
	Meters   []*Meter
}

// utilityMicro is what the utility pays in before anybody trades.
const utilityMicro = 1_000_000_000_000

// Found starts a chain, deploys the contracts, adds zones, and registers the meters of every zone with rules and funds.
func Found(tb testing.TB, terms Terms, options ...apptest.Option) *Community {
	tb.Helper()
	c := &Community{Chain: apptest.New(tb, options...), Terms: terms}
	c.Operator = c.NewAccount(sdk.NewInt64Coin(apptest.Denom, utilityMicro))
	c.deploy()
	c.MustSend(c.Operator, c.Trading.Call(c.Operator, Object{
		"deposit": Object{"account": Object{"counterparty": Object{"address": c.Operator.String()}}},
	}, sdk.NewInt64Coin(apptest.Denom, utilityMicro)))
	for zone := 1; zone < terms.Zones; zone++ {
		c.addZone(zone)
	}
	for zone := range terms.Zones {
		for left := terms.PointsPerZone; left > 0; left -= BankSize {
			c.settle(uint32(zone), min(left, BankSize))
		}
	}
	return c
}

// addZone hangs the next zone on the root, or, nested, on the zone before.
func (c *Community) addZone(zone int) {
	parent, operator := 0, c.Authority
	if c.Terms.Nested && zone > 1 {
		parent, operator = zone-1, c.Operator
	}
	capacity := fmt.Sprint(c.Terms.LineCapacityWh)
	c.must(operator, c.Grid, Object{"add_zone": Object{
		"name": fmt.Sprintf("Street %d", zone), "parent_id": parent, "operator": c.Operator.String(),
		"line": Object{"fee_micro_per_kwh": c.Terms.LineFee, "capacity_up_wh": capacity, "capacity_down_wh": capacity},
	}})
}

// deploy stores, pins and instantiates the contracts of the market, each with the addresses it is given, and has the clock call its own.
func (c *Community) deploy() {
	codes, messages := map[string]uint64{}, c.instantiations()
	contracts := slices.DeleteFunc(Manifest(c.TB), func(entry Entry) bool { return messages[entry.Name] == nil })
	require.Len(c.TB, contracts, len(messages), "contracts of the manifest")
	c.At = map[string]apptest.Contract{}
	for _, contract := range contracts {
		codes[contract.Name] = c.StoreFile(Artifact(c.TB, contract.Name))
		c.At[contract.Name] = c.AddressOf(codes[contract.Name], contract.Name)
	}
	c.Contracts = Contracts{
		Registry: c.At["registry"], Grid: c.At["grid"], Metering: c.At["metering"], Token: c.At["token"], Trading: c.At["trading"],
	}
	for _, contract := range contracts {
		c.Pin(codes[contract.Name])
	}
	for _, contract := range contracts {
		message := messages[contract.Name]
		for _, given := range contract.Given {
			if at, isDeployed := c.At[given]; isDeployed {
				message[given] = at
			}
		}
		c.InstantiateAt(codes[contract.Name], contract.Name, message)
	}
	for _, contract := range contracts {
		if contract.Clock != nil {
			c.RegisterClock(c.At[contract.Name], c.Terms.ClockGasLimit)
		}
	}
}

// instantiations are what each contract starts with, but for the addresses of others.
func (c *Community) instantiations() map[string]Object {
	admin, terms := c.Authority.String(), c.Terms
	return map[string]Object{
		"registry": {
			"admin": admin, "verifiers": []string{admin}, "threshold": 1, "proposal_seconds": 86_400,
			"points": Object{"slot_seconds": terms.SlotSeconds, "operator_power_w": connectionW, "application_slots": 672},
		},
		"grid": {
			"admin": admin, "operator": admin, "slot_seconds": terms.SlotSeconds, "price_tick_micro_per_kwh": 1_000, "root_name": "Village",
			"tariff": Object{
				"feed_in_micro_per_kwh": terms.FeedIn, "retail_micro_per_kwh": terms.Retail, "trading_fee_micro_per_kwh": terms.TradingFee,
			},
			"tariff_notice_slots": terms.HorizonSlots,
		},
		"metering": {
			"admin": admin, "slot_seconds": terms.SlotSeconds, "grace_seconds": terms.GraceSeconds,
			"metered_seconds_per_slot": 900, "max_clock_skew_seconds": 5, "keep_slots": 2_976,
		},
		"token": {
			"admin": admin, "name": "Energy", "symbol": "KWH", "grid_g_per_kwh": 400,
			"source_g_per_kwh": []Object{{"source": "solar", "g_per_kwh": 40}},
		},
		"trading": {
			"admin": admin, "denom": apptest.Denom,
			"utility": c.Operator.String(), "community": admin, "slot_seconds": terms.SlotSeconds, "grace_seconds": terms.GraceSeconds,
			"points_per_tick": terms.PointsPerTick, "keep_slots": terms.KeepSlots,
			"forward": ForwardParams(terms.HorizonSlots), "pricing": Pricing(),
			"money": Object{"withdraw_delay_slots": 0, "utility_low_micro": "0", "claims_every_slots": 96},
		},
	}
}

// ForwardParams let so many slots ahead be traded.
func ForwardParams(horizonSlots uint32) Object {
	return Object{
		"horizon_slots": horizonSlots, "min_energy_wh": "500", "open_orders_per_point": 100, "order_deposit_micro": 1_000,
		"orders_per_message": 20, "conditions_per_tick": 20, "bundle_slots_per_tick": 48,
	}
}

// Pricing is in Central Europe, where weekdays from 17 to 21 o'clock are peaks.
func Pricing() Object {
	lastSundayOf := func(month int) Object {
		return Object{"month": month, "week": 5, "weekday": 6, "second_of_day": 3_600, "time_is": "utc"}
	}
	return Object{
		"sensitivity_permille": 20, "base_micro_per_kwh": 150_000,
		"time_of_use": Object{
			"time_zone": Object{
				"standard_offset_minutes": 60,
				"daylight":                Object{"offset_minutes": 120, "starts": lastSundayOf(3), "ends": lastSundayOf(10)},
			},
			"windows": []Object{{"weekdays": 0b001_1111, "from_minute": 17 * 60, "to_minute": 21 * 60, "multiplier_permille": 1_500}},
		},
		"state_permille": Object{"normal": 1_000, "alert": 1_200, "emergency": 1_500, "restoration": 1_100},
	}
}

// settle brings an owner with up to a bank of meters into a zone. Every third point sells, and limits differ.
func (c *Community) settle(zone uint32, points int) {
	owner := c.NewAccount(sdk.NewInt64Coin(apptest.Denom, int64(points)*c.Terms.DepositMicro+1))
	c.Admit(owner)
	first := len(c.Meters)
	operator := c.Operator
	if zone == 0 {
		operator = c.Authority
	}
	var messages []sdk.Msg
	for range points {
		application := c.nextApplication(owner, zone)
		messages = append(messages, application, c.approval(operator, len(c.Meters)))
	}
	c.send([]*apptest.Account{owner, operator}, messages)
	messages = nil
	for _, meter := range c.Meters[first:] {
		messages = append(messages, c.deposit(meter),
			c.Trading.Call(owner, Object{"set_rule": Object{"meter_id": meter.ID, "rule": rule(meter.ID)}}))
	}
	c.send([]*apptest.Account{owner}, messages)
}

// deposit is an owner's first.
func (c *Community) deposit(meter *Meter) sdk.Msg {
	return c.Trading.Call(meter.Owner, Object{"deposit": Object{"account": Object{"point": Object{"meter_id": meter.ID}}}},
		sdk.NewInt64Coin(apptest.Denom, c.Terms.DepositMicro))
}

// Admit makes an account a participant.
func (c *Community) Admit(owner *apptest.Account) {
	c.MustSend(owner, c.Admission(owner))
	c.must(c.Authority, c.Registry, Object{"approve": Object{"proposal_id": c.latestProposal()}})
}

// Admission is an account's application to be a participant.
func (c *Community) Admission(owner *apptest.Account) sdk.Msg {
	return c.Registry.Call(owner, Object{"apply": Object{
		"role": "prosumer", "profile": Object{"name": "Household", "location": "", "contact": ""}, "equipment": []Object{}, "certifications": []string{},
	}})
}

func (c *Community) latestProposal() uint64 {
	var latest struct {
		Proposals []struct {
			ProposalID uint64 `json:"proposal_id"`
		} `json:"proposals"`
	}
	c.Query(c.Registry, Object{"proposals": Object{"limit": 1}}, &latest)
	return latest.Proposals[0].ProposalID
}

// rule spreads limits over the tariff's corridor, so that points stand inside, at and outside the price.
func rule(meterID uint32) Object {
	return Object{
		"ask_micro_per_kwh": 80_000 + meterID%97*1_000, "bid_micro_per_kwh": 300_000 - meterID%151*1_000,
		"hold": false, "draw": false, "paused": false,
	}
}

// nextApplication is for the next meter.
func (c *Community) nextApplication(owner *apptest.Account, zone uint32) sdk.Msg {
	number := len(c.Meters)
	seed := make([]byte, ed25519.SeedSize)
	copy(seed, fmt.Sprintf("meter %d", number))
	meter := &Meter{
		Zone: zone, Owner: owner, key: ed25519.NewKeyFromSeed(seed),
		ImportTotalWh: usedImportWh, ExportTotalWh: usedExportWh,
	}
	// Every zone fills its own banks, in the order in which zones are filled here.
	if number > 0 {
		last := c.Meters[number-1]
		meter.ID = last.ID + 1
		if last.Zone != zone {
			meter.ID = (last.Bank + 1) * BankSize
		}
	}
	meter.Bank, meter.Index = meter.ID/BankSize, byte(meter.ID%BankSize)
	c.Meters = append(c.Meters, meter)

	return c.Application(owner, zone, fmt.Sprintf("WM-%06d", number), meter.key)
}

// Application is for a metering point of the device that holds key.
func (c *Community) Application(owner *apptest.Account, zone uint32, serial string, key ed25519.PrivateKey) sdk.Msg {
	return c.ApplicationOn(connectionOf(key), owner, zone, serial, key)
}

// connectionOf is where a device stands, each at a connection of its own.
func connectionOf(key ed25519.PrivateKey) string {
	return fmt.Sprintf("DE%X", []byte(key.Public().(ed25519.PublicKey)[:8]))
}

// Connection is where the meter's device stands.
func (m *Meter) Connection() string { return connectionOf(m.key) }

// ApplicationOn is for a metering point of the device that holds key, on a connection that may have one.
func (c *Community) ApplicationOn(
	connection string, owner *apptest.Account, zone uint32, serial string, key ed25519.PrivateKey,
) sdk.Msg {
	public := key.Public().(ed25519.PublicKey)
	proof := ed25519.Sign(key, possessionBytes(c.ChainID, owner.String(), serial, public))
	return c.Registry.Call(owner, Object{"apply_for_meter": Object{
		"meter": Object{
			"serial": serial, "zone_id": zone, "device_key": Object{"key_type": "ed25519", "public_key": []byte(public)},
			"class": "b", "connection_w": connectionW, "inverter_w": connectionW, "source": "solar",
		},
		"connection": connection, "proof": proof,
	}})
}

// approval is of a meter's application. Each application was for the next meter.
func (c *Community) approval(operator *apptest.Account, applicationID int) sdk.Msg {
	return c.Registry.Call(operator, Object{"approve_meter": Object{
		"application_id": applicationID, "evidence_hash": bytes.Repeat([]byte{7}, 32),
	}})
}

// Slot is the slot of the chain's time.
func (c *Community) Slot() uint32 { return uint32(c.Time.Unix() / int64(c.Terms.SlotSeconds)) }

// EndSlot lets time pass until the running slot has just ended, and returns it.
func (c *Community) EndSlot() uint32 {
	slot := c.Slot()
	end := time.Unix(int64(slot+1)*int64(c.Terms.SlotSeconds), 0)
	c.Skip(end.Sub(c.Time))
	return slot
}

// EndGrace lets time pass until the slot's readings are no longer in time.
func (c *Community) EndGrace(slot uint32) {
	due := time.Unix(int64(slot+1)*int64(c.Terms.SlotSeconds)+int64(c.Terms.GraceSeconds), 0)
	c.Skip(due.Sub(c.Time))
}

// Use moves every meter's registers by a slot: every third point exports, the others import, and amounts differ.
func (c *Community) Use() {
	for _, meter := range c.Meters {
		if meter.ID%3 == 0 {
			meter.ExportTotalWh += 200 + uint64(meter.ID%800)
		} else {
			meter.ImportTotalWh += 50 + uint64(meter.ID%400)
		}
	}
}

// Batches are the readings of all meters for a slot, one packed batch per bank.
func (c *Community) Batches(slot uint32) [][]byte { return c.batchesFor(c.ChainID, slot) }

// ForeignBatches are the same, but signed for another chain: nothing is wrong with them but each signature.
func (c *Community) ForeignBatches(slot uint32) [][]byte { return c.batchesFor("another-chain", slot) }

func (c *Community) batchesFor(chainID string, slot uint32) [][]byte {
	var batches [][]byte
	for start := 0; start < len(c.Meters); {
		end := start
		for end < len(c.Meters) && c.Meters[end].Bank == c.Meters[start].Bank {
			end++
		}
		batches = append(batches, batch(chainID, slot, c.Meters[start:end]))
		start = end
	}
	return batches
}

// Submission carries packed batches in as many messages.
func (c *Community) Submission(sender *apptest.Account, batches ...[]byte) []sdk.Msg {
	messages := make([]sdk.Msg, len(batches))
	for i, batch := range batches {
		messages[i] = c.Metering.Call(sender, Object{"submit_readings": Object{"batch": batch}})
	}
	return messages
}

// Read submits all readings of a slot and requires each to be counted.
func (c *Community) Read(slot uint32) {
	for _, batch := range c.Batches(slot) {
		result := c.MustSend(c.Operator, c.Submission(c.Operator, batch)...)
		for _, event := range result.EventsOf("wasm-readings_submitted") {
			require.Equal(c.TB, "0", event["refused"])
		}
	}
}

// Baseline reads every meter once, so that later readings count.
func (c *Community) Baseline() uint32 {
	slot := c.EndSlot()
	c.Read(slot)
	return slot
}

func (c *Community) must(sender *apptest.Account, contract apptest.Contract, msg Object) {
	c.TB.Helper()
	result := c.Execute(sender, contract, msg)
	require.True(c.TB, result.OK(), result.Log)
}

func (c *Community) send(senders []*apptest.Account, messages []sdk.Msg) {
	c.TB.Helper()
	for len(messages) > 0 {
		n := min(len(messages), messagesPerTx)
		result := c.NextBlock(c.SignAll(senders, messages[:n]...)).Txs[0]
		require.True(c.TB, result.OK(), result.Log)
		messages = messages[n:]
	}
}

// Audit recounts all coins, and what points and utilities owe each other, which must be what each of them says. Returns the coins' sum and what
// messages brought less what they took.
func (c *Community) Audit() (sum, counted string) {
	coins, owed := int64(0), map[string][2]int64{}
	for start := uint32(0); ; {
		var page struct {
			Available   int64  `json:"available_micro,string"`
			Reserved    int64  `json:"reserved_micro,string"`
			Withdrawals int64  `json:"withdrawals_micro,string"`
			InWork      int64  `json:"in_work_micro,string"`
			Coins       string `json:"coins_micro"`
			Utilities   []struct {
				Utility    string `json:"utility"`
				Debts      int64  `json:"debts_micro,string"`
				Claims     int64  `json:"claims_micro,string"`
				Receivable int64  `json:"receivable_micro,string"`
				Payable    int64  `json:"payable_micro,string"`
			} `json:"utilities"`
			Next *uint32 `json:"next_bank"`
		}
		c.Query(c.Trading, Object{"audit": Object{"start_bank": start}}, &page)
		coins += page.Available + page.Reserved + page.Withdrawals + page.InWork
		for _, utility := range page.Utilities {
			sums := owed[utility.Utility]
			owed[utility.Utility] = [2]int64{
				sums[0] + utility.Debts - utility.Receivable, sums[1] + utility.Claims - utility.Payable,
			}
		}
		if page.Next == nil {
			for utility, open := range owed {
				require.Equal(c.TB, [2]int64{}, open, "debts less receivables and claims less payables of %s", utility)
			}
			return fmt.Sprint(coins), page.Coins
		}
		start = *page.Next
	}
}
