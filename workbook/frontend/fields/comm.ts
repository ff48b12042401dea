/**
 * What the kernel says to one widget, in JupyterLab and elsewhere.
 *
 * On a page that took more than two seconds to start it, anywidget refuses every message for a model from then on, while
 * what the model says still arrives. So messages are taken from the kernel's own line wherever there is one.
 */
import type { FromPage, ToPage } from "./protocol";

export interface Model {
  widget_manager?: { kernel?: { anyMessage?: Line } | null };
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  send(message: FromPage): void;
  on(name: string, react: (...given: never[]) => void): void;
  off(name: string, react?: (...given: never[]) => void): void;
}

interface Said {
  header: { msg_type: string };
  content: { comm_id?: string; data?: { method?: string; content?: ToPage } };
  buffers?: DataView[];
}

type React = (kernel: unknown, passed: { direction: "send" | "recv"; msg: Said }) => void;

interface Line {
  connect(react: React): void;
  disconnect(react: React): void;
}

/** Take every message for a model from now on; call what is returned to stop. */
export function hear(model: Model, take: (message: ToPage, buffers: DataView[]) => void): () => void {
  const line = model.widget_manager?.kernel?.anyMessage;
  if (!line) {
    model.on("msg:custom", take as never);
    return () => model.off("msg:custom", take as never);
  }
  const id = model.get("own_id");
  const react: React = (_, { direction, msg: { header, content, buffers } }) => {
    if (direction !== "recv" || header.msg_type !== "comm_msg" || content.comm_id !== id) return;
    const { method, content: message } = content.data ?? {};
    if (method === "custom" && message) take(message, buffers ?? []);
  };
  line.connect(react);
  return () => line.disconnect(react);
}
