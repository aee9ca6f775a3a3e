/** What came back for one try: a status, or nothing that could be read. */
export interface Answer {
  readonly status: number | 'lost';
  readonly code?: string;
  readonly submissionId?: string;
  readonly bookingId?: string;
  /** Whether it says when to come again. */
  readonly hasRetryAfter?: boolean;
  readonly ms: number;
}

/** One form that somebody sent, in as many tries as it took. */
export interface SubmissionRecord {
  /** Stands in the form's `message`, and finds its booking. */
  readonly marker: string;
  readonly email: string;
  /** The Idempotency-Key of every try; without it there is one try. */
  readonly key: string | undefined;
  readonly answers: Answer[];
}

/** One inquiry by `POST /v1/leads`, of a person of its own. */
export interface InquiryRecord {
  readonly email: string;
  readonly key: string;
  readonly answers: Answer[];
}

/** One change that the sales team asked for. */
export interface StaffRecord {
  readonly bookingId: string;
  readonly step: string;
  readonly answer: Answer;
}

/** Every answer that was given to somebody: what the system is measured by. */
export class Ledger {
  readonly submissions: SubmissionRecord[] = [];
  readonly inquiries: InquiryRecord[] = [];
  readonly staff: StaffRecord[] = [];

  /** Bookings that a client knows of, the newest last. */
  readonly bookingIds: string[] = [];

  /** What contacts were answered, but for the first so many submissions and inquiries. */
  contactAnswers(from: { submissions: number; inquiries: number } = { submissions: 0, inquiries: 0 }): Answer[] {
    return [...this.submissions.slice(from.submissions), ...this.inquiries.slice(from.inquiries)].flatMap(({ answers }) => answers);
  }

  /** Answers by status since the beginning. */
  counts(): Map<string, number> {
    const all = [...this.contactAnswers(), ...this.staff.map(({ answer }) => answer)];
    return all.reduce((counts, { status }) => counts.set(String(status), (counts.get(String(status)) ?? 0) + 1), new Map<string, number>());
  }
}
