import { EXAMPLES } from "../fields.docs.ts";

/** What the document shows of links: one of them, seen from all sides. */
export const LINK = {
  slug: "bnrhHjL",
  domain: "go.example",
  custom: false,
  shortUrl: "https://go.example/bnrhHjL",
  ...EXAMPLES,
  createdAt: "2026-11-22T08:00:00.000Z",
  updatedAt: "2026-11-22T08:00:00.000Z",
  passwordProtected: false,
  createdBy: { kind: "key", name: "The website" },
} as const;

export const CREATE_LINK = { url: LINK.url, title: LINK.title, tags: LINK.tags } as const;
export const EDIT_LINK = { title: "Another title", expiresAt: "2027-01-31T12:00:00Z" } as const;
export const TAKEDOWN = { effectiveBy: "2026-11-22T09:06:10.000Z" } as const;

export const BULK_RESULTS = {
  results: [
    { status: 201, link: LINK },
    {
      status: 409,
      problem: {
        type: "/_/problems/slug-taken",
        title: "This slug is taken",
        status: 409,
        detail: "Cannot create the link: its slug is taken",
        errors: [{ path: "slug", message: "is taken" }],
      },
    },
  ],
} as const;
