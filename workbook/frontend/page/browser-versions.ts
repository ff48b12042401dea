/** Which browsers are new enough, in words. */
import { enough } from "../browsers.json";

export function newEnough(): string {
  return `Safari or iOS ${enough.safari}, Firefox ${enough.firefox}, Chrome or Edge ${enough.chrome}`;
}
