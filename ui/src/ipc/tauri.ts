// The shipped host. Nothing else in the window knows Tauri.
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Host } from './call';
import type { Affected } from './generated/Affected';
import type { Progress } from './generated/Progress';

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
  };
}
