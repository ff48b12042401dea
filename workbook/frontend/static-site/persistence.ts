import type { Told } from "../fields/edit-status";

/** Whether this browser has promised not to clear out what it keeps; it is asked with the first answer. */
const LASTS = "This browser has promised to keep them until you delete them. A copy of your own is still a good idea.";

export function askToLast(): void {
  const { storage } = navigator;
  if (!storage?.persist) return;
  const asked = ({ detail }: Told): void => {
    if (detail.state !== "saved" || !detail.words) return;
    document.removeEventListener("workbook:state", asked as EventListener);
    void storage.persist().catch(() => false);
  };
  document.addEventListener("workbook:state", asked as EventListener);
  addEventListener("DOMContentLoaded", () => {
    const line = document.querySelector("[data-lasting]");
    if (line) void storage.persisted().then((lasts) => lasts && (line.textContent = LASTS));
  });
}
