/**
 * The one of our languages that a browser prefers (RFC 9110, section 12.5.4, with the look-up of RFC 4647): `de-AT` gets
 * `de`.
 *
 * @param header `Accept-Language`; null where there is none.
 * @param ours the first is for browsers that want none of them.
 */
export function preferredLanguage<Language extends string>(
  header: string | null,
  ours: readonly [Language, ...Language[]],
): Language {
  let [best, bestWeight]: [Language, number] = [ours[0], 0];
  for (const part of (header ?? "").slice(0, MAX_LENGTH).split(",")) {
    const [range = "", ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
    const weight = Number(parameters.find((text) => text.startsWith("q="))?.slice(2) ?? 1);
    const language = range === "*" ? ours[0] : ours.find((one) => range === one || range.startsWith(`${one}-`));
    // Of two languages with the same weight, take the first.
    if (language !== undefined && weight > bestWeight) [best, bestWeight] = [language, weight];
  }
  return best;
}

/** Browsers send some dozens of bytes. */
const MAX_LENGTH = 1_000;
