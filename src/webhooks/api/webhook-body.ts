// Of valibot's kind and for its reasons: see http/shapes.ts.
import * as v from "valibot";
import type { Input } from "../../http/operation.ts";
import type { FieldError, Problem } from "../../http/problem.ts";
import { limit, object } from "../../http/shapes.ts";
import { fieldErrorOf, validationProblem } from "../../http/validation.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { trimInvisible } from "../../lib/text/trim-invisible.ts";
import { type Destination, type DestinationRules, parseDestination } from "../../links/destination.ts";
import { tag as tagShape } from "../../links/fields.ts";
import { WEBHOOK_EVENTS, type WebhookChanges, type WebhookDraft } from "../webhook.ts";

/** The bodies and queries of `/api/webhooks`. A `url` is judged as a link's is, but may be a blocked domain's. */

const url = v.string("must be a string");
const events = v.pipe(
  v.array(
    v.picklist(WEBHOOK_EVENTS, `must be one of ${WEBHOOK_EVENTS.join(", ")}`),
    "must be an array of names of events",
  ),
  v.minLength(1, "must not be empty"),
  v.transform((list) => [...new Set(list)]),
);
const tag = v.nullable(v.pipe(tagShape, v.transform(trimInvisible)));

export const CreateWebhookBody = object({ url, events, tag: v.optional(tag) });
export const EditWebhookBody = object({
  url: v.optional(url),
  events: v.optional(events),
  tag: v.optional(tag),
  state: v.optional(v.picklist(["on", "off"], "must be on or off")),
});
export const ListDeliveriesQuery = v.strictObject({ limit, cursor: v.optional(v.string()) });

interface Judge {
  readonly url: string;
  readonly services: { readonly destinationRules: (requestHost: string | null) => DestinationRules };
}

export const createBody: Input<WebhookDraft, Judge> = {
  schema: CreateWebhookBody,
  read(json, judge) {
    const parsed = v.safeParse(CreateWebhookBody, json);
    const destination = destinationIn(json, judge);
    if (!parsed.success || destination === null || !destination.ok) return err(problemOf(parsed.issues, destination));
    return ok({ url: destination.value, events: parsed.output.events, tag: parsed.output.tag ?? null });
  },
};

export const editBody: Input<WebhookChanges, Judge> = {
  schema: EditWebhookBody,
  read(json, judge) {
    const parsed = v.safeParse(EditWebhookBody, json);
    const destination = destinationIn(json, judge);
    if (!parsed.success || destination?.ok === false) return err(problemOf(parsed.issues, destination));
    const { events: heard, tag: ofTag, state } = parsed.output;
    return ok({
      ...(destination === null ? {} : { url: destination.value }),
      ...(heard === undefined ? {} : { events: heard }),
      ...(ofTag === undefined ? {} : { tag: ofTag }),
      ...(state === undefined ? {} : { state }),
    });
  },
};

type Judged = Result<Destination, { readonly reason: "invalid" | "refused"; readonly message: string }>;

/** null where the body has no text for it; then the shape says what is wrong. */
function destinationIn(json: unknown, { url: requested, services }: Judge): Judged | null {
  const { url: given } = (json ?? {}) as Readonly<Record<string, unknown>>; // Any object may have the field.
  if (typeof given !== "string") return null;
  const { ownHosts, allowPrivate } = services.destinationRules(new URL(requested).hostname);
  return parseDestination(given, { ownHosts, allowPrivate });
}

/** All fields that are wrong are named at once. A destination that may not be is a problem of its own, if all else is right. */
function problemOf(issues: readonly v.BaseIssue<unknown>[] | undefined, destination: Judged | null): Problem {
  const error: FieldError[] =
    destination === null || destination.ok ? [] : [{ path: "url", message: destination.error.message }];
  if (issues === undefined && destination?.ok === false && destination.error.reason === "refused") {
    return {
      type: "destination-refused",
      detail: "Cannot accept the webhook: events of this shortener must not go there",
      errors: error,
    };
  }
  return validationProblem([...(issues ?? []).map(fieldErrorOf), ...error]);
}
