import type { LinkId } from "../../../src/names/link-id.ts";
import type { VisitFacts } from "../../../src/redirects/visit-facts.ts";

/** Visitors as a link of a campaign has them: many people, with few kinds of browsers, from few places. */
export interface Visitors {
  visit(link: LinkId, time: number): VisitFacts;
  /** The pseudonym, 22 characters, the same for the same visitor. */
  idOf(visit: VisitFacts): string;
  bytes(count: number): Uint8Array;
  uuid(): string;
}

const AGENTS = Array.from({ length: 40 }, (_, n) =>
  n % 2 === 0
    ? `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${110 + n}.0.0.0 Safari/537.36`
    : `Mozilla/5.0 (iPhone; CPU iPhone OS ${10 + (n >> 1)}_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${10 + (n >> 1)}.1 Mobile/15E148 Safari/604.1`,
);
const COUNTRIES = ["DE", "US", "FR", "GB", "NL", "BR", "IN", "JP"];
const LANGUAGES = ["de-DE,de;q=0.9,en;q=0.8", "en-US,en;q=0.9", "fr-FR,fr;q=0.9", "pt-BR,pt;q=0.9"];
const REFERRERS = [null, "https://news.example/", "https://mail.example/", "https://social.example/feed"];
const VISITORS = 1_000_000;

export function createVisitors(random: () => number): Visitors {
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)] as Value; // None is empty.
  const bytes = (count: number) => Uint8Array.from({ length: count }, () => Math.floor(random() * 256));
  return {
    visit(linkId, time) {
      const place = Math.floor(random() * 60);
      return {
        ...{ linkId, time, address: `visitor-${Math.floor(random() * VISITORS)}`, userAgent: pick(AGENTS) },
        ...{ country: pick(COUNTRIES), region: `Region ${place}`, city: `City ${place}` },
        ...{ languages: pick(LANGUAGES), referrer: pick(REFERRERS) },
        url: "https://go.example/spring?utm_source=letter&utm_medium=mail",
      };
    },
    idOf: ({ address }) => `${address ?? ""}ABCDEFGHIJKLMNOPQRSTUV`.slice(0, 22),
    bytes,
    uuid: () =>
      Buffer.from(bytes(16))
        .toString("hex")
        .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-8$4-$5"),
  };
}
