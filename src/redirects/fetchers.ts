/**
 * Programs that open links ahead of people, or in their place, and that isbot 5.2.3 takes for browsers. Each with what
 * shows that it is one. Nothing here matches an agent that a person's browser, or the browser inside an app, sends.
 */
export const FETCHERS: readonly RegExp[] = [
  // Office opens a link itself before it hands it to the browser: learn.microsoft.com/office/troubleshoot/office-suite-issues/
  // click-hyperlink-to-sso-website; with these agents: webmasters.stackexchange.com/questions/71112.
  /\bms-office\b/i,
  /^Microsoft Office\//i,
  // Outlook loads a mail's pictures with Internet Explorer's engine, under its own name. Links that people click open
  // in the browser.
  /\bMicrosoft Outlook \d/i,
  // The same for Outlook's own code on other systems (in a window with a browser's engine, "Mozilla/5.0" stands before
  // it).
  /^(?:MacOutlook|Outlook-iOS|Outlook-Android)\//i,
  // Thunderbird opens links in the browser. By itself it fetches pictures, feeds, and previews of links in a mail that
  // is being written: support.mozilla.org/kb/cloud-file-link-previews-thunderbird.
  /\bThunderbird\/\d/,
  // Apple's programs without a page, among them the previews of Messages (LinkPresentation) and what Safari reads beside one:
  // developer.apple.com/documentation/foundation/urlsession. Pages come with "Mozilla/5.0", also inside apps.
  /^[^\s/]+\/[\w.]+ CFNetwork\/\d/,
  /^(?:NetworkingExtension|com\.apple\.WebKit\.Networking)\//,
  // The same for Android (`http.agent`): developer.android.com/reference/java/net/HttpURLConnection.
  /^Dalvik\/\d/,
  // Signal's apps outside of a browser: github.com/signalapp/Signal-Desktop, ts/util/getUserAgent.ts.
  /^Signal-(?:Android|Desktop|iOS)\//,
  // LINE's previews: developers.line.biz/en/docs/line-login/link-preview; the app's own browser is "Line/".
  /\bline-poker\//i,
  // learn.microsoft.com/powershell/module/microsoft.powershell.utility/invoke-webrequest, -UserAgent.
  /PowerShell\/\d/i,
  // github.com/louislam/uptime-kuma, server/model/monitor.js; isbot misses versions such as 2.0.0-beta.1.
  /^Uptime-Kuma\//i,
  // Page tests: gtmetrix.com, miniature.io, yellowlab.tools; collected in github.com/monperrus/crawler-user-agents.
  /\bGTmetrix$/,
  /\bMiniature\.io\//,
  /\bYLT Chrome\//,
  // Agents that say "compatible" and then a name but no engine: mail scanners, embedders, expanders of links. Browsers
  // that wrote this are old, and in isbot's fixtures (github.com/omrilotan/isbot, fixtures/browsers.yml).
  /^Mozilla\/\d\.\d \(compatible; (?!MSIE|Konqueror|iCab|OmniWeb|IBrowse|Amiga|NetPositive|U;)[^()]*(?:\([^()]*\)[^()]*)?\)$/,
];
