/**
 * The words that whoever leads will say: they stand behind the # of the address, which no browser sends anywhere.
 *
 * So a bookmark holds them, and whoever is sent the address of this page can lead with it.
 */
import { all } from "../fields/piece";

const MARK = "#say=";

function read(): Record<string, string> {
  try {
    const found: unknown = JSON.parse(decodeURIComponent(location.hash.slice(MARK.length)));
    return location.hash.startsWith(MARK) && typeof found === "object" && found ? (found as Record<string, string>) : {};
  } catch {
    return {};
  }
}

export function keepOwnWords(): void {
  const fields = all<HTMLTextAreaElement>(document, "textarea[data-own]");
  const words = read();
  for (const field of fields) {
    const key = field.dataset.own ?? "";
    field.value = String(words[key] ?? "");
    const place = field.closest<HTMLElement>(".own-words");
    if (place) place.hidden = false;
    field.addEventListener("input", () => {
      if (field.value.trim()) words[key] = field.value;
      else delete words[key];
      const mark = Object.keys(words).length ? MARK + encodeURIComponent(JSON.stringify(words)) : "";
      history.replaceState(history.state, "", location.pathname + location.search + mark);
    });
  }
  // A plan that is changed is another page, and goes on with the same words.
  document.addEventListener("submit", ({ target }) => {
    const form = target as HTMLFormElement;
    if (form.closest(".making")) form.action = form.action.split("#")[0] + location.hash;
  });
}
