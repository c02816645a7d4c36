import fc from "fast-check";

/** Cards that a link may have, odd ones: of markup, of all alphabets, as long as they may be. */
const line = (maxLength: number) =>
  fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }).map((text) => `a${text}b`),
    fc.constantFrom(
      '"><script>alert(1)</script>',
      "'><img src=x onerror=alert(1)>",
      "</title><meta http-equiv=refresh content=0;url=https://evil.example/>",
      "<!--",
      "]]>",
      "&quot;&#34;&amp;",
      "${1+1}{{7*7}}",
      "=1+1",
      "\u202e abc",
      "😀".repeat(maxLength),
      "x".repeat(maxLength),
    ),
  );

export const cards = fc
  .record(
    {
      title: line(300),
      description: line(500),
      image: fc.constantFrom(
        "https://example.com/a.png",
        "http://www.example.org/?a=b&c=%22#d",
        "https://müller.example/ü.png",
        'https://example.com/"><script>alert(1)</script>',
      ),
    },
    { requiredKeys: [], noNullPrototype: true },
  )
  .filter((card) => Object.keys(card).length > 0)
  // A control character is none of a card's.
  .filter((card) => [card.title, card.description].every((text) => !/[\u0000-\u001f\u007f]/.test(text ?? "")));
