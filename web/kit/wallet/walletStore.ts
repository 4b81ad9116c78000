import { tellServer } from "@/lib/wallet/cookie";
import {
  type ChainInfo,
  type WalletAccount,
  WalletError,
  type WalletErrorKind,
  type WalletId,
  type WalletPort,
} from "@/lib/wallet/port";

export type WalletState =
  /** It is not known yet whether a wallet was connected before, or one that was is asked for its account again. */
  | { status: "starting" }
  | { status: "none" }
  | { status: "connecting"; wallet: WalletId }
  | { status: "failed"; wallet: WalletId; kind: WalletErrorKind; detail: string }
  /** `former` is there when the account was changed in the wallet and its user has not said yet that they saw it. */
  | { status: "connected"; wallet: WalletId; account: WalletAccount; former?: string };

/** Under which key of the browser's storage every tab remembers the wallet. */
export const REMEMBERED = "wattmesh:wallet";

/** Which wallet is connected, and with which account. Lives as long as the page; touches `window` only when it is told to start. */
export class WalletStore {
  readonly #wallets: readonly WalletPort[];
  readonly #chain: ChainInfo;
  readonly #listeners = new Set<() => void>();
  #state: WalletState = { status: "starting" };
  #stopListening: (() => void) | undefined;
  #attempt = 0;

  constructor(wallets: readonly WalletPort[], chain: ChainInfo) {
    this.#wallets = wallets;
    this.#chain = chain;
  }

  readonly state = (): WalletState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  wallet(id: WalletId): WalletPort {
    const wallet = this.#wallets.find((one) => one.id === id);
    if (wallet === undefined) throw new WalletError("notInstalled", `there is no wallet ${id}`);
    return wallet;
  }

  /** Connects again what was connected when the page was left. A click that came before it goes first. */
  async start(): Promise<void> {
    if (this.#state.status !== "starting") return;
    const remembered = this.#wallets.find(({ id }) => id === localStorage.getItem(REMEMBERED));
    if (remembered === undefined) this.#set({ status: "none" });
    else await this.#ask(remembered.id);
  }

  /** Another tab has connected a wallet, or disconnected it: so has this one. Called with what is remembered from then on. */
  async followTab(remembered: string | null): Promise<void> {
    const state = this.#state;
    if (remembered === null) {
      if (state.status !== "none") this.#leave();
      return;
    }
    const wallet = this.#wallets.find(({ id }) => id === remembered);
    if (wallet === undefined || (state.status === "connected" && state.wallet === wallet.id)) return;
    await this.#ask(wallet.id);
  }

  /** Finds the wallet, makes it know the chain where it does not, and asks for its account. */
  async connect(id: WalletId): Promise<void> {
    this.#set({ status: "connecting", wallet: id });
    await this.#ask(id);
  }

  async #ask(id: WalletId): Promise<void> {
    const attempt = ++this.#attempt;
    try {
      const wallet = this.wallet(id);
      if (!(await wallet.detect())) throw new WalletError("notInstalled", `${id} is not installed`);
      const account = await this.#connectKnowing(wallet);
      if (attempt !== this.#attempt) return;
      this.#checkPrefix(account);
      localStorage.setItem(REMEMBERED, id);
      tellServer(true);
      this.#listen(wallet);
      this.#set({ status: "connected", wallet: id, account });
    } catch (error) {
      if (attempt === this.#attempt) this.#fail(id, error);
    }
  }

  async disconnect(): Promise<void> {
    const state = this.#state;
    localStorage.removeItem(REMEMBERED);
    tellServer(false);
    this.#leave();
    if (state.status === "connected")
      await this.wallet(state.wallet)
        .disconnect(this.#chain.chainId)
        .catch(() => undefined);
  }

  #leave(): void {
    this.#attempt += 1;
    this.#stopListening?.();
    this.#stopListening = undefined;
    this.#set({ status: "none" });
  }

  /** Its user has seen that the account is another one. */
  acknowledgeChange(): void {
    if (this.#state.status !== "connected") return;
    const { wallet, account } = this.#state;
    this.#set({ status: "connected", wallet, account });
  }

  async #connectKnowing(wallet: WalletPort): Promise<WalletAccount> {
    const { chainId } = this.#chain;
    try {
      return await wallet.connect(chainId);
    } catch (error) {
      if (!(error instanceof WalletError && error.kind === "wrongChain")) throw error;
      await wallet.suggestChain(this.#chain).catch((refusal: unknown) => {
        throw new WalletError("wrongChain", wordsOf(refusal), { cause: refusal });
      });
      return wallet.connect(chainId);
    }
  }

  #checkPrefix({ address }: WalletAccount): void {
    if (!address.startsWith(`${this.#chain.addressPrefix}1`))
      throw new WalletError("wrongChain", `${address} is not an address of ${this.#chain.chainId}`);
  }

  #listen(wallet: WalletPort): void {
    this.#stopListening?.();
    this.#stopListening = wallet.onAccountChange(() => void this.#accountChanged(wallet));
  }

  async #accountChanged(wallet: WalletPort): Promise<void> {
    const before = this.#state;
    const attempt = ++this.#attempt;
    try {
      const account = await wallet.account(this.#chain.chainId);
      if (attempt !== this.#attempt) return;
      this.#checkPrefix(account);
      const former = before.status === "connected" ? before.account.address : undefined;
      const changed = former !== undefined && former !== account.address;
      this.#set({ status: "connected", wallet: wallet.id, account, ...(changed && { former }) });
    } catch (error) {
      if (attempt === this.#attempt) this.#fail(wallet.id, error);
    }
  }

  #fail(wallet: WalletId, error: unknown): void {
    const kind = error instanceof WalletError ? error.kind : "failed";
    this.#set({ status: "failed", wallet, kind, detail: wordsOf(error) });
  }

  #set(state: WalletState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
