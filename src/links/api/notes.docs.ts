import type { Schema } from "../../http/openapi/described-operation.ts";
import { RESERVED_SLUGS } from "../../names/slug.ts";
import { MAX_DESTINATION_LENGTH } from "../destination.ts";

/**
 * What a schema leaves unsaid about its fields: meanings, and the rules that are checked after it, in
 * `link-input.ts`. Beside the schemas and not in them, so that the Worker carries none of it.
 */
const url = {
  description:
    "Where the link leads: an absolute http or https URL to a host with a public name or address, without user name " +
    "and password, and none of this shortener's own hosts. Kept as given, without white space and other characters " +
    "that nobody sees around it.",
  format: "iri",
  maxLength: MAX_DESTINATION_LENGTH,
};
const title = { description: "For people: shown in lists and in the preview. No control characters." };
const tags = { description: "To group links by. Each is trimmed, and kept once." };
const redirectStatus = {
  description: "Of the redirect; 302 where nothing is said. 301 and 308 are kept by browsers for up to 90 seconds.",
};
const enabled = { description: "A link that is switched off answers 410." };
const expiresAt = {
  description: "When the link ends, in RFC 3339; null for never. In a request it must be in the future.",
  format: "date-time",
};
const expiredUrl = {
  description: "Where the link leads once it has expired or is used up; null for 410.",
  format: "iri",
};
const forwardQuery = { description: "Whether the query of a visit goes on to the destination." };
const password = {
  description: "What a visitor must know to open the link; null for nothing. Kept as a slow hash, and never answered.",
};
const maxVisits = {
  description:
    "How often the link may be opened, strictly; null for any number. Only a person's visit counts, and an edit keeps " +
    "those that were used: a higher number lets more through. A link that is used up answers as one that has expired.",
};
const editable = {
  url,
  title,
  tags,
  redirectStatus,
  enabled,
  expiresAt,
  expiredUrl,
  forwardQuery,
  password,
  maxVisits,
};

export const FIELD_NOTES: Readonly<Record<string, Readonly<Record<string, Schema>>>> = {
  CreateLink: {
    ...editable,
    slug: {
      description:
        "The name that the link shall have, in place of a code: folded to lower case, and none of " +
        `${[...RESERVED_SLUGS].join(", ")}.`,
      minLength: 1,
      maxLength: 64,
      pattern: "^[a-zA-Z0-9-][a-zA-Z0-9_-]*$",
    },
    findIfExists: {
      description:
        "Answer 200 with the newest live link of this key that equals the request in every field given, if there is " +
        "one, in place of making another. Tags are compared as a set. Never a link with a password. Needs a key.",
    },
  },
  EditLink: editable,
  CreateLinks: {
    // Each is validated by itself, so the schema of the whole knows nothing of them.
    links: {
      description: "What to make, each as in a create of its own.",
      items: { $ref: "#/components/schemas/CreateLink" },
    },
  },
  ListLinks: {
    limit: { description: "How many links at most." },
    cursor: { description: "The `nextCursor` of the page before." },
    q: { description: "An exact code or slug, or words in the custom slug, the url and the title." },
    tag: { description: "Only links that have this tag." },
  },
  LinkList: {
    links: { description: "A page of links, newest first." },
    nextCursor: { description: "What to ask for the next page with; null on the last." },
  },
  ItemProblem: {
    type: { description: "Stable; a page about it is there." },
    title: { description: "What kind of problem it is." },
    status: { description: "What a request of its own would be answered with." },
    detail: { description: "What could not be done, and by which rule." },
    errors: { description: "Every field that is wrong." },
  },
  BulkResults: { results: { description: "One for each link of the request, in its order." } },
  Link: {
    ...{ title, tags, redirectStatus, enabled, expiredUrl, forwardQuery, maxVisits },
    // No rule of a request holds for what is stored already.
    url: { description: "Where the link leads, as given.", format: "iri" },
    slug: { description: "The link's name: its custom slug if it was given one, else its code." },
    custom: { description: "Whether the name was chosen, and is not a code." },
    shortUrl: { description: "What to hand out." },
    createdAt: { description: "When the link was made, in UTC." },
    updatedAt: { description: "When it was last edited, in UTC." },
    expiresAt: { description: "When the link ends, in UTC; null for never." },
    passwordProtected: { description: "Whether a visitor is asked for a password." },
  },
  Takedown: { effectiveBy: { description: "When every cached copy will have run out, at the latest." } },
};
