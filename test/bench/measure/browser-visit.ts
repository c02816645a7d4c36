/** What Cloudflare tells of a request (`request.cf`), as JSON. workerd parses it when a Worker first looks at it. */
const CF = JSON.stringify({
  ...{ clientTcpRtt: 22, longitude: "11.57549", latitude: "48.13743", tlsCipher: "AEAD-AES128-GCM-SHA256" },
  ...{ continent: "EU", asn: 3_320, country: "DE", isEUCountry: "1", region: "Bavaria", regionCode: "BY" },
  ...{ city: "Munich", postalCode: "80331", timezone: "Europe/Berlin", colo: "MUC", httpProtocol: "HTTP/2" },
  ...{ tlsVersion: "TLSv1.3", asOrganization: "Deutsche Telekom AG", requestPriority: "weight=256;exclusive=1" },
  ...{ tlsClientHelloLength: "1840", tlsClientRandom: "q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=" },
  tlsClientAuth: { certPresented: "0", certVerified: "NONE", certRevoked: "0", certIssuerDN: "", certSubjectDN: "" },
  edgeRequestKeepAliveStatus: 1,
  verifiedBotCategory: "",
});

/** The header that workerd is told to read `request.cf` from. */
export const CF_HEADER = "X-Cf";

/**
 * Requests for a name as browsers send them, through Cloudflare.
 *
 * @param visitors how many different ones come in turn: by address, and twenty versions of a browser.
 * @param more headers.
 * @returns the whole text of the nth request.
 */
export function visitsOf(
  slug: string,
  visitors: number,
  more: Readonly<Record<string, string>>,
): (n: number) => string {
  const headers = Object.entries({
    ...{ Host: "go.example", Accept: "text/html", "Accept-Language": "de-DE,de;q=0.9,en;q=0.8" },
    ...{ Referer: "https://news.example/article", [CF_HEADER]: CF, ...more },
  });
  const before = `GET /${slug} HTTP/1.1\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join("")}`;
  const agent =
    "User-Agent: Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.";
  return (n) => {
    const visitor = n % visitors;
    const address = `203.0.${visitor >> 8}.${visitor & 255}`;
    return `${before}CF-Connecting-IP: ${address}\r\n${agent}${visitor % 20}.0 Safari/537.36\r\n\r\n`;
  };
}
