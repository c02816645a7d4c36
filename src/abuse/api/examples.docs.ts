/** What the document shows of blocked domains and reports. */
export const BLOCK_DOMAINS = { domains: ["evil.example", "bad.example"], reason: "Phishing" } as const;

export const UNBLOCK_DOMAINS = { domains: ["evil.example", "bad.example"] } as const;

export const BLOCKED_DOMAIN = {
  domain: "evil.example",
  reason: "Phishing",
  createdAt: "2026-11-22T08:00:00.000Z",
  createdBy: "key:admin",
} as const;

export const REPORT = {
  slug: "pricing",
  reason: "phishing",
  details: "It asks for the password of my bank.",
  email: "somebody@example.com",
} as const;

export const KEPT_REPORT = {
  id: "0b1e0d43-5b8f-4bfa-9d0b-6a8a3a8d6a5c",
  ...REPORT,
  domain: "go.example",
  time: "2026-11-22T08:00:00.000Z",
} as const;
