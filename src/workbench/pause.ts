const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
// The types are Node's, which lack what browsers call it.
Object.assign(port1, { onmessage: () => waiting.shift()?.() });

/** Lets others run: resolves in a later turn of the event loop. Browsers hold timers that follow one another back for 4 ms, but not messages. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    port2.postMessage(undefined);
  });
}
