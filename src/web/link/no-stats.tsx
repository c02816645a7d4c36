import { type LinkRef, screenOf } from "../api/link-ref.ts";
import { problemWords } from "../api/problem-words.ts";
import { words } from "../words/words.ts";

/** Says why there are no statistics: of a link that is not there, or of a view that the API refuses. */
export function NoStats(props: {
  readonly of: LinkRef | undefined;
  readonly problem: Parameters<typeof problemWords>[0];
}) {
  const { of, problem } = props;
  const { link, stats } = words();
  if (of !== undefined && problem.status === 404) {
    return (
      <div class="stack no-stats" role="alert">
        <p>{link.none(of.slug)}</p>
        <a class="button" href="/_/links">
          {link.toLinks}
        </a>
      </div>
    );
  }
  const said = problemWords(problem);
  return (
    <div class="stack no-stats" role="alert">
      <p>{[...said.fields.values(), said.whole].join(" ")}</p>
      <a class="button" href={of === undefined ? "/_/stats" : screenOf(of)}>
        {stats.usualView}
      </a>
    </div>
  );
}
