// The button of the title bar that closes a window. A screen without a window manager draws none, so what the
// manager would tell the window is sent to it.
import { promisify } from 'node:util';
import x11 from 'x11';

/** Tells the window of a process that its close button was pressed. */
export async function pressClose(pid) {
  const display = await promisify((done) => x11.createClient(done))();
  const { client, screen } = display;
  const ask = (name, ...args) => promisify(client[name].bind(client))(...args);
  try {
    const [protocols, deletes, owner] = await Promise.all(
      ['WM_PROTOCOLS', 'WM_DELETE_WINDOW', '_NET_WM_PID'].map((name) => ask('InternAtom', false, name)),
    );
    const number = async (window, property) => {
      const { data } = await ask('GetProperty', 0, window, property, 0, 0, 1);
      return data.length >= 4 ? data.readUInt32LE(0) : null;
    };
    const { children } = await ask('QueryTree', screen[0].root);
    for (const window of children) {
      const mine = (await number(window, owner)) === pid && (await number(window, protocols)) !== null;
      if (mine) client.SendClientMessage(window, window, protocols, 32, [deletes, 0], 0);
    }
    // Answered once all before it was sent.
    await ask('GetInputFocus');
  } finally {
    client.terminate();
  }
}
