package apptest

import (
	"context"
	"fmt"
	"slices"

	"github.com/stretchr/testify/require"

	wasmtypes "github.com/CosmWasm/wasmd/x/wasm/types"

	"github.com/cosmos/cosmos-sdk/crypto/keys/secp256k1"
	cryptotypes "github.com/cosmos/cosmos-sdk/crypto/types"
	sdk "github.com/cosmos/cosmos-sdk/types"
	"github.com/cosmos/cosmos-sdk/types/tx/signing"
	authsigning "github.com/cosmos/cosmos-sdk/x/auth/signing"
	banktypes "github.com/cosmos/cosmos-sdk/x/bank/types"
)

// Account is a key that signs.
type Account struct {
	Address sdk.AccAddress
	key     cryptotypes.PrivKey
}

// String is the account's address.
func (a *Account) String() string { return a.Address.String() }

func newAccount(name string) *Account {
	key := secp256k1.GenPrivKeyFromSecret([]byte("account " + name))
	return &Account{Address: sdk.AccAddress(key.PubKey().Address()), key: key}
}

// NewAccount makes an account and sends it coins, in a block of its own. Without coins it gets one of Denom, so that it exists.
func (c *Chain) NewAccount(coins ...sdk.Coin) *Account {
	c.TB.Helper()
	c.accounts++
	account := newAccount(fmt.Sprint(c.accounts))
	if len(coins) == 0 {
		coins = []sdk.Coin{sdk.NewInt64Coin(Denom, 1)}
	}
	c.MustSend(c.Authority, banktypes.NewMsgSend(c.Authority.Address, account.Address, sdk.NewCoins(coins...)))
	return account
}

// NewAccounts makes n accounts with the same coins, in one block.
func (c *Chain) NewAccounts(n int, coins ...sdk.Coin) []*Account {
	c.TB.Helper()
	accounts := make([]*Account, n)
	txs := make([][]byte, n)
	for i := range accounts {
		c.accounts++
		accounts[i] = newAccount(fmt.Sprint(c.accounts))
		txs[i] = c.Sign(c.Authority, banktypes.NewMsgSend(c.Authority.Address, accounts[i].Address, sdk.NewCoins(coins...)))
	}
	for _, result := range c.NextBlock(txs...).Txs {
		require.True(c.TB, result.OK(), result.Log)
	}
	return accounts
}

// TxTerms are what a transaction asks for and pays.
type TxTerms struct {
	Gas     uint64
	Fee     sdk.Coins
	Granter sdk.AccAddress

	// Sequence is that of the signers, or nil for the one after those that were signed for the next block.
	Sequence *uint64
}

// Sign returns a signed transaction for the next block, with the gas of Chain.TxGas and the least fee. Several of one account follow each other.
func (c *Chain) Sign(signer *Account, msgs ...sdk.Msg) []byte {
	c.TB.Helper()
	gas := c.TxGas
	if signer == c.Authority && onlyUploadsCode(msgs) {
		gas = c.limits.MaxCodeTxGas
	}
	return c.SignFor(signer, TxTerms{Gas: gas, Fee: c.leastFee(gas)}, msgs...)
}

func onlyUploadsCode(msgs []sdk.Msg) bool {
	return !slices.ContainsFunc(msgs, func(msg sdk.Msg) bool {
		_, uploads := msg.(*wasmtypes.MsgStoreCode)
		return !uploads
	})
}

func (c *Chain) leastFee(gas uint64) sdk.Coins {
	params, err := c.App.LanesKeeper.Params.Get(c.Context())
	require.NoError(c.TB, err)
	return sdk.NewCoins(params.MinFee(gas))
}

// SignFor is Sign on other terms.
func (c *Chain) SignFor(signer *Account, terms TxTerms, msgs ...sdk.Msg) []byte {
	c.TB.Helper()
	return c.sign([]*Account{signer}, terms, msgs)
}

// SignAll is Sign by several accounts, in the order in which the messages name them.
func (c *Chain) SignAll(signers []*Account, msgs ...sdk.Msg) []byte {
	c.TB.Helper()
	return c.sign(signers, TxTerms{Gas: c.TxGas, Fee: c.leastFee(c.TxGas)}, msgs)
}

func (c *Chain) sign(signers []*Account, terms TxTerms, msgs []sdk.Msg) []byte {
	c.TB.Helper()
	txConfig := c.App.TxConfig()
	builder := txConfig.NewTxBuilder()
	require.NoError(c.TB, builder.SetMsgs(msgs...))
	builder.SetGasLimit(terms.Gas)
	builder.SetFeeAmount(terms.Fee)
	builder.SetFeeGranter(terms.Granter)

	data := make([]authsigning.SignerData, len(signers))
	signatures := make([]signing.SignatureV2, len(signers))
	for i, signer := range signers {
		data[i] = c.signerData(signer)
		if terms.Sequence != nil {
			data[i].Sequence = *terms.Sequence
		}
		signatures[i] = signing.SignatureV2{
			PubKey:   signer.key.PubKey(),
			Data:     &signing.SingleSignatureData{SignMode: signing.SignMode_SIGN_MODE_DIRECT},
			Sequence: data[i].Sequence,
		}
	}
	require.NoError(c.TB, builder.SetSignatures(signatures...))
	for i, signer := range signers {
		signBytes, err := authsigning.GetSignBytesAdapter(
			context.Background(), txConfig.SignModeHandler(), signing.SignMode_SIGN_MODE_DIRECT, data[i], builder.GetTx())
		require.NoError(c.TB, err)
		signed, err := signer.key.Sign(signBytes)
		require.NoError(c.TB, err)
		signatures[i].Data = &signing.SingleSignatureData{SignMode: signing.SignMode_SIGN_MODE_DIRECT, Signature: signed}
	}
	require.NoError(c.TB, builder.SetSignatures(signatures...))
	tx, err := txConfig.TxEncoder()(builder.GetTx())
	require.NoError(c.TB, err)
	return tx
}

// signerData is the signer's account with the sequence after those that were signed for this block.
func (c *Chain) signerData(signer *Account) authsigning.SignerData {
	c.TB.Helper()
	account := c.App.AccountKeeper.GetAccount(c.Context(), signer.Address)
	require.NotNil(c.TB, account, "account %s does not exist", signer)
	sequence := account.GetSequence() + c.pending[signer.String()]
	c.pending[signer.String()]++
	return authsigning.SignerData{
		Address: signer.String(), ChainID: c.ChainID, AccountNumber: account.GetAccountNumber(), Sequence: sequence, PubKey: signer.key.PubKey(),
	}
}

// Send sends messages in one transaction, in a block of its own.
func (c *Chain) Send(signer *Account, msgs ...sdk.Msg) TxResult {
	c.TB.Helper()
	return c.NextBlock(c.Sign(signer, msgs...)).Txs[0]
}

// MustSend is Send for messages that must be good.
func (c *Chain) MustSend(signer *Account, msgs ...sdk.Msg) TxResult {
	c.TB.Helper()
	result := c.Send(signer, msgs...)
	require.True(c.TB, result.OK(), result.Log)
	return result
}

// Balance is what an account, by its address, has of Denom.
func (c *Chain) Balance(address string) int64 {
	account, err := sdk.AccAddressFromBech32(address)
	require.NoError(c.TB, err)
	return c.App.BankKeeper.GetBalance(c.Context(), account, Denom).Amount.Int64()
}
