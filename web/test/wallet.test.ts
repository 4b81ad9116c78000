import type { AminoDocument, AminoSigner } from "@wattmesh/client";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { WalletStore } from "@/kit/wallet/walletStore";
import { type InjectedKeplr, keplrChainInfo, keplrWallet } from "@/lib/wallet/keplr";
import { signerOf, type WalletErrorKind } from "@/lib/wallet/port";
import { eventually } from "./support/eventually";
import { chain, MockWallet, memoryStorage } from "./support/mockWallet";

let wallet: MockWallet;
let store: WalletStore;

beforeEach(() => {
  vi.stubGlobal("localStorage", memoryStorage());
  wallet = new MockWallet();
  store = new WalletStore([wallet], chain);
});

const settled = () => eventually(() => expect(store.state().status).not.toBe("connecting"));

describe("connecting", () => {
  test("nothing was connected before: nobody is asked", async () => {
    await store.start();
    expect(store.state()).toEqual({ status: "none" });
  });

  test("shows the account, and comes back after a reload", async () => {
    await store.connect("keplr");
    expect(store.state()).toMatchObject({ status: "connected", account: { name: "Account 1" } });
    const reloaded = new WalletStore([wallet], chain);
    await reloaded.start();
    expect(reloaded.state()).toEqual(store.state());
  });

  test("that comes back after a reload never looks as if somebody had to connect", async () => {
    await store.connect("keplr");
    const reloaded = new WalletStore([wallet], chain);
    const seen: string[] = [];
    reloaded.subscribe(() => seen.push(reloaded.state().status));
    await reloaded.start();
    expect(seen).toEqual(["connected"]);
  });

  test.each(["locked", "rejected", "cannotSign", "failed"] as WalletErrorKind[])(
    "tells when it is %s",
    async (kind) => {
      wallet.failsWith = kind;
      await store.connect("keplr");
      expect(store.state()).toMatchObject({ status: "failed", kind });
    },
  );

  test("tells when it is not installed", async () => {
    wallet.isInstalled = false;
    await store.connect("keplr");
    expect(store.state()).toMatchObject({ status: "failed", kind: "notInstalled" });
  });

  test("goes on after a failure", async () => {
    wallet.failsWith = "locked";
    await store.connect("keplr");
    wallet.failsWith = undefined;
    await store.connect("keplr");
    expect(store.state().status).toBe("connected");
  });

  test.each([undefined, "rejected"] as const)(
    "keeps what a click before the page had started came to (%s)",
    async (kind) => {
      wallet.failsWith = kind;
      await store.connect("keplr");
      const clicked = store.state();
      await store.start();
      expect(store.state()).toBe(clicked);
    },
  );

  test("teaches the wallet a chain that it does not know", async () => {
    wallet.knowsChain = false;
    await store.connect("keplr");
    expect(wallet.suggested).toBe(1);
    expect(store.state().status).toBe("connected");
  });

  test("is on the wrong chain when its user does not want to add this one", async () => {
    wallet.knowsChain = false;
    wallet.refusesChain = true;
    await store.connect("keplr");
    expect(store.state()).toMatchObject({ status: "failed", kind: "wrongChain" });
  });

  test("is on the wrong chain when the address is another chain's", async () => {
    wallet.prefix = "cosmos";
    await store.connect("keplr");
    expect(store.state()).toMatchObject({ status: "failed", kind: "wrongChain" });
  });
});

describe("an account that changes in the wallet", () => {
  beforeEach(() => store.connect("keplr"));

  test("is the account from then on, and its user is told until they have seen it", async () => {
    const before = store.state();
    wallet.switchTo(2);
    await eventually(() => expect(store.state()).toMatchObject({ account: { name: "Account 2" } }));
    const former = before.status === "connected" ? before.account.address : "";
    expect(store.state()).toMatchObject({ status: "connected", former });
    store.acknowledgeChange();
    expect(store.state()).not.toHaveProperty("former");
  });

  test("that locks the wallet is told as locked", async () => {
    wallet.failsWith = "locked";
    wallet.switchTo(2);
    await settled();
    await eventually(() => expect(store.state()).toMatchObject({ status: "failed", kind: "locked" }));
  });

  test("is nobody's business after disconnecting, nor after a reload", async () => {
    await store.disconnect();
    expect(wallet.isWatched).toBe(false);
    const reloaded = new WalletStore([wallet], chain);
    await reloaded.start();
    expect(reloaded.state()).toEqual({ status: "none" });
  });
});

