import type { ApiCall } from "./mcp-server.ts";

/**
 * The tools: each is one operation of the API, and has no rule of its own. Its schemas are those of the document
 * (`worker/tool-list.json`, made by `npm run types`).
 */
export interface Tool {
  readonly title: string;
  /** For the model: when to use it. */
  readonly description: string;
  readonly method: ApiCall["method"];
  readonly path: "/api/links" | `/api/links/{slug}${string}`;
  /** Where its arguments go, but for `slug` in a path and the `domain` of that link, which is in the query. */
  readonly into: "body" | "query";
  /** What an assistant may tell its user before it calls (ToolAnnotations). None reaches further than this Bijou. */
  readonly annotations: {
    readonly readOnlyHint: boolean;
    readonly destructiveHint: boolean;
    readonly idempotentHint: boolean;
    readonly openWorldHint: false;
  };
}

const READS = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false } as const;
const ADDS = { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false } as const;
const CHANGES = { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false } as const;

export const TOOLS = {
  create_link: {
    title: "Shorten a URL",
    description:
      "Makes a short link to `url`. Without `slug` it gets a code. With `findIfExists`, an equal link that this key has " +
      "is given back instead. Needs the scope links:write.",
    ...{ method: "POST", path: "/api/links", into: "body", annotations: ADDS },
  },
  get_link: {
    title: "Read a link",
    description: "Reads one link by its name: its slug or code, not its whole URL. Needs the scope links:read.",
    ...{ method: "GET", path: "/api/links/{slug}", into: "query", annotations: READS },
  },
  find_links: {
    title: "Find links",
    description:
      "Lists links, newest first: by words (`q`), `tag`, `enabled`, `expired` or `createdBy`. `nextCursor` of the answer, " +
      "given as `cursor`, asks for the next page. Needs the scope links:read; `visits` needs stats:read too.",
    ...{ method: "GET", path: "/api/links", into: "query", annotations: READS },
  },
  edit_link: {
    title: "Change a link",
    description:
      "Changes the fields that are given, and no others; null clears a field. The slug can't be changed. Visitors get the " +
      "change within 10 seconds. Needs the scope links:write.",
    ...{ method: "PATCH", path: "/api/links/{slug}", into: "body", annotations: CHANGES },
  },
  delete_link: {
    title: "Delete a link",
    description:
      "Deletes a link: it opens no more. It can be restored for 30 days, unless the administrator deletes it for good " +
      "with `purge`. To stop a link for a while, edit `enabled` instead. Needs the scope links:write.",
    ...{ method: "DELETE", path: "/api/links/{slug}", into: "query", annotations: CHANGES },
  },
  link_statistics: {
    title: "Count a link's visits",
    description:
      "Visits of one link in a period: in all, over time, and by country, referrer, device and so on. Without a period, the " +
      "last 30 days. A visit is counted some seconds after it. Needs the scope stats:read.",
    ...{ method: "GET", path: "/api/links/{slug}/stats", into: "query", annotations: READS },
  },
  resolve_link: {
    title: "Ask where a link would send a visitor",
    description:
      "Where a link would send a visitor whom you make up, and which of its rules decides. Nothing is opened, and no visit is " +
      "counted. Needs the scope links:read.",
    ...{ method: "POST", path: "/api/links/{slug}/resolve", into: "body", annotations: READS },
  },
} as const satisfies Record<string, Tool>;

export type ToolName = keyof typeof TOOLS;

export function isToolName(name: unknown): name is ToolName {
  return typeof name === "string" && Object.hasOwn(TOOLS, name);
}
