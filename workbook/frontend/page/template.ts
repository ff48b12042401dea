import { one } from "../fields/piece";

/** Something the page holds ready to be shown, such as a form. */
export function template(name: string): HTMLElement {
  const found = one<HTMLTemplateElement>(document, `template#${name}`).content.firstElementChild;
  return document.importNode(found as HTMLElement, true);
}
