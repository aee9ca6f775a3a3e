/** The newest entries, oldest first: when either bound is passed, the oldest are forgotten. */
export class BoundedLog<Entry> {
  readonly #entries: { entry: Entry; bytes: number }[] = [];
  #bytes = 0;

  constructor(private readonly bounds: { entries: number; bytes: number }) {}

  /** Keeps `entry`, which takes about `bytes` of memory. */
  add(entry: Entry, bytes: number): void {
    this.#entries.push({ entry, bytes });
    this.#bytes += bytes;
    while (this.#entries.length > this.bounds.entries || (this.#bytes > this.bounds.bytes && this.#entries.length > 1)) {
      this.#bytes -= this.#entries.shift()?.bytes ?? 0;
    }
  }

  all(): Entry[] {
    return this.#entries.map(({ entry }) => entry);
  }

  clear(): void {
    this.#entries.length = 0;
    this.#bytes = 0;
  }
}
