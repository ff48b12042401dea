/** What a room of people says on every page: when it closes, and a copy of what the page holds. */
import { tell } from "../fields/piece";
import { copyButton, type Copy } from "./copy";

export const GONE =
  "The room is not answering: the WiFi may be gone, or the room has closed. You are still on this page, with what it holds. " +
  "To be sure of that, keep a copy; or wait a little, and try again.";

/** The way to a copy that needs no other page: where nobody answers, a link would lose what stands on this one. */
export function roomKeeps(copy: Copy): void {
  const link = document.querySelector(".room .copy");
  if (!link) return;
  copy.soon();
  const [button, said] = copyButton(copy, "way");
  said.textContent = ""; // what it says of a lock comes with the copy: here it would stand on every page for all evening
  link.replaceWith(button, said);
}

/** Change the words, where the reader is told of it: the line is a live region. */
export function roomSays(words: string): void {
  const line = document.querySelector<HTMLElement>(".room");
  const said = line?.querySelector("p");
  line?.classList.toggle("silent", words === GONE);
  if (line && said && tell(said, words)) line.classList.add("now");
}
