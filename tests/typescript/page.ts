/** As much of a browser's page as the modules under test touch. What a browser really does is for tests/e2e. */

export class Part extends EventTarget {
  className = "";
  tabIndex = -1;
  scrollHeight = 0;
  clientHeight = 0;
  readonly dataset: Record<string, string | undefined> = {};
  readonly children: Part[] = [];
  readonly attributes = new Map<string, string>();
  private parent: Part | undefined;
  private own = "";

  constructor(readonly name: string) {
    super();
  }

  get textContent(): string {
    return this.own + this.children.map((child) => child.textContent).join("");
  }

  set textContent(words: string) {
    this.own = words;
  }

  readonly classList = {
    toggle: (name: string, on: boolean): void => {
      const others = this.className.split(" ").filter((each) => each && each !== name);
      this.className = [...others, ...(on ? [name] : [])].join(" ");
    },
  };

  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }

  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }

  removeAttribute(name: string): void {
    this.attributes.delete(name);
  }

  append(...parts: Part[]): void {
    for (const part of parts) part.parent = this;
    this.children.push(...parts);
  }

  before(part: Part): void {
    part.parent = this.parent;
    this.parent?.children.splice(this.parent.children.indexOf(this), 0, part);
  }

  remove(): void {
    this.parent?.children.splice(this.parent.children.indexOf(this), 1);
  }

  /** Every part below this one that has a class. */
  all(selector: string): Part[] {
    const mine = this.children.filter((child) => child.className.split(" ").includes(selector.slice(1)));
    return [...mine, ...this.children.flatMap((child) => child.all(selector))];
  }

  querySelector(selector: string): Part | null {
    return this.all(selector)[0] ?? null;
  }

  /** For what asks for an element of a real page. */
  get element(): HTMLElement {
    return this as unknown as HTMLElement;
  }
}

export function part(className: string, words = "", ...below: Part[]): Part {
  const made = Object.assign(new Part("div"), { className, textContent: words });
  made.append(...below);
  return made;
}

class Page extends EventTarget {
  hidden = false;
  readonly documentElement = new Part("html");
  createElement = (name: string): Part => new Part(name);
}

const address = new URL("http://127.0.0.1:8866/voila/render/01-what-closeness-asks.ipynb");
let [open, around] = [new Page(), new EventTarget()];
Object.assign(globalThis, {
  location: address,
  document: new Proxy({} as Page, {
    get: (_, name) => {
      const found = Reflect.get(open, name, open) as unknown;
      return typeof found === "function" ? found.bind(open) : found;
    },
  }),
  addEventListener: (...how: Parameters<EventTarget["addEventListener"]>) => around.addEventListener(...how),
  dispatchEvent: (event: Event) => around.dispatchEvent(event),
});

/** Begin anew: nobody listens any more to what was there before. */
export function newPage(): Page {
  [open, around] = [new Page(), new EventTarget()];
  return open;
}
