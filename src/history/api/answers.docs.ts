import * as v from "valibot";
import { time } from "../../http/openapi/answer-values.ts";
import { EVENT_TYPES } from "../link-event.ts";

/** What the operations on history answer with. */
export const LinkEvent = v.object({
  id: v.string(),
  time,
  type: v.picklist(EVENT_TYPES),
  slug: v.nullable(v.string()),
  domain: v.nullable(v.string()),
  actor: v.object({
    kind: v.picklist(["admin", "key", "person", "anonymous", "system"]),
    name: v.nullable(v.string()),
  }),
  changes: v.record(v.string(), v.object({ from: v.unknown(), to: v.unknown() })),
});

export const History = v.object({ events: v.array(LinkEvent), nextCursor: v.nullable(v.string()) });
