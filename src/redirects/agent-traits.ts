import type { Browser, Device, System } from "../rules/rule.ts";
import type { AgentTraits } from "../rules/visit-traits.ts";
import type { Agent } from "./read-agent.ts";

/** Bowser's names, by those that rules have. What is not here no rule can name. */
const DEVICES: ReadonlyMap<string, Device> = new Map([
  ["mobile", "mobile"],
  ["tablet", "tablet"],
  ["desktop", "desktop"],
]);
const SYSTEMS: ReadonlyMap<string, System> = new Map([
  ["iOS", "ios"],
  ["Android", "android"],
  ["Windows", "windows"],
  ["macOS", "macos"],
  ["Linux", "linux"],
  ["Chrome OS", "chromeos"],
]);
const BROWSERS: ReadonlyMap<string, Browser> = new Map([
  ["Chrome", "chrome"],
  ["Safari", "safari"],
  ["Firefox", "firefox"],
  ["Microsoft Edge", "edge"],
  ["Samsung Internet for Android", "samsung"],
  ["Opera", "opera"],
]);

/** An agent in the words of rules. */
export function agentTraits({ isBot, device, os, browser }: Agent): AgentTraits {
  return {
    isBot,
    device: DEVICES.get(device ?? "") ?? null,
    os: SYSTEMS.get(os ?? "") ?? null,
    browser: BROWSERS.get(browser ?? "") ?? null,
  };
}
