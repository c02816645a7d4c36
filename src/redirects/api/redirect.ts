import { noticePage, pageOrProblem } from "../../http/page.ts";
import { decodeSegment, unreadable } from "../../http/path-segment.ts";
import { givenRequestId } from "../../http/request-id.ts";
import type { Deadline } from "../../lib/deadline.ts";
import { answerVisit, type Target, type VisitAnswer } from "../../links/link.ts";
import { type Address, parseAddress } from "../../names/address.ts";
import { type LinkName, parseLinkNames } from "../../names/link-name.ts";
import type { LimitedAnswer } from "../visit-limit.ts";
import type { VisitorServices } from "../visitor-services.ts";
import { blockedPage } from "./blocked-page.ts";
import { asksForCard, cardPage } from "./card-page.ts";
import { identifiedAnswer } from "./identified-answer.ts";
import { limitedPage } from "./limited-page.ts";
import { limitedVisit } from "./limited-visit.ts";
import { answerLookUp, deadlineAtDoor, strayed, type VisitorRequest, visitOf } from "./look-up.ts";
import { passwordPage } from "./password/password-page.ts";
import { hrefOf, lockedPreviewPage, previewPage } from "./preview.ts";
import { recordUnknown, recordVisit } from "./record-visit.ts";
import { destinationOf, locationFor, redirectTo, ruleFor, sendOn } from "./send-on.ts";

/**
 * `GET /{slug}`, the hot path: a link in memory is answered with one look-up and one response. No
 * validation library, no logging, no timer and no second look-up stands in its way.
 *
 * @param path as Hono has it.
 */
export function redirect(
  request: Request,
  path: string,
  services: VisitorServices,
  ctx: VisitorRequest["ctx"],
  sample: VisitorRequest["sample"] = null,
): Response | Promise<Response> {
  const segment = decodeSegment(path);
  const visitor = { request, requestId: givenRequestId(request), services, ctx, sample };
  if (segment === null) return answerLater(visitor, unreadable(request));
  const [closest] = parseLinkNames(segment);
  const found = closest === undefined ? undefined : services.links.peek(closest, () => visitOf(visitor));
  if (found !== undefined && found.target !== null) return answer(visitor, found.target);
  return lookUp(visitor, parseAddress(segment));
}

async function lookUp(visitor: VisitorRequest, { followed, shown }: Address): Promise<Response> {
  const deadline = deadlineAtDoor(visitor.services);
  const response = await answerLookUp(visitor, [...followed, ...shown], deadline, (target, name, isRefused) => {
    if (target === null) {
      if (shown.length === 0) recordUnknown(visitor, followed);
      return strayed(visitor, isRefused);
    }
    return shown.some(({ text }) => text === name?.text)
      ? preview(visitor, target, name)
      : answer(visitor, target, deadline);
  });
  return identifiedAnswer(visitor, response);
}

/** @param deadline of the request; for a link in memory none was made. */
export function answer(
  visitor: VisitorRequest,
  target: Target,
  deadline?: Deadline,
  visit: VisitAnswer | LimitedAnswer = answerAt(visitor, target),
): Response | Promise<Response> {
  if (visitor.services.blockList.blocks(target)) return blocked(visitor);
  switch (visit.kind) {
    case "redirect": {
      // No visit: nobody has been sent anywhere.
      if (target.card !== undefined && asksForCard(visitor.request))
        return answerLater(visitor, cardPage(visitor, target, target.card));
      const rule = ruleFor(visitor, target);
      recordVisit(visitor, target, rule);
      return sendOn(visitor, target, visit.status, rule);
    }
    case "locked":
      return answerLater(visitor, passwordPage(visitor.request));
    case "limited": {
      const given = { deadline, shownHash: null };
      return answerLater(
        visitor,
        limitedVisit(visitor, target, given, (current, taken) => answer(visitor, current, deadline, taken)),
      );
    }
    case "expired":
    case "used-up":
    case "disabled":
      return gone(visitor, visit);
  }
}

/** `GET /{slug}+`: shows a link that leads somewhere. In all other cases it answers as the redirect does. */
function preview(visitor: VisitorRequest, target: Target, name: LinkName | undefined): Response | Promise<Response> {
  if (visitor.services.blockList.blocks(target)) return blocked(visitor);
  const visit = answerAt(visitor, target);
  const { request } = visitor;
  const text = name?.text ?? "";
  switch (visit.kind) {
    case "redirect":
      return previewPage(request, { ...target, location: destinationOf(target, ruleFor(visitor, target)) }, text);
    case "locked":
      return lockedPreviewPage(request, text);
    case "limited":
      return limitedPage(request, { href: hrefOf(text), name: text });
    case "expired":
    case "disabled":
      return gone(visitor, visit);
  }
}

/** Most links never expire, and the clock is another call out of JavaScript. */
function answerAt({ services }: VisitorRequest, target: Target, hasPassword = false): VisitAnswer {
  return answerVisit(target, target.expiresAt === null ? 0 : services.now(), hasPassword);
}

/** The answer to a visitor who has shown the password. A form's answer must be fetched with GET, hence 303. */
export function answerUnlocked(
  visitor: VisitorRequest,
  target: Target,
  deadline: Deadline,
  visit: VisitAnswer | LimitedAnswer = answerAt(visitor, target, true),
): Response | Promise<Response> {
  if (visitor.services.blockList.blocks(target)) return blocked(visitor);
  switch (visit.kind) {
    case "redirect": {
      const rule = ruleFor(visitor, target);
      recordVisit(visitor, target, rule);
      return redirectTo(visitor, locationFor(visitor, target, rule), 303);
    }
    case "locked": // By another password than the one that was shown.
      return passwordPage(visitor.request, { wasWrong: true });
    case "limited": {
      const given = { deadline, shownHash: target.passwordHash };
      return limitedVisit(visitor, target, given, (now, taken) => answerUnlocked(visitor, now, deadline, taken));
    }
    case "expired":
    case "used-up":
    case "disabled":
      return gone(visitor, visit);
  }
}

const GONE = {
  expired: "Cannot open the link: it has expired",
  "used-up": "Cannot open the link: it has had all of its visits",
  disabled: "Cannot open the link: its owner has switched it off",
} as const;

function gone(
  visitor: VisitorRequest,
  visit: Extract<LimitedAnswer, { kind: keyof typeof GONE }>,
): Response | Promise<Response> {
  if (visit.kind !== "disabled") {
    const { services, ctx } = visitor;
    const location = visit.location ?? services.strayUrl("expiredUrl", { waitUntil: (work) => ctx.waitUntil(work) });
    if (location !== null) return redirectTo(visitor, location, 302);
  }
  const { kind } = visit;
  const page = pageOrProblem(visitor.request, {
    type: "gone",
    detail: GONE[kind],
    say: ({ words }) => noticePage(words.gone[kind]),
  });
  return answerLater(visitor, page);
}

function blocked(visitor: VisitorRequest): Promise<Response> {
  return answerLater(visitor, blockedPage(visitor.request, visitor.services.baseUrl));
}

async function answerLater(visitor: VisitorRequest, response: Response | Promise<Response>): Promise<Response> {
  return identifiedAnswer(visitor, await response);
}
