/** The one script of a frame: takes the line that its page hands it, and shows what comes over it. */
import { AROUND, type AsksAround } from "../fields/around";
import { Bridge } from "./bridge";
import styles from "./frame.css";
import { draw, relight } from "./rich";
import type { ToFrame } from "./said";

const MOMENT = 100;

// A call could be made to anywhere: no content policy forbids that. A frame within this one cannot be reached from here.
for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection"]) Reflect.deleteProperty(globalThis, name);

addEventListener("message", function begin({ data, source, ports: [port] }: MessageEvent): void {
  if (source !== parent || origin !== "null" || data !== "workbook" || !port) return;
  removeEventListener("message", begin);
  const bridge = new Bridge(port);
  const trouble = (why: unknown): void => bridge.say({ do: "trouble", why: String((why as Error)?.stack || why) });
  addEventListener("error", ({ error, message }) => trouble(error ?? message));
  addEventListener("unhandledrejection", ({ reason }) => trouble(reason));
  addEventListener("keydown", ({ key, isTrusted }) => key === "Escape" && isTrusted && bridge.say({ do: "escape" }));
  document.addEventListener(AROUND, (event) => {
    const { id, around } = (event as AsksAround).detail;
    Object.assign(around, bridge.around(id));
  });
  document.head.append(Object.assign(document.createElement("style"), { textContent: styles }));
  const place = document.createElement("main");
  document.body.append(place);
  new ResizeObserver(() => measure(bridge, place)).observe(place);
  port.onmessage = (event: MessageEvent<ToFrame>) => {
    if (event.data.say === "light") return void setTimeout(relight, MOMENT);
    if (event.data.say !== "show") return bridge.hear(event.data);
    draw(bridge, place, { [event.data.type]: event.data.data })
      .catch(trouble)
      .finally(() => setTimeout(() => measure(bridge, place), MOMENT));
  };
});

function measure(bridge: Bridge, place: HTMLElement): void {
  bridge.say({ do: "size", height: Math.max(place.offsetHeight, place.scrollHeight) });
}
