import type { Condition } from "./rule-draft.ts";

/**
 * What conditions can be chosen from. The page knows of the API what its document says and no more, so these lists are its
 * own; test/unit/web/links/rules holds them against those of the API.
 */
export const CONDITIONS = [
  ...(["country", "continent", "region", "language", "device", "os", "browser", "bot"] as const),
  ...(["query", "referrer", "from", "until", "days", "hours", "share"] as const),
] satisfies readonly Condition[];

/** Conditions that are some of a few. */
export const CHOICES = {
  continent: ["AF", "AN", "AS", "EU", "NA", "OC", "SA"],
  device: ["mobile", "tablet", "desktop"],
  os: ["ios", "android", "windows", "macos", "linux", "chromeos"],
  browser: ["chrome", "safari", "firefox", "edge", "samsung", "opera"],
  days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
} as const satisfies Partial<Record<Condition, readonly string[]>>;
export type Choosable = keyof typeof CHOICES;

/** As the UN numbers them (M49), which is how `Intl` knows them; Antarctica is a country to it. */
export const CONTINENTS_OF_UN: Readonly<Record<string, string>> = {
  ...{ AF: "002", AN: "AQ", AS: "142", EU: "150", NA: "003", OC: "009", SA: "005" },
};

/** Names that are the same in every language. */
export const BRANDS: Readonly<Record<string, string>> = {
  ...{ ios: "iOS", android: "Android", windows: "Windows", macos: "macOS", linux: "Linux", chromeos: "ChromeOS" },
  ...{
    chrome: "Chrome",
    safari: "Safari",
    firefox: "Firefox",
    edge: "Edge",
    samsung: "Samsung Internet",
    opera: "Opera",
  },
};

/** ISO 3166-1 alpha-2, and Kosovo. */
export const COUNTRIES: readonly string[] = (
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ " +
  "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR " +
  "GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP " +
  "KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT " +
  "MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW " +
  "SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ " +
  "UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW"
).split(" ");
