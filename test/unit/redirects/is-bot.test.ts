import fc from "fast-check";
import { isbot } from "isbot";
import { describe, expect, it } from "vitest";
import { isPersonsVisit } from "../../../src/redirects/api/is-persons-visit.ts";
import { FETCHERS } from "../../../src/redirects/fetchers.ts";
import { isBot } from "../../../src/redirects/is-bot.ts";
import { createAgentReader } from "../../../src/redirects/read-agent.ts";

/** Agents as they were seen, in logs, in lists of crawlers and browsers, and in the programs' own documents. */
const fetchers = {
  ours: [
    "Mozilla/4.0 (compatible; ms-office; MSOffice 16)",
    "Mozilla/4.0 (compatible; ms-office; MSOffice rmj)",
    "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Word 16.0.17126; Pro)",
    "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.12026; Pro)",
    "Microsoft Office/16.0 (Windows NT 10.0; Microsoft PowerPoint 16.0.10325; Pro)",
    "Microsoft Office/16.0 (Microsoft Outlook 16.0.14228; Pro)",
    "Microsoft Office/16.0 (Windows NT 10.0; MAPI 16.0.8431; Pro)",
    "Microsoft Office/15.0 (Windows NT 6.1; Microsoft Excel 15.0.4420; Pro)",
    "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 6.1; WOW64; Trident/7.0; SLCC2; InfoPath.3; ms-office)",
    "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; WOW64; Trident/7.0; .NET4.0C; .NET4.0E; Microsoft Outlook 16.0.4266; ms-office; MSOffice 16)",
    "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 6.1; WOW64; Trident/7.0; SLCC2; Microsoft Outlook 14.0.7113)",
    "MacOutlook/16.80.23121017 (Intel Mac OS X Version 14.2)",
    "Outlook-iOS/709.2226530.prod.iphone (3.24.1)",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:115.0) Gecko/20100101 Thunderbird/115.5.0",
    "LinkPresentation/1 CFNetwork/1490 Darwin/23.2.0",
    "Messages/1.0 CFNetwork/1490.0.4 Darwin/23.2.0",
    "MobileSafari/8617.1.17.10.9 CFNetwork/1490.0.4 Darwin/23.2.0",
    "com.apple.WebKit.Networking/8617.1.17.10.9 CFNetwork/1490.0.4 Darwin/23.2.0",
    "NetworkingExtension/8622.2.11.10.8 Network/5569.42.2 iOS/26.1",
    "Viber/13.0.0.10 CFNetwork/1121.2.2 Darwin/19.3.0",
    "Dalvik/2.1.0 (Linux; U; Android 13; SM-G991B Build/TP1A.220624.014)",
    "Signal-Android/6.40.4 Android/33",
    "Signal-Desktop/6.40.0 Windows",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/60.0.3112.113 Safari/537.36 line-poker/1.0",
    "Mozilla/5.0 (Windows NT; Windows NT 10.0; de-DE) WindowsPowerShell/5.1.19041.3803",
    "Mozilla/5.0 (Windows NT 10.0; Microsoft Windows 10.0.19045; en-US) PowerShell/7.4.0",
    "Uptime-Kuma/2.0.0-beta.1",
    "Mozilla/5.0 (compatible; Barracuda Sentinel (EE))",
    "Mozilla/5.0 (compatible; NotionEmbedder)",
    "Mozilla/5.0 (compatible; Nuzzel)",
    "Mozilla/5.0 (compatible; Yahoo! Slurp)",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/117.0.0.0 Safari/537.36 GTmetrix",
    "Mozilla/5.0 (X11; Linux x86_64) Miniature.io/6.0 AppleWebKit/537.36 (KHTML, like Gecko) QtWebEngine/5.12.4 Chrome/69.0.3497.128 Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_6) AppleWebKit/537.36 (KHTML, like Gecko) YLT Chrome/85.0.4183.121 Safari/537.36",
  ],
  "known to isbot": [
    "Microsoft Office Existence Discovery",
    "Microsoft Office Protocol Discovery",
    "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; MicrosoftPreview/2.0; +https://aka.ms/MicrosoftPreview) Chrome/112.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler)",
    "WhatsApp/2.23.20.0",
    "WhatsApp/2",
    "TelegramBot (like TwitterBot)",
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "Slack-ImgProxy (+https://api.slack.com/robots)",
    "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
    "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
    "Twitterbot/1.0",
    "Pinterest/0.2 (+https://www.pinterest.com/bot.html)",
    "Mozilla/5.0 (compatible; redditbot/1.0; +http://www.reddit.com/feedback)",
    "Snap URL Preview Service; bot; snapchat; https://developers.snap.com/robots",
    "facebookexternalhit/1.1;line-poker/1.0",
    "kakaotalk-scrap/1.0; +https://devtalk.kakao.com/t/scrap/33984",
    "facebookexternalhit/1.1; kakaotalk-scrap/1.0; +https://devtalk.kakao.com/t/scrap/33984",
    "Iframely/1.3.1 (+https://iframely.com/docs/about)",
    "Embedly/0.2 (+http://support.embed.ly/; snap)",
    "Mastodon/4.2.1 (http.rb/5.1.1; +https://mastodon.social/)",
    "Synapse (bot; +https://github.com/matrix-org/synapse)",
    "Mattermost-Bot/1.1",
    "ZulipURLPreview/8.0; +https://chat.zulip.org",
    "Mozilla/5.0 (compatible; vkShare; +http://vk.com/dev/Share)",
    "bitlybot/3.0 (+http://bit.ly/)",
    "Mozilla/5.0 (Windows; U; Windows NT 5.1; de; rv:1.9.0.7) Gecko/2009021910 Firefox/3.0.7 (via ggpht.com GoogleImageProxy)",
    "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
    "Google-PageRenderer Google (+https://developers.google.com/+/web/snippet/)",
    "FeedFetcher-Google; (+http://www.google.com/feedfetcher.html)",
    "Chrome Privacy Preserving Prefetch Proxy",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/13.1.1 Safari/605.1.15 (Applebot/0.1; +http://www.apple.com/go/applebot)",
    "YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html",
    "CheckMarkNetwork/1.0 (+http://www.checkmarknetwork.com/spider.html)",
    "Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)",
    "Pingdom.com_bot_version_1.4_(http://www.pingdom.com/)",
    "Better Uptime Bot Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_6)",
    "Better Stack Better Uptime Bot Mozilla/5.0",
    "HetrixTools Uptime Monitoring Bot. https://hetrix.tools/uptime-monitoring-bot.html",
    "ELB-HealthChecker/2.0",
    "GoogleStackdriverMonitoring-UptimeChecks(https://cloud.google.com/monitoring)",
    "kube-probe/1.28",
    "axios/1.6.2",
    "okhttp/4.12.0",
    "Go-http-client/2.0",
    "python-httpx/0.25.1",
    "PostmanRuntime/7.35.0",
    "Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Mobile Safari/537.36 (compatible; TikTokSpider; ttspider-feedback@tiktok.com)",
    "DingTalkBot-LinkService/1.0 (+https://open-doc.dingtalk.com/microapp/faquestions/ftpfeu)",
    "ChatGPT-User/1.0",
    "Claude-User/1.0",
    "Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/534+ (KHTML, like Gecko) BingPreview/1.0b",
    "Buffer",
    "Buffer/1.0",
    "BufferLinkPreviewBot/1.0 (+https://scraper.buffer.com/about/bots/link-preview-bot)",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.11; rv:49.0) Gecko/20100101 Firefox/49.0 (FlipboardProxy/1.2; +http://flipboard.com/browserproxy)",
    "PocketParser/2.0 (+https://getpocket.com/pocketparser_ua)",
    "Mozilla/5.0 (compatible; Yahoo Link Preview; https://help.yahoo.com/kb/mail/yahoo-link-preview-SLN23615.html)",
    "lychee/0.14.0",
    "Intercom-Link-Preview",
    "curl/8.4.0",
  ],
};

