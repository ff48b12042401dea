/** What a room of people says on every page: when it closes, and that a copy can be kept before. */
import { tell } from "../../../../widgets/fields/piece";

/** Change the words, where the reader is told of it: the line is a live region. */
export function roomSays(words: string): void {
  const line = document.querySelector<HTMLElement>(".room");
  const said = line?.querySelector("p");
  if (line && said && tell(said, words)) line.classList.add("now");
}
