/**
 * Programs that read a page to show a card of it where somebody has shared its address. Each with what shows that it is one,
 * and by a name that nothing else writes: no browser, no browser inside an app, no search engine. Agents as they were seen
 * are in test/support/agents.ts; [1] is github.com/monperrus/crawler-user-agents.
 */
export const UNFURLERS: readonly RegExp[] = [
  // Facebook, Instagram, Messenger, Threads: developers.facebook.com/docs/sharing/webmasters/web-crawlers. Others write the
  // name beside their own to be let in: Messages on Apple's systems (stackoverflow.com/questions/41499402), KakaoTalk, LINE.
  /\bfacebookexternalhit\/\d/i,
  // X: developer.x.com/en/docs/x-for-websites/cards/guides/getting-started.
  /\bTwitterbot\/\d/i,
  // api.slack.com/robots; its `Slackbot 1.0` is of integrations, and `Slack-ImgProxy` reads pictures.
  /^Slackbot-LinkExpanding\b/,
  // linkedin.com/help/linkedin/answer/a521928; [1].
  /^LinkedInBot\/\d/,
  // faq.whatsapp.com/1292417931376025; [1]. Signal's previews call themselves so too: signalapp/Signal-Desktop,
  // ts/linkPreviews/linkPreviewFetch.ts.
  /^WhatsApp(?:\/\d|$)/,
  // core.telegram.org/bots/webhooks says nothing of it; [1].
  /^TelegramBot \(/,
  // The agent names discordapp.com; [1].
  /\bDiscordbot\/\d/,
  // mastodon/mastodon, lib/mastodon/version.rb; before 4.2 app/lib/request.rb.
  /^Mastodon\/\d/,
  /^http\.rb\/[\d.]+ \(Mastodon\/\d/,
  // Misskey: misskey-dev/summaly, src/utils/got.ts.
  /\bSummalyBot\/\d/,
  // LemmyNet/lemmy, crates/api_common/src/request.rs.
  /^Lemmy\/\d/,
  // Bluesky's; the agent names its address of support.
  /\bBluesky Cardyb\/\d/,
  // Matrix: element-hq/synapse, synapse/media/url_previewer.py.
  /^Synapse \(bot;/,
  // zulip/zulip, zerver/lib/url_preview/preview.py.
  /\bZulipURLPreview\/\d/,
  // mattermost/mattermost, server/platform/shared/httpservice/client.go (`defaultUserAgent`).
  /^Mattermost-Bot\/\d/,
  // Skype and Teams; the agent names skype-url-preview@microsoft.com; [1].
  /\bSkypeUriPreview\b/,
  // bing.com/webmasters/help/which-crawlers-does-bing-use-8c184ec0: previews in Microsoft's products.
  /\bMicrosoftPreview\/\d/,
  // Google's Chat and others; the agent names the page; [1].
  /\bdevelopers\.google\.com\/\+\/web\/snippet\b/,
  // help.yahoo.com/kb/mail/yahoo-link-preview-SLN23615.html.
  /\bYahoo Link Preview\b/,
  // The agent names reddit.com/feedback; [1].
  /\bredditbot\/\d/i,
  // www.pinterest.com/bot.html, by which its apps' browsers ("[Pinterest/iOS]") are told from it.
  /\bpinterest\.com\/bot\b/i,
  // developers.snap.com/robots.
  /\bSnap URL Preview Service\b/,
  // VKontakte: vk.com/dev/Share. Odnoklassniki: the agent names share@odnoklassniki.ru; [1].
  /\bvkShare\b/,
  /\bOdklBot\/\d/,
  // viber.com; [1]. Its app on Apple's systems adds CFNetwork.
  /^Viber(?:\/\d|$)/,
  // LINE: developers.line.biz/en/docs/line-login/link-preview. KakaoTalk: devtalk.kakao.com/t/scrap/33984.
  /\bline-poker\/\d/,
  /\bkakaotalk-scrap\/\d/,
  // open-doc.dingtalk.com/microapp/faquestions/ftpfeu.
  /^DingTalkBot-LinkService\/\d/,
  // chatwork.com, clickup.com; [1].
  /^Chatwork LinkPreview\b/,
  /^ClickUpLinkUnfurler\/\d/,
  // scraper.buffer.com/about/bots/link-preview-bot.
  /^BufferLinkPreviewBot\/\d/,
  // Services that make cards for others: iframely.com/docs/about, support.embed.ly.
  /\bIframely\/\d/,
  /\bEmbedly[/ ]/,
];
