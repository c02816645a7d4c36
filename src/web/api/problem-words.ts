import { words } from "../words/words.ts";
import { type Problem, UNKNOWN_OUTCOME } from "./ask.ts";

/**
 * What to say of a refusal: by the field that it is about (`url`, `tags.0` under `tags`, `card.image`), and of the whole.
 * What rules have is each a field, so their paths stay whole (`rules.0.when.country.0`).
 */
export interface ProblemWords {
  readonly fields: ReadonlyMap<string, string>;
  /** null if the texts of the fields say it all. */
  readonly whole: string | null;
}

/** @param sent values of the fields, for texts that name them. */
export function problemWords(problem: Problem, sent: { readonly slug?: string } = {}): ProblemWords {
  const { common } = words();
  if (problem === UNKNOWN_OUTCOME) return { fields: new Map(), whole: common.unknown };
  const type = problem.type.split("/").at(-1) ?? "";
  if (type === "slug-taken") return { fields: new Map([["slug", common.slugTaken(sent.slug ?? "")]]), whole: null };
  if (type === "forbidden") return { fields: new Map(), whole: common.forbidden };
  const fields = new Map<string, string>();
  for (const { path, message } of problem.errors ?? []) {
    const [first = ""] = path.split(".");
    const field = first === "card" || first === "rules" ? path : first;
    const isImage = field === "card.image";
    const isUrl = isImage || /(?:^|\.)(?:url|expiredUrl)$/.test(field);
    const refused = isImage ? common.imageRefused : common.refused;
    const said = !isUrl ? common.field(message) : type === "destination-refused" ? refused : common.urlWrong;
    if (!fields.has(field)) fields.set(field, said);
  }
  if (fields.size > 0) return { fields, whole: null };
  if (type === "destination-refused") return { fields: new Map([["url", common.refused]]), whole: null };
  return { fields, whole: problem.detail === "" ? common.wrong : common.field(problem.detail) };
}
