import {
  choice,
  countOrNull,
  destination,
  destinationOrNull,
  flag,
  momentAheadOrNull,
  searched,
  shortText,
  tagList,
  textOrNull,
} from "./field.ts";
import { rulesOrNull } from "./fields/rules-field.ts";
import { REDIRECT_STATUSES } from "./redirect-status.ts";

export const MAX_TAGS = 20;
export const MAX_TAG_LENGTH = 50;

export const tag = shortText(MAX_TAG_LENGTH);

/**
 * The fields of a link that its maker chooses, each written once. From this table follow, with their types: the bodies of
 * create and edit, the SQL that makes or changes a link, the link's JSON, imports, exports, and the schemas of the
 * document. A new field here is in all of them.
 *
 * Not here: the slug, the password (a hash that is never shown), ids and times; and `Target`, which is a protocol
 * between two releases.
 */
export const FIELDS = {
  url: searched(destination("url")),
  title: searched(textOrNull("title", 300)),
  tags: tagList("tags", tag, MAX_TAGS),
  redirectStatus: choice("redirect_status", REDIRECT_STATUSES, 302),
  enabled: flag("enabled", true),
  expiresAt: momentAheadOrNull("expires_at"),
  expiredUrl: destinationOrNull("expired_url"),
  maxVisits: countOrNull("max_visits"),
  forwardQuery: flag("forward_query", false),
  rules: rulesOrNull("rules"),
  /** For the people who manage the link: no visitor sees it. */
  note: searched(textOrNull("note", 500, { hasLines: true })),
} as const;
