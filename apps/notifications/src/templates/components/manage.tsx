import { Paragraph, Subheading } from './prose.js';
import { style } from './style.js';

export interface ManageTexts {
  heading: string;
  /** What the link is for: the rights that the consent promised. */
  promise: string;
  link: string;
  personal: string;
}

/** The link by which the reader changes or cancels a booking, or exercises their rights. */
export function Manage({ texts, url }: { texts: ManageTexts; url: string }) {
  return (
    <>
      <Subheading text={texts.heading} />
      <Paragraph text={texts.promise} />
      <p style={style.paragraph}>
        <a href={url} style={style.link}>
          {texts.link}
        </a>
      </p>
      <Paragraph text={texts.personal} />
    </>
  );
}
