import { formatDateTime } from '#contracts';
import { bookingReference } from './booking-reference.js';
import { Facts, type Fact } from './components/facts.js';
import { Layout } from './components/layout.js';
import { Manage } from './components/manage.js';
import { Heading, Paragraph, Subheading } from './components/prose.js';
import type { ContactMailModel, MailSender, RenderedMail } from './mail-model.js';
import { renderMail } from './render-mail.js';
import { mailTexts, type ScheduledMail } from './texts/index.js';

/** To the contact, in their language and time zone: the demo has a time, another one, is close, or was cancelled. */
export function scheduledBooking(mail: ScheduledMail, model: ContactMailModel, sender: MailSender): Promise<RenderedMail> {
  const { booking, locale, timeZone, manageUrl } = model;
  const { fields, manage, why, scheduledFacts, [mail]: texts } = mailTexts[locale];
  const { organizationName, scheduledAt } = booking;
  const time = scheduledAt === null ? null : formatDateTime(scheduledAt, locale, timeZone);
  const facts: Fact[] = [];
  if (time !== null) facts.push({ label: fields.scheduledAt, value: time });
  facts.push({ label: fields.organizationName, value: organizationName });
  facts.push({ label: fields.reference, value: bookingReference(booking.id) });
  const subject = texts.subject(organizationName);
  return renderMail(
    subject,
    <Layout
      language={locale}
      title={subject}
      preheader={time ?? bookingReference(booking.id)}
      sender={sender}
      why={why.booking(sender.name)}
    >
      <Heading text={texts.heading} />
      <Paragraph text={texts.message(booking.contactName, organizationName)} />
      <Subheading text={scheduledFacts} />
      <Facts facts={facts} />
      <Paragraph text={texts.next} />
      <Manage texts={mail === 'bookingCancelled' ? manage.data : manage.booking} url={manageUrl} />
    </Layout>,
  );
}
