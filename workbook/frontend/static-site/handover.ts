/** What was typed before Python was awake, on a page that is closed by now, is handed over by whichever page is open. */
import { leftElsewhere, taken } from "../page/drafts";
import type { Field } from "../fields/field";
import type { Put, ToPage } from "../fields/protocol";
import type { Wish } from "../fields/pending-edit";

export function handOver(here: Field[]): void {
  for (const [key, wish] of leftElsewhere(here)) if (wish.aim.do === "put") give(key, wish);
}

function give(key: string, { value, rev }: Wish): void {
  const line = globalThis.workbookAlone?.line(key.split(".")[0] ?? "");
  if (!line) return;
  line.onmessage = ({ data }) => {
    const said = JSON.parse(String(data)) as ToPage;
    if (said.say === "ready") line.send(JSON.stringify({ do: "put", key, value, rev, seq: 1 } satisfies Put));
    if (said.say === "saved" && said.key === key) taken(key);
    const answered = (said.say === "saved" || said.say === "unsaved") && said.key === key;
    if (said.say === "locked" || answered) line.close();
  };
}
