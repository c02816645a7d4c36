import { ANSWERED_NOTES, GIVEN_NOTES } from "../../links/fields.docs.ts";
import { RESERVED_SLUGS } from "../../names/slug.ts";
import { ABUSE_NOTES } from "./abuse-notes.ts";
import type { Schema } from "./described-operation.ts";

/**
 * What a schema leaves unsaid about its fields: meanings, and the rules that are checked after it, in
 * `link-input.ts`. Beside the schemas and not in them, so that the Worker carries none of it.
 */
const password = {
  description: "What a visitor must know to open the link; null for nothing. Kept as a slow hash, and never answered.",
};
const editable = { ...GIVEN_NOTES, password };

export const FIELD_NOTES: Readonly<Record<string, Readonly<Record<string, Schema>>>> = {
  ...ABUSE_NOTES,
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
  ExportLinks: {
    bom: {
      description:
        "Whether a CSV begins with a byte order mark, as Excel on Windows needs it. Without it, `Accept` says.",
    },
  },
  ImportAccepted: { jobId: { description: "To ask for its progress with." } },
  ImportJob: {
    state: { description: "`done` once every row is settled; `failed` where some were lost on the way." },
    total: { description: "How many rows the file has; null until it is read to its end." },
    created: { description: "Links that were made." },
    failed: { description: "Rows that made none." },
    format: { description: "Whose export the file was read as; null for an import before this was kept." },
    ignoredColumns: {
      description:
        "Columns and fields that say nothing here, as the file spells them, up to 100: nothing of them is imported.",
    },
    unnamed: { description: "Rows that came with no name, and so get a code; null until the file is read to its end." },
    errors: {
      description:
        "By line, up to 1,000, and rows that failed before others. `was made, but …` says what a link has lost, such as " +
        "the end of its title or a time that could be two; line 0 is the file as a whole.",
    },
    renamed: { description: "By line, the first 1,000 links that could not keep their name, and the code they have." },
  },
  Link: {
    ...ANSWERED_NOTES,
    slug: { description: "The link's name: its custom slug if it was given one, else its code." },
    custom: { description: "Whether the name was chosen, and is not a code." },
    shortUrl: { description: "What to hand out." },
    createdAt: { description: "When the link was made, in UTC." },
    updatedAt: { description: "When it was last edited, in UTC." },
    passwordProtected: { description: "Whether a visitor is asked for a password." },
  },
  PasswordForm: { password: { description: "The link's." } },
  Takedown: { effectiveBy: { description: "When every cached copy will have run out, at the latest." } },
};
