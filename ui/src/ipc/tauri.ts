// The shipped host. Nothing else in the window knows Tauri.
import { invoke } from '@tauri-apps/api/core';
import { emit, listen } from '@tauri-apps/api/event';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import { getCurrentWindow } from '@tauri-apps/api/window';
import type { Host } from './call';
import type { Affected } from './generated/Affected';
import type { Progress } from './generated/Progress';

/** How long closing waits for what is still being stored, in milliseconds. */
const LONGEST = 4000;

/** Carries commands and events through Tauri. */
export function tauriHost(): Host {
  return {
    invoke: (name, args) => invoke(name, { args }),
    onChanged: (heard) => {
      void listen<Affected>('changed', (event) => heard(event.payload));
    },
    onProgress: (heard) => {
      void listen<Progress>('progress', (event) => heard(event.payload));
    },
    onDropped: (heard) => {
      void getCurrentWebview().onDragDropEvent(({ payload }) => {
        if (payload.type === 'enter') heard({ at: 'over' });
        else if (payload.type === 'leave') heard({ at: 'left' });
        else if (payload.type === 'drop') heard({ at: 'dropped', paths: payload.paths });
      });
    },
    onLocking: (heard) => {
      void listen('locking', () => void heard().finally(() => emit('ready_to_lock')));
    },
    onLocked: (heard) => {
      void listen('locked', () => heard());
    },
    onClosing: (heard) => {
      // A core that does not answer must not keep the window open for ever.
      const late = (): Promise<void> => new Promise((done) => setTimeout(done, LONGEST));
      void getCurrentWindow().onCloseRequested(() => Promise.race([heard(), late()]));
    },
    zoom: (factor) => getCurrentWebview().setZoom(factor),
  };
}
