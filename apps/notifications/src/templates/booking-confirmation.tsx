import { bookingReference } from './booking-reference.js';
import { Facts, type Fact } from './components/facts.js';
import { Layout } from './components/layout.js';
import { Heading, Paragraph, Subheading } from './components/prose.js';
import { formatDateTime } from './format-date-time.js';
import type { BookingMailModel, MailSender, RenderedMail } from './mail-model.js';
import { renderMail } from './render-mail.js';
import { mailTexts } from './texts/index.js';

/** To the contact, in their language and time zone: what was asked for, and what happens next. */
export function bookingConfirmation({ booking, locale, timeZone }: BookingMailModel, sender: MailSender): Promise<RenderedMail> {
  const { bookingConfirmation: texts, fields } = mailTexts[locale];
  const reference = bookingReference(booking.id);
  const { organizationName, preferredDate, preferredTiming } = booking;
  const facts: Fact[] = [{ label: fields.organizationName, value: organizationName }];
  if (preferredDate !== null) facts.push({ label: fields.preferredDate, value: formatDateTime(preferredDate, locale, timeZone) });
  if (preferredTiming !== null) facts.push({ label: fields.preferredTiming, value: preferredTiming });
  facts.push({ label: fields.reference, value: reference });
  const subject = texts.subject(organizationName);
  return renderMail(
    subject,
    <Layout language={locale} title={subject} preheader={texts.preheader(reference)} sender={sender} why={texts.why(sender.name)}>
      <Heading text={texts.heading(booking.contactName)} />
      <Paragraph text={texts.received(organizationName)} />
      <Subheading text={texts.requestHeading} />
      <Facts facts={facts} />
      <Subheading text={texts.nextHeading} />
      <Paragraph text={texts.next} />
      <Paragraph text={texts.change(reference)} />
    </Layout>,
  );
}
