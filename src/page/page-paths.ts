/** Where the page is opened. All but the first lie under `/_/`, where no link can be: a slug never begins with `_`. */
export const HOME_PATH = "/";

export const SCREEN_PATHS = ["/_/links", "/_/links/:slug", "/_/stats", "/_/settings"] as const;

/** A file of `src/web/words` for each. The first is for everybody whose browser asks for none of them. */
export const PAGE_LANGUAGES = ["en", "de"] as const;

/** `home` has the field in its HTML, so that one can type before any script is there; `screen` has the frame alone. */
export type Shell = "home" | "screen";
