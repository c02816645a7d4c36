import { keyOf } from "../../api/link-ref.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { ShortName } from "../../parts/short-name.tsx";
import { words } from "../../words/words.ts";
import { bulkRun } from "./bulk-run.ts";

/** When a bulk change is over: which links failed, and why. Its progress is shown in the bar. */
export function RunDialog() {
  const { links, common } = words();
  const run = bulkRun.value;
  const isOpen = run !== null && run.isOver;
  const close = () => {
    bulkRun.value = null;
  };
  return (
    <Dialog isOpen={isOpen} onClose={close} title={run?.label ?? ""}>
      {isOpen && (
        <div class="stack">
          <p>{links.progress(run.total - run.failures.length, run.total)}</p>
          <div class="table-box">
            <table>
              <caption>{links.failed(run.failures.length)}</caption>
              <thead>
                <tr>
                  <th scope="col">{links.link}</th>
                  <th scope="col">{links.why}</th>
                </tr>
              </thead>
              <tbody>
                {run.failures.map(({ link, why }) => (
                  <tr key={keyOf(link)}>
                    <td>
                      <ShortName shortUrl={link.shortUrl} />
                    </td>
                    <td>{why}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p class="row">
            <button type="button" class="primary" onClick={run.again}>
              {links.tryAgain}
            </button>
            <button type="button" onClick={close}>
              {common.close}
            </button>
          </p>
        </div>
      )}
    </Dialog>
  );
}
