import { html } from "hono/html";
import { pageOrProblem, reportLine } from "../../../http/page.ts";
import { nameInPath } from "../name-in-path.ts";
import { unlockQuery } from "./unlock-query.ts";

/** Beyond it nobody has to be told how many tries are left. */
const FEW_TRIES = 3;

/**
 * Asks for the password of a link. The form posts to the address of the visit, so its query is still there when
 * `unlock.ts` answers, and to `?unlock`, so that it is taken for no visit.
 *
 * @param before.wasWrong whether one was given already.
 * @param before.triesLeft of this address, for this minute.
 */
export function passwordPage(
  request: Request,
  before: { wasWrong: boolean; triesLeft?: number } = { wasWrong: false },
): Response | Promise<Response> {
  const { wasWrong, triesLeft = Infinity } = before;
  return pageOrProblem(request, {
    type: "password-required",
    detail: wasWrong
      ? "Cannot open the link: the password is wrong"
      : "Cannot open the link without its password: POST it to ?unlock as the form field password",
    say({ words, numbers }) {
      const { heading, why } = words.problems["password-required"];
      const { label, open, wrong, triesLeft: left } = words.password;
      const error = triesLeft <= FEW_TRIES ? `${wrong} ${left(numbers, triesLeft)}` : wrong;
      const marks = wasWrong ? html` aria-invalid="true" aria-describedby="wrong"` : "";
      return {
        heading,
        body: html`<p>${why}</p>
<form method="post" action="${unlockQuery(new URL(request.url))}">
<div class="field">
<label for="password">${label}</label>
<input id="password" name="password" type="password" maxlength="200" required autofocus autocomplete="off"${marks}>
${wasWrong ? html`<p class="error" id="wrong" role="alert">${error}</p>` : ""}
</div>
<button class="primary">${open}</button>
</form>
${reportLine(words, nameInPath(request))}`,
      };
    },
  });
}
