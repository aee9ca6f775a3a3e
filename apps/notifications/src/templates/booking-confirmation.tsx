import { formatDateTime } from '#contracts';
import { bookingReference } from './booking-reference.js';
import { Facts, type Fact } from './components/facts.js';
import { Layout } from './components/layout.js';
import { Manage } from './components/manage.js';
import { Heading, Paragraph, Subheading } from './components/prose.js';
import type { ContactMailModel, MailSender, RenderedMail } from './mail-model.js';
import { renderMail } from './render-mail.js';
import { mailTexts } from './texts/index.js';

/** To the contact, in their language and time zone: what was asked for, and what happens next. */
export function bookingConfirmation(model: ContactMailModel, sender: MailSender): Promise<RenderedMail> {
  const { booking, locale, timeZone, manageUrl } = model;
  const { bookingConfirmation: texts, fields, manage, why } = mailTexts[locale];
  const reference = bookingReference(booking.id);
  const { organizationName, preferredDate, preferredTiming } = booking;
  const facts: Fact[] = [{ label: fields.organizationName, value: organizationName }];
  if (preferredDate !== null) facts.push({ label: fields.preferredDate, value: formatDateTime(preferredDate, locale, timeZone) });
  if (preferredTiming !== null) facts.push({ label: fields.preferredTiming, value: preferredTiming });
  facts.push({ label: fields.reference, value: reference });
  const subject = texts.subject(organizationName);
  return renderMail(
    subject,
    <Layout language={locale} title={subject} preheader={texts.preheader(reference)} sender={sender} why={why.booking(sender.name)}>
      <Heading text={texts.heading(booking.contactName)} />
      <Paragraph text={texts.received(organizationName)} />
      <Subheading text={texts.requestHeading} />
      <Facts facts={facts} />
      <Subheading text={texts.nextHeading} />
      <Paragraph text={texts.next} />
      <Paragraph text={texts.add(reference)} />
      <Manage texts={manage.booking} url={manageUrl} />
    </Layout>,
  );
}
