/** Of what is answered about abuse. */
export const BLOCK_DOMAINS = { domains: ["evil.example", "bad.example"], reason: "Phishing" } as const;

export const BLOCKED_DOMAIN = {
  domain: "evil.example",
  reason: "Phishing",
  createdAt: "2026-11-22T08:00:00.000Z",
  createdBy: "key:admin",
} as const;