const browsers = {
  "inside an app, as the only word or words": [
    "[FBAN/FBIOS;FBAV/450.0.0.38.108;FBBV/564431005;FBDV/iPhone14,5;FBMD/iPhone;FBSN/iOS;FBSV/17.2;FBSS/3;FBID/phone;FBLC/en_GB;FBOP/5;FBCR/Vodafone]",
    "[FBAN/FBIOS;FBAV/183.0.0.41.81;FBBV/119182652;FBDV/iPhone6,2;FBMD/iPhone;FBSN/iOS;FBSV/11.4.1;FBSS/2;FBCR/VIVO;FBID/phone;FBLC/pt_BR;FBOP/5;FBRV/0]",
    "[FBAN/FB4A;FBAV/567.1.0.52.74;FBBV/1003893689;FBDM/{density=3.0,width=1080,height=2340};FBLC/nl_NL;FBRV/1012267334;FBCR/KPN;FBMF/samsung;FBBD/samsung;FBPN/com.facebook.katana;FBDV/SM-S921B;FBSV/16;FBOP/1;FBCA/arm64-v8a:;]",
    "[FBAN/MessengerForiOS;FBAV/437.0.0.32.104;FBBV/553361064;FBDV/iPhone13,2;FBMD/iPhone;FBSN/iOS;FBSV/17.1.2;FBSS/3;FBID/phone;FBLC/de_DE;FBOP/5]",
    "[FB_IAB/FB4A;FBAV/443.0.0.23.229;IABMV/1;]",
    "[FB_IAB/Orca-Android;FBAV/331.0.0.15.119;]",
    "[FBAN/EMA;FBLC/en_US;FBAV/340.0.0.9.115;FBDM/DisplayMetrics{density=2.0,width=720,height=1544}]",
    "FBAN/FBIOS;FBAV/450.0.0.38.108;FBBV/564431005;FBDV/iPhone14,5;FBMD/iPhone;FBSN/iOS",
    "Instagram 10.26.0 (iPhone7,2; iOS 10_1_1; en_US; en-US; scale=2.00; gamut=normal; 750x1334) AppleWebKit/420+",
    "Instagram 123.0.0.21.114 Android (28/9; 480dpi; 1080x2137; HUAWEI; ANE-LX1; HWANE; hi6250; en_GB; 188791681)",
    "Instagram123.0.0.21.114Android(28/9;480dpi;1080x2137;HUAWEI;ANE-LX1;HWANE;hi6250;en_GB;188791681)",
    "Barcelona 312.0.0.42.109 Android (33/13; 420dpi; 1080x2177; samsung; SM-A536B; a53x; s5e8825; de_DE; 547220132)",
    "Mozilla/5.0(iPhone;CPUiPhoneOS17_0likeMacOSX)AppleWebKit/605.1.15(KHTML,likeGecko)Mobile/15E148SafariLine/13.20.0",
    "NAVER(inapp;search;2000;12.3.6;14PRO)",
    "NAVER(inapp;blog;100;8.4.20)",
    "Line/13.20.0",
    "Line/13.20.0/IAB",
    "LINE/13.20.0",
    "KAKAOTALK/10.5.3",
    "KAKAOTALK 10.5.3 (INAPP)",
    "MicroMessenger/8.0.44",
    "MicroMessenger/8.0.44(0x18002c2c)NetType/WIFI",
    "DaumApps/7.1.4",
    "musical_ly_27.1.0 JsSdk/2.0 NetType/WIFI Channel/App Store",
    "[LinkedInApp]/9.29.7585",
    "[Pinterest/iOS]",
    "[Pinterest/Android]",
    "GSA/290.1.585887654",
  ],
  "inside apps, and odd ones": [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/443.0.0.42.110;FBCR/Base|Proximus;FBOP/5]",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/443.0.0.42.110;FBCR/1&1-Cloud.com;FBOP/5]",
    "Mozilla/5.0 (Linux; Android 13; SM-A536B Build/TP1A.220624.014; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/119.0.6045.163 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/443.0.0.23.229;IABMV/1;]",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Snapchat/12.60.0.42 (like Safari/8617.1.17, panda)",
    "Mozilla/5.0 (Linux; Android 12; SM-G991B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/119.0 Mobile Safari/537.36 trill_320400 JsSdk/1.0 NetType/WIFI Channel/googleplay AppName/trill app_version/32.4.0 ByteLocale/de ByteFullLocale/de Region/DE BytedanceWebview/d8a21c6",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 musical_ly_31.5.0 JsSdk/2.0 NetType/WIFI Channel/App Store ByteLocale/en Region/US RevealType/Dialog isDarkMode/0 WKWebView/1 BytedanceWebview/d8a21c6 FalconTag/",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [LinkedInApp]/9.29.7585",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [Pinterest/iOS]",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari Line/13.20.0",
    "Mozilla/5.0 (Linux; Android 13; SM-S918N Build/TP1A.220624.014; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/119.0.6045.163 Mobile Safari/537.36 KAKAOTALK 10.4.5 (INAPP)",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.44(0x18002c2c) NetType/WIFI Language/en",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) GSA/290.1.585887654 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 26_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 GoogleWv/1.0 (WKWebView) GeminiiOS/1.2026.2270600",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Teams/1.5.00.36367 Chrome/85.0.4183.121 Electron/10.4.7 Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Slack/4.35.126 Chrome/118.0.5993.144 Electron/27.0.3 Safari/537.36 Sonic Slack_SSB/4.35.126",
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/23.0 Chrome/115.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko",
    "Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.2; Trident/6.0)",
    "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0)",
    "Mozilla/5.0 (compatible; MSIE 10.0; Windows Phone 8.0; Trident/6.0; IEMobile/10.0; NOKIA; Lumia 920)",
    "Mozilla/5.0 (compatible; Konqueror/4.5; FreeBSD) KHTML/4.5.4 (like Gecko)",
    "Mozilla/5.0 (X11; Linux x86_64) KHTML/5.68.0 (like Gecko) Konqueror/5 KIO/5.68",
    "Opera/9.80 (Android; Opera Mini/7.5.33361/31.1543; U; en) Presto/2.8.119 Version/11.1010",
    "Opera/9.80 (Windows NT 6.1; WOW64) Presto/2.12.388 Version/12.18",
    "Lynx/2.8.9rel.1 libwww-FM/2.14 SSL-MM/1.4.1 GNUTLS/3.6.13",
    "Links (2.21; Linux 5.4 x86_64; GNU C 9.2; text)",
    "ELinks/0.13.2 (textmode; Linux; 80x24-2)",
    "w3m/0.5.3+git20210102",
    "Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/115.0 SeaMonkey/2.53.18",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:102.0) Gecko/20100101 Goanna/6.5 Firefox/102.0 PaleMoon/33.0",
    "Mozilla/5.0 (PlayStation 5 3.03/SmartTV) AppleWebKit/605.1.15 (KHTML, like Gecko)",
    "Mozilla/5.0 (Nintendo Switch; WifiWebAuthApplet) AppleWebKit/609.4 (KHTML, like Gecko) NF/6.0.2.21.3 NintendoBrowser/5.1.0.22474",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; Xbox; Xbox One) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/44.0.2403.157 Safari/537.36 Edge/44.18363.8131",
    "Mozilla/5.0 (X11; GNU/Linux) AppleWebKit/537.36 (KHTML, like Gecko) Chromium/79.0.3945.130 Chrome/79.0.3945.130 Safari/537.36 Tesla/2022.44.25.1-f2",
    "Mozilla/5.0 (SMART-TV; LINUX; Tizen 6.0) AppleWebKit/537.36 (KHTML, like Gecko) 76.0.3809.146/6.0 TV Safari/537.36",
    "Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/87.0.4280.88 Safari/537.36 WebAppManager",
    "Mozilla/5.0 (X11; Linux armv7l) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/81.0.4044.138 Safari/537.36 SkillTVbrowser",
    "Mozilla/5.0 (Linux; Android 9; KFMAWI) AppleWebKit/537.36 (KHTML, like Gecko) Silk/115.2.2 like Chrome/115.0.5790.136 Safari/537.36",
    "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Linux; Android 4.4.2; Kindle) UCBrowser/12.0",
    "UCWEB/2.0 (MIDP-2.0; U; Adr 4.4.4; en-US; XT1022) U2/1.0.0 UCBrowser/10.6.0.706 U2/1.0.0 Mobile",
    "NokiaC3-00/5.0 (08.63) Profile/MIDP-2.1 Configuration/CLDC-1.1 Mozilla/5.0 AppleWebKit/420+ (KHTML, like Gecko) Safari/420+",
    "BlackBerry9700/5.0.0.862 Profile/MIDP-2.1 Configuration/CLDC-1.1 VendorID/331",
    "Mozilla/5.0 (Mobile; Nokia_8110_4G; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5.1",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) QtWebEngine/5.15.2 Chrome/83.0.4103.122 Safari/537.36",
    "Mozilla/5.0 (X11; U; Linux armv7l like Android; en-us) AppleWebKit/531.2+ (KHTML, like Gecko) Version/5.0 Safari/533.2+ Kindle/3.0+",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0 OneOutlook/1.2024.619.400",
    "Mozilla/5.0 (Linux; Android 14; Quest 3) AppleWebKit/537.36 (KHTML, like Gecko) OculusBrowser/30.0 Chrome/118.0 VR Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 330.0.3.29.91 (iPhone14,3; iOS 17_5; en_IR@calendar=gregorian; en; scale=3.00; 1125x2436; 595323416)",
    "Mozilla/5.0 (Linux; Android 15; CPH2557 Build/AP3A.240617.008; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/142.0.7444.142 Mobile Safari/537.36 Instagram 406.0.0.58.159 Android (35/15; 480dpi; 1080x2400; OPPO; CPH2557; OP573DL1; mt6833; en_MY; 822918295; IABMV/1) NV/1",
    "Mozilla/5.0 (Linux; Android 16; Pixel 10 Pro XL Build/CP1A.260305.018; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/146.0.7680.174 Mobile Safari/537.36 MetaIAB Facebook",
    "Mozilla/5.0 (Linux; Android 8.0.0; SM-N950N Build/R16NW; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/79.0.3945.88 Mobile Safari/537.36 NAVER(inapp; search; 1000; 11.8.4; 11)",
    "Mozilla/5.0 (compatible; IBrowse 3.0; AmigaOS4.0)",
    "Mozilla/3.0 (compatible; NetPositive/2.2.1; BeOS)",
  ],
};

