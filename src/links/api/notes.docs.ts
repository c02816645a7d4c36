import type { Schema } from "../../http/openapi/described-operation.ts";
import { RESERVED_SLUGS } from "../../names/slug.ts";
import { SEARCHED_FIELDS } from "../field-values.ts";
import { ANSWERED_NOTES, GIVEN_NOTES } from "../fields.docs.ts";

/**
 * What a schema leaves unsaid about its fields: meanings, and the rules that are checked after it, in
 * `link-input.ts`. Beside the schemas and not in them, so that the Worker carries none of it.
 */
const password = {
  description:
    "What a visitor must enter to open the link; null for no password. Only a slow hash is kept, and no answer " +
    "shows it.",
};
const editable = { ...GIVEN_NOTES, password };

const LINK = {
  ...ANSWERED_NOTES,
  slug: { description: "The link's name: its custom slug, or its code if it has no slug." },
  domain: { description: "The host that it opens on, without a port." },
  custom: { description: "Whether the name is a custom slug and not a code." },
  shortUrl: { description: "The URL to share." },
  createdAt: { description: "When the link was made, in UTC." },
  updatedAt: { description: "When it was last edited, in UTC." },
  createdBy: {
    description:
      "Who made it: the admin key, another key, or a person. Null if it was made without a key. The name is null if the key " +
      "is deleted. A person's name is the e-mail. If a key asks, it gets null instead.",
  },
  passwordProtected: { description: "Whether a visitor is asked for a password." },
};

const SEARCHED = ["custom slug", ...SEARCHED_FIELDS.map(({ name }) => name)].map((name) => `the ${name}`);

const inWords = (things: readonly string[]) => `${things.slice(0, -1).join(", ")} and ${things.at(-1)}`;

/** Of `?domain=` with whatever is done to one link. */
export const ON_DOMAIN = { description: "The link's domain; BASE_URL's host if it is left out." };

export const FIELD_NOTES: Readonly<Record<string, Readonly<Record<string, Schema>>>> = {
  CreateLink: {
    ...editable,
    slug: {
      description:
        "The link's name, in place of a code. It is folded to lower case, and must not be one of " +
        `${[...RESERVED_SLUGS].join(", ")}.`,
      minLength: 1,
      maxLength: 64,
      pattern: "^[a-zA-Z0-9-][a-zA-Z0-9_-]*$",
      not: { enum: [...RESERVED_SLUGS] },
    },
    domain: {
      description:
        "The domain that it opens on, one of this shortener's; BASE_URL's host if it is left out. A slug can be on each domain once.",
    },
    findIfExists: {
      description:
        "If this key has a live link that equals the request in every given field, answer 200 with the newest one and " +
        "make no other. Tags are compared as a set. A link with a password is never found. Needs a key.",
    },
  },
  EditLink: editable,
  CreateLinks: {
    // Each is validated by itself, so the schema of the whole knows nothing of them.
    links: {
      description: "The links to make. Each is like the body of a create.",
      items: { $ref: "#/components/schemas/CreateLink" },
    },
  },
  ListLinks: {
    limit: { description: "The most links on a page." },
    cursor: { description: "The `nextCursor` of the page before this one." },
    q: { description: `An exact code or slug, or words in ${inWords(SEARCHED)}.` },
    tag: { description: "Only links that have this tag." },
    enabled: { description: "Only links that are switched on, or off." },
    expired: { description: "Only links whose `expiresAt` is past, or is not." },
    createdBy: {
      description: "Only links that were made under this name: `admin`, a key's name, or a person's e-mail.",
    },
    domain: { description: "Only links of this domain. Without it, those of all." },
    broken: { description: "Only links whose destination was found broken on two days, or all others." },
    visits: { description: "Adds each link's visits of the last 30 UTC days. Needs `stats:read` too." },
    checks: { description: "Adds what the last look at each link's destination saw." },
  },
  OnDomain: { domain: ON_DOMAIN },
  DeleteLink: {
    domain: ON_DOMAIN,
    purge: {
      description:
        "Deletes it for good, with what its history says. Only the administrator may. Also of a deleted link.",
    },
  },
  LinkList: {
    links: { description: "A page of links, newest first." },
    nextCursor: { description: "The `cursor` of the next page; null on the last page." },
  },
  ItemProblem: {
    type: { description: "A stable path. A page there explains it." },
    title: { description: "What kind of problem it is." },
    status: { description: "The status that a request for this link alone would get." },
    detail: { description: "What could not be done, and which rule says so." },
    errors: { description: "Every field that is wrong." },
  },
  BulkResults: { results: { description: "One result for each link of the request, in the same order." } },
  Link: LINK,
  LinkState: {
    status: { description: "Of the last answer; null without one." },
    finalUrl: { description: "Where redirects led, as far as they were followed." },
    problem: {
      description:
        "Why there was no answer to judge: `unreachable`, `timeout` (8 s), `robots` (robots.txt forbids it), `refused` (a redirect to " +
        "where no link may lead), `too-many-redirects` (more than five). null for none.",
    },
    durationMs: { description: "How long the look took, with robots.txt and redirects." },
    checkedAt: { description: "When." },
    failingSince: {
      description: "The first of the looks that failed in a row; null if the last one that decides did not fail.",
    },
    isBroken: {
      description:
        "Whether it failed on two days: no answer, 404, 410, or 5xx but for 503. What keeps programs out (401, 403, 429, 503) leaves it as it was.",
    },
  },
  ListedLink: {
    ...LINK,
    check: { description: "If `checks` asked for it: the last look at the destination; null if there was none." },
    visits: {
      description:
        "If `visits` asked for them: people's visits of the last 30 UTC days, today included, in total and by day.",
    },
  },
  NameCheck: {
    slug: { description: "The name as a link would have it: folded to lower case." },
    isFree: { description: "Whether a create would take it now." },
    reason: {
      description:
        "`taken`: a link has it. `reserved`: a path of this API, or the name of a link without a custom slug. `invalid`: " +
        "not 1 to 64 of a–z, 0–9, - and _, or it starts with _.",
    },
  },
  Takedown: { effectiveBy: { description: "When the last cached copy runs out, at the latest." } },
};
