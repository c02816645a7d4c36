import { describe, expect, it } from "vitest";
import { type AlertState, NOTHING_TOLD, nextAlertState } from "../../../src/health/alert-state.ts";
import type { Ping } from "../../../src/health/ping.ts";

const MINUTE_MS = 60_000;

/** Pings every five minutes, one for each character: `.` is well, `x` is not, and `-` left Postgres asleep. @returns what was sent after each. */
function run(pings: string, state: AlertState = NOTHING_TOLD, firstMinute = 1_000) {
  let ids = 0;
  const sent: string[] = [];
  for (const [i, character] of Array.from(pings).entries()) {
    const status = character === "x" ? "unhealthy" : "healthy";
    const components: Ping["components"] = character === "-" ? { postgres: { status: "skipped" } } : {};
    const ping = { time: (firstMinute + 5 * i) * MINUTE_MS, status, components } as const;
    state = nextAlertState(state, ping, () => `incident ${++ids}`);
    const alert = state.undelivered;
    sent.push(alert === null ? "" : `${alert.type.replace("health.", "")} ${alert.incidentId}`);
    state = { ...state, undelivered: null }; // It was delivered.
  }
  return { sent, state };
}

describe("nextAlertState()", () => {
  it("says nothing of a service that starts out well", () => {
    expect(run("......").sent).toEqual(Array(6).fill(""));
  });

  it("alerts at the second failure in a row, once", () => {
    expect(run(".xxxx").sent).toEqual(["", "", "unhealthy incident 1", "", ""]);
  });

  it("says nothing of a single failure", () => {
    expect(run(".x.x.x.").sent).toEqual(Array(7).fill(""));
  });

  it("counts two failures in a row though pings in between left Postgres asleep", () => {
    expect(run(".x--x").sent).toEqual(["", "", "", "", "unhealthy incident 1"]);
  });

  it("takes no Postgres that is left asleep for one that is back", () => {
    expect(run("xx-----..").sent).toEqual([
      "",
      "unhealthy incident 1",
      ...Array<string>(6).fill(""),
      "recovered incident 1",
    ]);
  });

  it("tells of the recovery under the incident's id, and names the next incident anew", () => {
    expect(run("xx..xx").sent).toEqual([
      "",
      "unhealthy incident 1",
      "",
      "recovered incident 1",
      "",
      "unhealthy incident 2",
    ]);
  });

  it("tells since when, which is the first of the failures", () => {
    const { state } = run("..x");
    const ping = { time: 1_015 * MINUTE_MS, status: "unhealthy", components: {} } as const;
    expect(nextAlertState(state, ping, () => "id").undelivered).toMatchObject({ since: 1_010 * MINUTE_MS, ping });
  });

  it("sends one alert of a service that goes up and down, and the next after half an hour of calm", () => {
    const upAndDown = "xx..xx..xx..xx..";
    const { sent, state } = run(upAndDown);
    expect(sent.filter((text) => text !== "")).toEqual([
      ...["unhealthy incident 1", "recovered incident 1", "unhealthy incident 2", "recovered incident 2"],
      "flapping incident 3",
    ]);
    const later = run("......", state, 1_000 + 5 * upAndDown.length).sent;
    expect(later).toEqual(["", "", "", "", "recovered incident 3", ""]);
  });

  it("alerts again of a service that stays down after it went up and down", () => {
    const upAndDown = "xx..xx..xx..xx";
    const { state } = run(upAndDown);
    expect(state.told).toBe("flapping");
    const later = run("xxxxxxx", state, 1_000 + 5 * upAndDown.length).sent;
    expect(later.filter((text) => text !== "")).toEqual(["unhealthy incident 3"]);
  });

  it("counts the alerts of the last hour alone", () => {
    const hour = ".".repeat(12);
    const sent = run(`xx..${hour}xx..${hour}xx..${hour}xx..`).sent.filter((text) => text !== "");
    expect(sent).toHaveLength(8);
    expect(sent.at(-1)).toBe("recovered incident 4");
  });

  it("keeps what could not be delivered until it is, and then the newest", () => {
    const ping = (minute: number, status: "healthy" | "unhealthy") => ({
      time: minute * MINUTE_MS,
      status,
      components: {},
    });
    let state = run("xx").state;
    state = {
      ...state,
      undelivered: { type: "health.unhealthy", incidentId: "incident 1", since: 0, ping: ping(1_005, "unhealthy") },
    };
    state = nextAlertState(state, ping(1_010, "healthy"), () => "id");
    expect(state.undelivered?.type).toBe("health.unhealthy");
    state = nextAlertState(state, ping(1_015, "healthy"), () => "id");
    expect(state.undelivered?.type).toBe("health.recovered");
  });
});
