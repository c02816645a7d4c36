import { describe, expect, it } from "vitest";
import { EVENTS } from "../../../src/web/settings/webhooks/webhook-events.ts";
import { whyOff } from "../../../src/web/settings/webhooks/why-off.ts";
import { FIVE_DAYS, GONE, WEBHOOK_EVENTS } from "../../../src/webhooks/webhook.ts";

/** What the page knows of webhooks by itself, held against the Worker's. */
describe("the page's webhooks", () => {
  it("can hear of each event that the Worker tells, but for a test", () => {
    expect(EVENTS).toEqual(WEBHOOK_EVENTS.filter((event) => event !== "webhook.test"));
  });

  it("whyOff() knows each reason of the Worker, and no reason is a person's doing", () => {
    expect([whyOff(GONE), whyOff(FIVE_DAYS), whyOff(null)]).toEqual(["gone", "fiveDays", "byHand"]);
    expect(whyOff("A reason of a later release")).toBe("other");
  });
});
