/** The map as a file or on paper, and files on their way in. */

const SHARPER = 2;
const LONGEST_SIDE = 8000;
const MOST_PIXELS = 24_000_000;
const PIECE = 262_143; // bytes; divisible by three, so that the pieces in base64 join without a seam
export const LARGEST_FILE = 20_000_000;

/** Turn an SVG that stands alone into a PNG on white, twice as sharp unless that would be immense. */
export async function asPng(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const { naturalWidth: wide, naturalHeight: high } = image;
    const scale = Math.min(SHARPER, LONGEST_SIDE / wide, LONGEST_SIDE / high, Math.sqrt(MOST_PIXELS / (wide * high)));
    const canvas = Object.assign(document.createElement("canvas"), {
      width: Math.max(1, Math.round(wide * scale)),
      height: Math.max(1, Math.round(high * scale)),
    });
    const pen = canvas.getContext("2d");
    if (!pen) throw new Error("no canvas");
    pen.fillStyle = "#ffffff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((give, fail) =>
      canvas.toBlob((png) => (png ? give(png) : fail(new Error("no picture"))), "image/png"),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Print one part of the page and nothing else, wherever the page stands. */
export function printOnly(part: HTMLElement): void {
  const marked: Element[] = [];
  const mark = (element: Element, name: string): void => {
    element.setAttribute(name, "");
    marked.push(element);
  };
  for (let here: Element = part; here.parentElement; here = here.parentElement) {
    for (const beside of here.parentElement.children) if (beside !== here) mark(beside, "data-unprinted");
    if (here !== part) mark(here, "data-printed-around");
  }
  const folded = [...part.querySelectorAll<HTMLDetailsElement>("details:not([open])")];
  for (const each of folded) each.open = true;
  const done = (): void => {
    for (const each of folded) each.open = false;
    for (const element of marked) for (const name of ["data-unprinted", "data-printed-around"]) element.removeAttribute(name);
  };
  addEventListener("afterprint", done, { once: true });
  print();
}

/** A file cut into pieces that fit through the line. */
export async function pieces(file: File): Promise<string[]> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const found: string[] = [];
  for (let start = 0; start < bytes.length || !found.length; start += PIECE) {
    found.push(base64(bytes.subarray(start, start + PIECE)));
  }
  return found;
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (let start = 0; start < bytes.length; start += 8192) text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  return btoa(text);
}
