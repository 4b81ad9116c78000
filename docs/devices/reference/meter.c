// What a meter signs, in C with OpenSSL 3: cc -o meter meter.c -lcrypto. It prints the signed bytes in hex, and
//   meter reading KEY.pem CHAIN_ID METER_ID SLOT IMPORT_WH EXPORT_WH FLAGS   the payload for v1/<community>/<meter_id>/reading
//   meter code KEY.pem CHAIN_ID OWNER SERIAL                                 the code by which the owner applies
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned char message[512];
static size_t length;

static void put(const void *bytes, size_t size) {
  if (length + size > sizeof message) exit(1);
  memcpy(message + length, bytes, size);
  length += size;
}
static void put_number(unsigned long long number, int size) {
  for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) put(&(unsigned char){number >> shift}, 1);
}
static void put_text(const char *text) {
  put_number(strlen(text), 1);
  put(text, strlen(text));
}
static void begin(const char *domain, const char *chain_id) {
  unsigned char digest[32];
  EVP_Digest(chain_id, strlen(chain_id), digest, NULL, EVP_sha256(), NULL);
  put(domain, strlen(domain));
  put(digest, 8); // the chain tag
}
// 64 bytes: ed25519 of the message, or r | s of its SHA-256.
static void sign(EVP_PKEY *key, int is_edwards, unsigned char signature[64]) {
  unsigned char made[128];
  size_t size = sizeof made;
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  if (EVP_DigestSignInit(context, NULL, is_edwards ? NULL : EVP_sha256(), NULL, key) != 1 ||
      EVP_DigestSign(context, made, &size, message, length) != 1) exit(1);
  EVP_MD_CTX_free(context);
  if (is_edwards) return (void)memcpy(signature, made, 64);
  const unsigned char *der = made;
  ECDSA_SIG *pair = d2i_ECDSA_SIG(NULL, &der, (long)size);
  BN_bn2binpad(ECDSA_SIG_get0_r(pair), signature, 32);
  BN_bn2binpad(ECDSA_SIG_get0_s(pair), signature + 32, 32);
  ECDSA_SIG_free(pair);
}
// Base64; for codes with - and _, and without padding.
static const char *base64(const unsigned char *bytes, int size, char text[96], int is_url) {
  EVP_EncodeBlock((unsigned char *)text, bytes, size);
  for (char *at = text; is_url && *at; at++) *at = *at == '+' ? '-' : *at == '/' ? '_' : *at == '=' ? 0 : *at;
  return text;
}
int main(int count, char **given) {
  FILE *file = count < 6 ? NULL : fopen(given[2], "r");
  EVP_PKEY *key = file ? PEM_read_PrivateKey(file, NULL, NULL, NULL) : NULL;
  if (!key) return 1;
  char group[32] = "ed25519", text[96], proof[96];
  unsigned char public_key[65], signature[64];
  size_t size = sizeof public_key;
  int is_edwards = EVP_PKEY_get_raw_public_key(key, public_key, &size);
  if (!is_edwards) { // a compressed point: 2 or 3, then x
    EVP_PKEY_get_group_name(key, group, sizeof group, NULL);
    EVP_PKEY_get_octet_string_param(key, "encoded-pub-key", public_key, sizeof public_key, &size);
    public_key[0] = size == 65 ? 2 + (public_key[64] & 1) : public_key[0], size = 33;
  }
  if (count == 9 && !strcmp(given[1], "reading")) {
    begin("wattmesh/reading/1", given[3]);
    for (int at = 0; at < 5; at++) put_number(strtoull(given[4 + at], NULL, 10), (int[]){4, 4, 8, 8, 1}[at]);
  } else {
    begin("wattmesh/possession/1", given[3]), put_text(given[4]), put_text(given[5]), put(public_key, size);
  }
  sign(key, is_edwards, signature);
  for (size_t at = 0; at < length; at++) printf("%02x", message[at]);
  if (count == 9)
    printf("\n{\"slot\":%s,\"import_total_wh\":\"%s\",\"export_total_wh\":\"%s\",\"flags\":%s,\"signature\":\"%s\"}\n", given[5],
           given[6], given[7], given[8], base64(signature, 64, text, 0));
  else
    printf("\nwm1.%s.%s.%s.%s\n", strcmp(group, "prime256v1") ? group : "secp256r1", base64(public_key, (int)size, text, 1),
           base64(signature, 64, proof, 1), given[5]);
}
