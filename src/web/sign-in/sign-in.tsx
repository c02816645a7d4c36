import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { askForSession } from "../api/ask-for-session.ts";
import { isSigningIn, signedIn, who } from "../api/session.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Field } from "../parts/field.tsx";
import { words } from "../words/words.ts";

/**
 * The sign-in dialog. It opens over any screen. The screen below stays as it is, and goes on once somebody has signed
 * in.
 */
export function SignIn() {
  const { signIn } = words();
  return (
    <Dialog isOpen={isSigningIn.value} onClose={() => (isSigningIn.value = false)} title={signIn.title}>
      <SignInForm />
    </Dialog>
  );
}

function SignInForm() {
  const { signIn } = words();
  const key = useSignal("");
  const isForDevice = useSignal(false);
  const error = useSignal<string | undefined>(undefined);
  const isWaiting = useSignal(false);
  const abort = useRef(new AbortController());
  useEffect(() => () => abort.current.abort(), []);
  const now = who.value;
  const ended = now.kind === "nobody" ? (now.ended?.kind ?? null) : null;
  usePersonsReturn(ended === "person");

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const text = key.value.trim();
    // A text that can't be in a header is not a key.
    error.value = text === "" ? signIn.empty : /^[\x21-\x7e]+$/.test(text) ? undefined : signIn.unknown;
    if (error.value !== undefined || isWaiting.value) return;
    isWaiting.value = true;
    try {
      const answer = await askForSession(text, abort.current.signal);
      if (answer.ok) signedIn(answer.value, { text, isForDevice: isForDevice.value });
      else error.value = signIn.unknown;
    } catch {
      return; // The dialog was closed meanwhile.
    } finally {
      isWaiting.value = false;
    }
  }

  return (
    <form class="stack" onSubmit={(event) => void submit(event)}>
      <p>{ended === null ? signIn.why : ended === "person" ? signIn.ended : signIn.refused}</p>
      {ended === "person" && (
        <a class="button" href="/" target="_blank" rel="noopener">
          {signIn.again}
        </a>
      )}
      <Field label={signIn.key} error={error.value}>
        {(given) => (
          <input
            {...given}
            type="password"
            class="mono"
            // Lets a password manager keep the key: that is better than a note.
            autocomplete="current-password"
            autofocus
            spellcheck={false}
            value={key}
            onInput={(event) => (key.value = event.currentTarget.value)}
          />
        )}
      </Field>
      <label class="check">
        <input
          type="checkbox"
          checked={isForDevice}
          onChange={(event) => (isForDevice.value = event.currentTarget.checked)}
        />
        <span>
          {signIn.keep}
          <small>{signIn.keepNote}</small>
        </span>
      </label>
      <button type="submit" class="primary" aria-busy={isWaiting}>
        {signIn.submit}
      </button>
    </form>
  );
}

/**
 * People sign in again at Cloudflare Access in another tab. So when this tab is visible again, it checks whether they
 * have.
 */
function usePersonsReturn(isExpected: boolean): void {
  useEffect(() => {
    if (!isExpected) return;
    const abort = new AbortController();
    const look = () => {
      if (document.visibilityState !== "visible") return;
      askForSession(null, abort.signal).then(
        (answer) => {
          if (answer.ok) signedIn(answer.value, null);
        },
        () => undefined, // Aborted: the sign-in was closed.
      );
    };
    document.addEventListener("visibilitychange", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      abort.abort();
    };
  }, [isExpected]);
}
