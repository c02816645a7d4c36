// Of valibot's kind and for its reasons: see http/shapes.ts.
import * as v from "valibot";
import { object } from "../../http/shapes.ts";

/** The bodies of domains: shapes and sizes. What a URL and a host may be is checked after it, in `domain-input.ts`. */
const url = v.optional(v.nullable(v.string("must be a string or null")));

/** valibot accepts an array as an object without fields. */
const isNoList = v.check<Record<string, unknown>, string>((value) => !Array.isArray(value), "must be a JSON object");
const anyObject = v.looseObject({}, "must be an object");

const apps = v.optional(
  v.looseObject({ apps: v.array(v.string("must be a string"), "must be an array of strings") }, "must be an object"),
);

/**
 * Apple's file: what it has at all is one of four services. A member more is Apple's to add.
 * https://developer.apple.com/documentation/bundleresources/applinks
 */
const association = v.pipe(
  v.looseObject(
    {
      applinks: v.optional(
        v.looseObject(
          {
            // A list; of old an object by app.
            details: v.union([v.array(anyObject), anyObject], "must be an array of objects"),
          },
          "must be an object",
        ),
      ),
      webcredentials: apps,
      appclips: apps,
      activitycontinuation: apps,
    },
    "must be a JSON object or null",
  ),
  isNoList,
  v.check(
    (file) => ["applinks", "webcredentials", "appclips", "activitycontinuation"].some((name) => name in file),
    "must have applinks, webcredentials, appclips or activitycontinuation",
  ),
);

/** Google's file: https://developers.google.com/digital-asset-links/v1/statements */
const statements = v.pipe(
  v.array(
    v.looseObject(
      {
        relation: v.pipe(
          v.array(v.string("must be a string"), "must be an array of strings"),
          v.minLength(1, "must not be empty"),
        ),
        target: v.looseObject({ namespace: v.string("must be a string") }, "must be an object"),
      },
      "must be an object",
    ),
    "must be a JSON array or null",
  ),
  v.minLength(1, "must not be empty"),
);

const settings = {
  homeUrl: url,
  notFoundUrl: url,
  expiredUrl: url,
  appleAppSiteAssociation: v.optional(v.nullable(association)),
  assetLinks: v.optional(v.nullable(statements)),
};

/** `POST /api/domains` */
export const CreateDomainBody = object({ domain: v.string("must be a string"), ...settings });

/** `PATCH /api/domains/{domain}`: what is there is changed, `null` clears. */
export const EditDomainBody = object(settings);
