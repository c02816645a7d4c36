// What Bijou is measured against: a Worker that does nothing but answer a constant 302.
const headers = {
  Location: "https://example.com/hot",
  "Cache-Control": "no-store",
  "X-Robots-Tag": "noindex",
  "X-Request-Id": "00000000-0000-4000-8000-000000000000",
};

export default {
  fetch: () => new Response(null, { status: 302, headers }),
};
