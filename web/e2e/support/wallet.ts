import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { type DirectSigner, signerFromKey } from "@wattmesh/client";
import { localnet } from "./environment";

export const keyOf = (name: string): Uint8Array =>
  Buffer.from(readFileSync(join(localnet().keys, `${name}.key`), "utf8").trim(), "hex");

/** How the injected wallet behaves. */
export interface Behaviour {
  /** Its chains; without this one it has to be suggested first. */
  knowsChain?: boolean;
  /** What it answers instead of an account, in Keplr's words. */
  refuses?: string;
  /** What it answers instead of a signature. */
  refusesToSign?: string;
}

declare global {
  interface Window {
    walletBehaviour: { knowsChain: boolean; refuses?: string; refusesToSign?: string };
    signWithKey(account: number, document: object): Promise<string>;
    accountOf(account: number): Promise<{ address: string; publicKey: number[] }>;
    walletAccount: number;
    /** The chain that it was taught last. */
    walletSuggested?: object;
  }
}

/** A `window.keplr` that really signs, with keys that stay in the test. Its behaviour can be changed while the page runs. */
export async function injectWallet(page: Page, keys: Uint8Array[], behaviour: Behaviour = {}): Promise<void> {
  const signers: DirectSigner[] = await Promise.all(keys.map((key) => signerFromKey(key)));
  const signer = (account: number): DirectSigner => {
    const found = signers[account];
    if (found === undefined) throw new Error(`the wallet has no account ${account}`);
    return found;
  };
  await page.exposeFunction("accountOf", async (account: number) => {
    const [one] = await signer(account).getAccounts();
    if (one === undefined) throw new Error("a key has an account");
    return { address: one.address, publicKey: [...one.pubkey] };
  });
  await page.exposeFunction(
    "signWithKey",
    async (
      account: number,
      document: { bodyBytes: number[]; authInfoBytes: number[]; chainId: string; accountNumber: string },
    ) => {
      const [one] = await signer(account).getAccounts();
      const { signature } = await signer(account).signDirect(one?.address ?? "", {
        bodyBytes: Uint8Array.from(document.bodyBytes),
        authInfoBytes: Uint8Array.from(document.authInfoBytes),
        chainId: document.chainId,
        accountNumber: BigInt(document.accountNumber),
      });
      return signature.signature;
    },
  );
  await page.addInitScript(({ knowsChain = true, refuses, refusesToSign }: Behaviour) => {
    window.walletAccount = 0;
    window.walletBehaviour = {
      knowsChain,
      ...(refuses !== undefined && { refuses }),
      ...(refusesToSign !== undefined && { refusesToSign }),
    };
    const check = (chainId: string) => {
      const now = window.walletBehaviour;
      if (now.refuses !== undefined) throw new Error(now.refuses);
      if (!now.knowsChain) throw new Error(`There is no chain info for ${chainId}`);
    };
    window.keplr = {
      enable: async (chainId) => check(chainId),
      disable: async () => undefined,
      getKey: async (chainId) => {
        check(chainId);
        const { address, publicKey } = await window.accountOf(window.walletAccount);
        return {
          name: `Account ${window.walletAccount + 1}`,
          bech32Address: address,
          pubKey: Uint8Array.from(publicKey),
        };
      },
      experimentalSuggestChain: async (chain) => {
        if (window.walletBehaviour.refuses !== undefined) throw new Error(window.walletBehaviour.refuses);
        window.walletSuggested = chain;
        window.walletBehaviour.knowsChain = true;
      },
      signDirect: async (_chainId, _address, document) => {
        const { refusesToSign: words } = window.walletBehaviour;
        if (words !== undefined) throw new Error(words);
        const signature = await window.signWithKey(window.walletAccount, {
          bodyBytes: [...document.bodyBytes],
          authInfoBytes: [...document.authInfoBytes],
          chainId: document.chainId,
          accountNumber: document.accountNumber.toString(),
        });
        return { signed: document, signature: { signature } };
      },
    };
  }, behaviour);
}

/** A page that a household opened before: its wallet is connected again. */
export async function openAs(page: Page, name: string, path = "/", webUrl = localnet().webUrl): Promise<void> {
  await injectWallet(page, [keyOf(name)]);
  await page.addInitScript(() => localStorage.setItem("wattmesh:wallet", "keplr"));
  await page.goto(`${webUrl}${path}`);
}
