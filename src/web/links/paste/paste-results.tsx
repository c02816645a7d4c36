import { ShortName } from "../../parts/short-name.tsx";
import { words } from "../../words/words.ts";
import type { LineResult } from "./paste.ts";

/** What came of each line, those that failed first. */
export function PasteResults({ results }: { readonly results: readonly LineResult[] }) {
  const { links } = words();
  if (results.length === 0) return null;
  const failed = results.filter(({ link }) => link === null);
  const sorted = [...failed, ...results.filter(({ link }) => link !== null)];
  return (
    <div class="table-box">
      <table>
        <caption aria-live="polite">{links.pasteDone(results.length - failed.length, failed.length)}</caption>
        <thead>
          <tr>
            <th scope="col">{links.line}</th>
            <th scope="col">{links.result}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ line, text, link, why }) => (
            <tr key={line}>
              <td>{line}</td>
              <td>
                {link === null ? <strong class="bad">{why}</strong> : <ShortName shortUrl={link.shortUrl} />}
                <small>{text}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
