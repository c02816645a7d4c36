import { useEffect } from "preact/hooks";
import { shownTo } from "../api/session.ts";
import { words } from "../words/words.ts";
import { Made } from "./made.tsx";
import { Overview } from "./overview.tsx";
import { ShortenForm } from "./shorten-form.tsx";

/** `/`: one field and one button, the link that was made, and an overview for people who are signed in. */
export function Home() {
  const { home } = words();
  useEffect(() => {
    document.title = "Bijou";
  }, []);
  return (
    <div class="screen home">
      <section class="shorten-box">
        <h1>{home.title}</h1>
        <ShortenForm />
        <Made />
      </section>
      {shownTo() !== null && <Overview />}
    </div>
  );
}
