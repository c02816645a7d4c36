import type { Notice, Numbers } from "./notice.ts";

/** What the visitor's pages say in English. Another language is one more file of this shape, and a line in `words.ts`. */
export const en = {
  problems: {
    malformed: notice(
      "This address can’t be read",
      "It has characters that no address may have.",
      "Copy it once more.",
    ),
    "password-required": notice("This link needs a password", "Whoever gave you the link knows it."),
    "not-found": notice("There is nothing here", "No link has this name.", "Check the spelling: capitals count."),
    "method-not-allowed": notice("That can’t be done here", "This address takes another kind of request."),
    "request-timeout": notice(
      "That took too long",
      "What was sent did not arrive in time.",
      "Go back and send it again.",
    ),
    gone: notice("This link no longer works", "It has ended.", "Ask whoever gave it to you for a new one."),
    "too-large": notice("That is too much", "More was sent than this address takes.", "Go back and send less."),
    "unsupported-media-type": notice(
      "That can’t be read",
      "It was not sent as a form.",
      "Open the link and fill in its form.",
    ),
    "rate-limited": notice("Too many requests", "Too many came from your network."),
    blocked: notice(
      "This link is blocked",
      "It leads to a site that was reported as harmful or unlawful.",
      "You can close this page.",
    ),
    internal: notice("Something went wrong here", "It is not your fault.", "Try again in a minute."),
    misconfigured: notice("This shortener isn’t set up yet", "Settings are missing or wrong. Its log names them."),
    unavailable: notice("Just a moment", "This link can’t be looked up just now. It still exists."),
  },
  /** A problem that has no words of its own: pages of the API's problems are for developers. */
  otherProblem: notice("That didn’t work", "The request was refused."),

  gone: {
    expired: notice(
      "This link has expired",
      "Its owner set a date, which has passed.",
      "Ask whoever gave it to you for a new one.",
    ),
    "used-up": notice(
      "This link is used up",
      "It could be opened a limited number of times.",
      "Ask whoever gave it to you for a new one.",
    ),
    disabled: notice(
      "This link is switched off",
      "Its owner has switched it off.",
      "Ask whoever gave it to you for a new one.",
    ),
  },
  tooMany: {
    unknown: "Too many links that do not exist were asked for from your network.",
    passwords: "Too many passwords were tried from your network.",
    passwordsOfLink: "Too many passwords were tried for this link.",
  },
  waitSeconds: ({ count }: Numbers, seconds: number) =>
    `Try again in ${count(seconds, { one: "# second", other: "# seconds" })}.`,
  tryAgain: "Try again",

  password: {
    label: "Password",
    open: "Open the link",
    wrong: "That password is wrong.",
    triesLeft: ({ count }: Numbers, left: number) =>
      left === 0
        ? "Wait a minute before the next try."
        : `${count(left, { one: "# try", other: "# tries" })} left for this minute.`,
  },
  preview: {
    heading: "Where this link leads",
    since: "Since",
    goOn: "Continue to",
    locked: notice("This link has a password", "Only people who know the password can see where it leads."),
    lockedOpen: "Enter the password",
  },
  limited: {
    heading: "This link opens a limited number of times",
    why: "Each time counts. Seeing this page did not.",
    open: "Open the link",
  },
  report: {
    quiet: "Report this link",
    heading: "Report a link",
    why: "The operator of this shortener reads it, and no address is kept.",
    slug: "Short link",
    reason: "What is wrong with it",
    reasons: {
      malware: "It spreads harmful software",
      phishing: "It pretends to be somebody else, or asks for passwords",
      spam: "It is unwanted advertising",
      illegal: "It is unlawful",
      other: "Something else",
    },
    details: "What happened (optional)",
    email: "Your e-mail, if you want an answer (optional)",
    send: "Send the report",
    errors: {
      slug: "Enter a short link, or the name at its end.",
      unknownSlug: "There is no such link. Check the spelling: capitals count.",
      reason: "Choose one.",
      details: "That is too long. 2,000 characters fit.",
      email: "That is not an e-mail address.",
    },
    failed: "The report could not be sent. Nothing that you typed is lost.",
    sent: notice(
      "The report is sent",
      "The operator of this shortener will look at the link.",
      "You can close this page.",
    ),
  },
};

/** What the other languages have to say too: the compiler asks for each text. */
export type Words = typeof en;

function notice(heading: string, why: string, todo?: string): Notice {
  return { heading, why, todo };
}
