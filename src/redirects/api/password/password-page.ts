import { html } from "hono/html";
import { pageOrProblem } from "../../../http/page.ts";
import { unlockQuery } from "./unlock-query.ts";

/**
 * Asks for the password of a link. The form posts to the address of the visit, so its query is still there when
 * `unlock.ts` answers, and to `?unlock`, so that it is taken for no visit.
 *
 * @param wasWrong whether one was given already.
 */
export function passwordPage(request: Request, wasWrong = false): Response | Promise<Response> {
  return pageOrProblem(request, {
    type: "password-required",
    heading: "This link needs a password",
    detail: wasWrong
      ? "Cannot open the link: the password is wrong"
      : "Cannot open the link without its password: POST it to ?unlock as the form field password",
    body: html`${wasWrong ? html`<p role="alert">That password is wrong.</p>` : ""}
<form method="post" action="${unlockQuery(new URL(request.url))}">
<label for="password">Password</label>
<input id="password" name="password" type="password" maxlength="200" required autofocus autocomplete="off">
<button>Open the link</button>
</form>`,
  });
}
