// Of valibot's kind and for its reasons: see shapes.ts.
import * as v from "valibot";
import { queryOf } from "../query.ts";

/** The domain of a link, in a query: a host in any spelling. Whether it is one of ours is found out later. */
export const domainParameter = v.optional(v.string());

/** The query of what is done to one link, where it has no other parameters. */
export const OnDomainQuery = v.strictObject({ domain: domainParameter });

export const onDomainQuery = queryOf(OnDomainQuery);
