import fc from "fast-check";

/** Rules that a link may have: with conditions that are each right, and right beside each other. */
const someOf = <Value>(...values: readonly Value[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 });

const conditions = fc
  .record(
    {
      country: someOf("DE", "at", "US"),
      continent: someOf("EU", "NA"),
      language: someOf("de", "de-CH", "en", "zh-Hant"),
      device: someOf("mobile", "desktop"),
      os: someOf("ios", "android", "linux"),
      browser: someOf("chrome", "safari"),
      bot: fc.boolean(),
      query: fc.dictionary(fc.constantFrom("a", "utm_source", "ü"), fc.option(fc.constantFrom("", "1", "x y")), {
        minKeys: 1,
      }),
      referrer: someOf("example.com", "bücher.example", "198.51.100.7"),
      from: fc.constantFrom("2026-01-01T00:00:00Z", "2020-02-29T23:59:59+14:00"),
      until: fc.constantFrom("2027-01-01T00:00:00Z", "2999-12-31T23:59:59.999Z"),
      share: fc.integer({ min: 1, max: 99 }),
    },
    { requiredKeys: [], noNullPrototype: true },
  )
  .filter((when) => Object.keys(when).length > 0);

const times = fc.constantFrom(
  {},
  { days: ["mon", "sun"], timezone: "Europe/Berlin" },
  { hours: { from: "22:00", until: "02:00" }, timezone: "Asia/Kathmandu" },
  { days: ["fri"], hours: { from: "00:00", until: "24:00" }, timezone: "UTC" },
);

export const ruleLists: fc.Arbitrary<unknown> = fc.option(
  fc.uniqueArray(
    fc.record({
      name: fc.constantFrom("a", "Half", "🎈", "Bücher & more"),
      when: fc.tuple(conditions, times).map(([when, time]) => ({ ...when, ...time })),
      url: fc.constantFrom("https://example.com/rule", "http://www.example.org/?a=b#c"),
    }),
    { selector: ({ name }) => name, minLength: 1 },
  ),
);
