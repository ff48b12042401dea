/** The one script of the frame in which cells are run: a worker of it has no origin and no network, as the frame has none. */
import type { Begun, Parts } from "./program-protocol";

addEventListener("message", function begin({ source, data, ports: [port] }: MessageEvent<{ parts: Parts; begun: Begun }>): void {
  if (source !== parent || origin !== "null" || !port) return;
  removeEventListener("message", begin);
  const { parts, begun } = data;
  const script = URL.createObjectURL(new Blob([parts.script], { type: "text/javascript" }));
  // Chromium takes no module for a worker here. Python asks whether this is one by a script that no policy of ours lets in.
  const worker = new Worker(script);
  worker.onerror = () => parent.postMessage("program failed", "*");
  worker.postMessage({ parts, begun }, [port, parts.wasm, parts.library, ...parts.archives]);
});
