import { described } from "../../http/openapi/described.ts";
import type { RoomDocs } from "../../http/openapi/described-operation.ts";
import { slug } from "../../links/api/parameters.docs.ts";
import * as answers from "./answers.docs.ts";
import { LinkHistoryQuery, ListHistoryQuery } from "./history-query.ts";
import { deleteLinkHistory, getHistory, getLinkHistory } from "./operations.ts";

const EVENT = {
  id: "1042",
  time: "2026-11-22T08:00:00.000Z",
  type: "link.updated",
  slug: "sale",
  domain: "go.example",
  actor: { kind: "key", name: "my site" },
  changes: {
    url: { from: "https://example.com/a", to: "https://example.com/b" },
    password: { from: "none", to: "set" },
  },
} as const;

const tag = "History";

const aPage = {
  description: "The changes, newest first.",
  content: { "application/json": { schema: answers.History, example: { events: [EVENT], nextCursor: null } } },
};

export const HISTORY_DOCS: RoomDocs = {
  operations: [
    described(getLinkHistory, {
      tag,
      summary: "Read what happened to a link",
      description:
        "Newest first. A deleted link's history answers for 30 days, until another link has its name. Counted visits are no " +
        "changes. A repeated edit that changes nothing is not told.",
      params: { slug },
      answers: { 200: aPage },
    }),
    described(deleteLinkHistory, {
      tag,
      summary: "Delete what the history of a link says",
      description:
        "For privacy: its events stay, with who and when, and their `changes` are empty. There is no way back.",
      params: { slug },
      answers: { 204: { description: "The values are deleted." } },
    }),
    described(getHistory, {
      tag,
      summary: "Read what happened to all links",
      description: "Newest first.",
      answers: { 200: aPage },
    }),
  ],
  schemas: answers,
  queries: { ListHistory: ListHistoryQuery, ListLinkHistory: LinkHistoryQuery },
  notes: {
    History: {
      events: { description: "Newest first, by their ids." },
      nextCursor: { description: "The `cursor` of the next page; null on the last page." },
    },
    LinkEvent: {
      id: { description: "Rises with each change of a link." },
      time: {
        description: "When. Two changes of a link that waited for each other may have times in another order than ids.",
      },
      type: {
        description:
          "What happened. `link.disabled` is the scheduled check's alone; all else that switches a link off is `link.updated`.",
      },
      domain: { description: "The link's domain; null where `slug` is." },
      slug: {
        description:
          "The link's name; null once the link was deleted for good, and of a code on a second domain 30 days after the link was deleted.",
      },
      actor: {
        description:
          "Who. `anonymous` is a public create, `system` a job of Bijou's, or what came by no API. Keys get an opaque id in place of a person's e-mail.",
      },
      changes: {
        description:
          "By field. Of a new link all that is no default, from null. A password is `set` or `none`. Empty for what is deleted or restored, and once the values are deleted: by an administrator, or 30 days after the link was.",
      },
    },
    ListLinkHistory: {
      limit: { description: "The most events on a page." },
      cursor: { description: "The `nextCursor` of the page before this one." },
      domain: { description: "The link's domain; BASE_URL's host if it is left out." },
    },
    ListHistory: {
      limit: { description: "The most events on a page." },
      cursor: { description: "The `nextCursor` of the page before this one." },
    },
  },
};
