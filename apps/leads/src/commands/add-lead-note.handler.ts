import { Inject } from '@nestjs/common';
import type { z } from 'zod';
import { AddLeadNote, type LeadChanged } from '#contracts';
import { Handles, type MessageContext, Transactions } from '#messaging';
import { changeOnce } from './change-once.js';
import { leadForChange } from '../domain/lead-for-change.js';
import { staffNote } from '../domain/lead-note.js';

/** Staff write an entry into the notes of a lead. */
@Handles(AddLeadNote)
export class AddLeadNoteHandler {
  constructor(@Inject(Transactions) private readonly transactions: Transactions) {}

  async execute(request: z.infer<typeof AddLeadNote.request>, context: MessageContext): Promise<LeadChanged> {
    const at = new Date(request.receivedAt);
    return changeOnce(this.transactions, context, request.id, async ({ em }) => {
      const lead = await leadForChange(em, request);
      lead.addNote(staffNote(at, request.actor, request.text), at);
      return { lead: lead.view(), warnings: [] };
    });
  }
}
