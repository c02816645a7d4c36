import { format } from "../words/words.ts";

/** A time: relative within a day, otherwise as a date; the exact time on hover. @param props.at RFC 3339. */
export function Time({ at }: { readonly at: string }) {
  const time = new Date(at);
  return (
    <time dateTime={at} title={format().exact(time)}>
      {format().time(time, new Date())}
    </time>
  );
}
