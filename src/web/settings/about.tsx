import { useAsked } from "../api/use-asked.ts";
import { words } from "../words/words.ts";

/** Which release this is, and where its API is documented. */
export function About() {
  const { settings } = words();
  const alive = useAsked("version", (client, signal) => client.GET("/livez", { signal }), { isForAnyone: true });
  const answer = alive.answer.value;
  const ways = [
    { path: "/api/docs", note: settings.docsPage },
    { path: "/api/openapi.json", note: settings.docsFile },
    { path: "/_/client.js", note: settings.docsClient },
  ];
  return (
    <dl class="about">
      <div>
        <dt>{settings.version}</dt>
        <dd class="mono">{answer?.ok === true ? answer.value.version : "…"}</dd>
      </div>
      {ways.map(({ path, note }) => (
        <div key={path}>
          <dt>{note}</dt>
          <dd>
            <a class="mono" href={path}>
              {path}
            </a>
          </dd>
        </div>
      ))}
    </dl>
  );
}
