import type { Words } from "./en.ts";

export const de: Words = {
  problems: {
    malformed: {
      heading: "Diese Adresse ist nicht lesbar",
      why: "Sie enthält Zeichen, die keine Adresse haben darf.",
      todo: "Kopieren Sie sie noch einmal.",
    },
    "password-required": {
      heading: "Dieser Link braucht ein Passwort",
      why: "Wer Ihnen den Link gegeben hat, kennt es.",
    },
    "not-found": {
      heading: "Hier ist nichts",
      why: "Kein Link hat diesen Namen.",
      todo: "Prüfen Sie die Schreibweise: Groß und klein zählt.",
    },
    "method-not-allowed": {
      heading: "Das geht hier nicht",
      why: "Diese Adresse nimmt eine andere Art von Anfrage.",
    },
    "request-timeout": {
      heading: "Das hat zu lange gedauert",
      why: "Was gesendet wurde, kam nicht rechtzeitig an.",
      todo: "Gehen Sie zurück und senden Sie es noch einmal.",
    },
    gone: {
      heading: "Dieser Link funktioniert nicht mehr",
      why: "Er ist beendet.",
      todo: "Fragen Sie nach einem neuen, wo Sie ihn bekommen haben.",
    },
    "too-large": {
      heading: "Das ist zu viel",
      why: "Es wurde mehr gesendet, als diese Adresse nimmt.",
      todo: "Gehen Sie zurück und senden Sie weniger.",
    },
    "unsupported-media-type": {
      heading: "Das ist nicht lesbar",
      why: "Es wurde nicht als Formular gesendet.",
      todo: "Öffnen Sie den Link und füllen Sie sein Formular aus.",
    },
    "rate-limited": { heading: "Zu viele Anfragen", why: "Aus Ihrem Netz kamen zu viele." },
    blocked: {
      heading: "Dieser Link ist gesperrt",
      why: "Er führt zu einer Seite, die als schädlich oder rechtswidrig gemeldet wurde.",
      todo: "Sie können diese Seite schließen.",
    },
    internal: {
      heading: "Hier ist etwas schiefgegangen",
      why: "Es liegt nicht an Ihnen.",
      todo: "Versuchen Sie es in einer Minute noch einmal.",
    },
    misconfigured: {
      heading: "Dieser Kürzer ist noch nicht eingerichtet",
      why: "Einstellungen fehlen oder sind falsch. Sein Protokoll nennt sie.",
    },
    unavailable: {
      heading: "Einen Moment",
      why: "Dieser Link lässt sich gerade nicht nachschlagen. Es gibt ihn weiterhin.",
    },
  },
  otherProblem: { heading: "Das hat nicht geklappt", why: "Die Anfrage wurde abgelehnt." },

  gone: {
    expired: {
      heading: "Dieser Link ist abgelaufen",
      why: "Sein Besitzer hat ein Datum gesetzt, und es ist vorbei.",
      todo: "Fragen Sie nach einem neuen, wo Sie ihn bekommen haben.",
    },
    "used-up": {
      heading: "Dieser Link ist aufgebraucht",
      why: "Er ließ sich nur eine begrenzte Zahl von Malen öffnen.",
      todo: "Fragen Sie nach einem neuen, wo Sie ihn bekommen haben.",
    },
    disabled: {
      heading: "Dieser Link ist abgeschaltet",
      why: "Sein Besitzer hat ihn abgeschaltet.",
      todo: "Fragen Sie nach einem neuen, wo Sie ihn bekommen haben.",
    },
  },
  tooMany: {
    unknown: "Aus Ihrem Netz wurden zu viele Links aufgerufen, die es nicht gibt.",
    passwords: "Aus Ihrem Netz wurden zu viele Passwörter versucht.",
    passwordsOfLink: "Für diesen Link wurden zu viele Passwörter versucht.",
  },
  waitSeconds: ({ count }, seconds) =>
    `Versuchen Sie es in ${count(seconds, { one: "# Sekunde", other: "# Sekunden" })} noch einmal.`,
  tryAgain: "Noch einmal versuchen",

  password: {
    label: "Passwort",
    open: "Link öffnen",
    wrong: "Dieses Passwort ist falsch.",
    triesLeft: ({ count }, left) =>
      left === 0
        ? "Warten Sie vor dem nächsten Versuch eine Minute."
        : `Noch ${count(left, { one: "# Versuch", other: "# Versuche" })} in dieser Minute.`,
  },
  preview: {
    heading: "Wohin dieser Link führt",
    since: "Seit",
    goOn: "Weiter zu",
    locked: {
      heading: "Dieser Link hat ein Passwort",
      why: "Nur wer das Passwort kennt, sieht, wohin er führt.",
    },
    lockedOpen: "Passwort eingeben",
  },
  limited: {
    heading: "Dieser Link öffnet sich nur begrenzt oft",
    why: "Jedes Öffnen zählt. Diese Seite zählte nicht.",
    open: "Link öffnen",
  },
  report: {
    quiet: "Diesen Link melden",
    heading: "Einen Link melden",
    why: "Der Betreiber dieses Kürzers liest die Meldung. Ihre Adresse wird nicht gespeichert.",
    slug: "Kurzlink",
    reason: "Was damit nicht stimmt",
    reasons: {
      malware: "Er verbreitet schädliche Software",
      phishing: "Er gibt sich als jemand anderes aus oder fragt nach Passwörtern",
      spam: "Er ist unerwünschte Werbung",
      illegal: "Er ist rechtswidrig",
      other: "Etwas anderes",
    },
    details: "Was geschehen ist (freiwillig)",
    email: "Ihre E-Mail, wenn Sie eine Antwort möchten (freiwillig)",
    send: "Meldung senden",
    errors: {
      slug: "Geben Sie einen Kurzlink an oder den Namen an seinem Ende.",
      unknownSlug: "Diesen Link gibt es nicht. Prüfen Sie die Schreibweise: Groß und klein zählt.",
      reason: "Wählen Sie etwas aus.",
      details: "Das ist zu lang. 2.000 Zeichen passen hinein.",
      email: "Das ist keine E-Mail-Adresse.",
    },
    failed: "Die Meldung ließ sich nicht senden. Was Sie geschrieben haben, ist noch da.",
    sent: {
      heading: "Die Meldung ist gesendet",
      why: "Der Betreiber dieses Kürzers wird sich den Link ansehen.",
      todo: "Sie können diese Seite schließen.",
    },
  },
};
