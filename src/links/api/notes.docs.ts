import type { Schema } from "../../http/openapi/described-operation.ts";
import { RESERVED_SLUGS } from "../../names/slug.ts";
import { ANSWERED_NOTES, GIVEN_NOTES } from "../fields.docs.ts";

/**
 * What a schema leaves unsaid about its fields: meanings, and the rules that are checked after it, in
 * `link-input.ts`. Beside the schemas and not in them, so that the Worker carries none of it.
 */
const password = {
  description: "What a visitor must know to open the link; null for nothing. Kept as a slow hash, and never answered.",
};
const editable = { ...GIVEN_NOTES, password };

const LINK = {
  ...ANSWERED_NOTES,
  slug: { description: "The link's name: its custom slug if it was given one, else its code." },
  custom: { description: "Whether the name was chosen, and is not a code." },
  shortUrl: { description: "What to hand out." },
  createdAt: { description: "When the link was made, in UTC." },
  updatedAt: { description: "When it was last edited, in UTC." },
  createdBy: {
    description:
      "Who made it: the admin key, another key by its name, or a person by the e-mail; null where nobody had to be known. " +
      "The name is null of a key that is no more, and of a person where a key asks.",
  },
  passwordProtected: { description: "Whether a visitor is asked for a password." },
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
    q: { description: "An exact code or slug, or words in the custom slug, the url, the title and the note." },
    tag: { description: "Only links that have this tag." },
    enabled: { description: "Only links that are switched on, or off." },
    expired: { description: "Only links whose `expiresAt` is past, or is not." },
    createdBy: { description: "Only links of whoever has this name: `admin`, a key's name, or a person's e-mail." },
    visits: { description: "With the visits of each link in the last 30 UTC days. Needs `stats:read` too." },
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
  Link: LINK,
  ListedLink: {
    ...LINK,
    visits: {
      description:
        "Where they were asked for: people's visits of the last 30 UTC days, today included, in all and by day.",
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
  Takedown: { effectiveBy: { description: "When every cached copy will have run out, at the latest." } },
};
