import { describe, expect, it } from "vitest";
import { createAgentReader } from "../../../src/redirects/read-agent.ts";

const read = (userAgent: string | null) => createAgentReader()(userAgent);

describe("createAgentReader()", () => {
  it.each([
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1",
      { isBot: false, device: "mobile", browser: "Safari", os: "iOS" },
    ],
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0",
      { isBot: false, device: "desktop", browser: "Microsoft Edge", os: "Windows" },
    ],
    ["curl/8.1", { isBot: true, device: null, browser: null, os: null }],
    ["Googlebot/2.1 (+http://www.google.com/bot.html)", { isBot: true, device: "bot" }],
    ["GPTBot/1.0", { isBot: true }],
    ["Invented/5.0 (Unheard of)", { isBot: false, device: null, browser: null, os: null }],
    ["Mozilla/5.0 (Unheard of)", { isBot: false, device: null, browser: null, os: null }],
  ])("reads %s", (userAgent, expected) => {
    expect(read(userAgent)).toMatchObject(expected);
  });

  it.each([null, "", "  "])("takes who sends no agent for a bot: %j", (userAgent) => {
    expect(read(userAgent)).toEqual({ isBot: true, device: null, browser: null, os: null });
  });

  it("reads no more than 512 characters", () => {
    const padding = "x".repeat(506);
    expect(read(`${padding} curl/8`).isBot).toBe(read(padding).isBot);
    expect(read(`curl/8 ${padding}`).isBot).toBe(true);
  });

  it("reads each agent once", () => {
    const readAgent = createAgentReader();
    expect(readAgent("curl/8.1")).toBe(readAgent("curl/8.1"));
    expect(readAgent("curl/8.1")).not.toBe(readAgent("curl/8.2"));
  });
});