const both = (agent: string) => ({
  statistics: createAgentReader()(agent).isBot ? "bot" : "person",
  "limited links": isPersonsVisit({ method: "GET", headers: new Headers({ "User-Agent": agent }) }) ? "person" : "bot",
});

describe("isBot()", () => {
  it.each(Object.values(fetchers).flat())("takes %s for a bot, everywhere", (agent) => {
    expect(isBot(agent)).toBe(true);
    expect(both(agent)).toEqual({ statistics: "bot", "limited links": "bot" });
  });

  it.each(Object.values(browsers).flat())("takes %s for a person's, everywhere", (agent) => {
    expect(isBot(agent)).toBe(false);
    expect(both(agent)).toEqual({ statistics: "person", "limited links": "person" });
  });

  it("has enough of both to be held to", () => {
    expect(new Set(Object.values(fetchers).flat()).size).toBeGreaterThanOrEqual(60);
    expect(new Set(Object.values(browsers).flat()).size).toBeGreaterThanOrEqual(40);
  });

  it.each(FETCHERS.map((pattern) => [pattern]))(
    "needs %s of FETCHERS, since isbot takes what it matches for a browser",
    (pattern) => {
      const matched = fetchers.ours.filter((agent) => pattern.test(agent));
      expect(matched.filter((agent) => !isbot(agent))).not.toEqual([]);
    },
  );

  it("needs no list for the others: isbot knows them", () => {
    expect(fetchers["known to isbot"].filter((agent) => !isbot(agent))).toEqual([]);
    expect(fetchers.ours.filter((agent) => isbot(agent))).toEqual([]);
  });

  it("still takes a bot for one that writes an app's name beside its own", () => {
    for (const agent of [
      "[FBAN/FBIOS;FBAV/450.0.0.38.108] curl/8.4.0",
      "facebookexternalhit/1.1 [FBAN/FBIOS;FBAV/450.0.0.38.108]",
      "Line/13.20.0 (compatible; somebot/1.0)",
      "Instagram 10.26.0 (link preview crawler)",
      "x".repeat(60),
    ]) {
      expect([agent, isBot(agent)]).toEqual([agent, true]);
    }
  });

  it("takes who sends no agent for a bot, and says something of any text (property)", () => {
    for (const nothing of [null, undefined, "", "   "]) expect(isBot(nothing)).toBe(true);
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 2_000 }), (text) => typeof isBot(text) === "boolean"));
    // Spaces in a carrier's name decide nothing.
    const carrier = fc.stringMatching(/^[A-Za-z0-9 .&|+-]{1,20}$/);
    fc.assert(
      fc.property(
        carrier,
        (name) => !isBot(`[FBAN/FBIOS;FBAV/450.0.0.38.108;FBDV/iPhone14,5;FBSN/iOS;FBCR/${name};FBOP/5]`),
      ),
    );
  });
});
