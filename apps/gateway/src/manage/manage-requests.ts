import { instant, optionalForm, singleLine } from '#contracts';

/** The body of `POST /v1/manage/{token}/propose-time`: one of the two at least. */
export const ProposeTimeRequest = optionalForm({
  preferredDate: instant().meta({ description: 'At least 24 hours ahead (preferred_date_must_be_future)' }).optional(),
  preferredTiming: singleLine({ max: 500 }).meta({ description: 'When it would suit, in words' }).optional(),
}).superRefine(({ preferredDate, preferredTiming }, ctx) => {
  if (preferredDate !== undefined || preferredTiming !== undefined) return;
  const params = { rule: 'required_fields_present' };
  ctx.addIssue({ code: 'custom', path: ['preferredDate'], message: 'A date, or words in preferredTiming, are required.', params });
});
