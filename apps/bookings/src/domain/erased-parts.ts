import { erasedEmail, erasedText } from '#contracts';

/** What stands in a booking in place of all that its person could be identified by. */
export const erasedParts = (leadId: string) => ({
  contactName: erasedText,
  contactEmail: erasedEmail(leadId),
  contactPhone: null,
  contactRole: null,
  organizationName: erasedText,
  preferredTiming: null,
  message: null,
  notes: null,
  sourceUrl: null,
  submitterIpHash: null,
  ipAddress: null,
  cancellationReason: null,
});
