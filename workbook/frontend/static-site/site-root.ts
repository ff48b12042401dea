/** Where all pages of the edition lie. */
export function edition(): string {
  return new URL(document.documentElement.dataset.base ?? "./", location.href).href;
}
