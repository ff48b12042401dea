/** A chapter as slides: what a room sees one after the other, each revealed in steps. */

const EXERCISE = ".field, .picture, [data-picture], [data-map], [data-patterns], [data-breathe]";
const NEVER =
  ".fork, .shown-before, .origin, .this-tab, .step > .begin, details:not(.step) > summary, summary > small, .stay, .two-ways, .paper, [data-gate], .trouble, .lost, .passing, .again, .next, .softly, noscript, script, style, [hidden]";

/** One slide. `id` names it in the address; `parts` are revealed one by one. */
export interface Slide {
  readonly id: string;
  readonly title: string;
  readonly exercise: boolean;
  readonly blocks: HTMLElement[];
  readonly steps: number;
}

/** Every block of the text in order, with boxes around blocks opened up, and what is folded as well. */
function blocks(main: HTMLElement): HTMLElement[] {
  return [...main.children].flatMap((child) => {
    if (!(child instanceof HTMLElement) || child.matches(NEVER)) return [];
    return child.matches("section, details, summary") ? blocks(child) : [child];
  });
}

export function slides(main: HTMLElement): Slide[] {
  const made: Slide[] = [];
  let title = "";
  let text: HTMLElement[] = [];
  const close = (): void => {
    if (text.length > 0) made.push(told(`t${made.length + 1}`, title, text));
    text = [];
  };
  for (const block of blocks(main)) {
    const heading = block.matches("h1, h2, h3");
    const onlyBegun = text.every((each) => each.matches(".kicker"));
    if ((heading && !onlyBegun) || block.matches(EXERCISE)) close();
    if (heading) title = block.textContent ?? "";
    if (block.matches(EXERCISE)) made.push(asked(block, title));
    else text.push(block);
  }
  close();
  return made;
}

/** Prose: the heading with the first paragraph, then a paragraph at a time. */
function told(id: string, title: string, blocks: HTMLElement[]): Slide {
  const opening = blocks.findIndex((block) => !block.matches("h1, h2, h3, .kicker"));
  return { id, title, exercise: false, blocks, steps: opening < 0 ? 1 : blocks.length - opening };
}

/** An exercise: the question, then its example if it has one, then the answer. */
function asked(block: HTMLElement, title: string): Slide {
  const id = block.dataset.key ?? block.dataset.picture ?? block.dataset.map ?? block.dataset.patterns ?? block.id;
  const steps = !block.matches(".field") ? 1 : block.querySelector(".example") ? 3 : 2;
  return { id, title, exercise: true, blocks: [block], steps };
}

/** Show so many steps of a slide, and nothing of any other. */
export function reveal(slide: Slide, step: number): void {
  const [block] = slide.blocks;
  if (!block) return;
  if (!slide.exercise) {
    const opening = slide.blocks.length - slide.steps;
    slide.blocks.forEach((each, number) => each.classList.toggle("onstage", number <= opening + step));
    return;
  }
  block.classList.add("onstage");
  const part = step === 0 ? "question" : step < slide.steps - 1 ? "example" : "answer";
  block.dataset.reveals = slide.steps === 1 ? "answer" : part;
  const example = block.querySelector<HTMLDetailsElement>("details.example");
  if (example) example.open = part === "example";
}

export function conceal(slide: Slide): void {
  for (const block of slide.blocks) {
    block.classList.remove("onstage");
    delete block.dataset.reveals;
  }
}
