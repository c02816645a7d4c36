/** What the examples of the document are made of: one link, seen from all sides. */
export const LINK = {
  slug: "bnrhHjL",
  custom: false,
  shortUrl: "https://go.example/bnrhHjL",
  url: "https://example.com/a?b=c",
  title: "An example",
  tags: ["docs"],
  redirectStatus: 302,
  enabled: true,
  createdAt: "2026-11-22T08:00:00.000Z",
  updatedAt: "2026-11-22T08:00:00.000Z",
  expiresAt: null,
  expiredUrl: null,
  maxVisits: null,
  passwordProtected: false,
  forwardQuery: false,
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

/** A spreadsheet of links. */
export const LINKS_CSV = "url,slug\r\nhttps://example.com/,printed-name\r\n";

export const IMPORT_JOB = {
  state: "done",
  total: 3,
  created: 2,
  failed: 1,
  format: "bitly",
  ignoredColumns: ["Clicks"],
  unnamed: 0,
  errors: [
    { line: 3, message: "its name is taken" },
    { line: 4, message: "was made, but its title was freed of its end" },
  ],
  renamed: [],
} as const;

export const API_KEY = {
  id: "019abc12-3456-7def-8123-456789abcdef",
  name: "The website",
  scopes: ["links:write"],
  createdAt: "2026-11-22T08:00:00.000Z",
  expiresAt: null,
  lastUsedAt: null,
} as const;

export const CREATE_KEY = { name: API_KEY.name, scopes: API_KEY.scopes } as const;
export const CREATED_KEY = { ...API_KEY, key: "bij_shown-once-and-never-again" } as const;

export const HEALTHY = {
  status: "healthy",
  components: {
    postgres: { status: "up", latencyMs: 12 },
    redis: { status: "up", latencyMs: 3 },
    codeKey: { status: "up" },
  },
  version: "0.1.0",
  time: "2026-11-22T08:00:00.000Z",
} as const;

export const UNHEALTHY = {
  ...HEALTHY,
  status: "unhealthy",
  components: { ...HEALTHY.components, redis: { status: "down", error: "no answer within 2000 ms" } },
} as const;

export const HEALTH_HISTORY = {
  history: [{ time: UNHEALTHY.time, status: UNHEALTHY.status, components: UNHEALTHY.components }],
} as const;

export const LIVENESS = { status: "alive", version: "0.1.0" } as const;
