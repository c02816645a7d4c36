import { describe, expect, it } from "vitest";
import { parseDestination } from "../../../src/links/destination.ts";
import { LOOPBACK, PRIVATE_IPV4, PRIVATE_IPV6, PRIVATE_NAMES } from "../../support/private-hosts.ts";

const rules = { ownHosts: ["go.example.com"], allowPrivate: false };

function expectRefusal(host: string): void {
  const parsed = parseDestination(`http://${host}/`, rules);
  expect(parsed.ok ? parsed.value : parsed.error).toEqual({
    reason: "refused",
    message: "must lead to a public host, not a private or reserved one",
  });
}

describe("parseDestination() refuses private addresses in any spelling", () => {
  it.each(LOOPBACK)("loopback by %s", (_, host) => {
    expectRefusal(host);
  });

  it.each(PRIVATE_IPV4)("IPv4 of %s", (_, host) => {
    expectRefusal(host);
  });

  it.each(PRIVATE_IPV6)("IPv6: %s", (_, host) => {
    expectRefusal(host);
  });

  it.each(PRIVATE_NAMES)("a name of somebody's own network: %s", (host) => {
    expectRefusal(host);
  });
});

describe("parseDestination() takes what only looks private", () => {
  it.each([
    "8.8.8.8",
    "8.8.8.8.",
    "134744072",
    "1.1",
    "172.15.255.255",
    "172.32.0.1",
    "100.63.255.255",
    "100.128.0.1",
    "169.253.1.1",
    "223.255.255.255",
    "[2606:4700:4700::1111]",
    "[2001:4860:4860::8888]",
    "example.com",
    "EXAMPLE.com.",
    "example\u3002com",
    "localhost.example.com",
    "local.example.com",
    "notlocalhost.com",
    "mylocal.dev",
    "example.glocal",
    "nothome.arpa",
    "internal.example.com",
    "127.0.0.1.example.com",
    "10.example.com",
    "m\u00fcller.de",
    "xn--mller-kva.de",
    "a_b.example.com",
    "example.com:8080",
  ])("%s", (host) => {
    expect(parseDestination(`http://${host}/`, rules)).toEqual({ ok: true, value: `http://${host}/` });
  });
});

describe("parseDestination() with allowPrivate", () => {
  it.each(["localhost:3000", "127.0.0.1", "[::1]", "router", "printer.local"])("takes %s", (host) => {
    const allowing = { ownHosts: ["go.example.com"], allowPrivate: true };
    expect(parseDestination(`http://${host}/`, allowing)).toEqual({ ok: true, value: `http://${host}/` });
  });
});
