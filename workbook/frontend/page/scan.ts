/** The camera: what it sees is looked through for picture codes, here on this page, and goes nowhere. */
import { decodeQR } from "qr/decode.js";

export interface Camera {
  close(): void;
}

interface Detector {
  detect(video: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
interface DetectorMaker {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

const PAUSE = 150;
const FORMAT = "qr_code";

/** Open the camera in a place; `heard` is told each code once. Rejects where there is none, or it is not allowed. */
export async function open(place: HTMLElement, heard: (read: string, many: number) => void): Promise<Camera> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  const video = document.createElement("video");
  Object.assign(video, { muted: true, playsInline: true, srcObject: stream });
  video.setAttribute("aria-label", "What the camera sees");
  place.replaceChildren(video);
  place.hidden = false;
  await video.play();
  const detector = await best();
  const known = new Set<string>();
  let running = true;
  const look = async (): Promise<void> => {
    if (!running) return;
    for (const { rawValue } of await detector.detect(video).catch(() => [])) {
      if (!rawValue || known.has(rawValue)) continue;
      known.add(rawValue);
      heard(rawValue, known.size);
    }
    setTimeout(() => void look(), PAUSE);
  };
  void look();
  return {
    close() {
      running = false;
      stream.getTracks().forEach((track) => track.stop());
      place.replaceChildren();
      place.hidden = true;
    },
  };
}

/** The browser's own reader where it has one that knows picture codes, else a small one that came with the page. */
async function best(): Promise<Detector> {
  const own = (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector;
  if (own && (await own.getSupportedFormats().catch((): string[] => [])).includes(FORMAT)) return new own({ formats: [FORMAT] });
  const canvas = document.createElement("canvas");
  return { detect: (video) => Promise.resolve(seen(video, canvas)) };
}

function seen(video: HTMLVideoElement, canvas: HTMLCanvasElement): { rawValue: string }[] {
  const { videoWidth: width, videoHeight: height } = video;
  Object.assign(canvas, { width, height });
  const paper = canvas.getContext("2d", { willReadFrequently: true });
  if (!width || !height || !paper) return [];
  paper.drawImage(video, 0, 0);
  try {
    return [{ rawValue: decodeQR(paper.getImageData(0, 0, width, height)) }];
  } catch {
    return []; // no code in sight
  }
}
