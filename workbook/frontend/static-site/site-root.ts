/** Where the whole edition lies, whose files a demonstration has as well. */
export function root(): string {
  return new URL("../", new URL(document.documentElement.dataset.engine ?? "", location.href)).href;
}

/** Whether this is a demonstration: nothing of it is kept in the browser. */
export function invented(): boolean {
  return document.documentElement.dataset.invented !== undefined;
}

/** Where all pages of the edition lie, or of its demonstration. */
export function edition(): string {
  return new URL(document.documentElement.dataset.base ?? "./", location.href).href;
}