describe("two tabs", () => {
  test("agree: what one connects is connected in the other, and what one disconnects is not", async () => {
    const other = new WalletStore([wallet], chain);
    await other.start();
    await store.connect("keplr");
    await other.followTab(localStorage.getItem("wattmesh:wallet"));
    expect(other.state()).toEqual(store.state());
    await store.disconnect();
    await other.followTab(localStorage.getItem("wattmesh:wallet"));
    expect(other.state()).toEqual({ status: "none" });
  });

  test("ask no wallet again that is connected already, nor one that is not known", async () => {
    await store.connect("keplr");
    const connected = store.state();
    await store.followTab("keplr");
    await store.followTab("another");
    expect(store.state()).toBe(connected);
  });
});

describe("Keplr", () => {
  const keplr = (part: Partial<InjectedKeplr>) => vi.stubGlobal("window", { keplr: part });

  test.each<[unknown, WalletErrorKind]>([
    // By codes, whatever the words are.
    [{ code: 4001, message: "Error" }, "rejected"],
    [{ code: 4100, message: "Error" }, "locked"],
    [{ code: 4200, message: "Error" }, "cannotSign"],
    [{ code: 4902, message: "Request rejected" }, "wrongChain"],
    [{ code: -32_002, message: "Error" }, "locked"],
    [{ module: "permission", code: 130, message: "https://watt.example is not permitted" }, "locked"],
    [{ module: "chains", code: 411, message: "Error" }, "wrongChain"],
    [{ module: "signer", code: 4001, message: "Something broke" }, "failed"],
    // By words where there are no codes.
    [new Error("Request rejected"), "rejected"],
    [new Error("Transaction declined"), "rejected"],
    ["User denied account access", "rejected"],
    [new Error("Popup was closed"), "rejected"],
    [new Error("Key store is locked"), "locked"],
    [new Error("Please unlock your wallet first"), "locked"],
    [new Error("https://watt.example is not permitted"), "locked"],
    [new Error("The request is blocked by a firewall"), "failed"],
    [new Error("There is no chain info for wattmesh-local"), "wrongChain"],
    [new Error("There is no modular chain info for wattmesh-local"), "wrongChain"],
    [new Error("Chain wattmesh-local is not supported"), "wrongChain"],
    [new Error("Invalid chain id"), "wrongChain"],
    [
      new Error("SIGN_MODE_DIRECT can’t be signed on Ledger. Contact the web app provider to fix this issue."),
      "cannotSign",
    ],
    [new Error("Data is invalid : Unexpected characters"), "cannotSign"],
    [new Error("Request rejected: direct signing is not supported by hardware wallets"), "cannotSign"],
    [new Error("Ledger is not supported for this chain"), "cannotSign"],
    [new Error("Something broke"), "failed"],
    [undefined, "failed"],
  ])("that throws %o is told by what its user can do: %s", async (thrown, kind) => {
    keplr({ enable: () => Promise.reject(thrown) });
    await expect(keplrWallet.connect("wattmesh-local")).rejects.toMatchObject({ name: "WalletError", kind });
  });

  test("keeps a wallet's own words", async () => {
    keplr({ enable: () => Promise.reject({ code: 1, message: "Something broke" }) });
    await expect(keplrWallet.connect("wattmesh-local")).rejects.toThrow("Something broke");
  });

  const document = { bodyBytes: Uint8Array.of(1), authInfoBytes: Uint8Array.of(2), chainId: "c", accountNumber: 7n };
  const keyOfA = { name: "Savings", bech32Address: "watt1a", pubKey: new Uint8Array(33) };

  test.each<[string, Partial<InjectedKeplr>, boolean, boolean]>([
    ["a Ledger behind it", { signDirect: vi.fn() }, true, true],
    ["a wallet that signs nothing else", {}, false, true],
    ["a key of its own", { signDirect: vi.fn() }, false, false],
  ])("says of %s how it signs", async (_, wallet, isNanoLedger, signsJsonOnly) => {
    keplr({ ...wallet, getKey: async () => ({ ...keyOfA, isNanoLedger }) });
    expect(await keplrWallet.account("c")).toMatchObject({ address: "watt1a", signsJsonOnly });
  });

  test("shows a Ledger the transaction as JSON, and leaves fee and memo as they are", async () => {
    const shown: AminoDocument = {
      chain_id: "c",
      account_number: "7",
      sequence: "0",
      fee: { amount: [], gas: "1" },
      msgs: [],
      memo: "#1",
    };
    const signAmino = vi.fn<NonNullable<InjectedKeplr["signAmino"]>>(async () => ({
      signed: shown,
      signature: { signature: "AA==" },
    }));
    keplr({ getKey: async () => ({ ...keyOfA, isNanoLedger: true }), signAmino });
    const signer = signerOf(keplrWallet, await keplrWallet.account("c"));
    expect(signer).not.toHaveProperty("signDirect");
    await (signer as AminoSigner).signAmino("watt1a", shown);
    const options = expect.objectContaining({ preferNoSetFee: true, preferNoSetMemo: true });
    expect(signAmino).toHaveBeenCalledExactlyOnceWith("c", "watt1a", shown, options);
  });

  test("that has no way to sign cannot sign, and that adds no chains does not know this one", async () => {
    keplr({ getKey: async () => keyOfA });
    await expect(keplrWallet.signDirect("c", "watt1a", document)).rejects.toMatchObject({ kind: "cannotSign" });
    const json = {
      chain_id: "c",
      account_number: "7",
      sequence: "0",
      fee: { amount: [], gas: "1" },
      msgs: [],
      memo: "",
    };
    await expect(keplrWallet.signAmino("c", "watt1a", json)).rejects.toMatchObject({ kind: "cannotSign" });
    await expect(keplrWallet.suggestChain(chain)).rejects.toMatchObject({ kind: "wrongChain" });
  });

  test("is not taught a chain without an address that answers", async () => {
    const experimentalSuggestChain = vi.fn<NonNullable<InjectedKeplr["experimentalSuggestChain"]>>();
    keplr({ experimentalSuggestChain });
    const suggesting = keplrWallet.suggestChain({ ...chain, restUrl: undefined });
    await expect(suggesting).rejects.toMatchObject({ kind: "wrongChain", message: expect.stringContaining("REST") });
    expect(experimentalSuggestChain).not.toHaveBeenCalled();
  });

  test("that is not there is not installed", async () => {
    vi.stubGlobal("window", {});
    await expect(keplrWallet.connect("wattmesh-local")).rejects.toMatchObject({ kind: "notInstalled" });
    expect(await keplrWallet.detect()).toBe(false);
  });

  test("that comes a little later than the page is found", async () => {
    vi.stubGlobal("window", {});
    const found = keplrWallet.detect();
    keplr({});
    expect(await found).toBe(true);
  });

  test("may change what is signed, and what it signed counts", async () => {
    const changed = {
      bodyBytes: Uint8Array.of(1),
      authInfoBytes: Uint8Array.of(9),
      chainId: "c",
      accountNumber: { toString: () => "7" },
    };
    keplr({
      getKey: async () => keyOfA,
      signDirect: async () => ({ signed: changed, signature: { signature: "AA==" } }),
    });
    const { signed } = await keplrWallet.signDirect("c", "watt1a", document);
    expect(signed).toEqual({ ...changed, accountNumber: 7n });
  });

  test("is asked to leave fee and memo as they are", async () => {
    const signDirect = vi.fn<NonNullable<InjectedKeplr["signDirect"]>>(async () => ({
      signed: document,
      signature: { signature: "AA==" },
    }));
    keplr({ getKey: async () => keyOfA, signDirect });
    await keplrWallet.signDirect("c", "watt1a", document);
    expect(signDirect.mock.calls[0]?.[3]).toMatchObject({ preferNoSetFee: true, preferNoSetMemo: true });
  });

  test("learns of the chain what it needs to", () => {
    expect(keplrChainInfo(chain)).toMatchObject({
      chainId: "wattmesh-fixture",
      bech32Config: { bech32PrefixAccAddr: "watt" },
      currencies: [{ coinMinimalDenom: "ueur", coinDecimals: 6 }, { coinMinimalDenom: "uwatt" }],
      feeCurrencies: [{ coinMinimalDenom: "uwatt", gasPriceStep: { low: 0.025 } }],
    });
  });
});
