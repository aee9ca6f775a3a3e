/** What a claim goes by: how many attempts may begin, and who has how many in flight. */
export interface Room {
  readonly free: number;
  readonly taken: ReadonlyMap<string, number>;
}

/** The attempts that an instance may have in flight at a time: in all, and with each recipient. */
export class Places {
  private readonly taken = new Map<string, number>();
  private inFlight = 0;
  /** Whom the last claim could not give all that may be due. */
  private readonly cutShort = new Set<string>();
  private allCutShort = false;

  constructor(
    readonly total: number,
    readonly perRecipient: number = total,
  ) {}

  get room(): Room {
    return { free: this.total - this.inFlight, taken: new Map(this.taken) };
  }

  /** Takes a place for each recipient that a claim in this room came back with. */
  fill({ free, taken }: Room, recipients: readonly string[]): void {
    const claimed = new Map(taken);
    for (const recipient of recipients) {
      claimed.set(recipient, (claimed.get(recipient) ?? 0) + 1);
      this.taken.set(recipient, (this.taken.get(recipient) ?? 0) + 1);
      this.inFlight += 1;
    }
    this.allCutShort = recipients.length >= free;
    this.cutShort.clear();
    for (const [recipient, count] of claimed) if (count >= this.perRecipient) this.cutShort.add(recipient);
  }

  leave(recipient: string): void {
    const left = (this.taken.get(recipient) ?? 0) - 1;
    if (left > 0) this.taken.set(recipient, left);
    else this.taken.delete(recipient);
    this.inFlight -= 1;
  }

  /** Whether a further claim may find what the last one had no place for. */
  get isWorthAClaim(): boolean {
    if (this.inFlight >= this.total) return false;
    if (this.allCutShort) return true;
    return [...this.cutShort].some((recipient) => (this.taken.get(recipient) ?? 0) < this.perRecipient);
  }
}
