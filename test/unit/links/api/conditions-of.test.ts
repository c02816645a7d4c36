import { describe, expect, it } from "vitest";
import { parseTagCondition } from "../../../../src/http/conditional/preconditions.ts";
import { conditionsOf } from "../../../../src/links/api/conditions-of.ts";
import { linkId } from "../../../../src/names/link-id.ts";
import { linkEtags } from "../../../support/link-handlers.ts";

const condition = (text: string | null) => (text === null ? null : parseTagCondition(text));
const asked = (ifMatch: string | null, ifNoneMatch: string | null = null) =>
  conditionsOf({ ifMatch: condition(ifMatch), ifNoneMatch: condition(ifNoneMatch) }, linkEtags);
const first = { id: linkId(1), version: 0 };
const second = { id: linkId(1), version: 1 };

describe("conditionsOf()", () => {
  it.each([[null], ["*"]])("conditionsOf() has none for If-Match: %s alone: it holds for any link", (ifMatch) => {
    expect(asked(ifMatch)).toBeNull();
  });

  it("conditionsOf() has none where an operation heeds none", () => {
    expect(conditionsOf(undefined, linkEtags)).toBeNull();
  });

  it("conditionsOf() asks for one of the states of If-Match, but for weak tags and what was never given out", () => {
    expect(asked('"1.0", W/"9.9", "zzz", "1.1"')).toEqual({ isOneOf: [first, second], isNoneOf: [] });
    expect(asked('"zzz"')).toEqual({ isOneOf: [], isNoneOf: [] });
    expect(asked('W/"1.0"')).toEqual({ isOneOf: [], isNoneOf: [] });
    expect(asked("")).toEqual({ isOneOf: [], isNoneOf: [] });
  });

  it("conditionsOf() rules out the states of If-None-Match, weak tags too, and any link for *", () => {
    expect(asked(null, 'W/"1.0", "zzz"')).toEqual({ isOneOf: null, isNoneOf: [first] });
    expect(asked("*", '"1.1"')).toEqual({ isOneOf: null, isNoneOf: [second] });
    expect(asked('"1.0"', "*")).toEqual({ isOneOf: [first], isNoneOf: "any" });
  });
});
