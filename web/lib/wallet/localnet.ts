import type { SignedDocument } from "@wattmesh/client";
import { decodeBase64, encodeBase64 } from "@/lib/base64";
import { type WalletAccount, WalletError, type WalletPort } from "./port";

/** An account whose key the localnet holds. */
export interface LocalnetAccount {
  /** The key file's name: `household-1`. */
  name: string;
  address: string;
  /** In base64. */
  publicKey: string;
}

const CHOSEN = "wattmesh:localnet-account";
const CHANGED = "wattmesh:localnet-account-change";

/** A localnet's own accounts. Their keys stay in the web server, which signs whatever it is asked to: for trying things out, and for nothing else. */
export const localnetWallet: WalletPort = {
  id: "localnet",
  detect: async () => (await fetch("/dev/accounts")).ok,
  suggestChain: async () => undefined,
  connect: () => chosenAccount(),
  account: () => chosenAccount(),
  onAccountChange(listener) {
    const inOtherTab = ({ key, newValue }: StorageEvent) => {
      if (key === CHOSEN && newValue !== null) listener();
    };
    window.addEventListener(CHANGED, listener);
    window.addEventListener("storage", inOtherTab);
    return () => {
      window.removeEventListener(CHANGED, listener);
      window.removeEventListener("storage", inOtherTab);
    };
  },
  async signDirect(_chainId, address, document): Promise<SignedDocument> {
    const { signature } = await call<{ signature: string }>("/dev/sign", {
      address,
      bodyBytes: encodeBase64(document.bodyBytes),
      authInfoBytes: encodeBase64(document.authInfoBytes),
      chainId: document.chainId,
      accountNumber: document.accountNumber.toString(),
    });
    return { signed: document, signature: { signature } };
  },
  signAmino: () => Promise.reject(new WalletError("cannotSign", "an account of a localnet signs protobuf")),
  disconnect: async () => localStorage.removeItem(CHOSEN),
};

export async function localnetAccounts(): Promise<LocalnetAccount[]> {
  const response = await fetch("/dev/accounts");
  if (!response.ok) throw new WalletError("notInstalled", "this server holds no keys of a localnet");
  return response.json();
}

/** Makes a new account that holds nothing. */
export const createLocalnetAccount = (): Promise<LocalnetAccount> => call("/dev/accounts", {});

/** Says which account is used from now on. */
export function chooseLocalnetAccount(address: string): void {
  localStorage.setItem(CHOSEN, address);
  window.dispatchEvent(new Event(CHANGED));
}

async function chosenAccount(): Promise<WalletAccount> {
  const accounts = await localnetAccounts();
  const chosen = localStorage.getItem(CHOSEN);
  const account = accounts.find(({ address }) => address === chosen);
  if (account === undefined) throw new WalletError("rejected", "no account is chosen");
  return { name: account.name, address: account.address, publicKey: decodeBase64(account.publicKey) };
}

async function call<T>(path: string, body: object): Promise<T> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new WalletError("failed", await response.text());
  return response.json();
}
