/**
 * A file for the reader: into the browser's downloads, as everywhere.
 *
 * A page on the home screen of an iPhone has no downloads worth the name: there the file is handed to whatever may
 * take it, such as “Files”. A browser allows that right after a press only, so what took longer asks for another.
 */

export type Given = "downloaded" | "handed" | "refused" | "offered";

const LINK = 60_000;
const HAND = "Save or send it";

export async function give(body: Blob, name: string): Promise<Given> {
  const file = new File([body], name, { type: body.type });
  if (!onHomeScreen() || !navigator.canShare?.({ files: [file] })) return download(file);
  return (navigator.userActivation?.isActive ?? true) ? hand(file) : offer(file);
}

/** Only Apple's phones and tablets know this word; elsewhere what is on a home screen has downloads as well. */
export function onHomeScreen(): boolean {
  return (navigator as { standalone?: boolean }).standalone === true;
}

async function hand(file: File): Promise<Given> {
  try {
    await navigator.share({ files: [file] });
    return "handed";
  } catch (error) {
    const { name } = error as Error;
    if (name === "AbortError") return "refused";
    return name === "NotAllowedError" ? offer(file) : download(file);
  }
}

function offer(file: File): Given {
  const notice = document.createElement("div");
  const words = document.createElement("p");
  const button = document.createElement("button");
  notice.className = "passing again";
  words.setAttribute("role", "status");
  Object.assign(button, { type: "button", className: "way", textContent: HAND });
  button.addEventListener("click", () => {
    notice.remove();
    void hand(file);
  });
  notice.append(words, button);
  document.querySelector("main")?.prepend(notice);
  words.textContent = `The file is ready: ${file.name}.`; // last, because a live region speaks of what changes in it
  return "offered";
}

function download(file: File): Given {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement("a"), { href: address, download: file.name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), LINK);
  return "downloaded";
}
