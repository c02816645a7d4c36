// isbot: 2.5 kB of patterns, 1.5 kB compressed, kept up with the bots there are; a list of our own would not be.
import { isbot } from "isbot";
import { FETCHERS } from "./fetchers.ts";

/**
 * Whether a User-Agent belongs to a program that opens links by itself. Statistics need it, and links with `maxVisits`. It
 * is isbot's answer, with two corrections: fetchers that isbot does not know, and browsers inside apps that isbot takes for
 * bots only by the shape of their text. A bot that calls itself a browser counts as a browser.
 */
const MAX_LENGTH = 512;

/**
 * What Facebook's apps write about themselves, whole or behind a browser's agent. Alone and without a space, isbot takes
 * it for a bot, since it is one long word; with a space in the carrier's name it does not (github.com/omrilotan/isbot/issues/314).
 * And a carrier may have any name, with ".com" or "|" in it. So it is left out; Facebook's crawlers write none.
 */
const FACEBOOK_APP = /\[FB(?:AN|AV|_IAB)\/[^[\]]*\]/g;

/**
 * Other apps by what stands in the agent of their browser. None of these is the name of the app's own fetcher, which are
 * `line-poker`, `kakaotalk-scrap`, `facebookexternalhit`. Sources: developers.line.biz/en/docs/line-mini-app/develop/
 * user-agent; isbot's fixtures of browsers (github.com/omrilotan/isbot, fixtures/browsers.yml) for the others.
 */
const APPS =
  "FB(?:AN|AV|_IAB)/|Instagram ?\\d|Line/\\d|KAKAOTALK[ /]\\d|NAVER\\(inapp|DaumApps/\\d|MicroMessenger/\\d|BytedanceWebview/|GSA/\\d";
const STARTS_WITH_APP = new RegExp(`^(?:${APPS})`, "i");
const HAS_APP = new RegExp(APPS, "i");

/** What stands before the app's name where it is not the only word, and is no bot to isbot. */
const ENGINE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";

/** @param userAgent the header as it came; read up to 512 characters. Who sends none is a bot: every browser sends one. */
export function isBot(userAgent: string | null | undefined): boolean {
  const text = (userAgent ?? "").trim().slice(0, MAX_LENGTH);
  if (text === "" || FETCHERS.some((fetcher) => fetcher.test(text))) return true;
  const rest = text.replace(FACEBOOK_APP, "").trim();
  if (rest === "") return false;
  const isShortOfItsEngine = STARTS_WITH_APP.test(rest) || (!rest.includes(" ") && HAS_APP.test(rest));
  // With the engine put in front, isbot still finds names of bots, but not its rules about the shape of the text.
  return isbot(isShortOfItsEngine ? `${ENGINE} ${rest.replaceAll(/[;)]/g, "$& ")}` : rest);
}
