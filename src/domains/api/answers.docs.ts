import * as v from "valibot";

/** What the operations on domains answer with. */
export const Domain = v.object({
  domain: v.string(),
  isDefault: v.boolean(),
  homeUrl: v.nullable(v.string()),
  notFoundUrl: v.nullable(v.string()),
  expiredUrl: v.nullable(v.string()),
  appleAppSiteAssociation: v.unknown(),
  assetLinks: v.unknown(),
});

/** Apple's is an object, Google's a list. */
export const AppLinksFile = v.union([v.looseObject({}), v.array(v.looseObject({}))]);

export const DomainList = v.object({ domains: v.array(Domain) });
