import Bowser from "bowser";
import { isBot } from "./is-bot.ts";

/** What a visit's User-Agent says. Each is null where it says nothing that is known. */
export interface Agent {
  readonly isBot: boolean;
  readonly device: string | null;
  readonly browser: string | null;
  readonly os: string | null;
}

/** Of what it does not know, Bowser gives the first word: a name that anybody could fill the roll-ups with. */
const BROWSERS: ReadonlySet<string> = new Set(Object.values(Bowser.BROWSER_MAP));
const SYSTEMS: ReadonlySet<string> = new Set(Object.values(Bowser.OS_MAP));

/** Longer than any browser's. The patterns take longer the longer the text is. */
const MAX_LENGTH = 512;
/** Distinct agents that one reader remembers: some 200 bytes each. */
const MAX_REMEMBERED = 1_000;

/**
 * Reads user agents, each distinct one once. Make one reader for each batch: a batch has few agents, each of them often.
 *
 * A visit without an agent is a bot's: every browser sends one.
 *
 * @param userAgent the header as it came; read up to 512 characters.
 */
export function createAgentReader(): (userAgent: string | null) => Agent {
  const known = new Map<string, Agent>();
  return (userAgent) => {
    const text = (userAgent ?? "").trim().slice(0, MAX_LENGTH);
    const found = known.get(text);
    if (found !== undefined) return found;
    const agent = readAgent(text);
    if (known.size < MAX_REMEMBERED) known.set(text, agent);
    return agent;
  };
}

function readAgent(text: string): Agent {
  if (text === "") return { isBot: isBot(text), device: null, browser: null, os: null };
  const { browser, os, platform } = Bowser.parse(text);
  return {
    isBot: isBot(text),
    device: platform.type ?? null,
    browser: knownOf(BROWSERS, browser.name),
    os: knownOf(SYSTEMS, os.name),
  };
}

function knownOf(known: ReadonlySet<string>, name: string | undefined): string | null {
  return name !== undefined && known.has(name) ? name : null;
}
