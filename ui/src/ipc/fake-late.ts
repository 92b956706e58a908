// A core that answers late: commands, or their replies, are held back and let go by the test.
import type { Host } from './call';
import type { FakeCore } from './fake';

/** Commands that wait, and which of them are to. */
export class LateCore {
  /** Commands that are done late. */
  readonly slow = new Set<string>();
  /** Commands that are done at once and whose replies come late. */
  readonly lateReplies = new Set<string>();
  private readonly held: { name: string; letGo: () => void }[] = [];

  constructor(private readonly core: FakeCore) {}

  /** The late core as a host of commands and events. */
  host(): Host {
    const host = this.core.host();
    return {
      ...host,
      invoke: async (name, args) => {
        if (this.slow.has(name)) await this.wait(name);
        const reply = await host.invoke(name, args);
        if (this.lateReplies.has(name)) await this.wait(name);
        return reply;
      },
    };
  }

  /** Whether a command of this name waits. */
  waits(name: string): boolean {
    return this.held.some((one) => one.name === name);
  }

  /** Lets the command of this name that waits longest go on. */
  letGo(name: string): void {
    const at = this.held.findIndex((one) => one.name === name);
    if (at < 0) throw new Error(`No ${name} waits.`);
    this.held.splice(at, 1)[0]?.letGo();
  }

  private wait(name: string): Promise<void> {
    return new Promise((letGo) => {
      this.held.push({ name, letGo });
    });
  }
}
