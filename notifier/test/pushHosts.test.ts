import { expect, test } from "vitest";
import { EndpointNotAllowedError } from "../src/errors.ts";
import { isPublicAddress, PushHosts } from "../src/push/pushHosts.ts";

const hosts = new PushHosts({
  hosts: ["fcm.googleapis.com", "*.push.apple.com"],
  privateHosts: ["localhost:4443", "[::1]:4443"],
});

test.each([
  "https://fcm.googleapis.com/fcm/send/abc:def",
  "https://FCM.googleapis.com:443/fcm/send/abc",
  "https://web.push.apple.com/QOl",
  "https://localhost:4443/push/1",
  "https://[0:0::1]:4443/push/1",
])("%s may be pushed to", (endpoint) => {
  expect(hosts.check(endpoint).protocol).toBe("https:");
});

test.each([
  ["http://fcm.googleapis.com/fcm/send/abc", "must begin with https://"],
  ["ftp://fcm.googleapis.com/", "must begin with https://"],
  ["https://fcm.googleapis.com.evil.example/", "is at fcm.googleapis.com.evil.example"],
  ["https://evil.example/?fcm.googleapis.com", "is at evil.example"],
  ["https://fcm.googleapis.com./", "is at fcm.googleapis.com."],
  ["https://push.apple.com/", "is at push.apple.com"],
  ["https://evilpush.apple.com.example/", "is at evilpush.apple.com.example"],
  ["https://notpush.apple.com/", "is at notpush.apple.com"],
  ["https://fcm.googleapis.com:8443/", "must be at port 443"],
  ["https://user:password@fcm.googleapis.com/", "must be host, path and query only"],
  ["https://fcm.googleapis.com@evil.example/", "must be host, path and query only"],
  ["https://fcm.googleapis.com/#part", "must be host, path and query only"],
  ["https://169.254.169.254/latest/meta-data", "must name a host, not an address"],
  ["https://0x7f.1/", "must name a host, not an address"],
  ["https://2130706433/", "must name a host, not an address"],
  ["https://[::1]/", "must name a host, not an address"],
  ["https://[::ffff:127.0.0.1]/", "must name a host, not an address"],
  ["https://localhost/", "is at localhost"],
  ["https://localhost:4444/", "must be at port 443"],
  ["//fcm.googleapis.com/", "is no URL"],
  ["", "is no URL"],
  [`https://fcm.googleapis.com/${"a".repeat(1_000)}`, "has more than 1024 characters"],
])("%s may not: it %s", (endpoint, words) => {
  expect(() => hosts.check(endpoint)).toThrow(EndpointNotAllowedError);
  expect(() => hosts.check(endpoint)).toThrow(words);
});

test.each([
  ["142.250.1.95", true],
  ["2a00:1450:4001:80b::200a", true],
  ["0.0.0.0", false],
  ["10.1.2.3", false],
  ["100.64.0.1", false],
  ["127.8.8.8", false],
  ["169.254.169.254", false],
  ["172.31.255.255", false],
  ["172.32.0.1", true],
  ["192.168.1.1", false],
  ["224.0.0.1", false],
  ["255.255.255.255", false],
  ["::", false],
  ["::1", false],
  ["::ffff:10.0.0.1", false],
  ["::ffff:142.250.1.95", true],
  ["::127.0.0.1", false],
  ["64:ff9b::a00:1", false],
  ["2002:a00:1::", false],
  ["fd00::1", false],
  ["fe80::1", false],
  ["ff02::1", false],
  ["localhost", false],
])("whether %s is an address of the Internet: %s", (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected);
});
