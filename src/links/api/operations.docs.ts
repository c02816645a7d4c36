import { OnDomainQuery } from "../../http/domain/domain-query.ts";
import { described } from "../../http/openapi/described.ts";
import type { RoomDocs } from "../../http/openapi/described-operation.ts";
import { ifMatch, ifNoneMatch } from "../../http/openapi/preconditions.docs.ts";
import * as answers from "./answers.docs.ts";
import { BULK_RESULTS, CREATE_LINK, EDIT_LINK, LINK, TAKEDOWN } from "./examples.docs.ts";
import { BulkBody, CreateLinkBody, DeleteLinkQuery, EditLinkBody, ListLinksQuery } from "./link-bodies.ts";
import { FIELD_NOTES } from "./notes.docs.ts";
import {
  checkName,
  createLink,
  createLinks,
  deleteLink,
  editLink,
  getLink,
  listLinks,
  restoreLink,
} from "./operations.ts";
import { idempotencyKey, name, slug } from "./parameters.docs.ts";

const tag = "Links";

const theLink = {
  description: "The link.",
  headers: { ETag: true },
  content: { "application/json": { schema: answers.Link, example: LINK } },
};

const notModified = { description: "It is still the link of `If-None-Match`.", headers: { ETag: true } } as const;

const takedown = {
  description: "Redis can't be reached. The change is in Postgres, and holds everywhere by the given time.",
  content: { "application/json": { schema: answers.Takedown, example: TAKEDOWN } },
};

/** `/api/links` */
export const LINKS_DOCS: RoomDocs = {
  operations: [
    described(createLink, {
      tag,
      summary: "Shorten a URL",
      description:
        "The link is in Postgres before the answer is sent. Send an `Idempotency-Key` to repeat a create safely: the " +
        "repeat gets the first answer, even if that answer was lost.",
      parameters: [idempotencyKey],
      body: { example: CREATE_LINK },
      answers: {
        200: {
          ...theLink,
          description: "`findIfExists` found a link of this key that equals the request.",
          headers: { ETag: true, Location: true, "Idempotent-Replayed": false },
        },
        201: {
          ...theLink,
          description: "The link is made.",
          headers: { ETag: true, Location: true, "Idempotent-Replayed": false },
        },
      },
    }),
    described(listLinks, {
      tag,
      summary: "List and search links",
      description: "Newest first. A cursor stays right while links are made and deleted.",
      answers: {
        200: {
          description: "A page of links.",
          content: { "application/json": { schema: answers.LinkList, example: { links: [LINK], nextCursor: null } } },
        },
      },
    }),
    described(createLinks, {
      tag,
      summary: "Shorten up to 1,000 URLs at once",
      description:
        "Each item is read like the body of a create. An item that is refused does not affect the others. At most 20 " +
        "may have a password. The body may have 4 MiB. A repeat with the same `Idempotency-Key` makes no link twice.",
      parameters: [idempotencyKey],
      body: { example: { links: [CREATE_LINK] } },
      answers: {
        200: {
          description: "The result of each item, in the same order.",
          headers: { "Idempotent-Replayed": false },
          content: { "application/json": { schema: answers.BulkResults, example: BULK_RESULTS } },
        },
      },
    }),
    described(getLink, {
      tag,
      summary: "Read a link",
      params: { slug },
      description:
        "An `ETag` names the state of the link that the answer shows. Every change makes another; a counted visit makes none.",
      answers: { 200: theLink, 304: notModified },
    }),
    described(editLink, {
      tag,
      summary: "Change a link",
      description:
        "Fields in the body change, `null` clears a field, and the rest stays. The new state is served everywhere " +
        "within 10 seconds after the answer. While Redis can't be reached, the only body that is accepted is " +
        "`enabled: false` alone. " +
        "To lose nobody's edit, send the `ETag` that you have read as `If-Match`: if the link has changed since, the answer is " +
        "412 and nothing is changed. After a 503, read the link before you repeat such an edit.",
      params: { slug },
      body: { example: EDIT_LINK },
      answers: { 200: { ...theLink, description: "The link as it is now." }, 202: takedown },
    }),
    described(deleteLink, {
      tag,
      summary: "Delete a link",
      description:
        "Its code is never issued again. Its custom slug is free for another link. For 30 days it can be restored, unless " +
        "`purge` deletes it for good. With `If-Match`, it is deleted only in the state that you have read.",
      params: { slug },
      answers: { 202: takedown, 204: { description: "The link is deleted." } },
    }),
    described(restoreLink, {
      tag,
      summary: "Bring a deleted link back",
      description:
        "For 30 days after it was deleted, with its code, its statistics and the visits that it has used. Of several links that " +
        "had the name, it is the last that was deleted. 409 if another link has the slug by now, 422 if its destination would be " +
        "refused today. What the administrator deleted or had switched off, only the administrator brings back. While Redis " +
        "can't be reached, nothing is restored.",
      params: { slug },
      answers: { 200: { ...theLink, description: "The link is back." } },
    }),
    described(checkName, {
      tag,
      summary: "Ask whether a name is free",
      description:
        "A free name is one that a create takes, until somebody else takes it. The answer tells nothing of the link that " +
        "has the name. Asked of Postgres each time, and limited to 60 a minute.",
      params: { slug: name },
      answers: {
        200: {
          description: "Whether the name is free.",
          content: {
            "application/json": { schema: answers.NameCheck, example: { slug: "spring-sale", isFree: true } },
          },
        },
      },
    }),
  ],
  schemas: { CreateLink: CreateLinkBody, EditLink: EditLinkBody, CreateLinks: BulkBody, ...answers },
  queries: { OnDomain: OnDomainQuery, ListLinks: ListLinksQuery, DeleteLink: DeleteLinkQuery },
  parameters: { slug, name, idempotencyKey, ifMatch, ifNoneMatch },
  notes: FIELD_NOTES,
};
