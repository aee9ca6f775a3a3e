import { Facts, type Fact } from './components/facts.js';
import { Layout } from './components/layout.js';
import { Manage } from './components/manage.js';
import { Heading, Paragraph, Subheading } from './components/prose.js';
import type { LeadMailModel, MailSender, RenderedMail } from './mail-model.js';
import { renderMail } from './render-mail.js';
import { mailTexts } from './texts/index.js';

/** To somebody who wrote to the sales team, in their language: it has arrived, and what happens next. */
export function leadAcknowledgement({ lead, locale, manageUrl }: LeadMailModel, sender: MailSender): Promise<RenderedMail> {
  const { leadAcknowledgement: texts, fields, manage, why } = mailTexts[locale];
  const { organizationName } = lead;
  const facts: Fact[] = [{ label: fields.organizationName, value: organizationName }];
  return renderMail(
    texts.subject,
    <Layout language={locale} title={texts.subject} preheader={texts.next} sender={sender} why={why.lead(sender.name)}>
      <Heading text={texts.heading(lead.firstName)} />
      <Paragraph text={texts.received(sender.name)} />
      <Facts facts={facts} />
      <Subheading text={texts.nextHeading} />
      <Paragraph text={texts.next} />
      <Manage texts={manage.data} url={manageUrl} />
    </Layout>,
  );
}
