import { describe, expect, it } from "vitest";
import { StoreError } from "../../../src/lib/store-error.ts";
import { createWebhookNotice } from "../../../src/webhooks/webhook-notice.ts";

/** A notice whose Redis answers when the test says so. */
function world() {
  const asked: ((answer: boolean | Error) => void)[] = [];
  const done: string[] = [];
  const clock = { now: 0 };
  const notice = createWebhookNotice({
    marks: {
      isAnyOn: () =>
        new Promise((resolve, reject) =>
          asked.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer))),
        ),
      set: async () => void done.push("mark"),
    },
    callSweep: async () => void done.push("call"),
    timeoutMs: 1_000,
    now: () => clock.now,
    reportFailure: () => undefined,
  });
  const write = () => notice.around(async () => void done.push("write"));
  return { asked, done, clock, write };
}

describe("createWebhookNotice()", () => {
  it("who writes while Redis is asked again goes by what was known: that no webhook is on", async () => {
    const { asked, done, clock, write } = world();
    const first = write();
    asked.pop()?.(false);
    await first;
    clock.now += 10_000;
    const asking = write();
    await write();
    expect(done).toEqual(["write", "write"]);
    asked.pop()?.(false);
    await asking;
    expect(done).toEqual(["write", "write", "write"]);
  });

  it("who writes while Redis is asked again goes by what was known: that one is on", async () => {
    const { asked, done, clock, write } = world();
    const first = write();
    asked.pop()?.(true);
    await first;
    clock.now += 30_000;
    const asking = write();
    await write();
    expect(done).toEqual([...["mark", "write", "call"], ...["mark", "write", "call"]]);
    asked.pop()?.(false);
    await asking;
    expect(done.slice(6)).toEqual(["write"]);
  });

  it("where Redis does not answer, one may be on", async () => {
    const { asked, done, clock, write } = world();
    const first = write();
    asked.pop()?.(false);
    await first;
    clock.now += 10_000;
    const asking = write();
    asked.pop()?.(new StoreError({ store: "redis", operation: "ask", reason: "is down" }));
    await asking;
    expect(done).toEqual(["write", "mark", "write", "call"]);
  });
});
