import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { ConfigError } from "@wattmesh/service-kit/errors";

/** A file of the configuration, with the key that names it. */
export interface NamedFile {
  readonly key: string;
  readonly path: string;
  readonly content: string;
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

/** Checks files of certificates before a connection fails by them in words of OpenSSL's. Throws `ConfigError`. */
export function checkCertificates(
  ca: NamedFile | undefined,
  own: { readonly certificate: NamedFile; readonly privateKey: NamedFile } | undefined,
): void {
  if (ca !== undefined) certificatesOf(ca);
  if (own === undefined) return;
  const { certificate, privateKey } = own;
  const [leaf] = certificatesOf(certificate);
  if (leaf?.checkPrivateKey(privateKeyOf(privateKey)) !== true) {
    throw new ConfigError(privateKey.key, privateKey.path, `is not the key of ${certificate.key}`);
  }
}

function certificatesOf({ key, path, content }: NamedFile): X509Certificate[] {
  try {
    const found = content.match(CERTIFICATE) ?? [];
    if (found.length > 0) return found.map((pem) => new X509Certificate(pem));
  } catch {
    // OpenSSL names a place in its source.
  }
  throw new ConfigError(key, path, "holds no certificate in PEM, as -----BEGIN CERTIFICATE----- begins one");
}

function privateKeyOf({ key, path, content }: NamedFile): KeyObject {
  try {
    return createPrivateKey(content);
  } catch {
    throw new ConfigError(key, path, "holds no private key in PEM without a passphrase");
  }
}
